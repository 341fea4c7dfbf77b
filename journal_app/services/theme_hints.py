"""What an entry seems to be about, for the student alone. Nothing is stored but corrections."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from journal_app.clock import Clock
from journal_app.domain.hints import Correction, LearnedCounts
from journal_app.domain.ids import EntryId
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompts import Theme

if TYPE_CHECKING:
    from journal_app.analysis.themes import ThemeModel
    from journal_app.analysis.tone import WordTone

THEMES: Final = "hints.themes"
TONE: Final = "hints.tone"


class Wanted(StrEnum):
    """Whether theme hints are shown; they are offered once and come only when taken."""

    UNASKED = "unasked"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Hint:
    """What an entry seems to be about.

    Attributes:
        themes: With the chance of each, 0 to 1, the likeliest first; 1 where the student said
            so. Often empty.
        by_student: The student said it, in place of the guess.
    """

    themes: dict[Theme, float]
    by_student: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a guess needs, read from the vault.

    Attributes:
        themes: Theme hints are turned on.
        tone: Word tone is turned on.
    """

    entry: EntryId
    text: str = field(repr=False)
    correction: Correction | None = field(repr=False)
    counts: LearnedCounts = field(repr=False)
    themes: bool
    tone: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A guess for one entry, and its word tone; each None where it is turned off."""

    entry: EntryId
    hint: Hint | None
    tone: WordTone | None = None


class HintLibrary:
    """The model, loaded when first asked for and kept while the program runs.

    It holds nothing of a journal. Ask on the second worker: loading takes a moment, and must not
    keep the vault waiting.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._model: ThemeModel | None = None

    def model(self) -> ThemeModel:
        """Return the model before any correction.

        Raises:
            WeightsUnusable: Its file is missing or damaged.
        """
        with self._turn:
            if self._model is None:
                self._model = _load()
            return self._model

    def tell(self, asked: Asked) -> Told:
        """Return the guess for an entry. Raises as ``model``."""
        hint = self.hint(asked) if asked.themes else None
        return Told(asked.entry, hint, _tone(asked.text) if asked.tone else None)

    def hint(self, asked: Asked) -> Hint:
        """Return the guess, or what the student said in its place. Raises as ``model``."""
        if asked.correction is not None:
            said = asked.correction.themes
            return Hint({theme: 1.0 for theme in Theme if theme in said}, by_student=True)
        return Hint(self.model().with_counts(asked.counts).themes(asked.text))


class ThemeHints:
    """Guesses and corrections over one vault. Every method blocks and may raise ``WorldError``."""

    def __init__(self, vault: OpenVault, clock: Clock, library: HintLibrary) -> None:
        self._vault = vault
        self._clock = clock
        self._library = library

    def wanted(self) -> Wanted:
        """Return whether hints are shown: not before the student has taken the offer."""
        stored = self._vault.settings.get(THEMES)
        return Wanted(stored) if stored in list(Wanted) else Wanted.UNASKED

    def want(self, *, on: bool) -> None:
        """Store whether hints are shown."""
        self._vault.settings.put(THEMES, (Wanted.YES if on else Wanted.NO).value)

    def tone_on(self) -> bool:
        """Tell whether word tone is shown (usually no)."""
        return self._vault.settings.get(TONE) == "yes"

    def set_tone(self, *, on: bool) -> None:
        """Store whether word tone is shown."""
        self._vault.settings.put(TONE, "yes" if on else "no")

    def ask(self, entry: EntryId) -> Asked:
        """Read what a guess needs. Raises ``KeyError`` when there is no such entry."""
        return Asked(
            entry=entry,
            text=self._vault.entries.text(entry),
            correction=self._vault.hints.correction(entry),
            counts=self._vault.hints.counts(),
            themes=self.wanted() is Wanted.YES,
            tone=self.tone_on(),
        )

    def hint(self, entry: EntryId) -> Hint:
        """Return what an entry seems to be about, or what the student said it is about."""
        return self._library.hint(self.ask(entry))

    def correct(self, entry: EntryId, themes: Collection[Theme]) -> None:
        """Store what the student says an entry is about, and learn it as counts of its words.

        Args:
            themes: Any of the six, or none.

        Raises:
            KeyError: There is no such entry.
        """
        from journal_app.analysis.features import features  # noqa: PLC0415 # when first corrected

        text = self._vault.entries.text(entry)
        correction = Correction(
            entry=entry,
            themes=frozenset(themes),
            text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            corrected_at=self._clock.now(),
        )
        self._vault.hints.correct(correction, features(text))

    def take_back(self, entry: EntryId) -> None:
        """Take a correction back with all it taught."""
        self._vault.hints.take_back(entry)


def _load() -> ThemeModel:
    from journal_app.analysis.themes import ThemeModel  # noqa: PLC0415 # on the worker, when asked
    from journal_app.analysis.weights import load_weights  # noqa: PLC0415 # as above

    return ThemeModel(load_weights())


def _tone(text: str) -> WordTone:
    from journal_app.analysis.tone import word_tone  # noqa: PLC0415 # loads textblob

    return word_tone(text)

"""The guard's settings and what the student decided about words. All methods block."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from journal_app.clock import Clock
from journal_app.domain.guard import Decision, GuardLevel, GuardWord
from journal_app.domain.identifiers import Kind
from journal_app.domain.ports import OpenVault
from journal_app.privacy.memory import KnowsWords, Memory

LEVEL: Final = "guard.level"
HINTS: Final = "guard.hints"


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision just made, with what was there before, so that it can be taken back."""

    word: GuardWord
    before: GuardWord | None


class GuardService:
    """How much the guard underlines, and the words it always or never takes for somebody.

    Args:
        knows: Tells names from ordinary words, for the memory.
    """

    def __init__(self, vault: OpenVault, clock: Clock, *, knows: KnowsWords) -> None:
        self._settings = vault.settings
        self._store = vault.guard
        self._clock = clock
        self._knows = knows

    def level(self) -> GuardLevel:
        """Return what is underlined while writing; everything until set otherwise."""
        stored = self._settings.get(LEVEL)
        return GuardLevel(stored) if stored in list(GuardLevel) else GuardLevel.ALL

    def set_level(self, level: GuardLevel) -> None:
        """Store what is underlined while writing."""
        self._settings.put(LEVEL, level.value)

    def hints(self) -> bool:
        """Tell whether a prompt about a patient comes with a stronger hint (usually yes)."""
        return self._settings.get(HINTS) != "no"

    def set_hints(self, *, on: bool) -> None:
        """Store whether a prompt about a patient comes with a stronger hint."""
        self._settings.put(HINTS, "yes" if on else "no")

    def words(self) -> tuple[GuardWord, ...]:
        """Return every word with a decision, in alphabetical order."""
        return self._store.all()

    def confirm(self, words: str, kind: Kind) -> Decided:
        """Let words count as identifying everywhere in the journal, in all their forms.

        Raises ``ValueError`` for words without a letter or digit, or too long to be a name.
        """
        return self._decide(GuardWord(words, kind, Decision.ALWAYS))

    def dismiss(self, words: str, kind: Kind | None = None) -> Decided:
        """Let words count as nothing everywhere in the journal; as ``confirm`` otherwise."""
        return self._decide(GuardWord(words, kind, Decision.NEVER))

    def remove(self, word: GuardWord) -> Decided:
        """Take a decision back, in the list of words; ``undo`` brings it back."""
        before = self._store.get(word.words)
        self._store.remove(word.words)
        return Decided(word=word, before=before)

    def undo(self, decided: Decided) -> None:
        """Put back what stood before a decision."""
        if decided.before is None:
            self._store.remove(decided.word.words)
        else:
            self._store.put(decided.before)

    def memory(self) -> Memory:
        """Return the memory of this journal as it stands now; a later decision needs a new one."""
        return Memory(self.words(), knows=self._knows)

    def _decide(self, word: GuardWord) -> Decided:
        before = self._store.get(word.words)
        stored = self._store.put(replace(word, decided_at=self._clock.now()))
        return Decided(word=stored, before=before)

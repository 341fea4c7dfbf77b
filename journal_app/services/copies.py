"""Making a copy of chosen entries with identifying details removed.

Three steps: ``gather`` reads the vault, ``copy_search`` looks for identifiers without it, and once
the student has read every text, ``save`` writes the file and keeps a log of what was replaced.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from journal_app.clock import Clock
from journal_app.domain.entries import Entry
from journal_app.domain.guard import GuardWord
from journal_app.domain.ids import EntryId, PromptId, RotationId
from journal_app.domain.ports import OpenVault
from journal_app.domain.ratings import Answer, Scale
from journal_app.domain.rotations import Rotation, rotation_on
from journal_app.files import whole_file
from journal_app.interchange.copies import CopiedEntry, CopyFormat, CopyWords, write_copy
from journal_app.privacy.memory import KnowsWords
from journal_app.privacy.replacement.replaced import Style
from journal_app.services.leaving_texts import confirm_gone, logged
from journal_app.services.review import Review
from journal_app.services.reviewed import Page


@dataclass(frozen=True, slots=True)
class CopyRequest:
    """What a copy shall hold; everything left at its default does not narrow.

    Attributes:
        first: First night, included.
        last: Last night, included.
        ratings: Whether the ratings of those nights go with them.
        keep_gender: Pseudonyms keep to women's and men's names.
        keep_culture: Pseudonyms keep to names of the same background.
    """

    rotation: RotationId | None = None
    first: date | None = None
    last: date | None = None
    style: Style = Style.ROLES
    ratings: bool = False
    keep_gender: bool = False
    keep_culture: bool = False


@dataclass(frozen=True, slots=True)
class CopyChoices:
    """What there is to choose from.

    Attributes:
        rotations: The latest start first.
        nights: First and last night with anything in the journal; None when it is empty.
    """

    rotations: tuple[Rotation, ...] = ()
    nights: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An entry that was chosen."""

    entry: EntryId
    night: date
    text: str = field(repr=False)
    ratings: tuple[tuple[Scale, int], ...] = ()
    prompt: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is known once the vault has been read.

    Attributes:
        sources: The chosen entries, oldest night first.
        texts: Every text of the journal, so that no pseudonym is a word of it.
        words: What the student decided about words.
    """

    request: CopyRequest
    sources: tuple[Source, ...]
    texts: tuple[str, ...] = field(repr=False)
    words: tuple[GuardWord, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy in the making.

    Attributes:
        complete: Both readers looked; without the statistical model more is missed.
        is_plain: Tells whether a word is so common that its capital means nothing at the start
            of a sentence.
        knows: Tells names from the words of the language.
    """

    review: Review
    sources: dict[str, Source]
    days: dict[str, int]
    complete: bool
    is_plain: Callable[[str], bool] = field(repr=False)
    knows: KnowsWords = field(repr=False)

    def entry(self, page: Page) -> CopiedEntry:
        """Return an entry as it leaves, with the text of a page."""
        source = self.sources[page.key]
        return CopiedEntry(self.days[page.key], page.text, source.ratings, source.prompt)


@dataclass(frozen=True, slots=True)
class Saved:
    """What was written: the file's name, the number of entries and of replacements."""

    name: str
    entries: int
    replacements: int


class CopyService:
    """Reads and writes the vault for copies. Blocks; belongs on the worker that owns it.

    Args:
        prompt_text: Gives the wording of a prompt that comes with the program, None for others:
            a student's own prompt may name somebody.
    """

    def __init__(
        self, vault: OpenVault, clock: Clock, prompt_text: Callable[[PromptId], str | None]
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._prompt_text = prompt_text

    def choices(self) -> CopyChoices:
        """Return what there is to choose from."""
        rotations = tuple(reversed(self._vault.rotations.rotations()))
        return CopyChoices(rotations, self._vault.nights.span())

    def gather(self, request: CopyRequest) -> Gathered:
        """Read the chosen entries, and what must be known to hide the people in them."""
        rotations = self._vault.rotations.rotations()
        sources, texts = [], []
        for entry, text in self._vault.entries.each():
            texts.append(text)
            if text.strip() and _chosen(entry, request, rotations):
                sources.append(self._source(entry, text, request))
        sources.sort(key=lambda source: source.night)
        return Gathered(request, tuple(sources), tuple(texts), self._vault.guard.all())

    def save(self, copy: Copy, path: Path, kind: CopyFormat, words: CopyWords) -> Saved:
        """Write a copy whole or not at all, and log what was replaced.

        Raises:
            BugError: A text was not read as it would be written.
            NotGone: Words that are replaced in a text are still there; nothing is written.
            WorldError: The disk refused; nothing is written and nothing is logged.
        """
        pages = copy.review.final()
        confirm_gone(pages, copy.knows)
        export = secrets.token_hex(16)
        texts = {key: source.text for key, source in copy.sources.items()}
        put = tuple(logged(export, texts, pages, self._clock.now()))
        self._vault.replacements.record(put)
        try:
            with whole_file(path, replace=True) as out:
                count = write_copy(out, map(copy.entry, pages), kind, words)
        except BaseException:
            # Nothing left the journal, so that there is nothing to be explained later.
            self._vault.replacements.delete(export)
            raise
        return Saved(path.name, count, len(put))

    def _source(self, entry: Entry, text: str, request: CopyRequest) -> Source:
        return Source(
            entry=entry.id,
            night=entry.night,
            # The page knows one kind of line end; what is shown and what is written agree.
            text=text.replace("\r\n", "\n").replace("\r", "\n"),
            ratings=self._given(entry.night) if request.ratings else (),
            prompt=self._prompt_of(entry),
        )

    def _given(self, night: date) -> tuple[tuple[Scale, int], ...]:
        return tuple(
            (rating.scale, rating.value)
            for rating in self._vault.nights.ratings(night)
            if rating.answer is Answer.GIVEN and rating.value is not None
        )

    def _prompt_of(self, entry: Entry) -> str:
        known = None if entry.prompt is None else self._prompt_text(entry.prompt)
        return known if known is not None and known == entry.prompt_text else ""


def _chosen(entry: Entry, request: CopyRequest, rotations: Sequence[Rotation]) -> bool:
    if entry.binned_at is not None:
        return False
    if request.first is not None and entry.night < request.first:
        return False
    if request.last is not None and entry.night > request.last:
        return False
    if request.rotation is None:
        return True
    lies_in = rotation_on(entry.night, rotations)
    return lies_in is not None and lies_in.id == request.rotation

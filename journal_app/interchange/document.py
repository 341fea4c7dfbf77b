"""A whole journal as one document of domain objects, and its equality with a vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from journal_app.domain.entries import Entry, VersionKind
from journal_app.domain.guard import GuardWord
from journal_app.domain.nights import Night, Stretch
from journal_app.domain.notebook import Note, Person
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompts import Form, Moment, ShownPrompt
from journal_app.domain.questionnaires import AnswerSheet, KeptQuestionnaire, Questionnaire
from journal_app.domain.ratings import Rating
from journal_app.domain.rotations import Rotation


@dataclass(frozen=True, slots=True)
class WrittenVersion:
    """An earlier state of an entry, with its text."""

    saved_at: str
    kind: VersionKind
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """An entry with its text, its history, oldest version first, and how it is written."""

    entry: Entry
    text: str = field(repr=False)
    history: tuple[WrittenVersion, ...] = ()
    form: Form = Form.FREE


@dataclass(frozen=True, slots=True)
class MarkedNight:
    """How a night was marked, in the order in which moments are offered."""

    night: date
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class WrittenQuestionnaire:
    """Which questionnaires there are. Their licences are not the student's to pass on.

    Attributes:
        item_texts: Item code and text, only where the questionnaire's own file lets texts leave.
    """

    id: str
    version: str
    item_texts: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class WrittenPerson:
    """Somebody in the role-model notebook, with all that was noted about them."""

    person: Person
    notes: tuple[Note, ...] = ()


ReadsQuestionnaire = Callable[[KeptQuestionnaire], Questionnaire | None]
"""Reads a kept questionnaire; None for one whose form is not known."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything but the entries: small enough to hold at once.

    Sites of rotations are left out, as everywhere outside the vault. So is the log of exports:
    it says what stands behind every replacement, and belongs apart from any file.

    Attributes:
        notebook: Empty unless the student asks for it: it speaks of living persons.
    """

    nights: tuple[Night, ...] = ()
    moments: tuple[MarkedNight, ...] = ()
    ratings: tuple[Rating, ...] = ()
    rotations: tuple[Rotation, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    prompts_shown: tuple[ShownPrompt, ...] = ()
    guard_words: tuple[GuardWord, ...] = ()
    questionnaires: tuple[WrittenQuestionnaire, ...] = ()
    answer_sheets: tuple[AnswerSheet, ...] = ()
    notebook: tuple[WrittenPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a file and a vault disagree: a kind of thing and how many of them."""

    kind: str
    count: int


def surroundings_of(
    vault: OpenVault, read: ReadsQuestionnaire, *, with_notebook: bool = False
) -> Surroundings:
    """Read everything but the entries from a vault, the notebook only when it is asked for."""
    sheets = vault.questionnaires.answers()
    return Surroundings(
        nights=vault.nights.between(date.min, date.max),
        moments=tuple(_marked(vault)),
        ratings=vault.nights.ratings_between(date.min, date.max),
        rotations=tuple(replace(r, site="") for r in vault.rotations.rotations()),
        stretches=vault.rotations.stretches(),
        prompts_shown=vault.prompt_log.history(date.max),
        guard_words=vault.guard.all(),
        questionnaires=tuple(_questionnaires(vault, sheets, read)),
        answer_sheets=sheets,
        notebook=tuple(_people(vault)) if with_notebook else (),
    )


def _marked(vault: OpenVault) -> Iterator[MarkedNight]:
    for night, moments in vault.prompts.marked_nights().items():
        yield MarkedNight(night, tuple(one for one in Moment if one in moments))


def _people(vault: OpenVault) -> Iterator[WrittenPerson]:
    for person in vault.notebook.people():
        yield WrittenPerson(person, vault.notebook.notes(person.id))


def _questionnaires(
    vault: OpenVault, sheets: tuple[AnswerSheet, ...], read: ReadsQuestionnaire
) -> Iterator[WrittenQuestionnaire]:
    """Yield every version that was filled in, by id and version."""
    for name, version in sorted({(sheet.questionnaire, sheet.version) for sheet in sheets}):
        kept = vault.questionnaires.get(name, version)
        known = read(kept) if kept is not None else None
        yield WrittenQuestionnaire(name, version, known.texts_that_may_leave() if known else {})


def entries_of(vault: OpenVault) -> Iterator[WrittenEntry]:
    """Yield every entry with text and history, oldest first, the bin included."""
    for entry, text in vault.entries.each():
        versions = reversed(vault.entries.versions(entry.id))
        history = tuple(
            WrittenVersion(v.saved_at.isoformat(), v.kind, vault.entries.version_text(v.id))
            for v in versions
        )
        yield WrittenEntry(entry, text, history, vault.forms.form(entry.id))

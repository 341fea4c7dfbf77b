"""Forgetting words: what is asked, and what was done.

The words themselves are content: they are kept out of every ``repr``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from journal_app.domain.identifiers import Kind
from journal_app.domain.ids import EntryId


@dataclass(frozen=True, slots=True)
class Change:
    """A place in a text and what is put there instead.

    Attributes:
        start: First code point.
        end: One past the last, above ``start``.
        put: The words put there; may be empty.
        kind: What stood there; a name is forgotten with its parts.
    """

    start: int
    end: int
    put: str = field(repr=False)
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """Words to be forgotten wherever they stand, and what is put there.

    Attributes:
        any_case: Also where they are written with other capitals; False for words that also
            are ordinary ones, such as the name Hope.
        exact: Only where they are written just so: a short name such as Ed, which in capitals
            or small letters is something else.
        endings: Plural endings that may follow; none that would make an ordinary word of them.
        around: The word before them and the word after, each with the signs in between, for
            words that say nothing by themselves, such as 3/10. They are looked for between
            these alone, just as written, and only in earlier states of their own page.
    """

    words: str = field(repr=False)
    put: str = field(repr=False)
    any_case: bool = True
    exact: bool = False
    endings: tuple[str, ...] = ("s", "es")
    around: tuple[str, str] | None = field(default=None, repr=False)


def spread(wordings: Iterable[Wording]) -> tuple[Wording, ...]:
    """Return the words that are also looked for in other entries than their own."""
    return tuple(wording for wording in wordings if wording.around is None)


@dataclass(frozen=True, slots=True)
class Forgetting:
    """A request to replace words and to leave them nowhere in the journal.

    Attributes:
        entry: The entry whose page is replaced.
        text: Its whole new text.
        wordings: What is taken out of everything else that is kept; longest words first.
        everywhere: Out of every entry of the journal, not of this one alone.
    """

    entry: EntryId
    text: str = field(repr=False)
    wordings: tuple[Wording, ...] = field(repr=False)
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class OldBackups:
    """The journal's own backups that may still hold forgotten words.

    Attributes:
        count: How many there are now.
        gone_by: The day by which those that thin out by themselves are gone, when a backup is
            made every day from now on; None when there is none of them.
        lasting: How many never go by themselves: the last backup of a month that is over.
        second_folder: Backups are also copied to a folder where none is ever deleted.
    """

    count: int
    gone_by: date | None
    lasting: int
    second_folder: bool = False


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was done, for the sentence that says so.

    Attributes:
        entries: Entries whose page or history was changed, this one among them.
        versions: Earlier versions that were changed.
        elsewhere: Other entries that still hold some of the words; 0 after ``everywhere``.
        backups: Which backups still may hold them.
        overwritten: The journal's file was written anew. If not, pieces of the words may lie in
            unused parts of it, encrypted as all else, until the next backup or lock.
    """

    entries: int
    versions: int
    elsewhere: int
    backups: OldBackups
    overwritten: bool = True

"""REFI-QDA projects of the pool's texts, one file or several, each a ZIP written as it is made."""

from __future__ import annotations

import itertools
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from journal_app.files import create_file, remove
from journal_app.research.desk.codes import Codebook, new_codebook
from journal_app.research.desk.guid import new_guid
from journal_app.research.desk.qde import Coding, Document, DocumentVariable, ProjectXml, Value
from journal_app.research.desk.rows import EntryRow
from journal_app.research.desk.table_files import new_text
from journal_app.research.desk.variables import ThemeOf

INNER: Final = "project.qde"
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_MODE: Final = 0o600 << 16

Marks = Callable[[str], Iterable[tuple[int, int]]]
"""Gives where the brackets stand that replace identifying details, in code points."""

VARIABLES: Final = (
    DocumentVariable(
        "participant", str, "Participant: id derived from a key made for this study alone"
    ),
    DocumentVariable("study_day", int, "Day number from a random day that nobody is told"),
    DocumentVariable("rotation_week", int, "Week of the rotation"),
    DocumentVariable("rotation_group", str, "Rotation group; none where too few share it"),
    DocumentVariable("shift", str, "Shift"),
    DocumentVariable("post_call", bool, "After a call"),
    DocumentVariable("exam", bool, "Exam on or near this day"),
    DocumentVariable("time_pressure", int, "Time pressure, 0 to 10"),
    DocumentVariable("burnout", int, "Burnout self-rating, 0 to 10"),
    DocumentVariable("prompt_use", str, "shown, swapped or free"),
    DocumentVariable("prompt", str, "Id of the prompt"),
    DocumentVariable("prompt_text", str, "Wording of the prompt"),
    DocumentVariable("edited_after_joining", bool, "Changed after joining the study"),
    DocumentVariable("replaced_details", int, "Places where something else stands"),
)


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the texts.

    Attributes:
        files: Names of the projects.
        without_text: Entries left out because they have no text.
    """

    files: tuple[str, ...]
    documents: int
    without_text: int


class Projects:
    """Writes projects.

    Args:
        name: The project's name, for people.
        stem: Of the files' names: ``stem.qdpx``, ``stem-2.qdpx`` and so on.
        description: What every project says of itself.
        at: When they are made.
    """

    def __init__(self, *, name: str, stem: str, description: str, at: datetime) -> None:
        self._name = name
        self._stem = stem
        self._description = description
        self._at = at

    def write(
        self,
        folder: Path,
        entries: Iterable[EntryRow],
        *,
        marks: Marks,
        theme_of: ThemeOf,
        split: int | None,
    ) -> Written:
        """Write all entries, in order.

        Args:
            split: Participants to a file; None for one file.
        """
        names: list[str] = []
        told = _Told()
        for number, part in enumerate(_parts(entries, split), start=1):
            names.append(f"{self._stem}.qdpx" if number == 1 else f"{self._stem}-{number}.qdpx")
            self._project(folder / names[-1], told.with_text(part), marks, theme_of)
        if not names:
            names.append(f"{self._stem}.qdpx")
            self._project(folder / names[0], (), marks, theme_of)
        return Written(tuple(names), told.documents, told.without)

    def _project(
        self, path: Path, entries: Iterable[EntryRow], marks: Marks, theme_of: ThemeOf
    ) -> None:
        """Write one project; its XML takes shape beside it, so that its size is known at last.

        A ZIP takes one member at a time, and says before a member whether it is larger than 4 GB.
        """
        draft = path.with_suffix(".qde")
        codes = new_codebook()
        with create_file(path) as file, zipfile.ZipFile(file, "w") as archive:
            with new_text(draft) as out:
                xml = ProjectXml(out, VARIABLES, self._at)
                xml.begin(self._name, codes.codes)
                for entry in entries:
                    document = _document(entry, codes, marks, theme_of)
                    archive.writestr(_member(f"sources/{document.guid}.txt"), entry.text)
                    xml.document(document)
                xml.end(self._description)
            inner = _member(INNER)
            inner.file_size = draft.stat().st_size
            with draft.open("rb") as made, archive.open(inner, "w") as target:
                while chunk := made.read(1024 * 1024):
                    target.write(chunk)
        remove(draft)


class _Told:
    """Counts what is written and what is left out."""

    def __init__(self) -> None:
        self.documents = 0
        self.without = 0

    def with_text(self, entries: Iterable[EntryRow]) -> Iterator[EntryRow]:
        for entry in entries:
            if entry.text:
                self.documents += 1
                yield entry
            else:
                self.without += 1


def _parts(entries: Iterable[EntryRow], split: int | None) -> Iterator[Iterator[EntryRow]]:
    """Give the entries in turns of ``split`` participants, in order and one at a time."""
    numbered = _numbered(entries)
    for _part, group in itertools.groupby(
        numbered, key=lambda each: each[0] // split if split else 0
    ):
        yield (entry for _number, entry in group)


def _numbered(entries: Iterable[EntryRow]) -> Iterator[tuple[int, EntryRow]]:
    people = itertools.groupby(entries, key=lambda entry: entry.participant)
    for number, (_participant, own) in enumerate(people):
        for entry in own:
            yield number, entry


def _document(entry: EntryRow, codes: Codebook, marks: Marks, theme_of: ThemeOf) -> Document:
    codings = [Coding(start, end, codes.replaced) for start, end in marks(entry.text)]
    theme = theme_of(entry.prompt) if entry.prompt else None
    if theme is not None:
        codings.insert(0, Coding(0, len(entry.text), codes.by_theme[theme]))
    return Document(new_guid(), document_name(entry), tuple(codings), _values(entry))


def document_name(entry: EntryRow) -> str:
    """Return what a text is called: unique, sorted by participant and time, the same every run."""
    night = entry.night
    when = ""
    if night.day is not None:
        when = f"-day-{night.day:05}"
    elif night.week is not None:
        when = f"-week-{night.week:02}"
    return f"{entry.label}{when}-{entry.entry}"


def _values(entry: EntryRow) -> dict[str, Value]:
    night = entry.night
    found: dict[str, Value | None] = {
        "participant": entry.participant,
        "study_day": night.day,
        "rotation_week": night.week,
        "rotation_group": night.group,
        "shift": night.shift,
        "post_call": night.post_call,
        "exam": night.exam,
        "time_pressure": night.time_pressure,
        "burnout": night.burnout,
        "prompt_use": entry.use,
        "prompt": entry.prompt or None,
        "prompt_text": entry.prompt_text or None,
        "edited_after_joining": entry.edited,
        "replaced_details": entry.replaced,
    }
    return {name: value for name, value in found.items() if value is not None}


def _member(name: str) -> zipfile.ZipInfo:
    """Return a member with nothing of this machine in it."""
    member = zipfile.ZipInfo(name, _EARLIEST)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = _UNIX
    member.external_attr = _MODE
    return member

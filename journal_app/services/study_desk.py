"""What a study team does on its own machine with the sealed files it was sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from journal_app.clock import Clock
from journal_app.domain.ids import PromptId
from journal_app.domain.prompts import Theme
from journal_app.errors import Problem, WorldError
from journal_app.privacy.replacement.marks import own_marks
from journal_app.prompts.library import PromptLibrary
from journal_app.research.desk.desk import DeskWords, Heard, Task, open_sealed
from journal_app.research.desk.faults import DeskRefused, DeskTrouble
from journal_app.research.desk.intake import sealed_files
from journal_app.research.desk.keys import read_identities
from journal_app.research.desk.parquet import can_write_parquet
from journal_app.research.desk.studies import study_files
from journal_app.research.desk.summary import Summary
from journal_app.research.desk.writing import Way


@dataclass(frozen=True, slots=True)
class OpeningRequest:
    """What the team asks for.

    Attributes:
        files: Sealed files, or folders of them.
        key: The private key's file.
        to: A folder that is empty or not there.
        studies: Study files; looked for beside the key and the files when none is named.
        parquet: Tables as Parquet or as CSV; None for Parquet where it can be written.
        split: Participants to a QDPX file; None for one file.
    """

    files: Sequence[Path]
    key: Path
    to: Path
    studies: Sequence[Path] = ()
    parquet: bool | None = None
    split: int | None = None


class StudyDesk:
    """Opens sealed packages and writes what the team works with."""

    def __init__(self, *, words: DeskWords, clock: Clock, library: PromptLibrary) -> None:
        self._words = words
        self._clock = clock
        self._library = library

    def open(self, request: OpeningRequest, *, description: str, heard: Heard) -> Summary:
        """Open everything that was sent, check it, and write the outputs; all or nothing.

        Args:
            description: What a QDPX project says of itself.

        Raises:
            DeskRefused: The request cannot be met as it stands; nothing was written.
            WorldError: ``FILE_MISSING``, ``STUDY_KEY`` and the other problems of studies,
                ``SEALING_MISSING``, ``PARQUET_MISSING``, or what the disk answered; nothing was
                written.
        """
        if request.split is not None and request.split < 1:
            raise DeskRefused(DeskTrouble.SPLIT)
        if request.parquet and not can_write_parquet():
            raise WorldError(Problem.PARQUET_MISSING)
        identities = read_identities(request.key)
        files = sealed_files(request.files)
        studies = study_files(request.studies, identities, key=request.key, sealed=request.files[0])
        task = Task(
            files=files,
            studies=studies,
            identities=identities.opening(file.study.recipient for file in studies.values()),
            to=request.to,
            way=self._way(request, description),
        )
        return open_sealed(task, self._words, heard)

    def _way(self, request: OpeningRequest, description: str) -> Way:
        parquet = can_write_parquet() if request.parquet is None else request.parquet
        return Way(
            parquet=parquet,
            split=request.split,
            marks=_marks,
            theme_of=self._theme_of,
            description=description,
            at=self._clock.now(),
        )

    def _theme_of(self, prompt: str) -> Theme | None:
        found = self._library.find(PromptId(prompt))
        return None if found is None else found.theme


def _marks(text: str) -> Iterable[tuple[int, int]]:
    return ((mark.start, mark.end) for mark in own_marks(text))

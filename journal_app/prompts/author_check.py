"""Looks through files that somebody has written, packs or files for ``prompts/``, and tells all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from journal_app.domain.prompts import CareLine, Prompt
from journal_app.errors import BadFile, Problem, WorldError
from journal_app.prompts.figures import Figures, figures
from journal_app.prompts.library import check_ids
from journal_app.prompts.lines import Lines
from journal_app.prompts.pack import USUAL_LANGUAGE, bytes_of, check_pack, text_of
from journal_app.prompts.reader import PromptFile, look_through
from journal_app.prompts.table import Source

SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class Looked:
    """What files hold and what is amiss in them.

    Attributes:
        files: How many were read.
        faults: In the order of files and lines.
        figures: Of everything that is without fault.
    """

    files: int
    prompts: int
    care: int
    faults: tuple[BadFile, ...]
    figures: Figures


def look_at(paths: Sequence[Path], shipped: Sequence[Prompt] = ()) -> Looked:
    """Read files and folders of files.

    Args:
        shipped: Prompts that come with the program; what is nearly the same as one of them is
            told. One whose id the files have is passed over: it is the same prompt.

    Raises:
        WorldError: ``FILE_MISSING`` for a name that is not there or is no file (a pipe), and for
            a folder without a prompt file; or the disk's answer.
    """
    prompts: list[Prompt] = []
    care: list[CareLine] = []
    faults: list[BadFile] = []
    earlier: list[PromptFile] = []
    english = True
    files = [file for path in paths for file in _files(path)]
    for path in files:
        read = _read(path)
        faults += read.faults
        faults += check_ids(read.file, earlier)
        earlier.append(read.file)
        prompts += read.file.prompts
        care += read.file.care
        english = english and read.english
    ids = {prompt.id for prompt in prompts}
    beside = [prompt for prompt in shipped if prompt.id not in ids]
    found = figures(prompts, care, beside=beside, english=english)
    return Looked(len(files), len(prompts), len(care), tuple(faults), found)


@dataclass(frozen=True, slots=True)
class _Read:
    file: PromptFile
    faults: tuple[BadFile, ...]
    english: bool = True


def _files(path: Path) -> Iterable[Path]:
    found = [path]
    if path.is_dir():
        found = sorted(item for item in path.iterdir() if item.suffix == SUFFIX)
    if not found or not path.exists():
        raise WorldError(Problem.FILE_MISSING, file=path.name)
    return found


def _read(path: Path) -> _Read:
    data = bytes_of(path, path.name)
    source = Source(path.name, Lines(""))
    text = text_of(data, source)
    if text is None:
        return _Read(PromptFile(path.name, (), (), {}), tuple(source.faults))
    file = look_through(path.name, text, pack=True)
    if file.pack is None:
        return _Read(file, file.faults)
    pack, faults = check_pack(data, file=path.name)
    return _Read(file, faults, pack is None or pack.language.split("-")[0] == USUAL_LANGUAGE)

"""The study files that packages are checked against: named, or found beside what was named."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from journal_app.domain.studies import StudyFile
from journal_app.errors import BadFile, Problem
from journal_app.research.desk.faults import DeskRefused, DeskTrouble
from journal_app.research.desk.intake import sealed_bytes, sealed_files
from journal_app.research.desk.keys import Identities
from journal_app.research.file_names import shown_name
from journal_app.research.sealing import unseal
from journal_app.research.study_file import read_study_at

SUFFIX: Final = ".study.toml"
_MOST_LOOKED_AT: Final = 200
_MOST_TRIED: Final = 5

Studies = dict[int, StudyFile]
"""The versions of one study, by number."""


def study_files(
    named: Sequence[Path], identities: Identities, *, key: Path, sealed: Path
) -> Studies:
    """Return the versions of the one study that a key belongs to.

    Args:
        named: Study files; when none is named they are looked for beside ``key``, then beside
            ``sealed``.
        sealed: The first sealed file, or the folder it lies in.

    Raises:
        WorldError: ``FILE_MISSING``; a file that was named.
        BadFile: A study file cannot be used; ``STUDY_KEY``: the key is not this study's.
        DeskRefused: ``NO_STUDY``, ``KEY_OPENS_NONE``, ``SEVERAL_STUDIES``, ``STUDY_TWICE`` or
            ``OTHER_KEY``.
    """
    if named:
        return _one_study([read_study_at(path) for path in named], identities, key)
    folder = sealed if sealed.is_dir() else sealed.parent
    seen: list[StudyFile] = []
    for place in dict.fromkeys((key.resolve().parent, folder.resolve())):
        seen += _in(place)
        fitting = [file for file in seen if file.study.recipient in identities.recipients]
        if fitting:
            return _one_study(fitting, identities, key)
    if seen:
        raise BadFile(Problem.STUDY_KEY, file=shown_name(key.name))
    opens = _opens_one(sealed, identities)
    raise DeskRefused(DeskTrouble.NO_STUDY if opens else DeskTrouble.KEY_OPENS_NONE)


def _opens_one(sealed: Path, identities: Identities) -> bool:
    """Tell whether a key opens any of the smallest sealed files, as it does unless it is wrong."""
    try:
        smallest = sealed_files([sealed])[:_MOST_TRIED]
    except DeskRefused:
        return True  # an empty folder, named before others, tells nothing of the key
    for path in smallest:
        for secret in identities.opening(identities.recipients):
            with contextlib.suppress(BadFile):
                unseal(sealed_bytes(path, shown_name(path.name)), secret)
                return True
    return False


def _in(folder: Path) -> list[StudyFile]:
    """Return the study files in a folder that hold; others may lie there for other reasons."""
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}"))[:_MOST_LOOKED_AT]:
        try:
            found.append(read_study_at(path))
        except BadFile:
            continue
    return found


def _one_study(files: Iterable[StudyFile], identities: Identities, key: Path) -> Studies:
    versions: Studies = {}
    for file in files:
        study = file.study
        other = next(iter(versions.values()), file)
        if other.study.id != study.id:
            raise DeskRefused(DeskTrouble.SEVERAL_STUDIES)
        if other.study.signing_key != study.signing_key:
            raise DeskRefused(DeskTrouble.OTHER_KEY)
        if versions.setdefault(study.version, file).sha256 != file.sha256:
            raise DeskRefused(DeskTrouble.STUDY_TWICE)
    if not identities.opening(file.study.recipient for file in versions.values()):
        raise BadFile(Problem.STUDY_KEY, file=shown_name(key.name))
    return dict(sorted(versions.items()))

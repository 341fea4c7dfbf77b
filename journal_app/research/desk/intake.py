"""Sealed files one by one: opened in memory, checked, and put into the pool or refused."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from journal_app.domain.packages import PackageContents, Withdrawal
from journal_app.domain.studies import StudyFile
from journal_app.errors import BadFile, Problem
from journal_app.research.desk.faults import DeskFault, DeskRefused, DeskTrouble
from journal_app.research.desk.pool import Pool
from journal_app.research.file_names import shown_name
from journal_app.research.package_faults import PackageFault
from journal_app.research.package_members import CONSENT
from journal_app.research.package_reading import LARGEST_MANIFEST, read_package
from journal_app.research.plain_zip import names_in
from journal_app.research.sealing import LARGEST_SEALED, SUFFIX, unseal

_MOST_FILES: Final = 100_000
_LARGEST_NOTICE: Final = LARGEST_MANIFEST + 256 * 1024
"""Bytes of a sealed notice of withdrawal, which is a manifest and padding, and of its sealing."""


@dataclass(slots=True)
class Received:
    """What came of the files.

    Attributes:
        files: How many there were, whatever came of them.
        refused: Every file that was left out, with why.
        duplicates: Names of files with contents that another file has already brought.
    """

    files: int = 0
    withdrawals: int = 0
    refused: list[BadFile] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)


def sealed_files(named: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files to open, smallest first: folders stand for the sealed files in them.

    Raises:
        DeskRefused: ``NO_FILES``.
    """
    found: dict[Path, int] = {}
    for path in named:
        inside = sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]
        for file in inside:
            found.setdefault(file.resolve(), file.stat().st_size if file.is_file() else 0)
    if not 0 < len(found) <= _MOST_FILES:
        raise DeskRefused(DeskTrouble.NO_FILES)
    return tuple(sorted(found, key=lambda path: (found[path], path.name, path)))


class Intake:
    """Opens sealed files for one study.

    Args:
        studies: The study's files by version.
        identities: The private age keys that open the study's files, at least one.
    """

    def __init__(
        self, pool: Pool, studies: Mapping[int, StudyFile], identities: Sequence[str]
    ) -> None:
        self._pool = pool
        self._studies = studies
        self._study = next(iter(studies.values())).study.id
        self._identities = identities
        self.received = Received()

    def take_all(self, files: Sequence[Path], heard: Callable[[int], None]) -> None:
        """Open every file; one that is refused is listed and the others go on.

        Notices of withdrawal come first, so that what they take out is not written anywhere at
        all. No size tells them from packages, so small files are unsealed once to see.
        """
        self.received.files = len(files)
        packages = [path for path in files if not self._is_done(path, self._take_notice)]
        done = len(files) - len(packages)
        for number, path in enumerate(packages, start=done + 1):
            self._is_done(path, self._take)
            heard(number)

    def _is_done(self, path: Path, take: Callable[[Path, str], bool]) -> bool:
        try:
            return take(path, shown_name(path.name))
        except BadFile as refused:
            self.received.refused.append(refused)
            return True

    def _take_notice(self, path: Path, name: str) -> bool:
        """Take a file that is no package, and tell whether it was none."""
        if path.is_file() and path.stat().st_size > _LARGEST_NOTICE:
            return False
        archive = self._opened(path, name)
        if CONSENT in names_in(archive):
            return False
        self._read(archive, name)
        return True

    def _take(self, path: Path, name: str) -> bool:
        self._read(self._opened(path, name), name)
        return True

    def _read(self, archive: bytes, name: str) -> None:
        found = read_package(archive, file=name)
        if isinstance(found, PackageContents):
            self._package(found, hashlib.sha256(archive).hexdigest(), name)
        else:
            self._withdrawal(found.withdrawal, name)

    def _opened(self, path: Path, name: str) -> bytes:
        return self._unsealed(sealed_bytes(path, name), name)

    def _unsealed(self, sealed: bytes, name: str) -> bytes:
        *others, last = self._identities
        for identity in others:
            with contextlib.suppress(BadFile):
                return unseal(sealed, identity, file=name)
        return unseal(sealed, last, file=name)

    def _package(self, contents: PackageContents, sha256: str, name: str) -> None:
        if contents.study != self._study:
            raise _refusal(DeskFault.OTHER_STUDY, name)
        known = self._studies.get(contents.study_version)
        if known is None:
            raise _refusal(DeskFault.OTHER_VERSION, name, version=contents.study_version)
        consent = contents.consent
        same = (known.sha256, known.notice_sha256, known.study.version) == (
            *(contents.study_sha256, consent.notice_sha256, consent.study_version),
        )
        if not same:
            raise _refusal(DeskFault.OTHER_CONTENTS, name, version=contents.study_version)
        earlier = self._pool.hash_of(contents.package)
        if earlier is None:
            self._pool.add(contents, sha256=sha256, file=name)
        elif earlier == sha256:
            self.received.duplicates.append(name)
        else:
            raise _refusal(DeskFault.REPLAYED, name)

    def _withdrawal(self, withdrawal: Withdrawal, name: str) -> None:
        if withdrawal.study != self._study:
            raise _refusal(DeskFault.OTHER_STUDY, name)
        self._pool.withdraw(withdrawal, file=name)
        self.received.withdrawals += 1


def sealed_bytes(path: Path, name: str) -> bytes:
    """Return a file's bytes, if it is a plain file of a size that can be sealed.

    Args:
        name: The file's name, for the sentence.

    Raises:
        BadFile: ``SEALED_FILE``.
    """
    if not path.is_file():
        raise _refusal(DeskFault.NOT_A_FILE, name)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_SEALED + 1)
    except OSError:
        raise _refusal(DeskFault.NOT_A_FILE, name) from None
    if len(data) > LARGEST_SEALED:
        raise BadFile(Problem.SEALED_FILE, file=name, why=PackageFault.TOO_BIG.value)
    return data


def _refusal(fault: DeskFault, name: str, **values: str | int) -> BadFile:
    return BadFile(Problem.SEALED_FILE, file=name, why=fault.value, **values)

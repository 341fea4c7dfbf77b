"""Reads a package back from its own bytes, so that what is shown is what is sealed."""

from __future__ import annotations

from dataclasses import dataclass, field

from journal_app.domain.packages import PackageContents
from journal_app.errors import BugError
from journal_app.research.package_reading import read_package
from journal_app.research.package_writing import BuiltPackage
from journal_app.research.plain_zip import padding_for, read_zip


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a package says to whoever opens it.

    Attributes:
        files: Name and bytes of each file in it, the padding too, in the order in which they lie
            there.
    """

    contents: PackageContents
    files: tuple[tuple[str, bytes], ...] = field(repr=False)


def read_back(built: BuiltPackage) -> ReadBack:
    """Return what ``built.archive`` holds, checked as the study team checks it.

    Raises:
        BadFile: ``SEALED_FILE``: the team could not use it.
        BugError: It is no package.
    """
    contents = read_package(built.archive, file="")
    if not isinstance(contents, PackageContents):
        raise BugError("what was built is no package")
    files = tuple(read_zip(built.archive).items())
    return ReadBack(contents, tuple(sorted((*files, padding_for(files)))))

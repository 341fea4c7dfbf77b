"""The one file of support lines from a school that a journal keeps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal_app.domain.support import Region, SupportLine
from journal_app.errors import BadFile
from journal_app.services.school_file import (
    SchoolFile,
    not_shown_already,
    read_school_file,
    read_school_file_at,
)

if TYPE_CHECKING:
    from journal_app.domain.ports import OpenVault
    from journal_app.services.support import SupportService

SCHOOL_LINES: Final = "support.school"
KEPT_NAME: Final = "school.toml"


class SchoolLines:
    """A school's lines. Every call blocks and belongs on the worker.

    Args:
        support: The lines that ship, which a school can neither change nor take away.
    """

    def __init__(self, vault: OpenVault, support: SupportService) -> None:
        self._store = vault.settings
        self._support = support

    def preview(self, path: Path) -> SchoolFile:
        """Read a file, so that it can be looked at; nothing is kept yet.

        Raises:
            WorldError: ``FILE_MISSING``, or the disk's answer.
            BadFile: ``SUPPORT_FILE`` with file, line and reason.
        """
        return read_school_file_at(path, self._shipped())

    def bring(self, found: SchoolFile) -> None:
        """Keep a file that was looked at, in place of an earlier one."""
        self._store.put(SCHOOL_LINES, found.text)

    def remove(self) -> None:
        """Let go of the file that is kept; does nothing when there is none."""
        if self._store.get(SCHOOL_LINES):
            self._store.put(SCHOOL_LINES, "")

    def kept(self) -> SchoolFile | None:
        """Return the file that is kept; None when there is none, or none that can be used."""
        text = self._store.get(SCHOOL_LINES)
        if not text:
            return None
        try:
            return read_school_file(text.encode(), file=KEPT_NAME, shipped=self._shipped())
        except BadFile:
            # A line that ships by now has taken one of its ids; Settings lets it be removed.
            return None

    def has_one(self) -> bool:
        """Tell whether a file is kept, be it of use or not."""
        return bool(self._store.get(SCHOOL_LINES))

    def _shipped(self) -> frozenset[str]:
        return frozenset(line.id for region in self._support.regions for line in region.lines)


def added_to(region: Region | None, school: SchoolFile) -> tuple[SupportLine, ...]:
    """Return a school's lines that are shown beside a country's own."""
    return not_shown_already(school.lines, region.shown if region else ())

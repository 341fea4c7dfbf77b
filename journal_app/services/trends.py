"""Trends: the nights of a range as one picture, the same as rows, the same as CSV."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from journal_app.clock import Clock
from journal_app.domain.ports import OpenVault
from journal_app.domain.rotations import Rotation
from journal_app.domain.trends.compose import Records, compose, reach, rows_of
from journal_app.domain.trends.picture import Range, Row, TrendData
from journal_app.domain.trends.ranges import bounds
from journal_app.files import replace_file
from journal_app.services.rotations import RotationService
from journal_app.services.trend_csv import rows_as_csv


class TrendsService:
    """Reads nights and ratings and works out what may be shown of them.

    Every call reads the vault and may raise ``WorldError``; a range of own dates that lacks
    one, or ends before it begins, raises ``ValueError``.
    """

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self._nights = vault.nights
        self._rotations = RotationService(vault, clock)

    def chart(self, asked: Range) -> TrendData:
        """Return the picture of a range."""
        rotations = self._rotations.rotations()
        tonight = self._rotations.tonight()
        first, last = self._bounds(asked, tonight, rotations)
        records = self._read(reach(first, last, rotations), rotations)
        return compose(asked, first, last, tonight, records)

    def rows(self, asked: Range) -> tuple[Row, ...]:
        """Return every night of a range, oldest first, rated or not."""
        rotations = self._rotations.rotations()
        within = self._bounds(asked, self._rotations.tonight(), rotations)
        return rows_of(*within, self._read(within, rotations))

    def csv(self, asked: Range) -> str:
        """Return the nights of a range as CSV (see ``rows_as_csv``)."""
        return rows_as_csv(self.rows(asked))

    def _bounds(
        self, asked: Range, tonight: date, rotations: tuple[Rotation, ...]
    ) -> tuple[date, date]:
        span = self._nights.span()
        return bounds(asked, tonight, span[0] if span else tonight, rotations)

    def _read(self, within: tuple[date, date], rotations: tuple[Rotation, ...]) -> Records:
        return Records(
            nights=self._nights.between(*within),
            ratings=self._nights.ratings_between(*within),
            rotations=rotations,
        )


def write_copy(path: Path, content: bytes) -> None:
    """Write a picture or table where the student chose, readable by them alone, or not at all.

    Raises:
        DiskRefused: Full, read-only or gone; ``folder`` says where.
    """
    replace_file(path, content)

"""Nights as CSV, for a spreadsheet or for the student's own script."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from journal_app.domain.ratings import Scale
from journal_app.domain.spreadsheets import guarded
from journal_app.domain.trends.picture import Row

HEADER: Final = (
    "night",
    "time_pressure",
    "burnout",
    "written_later",
    "shift",
    "post_call",
    "exam",
    "rotation",
)


def rows_as_csv(rows: Iterable[Row]) -> str:
    """Return rows as CSV: a header, then one line a night; a missing rating is empty.

    Text for a file in UTF-8, with line feeds. A specialty that a spreadsheet would run as a
    formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(_cells(row) for row in rows)
    return out.getvalue()


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.night.isoformat(),
        *(str(row.ratings.get(scale, "")) for scale in (Scale.TIME_PRESSURE, Scale.BURNOUT)),
        _yes_no(bool(row.written_later)),
        row.shift.value if row.shift else "",
        _yes_no(row.post_call),
        _yes_no(row.exam),
        guarded(row.rotation),
    )


def _yes_no(value: bool) -> str:  # a cell holds nothing else
    return "yes" if value else "no"

"""The members of a package: what a spreadsheet sees, and what JSON Lines keep."""

from __future__ import annotations

import csv
import io
import json

from journal_app.domain.spreadsheets import unguarded
from journal_app.research.package_members import members
from tests.research.parcels import ordinary


def test_a_formula_inside_a_cell_is_guarded_in_csv_and_kept_in_json() -> None:
    text = "first; =1\n-second\n;@third\t|fourth;=cmd|'/c calc'!A0"
    made = dict(members(ordinary(text=text)))
    [row] = csv.DictReader(io.StringIO(made["entries.csv"].decode(), newline=""))
    assert row["text"] == "first; =1\n'-second\n;'@third\t'|fourth;'=cmd|'/c calc'!A0"
    assert unguarded(row["text"]) == text
    assert json.loads(made["entries.jsonl"])["text"] == text

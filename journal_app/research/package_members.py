"""The members of a package, byte for byte, from its contents.

The same contents give the same bytes everywhere. JSON is canonical: UTF-8, keys sorted, no spaces
(RFC 8259, in the order of RFC 8785 for plain ASCII keys), one object to a line, lines ended by LF.
CSV is RFC 4180 with LF.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Final

from journal_app.domain.packages import PackageContents
from journal_app.domain.spreadsheets import guarded
from journal_app.research.package_tables import Row, Table, Value, rows, variables
from journal_app.research.plain_zip import Member

MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.sig"
CONSENT: Final = "consent.json"
CODEBOOK: Final = "codebook.csv"

_IN_CSV: Final = (Table.NIGHTS, Table.ENTRIES)


def json_name(table: Table) -> str:
    """Return the name of a table's JSON Lines member."""
    return f"{table.value}.jsonl"


def csv_name(table: Table) -> str:
    """Return the name of a table's CSV member."""
    return f"{table.value}.csv"


def members(contents: PackageContents) -> tuple[Member, ...]:
    """Return all members but the manifest and its signature, in the order of their names.

    Raises:
        ValueError: A text holds half a surrogate pair, or a number is not finite.
    """
    found = [(CONSENT, consent_json(contents)), (CODEBOOK, codebook_csv(contents))]
    for table in Table:
        lines = rows(contents, table)
        if table in _IN_CSV:
            found.append((csv_name(table), _csv(contents, table, lines)))
        if lines or table in _IN_CSV:
            found.append((json_name(table), b"".join(canonical(dict(row)) for row in lines)))
    return tuple(sorted(found))


def member_names(*, answers: bool) -> frozenset[str]:
    """Return the names of everything in a package, with questionnaires or without."""
    names = {MANIFEST, SIGNATURE, CONSENT, CODEBOOK}
    for table in Table:
        if table in _IN_CSV:
            names |= {csv_name(table), json_name(table)}
        elif answers:
            names.add(json_name(table))
    return frozenset(names)


def canonical(value: Mapping[str, object]) -> bytes:
    """Return one line of canonical JSON.

    Raises:
        ValueError: It cannot be written so that it is read again.
    """
    line = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return line.encode("utf-8") + b"\n"


def consent_json(contents: PackageContents) -> bytes:
    """Return what was agreed to: version, notice and choices, and nothing about when."""
    consent = contents.consent
    return canonical(
        {
            "study_version": consent.study_version,
            "notice_sha256": consent.notice_sha256,
            "choices": {item.value: yes for item, yes in consent.choices},
        }
    )


def codebook_csv(contents: PackageContents) -> bytes:
    """Return a description of every variable that is in the package."""
    described = (
        (table.value, each.name, each.kind, each.values, each.missing, each.meaning)
        for table in Table
        if table in _IN_CSV or contents.answers
        for each in variables(contents, table)
    )
    head = ("table", "variable", "type", "values", "missing", "meaning")
    return _written([head, *described])


def _csv(contents: PackageContents, table: Table, lines: Iterable[Row]) -> bytes:
    head = [each.name for each in variables(contents, table)]
    if not head:
        return b""
    return _written([head, *([_cell(row[name]) for name in head] for row in lines)])


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return guarded(value) if isinstance(value, str) else str(value)


def _written(lines: Iterable[Iterable[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue().encode("utf-8")

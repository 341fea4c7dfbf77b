"""The members of a package, byte for byte, from its contents.

The same contents give the same bytes everywhere. JSON is canonical: UTF-8, keys sorted, no spaces
(RFC 8259, in the order of RFC 8785 for plain ASCII keys), one object to a line, lines ended by LF.
CSV is RFC 4180 with LF.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from journal_app.domain.packages import PackageContents
from journal_app.domain.spreadsheets import guarded
from journal_app.research.package_tables import Table, Value, rows, variables
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
    return tuple(sorted(each_member(contents)))


def each_member(contents: PackageContents) -> Iterator[Member]:
    """Give the members one after the other, in no order, each made when it is asked for.

    Raises:
        ValueError: As ``members``.
    """
    yield CONSENT, consent_json(contents)
    yield CODEBOOK, codebook_csv(contents)
    for table in Table:
        if table in _IN_CSV:
            yield csv_name(table), _csv(contents, table)
        lines = _json(contents, table)
        if lines or table in _IN_CSV:
            yield json_name(table), lines


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


def _json(contents: PackageContents, table: Table) -> bytes:
    out = io.BytesIO()
    out.writelines(canonical(row) for row in rows(contents, table))
    return out.getvalue()


def _csv(contents: PackageContents, table: Table) -> bytes:
    head = [each.name for each in variables(contents, table)]
    if not head:
        return b""
    lines = ([_cell(row[name]) for name in head] for row in rows(contents, table))
    return _written(itertools.chain([head], lines))


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return guarded(value) if isinstance(value, str) else str(value)


def _written(lines: Iterable[Iterable[str]]) -> bytes:
    out = io.BytesIO()
    with io.TextIOWrapper(out, encoding="utf-8", newline="") as text:
        csv.writer(text, lineterminator="\n").writerows(lines)
        text.flush()
        return out.getvalue()

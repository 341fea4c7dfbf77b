"""Unfinished study files: what of them can be used already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journal_app.research.bounded_toml import TomlFault, read_toml
from journal_app.research.study_faults import StudyFault, Trouble
from journal_app.research.study_fields import amiss
from journal_app.research.study_file import LIMITS, read_draft
from journal_app.research.study_schema import ROWS, TABLES, TOP, Spec

Draft = dict[str, object]
_OWN_KEYS = frozenset({"format", "recipient", "signing_key"})


def usable(data: bytes, *, file: str) -> Draft:
    """Return every answer in a draft that a study file could hold; the rest is left out.

    Raises:
        BadFile: ``STUDY_FILE``: it is no TOML that is read.
    """
    try:
        values = read_toml(data, limits=LIMITS).values
    except TomlFault as fault:
        raise Trouble(StudyFault(fault.why.value), fault.line).refusal(file) from None
    draft = _usable(values, TOP)
    for name, specs in TABLES.items():
        table = values.get(name)
        if isinstance(table, Mapping):
            draft[name] = _usable(table, specs)
    for rows in ROWS:
        within = values.get(rows.table) if rows.table else values
        items = within.get(rows.key) if isinstance(within, Mapping) else None
        if isinstance(items, list):
            kept = [_usable(item, rows.specs) for item in items if isinstance(item, Mapping)]
            table = draft[rows.table] if rows.table else draft
            if isinstance(table, dict):
                table[rows.key] = kept
    return draft


def lacking(data: bytes) -> tuple[Trouble, ...]:
    """Return what is wrong with a draft, but for what signing puts in."""
    return tuple(
        one
        for one in read_draft(data)[1]
        if not (one.why is StudyFault.MISSING and one.where in _OWN_KEYS)
    )


def _usable(table: Mapping[str, object], specs: Sequence[Spec]) -> Draft:
    return {
        spec.key: table[spec.key]
        for spec in specs
        if spec.key in table and amiss(spec, table[spec.key]) is None
    }

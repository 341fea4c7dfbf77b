"""What fuzzing starts from: one sound file of each kind, and the words that are in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from journal_app.research.package_writing import build_package
from journal_app.research.plain_zip import read_zip
from journal_app.research.study_schema import ROWS, TABLES, TOP
from tests.research.parcels import KEY, ordinary

ROOT = Path(__file__).resolve().parents[2]
_STUDY = ROOT / "docs/examples/compassion.study.toml"
_SUPPORT = ROOT / "docs/support.md"
_EXAMPLE = re.compile(r"```toml\n(?P<file>.*?)```", re.DOTALL)
_QUESTIONNAIRES = ROOT / "resources/questionnaires"
_SIGNS = ('"""', "'''", "\\\\u202e", "[[", "]]", "{", "}", " = ", "2027-01-01", "true", "0x", "#")


def seeds(name: str) -> Iterator[bytes]:
    """Yield what a target starts from."""
    if name == "study":
        yield _STUDY.read_bytes()
    elif name == "signed-study":
        signature = _STUDY.with_name(_STUDY.name + ".sig").read_bytes().strip()
        yield signature + _STUDY.read_bytes()
    elif name == "questionnaire":
        yield from (path.read_bytes() for path in sorted(_QUESTIONNAIRES.glob("*.toml")))
    elif name == "school":
        yield from map(str.encode, _EXAMPLE.findall(_SUPPORT.read_text(encoding="utf-8")))
    elif name == "package":
        yield build_package(ordinary(), KEY).archive
    else:
        members = read_zip(build_package(ordinary(), KEY).archive)
        yield from (bytes([at]) + members[key] for at, key in enumerate(sorted(members)))


def words() -> str:
    """Return a dictionary in libFuzzer's format."""
    keys = [spec.key for specs in (TOP, *TABLES.values()) for spec in specs]
    keys += [spec.key for rows in ROWS for spec in rows.specs] + [rows.key for rows in ROWS]
    entries = [*dict.fromkeys(keys), *(f"[{table}]" for table in TABLES), *_SIGNS]
    return "".join('"' + word.replace('"', '\\"') + '"\n' for word in entries)

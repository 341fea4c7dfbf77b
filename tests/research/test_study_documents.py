"""What docs/ says of study files is what the reader does."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from journal_app.domain.studies import AskedItem, AskedQuestionnaire, DataItem, Study
from journal_app.research.study_fields import amiss
from journal_app.research.study_file import read_draft, read_study_at, signature_path
from journal_app.research.study_schema import ROWS, TABLES, TOP, Spec
from journal_app.research.study_writing import study_toml, tables_toml
from tests.research.studies_drawn import studies
from tests.research.studies_made_up import made_up_study
from tests.research.tiny_schema import faults
from tools.study_schema import PATH, written

DOCS = PATH.parent
EXAMPLE = DOCS / "examples/compassion.study.toml"
GUIDE = (DOCS / "study-file.md").read_text(encoding="utf-8")
SCHEMA: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))


def test_the_example_is_read_and_signed() -> None:
    file = read_study_at(EXAMPLE)
    assert "not a real study" in file.study.title
    assert file.fingerprint in GUIDE
    assert list(faults(SCHEMA, tomllib.loads(EXAMPLE.read_text(encoding="utf-8")))) == []


def test_the_schema_is_the_readers_own_table() -> None:
    assert PATH.read_text(encoding="utf-8") == written(), "run: python -m tools.study_schema"


@given(studies())
def test_schema_and_reader_accept_the_same_studies(study: Study) -> None:
    data = study_toml(study)
    assert read_draft(data)[0] == study
    assert list(faults(SCHEMA, tomllib.loads(data.decode()))) == []


WITH_ROWS = made_up_study(
    asked=(AskedItem(DataItem.QUESTIONNAIRES, "To compare answers."),),
    asked_questionnaires=(AskedQuestionnaire("sleep-diary", "4b" * 32),),
)
"""A study with a row of every kind."""

WRONG: tuple[object, ...] = (
    7,
    "",
    True,
    "x" * 40_000,
    [],
    [""],
    -1,
    "a\nb",
    " a",
    " ",
    "a/b",
    "%cmd",
    "…",
)


def places() -> list[tuple[str | int, ...]]:
    own: list[tuple[str | int, ...]] = [(spec.key,) for spec in TOP]
    own += [(name, spec.key) for name, specs in TABLES.items() for spec in specs]
    for rows in ROWS:
        above = (rows.table,) if rows.table else ()
        own += [(*above, rows.key, 0, spec.key) for spec in rows.specs]
    return own


def spec_and_schema(place: tuple[str | int, ...]) -> tuple[Spec, dict[str, Any]]:
    found = SCHEMA
    for step in place:
        found = found["items"] if isinstance(step, int) else found["properties"][step]
    specs: Sequence[Spec] = TOP
    tables = {rows.key: rows.specs for rows in ROWS}
    if any(isinstance(step, int) for step in place):
        specs = tables[str(place[-3])]
    elif len(place) == 2:
        specs = TABLES[str(place[0])]
    return next(spec for spec in specs if spec.key == place[-1]), found


@pytest.mark.parametrize("place", places(), ids=lambda place: ".".join(map(str, place)))
def test_schema_and_reader_refuse_the_same_values(place: tuple[str | int, ...]) -> None:
    spec, own = spec_and_schema(place)
    for wrong in WRONG:
        assert bool(list(faults(own, wrong))) is (amiss(spec, wrong) is not None), wrong


def test_a_key_that_is_missing_or_unknown_is_refused_by_both() -> None:
    for place in places():
        values: Any = tomllib.loads(study_toml(WITH_ROWS).decode())
        owner = values
        for step in place[:-1]:
            owner = owner[step]
        del owner[place[-1]]
        assert list(faults(SCHEMA, values))
        assert read_draft(tables_toml(values))[0] is None


def test_the_guide_names_every_key_and_no_other() -> None:
    keys = GUIDE.partition("## Every key")[2].partition("\n## ")[0]
    named = set(re.findall(r"^\| `([a-z0-9_.\[\]]+)` \|", keys, flags=re.MULTILINE))
    wanted = {spec.key for spec in TOP}
    wanted |= {f"{name}.{spec.key}" for name, specs in TABLES.items() for spec in specs}
    for rows in ROWS:
        above = f"{rows.table}." if rows.table else ""
        wanted |= {f"{above}{rows.key}[].{spec.key}" for spec in rows.specs}
    assert named == wanted


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_the_signature_is_checked_with_openssl_as_the_guide_shows(tmp_path: Path) -> None:
    block = re.search(r"```sh\n(file=.*?)```", GUIDE, flags=re.DOTALL)
    assert block is not None
    for path in (EXAMPLE, signature_path(EXAMPLE)):
        shutil.copy(path, tmp_path / path.name)
    script = "set -e\n" + block.group(1)
    shown = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "Verified Successfully" in shown.stdout
    with (tmp_path / EXAMPLE.name).open("a", encoding="utf-8") as file:
        file.write("\n")
    altered = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert altered.returncode != 0

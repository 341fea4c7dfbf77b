"""The page on packages: it names everything there is, and its commands do what it says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from journal_app.research.package_faults import PackageFault
from journal_app.research.package_members import member_names
from journal_app.research.package_tables import TABLES
from journal_app.research.package_writing import build_package
from journal_app.research.plain_zip import PADDING
from journal_app.research.sealing import new_identity, seal
from tests.research.parcels import KEY, ordinary

PAGE = Path(__file__).parents[2] / "docs" / "package-format.md"
TOOLS = ("bash", "age", "unzip", "openssl", "sha256sum")


def test_the_page_names_every_member_variable_and_reason() -> None:
    page = PAGE.read_text("utf-8")
    named = {
        *member_names(answers=True),
        PADDING,
        *(each.name for variables in TABLES.values() for each in variables),
        *(fault.value for fault in PackageFault),
        *json.loads(dict(build_package(ordinary(), KEY).files)["manifest.json"]),
    }
    assert {name for name in named if not re.search(rf"[`\s│\"]{name}[`\s\"]", page)} == set()


@pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="no age, unzip or OpenSSL here")
def test_a_package_can_be_checked_without_heartbeat(tmp_path: Path) -> None:
    [commands] = re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    identity, built = new_identity(), build_package(ordinary(), KEY)
    sealed = seal(built.archive, str(identity.to_public()))
    (tmp_path / "heartbeat-3f9a01c7.age").write_bytes(sealed)
    (tmp_path / "team.age-key").write_text(f"{identity}\n")
    said = subprocess.run(
        ["bash", "-eu", "-c", commands], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert (tmp_path / "package.zip").read_bytes() == built.archive
    for name, data in built.files:
        assert (tmp_path / "package" / name).read_bytes() == data
    manifest = json.loads(dict(built.files)["manifest.json"])
    assert "Signature Verified Successfully" in said
    assert built.contents.participant == said.splitlines()[-1][:32]
    hashes = {each["name"]: each["sha256"] for each in manifest["members"]}
    for name in ("codebook.csv", "consent.json", "entries.jsonl", "nights.csv"):
        assert f"{hashes[name]}  {name}" in said

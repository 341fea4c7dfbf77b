"""A journal can be read without the program: by the short script in docs, or by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, WORD, fill, make_keeper, opened, snapshot

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "open-a-vault.py"


@pytest.mark.parametrize("kind", ["folder", "backup"])
def test_the_script_in_docs_reads_every_entry_and_changes_nothing(
    tmp_path: Path, clock: FakeClock, kind: str
) -> None:
    folder = tmp_path / "journal"
    fill(make_keeper(clock), folder, clock)
    with opened(make_keeper(clock), folder) as vault:
        texts = [text for _, text in vault.entries.each()]
        backup = vault.back_up().path
    before = snapshot(folder)
    answer = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(folder if kind == "folder" else backup)],
        input=PASSPHRASE + "\n",
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert answer.stdout == "".join(f"2026-11-21\n{text}\n\n" for text in texts)
    assert answer.stdout.count(WORD) == 3
    assert snapshot(folder) == before


def test_it_needs_nothing_of_heartbeat_and_stays_short() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    assert "journal_app" not in source
    assert source.count("\n") <= 75

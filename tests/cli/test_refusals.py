"""What the system refuses a command is one sentence and exit code 1, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Run, Sample


def assert_one_sentence(answer: Answer) -> None:
    assert answer.code == 1
    assert len(answer.err.strip().splitlines()) == 1
    assert answer.err.strip().endswith(".")


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A file where a folder is wanted."""
    path = tmp_path / "note.txt"
    path.write_text("keep me", encoding="utf-8")
    return path


def test_a_backup_into_a_file(run: Run, sample: Sample, note: Path) -> None:
    answer = run("backup", sample.folder, note, *sample.options())
    assert_one_sentence(answer)
    assert "note.txt" in answer.err
    assert note.read_text(encoding="utf-8") == "keep me"


def test_a_restore_into_a_file(run: Run, sample: Sample, note: Path, tmp_path: Path) -> None:
    backup = tmp_path / "b.jbk"
    assert run("backup", sample.folder, backup, *sample.options()).code == 0
    assert_one_sentence(run("restore", backup, note, *sample.options()))
    assert note.read_text(encoding="utf-8") == "keep me"


@pytest.mark.parametrize("below", ["v", "v/w", "x" * 300])
def test_a_sample_journal_below_a_file(run: Run, note: Path, below: str) -> None:
    assert_one_sentence(run("demo", note / below))


def test_a_name_no_disk_takes(run: Run, tmp_path: Path) -> None:
    assert_one_sentence(run("demo", tmp_path / ("x" * 300)))


@pytest.mark.parametrize("kind", ["json", "markdown", "csv"])
def test_an_export_onto_a_folder(run: Run, sample: Sample, tmp_path: Path, kind: str) -> None:
    there = tmp_path / "there"
    there.mkdir()
    options = ["--format", kind, "--to", str(there), "--force", *sample.options()]
    answer = run("export", sample.folder, *options)
    assert_one_sentence(answer)
    assert str(there) in answer.err
    assert list(there.iterdir()) == []
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".tmp")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows breaks its pipes in another way")
def test_nothing_is_said_when_nobody_reads_on(sample: Sample) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = ["trends", str(sample.folder), "--csv", *sample.options()]
    ended = subprocess.run(
        [sys.executable, "-m", "journal_app", *command],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (1, "")

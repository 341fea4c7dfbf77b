"""Where a passphrase comes from."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from journal_app.cli.progress import Progress
from journal_app.cli.secrets import made_up_passphrase, read_passphrase
from journal_app.errors import Problem, WorldError
from journal_app.sentences.problems import problem


def test_a_line_of_standard_input(tmp_path: Path) -> None:
    assert read_passphrase(None, io.StringIO("two words \nmore\n")) == "two words "


def test_the_first_line_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "p"
    file.write_bytes("naïve pässphrase\r\nsecond\n".encode())
    assert read_passphrase(file) == "naïve pässphrase"


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00"])
def test_nothing_usable_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "p"
    file.write_bytes(content)
    with pytest.raises(WorldError) as told:
        read_passphrase(file)
    assert "“p” holds no passphrase" in problem(told.value)


def test_a_byte_order_mark_is_no_part_of_the_passphrase(tmp_path: Path) -> None:
    file = tmp_path / "p"
    file.write_text("two words\n", encoding="utf-8-sig")
    assert read_passphrase(file) == "two words"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorldError) as told:
        read_passphrase(tmp_path / "p")
    assert told.value.problem is Problem.FILE_MISSING


def test_empty_standard_input_is_told_as_such() -> None:
    with pytest.raises(WorldError) as told:
        read_passphrase(None, io.StringIO(""))
    assert told.value.problem is Problem.NO_PASSPHRASE
    words = problem(told.value)
    assert "standard input" in words
    assert "connected" not in words


def test_made_up_passphrases_differ() -> None:
    assert len({made_up_passphrase() for _ in range(50)}) == 50


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_reaches_its_end_on_a_terminal_and_is_silent_elsewhere() -> None:
    seen, unseen = Terminal(), io.StringIO()
    for stream in (seen, unseen):
        progress = Progress("Writing", stream)
        for done in range(201):
            progress(done, 200)
    assert seen.getvalue().endswith("100 %\n")
    assert seen.getvalue().count("\r") == 101
    assert unseen.getvalue() == ""

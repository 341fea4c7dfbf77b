"""``heartbeat deidentify``, run as a program of its own on real files."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from journal_app.cli import main
from journal_app.services.deidentify import Deidentifier
from tests.cli.conftest import Run
from tests.services.broken import FirstPlaceOnly

ADLER = "Mr Adler, 94, asked Dr Penhaligon to ring his daughter on 020 7946 0018."


def deidentify(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command without a display, as a script would."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    around = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "journal_app", "deidentify", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=around,
        check=False,
    )


def write(path: Path, rows: Sequence[object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def assert_only(folder: Path, *names: str) -> None:
    assert {path.name for path in folder.iterdir()} == set(names)


def test_a_file_is_done_line_by_line_and_a_bad_line_is_named(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(
        b"\xef\xbb\xbf"
        + json.dumps({"id": "first", "text": ADLER}).encode()
        + b"\r\n{broken Okonkwo\r\n\r\n"
        + json.dumps({"id": 2, "text": ""}).encode()
        + b"\n"
        + json.dumps(
            {"id": 3, "text": "a smile 🙂, half a pair \ud83d, e\u0301, Dr Penhaligon"}
        ).encode()
    )
    ended = deidentify(source, tmp_path / "out.jsonl")
    assert ended.returncode == 1
    assert "Line 2 was left out: it is not JSON." in ended.stderr
    assert "Okonkwo" not in ended.stderr + ended.stdout
    assert "Adler" not in ended.stderr + ended.stdout
    rows = rows_of(tmp_path / "out.jsonl")
    assert [row["id"] for row in rows] == ["first", 2, 3]
    assert rows[1] == {"id": 2, "spans": [], "text": ""}
    assert "Adler" not in rows[0]["text"]
    assert "020 7946" not in rows[0]["text"]
    assert "94" not in rows[0]["text"]
    [doctor] = rows[2]["spans"]
    text = "a smile 🙂, half a pair \ud83d, e\u0301, Dr Penhaligon"
    assert text[doctor["start"] : doctor["end"]] == "Penhaligon"
    assert_only(tmp_path, "in.jsonl", "out.jsonl")


def test_good_lines_alone_give_zero_and_keep_their_order(tmp_path: Path) -> None:
    rows = [{"id": f"r{n}", "text": f"Quiet, number {n} of the week."} for n in range(5)]
    source = write(tmp_path / "in.jsonl", rows)
    ended = deidentify(source, tmp_path / "out.jsonl")
    assert ended.returncode == 0
    assert [row["id"] for row in rows_of(tmp_path / "out.jsonl")] == [row["id"] for row in rows]


def test_an_id_that_comes_twice_is_told_of_and_both_go_out(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": "One."}, {"id": "b", "text": "Two."}, {"id": "a", "text": "Three."}]
    ended = deidentify(write(tmp_path / "in.jsonl", rows), tmp_path / "out.jsonl")
    assert ended.returncode == 0
    assert ended.stderr.count("1 text has an id that another text had before") == 1
    assert [row["id"] for row in rows_of(tmp_path / "out.jsonl")] == ["a", "b", "a"]


def test_help_is_quick_to_come_and_says_what_the_exit_codes_mean() -> None:
    ended = deidentify("--help")
    assert ended.returncode == 0
    for said in ("--one-author", "--replace", "--tier", "exit codes", "code points"):
        assert said in ended.stdout
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from journal_app.cli.parser import build_parser; build_parser();"
            "print(any(m.startswith(('numpy', 'PySide6', 'journal_app.privacy'))"
            " for m in sys.modules))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.strip() == "False"


def test_the_window_system_and_the_database_are_never_loaded(tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", [{"id": 1, "text": ADLER}])
    code = (
        "import sys; from journal_app.cli import main;"
        f"code = main(['deidentify', {str(source)!r}, {str(tmp_path / 'out.jsonl')!r}]);"
        "print(code, [m for m in sys.modules if m.split('.')[0] in"
        " ('PySide6', 'sqlmodel', 'sqlcipher3')])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "0 []"


def test_the_options_reach_the_work(run: Run, tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", [{"id": 1, "text": f"{ADLER} Then Skerrow sat."}])
    options = ["--replace", "pseudonyms", "--tier", "sure", "--one-author"]
    assert run("deidentify", source, tmp_path / "out.jsonl", *options).code == 0
    [row] = rows_of(tmp_path / "out.jsonl")
    assert {span["tier"] for span in row["spans"]} == {"sure"}
    assert row["text"].startswith("Mr ")
    assert "Adler" not in row["text"]
    assert "[" not in row["text"]


def test_a_file_is_never_written_over_itself(run: Run, tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", [{"id": 1, "text": ADLER}])
    before = source.read_bytes()
    answer = run("deidentify", source, tmp_path / "." / "in.jsonl")
    assert answer.code == 1
    assert source.read_bytes() == before


@pytest.mark.parametrize("option", [[], ["--one-author"]])
def test_what_cannot_be_read_or_written_is_one_sentence(
    run: Run, tmp_path: Path, option: list[str]
) -> None:
    source = write(tmp_path / "in.jsonl", [{"id": 1, "text": ADLER}])
    folder = tmp_path / "folder"
    folder.mkdir()
    for arguments in (
        [tmp_path / "none.jsonl", tmp_path / "out.jsonl"],
        [folder, tmp_path / "out.jsonl"],
        [source, folder],
        [source, tmp_path / "nowhere" / "out.jsonl"],
    ):
        answer = run("deidentify", *arguments, *option)
        assert answer.code == 1
        assert len(answer.err.strip().splitlines()) == 1
        assert "Adler" not in answer.err
    assert_only(tmp_path, "in.jsonl", "folder")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_cannot_be_read_twice(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    answer = run("deidentify", tmp_path / "pipe", tmp_path / "out.jsonl", "--one-author")
    assert answer.code == 1
    assert "ordinary file" in answer.err
    assert_only(tmp_path, "pipe")


def test_a_file_without_one_usable_line_gives_an_empty_one(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("one\ntwo\n", encoding="utf-8")
    answer = run("deidentify", source, tmp_path / "out.jsonl")
    assert answer.code == 1
    assert (tmp_path / "out.jsonl").read_bytes() == b""
    assert [line for line in answer.err.splitlines() if line.startswith("Line ")] == [
        "Line 1 was left out: it is not JSON.",
        "Line 2 was left out: it is not JSON.",
    ]


def test_what_was_there_stays_when_the_work_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write(tmp_path / "in.jsonl", [{"id": 1, "text": ADLER}])
    out = tmp_path / "out.jsonl"
    out.write_text("of yesterday", encoding="utf-8")

    def stop(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("journal_app.services.deidentify.written_line", stop)
    assert main(["deidentify", str(source), str(out)]) == 130
    assert "half-written" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "of yesterday"
    assert_only(tmp_path, "in.jsonl", "out.jsonl")


def test_a_line_that_replacing_fails_on_is_named_and_never_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["Dr Penhaligon sat.", "Mr Zbrzezny slept. Then Zbrzezny ate.", "Quiet."]
    source = write(tmp_path / "in.jsonl", [{"id": n, "text": t} for n, t in enumerate(texts)])
    monkeypatch.setattr(
        "journal_app.cli.deidentify.Deidentifier",
        functools.partial(Deidentifier, new_replacer=FirstPlaceOnly),
    )
    answer = run("deidentify", source, tmp_path / "out.jsonl")
    assert answer.code == 1
    assert "Line 2 was left out" in answer.err
    assert "mistake in Heartbeat" in answer.err
    assert [row["id"] for row in rows_of(tmp_path / "out.jsonl")] == [0, 2]
    assert "brzezny" not in (tmp_path / "out.jsonl").read_text(encoding="utf-8") + answer.err
    assert_only(tmp_path, "in.jsonl", "out.jsonl")

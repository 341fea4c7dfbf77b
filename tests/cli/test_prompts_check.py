"""``heartbeat prompts check``: what an author reads, and the exit codes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journal_app.assets import data_root
from journal_app.cli.main import main
from tests.prompts.test_pack_files import CARE, HEAD, PROMPT

FEW = HEAD.split("[pack]")[0].rstrip() + "\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "pack.toml"
    path.write_text(HEAD + PROMPT + CARE, encoding="utf-8")
    return path


def test_the_shipped_folder_is_without_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompts", "check", str(data_root().joinpath("prompts"))]) == 0
    out = capsys.readouterr().out
    assert "No fault found." in out
    assert "Worth a look" not in out
    [row] = [line for line in out.splitlines() if line.startswith("self-care")]
    assert int(row.split()[4]) >= 125
    assert "paediatrics 8" in out
    assert "six-words" in out


def test_a_pack_is_counted(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompts", "check", str(pack)]) == 0
    out = capsys.readouterr().out
    assert "1 file: 1 prompt and 1 care line." in out
    assert "care lines: act 1" in out
    assert "reading grade" in out


def test_every_fault_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.toml"
    text = FEW + PROMPT.replace("light", "gigantic").replace("gentle", "brilliant")
    broken.write_text(text + PROMPT, encoding="utf-8")
    assert main(["prompts", "check", str(broken)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[-4:] == [
        "3 faults:",
        "broken.toml, line 7: “brilliant” is praise, which nobody has asked for.",
        "broken.toml, line 8: the load is light, medium or heavy.",
        "broken.toml, line 13: the id “kind-hands” is used by another prompt or care line.",
    ]


def test_an_id_in_two_files_is_a_fault_of_the_second(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text(FEW + PROMPT, encoding="utf-8")
    assert main(["prompts", "check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "two.toml, line 4: the id “kind-hands” is used" in out
    assert "nearly the same (1.00" in out


def test_a_prompt_that_comes_with_the_program_is_recognised(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.toml"
    mine = "Where did you first sit down today, after all?"
    text = FEW + PROMPT.replace("Whose hands were gentle today?", mine)
    path.write_text(text, encoding="utf-8")
    assert main(["prompts", "check", str(path)]) == 0
    assert "kind-hands and self-care-first-seat" in capsys.readouterr().out


def test_what_is_only_worth_a_look_is_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heavy = PROMPT.replace("light", "heavy").replace("minutes = 1", "minutes = 5")
    said = (
        *("Whose hands held a cup", "Whose hands wrote", "Whose hands shook with laughter"),
        *(
            "Whose hands knocked",
            "Who waved, and what was said",
            "Which physiotherapist’s explanation helped",
        ),
    )
    many = [
        heavy.replace("kind-hands", f"hands-{n}").replace("Whose hands were gentle", start)
        for n, start in enumerate(said)
    ]
    path = tmp_path / "heavy.toml"
    path.write_text(FEW + "".join(many), encoding="utf-8")
    assert main(["prompts", "check", str(path)]) == 0
    out = capsys.readouterr().out
    assert "fewer than a third of role-models is light" in out
    assert "4 prompts of role-models begin with “whose hands”" in out
    assert "hard to read" in out
    assert "two questions under one mark: hands-4" in out


POSIX = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and holes as POSIX has them")


@POSIX
@pytest.mark.timeout(20)
def test_a_pipe_is_not_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert main(["prompts", "check", str(tmp_path / "pipe.toml")]) == 1
    assert main(["prompts", "check", str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("pipe.toml") == 2


@POSIX
def test_of_a_file_without_end_only_what_a_pack_may_have_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "endless.toml"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # a hole: a terabyte that takes no room
    assert main(["prompts", "check", str(path)]) == 1
    assert "endless.toml, line 1: it is larger than 256 KB" in capsys.readouterr().out


def test_a_name_that_is_not_there_and_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["prompts", "check", str(tmp_path / "gone.toml")]) == 1
    assert "gone.toml" in capsys.readouterr().err
    assert main(["prompts", "check", str(tmp_path)]) == 1
    with pytest.raises(SystemExit) as left:
        main(["prompts", "check"])
    assert left.value.code == 2

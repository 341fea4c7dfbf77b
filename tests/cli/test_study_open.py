"""``heartbeat study open``: what it says, what it writes, and its exit codes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.cli.study_open import _Bars
from journal_app.research.desk.desk import Stage
from journal_app.research.package_fields import MOST_NUMBERS, MOST_NUMBERS_ALTOGETHER
from journal_app.research.package_manifest import package_manifest
from journal_app.research.package_members import MANIFEST, SIGNATURE, members
from journal_app.research.plain_zip import write_zip
from journal_app.research.sealing import new_identity
from journal_app.research.study_writing import signed_study, write_study
from tests.cli.conftest import Run
from tests.research.desk_post import Post, entry, key_number, new_post, night, sheet
from tests.research.studies_made_up import TEAM

AGE = "/usr/bin/age"


@pytest.fixture
def post(tmp_path: Path) -> Post:
    post = new_post(tmp_path)
    for student in range(3):
        post.send(student, nights=[night(1)], entries=[entry(1, "Nobody reads this here.")])
    return post


def command(post: Post, *more: str | Path) -> list[str | Path]:
    return ["study", "open", post.inbox, "--key", post.key, "--to", post.out, *more]


def test_what_is_good_gives_nought_and_says_where_it_is(run: Run, post: Post) -> None:
    answer = run(*command(post))
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[:2] == ["Opening 3 files.", "Writing what is in them."]
    assert lines[2] == (
        "3 files read: 3 packages of 3 participants in the pool, with 3 nights and 3 entries."
    )
    assert str(post.out) in lines[-1]
    assert "report.md" in lines[-1]
    assert "not encrypted" in lines[-1]
    assert "anonymous" not in answer.out
    assert "Nobody reads this" not in answer.out
    assert {path.name for path in post.out.iterdir()} == {
        "qdpx", "redcap", "parquet", "codebook.csv", "codebook.md", "report.md", "withdrawn.csv",
    }  # fmt: skip


def test_a_refused_file_gives_one_and_is_named_with_a_reason(run: Run, post: Post) -> None:
    (post.inbox / "broken.age").write_bytes(b"broken")
    post.withdraw(2)
    post.send(0, name="again.age", entries=[entry(1, "Nobody reads this here.")])
    answer = run(*command(post, "--format", "csv"))
    assert answer.code == 1
    [line] = answer.err.splitlines()
    assert line.startswith("“broken.age” was left out: this key does not open it")
    assert "1 participant withdrew" in answer.out
    assert "1 file came twice and counts once." in answer.out
    assert "fewer than 3 participants" in answer.out
    assert (post.out / "csv" / "entries.csv").is_file()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda post: post.key.write_text("no key"), "is not a key that opens these files"),
        (lambda post: post.key.unlink(), "made-up.age-key"),
        (
            lambda post: (post.key.parent / "made-up.study.toml").unlink(),
            "The study file was not found. Put the “.study.toml” that students were given",
        ),
        (
            lambda post: [path.unlink() for path in post.inbox.iterdir()],
            "No sealed file was found.",
        ),
        (lambda post: (post.out / "mine").mkdir(parents=True), "already holds other files"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    run: Run, post: Post, change: object, said: str
) -> None:
    assert callable(change)
    change(post)
    answer = run(*command(post))
    assert answer.code == 1
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert answer.out == ""
    assert not (post.out / "report.md").exists()


def test_files_and_studies_can_be_named_one_by_one(run: Run, post: Post) -> None:
    study = post.key.parent / "made-up.study.toml"
    first, *_others = sorted(post.inbox.iterdir())
    answer = run(
        "study", "open", first, first, "--key", post.key, "--to", post.out, "--study", study,
        "--split", "1",
    )  # fmt: skip
    assert answer.code == 0
    assert "1 file read: 1 package of 1 participant" in answer.out


def test_more_participants_than_a_split_allows_make_more_files(run: Run, post: Post) -> None:
    assert run(*command(post, "--split", "2")).code == 0
    assert {path.name for path in (post.out / "qdpx").iterdir()} == {
        "heartbeat-made-up-study.qdpx",
        "heartbeat-made-up-study-2.qdpx",
    }


def test_bars_are_drawn_on_a_terminal_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bars = _Bars()
    bars(Stage.OPENING, 1, 2)
    bars(Stage.OPENING, 1, 2)
    said = capsys.readouterr()
    assert (said.out, said.err) == ("Opening 2 files.\n", "")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    bars(Stage.OPENING, 2, 2)
    bars(Stage.WRITING, 1, 4)
    said = capsys.readouterr()
    assert said.out == ""
    assert "Opening [" in said.err
    assert "Writing [" in said.err


SHORT_OF_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from journal_app.cli import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("largest", [10_000, 300_000])
def test_a_disk_that_takes_no_more_is_one_sentence_and_leaves_nothing(
    post: Post, largest: int
) -> None:
    words = " ".join(f"{number:x}" for number in range(60_000))
    post.send(5, entries=[entry(1, words)])
    ended = subprocess.run(
        [sys.executable, "-c", SHORT_OF_DISK, str(largest), *map(str, command(post))],
        capture_output=True,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "Traceback" not in ended.stderr
    assert not post.out.exists()


@pytest.mark.skipif(not Path(AGE).exists(), reason="the package age is not installed")
def test_what_the_standard_program_seals_is_opened_too(run: Run, post: Post) -> None:
    """The other way round: ``age`` seals the bytes that a package is made of."""
    from journal_app.research.package_writing import build_package

    archive = build_package(post.contents(7), key_number(7)).archive
    recipient = post.study.study.recipient
    sealed = subprocess.run(
        [AGE, "-r", recipient], input=archive, capture_output=True, check=True
    ).stdout
    (post.inbox / "by-age.age").write_bytes(sealed)
    answer = run(*command(post))
    assert answer.code == 0
    assert "of 4 participants" in answer.out


def test_the_report_says_only_what_concerns_this_pool(run: Run, post: Post) -> None:
    newer = replace(post.study.study, version=2)
    write_study(post.key.parent / "newer.study.toml", signed_study(newer, TEAM))
    post.send(0, sequence=2, nights=[night(2, ratings=())], entries=[])
    assert run(*command(post, "--format", "csv")).code == 0
    report = (post.out / "report.md").read_text(encoding="utf-8")
    assert "study file version 1." in report
    assert "| nights | 4 | `burnout` | 1 |" in report
    assert "`week`" not in report
    assert "week" in (post.out / "csv" / "nights.csv").read_text(encoding="utf-8").split("\n")[0]


def test_a_key_that_opens_nothing_is_the_one_thing_said_where_no_study_lies(
    run: Run, post: Post
) -> None:
    for path in post.key.parent.glob("*.study.toml*"):
        path.unlink()
    post.key.write_text(f"{new_identity()}\n", encoding="ascii")
    answer = run(*command(post))
    assert answer.code == 1
    [line] = answer.err.splitlines()
    assert line.startswith("The key given with --key does not open the sealed files")
    assert not post.out.exists()


def test_more_answers_than_a_package_holds_are_too_much(run: Run, post: Post) -> None:
    """No fault of the program: it is refused before a line of it is read."""
    answers = tuple((f"q{number:03}", 1) for number in range(MOST_NUMBERS))
    full = replace(sheet(), answers=answers, scores=())
    count = MOST_NUMBERS_ALTOGETHER // MOST_NUMBERS + 1
    contents = post.contents(7, answers=[replace(full, sheet=f"{n:016x}") for n in range(count)])
    key = key_number(7)
    inner = members(contents)
    manifest = package_manifest(contents, key.public, inner)
    whole = (*inner, (MANIFEST, manifest), (SIGNATURE, key.sign(manifest)))
    post.drop(write_zip(whole), "full.age")
    answer = run(*command(post, "--format", "csv"))
    assert answer.code == 1
    assert answer.err == "“full.age” was left out: it is larger than any package Heartbeat makes.\n"
    assert "of 3 participants" in answer.out


def test_ids_are_said_to_be_what_they_are(run: Run, post: Post) -> None:
    assert run(*command(post, "--format", "csv")).code == 0
    made = "derived from a key made for this study alone"
    for name in ("codebook.md", "codebook.csv", "redcap/README.txt"):
        text = (post.out / name).read_text(encoding="utf-8")
        assert made in text
        assert "random id" not in text

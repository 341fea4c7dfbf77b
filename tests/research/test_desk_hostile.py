"""Files that nobody should send: a sentence each, nothing outside the folder, memory bounded."""

from __future__ import annotations

import io
import os
import resource
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest

from journal_app.errors import BadFile, DiskRefused, Problem, WorldError
from journal_app.research.desk import intake
from journal_app.research.desk.desk import Stage
from journal_app.research.desk.faults import DeskFault, DeskRefused, DeskTrouble
from journal_app.research.desk.keys import read_identities
from journal_app.research.desk.spool import spool
from journal_app.research.desk.workplace import workplace
from journal_app.research.package_faults import PackageFault
from journal_app.research.package_writing import build_package
from journal_app.research.plain_zip import LARGEST_ARCHIVE
from journal_app.sentences import desk as words
from tests.research.desk_post import Post, digits, key_number, new_post

Make = Callable[[Post], bytes]


@pytest.fixture
def post(tmp_path: Path) -> Post:
    # Below a folder of the test's own: some tests look that nothing appears beside the study's.
    return new_post(tmp_path / "study")


def zipped(*members: tuple[str, bytes], compressed: bool = False) -> bytes:
    out = io.BytesIO()
    kind = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def good(post: Post) -> bytes:
    return build_package(post.contents(1), key_number(1)).archive


def members(post: Post) -> list[tuple[str, bytes]]:
    return list(build_package(post.contents(1), key_number(1)).files)


def bomb(_post: Post) -> bytes:
    return zipped(("entries.jsonl", bytes(200 * 1024 * 1024)), compressed=True)


def nested(_post: Post) -> bytes:
    inner = b"x"
    for _level in range(20):
        inner = zipped(("manifest.json", inner))
    return inner


HOSTILE: dict[str, Make] = {
    "bomb": bomb,
    "nested": nested,
    "path-up": lambda post: zipped(*members(post), ("../../evil.txt", b"x")),
    "path-absolute": lambda post: zipped(*members(post), ("/tmp-evil.txt", b"x")),
    "path-windows": lambda post: zipped(*members(post), ("..\\evil.txt", b"x")),
    "twice": lambda post: zipped(*members(post), members(post)[0]),
    "truncated": lambda post: good(post)[:-30],
    "longer": lambda post: good(post) + b"tail",
    "altered": lambda post: good(post).replace(b"A quiet night.", b"A loud nights."),
    "empty": lambda _post: b"",
    "noise": lambda _post: os.urandom(5000),
    "no-members": lambda _post: zipped(),
    "deep-json": lambda post: zipped(
        ("manifest.json", b"[" * 100_000), ("manifest.sig", b"x" * 64)
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_and_the_rest_goes_on(
    post: Post, kind: str, recwarn: pytest.WarningsRecorder
) -> None:
    hostile = HOSTILE[kind](post)
    recwarn.clear()  # zipfile warns of the member that comes twice
    post.drop(hostile, "hostile.age")
    post.send(2)
    before = sorted(path for path in post.folder.parent.rglob("*") if post.out not in path.parents)
    summary = post.open(parquet=False)
    after = sorted(path for path in post.folder.parent.rglob("*") if post.out not in path.parents)
    assert [path for path in after if path != post.out] == before
    [refused] = summary.refused
    sentence = words.refused(refused)
    assert "hostile.age" in sentence
    assert sentence.endswith(".")
    assert sentence.count("\n") == 0
    assert summary.counts["people"] == 1
    text = (post.out / "report.md").read_text("utf-8")
    assert f"- `hostile.age`: {words.reason(refused)}." in text


def test_sealed_bytes_that_were_cut_or_changed_are_refused(post: Post) -> None:
    whole = post.send(1).read_bytes()
    (post.inbox / "cut.age").write_bytes(whole[:-20])
    (post.inbox / "changed.age").write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    (post.inbox / "head.age").write_bytes(whole[:60])
    (post.inbox / "empty.age").write_bytes(b"")
    summary = post.open(parquet=False)
    assert {error.values["why"] for error in summary.refused} == {PackageFault.NOT_OPENED}
    assert len(summary.refused) == 4
    assert summary.counts["packages"] == 1


def test_a_file_larger_than_any_package_is_not_read(post: Post) -> None:
    huge = post.inbox / "huge.age"
    with huge.open("wb") as file:
        file.truncate(LARGEST_ARCHIVE * 20)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    summary = post.open(parquet=False)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert [error.values["why"] for error in summary.refused] == [PackageFault.TOO_BIG]
    assert grown < 200  # MB; the file claims 1,280


def test_what_is_not_a_file_is_listed_and_nobody_waits_for_it(post: Post) -> None:
    (post.inbox / "folder.age").mkdir()
    os.mkfifo(post.inbox / "pipe.age")
    (post.inbox / "gone.age").symlink_to(post.folder / "nowhere")
    post.send(1)
    summary = post.open(parquet=False)
    assert [error.values["why"] for error in summary.refused] == [DeskFault.NOT_A_FILE] * 3
    assert summary.counts["people"] == 1


def test_a_hostile_file_name_reaches_neither_terminal_nor_report(post: Post) -> None:
    name = "\x1b[31m`<b>|\u202egnp.age"
    (post.inbox / name).write_bytes(b"x")
    summary = post.open(parquet=False)
    text = words.refused(summary.refused[0]) + (post.out / "report.md").read_text("utf-8")
    assert not {"\x1b", "\u202e", "<b>"} & {*text, *([c for c in ("<b>",) if c in text])}


def test_the_key_of_another_study_opens_nothing(post: Post) -> None:
    post.send(1)
    other = post.key.with_name("other.age-key")
    other.write_text(f"{pyrage.x25519.Identity.generate()}\n", encoding="ascii")
    with pytest.raises(BadFile) as refused:
        post.open(key=other)
    assert (refused.value.problem, refused.value.values["file"]) == (
        Problem.STUDY_KEY,
        "other.age-key",
    )
    assert not post.out.exists()


@pytest.mark.parametrize(
    "data",
    [b"", b"age1abc", b"AGE-SECRET-KEY-1AAAA", "é".encode(), bytes(100), b"AGE-SECRET-KEY-1" * 9],
)
def test_what_is_no_key_is_said_so(post: Post, data: bytes) -> None:
    post.key.write_bytes(data)
    with pytest.raises(BadFile) as refused:
        read_identities(post.key)
    assert refused.value.problem is Problem.STUDY_KEY
    with pytest.raises(WorldError, match="file-missing"):
        read_identities(post.folder / "nowhere")


def test_a_key_among_others_and_comments_is_found_and_never_printed(post: Post) -> None:
    other = pyrage.x25519.Identity.generate()
    post.key.write_text(f"# created: now\n\n{other}\n{post.secret}\n", encoding="ascii")
    post.send(1)
    assert post.open(parquet=False).counts["people"] == 1
    identities = read_identities(post.key)
    assert "AGE-SECRET" not in repr(identities) + repr(vars(identities).keys())


def test_a_folder_with_anything_in_it_is_left_alone(post: Post) -> None:
    post.send(1)
    post.out.mkdir()
    (post.out / "mine.txt").write_text("mine", encoding="ascii")
    with pytest.raises(DiskRefused, match="folder-not-empty"):
        post.open()
    assert [path.name for path in post.out.iterdir()] == ["mine.txt"]


def test_an_empty_inbox_is_told_of(post: Post) -> None:
    with pytest.raises(DeskRefused) as refused:
        post.open()
    assert refused.value.trouble is DeskTrouble.NO_FILES
    with pytest.raises(DeskRefused) as refused:
        post.open(split=0)
    assert refused.value.trouble is DeskTrouble.SPLIT


def test_a_run_that_is_stopped_leaves_nothing(post: Post) -> None:
    post.send(1)

    def stop(stage: Stage, _done: int, _total: int) -> None:
        if stage is Stage.WRITING:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        post.open(heard=stop)
    assert not post.out.exists()
    post.out.mkdir()
    with pytest.raises(KeyboardInterrupt):
        post.open(heard=stop)
    assert list(post.out.iterdir()) == []


def test_a_disk_that_fills_while_packages_are_read_is_told_of(tmp_path: Path) -> None:
    def fill() -> None:
        with spool(tmp_path / "pool.sqlite") as base:
            base.execute("PRAGMA max_page_count = 40")
            rows = [(digits(number, 32), digits(number, 32), "x" * 500) for number in range(1000)]
            base.executemany("INSERT INTO withdrawal VALUES (?, ?, ?)", rows)

    with pytest.raises(DiskRefused, match="disk-full"):
        fill()
    assert (tmp_path / "pool.sqlite").stat().st_mode & 0o077 == 0


def test_what_a_killed_run_left_behind_is_swept(post: Post) -> None:
    left = post.out / ".heartbeat-desk.0badcafe.tmp"
    left.mkdir(parents=True)
    (left / "pool.sqlite").write_bytes(b"words")
    post.send(1)
    post.open(parquet=False)
    assert not [path for path in post.out.rglob("*") if "tmp" in path.name or "pool" in path.name]


def test_a_second_run_into_the_same_folder_leaves_the_first_alone(post: Post) -> None:
    post.send(1)
    answers: list[DeskTrouble] = []

    def meanwhile(stage: Stage, done: int, _total: int) -> None:
        if (stage, done) == (Stage.WRITING, 1):
            with pytest.raises(DeskRefused) as refused:
                post.open(parquet=False)
            answers.append(refused.value.trouble)

    summary = post.open(parquet=False, heard=meanwhile)
    assert answers == [DeskTrouble.BUSY]
    assert summary.counts["entries"] == 1
    assert (post.out / "report.md").is_file()
    assert not [path for path in post.out.iterdir() if path.name.startswith(".")]
    with pytest.raises(DiskRefused, match="folder-not-empty"):
        post.open()
    assert (post.out / "csv" / "entries.csv").is_file()


HOLDING = """
import sys
from pathlib import Path
from journal_app.research.desk.workplace import workplace
with workplace(Path(sys.argv[1])) as place:
    (place / "pool.sqlite").write_bytes(b"words")
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_run_of_another_process_is_left_alone_until_it_is_killed(post: Post) -> None:
    post.send(1)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(post.out)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[2],
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(DeskRefused) as refused:
            post.open(parquet=False)
        assert refused.value.trouble is DeskTrouble.BUSY
        [left] = post.out.glob("*/pool.sqlite")
        assert left.read_bytes() == b"words"
        other.kill()
    assert post.open(parquet=False).counts["people"] == 1
    assert not left.exists()


def test_a_move_that_fails_takes_back_what_was_moved(tmp_path: Path) -> None:
    out = tmp_path / "out"

    def half_blocked() -> None:
        with workplace(out) as place:
            (place / "a").mkdir()
            (place / "a" / "words.txt").write_text("words", encoding="ascii")
            (place / "b").write_text("words", encoding="ascii")
            (out / "b").mkdir()
            (out / "b" / "mine").write_text("mine", encoding="ascii")

    with pytest.raises(DiskRefused):
        half_blocked()
    assert [path.name for path in out.iterdir()] == ["b"]
    assert [path.name for path in (out / "b").iterdir()] == ["mine"]


def test_everything_is_its_owner_s_alone(post: Post) -> None:
    post.send(1)
    before = os.umask(0o022)
    try:
        post.open(parquet=True)
    finally:
        os.umask(before)
    assert post.out.stat().st_mode & 0o077 == 0
    inside = [path for path in post.out.iterdir() if path.is_dir()]
    assert all(path.stat().st_mode & 0o077 == 0 for path in inside)


@pytest.mark.parametrize("packages", [(), tuple(digits(n, 32) for n in range(3_000))])
def test_withdrawn_words_are_never_written_anywhere(
    post: Post, monkeypatch: pytest.MonkeyPatch, packages: tuple[str, ...]
) -> None:
    """Notices come first, however large they are: what they take out never touches the spool."""
    seen: list[str] = []
    original = intake.Intake.take_all

    def looked_at(self: intake.Intake, *arguments: object) -> None:
        original(self, *arguments)  # type: ignore[arg-type] # as they came
        base: sqlite3.Connection = self._pool._base
        seen.extend(row[0] for row in base.execute("SELECT participant FROM entry"))

    monkeypatch.setattr(intake.Intake, "take_all", looked_at)
    for student in range(3):
        post.send(student)
    post.withdraw(1, *(packages and (*packages, digits((1, 1), 32))))
    told: list[tuple[int, int]] = []

    def heard(stage: Stage, done: int, total: int) -> None:
        if stage is Stage.OPENING:
            told.append((done, total))

    summary = post.open(parquet=False, heard=heard)
    assert len(seen) == 2
    assert (summary.files, summary.withdrawn_packages) == (4, 1)
    assert told == [(2, 4), (3, 4), (4, 4)]


MEASURED = """
import resource, sys
from pathlib import Path
from tests.research.desk_post import new_post, entry, night
post = new_post(Path(sys.argv[1]))
def fill(first, count):
    nights = [night(n) for n in range(1, 31)]
    for student in range(first, first + count):
        post.send(student, nights=nights, entries=[entry(n, "word " * 4000) for n in range(1, 31)])
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
fill(0, 4)
post.open(post.folder / "small")
small = peak()
fill(4, 20)
post.open(post.folder / "large")
print(peak() - small)
"""


def test_memory_does_not_grow_with_the_pool(tmp_path: Path) -> None:
    """Five times as many packages; the words alone are 10 MB more."""
    ended = subprocess.run(
        [sys.executable, "-c", MEASURED, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
        check=True,
    )
    assert float(ended.stdout) < 15  # MB

"""Pooling: what counts once, what replaces what, what is taken out, and what is not named."""

from __future__ import annotations

import csv
import dataclasses
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journal_app.domain.packages import Withdrawal
from journal_app.domain.spreadsheets import unguarded
from journal_app.errors import BadFile
from journal_app.research.desk.faults import DeskFault, DeskRefused, DeskTrouble
from journal_app.research.desk.pool import Pool
from journal_app.research.desk.pool_reader import PoolReader
from journal_app.research.desk.spool import spool
from journal_app.research.package_faults import PackageFault
from journal_app.research.package_manifest import withdrawal_manifest
from journal_app.research.package_members import MANIFEST, SIGNATURE
from journal_app.research.package_writing import build_package
from journal_app.research.participants import participant_id
from journal_app.research.plain_zip import write_zip
from journal_app.research.study_writing import signed_study, write_study
from journal_app.sentences import desk as words
from tests.research.desk_post import (
    Post,
    digits,
    entry,
    key_number,
    new_post,
    night,
    sheet,
)
from tests.research.studies_made_up import OTHER_TEAM, TEAM, made_up_study

Rows = list[dict[str, str]]


def table(post: Post, name: str) -> Rows:
    """Return a table of the CSV outputs as it was before cells were guarded."""
    with (post.out / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [{key: unguarded(value) for key, value in row.items()} for row in rows]


def whys(refused: tuple[BadFile, ...]) -> list[str]:
    return sorted(str(error.values["why"]) for error in refused)


def participant(student: int) -> str:
    return participant_id(key_number(student).public)


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return new_post(tmp_path)


def test_three_packages_are_pooled_in_the_order_of_their_random_ids(post: Post) -> None:
    for student in range(3):
        nights = [night(number) for number in (3, 1)]
        entries = [entry(number, f"student {student} night {number}") for number in (3, 1)]
        post.send(student, nights=nights, entries=entries, answers=[sheet()])
    summary = post.open(parquet=False)
    assert summary.counts == {
        "people": 3, "packages": 3, "nights": 6, "entries": 6, "sheets": 3, "answers": 9,
    }  # fmt: skip
    people = sorted(participant(student) for student in range(3))
    assert [row["participant"] for row in table(post, "participants")] == people
    nights_read = [(row["participant"], row["day"]) for row in table(post, "nights")]
    assert nights_read == [(who, day) for who in people for day in ("401", "403")]
    by_key = {(row["participant"], row["entry"]): row["text"] for row in table(post, "entries")}
    assert by_key == {
        (participant(student), digits(("entry", number), 16)): f"student {student} night {number}"
        for student in range(3)
        for number in (1, 3)
    }
    assert {row["rotation_group"] for row in table(post, "nights")} == {"Medicine"}
    answers = [(row["part"], row["code"], row["value"]) for row in table(post, "answers")]
    assert answers == [("item", "q1", "3"), ("item", "q2", ""), ("score", "all", "2.5")] * 3


def test_the_same_contents_sealed_again_count_once(post: Post) -> None:
    post.send(1, name="first.age")
    post.send(1, name="second.age")
    summary = post.open(parquet=False)
    assert summary.counts["packages"] == 1
    assert len(summary.duplicates) == 1
    assert summary.refused == ()


def test_a_package_id_with_other_contents_is_refused_and_the_rest_goes_on(post: Post) -> None:
    post.send(1, name="first.age")
    post.send(1, name="other.age", entries=[entry(1, "Something else. " * 4_000)])
    post.send(2)
    summary = post.open(parquet=False)
    assert whys(summary.refused) == [DeskFault.REPLAYED]
    assert summary.counts["people"] == 2
    assert [row["text"] for row in table(post, "entries")] == ["A quiet night."] * 2


@pytest.mark.parametrize("order", list(itertools.permutations((1, 2, 3))))
def test_a_later_package_replaces_the_same_nights_and_entries(
    post: Post, order: tuple[int, ...]
) -> None:
    for sequence in order:
        post.send(
            1,
            sequence=sequence,
            name=f"{order.index(sequence)}.age",
            nights=[night(1, exam=sequence == 2), night(sequence + 5)],
            entries=[entry(1, f"version {sequence}"), entry(sequence + 5, f"only {sequence}")],
            answers=[sheet(401, score=float(sequence))],
        )
    summary = post.open(parquet=False)
    assert summary.replaced.entries == summary.replaced.nights == summary.replaced.sheets == 2
    texts = [row["text"] for row in table(post, "entries")]
    assert texts == ["version 3", "only 1", "only 2", "only 3"]
    assert [row["value"] for row in table(post, "answers") if row["part"] == "score"] == ["3"]
    assert next(row["exam"] for row in table(post, "nights")) == "0"
    assert table(post, "participants")[0]["packages"] == "3"


def test_a_withdrawal_of_everything_wins_whatever_comes_after(post: Post) -> None:
    post.send(1, sequence=1)
    post.send(1, sequence=9)
    post.send(2)
    post.withdraw(1)
    summary = post.open(parquet=False)
    assert {row["participant"] for row in table(post, "entries")} == {participant(2)}
    assert (summary.withdrawn_people, summary.withdrawn_packages) == (1, 2)
    with (post.out / "withdrawn.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["participant"] for row in rows} == {participant(1)}
    assert {row["package"] for row in rows} == {digits((1, 1), 32), digits((1, 9), 32)}


def test_a_withdrawn_package_gives_back_what_it_had_replaced(post: Post) -> None:
    post.send(1, sequence=1, entries=[entry(1, "first")])
    post.send(1, sequence=2, entries=[entry(1, "second")])
    post.withdraw(1, digits((1, 2), 32))
    post.open(parquet=False)
    assert [row["text"] for row in table(post, "entries")] == ["first"]


def test_a_package_read_before_its_notice_is_taken_out_again(post: Post) -> None:
    """No file makes it so today; the pool does not depend on what is read first."""
    with spool(post.folder / "pool.sqlite") as base:
        pool, reader = Pool(base, shown=str), PoolReader(base)
        for student in (1, 2):
            pool.add(post.contents(student), sha256="x", file="f")
        pool.withdraw(Withdrawal(post.study.study.id, participant(1)), file="w")
        pool.settle()
        assert [row.participant for row in reader.entries()] == [participant(2)]
        assert [row.participant for row in reader.nights()] == [participant(2)]
        assert [row.participant for row in reader.people()] == [participant(2)]


def test_packages_with_one_number_are_named_in_the_report(post: Post) -> None:
    for package, text in (("f" * 32, "old, with a name"), ("1" * 32, "new")):
        entries = [entry(1, text), entry(2, "alike")]
        nights = [night(1), night(2)]
        post.send(1, f"{package[0]}.age", package=package, nights=nights, entries=entries)
    summary = post.open(parquet=False)
    assert [row["text"] for row in table(post, "entries")] == ["alike"]
    report = (post.out / "report.md").read_text("utf-8")
    assert "| Entries left out, as nobody can tell which text is the later one | 1 |" in report
    assert f"- `{participant(1)}`, number 1: `1.age`, `f.age`" in report
    assert any("1 package number came more than once" in said for said in words.left_out(summary))


def test_a_notice_about_somebody_nobody_heard_of_is_listed(post: Post) -> None:
    post.send(2)
    post.withdraw(1)
    post.open(parquet=False)
    rows = (post.out / "withdrawn.csv").read_text("utf-8").splitlines()
    assert rows[1:] == [f"{participant(1)},all,"]


def signed_by_another(post: Post) -> bytes:
    """Return a notice in a participant's name, signed with somebody else's key."""
    notice = Withdrawal(post.study.study.id, participant(1))
    thief = key_number(9)
    manifest = withdrawal_manifest(notice, thief.public)
    return write_zip([(MANIFEST, manifest), (SIGNATURE, thief.sign(manifest))])


def with_stolen_key_named(post: Post) -> bytes:
    """Return a notice that names the participant's own key, signed with another."""
    notice = Withdrawal(post.study.study.id, participant(1))
    manifest = withdrawal_manifest(notice, key_number(1).public)
    return write_zip([(MANIFEST, manifest), (SIGNATURE, key_number(9).sign(manifest))])


@pytest.mark.parametrize(
    ("forged", "why"),
    [
        (signed_by_another, PackageFault.PARTICIPANT),
        (with_stolen_key_named, PackageFault.SIGNATURE),
    ],
)
def test_a_forged_withdrawal_takes_nothing_out(
    post: Post, forged: Callable[[Post], bytes], why: PackageFault
) -> None:
    post.send(1)
    post.drop(forged(post))
    summary = post.open(parquet=False)
    assert whys(summary.refused) == [why]
    assert [row["participant"] for row in table(post, "entries")] == [participant(1)]


def test_packages_of_another_study_or_version_are_refused(post: Post) -> None:
    post.send(1)
    post.send(2, study="another-study")
    post.send(3, study_version=2)
    post.send(4, study_sha256="ab" * 32)
    summary = post.open(parquet=False)
    assert whys(summary.refused) == sorted(
        [DeskFault.OTHER_STUDY, DeskFault.OTHER_VERSION, DeskFault.OTHER_CONTENTS]
    )
    assert summary.counts["people"] == 1


def newer(post: Post, **changes: Any) -> Path:
    """Write version 2 of the study beside version 1."""
    study = dataclasses.replace(post.study.study, version=2, **changes)
    path = post.key.parent / "newer.study.toml"
    write_study(path, signed_study(study, TEAM))
    return path


def test_versions_of_a_study_are_pooled_together(post: Post) -> None:
    first = post.study
    post.send(1)
    post.study = signed_study(dataclasses.replace(first.study, version=2), TEAM)
    newer(post)
    post.send(2)
    summary = post.open(parquet=False)
    assert summary.versions == (1, 2)
    assert [row["study_version"] for row in table(post, "participants")] in (
        ["1", "2"], ["2", "1"],
    )  # fmt: skip


def test_answers_to_a_questionnaire_nobody_asked_for_are_left_out(post: Post) -> None:
    other = dataclasses.replace(sheet(key="other"), questionnaire="another")
    post.send(1, answers=[sheet(), other])
    summary = post.open(parquet=False)
    assert (summary.counts["sheets"], summary.unasked) == (1, 1)


def test_a_study_with_weeks_has_no_days(post: Post) -> None:
    nights = [night(number, day=None, week=number) for number in (2, 1)]
    answers = [sheet(None, key="first"), sheet(None, key="second")]
    post.send(1, nights=nights, entries=[entry(2), entry(1)], answers=answers)
    again = [sheet(None, key="second", score=1.0), sheet(None, key="third")]
    post.send(1, sequence=2, nights=nights, entries=[], answers=again)
    summary = post.open(parquet=False)
    assert [(row["day"], row["week"]) for row in table(post, "nights")] == [("", "1"), ("", "2")]
    assert (summary.counts["sheets"], summary.replaced.sheets) == (3, 1)
    scores = [row["value"] for row in table(post, "answers") if row["part"] == "score"]
    assert sorted(scores) == ["1", "2.5", "2.5"]


def test_the_study_file_is_looked_for_beside_the_files_too(post: Post) -> None:
    sealed = post.send(1)
    for path in post.key.parent.glob("*.study.toml*"):
        path.rename(post.inbox / path.name)
    assert post.open(files=(sealed,), parquet=False).counts["people"] == 1


def test_without_a_study_file_nothing_is_done(post: Post) -> None:
    post.send(1)
    for path in post.key.parent.glob("*.study.toml"):
        path.unlink()
    with pytest.raises(DeskRefused) as refused:
        post.open()
    assert refused.value.trouble is DeskTrouble.NO_STUDY
    assert not post.out.exists()


def test_study_files_that_do_not_fit_together_are_refused(post: Post) -> None:
    post.send(1)
    beside = post.key.parent / "made-up.study.toml"
    recipient = post.study.study.recipient
    twin = post.folder / "twin.study.toml"
    write_study(twin, signed_study(made_up_study(recipient=recipient, title="Twin"), TEAM))
    with pytest.raises(DeskRefused) as refused:
        post.open(studies=(beside, twin))
    assert refused.value.trouble is DeskTrouble.STUDY_TWICE
    other = post.folder / "other.study.toml"
    write_study(other, signed_study(made_up_study(recipient=recipient, id="other-study"), TEAM))
    with pytest.raises(DeskRefused) as refused:
        post.open(studies=(beside, other))
    assert refused.value.trouble is DeskTrouble.SEVERAL_STUDIES
    foreign = post.folder / "foreign.study.toml"
    study = made_up_study(recipient=recipient, version=2)
    write_study(foreign, signed_study(study, OTHER_TEAM))
    with pytest.raises(DeskRefused) as refused:
        post.open(studies=(beside, foreign))
    assert refused.value.trouble is DeskTrouble.OTHER_KEY
    assert not post.out.exists()


def test_the_order_of_packages_changes_nothing(post: Post, tmp_path: Path) -> None:
    """The tables come out byte for byte the same, whatever the files are called."""
    built = [
        build_package(post.contents(student, sequence=sequence), key_number(student)).archive
        for student, sequence in ((1, 1), (1, 2), (2, 1), (3, 1))
    ]
    found = set()
    for turn, order in enumerate((built, built[::-1])):
        for path in post.inbox.iterdir():
            path.unlink()
        for place, archive in enumerate(order):
            post.drop(archive, f"{place}.age")
        out = tmp_path / f"out-{turn}"
        post.open(out, parquet=False)
        tables = sorted((out / "csv").iterdir())
        found.add(b"".join(path.read_bytes() for path in [*tables, out / "redcap/records.csv"]))
    assert len(found) == 1

"""The small-group rule of the pool: nothing that is written tells of fewer than k participants."""

from __future__ import annotations

import csv
import tempfile
import zipfile
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from journal_app.domain.studies import OTHER_GROUP, Group, SmallGroups
from journal_app.research.desk.grouping import Coarsened, GroupRule
from journal_app.research.desk.pool import Pool
from journal_app.research.desk.pool_reader import PoolReader
from journal_app.research.desk.spool import spool
from tests.research.desk_post import GROUPS, Post, entry, new_post, night
from tests.research.studies_made_up import made_up_file, made_up_study

Groups = dict[int, str | None]


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return new_post(tmp_path)


def given_by(post: Post, groups: Groups) -> Coarsened:
    """Let each student give one night, and return what the rule did."""
    for student, group in groups.items():
        post.send(student, nights=[night(1, group=group)])
    return post.open(parquet=False).coarsened


def groups_of(post: Post) -> Groups:
    with (post.out / "csv" / "nights.csv").open(encoding="utf-8", newline="") as file:
        found = {row["participant"]: row["rotation_group"] for row in csv.DictReader(file)}
    return {
        student: found[post.contents(student).participant] or None for student in range(len(found))
    }


def report(post: Post) -> str:
    return (post.out / "report.md").read_text("utf-8")


def test_groups_that_few_share_are_not_named(post: Post) -> None:
    given = {**dict.fromkeys(range(4), "Medicine"), 4: "Paediatrics", 5: "Paediatrics"}
    done = given_by(post, {**given, 6: "Neurosurgery"})
    assert groups_of(post) == {n: "Medicine" if n < 4 else OTHER_GROUP for n in range(7)}
    assert done == Coarsened(3, folded=True)
    assert "Paediatrics" not in report(post)
    assert "| Groups that became “Other” for that reason | some |" in report(post)


def test_one_small_group_beside_a_large_one_does_not_stand_out(post: Post) -> None:
    """An empty cell, or "Other" for one alone, would name them as surely as the name."""
    given = {
        **dict.fromkeys(range(5), "Medicine"),
        **dict.fromkeys(range(5, 9), "Surgery, general"),
    }
    done = given_by(post, {**given, 9: "Paediatrics"})
    expected = {n: "Medicine" if n < 5 else OTHER_GROUP for n in range(10)}
    assert groups_of(post) == expected
    assert done == Coarsened(3, folded=True)


def test_when_all_together_are_few_no_night_has_a_group(post: Post) -> None:
    done = given_by(post, {0: "Medicine", 1: "=HYPERLINK(evil)<script>|`"})
    assert groups_of(post) == {0: None, 1: None}
    assert done == Coarsened(3, left_out=True)
    written = b"".join(path.read_bytes() for path in post.out.rglob("*") if path.is_file())
    assert b"HYPERLINK" not in written
    assert "| Groups left out altogether for that reason | all |" in report(post)


def test_who_withdrew_does_not_count_towards_a_group(post: Post) -> None:
    post.withdraw(0)
    assert given_by(post, dict.fromkeys(range(3), "Medicine")).left_out


def test_a_night_between_rotations_is_in_no_group_anywhere(post: Post) -> None:
    """It arrives as an empty name, which is neither a small group nor "Other"."""
    for student in range(3):
        nights = [night(1, group="Medicine"), night(2, group="")]
        post.send(student, nights=nights, entries=[entry(1), entry(2)])
    post.send(3, nights=[night(1, group=""), night(2, group="")], entries=[])
    summary = post.open(parquet=True)
    assert summary.refused == ()
    assert summary.coarsened == Coarsened(3)
    found = [
        value
        for path in (post.out / "parquet" / "nights").rglob("*.parquet")
        for value in parquet.ParquetFile(path).read(["rotation_group"]).column(0).to_pylist()
    ]
    assert sorted(found, key=str) == ["Medicine"] * 3 + [None] * 5
    with (post.out / "redcap" / "records.csv").open(encoding="utf-8", newline="") as file:
        records = [r for r in csv.DictReader(file) if r["redcap_repeat_instrument"] == "nights"]
    assert sorted(record["rotation_group"] for record in records) == [""] * 5 + ["1"] * 3
    [project] = (post.out / "qdpx").iterdir()
    with zipfile.ZipFile(project) as archive:
        xml = archive.read("project.qde").decode()
    assert xml.count(">Medicine<") == 3
    assert "<TextValue></TextValue>" not in xml
    assert "<TextValue/>" not in xml


POST = Post(Path(), "", made_up_file(small_groups=GROUPS))
MANY = SmallGroups(3, tuple(Group(name, 30) for name in "ABCD"))
NAMES = st.sampled_from([*"ABCD", OTHER_GROUP, "", None])


@given(st.dictionaries(st.integers(0, 8), st.lists(NAMES, max_size=3), max_size=9))
def test_no_group_stands_that_fewer_than_k_share(pool_of: dict[int, list[str | None]]) -> None:
    rule = GroupRule([made_up_study(small_groups=MANY)])
    had: dict[str, list[str | None]] = {}
    with tempfile.TemporaryDirectory() as folder, spool(Path(folder) / "p.sqlite") as base:
        pool = Pool(base, shown=rule.shown)
        for student, groups in pool_of.items():
            nights = [night(n, group=group) for n, group in enumerate(groups)]
            contents = POST.contents(student, nights=nights, entries=[])
            had[contents.participant] = list(groups)
            pool.add(contents, sha256="x", file="f")
        done = rule.apply(pool)
        rows = list(PoolReader(base).nights())
    people = defaultdict(set)
    for row in rows:
        people[row.group].add(row.participant)
    grouped = {group: who for group, who in people.items() if group is not None}
    assert all(len(who) >= rule.k for who in grouped.values())
    for row in rows:
        was = had[row.participant][[night(n).night for n in range(3)].index(row.night)]
        assert row.group in ((None,) if done.left_out or not was else (was, OTHER_GROUP))
    if done == Coarsened(rule.k):
        assert sorted(filter(None, (row.group for row in rows))) == sorted(
            filter(None, (group for groups in had.values() for group in groups))
        )


def test_the_strictest_version_of_the_rule_holds() -> None:
    first = made_up_study(small_groups=GROUPS)
    second = made_up_study(
        version=2,
        small_groups=SmallGroups(4, (Group("Medicine", 40), Group("Surgery, general", 3))),
    )
    rule = GroupRule([first, second])
    assert rule.k == 4
    assert rule.names == ("Medicine",)
    assert rule.shown("Paediatrics") == OTHER_GROUP
    small_before = made_up_study(small_groups=SmallGroups(3, (Group("Medicine", 1),)))
    assert GroupRule([small_before, second]).names == ()

"""What the pool gives out, for contents that no package of today could bring."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.domain.packages import PackageContents, Withdrawal
from journal_app.domain.ratings import Scale
from journal_app.research.desk.pool import Pool, Tie
from journal_app.research.desk.pool_reader import PoolReader
from journal_app.research.desk.qdpx import document_name
from journal_app.research.desk.spool import spool
from tests.research.desk_post import Post, digits, entry, new_post, night, sheet

Found = tuple[list[str], int, tuple[Tie, ...]]


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Post:
    return new_post(tmp_path_factory.mktemp("rows"))


@pytest.fixture
def pools(tmp_path: Path) -> Iterator[tuple[Pool, PoolReader]]:
    with spool(tmp_path / "pool.sqlite") as base:
        yield Pool(base, shown=str, questionnaires=["sample"]), PoolReader(base)


def test_ids_that_begin_alike_still_give_every_text_a_name_of_its_own(
    post: Post, pools: tuple[Pool, PoolReader]
) -> None:
    pool, reader = pools
    people = ["ab" * 15 + end for end in ("00", "01")] + ["cd" * 16]
    for number, who in enumerate(people):
        pool.add(post.contents(number, participant=who), sha256="x", file="f")
    pool.settle()
    names = [document_name(each) for each in reader.entries()]
    assert len(set(names)) == 3
    assert names == sorted(names)
    assert [person.label for person in reader.people()] == people


def test_characters_that_xml_forbids_are_replaced_and_counted(
    post: Post, pools: tuple[Pool, PoolReader]
) -> None:
    pool, reader = pools
    text = "\ufeffa\x00b\ud83d\r\n🩺\x0b"
    pool.add(post.contents(1, entries=[entry(1, text)]), sha256="x", file="f")
    pool.settle()
    [found] = reader.entries()
    assert found.text == "a�b�\n🩺�"
    assert pool.illegal == 3


def test_ratings_that_cannot_be_would_be_counted(
    post: Post, pools: tuple[Pool, PoolReader]
) -> None:
    pool, reader = pools
    ratings = (((Scale.BURNOUT, 11), (Scale.TIME_PRESSURE, -1)), ((Scale.BURNOUT, 10),), ())
    nights = [night(number, ratings=given) for number, given in enumerate(ratings)]
    pool.add(post.contents(1, nights=nights, entries=[]), sha256="x", file="f")
    assert (reader.out_of_range(), reader.fewer_ratings()) == (2, 2)


def opened_in_any_order(folder: Path, *packages: PackageContents) -> Found:
    """Return texts, entries left out and ties, which are the same whatever came first."""
    found: list[Found] = []
    for turn, order in enumerate(itertools.permutations(packages)):
        with spool(folder / f"{turn}.sqlite") as base:
            pool = Pool(base, shown=str)
            for contents in order:
                pool.add(contents, sha256="x", file=f"{contents.package[:4]}.age")
            collided = pool.settle().collided
            texts = sorted(each.text for each in PoolReader(base).entries())
            found.append((texts, collided, pool.ties()))
    assert all(each == found[0] for each in found)
    return found[0]


def numbered(post: Post, package: str, sequence: int, *texts: str) -> PackageContents:
    """Return a package of one student; each text is of an entry of its own."""
    entries = [entry(number, text) for number, text in enumerate(texts) if text]
    nights = [night(number) for number in range(len(texts))]
    return post.contents(1, package=package * 32, sequence=sequence, nights=nights, entries=entries)


def test_of_two_packages_with_one_number_neither_text_is_taken(post: Post, tmp_path: Path) -> None:
    """The journal was restored from a backup: the one that was read again may be either."""
    texts, collided, ties = opened_in_any_order(
        tmp_path,
        numbered(post, "f", 2, "old, with a name", "the same", "only old"),
        numbered(post, "1", 2, "new, without", "the same"),
    )
    assert texts == ["only old", "the same"]
    assert collided == 1
    assert [(tie.sequence, tie.files) for tie in ties] == [(2, ("1111.age", "ffff.age"))]


def test_after_a_number_that_came_twice_no_order_is_believed(post: Post, tmp_path: Path) -> None:
    """The lost journal may have sealed number 3 before the restored one sealed number 2."""
    texts, collided, _ties = opened_in_any_order(
        tmp_path,
        numbered(post, "a", 1, "first", "first only"),
        numbered(post, "b", 2, "", "", "x"),
        numbered(post, "c", 2, "second", ""),
        numbered(post, "d", 3, "third", ""),
    )
    assert texts == ["first only", "x"]
    assert collided == 1


def test_numbers_that_differ_are_no_ties(post: Post, tmp_path: Path) -> None:
    packages = [numbered(post, "a", 1, "first"), numbered(post, "b", 2, "second")]
    assert opened_in_any_order(tmp_path, *packages) == (["second"], 0, ())


def test_a_withdrawn_package_is_in_no_tie(post: Post, pools: tuple[Pool, PoolReader]) -> None:
    pool, reader = pools
    old, new = numbered(post, "f", 2, "old"), numbered(post, "1", 2, "new")
    for each in (old, new):
        pool.add(each, sha256="x", file="f")
    pool.withdraw(Withdrawal(old.study, old.participant, (old.package,)), file="w")
    assert pool.settle().collided == 0
    assert pool.ties() == ()
    assert [each.text for each in reader.entries()] == ["new"]


def test_an_entry_keeps_its_night_s_key_when_the_night_itself_is_gone(
    post: Post, pools: tuple[Pool, PoolReader]
) -> None:
    pool, reader = pools
    pool.add(post.contents(1, nights=[night(2)], entries=[entry(1)]), sha256="x", file="f")
    pool.settle()
    [found] = reader.entries()
    assert (found.night.night, found.night.day) == (digits(("night", 1), 16), None)


def test_answer_sheets_are_told_apart_by_their_keys(
    post: Post, pools: tuple[Pool, PoolReader]
) -> None:
    pool, reader = pools
    first = [sheet(401), sheet(402), sheet(401, version="2")]
    pool.add(post.contents(1, sequence=1, answers=first), sha256="x", file="f")
    later = [replace(sheet(401), answers=(("q1", 0),), scores=())]
    pool.add(post.contents(1, sequence=2, answers=later), sha256="x", file="f")
    assert pool.settle().sheets == 1
    rows = [(row.sheet, row.version, row.day, row.code, row.value) for row in reader.answers()]
    assert rows[0] == (1, "1", 401, "q1", 0.0)
    assert [row[:3] for row in rows[1:]] == [(2, "1", 402)] * 3 + [(3, "2", 401)] * 3

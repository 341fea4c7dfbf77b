"""What the pool gives out, for contents that no package of today could bring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.domain.ratings import Scale
from journal_app.research.desk.pool import Pool
from journal_app.research.desk.pool_reader import PoolReader
from journal_app.research.desk.qdpx import document_name
from journal_app.research.desk.spool import spool
from tests.research.desk_post import Post, digits, entry, new_post, night, sheet


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


def test_of_two_packages_with_one_number_the_same_one_wins_every_time(
    post: Post, tmp_path: Path
) -> None:
    packages = [
        post.contents(1, package=digits(n, 32), entries=[entry(1, f"{n}")]) for n in range(2)
    ]
    found = []
    for turn, order in enumerate((packages, packages[::-1])):
        with spool(tmp_path / f"{turn}.sqlite") as base:
            pool = Pool(base, shown=str)
            for contents in order:
                pool.add(contents, sha256="x", file="f")
            assert pool.settle().entries == 1
            found.append([each.text for each in PoolReader(base).entries()])
    assert found[0] == found[1]


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

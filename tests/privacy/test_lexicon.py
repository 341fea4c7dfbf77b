"""The lexicon: what it knows, how fast, what it does when its file is not what was installed."""

from __future__ import annotations

import hashlib
import resource
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import assets
from journal_app.errors import BadFile, Problem
from journal_app.privacy.lexicon import FILE, Lexicon, Word
from journal_app.privacy.passage import Passage
from tools.lists.pack import pack


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.mark.parametrize(
    ("word", "flags"),
    [
        ("may", Word.GIVEN | Word.SURNAME | Word.COMMON | Word.MONTH),
        ("siobhán", Word.GIVEN | Word.WOMAN),
        ("siobhan", Word.GIVEN | Word.WOMAN),
        ("okonkwo", Word.SURNAME),
        ("o'brien", Word.SURNAME),
        ("obrien", Word.SURNAME),
        ("walked", Word.COMMON),
        ("patients", Word.COMMON | Word.ROLE),
        ("the", Word.COMMON | Word.FREQUENT),
        ("wagga wagga", Word.PLACE),
        ("mississippi", Word.COUNTRY),
        ("ammi", Word.KIN),
        ("tūtū", Word.KIN),
        ("thursday", Word.WEEKDAY),
        ("mrs", Word.TITLE),
    ],
)
def test_a_word_is_all_that_it_may_be(lexicon: Lexicon, word: str, flags: Word) -> None:
    assert lexicon.flags(word) & flags == flags


@pytest.mark.parametrize("word", ["the", "of", "and", "was", "patient", "bleeding", "walked"])
def test_an_ordinary_word_is_nobodys_name(lexicon: Lexicon, word: str) -> None:
    assert not lexicon.flags(word) & (Word.GIVEN | Word.SURNAME | Word.PLACE)


def test_an_unknown_word_is_nothing(lexicon: Lexicon) -> None:
    assert lexicon.flags("qwxzvk") == Word(0)
    assert lexicon.flags("") == Word(0)


@pytest.mark.parametrize(
    ("text", "length", "flag"),
    [
        ("Sioux Falls again", 2, Word.PLACE),
        ("Stratford-upon-Avon", 3, Word.PLACE),
        ("tunbridge wells", 2, Word.PLACE),
        ("St. John's, before", 2, Word.PLACE),
    ],
)
def test_the_longest_phrase_is_found(lexicon: Lexicon, text: str, length: int, flag: Word) -> None:
    found, flags = lexicon.longest([token.plain for token in Passage(text).tokens], 0)
    assert found == length
    assert flags & flag


def test_where_no_phrase_starts_none_is_found(lexicon: Lexicon) -> None:
    words = ["we", "walked", "sioux", "falls"]
    assert [lexicon.longest(words, at)[0] for at in range(4)] == [0, 0, 2, 0]


words = st.text(st.characters(codec="utf-8", exclude_characters="\t\n "), min_size=1, max_size=12)
tables = st.dictionaries(
    st.lists(words, min_size=1, max_size=4).map(" ".join),
    st.integers(1, 2 ** len(Word) - 1).map(Word),
    max_size=30,
)


@given(tables, words)
def test_what_is_packed_is_read_and_nothing_else(table: dict[str, Word], other: str) -> None:
    lexicon = Lexicon.read(pack(table))
    assert {key: lexicon.flags(key) for key in table} == table
    assert lexicon.flags(other) == table.get(other, Word(0))
    for key, flags in table.items():
        parts = key.split(" ")
        found = lexicon.longest([*parts, "\0"], 0)
        assert found == ((len(parts), flags) if len(parts) > 1 else (0, Word(0)))


@given(st.text(max_size=20))
def test_any_text_may_be_looked_up(text: str) -> None:
    assert isinstance(LOADED.flags(text), Word)
    assert LOADED.longest([text, "\ud800"], 0) == (0, Word(0))


LOADED = Lexicon.load()


def test_a_damaged_file_is_told_apart() -> None:
    whole = assets.read_bytes(FILE)
    for broken in (
        b"",
        whole[:-1],
        whole[:100],
        b"x" + whole[1:],
        whole[:500] + b"x" + whole[501:],
    ):
        with pytest.raises(ValueError, match="checksum"):
            Lexicon.read(broken)


def test_offsets_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="offsets"):
        Lexicon(b'{"combinations":[],"longest":1,"shards":2}\n' + bytes(12) + b"more")


def test_a_missing_or_damaged_file_is_a_problem_of_the_installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "data_root", lambda: tmp_path)
    with pytest.raises(BadFile) as missing:
        Lexicon.load()
    place = tmp_path / FILE
    place.parent.mkdir(parents=True)
    place.write_bytes(b"hbwords1" + hashlib.sha256(b"").digest())
    with pytest.raises(BadFile) as damaged:
        Lexicon.load()
    for caught in (missing, damaged):
        assert caught.value.problem is Problem.PRIVACY_FILE
        assert caught.value.values == {"file": FILE}


def test_it_loads_in_half_a_second_and_under_sixty_megabytes() -> None:
    scale = 1024 if sys.platform == "darwin" else 1
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    spent = []
    for _ in range(3):
        started = time.process_time()  # of this process alone, so that a busy machine fails nothing
        Lexicon.load()
        spent.append(time.process_time() - started)
    assert min(spent) < 0.5
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / scale < 60 * 1024

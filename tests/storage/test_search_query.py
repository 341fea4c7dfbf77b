"""From typed words to a query, and from a match to the passage that is shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journal_app.storage.columns import storable
from journal_app.storage.excerpts import EXCERPT, Passage, around, excerpt, new_markers, plain
from journal_app.storage.search import LONGEST_WORD, MOST_WORDS, fts_query

ODD_WORDS = st.text(st.characters(), max_size=60)
SYNTAX = st.text(st.sampled_from("\"'()*^+-:{}.,AND OR NOT NEAR text ab\0\ud800"), max_size=40)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    with sqlite3.connect(":memory:") as database:
        database.execute(
            "CREATE VIRTUAL TABLE words USING fts5("
            "text, tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')"
        )
        yield database
    database.close()


def finds(index: sqlite3.Connection, typed: str, text: str) -> bool:
    index.execute("DELETE FROM words")
    index.execute("INSERT INTO words VALUES (?)", (text,))
    found = index.execute("SELECT 1 FROM words WHERE words MATCH ?", (fts_query(typed),))
    return found.fetchone() is not None


@given(typed=ODD_WORDS | SYNTAX)
@example(typed='"')
@example(typed="a" * 200_000)
@example(typed="word " * 5000)
@settings(max_examples=300)
def test_nothing_typed_is_ever_a_syntax_error(index: sqlite3.Connection, typed: str) -> None:
    query = fts_query(typed)
    if query:
        index.execute("SELECT 1 FROM words WHERE words MATCH ?", (query,)).fetchall()
    else:
        assert not any(c.isalpha() for c in storable(typed))


@given(st.lists(st.text("abcdeéñ'-", min_size=1, max_size=12), min_size=1, max_size=8))
def test_what_is_written_is_found_by_its_own_words(
    index: sqlite3.Connection, words: list[str]
) -> None:
    typed = " ".join(words)
    if fts_query(typed):
        assert finds(index, typed, f"before {typed} after")


@pytest.mark.parametrize(
    "word",
    [
        "compassion",
        "compassionate",
        "nursing",
        "exhausted",
        "exhaustion",
        "carefully",
        "happiness",
        "supervision",
        "relational",
        "handover",
        "experiences",
        "registrar's",
        "anxiety",
        "hopefulness",
        "nervousness",
        "kindness",
        "management",
        "tired",
    ],
)
def test_a_word_is_found_at_every_letter_of_its_typing(
    index: sqlite3.Connection, word: str
) -> None:
    missed = [word[:n] for n in range(1, len(word) + 1) if not finds(index, word[:n], f"a {word}")]
    assert missed == []


def test_words_are_joined_and_the_last_is_a_beginning(index: sqlite3.Connection) -> None:
    assert finds(index, "ward nig", "a night on the ward")
    assert not finds(index, "war nigh", "a night on the ward")
    assert not finds(index, "night theatre", "a night on the ward")


def test_operators_are_only_words(index: sqlite3.Connection) -> None:
    assert not finds(index, "ward NOT night", "ward night")
    assert finds(index, "ward NOT night", "not on the ward at night")
    assert not finds(index, "ward OR theatre", "ward")
    assert finds(index, "text:ward", "text: ward")


def test_accents_and_case_do_not_matter(index: sqlite3.Connection) -> None:
    assert finds(index, "CAFE", "au café")
    assert finds(index, "Müller", "bei muller")


def test_a_pasted_page_is_cut_to_its_first_words() -> None:
    query = fts_query(" ".join(f"w{n}" for n in range(1000)))
    assert f'"w{MOST_WORDS - 1}"' in query
    assert f"w{MOST_WORDS}" not in query


def test_an_endless_word_is_searched_by_its_beginning(index: sqlite3.Connection) -> None:
    endless = "b" * (LONGEST_WORD * 3)
    assert finds(index, endless, endless)
    assert finds(index, f"{endless} x", f"{endless} x")


@given(
    st.text(st.characters(codec="utf-8"), max_size=600),
    st.lists(st.tuples(st.integers(0, 600), st.integers(1, 300)), max_size=6),
)
def test_marks_cover_the_same_letters_in_the_passage(
    text: str, wanted: list[tuple[int, int]]
) -> None:
    ranges = _apart(wanted, len(text))
    passage = around(text, ranges)
    flat = "".join(" " if c in "\0\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029" else c for c in text)
    assert len(passage.text) <= EXCERPT + 2
    assert passage.text.removeprefix("…").removesuffix("…") in flat
    if ranges:
        assert passage.marks
    for (start, end), (a, b) in zip(passage.marks, _shown(passage, ranges), strict=True):
        assert 0 <= start < end <= len(passage.text)
        assert flat[a:b].startswith(passage.text[start:end])


def _apart(wanted: list[tuple[int, int]], length: int) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for start, size in sorted(wanted):
        end = min(start + size, length)
        if start < end and (not found or start >= found[-1][1]):
            found.append((start, end))
    return tuple(found)


def _shown(passage: Passage, ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    return ranges[: len(passage.marks)]


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=1, max_size=7))
def test_marked_text_is_taken_apart_without_losing_a_letter(pieces: list[str]) -> None:
    markers = new_markers()
    marked = "".join(
        markers.opening + piece + markers.closing if n % 2 else piece
        for n, piece in enumerate(pieces)
    )
    plain_text = "".join(pieces)
    marks, at = [], 0
    for n, piece in enumerate(pieces):
        if n % 2:
            marks.append((at, at + len(piece)))
        at += len(piece)
    assert excerpt(marked, markers) == around(plain_text, tuple(marks))


def test_markers_are_new_each_time() -> None:
    assert new_markers() != new_markers()


def test_very_long_texts_are_marked_by_beginnings() -> None:
    text = "Die Übergabe war spät, the handover's end"
    assert [text[a:b] for a, b in plain(text, "uber HANDOV")] == ["Übergabe", "handover"]
    assert plain(text, "?!") == ()

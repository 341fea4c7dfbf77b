"""Cutting a text into words and pieces, with offsets of the text as it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.privacy.tagger.wordpiece import LONGEST, SHAPES, WordPieces, shape

KNOWN = ["[UNK]", "[CLS]", "[SEP]", "mr", "fein", "##berg", "##b", "s", "'", ".", "jor", "##g", "e"]
PIECES = WordPieces({piece: number for number, piece in enumerate(KNOWN)})


def read(text: str) -> list[tuple[str, list[str]]]:
    cells = PIECES.cells(text)
    return [(text[c.start : c.end], [KNOWN[piece] for piece in c.pieces]) for c in cells]


def test_the_longest_known_beginning_comes_first() -> None:
    assert read("Mr. Feinberg's") == [
        ("Mr", ["mr"]),
        (".", ["."]),
        ("Feinberg", ["fein", "##berg"]),
        ("'", ["'"]),
        ("s", ["s"]),
    ]


def test_marks_go_but_offsets_stay() -> None:
    assert read("Jo\u0308rg \U0001f600 Jörg") == [
        ("Jo\u0308rg", ["jor", "##g"]),
        ("\U0001f600", ["[UNK]"]),
        ("Jörg", ["jor", "##g"]),
    ]


def test_a_word_without_known_pieces_is_unknown() -> None:
    assert read("Feinx") == [("Feinx", ["[UNK]"])]
    assert read("e" * (LONGEST + 1)) == [("e" * (LONGEST + 1), ["[UNK]"])]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("bed", "lower"),
        ("Bed", "title"),
        ("A", "title"),
        ("MRN", "upper"),
        ("McA", "mixed"),
        ("42", "digits"),
        ("4B", "coded"),
        ("…", "sign"),
    ],
)
def test_shapes(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("mr e. mr e", [0, 3]),
        ("mr e\nmr", [0, 2]),
        ("mr “e” mr", [0, 2]),
        ("mr e, mr", [0]),
    ],
)
def test_where_sentences_begin(text: str, opening: list[int]) -> None:
    cells = PIECES.cells(text)
    opens = [cell.opens for cell in cells]
    assert [at for at in opening if not opens[at]] == []
    letters = [at for at, cell in enumerate(cells) if text[cell.start].isalnum() and opens[at]]
    assert set(letters) <= set(opening)


@given(st.text())
def test_cells_are_in_order_and_leave_out_nothing_that_can_be_read(text: str) -> None:
    cells = PIECES.cells(text)
    assert all(cell.pieces and cell.start < cell.end for cell in cells)
    assert all(one.end <= two.start for one, two in pairwise(cells))
    covered = {at for cell in cells for at in range(cell.start, cell.end)}
    assert all(at in covered for at, sign in enumerate(text) if sign.isalnum())

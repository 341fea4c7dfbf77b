"""Cells that no spreadsheet takes for a formula, whatever it takes for a separator, and back."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.spreadsheets import guarded, unguarded

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")
STARTS = (*SIGNS, "\t", "\r", "\n")
TEXT = st.text(st.sampled_from("=-;\t\r\n\"', a|") | st.characters(), max_size=30)


@given(TEXT)
def test_a_guarded_cell_gives_its_text_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.lists(TEXT, min_size=1, max_size=3))
def test_no_reader_sees_a_formula(texts: list[str]) -> None:
    """Read with comma, semicolon or tab, quotes minded or not, and line by line."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(["key", *map(guarded, texts)])
    written = out.getvalue()
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(written, newline=""), delimiter=separator):
            assert not any(cell.startswith(STARTS) for cell in row[separator != "," :]), row
    for line in written.replace("\r", "\n").split("\n"):
        for cell in line.replace("\t", ";").split(";")[1:]:
            assert not cell.lstrip('"').startswith(SIGNS)


@pytest.mark.parametrize("sign", SIGNS)
def test_every_place_is_guarded(sign: str) -> None:
    assert guarded(f"{sign}1") == f"'{sign}1"
    assert guarded(f"''{sign}1") == f"'''{sign}1"
    for before in (";", "\t", "\n", '\n"', ';"', ";;", "\n\n"):
        assert guarded(f"a{before}{sign}1") == f"a{before}'{sign}1"
        assert guarded(f"a{before}'{sign}1") == f"a{before}''{sign}1"


def test_plain_words_stay_as_they_are() -> None:
    for text in (
        "",
        "A quiet night.\n\nThen; well - 3 = 3",
        "it's 'so'",
        "a,=b",
        "one; two\tthree",
    ):
        assert guarded(text) is text or guarded(text) == text
    assert guarded("\tindented") == "'\tindented"


def test_a_text_made_of_signs_takes_no_longer_than_its_length() -> None:
    begun = time.process_time()
    for text in (";" * 10**6, '"' * 10**6, ';"' * 10**6, "'" * 10**6, ";" + "'" * 10**6):
        assert unguarded(guarded(text)) == text
    assert time.process_time() - begun < 5

"""Paragraphs in pieces, and places in either unit."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.identifiers import Kind, Tier
from journal_app.ui.guard.paragraphs import Paragraphs
from journal_app.ui.guard.pieces import LONGEST, WHOLE, pieces
from journal_app.ui.guard.reading import Spot
from journal_app.ui.guard.units import code_points_of, units_of

TEXTS = st.text(alphabet='aB .!?\n😀é\u0301’"', max_size=6_000)


@given(TEXTS)
def test_pieces_leave_no_gap_and_are_never_too_long(text: str) -> None:
    found = list(pieces(text))
    assert "".join(text[start:end] for start, end in found) == text
    assert all(end - start <= LONGEST for start, end in found)
    assert all(left[1] == right[0] for left, right in pairwise(found))


def test_a_paragraph_of_usual_length_is_read_whole() -> None:
    text = "She sat down. " * (WHOLE // 14)
    assert list(pieces(text)) == [(0, len(text))]


def test_a_long_paragraph_is_cut_where_a_sentence_ends() -> None:
    text = "She sat down and waited for him. He said nothing. " * 60
    for start, _ in list(pieces(text))[1:]:
        assert text[start - 2 : start] == ". "
        assert text[start].isupper()


def test_an_edit_changes_only_the_pieces_around_it() -> None:
    text = "She sat down and waited for him. He said nothing. " * 120
    other = text[:3_000] + "Then he spoke. " + text[3_000:]
    before = {text[start:end] for start, end in pieces(text)}
    after = [other[start:end] for start, end in pieces(other)]
    assert sum(piece not in before for piece in after) <= 3


@given(TEXTS, st.integers(0, 6_000))
def test_places_in_units_and_code_points_agree(text: str, place: int) -> None:
    at = min(place, len(text))
    (units,) = units_of(text, (at,))
    assert units == len(text[:at].encode("utf-16-le")) // 2
    assert code_points_of(text, units) == at


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9), st.text("ab\n😀", max_size=9))))
def test_paragraphs_keep_step_with_every_edit(edits: list[tuple[int, int, str]]) -> None:
    text, kept = "", Paragraphs()
    for place, removed, put in edits:
        at = min(place, len(text))
        end = min(at + removed, len(text))
        first = text[:at].count("\n")
        last = text[:end].count("\n")
        text = text[:at] + put + text[end:]
        now = text.split("\n")
        count = last - first + len(now) - len(kept) + 1
        kept.change(first, last, now[first : first + count])
        assert [each.text for each in kept] == now


WORDS = st.lists(st.sampled_from(["aa", "Kim", "b", "Kim"]), max_size=8).map(" ".join)


@given(WORDS, st.integers(0, 30), st.integers(0, 6), st.text("aK ", max_size=5))
def test_what_is_underlined_moves_with_its_words(
    text: str, place: int, removed: int, put: str
) -> None:
    kept = Paragraphs()
    kept.change(0, 0, [text])
    found = re.finditer("Kim", text)
    kept.look(0, tuple(Spot(m.start(), m.end(), Kind.NAME_OTHER, Tier.SURE) for m in found))
    at = min(place, len(text))
    other = text[:at] + put + text[at + removed :]
    kept.change(0, 0, [other])
    shown = kept[0]
    assert all(other[spot.start : spot.end] == "Kim" for spot in shown.spots)
    untouched = [m for m in re.finditer("Kim", text) if m.end() <= at or m.start() >= at + removed]
    assert len(shown.spots) >= len(untouched) - (other != text)

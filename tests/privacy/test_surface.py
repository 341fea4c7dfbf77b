from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.privacy.surface import Surface


@pytest.mark.parametrize(
    ("original", "plain"),
    [
        ("Ward\u00a04B", "ward 4b"),
        ("٠٣١٢ ۴۵", "0312 45"),
        ("07700\u2009900\u2011123", "07700 900-123"),
        ("St\u00a0Patrick’s “Day”", 'st patrick\'s "day"'),
        ("98\u200b200\u00ad41175", "9820041175"),
        ("ＭＲＮ：１２", "mrn:12"),
        ("10⁹ İ ½", "10⁹ İ ½"),
        ("a\tb", "a b"),
    ],
)
def test_plain_letters(original: str, plain: str) -> None:
    assert Surface(original).text == plain


def test_a_part_is_found_again_behind_invisible_letters() -> None:
    surface = Surface("\u200bx 98\u200b200\u2060 y")
    start = surface.text.index("98200")
    assert surface.written(start, start + 5) == "98\u200b200"


@given(st.text(), st.data())
def test_every_part_lies_in_the_original(original: str, data: st.DataObject) -> None:
    surface = Surface(original)
    if not surface.text:
        return
    start = data.draw(st.integers(0, len(surface.text) - 1))
    end = data.draw(st.integers(start + 1, len(surface.text)))
    first, last = surface.span(start, end)
    assert 0 <= first < last <= len(original)
    assert Surface(original[first:last]).text == surface.text[start:end]

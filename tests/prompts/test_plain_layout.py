"""The quick reader says what ``tomllib`` says, or leaves the file to it."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import assets
from journal_app.prompts.library import FOLDER
from journal_app.prompts.plain import read_plain

SHIPPED = assets.list_names(FOLDER, ".toml")


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_file_is_read_quickly_and_as_tomllib_reads_it(name: str) -> None:
    text = assets.read_text(name)
    assert read_plain(text) == tomllib.loads(text)
    assert read_plain(text.replace("\n", "\r\n")) == tomllib.loads(text)


LINES = [
    *("", "  ", "# a comment", "format = 2", "theme = 'x'", 'theme = "x"', 'text = "a \\" b"'),
    *("[[prompt]]", "[[prompt]] # one", "[[care]]", "[pack]", "[[prompt.more]]", " [[care]]"),
    *('id = "a"', 'id = "b" # why', 'id="c"', '"id" = "d"', "minutes = 3", "minutes = 03"),
    *("minutes = 1_0", "flag = true", "flag = yes", 'shifts = ["a", "b"]', "shifts = []"),
    *('shifts = ["a",', '"b"]', 'shifts = ["a", "b",]', 'prompt = ["a"]', 'care = "x"', "]"),
    *('nudge = """', 'text = "\u2028 \u0085 é"', 'text = "tab\there"', "x = 1.5", "a.b = 1"),
]


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_what_it_reads_is_what_tomllib_reads(lines: list[str]) -> None:
    text = "\n".join(lines)
    read = read_plain(text)
    if read is not None:
        assert read == tomllib.loads(text)


@given(st.text(alphabet='ab"=[]#\\\n\r\t 10_.\x00\x7f\u2028', max_size=40))
def test_no_text_makes_it_say_what_tomllib_does_not(text: str) -> None:
    read = read_plain(text)
    if read is not None:
        assert read == tomllib.loads(text)


def test_a_key_named_twice_is_left_to_tomllib() -> None:
    assert read_plain("format = 2\nformat = 2\n") is None

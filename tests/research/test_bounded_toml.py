"""TOML from strangers: what is read, and what is refused before it can do harm."""

from __future__ import annotations

import contextlib
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.research.bounded_toml import (
    _UNSEEN,
    Limits,
    Toml,
    TomlFault,
    TomlRefusal,
    hidden_character,
    read_toml,
)

LIMITS = Limits(size=20_000, depth=4, keys=200, string=2_000, digits=15, word=80)

SAMPLE = """\
# A comment with "quotes and [brackets
format = 1
"quoted key" = 'it''s'
title = "A \\"title\\" = [not a table]"
notice = \"\"\"
[[contact]]
format = 2
\"\"\"
list = [
  1, # one
  { a = 1, b.c = 2 },
]

[[contact]]
name = "One"
[[contact]]
name = "Two"
reach.mail = "x"
[contact.more]
deep = true
"""


def read(text: str | bytes) -> Toml:
    return read_toml(text if isinstance(text, bytes) else text.encode(), limits=LIMITS)


def refusal(text: str | bytes) -> tuple[int, TomlRefusal]:
    with pytest.raises(TomlFault) as caught:
        read(text)
    return caught.value.line, caught.value.why


def test_lines_are_known_even_beside_text_that_looks_like_toml() -> None:
    toml = read(SAMPLE.replace("'it''s'", "'its'"))
    assert toml.line("format") == 2
    assert toml.line("quoted key") == 3
    assert toml.line("notice") == 5
    assert toml.line("list", 1, "b") == 9
    assert toml.line("contact", 0, "name") == 15
    assert toml.line("contact", 1) == 16
    assert toml.line("contact", 1, "reach", "mail") == 18
    assert toml.line("contact", 1, "more", "deep") == 20
    assert toml.line("contact", 1, "unknown") == 16
    assert toml.line("nowhere") == 1


def test_a_mistake_is_told_with_its_line() -> None:
    assert refusal("a = 1\nb = \n") == (2, TomlRefusal.NOT_TOML)
    assert refusal('a = 1\nb = "open') == (2, TomlRefusal.NOT_TOML)
    assert refusal("a = 1\na = 2") == (2, TomlRefusal.NOT_TOML)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 5 + "]" * 5,
        "a = " + "[" * 9_000,
        "a = " + "{a=" * 6_000,
        "a = " + "[{a=" * 4_000,
        "a.b.c.d.e.f = 1",
        "[" + ".".join("a" * 9_000) + "]",
        "[" + " . ".join(['"a"'] * 3_000) + "]",
        "x = 1\na = {" + "b." * 8_000,
    ],
)
def test_deep_nesting_is_refused_before_it_is_parsed(text: str) -> None:
    assert refusal(text)[1] is TomlRefusal.TOO_DEEP


def test_brackets_in_strings_are_no_nesting() -> None:
    text = 'a = "[[[[[[[["\nb = """\n{{{{{{""\n"""\nc = \'[[[[[[\' # [[[[[[[\n'
    assert read(text).values["a"] == "[" * 8
    assert read('a = """x""""" # [[[[[[[').values["a"] == 'x""'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"a = 1\n" * 4_000, TomlRefusal.TOO_LARGE),
        (b"\xef\xbb\xbfa = 1", TomlRefusal.BYTE_ORDER_MARK),
        ("a = 9" + "9" * 15, TomlRefusal.BIG_NUMBER),
        ("a = 0x" + "f" * 70, TomlRefusal.BIG_NUMBER),
        ("a = " + "9" * 5_000, TomlRefusal.LONG_WORD),
        ("a" * 100 + " = 1", TomlRefusal.LONG_WORD),
        ('a = "' + "x" * 3_000 + '"', TomlRefusal.LONG_STRING),
        ('"' + "x" * 3_000 + '" = 1', TomlRefusal.LONG_STRING),
        ("a = [" + "1," * 300 + "]", TomlRefusal.TOO_MANY_KEYS),
        ("".join(f"a{n} = 1\n" for n in range(300)), TomlRefusal.TOO_MANY_KEYS),
        ("[[a]]\n" * 300, TomlRefusal.TOO_MANY_KEYS),
        ("a = 0000-00-00", TomlRefusal.NOT_TOML),
        ("a = 1\rb = 2", TomlRefusal.CONTROL_CHARACTER),
    ],
)
def test_every_limit_refuses(text: str | bytes, why: TomlRefusal) -> None:
    assert refusal(text)[1] is why


def test_bytes_that_are_no_text_are_told_with_their_line() -> None:
    assert refusal(b"a = 1\nb = '\xff'") == (2, TomlRefusal.NOT_UTF8)
    assert refusal(b"a = 1\nb = '\x00'") == (2, TomlRefusal.CONTROL_CHARACTER)


@pytest.mark.parametrize(
    ("character", "why"),
    [
        ("\u202e", TomlRefusal.BIDI_CHARACTER),
        ("\u2066", TomlRefusal.BIDI_CHARACTER),
        ("\u200f", TomlRefusal.BIDI_CHARACTER),
        ("\x1b", TomlRefusal.CONTROL_CHARACTER),
        ("\x85", TomlRefusal.CONTROL_CHARACTER),
        ("\u200b", TomlRefusal.HIDDEN_CHARACTER),
        ("\u00ad", TomlRefusal.HIDDEN_CHARACTER),
        ("\u2028", TomlRefusal.HIDDEN_CHARACTER),
        ("\ue000", TomlRefusal.HIDDEN_CHARACTER),
        ("\ufffe", TomlRefusal.HIDDEN_CHARACTER),
        ("\U000e0041", TomlRefusal.HIDDEN_CHARACTER),
        ("\u034f", TomlRefusal.HIDDEN_CHARACTER),
        ("\u115f", TomlRefusal.HIDDEN_CHARACTER),
        ("\u1160", TomlRefusal.HIDDEN_CHARACTER),
        ("\u17b4", TomlRefusal.HIDDEN_CHARACTER),
        ("\u180b", TomlRefusal.HIDDEN_CHARACTER),
        ("\u2065", TomlRefusal.HIDDEN_CHARACTER),
        ("\u2800", TomlRefusal.HIDDEN_CHARACTER),
        ("\u3164", TomlRefusal.HIDDEN_CHARACTER),
        ("\ufe0f", TomlRefusal.HIDDEN_CHARACTER),
        ("\uffa0", TomlRefusal.HIDDEN_CHARACTER),
        ("\ufff0", TomlRefusal.HIDDEN_CHARACTER),
        ("\U000e01ef", TomlRefusal.HIDDEN_CHARACTER),
        ("a" + "\u0301" * 5, TomlRefusal.PILED_MARKS),
    ],
)
def test_characters_that_hide_are_refused_as_they_stand_and_escaped(
    character: str, why: TomlRefusal
) -> None:
    escaped = "".join(f"\\U{ord(one):08x}" for one in character)
    assert refusal(f'a = 1\nb = "x{character}y"') == (2, why)
    assert refusal(f"a = 1\n# {character}") == (2, why)
    assert refusal(f'a = 1\nb = "x{escaped}y"') == (2, why)
    assert refusal(f'a = 1\n"x{escaped}y" = 1')[1] is why
    assert refusal(f'a = 1\n[[b]]\nc = {{ d = ["{escaped}"] }}') == (3, why)


def test_as_many_characters_are_unseen_as_unicode_counts() -> None:
    unseen = [code for code in range(0x110000) if _UNSEEN.match(chr(code))]
    # "# Total code points: 4174" under Default_Ignorable_Code_Point, and U+2800.
    assert len(unseen) == 4_174 + 1
    assert all(code > 0x7F for code in unseen)


def test_other_scripts_and_line_ends_are_read() -> None:
    words = "Étude \u0928\u093f\u0930\u0940 \u05e9\u05dc\u05d5\u05dd \U0001f642 a\u0301"
    assert read(f'a = "{words}"\r\nb = """one\r\n\ttwo"""\r\n').values == {
        "a": words,
        "b": "one\n\ttwo",
    }


@given(st.text())
def test_a_string_is_read_exactly_when_nothing_in_it_hides(text: str) -> None:
    escaped = "".join(f"\\U{ord(one):08x}" for one in text)
    try:
        values = read(f'a = "{escaped}"').values
    except TomlFault:
        assert hidden_character(text) or any("\ud800" <= one <= "\udfff" for one in text)
    else:
        assert values == {"a": text}


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(TomlFault):
        assert isinstance(read(data).values, dict)


_BITS = ["a", "1", "=", ".", ",", "[", "]", "{", "}", '"', "'", '"""', "'''", "\n", "#", " ", "\\"]


@given(st.lists(st.sampled_from(_BITS), max_size=60).map("".join))
def test_what_tomllib_reads_is_never_deeper_than_the_walk_said(text: str) -> None:
    try:
        read(text)
    except TomlFault as fault:
        if fault.why is TomlRefusal.NOT_TOML:
            with pytest.raises(tomllib.TOMLDecodeError):
                tomllib.loads(text)
    else:
        assert depth(tomllib.loads(text)) <= 4 * LIMITS.depth


def depth(value: object) -> int:
    inside = (
        list(value.values())
        if isinstance(value, dict)
        else value
        if isinstance(value, list)
        else None
    )
    return 0 if inside is None else 1 + max((depth(item) for item in inside), default=0)

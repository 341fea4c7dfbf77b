"""Recovery codes as people copy them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.crypto.recovery import CODE_BYTES, new_code, read, written
from journal_app.errors import Problem, SecretRefused

RAW = st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES)


@given(RAW)
def test_a_code_reads_back_to_its_160_bits(raw: bytes) -> None:
    code = written(raw)
    assert read(code) == raw
    groups = code.split("-")
    assert [len(group) for group in groups] == [4] * 8
    assert not set("ILOU") & set(code)


@given(raw=RAW, data=st.data())
def test_it_is_understood_however_it_was_copied(raw: bytes, data: st.DataObject) -> None:
    confused = {"0": "0Oo", "1": "1IiLl"}
    typed = ""
    for letter in written(raw):
        if letter == "-":
            typed += data.draw(st.sampled_from(["-", " ", "", " - ", "\u2013", "\n", ". "]))
        else:
            choices = confused.get(letter, letter + letter.lower())
            typed += data.draw(st.sampled_from(choices))
    assert read(f"  {typed}\t") == raw


def test_full_width_letters_of_an_input_method_are_understood() -> None:
    code = written(bytes(range(20)))
    wide = "".join(chr(ord(c) + 0xFEE0) if c != "-" else c for c in code)
    assert read(wide) == bytes(range(20))


@pytest.mark.parametrize(
    ("typed", "length"),
    [
        ("", 0),
        ("7Z3Q-M0WK", 8),
        ("0" * 31, 31),
        ("0" * 33, 33),
        ("U" + "0" * 31, 32),
        ("é" + "0" * 31, 32),
        ("二" + "0" * 31, 32),
    ],
)
def test_what_cannot_be_a_code_is_malformed_not_wrong(typed: str, length: int) -> None:
    with pytest.raises(SecretRefused) as refused:
        read(typed)
    assert refused.value.problem is Problem.MALFORMED_RECOVERY_CODE
    assert refused.value.values == {"length": length, "expected": 32}


def test_codes_do_not_repeat_and_use_the_whole_alphabet() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert len(set("".join(codes)) - {"-"}) == 32

"""What is said of a passphrase is short, honest, and never a number of bits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import Problem, SecretRefused
from journal_app.services.passphrase import SHORTEST, Hint, Level, check_passphrase, strength


@pytest.mark.parametrize(
    ("passphrase", "level", "hint"),
    [
        ("", Level.TOO_SHORT, Hint.TOO_SHORT),
        ("seven77", Level.TOO_SHORT, Hint.TOO_SHORT),
        ("password", Level.GUESSABLE, Hint.FIRST_TRY),
        ("Password2026!", Level.GUESSABLE, Hint.FIRST_TRY),
        ("futuredoctor", Level.GUESSABLE, Hint.FIRST_TRY),
        ("diary diary", Level.GUESSABLE, Hint.FIRST_TRY),
        ("1234567890", Level.GUESSABLE, Hint.FIRST_TRY),
        ("abababababab", Level.GUESSABLE, Hint.REPEATS),
        ("ward-round", Level.FAIR, Hint.MORE_WORDS),
        ("kettle under stairs", Level.FAIR, Hint.GOOD_LENGTH),
        ("kettle under the back stairs", Level.LONG, Hint.LONG),
    ],
)
def test_levels(passphrase: str, level: Level, hint: Hint) -> None:
    judged = strength(passphrase)
    assert (judged.level, judged.hint) == (level, hint)


def test_characters_are_counted_as_the_key_derivation_sees_them() -> None:
    assert len("e\u0301" * 4) == SHORTEST  # four letters with accents of their own
    assert strength("e\u0301" * 4).level is Level.TOO_SHORT


def test_one_word_repeated_is_not_many_words() -> None:
    assert strength("kettle kettle kettle kettle").level is Level.FAIR


@given(st.text(max_size=SHORTEST - 1))
def test_nothing_shorter_than_the_least_passes(passphrase: str) -> None:
    if strength(passphrase).level is Level.TOO_SHORT:
        with pytest.raises(SecretRefused) as caught:
            check_passphrase(passphrase)
        assert caught.value.problem is Problem.PASSPHRASE_TOO_SHORT
        assert caught.value.values == {"shortest": SHORTEST}


@given(st.text(min_size=SHORTEST, max_size=60, alphabet="abcdefgh 1234"))
def test_a_passphrase_of_enough_length_is_never_refused(passphrase: str) -> None:
    check_passphrase(passphrase)


@given(st.text(max_size=40))
def test_what_was_typed_is_in_no_judgement(passphrase: str) -> None:
    judged = repr(strength(passphrase))
    assert len(passphrase) < 5 or passphrase not in judged

"""Cutting texts into features, anywhere, offline."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.features import LONGEST_TEXT, features, shortened, words

OFFLINE = """
import socket, sys
class Refused(socket.socket):
    def __init__(self, *_args, **_named):
        raise AssertionError("a socket was asked for")
socket.socket = Refused
from journal_app.domain.hints import LearnedCounts
from journal_app.services.theme_hints import Asked, HintLibrary
text = "I slept nine hours, ate great porridge by the window, felt less dull and human again."
counts = LearnedCounts({}, {})
told = HintLibrary().tell(Asked("e", text, None, counts, themes=True, tone=False))
assert "textblob" not in sys.modules and "nltk" not in sys.modules
toned = HintLibrary().tell(Asked("e", text, None, counts, themes=False, tone=True))
print([theme.value for theme in told.hint.themes], toned.tone)
"""


def test_hints_and_tone_need_no_nltk_data_and_no_network(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE],
        env={**os.environ, "NLTK_DATA": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("['self-care'")
    assert "WordTone(words=16, pleasant=" in done.stdout


@pytest.mark.parametrize(
    "forms",
    ["nurse nurses", "sit sitting", "hurry hurries hurried", "watch watches", "stop stopped"],
)
def test_forms_of_a_word_meet(forms: str) -> None:
    assert len({shortened(form) for form in forms.split()}) == 1


def test_words_that_are_different_stay_so() -> None:
    kept = ["career", "care", "his", "hiss", "bus", "bu", "less", "les", "being", "bee"]
    assert len({shortened(word) for word in kept}) == len(kept)


def test_pairs_and_negations_end_with_the_clause() -> None:
    found = features("I didn’t sleep, he sat with her")
    assert "not sleep" in found
    assert "sat with" in found
    assert "sleep he" not in found
    assert "not sat" not in found
    assert "not eat" in features("I couldn't eat lunch today")


@given(st.text())
def test_any_text_gives_each_feature_once_and_case_says_nothing(text: str) -> None:
    found = features(text)
    assert len(set(found)) == len(found)
    assert all(found)
    assert features(text.replace("’", "'")) == found


def test_what_is_pasted_beyond_reason_is_not_read() -> None:
    assert words("tea " * LONGEST_TEXT) == ["tea"] * (LONGEST_TEXT // 4)

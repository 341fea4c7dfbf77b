"""The syllable counter is right for common words, and the grade is the published formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.prompts.reading_grade import grade, percentile, syllables

COUNTED = {
    1: "a the cup feet ward bed tea tired shoes lunch door stairs nurse passed moved shared seat "
    "friends through voice queue worked hands place taste rushed bread phone friend",
    2: "today someone patient minute people little table wanted counted noticed question evening "
    "quiet being going reading doctor colleague something window porter places voices theatre "
    "special patience tired’s corner sentence biscuit science kettle carried create useful "
    "kindness hurried names’ curtain people’s",
    3: "hospital idea area somebody tomorrow chocolate beautiful medicine radio corridor yesterday "
    "remember example family piano another however telephone hospital’s created umbrella",
    4: "anybody education community impossible pathology information experience ophthalmic",
    5: "physiotherapist university laboratory’s",
}


def test_nineteen_common_words_in_twenty_are_counted_right() -> None:
    words = [(word, count) for count, said in COUNTED.items() for word in said.split()]
    wrong = [(word, syllables(word), count) for word, count in words if syllables(word) != count]
    assert len(words) >= 100
    assert len(wrong) <= len(words) / 20, wrong


def test_the_grade_is_that_of_the_formula() -> None:
    # Six words of one syllable in one sentence: 0.39 * 6 + 11.8 - 15.59.
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45)
    # Five words of 13 syllables in one sentence.
    long = "Physiotherapist information: impossible education today."
    assert grade(long) > 25
    assert grade("") == 0


def test_two_sentences_read_easier_than_one() -> None:
    assert grade("Who waited today? Somebody did.") < grade("Who waited today, somebody did.")


@given(st.text(max_size=40))
def test_any_text_has_a_grade_and_any_word_a_syllable(text: str) -> None:
    assert syllables(text) >= 1
    assert isinstance(grade(text), float)


def test_percentiles_are_by_nearest_rank() -> None:
    values = [float(n) for n in range(1, 21)]
    assert percentile(values, 0.5) == 10
    assert percentile(values, 0.95) == 19
    assert percentile([3.0], 0.95) == 3

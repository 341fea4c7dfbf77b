"""Words are found however they are written, and only words."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.letters import comparable
from journal_app.storage.word_search import WordSearch

WORD = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=8)
TEXT = st.text(max_size=20)


@given(TEXT, WORD, TEXT, st.booleans(), st.booleans())
def test_a_word_in_a_text_is_found_accents_and_case_aside(
    before: str, word: str, after: str, composed: bool, capital: bool
) -> None:
    forms = unicodedata.normalize("NFC", word), unicodedata.normalize("NFD", word)
    written, asked = forms if composed else reversed(forms)
    asked = asked.upper() if capital else asked
    if comparable(asked) == comparable(written):  # there are letters whose capital is another one
        assert WordSearch(asked).fits([before, f"{before} {written}{after}", after])


@given(st.lists(WORD, max_size=3), st.lists(TEXT, max_size=3))
def test_more_words_never_find_more_texts(words: list[str], texts: list[str]) -> None:
    if WordSearch(" ".join([*words, "kind"])).fits(texts):
        assert WordSearch(" ".join(words)).fits(texts)


@given(st.text(max_size=12), st.lists(TEXT, max_size=2))
def test_no_sign_in_a_search_means_anything(words: str, texts: list[str]) -> None:
    plain = "".join(sign if sign.isalnum() else " " for sign in comparable(words))
    assert WordSearch(words).fits(texts) == WordSearch(plain).fits(texts)


def test_words_may_stand_in_different_texts_but_all_must_stand_somewhere() -> None:
    search = WordSearch("keys night")
    assert search.fits(["The nurse with the keys", "", "one night"])
    assert not search.fits(["The nurse with the keys"])
    assert not search.fits([])

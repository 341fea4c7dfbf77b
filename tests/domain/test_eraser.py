"""Finding words again in any of their forms, and putting others there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.forgetting import Eraser, Wording
from journal_app.domain.guard import key_of

PUT = "[x]"


def erased(text: str, *words: str, any_case: bool = True, unfinished: bool = False) -> str:
    wordings = [Wording(word, PUT, any_case=any_case) for word in words]
    return Eraser(wordings, unfinished=unfinished).erase(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs Adébáyò-Cole slept", "Mrs [x] slept"),
        ("mrs adebayo cole slept", "mrs [x] slept"),
        ("ADEBAYO\nCOLE’s bag", "[x]’s bag"),
        ("the Adebayo-Coles came", "the [x]s came"),
        ("ade\u0301ba\u0301yo\u0300cole", "[x]"),
        ("Adebayo, and Cole", "Adebayo, and Cole"),
        ("🙂 Adébáyò Cole 🙂 e\u0301", "🙂 [x] 🙂 e\u0301"),
        ("Adebayo Coleman", "Adebayo Coleman"),
        ("xAdebayo Cole", "xAdebayo Cole"),
        ("_adebayo_cole_", "_[x]_"),
    ],
)
def test_words_are_found_in_any_writing(text: str, expected: str) -> None:
    assert erased(text, "Adébáyò-Cole") == expected


def test_the_longer_words_win() -> None:
    wordings = [Wording("Cole", "[short]"), Wording("Ada Cole", "[long]")]
    assert Eraser(wordings).erase("Ada Cole and Cole") == "[long] and [short]"


def test_a_name_that_is_a_word_needs_its_capital() -> None:
    text = "I hope Hope and HOPE hoped"
    assert erased(text, "Hope", any_case=False) == "I hope [x] and [x] hoped"


def test_digits_are_found_however_they_are_grouped() -> None:
    text = "ring 07700-900123 or 07700 900 123 not 07700 900 1234"
    assert erased(text, "07700 900123") == "ring [x] or 07700 900 123 not 07700 900 1234"
    assert erased(text, "07700 900 123") == "ring [x] or [x] not 07700 900 1234"


def test_initials_are_no_abbreviation() -> None:
    assert erased("H.F. has HF and hf, H F", "H.F.", any_case=False) == "[x]. has HF and hf, [x]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I saw Mrs Ade", "I saw Mrs [x]"),
        ("I saw mrs adeba ", "I saw mrs [x] "),
        ("I saw mrs ade", "I saw mrs ade"),
        ("Ade sat down", "Ade sat down"),
        ("I saw Mrs Ad", "I saw Mrs Ad"),
    ],
)
def test_a_word_half_typed_at_the_end_counts_in_a_version(text: str, expected: str) -> None:
    assert erased(text, "Adebayo", unfinished=True) == expected
    assert erased(text, "Adebayo") == text


def test_nothing_asked_changes_nothing() -> None:
    assert erased("Ada Cole") == "Ada Cole"
    assert erased("Ada Cole", "…") == "Ada Cole"


def test_no_word_shows_in_a_repr() -> None:
    assert "Cole" not in repr(Wording("Cole", "Cole"))


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(ANY, st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1), ANY)
def test_what_was_erased_is_found_no_more(before: str, parts: list[str], after: str) -> None:
    words = " - ".join(parts)
    eraser = Eraser([Wording(words, "…")])
    assert eraser.holds(f"– {words} –")
    assert not eraser.holds(eraser.erase(f"{before} {words} {after}"))


@given(ANY, st.lists(ANY, max_size=4))
def test_any_text_is_taken_and_only_words_go(text: str, words: list[str]) -> None:
    eraser = Eraser([Wording(word, "") for word in words], unfinished=True)
    kept = iter(text)
    assert all(letter in kept for letter in eraser.erase(text))


@given(st.text(max_size=20))
def test_the_key_of_words_is_its_own_key_but_for_endings(words: str) -> None:
    key = key_of(words)
    assert key_of(key + "x") == key_of(key_of(key + "x"))
    assert key == " ".join(key.split())
    assert key_of(words.upper()) == key_of(words.upper().lower())

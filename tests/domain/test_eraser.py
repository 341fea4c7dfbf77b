"""Finding words again in any of their forms, and putting others there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.eraser import Eraser
from journal_app.domain.forgetting import Wording
from journal_app.domain.guard import key_of
from journal_app.domain.letters import comparable
from journal_app.privacy.passage import fold, without_marks

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
    assert erased(text, "07700 900123") == "ring [x] or [x] not 07700 900 1234"
    assert erased(text, "07700 900 123") == "ring [x] or [x] not 07700 900 1234"


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("Adeyemi", "Ade\u200byemi, Ade\u00adyemi, \u202aAdeyemi\u202c, Adeye\u2060mi", None),
        ("Adeyemi", "with Adey-\nemi and Adey\u00ad\n emi", "with [x] and [x]"),
        ("Ade\u00adyemi", "Adeyemi", "[x]"),
        ("Łukasz", "Lukasz and ŁUKASZ", "[x] and [x]"),
        ("Søren", "Soren and SØREN", "[x] and [x]"),
        ("Æthel", "Aethel", "[x]"),
        ("王芳", "王芳女士说王芳很好", "[x]女士说[x]很好"),
        ("さくら", "昨日さくらさんは", "昨日[x]さんは"),
        ("王", "国王说王", "国王说王"),
        ("Li Wei", "Li. Wei, Li, Wei and Li\nWei", "[x], Li, Wei and [x]"),
        ("𝖠da", "ada", "[x]"),
        ("प्रिया", "वह प्रिया थी", "वह [x] थी"),
    ],
)
def test_words_are_found_however_they_were_typed(
    words: str, text: str, expected: str | None
) -> None:
    found = erased(text, words)
    if expected is None:
        assert found.replace("\u202a", "").replace("\u202c", "") == "[x], [x], [x], [x]"
    else:
        assert found == expected


@given(st.sampled_from(["Łódź", "Søren", "Þór", "Œdipe", "Đặng", "İpek", "Weiß", "Nguyễn"]))
def test_letters_compare_as_in_the_guard(word: str) -> None:
    assert comparable(word) == without_marks(fold(word))


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("Ashe", "Ashes of it. Ashe's, the Ashe", "Ashes of it. [x]'s, the [x]"),
        ("Cole", "the Coles", "the Coles"),
    ],
)
def test_endings_that_make_another_word_are_left(words: str, text: str, expected: str) -> None:
    assert Eraser([Wording(words, PUT, endings=())]).erase(text) == expected


def test_a_short_name_is_found_just_as_it_was_written() -> None:
    eraser = Eraser([Wording("Ed", PUT, exact=True)], unfinished=True)
    assert eraser.erase("Ed in the ED, ed, Ed's. E\u00add, Ed") == (
        "[x] in the ED, ed, [x]'s. [x], [x]"
    )


PLACED = (
    Wording("3/10", "[date]", around=("on ", ", pain")),
    Wording("94", "[age]", around=("is ", ". ")),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seen on 3/10, pain 3/10 today, 3-10 mg", "Seen on [date], pain 3/10 today, 3-10 mg"),
        ("Seen on 3/10, pa", "Seen on [date], pa"),
        ("Seen on 3/10", "Seen on [date]"),
        ("Seen on 3/10, palpitations", "Seen on 3/10, palpitations"),
        ("94 mmHg, she is 94.", "94 mmHg, she is [age]."),
        ("she is 94 now", "she is 94 now"),
        ("this 94.", "this 94."),
    ],
)
def test_what_says_nothing_by_itself_goes_only_between_its_words(text: str, expected: str) -> None:
    assert Eraser(PLACED, unfinished=True).erase(text) == expected
    assert Eraser(PLACED).erase(text) == text


def test_what_was_noted_by_itself_is_known_again() -> None:
    eraser = Eraser(PLACED)
    assert eraser.names("3/10")
    assert not eraser.names("3/11")
    assert not eraser.holds("3/10")


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


def test_several_words_half_typed_count_too() -> None:
    assert erased("I saw Ada Col", "Ada Cole", unfinished=True) == "I saw [x]"
    assert erased("07700 90 0123", "07700 900123") == "[x]"


def test_nothing_asked_changes_nothing() -> None:
    assert erased("Ada Cole") == "Ada Cole"
    assert erased("Ada Cole", "…") == "Ada Cole"


def test_no_word_shows_in_a_repr() -> None:
    assert "Cole" not in repr(Wording("Cole", "Cole"))


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(ANY, st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1), ANY)
def test_what_was_erased_is_found_no_more(before: str, parts: list[str], after: str) -> None:
    words = " - ".join(parts)
    eraser = Eraser([Wording(words, "[]")])
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

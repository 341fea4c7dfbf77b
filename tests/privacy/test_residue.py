"""The last look before anything leaves."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.errors import BugError
from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.ordinary import OrdinaryWords
from journal_app.privacy.replacement.replaced import Replaced, Style
from journal_app.privacy.replacement.replacer import Replacer
from journal_app.privacy.replacement.residue import confirm_gone, survivors

LEXICON = Lexicon.load()
KNOWN = OrdinaryWords(LEXICON)


def replaced(words: str, rest: str, kind: Kind = Kind.NAME_PATIENT) -> Replaced:
    """Return a text that opens with a finding and goes on with what nobody found."""
    one = Replacer(style=Style.ROLES, source=random.Random(1), lexicon=LEXICON)
    return one.replace(words + rest, [Finding(0, len(words), kind)])


@pytest.mark.parametrize(
    ("words", "rest", "left"),
    [
        ("Feinberg", " sat. Feinberg left.", "Feinberg"),
        ("Feinberg", " sat. feinberg left", "feinberg"),
        ("Feinberg", " and FEINBERG'S coat", "FEINBERG"),
        ("Feinberg", " and the Feinbergs", "Feinberg"),
        ("Núñez", " and nunez", "nunez"),
        ("Zoe\u0301 Iyer", " and ZOË IYER.", "ZOË IYER"),
        ("Zoe\u0301 Iyer", " and ZOÉ  IYER.", "ZOÉ  IYER"),
        ("Feinberg", " and Fein-\n  berg", "Fein-\n  berg"),
        ("Feinberg", " and Fein\u00adberg", "Fein\u00adberg"),
        ("Feinberg", " and Fein\u200bberg", "Fein\u200bberg"),
        ("Feinberg", " and Feinbergstein", ""),
        ("Feinberg", " and McFeinberg", ""),
        ("Hope", " laughed, and Hope cried", "Hope"),
        ("Hope", " laughed. I hope so. Hope so.", ""),
        ("hope", " laughed, i hope", ""),
        ("Foley", " pulled the foley", ""),
        ("Nkechi", " rang. Nkechi rang.", "Nkechi"),
        ("JK", " slept, and JK woke, jk", "JK"),
        ("J", " slept, and J woke", ""),
    ],
)
def test_a_name_that_is_still_there_is_seen(words: str, rest: str, left: str) -> None:
    result = replaced(words, rest)
    found = survivors(result, KNOWN)
    assert [result.text[each.start : each.end] for each in found] == [left] * bool(left)
    assert all(each.kind is Kind.NAME_PATIENT and each.tier is Tier.SURE for each in found)
    if left:
        with pytest.raises(BugError, match="1 confirmed") as error:
            confirm_gone(result, KNOWN)
        assert words not in str(error.value)
    else:
        confirm_gone(result, KNOWN)


@pytest.mark.parametrize(
    ("kind", "words", "seen"),
    [
        (Kind.PHONE, "0161 496 0000", True),
        (Kind.ID, "44718", True),
        (Kind.ID, "4471", False),
        (Kind.EMAIL, "ab@x.example", True),
        (Kind.URL_HANDLE, "@drx", True),
        (Kind.HOSPITAL, "Wythenshawe", True),
        (Kind.SCHOOL, "Otago", True),
        (Kind.LOCATION, "Chorlton", True),
        (Kind.LOCATION, "Chorltons", True),
        (Kind.PROFESSION_UNIQUE, "the mayor of Dunmore", True),
        (Kind.DATE, "3/10", False),
        (Kind.AGE_OVER_89, "94", False),
        (Kind.ROOM, "bed 7", False),
    ],
)
def test_what_identifies_anywhere_is_looked_for_anywhere(
    kind: Kind, words: str, *, seen: bool
) -> None:
    assert bool(survivors(replaced(words, f" or {words} here", kind), KNOWN)) is seen


def test_only_names_are_looked_for_with_an_s() -> None:
    assert survivors(replaced("Chorlton", " or Chorltons", Kind.LOCATION), KNOWN) == ()


def test_what_the_student_leaves_is_left_in_its_place_alone() -> None:
    result = replaced("Feinberg", ", Feinberg, Feinberg")
    first, second = survivors(result, KNOWN)
    assert survivors(result, KNOWN, spared=[(first.start, first.end)]) == (second,)
    assert survivors(result, KNOWN, spared=[(0, len(result.text))]) == ()
    assert survivors(result, KNOWN, spared=[(first.start + 1, first.end)]) == (first, second)


def test_our_own_words_are_no_survivors() -> None:
    text = "patient saw patient"
    found = [Finding(0, 7, Kind.NAME_OTHER), Finding(12, 19, Kind.NAME_OTHER)]
    one = Replacer(style=Style.ROLES, source=random.Random(1), lexicon=LEXICON)
    result = one.replace(text, found)
    assert result.text.count("person") == 2
    confirm_gone(result, KNOWN)


NAMES = ["Feinberg", "Okonkwo", "Núñez", "Thistlewood"]


@given(
    parts=st.lists(
        st.tuples(st.sampled_from(NAMES), st.sampled_from(["", "'s", "’s"]), st.text(max_size=6)),
        min_size=1,
        max_size=8,
    ),
    change=st.sampled_from([str, str.upper, str.lower]),
    style=st.sampled_from(Style),
    seed=st.integers(0, 5),
)
def test_no_confirmed_identifier_survives_replacement(
    parts: list[tuple[str, str, str]], change: type[str], style: Style, seed: int
) -> None:
    text, findings = "", []
    for name, ending, gap in parts:
        start = len(text) + len(gap)
        text += gap + change(name) + ending + " 👩🏽‍⚕️ "
        findings.append(Finding(start, start + len(name) + len(ending), Kind.NAME_STAFF))
    one = Replacer(style=style, source=random.Random(seed), lexicon=LEXICON, texts=[text])
    result = one.replace(text, findings)
    confirm_gone(result, KNOWN)
    assert not any(name.casefold() in result.text.casefold() for name in NAMES)


@given(text=st.text(max_size=40), cut=st.integers(0, 20), kind=st.sampled_from(Kind))
def test_no_text_is_too_odd_for_the_last_look(text: str, cut: int, kind: Kind) -> None:
    words = "x" + text[:cut]
    for found in survivors(replaced(words, text[cut:] + text, kind), KNOWN):
        assert found.kind is kind

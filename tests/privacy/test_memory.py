"""What the journal knows: dismissed words stay quiet, confirmed ones are found in every form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.guard import Decision, GuardWord
from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.privacy.memory import Memory, names_found
from journal_app.privacy.name_forms import distance
from tests.privacy.wordbook import Wordbook

KNOWS = Wordbook()
PATIENT = Kind.NAME_PATIENT


def always(words: str, kind: Kind = PATIENT) -> GuardWord:
    return GuardWord(words, kind, Decision.ALWAYS)


def never(words: str) -> GuardWord:
    return GuardWord(words, None, Decision.NEVER)


def at(text: str, words: str, tier: Tier = Tier.SURE, kind: Kind = PATIENT) -> Finding:
    start = text.index(words)
    return Finding(start, start + len(words), kind, tier)


def found(text: str, *words: GuardWord, findings: tuple[Finding, ...] = ()) -> list[str]:
    applied = Memory(words, knows=KNOWS).apply(text, findings)
    return [text[one.start : one.end] for one in applied]


def test_a_dismissed_word_drops_what_consists_of_it_and_nothing_more() -> None:
    text = "Hope came. Hope Adeyemi came. HOPE's bag."
    findings = (
        at(text, "Hope"),
        Finding(11, 23, PATIENT),
        at(text, "HOPE"),
    )
    assert found(text, never("hope"), findings=findings) == ["Hope Adeyemi"]


def test_a_dismissed_word_is_the_same_with_and_without_diacritics() -> None:
    text = "Zoë, Zoe\u0308 and Zoe"
    findings = tuple(at(text, word) for word in ("Zoë", "Zoe\u0308", "Zoe"))
    assert found(text, never("Zoe"), findings=findings[:2]) == []
    assert found(text, never("zoë"), findings=findings[2:]) == []


def test_a_dismissed_word_is_not_found_again_as_part_of_a_known_name() -> None:
    text = "Grace Okafor came, then Grace left."
    assert found(text, always("Grace Okafor"), never("Grace")) == ["Grace Okafor"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("then okafor slept", "okafor"),
        ("then OKAFOR slept", "OKAFOR"),
        ("then Okafor’s bed", "Okafor"),
        ("all the Okafors came", "Okafors"),
        ("then Ngozi slept", "Ngozi"),
        ("then ngozi okafor slept", "ngozi okafor"),
        ("then Ngozi\nOkafor slept", "Ngozi\nOkafor"),
        ("then N. Okafor slept", "N. Okafor"),
        ("then N Okafor slept", "N Okafor"),
        ("then X Okafor slept", "Okafor"),
        ("then N.O. slept", "N.O"),
        ("then Okafro slept", "Okafro"),
        ("mr okaffor slept", "okaffor"),
        ("then Ókafor slept", "Ókafor"),
    ],
)
def test_a_confirmed_name_comes_back_in_other_forms(text: str, expected: str) -> None:
    assert found(text, always("Ngozi Okafor")) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "then no one slept",
        "then Okonkwo slept",
        "then N.K. slept",
        "then Ngo left",
    ],
)
def test_what_only_resembles_a_name_is_left_alone(text: str) -> None:
    assert found(text, always("Ngozi Okafor")) == []


def test_two_slips_are_forgiven_in_long_names_and_none_in_short_ones() -> None:
    assert found("then Oyelarna slept", always("Oyelaran")) == ["Oyelarna"]
    assert found("then Venkatarman slept", always("Venkataraman")) == ["Venkatarman"]
    assert found("then Vnkatarman slept", always("Venkataraman")) == ["Vnkatarman"]
    assert found("then Lia slept", always("Liam")) == []
    assert found("then she leads them, Leads did", always("Leeds", Kind.LOCATION)) == []


def test_pet_forms_are_suspects_and_work_both_ways() -> None:
    text = "then Liz came"
    (one,) = Memory([always("Elizabeth Marsh")], knows=KNOWS).apply(text, ())
    assert (text[one.start : one.end], one.tier) == ("Liz", Tier.SUSPECT)
    assert found("then Elizabeth came", always("Beth")) == ["Elizabeth"]
    assert found("the bill came", always("William Marsh")) == []
    assert found("then Bill came", always("William Marsh")) == ["Bill"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I hope so, and Hope smiled", ["Hope"]),
        ("Hope is not a plan.", []),
        ("Hope smiled at me, nothing more", ["Hope"]),
        ("Hope's hand was cold, the poor thing", ["Hope"]),
        ("and then mrs hope came", ["hope"]),
        ("Dr. Hope came to see us all", ["Hope"]),
        ("i hope so and that is all", []),
        ("I HOPE SO AND THAT IS ALL OF IT", []),
    ],
)
def test_a_name_that_is_a_word_takes_a_capital_or_a_title(text: str, expected: list[str]) -> None:
    assert found(text, always("Hope")) == expected


def test_ordinary_words_confirmed_in_small_letters_are_found_so() -> None:
    text = "She said that hope was a habit. So is hope."
    assert found(text, always("hope")) == ["hope", "hope"]
    assert found(text, always("Hope")) == []


def test_a_title_in_front_is_no_part_of_the_name() -> None:
    assert found("Nothing from Penn today", always("Dr Penn", Kind.NAME_STAFF)) == ["Penn"]


def test_words_that_are_no_name_come_back_whole_or_not_at_all() -> None:
    hospital = always("Royal Marsden", Kind.HOSPITAL)
    assert found("at the royal marsden today", hospital) == ["royal marsden"]
    assert found("a Marsden stove", hospital) == []
    number = always("5512 883", Kind.ID)
    assert found("5512-883 and 5512 884 and 5512", number) == ["5512-883"]


def test_a_name_sure_once_is_found_in_the_rest_of_the_entry() -> None:
    text = "Mrs Adeyemi slept. I told adeyemi's son, and Adeymi herself. I hope so."
    assert found(text, findings=(at(text, "Adeyemi"),)) == ["Adeyemi", "adeyemi", "Adeymi"]
    assert found(text, findings=(at(text, "Adeyemi", Tier.SUSPECT),)) == ["Adeyemi"]


def test_an_ordinary_word_sure_once_needs_its_capital() -> None:
    text = "My patient Hope slept. I hope Hope sleeps. hope is all"
    applied = found(text, findings=(Finding(11, 15, PATIENT),))
    assert applied == ["Hope", "Hope"]


def test_names_of_other_entries_are_suspects() -> None:
    other = "Mrs Okafor slept"
    names = names_found(other, [at(other, "Okafor"), at(other, "slept", Tier.SUSPECT)])
    assert [name.words for name in names] == ["Okafor"]
    both = "Mrs Okafor and Mrs Hope slept"
    sure = [at(both, "Okafor"), at(both, "Hope")]
    assert [name.words for name in names_found(both, sure)] == ["Okafor", "Hope"]
    assert [name.words for name in names_found(both, sure, knows=KNOWS)] == ["Okafor"]
    text = "and okafor woke"
    (one,) = Memory(knows=KNOWS, names=names).apply(text, ())
    assert (one.start, one.end, one.tier) == (4, 10, Tier.SUSPECT)
    quiet = Memory([never("Okafor")], knows=KNOWS, names=names)
    assert quiet.apply(text, ()) == ()


def test_a_confirmed_suspect_becomes_sure() -> None:
    text = "then Okafor slept"
    memory = Memory([always("Okafor", Kind.NAME_STAFF)], knows=KNOWS)
    (one,) = memory.apply(text, (at(text, "Okafor", Tier.SUSPECT),))
    assert (one.kind, one.tier) == (Kind.NAME_STAFF, Tier.SURE)


def test_misspelt_names_are_seen_where_no_capitals_are_used() -> None:
    text = "the ward was quiet and then okaffor came with her son to ask what to do"
    assert found(text, always("Okafor")) == ["okaffor"]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
GUARD = st.lists(
    st.builds(GuardWord, WORDS, st.sampled_from(Kind), st.sampled_from(Decision)),
    max_size=6,
)


@given(WORDS, GUARD, st.lists(WORDS, max_size=8))
def test_any_text_and_any_words_give_places_in_order(
    start: str, words: list[GuardWord], more: list[str]
) -> None:
    text = " ".join([start, *more, *(word.words for word in words)])
    whole = (Finding(0, len(text), PATIENT),) if text else ()
    reached = 0
    for one in Memory(words, knows=KNOWS, names=words).apply(text, whole):
        assert reached <= one.start < one.end <= len(text)
        reached = one.end


@given(st.sampled_from(["Okafor", "Adébáyò", "O'Brien", "Søndergaard", "Nguyễn"]), WORDS, WORDS)
def test_a_confirmed_name_is_covered_wherever_it_stands_alone(
    name: str, before: str, after: str
) -> None:
    text = f"{before} {name} {after}"
    start = len(before) + 1
    applied = Memory([always(name)], knows=KNOWS).apply(text, ())
    assert any(one.start <= start and start + len(name) <= one.end for one in applied)


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("", "", 0), ("a", "", 1), ("okafor", "okafro", 1), ("okafor", "okfor", 1),
        ("okafor", "okaffor", 1), ("okafor", "okator", 1), ("abc", "cba", 2),
    ],
)  # fmt: skip
def test_wrong_letters_are_counted(one: str, other: str, wrong: int) -> None:
    assert distance(one, other) == distance(other, one) == wrong

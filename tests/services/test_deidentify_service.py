"""Texts of one author and of many, with the real rules and lists."""

from __future__ import annotations

import io
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.interchange.reflections import BadLine, Fault, Reflection
from journal_app.privacy.replacement.cuts import cut
from journal_app.privacy.replacement.marks import own_marks
from journal_app.privacy.replacement.replaced import Style
from journal_app.services.deidentify import Deidentifier, Tally
from journal_app.services.privacy_tools import PrivacyTools
from tests.rules_only import rules_only

DEVELOPMENT = Path(__file__).parents[2] / "benchmarks/deid/development.jsonl"
ADLER = "Mr Adler, 94, asked Dr Penhaligon to ring his daughter on 020 7946 0018."
EVERY = frozenset(Tier)
SURE = frozenset({Tier.SURE})


@pytest.fixture(scope="module")
def tools() -> PrivacyTools:
    return rules_only()


def do(
    tools: PrivacyTools,
    texts: Sequence[str],
    *,
    one: bool = False,
    style: Style = Style.ROLES,
    tiers: frozenset[Tier] = EVERY,
) -> list[dict[str, Any]]:
    """Return the rows that are written for texts."""
    lines = [Reflection(n, n, text) for n, text in enumerate(texts, start=1)]
    worker = Deidentifier(tools, style=style, source=random.Random(3), tiers=tiers)
    out = io.StringIO()
    work = worker.one_author if one else worker.each_alone
    tally = work(lambda: iter(lines), out, lambda line: pytest.fail(str(line)))
    rows = [json.loads(line) for line in out.getvalue().split("\n") if line]
    assert tally == Tally(len(rows), sum(len(row["spans"]) for row in rows))
    return rows


def test_one_author_has_one_map_and_many_have_many(tools: PrivacyTools) -> None:
    texts = ["Mrs Zbrzezny thanked me.", "Mr Okonjo slept. Mrs Zbrzezny walked to the window."]
    alone = [row["text"] for row in do(tools, texts)]
    together = [row["text"] for row in do(tools, texts, one=True)]
    first = together[0].partition("]")[0] + "]"
    assert first.startswith("[")
    assert together[1].count(first) == 1
    assert not together[1].startswith(first)
    assert alone[1].partition(" ")[0] == alone[0].partition(" ")[0]


def test_a_name_sure_in_one_text_is_known_in_the_others(tools: PrivacyTools) -> None:
    texts = [
        "My patient Mrs Zbrzezny was here again. Mrs Zbrzezny laughed.",
        "i sat with zbrzezny until the morning",
    ]
    assert "zbrzezny" not in do(tools, texts, one=True)[1]["text"].lower()


def test_only_what_is_sure(tools: PrivacyTools) -> None:
    texts = [ADLER, "He was the only harpist in the county."]
    sure, every = do(tools, texts, tiers=SURE), do(tools, texts)
    assert {span["tier"] for row in sure for span in row["spans"]} == {"sure"}
    assert sum(len(row["spans"]) for row in every) > sum(len(row["spans"]) for row in sure)


def test_bad_lines_are_told_of_once_and_left_out(tools: PrivacyTools) -> None:
    lines: list[Reflection | BadLine] = [
        Reflection(1, 1, "Quiet."),
        BadLine(2, Fault.NOT_JSON),
        Reflection(3, 3, "Still."),
    ]
    for one in (False, True):
        worker = Deidentifier(tools, style=Style.ROLES, source=random.Random(1), tiers=EVERY)
        told: list[BadLine] = []
        out = io.StringIO()
        work = worker.one_author if one else worker.each_alone
        assert work(lambda: iter(lines), out, told.append) == Tally(2, 0, 1)
        assert told == [BadLine(2, Fault.NOT_JSON)]
        assert len(out.getvalue().splitlines()) == 2


PIECES = [
    ADLER,
    "Dr.",
    "b 7",
    "1/2/3",
    "\u0130stanbul",
    "ﬁ ﬀ ŉ",
    "👩🏽\u200d⚕️ x",
    "e\u0301\u0301",
    "'s",
]
WILD = st.lists(
    st.one_of(st.text(st.characters(), max_size=60), st.sampled_from(PIECES)),
    min_size=1,
    max_size=6,
).map(" ".join)


@settings(max_examples=40)
@given(
    texts=st.lists(WILD, min_size=1, max_size=4),
    one=st.booleans(),
    style=st.sampled_from(Style),
    tiers=st.sampled_from([EVERY, SURE]),
)
def test_no_text_makes_it_fail_and_every_place_lies_in_its_text(
    tools: PrivacyTools, texts: list[str], one: bool, style: Style, tiers: frozenset[Tier]
) -> None:
    for row, text in zip(do(tools, texts, one=one, style=style, tiers=tiers), texts, strict=True):
        at = 0
        for span in row["spans"]:
            assert at <= span["start"] < span["end"] <= len(text)
            at = span["end"]
        assert rebuilt(text, row["spans"]) == row["text"]


def rebuilt(text: str, spans: Sequence[dict[str, Any]]) -> str:
    """Return a text with its spans put in place, by what a line says and nothing else."""
    pieces, done = [], 0
    for span in spans:
        assert done <= span["from"] <= span["start"] or span["from"] <= span["end"]
        assert done <= span["from"] < span["to"]
        pieces += [text[done : span["from"]], span["put"]]
        done = span["to"]
    return "".join([*pieces, text[done:]])


@pytest.mark.parametrize("style", Style)
def test_a_reader_can_put_the_spans_in_place_although_a_title_goes_along(
    tools: PrivacyTools, style: Style
) -> None:
    text = "Dr. Kowalski met James' mother on the 14th of March, in the old City Hospital."
    [row] = do(tools, [text], style=style)
    assert next(text[s["start"] : s["end"]] for s in row["spans"]) == "Kowalski"
    assert rebuilt(text, row["spans"]) == row["text"] != text


def test_a_second_run_changes_nothing(tools: PrivacyTools) -> None:
    lines = DEVELOPMENT.read_text(encoding="utf-8").splitlines()
    texts = [ADLER, "He is 94, in bed 4, and Mrs Zbrzezny is 101.", *map(_text, lines)]
    once = [row["text"] for row in do(tools, texts)]
    twice = do(tools, once)
    for before, row in zip(once, twice, strict=True):
        marks = [before[each.start : each.end] for each in own_marks(before)]
        again = [row["text"][each.start : each.end] for each in own_marks(row["text"])]
        assert again == marks or row["spans"]
        assert not any(mark.overlaps(_place(s)) for mark in own_marks(before) for s in row["spans"])
    # A date that only the words of a mark beside it give away is found the second time.
    assert sum(before != row["text"] for before, row in zip(once, twice, strict=True)) <= 1
    assert do(tools, [row["text"] for row in twice])[0]["text"] == twice[0]["text"]


@pytest.mark.parametrize("text", ["[room] was cold.", "She is [90 or over], in [room] again."])
def test_marks_are_no_findings(tools: PrivacyTools, text: str) -> None:
    assert do(tools, [text])[0]["text"] == text


def _place(span: dict[str, Any]) -> Finding:
    return Finding(span["start"], span["end"], Kind.ID)


def _text(line: str) -> str:
    return str(json.loads(line)["text"])


def test_one_line_over_several_things_is_cut(tools: PrivacyTools) -> None:
    text = "Mr Adeyemi Brown. Adeyemi Brown slept."
    found = (Finding(3, len(text) - 7, Kind.NAME_PATIENT),)
    words = [text[each.start : each.end] for each in cut(text, found, tools.knows)]
    assert words == ["Adeyemi Brown", "Adeyemi Brown"]
    text = "Adeyemi. adeyemi@nhs.net"
    [name, address] = cut(text, [Finding(0, len(text), Kind.EMAIL)], tools.knows)
    assert (name.kind, address.kind) == (Kind.NAME_OTHER, Kind.EMAIL)
    assert text[address.start : address.end] == "adeyemi@nhs.net"
    text = "Dr. J. Adler"
    assert cut(text, [Finding(0, len(text), Kind.NAME_STAFF)], tools.knows)[0].end == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nurse Brown sat with Mr Brown all night.",
        "Mrs Chen died. Dr Chen, no relation, certified.",
        "Dr Smith examined Mr Smith, who is not related to him.",
        "Mrs O'Neil met Dr O'Neil.",
        "My patient, James, met Dr James.",
        "Consultant Dr Maria Silva spoke with Mrs Maria Silva.",
    ],
)
def test_titles_tell_two_people_of_one_name_apart(tools: PrivacyTools, text: str) -> None:
    [row] = do(tools, [text])
    assert len({span["put"] for span in row["spans"]}) == 2


def test_a_bare_surname_goes_to_whom_the_text_named_last(tools: PrivacyTools) -> None:
    [row] = do(tools, ["Mr Okonjo was afraid. Dr Okonjo sat with Mr Okonjo. Then Okonjo cried."])
    patient, doctor, *rest = (span["put"] for span in row["spans"])
    assert patient != doctor
    assert rest == [patient, patient]


def test_half_of_a_double_name_is_the_whole_one(tools: PrivacyTools) -> None:
    [row] = do(tools, ["Mrs Adler-Nowak slept. Later Nowak woke. Mrs Adler smiled. Adler left."])
    assert len({span["put"] for span in row["spans"]}) == 1


def test_a_lone_name_is_the_one_person_who_bears_it(tools: PrivacyTools) -> None:
    rows = do(tools, ["My patient Jade Adler cried.", "I spoke to Jade for a while."], one=True)
    assert {span["put"] for row in rows for span in row["spans"]} == {"[patient 1]"}


TOGETHER = [
    "Mrs Zbrzezny-Quist has MRN 4459921. Phone 0412 345 678. Her consultant, Dr Obi Eze, is kind.",
    "i kept thinking of quist and zbrzeznys hands. 4459921 on the wall. the obi man. 0412345678",
    "Quist is home. ref 44-59-921; call 0412 345 678",
]


@pytest.mark.parametrize("tiers", [EVERY, SURE])
def test_what_is_sure_in_one_text_stands_in_no_other(
    tools: PrivacyTools, tiers: frozenset[Tier]
) -> None:
    texts = [row["text"] for row in do(tools, TOGETHER, one=True, tiers=tiers)]
    plain = " ".join(texts).lower().replace(" ", "").replace("-", "")
    for words in ("quist", "zbrzezny", "4459921", "0412345678", "obi"):
        assert words not in plain


def test_a_person_of_several_texts_has_one_mark(tools: PrivacyTools) -> None:
    rows = do(tools, TOGETHER, one=True)
    marks = {
        span["put"]
        for row, text in zip(rows, TOGETHER, strict=True)
        for span in row["spans"]
        if "quist" in text[span["start"] : span["end"]].lower()
    }
    assert len(marks) == 1


def test_a_person_with_a_title_is_no_place(tools: PrivacyTools) -> None:
    text = "Mrs Green in bed 4"
    [found] = cut(text, [Finding(0, 9, Kind.LOCATION)], tools.knows)
    assert (text[found.start : found.end], found.kind) == ("Green", Kind.NAME_PATIENT)


@pytest.mark.parametrize("sign", ["\u2060", "\u00ad", "\u200b"])
def test_no_piece_of_a_name_is_left_behind_an_invisible_sign(
    tools: PrivacyTools, sign: str
) -> None:
    [row] = do(tools, [f"My patient Mr Zbrze{sign}zny slept. Mr Zbrzezny{sign}th woke."])
    assert sign not in row["text"]
    assert "zny" not in row["text"]


@pytest.mark.parametrize("style", Style)
def test_no_label_is_said_twice(tools: PrivacyTools, style: Style) -> None:
    texts = ["Her phone 0412 345 678, MRN 4459921.", "Her phone number 0412 345 678 rang."]
    for row in do(tools, texts, style=style):
        words = row["text"].lower().replace("[", "").replace("]", "")
        assert "phone phone" not in words
        assert "number phone" not in words
        assert "mrn number" not in words


@pytest.mark.parametrize(
    "text",
    ["Mrs " + "A" * 100_000, "@" * 20_000, "Mr " + "O'" * 10_000 + "Brien", "Mrs Smith, " * 2000],
    ids=["one long name", "signs", "apostrophes", "one name often"],
)
def test_odd_texts_take_no_more_than_their_length(tools: PrivacyTools, text: str) -> None:
    began = time.process_time()
    do(tools, [text])
    assert time.process_time() - began < 4  # seconds; some took ten before there was a bound

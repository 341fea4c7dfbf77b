"""Texts of one author and of many, with the real rules and lists."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.identifiers import Tier
from journal_app.interchange.reflections import BadLine, Fault, Reflection
from journal_app.privacy.replacement.replaced import Style
from journal_app.services.deidentify import Deidentifier, Tally
from journal_app.services.privacy_tools import PrivacyTools
from tests.rules_only import rules_only

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
        if not row["spans"]:
            assert row["text"] == text

"""Studies made up by hypothesis, all of which a reader has to accept."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import strategies as st

from journal_app.crypto.signatures import SigningKey
from journal_app.domain.studies import (
    OTHER_GROUP,
    AskedItem,
    AskedQuestionnaire,
    Contact,
    DataItem,
    Group,
    Order,
    ReplacementStyle,
    ReturnChannel,
    SmallGroups,
    Study,
    TimeKept,
    folded_name,
)
from journal_app.research.bounded_toml import hidden_character
from tests.research.studies_made_up import RECIPIENT

_LETTERS = st.characters(categories=["L", "N", "P", "S", "Zs", "Mn"]) | st.sampled_from(
    ["\\", '"', "'", "#", "=", "[", "{", "é", "\U0001f642", " "]
)


def _fair(text: str) -> bool:
    """Tell whether accents do not pile up; nothing else here hides."""
    return hidden_character(text) is None


LINE = (
    st.text(_LETTERS, max_size=30)
    .filter(_fair)
    .map(lambda text: text.strip() if any(map(str.isalnum, text)) else f"{text.strip()}x")
)
MAYBE = st.text(_LETTERS | st.sampled_from(["\n", "\t"]), max_size=40).filter(_fair)
TEXT = MAYBE.map(lambda text: text if text.strip() else text + "x")
SLUG = st.from_regex(r"[a-z0-9]{1,9}-[a-z0-9]{1,9}", fullmatch=True)
DAY = st.dates(date(2001, 1, 1), date(2150, 1, 1))
SPAN = st.timedeltas(timedelta(0), timedelta(2_000))
NAME = st.from_regex(r"[A-Z][a-z]{2,12}( [a-z]{1,9})?", fullmatch=True).filter(
    lambda name: name.casefold() != OTHER_GROUP.casefold()
)


@st.composite
def small_groups(draw: st.DrawFn) -> SmallGroups:
    names = draw(st.lists(NAME, max_size=6, unique_by=folded_name))
    half = (len(names) + 1) // 2
    specialties = names[half:]
    return SmallGroups(
        draw(st.integers(3, 100)),
        tuple(
            Group(name, draw(st.integers(0, 500)), tuple(specialties[at : at + 1]))
            for at, name in enumerate(names[:half])
        ),
    )


@st.composite
def studies(draw: st.DrawFn) -> Study:
    # A few texts that come again, because drawing thirty of them takes long.
    line = itertools.cycle(draw(st.lists(LINE, min_size=2, max_size=3))).__next__
    text = itertools.cycle(draw(st.lists(TEXT, min_size=2, max_size=3))).__next__
    starts = draw(DAY)
    ends = starts + draw(SPAN)
    items = draw(st.lists(st.sampled_from(DataItem), min_size=1, unique=True))
    if DataItem.PROMPTS in items and DataItem.TEXT not in items:
        items.append(DataItem.TEXT)
    times = list(TimeKept) if DataItem.ROTATION in items else [TimeKept.DAY]
    time = draw(st.sampled_from(times))
    asks_more = DataItem.QUESTIONNAIRES in items
    contacts = [
        Contact(about, line(), line())
        for about in draw(st.permutations(["questions", "rights", "harm"]))
    ]
    return Study(
        id=draw(SLUG),
        version=draw(st.integers(1, 9_999)),
        title=line(),
        language=draw(st.sampled_from(["en", "pt-BR", "zh-Hant-TW"])),
        institution=line(),
        investigators=tuple(draw(st.lists(LINE, min_size=1, max_size=3, unique_by=folded_name))),
        ethics_body=line(),
        ethics_number=line(),
        ethics_expires=starts + draw(SPAN),
        contacts=tuple(contacts),
        starts=starts,
        ends=ends,
        notice=text(),
        asked=tuple(AskedItem(item, text()) for item in items),
        minimum_nights=draw(st.integers(1, min(1_000, (ends - starts).days + 1))),
        minimum_age=draw(st.integers(16, 99)),
        payment=text(),
        consent_record=text(),
        compelled_disclosure=draw(MAYBE),
        site_permission=text(),
        people_in_stories=text(),
        danger=text(),
        cooling_off_days=draw(st.integers(7, 60)),
        retention=text(),
        withdrawal=text(),
        withdraw_until=ends + draw(SPAN),
        style=draw(st.sampled_from(ReplacementStyle)),
        small_groups=draw(small_groups()),
        return_channel=ReturnChannel(text(), draw(st.booleans())),
        recipient=RECIPIENT,
        signing_key=SigningKey(draw(st.binary(min_size=32, max_size=32))).public.hex(),
        time=time,
        time_reason=text() if time is TimeKept.WEEK else draw(MAYBE),
        order=draw(st.sampled_from(Order)),
        asked_questionnaires=tuple(
            AskedQuestionnaire(name, draw(st.binary(min_size=32, max_size=32)).hex())
            for name in draw(st.lists(SLUG, min_size=1, max_size=2, unique=True))
        )
        if asks_more
        else (),
    )

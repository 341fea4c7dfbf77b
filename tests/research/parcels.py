"""Package contents and keys for tests."""

from __future__ import annotations

from hypothesis import strategies as st

from journal_app.crypto.signatures import SigningKey
from journal_app.domain.nights import Shift
from journal_app.domain.packages import (
    PackageContents,
    PackagedAnswers,
    PackagedConsent,
    PackagedEntry,
    PackagedNight,
    PromptUse,
    Totals,
)
from journal_app.domain.ratings import Scale
from journal_app.domain.studies import OTHER_GROUP, DataItem
from journal_app.research.participants import participant_id

KEY = SigningKey(bytes(range(32)))
OTHER_KEY = SigningKey(bytes(range(1, 33)))
HASH = "ab" * 32

_CONTROLS = "".join(map(chr, [*range(9), *range(11, 32), 127]))
_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=_CONTROLS), max_size=40)
_LABEL = st.text("abcdefgh =+-@'\"é,", max_size=12)
_FLAGS = st.fixed_dictionaries({item: st.booleans() for item in DataItem})


@st.composite
def contents(draw: st.DrawFn) -> PackageContents:
    """Draw what a student may have agreed to, and what then may be in a package."""
    yes = draw(_FLAGS)
    days = draw(st.booleans())
    nights = tuple(_night(draw, index, yes, days=days) for index in range(draw(st.integers(0, 4))))
    entries = tuple(
        _entry(draw, index, draw(st.sampled_from(nights)).night, yes)
        for index in range(draw(st.integers(0, 4)) if nights and yes[DataItem.TEXT] else 0)
    )
    answers = tuple(
        _answers(draw, index, days=days)
        for index in range(draw(st.integers(0, 2)) if yes[DataItem.QUESTIONNAIRES] else 0)
    )
    return PackageContents(
        package=draw(st.text("0123456789abcdef", min_size=32, max_size=32)),
        study="a-study",
        study_version=3,
        study_sha256=HASH,
        participant=participant_id(KEY.public),
        sequence=draw(st.integers(1, 9)),
        consent=PackagedConsent(3, HASH, tuple(yes.items())),
        nights=nights,
        entries=entries,
        answers=answers,
        totals=Totals(9, 8, 1) if yes[DataItem.TOTALS] else None,
        k=5,
    )


def _night(draw: st.DrawFn, index: int, yes: dict[DataItem, bool], *, days: bool) -> PackagedNight:
    rated = draw(st.dictionaries(st.sampled_from(Scale), st.integers(0, 10)))
    rotation, shifts = yes[DataItem.ROTATION], yes[DataItem.SHIFTS]
    return PackagedNight(
        night=f"{index:016x}",
        day=draw(st.integers(1, 5000)) if days else None,
        week=None if days or not rotation else draw(st.none() | st.integers(1, 12)),
        ratings=tuple((scale, rated[scale]) for scale in Scale if scale in rated)
        if yes[DataItem.RATINGS]
        else (),
        group=draw(_LABEL) if rotation else None,
        shift=draw(st.sampled_from(["", *(shift.value for shift in Shift)])) if shifts else None,
        post_call=draw(st.booleans()) if shifts else None,
        exam=draw(st.booleans()) if shifts else None,
    )


def _entry(draw: st.DrawFn, index: int, night: str, yes: dict[DataItem, bool]) -> PackagedEntry:
    prompts = yes[DataItem.PROMPTS]
    return PackagedEntry(
        entry=f"{index:016x}",
        night=night,
        text=draw(_TEXT),
        use=draw(st.sampled_from(PromptUse)) if prompts else None,
        prompt=draw(_LABEL) if prompts else "",
        prompt_text=draw(_LABEL) if prompts else "",
        edited_after_joining=draw(st.booleans()),
        replaced=draw(st.integers(0, 30)),
    )


def _answers(draw: st.DrawFn, index: int, *, days: bool) -> PackagedAnswers:
    numbers = draw(st.dictionaries(_LABEL, st.none() | st.integers(-3, 9), max_size=4))
    scores = draw(
        st.dictionaries(
            _LABEL, st.none() | st.floats(allow_nan=False, allow_infinity=False), max_size=3
        )
    )
    return PackagedAnswers(
        questionnaire="sample",
        version="1",
        day=draw(st.integers(1, 5000)) if days else None,
        answers=tuple(sorted(numbers.items())),
        scores=tuple(sorted(scores.items())),
        sheet=f"{index:016x}",
    )


def ordinary(*, text: str = "=SUM(A1) 🩺 and a quiet night.\nSecond line.") -> PackageContents:
    """Return contents with something of everything."""
    nights = (
        PackagedNight(
            night="0" * 15 + "1",
            day=412,
            week=None,
            ratings=((Scale.TIME_PRESSURE, 7), (Scale.BURNOUT, 4)),
            group=OTHER_GROUP,
            shift="on-call",
            post_call=False,
            exam=True,
        ),
        PackagedNight("0" * 15 + "2", 414, None, group="Surgery", shift="", post_call=False,
                      exam=False),
    )  # fmt: skip
    entry = PackagedEntry(
        "f" * 16, nights[0].night, text, PromptUse.SWAPPED, "a-prompt", "Who?", True, 2
    )
    given = (("q1", 3), ("q2", None))
    answers = PackagedAnswers("sample", "1", 412, given, (("all", 1.5),), "e" * 16)
    return PackageContents(
        package="c" * 32,
        study="a-study",
        study_version=3,
        study_sha256=HASH,
        participant=participant_id(KEY.public),
        sequence=1,
        consent=PackagedConsent(3, HASH, tuple((item, True) for item in DataItem)),
        nights=nights,
        entries=(entry,),
        answers=(answers,),
        totals=Totals(9, 8, 7),
        k=5,
    )

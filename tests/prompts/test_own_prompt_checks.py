"""A prompt typed into the app is held to what files are held to; its tone is the student's."""

from __future__ import annotations

import pytest

from journal_app.domain.prompts import Load, Theme
from journal_app.prompts.checks import Fault
from journal_app.prompts.own import check_own, is_advice
from journal_app.prompts.schema import PromptFault
from journal_app.sentences.prompt_faults import fault_of_own


def whys(faults: tuple[Fault, ...]) -> list[PromptFault]:
    return [fault.why for fault in faults]


def test_a_good_one_has_no_fault() -> None:
    assert check_own("Who made tea today?", Theme.ROLE_MODELS) == ()
    kept = check_own(
        "What took longest today?",
        Theme.TIME_CONSTRAINTS,
        load=Load.LIGHT,
        minutes=2,
        nudge="The lift, perhaps.",
        helped="What helped, even a little?",
    )
    assert kept == ()


@pytest.mark.parametrize(
    ("faults", "why"),
    [
        (check_own("  ", Theme.SELF_CARE), PromptFault.MISSING_FIELD),
        (check_own("word " * 26 + "?", Theme.SELF_CARE), PromptFault.TOO_LONG),
        (check_own("What? And then?", Theme.SELF_CARE), PromptFault.NOT_ONE_QUESTION),
        (check_own("Tea", Theme.SELF_CARE), PromptFault.NOT_ONE_QUESTION),
        (check_own("One\nline?", Theme.SELF_CARE), PromptFault.NOT_PLAIN),
        (check_own("Tea?", Theme.TIME_CONSTRAINTS), PromptFault.NO_HELP),
        (check_own("Tea?", Theme.SELF_CARE, helped="Who?"), PromptFault.HELP_ELSEWHERE),
        (check_own("Tea?", Theme.SELF_CARE, minutes=16), PromptFault.BAD_MINUTES),
        (
            check_own("Tea?", Theme.SELF_CARE, load=Load.HEAVY, minutes=1),
            PromptFault.MINUTES_OF_LOAD,
        ),
        (
            check_own("Tea?", Theme.CULTURE_OF_TRAINING, helped="Biscuits."),
            PromptFault.NOT_ONE_QUESTION,
        ),
    ],
)
def test_each_fault_is_named_in_a_sentence(faults: tuple[Fault, ...], why: PromptFault) -> None:
    assert whys(faults) == [why]
    assert not is_advice(faults[0])
    sentence = fault_of_own(faults[0])
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_tone_is_advice_and_not_a_fault() -> None:
    [fault] = check_own("What should I tell them?", Theme.SELF_CARE)
    assert is_advice(fault)
    assert "should" in fault_of_own(fault)

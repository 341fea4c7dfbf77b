"""The prompts that ship: a year of them, kind in tone, easy to read, no two the same."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.domain.prompts import (
    BARRIERS,
    FACILITATORS,
    CareKind,
    Form,
    Load,
    Moment,
    Prompt,
    Theme,
)
from journal_app.domain.rotations import Phase
from journal_app.domain.specialties import Specialty
from journal_app.prompts.figures import Figures, figures
from journal_app.prompts.library import PromptLibrary
from journal_app.prompts.pack import read_pack
from journal_app.prompts.schema import LONGEST_CARE_LINE, LONGEST_NUDGE, LONGEST_PROMPT, SUB_THEMES
from journal_app.prompts.tone import WORDING, Tone, find_tone
from tests.prompts.packs import EXAMPLE

LIBRARY = PromptLibrary()
LAKESIDE = read_pack(EXAMPLE.read_bytes(), file=EXAMPLE.name)


@pytest.fixture(scope="module")
def measured() -> Figures:
    return figures(LIBRARY.prompts, LIBRARY.care)


def of(theme: Theme) -> list[Prompt]:
    return [p for p in LIBRARY.prompts if p.theme is theme]


def general(theme: Theme) -> list[Prompt]:
    return [p for p in of(theme) if p.is_general]


def test_no_shipped_file_is_refused() -> None:
    assert [problem.values for problem in LIBRARY.problems] == []


@pytest.mark.parametrize("theme", FACILITATORS)
@pytest.mark.parametrize("phase", list(Phase))
def test_a_year_of_each_facilitator_whatever_the_phase_and_shift(
    theme: Theme, phase: Phase
) -> None:
    fitting = [p for p in general(theme) if not p.shifts and (not p.phases or phase in p.phases)]
    assert len(fitting) >= 130
    assert 3 * len(fitting) >= 366
    assert sum(p.load is Load.LIGHT for p in fitting) >= 40


def test_how_many_a_student_can_meet_in_each_phase_is_as_the_guide_says() -> None:
    guide = Path(__file__).parents[2].joinpath("prompts", "README.md").read_text("utf-8")
    rows = re.findall(r"^\| ([a-z-]+) +\| (\d+) +\| (\d+) +\| (\d+) +\|$", guide, re.MULTILINE)
    said = {row[0]: tuple(map(int, row[1:])) for row in rows}
    held = {
        name: tuple(
            sum(not p.shifts and (not p.phases or phase in p.phases) for p in general(theme))
            for theme in FACILITATORS
        )
        for name, phase in [("none", None), *((one.value, one) for one in Phase)]
    }
    assert said == held
    fewest = min(count for counts in held.values() for count in counts)
    assert f"at least {fewest} of each" in guide


@pytest.mark.parametrize("theme", list(Theme))
def test_loads_acts_and_forms_are_balanced(theme: Theme) -> None:
    prompts = general(theme)
    share = {load: sum(p.load is load for p in prompts) / len(prompts) for load in Load}
    assert share[Load.LIGHT] >= 1 / 3
    assert share[Load.HEAVY] <= 0.15
    assert 0.28 <= sum(p.ends_in_act for p in prompts) / len(prompts) <= 0.4
    formed = sum(p.form is not Form.FREE for p in prompts) / len(prompts)
    assert 0.1 <= formed <= 0.25


@pytest.mark.parametrize("theme", list(Theme))
def test_no_sub_theme_is_thin(theme: Theme) -> None:
    held = Counter(p.sub_theme for p in general(theme))
    assert held.keys() == SUB_THEMES[theme]
    assert min(held.values()) >= len(general(theme)) / len(SUB_THEMES[theme]) / 2


@pytest.mark.parametrize("theme", BARRIERS)
def test_barriers_ask_what_helped_each_in_its_own_words(theme: Theme) -> None:
    asked = [p.helped for p in of(theme)]
    assert len(asked) >= 30
    assert all(asked)
    assert len(set(asked)) == len(asked)


def test_every_specialty_moment_and_form_has_its_prompts() -> None:
    specialties = Counter(one for p in LIBRARY.prompts for one in p.specialties)
    assert all(specialties[one] >= 4 for one in Specialty)
    moments = Counter(one for p in LIBRARY.prompts for one in p.moments)
    assert all(moments[one] >= 8 for one in Moment)
    forms = Counter(p.form for p in LIBRARY.prompts)
    assert all(forms[one] >= 10 for one in Form)


def test_after_a_call_and_after_an_error_the_first_question_is_small() -> None:
    for moment in (Moment.POST_CALL, Moment.AFTER_AN_ERROR, Moment.FIRST_DEATH):
        loads = Counter(p.load for p in LIBRARY.prompts if moment in p.moments)
        assert loads[Load.LIGHT] >= 1
        assert loads[Load.HEAVY] <= 1


WORDS_OF_FORMS = {
    Form.SIX_WORDS: "six",
    Form.FIFTY_FIVE_WORDS: "55 words",
    Form.LIST_OF_THREE: "three",
}


def test_a_prompt_with_a_form_says_so() -> None:
    for p in LIBRARY.prompts:
        assert WORDS_OF_FORMS.get(p.form, "").lower() in p.text.lower(), p.id


def test_a_year_of_care_lines_for_both_sides() -> None:
    assert len(LIBRARY.care) >= 366
    on_duty = Counter(line.kind for line in LIBRARY.care if not line.off_duty)
    assert on_duty[CareKind.ACT] >= 122
    assert on_duty[CareKind.ONESELF] >= 150
    assert not any(line.off_duty for line in LIBRARY.care if line.kind is CareKind.ACT)


def test_no_line_says_that_work_is_over_to_someone_at_work() -> None:
    over = re.compile(
        r"done for today|until morning|your shoes|shower|lying (flat|down)|pyjama|pillow"
        r"|\bbed\b(?! (that|in)|\b.*(visitor|table|through))|alarm once|nobody’s student",
        re.IGNORECASE,
    )
    found = [
        line for line in LIBRARY.care if line.kind is CareKind.ONESELF and over.search(line.text)
    ]
    assert len(found) >= 12
    assert [line.id for line in found if not line.off_duty] == []
    assert not any("message that came" in line.text for line in LIBRARY.care)


def test_acts_that_need_a_ward_say_so_and_enough_need_none() -> None:
    needing = re.compile(
        r"\b(ward|patient|nurse|porter|bedside|bell|chart|curtain|visitor|stethoscope|in bed"
        r"|glove box|interpreter|beeping|a bed|jug|lunch tray|bedside table)\b",
        re.IGNORECASE,
    )
    acts = [line for line in LIBRARY.care if line.kind is CareKind.ACT]
    assert [line.id for line in acts if needing.search(line.text) and not line.on_ward] == []
    assert sum(line.on_ward for line in acts) >= 30
    assert sum(not line.on_ward for line in acts) >= 80


def test_lengths_and_one_question_each() -> None:
    for p in LIBRARY.prompts:
        assert len(p.text.split()) <= LONGEST_PROMPT
        assert len(p.nudge.split()) <= LONGEST_NUDGE
        assert p.text.count("?") <= 1
        assert p.nudge.count("?") <= 1
    assert all(len(line.text.split()) <= LONGEST_CARE_LINE for line in LIBRARY.care)


def test_no_prompt_asks_a_second_thing_under_its_one_mark(measured: Figures) -> None:
    assert measured.asking_twice == ()
    assert figures(LAKESIDE.prompts, ()).asking_twice == ()


@pytest.mark.parametrize(
    ("text", "ends_in_act", "twice"),
    [
        ("Where did you first sit down, and how long did it last?", False, True),
        ("What was promised, and was it true?", False, True),
        ("Who was short with you, and for how long?", False, True),
        ("Who went without thanks, and how could you thank them?", False, True),
        ("Who went without thanks, and how could you thank them?", True, False),
        ("Who went without thanks, and what did they do?", True, True),
        ("What did you hurry past that once made you stop, and could again?", True, False),
        ("Which trolley, bed and chair were in the way?", False, False),
        ("Tell what happened, and what came of it.", False, False),
    ],
)
def test_a_second_question_is_found_unless_it_is_the_act(
    text: str, ends_in_act: bool, twice: bool
) -> None:
    one = replace(LIBRARY.prompts[0], text=text, ends_in_act=ends_in_act)
    assert bool(figures([one], ()).asking_twice) is twice
    assert figures([one], (), english=False).asking_twice == ()


def test_quotation_marks_are_printers_marks_everywhere() -> None:
    said = [t for p in LIBRARY.prompts for t in (p.text, p.nudge, p.helped)]
    said += [line.text for line in LIBRARY.care]
    assert [text for text in said if "'" in text or '"' in text or "  " in text] == []


def test_nobody_is_asked_about_what_only_some_people_have() -> None:
    taken_for_granted = re.compile(
        r"\b(your|the) (wife|husband|partner|boyfriend|girlfriend|car|garden|parents|mother"
        r"|father|wine|beer|christmas|gym membership|therapist)\b",
        re.IGNORECASE,
    )
    asked = [p.text for p in LIBRARY.prompts if p.theme is Theme.SELF_CARE]
    assert [text for text in asked if taken_for_granted.search(text)] == []


def test_openings_vary(measured: Figures) -> None:
    assert measured.openings == ()
    for theme in Theme:
        first_words = Counter(p.text.split()[0] for p in general(theme))
        assert max(first_words.values()) <= 0.25 * len(general(theme))


def test_no_two_texts_are_nearly_the_same(measured: Figures) -> None:
    assert measured.near == ()
    # Positive control: a prompt with one word changed is found among all the others.
    one = LIBRARY.prompts[100]
    words = one.text.split()
    changed = replace(one, text=" ".join(["Yesterday", *words[1:]]))
    found = figures((*LIBRARY.prompts, changed), ()).near
    assert [(near.first, near.second) for near in found] == [(one.id, one.id)]
    assert found[0].cosine > 0.8


def test_they_are_easy_to_read(measured: Figures) -> None:
    assert measured.grades is not None
    assert measured.grades[0] <= 6.5
    assert measured.grades[1] <= 10
    assert not measured.hard_to_read


@pytest.mark.parametrize(
    ("wording", "tone"),
    [
        ("You should sleep more.", Tone.ORDER),
        ("What must change?", Tone.ORDER),
        ("What do you have to do?", Tone.ORDER),
        ("‘Remember to’ was on the wall.", Tone.ORDER),
        ("Why did you leave early?", Tone.BLAME),
        ("Why couldn’t you stay?", Tone.BLAME),
        ("What did you do instead of resting?", Tone.BLAME),
        ("Well done for today.", Tone.PRAISE),
        ("Which hero did you see?", Tone.PRAISE),
        ("Did burnout show today?", Tone.DIAGNOSIS),
        ("Where were you burnt-out?", Tone.DIAGNOSIS),
        ("What was traumatic today?", Tone.DIAGNOSIS),
        ("Nearly there!", Tone.SHOUTING),
        ("Which REST did you get?", Tone.SHOUTING),
        ("What was the patient’s name?", Tone.NAMING),
        ("Which hospital was it?", Tone.NAMING),
    ],
)
def test_wording_that_does_not_belong_is_found(wording: str, tone: Tone) -> None:
    found = find_tone(wording)
    assert found is not None
    assert found[0] is tone
    assert found[1].lower() in wording.lower()


def test_every_wording_is_found_wherever_it_stands() -> None:
    for tone, wordings in WORDING.items():
        for listed in wordings:
            said = listed.replace("*", "x")
            for text in (f"It was “{said}”, they said.", f"‘{said.upper()[0]}{said[1:]}’."):
                printed = text.replace("'", "’")
                assert find_tone(printed) is not None, printed
                found = find_tone(text)
                assert found is not None
                assert found[0] is tone, text


@pytest.mark.parametrize(
    "wording",
    [
        "What reminded you today why you came into this work?",
        "Which ward has the weakest tea, and who makes it?",
        "What did the ICU nurse do?",
        "Which shoulder was stiff, and the default screen on?",
    ],
)
def test_words_that_only_look_alike_are_allowed(wording: str) -> None:
    assert find_tone(wording) is None

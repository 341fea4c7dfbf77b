"""The prompts that ship: enough of them, kind in tone, light enough for hard weeks."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.prompts import simulate_hard
from journal_app.domain.prompts import CareKind, Load, Prompt, Theme
from journal_app.prompts.library import PromptLibrary
from journal_app.prompts.schema import LONGEST_CARE_LINE, LONGEST_NUDGE, LONGEST_PROMPT, SUB_THEMES
from journal_app.prompts.tone import Tone, find_tone

LIBRARY = PromptLibrary()


def of(theme: Theme) -> list[Prompt]:
    return [p for p in LIBRARY.prompts if p.theme is theme]


def test_no_shipped_file_is_refused() -> None:
    assert [problem.values for problem in LIBRARY.problems] == []


@pytest.mark.parametrize("theme", list(Theme))
def test_each_theme_has_enough_and_enough_light(theme: Theme) -> None:
    prompts = of(theme)
    assert len(prompts) >= 24
    assert sum(p.load is Load.LIGHT for p in prompts) >= 12
    acts = sum(p.ends_in_act for p in prompts) / len(prompts)
    assert 0.2 <= acts <= 0.45


@pytest.mark.parametrize("theme", list(Theme))
def test_no_sub_theme_is_left_empty(theme: Theme) -> None:
    assert {p.sub_theme for p in of(theme)} == SUB_THEMES[theme]


def test_care_lines_for_both_sides() -> None:
    kinds = [line.kind for line in LIBRARY.care]
    assert len(kinds) >= 36
    assert kinds.count(CareKind.ACT) >= 12
    assert kinds.count(CareKind.ONESELF) > kinds.count(CareKind.ACT)


def test_no_line_says_that_work_is_over_to_someone_at_work() -> None:
    over = ("done for today", "until morning", "your shoes", "shower", "Lying flat")
    found = [line for line in LIBRARY.care if any(words in line.text for words in over)]
    assert len(found) >= len(over)
    assert all(line.off_duty for line in found)
    assert not any("message that came" in line.text for line in LIBRARY.care)
    on_duty = [line.kind for line in LIBRARY.care if not line.off_duty]
    assert min(on_duty.count(kind) for kind in CareKind) >= 12


def test_two_hundred_hard_nights_with_two_swaps_each_repeat_nothing_within_three_weeks() -> None:
    tally = simulate_hard(LIBRARY.prompts, students=1, nights=200)
    assert tally.shown == 600
    assert tally.loads == Counter({Load.LIGHT: 600})
    assert tally.early == 0
    assert not tally.broken


def test_lengths_and_one_question_each() -> None:
    for p in LIBRARY.prompts:
        assert len(p.text.split()) <= LONGEST_PROMPT
        assert len(p.nudge.split()) <= LONGEST_NUDGE
        assert p.text.count("?") <= 1
        assert "?" not in p.nudge or p.nudge.count("?") == 1
    assert all(len(line.text.split()) <= LONGEST_CARE_LINE for line in LIBRARY.care)


def test_openings_vary() -> None:
    for theme in Theme:
        openings = [" ".join(p.text.split()[:3]) for p in of(theme)]
        assert len(set(openings)) >= 0.85 * len(openings)
        first_words = Counter(p.text.split()[0] for p in of(theme))
        assert max(first_words.values()) <= 0.3 * len(openings)


def test_no_two_texts_are_the_same() -> None:
    texts = [p.text for p in LIBRARY.prompts] + [line.text for line in LIBRARY.care]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("wording", "tone"),
    [
        ("You should sleep more.", Tone.ORDER),
        ("What must change?", Tone.ORDER),
        ("Why did you leave early?", Tone.BLAME),
        ("Well done for today.", Tone.PRAISE),
        ("Did burnout show today?", Tone.DIAGNOSIS),
        ("Nearly there!", Tone.SHOUTING),
        ("What was the patient’s name?", Tone.NAMING),
    ],
)
def test_wording_that_does_not_belong_is_found(wording: str, tone: Tone) -> None:
    found = find_tone(wording)
    assert found is not None
    assert found[0] is tone


def test_a_faint_why_is_still_allowed() -> None:
    assert find_tone("What reminded you today why you came into this work?") is None

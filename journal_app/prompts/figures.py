"""Counts and measures of a set of prompts, for their authors and for the tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from journal_app.domain.prompts import (
    CareKind,
    CareLine,
    Form,
    Load,
    Moment,
    Prompt,
    Theme,
)
from journal_app.domain.specialties import Specialty
from journal_app.prompts.likeness import NEAR, Pair, near_pairs
from journal_app.prompts.reading_grade import grade, percentile
from journal_app.prompts.schema import LEAST_LIGHT_SHARE
from journal_app.prompts.two_questions import asks_twice

MOST_MEDIAN_GRADE: Final = 6.5
MOST_GRADE: Final = 10.0
"""Of the Flesch-Kincaid grade: half of the prompts, and 95 in 100, are no harder. About what a
twelve-year-old reads, since a tired adult reads no better; the bounds are our judgement.
"""

MOST_OPENING_SHARE: Final = 1 / 12
"""Of a theme's prompts, how many may begin with the same two words; three always may."""

_FEW: Final = 3
_LEAST_TO_JUDGE: Final = 6
"""Fewer prompts of a theme say nothing about how it is balanced."""


@dataclass(frozen=True, slots=True)
class ThemeCounts:
    """How many prompts a theme has.

    Attributes:
        general: For any specialty and any day.
        acts: That end in one small thing to do.
    """

    loads: Mapping[Load, int]
    general: int
    acts: int

    @property
    def total(self) -> int:
        """Return how many there are in all."""
        return sum(self.loads.values())


@dataclass(frozen=True, slots=True)
class Opening:
    """Two words that many prompts of a theme begin with."""

    theme: Theme
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Near:
    """Two texts that say nearly the same; cosine from 0 to 1."""

    cosine: float
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What there is to say of a set of prompts.

    Attributes:
        grades: Median and 95th percentile of the reading grade; None without an English prompt.
        openings: Openings that are too frequent.
        near: Pairs of prompts or care lines that are too like each other, nearest first.
        few_light: Themes with fewer light prompts than a third.
        asking_twice: Ids of prompts with two questions under one mark.
    """

    themes: Mapping[Theme, ThemeCounts]
    forms: Mapping[Form, int]
    specialties: Mapping[Specialty, int]
    moments: Mapping[Moment, int]
    care: Mapping[CareKind, int]
    grades: tuple[float, float] | None
    openings: tuple[Opening, ...]
    near: tuple[Near, ...]
    few_light: tuple[Theme, ...]
    asking_twice: tuple[str, ...]

    @property
    def hard_to_read(self) -> bool:
        """Return whether the grades are above their bounds."""
        return self.grades is not None and (
            self.grades[0] > MOST_MEDIAN_GRADE or self.grades[1] > MOST_GRADE
        )


def figures(
    prompts: Sequence[Prompt],
    care: Sequence[CareLine],
    *,
    beside: Sequence[Prompt] = (),
    english: bool = True,
) -> Figures:
    """Return what there is to say of some prompts and care lines.

    Args:
        beside: Prompts that are there already, to be no likeness of.
    """
    themes = {theme: _counts([p for p in prompts if p.theme is theme]) for theme in Theme}
    grades = [grade(prompt.text) for prompt in prompts] if english else []
    return Figures(
        themes={theme: counts for theme, counts in themes.items() if counts.total},
        forms=Counter(prompt.form for prompt in prompts),
        specialties=Counter(one for prompt in prompts for one in prompt.specialties),
        moments=Counter(one for prompt in prompts for one in prompt.moments),
        care=Counter(line.kind for line in care),
        grades=(percentile(grades, 0.5), percentile(grades, 0.95)) if grades else None,
        openings=tuple(frequent_openings(prompts)),
        near=_near_texts(prompts, care, beside),
        few_light=tuple(theme for theme, counts in themes.items() if _too_heavy(counts)),
        asking_twice=tuple(p.id for p in prompts if english and asks_twice(p)),
    )


def _counts(prompts: Sequence[Prompt]) -> ThemeCounts:
    return ThemeCounts(
        loads=Counter(prompt.load for prompt in prompts),
        general=sum(prompt.is_general for prompt in prompts),
        acts=sum(prompt.ends_in_act for prompt in prompts),
    )


def _too_heavy(counts: ThemeCounts) -> bool:
    light = counts.loads.get(Load.LIGHT, 0)
    return counts.total >= _LEAST_TO_JUDGE and light < counts.total * LEAST_LIGHT_SHARE


def frequent_openings(prompts: Sequence[Prompt]) -> list[Opening]:
    """Return openings that are above one in twelve of a theme's general prompts."""
    found = []
    for theme in Theme:
        texts = [p.text for p in prompts if p.theme is theme and p.is_general]
        openings = Counter(" ".join(text.lower().split()[:2]) for text in texts)
        most = max(_FEW, len(texts) * MOST_OPENING_SHARE)
        found += [
            Opening(theme, words, count) for words, count in openings.most_common() if count > most
        ]
    return found


def _near_texts(
    prompts: Sequence[Prompt], care: Sequence[CareLine], beside: Sequence[Prompt]
) -> tuple[Near, ...]:
    texts: list[tuple[str, str]] = [(prompt.id, prompt.text) for prompt in prompts]
    texts += [(line.id, line.text) for line in care]
    new = len(texts)
    texts += [(prompt.id, prompt.text) for prompt in beside]
    found = near_pairs([said for _, said in texts], NEAR)
    return tuple(_named(pair, texts) for pair in found if pair.first < new)


def _named(pair: Pair, texts: Sequence[tuple[str, str]]) -> Near:
    return Near(pair.cosine, texts[pair.first][0], texts[pair.second][0])

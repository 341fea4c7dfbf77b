"""What ``heartbeat prompts check`` tells an author, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from journal_app.domain.prompts import CareKind, Form, Load
from journal_app.prompts.author_check import Looked
from journal_app.prompts.figures import (
    MOST_GRADE,
    MOST_MEDIAN_GRADE,
    MOST_OPENING_SHARE,
    Figures,
)
from journal_app.prompts.likeness import NEAR
from journal_app.prompts.table import MOST_FAULTS
from journal_app.sentences.prompt_faults import at_line
from journal_app.words import tr, trn

K = TypeVar("K", bound=StrEnum)


def report(looked: Looked) -> Iterator[str]:
    """Give the lines that say what was found: counts, then measures, then what to look at."""
    figures = looked.figures
    yield _held(looked)
    if looked.prompts:
        yield ""
        yield from _table(figures)
    for title, counts in (
        (tr("forms"), _said(figures.forms, tuple(Form))),
        (tr("specialties"), _said(figures.specialties, tuple(sorted(figures.specialties)))),
        (tr("moments"), _said(figures.moments, tuple(sorted(figures.moments)))),
        (tr("care lines"), _said(figures.care, tuple(CareKind))),
    ):
        if counts:
            yield f"{title}: {counts}"
    yield from _grades(figures)
    yield from _worth_a_look(figures)
    yield ""
    yield from _faults(looked)


def _held(looked: Looked) -> str:
    return tr(
        "{files}: {prompts} and {care}.",
        files=trn("{count} file", "{count} files", looked.files),
        prompts=trn("{count} prompt", "{count} prompts", looked.prompts),
        care=trn("{count} care line", "{count} care lines", looked.care),
    )


def _table(figures: Figures) -> Iterator[str]:
    columns = (
        *(load.value for load in Load),
        tr("all"),
        tr("general"),
        tr("end in an act"),
    )
    wide = max(len(theme.value) for theme in figures.themes)
    yield " " * wide + "".join(f"  {column:>{len(column)}}" for column in columns)
    for theme, counts in figures.themes.items():
        cells = (
            *(counts.loads.get(load, 0) for load in Load),
            *(counts.total, counts.general, counts.acts),
        )
        numbers = (f"  {cell:>{len(name)}}" for cell, name in zip(cells, columns, strict=True))
        yield theme.value.ljust(wide) + "".join(numbers)


def _said(counts: Mapping[K, int], order: tuple[K, ...]) -> str:
    return ", ".join(f"{one.value} {counts[one]}" for one in order if counts.get(one))


def _grades(figures: Figures) -> Iterator[str]:
    if figures.grades is None:
        return
    median, high = figures.grades
    yield tr(
        "reading grade (Flesch-Kincaid): {median} for half of them, {high} for 95 in 100; "
        "at most {most_median} and {most} are aimed at",
        median=f"{median:.1f}",
        high=f"{high:.1f}",
        most_median=MOST_MEDIAN_GRADE,
        most=MOST_GRADE,
    )


def _worth_a_look(figures: Figures) -> Iterator[str]:
    found = [
        *_about_balance(figures),
        *(tr("two questions under one mark: {prompt}", prompt=one) for one in figures.asking_twice),
        *(
            tr(
                "nearly the same ({cosine}; {least} is the bound): {first} and {second}",
                cosine=f"{near.cosine:.2f}",
                least=f"{NEAR:.2f}",
                first=near.first,
                second=near.second,
            )
            for near in figures.near
        ),
    ]
    if found:
        yield ""
        yield tr("Worth a look:")
        yield from (f"- {line}" for line in found)


def _about_balance(figures: Figures) -> Iterator[str]:
    for theme in figures.few_light:
        yield tr("fewer than a third of {theme} is light", theme=theme.value)
    for opening in figures.openings:
        yield tr(
            "{count} prompts of {theme} begin with “{words}”; one in {most} is the most",
            count=opening.count,
            theme=opening.theme.value,
            words=opening.words,
            most=round(1 / MOST_OPENING_SHARE),
        )
    if figures.hard_to_read:
        yield tr("many are hard to read late at night: shorter words, shorter sentences")


def _faults(looked: Looked) -> Iterator[str]:
    if not looked.faults:
        yield tr("No fault found.")
        return
    yield trn("{count} fault:", "{count} faults:", len(looked.faults))
    yield from (at_line(fault) for fault in looked.faults)
    if len(looked.faults) >= MOST_FAULTS:
        yield tr("There may be more: the first {count} of a file are named.", count=MOST_FAULTS)

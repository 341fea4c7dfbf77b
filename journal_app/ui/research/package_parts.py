"""A package's contents in parts that can be read one at a time: tables, and one text each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from journal_app.domain.packages import (
    PackageContents,
    PackagedAnswers,
    PackagedEntry,
    PackagedNight,
)
from journal_app.domain.ratings import Scale
from journal_app.sentences import nights as night_words
from journal_app.sentences import research as study_words
from journal_app.sentences import research_contents as words
from journal_app.words import tr

GROUP: Final = 8
"""Digits of an id or a hash that stand together."""

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TablePart:
    """A part that is a table.

    Attributes:
        name: What the list calls it.
        numbers: Columns of figures.
        wraps: The last column's words may take several lines.
    """

    name: str
    headings: Cells
    rows: tuple[Cells, ...] = field(repr=False)
    numbers: frozenset[int] = frozenset()
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part that is one entry."""

    name: str
    facts: str
    prompt: str = field(repr=False)
    text: str = field(repr=False)


Part = TablePart | TextPart


def parts_of(contents: PackageContents) -> tuple[Part, ...]:
    """Return everything in a package: who and what, nights, answers, then each entry."""
    nights = {night.night: night for night in contents.nights}
    parts: list[Part] = [_overview(contents), _nights(contents.nights)]
    if contents.answers:
        parts.append(_answers(contents.answers))
    parts += [
        _entry(entry, nights.get(entry.night), number)
        for number, entry in enumerate(contents.entries, start=1)
    ]
    return tuple(parts)


def _overview(contents: PackageContents) -> TablePart:
    consent = contents.consent
    rows: list[Cells] = [
        (tr("Your id in this study"), _grouped(contents.participant)),
        (tr("Number of this package"), str(contents.sequence)),
        (tr("Id of this package"), _grouped(contents.package)),
        (tr("Study"), contents.study),
        (tr("Version of the study file"), str(contents.study_version)),
        (tr("SHA-256 of the study file"), _grouped(contents.study_sha256)),
        (tr("SHA-256 of the notice you read"), _grouped(consent.notice_sha256)),
        *((study_words.item(item), words.yes_or_no(said)) for item, said in consent.choices),
    ]
    if (totals := contents.totals) is not None:
        rows += [
            (tr("Nights to choose from"), str(totals.eligible)),
            (tr("Of them rated"), str(totals.rated)),
            (tr("Of them kept back"), str(totals.withheld)),
        ]
    return TablePart(words.overview(), (tr("What"), tr("In the package")), tuple(rows), wraps=True)


def _grouped(digits: str) -> str:
    """Return digits with gaps at which a line can break."""
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def _nights(nights: tuple[PackagedNight, ...]) -> TablePart:
    """Return the nights with the columns in which anything stands."""
    scales = [s for s in Scale if any(s in dict(night.ratings) for night in nights)]
    columns: list[tuple[str, list[str]]] = [
        (tr("Night"), [words.when(night) for night in nights]),
        (tr("Rotation group"), [night.group or "" for night in nights]),
        *((night_words.scale(scale), [_rating(n, scale) for n in nights]) for scale in scales),
        (tr("Shift"), [words.shift(night.shift or "") for night in nights]),
        (tr("Post-call"), [words.yes_or_no(night.post_call) for night in nights]),
        (tr("Exam"), [words.yes_or_no(night.exam) for night in nights]),
        (tr("Key"), [night.night for night in nights]),
    ]
    told = [(heading, cells) for heading, cells in columns if any(cells)]
    headings = tuple(heading for heading, _ in told)
    figures = {night_words.scale(scale) for scale in scales}
    return TablePart(
        name=words.nights_part(len(nights)),
        headings=headings,
        rows=tuple(zip(*(cells for _, cells in told), strict=True)),
        numbers=frozenset(n for n, heading in enumerate(headings) if heading in figures),
    )


def _rating(night: PackagedNight, scale: Scale) -> str:
    value = dict(night.ratings).get(scale)
    return "" if value is None else str(value)


def _answers(sheets: tuple[PackagedAnswers, ...]) -> TablePart:
    rows = tuple(
        (
            words.when(sheet),
            sheet.questionnaire,
            sheet.version,
            ", ".join(words.answered(code, value) for code, value in sheet.answers),
            ", ".join(words.score(code, value) for code, value in sheet.scores),
        )
        for sheet in sheets
    )
    headings = (
        tr("Night"),
        tr("Questionnaire"),
        tr("Version"),
        tr("Answers"),
        tr("Scores"),
    )
    return TablePart(words.answers_part(len(sheets)), headings, rows, wraps=True)


def _entry(entry: PackagedEntry, night: PackagedNight | None, number: int) -> TextPart:
    return TextPart(
        name=words.entry_part(night, number),
        facts=words.entry_facts(entry, night),
        prompt=entry.prompt_text,
        text=entry.text,
    )

"""The Markdown export: what the student typed, as the student typed it."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest

from journal_app.cli.exchange import NightWords
from journal_app.domain.entries import Entry
from journal_app.domain.ids import EntryId
from journal_app.domain.nights import Night, Shift
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.interchange.document import Surroundings, WrittenEntry
from journal_app.interchange.markdown_format import escape, write_markdown

NOW = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
NIGHT = date(2026, 11, 21)


def entry(**more: object) -> Entry:
    return Entry(EntryId("e"), NIGHT, 1, NOW, NOW, "UTC", 0, **more)  # type: ignore[arg-type] # a test's shorthand


def markdown(around: Surroundings, *entries: WrittenEntry) -> str:
    out = io.StringIO()
    write_markdown(out, around, entries, NightWords())
    return out.getvalue()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("# not a heading", "\\# not a heading"),
        ("- not a list", "\\- not a list"),
        ("12. not a list", "12\\. not a list"),
        ("*five stars*", "\\*five stars\\*"),
        ("a_b <c>", "a\\_b \\<c>"),
        ("one\ntwo", "one  \ntwo"),
        ("one\n\ntwo", "one\n\ntwo"),
    ],
)
def test_markup_in_the_text_stays_text(typed: str, shown: str) -> None:
    assert escape(typed) == shown


def test_a_night_has_heading_facts_prompt_and_text() -> None:
    rating = Rating(NIGHT, Scale.BURNOUT, Answer.GIVEN, 4, 4, NOW, "UTC", 0)
    around = Surroundings(
        nights=(Night(NIGHT, "UTC", 0, shift=Shift.ON_CALL, exam=True),), ratings=(rating,)
    )
    written = WrittenEntry(entry(prompt_text="Who sat down?", tags=("night",)), "The porter.")
    assert markdown(around, written) == (
        "# Journal\n\n## Saturday 21 November 2026\n\nOn call · Exam · Burnout self-rating 4\n"
        "\n> Who sat down?\n\nThe porter.\n\n\\#night\n"
    )


def test_missing_ratings_are_not_written_as_numbers() -> None:
    cleared = Rating(NIGHT, Scale.BURNOUT, Answer.NOT_TONIGHT, None, None, NOW, "UTC", 0)
    assert markdown(Surroundings(ratings=(cleared,))) == "# Journal\n"


def test_the_bin_stays_out() -> None:
    assert "gone" not in markdown(Surroundings(), WrittenEntry(entry(binned_at=NOW), "gone"))

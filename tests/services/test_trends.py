"""The trends service on a real vault: ranges, bands, rows and CSV, in numbers and nothing else."""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.ids import RotationId
from journal_app.domain.nights import Shift
from journal_app.domain.ports import OpenVault
from journal_app.domain.ratings import Answer, Scale
from journal_app.domain.rotations import Rotation, rotation_on
from journal_app.domain.trends.compose import compose
from journal_app.domain.trends.gates import Direction
from journal_app.domain.trends.picture import Range, Row, Span, TrendData
from journal_app.errors import DiskRefused, Problem
from journal_app.sentences import trends as words
from journal_app.services.trend_csv import rows_as_csv
from journal_app.services.trends import TrendsService, write_copy
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper, opened
from tests.ui.trends.journals import (
    DAY,
    FIRST,
    LONG_GAP,
    ROTATIONS,
    TONIGHT,
    keep,
    picture,
    rating,
    records,
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault with a journal of 112 nights, made once."""
    folder = tmp_path_factory.mktemp("trends") / "vault"
    vault, _code = make_keeper(FakeClock()).create(folder, PASSPHRASE)
    keep(vault, records())
    vault.close()
    return folder


@pytest.fixture
def journal(kept: Path, tmp_path: Path, clock: FakeClock) -> Iterator[OpenVault]:
    """That journal, open, in a copy of the test's own."""
    shutil.copytree(kept, tmp_path / "copy")
    with opened(make_keeper(clock), tmp_path / "copy") as vault:
        yield vault


@pytest.fixture
def vault(tmp_path: Path, clock: FakeClock) -> Iterator[OpenVault]:
    """An empty vault, open."""
    made, _code = make_keeper(clock).create(tmp_path / "vault", PASSPHRASE)
    yield made
    made.close()


def test_an_empty_vault_has_a_picture_without_a_single_number(
    vault: OpenVault, clock: FakeClock
) -> None:
    service = TrendsService(vault, clock)
    for span in (Span.ROTATION, Span.THREE_MONTHS, Span.YEAR, Span.ALL):
        data = service.chart(Range(span))
        assert (data.first, data.last, data.rated) == (TONIGHT, TONIGHT, 0)
        assert all(trend.line is None for trend in data.scales)
        assert all(trend.summary.typical is None for trend in data.scales)


def test_the_journal_gives_the_picture_that_the_records_give(
    journal: OpenVault, clock: FakeClock
) -> None:
    data = TrendsService(journal, clock).chart(Range(Span.ALL))
    assert data == compose(Range(Span.ALL), FIRST, TONIGHT, TONIGHT, records())
    assert data.rated == len({r.night for r in records().ratings})
    assert words.heading(data) == f"2 August to 21 November · {data.rated} of 112 nights rated"


def test_this_rotation_begins_with_it_and_ends_tonight(
    journal: OpenVault, clock: FakeClock
) -> None:
    data = TrendsService(journal, clock).chart(Range())
    assert (data.first, data.last) == (ROTATIONS[2].start, TONIGHT)
    assert [words.band_title(band) for band in data.bands] == ["Internal Medicine · week 4 of 8"]
    assert words.spoken_title(data) == "This rotation so far"


def test_after_the_last_rotation_it_is_still_shown_whole(
    journal: OpenVault, clock: FakeClock
) -> None:
    journal.rotations.delete(ROTATIONS[2].id)
    data = TrendsService(journal, clock).chart(Range())
    assert (data.first, data.last) == (ROTATIONS[1].start, ROTATIONS[1].planned_end)
    assert words.spoken_title(data) == "Family Medicine"
    assert [words.weeks(band) for band in data.bands] == ["4 weeks"]


@pytest.mark.parametrize(
    ("span", "first"),
    [
        (Span.THREE_MONTHS, TONIGHT - 90 * DAY),
        (Span.YEAR, FIRST),
        (Span.ALL, FIRST),
    ],
)
def test_a_range_never_reaches_back_before_the_journal(
    journal: OpenVault, clock: FakeClock, span: Span, first: date
) -> None:
    data = TrendsService(journal, clock).chart(Range(span))
    span_kept = journal.nights.span()
    assert span_kept is not None
    assert data.first == max(first, span_kept[0])
    assert data.last == TONIGHT


def test_own_dates_stop_tonight_and_need_an_order(vault: OpenVault, clock: FakeClock) -> None:
    service = TrendsService(vault, clock)
    own = service.chart(Range(Span.OWN, TONIGHT - 9 * DAY, TONIGHT + 30 * DAY))
    assert (own.first, own.last) == (TONIGHT - 9 * DAY, TONIGHT)
    with pytest.raises(ValueError, match="own dates"):
        service.chart(Range(Span.OWN, TONIGHT, TONIGHT - DAY))
    with pytest.raises(ValueError, match="own dates"):
        service.rows(Range(Span.OWN, TONIGHT, None))


def test_not_tonight_and_cleared_are_gaps_and_later_is_marked(
    vault: OpenVault, clock: FakeClock
) -> None:
    vault.nights.put_rating(rating(TONIGHT - 3 * DAY, Scale.BURNOUT, 0))
    vault.nights.put_rating(rating(TONIGHT - 2 * DAY, Scale.BURNOUT, None))
    cleared = rating(TONIGHT - DAY, Scale.BURNOUT, 4)
    vault.nights.put_rating(replace(cleared, answer=Answer.CLEARED, value=None))
    vault.nights.put_rating(rating(TONIGHT, Scale.TIME_PRESSURE, 9, later=True))
    rows = TrendsService(vault, clock).rows(Range(Span.ALL))
    assert [row.ratings for row in rows] == [
        {Scale.BURNOUT: 0},
        {},
        {},
        {Scale.TIME_PRESSURE: 9},
    ]
    assert rows[-1].written_later == {Scale.TIME_PRESSURE}


def test_csv_is_the_same_rows_and_never_the_site(journal: OpenVault, clock: FakeClock) -> None:
    service = TrendsService(journal, clock)
    text = service.csv(Range(Span.ALL))
    assert "Elsewhere" not in text
    lines = list(csv.DictReader(io.StringIO(text)))
    rows = service.rows(Range(Span.ALL))
    assert len(lines) == len(rows) == 112
    for line, row in zip(lines, rows, strict=True):
        assert line["night"] == row.night.isoformat()
        assert line["time_pressure"] == str(row.ratings.get(Scale.TIME_PRESSURE, ""))
        assert line["burnout"] == str(row.ratings.get(Scale.BURNOUT, ""))
        assert line["shift"] == (row.shift or "")
        assert line["rotation"] == row.rotation
        assert line["written_later"] == ("yes" if row.written_later else "no")
        assert line["exam"] == ("yes" if row.exam else "no")


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_specialty_is_never_run_as_a_formula(start: str) -> None:
    row = Row(TONIGHT, {}, rotation=f"{start}1+1")
    assert rows_as_csv([row]).splitlines()[1].endswith(f",'{start}1+1")


def test_the_words_speak_of_the_whole_rotation_even_when_less_is_shown(
    journal: OpenVault, clock: FakeClock
) -> None:
    data = TrendsService(journal, clock).chart(Range(Span.OWN, TONIGHT - 4 * DAY, TONIGHT))
    assert data.spoken == (ROTATIONS[2].start, TONIGHT)
    assert data.scales[0].summary.nights == 28
    assert data.scales[0].line is None


def test_the_line_breaks_over_the_long_gap_and_the_band_does_not() -> None:
    data = picture()
    for trend in data.scales:
        assert trend.line is not None
        start = (trend.line.first - data.first).days
        drawn = {start + i for i, on in enumerate(trend.line.drawn) if on}
        assert not drawn & set(LONG_GAP)
        assert len(trend.line.mean) == len(trend.line.low) == len(trend.line.high)
        middle = trend.line.high[66 - start] - trend.line.low[66 - start]
        assert middle > 1.2 * (trend.line.high[40 - start] - trend.line.low[40 - start])


def test_bands_cover_each_night_of_a_rotation_once() -> None:
    inner = replace(ROTATIONS[1], id=RotationId("x"), start=FIRST + 20 * DAY)
    made = replace_rotations((*ROTATIONS, inner))
    for row in made.rows:
        holding = [b for b in made.bands if b.first <= row.night <= b.last]
        expected = rotation_on(row.night, (*ROTATIONS, inner))
        assert [b.rotation for b in holding] == ([expected.id] if expected else [])


def replace_rotations(rotations: tuple[Rotation, ...]) -> TrendData:
    made = replace(records(), rotations=rotations)
    return compose(Range(Span.ALL), FIRST, TONIGHT, TONIGHT, made)


@given(st.integers(0, 111), st.integers(0, 60))
def test_nights_after_call_are_those_within_three_of_one(start: int, length: int) -> None:
    made = records()
    first, last = FIRST + start * DAY, FIRST + (start + length) * DAY
    data = compose(Range(Span.OWN, first, last), first, last, TONIGHT, made)
    calls = {n.night for n in made.nights if n.shift is Shift.ON_CALL}
    shaded = {
        row.night for row in data.rows if any(a <= row.night <= b for a, b in data.after_call)
    }
    expected = {
        row.night for row in data.rows if any(row.night - k * DAY in calls for k in (1, 2, 3))
    }
    assert shaded == expected


def test_a_few_nights_are_told_how_many_more_it_takes() -> None:
    few = picture(9).scales[0]
    assert few.line is None
    assert few.summary.outcome.direction is Direction.TOO_FEW
    lines = words.summary_lines(few)
    assert f"about {few.summary.outcome.more_nights} more nights" in lines[-1]
    assert words.level_note(few).startswith(
        "Time pressure: the line of the usual level is drawn after about"
    )


def test_a_copy_is_for_the_student_alone(tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    write_copy(path, b"night\n")
    assert path.read_bytes() == b"night\n"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DiskRefused) as caught:
        write_copy(tmp_path / "ratings.csv", b"")
    assert caught.value.problem is Problem.READ_ONLY


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(DiskRefused) as caught:
        write_copy(tmp_path / "gone" / "ratings.csv", b"")
    assert caught.value.problem is Problem.DISK_GONE

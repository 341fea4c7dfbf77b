"""A real attempt at the dates of a package fails; where it must succeed, it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal_app.domain.nights import Shift
from journal_app.domain.packages import (
    PackageContents,
    PackagedConsent,
    PackagedEntry,
    PackagedNight,
)
from journal_app.domain.ratings import Scale
from journal_app.domain.studies import DataItem, StudyFile
from journal_app.research.package_writing import build_package
from journal_app.research.participants import (
    LEAST_BEFORE,
    entry_key,
    key_of,
    new_participation,
    night_key,
)
from journal_app.research.sealing import new_identity, seal, sealed_name
from tests.research.studies_made_up import made_up_file, write_made_up
from tools.recover_dates import Block, main, read_calendar, recover

NOW = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
STARTS, RECEIVED = date(2026, 1, 1), date(2026, 11, 30)


def packed(
    file: StudyFile,
    nights: list[date],
    *,
    text: str = "A quiet night.",
    planned: bool = False,
    exam: date | None = None,
) -> tuple[bytes, date]:
    """Return a package of nights with free weekends, and its true day 0.

    With ``planned`` no weekend is free, and nights from 28 September on are in surgery.

    Day 0 is drawn until it lies near neither end, as it does in more than nine cases of ten.
    """
    part = new_participation(file, first_night=min(nights), now=NOW)
    while not STARTS - timedelta(9_000) < part.origin < STARTS - timedelta(2_000):
        part = new_participation(file, first_night=min(nights), now=NOW)
    packaged = [
        PackagedNight(
            night=night_key(part.seed, each),
            day=(each - part.origin).days,
            week=None,
            ratings=((Scale.BURNOUT, each.toordinal() % 11),),
            group="Surgery" if planned and each >= date(2026, 9, 28) else "Medicine",
            shift=(Shift.OFF if each.weekday() >= 5 and not planned else Shift.DAY).value,
            post_call=False,
            exam=each == exam,
        )
        for each in nights
    ]
    entry = PackagedEntry(entry_key(part.seed, "e"), packaged[0].night, text)  # type: ignore[arg-type] # any id will do
    contents = PackageContents(
        package="c" * 32,
        study=file.study.id,
        study_version=1,
        study_sha256=file.sha256,
        participant=part.participant,
        sequence=1,
        consent=PackagedConsent(
            1, file.notice_sha256, tuple((item, item is not DataItem.PROMPTS) for item in DataItem)
        ),
        nights=tuple(packaged),
        entries=(entry,),
        k=5,
    )
    return build_package(contents, key_of(part.seed)).archive, part.origin


@pytest.fixture(scope="module")
def file() -> StudyFile:
    return made_up_file(starts=STARTS, ends=date(2027, 6, 30))


SIXTY = [date(2026, 5, 4) + timedelta(days=each) for each in range(60)]


def test_the_true_dates_are_not_singled_out_though_weekends_are_told(file: StudyFile) -> None:
    archive, origin = packed(file, SIXTY)
    identity = new_identity()
    sealed = seal(archive, str(identity.to_public()))
    found = recover(archive, file.study, received=RECEIVED, sealed=sealed, name=sealed_name())
    assert found.traces == found.clues == ()
    last = RECEIVED - timedelta(days=7)
    assert found.remaining == (last - STARTS).days - 59 + 1
    alike = [day for day, chance in found.posterior if chance == pytest.approx(found.best)]
    assert len(alike) >= 35
    assert found.of(origin) == pytest.approx(found.best)
    assert found.best < 1 / 35
    # What is known in the end is the weekday, and the docs say so.
    assert {(day - origin).days % 7 for day in alike} == {0}


def test_a_day_0_near_its_latest_is_told_but_rare(file: StudyFile) -> None:
    """One case in three hundred leaves fewer than four weeks; the docs say so."""
    drawn = [new_participation(file, first_night=STARTS, now=NOW).origin for _ in range(2_000)]
    near = sum(STARTS - origin < timedelta(LEAST_BEFORE + 28) for origin in drawn)
    assert near / len(drawn) < 0.02


def test_without_tags_not_even_the_weekday_is_known(file: StudyFile) -> None:
    archive, origin = packed(file, SIXTY[::5])
    found = recover(archive, replace(file.study), received=RECEIVED)
    assert found.of(origin) < 1 / 35


def test_nights_that_fill_a_study_give_its_dates_away(file: StudyFile) -> None:
    nights = [STARTS + timedelta(days=each) for each in range(60)]
    archive, origin = packed(file, nights)
    study = replace(file.study, ends=STARTS + timedelta(days=59))
    found = recover(archive, study, received=RECEIVED)
    assert (found.remaining, found.posterior[0][0]) == (1, origin)


def test_a_holiday_left_in_a_text_narrows_it_and_is_named(file: StudyFile) -> None:
    nights = [date(2026, 10, 29) + timedelta(days=each) for each in range(20)]
    archive, origin = packed(file, nights, text="A quiet Halloween on the ward.")
    found = recover(archive, file.study, received=RECEIVED)
    without = recover(packed(file, nights)[0], file.study, received=RECEIVED)
    assert found.clues == ("halloween",)
    assert found.bits < without.bits - 1
    assert found.of(origin) > 4 * without.of(without.posterior[0][0])


def clerkship(archive_of: StudyFile, **changes: Any) -> tuple[bytes, date]:
    """Return a package of 60 nights on two rotations, without a weekend in it."""
    nights = [date(2026, 9, 1) + timedelta(days=each) for each in range(60)]
    return packed(archive_of, nights, planned=True, **changes)


CALENDAR = (
    Block("Medicine", date(2026, 8, 3), date(2026, 9, 27)),
    Block("Surgery", date(2026, 9, 28), date(2026, 11, 22)),
    Block("Surgery", date(2026, 6, 8), date(2026, 8, 2)),
)


def test_a_change_of_group_and_a_calendar_give_every_date_back(file: StudyFile) -> None:
    """The docs, the notice to boards and the student's warning all say so."""
    archive, origin = clerkship(file)
    without = recover(archive, file.study, received=RECEIVED)
    assert without.dated == ("1 change of group",)
    assert without.best < 1 / 30
    found = recover(archive, file.study, received=RECEIVED, calendar=CALENDAR)
    assert found.remaining == without.remaining
    assert found.posterior[0][0] == origin
    assert (found.likely, found.best > 0.9) == (1, True)


def test_a_calendar_of_somebody_else_says_little(file: StudyFile) -> None:
    """Many tracks that all change on the same days still give the day of a change."""
    archive, origin = clerkship(file)
    tracks = tuple(
        replace(each, group=group) for each in CALENDAR for group in ("Medicine", "Surgery")
    )
    found = recover(archive, file.study, received=RECEIVED, calendar=tracks)
    without = recover(archive, file.study, received=RECEIVED)
    assert found.best > 5 * without.best
    assert found.of(origin) == pytest.approx(found.best)
    groups = [replace(each, group="Pathology") for each in CALENDAR[:1]]
    other = recover(archive, file.study, received=RECEIVED, calendar=groups)
    assert other.best < found.best


def test_nights_of_one_group_are_not_dated_by_a_calendar(file: StudyFile) -> None:
    nights = [date(2026, 9, 1) + timedelta(days=each) for each in range(10)]
    archive, origin = packed(file, nights, planned=True)
    found = recover(archive, file.study, received=RECEIVED, calendar=CALENDAR)
    assert found.dated == ()
    assert found.likely > 28
    assert found.of(origin) == pytest.approx(found.best)


def test_an_exam_whose_day_is_known_dates_every_night(file: StudyFile) -> None:
    exam = date(2026, 9, 18)
    archive, origin = clerkship(file, exam=exam)
    found = recover(archive, file.study, received=RECEIVED, calendar=[Block("exam", exam, exam)])
    assert "1 night with an exam" in found.dated
    assert found.posterior[0][0] == origin


@pytest.mark.parametrize("line", ["Medicine", "a,2026-01-02,2026-01-01", "a,b,c", "a,b,c,d"])
def test_a_calendar_that_is_none_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_calendar([line])
    assert read_calendar(["", "a , 2026-01-01, 2026-01-02"]) == (
        Block("a", date(2026, 1, 1), date(2026, 1, 2)),
    )


def test_a_name_or_a_header_that_says_more_is_noticed(file: StudyFile) -> None:
    archive, _origin = packed(file, SIXTY)
    found = recover(
        archive, file.study, received=RECEIVED, sealed=b"2026\n\n", name="quiet-2026-11-21.age"
    )
    assert found.traces == ("age header", "quiet-2026-11-21.age")


def test_the_script_says_what_it_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    identity = new_identity()
    study = write_made_up(tmp_path, recipient=str(identity.to_public()))
    archive, _origin = packed(made_up_file(recipient=str(identity.to_public())), SIXTY)
    sealed = tmp_path / sealed_name()
    sealed.write_bytes(seal(archive, str(identity.to_public())))
    key = tmp_path / "team.age-key"
    key.write_text(f"# a key\n{identity}\n")
    wanted = ["--key", str(key), "--study", str(study), "--received", "2026-11-30"]
    assert main([str(sealed), *wanted]) == 0
    said = capsys.readouterr().out
    assert "outside texts: none" in said
    assert "first days that remain possible: 268" in said
    calendar = tmp_path / "calendar.csv"
    calendar.write_text("Medicine,2026-05-04,2026-07-02\n")
    assert main([str(sealed), *wanted, "--calendar", str(calendar)]) == 0
    said = capsys.readouterr().out
    assert "weighed by the calendar: none" in said
    assert "of these, 1 hold 95%" in said
    sealed.write_bytes(b"no age file")
    assert main([str(sealed), *wanted]) == 1
    assert "was not used" in capsys.readouterr().err

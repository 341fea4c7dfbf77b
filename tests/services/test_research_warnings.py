"""What may point to a student although no name is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal_app.domain.identifiers import Kind
from journal_app.domain.ids import EntryId
from journal_app.domain.nights import Night, Shift
from journal_app.domain.ratings import Scale
from journal_app.domain.studies import Group, SmallGroups, TimeKept
from journal_app.sentences.research_warnings import sentence
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.research_review import ResearchRequest, ResearchReview
from journal_app.services.research_warnings import (
    Caution,
    Warned,
    origins_by_groups,
    origins_within_study,
)
from journal_app.services.reviewed import Answer, Choice
from tests.fakes import FakeClock
from tests.rules_only import rules_only
from tests.services.givers import Giver, new_giver, read

GROUPS = SmallGroups(5, (Group("Medicine", 40, ("Internal medicine",)), Group("Surgery", 3)))
SURGERY_ENDS = date(2026, 10, 18)


@pytest.fixture(scope="module")
def giver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Giver]:
    tools: PrivacyTools = rules_only()
    made = new_giver(tmp_path_factory.mktemp("warned"), FakeClock(), tools)
    vault = made.shelf.vault
    made.shelf.write(date(2026, 10, 25), "She was the youngest of us all, on Christmas Day.")
    vault.nights.put(Night(date(2026, 10, 1), "Europe/London", 60, shift=Shift.DAY, post_call=True))
    vault.nights.put(Night(date(2026, 11, 2), "Europe/London", 0, shift=Shift.DAY))
    made.shelf.rate(date(2026, 10, 20), Scale.BURNOUT, 0)
    made.join(small_groups=GROUPS)
    yield made
    made.shelf.vault.close()


def warned(giver: Giver, request: ResearchRequest | None = None) -> dict[Caution, list[Warned]]:
    prepared, built = giver.built(request)
    found: dict[Caution, list[Warned]] = {}
    for each in giver.service.warnings(prepared, built):
        found.setdefault(each.caution, []).append(each)
    return found


def test_what_one_night_alone_has_is_told(giver: Giver) -> None:
    found = warned(giver)
    [coarsened] = found[Caution.GROUP_COARSENED]
    assert (coarsened.value, coarsened.count) == ("Surgery", 2)
    assert [each.value for each in found[Caution.RARE_SHIFT]] == ["on-call"]
    assert Caution.RARE_EXAM in found
    assert Caution.RARE_POST_CALL in found
    assert [each.value for each in found[Caution.RARE_RATING]] == ["burnout:0"]
    assert Caution.RARE_GROUP not in found
    assert Caution.FEW_NIGHTS not in found
    assert Caution.DATES_GUESSABLE not in found
    assert Caution.ONE_READER in found


def test_few_nights_and_the_only_one_of_a_group_are_told(giver: Giver) -> None:
    everything = giver.everything()
    nights = giver.service.eligible(giver.part).nights
    chosen = [each for each in nights if each.night in (date(2026, 10, 1), date(2026, 11, 2))]
    entries = tuple(entry.id for each in chosen for entry in each.entries)
    found = warned(giver, replace(everything, nights=(), entries=entries))
    assert [each.count for each in found[Caution.FEW_NIGHTS]] == [2]
    assert [each.value for each in found[Caution.RARE_GROUP]] == ["Medicine", "Other"]
    assert {each.entries for each in found[Caution.LONE_ENTRY]} == {(each,) for each in entries}


def test_what_was_left_in_a_text_is_told_with_the_text(giver: Giver) -> None:
    [entry] = giver.shelf.vault.entries.on_night(date(2026, 10, 25))
    prepared = giver.prepare()
    review = prepared.review
    for key in review.keys:
        for mark in review.page(key).marks:
            if key == entry.id or "Adlerstein" in mark.hides:
                review.answer(mark, Answer(Choice.LEAVE))
    read(prepared)
    found = {
        each.caution: each
        for each in giver.service.warnings(prepared, giver.service.build(prepared))
    }
    assert found[Caution.SUPERLATIVE].entries == (entry.id,)
    assert found[Caution.DATE_LEFT].entries == (entry.id,)
    assert found[Caution.NAME_LEFT].count >= 2
    page = review.page(entry.id)
    at = page.text.index("youngest")
    review.hide(entry.id, at, at + 8, Kind.PROFESSION_UNIQUE)
    read(prepared)
    after = giver.service.warnings(prepared, giver.service.build(prepared))
    assert Caution.SUPERLATIVE not in {each.caution for each in after}


def test_dates_can_be_guessed_when_nights_fill_the_study(
    tmp_path: Path, clock: FakeClock, giver: Giver
) -> None:
    short = new_giver(tmp_path, clock, giver.tools)
    short.join(starts=date(2026, 10, 1), ends=date(2026, 11, 30), cooling_off_days=14)
    prepared, built = short.built()
    assert (
        origins_within_study(prepared.gathered)
        == (date(2026, 11, 7) - date(2026, 10, 1)).days
        - (date(2026, 11, 2) - date(2026, 10, 1)).days
        + 1
    )
    found = short.service.warnings(prepared, built)
    assert Warned(Caution.DATES_GUESSABLE, 6) in found
    short.service.seal(prepared, built, tmp_path / "a.age")
    few = short.prepare(replace(short.everything(), nights=(), entries=built_ids(prepared)[:1]))
    assert origins_within_study(few.gathered) == 6
    short.shelf.vault.close()


def test_a_change_of_group_or_an_exam_is_told_with_day_numbers(giver: Giver) -> None:
    found = warned(giver)
    [groups], [exam] = found[Caution.DATES_BY_GROUPS], found[Caution.DATES_BY_EXAM]
    assert "rotation" in sentence(groups)
    assert "exam" in sentence(exam)
    nights = giver.service.eligible(giver.part).nights
    surgery, medicine = ([each.night for each in nights if (each.night <= SURGERY_ENDS) is old]
                         for old in (True, False))  # fmt: skip
    first, last = min(medicine), max(surgery)
    assert groups.count == (first - last).days
    alone = replace(
        giver.everything(),
        nights=(),
        entries=tuple(
            entry.id for each in nights for entry in each.entries if each.night > SURGERY_ENDS
        ),
    )
    assert not {Caution.DATES_BY_GROUPS, Caution.DATES_BY_EXAM} & warned(giver, alone).keys()


def test_without_day_numbers_a_calendar_tells_no_day(
    tmp_path: Path, clock: FakeClock, giver: Giver
) -> None:
    weeks = new_giver(tmp_path, clock, giver.tools)
    weeks.join(small_groups=GROUPS, time=TimeKept.WEEK, time_reason="Because.")
    found = warned(weeks)
    assert Caution.RARE_EXAM in found
    assert not {Caution.DATES_BY_GROUPS, Caution.DATES_BY_EXAM} & found.keys()
    weeks.shelf.vault.close()


@pytest.mark.parametrize(
    ("groups", "wanted"),
    [
        ({1: "A", 5: "A"}, None),
        ({1: "A", 5: "B"}, 4),
        ({9: "B", 1: "A", 5: "A"}, 4),
        ({1: "A", 5: "B", 7: "C"}, 2),
        ({1: "A", 5: "", 20: "A"}, 4),
        ({1: "Other", 2: "A"}, 1),
        ({}, None),
    ],
)
def test_first_days_that_fit_a_calendar(groups: dict[int, str], wanted: int | None) -> None:
    assert origins_by_groups(groups) == wanted


def test_a_change_of_group_between_two_packages_is_told(
    tmp_path: Path, clock: FakeClock, giver: Giver
) -> None:
    one = new_giver(tmp_path, clock, giver.tools)
    one.join(small_groups=GROUPS)
    nights = one.service.eligible(one.part).nights
    for old in (True, False):
        entries = tuple(
            entry.id
            for each in nights
            for entry in each.entries
            if (each.night <= SURGERY_ENDS) is old
        )
        prepared, built = one.built(replace(one.everything(), nights=(), entries=entries))
        found = {each.caution for each in one.service.warnings(prepared, built)}
        assert (Caution.DATES_BY_GROUPS in found) is not old
        one.service.seal(prepared, built, tmp_path / f"{old}.age")
    one.shelf.vault.close()


def built_ids(prepared: ResearchReview) -> tuple[EntryId, ...]:
    return tuple(EntryId(each.key) for each in prepared.gathered.leaving)


@pytest.mark.parametrize("caution", Caution)
def test_each_has_a_sentence(caution: Caution) -> None:
    value = {Caution.RARE_SHIFT: "on-call", Caution.RARE_RATING: "burnout:10"}.get(caution, "X")
    for count in (1, 3):
        said = sentence(Warned(caution, count, value))
        assert said.endswith(".")
        assert not set("{}!") & set(said)
    own = [each for each in Caution if each not in (Caution.RARE_SHIFT, Caution.RARE_RATING)]
    assert len({sentence(Warned(each, 2, "X")) for each in own}) == len(own)

"""Giving entries to a study, from a real vault to a sealed file and back."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal_app.domain.consent import HandedOver
from journal_app.domain.packages import PromptUse
from journal_app.domain.ratings import Scale
from journal_app.domain.studies import (
    OTHER_GROUP,
    DataItem,
    Group,
    Order,
    ReplacementStyle,
    SmallGroups,
    TimeKept,
)
from journal_app.research.participants import LEAST_BEFORE, entry_key, night_key
from journal_app.research.sealing import unseal
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.research_rules import SealRefusal
from tests.fakes import FakeClock
from tests.services.givers import (
    ALL,
    NAMES,
    SHIPPED,
    SURGERY,
    TEXTS,
    Giver,
    fill_in,
    new_giver,
    opened_by_team,
    refused_for,
)

WEEKS = {"time": TimeKept.WEEK, "time_reason": "Weeks matter."}
PATIENTS = {
    date(2026, 9, 1): "Brannigan",
    date(2026, 9, 9): "Castellane",
    date(2026, 9, 20): "Dunmorrow",
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, rules: PrivacyTools) -> Iterator[Giver]:
    made = new_giver(tmp_path_factory.mktemp("shared"), FakeClock(), rules)
    fill_in(made)
    made.clock.forward(days=10)
    made.join()
    yield made
    made.shelf.vault.close()


def test_what_was_shown_is_what_is_hashed_and_what_the_team_unseals(
    giver: Giver, tmp_path: Path
) -> None:
    giver.join()
    prepared, built = giver.built()
    shown = {key: prepared.review.page(key).text for key in prepared.review.keys}
    path = tmp_path / giver.service.file_name()
    record = giver.service.seal(prepared, built, path)
    data = path.read_bytes()
    opened = unseal(data, giver.team)
    assert opened == built.archive
    assert hashlib.sha256(opened).hexdigest() == built.sha256 == record.content_sha256
    assert hashlib.sha256(data).hexdigest() == record.sealed_sha256
    found = opened_by_team(giver, data)
    assert found == built.contents
    seed = giver.part.participation.seed
    keys = {entry_key(seed, each): each for each in record.entries}
    assert {keys[each.entry]: each.text for each in found.entries} == shown
    for _name, member in built.files:
        assert member in opened
        assert not any(name.encode() in member for name in NAMES)
    assert [each.text.startswith("=1+1") for each in found.entries].count(True) == 1


def test_what_was_sealed_is_in_the_ledger_and_the_log_and_marked_as_sent(
    giver: Giver, tmp_path: Path
) -> None:
    giver.join()
    prepared, built = giver.built()
    giver.service.keep(giver.part.participation, prepared.state())
    record = giver.service.seal(prepared, built, tmp_path / "a.age")
    [sealed] = giver.part.sealed
    assert sealed == record
    assert (sealed.kind, sealed.sequence, sealed.file_name) == (HandedOver.PACKAGE, 1, "a.age")
    assert sealed.nights == len(built.contents.nights) == 6
    assert set(sealed.entries) == {each.key for each in prepared.gathered.leaving}
    [(export, _at, count)] = giver.shelf.vault.replacements.exports()
    assert export == built.contents.package
    assert count == sum(each.replaced for each in built.contents.entries)
    assert giver.service.kept(giver.part.participation) is None
    nights = giver.service.eligible(giver.part).nights
    assert all(each.sent for each in nights)
    assert all(entry.sent for each in nights for entry in each.entries)
    again, second = giver.built()
    assert (second.contents.sequence, again.gathered.seed) != (1, prepared.gathered.seed)
    assert {each.night for each in second.contents.nights} == {
        each.night for each in built.contents.nights
    }


def test_only_what_may_go_is_offered(giver: Giver) -> None:
    giver.join(starts=date(2026, 10, 5), ends=date(2026, 11, 21), cooling_off_days=7)
    giver.shelf.write(date(2026, 11, 22), "After the study's end.")
    offered = [each.night for each in giver.service.eligible(giver.part).nights]
    tonight = giver.clock.now().date()
    rated = [tonight - timedelta(30), tonight - timedelta(31)]
    giver.clock.forward(days=30)
    assert offered == [each.night for each in giver.service.eligible(giver.part).nights]
    assert sorted(offered) == sorted(
        [date(2026, 10, 5), date(2026, 10, 20), date(2026, 11, 2), *rated]
    )
    [on_call] = [
        each
        for each in giver.service.eligible(giver.part).nights
        if each.night == date(2026, 10, 5)
    ]
    assert on_call.more
    assert (
        on_call.entries[0].excerpt == "Thought of Adlerstein all day. A slow evening 🩺 after that."
    )
    assert "Adlerstein" not in repr(on_call)


def test_a_night_cools_off_by_the_logical_night(giver: Giver) -> None:
    giver.join(cooling_off_days=7)
    night = date(2026, 11, 15)
    giver.shelf.write(night, "A week ago tonight, almost.")

    def offered() -> bool:
        return night in [each.night for each in giver.service.eligible(giver.part).nights]

    assert not offered()
    assert giver.service.eligible(giver.part).too_young == 1
    giver.clock.forward(hours=28.5)  # 02:30 of the 23rd: the night of the 22nd goes on
    assert offered()


def test_rotations_fit_groups_by_name_and_small_groups_are_not_named(giver: Giver) -> None:
    groups = SmallGroups(
        5, (Group("Medicine", 40, ("internal medicine",)), Group("Theatre", 4, ("Surgery",)),
            Group("Large", 9))
    )  # fmt: skip
    giver.join(small_groups=groups)
    selection = giver.service.eligible(giver.part)
    assert {each.rotation.specialty: each.suggested for each in selection.rotations} == {
        "Surgery": "Theatre",
        "Internal Medicine": "Medicine",
    }
    assert selection.groups == ("Medicine", "Theatre", "Large", OTHER_GROUP)
    _prepared, built = giver.built()
    assert {each.group for each in built.contents.nights} == {"Medicine", OTHER_GROUP}
    assert built.contents.k == 5
    assert b"Theatre" not in built.archive
    _prepared, built = giver.built(giver.everything(groups={SURGERY: "Large"}))
    assert {each.group for each in built.contents.nights} == {"Medicine", "Large"}
    _prepared, built = giver.built(giver.everything(groups={SURGERY: "No such group"}))
    assert b"No such group" not in built.archive


def test_prompts_of_the_program_go_and_own_prompts_do_not(giver: Giver) -> None:
    giver.join()
    _prepared, built = giver.built()
    entries = {
        night: each
        for each in built.contents.entries
        for night in TEXTS
        if each.night == night_key(giver.part.participation.seed, night)
    }
    first, second, third, fourth = (entries[night] for night in TEXTS)
    assert (first.use, first.prompt_text) == (PromptUse.SHOWN, SHIPPED)
    assert (second.use, second.prompt, second.prompt_text) == (
        PromptUse.SWAPPED, "a-prompt", SHIPPED,
    )  # fmt: skip
    assert (third.use, third.prompt, third.prompt_text) == (PromptUse.SHOWN, "", "")
    assert (fourth.use, fourth.prompt, fourth.prompt_text) == (PromptUse.FREE, "", "")
    assert not any(each.edited_after_joining for each in built.contents.entries)
    [entry] = giver.shelf.vault.entries.on_night(date(2026, 11, 2))
    giver.clock.forward(hours=1)
    giver.shelf.vault.entries.save_text(entry.id, "The old ward is loud.", giver.clock.now())
    _prepared, built = giver.built()
    assert [each.edited_after_joining for each in built.contents.entries].count(True) == 1


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("item", ALL)
def test_what_was_not_consented_to_is_in_no_member(
    shared: Giver, item: DataItem, alone: bool
) -> None:
    """With one item alone, and with all but one; any mixture is drawn in tests of packages."""
    _agree_and_look(shared, frozenset({item}) if alone else frozenset(ALL) - {item})


def _agree_and_look(shared: Giver, yes: frozenset[DataItem]) -> None:
    shared.studies.change(shared.part.participation, {item: item in yes for item in ALL})
    if not shared.service.eligible(shared.part).nights:
        assert not yes & {
            DataItem.RATINGS, DataItem.SHIFTS, DataItem.TEXT, DataItem.QUESTIONNAIRES,
        }  # fmt: skip
        refused_for(SealRefusal.NOTHING, shared.service.gather, shared.everything())
        return
    _prepared, built = shared.built()
    found = built.contents
    traces = {
        DataItem.RATINGS: (b"burnout", b"time_pressure"),
        DataItem.ROTATION: (b"group", b"Medicine", b"week"),
        DataItem.SHIFTS: (b"shift", b"on-call", b"post_call", b"exam"),
        DataItem.TEXT: (b"slow evening", b"quiet"),
        DataItem.PROMPTS: (SHIPPED.encode(), b"a-prompt", b"swapped"),
        DataItem.TOTALS: (b"eligible", b"withheld"),
        DataItem.QUESTIONNAIRES: (b"evening-weather", b'"window"', b"fair_weather"),
    }
    data = b"\n".join(
        member.replace(b'"questionnaires":0', b"").replace(b"small_groups_k", b"")
        for name, member in built.files
        if name not in ("consent.json", "manifest.sig")
    )
    for item, words in traces.items():
        for word in words:
            if item not in yes:
                assert word not in data, (item, word)
    assert (DataItem.TEXT in yes) == bool(found.entries)
    assert (DataItem.RATINGS in yes) == any(each.ratings for each in found.nights)
    assert (DataItem.QUESTIONNAIRES in yes) == bool(found.answers)
    assert (DataItem.TOTALS in yes) == (found.totals is not None)
    assert not any(name.encode() in data for name in NAMES)


def test_questionnaires_go_with_codes_and_scores_and_no_item_text(shared: Giver) -> None:
    shared.studies.change(shared.part.participation, dict.fromkeys(ALL, True))
    _prepared, built = shared.built()
    [sheet] = built.contents.answers
    assert dict(sheet.answers) == {"window": 3, "fog": 1, "breeze": 2, "rain": None}
    assert dict(sheet.scores).keys() >= {"fair_weather"}
    assert sheet.day is not None
    assert b"looked out of a window" not in built.archive


def test_totals_count_what_was_kept_back(giver: Giver) -> None:
    giver.join()
    everything = giver.everything()
    _prepared, built = giver.built(replace(everything, nights=(), entries=everything.entries[:2]))
    totals = built.contents.totals
    assert totals is not None
    assert (totals.eligible, totals.rated, totals.withheld) == (6, 6, 4)


def test_days_keep_the_spacing_of_nights_and_weeks_keep_nothing_of_it(giver: Giver) -> None:
    giver.join()
    _prepared, built = giver.built()
    days = sorted(each.day for each in built.contents.nights if each.day)
    nights = sorted([*TEXTS, *(giver.clock.now().date() - timedelta(back) for back in (30, 31))])
    assert [day - days[0] for day in days] == [(night - nights[0]).days for night in nights]
    assert days[0] >= LEAST_BEFORE
    giver.studies.withdraw(giver.part.participation)
    giver.join(version=2, time=TimeKept.WEEK, time_reason="Weeks matter.")
    orders = set()
    prepared = giver.read()
    for _ in range(12):
        built = giver.service.build(prepared)
        assert {each.day for each in built.contents.nights} == {None}
        assert {each.week for each in built.contents.nights} <= set(range(1, 9))
        orders.add(tuple(each.night for each in built.contents.nights))
    assert len(orders) > 1
    assert b'"day"' not in built.archive


def test_order_is_shuffled_where_the_study_asks(giver: Giver) -> None:
    giver.join(order=Order.SHUFFLED)
    prepared = giver.read()
    built = [giver.service.build(prepared).contents for _ in range(12)]
    assert len({tuple(each.day for each in one.nights) for one in built}) > 1
    assert len({tuple(each.entry for each in one.entries) for one in built}) > 1


def test_names_are_known_from_the_whole_journal(giver: Giver) -> None:
    giver.shelf.write(date(2026, 10, 2), "Dr Osgodby taught me. Thanks, Dr Osgodby.")
    giver.shelf.write(date(2026, 10, 3), "osgodby was right about the drain.")
    giver.join()
    [entry] = giver.shelf.vault.entries.on_night(date(2026, 10, 3))
    prepared = giver.prepare(giver.everything(nights=(), entries=(entry.id,)))
    assert "osgodby" not in prepared.review.page(entry.id).text.casefold()


@pytest.mark.parametrize("time", TimeKept)
def test_a_date_in_a_text_says_nothing_of_the_count_of_nights(giver: Giver, time: TimeKept) -> None:
    night = date(2026, 10, 12)
    giver.shelf.write(night, "The exam is on 18 October 2026. Term began on 5 October 2026.")
    giver.shelf.write(date(2026, 10, 18), "It is 18 October 2026. 3-5 October, w/c 5 October.")
    giver.join(time=time, time_reason="Because.")
    origin = giver.part.participation.origin
    _prepared, built = giver.built()
    texts = [each.text for each in built.contents.entries]
    for text in texts:
        assert "October" not in text
        assert "same day" not in text
        for day in range(1, 32):
            assert str((date(2026, 10, day) - origin).days) not in text
    [told] = [text for text in texts if "exam" in text]
    assert told.count("[a date in the same month]") == 2


@pytest.mark.parametrize("style", ReplacementStyle)
@pytest.mark.parametrize("hidden", [{"order": Order.SHUFFLED}, WEEKS])
def test_no_number_of_a_person_says_what_came_first(
    giver: Giver, hidden: dict[str, Any], style: ReplacementStyle
) -> None:
    for night, name in PATIENTS.items():
        giver.shelf.write(night, f"My patient Mr {name} slept.")
    giver.join(style=style, **hidden)
    orders = set()
    for _ in range(4):
        prepared = giver.prepare()
        leaving = {each.key: each.night for each in prepared.gathered.leaving}
        orders.add(tuple(leaving.values()))
        again = giver.prepare(giver.everything(kept=prepared.state()))
        assert again.gathered.leaving == prepared.gathered.leaving
        if style is ReplacementStyle.ROLES:
            numbers = {}
            for key, night in leaving.items():
                text = prepared.review.page(key).text
                if night in PATIENTS:
                    numbers[night] = int(re.findall(r"\[patient (\d+)\]", text)[0])
            assert [night for night in leaving.values() if night in PATIENTS] == sorted(
                numbers, key=lambda night: numbers[night]
            )
    assert len(orders) > 1


def test_where_order_is_told_texts_are_read_as_they_were_written(giver: Giver) -> None:
    giver.join()
    nights = [each.night for each in giver.prepare().gathered.leaving]
    assert nights == sorted(nights)


def test_the_manifest_says_how_many_and_nothing_of_when(giver: Giver) -> None:
    giver.join()
    _prepared, built = giver.built()
    manifest = json.loads(dict(built.files)["manifest.json"])
    assert manifest["counts"] == {"nights": 6, "entries": 4, "questionnaires": 0}
    assert manifest.keys() == {
        "format", "format_version", "kind", "participant", "public_key", "study", "package",
        "sequence", "small_groups_k", "counts", "members", "totals",
    }  # fmt: skip
    ratings = {scale for each in built.contents.nights for scale, _value in each.ratings}
    assert ratings == set(Scale)

"""Rotations and nights are set from the keyboard and land in the vault."""

from __future__ import annotations

from datetime import date

from journal_app.domain.rotations import Phase
from tests.ui.settings.desk import Desk, fill
from tests.ui.settings.press import (
    choose,
    press,
    said,
    set_date,
    type_into,
    visible_buttons,
    words_shown,
)


def test_a_rotation_is_added(desk: Desk) -> None:
    press(desk.screen, "Add a rotation")
    type_into(desk.screen, "Specialty", "Paediatrics")
    type_into(desk.screen, "Site", "St Brannoc's")
    choose(desk.screen, "Phase", "Elective")
    choose(desk.screen, "Nights end at", "05:00")
    set_date(desk.screen, "First night", date(2026, 11, 2))
    set_date(desk.screen, "Last night planned", date(2026, 11, 29))
    press(desk.screen, "Save the rotation")
    (kept,) = desk.rotations.rotations()
    assert (kept.specialty, kept.site, kept.phase) == (
        "Paediatrics",
        "St Brannoc's",
        Phase.ELECTIVE,
    )
    assert (kept.start, kept.planned_end) == (date(2026, 11, 2), date(2026, 11, 29))
    assert kept.boundary == 5 * 60
    assert "Paediatrics" in words_shown(desk.screen)
    assert "Save the rotation" not in visible_buttons(desk.screen)


def test_after_midnight_a_rotation_and_a_stretch_start_with_the_night_it_still_is(
    desk: Desk,
) -> None:
    tonight = desk.rotations.tonight()
    desk.clock.forward(hours=3)
    assert desk.rotations.tonight() == tonight
    desk.screen.activate()
    press(desk.screen, "Add a rotation")
    type_into(desk.screen, "Specialty", "Surgery")
    press(desk.screen, "Save the rotation")
    (kept,) = desk.rotations.rotations()
    assert kept.start == tonight
    desk.screen.show_section("nights")
    press(desk.screen, "Add the stretch")
    (stretch,) = desk.rotations.stretches()
    assert (stretch.first, stretch.last) == (tonight, tonight)


def test_a_rotation_with_a_gap_is_not_stored_and_the_gap_is_named(desk: Desk) -> None:
    press(desk.screen, "Add a rotation")
    press(desk.screen, "Save the rotation")
    assert any("Give the rotation a specialty" in words for words in words_shown(desk.screen))
    type_into(desk.screen, "Specialty", "Surgery")
    set_date(desk.screen, "Last night planned", date(2020, 1, 1))
    press(desk.screen, "Save the rotation")
    assert "The last night lies before the first one." in words_shown(desk.screen)
    assert desk.rotations.rotations() == ()


def test_a_rotation_is_changed_in_place(desk: Desk) -> None:
    fill(desk)
    desk.screen.activate()
    press(desk.screen, "Change Surgery")
    type_into(desk.screen, "Specialty", "Orthopaedics")
    press(desk.screen, "Save the rotation")
    kept = desk.rotations.rotations()
    assert len(kept) == 3
    assert kept[0].specialty == "Orthopaedics"
    assert kept[0].site == "St Brannoc's"


def test_a_rotation_is_deleted_only_after_a_yes(desk: Desk) -> None:
    fill(desk)
    desk.screen.activate()
    press(desk.screen, "Delete Surgery")
    assert len(desk.rotations.rotations()) == 3
    assert "stay in the journal" in said(desk.screen)
    press(desk.screen, "Delete the rotation")
    assert [r.specialty for r in desk.rotations.rotations()] == [
        "Family Medicine",
        "Obstetrics and Gynaecology",
    ]
    assert said(desk.screen) == ""


def test_leaving_the_section_closes_the_form(desk: Desk) -> None:
    press(desk.screen, "Add a rotation")
    press(desk.screen, "Section: Looks")
    press(desk.screen, "Section: Rotations")
    assert "Add a rotation" in visible_buttons(desk.screen)
    assert "Save the rotation" not in visible_buttons(desk.screen)


def test_the_usual_boundary_is_stored_as_it_is_chosen(desk: Desk) -> None:
    desk.screen.show_section("nights")
    choose(desk.screen, "A night ends at", "05:30")
    assert desk.settings.night_boundary() == 5 * 60 + 30


def test_a_stretch_is_added_and_deleted(desk: Desk) -> None:
    desk.screen.show_section("nights")
    set_date(desk.screen, "First night of the stretch", date(2026, 11, 9))
    set_date(desk.screen, "Last night of the stretch", date(2026, 11, 1))
    press(desk.screen, "Add the stretch")
    assert "The last night lies before the first one." in words_shown(desk.screen)
    assert desk.rotations.stretches() == ()
    set_date(desk.screen, "Last night of the stretch", date(2026, 11, 15))
    choose(desk.screen, "Its nights end at", "13:00")
    press(desk.screen, "Add the stretch")
    (kept,) = desk.rotations.stretches()
    assert (kept.first, kept.last, kept.boundary) == (
        date(2026, 11, 9),
        date(2026, 11, 15),
        13 * 60,
    )
    press(desk.screen, "Delete the stretch Mon 9 November to Sun 15 November")
    assert desk.rotations.stretches() == ()


def test_lines_below_the_page_are_turned_off_and_on(desk: Desk) -> None:
    assert desk.settings.soft_word()
    assert desk.settings.closing_step()
    desk.screen.show_section("nights")
    press(desk.screen, "Say so after twenty minutes of writing")
    press(desk.screen, "Offer a small step after a heavy page")
    assert not desk.settings.soft_word()
    assert not desk.settings.closing_step()
    press(desk.screen, "Offer a small step after a heavy page")
    assert desk.settings.closing_step()

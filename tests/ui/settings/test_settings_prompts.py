"""Settings: prompts, themes, own prompts, packs, and what was marked, by keyboard."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal_app.domain.asides import Aside
from journal_app.domain.ids import PromptId
from journal_app.domain.prompt_preferences import Weight
from journal_app.domain.prompts import Load, Theme
from journal_app.prompts.library import PromptLibrary
from journal_app.services.own_prompts import OwnPrompt, Unfinished
from journal_app.services.packs import PackService
from journal_app.services.prompt_settings import PromptSettings
from journal_app.services.prompts import PromptService
from journal_app.ui.lockable import HoldsNotes
from journal_app.ui.prompts.kit import PromptKit
from journal_app.ui.settings.prompts import PromptsSection
from journal_app.ui.support.words_field import WordsField
from journal_app.ui.theme import Theme as Dress
from tests.prompts.packs import EXAMPLE, pack_file, write_pack
from tests.services.desks import shipped_prompts
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.draw import settle
from tests.ui.settings.desk import Desk
from tests.ui.settings.press import (
    WINDOW,
    choose,
    press,
    said,
    type_into,
    visible_buttons,
    words_shown,
)
from tests.ui.settings.prompts_place import Place, ask, bring, says, wanted

GRAN = "What would Gran have said about today?"
OWN = OwnPrompt(Theme.ROLE_MODELS, Load.LIGHT, GRAN)

# Prompts at all, and themes


def test_prompts_can_be_off_and_the_shipped_ones_left_out(
    section: PromptsSection, place: Place
) -> None:
    press(section, "Show a prompt on Tonight")
    press(
        section, f"Draw from the {len(shipped_prompts().prompts)} prompts that come with Heartbeat"
    )
    assert (wanted(place).on, wanted(place).shipped) == (False, False)
    press(section, "Show a prompt on Tonight")
    assert (wanted(place).on, wanted(place).shipped) == (True, False)


def test_a_broken_file_of_the_program_is_named_with_its_line(
    place: Place, section: PromptsSection, qtbot: QtBot
) -> None:
    library = PromptLibrary(["broken.toml"], read=lambda _name: "format = 9")
    service = PromptService(place.vault, place.clock, library, place.kit.packs)
    kit = PromptKit(service, place.kit.packs, library)
    other = PromptsSection(kit=section.kit, prompts=kit)
    qtbot.addWidget(other)
    other.refresh()
    assert any("broken.toml was left out because of line 1" in line for line in words_shown(other))


def test_every_theme_has_its_weight(section: PromptsSection, place: Place) -> None:
    shown = words_shown(section)
    assert any("at most one night in four" in line for line in shown)
    press(section, "Self-care: Often")
    press(section, "Burnout and futility: Off")
    assert wanted(place).weights == {
        Theme.SELF_CARE: Weight.OFTEN,
        Theme.BURNOUT_AND_FUTILITY: Weight.OFF,
    }
    section.leave()
    section.refresh()
    assert visible_buttons(section)["Self-care: Often"].isChecked()
    assert visible_buttons(section)["Life experiences: Usual"].isChecked()


def test_with_every_theme_off_it_says_what_follows(section: PromptsSection) -> None:
    follows = "Every theme is off, so each page is written freely."
    for name in ("Self-care", "Life experiences", "Role models", "Time constraints"):
        press(section, f"{name}: Off")
    press(section, "Culture of training: Off")
    assert follows not in words_shown(section)
    press(section, "Burnout and futility: Off")
    assert follows in words_shown(section)
    press(section, "Role models: Seldom")
    assert follows not in words_shown(section)


def test_the_section_stands_in_settings_and_about_leads_to_its_page(desk: Desk) -> None:
    asked: list[str] = []
    desk.screen.go.connect(asked.append)
    settle(desk.screen, WINDOW)
    press(desk.screen, "Section: Prompts")
    press(desk.screen, "Role models: Seldom")
    press(desk.screen, "About these prompts")
    assert asked == ["about-prompts"]
    assert PromptSettings(desk.vault).load().weights == {Theme.ROLE_MODELS: Weight.SELDOM}


# Own prompts


def test_one_is_written_changed_and_deleted(section: PromptsSection, packs: PackService) -> None:
    press(section, "Write one")
    choose(section, "Theme", "Time constraints")
    choose(section, "How much it asks", "Some thought")
    ask(section, "Where did the clock win today?")
    type_into(section, "A way in, if you like", "A minute counts.")
    type_into(section, "And what helped?", "What slowed it, even a little?")
    press(section, "It may call up a patient")
    press(section, "Keep this prompt")
    [kept] = packs.own()
    assert (kept.theme, kept.load) == (Theme.TIME_CONSTRAINTS, Load.MEDIUM)
    assert (kept.text, kept.nudge) == ("Where did the clock win today?", "A minute counts.")
    assert (kept.helped, kept.patient_related) == ("What slowed it, even a little?", True)
    press(section, f"Change “{kept.text}”")
    choose(section, "Theme", "Role models")
    ask(section, GRAN)
    press(section, "Keep this prompt")
    [changed] = packs.own()
    assert (changed.id, changed.text, changed.helped) == (kept.id, GRAN, "")
    assert changed.patient_related
    press(section, f"Delete “{GRAN}”")
    assert "keeps" in said(section) or "stays" in said(section)
    assert packs.own() == (changed,)
    press(section, "Delete it")
    assert packs.own() == ()
    assert "None yet." in words_shown(section)


def test_what_is_amiss_is_said_once_typing_stops(
    section: PromptsSection, packs: PackService, qtbot: QtBot
) -> None:
    press(section, "Write one")
    ask(section, "Who sat? Who stood?")
    assert says(section) == ""
    qtbot.waitUntil(lambda: "one question is enough" in says(section))
    press(section, "Keep this prompt")
    assert packs.own() == ()
    ask(section, "What should I have said today?")
    qtbot.waitUntil(lambda: "it is yours to keep" in says(section))
    ask(section, "Who sat down today?")
    qtbot.waitUntil(lambda: says(section) == "")
    ask(section, "")
    press(section, "Keep this prompt")
    assert says(section) == "There is no question yet."
    assert packs.own() == ()


def test_what_helped_is_asked_beside_barriers_alone(section: PromptsSection) -> None:
    press(section, "Write one")
    assert "And what helped? (at most 15 words)" not in words_shown(section)
    choose(section, "Theme", "Burnout and futility")
    assert "And what helped? (at most 15 words)" in words_shown(section)
    ask(section, "What came home with you today?")
    press(section, "Keep this prompt")
    assert "also asks what helped" in says(section)


def test_a_prompt_being_written_waits_while_something_else_is_looked_at(
    section: PromptsSection, packs: PackService
) -> None:
    press(section, "Write one")
    ask(section, GRAN)
    bring(section, EXAMPLE)
    press(section, "Not now")
    section.leave()
    section.refresh()
    press(section, "Keep this prompt")
    assert [one.text for one in packs.own()] == [GRAN]
    press(section, "Write one")
    field = section.findChild(WordsField, "own-question")
    assert field is not None
    assert field.toPlainText() == ""
    press(section, "Never mind")
    assert "Keep this prompt" not in visible_buttons(section)


def test_own_prompts_can_be_left_out(
    section: PromptsSection, place: Place, packs: PackService
) -> None:
    assert "Draw from your own prompts" not in visible_buttons(section)
    packs.write(OWN)
    section.refresh()
    press(section, "Draw from your own prompts")
    assert not wanted(place).own


def test_half_a_prompt_is_kept_at_a_lock_and_there_again_after_it(
    place: Place, section: PromptsSection, packs: PackService, desk: Desk
) -> None:
    assert section.take_notes() == []
    press(section, "Write one")
    assert section.take_notes() == []
    choose(section, "Theme", "Time constraints")
    ask(section, "Where did the clock")
    (draft,) = section.take_notes()
    assert json.loads(draft.text)["text"] == "Where did the clock"
    assert (draft.kind, draft.night) == (Aside.PROMPT, date(2026, 11, 21))
    draft.save()
    assert packs.own() == ()
    again = PromptsSection(kit=section.kit, prompts=place.kit)
    place.page.column.addWidget(again)
    section.hide()
    again.refresh()
    settle(place.page, WINDOW)
    field = again.findChild(WordsField, "own-question")
    assert field is not None
    assert field.toPlainText() == "Where did the clock"
    ask(again, "Where did the clock win today?")
    type_into(again, "And what helped?", "Who helped?")
    press(again, "Keep this prompt")
    assert [one.theme for one in packs.own()] == [Theme.TIME_CONSTRAINTS]
    assert packs.put_aside_before() is None
    assert isinstance(desk.screen, HoldsNotes)
    assert desk.screen.take_notes() == []


def test_half_a_prompt_that_came_back_is_not_lost_to_another(
    place: Place, section: PromptsSection, packs: PackService
) -> None:
    packs.write(OWN)
    press(section, "Write one")
    ask(section, "Where did the clock")
    (draft,) = section.take_notes()
    draft.save()
    again = PromptsSection(kit=section.kit, prompts=place.kit)
    place.page.column.addWidget(again)
    section.hide()
    again.refresh()
    settle(place.page, WINDOW)
    press(again, f"Change “{GRAN}”")
    assert "not kept yet" in said(again)
    (still,) = again.take_notes()
    assert json.loads(still.text)["text"] == "Where did the clock"


def test_keeping_one_prompt_forgets_nothing_of_another(packs: PackService) -> None:
    kept = packs.write(OWN)
    half = Unfinished(PromptId(""), OwnPrompt(Theme.SELF_CARE, Load.LIGHT, "Where did"))
    packs.put_aside(half)
    packs.forget_aside(kept.id)
    assert packs.put_aside_before() == half
    packs.forget_aside(PromptId(""))
    assert packs.put_aside_before() is None


def test_half_a_prompt_is_put_aside_whenever_typing_rests(
    qtbot: QtBot, section: PromptsSection, packs: PackService
) -> None:
    press(section, "Write one")
    ask(section, "Where did the clock")
    qtbot.waitUntil(lambda: packs.put_aside_before() is not None)
    press(section, "Never mind")
    assert packs.put_aside_before() is None


def test_half_a_change_goes_with_the_prompt_that_is_deleted(
    section: PromptsSection, packs: PackService
) -> None:
    kept = packs.write(OWN)
    packs.put_aside(Unfinished(kept.id, OwnPrompt(Theme.ROLE_MODELS, Load.LIGHT, "What would")))
    section.refresh()
    press(section, f"Delete “{GRAN}”")
    press(section, "Delete it")
    assert packs.put_aside_before() is None
    assert "Write one" in visible_buttons(section)


def test_what_is_being_written_gives_way_to_nothing_else(
    section: PromptsSection, packs: PackService
) -> None:
    packs.write(OWN)
    section.refresh()
    press(section, "Write one")
    ask(section, "Who sat down today?")
    press(section, f"Change “{GRAN}”")
    assert "not kept yet" in said(section)
    press(section, f"Delete “{GRAN}”")
    press(section, "Delete it")
    press(section, "Keep this prompt")
    assert [one.text for one in packs.own()] == ["Who sat down today?"]


# What was marked


def test_marks_are_shown_and_taken_back(section: PromptsSection, place: Place) -> None:
    prompts = PromptService(place.vault, place.clock, shipped_prompts())
    liked, hidden, gone = shipped_prompts().prompts[:3]
    prompts.favourite(liked.id, on=True)
    prompts.hide(hidden.id)
    section.refresh()
    assert gone.text not in words_shown(section)
    press(section, f"No longer a favourite: “{liked.text}”")
    assert liked.text not in words_shown(section)
    press(section, f"Show again: “{hidden.text}”")
    assert hidden.text not in words_shown(section)
    assert not any(mark.favourite or mark.hidden for mark in prompts.marks().values())


# All of it


def test_nothing_is_cut_off_and_everything_has_a_name(
    place: Place, section: PromptsSection, theme: Dress, tmp_path: Path, packs: PackService
) -> None:
    PromptService(place.vault, place.clock, shipped_prompts()).hide(shipped_prompts().prompts[0].id)
    packs.write(OWN)
    theme.set_scale(2.0)
    long = " ".join(["Wagga-Wagga-und-Umgebung"] * 4)
    bring(section, write_pack(tmp_path, pack_file(title=long, origin=long, about=long)))
    look_it_over(place)
    press(section, "Bring it in")
    look_it_over(place)
    press(section, "Write one")
    choose(section, "Theme", "Culture of training")
    ask(section, "Who sat? Who stood?")
    press(section, "Keep this prompt")
    look_it_over(place)
    theme.set_scale(1.0)
    look_it_over(place)


def look_it_over(place: Place) -> None:
    settle(place.page, WINDOW)
    assert clipped(place.page) == []
    assert nameless(place.page) == []
    buttons = place.section.findChildren(QPushButton)
    filled = [one for one in buttons if one.property("kind") == "primary" and one.isVisible()]
    assert len(filled) <= 1

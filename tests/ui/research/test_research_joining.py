"""Joining a study: nothing preselected, nothing skipped, nothing recorded without an answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from journal_app.domain.consent import ConsentKind
from journal_app.domain.studies import DataItem
from journal_app.research.study_file import read_study_at
from journal_app.sentences.research_choices import Quiz
from journal_app.ui.research.screen import ResearchScreen
from journal_app.ui.widgets.choices import Segmented
from journal_app.ui.widgets.options import Options
from tests.research_kit import ASKED, NOTICE, new_team, signed, write_study
from tests.ui.research.hands import Exports, Hands


def test_the_whole_way_in_by_keyboard(hands: Hands) -> None:
    assert "Nothing leaves by itself." in hands.all_text()
    hands.open(hands.file())
    assert not hands.can_press("research-next")
    hands.read_and_compare()
    hands.press("research-next")
    assert not hands.can_press("research-agree")
    hands.answer_all(noes=frozenset({DataItem.TEXT}))
    hands.press("research-agree")
    assert "Nothing tells anyone that you joined" in hands.all_text()
    hands.press("research-done")
    assert hands.find("research-choose").hasFocus()
    (event,) = hands.events()
    assert event.kind is ConsentKind.GIVEN
    assert dict(event.choices) == {one.item: one.item is not DataItem.TEXT for one in ASKED}
    assert hands.shows("research-study")
    shown = hands.all_text()
    assert "Compassion in Clerkship" in shown
    assert "Nothing sealed yet." in shown
    assert "30 June 2027" in shown


def test_the_notice_is_shown_whole_and_must_be_read_to_the_end(hands: Hands) -> None:
    hands.open(hands.file())
    shown = hands.all_text()
    assert all(paragraph in shown for paragraph in NOTICE.split("\n\n"))
    assert "Nobody reads this in time to help." in shown
    assert hands.text("research-missing").startswith("Read to the end")
    for _ in range(2):
        hands.key(Qt.Key.Key_PageDown)
    assert hands.text("research-missing").startswith("Read to the end")
    hands.key(Qt.Key.Key_End)
    assert "compared" in hands.text("research-missing")
    assert not hands.can_press("research-next")
    hands.press("research-compared")
    assert hands.can_press("research-next")


def test_a_page_that_is_in_sight_whole_needs_no_scrolling(hands: Hands) -> None:
    hands.open(hands.file())
    assert hands.text("research-missing").startswith("Read to the end")
    hands.screen.resize(1092, 4000)
    hands.rest()
    hands.press("research-compared")
    assert hands.can_press("research-next")


def test_every_term_of_the_study_file_is_on_the_page(hands: Hands) -> None:
    path = hands.file(payment="A book token of ten pounds.", compelled_disclosure="Certificate 9.")
    hands.open(path)
    study = signed(hands.team, payment="A book token of ten pounds.").study
    shown = hands.all_text()
    for said in (
        *study.investigators,
        study.institution,
        study.ethics_body,
        study.ethics_number,
        "31 December 2027",
        study.payment,
        "Certificate 9.",
        study.consent_record,
        study.site_permission,
        study.people_in_stories,
        study.danger,
        study.retention,
        study.withdrawal.rstrip("."),
        study.return_channel.how,
        *(contact.reach for contact in study.contacts),
        *(asked.why for asked in study.asked),
    ):
        assert said in shown, said


def test_the_fingerprint_is_the_one_of_the_file(hands: Hands) -> None:
    path = hands.file()
    hands.open(path)
    fingerprint = signed(hands.team).fingerprint
    shown = hands.find("research-fingerprint")
    assert fingerprint in shown.accessibleName()
    assert "-".join(label.text() for label in shown.findChildren(QLabel)) == fingerprint
    assert "cannot tell whether a study is real" in hands.all_text()


def test_words_of_a_study_are_never_markup(hands: Hands) -> None:
    title = "<b>Bold</b> <img src='x'> & more"
    hands.open(hands.file(title=title))
    assert title in hands.all_text()
    formats = {label.textFormat() for label in hands.screen.stage.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_no_choice_is_made_beforehand_and_one_yes_is_needed(hands: Hands) -> None:
    hands.open(hands.file())
    hands.read_and_compare()
    hands.press("research-next")
    choices = [hands.find(f"research-choice-{one.item.value}") for one in ASKED]
    assert [c.value() for c in choices if isinstance(c, Segmented)] == [None] * len(ASKED)
    assert "6 choices, your age, 2 questions" in hands.text("research-missing")
    hands.answer_all(noes=frozenset(DataItem))
    assert "nothing to join for" in hands.text("research-missing")
    assert not hands.can_press("research-agree")
    hands.choose(DataItem.RATINGS, True)
    assert hands.can_press("research-agree")


@pytest.mark.parametrize("which", Quiz)
def test_a_wrong_answer_is_explained_and_asked_again(hands: Hands, which: Quiz) -> None:
    hands.open(hands.file())
    hands.read_and_compare()
    hands.press("research-next")
    hands.answer_all()
    hands.answer(which, right=False)
    assert "Choose again" in hands.text(f"research-explained-{which.value}")
    assert "1 question" in hands.text("research-missing")
    hands.answer(which, right=True)
    assert hands.text(f"research-explained-{which.value}").startswith("That is so.")
    assert hands.can_press("research-agree")


def test_without_the_age_nobody_joins(hands: Hands) -> None:
    hands.open(hands.file(minimum_age=21))
    hands.read_and_compare()
    hands.press("research-next")
    hands.answer_all()
    hands.press("research-age")
    assert "your age" in hands.text("research-missing")
    assert not hands.can_press("research-agree")


@pytest.mark.parametrize("page", ["offer", "choices"])
def test_not_now_records_nothing(hands: Hands, page: str) -> None:
    hands.open(hands.file())
    if page == "choices":
        hands.read_and_compare()
        hands.press("research-next")
        hands.answer_all()
    hands.press("research-not-now")
    assert hands.shows("research-home")
    assert hands.find("research-open").hasFocus()
    assert hands.events() == ()
    assert hands.said("research-home") == ""


def test_a_no_is_recorded_and_tells_nobody(hands: Hands) -> None:
    hands.open(hands.file())
    hands.read_and_compare()
    hands.press("research-next")
    hands.press("research-refuse")
    (event,) = hands.events()
    assert event.kind is ConsentKind.REFUSED
    assert event.participation is None
    assert "noted in your journal, and nowhere else" in hands.said("research-home")


def test_escape_goes_back_one_step_and_the_answers_stay(hands: Hands) -> None:
    hands.open(hands.file())
    hands.read_and_compare()
    hands.press("research-next")
    hands.choose(DataItem.TEXT, False)
    hands.key(Qt.Key.Key_Escape)
    assert hands.shows("research-offer")
    hands.press("research-next")
    choice = hands.find("research-choice-text")
    assert isinstance(choice, Segmented)
    assert choice.value() is False
    hands.press("research-read-again")
    hands.key(Qt.Key.Key_Escape)
    assert hands.shows("research-home")
    assert hands.events() == ()


def test_tab_and_escape_work_where_the_notice_was_scrolled_to(hands: Hands) -> None:
    hands.open(hands.file())
    text = hands.find("research-text")
    assert text.hasFocus()
    hands.key(Qt.Key.Key_Tab)
    assert hands.find("research-support").hasFocus(), "in order where nothing was scrolled past"
    text.setFocus()
    hands.key(Qt.Key.Key_End)
    hands.key(Qt.Key.Key_Tab)
    assert hands.find("research-compared").hasFocus()
    text.setFocus()
    hands.key(Qt.Key.Key_Escape)
    assert hands.shows("research-home")
    assert hands.find("research-open").hasFocus()


def test_f6_goes_between_the_text_and_the_actions(hands: Hands) -> None:
    hands.open(hands.file())
    hands.screen.activateWindow()
    text = hands.find("research-text")
    text.setFocus()
    hands.key(Qt.Key.Key_F6)
    assert hands.find("research-not-now").hasFocus()
    hands.key(Qt.Key.Key_F6)
    assert not hands.find("research-not-now").hasFocus()


def test_a_file_that_cannot_be_used_says_why_and_joins_nothing(
    hands: Hands, tmp_path: Path
) -> None:
    unsigned = hands.file()
    unsigned.with_name(unsigned.name + ".sig").unlink()
    altered = hands.file(id="altered")
    altered.write_bytes(altered.read_bytes().replace(b"ten years", b"one years"))
    broken = tmp_path / "broken.study.toml"
    broken.write_text("format = 1 =", encoding="utf-8")
    for path in (unsigned, altered, broken, tmp_path / "none.study.toml"):
        hands.open(path)
        assert hands.shows("research-home")
        assert path.name in hands.said("research-home")
    assert hands.events() == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ethics_expires": date(2026, 11, 20)}, "20 November 2026"),
        (
            {"ends": date(2026, 11, 20), "withdraw_until": date(2026, 12, 1)},
            "takes nobody in",
        ),
        ({"starts": date(2026, 12, 1)}, "1 December 2026"),
    ],
)
def test_a_study_of_another_time_is_refused_with_the_reason(
    hands: Hands, changes: dict[str, date], said: str
) -> None:
    hands.open(hands.file(**changes))
    assert hands.shows("research-home")
    assert said in hands.said("research-home")


def test_the_same_and_an_older_version_change_nothing(hands: Hands) -> None:
    hands.has_joined(version=2)
    hands.open(hands.file(version=2))
    assert "already" in hands.said("research-home")
    hands.open(hands.file(version=1))
    assert "older" in hands.said("research-home")
    assert len(hands.events()) == 1


def test_another_key_is_not_believed(hands: Hands, tmp_path: Path) -> None:
    hands.has_joined()
    hands.open(write_study(tmp_path, new_team(), version=2))
    assert "another key" in hands.said("research-home")
    assert len(hands.events()) == 1


def test_a_false_study_that_was_left_is_told_apart_by_both_fingerprints(
    hands: Hands, tmp_path: Path
) -> None:
    hands.has_joined()
    false = read_study_at(hands.file())
    hands.press("research-withdraw")
    hands.press("research-withdraw-ask")
    hands.press("research-withdraw-now")
    hands.press("research-back")
    path = write_study(tmp_path, new_team())
    real = read_study_at(path)
    hands.open(path)
    card = hands.find("research-other-key")
    lines = "\n".join(label.text() for label in card.findChildren(QLabel))
    assert f"This file: {real.fingerprint}" in lines
    assert f"The one you left: {false.fingerprint}" in lines
    assert "gives you a new id" not in hands.all_text()
    hands.read_and_compare()
    assert hands.can_press("research-next")


def test_a_newer_version_is_asked_about_again(hands: Hands) -> None:
    hands.has_joined(noes=frozenset({DataItem.TEXT, DataItem.TOTALS}))
    hands.open(hands.file(version=2, retention="Kept for two years.", notice="A new notice."))
    changed = hands.find("research-changed")
    lines = "\n".join(label.text() for label in changed.findChildren(QLabel))
    assert "from version 1 to version 2" in lines
    assert "The notice reads differently" in lines
    assert "Kept for two years. Before: Kept for ten years" in lines
    assert "Payment" not in lines
    assert "The same key signed this version" in hands.all_text()
    hands.read_and_compare()
    hands.press("research-next")
    assert not hands.screen.findChildren(Options)
    answers = {one.item: hands.find(f"research-choice-{one.item.value}") for one in ASKED}
    assert {i: c.value() for i, c in answers.items() if isinstance(c, Segmented)} == {
        one.item: False if one.item in {DataItem.TEXT, DataItem.TOTALS} else None for one in ASKED
    }
    hands.answer_all()
    hands.press("research-agree")
    assert hands.events()[-1].kind is ConsentKind.CHANGED
    assert hands.events()[-1].study_version == 2
    assert "version 2" in hands.said("research-home")
    assert hands.can_press("research-choose")


def test_a_newer_version_that_waits_for_an_answer_keeps_sealing_closed(hands: Hands) -> None:
    hands.has_joined()
    newer = hands.file(version=2)
    hands.open(newer)
    hands.press("research-not-now")
    assert "Version 2 of this study waits" in hands.text("research-held")
    assert not hands.can_press("research-choose")
    assert len(hands.events()) == 1
    hands.open(newer)
    hands.read_and_compare()
    hands.press("research-next")
    hands.answer_all()
    hands.press("research-agree")
    assert not hands.shows("research-held")
    assert hands.can_press("research-choose")


def test_a_no_to_a_newer_version_stops_sealing_until_it_is_a_yes(hands: Hands) -> None:
    hands.has_joined()
    newer = hands.file(version=2)
    hands.open(newer)
    hands.read_and_compare()
    hands.press("research-next")
    hands.press("research-refuse")
    assert hands.events()[-1].kind is ConsentKind.REFUSED
    assert "no to version 2" in hands.text("research-held")
    assert not hands.can_press("research-choose")
    assert not hands.can_press("research-change")
    hands.open(newer)
    assert not hands.shows("research-changed")
    hands.read_and_compare()
    hands.press("research-next")
    hands.answer_all()
    hands.press("research-agree")
    assert hands.can_press("research-choose")
    assert not hands.shows("research-held")


def test_choices_are_changed_and_shown_as_they_were(hands: Hands) -> None:
    hands.has_joined(noes=frozenset({DataItem.TEXT}))
    hands.press("research-change")
    choice = hands.find("research-choice-text")
    assert isinstance(choice, Segmented)
    assert choice.value() is False
    hands.choose(DataItem.TEXT, True)
    hands.choose(DataItem.SHIFTS, False)
    hands.press("research-agree")
    last = dict(hands.events()[-1].choices)
    assert last[DataItem.TEXT]
    assert not last[DataItem.SHIFTS]
    assert "changed" in hands.said("research-home")
    assert len(hands.events()) == 2


def test_sharing_nothing_any_more_is_possible_and_stops_sealing(hands: Hands) -> None:
    hands.has_joined()
    hands.press("research-change")
    for asked in ASKED:
        hands.choose(asked.item, False)
    hands.press("research-agree")
    assert "share nothing" in hands.all_text()
    assert not hands.can_press("research-choose")


def test_choosing_entries_is_handed_the_study(hands: Hands, exports: Exports) -> None:
    hands.has_joined()
    hands.press("research-choose")
    (part,) = exports.made
    assert part.file.study.id == "compassion-in-clerkship"
    step = exports.step
    assert step is not None
    assert step.isVisible()
    step.receipt_wanted.emit()
    hands.rest()
    assert hands.shows("research-receipt")
    hands.press("research-done")
    hands.press("research-choose")
    assert exports.step is not None
    exports.step.left.emit()
    hands.rest()
    assert hands.shows("research-study")


def test_an_ended_approval_keeps_entries_from_being_chosen(hands: Hands) -> None:
    hands.has_joined(ethics_expires=date(2026, 11, 25))
    assert hands.can_press("research-choose")
    hands.shelf.clock.forward(days=10)
    hands.screen.activate()
    hands.rest()
    assert not hands.can_press("research-choose")
    assert "25 November 2026" in hands.text("research-held")


def test_support_and_the_own_copy_are_a_press_away(hands: Hands, screen: ResearchScreen) -> None:
    asked: list[str] = []
    screen.go.connect(asked.append)
    hands.press("research-copy")
    hands.open(hands.file())
    hands.press("research-support")
    assert asked == ["copying", "support"]


def test_a_dialog_put_away_changes_nothing(hands: Hands, screen: ResearchScreen) -> None:
    hands.press("research-open")
    dialog = screen.findChild(QFileDialog, "research-which")
    assert isinstance(dialog, QFileDialog)
    dialog.reject()
    hands.rest()
    assert hands.shows("research-home")

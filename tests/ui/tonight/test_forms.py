"""Ways to write, through the screen and by keyboard: the page stays one plain text in all."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.prompt_preferences import PromptPreferences
from journal_app.domain.prompts import Form, Load, Moment
from journal_app.domain.ratings import Scale
from journal_app.services.prompt_settings import PromptSettings
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from journal_app.ui.widgets.notice import Notice
from journal_app.words import pseudo_language, use_language
from tests.services.desks import Desk, desk_over
from tests.storage.vaults import PASSPHRASE, make_keeper
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import draw, settle
from tests.ui.keyboard import too_small
from tests.ui.tonight.conftest import WINDOW, Seen, open_screen
from tests.ui.tonight.hands import choose, one_prompt, part, press, rest, text_of
from tests.ui.untranslated import untranslated

SMALL = QSize(WINDOW.width(), 480)
CTRL = Qt.KeyboardModifier.ControlModifier
OWN = {
    "prompt": "a prompt, written in its file's own language",
    "nudge": "part of the prompt",
    "helped": "part of the prompt",
    "care-line": "a care line, written in its file's own language",
    "past-text": "what the student wrote",
}


class TestThreeSteps:
    def test_one_question_at_a_time_by_keyboard(self, seen: Seen) -> None:
        choose(seen, "Three steps")
        assert seen.page.hasFocus()
        assert part(seen, "more-panel").isHidden()
        assert text_of(seen, "form-line") == "What happened?"
        seen.write("A door was held.")
        QTest.keyClick(seen.page, Qt.Key.Key_Return, CTRL)
        assert text_of(seen, "form-line") == "What did it mean to you?"
        assert text_of(seen, "form-count") == "2 of 3"
        QTest.keyClick(seen.page, Qt.Key.Key_Return, CTRL)
        assert text_of(seen, "form-line") == "What is one small next act?"
        assert not part(seen, "form-next").isVisible(), "after the last step there is no next"
        seen.write("Hold one.")
        assert seen.page.toPlainText() == "A door was held.\n\n\n\nHold one."
        seen.page.select(3, 3)
        assert text_of(seen, "form-count") == "1 of 3"
        press(seen, "Next step")
        assert seen.page.hasFocus()
        assert text_of(seen, "form-count") == "2 of 3"
        assert seen.page.toPlainText().count("\n") == 4, "a step that is there is gone to"
        press(seen, "Back a step")
        assert seen.page.hasFocus()
        assert text_of(seen, "form-line") == "What happened?"
        assert seen.screen.page_state().cursor == len("A door was held.")
        assert not part(seen, "form-back").isVisible()
        seen.rest()
        state = seen.desk.service.open()
        assert (state.text, state.page.form) == (seen.page.toPlainText(), Form.THREE_STEPS)

    def test_on_a_free_page_the_key_does_nothing(self, seen: Seen) -> None:
        seen.write("Words")
        QTest.keyClick(seen.page, Qt.Key.Key_Return, CTRL)
        assert seen.page.toPlainText() == "Words"

    def test_a_blank_line_can_be_taken_back(self, seen: Seen) -> None:
        choose(seen, "Three steps")
        seen.write("It.")
        QTest.keyClick(seen.page, Qt.Key.Key_Return, CTRL)
        QTest.keyClick(seen.page, Qt.Key.Key_Z, CTRL)
        assert seen.page.toPlainText() == "It."
        assert text_of(seen, "form-count") == "1 of 3"


def test_words_are_counted_and_never_held_back(seen: Seen) -> None:
    choose(seen, "Six words")
    seen.write("One two three four")
    assert text_of(seen, "form-count") == "4 of 6 words"
    seen.write(" five six seven")
    assert text_of(seen, "form-count") == "7 words, and that is fine"
    assert seen.said[-1][:2] == ("Saving…", "7 words"), "the status line counts alike"
    assert part(seen, "form-count").property("kind") == "muted"
    choose(seen, "55 words")
    assert text_of(seen, "form-count") == "7 of 55 words"
    assert seen.page.toPlainText() == "One two three four five six seven"


def test_a_list_a_letter_and_a_friend_say_their_line(seen: Seen) -> None:
    choose(seen, "List of three")
    seen.write("tea")
    QTest.keyClick(seen.page, Qt.Key.Key_Return)
    assert text_of(seen, "form-count") == "1 of 3", "an empty line is no thing"
    seen.write("a seat")
    assert text_of(seen, "form-count") == "2 of 3"
    choose(seen, "Unsent letter")
    assert "never sent" in text_of(seen, "form-line")
    assert not part(seen, "form-count").isVisible()
    choose(seen, "As a friend would tell it")
    assert "she, he or they" in text_of(seen, "form-line")
    press(seen, "Back to a free page")
    assert part(seen, "form-guide").isHidden()
    assert seen.page.hasFocus()
    assert seen.desk.service.open().page.form is Form.FREE


def test_a_prompt_offers_its_form_and_forces_nothing(
    qtbot: QtBot, theme: Theme, desk: Desk
) -> None:
    one_prompt(desk, form=Form.SIX_WORDS, helped="Who helped, even a little?")
    seen = open_screen(qtbot, theme, desk, DirectJobs())
    assert text_of(seen, "helped") == "Who helped, even a little?"
    assert part(seen, "form-guide").isHidden()
    assert part(seen, "form-offer").isVisible()
    press(seen, "Write it that way")
    assert part(seen, "form-offer").isHidden()
    assert text_of(seen, "form-heading") == "Six words"
    assert seen.page.hasFocus()


def test_forms_are_there_again_after_a_lock_or_a_crash(
    seen: Seen, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    choose(seen, "Three steps")
    seen.desk.vault.close()  # nothing is told, as when the program is killed
    vault = make_keeper(seen.desk.clock).open_with_passphrase(tmp_path / "vault", PASSPHRASE)
    again = open_screen(qtbot, theme, desk_over(vault, seen.desk.clock), DirectJobs())
    assert text_of(again, "form-line") == "What happened?"
    again.write("It.")
    QTest.keyClick(again.page, Qt.Key.Key_Return, CTRL)
    again.write("So.")
    again.rest()
    vault.close()
    vault = make_keeper(seen.desk.clock).open_with_passphrase(tmp_path / "vault", PASSPHRASE)
    third = open_screen(qtbot, theme, desk_over(vault, seen.desk.clock), DirectJobs())
    assert third.page.toPlainText() == "It.\n\nSo."
    assert text_of(third, "form-count") == "2 of 3"
    vault.close()


def test_ratings_only_puts_page_and_prompt_aside(seen: Seen, qtbot: QtBot) -> None:
    seen.write("Half a page.")
    choose(seen, "Ratings only")
    back = seen.button("Back to the page")
    assert back.hasFocus()
    assert seen.page.isHidden()
    assert not part(seen, "prompt").isVisible()
    assert part(seen, "care-line").isVisible()
    QTest.keyClick(back, Qt.Key.Key_F6)
    strip = seen.strip(Scale.TIME_PRESSURE)
    assert strip.hasFocus()
    QTest.keyClick(strip, Qt.Key.Key_4)
    seen.screen.activate()
    assert seen.page.isHidden(), "until morning, or until it is wanted"
    assert back.hasFocus()
    QTest.keyClick(back, Qt.Key.Key_Return)
    assert seen.page.hasFocus()
    assert seen.page.toPlainText() == "Half a page."
    assert seen.desk.service.open().rating(Scale.TIME_PRESSURE) is not None


def test_marking_a_night_changes_an_empty_page_only(seen: Seen) -> None:
    first = seen.words("prompt")
    choose(seen, "Good day")
    assert seen.button("Good day").hasFocus(), "another mark may follow"
    assert seen.words("prompt") != first
    press(seen, "Why this one?")
    assert "night like the one you marked" in seen.words("why")
    seen.write("Words of a good day.")
    kept = seen.words("prompt")
    press(seen, "Last night")
    assert seen.words("prompt") == kept
    assert seen.desk.vault.prompts.moments(seen.desk.service.open().page.night) == {
        Moment.GOOD_DAY,
        Moment.LAST_NIGHT,
    }
    press(seen, "Last night")
    assert not part(seen, "prompt-notice").isVisible(), "taken back, the offer goes"
    press(seen, "Last night")
    press(seen, "Show it")
    assert seen.words("prompt") != kept
    assert seen.page.toPlainText() == "Words of a good day."


class TestCard:
    def test_a_favourite_is_kept_and_let_go(self, seen: Seen) -> None:
        press(seen, "More about this prompt")
        press(seen, "Keep as a favourite")
        link = seen.button("Keep as a favourite")
        assert (link.text(), link.hasFocus()) == ("Kept as a favourite", True)
        assert [mark.favourite for mark in seen.desk.vault.prompts.marks()] == [True]
        press(seen, "Keep as a favourite")
        assert seen.desk.vault.prompts.marks() == ()

    def test_hiding_can_be_undone(self, seen: Seen) -> None:
        first = seen.words("prompt")
        press(seen, "More about this prompt")
        press(seen, "Do not show this one again")
        assert seen.words("prompt") != first
        assert part(seen, "prompt-fold").isHidden()
        press(seen, "Undo")
        assert seen.words("prompt") == first
        assert seen.desk.vault.prompts.marks() == ()
        assert seen.page.hasFocus()

    def test_by_keyboard_the_focus_stays_where_another_was_asked_for(self, seen: Seen) -> None:
        shown = {seen.words("prompt")}
        press(seen, "Another prompt")
        shown.add(seen.words("prompt"))
        assert seen.button("Another prompt").hasFocus()
        QTest.mouseClick(seen.button("Another prompt"), Qt.MouseButton.LeftButton)
        shown.add(seen.words("prompt"))
        assert seen.page.hasFocus()
        assert len(shown) == 3

    def test_words_keep_the_question_they_answered(self, seen: Seen) -> None:
        answered = seen.words("prompt")
        seen.write("It was late.")
        seen.rest()
        press(seen, "Another prompt")
        assert seen.words("prompt") == answered
        notice = part(seen, "prompt-notice")
        assert isinstance(notice, Notice)
        assert notice.text() == "Your words stay with the question they answered."
        assert seen.desk.service.open().entries[-1].prompt_text == answered
        press(seen, "Put another question over them")
        assert seen.words("prompt") != answered
        assert seen.page.hasFocus()
        assert seen.desk.service.open().entries[-1].prompt_text == seen.words("prompt")

    def test_switched_off_a_question_with_words_stays_and_no_other_is_offered(
        self, seen: Seen
    ) -> None:
        answered = seen.words("prompt")
        seen.write("It was late.")
        seen.rest()
        press(seen, "More about this prompt")
        PromptSettings(seen.desk.vault).save(PromptPreferences(on=False))
        seen.screen.activate()
        assert seen.words("prompt") == answered
        buttons = seen.screen.findChildren(QAbstractButton)
        offered = {button.accessibleName() for button in buttons if button.isVisible()}
        gone = {"Another prompt", "Write freely", "More about this prompt", "Show a prompt"}
        assert not gone & offered
        assert part(seen, "prompt-fold").isHidden()
        PromptSettings(seen.desk.vault).save(PromptPreferences())
        seen.screen.activate()
        assert seen.button("Another prompt").isVisible()

    def test_why_is_still_told_after_other_nights_and_a_restart(
        self, seen: Seen, qtbot: QtBot, theme: Theme, tmp_path: Path
    ) -> None:
        press(seen, "Another prompt")
        seen.write("An answer to it.")
        seen.rest()
        press(seen, "Why this one?")
        why = text_of(seen, "why")
        seen.desk.clock.forward(minutes=1)
        seen.screen.activate()
        press(seen, "More")
        press(seen, "New page for this night")
        seen.write("Another.")
        seen.rest()
        press(seen, "More")
        press(seen, "Fri 20 November")
        press(seen, "Back to tonight")
        press(seen, "More")
        press(seen, "Page 1 · 22:00 · 4 words")
        press(seen, "Why this one?")
        assert text_of(seen, "why") == why
        seen.desk.vault.close()
        vault = make_keeper(seen.desk.clock).open_with_passphrase(tmp_path / "vault", PASSPHRASE)
        again = open_screen(qtbot, theme, desk_over(vault, seen.desk.clock), DirectJobs())
        choose(again, "Page 1 · 22:00 · 4 words")
        press(again, "Why this one?")
        assert text_of(again, "why") == why
        vault.close()

    def test_why_leads_on_to_where_prompts_come_from(self, seen: Seen, qtbot: QtBot) -> None:
        press(seen, "Why this one?")
        with qtbot.waitSignal(seen.screen.go) as gone:
            press(seen, "About these prompts")
        assert gone.args == ["about-prompts"]

    def test_a_role_model_can_be_noted(self, qtbot: QtBot, theme: Theme, desk: Desk) -> None:
        one_prompt(desk)
        seen = open_screen(qtbot, theme, desk, DirectJobs())
        press(seen, "More about this prompt")
        with qtbot.waitSignal(seen.screen.note_person) as noted:
            press(seen, "Note a person")
        assert noted.args == [""]
        seen.write("A porter.")
        seen.rest()
        with qtbot.waitSignal(seen.screen.note_person) as noted:
            press(seen, "Note a person")
        assert noted.args == [desk.service.open().page.entry]

    def test_earlier_answers_only_when_asked_for(
        self, qtbot: QtBot, theme: Theme, desk: Desk
    ) -> None:
        one_prompt(desk)
        tonight = desk.service.open().page
        for days, text in ((9, "The first time."), (4, "The second <b>time</b>.")):
            page = desk.service.open_night(tonight.night - timedelta(days=days)).page
            desk.service.save_text(page, text)
        seen = open_screen(qtbot, theme, desk, DirectJobs())
        assert part(seen, "past-answers").isHidden()
        press(seen, "More about this prompt")
        press(seen, "What I wrote to this before")
        assert text_of(seen, "past-text") == "The second <b>time</b>."
        assert text_of(seen, "past-when") == "Tue 17 November · 1 of 2"
        press(seen, "Older answer")
        assert text_of(seen, "past-text") == "The first time."
        here = seen.screen.focusWidget()
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Escape)
        assert part(seen, "past-answers").isHidden()
        assert text_of(seen, "past-text") == ""
        assert seen.page.hasFocus()
        seen.screen.activate()
        assert part(seen, "past-answers").isHidden()

    def test_without_prompts_there_is_the_care_line_alone(
        self, qtbot: QtBot, theme: Theme, desk: Desk
    ) -> None:
        PromptSettings(desk.vault).save(PromptPreferences(on=False))
        seen = open_screen(qtbot, theme, desk, DirectJobs())
        assert part(seen, "care-line").isVisible()
        assert not part(seen, "prompt").isVisible()
        shown = [b.text() for b in seen.screen.findChildren(QAbstractButton) if b.isVisible()]
        assert not {"Another prompt", "Show a prompt", "Write freely"} & set(shown)
        QTest.keyClick(seen.page, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert seen.strip(Scale.BURNOUT).hasFocus()

    def test_asked_for_in_vain_is_said(self, qtbot: QtBot, theme: Theme, desk: Desk) -> None:
        PromptSettings(desk.vault).save(PromptPreferences(shipped=False))
        seen = open_screen(qtbot, theme, desk, DirectJobs())
        press(seen, "Show a prompt")
        notice = part(seen, "prompt-notice")
        assert isinstance(notice, Notice)
        assert "no prompt fits" in notice.text()


def test_every_form_is_whole_translated_and_named(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    one_prompt(desk, load=Load.HEAVY, form=Form.DISTANCED, nudge="Only one.", helped="Who helped?")
    earlier = desk.service.open().page.night - timedelta(days=2)
    desk.service.save_text(desk.service.open_night(earlier).page, "Back then.")
    use_language(pseudo_language())
    try:
        seen = open_screen(qtbot, theme, desk, DirectJobs())
        seen.write("One line of it.")
        rest(seen)
        press(seen, "⟦More⟧")
        press(seen, "⟦More about this prompt⟧")
        press(seen, "⟦What I wrote to this before⟧")
        found: list[str] = []
        draw(seen.screen, theme, WINDOW, Look.LIGHT, 2.0)
        for form in Form:
            seen.button(f"⟦{_name(form)}⟧").click()
            press(seen, "⟦More⟧")
            settle(seen.screen, WINDOW)
            found += clipped(seen.screen) + untranslated(seen.screen, OWN)
        found += nameless(seen.screen) + too_small(seen.screen)
        seen.button("⟦Ratings only⟧").click()
        settle(seen.screen, WINDOW)
        found += clipped(seen.screen) + untranslated(seen.screen, OWN)
        assert found == []
    finally:
        use_language(None)


def _name(form: Form) -> str:
    return {
        Form.FREE: "Free page",
        Form.THREE_STEPS: "Three steps",
        Form.SIX_WORDS: "Six words",
        Form.FIFTY_FIVE_WORDS: "55 words",
        Form.LETTER: "Unsent letter",
        Form.DISTANCED: "As a friend would tell it",
        Form.LIST_OF_THREE: "List of three",
    }[form]


def test_the_keyboard_reaches_the_strip(seen: Seen) -> None:
    choose(seen, "Three steps")
    reached = set()
    for _ in range(60):
        here = QApplication.focusWidget()
        assert here is not None
        reached.add(here.objectName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert {"form-next", "form-free", "page"} <= reached

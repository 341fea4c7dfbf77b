"""Settings: hard nights, heavy words, and a school's lines; all of them off or empty at first."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.asides import Aside
from journal_app.domain.contacts import HardNights
from journal_app.domain.ratings import Scale
from journal_app.services.asides import Asides, as_text
from journal_app.services.contacts import ContactService
from journal_app.services.hard_nights import HardNightsService
from journal_app.services.heavy_words import Choice, HeavyWords
from journal_app.services.school_lines import SchoolLines
from journal_app.services.support import SupportService
from journal_app.ui.support.words_field import WordsField
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from journal_app.ui.widgets.choices import Dropdown
from tests.fakes import FakeClock
from tests.services.shown import shown_file
from tests.services.test_school_lines import HEAD, LINE
from tests.storage.vaults import PASSPHRASE, make_keeper
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.draw import SCALES, draw
from tests.ui.settings.desk import Desk
from tests.ui.settings.press import WINDOW, press, visible_buttons


def said(screen: QWidget) -> str:
    return "\n".join(one.text() for one in screen.findChildren(QLabel) if one.isVisibleTo(screen))


def choose(screen: QWidget, name: str, value: object) -> None:
    box = next(b for b in screen.findChildren(Dropdown) if b.accessibleName() == name)
    box.set_value(value)
    box.activated.emit(box.currentIndex())


def write(folder: Path, text: str) -> Path:
    path = folder / "school.toml"
    path.write_text(text, encoding="utf-8")
    return path


def type_path(desk: Desk, path: Path) -> None:
    field = desk.screen.findChild(QLineEdit, "school-path")
    assert field is not None
    field.setText(str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_hard_nights_are_off_and_kept_as_the_student_sets_them(desk: Desk, tmp_path: Path) -> None:
    contacts = ContactService(desk.vault, shown_file(tmp_path))
    [noor] = contacts.add("Noor", "555 0102")
    service = HardNightsService(desk.vault)
    desk.screen.show_section("support")
    assert service.wishes() == HardNights()
    words = desk.screen.findChild(WordsField, "hard-nights-words")
    assert words is not None
    QTest.keyClicks(words, "It passed before.")
    press(desk.screen, "Keep these words")
    assert service.wishes() == HardNights(words="It passed before.")
    choose(desk.screen, "Which rating", Scale.TIME_PRESSURE)
    choose(desk.screen, "And this contact", str(noor.id))
    press(desk.screen, "Show me this on Tonight")
    asked = HardNights(True, Scale.TIME_PRESSURE, "It passed before.", noor.id)
    assert service.wishes() == asked
    QTest.keyClicks(words, " Twice.")
    desk.screen.show_section("lock")
    assert service.wishes().words == "It passed before. Twice."
    contacts.delete(noor.id)
    desk.screen.show_section("support")
    assert any("Nobody" in box.currentText() for box in desk.screen.findChildren(Dropdown))


def typed(desk: Desk, words: str) -> WordsField:
    desk.screen.show_section("support")
    field = desk.screen.findChild(WordsField, "hard-nights-words")
    assert field is not None
    QTest.keyClicks(field, words)
    return field


def test_words_for_hard_nights_are_kept_at_a_lock_in_the_middle_of_typing(desk: Desk) -> None:
    assert desk.screen.take_notes() == []
    typed(desk, "It passed bef")
    (draft,) = desk.screen.take_notes()
    assert draft.kind == Aside.HARD_NIGHTS
    draft.save()
    assert HardNightsService(desk.vault).wishes().words == "It passed bef"


def test_words_for_hard_nights_are_kept_whenever_typing_rests(qtbot: QtBot, desk: Desk) -> None:
    typed(desk, "It passed bef")
    service = HardNightsService(desk.vault)
    qtbot.waitUntil(lambda: service.wishes().words == "It passed bef")
    assert desk.screen.take_notes() == []


@pytest.mark.parametrize(
    ("kept", "both"),
    [
        ("", "It passed before."),
        ("It passed", "It passed before."),
        ("Ring.", "Ring.\n\nIt passed before."),
    ],
)
def test_words_that_were_sealed_come_back_into_their_field(
    desk: Desk, kept: str, both: str
) -> None:
    service, clock = HardNightsService(desk.vault), desk.clock
    service.wish(HardNights(words=kept))
    text = as_text({"words": "It passed before."})
    asides = Asides(desk.vault, clock)
    assert asides.take_in(Aside.HARD_NIGHTS, text, clock.now())
    desk.screen.show_section("support")
    desk.screen.show_section("lock")
    assert service.wishes().words == both
    assert asides.of(Aside.HARD_NIGHTS) == {}


def test_heavy_words_are_asked_about_and_neither_answer_is_taken_at_first(desk: Desk) -> None:
    service = HeavyWords(desk.vault)
    desk.screen.show_section("support")
    answers = [visible_buttons(desk.screen)[name] for name in ("Yes, look for them", "No")]
    assert [one.isChecked() for one in answers] == [False, False]
    assert service.choice() is Choice.NOT_ASKED
    assert "It misses much and is sometimes wrong" in said(desk.screen)
    press(desk.screen, "Yes, look for them")
    assert service.choice() is Choice.ON
    press(desk.screen, "No")
    assert service.choice() is Choice.OFF


def test_a_school_s_file_is_looked_at_added_and_removed(desk: Desk, tmp_path: Path) -> None:
    service = SchoolLines(desk.vault, SupportService())
    desk.settings.set_region("GB")
    desk.screen.show_section("support")
    type_path(desk, write(tmp_path, HEAD + LINE))
    assert "Given by Student Welfare, Invented School" in said(desk.screen)
    assert "It adds 1 line." in said(desk.screen)
    assert service.kept() is None
    press(desk.screen, "Add these lines")
    assert service.kept() is not None
    assert "Given by Student Welfare, Invented School" in said(desk.screen)
    press(desk.screen, "Remove your school’s lines")
    assert service.kept() is None
    assert "Given by" not in said(desk.screen)


def test_a_bad_file_is_refused_with_file_line_and_reason(desk: Desk, tmp_path: Path) -> None:
    desk.screen.show_section("support")
    type_path(desk, write(tmp_path, HEAD + LINE.replace('"welfare"', '"gb-shout"')))
    assert "“school.toml” cannot be used because of line 6:" in said(desk.screen)
    assert "Add these lines" not in visible_buttons(desk.screen)
    type_path(desk, write(tmp_path, HEAD + LINE))
    assert "cannot be used" not in said(desk.screen)
    press(desk.screen, "Leave it")
    assert SchoolLines(desk.vault, SupportService()).kept() is None


def test_taking_a_journal_off_the_list_takes_its_contacts_out_of_the_file(
    desk: Desk, tmp_path: Path
) -> None:
    shown = shown_file(tmp_path / "config")
    contacts = ContactService(desk.vault, shown)
    [noor] = contacts.add("Noor", "555 0102", before_unlocking=True)
    other = tmp_path / "other"
    made, _ = make_keeper(FakeClock()).create(other, PASSPHRASE)
    shown.show(made.vault_id, other, [noor])
    made.close()
    desk.preferences.change(lambda known: known.opened(other))
    desk.preferences.change(lambda known: known.opened(desk.vault.folder))
    desk.screen.show_section("journals")
    press(desk.screen, "Take other off this list")
    assert shown.of(other) == ()
    assert [one.name for one in shown.of(desk.vault.folder)] == ["Noor"]


@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_cut_off(desk: Desk, theme: Theme, tmp_path: Path, scale: float) -> None:
    desk.screen.show_section("support")
    type_path(desk, write(tmp_path, HEAD + LINE))
    assert clipped(draw(desk.screen, theme, WINDOW, Look.LIGHT, scale)) == []
    assert nameless(desk.screen) == []

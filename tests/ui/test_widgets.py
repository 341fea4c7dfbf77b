"""The controls: keyboard, names, targets, words that fit, and following the theme."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme import Theme
from journal_app.ui.tokens import DARK, LIGHT, Look
from journal_app.ui.widgets.buttons import IconButton, LinkButton, PrimaryButton, QuietButton
from journal_app.ui.widgets.choices import Check, Dropdown, Segmented
from journal_app.ui.widgets.dates import DateField
from journal_app.ui.widgets.fields import NumberField, PassField, TextField
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Chip, Heading, Muted, Serif, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card, ScrollPage
from tests.ui.access import act, nameless, names
from tests.ui.clipping import clipped
from tests.ui.draw import LOOKS, SCALES, draw, settle

LONG = "Someone else uses this computer, so lock it after two minutes and keep nothing behind"

CONTROLS: dict[str, Callable[[Theme], QWidget]] = {
    "primary": lambda theme: PrimaryButton("Save", theme=theme),
    "quiet": lambda theme: QuietButton("Not now", theme=theme),
    "link": lambda theme: LinkButton("Another prompt", theme=theme),
    "icon": lambda theme: IconButton("bin", theme=theme, name="Put in the bin"),
    "text": lambda theme: TextField(theme=theme, name="Site", placeholder="Only for you"),
    "pass": lambda theme: PassField(theme=theme, name="Passphrase"),
    "dropdown": lambda theme: Dropdown(theme=theme, name="Country", items=[("France", "FR")]),
    "check": lambda theme: Check(LONG, theme=theme),
    "date": lambda theme: DateField(theme=theme, name="Start"),
    "number": lambda theme: NumberField(theme=theme, name="Minutes", suffix=" minutes"),
    "segmented": lambda theme: Segmented(
        theme=theme, name="Look", items=[("Light", 1), ("Dark", 2), ("As the computer", 3)]
    ),
}


def page_of_everything(theme: Theme) -> ScrollPage:
    page = ScrollPage(theme=theme, max_width=720)
    page.column.addWidget(Title("Trends over the rotation", theme=theme))
    card = Card(theme=theme)
    card.body.addWidget(Chip("Role models", theme=theme, token="role_models"))
    card.body.addWidget(Serif("Who made someone feel less alone today?", theme=theme, px=27))
    for label in (Heading(LONG, theme=theme), Body(LONG, theme=theme), Muted(LONG, theme=theme)):
        card.body.addWidget(label)
    row = FlowLayout(theme=theme)
    for build in CONTROLS.values():
        row.addWidget(build(theme))
    card.body.addLayout(row)
    page.column.addWidget(card)
    notice = Notice(theme=theme)
    notice.show_text(LONG, "Show what to do", None)
    page.column.addWidget(notice)
    return page


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", [700, 1280])
def test_no_word_is_cut_off(
    theme: Theme, qtbot: QtBot, look: Look, scale: float, width: int
) -> None:
    page = page_of_everything(theme)
    qtbot.addWidget(page)
    assert clipped(draw(page, theme, QSize(width, 800), look, scale)) == []


def test_the_clipping_check_finds_what_is_cut_off(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    narrow = QLabel("A sentence that is far too long", holder)
    narrow.setGeometry(0, 0, 40, 20)
    flat = Body(LONG, theme=theme, parent=holder)
    flat.setGeometry(0, 30, 120, 12)
    outside = QPushButton("Beyond the edge", holder)
    outside.setGeometry(380, 60, 160, 40)
    fine = QLabel("Fits", holder)
    fine.setGeometry(0, 120, 100, 40)
    settle(holder, QSize(400, 300))
    found = clipped(holder)
    assert len(found) == 3
    assert [line.split(":")[0] for line in found] == ["QLabel", "Body", "QPushButton"]


@pytest.mark.parametrize("control", CONTROLS)
def test_every_control_has_a_name(theme: Theme, qtbot: QtBot, control: str) -> None:
    widget = CONTROLS[control](theme)
    qtbot.addWidget(widget)
    settle(widget, widget.sizeHint())
    assert nameless(widget) == []
    assert names(widget)


def test_the_name_check_finds_what_has_none(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    layout.addWidget(QPushButton(""))
    layout.addWidget(QLineEdit())
    named = QLineEdit()
    named.setAccessibleName("Search")
    layout.addWidget(named)
    settle(holder, QSize(300, 200))
    assert len(nameless(holder)) == 2
    assert "Search" in names(holder)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("control", CONTROLS)
def test_targets_are_large_enough(theme: Theme, qtbot: QtBot, control: str, scale: float) -> None:
    theme.set_scale(scale)
    widget = CONTROLS[control](theme)
    qtbot.addWidget(widget)
    settle(widget, widget.sizeHint())
    assert min(widget.width(), widget.height()) >= 26


@pytest.mark.parametrize("control", [name for name in CONTROLS if name != "segmented"])
def test_focus_can_be_seen(theme: Theme, qtbot: QtBot, control: str) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    other = QPushButton("other")
    widget = CONTROLS[control](theme)
    layout.addWidget(other)
    layout.addWidget(widget)
    settle(holder, QSize(500, 200))
    other.setFocus()
    without = widget.grab().toImage()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    assert widget.grab().toImage() != without


@pytest.mark.parametrize("control", CONTROLS)
def test_controls_follow_look_and_text_size(theme: Theme, qtbot: QtBot, control: str) -> None:
    widget = CONTROLS[control](theme)
    qtbot.addWidget(widget)
    small = widget.sizeHint()
    settle(widget, small)
    light = widget.grab().toImage()
    theme.set_look(Look.DARK)
    assert widget.grab().toImage() != light
    theme.set_scale(2.0)
    assert widget.sizeHint().height() > small.height()


def test_labels_follow_the_text_size(theme: Theme, qtbot: QtBot) -> None:
    label = Serif("A page", theme=theme, px=21)
    qtbot.addWidget(label)
    theme.set_scale(1.5)
    assert label.font().pixelSize() == round(21 * 1.5)


def test_a_label_made_before_and_shown_after_a_change_has_the_new_size(
    theme: Theme, qtbot: QtBot
) -> None:
    label = Body("Made early", theme=theme)
    qtbot.addWidget(label)
    theme.set_scale(2.0)
    settle(label, QSize(300, 60))
    assert label.font().pixelSize() == 28


def test_words_are_never_taken_for_markup(theme: Theme, qtbot: QtBot) -> None:
    plain, marked = Body("a", theme=theme), Body("<b>a</b>", theme=theme)
    qtbot.addWidget(plain)
    qtbot.addWidget(marked)
    assert marked.sizeHint().width() > plain.sizeHint().width()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_buttons_answer_the_keyboard(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    button = PrimaryButton("Save", theme=theme)
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_arrows_move_between_segments(theme: Theme, qtbot: QtBot) -> None:
    choice = CONTROLS["segmented"](theme)
    assert isinstance(choice, Segmented)
    qtbot.addWidget(choice)
    settle(choice, QSize(500, 60))
    choice.set_value(1)
    choice.buttons()[0].setFocus()
    with qtbot.waitSignal(choice.chosen) as heard:
        QTest.keyClick(choice.buttons()[0], Qt.Key.Key_Right)
    assert heard.args == [2]
    assert choice.value() == 2


def test_setting_a_segment_is_not_heard_as_a_choice(theme: Theme, qtbot: QtBot) -> None:
    choice = CONTROLS["segmented"](theme)
    assert isinstance(choice, Segmented)
    qtbot.addWidget(choice)
    heard: list[object] = []
    choice.chosen.connect(heard.append)
    choice.set_value(3)
    assert (choice.value(), heard) == (3, [])
    with pytest.raises(ValueError, match="4"):
        choice.set_value(4)


def test_assistive_technology_chooses_a_segment(theme: Theme, qtbot: QtBot) -> None:
    choice = CONTROLS["segmented"](theme)
    assert isinstance(choice, Segmented)
    qtbot.addWidget(choice)
    settle(choice, QSize(500, 60))
    choice.set_value(1)
    heard: list[object] = []
    choice.chosen.connect(heard.append)
    act(choice, "Look: Dark")
    act(choice, "Look: Dark")
    assert (choice.value(), heard) == (2, [2])


def test_assistive_technology_turns_a_box_and_the_program_does_it_silently(
    theme: Theme, qtbot: QtBot
) -> None:
    box = Check("Keep a second copy", theme=theme)
    qtbot.addWidget(box)
    settle(box, QSize(300, 40))
    heard: list[bool] = []
    box.switched.connect(heard.append)
    box.show_on(on=True)
    assert (box.isChecked(), heard) == (True, [])
    act(box, "Keep a second copy")
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert (box.isChecked(), heard) == (True, [False, True])


def test_a_screen_reader_hears_what_a_dropdown_is_for(theme: Theme, qtbot: QtBot) -> None:
    box = CONTROLS["dropdown"](theme)
    qtbot.addWidget(box)
    node = QAccessible.queryAccessibleInterface(box)
    assert node.text(QAccessible.Text.Description) == "Country"


def test_a_dropdown_keeps_its_value_when_its_items_change(theme: Theme, qtbot: QtBot) -> None:
    box = Dropdown(theme=theme, name="Country", items=[("France", "FR"), ("Japan", "JP")])
    qtbot.addWidget(box)
    box.set_value("JP")
    box.set_items([("Chile", "CL"), ("Japan", "JP")])
    assert box.value() == "JP"
    box.set_items([("Chile", "CL")])
    assert box.value() == "CL"
    box.set_items([])
    assert box.value() is None


def test_a_dropdown_gives_back_the_very_value(theme: Theme, qtbot: QtBot) -> None:
    box = Dropdown(theme=theme, name="Look", items=[("Light", Look.LIGHT), ("Dark", Look.DARK)])
    qtbot.addWidget(box)
    box.set_value(Look.DARK)
    assert box.value() is Look.DARK


def test_a_passphrase_is_shown_only_on_request(theme: Theme, qtbot: QtBot) -> None:
    field = PassField(theme=theme, name="Passphrase")
    qtbot.addWidget(field)
    settle(field, QSize(300, 40))
    assert names(field) == ["Passphrase", "Show the passphrase"]
    eye = field.findChild(IconButton)
    assert isinstance(eye, IconButton)
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.shown()
    assert eye.accessibleName() == "Hide the passphrase"
    field.hide_again()
    assert not field.shown()


def test_a_passphrase_cannot_be_copied(theme: Theme, qtbot: QtBot) -> None:
    field = PassField(theme=theme, name="Passphrase")
    qtbot.addWidget(field)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    field.setText("ward round cafe")
    field.setEchoMode(QLineEdit.EchoMode.Normal)
    field.selectAll()
    for key in (Qt.Key.Key_C, Qt.Key.Key_X):
        QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "before"
    assert field.text() == "ward round cafe"


def test_fields_ask_input_methods_not_to_learn(theme: Theme, qtbot: QtBot) -> None:
    field = TextField(theme=theme, name="Search")
    qtbot.addWidget(field)
    assert field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    assert field.inputMethodHints() & Qt.InputMethodHint.ImhNoPredictiveText


def test_a_date_goes_in_and_comes_out(theme: Theme, qtbot: QtBot) -> None:
    field = DateField(theme=theme, name="Start")
    qtbot.addWidget(field)
    field.set_day(date(2026, 2, 27))
    assert field.day() == date(2026, 2, 27)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.day() == date(2026, 2, 28)
    assert field.font().pixelSize() == field.lineEdit().font().pixelSize()


def test_a_notice_offers_its_action_and_goes(theme: Theme, qtbot: QtBot) -> None:
    notice = Notice(theme=theme)
    qtbot.addWidget(notice)
    done: list[str] = []
    notice.show_text("The disk is full.", "Try again", lambda: done.append("again"))
    assert notice.text() == "The disk is full."
    assert notice.accessibleName() == "The disk is full."
    button = next(b for b in notice.findChildren(QPushButton) if b.text() == "Try again")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["again"]
    assert not notice.isVisible()


def test_a_notice_is_put_away_with_escape(theme: Theme, qtbot: QtBot) -> None:
    notice = Notice(theme=theme)
    qtbot.addWidget(notice)
    notice.show_text("Saved.")
    with qtbot.waitSignal(notice.dismissed):
        QTest.keyClick(notice, Qt.Key.Key_Escape)
    assert not notice.isVisible()


def test_a_flow_starts_a_new_line_when_it_must(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = FlowLayout(theme=theme, parent=holder)
    buttons = [QuietButton(f"Button {n}", theme=theme) for n in range(4)]
    for button in buttons:
        row.addWidget(button)
    settle(holder, QSize(1000, 100))
    assert len({button.y() for button in buttons}) == 1
    wide = row.heightForWidth(1000)
    settle(holder, QSize(150, 400))
    assert len({button.y() for button in buttons}) == 4
    assert row.heightForWidth(150) > 3 * wide
    buttons[1].hide()
    settle(holder, QSize(150, 400))
    assert row.heightForWidth(150) < 4 * wide + 3 * 8


def test_a_page_keeps_its_column_narrow_and_centred(theme: Theme, qtbot: QtBot) -> None:
    page = ScrollPage(theme=theme, max_width=720)
    qtbot.addWidget(page)
    label = Body("A line", theme=theme)
    page.column.addWidget(label)
    settle(page, QSize(1280, 800))
    assert label.width() == 720
    left = label.mapTo(page, label.rect().topLeft()).x()
    assert abs(left - (page.viewport().width() - 720) // 2) <= 1


def test_chips_take_another_colour(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip("Self-care", theme=theme, token="accent")
    qtbot.addWidget(chip)
    settle(chip, chip.sizeHint())
    before = chip.grab().toImage()
    font = chip.font()
    chip.set_token("role_models")
    assert chip.grab().toImage() != before
    assert chip.font() == font
    assert LIGHT.role_models != DARK.role_models

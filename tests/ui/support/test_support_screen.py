"""The Support screen: reachable, readable at any size, and honest about what it knows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from journal_app.services.support import SupportService
from journal_app.ui.support.card import LineCard
from journal_app.ui.support.screen import SupportScreen
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.choices import Dropdown
from tests.ui.access import name_of, nameless, names, nodes
from tests.ui.clipping import clipped
from tests.ui.draw import LOOKS, SCALES, SIZES, draw, settle

CODES = [region.code for region in SupportService().regions]


def show(
    qtbot: QtBot,
    theme: Theme,
    region: str = "GB",
    *,
    closable: bool = False,
    service: SupportService | None = None,
) -> SupportScreen:
    screen = SupportScreen(
        theme=theme, service=service or SupportService(), region=region, closable=closable
    )
    qtbot.addWidget(screen)
    screen.activate()
    settle(screen, SIZES[0])
    return screen


def said(screen: QWidget) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def country(screen: QWidget) -> Dropdown:
    found = screen.findChild(Dropdown, "support-country")
    assert isinstance(found, Dropdown)
    return found


def cards(screen: QWidget) -> list[str]:
    return [card.objectName() for card in screen.findChildren(LineCard) if card.isVisible()]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("code", CODES)
def test_nothing_is_cut_off(
    qtbot: QtBot, theme: Theme, look: Look, scale: float, code: str
) -> None:
    screen = show(qtbot, theme, code, closable=True)
    assert clipped(draw(screen, theme, SIZES[0], look, scale)) == []
    area = screen.findChild(QScrollArea)
    assert area is not None
    assert area.horizontalScrollBar().maximum() == 0


def test_a_card_is_as_high_as_before_when_the_text_size_is(qtbot: QtBot, theme: Theme) -> None:
    screen = show(qtbot, theme)

    def heights() -> list[int]:
        return [card.height() for card in screen.findChildren(LineCard)]

    before = heights()
    draw(screen, theme, SIZES[0], Look.LIGHT, 2.0)
    assert min(heights()) > max(before)
    draw(screen, theme, SIZES[0], Look.LIGHT, 1.0)
    assert heights() == before


def test_every_control_and_number_has_a_name(qtbot: QtBot, theme: Theme) -> None:
    screen = show(qtbot, theme, closable=True)
    assert nameless(screen) == []
    assert "Back" in names(screen)
    # On Linux a combo box tells its value as its name, and is named by the label that is its buddy.
    buddies = {label.text(): label.buddy() for label in screen.findChildren(QLabel)}
    assert buddies["Country"] is country(screen)
    assert country(screen).accessibleName() == "Country"
    spoken = [name_of(node) for node in nodes(screen)]
    assert "Samaritans: Call 116 123" in spoken
    assert "Shout: Text SHOUT to 85258" in spoken


def test_it_says_who_answers_when_and_when_it_was_checked(qtbot: QtBot, theme: Theme) -> None:
    words = said(show(qtbot, theme))
    assert "This app cannot call anyone and nobody reads what you write here." in words
    assert "0330 123 1245" in words
    assert "Number last checked: June 2024. Source: bma.org.uk." in words
    assert any("Not an emergency service." in text and "Day and night." in text for text in words)


def test_numbers_that_are_not_sure_are_not_on_the_screen(qtbot: QtBot, theme: Theme) -> None:
    assert "0300 0303 300" not in said(show(qtbot, theme))
    india = said(show(qtbot, theme, "IN"))
    assert "112" in india
    assert "This number has not been checked yet." in india


def test_another_country_is_chosen_by_keyboard_and_remembered_by_whoever_listens(
    qtbot: QtBot, theme: Theme
) -> None:
    screen = show(qtbot, theme, "")
    assert cards(screen) == []
    assert any("local emergency number" in text for text in said(screen))
    box = country(screen)
    with qtbot.waitSignal(screen.region_chosen) as chosen:
        QTest.keyClick(box, Qt.Key.Key_Home)
        box.activated.emit(box.currentIndex())
    assert chosen.args == ["AU"]
    qtbot.waitUntil(
        lambda: cards(screen) == ["line-au-emergency", "line-au-drs4drs", "line-au-lifeline"]
    )


def test_letters_typed_on_after_it_is_shown_change_nothing(qtbot: QtBot, theme: Theme) -> None:
    for closable in (False, True):
        screen = show(qtbot, theme, closable=closable)
        before = cards(screen)
        with qtbot.assertNotEmitted(screen.region_chosen):
            for key in (*"indian ausz", Qt.Key.Key_Down, Qt.Key.Key_Return):
                QTest.keyClick(screen.focusWidget(), key)
        assert country(screen).value() == "GB"
        assert cards(screen) == before
        while screen.focusWidget() is not country(screen):
            QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)


def test_a_sure_emergency_number_without_a_date_says_nothing_of_it(
    qtbot: QtBot, theme: Theme
) -> None:
    screen = show(qtbot, theme, "GB")

    def told(card: str) -> list[str]:
        found = screen.findChild(LineCard, card)
        assert found is not None
        return said(found)

    assert "999" in told("line-gb-emergency")
    assert not any("date not known" in text for text in told("line-gb-emergency"))
    assert any("date not known" in text for text in told("line-gb-samaritans"))


def test_setting_a_region_from_outside_tells_nobody(qtbot: QtBot, theme: Theme) -> None:
    screen = show(qtbot, theme)
    with qtbot.assertNotEmitted(screen.region_chosen):
        screen.set_region("NZ")
    assert country(screen).value() == "NZ"
    qtbot.waitUntil(lambda: cards(screen)[:1] == ["line-nz-emergency"])


def test_tab_walks_the_cards_and_scrolls_to_them(qtbot: QtBot, theme: Theme) -> None:
    screen = show(qtbot, theme)
    draw(screen, theme, SIZES[0], Look.LIGHT, 2.0)
    area = screen.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().value() == 0
    country(screen).setFocus()
    for _ in cards(screen):
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
    last = screen.focusWidget()
    assert isinstance(last, LineCard)
    assert last.objectName() == "line-gb-111"
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)


def test_the_focused_card_has_a_ring(qtbot: QtBot, theme: Theme) -> None:
    screen = show(qtbot, theme)
    card = screen.findChildren(LineCard)[0]
    ring = theme.color("accent").rgb()

    def on_edge() -> bool:
        image = card.grab().toImage()
        return image.pixel(image.width() // 2, 1) == ring

    assert not on_edge()
    card.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(on_edge)
    country(screen).setFocus()
    qtbot.waitUntil(lambda: not on_edge())


def test_before_unlocking_there_is_a_way_back(qtbot: QtBot, theme: Theme) -> None:
    screen = show(qtbot, theme, closable=True)
    back = screen.findChild(LinkButton, "support-back")
    assert isinstance(back, LinkButton)
    with qtbot.waitSignal(screen.closed):
        back.click()
    with qtbot.waitSignal(screen.closed):
        QTest.keyClick(country(screen), Qt.Key.Key_Escape)


def test_beside_the_rail_there_is_none(qtbot: QtBot, theme: Theme) -> None:
    screen = show(qtbot, theme)
    assert screen.findChild(LinkButton, "support-back") is None
    with qtbot.assertNotEmitted(screen.closed):
        QTest.keyClick(country(screen), Qt.Key.Key_Escape)


def test_a_broken_file_is_told_below_the_lines_that_still_work(qtbot: QtBot, theme: Theme) -> None:
    text = 'format = 1\ncode = "ZZ"\ncountry = "Elsewhere"\nnote = "Ring the local number."\n'
    text += '[[line]]\nid = "a"\nname = "A"\nways = [{ means = "call", number = "1" }]\n'
    text += 'audience = "everyone"\ncertainty = "high"\nchecked_on = "unknown"\nsource = "S"\n'
    files = {"good.toml": text, "bad.toml": "format = 1\n???"}
    screen = show(qtbot, theme, service=SupportService(list(files), read=files.__getitem__))
    words = said(screen)
    assert "Ring the local number." in words
    assert any("bad.toml" in sentence and "line 2:" in sentence for sentence in words)
    assert clipped(screen) == []


def test_without_any_file_it_still_says_what_to_do(qtbot: QtBot, theme: Theme) -> None:
    screen = show(qtbot, theme, service=SupportService([]))
    assert any("local emergency number" in sentence for sentence in said(screen))

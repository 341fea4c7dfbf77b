"""The two quiet cards of Tonight: there when asked for, never in the way, gone when put away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.contacts import HardNights
from journal_app.domain.ratings import Scale
from journal_app.services.support import SupportService
from journal_app.ui.support.kit import SupportKit
from journal_app.ui.support.quiet import QuietCards
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from journal_app.ui.tonight.page import WritingPage
from journal_app.ui.tonight.screen import TonightScreen
from tests.fakes import FakeClock
from tests.services.desks import Desk, copy_of
from tests.services.shown import shown_file
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import SCALES, draw, settle
from tests.ui.guard.kits import guard_kit

WINDOW = QSize(1092, 766)
OWN_WORDS = "You have been here before, and it passed. Ring Noor, however late."


@dataclass
class Room:
    """Tonight with both cards, over a real vault."""

    desk: Desk
    kit: SupportKit
    screen: TonightScreen
    bot: QtBot

    def card(self, name: str) -> QWidget:
        found = self.screen.findChild(QWidget, name)
        assert found is not None
        return found

    def there(self, name: str) -> bool:
        return self.card(name).isVisible()

    def rate(self, value: int, scale: Scale = Scale.BURNOUT) -> None:
        strip = self.screen.findChild(QWidget, f"strip-{scale.value}")
        assert strip is not None
        QTest.keyClicks(strip, "X" if value == 10 else str(value))
        settle(self.screen, WINDOW)

    def write(self, text: str) -> None:
        page = self.screen.findChild(WritingPage, "page")
        assert page is not None
        page.selectAll()
        page.textCursor().insertText(text)
        self.screen.hand_over()
        settle(self.screen, WINDOW)

    def press(self, name: str) -> None:
        button = self.screen.findChild(QAbstractButton, name)
        assert button is not None
        QTest.keyClick(button, Qt.Key.Key_Space)
        settle(self.screen, WINDOW)

    def said(self, name: str) -> list[str]:
        labels = self.card(name).findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]


@pytest.fixture
def make_room(
    qtbot: QtBot, theme: Theme, clock: FakeClock, tmp_path: Path, settled_folder: Path
) -> Iterator[Callable[[], Room]]:
    desk = copy_of(settled_folder, tmp_path / "journal", clock)
    jobs = DirectJobs()
    kit = SupportKit.over(
        desk.vault,
        jobs=jobs,
        clock=clock,
        lines=SupportService(),
        shown=shown_file(tmp_path),
    )

    def make() -> Room:
        screen = TonightScreen(
            theme=theme,
            jobs=jobs,
            clock=clock,
            service=desk.service,
            guard=guard_kit(desk.vault, clock, jobs),
            quiet=QuietCards(theme=theme, kit=kit),
        )
        qtbot.addWidget(screen)
        screen.activate()
        settle(screen, WINDOW)
        return Room(desk, kit, screen, qtbot)

    yield make
    desk.vault.close()


def ask(room: Room) -> None:
    noor = room.kit.contacts.add("Noor", "555 0102")[0]
    room.kit.hard_nights.wish(HardNights(on=True, words=OWN_WORDS, contact=noor.id))


def hard_nights_before(room: Room) -> None:
    clock = room.desk.clock
    for back in (2, 1):
        clock.forward(days=-back)
        page = room.desk.service.open().page
        room.desk.service.rate(page, Scale.BURNOUT, 9)
        clock.forward(days=back)


def test_the_third_hard_night_of_five_shows_what_was_asked_for(
    make_room: Callable[[], Room],
) -> None:
    room = make_room()
    ask(room)
    hard_nights_before(room)
    room = make_room()
    assert not room.there("hard-nights-card")
    room.rate(10)
    assert room.there("hard-nights-card")
    assert OWN_WORDS in room.said("hard-nights-card")
    assert "Noor: 555 0102" in room.said("hard-nights-card")
    room.rate(4)
    assert not room.there("hard-nights-card")
    room.rate(9)
    assert room.there("hard-nights-card")


def test_put_away_it_stays_away_for_the_night_and_the_caret_is_on_the_page(
    make_room: Callable[[], Room],
) -> None:
    room = make_room()
    ask(room)
    hard_nights_before(room)
    room = make_room()
    room.rate(9)
    room.press("hard-nights-away")
    assert not room.there("hard-nights-card")
    focus = room.screen.focusWidget()
    assert focus is not None
    assert focus.objectName() == "page"
    room.rate(10)
    assert not room.there("hard-nights-card")
    room.desk.clock.forward(days=1)
    room.screen.activate()
    room.rate(10)
    assert room.there("hard-nights-card")


def test_it_never_shows_unless_it_was_asked_for(make_room: Callable[[], Room]) -> None:
    room = make_room()
    hard_nights_before(room)
    room = make_room()
    room.rate(10)
    assert not room.there("hard-nights-card")


def test_heavy_words_bring_the_card_up_after_the_page_is_stored_and_keep_nothing(
    make_room: Callable[[], Room],
) -> None:
    room = make_room()
    room.kit.heavy_words.choose(on=True)
    room.kit.contacts.add("Noor", "555 0102")
    room.write("A long day. I was dead on my feet and the patient wants to die.")
    assert not room.there("heavy-card")
    before = room.desk.vault.settings.all()
    room.write("A long day. I want to die.")
    assert room.there("heavy-card")
    said = room.said("heavy-card")
    assert "Noor: 555 0102" in said
    assert "Emergency services: Call 999" in said
    assert any("Samaritans: Call 116 123" in one for one in said)
    assert any("Nobody reads this" in one and "cannot call anyone" in one for one in said)
    assert room.desk.vault.settings.all() == before
    room.write("A long day. I want to sleep.")
    assert not room.there("heavy-card")


def test_no_thanks_is_taken_for_an_answer(make_room: Callable[[], Room]) -> None:
    room = make_room()
    room.kit.heavy_words.choose(on=True)
    room.write("I want to die.")
    room.press("heavy-no")
    assert not room.there("heavy-card")
    room.write("I want to die. I wish I was dead.")
    assert not room.there("heavy-card")


def test_support_is_one_press_away(make_room: Callable[[], Room]) -> None:
    room = make_room()
    room.kit.heavy_words.choose(on=True)
    room.write("I want to die.")
    with room.bot.waitSignal(room.screen.go) as gone:
        room.press("heavy-support")
    assert gone.args == ["support"]


def test_nothing_is_looked_for_unless_it_was_chosen(make_room: Callable[[], Room]) -> None:
    room = make_room()
    room.write("I want to die.")
    assert not room.there("heavy-card")
    room.kit.heavy_words.choose(on=False)
    room.write("I want to die, still.")
    assert not room.there("heavy-card")


def test_without_a_country_every_emergency_number_is_offered(
    make_room: Callable[[], Room],
) -> None:
    room = make_room()
    room.desk.settings.set_region("ZZ")
    room.kit.heavy_words.choose(on=True)
    room.write("I want to die.")
    said = room.said("heavy-card")
    assert "United Kingdom: Call 999" in said
    assert "India (not checked yet): Call 112" in said


@pytest.mark.parametrize("scale", SCALES)
def test_neither_card_is_cut_off(make_room: Callable[[], Room], theme: Theme, scale: float) -> None:
    room = make_room()
    ask(room)
    hard_nights_before(room)
    room.kit.heavy_words.choose(on=True)
    room = make_room()
    room.rate(9)
    room.write("I want to die.")
    assert clipped(draw(room.screen, theme, WINDOW, Look.LIGHT, scale)) == []
    assert room.there("hard-nights-card")
    assert room.there("heavy-card")
    assert nameless(room.screen) == []


@pytest.mark.parametrize("scale", SCALES)
def test_the_card_comes_up_in_sight_and_takes_no_focus(
    make_room: Callable[[], Room], theme: Theme, scale: float
) -> None:
    theme.set_scale(scale)
    room = make_room()
    settle(room.screen, WINDOW)
    room.kit.heavy_words.choose(on=True)
    room.kit.contacts.add("Noor", "555 0102")
    room.screen.activateWindow()
    room.screen.focus_home()
    room.write("A long day. I want to die.")
    first = room.card("heavy-card").findChild(QLabel)
    assert first is not None
    room.bot.waitUntil(lambda: not first.visibleRegion().isEmpty())
    focus = room.screen.focusWidget()
    assert focus is not None
    assert focus.objectName() == "page"


def test_the_card_is_there_again_after_a_look_at_an_earlier_night(
    make_room: Callable[[], Room],
) -> None:
    room = make_room()
    room.kit.heavy_words.choose(on=True)
    room.write("I want to die.")
    pick_earlier_night_and_come_back(room)
    assert room.there("heavy-card")
    room.press("heavy-no")
    pick_earlier_night_and_come_back(room)
    assert not room.there("heavy-card"), "No thanks was taken for an answer"


def pick_earlier_night_and_come_back(room: Room) -> None:
    for name in ("More", "Fri 20 November", "Back to tonight"):
        assert not (name == "Back to tonight" and room.there("heavy-card"))
        buttons = room.screen.findChildren(QAbstractButton)
        next(b for b in buttons if b.accessibleName() == name and b.isVisible()).click()
        settle(room.screen, WINDOW)

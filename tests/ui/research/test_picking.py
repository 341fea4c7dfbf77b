"""Choosing nights and entries for a study."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.ids import EntryId, RotationId
from journal_app.domain.studies import OTHER_GROUP, Study
from journal_app.ui.research.group_card import PickRotation
from journal_app.ui.research.pick_list import PickList
from journal_app.ui.research.picking import Offered, Picked, PickingPage
from journal_app.ui.research.picks import PickEntry, PickNight, PickRow, Picks
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from journal_app.ui.widgets.choices import Dropdown
from tests.research_kit import StudyTeam, make_study
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.draw import LOOKS, draw, settle
from tests.ui.keyboard import too_small

SIZE = QSize(1092, 770)
LAST = date(2026, 11, 12)
MEDICINE, NEURO = RotationId("m"), RotationId("n")
ROTATIONS = (
    PickRotation(MEDICINE, "Internal Medicine, 2026", "Medicine"),
    PickRotation(NEURO, "Neurosurgery, 2026", "Neurosurgery"),
)


def night(back: int, *, entries: int = 1, more: bool = True, sent: bool = False) -> PickNight:
    day = LAST - timedelta(days=back)
    return PickNight(
        night=day,
        title=f"Night {day.day}",
        facts="Internal Medicine · time pressure 7",
        rotation=NEURO if back % 2 else MEDICINE,
        more=more,
        entries=tuple(
            PickEntry(EntryId(f"{back}-{n}"), f"Words of night {back}. " * 9, sent=sent)
            for n in range(entries)
        ),
        sent=sent,
    )


NIGHTS = (night(0), night(1, entries=2), night(2, entries=0), night(3, sent=True), night(4))


@pytest.fixture(scope="module")
def study(team: StudyTeam) -> Study:
    return make_study(team)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, study: Study) -> PickingPage:
    made = PickingPage(theme=theme, study=study, offered=Offered(NIGHTS, ROTATIONS))
    qtbot.addWidget(made)
    settle(made, SIZE)
    return made


def press(page: QWidget, name: str) -> None:
    button = next(
        b
        for b in page.findChildren(QAbstractButton)
        if name in (b.objectName(), b.accessibleName())
    )
    assert button.isEnabled(), f"{name} cannot be pressed"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle(page, page.size())


def words(page: QWidget, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def test_nothing_is_chosen_beforehand_and_nothing_can_be_read_through(page: PickingPage) -> None:
    assert page.picked_now().nights == ()
    assert page.picked_now().entries == ()
    assert (
        words(page, "picking-count")
        == "0 nights, 0 entries chosen · nothing has left this computer"
    )
    begin = page.findChild(QAbstractButton, "picking-begin")
    assert begin is not None
    assert not begin.isEnabled()
    assert "No night" in words(page, "picking-missing")


def test_a_night_takes_its_entries_and_each_can_be_left_out() -> None:
    picks = Picks(NIGHTS)
    second = [row for row in picks.rows if row.night is NIGHTS[1]]
    picks.choose(second[:1], on=True)
    assert picks.entries() == ("1-0", "1-1")
    picks.choose(second[1:2], on=False)
    assert (picks.nights(), picks.entries()) == ((NIGHTS[1].night,), ("1-1",))
    picks.choose(second[2:], on=False)
    assert picks.nights() == (NIGHTS[1].night,), "its ratings can still be given"
    picks.choose(second[:1], on=False)
    assert picks.nights() == ()


def test_a_night_with_nothing_but_writing_goes_with_its_last_entry() -> None:
    picks = Picks([night(0, more=False)])
    picks.choose(picks.rows[1:], on=True)
    assert picks.nights() == (LAST,)
    picks.choose(picks.rows[1:], on=False)
    assert picks.nights() == ()


def test_the_space_bar_chooses_a_row_and_shift_takes_several(page: PickingPage) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Home)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert page.picked_now().entries == ("0-0",)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert page.picked_now().entries == ()
    QTest.keyClick(page.list, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert len(page.picked_now().nights) == len(NIGHTS)
    assert words(page, "picking-count").startswith("5 nights, 5 entries chosen")


def test_a_click_chooses_and_a_second_one_leaves_out(page: PickingPage) -> None:
    spot = page.list.visualRect(page.list.nights.index(1)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.picked_now().nights == (LAST,)
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.picked_now().entries == ()


def test_a_tick_set_by_a_screen_reader_counts(page: PickingPage) -> None:
    model = page.list.nights
    assert model.setData(model.index(0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert page.picked_now().nights == (LAST,)
    assert model.data(model.index(0), Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_a_rotation_and_a_stretch_of_dates_are_chosen_at_once(page: PickingPage) -> None:
    press(page, "Which nights: One rotation")
    chosen = page.findChild(Dropdown, "picking-by-rotation")
    assert isinstance(chosen, Dropdown)
    chosen.set_value(NEURO)
    press(page, "picking-choose")
    assert page.picked_now().nights == tuple(sorted(n.night for n in NIGHTS[1::2]))
    press(page, "picking-leave-out")
    assert page.picked_now().nights == ()
    press(page, "Which nights: All")
    press(page, "picking-choose")
    assert len(page.picked_now().nights) == len(NIGHTS)


def test_the_least_number_of_nights_is_said_and_kept_to(page: PickingPage, qtbot: QtBot) -> None:
    page.list.nights.choose([0], on=True)
    assert words(page, "picking-missing") == "2 more nights are needed"
    page.list.nights.choose(list(range(page.list.nights.rowCount())), on=True)
    with qtbot.waitSignal(page.picked) as caught:
        press(page, "picking-begin")
    (picked,) = caught.args or [None]
    assert isinstance(picked, Picked)
    assert picked.nights == tuple(sorted(each.night for each in NIGHTS))
    assert picked.groups == {MEDICINE: "Medicine", NEURO: "Neurosurgery"}


def test_a_small_group_is_said_to_be_called_other(page: PickingPage) -> None:
    assert page.groups.sentence(MEDICINE) == ""
    assert "“Neurosurgery”" in page.groups.sentence(NEURO)
    assert "Fewer than 5" in page.groups.sentence(NEURO)
    lists = page.findChildren(Dropdown, "picking-group")
    lists[1].set_value("Surgery")
    assert page.groups.sentence(NEURO) == ""
    lists[1].set_value(OTHER_GROUP)
    assert "“Other”" in page.groups.sentence(NEURO)
    assert page.picked_now().groups[NEURO] == OTHER_GROUP


def test_what_was_sealed_before_is_marked(page: PickingPage) -> None:
    model = page.list.nights
    said = [str(model.index(row).data()) for row in range(model.rowCount())]
    assert [line.endswith("sealed before") for line in said].count(True) == 1


def test_what_was_chosen_before_is_put_back(page: PickingPage) -> None:
    gone = date(2020, 1, 1)
    page.put_back(Picked((LAST, gone), (EntryId("0-0"), EntryId("x")), {NEURO: OTHER_GROUP}))
    assert page.picked_now() == Picked(
        (LAST,), (EntryId("0-0"),), {MEDICINE: "Medicine", NEURO: OTHER_GROUP}
    )


def test_what_is_still_too_young_and_what_was_sealed_before_is_said(
    qtbot: QtBot, theme: Theme, study: Study
) -> None:
    young = Offered(NIGHTS, cooling=2, young_answers=1, sealed=True)
    made = PickingPage(theme=theme, study=study, offered=young)
    qtbot.addWidget(made)
    settle(made, SIZE)
    said = "\n".join(label.text() for label in made.findChildren(QLabel) if label.isVisible())
    assert "1 questionnaire is still too young." in said
    assert "nothing of this is sealed yet" in said
    assert "nothing has left this computer" not in said


def test_the_ways_on_stay_in_sight_however_small_the_window(
    page: PickingPage, theme: Theme
) -> None:
    draw(page, theme, QSize(1092, 480), Look.LIGHT, 2.0)
    for name in ("picking-begin", "picking-leave"):
        button = page.findChild(QAbstractButton, name)
        assert button is not None
        assert button.visibleRegion().boundingRect() == button.rect(), name


def test_escape_goes_back(page: PickingPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.list, Qt.Key.Key_Escape)


def test_no_night_at_all_is_said(qtbot: QtBot, theme: Theme, study: Study) -> None:
    made = PickingPage(theme=theme, study=study, offered=Offered(()))
    qtbot.addWidget(made)
    settle(made, SIZE)
    assert "24 August 2026" in words(made, "picking-nothing")
    assert not made.list.isVisible()


class CountedRows(tuple[PickRow, ...]):
    """Rows that know which of them were asked for."""

    asked: set[int]

    def __getitem__(self, place: Any) -> Any:
        self.asked.add(place)
        return super().__getitem__(place)


def test_of_thousands_of_nights_only_those_in_sight_are_asked_for(
    qtbot: QtBot, theme: Theme
) -> None:
    picks = Picks([night(back) for back in range(5000)])
    rows = CountedRows(picks.rows)
    rows.asked = set()
    picks.rows = rows
    made = PickList(theme=theme)
    qtbot.addWidget(made)
    made.show_picks(picks)
    settle(made, SIZE)
    made.verticalScrollBar().setValue(made.verticalScrollBar().maximum() // 2)
    settle(made, SIZE)
    made.grab()
    assert max(rows.asked) > 4000
    assert len(rows.asked) < 60


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("scale", "size"), [(1.0, SIZE), (2.0, QSize(1220, 770))])
def test_it_is_whole_and_named_in_both_looks(
    page: PickingPage, theme: Theme, look: Look, scale: float, size: QSize
) -> None:
    draw(page, theme, size, look, scale)
    assert (clipped(page), nameless(page), too_small(page)) == ([], [], [])

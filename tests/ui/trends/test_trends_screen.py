"""The Trends screen on a real vault: reading nights, opening them, ranges, table and copies."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.ports import OpenVault
from journal_app.domain.ratings import Scale
from journal_app.domain.trends.picture import Range, Span
from journal_app.sentences import trends as words
from journal_app.services.trends import TrendsService
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import LIGHT, Look
from journal_app.ui.trends.chart import TrendChart
from journal_app.ui.trends.copies import CopyPanel
from journal_app.ui.trends.range_bar import RangeBar
from journal_app.ui.trends.render import Kind, render
from journal_app.ui.trends.screen import TrendsScreen
from journal_app.ui.trends.table import TrendTable
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper, opened
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import SCALES, SIZES, draw, settle
from tests.ui.trends.journals import DAY, FIRST, TONIGHT, keep, picture, records


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault with a journal of 112 nights, made once."""
    folder = tmp_path_factory.mktemp("trends") / "vault"
    vault, _code = make_keeper(FakeClock()).create(folder, PASSPHRASE)
    keep(vault, records())
    vault.close()
    return folder


@pytest.fixture
def vault(kept: Path, tmp_path: Path, clock: FakeClock) -> Iterator[OpenVault]:
    """That journal, open, in a copy of the test's own."""
    shutil.copytree(kept, tmp_path / "copy")
    with opened(make_keeper(clock), tmp_path / "copy") as vault:
        yield vault


@pytest.fixture
def screen(qtbot: QtBot, theme: Theme, vault: OpenVault, clock: FakeClock) -> TrendsScreen:
    made = TrendsScreen(theme=theme, jobs=DirectJobs(), trends=TrendsService(vault, clock))
    qtbot.addWidget(made)
    made.activate()
    settle(made, SIZES[0])
    chart_of(made).read_night(None)  # wherever another test has left the pointer
    return made


W = TypeVar("W", bound=QObject)


def find(screen: QWidget, kind: type[W], name: str = "") -> W:
    """Return the one child of a kind, by its object name where there are several."""
    found = [c for c in screen.findChildren(kind) if not name or c.objectName() == name]
    assert len(found) == 1
    return found[0]


def chart_of(screen: QWidget) -> TrendChart:
    return find(screen, TrendChart)


def table_of(screen: QWidget) -> TrendTable:
    return find(screen, TrendTable)


def readout_of(screen: QWidget) -> str:
    return find(screen, QLabel, "trend-readout").text()


def press(screen: QWidget, text: str) -> None:
    button = next(
        b for b in screen.findChildren(QAbstractButton) if b.text() == text and b.isVisible()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def all_labels(screen: QWidget) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def place_of(chart: TrendChart, night: date) -> QPoint:
    layout = chart.geometry_of_picture()
    assert layout is not None
    place = (night - screen_first(chart)).days
    return QPointF(layout.x(place), layout.plot.center().y()).toPoint()


def screen_first(chart: TrendChart) -> date:
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    first = chart.night
    assert first is not None
    return first


def test_it_opens_on_the_present_rotation(screen: TrendsScreen) -> None:
    shown = all_labels(screen)
    assert "25 October to 21 November" in shown
    assert "This rotation so far" in shown
    assert "can't tell yet" in shown
    assert words.footnote() in shown


def test_pointing_at_a_night_reads_it_and_a_click_opens_it(
    qtbot: QtBot, screen: TrendsScreen
) -> None:
    chart = chart_of(screen)
    night = next(row.night for row in reversed(picture().rows) if len(row.ratings) == 2)
    QTest.mouseMove(chart, place_of(chart, night))
    qtbot.waitUntil(lambda: chart.night == night)
    row = picture().row(night)
    assert row is not None
    assert readout_of(screen) == words.readout(row)
    with qtbot.waitSignal(screen.open_night) as signal:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place_of(chart, night))
    assert signal.args == [night]


def test_arrows_walk_the_nights_and_enter_opens(qtbot: QtBot, screen: TrendsScreen) -> None:
    chart = chart_of(screen)
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.night == TONIGHT
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.night == TONIGHT - DAY
    QTest.keyClick(chart, Qt.Key.Key_PageUp)
    assert chart.night == TONIGHT - 8 * DAY
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.night == TONIGHT
    assert "Sat 21 November 2026" in readout_of(screen)
    assert chart.accessibleDescription().startswith("Sat 21 November 2026")
    with qtbot.waitSignal(screen.open_night) as signal:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert signal.args == [TONIGHT]
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert readout_of(screen) == words.reading_hint()


def test_a_missing_night_is_said_to_be_missing(screen: TrendsScreen) -> None:
    screen.show_range(Range(Span.ALL))
    chart = chart_of(screen)
    chart.read_night(FIRST + 65 * DAY)
    assert "Time pressure not rated · Burnout self-rating not rated" in readout_of(screen)


def test_reading_draws_over_the_kept_picture(screen: TrendsScreen) -> None:
    chart = chart_of(screen)
    before = chart.grab().toImage()
    chart.read_night(TONIGHT - 3 * DAY)
    during = chart.grab().toImage()
    chart.read_night(None)
    assert during != before
    assert chart.grab().toImage() == before


def test_ranges_change_the_picture(screen: TrendsScreen) -> None:
    press(screen, "All")
    assert "2 August to 21 November · 81 of 112 nights rated" in all_labels(screen)
    press(screen, "3 months")
    assert "23 August to 21 November" in all_labels(screen)


def test_own_dates_are_asked_for_and_checked(qtbot: QtBot, screen: TrendsScreen) -> None:
    press(screen, "Own dates")
    bar = find(screen, RangeBar)
    bar._first.set_day(TONIGHT)
    bar._last.set_day(TONIGHT - DAY)
    press(screen, "Show")
    assert "The last night comes before the first." in all_labels(screen)
    bar._first.set_day(date(2026, 9, 1))
    bar._last.set_day(date(2026, 9, 30))
    with qtbot.waitSignal(bar.chosen):
        press(screen, "Show")
    assert "1 September to 30 September" in all_labels(screen)
    assert "The last night comes before the first." not in all_labels(screen)


def test_the_table_holds_what_the_chart_and_csv_hold(
    qtbot: QtBot, screen: TrendsScreen, tmp_path: Path
) -> None:
    screen.show_range(Range(Span.ALL))
    press(screen, "Show as a table")
    table = table_of(screen)
    assert table.isVisible()
    model = table.model()
    panel = find(screen, CopyPanel)
    panel.save("csv", tmp_path / "r.csv")
    lines = list(csv.DictReader((tmp_path / "r.csv").read_text(encoding="utf-8").splitlines()))
    assert model.rowCount() == len(lines) == 112
    for place, line in enumerate(reversed(lines)):
        assert table.night_at(place).isoformat() == line["night"]
        assert model.index(place, 1).data() == line["time_pressure"]
        assert model.index(place, 2).data() == line["burnout"]
        assert model.index(place, 7).data() == line["rotation"]
    data = picture()
    for place, row in enumerate(reversed(data.rows)):
        assert model.index(place, 1).data() == str(row.ratings.get(Scale.TIME_PRESSURE, ""))
    table.setCurrentIndex(model.index(3, 0))
    with qtbot.waitSignal(screen.open_night) as signal:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert signal.args == [TONIGHT - 3 * DAY]


def test_someone_to_talk_to_is_one_press_away(qtbot: QtBot, screen: TrendsScreen) -> None:
    with qtbot.waitSignal(screen.go) as asked:
        press(screen, "Someone to talk to")
    assert asked.args == ["support"]


def near(colour: int, wanted: str, slack: int) -> bool:
    parts = [(colour >> shift) & 255 for shift in (16, 8, 0)]
    target = [int(wanted[at : at + 2], 16) for at in (1, 3, 5)]
    return all(abs(a - b) <= slack for a, b in zip(parts, target, strict=True))


def test_png_holds_the_picture_in_its_colours(theme: Theme) -> None:
    image = QImage.fromData(render(Kind.PNG, picture()))
    assert image.width() == 2060
    colours = {
        image.pixel(x, y) & 0xFFFFFF for x in range(0, 2060, 3) for y in range(0, image.height(), 3)
    }
    for wanted in (LIGHT.time_pressure, LIGHT.burnout, LIGHT.rail, LIGHT.surface):
        assert any(near(colour, wanted, 12) for colour in colours)


def test_svg_is_a_drawing_with_its_words(theme: Theme) -> None:
    root = ET.fromstring(render(Kind.SVG, picture()))
    assert root.tag.endswith("svg")
    text = " ".join("".join(node.itertext()) for node in root.iter() if node.tag.endswith("text"))
    assert "Time pressure" in text
    assert "Surgery" in text
    shapes = [node for node in root.iter() if node.tag.endswith(("path", "polyline", "polygon"))]
    assert len(shapes) > 150
    assert LIGHT.burnout.lower() in ET.tostring(root, encoding="unicode").lower()


def test_pdf_is_one_page(theme: Theme) -> None:
    pdf = render(Kind.PDF, picture())
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1
    assert len(pdf) > 10_000


def test_an_empty_journal_can_be_drawn_too(theme: Theme) -> None:
    for kind in Kind:
        assert len(render(kind, picture(1))) > 500


@pytest.mark.parametrize("kind", ["png", "svg", "pdf", "csv"])
def test_a_copy_is_saved_where_it_was_asked_for(
    qtbot: QtBot, screen: TrendsScreen, tmp_path: Path, kind: str
) -> None:
    press(screen, "Save a copy")
    assert "not encrypted" in all_labels(screen)
    QTest.mouseClick(find(screen, QPushButton, f"copy-{kind}"), Qt.MouseButton.LeftButton)
    dialog = find(screen, QFileDialog, "copy-where")
    assert dialog.isVisible()
    assert dialog.defaultSuffix() == kind
    to = tmp_path / f"mine.{kind}"
    dialog.fileSelected.emit(str(to))
    dialog.reject()
    qtbot.waitUntil(lambda: not screen.findChildren(QFileDialog))
    assert to.stat().st_size > 500
    assert f"Saved as mine.{kind}. It is not encrypted." in all_labels(screen)


def test_a_copy_that_cannot_be_written_is_explained(screen: TrendsScreen, tmp_path: Path) -> None:
    find(screen, CopyPanel).save("png", tmp_path / "gone" / "mine.png")
    settle(screen, SIZES[0])
    assert not (tmp_path / "gone").exists()
    notice = [t for t in all_labels(screen).splitlines() if "gone" in t or "folder" in t]
    assert notice


def open_everything(screen: QWidget) -> None:
    press(screen, "Show as a table")
    press(screen, "Save a copy")
    press(screen, "Own dates")


def test_every_control_has_a_name(screen: TrendsScreen) -> None:
    open_everything(screen)
    assert nameless(screen) == []


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size.width()))
def test_every_word_fits(screen: TrendsScreen, theme: Theme, size: QSize, scale: float) -> None:
    screen.show_range(Range(Span.ALL))
    open_everything(screen)
    draw(screen, theme, size, Look.DARK, scale)
    assert clipped(screen) == []


def test_the_picture_is_told_in_words(screen: TrendsScreen) -> None:
    told = chart_of(screen).accessibleDescription()
    assert "23 of 28 nights rated" in told
    assert "Internal Medicine · week 4 of 8" in told
    assert "Burnout self-rating" in told


def test_a_change_of_look_redraws(screen: TrendsScreen, theme: Theme) -> None:
    before = chart_of(screen).grab().toImage()
    theme.set_look(Look.DARK)
    assert chart_of(screen).grab().toImage() != before

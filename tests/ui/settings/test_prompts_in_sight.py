"""Settings, Prompts: what comes up after a press is seen, wherever the page stood."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.services.packs import PackService
from journal_app.services.prompts import PromptService
from journal_app.ui.prompts.kit import PromptKit
from journal_app.ui.prompts.own_form import OwnPromptForm
from journal_app.ui.settings.prompts import PromptsSection
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import ScrollPage
from tests.fakes import FakeClock
from tests.prompts.packs import pack_file, write_pack
from tests.services.desks import shipped_prompts
from tests.storage.vaults import PASSPHRASE, make_keeper
from tests.ui.draw import settle
from tests.ui.settings.one_section import make_kit
from tests.ui.settings.press import press

WINDOW = QSize(860, 720)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot, clock: FakeClock, tmp_path: Path) -> Iterator[ScrollPage]:
    vault, _ = make_keeper(clock).create(tmp_path / "journal", PASSPHRASE)
    packs, library = PackService(vault, clock), shipped_prompts()
    kit = PromptKit(PromptService(vault, clock, library, packs), packs, library)
    section = PromptsSection(kit=make_kit(vault, clock, theme, tmp_path), prompts=kit)
    shown = ScrollPage(theme=theme, max_width=720)
    shown.column.addWidget(section)
    qtbot.addWidget(shown)
    section.refresh()
    settle(shown, WINDOW)
    yield shown
    vault.close()


def whole(page: ScrollPage, widget: QWidget) -> bool:
    """Tell whether all of a widget is seen."""
    top = widget.mapTo(page.viewport(), QPoint(0, 0)).y()
    return widget.isVisible() and top >= 0 and top + widget.height() <= page.viewport().height()


def bring(page: ScrollPage, path: Path) -> None:
    field = page.findChild(QLineEdit, "pack-path")
    assert field is not None
    field.setText(str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_what_came_of_a_pack_is_seen_wherever_the_page_stood(
    page: ScrollPage, qtbot: QtBot, tmp_path: Path
) -> None:
    said = page.findChild(Notice, "pack-question")
    assert said is not None
    bar = page.verticalScrollBar()
    assert bar.maximum() > 0
    for place in (0, bar.maximum()):
        bar.setValue(place)
        bring(page, write_pack(tmp_path, "this is no pack", "notes.toml"))
        assert "notes.toml" in said.text()
        qtbot.waitUntil(lambda: whole(page, said))
    bar.setValue(0)
    bring(page, tmp_path / "gone.toml")
    assert "gone.toml" in said.text()
    qtbot.waitUntil(lambda: whole(page, said))
    bring(page, write_pack(tmp_path, pack_file()))
    settle(page, WINDOW)
    press(page, "Bring it in")
    settle(page, WINDOW)
    assert "Tuesday evenings" in said.text()
    qtbot.waitUntil(lambda: whole(page, said))


def test_the_form_for_a_prompt_comes_up_whole(page: ScrollPage, qtbot: QtBot) -> None:
    form = page.findChild(OwnPromptForm)
    write = page.findChild(QAbstractButton, "own-write")
    assert form is not None
    assert write is not None
    page.ensureWidgetVisible(write)
    assert whole(page, write)
    write.click()
    # Laid out before it is judged: a form that was never shown has no size yet.
    settle(page, WINDOW)
    assert form.height() > WINDOW.height() // 3
    qtbot.waitUntil(lambda: whole(page, form))

"""The section of prompts by itself, and hands for its tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from journal_app.domain.ports import OpenVault
from journal_app.domain.prompt_preferences import PromptPreferences
from journal_app.services.prompt_settings import PromptSettings
from journal_app.ui.prompts.kit import PromptKit
from journal_app.ui.settings.prompts import PromptsSection
from journal_app.ui.support.words_field import WordsField
from journal_app.ui.widgets.surfaces import ScrollPage
from tests.fakes import FakeClock
from tests.ui.draw import settle
from tests.ui.settings.press import (
    WINDOW,
)


@dataclass
class Place:
    """The section by itself: the whole screen takes ten times as long to lay out."""

    vault: OpenVault
    clock: FakeClock
    page: ScrollPage
    kit: PromptKit
    section: PromptsSection


def wanted(place: Place) -> PromptPreferences:
    return PromptSettings(place.vault).load()


def bring(section: PromptsSection, path: Path) -> None:
    field = section.findChild(QLineEdit, "pack-path")
    assert field is not None
    field.setText(str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(section, WINDOW)


def ask(section: PromptsSection, text: str) -> None:
    field = section.findChild(WordsField, "own-question")
    assert field is not None
    field.clear()
    QTest.keyClicks(field, text)


def says(section: PromptsSection) -> str:
    label = section.findChild(QLabel, "own-says")
    assert label is not None
    return label.text() if label.isVisible() else ""


def pack_text(section: PromptsSection) -> str:
    """Return what the pack that is looked at holds; "" when none is."""
    shown = [one for one in section.findChildren(QPlainTextEdit, "pack-text") if one.isVisible()]
    return shown[0].toPlainText() if shown else ""

"""Settings: theme hints and word tone, both off until turned on."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from journal_app.analysis.tone import word_tone
from journal_app.sentences import hints as sentences
from journal_app.services.theme_hints import HintLibrary, ThemeHints, Wanted
from journal_app.ui.settings.hints import HintsSection
from journal_app.ui.widgets.choices import Check
from tests.ui.clipping import clipped
from tests.ui.draw import settle
from tests.ui.settings.desk import Desk


def check(section: HintsSection, name: str) -> Check:
    found = section.findChild(Check, name)
    assert found is not None
    return found


def test_both_are_off_and_turned_on_by_key_and_word_tone_says_what_it_cannot_see(
    desk: Desk,
) -> None:
    settle(desk.screen, QSize(1092, 766))
    desk.screen.show_section("hints")
    section = desk.screen.findChild(HintsSection)
    assert section is not None
    themes, tone = check(section, "hints-themes"), check(section, "hints-tone")
    assert not themes.isChecked()
    assert not tone.isChecked()
    QTest.keyClick(themes, Qt.Key.Key_Space)
    QTest.keyClick(tone, Qt.Key.Key_Space)
    hints = ThemeHints(desk.vault, desk.clock, HintLibrary())
    assert (hints.wanted(), hints.tone_on()) == (Wanted.YES, True)
    QTest.keyClick(themes, Qt.Key.Key_Space)
    assert hints.wanted() is Wanted.NO
    desk.screen.activate()
    assert (themes.isChecked(), tone.isChecked()) == (False, True)
    said = " ".join(label.text() for label in section.findChildren(QLabel))
    assert "biopsy came back positive" in said
    assert "understands nothing" in said
    assert "die" not in re.findall(r"\w+", said)
    for example in re.findall("“([^”]+)”", sentences.about_tone()):
        counted = word_tone(example)
        assert (counted.pleasant, counted.unpleasant) == (1, 0), example
    assert clipped(desk.screen) == []

"""The page about the prompts: what it says, where it leads, and that all of it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal_app.domain.prompts import Load, Theme
from journal_app.sentences import about_prompts
from journal_app.services.own_prompts import OwnPrompt
from journal_app.services.packs import PackService
from journal_app.services.prompts import PromptService
from journal_app.ui.prompts.about import AboutPromptsScreen
from journal_app.ui.prompts.kit import PromptKit
from journal_app.ui.theme import Theme as Dress
from journal_app.ui.tokens import Look
from tests.fakes import FakeClock
from tests.services.desks import shipped_prompts
from tests.storage.vaults import PASSPHRASE, make_keeper
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import draw, settle
from tests.ui.settings.press import WINDOW, press, words_shown


@pytest.fixture
def page(
    theme: Dress, qtbot: QtBot, clock: FakeClock, tmp_path: Path
) -> Iterator[AboutPromptsScreen]:
    vault, _ = make_keeper(clock).create(tmp_path / "journal", PASSPHRASE)
    packs, library = PackService(vault, clock), shipped_prompts()
    packs.write(OwnPrompt(Theme.SELF_CARE, Load.LIGHT, "Where did you sit today?"))
    kit = PromptKit(PromptService(vault, clock, library, packs), packs, library)
    screen = AboutPromptsScreen(theme=theme, jobs=DirectJobs(), prompts=kit)
    qtbot.addWidget(screen)
    screen.activate()
    yield screen
    vault.close()


def test_it_says_what_is_known_and_what_is_not_and_counts_the_journal_s_own(
    page: AboutPromptsScreen,
) -> None:
    said = "\n".join(words_shown(page))
    for words in (
        "29 people of one school",
        "14 students, 11 advisors of small groups and 4 leaders",
        "October 2021 to January 2022",
        "convenience sample",
        "being moved, and then acting",
        "4,012 people",
        "the benefit was small",
        "Minus means less distress",
        "plus means that those who wrote did better",
        "0.47, about half that spread",
        "it may feel heavier",
        "without a group to compare with flatter",
        "Nothing here measures compassion, treats anything",
        "has not been studied",
        "lie at least three nights",
    ):
        assert words in said
    assert "reduces burnout" not in said
    library, shown = shipped_prompts(), words_shown(page)
    light = sum(prompt.load is Load.LIGHT for prompt in library.prompts)
    assert (
        f"{len(library.prompts)} prompts come with Heartbeat; {light} of them are light." in shown
    )
    assert "You have written 1 yourself." in shown
    for theme, name in ((Theme.SELF_CARE, "Self-care"), (Theme.ROLE_MODELS, "Role models")):
        count = sum(prompt.theme is theme for prompt in library.prompts)
        assert any(f"{name} {count}" in line for line in shown)


def test_every_work_that_is_named_stands_at_the_end_with_how_it_was_read() -> None:
    said = " ".join(line for part in about_prompts.parts() for line in part.lines)
    works = about_prompts.references()
    for number, work in enumerate(works, start=1):
        assert f"[{number}]" in said
        assert work.startswith(f"[{number}] ")
        assert ("read in full" in work) is (number == 1)
        assert ("abstract or excerpt only" in work) is (number > 1)
    assert f"[{len(works) + 1}]" not in said


def test_escape_leaves_it_as_soon_as_it_is_shown(page: AboutPromptsScreen) -> None:
    asked: list[str] = []
    page.go.connect(asked.append)
    settle(page, WINDOW)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert asked == ["tonight"]


def test_it_leads_back_and_nothing_is_cut_off(page: AboutPromptsScreen, theme: Dress) -> None:
    asked: list[str] = []
    page.go.connect(asked.append)
    press(page, "Back to Tonight")
    press(page, "Choose in Settings")
    assert asked == ["tonight", "settings"]
    for scale in (2.0, 1.0):
        assert clipped(draw(page, theme, WINDOW, Look.LIGHT, scale)) == []
    assert nameless(page) == []
    assert len(page.findChildren(QLabel, "work")) == len(about_prompts.references())

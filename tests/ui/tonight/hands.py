"""Hands for the tests of Tonight: press, choose, find, read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from journal_app.domain.ids import PromptId
from journal_app.domain.prompt_preferences import PromptPreferences
from journal_app.domain.prompts import Load, Prompt
from journal_app.domain.prompts import Theme as PromptTheme
from journal_app.services.prompt_settings import PromptSettings
from tests.services.desks import Desk
from tests.ui.tonight.conftest import Seen


def press(seen: Seen, name: str) -> None:
    button = seen.button(name)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def choose(seen: Seen, name: str) -> None:
    """Open More and press one of its pills, by keyboard."""
    press(seen, "More")
    press(seen, name)


def part(seen: Seen, name: str) -> QWidget:
    found = seen.screen.findChild(QWidget, name)
    assert found is not None, name
    return found


def text_of(seen: Seen, name: str) -> str:
    label = part(seen, name)
    assert isinstance(label, QLabel)
    return label.text()


def one_prompt(desk: Desk, **given: object) -> Prompt:
    """Let the student have one prompt of their own, and no others."""
    values: dict[str, object] = {
        "id": PromptId("own-one"),
        "theme": PromptTheme.ROLE_MODELS,
        "sub_theme": "own",
        "text": "Who made the room quieter today?",
        "load": Load.MEDIUM,
        "minutes": 3,
        "own": True,
    }
    prompt = Prompt(**(values | given))  # type: ignore[arg-type] # each value is given its own name
    desk.vault.prompts.put_own(prompt)
    PromptSettings(desk.vault).save(PromptPreferences(shipped=False))
    return prompt


def rest(seen: Seen) -> None:
    """Let a minute pass in which nothing is typed."""
    seen.desk.clock.forward(seconds=61)
    seen.screen.look_at_clock()

"""Every step of a questionnaire: translated but for its own words, and within reach of Tab."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QAbstractButton

from journal_app.words import pseudo_language, use_language
from tests.ui.draw import settle
from tests.ui.keyboard import go_round, unreached
from tests.ui.questionnaires.conftest import Room
from tests.ui.settings.press import WINDOW
from tests.ui.untranslated import untranslated

OWN = dict.fromkeys(
    (
        "questionnaire-title",
        "questionnaire-intro",
        "item-text",
        "Answer",
        "licence-value",
        "licence-text",
        "score-title",
    ),
    "the questionnaire's own words, in its file's own language",
)


@contextmanager
def bracketed() -> Iterator[None]:
    use_language(pseudo_language())
    try:
        yield
    finally:
        use_language(None)


def steps(room: Room) -> Iterator[str]:
    room.show(read=False)
    yield "licence"
    click(room, "licence-read")
    yield "items"
    room.row("window").answers[1].click()
    click(room, "questionnaire-done")
    yield "done"
    room.service.show_scores("evening-weather", on=True)
    click(room, "questionnaire-change")
    click(room, "questionnaire-done")
    yield "score"
    room.clock.forward(days=3)
    room.screen.activate()
    settle(room.screen, WINDOW)
    yield "too soon"


def click(room: Room, name: str) -> None:
    settle(room.screen, WINDOW)
    found = room.screen.findChildren(QAbstractButton, name)
    (button,) = [one for one in found if one.isVisible()]
    button.click()
    settle(room.screen, WINDOW)


def test_every_word_but_the_files_own_is_translated(room: Room) -> None:
    found: list[str] = []
    with bracketed():
        for step in steps(room):
            found += [f"{step}: {line}" for line in untranslated(room.screen, OWN)]
    assert found == []


def test_tab_reaches_everything_and_shows_where_it_is(room: Room) -> None:
    found, known = list[str](), set[str]()
    for step in steps(room):
        room.screen.focus_home()
        ring, unseen = go_round(room.screen, known)
        found += [f"{step}: {line}" for line in (*unseen, *unreached(room.screen, ring))]
        assert ring, step
    assert found == []

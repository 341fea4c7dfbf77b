"""Every step of joining and leaving, held to what all screens promise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from journal_app.domain.studies import DataItem
from journal_app.sentences.research_choices import Quiz
from journal_app.ui.research.screen import ResearchScreen
from journal_app.ui.research.study_words import STUDY_WORDS
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from journal_app.words import pseudo_language, use_language
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.draw import draw
from tests.ui.keyboard import go_round, too_small, unreached
from tests.ui.research.hands import SIZE, Hands
from tests.ui.research.test_research_leaving import has_sealed
from tests.ui.untranslated import untranslated

LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis-and-what-students-of-it-say-when-nobody-hears"

OWN = {
    STUDY_WORDS: "what a study file says",
    "research-text": "the study's notice",
    "research-fingerprint": "the fingerprint",
}


def steps(hands: Hands) -> Iterator[str]:
    """Go through all steps; yield the name of each."""
    hands.screen.focus_home()
    hands.rest()
    yield "home, nothing joined"
    hands.open(hands.file(title=f"What is {LONG}?", id="long"))
    yield "offer"
    hands.read_and_compare()
    yield "offer, read"
    hands.press("research-next")
    yield "choices"
    hands.answer_all(noes=frozenset({DataItem.TEXT}))
    hands.answer(Quiz.HELP, right=False)
    yield "choices, a wrong answer"
    hands.answer(Quiz.HELP, right=True)
    hands.press("research-agree")
    yield "joined"
    hands.press("research-done")
    has_sealed(hands, 41)
    yield "home"
    hands.open(hands.file(title="Another title", id="long", version=2, notice="Another notice."))
    yield "newer version"
    hands.press("research-not-now")
    hands.press("research-withdraw")
    yield "withdraw"
    hands.press("research-withdraw-ask")
    yield "withdraw, asked"
    hands.press("research-withdraw-now")
    yield "withdrawn"
    hands.press("research-back")
    yield "home, one left"


@pytest.fixture
def bracketed() -> Iterator[None]:
    use_language(pseudo_language())
    yield
    use_language(None)


@pytest.mark.parametrize(
    ("scale", "look", "size"),
    [(1.0, Look.LIGHT, SIZE), (2.0, Look.DARK, QSize(904, 770))],
)
@pytest.mark.usefixtures("bracketed")
def test_every_step_is_whole_named_translated_and_reached_by_keyboard(
    theme: Theme, request: pytest.FixtureRequest, scale: float, look: Look, size: QSize
) -> None:
    hands: Hands = request.getfixturevalue("hands")
    draw(hands.screen, theme, size, look, scale)
    found: list[str] = []
    known: set[str] = set()
    for step in steps(hands):
        found += [f"{step}: {line}" for line in looked_at(hands.screen, known)]
    assert found == []
    assert len(known) > 20


def looked_at(screen: ResearchScreen, known: set[str]) -> list[str]:
    focus = QApplication.focusWidget()
    if focus is None:
        return ["nothing has the focus"]
    lines = [*clipped(screen), *nameless(screen), *too_small(screen)]
    lines += untranslated(screen.stage, OWN)
    ring, unseen = go_round(screen, known)
    focus.setFocus()
    return [*lines, *unseen, *unreached(screen, ring)]


def test_a_change_of_look_and_size_reaches_the_open_step(
    hands: Hands, screen: ResearchScreen, theme: Theme
) -> None:
    hands.has_joined()
    hands.open(hands.file(id="another"))
    for look, scale in ((Look.DARK, 2.0), (Look.LIGHT, 1.0)):
        draw(screen, theme, SIZE, look, scale)
        assert clipped(screen) == []

"""Reading everything through that goes to a study, on a real vault."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.domain.studies import DataItem
from journal_app.research.package_writing import BuiltPackage
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.research_review import GatheredForResearch, ResearchReview
from journal_app.services.review_state import from_json
from journal_app.services.taking_part import TakingPart
from journal_app.ui.copying.glances import GlanceButton
from journal_app.ui.research.reviewing import receives
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from tests.fakes import FakeClock
from tests.research_kit import StudyTeam
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.copying.known_words import known_words
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import LOOKS, draw, settle
from tests.ui.journal.shelf import ROTATIONS, TONIGHT, Shelf, new_shelf
from tests.ui.keyboard import too_small
from tests.ui.research.giving import PLANTED, TEXTS, Giving, begin, fill, joined
from tests.ui.research.hands import SIZE

Give = Callable[[], Giving]


@pytest.fixture(scope="module")
def tools() -> PrivacyTools:
    return known_words()


@pytest.fixture
def shelf(tmp_path: Path, clock: FakeClock) -> Iterator[Shelf]:
    made = new_shelf(tmp_path / "journal", clock)
    for rotation in ROTATIONS:
        made.vault.rotations.put(rotation)
    fill(made)
    yield made
    made.vault.close()


@pytest.fixture
def part(shelf: Shelf, team: StudyTeam) -> TakingPart:
    return joined(shelf, team)


@pytest.fixture
def give(
    qtbot: QtBot,
    theme: Theme,
    jobs: DirectJobs,
    shelf: Shelf,
    tools: PrivacyTools,
    part: TakingPart,
    tmp_path: Path,
) -> Give:
    def new() -> Giving:
        step = begin(theme=theme, jobs=jobs, background=jobs, shelf=shelf, tools=tools, part=part)
        qtbot.addWidget(step)
        return Giving(step, shelf, tmp_path)

    return new


def test_sealing_waits_until_nothing_is_open(give: Give) -> None:
    giving = give()
    giving.choose_all()
    assert giving.words("reviewing-subtitle") == (
        "Compassion in Clerkship · approval 24-118 · 4 nights, 4 entries chosen · "
        "nothing has left this computer"
    )
    assert not giving.button("reviewing-seal").isEnabled()
    assert giving.words("reviewing-to-do") == "3 entries still have something to check"
    panel = giving.panel()
    for row in range(panel.list.count()):
        panel.list.setCurrentRow(row)
    assert not giving.button("reviewing-seal").isEnabled(), "read, but not answered"
    giving.answer_everything()
    assert giving.button("reviewing-seal").isEnabled()
    assert giving.button("reviewing-seal").text() == "Seal 4 entries…"


def test_no_planted_name_is_in_what_is_shown(give: Give) -> None:
    giving = give()
    giving.choose_all()
    seen = giving.answer_everything()
    assert len(seen) == len(TEXTS)
    assert not [name for name in PLANTED for text in seen.values() if name in text]


def test_every_capital_number_and_superlative_is_asked_about(give: Give) -> None:
    giving = give()
    giving.choose_all()
    panel = giving.panel()
    panel.list.setCurrentRow(2)
    words = [b.accessibleName() for b in panel.findChildren(GlanceButton) if b.isVisible()]
    assert words == ["14"]
    assert "1 to look at" in panel.list.item(2).text()
    QTest.keyClick(panel.text, Qt.Key.Key_F8)
    assert "“14”" in giving.words("place-about")
    giving.press("place-stay")
    assert panel.list.item(2).text().endswith("nothing replaced")


def test_keys_alone_answer_a_text(give: Give) -> None:
    giving = give()
    giving.choose_all()
    panel = giving.panel()
    panel.list.setCurrentRow(1)
    panel.text.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(panel.text, Qt.Key.Key_F8)
    assert "only person" in giving.words("place-question")
    QTest.keyClick(panel.text, Qt.Key.Key_H, alt)
    giving.rest()
    assert "harpist" not in panel.text.toPlainText()
    QTest.keyClick(panel.text, Qt.Key.Key_K, alt)
    giving.rest()
    assert panel.list.item(1).text().endswith("replaced")
    QTest.keyClick(panel.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    giving.rest()
    assert "to look at" in panel.list.item(1).text()


def test_a_word_worth_a_look_can_be_hidden_by_key(give: Give) -> None:
    giving = give()
    giving.choose_all()
    panel = giving.panel()
    panel.list.setCurrentRow(1)
    glance = next(b for b in panel.findChildren(GlanceButton) if b.text() == "Quorndon")
    QTest.keyClick(glance, Qt.Key.Key_Space)
    panel.text.setFocus()
    QTest.keyClick(panel.text, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    giving.rest()
    assert "Quorndon" not in panel.text.toPlainText()


def test_what_may_stay_everywhere_is_asked_about_nowhere_else(give: Give, shelf: Shelf) -> None:
    shelf.write(TONIGHT - timedelta(days=20), "Again I saw 14 people.")
    giving = give()
    giving.choose_all()
    panel = giving.panel()
    panel.list.setCurrentRow(0)
    giving.rest()
    QTest.keyClick(panel.text, Qt.Key.Key_F8)
    giving.press("place-stay-everywhere")
    numbers = []
    for row in range(panel.list.count()):
        panel.list.setCurrentRow(row)
        numbers += [b.text() for b in panel.findChildren(GlanceButton) if b.isVisible()]
    assert "14" not in numbers


def test_an_unfinished_review_goes_on_where_it_was_left(
    give: Give, shelf: Shelf, part: TakingPart, qtbot: QtBot
) -> None:
    giving = give()
    giving.choose_all()
    panel = giving.panel()
    panel.list.setCurrentRow(2)
    giving.press("look-all")
    with qtbot.waitSignal(giving.step.left):
        giving.press("reviewing-leave")
    stored = shelf.vault.studies.review(part.participation.id)
    assert stored is not None
    kept = from_json(stored)
    assert kept is not None
    assert kept.current == panel.current()
    again = give()
    assert "stopped" in again.said("picking-notice")
    assert len(again.picking().picked_now().nights) == len(TEXTS)
    again.press_said("Go on reading")
    assert again.panel().current() == kept.current
    assert again.panel().list.item(2).text().endswith("nothing replaced")


def test_what_was_chosen_is_kept_without_reading_any_of_it(give: Give, qtbot: QtBot) -> None:
    giving = give()
    giving.picking().list.nights.choose([0, 2], on=True)
    chosen = giving.picking().picked_now()
    assert chosen.nights
    with qtbot.waitSignal(giving.step.left):
        giving.press("picking-leave")
    again = give()
    assert again.picking().picked_now() == chosen
    assert "still chosen" in again.said("picking-notice")


def test_another_choice_keeps_what_was_answered(give: Give) -> None:
    giving = give()
    giving.choose_all()
    giving.panel().list.setCurrentRow(2)
    giving.press("look-all")
    giving.press("reviewing-leave")
    again = give()
    last = again.picking().list.nights.rowCount() - 1
    again.picking().list.nights.choose([last], on=False)
    chosen = again.picking().picked_now()
    again.press("picking-leave")
    third = give()
    assert third.picking().picked_now() == chosen
    third.press("picking-begin")
    # The oldest text, the first of the list, is not among them any more.
    assert third.panel().list.item(1).text().endswith("nothing replaced")


def test_where_nothing_was_chosen_nothing_is_kept(
    give: Give, shelf: Shelf, part: TakingPart
) -> None:
    give().press("picking-leave")
    assert shelf.vault.studies.review(part.participation.id) is None


def test_an_answer_is_kept_a_moment_later_without_leaving(
    give: Give, shelf: Shelf, part: TakingPart, qtbot: QtBot
) -> None:
    giving = give()
    giving.choose_all()
    giving.panel().list.setCurrentRow(2)
    giving.press("look-all")
    qtbot.waitUntil(lambda: shelf.vault.studies.review(part.participation.id) is not None)


def test_a_lock_keeps_what_was_answered_and_lets_go_of_everything(
    give: Give, shelf: Shelf, part: TakingPart, jobs: DirectJobs
) -> None:
    giving = give()
    giving.to_contents()
    giving.press("contents-again")
    giving.panel().list.setCurrentRow(1)
    shelf.vault.studies.drop_review(part.participation.id)
    jobs.drain()
    stored = shelf.vault.studies.review(part.participation.id)
    assert stored is not None
    assert giving.step._making is None
    assert giving.step._built is None


def test_a_lock_leaves_no_review_in_memory_once_the_screen_is_gone(
    give: Give, jobs: DirectJobs, qtbot: QtBot
) -> None:
    giving = give()
    giving.to_contents()
    jobs.drain()
    giving.step.deleteLater()
    giving.step = None  # type: ignore[assignment] # the last reference to it
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    kinds = (GatheredForResearch, ResearchReview, BuiltPackage)
    qtbot.waitUntil(
        lambda: (
            gc.collect() >= 0 and not [one for one in gc.get_objects() if isinstance(one, kinds)]
        )
    )


def test_a_study_without_writing_has_nothing_to_read_and_can_go_on(
    qtbot: QtBot,
    theme: Theme,
    jobs: DirectJobs,
    shelf: Shelf,
    tools: PrivacyTools,
    team: StudyTeam,
    tmp_path: Path,
) -> None:
    part = joined(shelf, team, noes=frozenset({DataItem.TEXT, DataItem.PROMPTS}))
    step = begin(theme=theme, jobs=jobs, background=jobs, shelf=shelf, tools=tools, part=part)
    qtbot.addWidget(step)
    giving = Giving(step, shelf, tmp_path)
    giving.choose_all()
    assert "no text to read" in giving.said("reviewing-notice")
    making = step._making
    assert making is not None
    assert not [line for line in receives(making) if "entr" in line]
    giving.press("reviewing-seal")
    assert giving.contents().isVisible()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("scale", "size"), [(1.0, SIZE), (2.0, QSize(1220, 770))])
def test_it_is_whole_and_named_in_both_looks(
    give: Give, theme: Theme, look: Look, scale: float, size: QSize
) -> None:
    giving = give()
    giving.choose_all()
    draw(giving.step, theme, size, look, scale)
    for pane in ("list", "text", "side"):
        giving.panel().show_pane(pane)
        settle(giving.step, size)
        page = giving.step
        assert (clipped(page), nameless(page), too_small(page)) == ([], [], [])

"""What is shown is what is sealed, on a real vault and with a real key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from journal_app.domain.packages import PackageContents
from journal_app.domain.studies import DataItem
from journal_app.research.package_reading import read_package
from journal_app.research.sealing import unseal
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.studies import StudyService
from journal_app.services.taking_part import TakingPart
from journal_app.ui.research.contents import Seen
from journal_app.ui.research.raw_bytes import as_text
from journal_app.ui.research.sealing_column import Hash
from journal_app.ui.research.study_words import BREAK
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from tests.canary import scan
from tests.fakes import FakeClock
from tests.research_kit import StudyTeam
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.copying.known_words import known_words
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import LOOKS, draw, settle
from tests.ui.journal.shelf import ROTATIONS, Shelf, new_shelf
from tests.ui.keyboard import too_small
from tests.ui.research.giving import PLANTED, TEXTS, Giving, begin, fill, joined
from tests.ui.research.hands import SIZE


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
def giving(
    qtbot: QtBot,
    theme: Theme,
    jobs: DirectJobs,
    shelf: Shelf,
    tools: PrivacyTools,
    part: TakingPart,
    tmp_path: Path,
) -> Giving:
    step = begin(theme=theme, jobs=jobs, background=jobs, shelf=shelf, tools=tools, part=part)
    qtbot.addWidget(step)
    return Giving(step, shelf, tmp_path)


def test_the_bytes_that_were_shown_are_the_bytes_that_are_sealed(
    giving: Giving, team: StudyTeam, shelf: Shelf, part: TakingPart, qtbot: QtBot
) -> None:
    seen = giving.to_contents()
    shown = raw_bytes(giving)
    digest = giving.page("contents-sha256")
    assert isinstance(digest, Hash)
    giving.press("contents-seal")
    with qtbot.waitSignal(giving.step.sealed):
        path = giving.save_as("heartbeat-0a1b2c3d.age")
    archive = unseal(path.read_bytes(), team.identity)
    assert hashlib.sha256(archive).hexdigest() == digest.sha256()
    above, _blank, digits = shown.pop("padding").split("\n", 2)
    zeros = bytes.fromhex(digits)
    assert (above.split()[0], any(zeros), zeros in archive) == (str(len(zeros)), False, True)
    for name, text in shown.items():
        assert text.encode("utf-8") in archive, name
    contents = read_package(archive, file=path.name)
    assert isinstance(contents, PackageContents)
    assert sorted(entry.text for entry in contents.entries) == sorted(seen.values())
    assert not [name for name in PLANTED if name.encode() in archive]
    (record,) = shelf.vault.studies.sealed(part.participation.id)
    assert record.content_sha256 == digest.sha256()
    assert record.sealed_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert shelf.vault.studies.review(part.participation.id) is None


def raw_bytes(giving: Giving) -> dict[str, str]:
    """Return every file of the package, as the raw bytes are shown."""
    page = giving.contents()
    page.show_as(Seen.BYTES)
    giving.rest()
    view = giving.page("raw-bytes")
    assert isinstance(view, QPlainTextEdit)
    shown = {}
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        name = page.list.item(row).text().split(" · ")[0]
        if not view.toPlainText().startswith("64 bytes"):
            shown[name] = view.toPlainText()
    assert {"manifest.json", "consent.json", "nights.jsonl", "entries.jsonl"} <= set(shown)
    return shown


def test_the_contents_are_shown_in_words_and_every_text_is_there(giving: Giving) -> None:
    seen = giving.to_contents()
    page = giving.contents()
    names = [page.list.item(row).text() for row in range(page.list.count())]
    assert "Who and what" in names
    assert f"{len(TEXTS)} nights" in names
    read = []
    for row, name in enumerate(names):
        page.list.setCurrentRow(row)
        if name.endswith("entry"):
            text = giving.page("package-text")
            assert isinstance(text, QTextEdit)
            read.append(text.toPlainText())
    assert sorted(read) == sorted(seen.values())


def test_nothing_unsealed_touches_the_disk_until_and_after_sealing(
    giving: Giving, tmp_path: Path
) -> None:
    giving.to_contents()
    assert {path.name for path in tmp_path.iterdir()} == {"journal"}
    giving.press("contents-seal")
    giving.save_as("heartbeat-0a1b2c3d.age")
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"journal", "heartbeat-0a1b2c3d.age"}
    assert scan(["quiet and I was glad", *PLANTED], [tmp_path]) == []


def test_the_suggested_name_says_nothing(giving: Giving) -> None:
    giving.to_contents()
    giving.press("contents-seal")
    dialog = giving.step.findChild(QFileDialog, "research-where")
    assert isinstance(dialog, QFileDialog)
    (suggested,) = dialog.selectedFiles()
    name = Path(suggested).name
    assert name.startswith("heartbeat-")
    assert name.endswith(".age")
    assert "ompassion" not in name
    dialog.done(0)


def test_after_sealing_it_says_where_what_and_how_to_send(giving: Giving, qtbot: QtBot) -> None:
    giving.to_contents()
    giving.press("contents-seal")
    giving.save_as("heartbeat-0a1b2c3d.age")
    assert "heartbeat-0a1b2c3d.age" in giving.words("sealed-file")
    assert giving.words("sealed-folder").replace(BREAK, "") == str(giving.folder)
    assert giving.page("sealed-folder").accessibleName() == str(giving.folder)
    how = giving.page("sealed-how")
    assert how.accessibleName() == "E-mail it to compassion@northmoor.example"
    # On screen the address may go on in the next line.
    assert giving.words("sealed-how").replace(BREAK, "") == how.accessibleName()
    assert giving.words("sealed-terms").startswith("The study says: “We take out everything")
    assert "who you are" in giving.words("sealed-reveals")
    with qtbot.waitSignal(giving.step.receipt_wanted):
        giving.press("sealed-receipt")
    with qtbot.waitSignal(giving.step.left):
        giving.press("sealed-done")


def test_once_something_is_sealed_no_page_says_that_nothing_has_left(
    giving: Giving,
    qtbot: QtBot,
    theme: Theme,
    jobs: DirectJobs,
    tools: PrivacyTools,
    part: TakingPart,
) -> None:
    giving.to_contents()
    giving.press("contents-seal")
    giving.save_as("heartbeat-0a1b2c3d.age")
    shelf = giving.shelf
    (now,) = StudyService(shelf.vault, shelf.clock, "0.0").taking_part()
    assert now.participation == part.participation
    step = begin(theme=theme, jobs=jobs, background=jobs, shelf=shelf, tools=tools, part=now)
    qtbot.addWidget(step)
    again = Giving(step, shelf, giving.folder)
    assert again.words("picking-count").endswith("nothing of this is sealed yet")
    again.choose_all()
    assert again.words("reviewing-subtitle").endswith("nothing of this is sealed yet")
    again.answer_everything()
    again.press("reviewing-seal")
    assert again.words("contents-subtitle").endswith("nothing of this is sealed yet")


def test_going_back_throws_the_package_away(giving: Giving) -> None:
    giving.to_contents()
    first = built_id(giving)
    giving.press("contents-again")
    assert built_id(giving) == ""
    giving.press("reviewing-seal")
    assert built_id(giving) not in {"", first}


def built_id(giving: Giving) -> str:
    """Return the id of the package that is held, "" when none is."""
    built = giving.step._built
    return "" if built is None else built.contents.package


def test_a_changed_entry_has_to_be_read_again(giving: Giving, shelf: Shelf) -> None:
    giving.to_contents()
    entry = next(e for e, text in shelf.vault.entries.each() if text == TEXTS[1])
    shelf.journal.save(entry.id, "Something else, with Feinberg in it.")
    giving.press("contents-seal")
    path = giving.save_as("heartbeat-0a1b2c3d.age")
    assert not path.exists()
    assert built_id(giving) == ""
    assert "changed" in giving.said("picking-notice")
    giving.press("picking-begin")
    panel = giving.panel()
    rows = [panel.list.item(row).text() for row in range(panel.list.count())]
    left = [row for row in rows if row.endswith(("to read", "to look at"))]
    assert len(left) == 1, "only the changed one"
    assert not giving.button("reviewing-seal").isEnabled()


def test_a_changed_choice_throws_the_package_away(
    giving: Giving, shelf: Shelf, part: TakingPart
) -> None:
    giving.to_contents()
    choices = {**part.choices, DataItem.RATINGS: False}
    StudyService(shelf.vault, shelf.clock, "0.0").change(part.participation, choices)
    giving.press("contents-seal")
    path = giving.save_as("heartbeat-0a1b2c3d.age")
    assert not path.exists()
    assert built_id(giving) == ""


def test_a_refused_disk_keeps_the_contents_to_be_sealed_elsewhere(giving: Giving) -> None:
    giving.to_contents()
    giving.press("contents-seal")
    giving.save_as("none/heartbeat-0a1b2c3d.age")
    assert giving.said("contents-notice") != ""
    giving.press("contents-seal")
    assert giving.save_as("heartbeat-0a1b2c3d.age").exists()


def test_what_may_point_to_the_student_leads_to_the_text(giving: Giving) -> None:
    giving.choose_all()
    panel = giving.panel()
    panel.list.setCurrentRow(1)
    QTest.keyClick(panel.text, Qt.Key.Key_F8)
    giving.press("place-leave")
    kept = panel.current()
    giving.answer_everything()
    giving.press("reviewing-seal")
    page = giving.contents()
    assert "to weigh" in page.list.item(0).text()
    giving.press("warning-jump")
    assert giving.panel().current() == kept
    assert built_id(giving) == ""


def test_bytes_that_are_no_text_are_shown_as_digits() -> None:
    assert as_text(b"plain\n") == "plain\n"
    assert as_text(bytes([0xFF, 0x00])).splitlines()[-1] == "ff 00"


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("scale", "size"), [(1.0, SIZE), (2.0, QSize(1220, 770))])
def test_contents_and_the_last_page_are_whole_and_named_in_both_looks(
    giving: Giving, theme: Theme, look: Look, scale: float, size: QSize
) -> None:
    giving.to_contents()
    draw(giving.step, theme, size, look, scale)
    page, step = giving.contents(), giving.step
    for row in range(3):
        page.list.setCurrentRow(row)
        settle(step, size)
        assert (clipped(step), nameless(step), too_small(step)) == ([], [], [])
    page.show_as(Seen.BYTES)
    settle(step, size)
    assert (clipped(step), nameless(step), too_small(step)) == ([], [], [])
    step.seal(giving.folder / "heartbeat-0a1b2c3d.age")
    settle(step, size)
    assert (clipped(step), nameless(step), too_small(step)) == ([], [], [])

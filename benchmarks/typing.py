"""From key to paint in a 5,000-word entry, on Tonight and in a bare text edit.

The screen runs whole: real vault, the worker's thread, autosave while it types. Off screen,
so the window system's own share is left out on both sides.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from benchmarks.table import Row, emit, percentile
from journal_app.clock import SystemClock
from journal_app.crypto.kdf import KdfCost
from journal_app.prompts.library import PromptLibrary
from journal_app.services.forgetting import ForgettingService
from journal_app.services.guard import GuardService
from journal_app.services.guard_library import GuardLibrary
from journal_app.services.prompts import PromptService
from journal_app.services.rotations import RotationService
from journal_app.services.tonight import TonightService
from journal_app.storage.instance_lock import FileInstanceLock
from journal_app.storage.keeper import FolderKeeper
from journal_app.ui.guard.kit import GuardKit
from journal_app.ui.jobs import Background, Jobs
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.page import WritingPage
from journal_app.ui.tonight.screen import TonightScreen

WORDS = 5_000
KEYS = 300
REACH_MS = 16.0
WINDOW = QSize(1092, 766)
BARE = QSize(720, 640)


def text(paragraphs: int) -> str:
    """Return 5,000 invented words in a number of paragraphs."""
    chance = random.Random(5)
    each = WORDS // paragraphs
    letters = "etaoinshrdlu"

    def word() -> str:
        return "".join(chance.choice(letters) for _ in range(chance.randint(2, 9)))

    return "\n".join(" ".join(word() for _ in range(each)) for _ in range(paragraphs))


def keys(app: QApplication, edit: QTextEdit) -> list[float]:
    """Type in the middle of the text; return milliseconds from each key to its paint."""
    cursor = edit.textCursor()
    cursor.setPosition(len(edit.toPlainText()) // 2)
    edit.setTextCursor(cursor)
    app.processEvents()
    taken = []
    for number in range(KEYS):
        began = time.perf_counter()
        QTest.keyClicks(edit, " " if number % 6 == 5 else "w")
        app.processEvents()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def bare(app: QApplication, words: str) -> list[float]:
    """Measure Qt's own text edit, in the same face and of the column's size."""
    edit = QTextEdit()
    edit.setPlainText(words)
    edit.resize(BARE)
    edit.show()
    taken = keys(app, edit)
    edit.close()
    return taken


def tonight(app: QApplication, theme: Theme, words: str) -> list[float]:
    """Measure the whole screen on a vault of its own."""
    clock = SystemClock()
    with tempfile.TemporaryDirectory() as folder:
        keeper = FolderKeeper(
            clock=clock, new_lock=FileInstanceLock, cost=KdfCost(m_kib=8 * 1024, t=1, p=1)
        )
        vault, _ = keeper.create(Path(folder) / "vault", "a passphrase for measuring")
        rotations = RotationService(vault, clock)
        service = TonightService(
            vault, clock, PromptService(vault, clock, PromptLibrary()), rotations
        )
        service.save_text(service.open().page, words)
        jobs = Jobs()
        background = Background()
        library = GuardLibrary()
        kit = GuardKit(
            background=background,
            library=library,
            service=GuardService(vault, clock, knows=library),
            forgetting=ForgettingService(
                vault=vault, clock=clock, folders=(vault.folder,), knows=library
            ),
        )
        screen = TonightScreen(theme=theme, jobs=jobs, clock=clock, service=service, guard=kit)
        screen.resize(WINDOW)
        screen.show()
        screen.activate()
        page = screen.findChild(WritingPage, "page")
        assert page is not None
        while page.isReadOnly() or jobs.busy() or not screen.is_looked_through():
            app.processEvents()
        taken = keys(app, page)
        while jobs.busy() or screen.take_draft() is not None:
            app.processEvents()
        screen.close()
        screen.deleteLater()
        jobs.shutdown()
        background.shutdown()
        while not (jobs.ended() and background.ended()):
            app.processEvents()
        vault.close()
    return taken


def spread(taken: list[float]) -> str:
    """Return three percentiles as words."""
    p50, p95, p99 = (percentile(taken, share) for share in (50, 95, 99))
    return f"p50 {p50:.1f} · p95 {p95:.1f} · p99 {p99:.1f} ms"


def main() -> None:
    """Measure both shapes of entry."""
    app = QApplication([])
    theme = Theme(app)
    for paragraphs in (100, 5):
        words = text(paragraphs)
        theirs = bare(app, words)
        ours = tonight(app, theme, words)
        emit(
            Row(
                f"Key to paint, 5,000 words in {paragraphs} paragraphs",
                spread(ours),
                f"bare QTextEdit {spread(theirs)}",
                f"{percentile(ours, 50) / percentile(theirs, 50):.1f}",
                f"p99 {REACH_MS:.0f} ms",
                met=percentile(ours, 99) <= REACH_MS,
            )
        )


if __name__ == "__main__":
    main()

"""What is loaded before the unlock page can be seen, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

# At the first painting of the window: what is loaded by then. Some time later: everything.
START = """
import sys
import threading
from pathlib import Path


class Finder:
    beside = []

    def find_spec(self, name, *_rest):
        if threading.current_thread() is not threading.main_thread():
            Finder.beside.append(name)


sys.meta_path.insert(0, Finder())
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from journal_app.cli import main
from journal_app.app import Places, build

class Watch(QObject):
    loaded = None

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.loaded is None:
            self.loaded = set(sys.modules)
        return False

home = Path(sys.argv[1])
app = QApplication([])
window = build(app, places=Places(home / "journal", home / "config", home / "state"))
watch = Watch()
window.installEventFilter(watch)
window.begin(home / "journal" if sys.argv[2] == "unlock" else None)
window.show()
while watch.loaded is None or "journal_app.ui.unlocked" not in sys.modules:
    app.processEvents()
print(" ".join(sorted(watch.loaded)))
print(" ".join(sorted(sys.modules)))
print(" ".join(Finder.beside))
jobs, _ = window.workers()
while jobs.busy():
    app.processEvents()
window.close()
"""
HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "sqlcipher3", "numpy", "cryptography"}
NOT_YET = {
    "journal_app.domain.entries",
    "journal_app.domain.ports",
    "journal_app.domain.trends",
    "journal_app.interchange",
    "journal_app.prompts",
    "journal_app.services.session",
    "journal_app.services.support",
    "journal_app.services.tonight",
    "journal_app.services.trends",
    "journal_app.storage.engine",
    "journal_app.ui.journal",
    "journal_app.ui.open_part",
    "journal_app.ui.recovery",
    "journal_app.ui.restore",
    "journal_app.ui.settings",
    "journal_app.ui.support",
    "journal_app.ui.tonight",
    "journal_app.ui.trends",
    "journal_app.ui.widgets.dates",
    "tomllib",
    "tzlocal",
}
READY = {"sqlmodel", "sqlcipher3", "journal_app.services.session", "journal_app.ui.unlocked"}


def loaded(home: Path, page: str) -> tuple[set[str], set[str], set[str]]:
    """Return the modules loaded at the first painting, in the end, and beside the window."""
    done = subprocess.run(
        [sys.executable, "-c", START, str(home), page],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    before, after, beside = done.stdout.splitlines()
    return set(before.split()), set(after.split()), set(beside.split())


@pytest.mark.parametrize("page", ["unlock", "welcome"])
def test_nothing_heavy_is_loaded_before_the_first_page_is_painted(
    tmp_path: Path, page: str
) -> None:
    before, after, beside = loaded(tmp_path, page)
    assert before & HEAVY == set()
    assert before & NOT_YET == set()
    assert "journal_app.ui.shell" in before
    # A guess about a page costs nobody anything before it is asked for.
    assert after & {"textblob", "nltk", "journal_app.analysis"} == set()
    # Loaded behind the page, while the passphrase is typed: so the check above can fail.
    assert after >= READY
    # Widgets' classes are made in the window's thread; what is no window's is not.
    assert {name for name in beside if name.startswith(("journal_app.ui", "PySide6"))} == set()
    assert "sqlcipher3" in beside

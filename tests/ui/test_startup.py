"""What is loaded before the unlock page can be seen, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PAINT = """
import sys
from PySide6.QtWidgets import QApplication
from journal_app.app import build
app = QApplication([])
window = build(app)
keeper = window._door._keeper
window._door._keeper = lambda: None
window.begin({folder})
window.show()
app.processEvents()
assert not window.grab().isNull()
heavy = ("sqlmodel", "sqlalchemy", "pydantic", "sqlcipher3", "numpy", "cryptography")
print(",".join(name for name in heavy if name in sys.modules))
keeper()
print("sqlmodel" in sys.modules)
window.close()
"""


def lines(code: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_nothing_heavy_is_loaded_before_unlock_is_painted(tmp_path: Path) -> None:
    folder = f"__import__('pathlib').Path({str(tmp_path)!r})"
    heavy, after = lines(PAINT.format(folder=folder))
    assert heavy == ""
    assert after == "True"


def test_nothing_heavy_is_loaded_before_welcome_is_painted() -> None:
    heavy, after = lines(PAINT.format(folder="None"))
    assert heavy == ""
    assert after == "True"

"""Open Heartbeat; where there is no display, say so and give the tour instead."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Return the exit code of the window or of the tour."""
    sys.path.insert(0, str(ROOT))
    from journal_app.ui.display import can_show_windows  # noqa: PLC0415 (needs the path above)

    start = [sys.executable, "-m", "journal_app"]
    if can_show_windows():
        return subprocess.call(start, cwd=ROOT)
    print("There is no display here, so Heartbeat gives its tour off-screen, in build/tour.")
    sys.stdout.flush()
    hidden = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.call([*start, "tour", "build/tour"], cwd=ROOT, env=hidden)


if __name__ == "__main__":
    sys.exit(main())

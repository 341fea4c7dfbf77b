"""A screen in memory, and the environment a measured program is started in."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BYTECODE = ROOT / "build" / "bytecode"
SIZE = "1280x800x24"


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return an environment with a home of its own, and with compiled modules kept.

    An installed program has its modules compiled; measuring one that compiles them anew at each
    start would measure Python's compiler.
    """
    keep = {k: v for k, v in os.environ.items() if k in {"PATH", "LANG", "LC_ALL"}}
    return {
        "LANG": "C.UTF-8",
        **keep,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "PYTHONPYCACHEPREFIX": str(BYTECODE),
        "QT_QPA_PLATFORM": "xcb",
        **more,
    }


@contextmanager
def screen(home: Path) -> Iterator[dict[str, str]]:
    """Run an X server without a monitor; yield the environment to start programs in."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", SIZE, "-nolisten", "tcp"]
    server = subprocess.Popen(
        command, pass_fds=(write_end,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as numbers:
            display = numbers.readline().strip()
        yield environment(home, DISPLAY=f":{display}")
    finally:
        server.terminate()
        server.wait()

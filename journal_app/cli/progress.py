"""Progress of long work, on standard error, only when someone is looking."""

from __future__ import annotations

import sys
from typing import Final, TextIO

_WIDTH: Final = 30


class Progress:
    """A bar that rewrites its own line on a terminal and stays silent elsewhere."""

    def __init__(self, label: str, stream: TextIO | None = None) -> None:
        self._label = label
        self._stream = sys.stderr if stream is None else stream
        self._shown = -1

    def __call__(self, done: int, total: int) -> None:
        """Show how far the work is; cheap enough to call for every item."""
        percent = 100 if total <= 0 else min(100, 100 * done // total)
        if percent == self._shown or not self._stream.isatty():
            return
        self._shown = percent
        bar = ("=" * (_WIDTH * percent // 100)).ljust(_WIDTH)
        self._stream.write(f"\r{self._label} [{bar}] {percent} %")
        if percent == 100:
            self._stream.write("\n")
        self._stream.flush()

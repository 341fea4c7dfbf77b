"""``python -m journal_app`` and the window launcher."""

from __future__ import annotations

import sys

from journal_app.cli import main


def window() -> int:
    """Open the window: what ``heartbeat-window`` and a desktop icon start."""
    return main([])


if __name__ == "__main__":
    sys.exit(main())

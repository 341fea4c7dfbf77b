"""Commands that need the window: opening it, drawing it, and showing it at work."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from journal_app.words import tr


def window(options: Namespace) -> int:
    """Open the window; without a display, say so in one sentence instead of aborting."""
    from journal_app.ui.display import can_show_windows  # noqa: PLC0415 (only the window needs it)

    if not can_show_windows():
        sentence = tr(
            "Heartbeat found no display to open its window on. Start it from a desktop session, "
            "or see what it does with: heartbeat tour FOLDER"
        )
        sys.stderr.write(sentence + "\n")
        return 1
    from journal_app.app import run_window  # noqa: PLC0415 (Qt is loaded only for the window)

    return run_window(options.vault)


def screenshots(options: Namespace) -> int:
    """Draw every screen, light and dark, at two text sizes, from a sample journal."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from journal_app.gallery import draw_every_screen  # noqa: PLC0415 (after the platform is set)

    return draw_every_screen(options.to)


def tour(options: Namespace) -> int:
    """Do the main job off-screen on a sample journal, with a picture of each step."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from journal_app.tour import give_tour  # noqa: PLC0415 (after the platform is set)

    return give_tour(options.to)

"""What to say about an exception that reached the window."""

from __future__ import annotations

import logging

from journal_app.errors import WorldError
from journal_app.sentences.problems import problem
from journal_app.words import tr

_log = logging.getLogger("heartbeat")


def words_for(error: Exception) -> str:
    """Return a sentence with the next step.

    A fault of our own is logged by its kind and place alone: its text could hold anything.
    """
    if isinstance(error, WorldError):
        return problem(error)
    _log.error("unexpected %s%s", type(error).__name__, _place(error))
    return tr(
        "Something inside Heartbeat went wrong, and it was not you. What was saved is safe; lock "
        "and unlock before you go on."
    )


def _place(error: Exception) -> str:
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    if frame is None:
        return ""
    name = frame.tb_frame.f_globals.get("__name__", "?")
    return f" in {name}, line {frame.tb_lineno}"

"""Jobs that run at once, for tests of screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from journal_app.ui.jobs import Jobs

T = TypeVar("T")


class DirectJobs(Jobs):
    """Runs each call as it is handed in, on the calling thread, and answers before returning."""

    def submit(
        self,
        owner: QObject,
        call: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        urgent: bool = False,
        replaces: str = "",
    ) -> None:
        try:
            value = call()
        except Exception as error:  # noqa: BLE001 # handed on, as the real one does
            if failed is None:
                self.failed.emit(error)
            else:
                failed(error)
            return
        if done is not None:
            done(value)

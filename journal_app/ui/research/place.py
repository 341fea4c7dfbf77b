"""Where a file was written, on screen and kept nowhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from journal_app.ui.research.study_words import BREAK, breakable
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import Body

_SEPARATOR: Final = re.compile(r"([/\\])(?=.)")


class Place(Body):
    """A folder's path, which goes on in the next line behind any of its folders.

    A screen reader is given the path as it is, without what lets it break.
    """

    def __init__(
        self, folder: Path, *, theme: Theme, name: str, parent: QWidget | None = None
    ) -> None:
        parts = _SEPARATOR.sub(rf"\1{BREAK}", str(folder))
        super().__init__(breakable(parts), theme=theme, parent=parent)
        self.setObjectName(name)
        self.setAccessibleName(str(folder))

"""A study's fingerprint, large enough to be compared with a printed sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from journal_app.sentences import research as words
from journal_app.ui.research.step import row
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choices import Check
from journal_app.ui.widgets.labels import Body, Heading
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr

ABREAST: Final = 3
"""Groups that stay in one line at every text size, as on the printed sheet."""

GAP: Final = 18


class FingerprintGroup(Body):
    """Four signs, in lining figures, never broken over two lines."""

    def __init__(self, text: str, *, theme: Theme) -> None:
        super().__init__(text, theme=theme)
        self.setWordWrap(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _face(self) -> QFont:
        return self._theme.sans(25, weight=500, tabular=True)


class FingerprintCard(Card):
    """What to compare, and a box to say that it was done.

    Attributes:
        compared: The box was ticked or cleared.

    Args:
        groups: The fingerprint, groups with hyphens between them.
        pinned: A version of this study was joined before, and the same key signed this one.
    """

    compared = Signal(bool)

    def __init__(
        self, *, theme: Theme, groups: str, pinned: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        parts = groups.split("-")
        shown = row(
            *(_together(parts[at : at + ABREAST], theme=theme) for at in (0, ABREAST)),
            theme=theme,
            across=GAP,
        )
        shown.setObjectName("research-fingerprint")
        shown.setAccessibleName(tr("Fingerprint: {groups}", groups=groups))
        self.box = Check(words.compared(), theme=theme)
        self.box.setObjectName("research-compared")
        self.box.switched.connect(self.compared)
        self.body.addWidget(Heading(words.is_it_real_title(), theme=theme))
        self.body.addWidget(Body(words.is_it_real(), theme=theme))
        self.body.addWidget(shown)
        if pinned:
            self.body.addWidget(Body(words.same_key(), theme=theme))
        self.body.addWidget(self.box)

    def is_compared(self) -> bool:
        """Tell whether the box is ticked."""
        return self.box.isChecked()


def _together(groups: Sequence[str], *, theme: Theme) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme.px(GAP))
    for group in groups:
        line.addWidget(FingerprintGroup(group, theme=theme))
    return holder

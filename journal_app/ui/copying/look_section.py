"""Under a text: what stays in it and is worth a second look, to be hidden or said to be fine."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.sentences import copies as words
from journal_app.services.second_look import Glance
from journal_app.ui.copying.glances import GlanceRow
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.words import tr


class LookSection(QWidget):
    """Words as buttons, and one link that says of all of them that they may stay.

    Attributes:
        picked: A word was pressed; carries its ``Glance``.
        all_stay: Nothing of it tells who somebody is.

    Args:
        asks: Every word has to be answered before the text is done.
    """

    picked = Signal(object)
    all_stay = Signal()

    def __init__(self, *, theme: Theme, asks: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._asks = theme, asks
        self._hint = Muted("", theme=theme, small=True)
        self._hint.setObjectName("look-hint")
        self._row = GlanceRow(theme=theme)
        self._all = LinkButton(tr("All of these may stay"), theme=theme)
        self._all.setObjectName("look-all")
        self._all.setToolTip(words.with_key(self._all.text(), words.STAY_ALL_KEY))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (Heading(tr("A second look"), theme=theme), self._hint, self._row):
            self._column.addWidget(part)
        self._column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.picked.connect(self.picked)
        self._all.clicked.connect(self.all_stay)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_glances(self, left: Sequence[Glance]) -> None:
        """Show what is left to look at."""
        self._row.set_glances(left)
        self._hint.setText(words.second_look(some=bool(left), asks=self._asks))
        self._all.setVisible(self._asks and bool(left))

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(14))

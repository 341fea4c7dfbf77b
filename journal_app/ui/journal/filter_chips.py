"""The active filters as words, each with a way to take it away."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.ui.journal.removable import RemovableChip
from journal_app.ui.journal.rows import discard
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.words import tr


class FilterChips(QWidget):
    """A row of chips that wraps; hidden while nothing is filtered.

    Attributes:
        removed: The part of the filter to take away.
        cleared: All of them.
    """

    removed = Signal(str)
    cleared = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter-chips")
        self._theme = theme
        self._flow = FlowLayout(theme=theme, across=8, down=6, parent=self)
        self._chips: list[QPushButton] = []
        self.hide()

    def set_chips(self, chips: Mapping[str, str]) -> None:
        """Show these filters, by part, in words."""
        discard(self._flow, self._chips)
        self._chips = [self._chip(part, words) for part, words in chips.items()]
        if len(chips) > 1:
            self._chips.append(self._clear_all())
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(chips))
        self.updateGeometry()

    def _chip(self, part: str, words: str) -> QPushButton:
        name = tr("Take away the filter {filter}", filter=words)
        button = RemovableChip(words, theme=self._theme, name=name, parent=self)
        button.setObjectName(f"chip-{part}")
        button.clicked.connect(lambda: self.removed.emit(part))
        return button

    def _clear_all(self) -> QPushButton:
        button = LinkButton(tr("Clear all"), theme=self._theme, name=tr("Take away all filters"))
        button.setObjectName("chip-clear")
        button.clicked.connect(self.cleared)
        return button

"""A card with a list of any length: its beginning, and more of it when asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.sentences import notebook as sentences
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.surfaces import Card, Hairline

STEP: Final = 40
"""How many are shown at first, and added at a time."""


class LongList(Card):
    """Items with a line between them.

    Args:
        margins: Across and along, as design lengths.
        gap: Above and below the line between two items, as a design length.
    """

    def __init__(
        self,
        *,
        theme: Theme,
        margins: tuple[float, float],
        gap: float,
        parent: QWidget | None = None,
    ) -> None:
        self._margins, self._gap = margins, gap
        self._list = QVBoxLayout()
        self._makers: tuple[Callable[[], QWidget], ...] = ()
        self._made: list[QWidget] = []
        super().__init__(theme=theme, parent=parent)
        self._more = LinkButton("", theme=theme)
        self._more.setObjectName("notebook-more")
        self._more.clicked.connect(self._show_more)
        self.body.addLayout(self._list)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_items(self, makers: tuple[Callable[[], QWidget], ...]) -> None:
        """Put other items in the place of those shown, as many as were shown or a step of them.

        Args:
            makers: Each makes one item, once it is to be seen.
        """
        wanted = max(STEP, len(self._made))
        self.clear()
        self._makers = makers
        self._grow(wanted)
        self.setVisible(bool(makers))

    def clear(self) -> None:
        """Take every item out."""
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self._made, self._makers = [], ()

    def items(self) -> list[QWidget]:
        """Return the items that are shown, in order."""
        return list(self._made)

    def _show_more(self) -> None:
        first = len(self._made)
        self._grow(first + STEP)
        grown = self._made[first]
        # A row takes the focus itself; of a note it is the first of its links.
        takes = next(iter(grown.findChildren(LinkButton)), grown)
        takes.setFocus(Qt.FocusReason.TabFocusReason)

    def _grow(self, to: int) -> None:
        for make in self._makers[len(self._made) : to]:
            if self._made:
                self._list.addWidget(Hairline())
            item = make()
            self._made.append(item)
            self._list.addWidget(item)
        left = len(self._makers) - len(self._made)
        words = sentences.more(min(STEP, left))
        self._more.setText(words)
        self._more.setAccessibleName(words)
        self._more.setVisible(left > 0)

    def _restyle(self) -> None:
        px = self._theme.px
        across, along = self._margins
        self.body.setContentsMargins(px(across), px(along), px(across), px(along))
        self.body.setSpacing(px(12))
        self._list.setSpacing(px(self._gap))

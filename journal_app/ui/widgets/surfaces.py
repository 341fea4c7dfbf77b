"""Cards, hairlines and the scrolling column every page stands in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.scroll_area import SafeScrollArea


class Card(QFrame):
    """A surface with a hairline and round corners; put things into ``body``."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        across, along = self._theme.px(26), self._theme.px(22)
        self.body.setContentsMargins(across, along, across, along)
        self.body.setSpacing(self._theme.px(12))


class Hairline(QFrame):
    """A line of one pixel that parts two things and carries no meaning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "hairline")
        self.setFixedHeight(1)


class _Content(QWidget):
    """What scrolls: as high as its words need at the width they have, and no higher.

    The least height that wrapping labels name is that of a narrower column; a page would end in
    emptiness, or spread over it.
    """

    def minimumSizeHint(self) -> QSize:
        """Return the least width alone; the height follows from the width."""
        return QSize(super().minimumSizeHint().width(), 0)


class ScrollPage(SafeScrollArea):
    """A page that scrolls downwards, its content in a centred column.

    Args:
        max_width: Widest the column gets, as a design length.
    """

    def __init__(self, *, theme: Theme, max_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._max_width = max_width
        self.setProperty("kind", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = _Content()
        self._content.setProperty("kind", "page")
        self._inner = QWidget(self._content)
        self.column = QVBoxLayout(self._inner)
        self._across = QHBoxLayout(self._content)
        self._across.addStretch(1)
        self._across.addWidget(self._inner, 1000)
        self._across.addStretch(1)
        self._inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setWidget(self._content)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self._across.setContentsMargins(px(24), px(26), px(24), px(26))
        self._across.setSpacing(0)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(16))
        self._inner.setMaximumWidth(px(self._max_width))

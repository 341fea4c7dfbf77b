"""A layout that puts children side by side and starts a new line when one no longer fits."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from journal_app.ui.theme import Theme


class FlowLayout(QLayout):
    """Rows of children, each row as high as its highest child, children centred in it.

    Args:
        across: Gap between neighbours, as a design length.
        down: Gap between rows, as a design length.
    """

    def __init__(
        self, *, theme: Theme, across: float = 10, down: float = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent) if parent is not None else super().__init__()
        self._theme = theme
        self._gaps = (across, down)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self.invalidate)

    def addItem(self, item: QLayoutItem) -> None:
        """Take a child; Qt calls this from ``addWidget``."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many children there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one child, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return one child, None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that the layout wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height needed at a width, in pixels."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the children inside a rectangle."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size with everything in one row."""
        sizes = [item.sizeHint() for item in self._shown()]
        across = self._theme.px(self._gaps[0]) * max(0, len(sizes) - 1)
        width = sum(size.width() for size in sizes) + across
        return self._with_margins(QSize(width, max((s.height() for s in sizes), default=0)))

    def minimumSize(self) -> QSize:
        """Return the size of the widest and of the highest child."""
        smallest = QSize()
        for item in self._shown():
            smallest = smallest.expandedTo(item.minimumSize())
        return self._with_margins(smallest)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        edge = self.contentsMargins()
        return size + QSize(edge.left() + edge.right(), edge.top() + edge.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        edge = self.contentsMargins()
        inside = rect.marginsRemoved(edge)
        down = self._theme.px(self._gaps[1])
        y = inside.top()
        for row in self._rows(inside.width()):
            height = max(size.height() for _, size in row)
            if move:
                self._set_row(row, QPoint(inside.left(), y), height)
            y += height + down
        return max(0, y - down - rect.top()) + edge.bottom() if self._shown() else 0

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        across = self._theme.px(self._gaps[0])
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._shown():
            size = _bounded(item, width)
            if rows and used + across + size.width() <= width:
                rows[-1].append((item, size))
                used += across + size.width()
            else:
                rows.append([(item, size)])
                used = size.width()
        return rows

    def _set_row(self, row: list[tuple[QLayoutItem, QSize]], start: QPoint, height: int) -> None:
        x = start.x()
        for item, size in row:
            top = start.y() + (height - size.height()) // 2
            item.setGeometry(QRect(QPoint(x, top), size))
            x += size.width() + self._theme.px(self._gaps[0])


def _bounded(item: QLayoutItem, width: int) -> QSize:
    """Return a child's size, no wider than the row, with the height that this width needs."""
    size = item.sizeHint().expandedTo(item.minimumSize())
    if size.width() <= width:
        return size
    narrow = max(width, item.minimumSize().width())
    height = item.heightForWidth(narrow) if item.hasHeightForWidth() else size.height()
    return QSize(narrow, height)

"""Choosing: one of several in a row, one of several in a list, yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.flow import FlowLayout


class Dropdown(QComboBox):
    """One of several, opened as a list.

    Args:
        items: (text, value) in the order shown.
    """

    def __init__(
        self,
        *,
        theme: Theme,
        name: str,
        items: Sequence[tuple[str, object]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values: list[object] = []
        self.setAccessibleName(name)
        # On Linux Qt gives out the present value as the name of a list.
        self.setAccessibleDescription(name)
        # The plain view and delegate, because Fusion's own ignore the style sheet's padding.
        view = QListView(self)
        view.setAccessibleName(name)
        self.setView(view)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_items(items)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_items(self, items: Sequence[tuple[str, object]]) -> None:
        """Replace what can be chosen, keeping the present value where it is still there."""
        before = self.value()
        blocked = self.blockSignals(True)
        self.clear()
        # Kept here and not in Qt's items, which would turn an enumeration into plain text.
        self._values = [value for _, value in items]
        for text, _ in items:
            self.addItem(text)
        self.set_value(before)
        self.blockSignals(blocked)

    def value(self) -> object:
        """Return the chosen item's value, None when there are no items."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose the item of a value; an unknown value chooses the first."""
        known = value in self._values
        self.setCurrentIndex(self._values.index(value) if known else min(0, self.count() - 1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the program's own chevron."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = self._theme.px(16)
        left = self.width() - side - self._theme.px(10)
        spot = QRect(left, (self.height() - side) // 2, side, side)
        token = "ink" if self.isEnabled() else "muted"
        self._theme.icon("chevron-down", token).paint(painter, spot)
        painter.end()

    def _restyle(self) -> None:
        font = self._theme.sans()
        self.setFont(font)
        self.view().setFont(font)
        self.updateGeometry()


class Check(QAbstractButton):
    """Yes or no, with its words beside the box; the words wrap.

    Drawn here, because a style sheet cannot recolour the tick and Qt's box cannot wrap.

    Attributes:
        switched: Turned on or off by mouse, key or assistive technology (which turns a button
            without clicking it), never by the program.
    """

    switched = Signal(bool)

    def __init__(self, text: str, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._showing = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._turned)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_on(self, *, on: bool) -> None:
        """Show the box ticked or not."""
        self._showing = True
        self.setChecked(on)
        self._showing = False

    def sizeHint(self) -> QSize:
        """Return the size with the words on one line."""
        words = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self.text())
        return QSize(words.width() + self._inset() + 4, self._height(words.height()))

    def minimumSizeHint(self) -> QSize:
        """Return the size at which the longest word still fits."""
        words = self.text().split() or [""]
        widest = max(self.fontMetrics().horizontalAdvance(word) for word in words)
        return QSize(widest + self._inset() + 4, self._theme.px(26))

    def heightForWidth(self, width: int) -> int:
        """Return the height the wrapped words need."""
        room = QRect(0, 0, max(1, width - self._inset()), 100_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        return self._height(self.fontMetrics().boundingRect(room, flags, self.text()).height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, tick, focus ring and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_box(painter)
        painter.setPen(self._theme.color("ink" if self.isEnabled() else "muted"))
        room = self.rect().adjusted(self._inset(), 0, 0, 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, self.text())
        painter.end()

    def _draw_box(self, painter: QPainter) -> None:
        px, colour = self._theme.px, self._theme.color
        side = px(18)
        box = QRectF(px(3) + 0.5, (self.height() - side) / 2, side, side)
        on = self.isChecked()
        outline = "ring" if not on or not self.isEnabled() else "accent"
        painter.setPen(QPen(colour(outline), 1.2))
        painter.setBrush(colour("accent" if on and self.isEnabled() else "surface"))
        painter.drawRoundedRect(box, px(5), px(5))
        if on:
            token = "on_accent" if self.isEnabled() else "muted"
            spot = box.adjusted(px(1), px(1), -px(1), -px(1)).toRect()
            self._theme.icon("check", token).paint(painter, spot)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), px(7), px(7))

    def _inset(self) -> int:
        return self._theme.px(32)

    def _turned(self, on: bool) -> None:
        if not self._showing:
            self.switched.emit(on)

    def _height(self, words: int) -> int:
        return max(self._theme.px(26), words + self._theme.px(6))

    def _restyle(self) -> None:
        self.setFont(self._theme.sans())
        self.updateGeometry()
        self.update()


class Segmented(QWidget):
    """A few choices side by side, exactly one of them taken; arrows move between them.

    Attributes:
        chosen: The student chose another value, by mouse, key or assistive technology (which
            turns a button without clicking it); carries the value. Not sent for ``set_value``.

    Args:
        items: (text, value) in the order shown.
    """

    chosen = Signal(object)

    def __init__(
        self,
        *,
        theme: Theme,
        name: str,
        items: Sequence[tuple[str, object]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values = [value for _, value in items]
        self._showing = False
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = FlowLayout(theme=theme, across=6, down=6)
        self.setLayout(row)
        for index, (text, _) in enumerate(items):
            button = self._segment(text, name)
            self._group.addButton(button, index)
            row.addWidget(button)
        self._group.idToggled.connect(self._turned)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self._restyle()

    def value(self) -> object:
        """Return the taken value, None while nothing is."""
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: object) -> None:
        """Take a value without sending ``chosen``. Raises ``ValueError`` for an unknown one."""
        button = self._group.button(self._values.index(value))
        self._showing = True
        button.setChecked(True)
        self._showing = False

    def focus_chosen(self) -> None:
        """Put the focus on the taken choice."""
        taken = self._group.checkedButton()
        if taken is not None:
            taken.setFocus()

    def buttons(self) -> list[QAbstractButton]:
        """Return the choices, in order."""
        return self._group.buttons()

    def _segment(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "segment")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setAccessibleName(f"{name}: {text}")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def _turned(self, index: int, on: bool) -> None:  # the signal's own arguments
        if on:
            self._restyle()
            if not self._showing:
                self.chosen.emit(self._values[index])

    def _restyle(self) -> None:
        # The width of the semi-bold is kept for all, so that choosing moves nothing.
        for button in self._group.buttons():
            button.setFont(self._theme.sans(13, weight=600 if button.isChecked() else 500))
        self.updateGeometry()

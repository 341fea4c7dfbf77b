"""Finds words that do not fit where they are shown."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

SLACK = 1
"""Pixels of rounding between what a layout gives and what a font asks for."""


def clipped(widget: QWidget) -> list[str]:
    """Return one line for each visible text below ``widget`` that is cut off.

    A text is cut off when its own rectangle is too small for it, or when a parent other than
    a scroll area shows only part of that rectangle. The widget must be laid out (``settle``).
    """
    found = []
    for child in [widget, *widget.findChildren(QWidget)]:
        text = _text(child)
        if text and child.isVisible():
            found += _problems(child, text, widget)
    return found


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QLineEdit):
        # What is typed scrolls; a placeholder does not.
        return "" if widget.text() else widget.placeholderText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return ""


def _problems(child: QWidget, text: str, root: QWidget) -> list[str]:
    room = _room(child)
    need = _need(child, text, room)
    found = []
    if need.width() > room.width() + SLACK or need.height() > room.height() + SLACK:
        found.append(
            f"{_who(child)}: needs {need.width()}x{need.height()}, "
            f"has {room.width()}x{room.height()}: {text[:40]!r}"
        )
    hidden = _hidden_by(child, root)
    if hidden:
        found.append(f"{_who(child)}: partly outside {hidden}: {text[:40]!r}")
    return found


def _room(child: QWidget) -> QRect:
    if isinstance(child, QLabel):
        return child.contentsRect()
    if isinstance(child, QLineEdit):
        edge = child.textMargins()
        return child.contentsRect().marginsRemoved(edge)
    return child.rect()


def _need(child: QWidget, text: str, room: QRect) -> QSize:
    if isinstance(child, QLabel):
        if child.wordWrap():
            # The label's own arithmetic: it is what paints.
            widest = child.minimumSizeHint().width() - (child.width() - room.width())
            edge = child.height() - room.height()
            return QSize(widest, child.heightForWidth(child.width()) - edge)
        return child.sizeHint() - QSize(
            child.width() - room.width(), child.height() - room.height()
        )
    if isinstance(child, QLineEdit):
        return child.fontMetrics().size(Qt.TextFlag.TextSingleLine, text)
    if child.hasHeightForWidth():
        return QSize(child.minimumSizeHint().width(), child.heightForWidth(child.width()))
    return child.minimumSizeHint()


def _hidden_by(child: QWidget, root: QWidget) -> str:
    """Name the first ancestor that cuts the child off; scrolling out of view is no cut."""
    parent = child.parentWidget()
    while parent is not None and child is not root:
        holder = parent.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and parent is holder.viewport():
            if not _scrolls_to(child, holder):
                return _who(holder)
            child = holder  # what the area shows is its own affair from here on
        elif not _within(child, parent):
            return _who(parent)
        if root in (parent, child):
            break
        parent = child.parentWidget() if child is holder else holder
    return ""


def _within(child: QWidget, parent: QWidget) -> bool:
    spot = QRect(child.mapTo(parent, child.rect().topLeft()), child.size())
    return parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(spot)


def _scrolls_to(child: QWidget, area: QAbstractScrollArea) -> bool:
    view = area.viewport()
    spot = QRect(child.mapTo(view, child.rect().topLeft()), child.size())
    across, down = area.horizontalScrollBar(), area.verticalScrollBar()
    left = spot.left() + across.value()
    right = spot.right() + across.value()
    top, bottom = spot.top() + down.value(), spot.bottom() + down.value()
    return (
        left >= -SLACK
        and top >= -SLACK
        and right <= view.width() + across.maximum() + SLACK
        and bottom <= view.height() + down.maximum() + SLACK
    )


def _who(widget: QWidget) -> str:
    name = widget.objectName() or widget.accessibleName()
    return f"{type(widget).__name__} {name}".strip()

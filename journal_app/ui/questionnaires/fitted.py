"""Long words that take the height of the width they have, and not a line more."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QSizePolicy, QWidget

W = TypeVar("W", bound=QWidget)


def fitted(widget: W) -> W:
    """Let a widget that wraps be as low as its width allows, and return it.

    A label otherwise asks for the height it would have at a width of Qt's choosing, which on a
    page with dozens of them leaves a screen of nothing at the end.
    """
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget

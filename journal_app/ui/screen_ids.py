"""Which screens there are, and the keys that lead to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

SCREENS: Final = ("tonight", "journal", "trends", "research", "support")
"""The rail's screens in order; Ctrl+1 to Ctrl+5 open them."""

LOCK_KEY: Final = "Ctrl+L"

ScreenMakers = Mapping[str, Callable[[], QWidget]]
"""Makes each screen, by its id."""

"""What the Research screen shows while entries are chosen, read and sealed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class ExportStep(QWidget):
    """A step of its own, with steps of its own inside; has a ``focus_home`` if it takes keys.

    Attributes:
        left: Back to the studies, whether something was sealed or not.
        sealed: A file was sealed; the step stays, and says so itself.
        receipt_wanted: Show the receipt of taking part in this study.
    """

    left = Signal()
    sealed = Signal()
    receipt_wanted = Signal()

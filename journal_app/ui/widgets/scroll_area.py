"""A scroll area that a screen reader can walk through while the window changes.

Qt's own accessible interface of scroll areas looks up a child without asking whether it is there:
a screen reader that counts the children, and asks for one after a scroll bar has gone, ends the
program. Read in qtbase, src/widgets/accessible/complexwidgets.cpp,
``QAccessibleAbstractScrollArea::child``, and seen with Qt 6.11.3; docs/decisions/004.md.
"""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea


class QWidget(QScrollArea):
    """A QScrollArea whose accessible interface is that of a plain widget.

    The name is the cure, so it must not be changed: Qt goes from a widget's class up through the
    classes it inherits and takes the interface of the first name it knows. Met before
    "QScrollArea", "QWidget" gives the plain interface, which answers for a child that is not
    there with nothing. Qt makes, keeps and destroys it as it does for every widget.
    """


SafeScrollArea = QWidget
"""The name by which the program calls it."""

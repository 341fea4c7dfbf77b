"""A questionnaire's file that was brought, shown whole before it is added."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.questionnaires import Item, Questionnaire
from journal_app.sentences import questionnaires as words
from journal_app.services.questionnaire_form import Brought, Standing
from journal_app.ui.questionnaires.fitted import fitted
from journal_app.ui.questionnaires.licence import Licence
from journal_app.ui.settings.section import in_row
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import PrimaryButton, QuietButton
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.surfaces import Card, Hairline
from journal_app.words import tr

RADIUS: Final = 12
GAP: Final = 16


def show_top(widget: QWidget, *, gap: int) -> None:
    """Scroll the page around a widget so that the widget's beginning is in sight."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    content = around.widget() if isinstance(around, QScrollArea) else None
    if isinstance(around, QScrollArea) and content is not None:
        top = widget.mapTo(content, QPoint(0, 0)).y()
        around.verticalScrollBar().setValue(top - gap)


class QuestionnairePreview(Card):
    """Title, licence and every item, with the choice to add it.

    Attributes:
        wanted: Add it.
        left: Leave it.
    """

    wanted = Signal()
    left = Signal()

    def __init__(self, brought: Brought, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("questionnaire-preview")
        one = brought.questionnaire
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.preview_name(one))
        self.body.addWidget(Heading(one.title, theme=theme))
        self.body.addWidget(Muted(words.preview(one, brought.standing), theme=theme))
        self.body.addWidget(Licence(one, theme=theme))
        self.body.addWidget(Hairline())
        self.body.addWidget(Heading(tr("What it asks"), theme=theme))
        if one.intro:
            self.body.addWidget(fitted(Body(one.intro, theme=theme)))
        for item in one.items:
            self.body.addLayout(self._item(one, item))
        self._add_buttons(here=brought.standing is Standing.HERE)

    def focus_home(self) -> None:
        """Put the focus on the beginning: it is to be read before it is added."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        # Where it lies is known once it is laid out.
        QTimer.singleShot(0, self, self._see_beginning)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a ring while the focus is on the beginning."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        radius = self._theme.px(RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _see_beginning(self) -> None:
        show_top(self, gap=self._theme.px(GAP))

    def _item(self, one: Questionnaire, item: Item) -> QVBoxLayout:
        labels = (option.label for option in one.scale_of(item).options)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(fitted(Body(item.text, theme=self._theme)))
        column.addWidget(fitted(Muted(" · ".join(labels), theme=self._theme, small=True)))
        return column

    def _add_buttons(self, *, here: bool) -> None:
        leave = QuietButton(tr("Put it away") if here else tr("Leave it"), theme=self._theme)
        leave.setObjectName("questionnaire-leave")
        leave.clicked.connect(self.left)
        add = PrimaryButton(tr("Add it"), theme=self._theme)
        add.setObjectName("questionnaire-add")
        add.clicked.connect(self.wanted)
        # Only ever hidden here: what has no parent yet would be shown as a window of its own.
        if here:
            add.hide()
        self.body.addLayout(in_row(add, leave, theme=self._theme))

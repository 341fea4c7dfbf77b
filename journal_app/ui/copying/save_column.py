"""Beside a review: what the copy holds, what is still to do, and saving it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.interchange.copies import CopyFormat
from journal_app.sentences import copies as words
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import PrimaryButton, QuietButton
from journal_app.ui.widgets.choices import Segmented
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class SaveColumn(QWidget):
    """Facts and the way out.

    Attributes:
        wanted: Save in this format; carries a ``CopyFormat``.
        left: Not now.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(
        self, *, theme: Theme, count: int, ratings: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        facts, file = Card(theme=theme), Card(theme=theme)
        facts.body.addWidget(Heading(tr("What the copy holds"), theme=theme))
        for fact in words.facts(count=count, ratings=ratings):
            facts.body.addWidget(Muted(fact, theme=theme))
        facts.body.addWidget(Heading(tr("You are the last check."), theme=theme))
        self._format = Segmented(
            theme=theme,
            name=tr("File"),
            items=[(tr("Text"), CopyFormat.TEXT), (tr("JSON Lines"), CopyFormat.JSON_LINES)],
        )
        self._format.set_value(CopyFormat.TEXT)
        file.body.addWidget(Heading(tr("Not encrypted"), theme=theme))
        file.body.addWidget(Muted(words.warning(), theme=theme))
        file.body.addWidget(self._format)
        self.save = PrimaryButton(words.save(count), theme=theme)
        self.save.setObjectName("copying-save")
        self.save.clicked.connect(lambda: self.wanted.emit(self._format.value()))
        away = QuietButton(tr("Not now"), theme=theme)
        away.setObjectName("copying-leave")
        away.clicked.connect(self.left)
        self._to_do = Muted("", theme=theme, small=True)
        self._to_do.setObjectName("copying-to-do")
        buttons = QWidget()
        flow = FlowLayout(theme=theme, across=8, down=8)
        flow.addWidget(self.save)
        flow.addWidget(away)
        buttons.setLayout(flow)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (facts, file, buttons, self._to_do):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._cards = (facts, file)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_left(self, texts: int) -> None:
        """Say how many texts keep the copy from being saved; none lets it be saved."""
        self.save.setEnabled(not texts)
        self._to_do.setText(words.left_to_do(texts))
        self._to_do.setVisible(bool(texts))

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(16))
        for card in self._cards:
            card.body.setContentsMargins(px(18), px(16), px(18), px(16))
            card.body.setSpacing(px(8))

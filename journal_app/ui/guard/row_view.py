"""One row of the list: words that may identify somebody, and what can be done about them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.sentences import guard as sentences
from journal_app.ui.guard.row_head import AROUND, RowHead
from journal_app.ui.guard.rows import Row
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.fields import TextField
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Muted
from journal_app.words import tr

LINK_INSET = 3
"""Pixels between a link's edge and its words; the same at every text size."""


class RowView(QWidget):
    """A row, folded or unfolded.

    Attributes:
        chosen: The row was pressed.
        replaced: These words shall stand there instead.
        kept: The words stay on the page and go in exports.
        dismissed: The words are never to be flagged again.
        forgotten: These words shall stand there instead, and the old ones be forgotten.
    """

    chosen = Signal()
    replaced = Signal(str)
    kept = Signal()
    dismissed = Signal()
    forgotten = Signal(str)

    def __init__(self, *, theme: Theme, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.row = row
        self._offered = ""
        self.head = RowHead(theme=theme)
        self.head.setObjectName("guard-row")
        self._what = Muted("", theme=theme, small=True)
        self.put = TextField(theme=theme, name=tr("Words to put there"))
        self.put.setObjectName("guard-put")
        self._replace = LinkButton(tr("Replace"), theme=theme)
        self._keep = LinkButton(tr("Only in exports"), theme=theme)
        self._dismiss = LinkButton(tr("Dismiss"), theme=theme)
        self._forget = LinkButton(tr("Replace and forget"), theme=theme)
        self._detail = QWidget()
        self._lay_out()
        self._listen()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_row(row)
        self.unfold(on=False)

    def show_row(self, row: Row) -> None:
        """Show a row with the same words; what was typed into its field stays."""
        self.row = row
        put = sentences.neutral(row.neutral)
        if self.put.text() == self._offered:
            self.put.setText(put)
        self._offered = put
        what = sentences.settled() if row.settled else sentences.may_be(row.kind, sure=row.sure)
        number = len(row.mentions)
        self.head.show_words(
            row.shown,
            sentences.in_exports(put),
            name=sentences.row_name(row.shown, what, number, put),
            muted=row.settled,
        )
        self._what.setText(" · ".join(filter(None, (what, sentences.mentions(number)))))
        self._keep.setVisible(not row.settled)

    def unfold(self, *, on: bool) -> None:
        """Show what can be done about the words, or only the words."""
        self.head.setChecked(on)
        self._detail.setVisible(on)

    def _listen(self) -> None:
        self.head.clicked.connect(self.chosen)
        self._replace.clicked.connect(lambda: self.replaced.emit(self.put.text().strip()))
        self.put.returnPressed.connect(self._replace.click)
        self._keep.clicked.connect(self.kept)
        self._dismiss.clicked.connect(self.dismissed)
        self._forget.clicked.connect(lambda: self.forgotten.emit(self.put.text().strip()))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._detail)
        self._down = QVBoxLayout(self._detail)
        self._down.addWidget(self._what)
        self._field = QHBoxLayout()
        self._field.addWidget(self.put)
        self._down.addLayout(self._field)
        self._links = FlowLayout(theme=self._theme, across=14, down=0)
        for link in (self._replace, self._keep, self._dismiss, self._forget):
            self._links.addWidget(link)
        self._down.addLayout(self._links)
        self.put.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def _restyle(self) -> None:
        px = self._theme.px
        # A link has air around its words: its row begins further left by as much.
        inset = LINK_INSET
        self._down.setContentsMargins(px(AROUND) - inset, px(2), px(AROUND), px(10))
        self._what.setContentsMargins(inset, 0, 0, 0)
        self._field.setContentsMargins(inset, 0, 0, 0)
        self._down.setSpacing(px(6))

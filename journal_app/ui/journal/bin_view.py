"""The bin: what was put there, how long it stays, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.ids import EntryId
from journal_app.sentences import journal as sentences
from journal_app.services.journal import BIN_DAYS, BinnedEntry
from journal_app.ui.journal.rows import discard
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Muted, Serif, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card, ScrollPage
from journal_app.words import tr, trn


class BinnedCard(Card):
    """One entry in the bin.

    Attributes:
        back: The entry is to be brought back.
        gone: The entry is to be deleted for ever; sent only after asking.
    """

    back = Signal(str)
    gone = Signal(str)

    def __init__(self, item: BinnedEntry, *, theme: Theme, tonight: date) -> None:
        super().__init__(theme=theme)
        entry = item.card.entry
        self.setObjectName(f"binned-{entry.id}")
        head = sentences.card_head(item.card, tonight)
        self.setAccessibleName(head)
        self.body.addWidget(Muted(head, theme=theme, small=True))
        excerpt = Serif(item.card.excerpt, theme=theme, px=19)
        excerpt.setObjectName("bin-excerpt")
        self.body.addWidget(excerpt)
        self.body.addWidget(Muted(sentences.days_left(item), theme=theme, small=True))
        self._offer = self._make_offer(entry.id, head)
        self._ask = self._make_ask(entry.id, head)
        self.body.addWidget(self._offer)
        self.body.addWidget(self._ask)
        self._ask.hide()

    def _make_offer(self, entry: EntryId, head: str) -> QWidget:
        theme = self._theme
        back = QuietButton(
            tr("Put back"), theme=theme, name=tr("Put back the entry of {night}", night=head)
        )
        back.setObjectName("put-back")
        back.clicked.connect(lambda: self.back.emit(entry))
        self._delete = LinkButton(
            tr("Delete for ever"),
            theme=theme,
            name=tr("Delete the entry of {night} for ever", night=head),
        )
        self._delete.setObjectName("delete-forever")
        self._delete.clicked.connect(lambda: self._question(asked=True))
        return _row([back, self._delete], theme)

    def _make_ask(self, entry: EntryId, head: str) -> QWidget:
        theme = self._theme
        self._keep = QuietButton(
            tr("Keep it"), theme=theme, name=tr("Keep the entry of {night}", night=head)
        )
        self._keep.setObjectName("keep")
        self._keep.clicked.connect(lambda: self._question(asked=False))
        sure = LinkButton(tr("Yes, delete for ever"), theme=theme)
        sure.setObjectName("delete-sure")
        sure.clicked.connect(lambda: self.gone.emit(entry))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        question = tr("Delete this entry and its history? It cannot be brought back.")
        column.addWidget(Body(question, theme=theme))
        column.addWidget(_row([self._keep, sure], theme))
        return box

    def _question(self, *, asked: bool) -> None:
        self._offer.setVisible(not asked)
        self._ask.setVisible(asked)
        (self._keep if asked else self._delete).setFocus(Qt.FocusReason.OtherFocusReason)


class BinView(ScrollPage):
    """Everything in the bin, newest first.

    Attributes:
        left: Back to the list.
        back: An entry's id, to be brought back.
        gone: An entry's id, to be deleted for ever.
    """

    left = Signal()
    back = Signal(str)
    gone = Signal(str)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, max_width=720, parent=parent)
        self.setObjectName("bin")
        self._leave = LinkButton(tr("Back to the journal"), theme=theme)
        self._leave.setObjectName("bin-leave")
        self._leave.clicked.connect(self.left)
        self._shown: list[BinnedCard] = []
        self._words = Muted("", theme=theme)
        self._words.setObjectName("bin-words")
        self.notice = Notice(theme=theme)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.px(14))
        self.column.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(Title(tr("Bin"), theme=theme))
        self.column.addWidget(self._words)
        self.column.addWidget(self.notice)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)
        theme.changed.connect(self._show_icon)
        self._show_icon()

    def _show_icon(self) -> None:
        side = self._theme.px(16)
        self._leave.setIcon(self._theme.icon("chevron-left", "accent"))
        self._leave.setIconSize(QSize(side, side))

    def set_items(self, items: Sequence[BinnedEntry], tonight: date) -> None:
        """Show these entries."""
        discard(self._cards, self._shown)
        self._shown = [BinnedCard(item, theme=self._theme, tonight=tonight) for item in items]
        for card in self._shown:
            card.back.connect(self.back)
            card.gone.connect(self.gone)
            self._cards.addWidget(card)
        self._words.setText(_words(len(items)))
        self._leave.setFocus(Qt.FocusReason.OtherFocusReason)


def _words(count: int) -> str:
    if not count:
        return tr("Nothing here. What you put in the bin can be brought back for a month.")
    return trn(
        "{count} entry. It can be brought back until {days} days after it was put here.",
        "{count} entries. Each can be brought back until {days} days after it was put here.",
        count,
        days=BIN_DAYS,
    )


def _row(buttons: Sequence[QWidget], theme: Theme) -> QWidget:
    box = QWidget()
    flow = FlowLayout(theme=theme, across=12, parent=box)
    for button in buttons:
        flow.addWidget(button)
    return box

"""Reading a copy through before it is saved."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.sentences import copies as words
from journal_app.services.copies import Copy
from journal_app.services.reviewed import Standing
from journal_app.ui.copying.review_panel import Around, ReviewPanel
from journal_app.ui.copying.save_column import SaveColumn
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import Muted, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.words import tr

WIDEST: Final = 1300
"""Design length of all columns together: beyond it lines are too long to read closely."""


class ReadingPage(QWidget):
    """The third step.

    Attributes:
        wanted: Save in this format; carries a ``CopyFormat``.
        left: Not now.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(
        self, *, theme: Theme, copy: Copy, ratings: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._copy = theme, copy
        self._years = len({source.night.year for source in copy.sources.values()}) > 1
        count = len(copy.sources)
        self.setObjectName("copy-reading")
        self.notice = Notice(theme=theme)
        self.notice.setObjectName("reading-notice")
        self.column = SaveColumn(theme=theme, count=count, ratings=ratings)
        self.panel = ReviewPanel(
            theme=theme,
            review=copy.review,
            around=Around(self._name_of, self._head_of, copy.is_plain, side_name=tr("The copy")),
            side=self.column,
        )
        self._title = Title(tr("Read before you share"), theme=theme)
        self._subtitle = Muted(words.chosen(count), theme=theme)
        self._middle = QWidget()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self._middle, 1000)
        across.addStretch(1)
        self._whole = QVBoxLayout(self._middle)
        for part in (self._title, self._subtitle, self.notice):
            self._whole.addWidget(part)
        self._whole.addWidget(self.panel, 1)
        self.panel.changed.connect(self._count)
        self.column.wanted.connect(self.wanted)
        self.column.left.connect(self.left)
        theme.changed.connect(self._restyle)
        self._restyle()

    def begin(self) -> None:
        """Show the first text."""
        self.panel.begin()
        self.panel.focus_home()
        if not self._copy.complete:
            self.notice.show_text(words.without_model())

    def focus_home(self) -> None:
        """Put the focus into the text."""
        self.panel.focus_home()

    def _count(self) -> None:
        self.column.show_left(self._copy.review.open_texts())

    def _name_of(self, key: str, standing: Standing) -> str:
        return words.row(self._copy.sources[key].night, standing, with_year=self._years)

    def _head_of(self, key: str) -> str:
        entry = self._copy.entry(self._copy.review.page(key))
        head = words.FileWords().head(entry)
        return f"{head}\n{entry.prompt}" if entry.prompt else head

    def _restyle(self) -> None:
        px = self._theme.px
        self._middle.setMaximumWidth(px(WIDEST))
        self._whole.setContentsMargins(px(24), px(20), px(24), px(16))
        self._whole.setSpacing(px(4))
        self.panel.setContentsMargins(0, px(10), 0, 0)

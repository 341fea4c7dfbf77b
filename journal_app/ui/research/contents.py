"""The exact contents of a package, read back from its bytes, before those bytes are sealed."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.sentences import research_contents as words
from journal_app.services.research_reading import ReadBack
from journal_app.services.taking_part import TakingPart
from journal_app.ui.copying.columns import (
    LIST,
    LIST_WIDE,
    SIDE,
    SIDE_WIDE,
    TEXT,
    Column,
    Columns,
    scrolling,
)
from journal_app.ui.copying.reading_page import WIDEST
from journal_app.ui.copying.text_list import TextList
from journal_app.ui.research.handed_over import packages
from journal_app.ui.research.package_parts import parts_of
from journal_app.ui.research.part_view import PartView
from journal_app.ui.research.sealing_column import SealingColumn
from journal_app.ui.research.warnings_view import WarningsView
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choices import Segmented
from journal_app.ui.widgets.labels import Muted, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class Seen(StrEnum):
    """How the contents are shown: in words, or byte for byte."""

    WORDS = "words"
    BYTES = "bytes"


class ContentsPage(QWidget):
    """The list of parts, the part that is shown, and sealing.

    Attributes:
        seal_wanted: The student read it and wants it sealed.
        again: Back to reading the texts.
        jump: Back to one of them; carries its entry's id.
        left: Not now.

    Args:
        part: The study, and what was sealed for it before.
        read: Read back from the package's bytes.
        sha256: Of the package's bytes.
        weighing: What is to be thought about first; None when nothing is.
    """

    seal_wanted = Signal()
    again = Signal()
    jump = Signal(str)
    left = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        part: TakingPart,
        read: ReadBack,
        sha256: str,
        weighing: WarningsView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        contents, study = read.contents, part.file.study
        self._parts, self._members = parts_of(contents), read.files
        self._weighing = weighing
        if weighing is not None:
            weighing.jump.connect(self.jump)
        self.setObjectName("research-contents")
        self.notice = Notice(theme=theme)
        self.notice.setObjectName("contents-notice")
        self._title = Title(words.title(), theme=theme)
        self._subtitle = Muted(
            words.subtitle(study, len(contents.nights), sealed=packages(part) > 0), theme=theme
        )
        self._subtitle.setObjectName("contents-subtitle")
        self._seen = Segmented(
            theme=theme,
            name=tr("Show as"),
            items=[(tr("In words"), Seen.WORDS), (tr("Raw bytes"), Seen.BYTES)],
        )
        self._seen.set_value(Seen.WORDS)
        self.list = TextList(theme=theme)
        self.list.setObjectName("contents-list")
        self.list.setAccessibleName(tr("Parts of the package"))
        self.view = PartView(theme=theme)
        self.side = SealingColumn(
            theme=theme, study=study, nights=len(contents.nights), sha256=sha256
        )
        self._lay_out()
        self._connect()
        theme.changed.connect(self._restyle)
        self._restyle()
        self._fill()

    def focus_home(self) -> None:
        """Put the focus on the list of parts."""
        if self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.view.focus_home()

    def show_as(self, how: Seen) -> None:
        """Show the contents in words, or byte for byte."""
        self._seen.set_value(how)
        self._fill()

    def _shows_bytes(self) -> bool:
        return self._seen.value() is Seen.BYTES

    def _fill(self) -> None:
        if self._shows_bytes():
            rows = [words.member_row(name, len(data)) for name, data in self._members]
        else:
            rows = [part.name for part in self._parts]
            if self._weighing is not None:
                rows.insert(0, words.warnings_part(self._weighing.count))
        self.list.set_rows([(row, False) for row in rows])
        self.list.show_row(0)
        self._show(0)

    def _show(self, row: int) -> None:
        if self._shows_bytes():
            name, data = self._members[row]
            self.view.show_raw(words.member_row(name, len(data)), data, words.raw_hint())
        elif self._weighing is not None and row == 0:
            heading = words.warnings_part(self._weighing.count)
            self.view.show_warnings(self._weighing, heading, words.weigh_first())
        else:
            self.view.show_part(self._parts[row - (self._weighing is not None)])

    def _lay_out(self) -> None:
        theme = self._theme
        self._card = Card(theme=theme)
        self._card.body.addWidget(self._seen)
        self._card.body.addWidget(self.list, 1)
        self._columns = Columns(
            theme=theme,
            columns=(
                Column(LIST, tr("Parts"), self._card, LIST_WIDE),
                Column(TEXT, tr("Contents"), self.view),
                Column(SIDE, tr("Sealing"), scrolling(self.side), SIDE_WIDE),
            ),
        )
        self._middle = QWidget()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self._middle, 1000)
        across.addStretch(1)
        self._whole = QVBoxLayout(self._middle)
        for part in (self._title, self._subtitle, self.notice):
            self._whole.addWidget(part)
        self._whole.addWidget(self._columns, 1)

    def _connect(self) -> None:
        self._seen.chosen.connect(lambda _how: self._fill())
        self.list.picked.connect(self._show)
        self.list.activated.connect(lambda _index: self._go_to_text())
        self.side.seal_wanted.connect(self.seal_wanted)
        self.side.again.connect(self.again)
        self.side.left.connect(self.left)

    def _go_to_text(self) -> None:
        self._columns.show_pane(TEXT)
        self.view.focus_home()

    def _restyle(self) -> None:
        px = self._theme.px
        self._middle.setMaximumWidth(px(WIDEST))
        self._whole.setContentsMargins(px(24), px(20), px(24), px(16))
        self._whole.setSpacing(px(4))
        self._columns.setContentsMargins(0, px(10), 0, 0)
        self._card.body.setContentsMargins(px(12), px(12), px(12), px(12))

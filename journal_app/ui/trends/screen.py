"""Trends: the chart of a range of nights, what can be said of it, the table and copies."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.trends.picture import Range, Row, TrendData
from journal_app.sentences import trends as words
from journal_app.services.trends import TrendsService
from journal_app.ui.jobs import Jobs
from journal_app.ui.theme import Theme
from journal_app.ui.trends.cards import SummaryCard
from journal_app.ui.trends.chart import TrendChart
from journal_app.ui.trends.copies import CopyPanel
from journal_app.ui.trends.range_bar import RangeBar
from journal_app.ui.trends.table import TrendTable
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.labels import Muted, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card, ScrollPage
from journal_app.words import tr


class TrendsScreen(QWidget):
    """The screen; opens on the present rotation.

    Attributes:
        go: Asks the shell for another screen, by its id.
        open_night: Asks the shell to open a night in the journal; carries its date.
    """

    go = Signal(str)
    open_night = Signal(object)

    def __init__(
        self,
        *,
        theme: Theme,
        jobs: Jobs,
        trends: TrendsService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._jobs, self._trends = theme, jobs, trends
        self._asked = Range()
        self.setObjectName("trends")
        self._subtitle = Muted("", theme=theme)
        self._table_button = LinkButton(tr("Show as a table"), theme=theme)
        self._copy_button = LinkButton(tr("Save a copy"), theme=theme)
        beside = (self._table_button, self._copy_button)
        self._ranges = RangeBar(theme=theme, beside=beside)
        self._chart = TrendChart(theme=theme)
        self._readout = Muted(words.reading_hint(), theme=theme, small=True)
        self._notice = Notice(theme=theme)
        self._copies = CopyPanel(theme=theme, jobs=jobs)
        self._summary = SummaryCard(theme=theme)
        self._table = TrendTable(theme=theme)
        self._table_card = Card(theme=theme)
        self._lay_out()
        self._connect()

    def focus_home(self) -> None:
        """Put the focus on the button that shows and hides the table."""
        self._table_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def activate(self) -> None:
        """Read the nights again; called each time the screen is shown."""
        self._ask(self._asked)

    def show_range(self, asked: Range) -> None:
        """Show other nights."""
        self._ask(asked)

    def _lay_out(self) -> None:
        page = ScrollPage(theme=self._theme, max_width=1030)
        self._table_card.body.addWidget(self._table)
        for part in (
            self._head(),
            self._chart_card(),
            self._copies,
            self._notice,
            self._summary,
            self._table_card,
            self._footer(),
        ):
            page.column.addWidget(part)
        page.column.addStretch(1)
        self._copies.hide()
        self._table_card.hide()
        self._page = page
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page)

    def _head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Title(tr("Trends"), theme=self._theme))
        column.addWidget(self._subtitle)
        return head

    def _chart_card(self) -> Card:
        card = Card(theme=self._theme)
        self._readout.setObjectName("trend-readout")
        for part in (self._ranges, self._chart, self._readout):
            card.body.addWidget(part)
        return card

    def _footer(self) -> QWidget:
        footer = QWidget()
        column = QVBoxLayout(footer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Muted(words.footnote(), theme=self._theme))
        support = LinkButton(tr("Someone to talk to"), theme=self._theme)
        support.clicked.connect(lambda: self.go.emit("support"))
        column.addWidget(support, 0, Qt.AlignmentFlag.AlignLeft)
        return footer

    def _connect(self) -> None:
        self._ranges.chosen.connect(self._ask)
        self._chart.reading.connect(self._read)
        self._chart.open_night.connect(self.open_night)
        self._table.open_night.connect(self.open_night)
        self._table_button.clicked.connect(self._toggle_table)
        self._copy_button.clicked.connect(self._offer_copies)
        self._copies.closed.connect(self._close_copies)
        self._copies.said.connect(lambda told, calm: self._notice.show_text(told, calm=calm))

    def _ask(self, asked: Range) -> None:
        self._asked = asked
        self._jobs.submit(
            self, lambda: self._trends.chart(asked), done=self._show, replaces="trends"
        )

    def _show(self, data: TrendData) -> None:
        self._subtitle.setText(words.heading(data))
        self._ranges.show_range(data.asked, data.first, data.last)
        self._chart.show_data(data)
        self._summary.show_data(data)
        self._table.show_data(data)
        self._copies.show_data(data)

    def _read(self, row: Row | None) -> None:
        self._readout.setText(words.readout(row) if row else words.reading_hint())

    def _toggle_table(self) -> None:
        shown = self._table_card.isHidden()
        self._table_card.setVisible(shown)
        self._table_button.setText(tr("Hide the table") if shown else tr("Show as a table"))
        self._table_button.setAccessibleName(self._table_button.text())
        if shown:
            self._bring(self._table, self._table_card)

    def _offer_copies(self) -> None:
        self._notice.hide()
        self._copies.show()
        self._bring(self._copies.first_choice, self._copies)

    def _close_copies(self) -> None:
        self._copies.hide()
        self._copy_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring(self, widget: QWidget, around: QWidget) -> None:
        """Give a widget the focus and scroll to what is around it once that is laid out."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, around, lambda: self._page.ensureWidgetVisible(around))

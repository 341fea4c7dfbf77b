"""Which nights to show: five choices, and two dates for the fifth."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.trends.picture import Range, Span
from journal_app.sentences import trends as words
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import QuietButton
from journal_app.ui.widgets.choices import Segmented
from journal_app.ui.widgets.dates import DateField
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Muted
from journal_app.words import tr


class RangeBar(QWidget):
    """Range choices.

    Args:
        beside: What else stands in the row of choices.

    Attributes:
        chosen: Another range was chosen; carries a ``Range``.
    """

    chosen = Signal(object)

    def __init__(
        self, *, theme: Theme, beside: Sequence[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choices = Segmented(
            theme=theme, name=tr("Nights shown"), items=[(words.span(s), s) for s in Span]
        )
        self._choices.set_value(Span.ROTATION)
        self._choices.chosen.connect(self._choose)
        self._first = DateField(theme=theme, name=tr("First night shown"))
        self._last = DateField(theme=theme, name=tr("Last night shown"))
        self._show = QuietButton(tr("Show"), theme=theme, name=tr("Show these dates"))
        self._show.clicked.connect(self._show_own)
        self._problem = Muted(tr("The last night comes before the first."), theme=theme)
        self._problem.hide()
        self._dates = _flowing(
            theme,
            (
                Muted(tr("From"), theme=theme),
                self._first,
                Muted(tr("to"), theme=theme),
                self._last,
                self._show,
            ),
        )
        self._dates.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        choices = _flowing(theme, (self._choices, *beside))
        for widget in (choices, self._dates, self._problem):
            column.addWidget(widget)

    def show_range(self, asked: Range, first: date, last: date) -> None:
        """Show which range is on, and put its dates into the fields."""
        self._choices.set_value(asked.span)
        self._dates.setVisible(asked.span is Span.OWN)
        self._first.set_day(first)
        self._last.set_day(last)

    def _choose(self, span: object) -> None:
        own = span is Span.OWN
        self._dates.setVisible(own)
        self._problem.hide()
        if own:
            self._first.setFocus()
        else:
            self.chosen.emit(Range(Span(str(span))))

    def _show_own(self) -> None:
        first, last = self._first.day(), self._last.day()
        self._problem.setVisible(last < first)
        if first <= last:
            self.chosen.emit(Range(Span.OWN, first, last))


def _flowing(theme: Theme, widgets: Sequence[QWidget]) -> QWidget:
    """Return widgets side by side, wrapping where there is no room."""
    holder = QWidget()
    row = FlowLayout(theme=theme, across=14, down=8)
    holder.setLayout(row)
    for widget in widgets:
        row.addWidget(widget)
    return holder

"""What may be said so far, scale by scale, with what is still missing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.trends.picture import ScaleTrend, TrendData
from journal_app.sentences import nights
from journal_app.sentences import trends as words
from journal_app.ui.theme import Theme
from journal_app.ui.trends.look import SERIES_TOKEN
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Chip, Heading, Muted
from journal_app.ui.widgets.surfaces import Card

WIDTH: Final = 460
"""Design width of one scale's words: two stand side by side on a wide page."""


class SummaryCard(Card):
    """The nights that the words speak of, and what each scale was like on them."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("trend-summary")
        self._title = Heading("", theme=theme)
        self._nights = Muted("", theme=theme)
        self._columns = QWidget()
        self._flow = FlowLayout(theme=theme, across=28, down=16)
        self._columns.setLayout(self._flow)
        self._scales: list[ScaleWords] = []
        for widget in (self._title, self._nights, self._columns):
            self.body.addWidget(widget)

    def show_data(self, data: TrendData) -> None:
        """Say what may be said of a picture."""
        self._title.setText(words.spoken_title(data))
        self._nights.setText(words.spoken_nights(data))
        if not self._scales:
            for trend in data.scales:
                column = ScaleWords(trend, theme=self._theme)
                self._scales.append(column)
                self._flow.addWidget(column)
        for column, trend in zip(self._scales, data.scales, strict=True):
            column.show_trend(trend)


class ScaleWords(QWidget):
    """One scale's sentences under its name."""

    def __init__(self, trend: ScaleTrend, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        name = nights.scale(trend.scale)
        self._words = Body("", theme=theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Chip(name, theme=theme, token=SERIES_TOKEN[trend.scale]))
        self._column.addWidget(self._words)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_trend(self, trend: ScaleTrend) -> None:
        """Say what may be said of the scale."""
        note = words.level_note(trend)
        lines = (*words.summary_lines(trend), *((note,) if note else ()))
        self._words.setText("\n".join(lines))

    def sizeHint(self) -> QSize:
        """Return a column of a readable width, with the height its words need there."""
        width = self._theme.px(WIDTH)
        return QSize(width, max(self.heightForWidth(width), 0))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which the words still wrap well."""
        return QSize(self._theme.px(180), 0)

    def hasHeightForWidth(self) -> bool:
        """Return that narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the words need at a width, in pixels."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(6))
        self.updateGeometry()

"""One line on the Support screen: its numbers large, then who answers and when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from journal_app.domain.support import Means, Region, SupportLine, Way
from journal_app.sentences import support as sentences
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Chip, Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr

NUMBER_SIZE = 26
ADDRESS_SIZE = 18


class WayBlock(QWidget):
    """How to reach a line: a small word, and under it the number as it is dialled.

    Args:
        above: Says more than the small word would, where several countries stand together.
    """

    def __init__(
        self,
        line: SupportLine,
        way: Way,
        *,
        theme: Theme,
        above: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = NUMBER_SIZE if way.means in (Means.CALL, Means.TEXT) else ADDRESS_SIZE
        self._means = QLabel(above or sentences.means(way))
        self._means.setProperty("kind", "muted")
        self._number = QLabel(way.number)
        spoken = sentences.spoken(line, way)
        self._number.setAccessibleName(f"{above}, {spoken}" if above else spoken)
        for label in (self._means, self._number):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._rows = QGridLayout(self)
        self._rows.addWidget(self._means, 0, 0)
        self._rows.addWidget(self._number, 1, 0)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._means.setFont(self._theme.sans(13))
        self._number.setFont(self._theme.sans(self._size, weight=600, tabular=True))
        # An address is set smaller, but stands on the same line as the number beside it. The row
        # has that height, not the label, which would remember the one of a larger text size.
        tallest = QFontMetrics(self._theme.sans(NUMBER_SIZE, weight=600, tabular=True)).height()
        self._rows.setRowMinimumHeight(1, tallest)
        self.updateGeometry()


class EmergencyCard(Card):
    """Every country's emergency number, where the country at hand has no page of its own."""

    def __init__(
        self,
        numbers: Sequence[tuple[Region, SupportLine]],
        *,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("emergency-numbers")
        self.body.addWidget(Heading(sentences.emergency_numbers(), theme=theme))
        row = FlowLayout(theme=theme, across=36, down=8)
        for region, line in numbers:
            for way in line.ways:
                above = sentences.country_of(region, line)
                row.addWidget(WayBlock(line, way, theme=theme, above=above))
        self.body.addLayout(row)


class LineCard(Card):
    """A support line. It takes the focus, so that the keyboard reaches and scrolls to it."""

    def __init__(self, line: SupportLine, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName(f"line-{line.id}")
        self.setAccessibleName(
            ". ".join([tr(line.name), *(sentences.spoken(line, way) for way in line.ways)])
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._add_head(line)
        self._add_ways(line)
        if about := sentences.about(line):
            self.body.addWidget(Body(about, theme=theme))
        if checked := sentences.checked(line):
            self.body.addWidget(Muted(checked, theme=theme, small=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, and the focus ring when it is reached by keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            radius = self._theme.px(14)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def _restyle(self) -> None:
        super()._restyle()
        self.body.setSpacing(self._theme.px(8))

    def _add_head(self, line: SupportLine) -> None:
        if chip := sentences.audience(line):
            row = FlowLayout(theme=self._theme)
            row.addWidget(Chip(chip, theme=self._theme, token="accent"))  # noqa: S106 # a colour
            self.body.addLayout(row)
        self.body.addWidget(Heading(tr(line.name), theme=self._theme))

    def _add_ways(self, line: SupportLine) -> None:
        row = FlowLayout(theme=self._theme, across=36, down=8)
        for way in line.ways:
            row.addWidget(WayBlock(line, way, theme=self._theme))
        self.body.addLayout(row)

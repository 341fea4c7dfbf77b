"""Both rating strips, with one line under them that asks the question at hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.ratings import Rating, Scale
from journal_app.sentences import tonight
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.side_by_side import SideBySide
from journal_app.ui.tonight.strip import RatingStrip
from journal_app.ui.widgets.labels import Muted

ROOM = 680
"""Design width from which both strips fit beside each other."""


class Ratings(QWidget):
    """The two strips.

    Attributes:
        rated: A scale and the number chosen.
        left_out: A scale left out tonight.
        cleared: A scale whose answer was taken back.
    """

    rated = Signal(object, int)
    left_out = Signal(object)
    cleared = Signal(object)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.strips = {scale: RatingStrip(scale, theme=theme) for scale in Scale}
        self._line = Muted(tonight.about_ratings(), theme=theme, small=True)
        self._line.setObjectName("rating-question")
        self._resting = tonight.about_ratings()
        self._then = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        pair = SideBySide(
            self.strips[Scale.TIME_PRESSURE], self.strips[Scale.BURNOUT], theme=theme, room=ROOM
        )
        self._column.addWidget(pair)
        self._column.addWidget(self._line)
        for strip in self.strips.values():
            self._listen(strip)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_ratings(self, ratings: dict[Scale, Rating | None]) -> None:
        """Show how both scales stand."""
        for scale, strip in self.strips.items():
            strip.show_rating(ratings.get(scale))

    def set_open(self, *, is_open: bool, hours: int) -> None:
        """Say whether the night may still be rated, and for how many hours a night may."""
        for strip in self.strips.values():
            strip.setEnabled(is_open)
        self._resting = tonight.about_ratings() if is_open else tonight.ratings_closed(hours)
        self._line.setText(self._resting)

    def ask_about(self, *, then: bool) -> None:
        """Ask about an earlier night, or about now."""
        self._then = then
        for scale, strip in self.strips.items():
            strip.setAccessibleDescription(tonight.strip_help(scale, then=then))

    def _listen(self, strip: RatingStrip) -> None:
        strip.rated.connect(lambda value: self.rated.emit(strip.scale, value))
        strip.left_out.connect(lambda: self.left_out.emit(strip.scale))
        strip.cleared.connect(lambda: self.cleared.emit(strip.scale))
        strip.asked.connect(lambda on: self._ask(strip.scale, on=on))

    def _ask(self, scale: Scale, *, on: bool) -> None:
        self._line.setText(tonight.question(scale, then=self._then) if on else self._resting)

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(6))
        left = self._theme.px(4)
        self._line.setContentsMargins(left, 0, left, 0)

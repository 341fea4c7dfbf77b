"""Paints a journal entry as a card."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal_app.domain.entries import EntryCard
from journal_app.domain.prompts import Theme as PromptTheme
from journal_app.sentences import journal as sentences
from journal_app.sentences import prompts
from journal_app.ui.journal.card_frame import CardFrame, card_fonts, card_frame
from journal_app.ui.journal.model import CARD_ROLE
from journal_app.ui.journal.text_lines import Passage, fit, lay_out, mark_areas
from journal_app.ui.theme import Theme

RADIUS: Final = 14
REMEMBERED: Final = 48
"""Excerpts laid out and kept: a few screens of them."""

PICTURES: Final = 16
"""Cards kept as pictures: those in sight and a few that just went out of it."""

THEME_TOKENS: Final = {
    PromptTheme.SELF_CARE: "accent",
    PromptTheme.LIFE_EXPERIENCES: "life_experiences",
    PromptTheme.ROLE_MODELS: "role_models",
    PromptTheme.TIME_CONSTRAINTS: "muted",
    PromptTheme.CULTURE_OF_TRAINING: "muted",
    PromptTheme.BURNOUT_AND_FUTILITY: "muted",
}

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class _Excerpt:
    layout: QTextLayout = field(repr=False)
    marks: list[QRectF]


class CardDelegate(QStyledItemDelegate):
    """Draws cards of one height; see ``CardFrame`` for what decides it."""

    def __init__(self, *, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tonight = date.min
        self._specialties: tuple[str, ...] = ()
        self._width = 0
        self._fonts = card_fonts(theme)
        self._frame: CardFrame | None = None
        self._excerpts: OrderedDict[tuple[object, ...], _Excerpt] = OrderedDict()
        self._pictures: OrderedDict[tuple[EntryCard | None, float], QPixmap] = OrderedDict()

    def prepare(self, width: int, specialties: Sequence[str], tonight: date) -> None:
        """Set the list's width in pixels and what the longest head is made of."""
        self._width, self._specialties, self._tonight = width, tuple(specialties), tonight
        self.restyle()

    def restyle(self) -> None:
        """Measure anew, after a change of colours, text size or width."""
        self._fonts = card_fonts(self._theme)
        self._excerpts.clear()
        self._pictures.clear()
        self._frame = None

    def frame(self) -> CardFrame:
        """Return where the parts of a card lie now."""
        if self._frame is None:
            self._frame = card_frame(
                self._theme, self._fonts, max(1, self._width), self._specialties, self._tonight
            )
        return self._frame

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size every card has."""
        return self.frame().size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one card; an entry that is still being read is an empty card."""
        rect, state = option.rect, option.state
        card = index.data(CARD_ROLE)
        known = card if isinstance(card, EntryCard) else None
        if state & (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver):
            painter.save()
            painter.translate(rect.topLeft())
            self._draw(painter, known, state)
            painter.restore()
        else:
            dense = painter.device().devicePixelRatioF()
            painter.drawPixmap(rect.topLeft(), self._picture(known, dense))

    def _picture(self, card: EntryCard | None, dense: float) -> QPixmap:
        """Return a card drawn before, or draw it: most frames of a scroll show old cards."""
        key = (card, dense)
        known = self._pictures.get(key)
        if known is not None:
            self._pictures.move_to_end(key)
            return known
        picture = QPixmap(self.frame().size * dense)
        picture.setDevicePixelRatio(dense)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self._draw(painter, card, QStyle.StateFlag.State_None)
        painter.end()
        self._pictures[key] = picture
        if len(self._pictures) > PICTURES:
            self._pictures.popitem(last=False)
        return picture

    def _draw(self, painter: QPainter, card: EntryCard | None, state: QStyle.StateFlag) -> None:
        frame = self.frame()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, frame, state)
        if card is not None:
            self._paint_card(painter, frame, card)

    def _paint_ground(self, painter: QPainter, frame: CardFrame, state: QStyle.StateFlag) -> None:
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        token = "accent" if focused else "ring" if hovered else "line"
        painter.setPen(QPen(self._theme.color(token), 2 if focused else 1))
        painter.setBrush(self._theme.color("surface"))
        inset = 0.0 if focused else 0.5
        card = frame.card.adjusted(inset, inset, -inset, -inset)
        radius = self._theme.px(RADIUS)
        painter.drawRoundedRect(card, radius, radius)

    def _paint_card(self, painter: QPainter, frame: CardFrame, card: EntryCard) -> None:
        fonts, colour = self._fonts, self._theme.color
        head = sentences.card_head(card, self._tonight)
        layout = lay_out(head, fonts.head, frame.head.width(), fonts.head_line)
        _draw(painter, layout, frame.head.topLeft(), colour("muted"))
        if card.entry.theme is not None:
            self._paint_theme(painter, frame, card.entry.theme)
        self._paint_excerpt(painter, frame, card)
        foot = lay_out(sentences.card_foot(card), fonts.foot, frame.foot.width(), fonts.foot_line)
        _draw(painter, foot, frame.foot.topLeft(), colour("muted"))
        self._paint_tags(painter, frame, card.entry.tags, foot)

    def _paint_theme(self, painter: QPainter, frame: CardFrame, kind: PromptTheme) -> None:
        painter.setPen(self._theme.color(THEME_TOKENS[kind]))
        painter.setFont(self._fonts.head)
        side = Qt.AlignmentFlag.AlignRight if frame.theme_beside else Qt.AlignmentFlag.AlignLeft
        place = side | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(frame.theme, int(place), prompts.theme(kind))

    def _excerpt(self, card: EntryCard, frame: CardFrame) -> _Excerpt:
        key = (card.entry.id, card.entry.updated_at, card.marks, card.excerpt)
        known = self._excerpts.get(key)
        if known is not None:
            self._excerpts.move_to_end(key)
            return known
        fonts, width = self._fonts, frame.excerpt.width()
        passage = fit(Passage(card.excerpt, card.marks), fonts.excerpt, width, 2)
        layout = lay_out(passage.text, fonts.excerpt, width, fonts.excerpt_line)
        found = _Excerpt(layout, mark_areas(layout, passage, fonts.excerpt_line))
        self._excerpts[key] = found
        if len(self._excerpts) > REMEMBERED:
            self._excerpts.popitem(last=False)
        return found

    def _paint_excerpt(self, painter: QPainter, frame: CardFrame, card: EntryCard) -> None:
        excerpt, at = self._excerpt(card, frame), frame.excerpt.topLeft()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_soft"))
        for area in excerpt.marks:
            painter.drawRoundedRect(area.translated(at), 3, 3)
        _draw(painter, excerpt.layout, at, self._theme.color("ink"))

    def _paint_tags(
        self, painter: QPainter, frame: CardFrame, tags: Sequence[str], foot: QTextLayout
    ) -> None:
        if not tags:
            return
        metrics = QFontMetricsF(self._fonts.foot)
        line = foot.lineAt(foot.lineCount() - 1)
        room = frame.foot.width() - line.naturalTextWidth() - self._theme.px(16)
        shown = tags_that_fit(tags, room, metrics, self._theme.px(8))
        right = frame.foot.right()
        top = frame.foot.top() + (foot.lineCount() - 1) * self._fonts.foot_line
        painter.setFont(self._fonts.foot)
        for tag in reversed(shown):
            width = metrics.horizontalAdvance(tag) + 2 * self._theme.px(8)
            pill = QRectF(right - width, top - 1, width, self._fonts.foot_line + 2)
            self._paint_pill(painter, pill, tag)
            right = pill.left() - self._theme.px(6)

    def _paint_pill(self, painter: QPainter, pill: QRectF, tag: str) -> None:
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("ground"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), tag)


def tags_that_fit(
    tags: Sequence[str], room: float, metrics: QFontMetricsF, side: float
) -> list[str]:
    """Return the tags that fit in a room in pixels, the rest as one count such as "+2".

    Args:
        side: Space left and right of a tag's words; tags lie three quarters of it apart.
    """

    def width(names: Sequence[str]) -> float:
        return sum(metrics.horizontalAdvance(name) + 2.75 * side for name in names)

    for count in range(len(tags), -1, -1):
        left = len(tags) - count
        shown = [*tags[:count], *([sentences.more_tags(left)] if left else [])]
        if width(shown) <= room:
            return shown
    return []


def _draw(painter: QPainter, layout: QTextLayout, at: QPointF, colour: QColor) -> None:
    painter.setPen(colour)
    layout.draw(painter, at)

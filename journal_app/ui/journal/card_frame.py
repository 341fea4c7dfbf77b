"""Where the parts of a journal card lie, the same for every card at one width and text size.

All cards are equally high, so that a list of any length needs no measuring of its rows. The
height is that of the longest night, rotation, theme and small line there can be: whatever does
not fit beside another goes below it, and nothing but the excerpt is ever cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF

from journal_app.domain.prompts import Theme as PromptTheme
from journal_app.sentences import journal as sentences
from journal_app.sentences import nights, prompts
from journal_app.ui.journal.text_lines import lines_of
from journal_app.ui.theme import Theme

EXCERPT_LINES = 2
PADDING = 20
PADDING_TOP = 14
GAP = 14
RING = 2


@dataclass(frozen=True, slots=True)
class CardFonts:
    """Fonts of a card with the distance between their lines, in pixels."""

    head: QFont
    head_line: float
    excerpt: QFont
    excerpt_line: float
    foot: QFont
    foot_line: float


@dataclass(frozen=True, slots=True)
class CardFrame:
    """The card's rectangles, seen from its row's top left corner.

    Attributes:
        size: Of the row: the card and the gap below it.
        theme: Beside the head, or below it where the two do not fit side by side.
    """

    size: QSize
    card: QRectF
    head: QRectF
    theme: QRectF
    theme_beside: bool
    excerpt: QRectF
    foot: QRectF


def card_fonts(theme: Theme) -> CardFonts:
    """Return a card's fonts at the present text size."""
    return CardFonts(
        head=theme.sans(13),
        head_line=theme.px(20),
        excerpt=theme.serif(19),
        excerpt_line=theme.px(28),
        foot=theme.sans(12),
        foot_line=theme.px(18),
    )


def card_frame(
    theme: Theme, fonts: CardFonts, width: int, specialties: Sequence[str], tonight: date
) -> CardFrame:
    """Return where a card's parts lie in a list of a width in pixels.

    Args:
        specialties: Of every rotation, since the longest decides.
    """
    side, top, gap = theme.px(PADDING), theme.px(PADDING_TOP), theme.px(GAP)
    ring = RING
    inner = max(1.0, float(width - 2 * ring - 2 * side))
    left = float(ring + side)
    heads = _longest_heads(specialties, tonight)
    named = _widest(fonts.head, [prompts.theme(item) for item in PromptTheme])
    beside = _widest(fonts.head, heads) + theme.px(24) + named <= inner
    lines = max(lines_of(text, fonts.head, inner) for text in heads)
    y = float(ring + top)
    head = QRectF(left, y, inner - (named + theme.px(24) if beside else 0), lines * fonts.head_line)
    if beside:
        theme_at = QRectF(left + inner - named, y, named, fonts.head_line)
    else:
        theme_at = QRectF(left, head.bottom(), inner, fonts.head_line)
    y = max(head.bottom(), theme_at.bottom()) + theme.px(2)
    excerpt = QRectF(left, y, inner, EXCERPT_LINES * fonts.excerpt_line)
    foot_lines = lines_of(_longest_foot(), fonts.foot, inner)
    foot = QRectF(left, excerpt.bottom() + theme.px(6), inner, foot_lines * fonts.foot_line)
    card = QRectF(ring, ring, width - 2 * ring, foot.bottom() + top - ring)
    size = QSize(width, round(card.bottom()) + gap)
    return CardFrame(size, card, head, theme_at, beside, excerpt, foot)


def _longest_foot() -> str:
    return f"{sentences.longest_foot()}   {sentences.more_tags(88)}"


def _longest_heads(specialties: Sequence[str], tonight: date) -> list[str]:
    """Return every specialty's heads on all weekdays and in all months of an earlier year."""
    first = date(max(tonight.year, 2) - 1, 1, 20)
    days = [first + timedelta(days=30 * n) for n in range(12)]
    days += [first + timedelta(days=n) for n in range(7)]
    shown = [nights.short_night(day, tonight) for day in days]
    return [sentences.head(night, name) for name in {"", *specialties} for night in shown]


def _widest(font: QFont, texts: Sequence[str]) -> float:
    metrics = QFontMetricsF(font)
    return max(metrics.horizontalAdvance(text) for text in texts)

"""Bold is bold and italic is italic, in the files and not by smearing."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPainterPath, QTextDocument

from journal_app.ui.fonts import SANS, SERIF
from journal_app.ui.theme import Theme

WORDS = "She pulled the chair round"


def advance(font: QFont, words: str = WORDS) -> float:
    return QFontMetricsF(font).horizontalAdvance(words)


def test_both_families_are_the_ones_asked_for(theme: Theme) -> None:
    assert QFontInfo(theme.serif(21)).family() == SERIF
    assert QFontInfo(theme.sans()).family() == SANS


@pytest.mark.parametrize("weight", [500, 600, 700])
def test_serif_weights_have_strokes_of_their_own(theme: Theme, weight: int) -> None:
    assert advance(theme.serif(21, weight=weight)) > advance(theme.serif(21)) + 0.5
    assert advance(theme.serif(21, italic=True)) < advance(theme.serif(21)) - 5


def test_sans_weights_have_strokes_of_their_own(theme: Theme) -> None:
    widths = [advance(theme.sans(14, weight=weight)) for weight in (400, 500, 600, 700)]
    assert widths == sorted(widths)
    assert len(set(widths)) == 4


def test_bold_and_italic_of_the_editor_are_real(theme: Theme) -> None:
    def width(markup: str) -> float:
        document = QTextDocument()
        document.setDefaultFont(theme.serif(21))
        document.setHtml(markup)
        return document.idealWidth()

    plain, bold, italic = (width(f"<{tag}>{WORDS}</{tag}>") for tag in ("span", "b", "i"))
    assert bold > plain + 5
    assert italic < plain - 5


def test_figures_in_tables_share_a_width_and_those_in_prose_do_not(theme: Theme) -> None:
    tabular = theme.sans(14, tabular=True)
    assert advance(tabular, "1111") == advance(tabular, "0000")
    prose = theme.sans(14)
    assert advance(prose, "1111") != advance(prose, "0000")


def test_figures_in_prose_are_old_style(theme: Theme) -> None:
    lining = theme.serif(64)
    lining.unsetFeature(QFont.Tag("onum"))
    lining.setFeature(QFont.Tag("lnum"), 1)

    def height(font: QFont) -> float:
        path = QPainterPath()
        path.addText(0, 0, font, "0")
        return path.boundingRect().height()

    # An old-style nought is about as high as a small letter, a lining one as a capital.
    assert height(theme.serif(64)) < 0.85 * height(lining)


def test_the_text_size_reaches_every_face(theme: Theme) -> None:
    theme.set_scale(2.0)
    assert theme.serif(21).pixelSize() == 42
    assert theme.sans().pixelSize() == 28

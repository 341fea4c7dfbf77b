"""How a rotation's title fits under its band: one line, wrapped, initials, or left out.

A title that is left out is still in the readout, the table and the picture in words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from journal_app.domain.trends.picture import RotationBand
from journal_app.sentences import trends as words

MOST_LINES: Final = 4

Measure = Callable[[str], float]


def fit_title(band: RotationBand, width: float, measure: Measure) -> tuple[str, ...]:
    """Return the lines of a title that fit a width, in pixels; empty when nothing fits."""
    title, weeks = band.title, words.weeks(band)
    whole = words.band_title(band)
    if measure(whole) <= width:
        return (whole,)
    for parts in ((title, weeks), (title,)):
        lines = _wrapped(parts, width, measure)
        if lines:
            return lines
    short = initials(title)
    return (short,) if short and measure(short) <= width else ()


def initials(title: str) -> str:
    """Return the first letters of a title's words: "Family Medicine" gives "FM"."""
    return "".join(word[0] for word in title.split() if word[0].isalnum()).upper()


def wrap_words(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Return a text's words on as few lines as fit a width; empty when a word is wider."""
    lines: list[str] = []
    for word in text.split():
        if measure(word) > width:
            return ()
        if lines and measure(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _wrapped(parts: tuple[str, ...], width: float, measure: Measure) -> tuple[str, ...]:
    lines: list[str] = []
    for part in parts:
        wrapped = wrap_words(part, width, measure)
        if not wrapped:
            return ()
        lines.extend(wrapped)
    return tuple(lines) if len(lines) <= MOST_LINES else ()

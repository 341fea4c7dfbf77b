"""Text laid out in a given width, measured and painted by the same lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QTextLayout, QTextLine, QTextOption

Mark = tuple[int, int]

ELLIPSIS: Final = "…"
_PAUSES: Final = " .,;:"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text with the ranges that matched a search.

    Attributes:
        marks: Half-open ranges of ``text``, in code points.
    """

    text: str = field(repr=False)
    marks: tuple[Mark, ...] = ()


def lay_out(text: str, font: QFont, width: float, line_height: float) -> QTextLayout:
    """Return text broken into lines of a width; a word too long for a line is broken.

    Args:
        text: What to lay out.
        font: Its font.
        width: In pixels, at least one.
        line_height: Distance from line to line, in pixels.
    """
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, top + (line_height - line.height()) / 2))
        top += line_height
    layout.endLayout()
    return layout


def lines_of(text: str, font: QFont, width: float) -> int:
    """Return how many lines a text needs in a width, at least one."""
    return max(1, lay_out(text, font, width, 1).lineCount())


def units(text: str, point: int) -> int:
    """Return a code-point offset as Qt counts it, in UTF-16 units."""
    return len(text[:point].encode("utf-16-le", "surrogatepass")) // 2


def points(text: str, unit: int) -> int:
    """Return an offset in UTF-16 units as a code-point offset."""
    return len(text.encode("utf-16-le", "surrogatepass")[: unit * 2].decode("utf-16-le", "ignore"))


def mark_areas(layout: QTextLayout, passage: Passage, line_height: float) -> list[QRectF]:
    """Return the grounds of a passage's marks, one for each line that a mark lies on.

    Args:
        layout: The passage laid out.
        passage: Its text and marks.
        line_height: As it was laid out with, in pixels.
    """
    areas: list[QRectF] = []
    for begin, end in passage.marks:
        first, last = units(passage.text, begin), units(passage.text, end)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            start = max(first, line.textStart())
            stop = min(last, line.textStart() + line.textLength())
            if start < stop:
                left, right = _x(line, start), _x(line, stop)
                top = (number + 0.13) * line_height
                areas.append(QRectF(left - 1, top, right - left + 2, 0.78 * line_height))
    return areas


def _x(line: QTextLine, unit: int) -> float:
    found = line.cursorToX(unit)
    # The stubs and the run time differ in whether the position comes back as well.
    first = found[0] if isinstance(found, tuple) else found
    return first if isinstance(first, float) else 0.0


def fit(passage: Passage, font: QFont, width: float, lines: int) -> Passage:
    """Return as much of a passage as some lines hold, with its first mark among it.

    What is left out at either end is told by an ellipsis, at a word's border where there is
    one. An excerpt is the only text that may end so.
    """
    passage = _one_line(passage)
    if _holds(passage.text, font, width, lines):
        return passage
    begun = _from_mark(passage, font, width, lines)
    return _cut_end(begun, font, width, lines)


def _one_line(passage: Passage) -> Passage:
    """Return a passage with every kind of break as one space; offsets stay."""
    breaks = "".join(" " if letter.isspace() else letter for letter in passage.text)
    return Passage(breaks, passage.marks)


def _holds(text: str, font: QFont, width: float, lines: int) -> bool:
    return lines_of(text, font, width) <= lines


def _from_mark(passage: Passage, font: QFont, width: float, lines: int) -> Passage:
    """Begin later, when the first mark would fall behind what the lines hold."""
    if not passage.marks:
        return passage
    begin, end = passage.marks[0]
    if _holds(passage.text[:end] + " " + ELLIPSIS, font, width, lines):
        return passage
    start = begin
    for word in reversed(_word_starts(passage.text[:begin])):
        if not _holds(f"{ELLIPSIS} {passage.text[word:end]}", font, width, 1):
            break
        start = word
    return _moved(passage, start, f"{ELLIPSIS} ")


def _word_starts(text: str) -> list[int]:
    return [n for n, a in enumerate(text) if not a.isspace() and (n == 0 or text[n - 1].isspace())]


def _moved(passage: Passage, start: int, lead: str) -> Passage:
    shift = len(lead) - start
    marks = tuple((a + shift, b + shift) for a, b in passage.marks if a >= start)
    return Passage(lead + passage.text[start:], marks)


def _cut_end(passage: Passage, font: QFont, width: float, lines: int) -> Passage:
    text = passage.text
    if _holds(text, font, width, lines):
        return passage
    layout = lay_out(text, font, width, 1)  # a line is only there as long as its layout
    last = layout.lineAt(lines - 1)
    end = points(text, last.textStart() + last.textLength())
    while end > 0 and not _holds(_ended(text[:end]), font, width, lines):
        space = text[:end].rstrip().rfind(" ")
        end = space if space > 0 else end - 1
    kept = text[:end].rstrip(_PAUSES)
    marks = tuple((a, min(b, len(kept))) for a, b in passage.marks if a < len(kept))
    return Passage(kept + ELLIPSIS, marks)


def _ended(text: str) -> str:
    return text.rstrip(_PAUSES) + ELLIPSIS

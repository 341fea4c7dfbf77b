"""Shows the words of a search on an open page, without touching its text."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QTextEdit

MOST: Final = 200
"""Places marked at most; a page with more is marked all over anyway."""


def mark_words(page: QTextEdit, words: str, colour: QColor) -> int | None:
    """Give every place where one of the words begins a coloured ground.

    Args:
        page: Where to look; capitals make no difference.
        words: What was searched for.
        colour: The ground.

    Returns where the first one begins, in Qt's units; None when no word is there as it was
    typed: search also finds other endings of a word, which are left unmarked here.
    """
    marks: list[QTextEdit.ExtraSelection] = []
    places: list[int] = []
    for word in dict.fromkeys(_plain(words)):
        found = page.document().find(word)
        while not found.isNull() and len(marks) < MOST:
            if _begins_word(found):
                mark = QTextEdit.ExtraSelection()
                mark.cursor = found
                mark.format.setBackground(colour)
                marks.append(mark)
                places.append(found.selectionStart())
            found = page.document().find(word, found)
    page.setExtraSelections(marks)
    return min(places, default=None)


def _plain(words: str) -> list[str]:
    split = "".join(letter if letter.isalnum() else " " for letter in words)
    return split.split()


def _begins_word(found: QTextCursor) -> bool:
    before = QTextCursor(found)
    before.setPosition(found.selectionStart())
    if before.atBlockStart():
        return True
    before.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor)
    return not before.selectedText().isalnum()

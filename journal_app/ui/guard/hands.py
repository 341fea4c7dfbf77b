"""Puts other words on the page, as one step that Undo takes back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtGui import QTextCursor

from journal_app.domain.forgetting import Change
from journal_app.domain.guard import key_of
from journal_app.services.guard_library import Tools
from journal_app.ui.guard.rows import Mention, Row
from journal_app.ui.guard.units import units_of
from journal_app.ui.tonight.page import WritingPage


@dataclass(frozen=True, slots=True)
class Swap:
    """A row, and the words to stand in its place."""

    row: Row = field(repr=False)
    put: str = field(repr=False)


def replace_on(page: WritingPage, swaps: Iterable[Swap]) -> int:
    """Replace every mention of some rows; return how many there were.

    A place where other words stand by now is left alone.
    """
    places = sorted(
        (
            (mention.number, mention.spot.start, mention, swap)
            for swap in swaps
            for mention in swap.row.mentions
        ),
        key=lambda place: place[:2],
        reverse=True,
    )
    cursor = QTextCursor(page.document())
    cursor.beginEditBlock()
    done = sum(_put(page, cursor, mention, swap) for _, _, mention, swap in places)
    cursor.endEditBlock()
    return done


def _put(page: WritingPage, cursor: QTextCursor, mention: Mention, swap: Swap) -> bool:
    block = page.document().findBlockByNumber(mention.number)
    text = block.text()
    if not _still_there(text, mention, swap.row):
        return False
    start, end = units_of(text, (mention.spot.start - mention.title, mention.spot.end))
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(swap.put)
    return True


def changes_in(page: WritingPage, swap: Swap, tools: Tools) -> list[Change]:
    """Return the same as places in the page's whole text, for words that are to be forgotten.

    A title goes with its name only where it is an ordinary word, which is never forgotten.
    """
    found = []
    block, before, numbers = page.document().firstBlock(), 0, 0
    mentions = {(one.number, one.spot.start): one for one in swap.row.mentions}
    while block.isValid():
        text = block.text()
        for (number, _), mention in sorted(mentions.items()):
            if number == numbers and _still_there(text, mention, swap.row):
                start = mention.spot.start - _title(text, mention, tools)
                found.append(
                    Change(before + start, before + mention.spot.end, swap.put, mention.spot.kind)
                )
        before, numbers, block = before + len(text) + 1, numbers + 1, block.next()
    return found


def _title(text: str, mention: Mention, tools: Tools) -> int:
    words = text[mention.spot.start - mention.title : mention.spot.start]
    plain = words.strip(" .\t").casefold()
    return mention.title if plain and tools.knows.is_ordinary(plain) else 0


def _still_there(text: str, mention: Mention, row: Row) -> bool:
    return key_of(text[mention.spot.start : mention.spot.end]) == row.key

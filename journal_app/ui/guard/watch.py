"""Keeps looking at a page while somebody writes on it, in moments that nobody notices."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock

from journal_app.domain.guard import GuardLevel, GuardWord
from journal_app.services.guard_library import Tools
from journal_app.ui.guard.paragraphs import Paragraph, Paragraphs
from journal_app.ui.guard.reading import Findings, Reading
from journal_app.ui.tonight.page import WritingPage

PAUSE_MS: Final = 250
"""After the last key, so that a word half typed is not taken for a name."""

REST_MS: Final = 1_500
"""After the last key, before a slower reader is asked."""

SLICE: Final = 0.006
"""Seconds of looking in one go; then keys and paint come first."""


class Watch(QObject):
    """Looks at each paragraph that was changed, the one with the caret first.

    It reads the document and changes nothing in it: no format, no undo step, no signal.

    Attributes:
        changed: Other places are to be underlined, or the same ones elsewhere.
        looked: Every paragraph was looked at, for now.
        rested: Nothing was typed for a while and every paragraph was looked at.

    Args:
        monotonic: Seconds on a clock that never goes back.
    """

    changed = Signal()
    looked = Signal()
    rested = Signal()

    def __init__(self, *, page: WritingPage, monotonic: Callable[[], float]) -> None:
        super().__init__(page)
        self._page = page
        self._monotonic = monotonic
        self._reading: Reading | None = None
        self._paragraphs = Paragraphs()
        self._pause = self._timer(PAUSE_MS, self._begin)
        self._rest = self._timer(REST_MS, self._rested)
        self._idle = self._timer(0, self._slice)
        document = page.document()
        document.contentsChange.connect(self._edited)
        self._take_all()

    # What is asked of it

    @property
    def level(self) -> GuardLevel:
        """What is underlined; nothing until it can read."""
        return self._reading.level if self._reading is not None else GuardLevel.OFF

    def begin(self, tools: Tools, level: GuardLevel, words: Iterable[GuardWord]) -> None:
        """Start reading, or read on with another level or other decisions."""
        if self._reading is None:
            self._reading = Reading(tools)
        self._reading.level = level
        self._reading.know(words)
        self._paragraphs.forget_all()
        self._begin()

    def settled(self) -> bool:
        """Tell whether every paragraph was looked at as it stands."""
        return self._reading is not None and self._paragraphs.stale(0) is None

    def paragraph(self, number: int) -> Paragraph | None:
        """Return what is known of a paragraph of the document."""
        return self._paragraphs[number] if number < len(self._paragraphs) else None

    def each(self) -> Iterable[tuple[QTextBlock, Paragraph]]:
        """Yield each paragraph that has something underlined, with what is known of it."""
        document = self._page.document()
        for number, paragraph in enumerate(self._paragraphs):
            if paragraph.spots:
                yield document.findBlockByNumber(number), paragraph

    def to_second(self) -> list[str]:
        """Return the pieces of the page that the slower reader has not seen yet."""
        if self._reading is None or self.level is not GuardLevel.ALL:
            return []
        return [piece for text in self._texts() for piece in self._reading.to_second(text)]

    def take_second(self, piece: str, findings: Findings) -> None:
        """Take what the slower reader found; what is not on the page any more is no matter."""
        if self._reading is not None:
            self._reading.take_second(piece, findings)

    def is_resting(self) -> bool:
        """Tell whether nothing was typed for a while."""
        return not self._rest.isActive()

    def drop_the_rest(self) -> None:
        """Keep nothing of words that are no longer on the page."""
        if self._reading is not None:
            self._reading.keep_only(self._texts())
            self._reading.keep_names_of(self._texts())
            self.look_again()

    def look_again(self) -> None:
        """Show what is known by now of every paragraph."""
        self._paragraphs.forget_all()
        self._idle.start()

    # Following the page

    def _edited(self, position: int, _removed: int, added: int) -> None:
        document = self._page.document()
        first = document.findBlock(position)
        last = document.findBlock(min(position + added, document.characterCount() - 1))
        grown = document.blockCount() - len(self._paragraphs)
        before = last.blockNumber() - grown
        if not first.isValid() or not last.isValid() or before < first.blockNumber():
            self._take_all()
            return
        texts = [block.text() for block in _blocks(first, last)]
        self._paragraphs.change(first.blockNumber(), before, texts)
        if self._paragraphs.stale(0) is not None:
            self._pause.start()
            self._idle.stop()
        self._rest.start()

    def _take_all(self) -> None:
        texts = list(self._texts())
        self._paragraphs.change(0, len(self._paragraphs) - 1, texts)
        self._pause.start()
        self._rest.start()

    def _texts(self) -> Iterable[str]:
        document = self._page.document()
        for block in _blocks(document.firstBlock(), document.lastBlock()):
            yield block.text()

    # Looking

    def _begin(self) -> None:
        if self._reading is not None:
            self._idle.start()

    def _slice(self) -> None:
        """Look for as long as nobody notices, then let keys and paint come first."""
        until = self._monotonic() + SLICE
        news = False
        while (number := self._next()) is not None:
            done, other = self._look(number, until)
            news |= other
            if not done or self._monotonic() >= until:
                self._idle.start()
                break
        if news:
            self.changed.emit()
        if number is None:
            self._finish()

    def _next(self) -> int | None:
        return self._paragraphs.stale(self._page.textCursor().blockNumber())

    def _look(self, number: int, until: float) -> tuple[bool, bool]:
        """Look at a paragraph; tell whether that is done, and whether there is news."""
        reading = self._reading
        if reading is None:
            return True, False
        text = self._page.document().findBlockByNumber(number).text()
        if reading.level is not GuardLevel.OFF:
            for step in reading.work(text):
                if self._monotonic() >= until:
                    return False, False
                step()
        return True, self._paragraphs.look(number, reading.spots(text))

    def _finish(self) -> None:
        reading = self._reading
        if reading is None:
            return
        if reading.level is not GuardLevel.OFF and reading.keep_names_of(self._texts()):
            self._paragraphs.forget_all()
            self._idle.start()
            return
        self.looked.emit()
        if not self._rest.isActive():
            self.rested.emit()

    def _rested(self) -> None:
        if self.settled():
            self.rested.emit()

    def _timer(self, wait: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(act)
        return timer


def _blocks(first: QTextBlock, last: QTextBlock) -> Iterable[QTextBlock]:
    """Yield the paragraphs from one to another, both included."""
    block, end = first, last.blockNumber()
    while block.isValid() and block.blockNumber() <= end:
        yield block
        block = block.next()

"""The guard of one page: looks, underlines, lists, and does what the student decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from journal_app.clock import Clock
from journal_app.domain.guard import LONGEST_WORDS, GuardLevel, GuardWord
from journal_app.domain.identifiers import Kind
from journal_app.sentences import guard as sentences
from journal_app.services.guard_library import Tools
from journal_app.ui.guard.decisions import Decisions
from journal_app.ui.guard.forgetter import Forgetter
from journal_app.ui.guard.hands import Swap, replace_on
from journal_app.ui.guard.kit import GuardKit, PageStore
from journal_app.ui.guard.list_card import ListCard
from journal_app.ui.guard.marks import Marks
from journal_app.ui.guard.reading import Spot
from journal_app.ui.guard.rows import Row, rows_of
from journal_app.ui.guard.second import SecondOpinion
from journal_app.ui.guard.units import code_points_of, units_of
from journal_app.ui.guard.watch import Watch
from journal_app.ui.jobs import Jobs
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.page import WritingPage
from journal_app.ui.widgets.edit_menu import Choice
from journal_app.words import tr

BY_HAND: Final = (
    Kind.NAME_PATIENT,
    Kind.NAME_STAFF,
    Kind.NAME_OTHER,
    Kind.LOCATION,
    Kind.HOSPITAL,
    Kind.SCHOOL,
    Kind.DATE,
    Kind.ROOM,
    Kind.ID,
    Kind.PROFESSION_UNIQUE,
)
"""What words can be marked as by hand, in the order of the menu."""


class Guard(QObject):
    """Binds page, list and services.

    Attributes:
        said: How many possible identifiers there are, in words; "" when nothing is looked for.
        hints: Whether a prompt about a patient comes with a stronger hint.
        forgot: Words were forgotten; other screens may still show them.
        wanted: The list shall be opened (True) or put away.
        look_at: A place on the page to be brought into sight, a ``QRect``.

    Args:
        store: Stores the page.
    """

    said = Signal(str)
    hints = Signal(bool)
    forgot = Signal()
    wanted = Signal(bool)
    look_at = Signal(QRect)

    def __init__(  # noqa: PLR0913 # the screen hands in what a page's guard may use
        self,
        *,
        page: WritingPage,
        theme: Theme,
        jobs: Jobs,
        clock: Clock,
        kit: GuardKit,
        store: PageStore,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._jobs = jobs
        self._kit = kit
        self._tools: Tools | None = None
        self._waiting: tuple[GuardLevel, tuple[GuardWord, ...]] | None = None
        self._rows: tuple[Row, ...] = ()
        self._said = self._announced = ""
        self._looked = False
        self.card = ListCard(theme=theme)
        self.watch = Watch(page=page, monotonic=clock.monotonic)
        self._marks = Marks(page=page, watch=self.watch, theme=theme)
        self._second = SecondOpinion(
            watch=self.watch, background=kit.background, library=kit.library, parent=self
        )
        self._decisions = Decisions(card=self.card, jobs=jobs, service=kit.service, parent=self)
        self._forgetter = Forgetter(
            page=page,
            watch=self.watch,
            card=self.card,
            jobs=jobs,
            clock=clock,
            kit=kit,
            store=store,
            parent=self,
        )
        page.draw_with(self._marks)
        page.offer(self._choices)
        self._listen()

    # What the screen asks of it

    def refresh(self) -> None:
        """Read level and decisions anew; the first time, load what reading needs."""
        service = self._kit.service
        self._jobs.submit(
            self,
            lambda: (service.level(), service.words(), service.hints()),
            done=self._know,
            failed=self._decisions.refuse,
            replaces=f"guard-{id(self)}",
        )

    def begin_page(self) -> None:
        """Put away what was said of another page."""
        self.card.notice.hide()
        self.card.question.leave_quietly()
        self._forgetter.drop_offer()

    def rows(self) -> tuple[Row, ...]:
        """Return what is listed."""
        return self._rows

    def text(self) -> str:
        """Return what was last said of the page."""
        return self._said

    def open(self, key: str = "") -> None:
        """Open the list with the focus on a row, the first unless one is named."""
        if self._said:
            self.wanted.emit(True)
            self.card.choose(key)

    def turn(self) -> None:
        """Open the list, or go back to the page when the focus is in it already."""
        if self.card.isVisible() and self.card.isAncestorOf(self.card.window().focusWidget()):
            self.close()
        else:
            self.open()

    def close(self) -> None:
        """Put the list away and go back to the page."""
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.begin_page()
        self._look_at(None)
        self.wanted.emit(False)

    # Looking

    def _know(self, known: tuple[GuardLevel, tuple[GuardWord, ...], bool]) -> None:
        level, words, hints = known
        self.hints.emit(hints)
        if self._waiting == (level, words):
            return
        self._waiting = (level, words)
        if self._tools is not None:
            self._begin(self._tools)
        elif level is GuardLevel.OFF:
            self._show()
        else:
            # Not before the page has been painted.
            QTimer.singleShot(0, self, self._load)

    def _load(self) -> None:
        if self._kit.background.is_closed():
            return
        self._kit.background.submit(
            self, self._kit.library.tools, done=self._begin, replaces=f"guard-tools-{id(self)}"
        )

    def _begin(self, tools: Tools) -> None:
        self._tools = tools
        if self._waiting is not None:
            self.watch.begin(tools, *self._waiting)

    def _show(self) -> None:
        """Underline and list what is known by now."""
        self._page.viewport().update()
        reading = self.watch.level is not GuardLevel.OFF and not self._page.isReadOnly()
        found = (
            (block.blockNumber(), block.text(), paragraph.spots)
            for block, paragraph in self.watch.each()
        )
        self._rows = rows_of(found) if reading else ()
        if self._looked or not reading:
            self.card.show_rows(self._rows)
            waiting = sum(not row.settled for row in self._rows)
            self._say(sentences.count(waiting, len(self._rows) - waiting) if reading else "")

    def _all_looked(self) -> None:
        self._looked = True
        self._show()

    def _say(self, said: str) -> None:
        if said != self._said:
            self._said = said
            self.said.emit(said)

    def _announce(self) -> None:
        """Tell a screen reader, when it has nothing better to do."""
        if self._said != self._announced and self._page.isVisible():
            self._announced = self._said
            if self._said:
                event = QAccessibleAnnouncementEvent(self._page, self._said)
                QAccessible.updateAccessibility(event)

    def _look_at(self, row: Row | None) -> None:
        places = [(one.number, one.spot) for one in row.mentions] if row is not None else []
        self._marks.highlight(places)
        self._page.viewport().update()
        if places:
            self.look_at.emit(self._rect_of(*places[0]))

    def _rect_of(self, number: int, spot: Spot) -> QRect:
        block = self._page.document().findBlockByNumber(number)
        cursor = self._page.textCursor()
        (start,) = units_of(block.text(), (spot.start,))
        cursor.setPosition(min(block.position() + start, block.position() + block.length() - 1))
        return self._page.cursorRect(cursor)

    # Acting

    def _replace(self, row: Row, put: str) -> None:
        self._replace_rows([Swap(row, put or sentences.neutral(row.neutral))])

    def _replace_all(self) -> None:
        waiting = [row for row in self._rows if not row.settled]
        self._replace_rows([Swap(row, sentences.neutral(row.neutral)) for row in waiting])

    def _replace_rows(self, swaps: Sequence[Swap]) -> None:
        if not self._page.isReadOnly():
            done = replace_on(self._page, swaps)
            self.card.say(sentences.replaced(done))

    def _dismiss_all(self) -> None:
        waiting = [row for row in self._rows if not row.settled]
        if waiting:
            self._decisions.dismiss(waiting)

    def _forget(self, row: Row, put: str) -> None:
        if self._tools is not None:
            swap = Swap(row, put or sentences.neutral(row.neutral))
            self._forgetter.ask(swap, self._tools)

    # The menu

    def _choices(self, place: int) -> Sequence[Choice]:
        if self.watch.level is GuardLevel.OFF or self._page.isReadOnly():
            return ()
        marked = self._page.textCursor().selectedText().strip()
        if marked:
            return self._by_hand(marked)
        row = self._row_at(place)
        return self._for_row(row) if row is not None else ()

    def _for_row(self, row: Row) -> Sequence[Choice]:
        put = sentences.neutral(row.neutral)
        choices = [
            Choice(tr("Replace with {put}", put=put), lambda: self._replace(row, put)),
            Choice(tr("Dismiss"), lambda: self._decisions.dismiss([row])),
            Choice(tr("Replace and forget"), lambda: self._ask_to_forget(row, put)),
        ]
        if not row.settled:
            choices.insert(1, Choice(tr("Only in exports"), lambda: self._decisions.keep(row)))
        return choices

    def _ask_to_forget(self, row: Row, put: str) -> None:
        self.open(row.key)
        self._forget(row, put)

    def _by_hand(self, words: str) -> Sequence[Choice]:
        if not any(map(str.isalnum, words)) or len(words) > LONGEST_WORDS or "\u2029" in words:
            return ()
        within = tr("This is a name or a place")
        return [
            Choice(
                sentences.short_kind(kind),
                lambda kind=kind: self._decisions.mark(words, kind),  # type: ignore[misc] # bound
                within,
            )
            for kind in BY_HAND
        ]

    def _row_at(self, place: int) -> Row | None:
        block = self._page.document().findBlock(place)
        at = code_points_of(block.text(), place - block.position())
        for row in self._rows:
            for one in row.mentions:
                if one.number == block.blockNumber() and one.spot.start <= at <= one.spot.end:
                    return row
        return None

    def _listen(self) -> None:
        card, watch = self.card, self.watch
        watch.changed.connect(self._show)
        watch.looked.connect(self._all_looked)
        watch.rested.connect(self._announce)
        self._decisions.changed.connect(self.refresh)
        self._forgetter.done.connect(self.forgot)
        card.left.connect(self.close)
        card.current.connect(self._look_at)
        card.replaced.connect(self._replace)
        card.kept.connect(self._decisions.keep)
        card.dismissed.connect(lambda row: self._decisions.dismiss([row]))
        card.forgotten.connect(self._forget)
        card.all_replaced.connect(self._replace_all)
        card.all_dismissed.connect(self._dismiss_all)

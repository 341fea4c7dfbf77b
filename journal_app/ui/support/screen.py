"""Support: lines for the chosen country, who answers, when, and when the number was checked.

Needs no vault, so that it works from the lock screen too; with one it keeps the student's own
people, and shows what their school added.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.support import ELSEWHERE, Region, SupportLine
from journal_app.sentences import support as sentences
from journal_app.sentences import support_cards
from journal_app.services.school_file import SchoolFile
from journal_app.services.school_lines import added_to
from journal_app.services.shown_contacts import ShownContact
from journal_app.services.support import SupportService
from journal_app.ui.lockable import Draft
from journal_app.ui.support.card import EmergencyCard, LineCard
from journal_app.ui.support.kit import SupportKit
from journal_app.ui.support.own_people import OwnPeople, ShownPeople
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.choices import Dropdown
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Heading, Muted, Title
from journal_app.ui.widgets.surfaces import Card, ScrollPage
from journal_app.words import tr

COLUMN = 720


class SupportScreen(QWidget):
    """The Support screen.

    Attributes:
        region_chosen: The student chose a country; carries its two-letter code.
        closed: The student wants back to where they came from (only with ``closable``).

    Args:
        region: Two-letter code; "" when none was chosen yet.
        closable: Show a way back, for use before unlocking, where there is no rail.
        kit: What an open journal adds; None before unlocking.
        shown: Gives the contacts that may be read before unlocking.
    """

    region_chosen = Signal(str)
    closed = Signal()

    def __init__(  # noqa: PLR0913 # the composition root hands in all a screen may use
        self,
        *,
        theme: Theme,
        service: SupportService,
        region: str = "",
        closable: bool = False,
        kit: SupportKit | None = None,
        shown: Callable[[], Sequence[ShownContact]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("support")
        self._theme = theme
        self._service = service
        self._closable = closable
        self._region = region
        self._kit = kit
        self._people_shown = shown
        self._school: SchoolFile | None = None
        self._shown: tuple[str, str, SchoolFile | None] | None = None
        self._page = ScrollPage(theme=theme, max_width=COLUMN)
        self._page.setObjectName("support-page")
        self._page.setAccessibleName(tr("Support"))
        self._country = Dropdown(theme=theme, name=tr("Country"))
        self._country.setObjectName("support-country")
        self._country.activated.connect(self._choose)
        self._first, self._lines = QWidget(), QWidget()
        self._emergency, self._list = QVBoxLayout(self._first), QVBoxLayout(self._lines)
        self._own = OwnPeople(theme=theme, kit=kit) if kit is not None else None
        self._others = ShownPeople(theme=theme)
        self._lay_out()

    def activate(self) -> None:
        """Read the files at first showing, and put the keyboard where it can only scroll."""
        self._fill()
        if self._people_shown is not None:
            self._others.show_people(self._people_shown())
        if self._kit is not None and self._own is not None:
            self._own.refresh()
            self._kit.jobs.submit(
                self, self._kit.school.kept, done=self._show_school, replaces="school-lines"
            )
        self.focus_home()

    def focus_home(self) -> None:
        """Put the focus on the page: letters typed on would choose another country in its list."""
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def read_again(self) -> None:
        """Read the contacts anew after words were forgotten elsewhere."""
        if self._own is not None:
            self._own.refresh()

    def take_notes(self) -> list[Draft]:
        """Return the contact that is being written, for a lock to keep."""
        return [] if self._own is None else self._own.take_notes()

    def set_region(self, code: str) -> None:
        """Show another country's lines without sending ``region_chosen``."""
        self._region = code
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, where there is a back."""
        if self._closable and event.matches(QKeySequence.StandardKey.Cancel):
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        column = self._page.column
        if self._closable:
            back = LinkButton(tr("Back"), theme=self._theme)
            back.setObjectName("support-back")
            back.clicked.connect(self.closed)
            column.addWidget(back)
        column.addWidget(Title(tr("Support"), theme=self._theme))
        column.addWidget(Body(sentences.invitation(), theme=self._theme))
        column.addWidget(Muted(sentences.promise(), theme=self._theme))
        row = FlowLayout(theme=self._theme, across=12)
        label = Muted(tr("Country"), theme=self._theme)
        label.setBuddy(self._country)
        row.addWidget(label)
        row.addWidget(self._country)
        column.addLayout(row)
        column.addWidget(self._first)
        column.addWidget(self._others if self._own is None else self._own)
        column.addWidget(self._lines)
        column.addStretch(1)
        self._theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        for column in (self._emergency, self._list):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(self._theme.px(12))

    def _fill(self) -> None:
        region = self._service.region(self._region)
        code = "" if region is None else region.code
        if (self._region, code, self._school) == self._shown:
            return
        self._shown = (self._region, code, self._school)
        self._country.set_items([(tr(r.country), r.code) for r in self._service.regions])
        self._country.set_value(code)
        self._clear()
        self._add_lines(region)
        self._add_school(region)
        for problem in self._service.problems:
            self._list.addWidget(
                Muted(sentences.broken_file(problem), theme=self._theme, small=True)
            )

    def _show_school(self, school: SchoolFile | None) -> None:
        self._school = school
        self._fill()

    def _add_lines(self, region: Region | None) -> None:
        if region is None:
            self._say(sentences.nothing_readable())
            return
        if not self._region and region.code != ELSEWHERE:
            guess = Muted(sentences.guessed(region), theme=self._theme, small=True)
            guess.setObjectName("support-guess")
            self._emergency.addWidget(guess)
        if region.note:
            self._say(tr(region.note))
        for line in region.shown:
            (self._emergency if line.emergency else self._list).addWidget(self._line(line))
        if not any(line.emergency for line in region.shown):
            numbers = EmergencyCard(self._service.emergencies, theme=self._theme)
            self._emergency.addWidget(numbers)

    def _add_school(self, region: Region | None) -> None:
        lines = added_to(region, self._school) if self._school is not None else ()
        if self._school is None or not lines:
            return
        given = Heading(support_cards.given_by(self._school), theme=self._theme)
        given.setObjectName("school-origin")
        self._list.addWidget(given)
        if self._school.note:
            self._list.addWidget(Body(self._school.note, theme=self._theme))
        for line in lines:
            self._list.addWidget(self._line(line))

    def _line(self, line: SupportLine) -> LineCard:
        return LineCard(line, theme=self._theme)

    def _say(self, sentence: str) -> None:
        card = Card(theme=self._theme)
        card.body.addWidget(Body(sentence, theme=self._theme))
        self._emergency.addWidget(card)

    def _clear(self) -> None:
        for column in (self._emergency, self._list):
            while (item := column.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()

    def _choose(self, _index: int) -> None:
        code = str(self._country.value() or ELSEWHERE)
        self.set_region(code)
        self.region_chosen.emit(code)

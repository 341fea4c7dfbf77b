"""Choosing which entries a copy holds, and what stands in the place of names."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.ids import RotationId
from journal_app.domain.rotations import Rotation
from journal_app.privacy.replacement.replaced import Style
from journal_app.sentences import copies as words
from journal_app.services.copies import CopyChoices, CopyRequest
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import PrimaryButton
from journal_app.ui.widgets.choices import Check, Dropdown, Segmented
from journal_app.ui.widgets.dates import DateField
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Heading, Muted, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card, ScrollPage
from journal_app.words import tr

ALL, ROTATION, DATES = "all", "rotation", "dates"


class ChoosePage(ScrollPage):
    """The first step.

    Attributes:
        asked: Look through these entries; carries a ``CopyRequest``.
    """

    asked = Signal(object)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, max_width=720, parent=parent)
        self._theme = theme
        self._known = False
        self.notice = Notice(theme=theme)
        self.notice.setObjectName("copying-notice")
        self._which = Segmented(
            theme=theme,
            name=tr("Which entries"),
            items=[(tr("All"), ALL), (tr("One rotation"), ROTATION), (tr("Own dates"), DATES)],
        )
        self._rotation = Dropdown(theme=theme, name=tr("Rotation"))
        self._rotation.setObjectName("copying-rotation")
        self._first = DateField(theme=theme, name=tr("First night"))
        self._last = DateField(theme=theme, name=tr("Last night"))
        self._ratings = Check(tr("The ratings of those nights as well"), theme=theme)
        self._style = Segmented(
            theme=theme,
            name=tr("In the place of names"),
            items=[(tr("Roles"), Style.ROLES), (tr("Invented names"), Style.PSEUDONYMS)],
        )
        self._example = Muted("", theme=theme, small=True)
        self._gender = Check(tr("A woman’s name for a woman’s, a man’s for a man’s"), theme=theme)
        self._culture = Check(tr("Names of the same background"), theme=theme)
        self._begin = PrimaryButton(tr("Look through them"), theme=theme)
        self._begin.setObjectName("copying-begin")
        self._lay_out()
        self._connect()
        self._which.set_value(ALL)
        self._style.set_value(Style.ROLES)
        self._fit()

    def set_choices(self, choices: CopyChoices) -> None:
        """Offer the rotations there are, and dates that hold all of the journal at first."""
        items: list[tuple[str, object]] = [(_name(each), each.id) for each in choices.rotations]
        self._rotation.set_items(items)
        self._which.buttons()[1].setEnabled(bool(items))
        if choices.nights is not None and not self._known:
            self._known = True
            self._first.set_day(choices.nights[0])
            self._last.set_day(choices.nights[1])

    def request(self) -> CopyRequest:
        """Return what is chosen."""
        which, rotation = self._which.value(), self._rotation.value()
        dates = which == DATES
        pseudonyms = self._style.value() is Style.PSEUDONYMS
        return CopyRequest(
            rotation=_id(rotation) if which == ROTATION else None,
            first=min(self._first.day(), self._last.day()) if dates else None,
            last=max(self._first.day(), self._last.day()) if dates else None,
            style=Style.PSEUDONYMS if pseudonyms else Style.ROLES,
            ratings=self._ratings.isChecked(),
            keep_gender=pseudonyms and self._gender.isChecked(),
            keep_culture=pseudonyms and self._culture.isChecked(),
        )

    def focus_home(self) -> None:
        """Put the focus on the choice of entries."""
        self._which.focus_chosen()

    def _lay_out(self) -> None:
        theme = self._theme
        about, which, names = Card(theme=theme), Card(theme=theme), Card(theme=theme)
        about.body.addWidget(Body(words.promise(), theme=theme))
        about.body.addWidget(Muted(words.warning(), theme=theme))
        self._dates = QWidget()
        flow = FlowLayout(theme=theme, across=10, down=8)
        flow.addWidget(self._first)
        flow.addWidget(self._last)
        self._dates.setLayout(flow)
        which.body.addWidget(Heading(tr("Which entries"), theme=theme))
        which.body.addWidget(self._which)
        which.body.addWidget(self._rotation, 0, Qt.AlignmentFlag.AlignLeft)
        which.body.addWidget(self._dates)
        which.body.addWidget(self._ratings)
        names.body.addWidget(Heading(tr("In the place of names"), theme=theme))
        for part in (self._style, self._example, self._gender, self._culture):
            names.body.addWidget(part)
        title = Title(words.name(), theme=theme)
        for card in (title, self.notice, about, which, names):
            self.column.addWidget(card)
        self.column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self._which.chosen.connect(lambda _which: self._fit())
        self._style.chosen.connect(lambda _style: self._fit())
        self._begin.clicked.connect(lambda: self.asked.emit(self.request()))

    def _fit(self) -> None:
        """Show what the choices made so far ask for."""
        pseudonyms = self._style.value() is Style.PSEUDONYMS
        self._rotation.setVisible(self._which.value() == ROTATION)
        self._dates.setVisible(self._which.value() == DATES)
        self._gender.setVisible(pseudonyms)
        self._culture.setVisible(pseudonyms)
        self._example.setText(words.examples(pseudonyms=pseudonyms))


def _name(rotation: Rotation) -> str:
    return f"{rotation.specialty}, {rotation.start.year}"


def _id(value: object) -> RotationId | None:
    return RotationId(value) if isinstance(value, str) else None

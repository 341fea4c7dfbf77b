"""The filters: which nights, rotation, theme, rating, shift and tag."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.entries import EntryFilter
from journal_app.domain.ids import RotationId
from journal_app.domain.nights import Shift
from journal_app.domain.prompts import Theme as PromptTheme
from journal_app.domain.ratings import HIGHEST, LOWEST, Scale
from journal_app.sentences import journal as sentences
from journal_app.sentences import nights, prompts
from journal_app.services.journal import JournalChoices
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choices import Dropdown
from journal_app.ui.widgets.dates import DateField
from journal_app.ui.widgets.fields import NumberField
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class Span(StrEnum):
    """Which nights are looked at."""

    ANY = "any"
    RECENT = "recent"
    BETWEEN = "between"


Kind = TypeVar("Kind", bound=StrEnum)

CELL: Final = 204
ACROSS: Final = 12

RECENT: Final = timedelta(days=27)
"""With tonight, four weeks."""


class _Labelled(QWidget):
    """A field under its name."""

    def __init__(self, name: str, field: QWidget, *, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        label = Muted(name, theme=theme, small=True)
        label.setWordWrap(False)
        label.setBuddy(field)
        column.addWidget(label)
        column.addWidget(field)


class Filters(Card):
    """A panel of fields that wraps; every change is told at once.

    Attributes:
        changed: The ``EntryFilter`` the fields now say.
    """

    changed = Signal(object)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("filters")
        self.setAccessibleName(tr("Filters"))
        self._tonight = date.min
        self._telling = True
        self._flow = FlowLayout(theme=theme, across=ACROSS, down=12)
        self.body.addLayout(self._flow)
        self._make_nights(theme)
        self.rotation = self._dropdown("filter-rotation", tr("Rotation"), theme)
        self.kind = self._dropdown("filter-theme", tr("Theme"), theme)
        self._make_rating(theme)
        self.shift = self._dropdown("filter-shift", tr("Shift"), theme)
        self.tag = self._dropdown("filter-tag", tr("Tag"), theme)
        self.shift.set_items(
            [(tr("Any shift"), None), *((nights.shift(item), item) for item in Shift)]
        )
        self.set_choices(JournalChoices())
        self._connect()
        self._show_parts()
        theme.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        """Make the fields equally high and of one width, so that they stand in columns."""
        px, height = self._theme.px, self.span.sizeHint().height()
        self.body.setContentsMargins(px(18), px(16), px(18), px(18))
        lists = (self.span, self.rotation, self.kind, self.scale, self.shift, self.tag)
        cell = max(px(CELL), *(field.sizeHint().width() for field in lists))
        for field in lists:
            field.setMinimumWidth(cell)
        for day in (self.first, self.last):
            day.setFixedSize(cell, height)
        for number in (self.low, self.high):
            number.setFixedSize((cell - px(ACROSS)) // 2, height)

    def _make_nights(self, theme: Theme) -> None:
        self.span = self._dropdown("filter-nights", tr("Nights"), theme)
        self.span.set_items(
            [
                (tr("Any night"), Span.ANY),
                (tr("The last four weeks"), Span.RECENT),
                (tr("Between two nights"), Span.BETWEEN),
            ]
        )
        self.first = DateField(theme=theme, name=tr("First night"))
        self.last = DateField(theme=theme, name=tr("Last night"))
        for day in (self.first, self.last):
            day.setDisplayFormat("d MMM yyyy")
        self._between = [
            self._add("filter-first", tr("First night"), self.first, theme),
            self._add("filter-last", tr("Last night"), self.last, theme),
        ]

    def _make_rating(self, theme: Theme) -> None:
        self.scale = self._dropdown("filter-scale", tr("Rating"), theme)
        self.scale.set_items(
            [(tr("Any rating"), None), *((nights.scale(item), item) for item in Scale)]
        )
        self.low = NumberField(theme=theme, name=tr("Rating from"), lowest=LOWEST, highest=HIGHEST)
        self.high = NumberField(theme=theme, name=tr("Rating to"), lowest=LOWEST, highest=HIGHEST)
        self.high.setValue(HIGHEST)
        self._range = [
            self._add("filter-low", tr("From"), self.low, theme),
            self._add("filter-high", tr("To"), self.high, theme),
        ]

    def _dropdown(self, object_name: str, name: str, theme: Theme) -> Dropdown:
        field = Dropdown(theme=theme, name=name)
        self._add(object_name, name, field, theme)
        return field

    def _add(self, object_name: str, name: str, field: QWidget, theme: Theme) -> QWidget:
        field.setObjectName(object_name)
        labelled = _Labelled(name, field, theme=theme)
        self._flow.addWidget(labelled)
        return labelled

    def _connect(self) -> None:
        for field in (self.span, self.rotation, self.kind, self.scale, self.shift, self.tag):
            field.currentIndexChanged.connect(self._tell)
        for day in (self.first, self.last):
            day.dateChanged.connect(self._tell)
        for number in (self.low, self.high):
            number.valueChanged.connect(self._tell)

    def set_choices(self, choices: JournalChoices) -> None:
        """Offer these rotations, themes and tags; what is chosen stays while it can."""
        self.rotation.set_items(
            [(tr("Any rotation"), None), *sentences.rotation_names(choices.rotations)]
        )
        self.kind.set_items(
            [(tr("Any theme"), None), *((prompts.theme(t), t) for t in choices.themes)]
        )
        self.tag.set_items([(tr("Any tag"), None), *((tag, tag) for tag in choices.tags)])
        self._resize()

    def set_tonight(self, tonight: date) -> None:
        """Set the night that the last four weeks end with."""
        first_time, self._tonight = self._tonight == date.min, tonight
        if first_time:
            self._quietly(lambda: self._offer_nights(tonight - RECENT, tonight))

    def _offer_nights(self, first: date, last: date) -> None:
        self.first.set_day(first)
        self.last.set_day(last)

    def value(self) -> EntryFilter:
        """Return what the fields say; a range turned round is read the right way round."""
        first, last = self._nights()
        rotation = _text(self.rotation.value())
        return EntryFilter(
            first=first,
            last=last,
            rotation=None if rotation is None else RotationId(rotation),
            theme=_one_of(self.kind.value(), PromptTheme),
            rating=self._rating(),
            shift=_one_of(self.shift.value(), Shift),
            tag=_text(self.tag.value()),
        )

    def set_value(self, only: EntryFilter) -> None:
        """Show a filter without telling of a change."""
        self._quietly(lambda: self._fill(only))
        self._show_parts()

    def _fill(self, only: EntryFilter) -> None:
        # The end first: until the first answer has come, tonight is no date to reckon from.
        recent = only.last == self._tonight and only.first == self._tonight - RECENT
        narrowed = bool(only.first or only.last)
        self.span.set_value(Span.ANY if not narrowed else Span.RECENT if recent else Span.BETWEEN)
        if narrowed:
            self.first.set_day(only.first or self.first.day())
            self.last.set_day(only.last or self._tonight)
        self.rotation.set_value(only.rotation)
        self.kind.set_value(only.theme)
        self.scale.set_value(only.rating[0] if only.rating else None)
        self.low.setValue(only.rating[1] if only.rating else LOWEST)
        self.high.setValue(only.rating[2] if only.rating else HIGHEST)
        self.shift.set_value(only.shift)
        self.tag.set_value(only.tag)

    def _quietly(self, act: Callable[[], None]) -> None:
        self._telling = False
        act()
        self._telling = True

    def _tell(self) -> None:
        if self._telling:
            self._show_parts()
            self.changed.emit(self.value())

    def _show_parts(self) -> None:
        for part in self._between:
            part.setVisible(self.span.value() == Span.BETWEEN)
        for part in self._range:
            part.setVisible(self.scale.value() is not None)
        self.updateGeometry()

    def _nights(self) -> tuple[date | None, date | None]:
        if self.span.value() == Span.RECENT:
            return self._tonight - RECENT, self._tonight
        if self.span.value() == Span.BETWEEN:
            low, high = sorted((self.first.day(), self.last.day()))
            return low, high
        return None, None

    def _rating(self) -> tuple[Scale, int, int] | None:
        scale = _one_of(self.scale.value(), Scale)
        if scale is None:
            return None
        low, high = sorted((self.low.value(), self.high.value()))
        return scale, low, high


def without(only: EntryFilter, part: str) -> EntryFilter:
    """Return a filter without one of the parts of ``sentences.journal.filter_chips``."""
    return {
        "nights": replace(only, first=None, last=None),
        "rotation": replace(only, rotation=None),
        "theme": replace(only, theme=None),
        "rating": replace(only, rating=None),
        "shift": replace(only, shift=None),
        "tag": replace(only, tag=None),
    }[part]


def _one_of(value: object, kind: type[Kind]) -> Kind | None:
    """Return a list's value as its enumeration; Qt hands it back as a plain string."""
    return kind(value) if isinstance(value, str) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None

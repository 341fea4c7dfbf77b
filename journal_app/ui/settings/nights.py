"""Settings: when a night ends, always and over stretches of nights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.ids import StretchId, new_id
from journal_app.domain.nights import Stretch
from journal_app.sentences import nights
from journal_app.ui.settings.boundaries import BoundaryField, clock_words
from journal_app.ui.settings.kit import Kit
from journal_app.ui.settings.section import LEFT, Section, clear, in_row, labelled, line
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.choices import Check
from journal_app.ui.widgets.dates import DateField
from journal_app.ui.widgets.labels import Body
from journal_app.words import tr


@dataclass(frozen=True, slots=True)
class _Nights:
    usual: int
    stretches: tuple[Stretch, ...]
    tonight: date
    soft_word: bool
    closing_step: bool


class NightsSection(Section):
    """The usual boundary, and stretches with another."""

    def __init__(self, *, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, parent=parent)
        self.setObjectName("nights")
        self._make_usual()
        self._make_stretches()
        self._make_writing()
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read boundaries and stretches anew."""
        kit = self.kit
        self.read(
            lambda: _Nights(
                usual=kit.settings.night_boundary(),
                stretches=kit.rotations.stretches(),
                tonight=kit.rotations.tonight(),
                soft_word=kit.settings.soft_word(),
                closing_step=kit.settings.closing_step(),
            ),
            self._show,
        )

    def _make_usual(self) -> None:
        card = self.add_card(
            tr("When a night ends"),
            tr(
                "What you write before this time still counts as the evening before. Nights "
                "already begun keep the time they have."
            ),
        )
        self._usual = BoundaryField(theme=self.theme, name=tr("A night ends at"))
        self._usual.activated.connect(self._store_usual)
        card.body.addWidget(self._usual, 0, LEFT)

    def _make_stretches(self) -> None:
        theme = self.theme
        card = self.add_card(
            tr("Stretches with another time"),
            tr("For a week of night shifts, say: sleep comes after noon and the night is longer."),
        )
        self._list = QVBoxLayout()
        card.body.addLayout(self._list)
        self._first = DateField(theme=theme, name=tr("First night of the stretch"))
        self._last = DateField(theme=theme, name=tr("Last night of the stretch"))
        self._until = BoundaryField(theme=theme, name=tr("Its nights end at"))
        card.body.addLayout(
            in_row(
                labelled(tr("First night"), self._first, theme=theme),
                labelled(tr("Last night"), self._last, theme=theme),
                labelled(tr("Nights end at"), self._until, theme=theme),
                theme=theme,
                across=16,
            )
        )
        self._gap = Body(tr("The last night lies before the first one."), theme=theme)
        self._gap.hide()
        card.body.addWidget(self._gap)
        add = QuietButton(tr("Add the stretch"), theme=theme)
        add.clicked.connect(self._add)
        card.body.addWidget(add, 0, LEFT)
        self._offered = self.kit.today()
        for field in (self._first, self._last):
            field.set_day(self._offered)
        self._until.set_boundary(12 * 60)

    def _make_writing(self) -> None:
        settings = self.kit.settings
        card = self.add_card(
            tr("While you write"),
            tr("Each is a line below the page, without a sound, and is noted nowhere."),
        )
        self._soft = Check(tr("Say so after twenty minutes of writing"), theme=self.theme)
        self._closing = Check(tr("Offer a small step after a heavy page"), theme=self.theme)
        self._soft.switched.connect(lambda on: self.store(lambda: settings.set_soft_word(on=on)))
        self._closing.switched.connect(
            lambda on: self.store(lambda: settings.set_closing_step(on=on))
        )
        card.body.addWidget(self._soft)
        card.body.addWidget(self._closing)

    def _offer(self, night: date) -> None:
        """Begin the stretch at a night, unless other nights were chosen already."""
        if self._first.day() == self._last.day() == self._offered:
            for field in (self._first, self._last):
                field.set_day(night)
            self._offered = night

    def _show(self, found: _Nights) -> None:
        self._offer(found.tonight)
        self._usual.set_boundary(found.usual)
        self._soft.show_on(on=found.soft_word)
        self._closing.show_on(on=found.closing_step)
        clear(self._list)
        for stretch in found.stretches:
            self._list.addWidget(self._item(stretch))

    def _item(self, stretch: Stretch) -> QWidget:
        today = self.kit.today()
        dates = tr(
            "{first} to {last}",
            first=nights.short_night(stretch.first, today),
            last=nights.short_night(stretch.last, today),
        )
        item = line(
            dates, tr("nights end at {time}", time=clock_words(stretch.boundary)), theme=self.theme
        )
        delete = LinkButton(
            tr("Delete"), theme=self.theme, name=tr("Delete the stretch {dates}", dates=dates)
        )
        delete.clicked.connect(lambda: self._delete(stretch.id))
        layout = item.layout()
        if layout is not None:
            layout.addWidget(delete)
        return item

    def _store_usual(self) -> None:
        minutes = self._usual.boundary()
        if minutes is not None:
            self.store(lambda: self.kit.settings.set_night_boundary(minutes))

    def _add(self) -> None:
        first, last = self._first.day(), self._last.day()
        boundary = self._until.boundary()
        self._gap.setVisible(last < first)
        if last < first or boundary is None:
            return
        stretch = Stretch(id=StretchId(new_id()), first=first, last=last, boundary=boundary)
        self.store(lambda: self.kit.rotations.put_stretch(stretch), lambda _: self.refresh())

    def _delete(self, stretch: StretchId) -> None:
        self.store(lambda: self.kit.rotations.delete_stretch(stretch), lambda _: self.refresh())

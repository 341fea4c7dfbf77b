"""The form for one rotation."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.ids import RotationId, new_id
from journal_app.domain.rotations import Phase, Rotation, check_rotation
from journal_app.sentences import nights
from journal_app.ui.settings.boundaries import BoundaryField
from journal_app.ui.settings.kit import Kit
from journal_app.ui.settings.section import in_row, labelled
from journal_app.ui.widgets.buttons import PrimaryButton, QuietButton
from journal_app.ui.widgets.choices import Dropdown
from journal_app.ui.widgets.dates import DateField
from journal_app.ui.widgets.fields import TextField
from journal_app.ui.widgets.labels import Body, Heading
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr

USUAL_LENGTH = timedelta(weeks=8) - timedelta(days=1)


class RotationForm(Card):
    """A card to fill in, for a new rotation or one that exists.

    Attributes:
        saved: The student pressed Save on a form without gaps; carries the ``Rotation``.
        left: The student changed their mind.

    Args:
        tonight: The night it is now, where a new rotation starts unless told otherwise.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(self, *, kit: Kit, rotation: Rotation | None, tonight: date) -> None:
        super().__init__(theme=kit.theme)
        self.setObjectName("rotation-form")
        self._kit = kit
        self._tonight = tonight
        self._id = rotation.id if rotation else RotationId(new_id())
        self._make_fields()
        heading = tr("Change this rotation") if rotation else tr("Add a rotation")
        self.body.addWidget(Heading(heading, theme=kit.theme))
        self._lay_out()
        self._fill(rotation)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self._specialty.setFocus()

    def _make_fields(self) -> None:
        theme = self._kit.theme
        self._specialty = TextField(theme=theme, name=tr("Specialty"))
        self._site = TextField(theme=theme, name=tr("Site"))
        self._phase = Dropdown(
            theme=theme, name=tr("Phase"), items=[(nights.phase(kind), kind) for kind in Phase]
        )
        self._start = DateField(theme=theme, name=tr("First night"))
        self._end = DateField(theme=theme, name=tr("Last night planned"))
        self._boundary = BoundaryField(theme=theme, name=tr("Nights end at"), usual=True)
        self._gap = Body("", theme=theme)
        self._gap.hide()
        self._save = PrimaryButton(tr("Save the rotation"), theme=theme)
        self._leave = QuietButton(tr("Cancel"), theme=theme)
        self._save.clicked.connect(self._try_save)
        self._leave.clicked.connect(self.left)
        self._specialty.returnPressed.connect(self._try_save)

    def _lay_out(self) -> None:
        theme = self._kit.theme

        def beside(words: str, field: QWidget) -> QWidget:
            return labelled(words, field, theme=theme)

        self.body.addWidget(beside(tr("Specialty"), self._specialty))
        self.body.addWidget(beside(tr("Site (only for you; never part of an export)"), self._site))
        self.body.addLayout(
            in_row(
                beside(tr("First night"), self._start),
                beside(tr("Last night planned"), self._end),
                theme=theme,
                across=16,
            )
        )
        self.body.addLayout(
            in_row(
                beside(tr("Phase"), self._phase),
                beside(tr("Nights end at"), self._boundary),
                theme=theme,
                across=16,
            )
        )
        self.body.addWidget(self._gap)
        self.body.addLayout(in_row(self._save, self._leave, theme=theme))

    def _fill(self, rotation: Rotation | None) -> None:
        if rotation is None:
            self._start.set_day(self._tonight)
            self._end.set_day(self._tonight + USUAL_LENGTH)
            self._phase.set_value(Phase.CLERKSHIP)
            return
        self._specialty.setText(rotation.specialty)
        self._site.setText(rotation.site)
        self._phase.set_value(rotation.phase)
        self._start.set_day(rotation.start)
        self._end.set_day(rotation.planned_end)
        self._boundary.set_boundary(rotation.boundary)

    def _try_save(self) -> None:
        phase = self._phase.value()
        rotation = Rotation(
            id=self._id,
            specialty=self._specialty.text(),
            site=self._site.text(),
            start=self._start.day(),
            planned_end=self._end.day(),
            phase=phase if isinstance(phase, Phase) else Phase.CLERKSHIP,
            boundary=self._boundary.boundary(),
        )
        try:
            check_rotation(rotation)
        except ValueError:
            self._say_what_is_missing(rotation)
            return
        self.saved.emit(rotation)

    def _say_what_is_missing(self, rotation: Rotation) -> None:
        if not rotation.specialty.strip():
            self._gap.setText(tr("Give the rotation a specialty, so that the chart can name it."))
            self._specialty.setFocus()
        else:
            self._gap.setText(tr("The last night lies before the first one."))
            self._end.setFocus()
        self._gap.show()

"""Settings: the student's rotations."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.rotations import Rotation
from journal_app.sentences import nights
from journal_app.ui.settings.boundaries import clock_words
from journal_app.ui.settings.kit import Kit
from journal_app.ui.settings.rotation_form import RotationForm
from journal_app.ui.settings.section import LEFT, Section, clear, in_row, line
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.labels import Muted
from journal_app.ui.widgets.surfaces import Hairline
from journal_app.words import tr


class RotationsSection(Section):
    """The list of rotations, newest first, with a form that opens in place."""

    def __init__(self, *, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, parent=parent)
        self.setObjectName("rotations")
        card = self.add_card(
            tr("Rotations"), tr("They mark out the chart and give each night its week.")
        )
        self._list = QVBoxLayout()
        card.body.addLayout(self._list)
        self._add = QuietButton(tr("Add a rotation"), theme=self.theme)
        self._add.clicked.connect(lambda: self._open_form(None))
        card.body.addWidget(self._add, 0, LEFT)
        self._form: RotationForm | None = None
        self._tonight = self.kit.today()
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read the rotations anew."""
        kit = self.kit
        self.read(lambda: (kit.rotations.rotations(), kit.rotations.tonight()), self._show)

    def leave(self) -> None:
        """Close the form."""
        super().leave()
        self._close_form()

    def _show(self, found: tuple[tuple[Rotation, ...], date]) -> None:
        rotations, self._tonight = found
        clear(self._list)
        self._list.setSpacing(self.theme.px(10))
        if not rotations:
            self._list.addWidget(Muted(tr("None yet."), theme=self.theme))
        for rotation in reversed(rotations):
            self._list.addWidget(self._item(rotation))
            self._list.addWidget(Hairline())

    def _item(self, rotation: Rotation) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words = line(rotation.specialty, self._detail(rotation), theme=self.theme)
        words.setObjectName("rotation-words")
        column.addWidget(words)
        named = {"specialty": rotation.specialty}
        change = LinkButton(tr("Change"), theme=self.theme, name=tr("Change {specialty}", **named))
        delete = LinkButton(tr("Delete"), theme=self.theme, name=tr("Delete {specialty}", **named))
        change.clicked.connect(lambda: self._open_form(rotation))
        delete.clicked.connect(lambda: self._ask_delete(rotation))
        column.addLayout(in_row(change, delete, theme=self.theme, across=16))
        return holder

    def _detail(self, rotation: Rotation) -> str:
        today = self.kit.today()
        parts = [
            tr(
                "{first} to {last}",
                first=nights.short_night(rotation.start, today),
                last=nights.short_night(rotation.planned_end, today),
            ),
            nights.phase(rotation.phase),
        ]
        if rotation.site:
            parts.append(rotation.site)
        if rotation.boundary is not None:
            parts.append(tr("nights end at {time}", time=clock_words(rotation.boundary)))
        return " · ".join(parts)

    def _open_form(self, rotation: Rotation | None) -> None:
        self._close_form()
        self._form = RotationForm(kit=self.kit, rotation=rotation, tonight=self._tonight)
        self._form.saved.connect(self._save)
        self._form.left.connect(self._close_form)
        self.column.insertWidget(1, self._form)
        self._form.show()  # at once: what is hidden cannot take the focus
        self._form.focus_first()
        self._add.hide()

    def _close_form(self) -> None:
        if self._form is not None:
            focus: QWidget | None = self.window().focusWidget()
            held = focus is not None and self._form.isAncestorOf(focus)
            self._add.show()
            if held:
                self._add.setFocus()
            self._form.hide()
            self._form.deleteLater()
            self._form = None

    def focus_home(self) -> None:
        """Put the focus on the button that adds a rotation, or into the open form."""
        if self._form is not None:
            self._form.focus_first()
        else:
            self._add.setFocus()

    def _save(self, rotation: Rotation) -> None:
        self.store(lambda: self.kit.rotations.put(rotation), self._saved)

    def _saved(self, _rotation: Rotation) -> None:
        self._close_form()
        self.refresh()

    def _ask_delete(self, rotation: Rotation) -> None:
        self.notice.show_text(
            tr(
                "Delete {specialty}? Its nights, ratings and entries stay in the journal.",
                specialty=rotation.specialty,
            ),
            tr("Delete the rotation"),
            lambda: self._delete(rotation),
        )

    def _delete(self, rotation: Rotation) -> None:
        self.store(lambda: self.kit.rotations.delete(rotation.id), lambda _: self.refresh())

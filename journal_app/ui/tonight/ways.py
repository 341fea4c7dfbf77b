"""Ways to write, and how the night is marked: two rows of small toggles under More."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.prompts import Form, Moment
from journal_app.sentences import forms
from journal_app.services.tonight_page import TonightState
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.pill import Pill
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.words import tr

MARKS: Final = tuple(moment for moment in Moment if moment is not Moment.POST_CALL)
"""What a night can be marked with; post-call is a tag of its own, beside the shift."""


class WaysRow(QWidget):
    """One form at a time, or ratings only.

    Attributes:
        chosen: A form, a ``Form``.
        aside_wanted: Ratings only.
        back_wanted: The page again.
    """

    chosen = Signal(object)
    aside_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ways")
        self.setAccessibleName(tr("Ways to write"))
        self.pills = {form: Pill(forms.name(form), theme=theme) for form in Form}
        self.aside = Pill(forms.ratings_only(), theme=theme)
        row = FlowLayout(theme=theme, across=4, down=4, parent=self)
        for form, pill in self.pills.items():
            row.addWidget(pill)
            pill.switched.connect(lambda on, form=form: self._press(form if on else Form.FREE))
        row.addWidget(self.aside)
        self.aside.switched.connect(self._press_aside)

    def show_state(self, state: TonightState) -> None:
        """Show how a page is written."""
        self._show(None if state.ratings_only else state.page.form)

    def _press(self, form: Form) -> None:
        self._show(form)
        self.chosen.emit(form)

    def _press_aside(self, on: bool) -> None:
        if on:
            self._show(None)
            self.aside_wanted.emit()
        else:
            self.back_wanted.emit()

    def _show(self, chosen: Form | None) -> None:
        for form, pill in self.pills.items():
            pill.show_on(on=form is chosen)
        self.aside.show_on(on=chosen is None)


class MomentsRow(QWidget):
    """Marks of a night: as many as fit it, usually none.

    Attributes:
        marked: All marks as they are now, a ``frozenset`` of ``Moment``.
    """

    marked = Signal(object)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("moments")
        self.setAccessibleName(tr("Mark this night"))
        self.pills = {mark: Pill(forms.moment(mark), theme=theme) for mark in MARKS}
        self._others: frozenset[Moment] = frozenset()
        row = FlowLayout(theme=theme, across=4, down=4, parent=self)
        for pill in self.pills.values():
            row.addWidget(pill)
            pill.switched.connect(lambda _on: self.marked.emit(self._all()))

    def show_state(self, state: TonightState) -> None:
        """Show how a page's night is marked."""
        self._others = state.moments - frozenset(MARKS)
        for mark, pill in self.pills.items():
            pill.show_on(on=mark in state.moments)

    def _all(self) -> frozenset[Moment]:
        on = frozenset(mark for mark, pill in self.pills.items() if pill.isChecked())
        return on | self._others

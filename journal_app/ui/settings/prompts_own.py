"""Settings, Prompts: those that the student wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.ids import PromptId
from journal_app.domain.prompts import Prompt
from journal_app.sentences import own_prompts as words
from journal_app.services.own_prompts import Unfinished
from journal_app.ui.prompts.own_form import OwnPromptForm
from journal_app.ui.settings.in_sight import NEAR, bring_into_sight
from journal_app.ui.settings.section import LEFT, clear, in_row, line
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.choices import Check
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card, Hairline
from journal_app.words import tr


class OwnCard(Card):
    """The list, and the form in which one is written or changed.

    Attributes:
        changed: Other preferences are wanted; carries a ``Change``.
        kept: A prompt is to be kept; carries its id ("" for a new one) and an ``OwnPrompt``.
        left: What stood in the form is not wanted; carries its id.
        rested: What stands in the form can be put aside; typing rests.
        deleted: A prompt is to be deleted; carries its id.
    """

    changed = Signal(object)
    kept = Signal(str, object)
    left = Signal(str)
    rested = Signal()
    deleted = Signal(str)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self._own: dict[PromptId, Prompt] = {}
        self.body.addWidget(Heading(tr("Your own prompts"), theme=theme))
        self.body.addWidget(Muted(words.about(), theme=theme))
        self._on = Check(tr("Draw from your own prompts"), theme=theme)
        self._on.setObjectName("prompts-own")
        self._on.switched.connect(self._switch)
        self.body.addWidget(self._on)
        self._question = Notice(theme=theme)
        self._question.setObjectName("own-question-notice")
        self.body.addWidget(self._question)
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self._write = QuietButton(tr("Write one"), theme=theme)
        self._write.setObjectName("own-write")
        self._write.clicked.connect(lambda: self._begin(None))
        self.body.addWidget(self._write, 0, LEFT)
        self._form = OwnPromptForm(theme=theme)
        self._form.kept.connect(self.kept)
        self._form.left.connect(self._leave)
        self._form.rested.connect(self.rested)
        self._form.hide()
        self.body.addWidget(self._form)

    def show_prompts(self, own: Sequence[Prompt], *, on: bool) -> None:
        """Show what there is."""
        self._own = {prompt.id: prompt for prompt in own}
        self._on.show_on(on=on)
        self._on.setVisible(bool(own))
        clear(self._list)
        self._list.setSpacing(self._theme.px(10))
        if not own:
            self._list.addWidget(Muted(tr("None yet."), theme=self._theme))
        for index, prompt in enumerate(own):
            if index:
                self._list.addWidget(Hairline())
            self._list.addWidget(self._item(prompt))

    def put_form_away(self) -> None:
        """Close the form and forget what stands in it."""
        self._form.put_away()
        self._write.show()
        self._write.setFocus()

    def go_on(self, unfinished: Unfinished) -> None:
        """Open the form with what was being written before, unless it is open."""
        if self._form.isHidden():
            self._write.hide()
            self._form.go_on(unfinished, self._own.get(unfinished.prompt))

    def unfinished(self) -> Unfinished | None:
        """Return what was typed into the form and not kept; None when nothing was."""
        return self._form.unfinished()

    def forget_question(self) -> None:
        """Put the strip away."""
        self._question.hide()

    def _begin(self, prompt: Prompt | None) -> None:
        self._question.hide()
        if self._form.unfinished() is not None:
            self._question.show_text(words.one_at_a_time())
            self._form.focus_question()
            bring_into_sight(self._question, self._theme.px(NEAR))
            return
        self._write.hide()
        self._form.begin(prompt)
        bring_into_sight(self._form, self._theme.px(NEAR))

    def _leave(self, prompt: str) -> None:
        self.put_form_away()
        self.left.emit(prompt)

    def _switch(self, on: bool) -> None:  # the signal's own argument
        self.changed.emit(lambda now: replace(now, own=on))

    def _item(self, prompt: Prompt) -> QWidget:
        shown = line(prompt.text, words.listed(prompt), theme=self._theme)
        shown.setObjectName("own-prompt")
        change = LinkButton(
            tr("Change"), theme=self._theme, name=tr("Change “{text}”", text=prompt.text)
        )
        change.clicked.connect(lambda: self._begin(prompt))
        delete = LinkButton(
            tr("Delete"), theme=self._theme, name=tr("Delete “{text}”", text=prompt.text)
        )
        delete.clicked.connect(lambda: self._ask_delete(prompt))
        layout = shown.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addLayout(in_row(change, delete, theme=self._theme, across=16))
        return shown

    def _ask_delete(self, prompt: Prompt) -> None:
        self._question.show_text(
            words.ask_delete(prompt), tr("Delete it"), lambda: self._delete(prompt)
        )
        bring_into_sight(self._question, self._theme.px(NEAR))

    def _delete(self, prompt: Prompt) -> None:
        if self._form.is_about(prompt.id):
            self.put_form_away()
        self._write.setFocus()
        self.deleted.emit(prompt.id)

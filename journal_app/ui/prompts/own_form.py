"""The form in which a prompt is written; what is amiss is said in a sentence, once typing stops."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.ids import PromptId
from journal_app.domain.prompts import BARRIERS, Load, Prompt
from journal_app.domain.prompts import Theme as PromptTheme
from journal_app.prompts.schema import LONGEST_HELPED, LONGEST_NUDGE, LONGEST_PROMPT
from journal_app.sentences import own_prompts as words
from journal_app.sentences import prompts as sentences
from journal_app.services.own_prompts import OwnPrompt, Unfinished, look_at
from journal_app.ui.settings.section import in_row, labelled
from journal_app.ui.support.words_field import WordsField
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import PrimaryButton, QuietButton
from journal_app.ui.widgets.choices import Check, Dropdown
from journal_app.ui.widgets.fields import TextField
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.words import tr

PAUSE_MS: Final = 600
"""How long typing rests before what was typed is looked at."""


class OwnPromptForm(QWidget):
    """Theme, question, a way in, how much it asks, and whether it may call up a patient.

    Attributes:
        kept: A prompt without a fault; carries its id ("" for a new one) and an ``OwnPrompt``.
        left: Never mind; carries the id of the prompt that stays as it was ("" for a new one).
        rested: Typing rests; what stands in the form can be put aside.
    """

    kept = Signal(str, object)
    left = Signal(str)
    rested = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("own-form")
        self._id = PromptId("")
        self._begun = _as_written(None)
        self._theme = theme
        self._heading = Heading("", theme=theme)
        self._kind = Dropdown(
            theme=theme,
            name=tr("Theme"),
            items=[(sentences.theme(one), one) for one in PromptTheme],
        )
        self._question = WordsField(theme=theme, name=words.question())
        self._question.setObjectName("own-question")
        self._nudge = TextField(theme=theme, name=words.nudge())
        self._helped = TextField(theme=theme, name=words.helped())
        self._load = Dropdown(
            theme=theme,
            name=tr("How much it asks"),
            items=[(words.load(one), one) for one in Load],
        )
        self._patient = Check(tr("It may call up a patient"), theme=theme)
        self._says = Body("", theme=theme)
        self._says.setObjectName("own-says")
        self._pause = QTimer(self)
        self._pause.setObjectName("own-pause")
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._listen()
        self._restyle()
        theme.changed.connect(self._restyle)

    def begin(self, prompt: Prompt | None) -> None:
        """Show a prompt to be changed, None for a new one, and put the caret into it."""
        known = prompt.id if prompt else PromptId("")
        self.go_on(Unfinished(known, _as_written(prompt)), prompt)
        self.focus_question()

    def go_on(self, unfinished: Unfinished, kept: Prompt | None) -> None:
        """Show what was being written, and leave the focus where it is.

        Args:
            kept: The prompt as it is kept; None for a new one.
        """
        self._id, written = unfinished.prompt, unfinished.written
        # Not what is shown now: that is kept nowhere else, and must be until it is.
        self._begun = _as_written(kept)
        self._heading.setText(tr("Change your prompt") if self._id else tr("Write a prompt"))
        self._kind.set_value(written.theme)
        self._load.set_value(written.load)
        self._question.setPlainText(written.text)
        self._nudge.setText(written.nudge)
        self._helped.setText(written.helped)
        self._patient.show_on(on=written.patient_related)
        self._ask_what_helped()
        self._pause.stop()
        self._say("")
        self.show()

    def unfinished(self) -> Unfinished | None:
        """Return what was typed and not kept; None when nothing was."""
        written = self.written()
        if self.isHidden() or written == self._begun:
            return None
        return Unfinished(self._id, written)

    def is_about(self, prompt: PromptId) -> bool:
        """Tell whether a prompt is being changed."""
        return not self.isHidden() and self._id == prompt

    def focus_question(self) -> None:
        """Put the caret into the question."""
        self._question.setFocus()

    def put_away(self) -> None:
        """Forget what was typed."""
        self._question.clear()
        for field in (self._nudge, self._helped):
            field.clear()
        self._pause.stop()
        self.hide()

    def written(self) -> OwnPrompt:
        """Return what stands in the form."""
        kind, load = self._kind.value(), self._load.value()
        return OwnPrompt(
            theme=kind if isinstance(kind, PromptTheme) else PromptTheme.SELF_CARE,
            load=load if isinstance(load, Load) else Load.LIGHT,
            text=self._question.toPlainText(),
            nudge=self._nudge.text(),
            helped=self._helped.text(),
            patient_related=self._patient.isChecked(),
        )

    def _keep(self) -> None:
        self._pause.stop()
        written = self.written()
        looked = look_at(written)
        self._say(words.found(looked))
        if not looked.faults:
            self.kept.emit(self._id, written)
            return
        fields = {"nudge": self._nudge, "helped": self._helped}
        fields.get(looked.faults[0].field, self._question).setFocus()

    def _look(self) -> None:
        """Say what is amiss; an empty form needs no telling."""
        self.rested.emit()
        written = self.written()
        self._say(words.found(look_at(written)) if written.text.strip() else "")

    def _say(self, said: str) -> None:
        if said == self._says.text():
            return
        self._says.setText(said)
        self._says.setVisible(bool(said))
        if said:
            QAccessible.updateAccessibility(QAccessibleEvent(self._says, QAccessible.Event.Alert))

    def _ask_what_helped(self) -> None:
        self._helped_row.setVisible(self._kind.value() in BARRIERS)

    def _kind_chosen(self) -> None:
        self._ask_what_helped()
        self._pause.start()

    def _listen(self) -> None:
        self._question.textChanged.connect(self._pause.start)
        for field in (self._nudge, self._helped):
            field.textEdited.connect(lambda _text: self._pause.start())
            field.returnPressed.connect(self._keep)
        self._kind.currentIndexChanged.connect(lambda _index: self._kind_chosen())
        self._load.currentIndexChanged.connect(lambda _index: self._pause.start())
        self._patient.switched.connect(lambda _on: self._pause.start())
        self._pause.timeout.connect(self._look)

    def _lay_out(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._heading)
        self._column.addWidget(labelled(tr("Theme"), self._kind, theme=theme))
        self._add(words.question(), self._question, LONGEST_PROMPT)
        self._add(words.nudge(), self._nudge, LONGEST_NUDGE)
        self._helped_row = self._add(words.helped(), self._helped, LONGEST_HELPED)
        self._column.addWidget(labelled(tr("How much it asks"), self._load, theme=theme))
        self._column.addWidget(self._patient)
        self._column.addWidget(
            Muted(
                tr("The page then reminds you once to leave out who it was."),
                theme=theme,
                small=True,
            )
        )
        self._says.hide()
        self._column.addWidget(self._says)
        keep = PrimaryButton(tr("Keep this prompt"), theme=theme)
        keep.setObjectName("own-keep")
        keep.clicked.connect(self._keep)
        leave = QuietButton(tr("Never mind"), theme=theme)
        leave.setObjectName("own-leave")
        leave.clicked.connect(lambda: self.left.emit(self._id))
        self._column.addLayout(in_row(keep, leave, theme=theme))

    def _add(self, name: str, field: QWidget, most: int) -> QWidget:
        said = tr("{field} (at most {most} words)", field=name, most=most)
        row = labelled(said, field, theme=self._theme)
        self._column.addWidget(row)
        return row

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(10))


def _as_written(prompt: Prompt | None) -> OwnPrompt:
    """Return a prompt as the form shows it; an empty form for None."""
    if prompt is None:
        return OwnPrompt(PromptTheme.SELF_CARE, Load.LIGHT)
    return OwnPrompt(
        theme=prompt.theme,
        load=prompt.load,
        text=prompt.text,
        nudge=prompt.nudge,
        helped=prompt.helped,
        patient_related=prompt.patient_related,
    )

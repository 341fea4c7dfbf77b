"""Under an open entry: what it seems to be about, and six boxes to say what it is about."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.prompts import Theme as PromptTheme
from journal_app.sentences import hints as sentences
from journal_app.sentences import prompts
from journal_app.services.theme_hints import Hint, Told
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.choices import Check
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Muted
from journal_app.words import tr

OTHER = Qt.FocusReason.OtherFocusReason


class HintLine(QWidget):
    """A quiet line with what can be done about it; hidden while there is nothing to say.

    Attributes:
        taken: The offer of hints is taken (True) or not (False).
        said: What the entry is about, as a frozenset of themes; the student said it.
        taken_back: What the student said is to be forgotten.
        unfolded: The boxes have come up, and may be out of sight.
    """

    taken = Signal(bool)
    said = Signal(frozenset)
    taken_back = Signal()
    unfolded = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hints")
        self.setAccessibleName(tr("Theme hints"))
        self._theme = theme
        self._hint = Hint({})
        self._words = Muted("", theme=theme, small=True)
        self._words.setObjectName("hint-words")
        self._tone = Muted("", theme=theme, small=True)
        self._tone.setObjectName("hint-tone")
        self._yes = self._link(tr("Show me"), "hint-yes", tr("Show theme hints"))
        self._no = self._link(tr("No, thank you"), "hint-no", tr("No theme hints"))
        self._wrong = self._link("", "hint-wrong")
        self._back = self._link(tr("Take it back"), "hint-back", tr("Take back what you said"))
        self._checks = {kind: Check(prompts.theme(kind), theme=theme) for kind in PromptTheme}
        self._panel = self._make_panel()
        self._lay_out()
        self._connect()
        theme.changed.connect(self._space)
        self._space()
        self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self._panel.hide()
        self.hide()

    def offer(self) -> None:
        """Offer hints, once."""
        self._tone.hide()
        self._say(sentences.offer(), self._yes, self._no)

    def show_told(self, told: Told) -> None:
        """Show a guess, or what the student said, and the word tone where there is one."""
        self._panel.hide()
        self._tone.setVisible(told.tone is not None)
        if told.tone is not None:
            self._tone.setText(sentences.tone(told.tone))
        if told.hint is None:
            self._say("")
            return
        self._hint = told.hint
        self._name_action(told.hint)
        links = (self._wrong, self._back) if told.hint.by_student else (self._wrong,)
        self._say(sentences.line(told.hint), *links)

    def focus_action(self) -> None:
        """Put the focus on what can be done about the line."""
        self._wrong.setFocus(OTHER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the boxes with Escape, leaving all as it was."""
        if event.key() == Qt.Key.Key_Escape and not self._panel.isHidden():
            self._close_panel()
            return
        super().keyPressEvent(event)

    def _say(self, words: str, *links: LinkButton) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        for link in (self._yes, self._no, self._wrong, self._back):
            link.setVisible(link in links)
        self._actions.setVisible(bool(links))
        self.show()

    def _name_action(self, hint: Hint) -> None:
        if hint.by_student:
            text = tr("Change it")
        else:
            text = tr("That is not so") if hint.themes else tr("Say what it is about")
        self._wrong.setText(text)
        self._wrong.setAccessibleName(text)

    def _link(self, text: str, object_name: str, name: str = "") -> LinkButton:
        link = LinkButton(text, theme=self._theme, name=name)
        link.setObjectName(object_name)
        return link

    def _make_panel(self) -> QWidget:
        panel = QWidget()
        panel.setObjectName("hint-panel")
        self._inside = column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Muted(sentences.choosing(), theme=self._theme, small=True))
        boxes = QWidget()
        across = FlowLayout(theme=self._theme, across=18, down=6, parent=boxes)
        for kind, check in self._checks.items():
            check.setObjectName(f"hint-{kind.value}")
            across.addWidget(check)
        column.addWidget(boxes)
        self._keep = QuietButton(tr("Keep this"), theme=self._theme, name=tr("Keep these themes"))
        self._keep.setObjectName("hint-keep")
        self._leave = self._link(tr("Leave it as it was"), "hint-leave")
        row = QWidget()
        ends = FlowLayout(theme=self._theme, across=14, parent=row)
        ends.addWidget(self._keep)
        ends.addWidget(self._leave)
        column.addWidget(row)
        return panel

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)
        self._actions = QWidget()
        across = FlowLayout(theme=self._theme, across=16, parent=self._actions)
        for link in (self._yes, self._no, self._wrong, self._back):
            across.addWidget(link)
        column.addWidget(self._actions)
        column.addWidget(self._panel)
        column.addWidget(self._tone)

    def _space(self) -> None:
        self._column.setSpacing(self._theme.px(6))
        self._inside.setSpacing(self._theme.px(10))

    def _connect(self) -> None:
        self._yes.clicked.connect(lambda: self.taken.emit(True))
        self._no.clicked.connect(lambda: self.taken.emit(False))
        self._wrong.clicked.connect(self._open_panel)
        self._back.clicked.connect(self.taken_back)
        self._keep.clicked.connect(self._send)
        self._leave.clicked.connect(self._close_panel)

    def _open_panel(self) -> None:
        for kind, check in self._checks.items():
            check.show_on(on=kind in self._hint.themes)
        self._actions.hide()
        self._panel.show()
        next(iter(self._checks.values())).setFocus(OTHER)
        self.unfolded.emit()

    def _close_panel(self) -> None:
        self._panel.hide()
        self._actions.show()
        self.focus_action()

    def _send(self) -> None:
        chosen = frozenset(kind for kind, check in self._checks.items() if check.isChecked())
        self.said.emit(chosen)

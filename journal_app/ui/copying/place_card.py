"""What can be done with the place the caret is in, or with selected words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.identifiers import Kind
from journal_app.sentences import copies as words
from journal_app.services.review_places import Reach
from journal_app.services.reviewed import LONGEST_OWN, Answer, Choice, Mark, own_words
from journal_app.services.second_look import likely_kind
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import QuietButton
from journal_app.ui.widgets.choices import Dropdown
from journal_app.ui.widgets.fields import TextField
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.words import tr


class PlaceCard(QWidget):
    """Asks about a marked place, offers to hide selected words, or says what can be done.

    Attributes:
        answered: An answer to the place that is shown; carries an ``Answer``.
        hidden: The selected words are to be hidden; carries their ``Kind``.
        stays: The selected words may stay; tells whether in all texts.
    """

    answered = Signal(object)
    hidden = Signal(object)
    stays = Signal(bool)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("place")
        self._question = Heading("", theme=theme)
        self._about = Body("", theme=theme)
        self._hint = Muted(words.hint(), theme=theme, small=True)
        self._hide = QuietButton("", theme=theme)
        self._leave = QuietButton("", theme=theme)
        self._own = TextField(theme=theme, name=tr("Words to put there instead"))
        self._use = QuietButton(tr("Use these words"), theme=theme)
        self._kinds = Dropdown(
            theme=theme,
            name=tr("What the words are"),
            items=[(words.kind(kind), kind) for kind in Kind],
        )
        self._hide_selected = QuietButton(tr("Hide these words"), theme=theme)
        self._stay = QuietButton(words.stays(), theme=theme)
        self._stay_everywhere = QuietButton(words.stays_everywhere(), theme=theme)
        self._mark_row = _row(self._hide, self._leave, theme=theme)
        self._own_row = _row(self._own, self._use, theme=theme)
        self._reach = Muted("", theme=theme, small=True)
        self._words_row = _row(self._kinds, self._hide_selected, theme=theme)
        self._stay_row = _row(self._stay, self._stay_everywhere, theme=theme)
        self._lay_out()
        self._name()
        self._connect()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what can be done with a text."""
        self._show()

    def show_mark(self, mark: Mark) -> None:
        """Ask about a marked place, or offer to change it."""
        self._hide.setText(words.hide_words(mark.question))
        self._leave.setText(words.leave_words(mark.question))
        for button, keys in ((self._hide, words.HIDE_KEY), (self._leave, words.LEAVE_KEY)):
            button.setAccessibleName(button.text())
            button.setToolTip(words.with_key(button.text(), keys))
        self._own.clear()
        self._own.setPlaceholderText(tr("Own words"))
        self._show(question=words.question(mark), about=words.about(mark), mark=True)

    def show_selection(self, reach: Reach, *, asked: bool = False) -> None:
        """Offer to hide selected words; ask about them when they are worth a second look."""
        about = words.selected(reach)
        if asked:
            about = f"{words.looked_at(reach.words)} {about}"
        if about != self._about.text():
            self._kinds.set_value(likely_kind(reach.words, asked=asked))
        self._reach.setText(words.reach(reach))
        self._hide_selected.setAccessibleDescription(self._reach.text())
        self._show(about=about, selection=True, asked=asked)

    def hide_shown(self) -> None:
        """Hide what is shown, as its button does; nothing happens when nothing is."""
        for button in (self._hide, self._hide_selected):
            if button.isVisible():
                button.click()
                return

    def leave_shown(self, *, everywhere: bool = False) -> None:
        """Leave what is shown, as its button does."""
        stay = self._stay_everywhere if everywhere else self._stay
        for button in (stay, *(() if everywhere else (self._leave,))):
            if button.isVisible():
                button.click()
                return

    def _show(
        self,
        *,
        question: str = "",
        about: str = "",
        mark: bool = False,
        selection: bool = False,
        asked: bool = False,
    ) -> None:
        self._question.setText(question)
        self._question.setVisible(bool(question))
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._mark_row.setVisible(mark)
        self._own_row.setVisible(mark)
        self._words_row.setVisible(selection)
        self._reach.setVisible(selection and bool(self._reach.text()))
        self._stay_row.setVisible(asked)
        self._hint.setVisible(not about)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for label in (self._question, self._about):
            self._column.addWidget(label)
        for row in (
            self._mark_row,
            self._own_row,
            self._words_row,
            self._reach,
            self._stay_row,
        ):
            self._column.addWidget(row)
        self._column.addWidget(self._hint)

    def _name(self) -> None:
        for widget, name in {
            self._hide: "place-hide",
            self._leave: "place-leave",
            self._own: "place-own",
            self._use: "place-use",
            self._kinds: "place-kind",
            self._hide_selected: "place-hide-selected",
            self._reach: "place-reach",
            self._stay: "place-stay",
            self._stay_everywhere: "place-stay-everywhere",
            self._about: "place-about",
            self._question: "place-question",
        }.items():
            widget.setObjectName(name)
        self._own.setMaxLength(LONGEST_OWN)
        for button, keys in (
            (self._hide_selected, words.HIDE_KEY),
            (self._stay, words.LEAVE_KEY),
            (self._stay_everywhere, words.LEAVE_EVERYWHERE_KEY),
        ):
            button.setToolTip(words.with_key(button.text(), keys))

    def _connect(self) -> None:
        self._hide.clicked.connect(lambda: self.answered.emit(Answer(Choice.HIDE)))
        self._leave.clicked.connect(lambda: self.answered.emit(Answer(Choice.LEAVE)))
        self._use.clicked.connect(self._take_own)
        self._own.returnPressed.connect(self._take_own)
        self._own.textChanged.connect(lambda text: self._use.setEnabled(bool(own_words(text))))
        self._use.setEnabled(False)
        self._hide_selected.clicked.connect(lambda: self.hidden.emit(self._kinds.value()))
        self._stay.clicked.connect(lambda: self.stays.emit(False))
        self._stay_everywhere.clicked.connect(lambda: self.stays.emit(True))

    def _take_own(self) -> None:
        if typed := own_words(self._own.text()):
            self.answered.emit(Answer(Choice.OWN, typed))

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(8))
        self._own.setMaximumWidth(self._theme.px(260))


def _row(*widgets: QWidget, theme: Theme) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(theme=theme, across=8, down=8)
    for widget in widgets:
        flow.addWidget(widget)
    holder.setLayout(flow)
    return holder

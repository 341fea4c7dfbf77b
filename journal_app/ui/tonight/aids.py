"""What goes along with the page: its guide above, a soft word and a closing step below."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QBoxLayout, QWidget

from journal_app.clock import Clock
from journal_app.domain.prompts import Form
from journal_app.sentences import forms
from journal_app.services.tonight_page import TonightState
from journal_app.services.writing_forms import BLANK_LINE, next_step, step_at
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.closing import ClosingStep, SoftWord
from journal_app.ui.tonight.form_guide import FormGuide, FormOffer
from journal_app.ui.tonight.page import WritingPage
from journal_app.ui.tonight.writing_time import WritingTime
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.labels import Muted
from journal_app.words import tr


class PageAids(QObject):
    """Follows the caret and the time; changes the text only where a button says so.

    Attributes:
        form_wanted: A form, a ``Form``.
        caret_wanted: A control that has the focus is going away.
        appeared: Something has come up below the page that can be out of sight; the widget.
        guide: Goes above the page, as does ``offer``.
        soft: Goes below it, as does ``closing``, so that nothing being written moves.
    """

    form_wanted = Signal(object)
    caret_wanted = Signal()
    appeared = Signal(QWidget)

    def __init__(self, *, theme: Theme, page: WritingPage, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._time = WritingTime(clock.monotonic)
        self._key = ""
        self._state: TonightState | None = None
        self._soft_said = self._closing_said = False
        self.guide = FormGuide(theme=theme)
        self.offer = FormOffer(theme=theme)
        self.soft = SoftWord(theme=theme)
        self.closing = ClosingStep(theme=theme)
        self._listen()

    def show(self, state: TonightState) -> None:
        """Go along with a state's page; the page has its text already."""
        if state.page.key != self._key:
            self._begin(state.page.key)
        if state.ratings_only:
            self.soft.hide()
            self.closing.hide()
        self._state = state
        form, prompt = state.page.form, state.page.prompt
        meant = prompt.form if prompt is not None and form is Form.FREE else Form.FREE
        aside = state.ratings_only
        self.guide.show_form(Form.FREE if aside else form)
        self.offer.show_offer(Form.FREE if aside else meant)
        self._follow()

    def look(self, *, crowded: bool) -> None:
        """See whether the student has come to rest after a heavy page.

        Args:
            crowded: Something else is offered below the page already.
        """
        state = self._state
        if state is None or self._closing_said or crowded or not self._time.at_rest:
            return
        wanted = state.closing_step and state.is_heavy and not state.ratings_only
        if wanted and self._page.toPlainText().strip():
            self._closing_said = True
            self.appeared.emit(self.closing)
            self.closing.offer()

    def next_step(self) -> None:
        """Go on to the next of three steps, with a blank line where none is yet."""
        if self.guide.form() is not Form.THREE_STEPS:
            return
        page = self._page
        added, to = next_step(page.toPlainText(), page.code_points(page.textCursor().position()))
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._add(added)
        page.select(to, to)

    def step_back(self) -> None:
        """Go to the end of the step before; nothing on the page changes."""
        page = self._page
        text = page.toPlainText()
        at = step_at(text, page.code_points(page.textCursor().position()))
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        if at:
            to = len(BLANK_LINE.join(text.split(BLANK_LINE)[:at]))
            page.select(to, to)

    def _begin(self, key: str) -> None:
        self._key = key
        self._time.begin()
        self._soft_said = self._closing_said = False
        self.soft.hide()
        self.closing.hide()

    def _listen(self) -> None:
        self._page.typed.connect(self._typed)
        self._page.cursorPositionChanged.connect(self._follow)
        self.guide.next_wanted.connect(self.next_step)
        self.guide.back_wanted.connect(self.step_back)
        self.guide.free_wanted.connect(lambda: self.form_wanted.emit(Form.FREE))
        self.offer.taken.connect(self.form_wanted)
        self.closing.line_wanted.connect(self._one_more_line)
        self.soft.put_away.connect(self.caret_wanted)
        self.closing.put_away.connect(self.caret_wanted)

    def _typed(self) -> None:
        self._time.typed()
        self._follow()
        state = self._state
        if state is not None and state.soft_word and self._time.is_long and not self._soft_said:
            self._soft_said = True
            self.soft.show()

    def _follow(self) -> None:
        if self.guide.form() is Form.FREE:
            return
        page = self._page
        self.guide.follow(page.words_so_far(), page.code_points(page.textCursor().position()))

    def _one_more_line(self) -> None:
        page = self._page
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        text = page.toPlainText()
        if not text.endswith(BLANK_LINE):
            self._add("\n" if text.endswith("\n") else BLANK_LINE)
        page.moveCursor(QTextCursor.MoveOperation.End)

    def _add(self, text: str) -> None:
        end = QTextCursor(self._page.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertText(text)


class AsideLine(QWidget):
    """Stands in the page's place on a night with ratings only.

    Attributes:
        back_wanted: The page is wanted again.
    """

    back_wanted = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("page-aside")
        self.back = LinkButton(tr("Back to the page"), theme=theme)
        self.back.clicked.connect(self.back_wanted)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._words = Muted(forms.page_is_aside(then=False), theme=theme)
        self._words.setObjectName("aside-words")
        self._row.addWidget(self._words)
        self._row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def speak_of(self, *, then: bool) -> None:
        """Speak of an earlier night, or of tonight."""
        self._words.setText(forms.page_is_aside(then=then))

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(4), px(4), 0, 0)
        self._row.setSpacing(px(4))

"""Tonight's question, and one line of care."""

from __future__ import annotations

import html
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.prompts import CareKind, CareLine
from journal_app.domain.prompts import Theme as PromptTheme
from journal_app.errors import BadFile
from journal_app.sentences import prompt_faults, prompts, tonight
from journal_app.services.tonight_page import PagePrompt, TonightState
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.prompt_fold import PromptFold
from journal_app.ui.widgets.buttons import IconButton, LinkButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Chip, Heading, Muted, Serif
from journal_app.ui.widgets.surfaces import Card, Hairline
from journal_app.words import tr

TOKENS: Final = {
    PromptTheme.SELF_CARE: "accent",
    PromptTheme.LIFE_EXPERIENCES: "life_experiences",
    PromptTheme.ROLE_MODELS: "role_models",
    PromptTheme.TIME_CONSTRAINTS: "muted",
    PromptTheme.CULTURE_OF_TRAINING: "muted",
    PromptTheme.BURNOUT_AND_FUTILITY: "muted",
}
TYPE: Final = 27
LEADING: Final = 86
"""Per cent of the face's own line height."""

LINK_INSET: Final = 3
"""Pixels between a link's edge and its words; the same at every text size."""


class PromptCard(Card):
    """The prompt with what can be done about it, and the care line under a hairline.

    Attributes:
        another: Another prompt is wanted; True unless the mouse asked for it, so that the
            focus can stay.
        freely: No prompt is wanted.
        prompted: A prompt is wanted again.
        about_wanted: Where prompts come from is to be shown.
        fold: What else can be done about the prompt.
    """

    another = Signal(bool)
    freely = Signal()
    prompted = Signal()
    about_wanted = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self._why_text = ""
        self._by_mouse = False
        self._chip = Chip("", theme=theme, token="accent")  # noqa: S106 # a colour
        self._text = Question(theme=theme)
        self._text.setObjectName("prompt")
        self._nudge = Muted("", theme=theme)
        self._nudge.setObjectName("nudge")
        self._helped = Muted("", theme=theme)
        self._helped.setObjectName("helped")
        self._minutes = Muted("", theme=theme, small=True)
        self._minutes.setWordWrap(False)
        self._another = LinkButton(tr("Another prompt"), theme=theme)
        self._why = LinkButton(tr("Why this one?"), theme=theme)
        self._freely = LinkButton(tr("Write freely"), theme=theme)
        self._prompted = LinkButton(tr("Show a prompt"), theme=theme)
        self._unfold = IconButton("more", theme=theme, name=tr("More about this prompt"))
        self.fold = PromptFold(theme=theme)
        self._because = Muted("", theme=theme)
        self._because.setObjectName("why")
        self._about = LinkButton(tr("About these prompts"), theme=theme)
        self._hairline = Hairline()
        self._care_for = Heading("", theme=theme)
        self._care_for.setProperty("chip", "accent")
        self._care_for.setWordWrap(False)
        self._care = Muted("", theme=theme)
        self._care.setObjectName("care-line")
        self._lay_out()
        self._listen()
        self._restyle_card()
        theme.changed.connect(self._restyle_card)

    def first_link(self) -> QWidget | None:
        """Return the link that takes the focus first; None while there is only a care line."""
        links = (self._another, self._prompted)
        return next((link for link in links if not link.isHidden()), None)

    def minimumSizeHint(self) -> QSize:
        """Return how narrow the card may get; its height follows from the width given."""
        return QSize(super().minimumSizeHint().width(), 0)

    def show_state(self, state: TonightState) -> None:
        """Show a page's prompt and its night's care line; the line alone when that is wanted."""
        prompt = state.page.prompt
        alone = state.ratings_only or (prompt is None and not state.prompts_on)
        for part in (self._text, self._links_holder):
            part.setVisible(not alone)
        if alone:
            self._show_nothing()
        elif prompt is None:
            self._show_free(state.problem, then=not state.is_tonight)
        else:
            self._show_prompt(prompt)
            if not state.prompts_on:
                self._only_keep()
        self._show_care(state.care, parted=not alone)
        self.setVisible(not alone or state.care is not None)

    def _show_prompt(self, prompt: PagePrompt) -> None:
        self._chip.setText(prompts.theme(prompt.theme))
        self._chip.set_token(TOKENS[prompt.theme])
        self._text.ask(prompt.text)
        self._say(self._nudge, prompt.nudge)
        self._say(self._helped, prompt.helped)
        self._say(self._minutes, prompts.minutes(prompt.minutes) if prompt.minutes else "")
        why = prompts.reason(prompt.reason, prompt.theme) if prompt.reason else ""
        if why != self._why_text:
            self._explain(shown=False)
        self._why_text = why
        self._because.setText(why)
        self._offer(prompted=False)
        self._why.setVisible(bool(why))
        self.fold.show_prompt(prompt)

    def _only_keep(self) -> None:
        """Leave the question words were written to, and offer no other."""
        for link in (self._another, self._freely, self._unfold):
            link.hide()
        self.fold.hide()

    def _show_nothing(self) -> None:
        for part in (self._chip, *self._link_list):
            part.hide()
        for label in (self._nudge, self._helped, self._minutes):
            label.hide()
        self._fold_away()

    def _fold_away(self) -> None:
        self._explain(shown=False)
        self.fold.hide()

    def _explain(self, *, shown: bool) -> None:
        self._because.setVisible(shown)
        self._about.setVisible(shown)

    def _show_free(self, problem: BadFile | None, *, then: bool) -> None:
        self._text.ask(tonight.free_page(then=then))
        self._say(self._nudge, prompt_faults.broken_file(problem) if problem else "")
        for label in (self._minutes, self._helped):
            label.hide()
        self._fold_away()
        self._offer(prompted=True)
        self._prompted.setVisible(problem is None)

    def _show_care(self, care: CareLine | None, *, parted: bool) -> None:
        self._hairline.setVisible(care is not None and parted)
        for part in (self._care_for, self._care):
            part.setVisible(care is not None)
        if care is not None:
            act = care.kind is CareKind.ACT
            self._care_for.setText(tr("For someone") if act else tr("For you"))
            self._care.setText(care.text)

    def _offer(self, *, prompted: bool) -> None:
        for part in (self._chip, self._another, self._why, self._freely, self._unfold):
            part.setVisible(not prompted)
        self._prompted.setVisible(prompted)

    def _say(self, label: Body | Muted, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _listen(self) -> None:
        self._another.installEventFilter(self)
        self._another.clicked.connect(self._ask_for_another)
        self._freely.clicked.connect(self.freely)
        self._prompted.clicked.connect(self.prompted)
        self._why.clicked.connect(lambda: self._explain(shown=self._because.isHidden()))
        self._about.clicked.connect(self.about_wanted)
        self._unfold.clicked.connect(lambda: self.fold.setVisible(self.fold.isHidden()))
        self._explain(shown=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note whether it is the mouse that asks for another prompt."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress):
            self._by_mouse = event.type() is QEvent.Type.MouseButtonPress
        return super().eventFilter(watched, event)

    def _ask_for_another(self) -> None:
        by_mouse, self._by_mouse = self._by_mouse, False
        self.another.emit(not by_mouse)

    def _lay_out(self) -> None:
        links = self._links_holder = QWidget()
        self._links = FlowLayout(theme=self._theme, across=10, down=0, parent=links)
        self._link_list = (self._another, self._why, self._freely, self._prompted, self._unfold)
        for link in self._link_list:
            self._links.addWidget(link)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        self._row, self._care_row = QHBoxLayout(), QHBoxLayout()
        self._row.addWidget(links, 1)
        self._row.addWidget(self._minutes, 0, Qt.AlignmentFlag.AlignVCenter)
        self._care_row.addWidget(self._care_for, 0, Qt.AlignmentFlag.AlignTop)
        self._care_row.addWidget(self._care, 1)
        self._above.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        for label in (self._text, self._nudge, self._helped):
            self._above.addWidget(label)
        self._below.addWidget(self._because)
        self._last = QVBoxLayout()
        self._last.addWidget(self._hairline)
        self._last.addLayout(self._care_row)
        self.body.addLayout(self._above)
        self.body.addLayout(self._row)
        self.body.addWidget(self.fold)
        self.body.addLayout(self._below)
        self.body.addWidget(self._about, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._last)

    def _restyle_card(self) -> None:
        px = self._theme.px
        # A link has air around its words: its row begins further left by as much, so that
        # the words stand under the prompt.
        inset = LINK_INSET
        self.body.setContentsMargins(px(26) - inset, px(18), px(26), px(16))
        self.body.setSpacing(px(6))
        for rows in (self._above, self._below, self._last):
            rows.setContentsMargins(inset, 0, 0, 0)
            rows.setSpacing(px(8))
        self._last.setSpacing(px(10))
        self._row.setSpacing(px(16))
        self._care_row.setSpacing(px(8))


class Question(Serif):
    """The prompt, on closer lines than the face would set them by itself."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", theme=theme, px=TYPE, parent=parent)
        self.setTextFormat(Qt.TextFormat.RichText)

    def ask(self, words: str) -> None:
        """Show a question; none of it is ever read as markup."""
        self.setText(f'<p style="line-height:{LEADING}%">{html.escape(words)}</p>')
        self.setAccessibleName(words)

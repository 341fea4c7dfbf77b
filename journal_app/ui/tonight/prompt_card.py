"""Tonight's question, and one line of care."""

from __future__ import annotations

import html
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.prompts import CareKind, CareLine
from journal_app.domain.prompts import Theme as PromptTheme
from journal_app.errors import BadFile
from journal_app.sentences import prompt_faults, prompts
from journal_app.services.tonight_page import PagePrompt, TonightState
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
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
"""Design pixels between a link's edge and its words."""


class PromptCard(Card):
    """The prompt with what can be done about it, and the care line under a hairline.

    Attributes:
        another: Another prompt is wanted.
        freely: No prompt is wanted.
        prompted: A prompt is wanted again.
    """

    another = Signal()
    freely = Signal()
    prompted = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self._why_text = ""
        self._chip = Chip("", theme=theme, token="accent")  # noqa: S106 # a colour
        self._text = Question(theme=theme)
        self._text.setObjectName("prompt")
        self._nudge = Muted("", theme=theme)
        self._nudge.setObjectName("nudge")
        self._minutes = Muted("", theme=theme, small=True)
        self._minutes.setWordWrap(False)
        self._another = LinkButton(tr("Another prompt"), theme=theme)
        self._why = LinkButton(tr("Why this one?"), theme=theme)
        self._freely = LinkButton(tr("Write freely"), theme=theme)
        self._prompted = LinkButton(tr("Show a prompt"), theme=theme)
        self._because = Muted("", theme=theme)
        self._because.setObjectName("why")
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

    def first_link(self) -> QWidget:
        """Return the link that takes the focus first."""
        return self._prompted if self._another.isHidden() else self._another

    def minimumSizeHint(self) -> QSize:
        """Return how narrow the card may get; its height follows from the width given."""
        return QSize(super().minimumSizeHint().width(), 0)

    def show_state(self, state: TonightState) -> None:
        """Show a page's prompt and its night's care line."""
        prompt = state.page.prompt
        if prompt is None:
            self._show_free(state.problem)
        else:
            self._show_prompt(prompt)
        self._show_care(state.care)

    def _show_prompt(self, prompt: PagePrompt) -> None:
        self._chip.setText(prompts.theme(prompt.theme))
        self._chip.set_token(TOKENS[prompt.theme])
        self._text.ask(prompt.text)
        self._say(self._nudge, prompt.nudge)
        self._say(self._minutes, prompts.minutes(prompt.minutes) if prompt.minutes else "")
        why = prompts.reason(prompt.reason, prompt.theme) if prompt.reason else ""
        if why != self._why_text:
            self._because.hide()
        self._why_text = why
        self._because.setText(why)
        self._offer(prompted=False)
        self._why.setVisible(bool(why))

    def _show_free(self, problem: BadFile | None) -> None:
        self._text.ask(tr("Whatever tonight was, in your own words."))
        self._say(self._nudge, prompt_faults.broken_file(problem) if problem else "")
        for part in (self._minutes, self._because):
            part.hide()
        self._offer(prompted=True)
        self._prompted.setVisible(problem is None)

    def _show_care(self, care: CareLine | None) -> None:
        for part in (self._hairline, self._care_for, self._care):
            part.setVisible(care is not None)
        if care is not None:
            act = care.kind is CareKind.ACT
            self._care_for.setText(tr("For someone") if act else tr("For you"))
            self._care.setText(care.text)

    def _offer(self, *, prompted: bool) -> None:
        for part in (self._chip, self._another, self._why, self._freely):
            part.setVisible(not prompted)
        self._prompted.setVisible(prompted)

    def _say(self, label: Body | Muted, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _listen(self) -> None:
        self._another.clicked.connect(self.another)
        self._freely.clicked.connect(self.freely)
        self._prompted.clicked.connect(self.prompted)
        self._why.clicked.connect(lambda: self._because.setVisible(self._because.isHidden()))
        self._because.hide()

    def _lay_out(self) -> None:
        links = QWidget()
        self._links = FlowLayout(theme=self._theme, across=10, down=0, parent=links)
        for link in (self._another, self._why, self._freely, self._prompted):
            self._links.addWidget(link)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        self._row, self._care_row = QHBoxLayout(), QHBoxLayout()
        self._row.addWidget(links, 1)
        self._row.addWidget(self._minutes, 0, Qt.AlignmentFlag.AlignVCenter)
        self._care_row.addWidget(self._care_for, 0, Qt.AlignmentFlag.AlignTop)
        self._care_row.addWidget(self._care, 1)
        self._above.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        for label in (self._text, self._nudge):
            self._above.addWidget(label)
        for part in (self._because, self._hairline):
            self._below.addWidget(part)
        self._below.addLayout(self._care_row)
        for rows in (self._above, self._row, self._below):
            self.body.addLayout(rows)

    def _restyle_card(self) -> None:
        px = self._theme.px
        # A link has air around its words: its row begins further left by as much, so that
        # the words stand under the prompt.
        inset = px(LINK_INSET)
        self.body.setContentsMargins(px(26) - inset, px(18), px(26), px(16))
        self.body.setSpacing(px(6))
        for rows in (self._above, self._below):
            rows.setContentsMargins(inset, 0, 0, 0)
            rows.setSpacing(px(8))
        self._below.setSpacing(px(10))
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

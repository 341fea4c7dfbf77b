"""Beside the texts that are read through: what the study gets, and how it goes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.studies import Study
from journal_app.sentences import research_contents as contents
from journal_app.sentences import research_review as words
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import PrimaryButton, QuietButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class ReceivesColumn(QWidget):
    """Facts and the ways on.

    Attributes:
        wanted: Everything is read: make the package.
        left: Not now; what was answered is kept.

    Args:
        receives: What the study gets, a line each.
        go_on: Words of the button that goes on.
    """

    wanted = Signal()
    left = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        study: Study,
        receives: Sequence[str],
        go_on: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        facts, team = Card(theme=theme), Card(theme=theme)
        facts.body.addWidget(Heading(words.receives(), theme=theme))
        for line in receives:
            facts.body.addWidget(Muted(line, theme=theme))
        facts.body.addWidget(Heading(words.last_check(), theme=theme))
        team.body.addWidget(Heading(tr("Sealed for the study team"), theme=theme))
        team.body.addWidget(Muted(" ".join(contents.for_the_team(study)), theme=theme))
        self.seal = PrimaryButton(go_on, theme=theme)
        self.seal.setObjectName("reviewing-seal")
        self.seal.clicked.connect(self.wanted)
        self._away = away = QuietButton(tr("Not now"), theme=theme)
        away.setObjectName("reviewing-leave")
        away.clicked.connect(self.left)
        buttons = QWidget()
        flow = FlowLayout(theme=theme, across=8, down=8)
        flow.addWidget(self.seal)
        flow.addWidget(away)
        buttons.setLayout(flow)
        self._to_do = Muted("", theme=theme, small=True)
        self._to_do.setObjectName("reviewing-to-do")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (facts, team, buttons, self._to_do):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._cards = (facts, team)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_left(1)

    def focus_home(self) -> None:
        """Put the focus on the way on, or on the way back while there is none."""
        home = self.seal if self.seal.isEnabled() else self._away
        home.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_left(self, texts: int) -> None:
        """Say how many texts keep the package from being made; none lets it be made."""
        self.seal.setEnabled(not texts)
        self._to_do.setText(words.left_to_do(texts) or words.then())

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(16))
        for card in self._cards:
            card.body.setContentsMargins(px(18), px(16), px(18), px(16))
            card.body.setSpacing(px(8))

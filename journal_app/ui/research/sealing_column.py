"""Beside a package's contents: its hash, what sealing means, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.studies import Study
from journal_app.sentences import research_contents as words
from journal_app.ui.research.package_parts import GROUP
from journal_app.ui.research.raw_bytes import fixed_font
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class SealingColumn(QWidget):
    """What is sealed, for whom, and the ways on.

    Attributes:
        seal_wanted: Seal it.
        again: Back to reading the texts.
        left: Not now.
    """

    seal_wanted = Signal()
    again = Signal()
    left = Signal()

    def __init__(
        self, *, theme: Theme, study: Study, nights: int, sha256: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        bytes_card, team = Card(theme=theme), Card(theme=theme)
        bytes_card.body.addWidget(Heading(words.content_hash(), theme=theme))
        self._hash = Hash(sha256, theme=theme, name=words.content_hash())
        self._hash.setObjectName("contents-sha256")
        bytes_card.body.addWidget(self._hash)
        bytes_card.body.addWidget(Muted(words.read_back(), theme=theme, small=True))
        team.body.addWidget(Heading(tr("Sealed for the study team"), theme=theme))
        for line in words.for_the_team(study):
            team.body.addWidget(Muted(line, theme=theme))
        self.seal = PrimaryButton(words.seal(nights), theme=theme)
        self.seal.setObjectName("contents-seal")
        again = QuietButton(tr("Back to the texts"), theme=theme)
        again.setObjectName("contents-again")
        away = LinkButton(tr("Not now"), theme=theme)
        away.setObjectName("contents-leave")
        for button, signal in (
            (self.seal, self.seal_wanted),
            (again, self.again),
            (away, self.left),
        ):
            button.clicked.connect(signal)
        buttons = QWidget()
        flow = FlowLayout(theme=theme, across=8, down=8)
        for button in (self.seal, again, away):
            flow.addWidget(button)
        buttons.setLayout(flow)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (bytes_card, team, buttons):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._cards = (bytes_card, team)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(16))
        for card in self._cards:
            card.body.setContentsMargins(px(18), px(16), px(18), px(16))
            card.body.setSpacing(px(8))


class Hash(Muted):
    """A SHA-256 in letters of one width, in groups that can break into lines."""

    def __init__(
        self, sha256: str, *, theme: Theme, name: str, parent: QWidget | None = None
    ) -> None:
        groups = [sha256[at : at + GROUP] for at in range(0, len(sha256), GROUP)]
        super().__init__(" ".join(groups), theme=theme, parent=parent)
        self.setAccessibleName(tr("{what}: {value}", what=name, value=sha256))

    def sha256(self) -> str:
        """Return the digits without the gaps between them."""
        return self.text().replace(" ", "")

    def _face(self) -> QFont:
        return fixed_font(self._theme, 12)

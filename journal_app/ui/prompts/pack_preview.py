"""A pack that was brought by file, shown whole before it is brought in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.sentences import packs as words
from journal_app.services.packs import Brought
from journal_app.ui.prompts.plain_text import PlainText
from journal_app.ui.questionnaires.fitted import fitted
from journal_app.ui.settings.section import in_row
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import PrimaryButton, QuietButton
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class PackPreview(Card):
    """Title, who made it, what it holds, and every question, with the choice to bring it in.

    Attributes:
        wanted: Bring it in.
        left: Not now.
    """

    wanted = Signal()
    left = Signal()

    def __init__(
        self, brought: Brought, *, zone: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("pack-preview")
        pack = brought.pack
        title = fitted(Heading(pack.title, theme=theme))
        title.setObjectName("pack-words")
        self.body.addWidget(title)
        origin = fitted(Body(words.by(pack.origin), theme=theme))
        origin.setObjectName("pack-origin")
        self.body.addWidget(origin)
        self.body.addWidget(fitted(Muted(words.standing(brought, zone), theme=theme)))
        if brought.before is not None and not brought.is_here:
            before = words.replaced(brought.before.title, brought.before.origin)
            self.body.addWidget(fitted(Muted(before, theme=theme)))
        if pack.about:
            about = fitted(Body(pack.about, theme=theme))
            about.setObjectName("pack-words")
            self.body.addWidget(about)
        counts = QVBoxLayout()
        counts.setSpacing(2)
        for line in words.counts(pack):
            counts.addWidget(fitted(Muted(line, theme=theme, small=True)))
        self.body.addLayout(counts)
        self._text = PlainText(theme=theme, name=tr("Everything in this pack"))
        self._text.setObjectName("pack-text")
        self._text.setPlainText(words.contents(pack))
        self.body.addWidget(self._text)
        self._add_buttons(here=brought.is_here)

    def focus_home(self) -> None:
        """Put the focus where reading begins."""
        self._text.setFocus()

    def _add_buttons(self, *, here: bool) -> None:
        leave = QuietButton(tr("Put it away") if here else tr("Not now"), theme=self._theme)
        leave.setObjectName("pack-leave")
        leave.clicked.connect(self.left)
        bring = PrimaryButton(tr("Bring it in"), theme=self._theme)
        bring.setObjectName("pack-bring")
        bring.clicked.connect(self.wanted)
        # Never shown before it has its place: it would be a window of its own for a moment.
        if here:
            bring.hide()
        self.body.addLayout(in_row(bring, leave, theme=self._theme))

"""A study that was left, quietly: its receipt, and the notice to be written once more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.clock import local_time
from journal_app.domain.consent import ConsentKind
from journal_app.sentences import research as words
from journal_app.services.studies import TakingPart
from journal_app.ui.research.step import row
from journal_app.ui.research.study_words import said_by_study
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.labels import Body, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class EndedCard(Card):
    """A study that was left.

    Attributes:
        receipt: Show what was agreed to, and when it ended.
        notice_wanted: Write the sealed notice once more.

    Args:
        zone: In which days are told.
    """

    receipt = Signal()
    notice_wanted = Signal()

    def __init__(
        self, *, theme: Theme, part: TakingPart, zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        study = part.file.study
        self.setObjectName("research-ended")
        self.body.addWidget(said_by_study(Body(study.title, theme=theme)))
        left = [event.at for event in part.events if event.kind is ConsentKind.WITHDRAWN]
        if left:
            when = words.left_on(local_time(min(left), zone).date())
            self.body.addWidget(Muted(when, theme=theme, small=True))
        links = []
        for text, name, signal in (
            (tr("Receipt"), "research-receipt-open", self.receipt),
            (tr("Save the withdrawal notice again"), "research-notice-again", self.notice_wanted),
        ):
            link = LinkButton(text, theme=theme, name=words.of_study(text, study))
            link.setObjectName(name)
            link.clicked.connect(signal)
            links.append(link)
        self.body.addWidget(row(*links, theme=theme, across=18))

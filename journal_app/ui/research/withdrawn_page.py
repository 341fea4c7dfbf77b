"""After leaving a study: the sealed notice to save and to send, now or later again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.studies import Study
from journal_app.sentences import research_leaving as words
from journal_app.ui.research.place import Place
from journal_app.ui.research.step import Step, clear
from journal_app.ui.research.study_words import said_by_study, wrapping
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import PrimaryButton, QuietButton
from journal_app.ui.widgets.labels import Body, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class WithdrawnPage(Step):
    """The notice, and how it gets to the team.

    Attributes:
        wanted: Save the notice.

    Args:
        sealed: How many packages were sealed for the study.
    """

    wanted = Signal()

    def __init__(
        self, *, theme: Theme, study: Study, sealed: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme=theme, title=words.withdrawn_title(), name="research-withdrawn", parent=parent
        )
        about, sending = Card(theme=theme), Card(theme=theme)
        about.body.addWidget(Body(words.withdrawn(sealed=sealed), theme=theme))
        how = wrapping(Body(words.send_it(study.return_channel), theme=theme))
        how.setObjectName("research-how")
        sending.body.addWidget(how)
        self.column.addWidget(said_by_study(Muted(study.title, theme=theme)))
        self._saved = Card(theme=theme)
        self._saved.hide()
        for card in (self._saved, about, sending):
            self.column.addWidget(card)
        self.column.addStretch(1)
        kind = PrimaryButton if sealed else QuietButton
        self._save = kind(tr("Save the notice"), theme=theme)
        self._save.setObjectName("research-save-notice")
        self._save.clicked.connect(self.wanted)
        back = QuietButton(tr("Back to Research"), theme=theme)
        back.setObjectName("research-back")
        back.clicked.connect(self.left)
        self.footer.add(self._save, back)

    def show_saved(self, path: Path) -> None:
        """Say that the notice was written, and in which folder it lies."""
        clear(self._saved.body)
        self._saved.body.addWidget(Body(words.notice_lies(), theme=self.theme))
        self._saved.body.addWidget(
            Place(path.parent, theme=self.theme, name="research-notice-folder")
        )
        self._saved.show()
        self.say(words.notice_saved(path.name), calm=True)

    def focus_home(self) -> None:
        """Put the focus on saving."""
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)

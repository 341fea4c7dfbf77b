"""After sealing: what was written, how to send it, what sending tells, and what can be undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.consent import SealedRecord
from journal_app.domain.studies import Study
from journal_app.sentences import research as study_words
from journal_app.sentences import research_contents as words
from journal_app.ui.research.place import Place
from journal_app.ui.research.sealing_column import Hash
from journal_app.ui.research.study_words import wrapping
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, PrimaryButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Heading, Muted, Title
from journal_app.ui.widgets.surfaces import Card, ScrollPage
from journal_app.words import tr


class SealedPage(ScrollPage):
    """A calm page at the end.

    Attributes:
        done: Back to the studies.
        receipt_wanted: Show the receipt of taking part.

    Args:
        folder: Where the sealed file lies; shown, and kept nowhere.
    """

    done = Signal()
    receipt_wanted = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        study: Study,
        record: SealedRecord,
        folder: Path,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme=theme, max_width=720, parent=parent)
        self.setObjectName("research-sealed")
        file, send, later = Card(theme=theme), Card(theme=theme), Card(theme=theme)
        self._told = Body(words.sealed_as(record), theme=theme)
        self._told.setObjectName("sealed-file")
        file.body.addWidget(self._told)
        file.body.addWidget(Place(folder, theme=theme, name="sealed-folder"))
        for name, digits in (
            (words.file_hash(), record.sealed_sha256),
            (words.content_hash(), record.content_sha256),
        ):
            file.body.addLayout(_together(name, digits, theme=theme))
        send.body.addWidget(Heading(words.how_to_send(), theme=theme))
        how = wrapping(Body(study.return_channel.how, theme=theme))
        how.setObjectName("sealed-how")
        send.body.addWidget(how)
        reveals = Muted(words.reveals(study), theme=theme)
        reveals.setObjectName("sealed-reveals")
        send.body.addWidget(reveals)
        later.body.addWidget(Heading(words.later(), theme=theme))
        until = study_words.withdraw_until(study.withdraw_until, today)
        later.body.addWidget(Body(until, theme=theme))
        says = wrapping(Muted(study_words.study_says(study.withdrawal), theme=theme))
        says.setObjectName("sealed-terms")
        later.body.addWidget(says)
        self._receipt = LinkButton(tr("Show the receipt"), theme=theme)
        self._receipt.setObjectName("sealed-receipt")
        self._receipt.clicked.connect(self.receipt_wanted)
        self._done = PrimaryButton(tr("Back to your studies"), theme=theme)
        self._done.setObjectName("sealed-done")
        self._done.clicked.connect(self.done)
        buttons = QWidget()
        flow = FlowLayout(theme=theme, across=14, down=8)
        flow.addWidget(self._done)
        flow.addWidget(self._receipt)
        buttons.setLayout(flow)
        for part in (Title(words.sealed_title(), theme=theme), file, send, later, buttons):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def focus_home(self) -> None:
        """Put the focus on the way back."""
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)


def _together(name: str, digits: str, *, theme: Theme) -> QVBoxLayout:
    """Return a hash close under its name."""
    pair = QVBoxLayout()
    pair.setSpacing(theme.px(2))
    pair.addWidget(Muted(name, theme=theme, small=True))
    pair.addWidget(Hash(digits, theme=theme, name=name))
    return pair

"""The first run: what is promised, a passphrase, and nothing else that cannot wait."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.vault import LocationRisk
from journal_app.errors import Problem, WorldError
from journal_app.ui.faults import words_for
from journal_app.ui.jobs import Jobs
from journal_app.ui.new_passphrase import NewPassphrase
from journal_app.ui.other_journals import ask_for_folder, short_path
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, PrimaryButton
from journal_app.ui.widgets.choices import Segmented
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Heading, Muted, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card, ScrollPage
from journal_app.words import tr

FOLDER_NAME: Final = "heartbeat-journal"
"""Made inside a chosen folder that holds other files already."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the student chose for a new journal."""

    folder: Path
    passphrase: str = field(repr=False)
    shared: bool


def promises() -> tuple[tuple[str, str], ...]:
    """Return the plain promises, as (heading, sentences)."""
    return (
        (
            tr("It stays on this computer"),
            tr(
                "There is no account and nothing is sent. Nobody reads it, so nobody will come: "
                "for a person to talk to, open Support, before or after unlocking."
            ),
        ),
        (
            tr("Only you can open it"),
            tr(
                "Lose both the passphrase and the recovery sheet, and the journal is lost. "
                "Encryption is not legal privilege: a court can still ask you for what is here, "
                "so leave out names and details that point to a patient."
            ),
        ),
        (
            tr("It makes no diagnosis"),
            tr(
                "The prompts rest on what 29 people at one medical school said keeps compassion "
                "alive. The two ratings are in our own words and have not been validated."
            ),
        ),
    )


def risk_words(risks: frozenset[LocationRisk]) -> str:
    """Return what to know about a folder, "" when nothing speaks against it."""
    if LocationRisk.NETWORK in risks:
        return tr("This folder is on a network: others may copy its files, and it may be slow.")
    if LocationRisk.ROAMING in risks:
        return tr("This folder is copied to a server when you sign in or out of this computer.")
    if LocationRisk.SYNCED in risks:
        return tr(
            "This folder is copied elsewhere by a synchronising program. The copy is encrypted, "
            "but two computers writing at once can damage it."
        )
    return ""


class WelcomePage(QWidget):
    """Promises, passphrase, one question, a place.

    Attributes:
        begun: A ``Beginning``.
        existing_wanted: The student has a journal already; a folder when it is known.
        support_wanted: The support lines are wanted.
    """

    begun = Signal(object)
    existing_wanted = Signal(object)
    support_wanted = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        background: Jobs,
        folder: Path,
        location_risks: Callable[[Path], frozenset[LocationRisk]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self._theme = theme
        self._background = background
        self._location_risks = location_risks
        self._folder = folder
        self._passphrase = NewPassphrase(theme=theme)
        self._shared = Segmented(
            theme=theme,
            name=tr("Does anyone else use this computer?"),
            items=((tr("No"), False), (tr("Yes"), True)),
        )
        self._shared.setObjectName("shared")
        self._shared.set_value(False)
        self._shared_words = Muted("", theme=theme, small=True)
        self._place = Muted("", theme=theme, small=True)
        self._place.setObjectName("place")
        self._risk = Muted("", theme=theme, small=True)
        self._risk.setObjectName("risk")
        self._notice = Notice(theme=theme)
        self._notice.setObjectName("welcome-notice")
        self._begin = PrimaryButton(tr("Begin"), theme=theme)
        self._begin.setObjectName("begin")
        self._lay_out()
        self._listen()
        self._show_shared()
        self.set_folder(folder)

    def activate(self) -> None:
        """Put the keyboard into the first field."""
        self._passphrase.setFocus()

    def set_folder(self, folder: Path) -> None:
        """Choose where the journal will lie, and look whether that is a good place."""
        self._folder = folder
        self._place.setText(tr("It will be kept in {folder}", folder=short_path(folder)))
        self._place.setToolTip(str(folder))
        self._risk.hide()
        risks = self._location_risks
        self._background.submit(
            self, lambda: risks(folder), done=self._show_risk, replaces="location"
        )

    def say(self, words: str) -> None:
        """Say something above the button."""
        self._notice.show_text(words)

    def refuse(self, error: Exception) -> None:
        """Say why the journal could not be made."""
        if isinstance(error, WorldError) and error.problem is Problem.VAULT_EXISTS:
            self._notice.show_text(
                words_for(error), tr("Open it"), lambda: self.existing_wanted.emit(self._folder)
            )
            return
        self._notice.show_text(words_for(error))

    def set_busy(self, *, busy: bool) -> None:
        """Show that the journal is being made, or no longer is."""
        self._passphrase.setEnabled(not busy)
        self._begin.setEnabled(not busy and bool(self._passphrase.passphrase()))
        self._begin.setText(tr("Making it…") if busy else tr("Begin"))

    def clear(self) -> None:
        """Forget what was typed."""
        self._passphrase.clear()

    def _start(self) -> None:
        passphrase = self._passphrase.passphrase()
        if passphrase:
            self._notice.hide()
            shared = bool(self._shared.value())
            self.begun.emit(Beginning(self._folder, passphrase, shared))

    def _show_shared(self) -> None:
        if self._shared.value():
            words = tr(
                "Then it locks after 2 idle minutes, and F9 blanks the window at once. Both can "
                "be changed in Settings."
            )
        else:
            words = tr("Then it locks after 10 idle minutes. This can be changed in Settings.")
        self._shared_words.setText(words)

    def _show_risk(self, risks: frozenset[LocationRisk]) -> None:
        words = risk_words(risks)
        self._risk.setText(words)
        self._risk.setVisible(bool(words))

    def _ask_folder(self) -> None:
        dialog = ask_for_folder(
            self, title=tr("Where shall the journal be kept?"), start=Path.home()
        )
        dialog.fileSelected.connect(lambda name: self._take_folder(Path(name)))

    def _take_folder(self, folder: Path) -> None:
        taken = folder.is_dir() and any(folder.iterdir())
        self.set_folder(folder / FOLDER_NAME if taken else folder)

    def _listen(self) -> None:
        self._passphrase.changed.connect(lambda: self.set_busy(busy=False))
        self._passphrase.entered.connect(self._start)
        self._begin.clicked.connect(self._start)
        self._shared.chosen.connect(lambda _value: self._show_shared())
        self.set_busy(busy=False)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage(theme=self._theme, max_width=620)
        whole.addWidget(page)
        column = page.column
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(Title(tr("Heartbeat"), theme=self._theme))
        head.addWidget(Muted(tr("A quiet place to put the day down"), theme=self._theme))
        column.addLayout(head)
        column.addLayout(self._promises())
        column.addWidget(self._choices())
        column.addLayout(self._links())
        column.addStretch(1)

    def _promises(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._theme.px(4))
        for heading, words in promises():
            column.addWidget(Heading(heading, theme=self._theme))
            column.addWidget(Body(words, theme=self._theme))
            column.addSpacing(self._theme.px(8))
        return column

    def _choices(self) -> Card:
        theme = self._theme
        card = Card(theme=theme)
        card.body.addWidget(Heading(tr("Choose a passphrase"), theme=theme))
        card.body.addWidget(self._passphrase)
        card.body.addWidget(Heading(tr("Does anyone else use this computer?"), theme=theme))
        card.body.addWidget(self._shared)
        card.body.addWidget(self._shared_words)
        row = QHBoxLayout()
        row.addWidget(self._place, 1)
        change = LinkButton(tr("Change"), theme=theme, name=tr("Change the folder"))
        change.setObjectName("change-folder")
        change.clicked.connect(self._ask_folder)
        row.addWidget(change)
        card.body.addLayout(row)
        card.body.addWidget(self._risk)
        card.body.addWidget(self._notice)
        card.body.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignRight)
        return card

    def _links(self) -> FlowLayout:
        row = FlowLayout(theme=self._theme)
        existing = LinkButton(tr("I have a journal already"), theme=self._theme)
        existing.setObjectName("have-journal")
        existing.clicked.connect(lambda: self.existing_wanted.emit(None))
        support = LinkButton(tr("Support"), theme=self._theme)
        support.setObjectName("welcome-support")
        support.clicked.connect(self.support_wanted)
        row.addWidget(existing)
        row.addWidget(support)
        return row

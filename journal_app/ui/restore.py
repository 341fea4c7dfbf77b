"""From a damaged journal to the newest good backup: choose, type the passphrase, restore."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.clock import Clock, local_time
from journal_app.domain.vault import BackupInfo, VaultContents
from journal_app.sentences.nights import clock_time, short_night
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, PrimaryButton
from journal_app.ui.widgets.choices import Check, Dropdown
from journal_app.ui.widgets.fields import PassField
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr, trn


def taken(instant: datetime, clock: Clock) -> str:
    """Return when a backup was taken, e.g. "Sat 21 November, 22:04"."""
    zone = clock.zone()
    day = short_night(local_time(instant, zone).date(), local_time(clock.now(), zone).date())
    return tr("{day}, {time}", day=day, time=clock_time(instant, zone))


def size(count: int) -> str:
    """Return a file's size in words."""
    if count < 1024 * 1024:
        return tr("{count} kB", count=max(1, round(count / 1024)))
    return tr("{count} MB", count=round(count / 1024 / 1024))


def restored_words(contents: VaultContents) -> str:
    """Return what came back with a backup."""
    nights = trn("{count} night", "{count} nights", contents.nights)
    entries = trn("{count} entry", "{count} entries", contents.entries)
    return tr("{nights} and {entries} are back.", nights=nights, entries=entries)


class RestoreCard(Card):
    """The backups beside a journal, newest first and newest chosen.

    Attributes:
        wanted: (backup path, secret, whether the secret is the recovery code).
        left: Never mind.
    """

    wanted = Signal(object, str, bool)
    left = Signal()

    def __init__(self, *, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self._clock = clock
        self.setObjectName("restore")
        self.setAccessibleName(tr("Restore a backup"))
        self._where = Body("", theme=theme)
        self._backups = Dropdown(theme=theme, name=tr("Backup"), items=())
        self._backups.setObjectName("backups")
        self._secret = PassField(
            theme=theme, name=tr("Passphrase"), placeholder=tr("Passphrase of this journal")
        )
        self._secret.setObjectName("restore-secret")
        self._by_code = Check(tr("This is my recovery code"), theme=theme)
        self._restore = PrimaryButton(tr("Restore"), theme=theme)
        self._restore.setObjectName("restore-now")
        self._notice = Notice(theme=theme)
        self._lay_out(theme)
        self._restore.clicked.connect(self._ask)
        self._secret.returnPressed.connect(self._ask)
        self._by_code.toggled.connect(self._secret_changed)

    def show_backups(self, folder: Path, backups: Sequence[BackupInfo]) -> None:
        """Offer the backups of a folder, newest first."""
        items = [
            (
                tr("{when} · {size}", when=taken(one.taken_at, self._clock), size=size(one.size)),
                one.path,
            )
            for one in backups
        ]
        self._backups.set_items(items)
        self._backups.setVisible(bool(backups))
        self._secret.setVisible(bool(backups))
        self._by_code.setVisible(bool(backups))
        self._restore.setVisible(bool(backups))
        self._where.setText(self._explain(folder, len(backups)))
        self._notice.hide()

    def choose(self, backup: Path) -> None:
        """Choose one of the backups offered."""
        self._backups.set_value(backup)

    def begin(self) -> None:
        """Put the keyboard into the field."""
        self._secret.setFocus()

    def say(self, words: str) -> None:
        """Say what went wrong."""
        self._notice.show_text(words)

    def clear(self) -> None:
        """Forget the secret."""
        self._secret.clear()
        self._secret.hide_again()

    def _explain(self, folder: Path, count: int) -> str:
        if not count:
            return tr(
                "There is no backup in “{folder}”. If you keep copies elsewhere, put one there.",
                folder=folder / "backups",
            )
        return tr(
            "The newest is chosen. It is opened and counted before anything moves, and the files "
            "that are there now are kept in a folder of their own beside it."
        )

    def _ask(self) -> None:
        path = self._backups.value()
        if self._secret.text() and path is not None:
            self.wanted.emit(path, self._secret.text(), self._by_code.isChecked())

    def _secret_changed(self) -> None:
        code = self._by_code.isChecked()
        name = tr("Recovery code") if code else tr("Passphrase of this journal")
        self._secret.setPlaceholderText(name)
        self._secret.setAccessibleName(name)
        self._secret.setEchoMode(QLineEdit.EchoMode.Normal if code else QLineEdit.EchoMode.Password)

    def _lay_out(self, theme: Theme) -> None:
        back = LinkButton(tr("Back"), theme=theme)
        back.setObjectName("restore-back")
        back.clicked.connect(self.left)
        row = FlowLayout(theme=theme)
        row.addWidget(self._restore)
        row.addWidget(back)
        self.body.addWidget(Heading(tr("Restore a backup"), theme=theme))
        self.body.addWidget(self._where)
        for field in (self._backups, self._secret, self._by_code, self._notice):
            self.body.addWidget(field)
        self.body.addLayout(row)
        note = Muted(tr("Writing newer than the backup is not in it."), theme=theme, small=True)
        self.body.addWidget(note)

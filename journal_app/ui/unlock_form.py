"""One field, and the links around it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.caps_lock import CapsLockWatch
from journal_app.ui.other_journals import short_path
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, PrimaryButton
from journal_app.ui.widgets.fields import PassField, TextField
from journal_app.ui.widgets.labels import Muted, Serif
from journal_app.ui.widgets.notice import Notice
from journal_app.words import tr

COLUMN: Final = 400
CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


class UnlockForm(QWidget):
    """Passphrase or recovery code, the button, and what was wrong with the last try.

    Attributes:
        passphrase_given: A passphrase, to be tried.
        code_given: A recovery code, to be tried.
        others_wanted: Another journal is wanted.
        backups_wanted: The journal's backups are wanted.
        support_wanted: The support lines are wanted.
    """

    passphrase_given = Signal(str)
    code_given = Signal(str)
    others_wanted = Signal()
    backups_wanted = Signal()
    support_wanted = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._by_code = False
        self._make_parts(theme)
        self._lay_out()
        self._listen()
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show_way()

    def show_journal(self, folder: Path, *, named: bool) -> None:
        """Say which journal is to be opened, when there is more than one."""
        self._journal.setText(short_path(folder))
        self._journal.setVisible(named)

    def reset(self) -> None:
        """Forget what was typed and go back to the passphrase."""
        for field in (self._passphrase, self._code):
            field.setText("")  # clearing would leave it to be undone
        self._passphrase.hide_again()
        self._by_code = False
        self._show_way()
        self.set_busy(busy=False)

    def begin(self) -> None:
        """Put the keyboard into the field."""
        self._field().setFocus()
        self._field().selectAll()

    def set_busy(self, *, busy: bool) -> None:
        """Show that the key is being worked out, or that it no longer is."""
        for part in (self._passphrase, self._code, self._unlock, self._other_way):
            part.setEnabled(not busy)
        self._progress.setText(tr("Opening… this takes a moment on purpose.") if busy else "")
        self._progress.setVisible(busy)
        if busy:
            self.notice.hide()

    def try_again(self) -> None:
        """Try once more with what stands in the field."""
        secret = self._field().text()
        if secret:
            (self.code_given if self._by_code else self.passphrase_given).emit(secret)

    def _field(self) -> QLineEdit:
        return self._code if self._by_code else self._passphrase

    def _turn(self) -> None:
        self._by_code = not self._by_code
        self._show_way()
        self.begin()

    def _show_way(self) -> None:
        self._passphrase.setVisible(not self._by_code)
        self._code.setVisible(self._by_code)
        words = tr("Use the passphrase") if self._by_code else tr("Use a recovery code")
        self._other_way.setText(words)
        self._other_way.setAccessibleName(words)
        self._caps.hide()
        self.notice.hide()

    def _make_parts(self, theme: Theme) -> None:
        self._journal = Muted("", theme=theme, small=True)
        self._journal.setObjectName("unlock-journal")
        self._journal.setAlignment(CENTRE)
        self._journal.hide()
        self._passphrase = PassField(
            theme=theme, name=tr("Passphrase"), placeholder=tr("Passphrase"), large=True
        )
        self._passphrase.setObjectName("passphrase")
        self._code = TextField(
            theme=theme, name=tr("Recovery code"), placeholder=tr("Recovery code"), large=True
        )
        self._code.setObjectName("recovery-code")
        self._caps = Muted(tr("Caps Lock seems to be on."), theme=theme, small=True)
        self._caps.setObjectName("caps-lock")
        self._progress = Muted("", theme=theme, small=True)
        self._progress.setObjectName("progress")
        self._progress.hide()
        self.notice = Notice(theme=theme)
        self.notice.setObjectName("unlock-notice")
        self._other_way = LinkButton("", theme=theme)
        self._other_way.setObjectName("other-way")
        self._unlock = PrimaryButton(tr("Unlock"), theme=theme)
        self._unlock.setObjectName("unlock-now")
        self._others = LinkButton(tr("Open another journal"), theme=theme)
        self._others.setObjectName("others")
        self._backups = LinkButton(tr("Restore a backup"), theme=theme)
        self._backups.setObjectName("unlock-restore")
        self._support = LinkButton(tr("Support"), theme=theme)
        self._support.setObjectName("support-link")

    def _lay_out(self) -> None:
        theme = self._theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        name = Serif(tr("Heartbeat"), theme=theme, px=46, weight=500)
        motto = Muted(tr("A quiet place to put the day down"), theme=theme)
        promise = Muted(
            tr("Nothing is sent by itself. No account, no network."), theme=theme, small=True
        )
        for label in (name, motto, promise):
            label.setAlignment(CENTRE)
        self._head = _column(name, motto, self._journal)
        self._fields = _column(
            self._passphrase, self._code, self._caps, self._progress, self.notice
        )
        self._column.addLayout(self._head)
        self._column.addLayout(self._fields)
        self._column.addLayout(_row(self._other_way, None, self._unlock))
        dots = [Muted("·", theme=theme) for _ in range(2)]
        self._links = _row(None, self._others, dots[0], self._backups, dots[1], self._support, None)
        self._foot = _column()
        self._foot.addLayout(self._links)
        self._foot.addWidget(promise)
        self._column.addLayout(self._foot)

    def _listen(self) -> None:
        CapsLockWatch(field=self._passphrase).changed.connect(self._caps.setVisible)
        for field in (self._passphrase, self._code):
            field.returnPressed.connect(self.try_again)
        self._unlock.clicked.connect(self.try_again)
        self._other_way.clicked.connect(self._turn)
        self._others.clicked.connect(self.others_wanted)
        self._backups.clicked.connect(self.backups_wanted)
        self._support.clicked.connect(self.support_wanted)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(16))
        self._head.setSpacing(px(2))
        self._head.setContentsMargins(0, 0, 0, px(12))
        self._fields.setSpacing(px(8))
        self._foot.setSpacing(px(8))
        self._foot.setContentsMargins(0, px(26), 0, 0)


def _column(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    for part in parts:
        column.addWidget(part)
    return column


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Return widgets side by side; None is a gap that takes what room is left."""
    row = QHBoxLayout()
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row

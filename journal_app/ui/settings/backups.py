"""Settings: backups, what is in them, and putting one back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.clock import local_time
from journal_app.domain.vault import BackupInfo, VaultContents
from journal_app.sentences import copies, nights
from journal_app.ui.settings.folder_field import FolderField
from journal_app.ui.settings.kit import Kit
from journal_app.ui.settings.section import LEFT, Section, clear, in_row, line
from journal_app.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from journal_app.ui.widgets.labels import Muted
from journal_app.ui.widgets.surfaces import Hairline
from journal_app.words import tr, trn

SHOWN_AT_MOST = 12


@dataclass(frozen=True, slots=True)
class _Found:
    backups: tuple[BackupInfo, ...]
    second: Path | None = field(repr=False)


class BackupsSection(Section):
    """The journal's backups, newest first, and the second folder.

    Attributes:
        restore_requested: Put this backup in the journal's place; carries its path. The
            journal has to be closed for that, which is the window's business.
        copy_wanted: A copy with identifying details removed.
    """

    restore_requested = Signal(Path)
    copy_wanted = Signal()

    def __init__(self, *, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, parent=parent)
        self.setObjectName("backups")
        card = self.add_card(
            tr("Backups"),
            tr(
                "Encrypted like the journal itself, written when you lock, checked by opening "
                "them again; older ones are kept more sparsely."
            ),
        )
        self._now = PrimaryButton(tr("Back up now"), theme=self.theme)
        self._now.clicked.connect(self._back_up)
        card.body.addWidget(self._now, 0, LEFT)
        self._list = QVBoxLayout()
        card.body.addLayout(self._list)
        second = self.add_card(
            tr("Second folder"),
            tr(
                "“Back up now” writes a copy here as well: a stick, say, so that a lost laptop "
                "is not a lost journal."
            ),
        )
        self._second = FolderField(theme=self.theme, name=tr("Second backup folder"))
        self._second.picked.connect(self._store_second)
        second.body.addWidget(self._second)
        copy = self.add_card(copies.name(), copies.beside_backups())
        self._copy = QuietButton(tr("Make such a copy"), theme=self.theme)
        self._copy.setObjectName("settings-copy")
        self._copy.clicked.connect(self.copy_wanted)
        copy.body.addWidget(self._copy, 0, LEFT)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read the list of backups anew."""
        kit = self.kit
        self.read(
            lambda: _Found(kit.account.backups(), kit.settings.second_backup_folder()), self._show
        )

    def _show(self, found: _Found) -> None:
        self._second.show_folder(found.second)
        clear(self._list)
        self._list.setSpacing(self.theme.px(8))
        if not found.backups:
            self._list.addWidget(Muted(tr("None yet."), theme=self.theme))
        for backup in found.backups[:SHOWN_AT_MOST]:
            self._list.addWidget(Hairline())
            self._list.addWidget(self._item(backup))
        older = len(found.backups) - SHOWN_AT_MOST
        if older > 0:
            words = trn("and {count} older one", "and {count} older ones", older)
            self._list.addWidget(Muted(words, theme=self.theme, small=True))

    def _item(self, backup: BackupInfo) -> QWidget:
        when = self._when(backup)
        item = line(when, size_words(backup.size), theme=self.theme)
        look = LinkButton(
            tr("Look into it"),
            theme=self.theme,
            name=tr("Look into the backup of {when}", when=when),
        )
        restore = LinkButton(
            tr("Restore"), theme=self.theme, name=tr("Restore the backup of {when}", when=when)
        )
        look.clicked.connect(lambda: self._look(backup))
        restore.clicked.connect(lambda: self._ask_restore(backup))
        layout = item.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addLayout(in_row(look, restore, theme=self.theme, across=16))
        return item

    def _when(self, backup: BackupInfo) -> str:
        zone = self.kit.clock.zone()
        day = local_time(backup.taken_at, zone).date()
        return tr(
            "{day} at {time}",
            day=nights.short_night(day, self.kit.today()),
            time=nights.clock_time(backup.taken_at, zone),
        )

    def _back_up(self) -> None:
        self._now.setEnabled(False)
        self.kit.jobs.submit(
            self, self._write, done=self._written, failed=self._refused, urgent=True
        )

    def _write(self) -> BackupInfo:
        written = self.kit.account.back_up()
        second = self.kit.settings.second_backup_folder()
        if second is not None:
            self.kit.account.back_up(second)
        return written

    def _written(self, backup: BackupInfo) -> None:
        self._now.setEnabled(True)
        self.notice.show_text(
            tr("Backed up and checked: {size}.", size=size_words(backup.size)), calm=True
        )
        self.refresh()

    def _refused(self, error: Exception) -> None:
        self._now.setEnabled(True)
        self.explain(error)
        self.refresh()

    def _look(self, backup: BackupInfo) -> None:
        self.read(
            lambda: self.kit.account.look_into(backup.path),
            lambda contents: self._looked(backup, contents),
        )

    def _looked(self, backup: BackupInfo, contents: VaultContents) -> None:
        self.notice.show_text(
            tr(
                "The backup of {when} is sound: {nights}, {entries}.",
                when=self._when(backup),
                nights=trn("{count} night", "{count} nights", contents.nights),
                entries=trn("{count} entry", "{count} entries", contents.entries),
            )
        )

    def _ask_restore(self, backup: BackupInfo) -> None:
        self.notice.show_text(
            tr(
                "Put the backup of {when} in the journal's place? The journal closes for it. "
                "What is there now is kept in a folder beside it, not thrown away.",
                when=self._when(backup),
            ),
            tr("Close the journal and restore"),
            lambda: self.restore_requested.emit(backup.path),
        )

    def _store_second(self, folder: Path | None) -> None:
        self.store(lambda: self.kit.settings.set_second_backup_folder(folder))


def size_words(size: int) -> str:
    """Return bytes in words, e.g. "1.4 MB" (one MB is a million bytes)."""
    if size < 1_000_000:
        return tr("{size} kB", size=max(1, round(size / 1000)))
    return tr("{size} MB", size=f"{size / 1_000_000:.1f}")

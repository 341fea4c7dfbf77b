"""Settings: this journal's place, and other journals."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.services.shown_contacts import ShownContactsFile
from journal_app.ui.settings.kit import Kit
from journal_app.ui.settings.section import LEFT, Section, clear, in_row, line
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.labels import Body, Muted
from journal_app.ui.widgets.surfaces import Hairline
from journal_app.words import tr


@dataclass(frozen=True, slots=True)
class _Journals:
    here: Path = field(repr=False)
    recent: tuple[Path, ...] = field(repr=False)


class JournalsSection(Section):
    """Where this journal lies, and which were opened before.

    Attributes:
        open_other: The student wants to open or make a journal elsewhere.
        open_journal: The student wants this one; carries its folder.
    """

    open_other = Signal()
    open_journal = Signal(Path)

    def __init__(
        self, *, kit: Kit, shown: ShownContactsFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(kit=kit, parent=parent)
        self._shown_contacts = shown
        self.setObjectName("journals")
        here = self.add_card(tr("This journal"), tr("The folder it lies in:"))
        self._here = Body("", theme=self.theme)
        self._here.setObjectName("journal-folder")
        here.body.addWidget(self._here)
        others = self.add_card(
            tr("Other journals"), tr("Opening another one locks this one first.")
        )
        self._list = QVBoxLayout()
        others.body.addLayout(self._list)
        other = QuietButton(tr("Open another journal"), theme=self.theme)
        other.clicked.connect(self.open_other)
        others.body.addWidget(other, 0, LEFT)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read the list anew."""
        kit = self.kit
        self.read(
            lambda: _Journals(kit.account.folder(), kit.preferences.load().recent), self._show
        )

    def _show(self, found: _Journals) -> None:
        self._here.setText(breakable(found.here))
        clear(self._list)
        self._list.setSpacing(self.theme.px(8))
        others = [folder for folder in found.recent if folder != found.here]
        if not others:
            self._list.addWidget(Muted(tr("None opened on this computer."), theme=self.theme))
        for folder in others:
            self._list.addWidget(self._item(folder))
            self._list.addWidget(Hairline())

    def _item(self, folder: Path) -> QWidget:
        item = line(folder.name, breakable(folder.parent), theme=self.theme)
        item.setObjectName("journal-folder")
        named = {"folder": folder.name}
        go = LinkButton(tr("Open"), theme=self.theme, name=tr("Open {folder}", **named))
        forget = LinkButton(
            tr("Take off this list"),
            theme=self.theme,
            name=tr("Take {folder} off this list", **named),
        )
        go.clicked.connect(lambda: self.open_journal.emit(folder))
        forget.clicked.connect(lambda: self._forget(folder))
        layout = item.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addLayout(in_row(go, forget, theme=self.theme, across=16))
        return item

    def _forget(self, folder: Path) -> None:
        preferences, shown = self.kit.preferences, self._shown_contacts

        def forget() -> None:
            shown.forget(folder)
            preferences.change(lambda p: p.forgotten(folder))

        self.store(forget, lambda _: self.refresh())


def breakable(folder: Path) -> str:
    """Return a path with invisible places to break a line after each separator."""
    return str(folder).replace("/", "/\u200b").replace("\\", "\\\u200b")

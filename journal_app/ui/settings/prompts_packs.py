"""Settings, Prompts: packs that were brought by file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from journal_app.sentences import packs as words
from journal_app.services.packs import ListedPack
from journal_app.ui.settings.in_sight import NEAR, bring_into_sight
from journal_app.ui.settings.section import clear, in_row, labelled, line
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.choices import Check
from journal_app.ui.widgets.fields import TextField
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card, Hairline
from journal_app.words import tr


class PacksCard(Card):
    """Choosing a file, and the packs there are.

    Attributes:
        looked: A file is to be looked at; carries its path.
        switched: A pack is drawn from, or no longer; carries its id and which.
        removed: A pack is to be removed; carries its id.
    """

    looked = Signal(Path)
    switched = Signal(str, bool)
    removed = Signal(str)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.body.addWidget(Heading(tr("Packs"), theme=theme))
        self.body.addWidget(Muted(words.about_packs(), theme=theme))
        self._path = TextField(theme=theme, name=tr("Pack file"), placeholder=tr("No file yet"))
        self._path.setObjectName("pack-path")
        self._path.returnPressed.connect(self._look)
        self.body.addWidget(labelled(tr("Pack file"), self._path, theme=theme))
        choose = QuietButton(tr("Bring a pack"), theme=theme)
        choose.setObjectName("pack-choose")
        choose.clicked.connect(self._choose)
        self.body.addLayout(in_row(choose, theme=theme))
        self._question = Notice(theme=theme)
        self._question.setObjectName("pack-question")
        self.body.addWidget(self._question)
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)

    def show_packs(self, packs: Sequence[ListedPack], zone: str) -> None:
        """Show what there is; days are told in a zone."""
        clear(self._list)
        self._list.setSpacing(self._theme.px(10))
        if not packs:
            self._list.addWidget(Muted(tr("None yet."), theme=self._theme))
        for index, one in enumerate(packs):
            if index:
                self._list.addWidget(Hairline())
            self._list.addWidget(self._item(one, zone))

    def say(self, text: str, *, calm: bool = False) -> None:
        """Say beside the file's name what came of it, and scroll there."""
        self.focus_path()
        self._question.show_text(text, calm=calm)
        bring_into_sight(self._question, self._theme.px(NEAR))

    def focus_path(self) -> None:
        """Put the focus where another file can be named."""
        self._path.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Forget which file was looked at, and what was asked."""
        self._path.clear()
        self._question.hide()

    def _choose(self) -> None:
        # Never modal: a lock must not wait for it, and it goes when this card goes.
        chooser = QFileDialog(self, tr("Pack file"))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setWindowModality(Qt.WindowModality.NonModal)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(tr("Packs of prompts (*.toml)"))
        # The desktop's own chooser would note the file among its recent ones.
        chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
        chooser.fileSelected.connect(self._chosen)
        chooser.show()

    def _chosen(self, path: str) -> None:
        self._path.setText(path)
        self._look()

    def _look(self) -> None:
        typed = self._path.text().strip()
        if typed:
            self._question.hide()
            self.looked.emit(Path(typed).expanduser())

    def _item(self, one: ListedPack, zone: str) -> QWidget:
        shown = line(one.title, words.listed(one, zone), theme=self._theme)
        shown.setObjectName("pack-listed")
        layout = shown.layout()
        if not isinstance(layout, QVBoxLayout):
            return shown
        title = words.apart(one.title)
        if one.pack is not None:
            draw = Check(tr("Draw from this pack"), theme=self._theme)
            draw.setAccessibleName(tr("Draw from “{title}”", title=title))
            draw.show_on(on=one.on)
            draw.switched.connect(lambda on: self.switched.emit(one.id, on))
            layout.addSpacing(4)
            layout.addWidget(draw)
        name = tr("Remove “{title}”", title=title)
        remove = LinkButton(tr("Remove"), theme=self._theme, name=name)
        remove.clicked.connect(lambda: self._ask_remove(one))
        layout.addLayout(in_row(remove, theme=self._theme))
        return shown

    def _ask_remove(self, one: ListedPack) -> None:
        self._question.show_text(
            words.ask_remove(one), tr("Remove it"), lambda: self._remove(one.id)
        )
        bring_into_sight(self._question, self._theme.px(NEAR))

    def _remove(self, pack: str) -> None:
        self.focus_path()
        self.removed.emit(pack)

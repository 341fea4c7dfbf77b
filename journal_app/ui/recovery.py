"""The recovery sheet on screen: shown large, saved or printed, and tried before it is trusted."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QGridLayout, QVBoxLayout, QWidget

from journal_app.clock import Clock, local_time
from journal_app.ui.recovery_paper import draw_sheet, write_pdf
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from journal_app.ui.widgets.fields import TextField
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Muted, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr

GROUPS: Final = 8
ASKED: Final = 2
FILE_NAME: Final = "recovery-sheet.pdf"


def same_group(typed: str, group: str) -> bool:
    """Tell whether a group was typed as it stands, small letters and O for 0 allowed."""
    plain = typed.strip().upper().translate(str.maketrans("OIL", "011"))
    return plain == group


class CodeGroup(Body):
    """Four characters of a code: large, in lining figures, never broken over two lines."""

    def __init__(self, text: str, *, theme: Theme) -> None:
        super().__init__(text, theme=theme)
        self.setWordWrap(False)

    def _face(self) -> QFont:
        return self._theme.sans(25, weight=500, tabular=True)


class RecoverySheet(QWidget):
    """Shows a code, helps to put it on paper, and asks for two of its groups back.

    Attributes:
        confirmed: Both groups were typed back.
        later: Not now.

    Args:
        code: Eight dashed groups of four.
        can_wait: Offer to do it later.
    """

    confirmed = Signal()
    later = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        clock: Clock,
        code: str,
        can_wait: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recovery")
        self._theme = theme
        self._clock = clock
        self._code = code
        self._can_wait = can_wait
        self._groups = code.split("-")
        self._asked = sorted(secrets.SystemRandom().sample(range(GROUPS), ASKED))
        self._dialog: QFileDialog | None = None
        self._notice = Notice(theme=theme)
        self._notice.setObjectName("recovery-notice")
        self._paper = self._make_paper()
        self._trial = self._make_trial()
        self._lay_out()
        self._show_paper()

    def activate(self) -> None:
        """Put the keyboard on the first thing to do."""
        (self._save if not self._paper.isHidden() else self._fields[0]).setFocus()

    def save_to(self, path: Path) -> None:
        """Write the sheet as a PDF."""
        if write_pdf(path, theme=self._theme, code=self._code, made=self._today()):
            words = tr("Saved as “{name}”. Move it off this computer.", name=path.name)
        else:
            words = tr("That place took no file. Choose another.")
        self._notice.show_text(words)

    # Two steps

    def _show_paper(self) -> None:
        self._paper.show()
        self._trial.hide()
        self.activate()

    def _show_trial(self) -> None:
        self._paper.hide()
        self._trial.show()
        self._notice.hide()
        self.activate()

    def _check(self) -> None:
        wrong = [
            number + 1
            for number, field in zip(self._asked, self._fields, strict=True)
            if not same_group(field.text(), self._groups[number])
        ]
        if not wrong:
            self.confirmed.emit()
            return
        self._notice.show_text(
            tr("Group {number} reads differently on the sheet.", number=wrong[0])
        )
        self._fields[self._asked.index(wrong[0] - 1)].setFocus()

    # Paper

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, tr("Save the recovery sheet"), str(Path.home() / FILE_NAME))
        dialog.setObjectName("save-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(FILE_NAME)
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        self._dialog = dialog

    def _print(self) -> None:
        from PySide6.QtPrintSupport import (  # noqa: PLC0415 # loads the printing system
            QPrintDialog,
            QPrinter,
        )

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(
            lambda: draw_sheet(printer, theme=self._theme, code=self._code, made=self._today())
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def _today(self) -> date:
        return local_time(self._clock.now(), self._clock.zone()).date()

    # Building

    def _make_paper(self) -> QWidget:
        part, column = _part()
        column.addWidget(
            Body(
                tr(
                    "This code opens the journal if the passphrase is ever forgotten. It is shown "
                    "only now: put it on paper, and keep the paper away from this computer."
                ),
                theme=self._theme,
            )
        )
        column.addWidget(self._code_card())
        self._save = QuietButton(tr("Save as PDF"), theme=self._theme)
        self._save.setObjectName("save-sheet")
        self._save.clicked.connect(self._ask_where)
        printing = QuietButton(tr("Print"), theme=self._theme)
        printing.setObjectName("print-sheet")
        printing.clicked.connect(self._print)
        ready = PrimaryButton(tr("I have it on paper"), theme=self._theme)
        ready.setObjectName("have-it")
        ready.clicked.connect(self._show_trial)
        row = FlowLayout(theme=self._theme)
        for button in (self._save, printing, ready, self._later_link("later")):
            row.addWidget(button)
        column.addLayout(row)
        return part

    def _make_trial(self) -> QWidget:
        part, column = _part()
        column.addWidget(
            Body(
                tr("Type two of its eight groups from the paper, to be sure it can be read."),
                theme=self._theme,
            )
        )
        self._fields = [self._field(number) for number in self._asked]
        for number, field in zip(self._asked, self._fields, strict=True):
            column.addWidget(Muted(tr("Group {number}", number=number + 1), theme=self._theme))
            column.addWidget(field)
        done = PrimaryButton(tr("Done"), theme=self._theme)
        done.setObjectName("check-sheet")
        done.clicked.connect(self._check)
        again = LinkButton(tr("Show the code again"), theme=self._theme)
        again.setObjectName("show-code")
        again.clicked.connect(self._show_paper)
        row = FlowLayout(theme=self._theme)
        for button in (done, again, self._later_link("later-still")):
            row.addWidget(button)
        column.addLayout(row)
        return part

    def _field(self, number: int) -> TextField:
        field = TextField(theme=self._theme, name=tr("Group {number}", number=number + 1))
        field.setObjectName(f"group-{number + 1}")
        field.returnPressed.connect(self._check)
        return field

    def _later_link(self, name: str) -> LinkButton:
        link = LinkButton(tr("Later"), theme=self._theme)
        link.setObjectName(name)
        link.clicked.connect(self.later)
        if not self._can_wait:
            link.hide()
        return link

    def _code_card(self) -> Card:
        card = Card(theme=self._theme)
        card.setObjectName("code")
        card.setAccessibleName(tr("Recovery code: {code}", code=self._code))
        grid = QGridLayout()
        for number, group in enumerate(self._groups):
            row, column = divmod(number, GROUPS // 2)
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(CodeGroup(group, theme=self._theme))
            cell.addWidget(Muted(str(number + 1), theme=self._theme, small=True))
            grid.addLayout(cell, row, column)
        card.body.addLayout(grid)
        return card

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(self._theme.px(16))
        whole.addWidget(Title(tr("Your recovery sheet"), theme=self._theme))
        for part in (self._paper, self._trial, self._notice):
            whole.addWidget(part)


def _part() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    return part, column

"""Settings: the recovery sheet, tested or made anew."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journal_app.errors import WorldError
from journal_app.services.settings import Recovery
from journal_app.ui.recovery import RecoverySheet
from journal_app.ui.settings.kit import Kit
from journal_app.ui.settings.section import LEFT, Section, labelled
from journal_app.ui.widgets.buttons import PrimaryButton, QuietButton
from journal_app.ui.widgets.fields import PassField, TextField
from journal_app.ui.widgets.labels import Body
from journal_app.words import tr


class RecoverySection(Section):
    """Test the sheet at hand, or replace its code."""

    def __init__(self, *, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, parent=parent)
        self.setObjectName("recovery")
        self._sheet: RecoverySheet | None = None
        self._make_test()
        self._make_new()
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read how far the student has got with the sheet."""
        if self._sheet is not None:
            self._say_unconfirmed()
        self.read(self.kit.settings.recovery, self._show)

    def leave(self) -> None:
        """Forget what was typed; a sheet that is not confirmed stays to be come back to."""
        super().leave()
        self._code.clear()
        self._pass.clear()
        self._pass.hide_again()
        self._result.hide()

    def _make_test(self) -> None:
        card = self.add_card(
            tr("Test my sheet"),
            tr("Type the code from your sheet to see whether it opens this journal today."),
        )
        self._state = Body("", theme=self.theme)
        self._state.hide()
        self._code = TextField(theme=self.theme, name=tr("Recovery code"))
        self._test = QuietButton(tr("Test the code"), theme=self.theme)
        self._result = Body("", theme=self.theme)
        self._result.setObjectName("recovery-result")
        self._result.hide()
        card.body.addWidget(self._state)
        card.body.addWidget(labelled(tr("Recovery code"), self._code, theme=self.theme))
        card.body.addWidget(self._test, 0, LEFT)
        card.body.addWidget(self._result)
        self._test.clicked.connect(self._try_code)
        self._code.returnPressed.connect(self._try_code)

    def _make_new(self) -> None:
        self._new = self.add_card(
            tr("A new recovery code"),
            tr(
                "For a sheet that was lost or seen. The old code stops opening this journal. "
                "Backups made before still open with the old code, so keep or delete them "
                "with that in mind."
            ),
        )
        self._pass = PassField(theme=self.theme, name=tr("Your passphrase"))
        self._make = PrimaryButton(tr("Make a new code"), theme=self.theme)
        self._make.setEnabled(False)
        self._new.body.addWidget(labelled(tr("Your passphrase"), self._pass, theme=self.theme))
        self._new.body.addWidget(self._make, 0, LEFT)
        self._pass.textChanged.connect(lambda words: self._make.setEnabled(bool(words)))
        self._pass.returnPressed.connect(self._try_make)
        self._make.clicked.connect(self._try_make)

    def _show(self, state: Recovery) -> None:
        self._state.setText(tr("You have not yet confirmed a recovery sheet."))
        self._state.setVisible(state is not Recovery.CONFIRMED)

    def _try_code(self) -> None:
        code = self._code.text()
        if code.strip():
            self.read(lambda: self.kit.account.test_recovery_code(code), self._tested)

    def _tested(self, opens: bool) -> None:  # the worker's answer, handed on as it is
        self._result.setText(
            tr("It opens this journal. Put the sheet back where you keep it.")
            if opens
            else tr(
                "It does not open this journal. Compare it with your newest sheet, "
                "or make a new code below."
            )
        )
        self._result.show()
        if opens:
            self._confirm()

    def _try_make(self) -> None:
        passphrase = self._pass.text()
        if not passphrase or not self._make.isEnabled():
            return
        self._make.setEnabled(False)
        self.kit.jobs.submit(
            self,
            lambda: self._replace_code(passphrase),
            done=self._show_sheet,
            failed=self._refused,
            urgent=True,
        )

    def _replace_code(self, passphrase: str) -> str:
        before = self.kit.settings.recovery()
        # Until part of the new sheet has been typed back, no sheet is known to be at hand. Stored
        # first: ended between the two, a sheet that no longer opens must not count as confirmed.
        self.kit.settings.set_recovery(Recovery.LATER)
        try:
            return self.kit.account.new_recovery_code(passphrase)
        except WorldError:
            self.kit.settings.set_recovery(before)  # the old sheet still opens
            raise

    def _refused(self, error: Exception) -> None:
        self._make.setEnabled(bool(self._pass.text()))
        self._pass.setFocus()
        self.explain(error)

    def _show_sheet(self, code: str) -> None:
        self._pass.clear()
        self._drop_sheet()
        self._say_unconfirmed()
        self._sheet = self.kit.make_sheet(code)
        self._sheet.confirmed.connect(self._confirmed)
        self._sheet.later.connect(self._drop_sheet)
        self._new.hide()
        self.column.insertWidget(1, self._sheet)
        self._sheet.activate()

    def _say_unconfirmed(self) -> None:
        self.notice.show_text(
            tr(
                "The old code no longer opens this journal; backups made before still open with "
                "it. This new code is not confirmed yet. It stays here until you confirm it or "
                "the journal is locked; after that it cannot be shown again."
            )
        )

    def _confirmed(self) -> None:
        self._drop_sheet()
        self.notice.show_text(
            tr("The new sheet is the one that counts. Keep it somewhere safe."), calm=True
        )
        self._confirm()

    def _confirm(self) -> None:
        self.store(
            lambda: self.kit.settings.set_recovery(Recovery.CONFIRMED), lambda _: self.refresh()
        )

    def _drop_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None
        self._new.show()

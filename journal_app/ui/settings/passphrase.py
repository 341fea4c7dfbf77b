"""Settings: another passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journal_app.sentences.passphrase import hint
from journal_app.services.passphrase import Level, strength
from journal_app.ui.settings.kit import Kit
from journal_app.ui.settings.section import LEFT, Section, labelled
from journal_app.ui.widgets.buttons import PrimaryButton
from journal_app.ui.widgets.fields import PassField, eyes_after
from journal_app.ui.widgets.labels import Muted
from journal_app.words import tr


class PassphraseSection(Section):
    """The old passphrase once, the new one twice, and what can honestly be said of it."""

    def __init__(self, *, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, parent=parent)
        self.setObjectName("passphrase")
        theme = self.theme
        card = self.add_card(
            tr("Change the passphrase"),
            tr(
                "Your recovery code keeps working. Backups made before still open with the old "
                "passphrase. Nobody can reset a forgotten one."
            ),
        )
        self._old = PassField(theme=theme, name=tr("The passphrase now"))
        self._new = PassField(theme=theme, name=tr("The new passphrase"))
        self._again = PassField(theme=theme, name=tr("The new passphrase again"))
        self._hint = Muted("", theme=theme, small=True)
        self._hint.setObjectName("passphrase-hint")
        self._hint.hide()
        self._change = PrimaryButton(tr("Change the passphrase"), theme=theme)
        for field in (self._old, self._new, self._again):
            card.body.addWidget(labelled(field.accessibleName(), field, theme=theme))
            field.textChanged.connect(self._judge)
            field.returnPressed.connect(self._try_change)
        card.body.addWidget(self._hint)
        card.body.addWidget(self._change, 0, LEFT)
        self._change.clicked.connect(self._try_change)
        self._judge()
        eyes_after(self._old, self._new, self._again)
        self.column.addStretch(1)

    def begin(self) -> None:
        """Put the caret into the first field."""
        self._old.setFocus()

    def focus_home(self) -> None:
        """Put the caret into the first field."""
        self.begin()

    def leave(self) -> None:
        """Forget what was typed."""
        super().leave()
        for field in (self._old, self._new, self._again):
            field.clear()
            field.hide_again()

    def _judge(self) -> None:
        new, again = self._new.text(), self._again.text()
        judged = strength(new)
        self._hint.setVisible(bool(new))
        if again and again != new:
            self._hint.setText(tr("The two new ones are not the same yet."))
        else:
            self._hint.setText(hint(judged.hint))
        self._change.setEnabled(
            bool(self._old.text()) and judged.level > Level.TOO_SHORT and new == again
        )

    def _try_change(self) -> None:
        if not self._change.isEnabled():
            return
        old, new = self._old.text(), self._new.text()
        self._change.setEnabled(False)
        self.kit.jobs.submit(
            self,
            lambda: self.kit.account.change_passphrase(old, new),
            done=lambda _: self._changed(),
            failed=self._refused,
            urgent=True,
        )

    def _changed(self) -> None:
        self.leave()
        self.notice.show_text(tr("Your new passphrase works from now on."), calm=True)

    def _refused(self, error: Exception) -> None:
        self._judge()
        self._old.setFocus()
        self.explain(error)

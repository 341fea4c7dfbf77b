"""Settings: when the journal locks and how it hides."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.services.settings import AUTO_LOCK_SHARED, AUTO_LOCK_USUAL, QUICK_HIDE_KEYS
from journal_app.ui.settings.kit import Kit
from journal_app.ui.settings.section import LEFT, Section, labelled
from journal_app.ui.widgets.choices import Check, Dropdown
from journal_app.words import tr, trn

MINUTES = (1, 2, 5, 10, 15, 20, 30, 60)


@dataclass(frozen=True, slots=True)
class LockRules:
    """When the journal locks.

    Attributes:
        minutes: Idle minutes before locking.
        with_session: Lock when the screen locks or the computer sleeps.
        quick_hide: The key that blanks the window, as Qt names keys.
        shared: Someone else uses this computer.
    """

    minutes: int
    with_session: bool
    quick_hide: str
    shared: bool


class LockSection(Section):
    """Auto-lock, shared computer, quick-hide.

    Attributes:
        changed: Other rules hold from now on; carries the ``LockRules``.
    """

    changed = Signal(object)

    def __init__(self, *, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, parent=parent)
        self.setObjectName("lock")
        theme = self.theme
        card = self.add_card(
            tr("Lock"), tr("Locking stores every word first, then lets go of the key.")
        )
        self._minutes = Dropdown(theme=theme, name=tr("Lock when nothing happens for"))
        self._shared = Check(tr("Someone else uses this computer"), theme=theme)
        self._session = Check(tr("Lock when the screen locks or the computer sleeps"), theme=theme)
        self._key = Dropdown(
            theme=theme, name=tr("Quick-hide key"), items=[(key, key) for key in QUICK_HIDE_KEYS]
        )
        self._key.setObjectName("quick-hide")
        card.body.addWidget(
            labelled(tr("Lock when nothing happens for"), self._minutes, theme=theme)
        )
        card.body.addWidget(self._shared)
        card.body.addWidget(self._session)
        hide = self.add_card(
            tr("Quick-hide"),
            tr("One key blanks the window at once, before anything else happens."),
        )
        hide.body.addWidget(self._key, 0, LEFT)
        self._offer(AUTO_LOCK_USUAL)
        self._minutes.activated.connect(self._store_all)
        self._key.activated.connect(self._store_all)
        self._session.switched.connect(self._store_all)
        self._shared.switched.connect(self._shared_turned)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read the rules anew."""
        self.read(self._rules, self._show)

    def _rules(self) -> LockRules:
        settings = self.kit.settings
        return LockRules(
            minutes=settings.auto_lock_minutes(),
            with_session=settings.lock_with_session(),
            quick_hide=settings.quick_hide_key(),
            shared=settings.shared_computer(),
        )

    def _show(self, rules: LockRules) -> None:
        self._offer(rules.minutes)
        self._shared.show_on(on=rules.shared)
        self._session.show_on(on=rules.with_session)
        self._key.set_value(rules.quick_hide)

    def _offer(self, minutes: int) -> None:
        times = sorted({*MINUTES, minutes})
        self._minutes.set_items([(trn("{count} minute", "{count} minutes", n), n) for n in times])
        self._minutes.set_value(minutes)

    def _shared_turned(self) -> None:
        self._offer(AUTO_LOCK_SHARED if self._shared.isChecked() else AUTO_LOCK_USUAL)
        self._store_all()

    def _store_all(self) -> None:
        minutes, key = self._minutes.value(), self._key.value()
        rules = LockRules(
            minutes=minutes if isinstance(minutes, int) else AUTO_LOCK_USUAL,
            with_session=self._session.isChecked(),
            quick_hide=str(key),
            shared=self._shared.isChecked(),
        )
        self.store(lambda: self._write(rules), self.changed.emit)

    def _write(self, rules: LockRules) -> LockRules:
        settings = self.kit.settings
        settings.set_shared_computer(shared=rules.shared)
        settings.set_auto_lock_minutes(rules.minutes)
        settings.set_lock_with_session(lock=rules.with_session)
        settings.set_quick_hide_key(rules.quick_hide)
        folder = self.kit.account.folder()
        self.kit.preferences.change(lambda p: p.marked_shared(folder, shared=rules.shared))
        return rules

"""Settings that travel inside the vault: typed, checked on the way in and on the way out.

A value that cannot be read (written by a later program, or damaged) counts as never set, so
that a bad setting never keeps a journal shut.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal_app.domain.nights import DEFAULT_BOUNDARY, check_boundary

if TYPE_CHECKING:
    from journal_app.domain.ports import OpenVault

NIGHT_BOUNDARY: Final = "night.boundary"
AUTO_LOCK: Final = "lock.minutes"
LOCK_WITH_SESSION: Final = "lock.with-session"
SHARED_COMPUTER: Final = "lock.shared-computer"
QUICK_HIDE: Final = "lock.quick-hide"
REGION: Final = "support.region"
SECOND_BACKUP: Final = "backup.second-folder"
RECOVERY: Final = "recovery.state"
RATING_WINDOW: Final = "rating.window-hours"
SOFT_WORD: Final = "tonight.soft-word"
CLOSING_STEP: Final = "tonight.closing-step"

AUTO_LOCK_USUAL: Final = 10
AUTO_LOCK_SHARED: Final = 2
AUTO_LOCK_LONGEST: Final = 60
QUICK_HIDE_KEYS: Final = ("F9", "F10", "F12", "Pause")
RATING_WINDOW_USUAL: Final = 36
RATING_WINDOW_LONGEST: Final = 96


class Recovery(StrEnum):
    """How far the student has got with the recovery sheet."""

    NOT_YET = "not-yet"
    LATER = "later"
    CONFIRMED = "confirmed"


class SettingsService:
    """The vault's settings. Every call reads or writes the vault and may raise ``WorldError``."""

    def __init__(self, vault: OpenVault) -> None:
        self._store = vault.settings

    def night_boundary(self) -> int:
        """Return when a night ends unless something else is set, minutes after midnight."""
        minutes = self._number(NIGHT_BOUNDARY, DEFAULT_BOUNDARY)
        try:
            return check_boundary(minutes)
        except ValueError:
            return DEFAULT_BOUNDARY

    def set_night_boundary(self, minutes: int) -> None:
        """Store when a night ends. Raises ``ValueError`` outside what a boundary can be."""
        self._store.put(NIGHT_BOUNDARY, str(check_boundary(minutes)))

    def shared_computer(self) -> bool:
        """Tell whether someone else uses this computer."""
        return self._flag(SHARED_COMPUTER, default=False)

    def set_shared_computer(self, *, shared: bool) -> None:
        """Store whether someone else uses this computer."""
        self._store.put(SHARED_COMPUTER, _yes_no(shared))

    def auto_lock_minutes(self) -> int:
        """Return after how many idle minutes to lock: as set, else 10, or 2 when shared."""
        usual = AUTO_LOCK_SHARED if self.shared_computer() else AUTO_LOCK_USUAL
        minutes = self._number(AUTO_LOCK, usual)
        return minutes if 1 <= minutes <= AUTO_LOCK_LONGEST else usual

    def set_auto_lock_minutes(self, minutes: int) -> None:
        """Store the idle minutes before locking. Raises ``ValueError`` outside 1 to 60."""
        self._store.put(AUTO_LOCK, str(_within(minutes, AUTO_LOCK_LONGEST)))

    def lock_with_session(self) -> bool:
        """Tell whether to lock when the screen locks or the computer sleeps (usually yes)."""
        return self._flag(LOCK_WITH_SESSION, default=True)

    def set_lock_with_session(self, *, lock: bool) -> None:
        """Store whether to lock when the screen locks or the computer sleeps."""
        self._store.put(LOCK_WITH_SESSION, _yes_no(lock))

    def quick_hide_key(self) -> str:
        """Return the key that blanks the window at once, one of ``QUICK_HIDE_KEYS``."""
        key = self._store.get(QUICK_HIDE)
        return key if key in QUICK_HIDE_KEYS else QUICK_HIDE_KEYS[0]

    def set_quick_hide_key(self, key: str) -> None:
        """Store the quick-hide key. Raises ``ValueError`` when it is not one on offer."""
        if key not in QUICK_HIDE_KEYS:
            msg = "not a key on offer"
            raise ValueError(msg)
        self._store.put(QUICK_HIDE, key)

    def region(self) -> str:
        """Return the ISO 3166 country code whose support lines are shown; "" until chosen."""
        return _country(self._store.get(REGION) or "")

    def set_region(self, code: str) -> None:
        """Store a two-letter country code. Raises ``ValueError`` when it is not one."""
        if not _country(code):
            msg = "a region is a two-letter country code"
            raise ValueError(msg)
        self._store.put(REGION, code.upper())

    def second_backup_folder(self) -> Path | None:
        """Return where each backup is copied as well, None when nowhere."""
        folder = self._store.get(SECOND_BACKUP)
        return Path(folder) if folder else None

    def set_second_backup_folder(self, folder: Path | None) -> None:
        """Store where each backup is copied as well; None for nowhere."""
        self._store.put(SECOND_BACKUP, "" if folder is None else str(folder))

    def recovery(self) -> Recovery:
        """Return how far the student has got with the recovery sheet."""
        stored = self._store.get(RECOVERY)
        return Recovery(stored) if stored in list(Recovery) else Recovery.NOT_YET

    def set_recovery(self, state: Recovery) -> None:
        """Store how far the student has got with the recovery sheet."""
        self._store.put(RECOVERY, state.value)

    def rating_window_hours(self) -> int:
        """Return how long after its end a night may still be rated, in hours (usually 36)."""
        hours = self._number(RATING_WINDOW, RATING_WINDOW_USUAL)
        return hours if 1 <= hours <= RATING_WINDOW_LONGEST else RATING_WINDOW_USUAL

    def set_rating_window_hours(self, hours: int) -> None:
        """Store how long a night may still be rated. Raises ``ValueError`` outside 1 to 96."""
        self._store.put(RATING_WINDOW, str(_within(hours, RATING_WINDOW_LONGEST)))

    def soft_word(self) -> bool:
        """Tell whether a line is shown after twenty minutes of writing (usually yes)."""
        return self._flag(SOFT_WORD, default=True)

    def set_soft_word(self, *, on: bool) -> None:
        """Store whether a line is shown after twenty minutes of writing."""
        self._store.put(SOFT_WORD, _yes_no(on))

    def closing_step(self) -> bool:
        """Tell whether a small step is offered after a heavy page (usually yes)."""
        return self._flag(CLOSING_STEP, default=True)

    def set_closing_step(self, *, on: bool) -> None:
        """Store whether a small step is offered after a heavy page."""
        self._store.put(CLOSING_STEP, _yes_no(on))

    def _number(self, name: str, usual: int) -> int:
        stored = self._store.get(name) or ""
        return int(stored) if stored.isascii() and stored.isdigit() else usual

    def _flag(self, name: str, *, default: bool) -> bool:
        return {"yes": True, "no": False}.get(self._store.get(name) or "", default)


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"


def _within(number: int, highest: int) -> int:
    if not 1 <= number <= highest:
        msg = f"between 1 and {highest}"
        raise ValueError(msg)
    return number


def _country(code: str) -> str:
    upper = code.upper()
    return upper if len(upper) == 2 and upper.isascii() and upper.isalpha() else ""

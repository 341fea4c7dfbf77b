"""The secrets that open a vault: trying them, and changing them while the vault is open."""

from __future__ import annotations

import contextlib

from journal_app.crypto import kdf, recovery, slots
from journal_app.crypto.kdf import KdfCost
from journal_app.crypto.keys import DataKey, KeyRefused
from journal_app.crypto.slots import SlotType
from journal_app.errors import DiskRefused, Problem, SecretRefused
from journal_app.storage import header_file
from journal_app.storage.header import VERSION, Header
from journal_app.storage.layout import Layout

_WRONG = {
    SlotType.PASSPHRASE: Problem.WRONG_PASSPHRASE,
    SlotType.RECOVERY: Problem.WRONG_RECOVERY_CODE,
}


def unlock(header: Header, kind: SlotType, secret: str) -> DataKey:
    """Return the data key.

    Raises:
        SecretRefused: ``WRONG_PASSPHRASE``, ``WRONG_RECOVERY_CODE`` (also when the vault has no
            recovery code) or ``MALFORMED_RECOVERY_CODE``. The header's check held, so damage is
            not what this is.
    """
    if kind is SlotType.RECOVERY:
        recovery.read(secret)
    slot = header.slot(kind)
    if slot is None:
        raise SecretRefused(_WRONG[kind])
    try:
        return slots.unwrap(slot, secret, version=VERSION, vault=header.vault)
    except KeyRefused as error:
        raise SecretRefused(_WRONG[kind]) from error


class KeyRing:
    """The header of an open vault, with the key it wraps."""

    def __init__(self, *, layout: Layout, header: Header, key: DataKey, cost: KdfCost) -> None:
        self._layout = layout
        self._key = key
        self._cost = cost
        self.header = header

    def is_altered(self) -> bool:
        """Tell whether somebody changed the header by hand, check and all."""
        return not self.header.is_signed_by(self._key)

    def has_recovery(self) -> bool:
        """Tell whether a recovery slot exists."""
        return self.header.slot(SlotType.RECOVERY) is not None

    def recovery_code_opens(self, code: str) -> bool:
        """Tell whether a recovery code opens this vault. A malformed one does not."""
        try:
            return unlock(self.header, SlotType.RECOVERY, code) == self._key
        except SecretRefused:
            return False

    def change_passphrase(self, old: str, new: str) -> None:
        """Wrap the data key for a new passphrase; the recovery code keeps working.

        Args:
            old: The passphrase, or the recovery code of somebody who forgot it.

        Raises:
            SecretRefused: ``PASSPHRASE_TOO_SHORT``, or ``WRONG_PASSPHRASE`` for ``old``.
            DiskRefused: The old passphrase still holds.
        """
        kdf.check_length(new)
        if not self.recovery_code_opens(old):
            unlock(self.header, SlotType.PASSPHRASE, old)
        self._wrap_passphrase(new, self._cost)

    def new_recovery_code(self, passphrase: str) -> str:
        """Replace the recovery code and return the new one.

        Raises:
            SecretRefused: ``WRONG_PASSPHRASE``.
            DiskRefused: The old code still holds.
        """
        unlock(self.header, SlotType.PASSPHRASE, passphrase)
        code = recovery.new_code()
        vault = self.header.vault
        self._put(slots.recovery_slot(self._key, code, version=VERSION, vault=vault))
        return code

    def settle(self, passphrase: str | None) -> None:
        """Do after opening what a header may need: today's cost, and its second copy.

        A disk that takes nothing leaves it as it is. Not for an altered header, whose warning
        has to stay.

        Args:
            passphrase: What the vault was opened with; None after a recovery code.
        """
        slot = self.header.slot(SlotType.PASSPHRASE)
        if passphrase is not None and slot is not None and slot.cost is not None:
            cost = slot.cost.at_least(self._cost)
            if cost != slot.cost:
                with contextlib.suppress(DiskRefused):
                    self._wrap_passphrase(passphrase, cost)
        header_file.renew_spare(self._layout, self.header)

    def _wrap_passphrase(self, passphrase: str, cost: KdfCost) -> None:
        vault = self.header.vault
        self._put(
            slots.passphrase_slot(self._key, passphrase, version=VERSION, vault=vault, cost=cost)
        )

    def _put(self, slot: slots.Slot) -> None:
        header = self.header.with_slot(slot).signed(self._key)
        header_file.write(self._layout, header)
        self.header = header

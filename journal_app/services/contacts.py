"""The student's own people to ring: kept in the journal, shown before unlocking only if chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from journal_app.domain.contacts import Contact, check_contact
from journal_app.domain.ids import ContactId, new_id

if TYPE_CHECKING:
    from journal_app.domain.ports import OpenVault
    from journal_app.services.shown_contacts import ShownContactsFile

MOST_CONTACTS: Final = 12


class ContactService:
    """Own contacts. Every call blocks, belongs on the worker, and may raise ``WorldError``.

    Whatever changes here, the file of what is shown before unlocking is put in step with it:
    first when something is to be taken out of it, last when something is to be put in.
    """

    def __init__(self, vault: OpenVault, shown: ShownContactsFile) -> None:
        self._store = vault.contacts
        self._vault, self._folder = vault.vault_id, vault.folder
        self._shown = shown

    def all(self) -> tuple[Contact, ...]:
        """Return every contact, in the student's order."""
        return self._store.all()

    def in_step(self) -> tuple[Contact, ...]:
        """Return every contact, and put what is shown before unlocking in step with them."""
        found = self._store.all()
        self._shown.show(self._vault, self._folder, found)
        return found

    def get(self, contact: ContactId | None) -> Contact | None:
        """Return one contact; None when it is gone, or when none is asked for."""
        return next((one for one in self._store.all() if one.id == contact), None)

    def add(
        self, name: str, way: str, note: str = "", *, before_unlocking: bool = False
    ) -> tuple[Contact, ...]:
        """Add a contact after the others, and return them all.

        Raises:
            ValueError: As ``check_contact``, or there are ``MOST_CONTACTS`` already.
        """
        known = self._store.all()
        if len(known) >= MOST_CONTACTS:
            msg = "as many contacts as there can be"
            raise ValueError(msg)
        place = max((one.place for one in known), default=-1) + 1
        made = Contact(
            ContactId(new_id()), name.strip(), way.strip(), note.strip(), before_unlocking, place
        )
        self._store.put(check_contact(made))
        return self.in_step()

    def change(self, contact: Contact) -> tuple[Contact, ...]:
        """Store a contact as it is now, and return them all. Raises ``ValueError`` as ``add``."""
        checked = check_contact(
            replace(
                contact,
                name=contact.name.strip(),
                way=contact.way.strip(),
                note=contact.note.strip(),
            )
        )
        if not checked.before_unlocking:
            self._hide(checked.id)
        self._store.put(checked)
        return self.in_step()

    def delete(self, contact: ContactId) -> tuple[Contact, ...]:
        """Delete a contact, and return those that are left."""
        self._hide(contact)
        self._store.delete(contact)
        return self.in_step()

    def move_up(self, contact: ContactId) -> tuple[Contact, ...]:
        """Put a contact one place further up, and return them all."""
        ids = [one.id for one in self._store.all()]
        if contact in ids[1:]:
            at = ids.index(contact)
            ids[at - 1], ids[at] = ids[at], ids[at - 1]
            self._store.order(ids)
        return self.in_step()

    def _hide(self, contact: ContactId) -> None:
        """Take a contact out of the file before the journal says so: never the other way round."""
        others = [one for one in self._store.all() if one.id != contact]
        self._shown.show(self._vault, self._folder, others)

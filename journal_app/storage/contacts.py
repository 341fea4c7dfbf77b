"""The student's own people to ring."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from journal_app.clock import Clock
from journal_app.domain.contacts import Contact, check_contact
from journal_app.domain.ids import ContactId
from journal_app.storage.content_rows import ContactRow
from journal_app.storage.engine import reading, writing
from journal_app.storage.meta import bury, next_stamp


class Contacts:
    """The ``ContactStore`` of an open vault."""

    def __init__(self, engine: Engine, *, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def all(self) -> tuple[Contact, ...]:
        """Return every contact, by place; of two with the same place the older first."""
        with reading(self._engine) as session:
            return tuple(map(_contact, _in_order(session)))

    def put(self, contact: Contact) -> None:
        """Store a contact, new or changed. Raises ``ValueError`` as ``check_contact``."""
        check_contact(contact)
        now = self._clock.now()
        with writing(self._engine) as session:
            known = session.get(ContactRow, contact.id)
            stamp = next_stamp(session)
            session.merge(
                ContactRow(
                    id=contact.id,
                    name=contact.name,
                    way=contact.way,
                    note=contact.note,
                    before_unlocking=contact.before_unlocking,
                    place=contact.place,
                    made_at=now if known is None else known.made_at,
                    updated_at=now,
                    device=stamp.device,
                    change=stamp.change,
                )
            )

    def delete(self, contact: ContactId) -> None:
        """Delete a contact; does nothing when there is none."""
        with writing(self._engine) as session:
            row = session.get(ContactRow, contact)
            if row is not None:
                bury(session, contact, "contact", self._clock.now(), next_stamp(session))
                session.delete(row)

    def order(self, contacts: Sequence[ContactId]) -> None:
        """Put contacts in an order; those left out follow as they were, unknown ones are passed."""
        wanted = {contact: place for place, contact in enumerate(dict.fromkeys(contacts))}
        with writing(self._engine) as session:
            stamp = next_stamp(session)
            rows = _in_order(session)
            rows.sort(key=lambda row: wanted.get(ContactId(row.id), len(wanted)))
            for place, row in enumerate(rows):
                if row.place != place:
                    row.place = place
                    row.device, row.change = stamp.device, stamp.change


def _in_order(session: Session) -> list[ContactRow]:
    order = (col(ContactRow.place), col(ContactRow.made_at), col(ContactRow.id))
    return list(session.exec(select(ContactRow).order_by(*order)))


def _contact(row: ContactRow) -> Contact:
    return Contact(
        id=ContactId(row.id),
        name=row.name,
        way=row.way,
        note=row.note,
        before_unlocking=row.before_unlocking,
        place=row.place,
    )

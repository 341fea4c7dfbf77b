"""How entries are written, and which of them answer the same prompt."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlmodel import col, select

from journal_app.domain.ids import EntryId, PromptId
from journal_app.domain.prompts import Form
from journal_app.storage.content_rows import EntryFormRow
from journal_app.storage.engine import reading, writing
from journal_app.storage.entries import expect_entry
from journal_app.storage.meta import next_stamp
from journal_app.storage.rows import EntryRow


class Forms:
    """The ``FormStore`` of an open vault."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def form(self, entry: EntryId) -> Form:
        """Return an entry's form; ``FREE`` when none was chosen."""
        with reading(self._engine) as session:
            row = session.get(EntryFormRow, entry)
            return Form.FREE if row is None else Form(row.form)

    def put_form(self, entry: EntryId, form: Form) -> None:
        """Store an entry's form. Raises ``KeyError`` when there is no such entry."""
        with writing(self._engine) as session:
            expect_entry(session, entry)
            stamp = next_stamp(session)
            session.merge(
                EntryFormRow(entry=entry, form=form.value, device=stamp.device, change=stamp.change)
            )

    def answered_with(self, prompt: PromptId) -> tuple[EntryId, ...]:
        """Return the entries that answer a prompt and are not binned, newest first."""
        with reading(self._engine) as session:
            found = session.exec(
                select(EntryRow.id)
                .where(EntryRow.prompt == prompt, col(EntryRow.binned_at).is_(None))
                .order_by(col(EntryRow.position).desc())
            )
            return tuple(map(EntryId, found))

"""Forgetting in what lies beside the entries: notebook, own prompts, contacts, learned features.

Packs stay as their files were: nobody wrote about their own nights in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlmodel import Session, col, select

from journal_app.domain.asides import ASIDE_WORDS, Aside
from journal_app.domain.contacts import HARD_NIGHTS_SETTING, LONGEST_CONTACT, LONGEST_WORDS
from journal_app.domain.eraser import Eraser
from journal_app.domain.notebook import LONGEST_NAME, LONGEST_NOTE
from journal_app.storage.content_rows import (
    ContactRow,
    HintCorrectionRow,
    HintFeatureRow,
    NoteRow,
    OwnPromptRow,
    PersonRow,
)
from journal_app.storage.meta import Stamp, bury
from journal_app.storage.rows import SettingRow
from journal_app.storage.word_roots import Roots

Erasable = PersonRow | NoteRow | OwnPromptRow | ContactRow

NOTHING_LEFT: Final = "…"
"""Stands where a name or a question was nothing but the words, and something has to stand."""

_LONGEST_TEXT: Final = 4_000
_PERSON: Final = {"name": LONGEST_NAME, "role": LONGEST_NAME}
_NOTE: Final = {"did": LONGEST_NOTE, "borrow": LONGEST_NOTE}
_CONTACT: Final = dict.fromkeys(("name", "way", "note"), LONGEST_CONTACT)
_PROMPT: Final = dict.fromkeys(("text", "nudge", "helped", "source", "sub_theme"), _LONGEST_TEXT)
_ASIDE: Final = dict.fromkeys(ASIDE_WORDS, _LONGEST_TEXT)
_NEEDED: Final = frozenset({"name", "way", "text"})


@dataclass(frozen=True, slots=True)
class ContentEraser:
    """Takes words out of one journal's content, inside the transaction of a forgetting."""

    session: Session
    eraser: Eraser
    roots: Roots
    at: datetime
    stamp: Stamp

    def from_entries(self, entries: AbstractSet[str]) -> None:
        """Take the words out of what hangs on entries that were changed: notes and corrections.

        Hashes of their texts go too, for guesses could be tried on them.
        """
        noted = self.session.exec(select(NoteRow).where(col(NoteRow.entry).is_not(None))).all()
        self._erase_notes(note for note in noted if note.entry in entries)
        said = self.session.exec(select(HintCorrectionRow)).all()
        corrections = [row for row in said if row.entry in entries]
        for row in corrections:
            row.text_sha256 = ""
        self._unteach(corrections)

    def from_all(self) -> None:
        """Take the words out of everything."""
        for row in self.session.exec(select(PersonRow)).all():
            self._erase(row, _PERSON)
        for prompt in self.session.exec(select(OwnPromptRow)).all():
            self._erase(prompt, _PROMPT)
        for contact in self.session.exec(select(ContactRow)).all():
            self._erase(contact, _CONTACT)
        self._erase_notes(self.session.exec(select(NoteRow)).all())
        self._unteach(self.session.exec(select(HintCorrectionRow)).all())
        self._erase_setting(HARD_NIGHTS_SETTING, {"words": LONGEST_WORDS})
        for aside in Aside:
            self._erase_setting(aside, _ASIDE)

    def _erase_notes(self, notes: Iterable[NoteRow]) -> None:
        for note in notes:
            self._erase(note, _NOTE)
            if not (note.did.strip() or note.borrow.strip()):
                bury(self.session, note.id, "note", self.at, self.stamp)
                self.session.delete(note)

    def _erase(self, row: Erasable, columns: dict[str, int]) -> None:
        for column, longest in columns.items():
            text = getattr(row, column)
            if self.eraser.names(text):
                left = self._without(text)[:longest]
                needed = column in _NEEDED and not left.strip()
                setattr(row, column, NOTHING_LEFT if needed else left)
                row.updated_at = self.at
                row.device, row.change = self.stamp.device, self.stamp.change

    def _erase_setting(self, name: str, fields: dict[str, int]) -> None:
        """Take the words out of a setting kept as JSON; one that is none is emptied for them."""
        row = self.session.get(SettingRow, name)
        if row is None:
            return
        try:
            kept = json.loads(row.value)
        except ValueError:
            kept = None
        left: dict[str, object] | None
        if not isinstance(kept, dict):
            left = {} if self.eraser.names(row.value) else None
        else:
            named = {
                field: self._without(text)[:longest]
                for field, longest in fields.items()
                if isinstance(text := kept.get(field), str) and self.eraser.names(text)
            }
            left = {**kept, **named} if named else None
        if left is not None:
            row.value = json.dumps(left, ensure_ascii=False)
            row.updated_at = self.at
            row.device, row.change = self.stamp.device, self.stamp.change

    def _without(self, text: str) -> str:
        """Return a text that names the words without them; one that is nothing else, emptied."""
        left = self.eraser.erase(text)
        return "" if left == text else left

    def _unteach(self, corrections: Iterable[HintCorrectionRow]) -> None:
        for row in corrections:
            found = select(HintFeatureRow).where(HintFeatureRow.correction == row.id)
            for feature in self.session.exec(found).all():
                if self.roots.are_in(feature.feature):
                    self.session.delete(feature)
                    row.device, row.change = self.stamp.device, self.stamp.change

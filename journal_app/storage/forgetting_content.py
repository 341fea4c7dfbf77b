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
        self._erase_own_words()

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

    def _erase_own_words(self) -> None:
        row = self.session.get(SettingRow, HARD_NIGHTS_SETTING)
        if row is None:
            return
        try:
            asked = json.loads(row.value)
        except ValueError:
            asked = None
        words = asked.get("words") if isinstance(asked, dict) else row.value
        if isinstance(words, str) and self.eraser.names(words):
            left = self._without(words)[:LONGEST_WORDS]
            asked = {**asked, "words": left} if isinstance(asked, dict) else {}
            row.value = json.dumps(asked, ensure_ascii=False)
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

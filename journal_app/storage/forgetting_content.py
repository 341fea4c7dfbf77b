"""Forgetting in what lies beside the entries: notebook, own prompts, contacts, learned features.

Packs stay as their files were: nobody wrote about their own nights in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlmodel import Session, col, select

from journal_app.domain.contacts import LONGEST_CONTACT
from journal_app.domain.eraser import Eraser
from journal_app.domain.forgetting import Wording, spread
from journal_app.domain.letters import comparable
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

Erasable = PersonRow | NoteRow | OwnPromptRow | ContactRow

NOTHING_LEFT: Final = "…"
"""Stands where a name or a question was nothing but the words, and something has to stand."""

_LONGEST_TEXT: Final = 4_000
_PERSON: Final = {"name": LONGEST_NAME, "role": LONGEST_NAME}
_NOTE: Final = {"did": LONGEST_NOTE, "borrow": LONGEST_NOTE}
_CONTACT: Final = dict.fromkeys(("name", "way", "note"), LONGEST_CONTACT)
_PROMPT: Final = dict.fromkeys(("text", "nudge", "helped", "source", "sub_theme"), _LONGEST_TEXT)
_NEEDED: Final = frozenset({"name", "way", "text"})


class Roots:
    """Tells whether features name some words, whole or cut down to a stem.

    A feature is what is left of a text's words: small letters, perhaps no ending, perhaps joined
    to another word by a sign. One that is taken for a forgotten word and was not costs a hint
    one count, so what may be one counts as one.
    """

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._parts = frozenset(
            part for wording in spread(wordings) for part in _RUN.findall(comparable(wording.words))
        )

    def are_in(self, feature: str) -> bool:
        """Tell whether any word of a feature may come from the words."""
        runs = _RUN.findall(comparable(feature))
        return any(_may_be(run, part) for run in runs for part in self._parts)


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


def _may_be(run: str, part: str) -> bool:
    if run == part:
        return True
    if len(run) >= _SHORTEST and part.startswith(run):
        return True
    kept = part[:-1] if len(part) > _SHORTEST else part  # Murphy is murphi to a stemmer
    return len(kept) >= _SHORTEST and run.startswith(kept) and len(run) <= len(part) + _ENDING


_RUN: Final = re.compile(r"[^\W_]+")
_SHORTEST: Final = 3
"""Letters of a stem that say something."""

_ENDING: Final = 2
"""Letters of a plural or possessive ending."""

"""What was written to the same prompt before; read only when the student asks for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from journal_app.domain.ids import EntryId, PromptId
from journal_app.domain.ports import OpenVault

MOST: Final = 20
"""Answers that are read at once."""


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """One earlier answer."""

    entry: EntryId
    night: date
    text: str = field(repr=False)


class PastAnswers:
    """Finds earlier answers. Reads the vault and may raise ``WorldError``."""

    def __init__(self, vault: OpenVault) -> None:
        self._entries = vault.entries
        self._forms = vault.forms

    def to(self, prompt: PromptId, *, but: EntryId | None = None) -> tuple[PastAnswer, ...]:
        """Return the newest answers with words in them, newest first.

        Args:
            but: An entry to leave out, the one being written.
        """
        answers = []
        for entry in self._forms.answered_with(prompt):
            text = "" if entry == but else self._entries.text(entry)
            if text.strip():
                answers.append(PastAnswer(entry, self._entries.get(entry).night, text))
            if len(answers) == MOST:
                break
        return tuple(answers)

"""Ways to write: where on a page one is, and which way a page was asked to be written.

A page is one plain text in every form. Steps are its parts between blank lines, the things of a
list its lines, so nothing but the text says how far one has got.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from journal_app.domain.ids import EntryId
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompts import Form
from journal_app.services.by_night import ByNight

PARTS: Final = 3
"""Steps of ``THREE_STEPS``, things of ``LIST_OF_THREE``."""

WORDS: Final = {Form.SIX_WORDS: 6, Form.FIFTY_FIVE_WORDS: 55}
"""Words of the forms that count them."""

BLANK_LINE: Final = "\n\n"

FORM: Final = "tonight.form"
"""Setting that names nights, each with the form of its page before the first word."""

RATINGS_ONLY: Final = "tonight.ratings-only"
"""Setting that names the nights whose page and prompt are put aside."""


def step_at(text: str, caret: int) -> int:
    """Return which step a caret is in, 0 to 2; both in code points.

    Blank lines part the steps, so an empty step is two of them running.
    """
    return min(text.count(BLANK_LINE, 0, caret), PARTS - 1)


def next_step(text: str, caret: int) -> tuple[str, int]:
    """Return what to add at the end of a text, "" for nothing, and where the caret goes then.

    A step that is there already is gone to, never added again.
    """
    steps, ahead = text.split(BLANK_LINE), step_at(text, caret) + 1
    if ahead >= PARTS:
        return "", len(text)
    if ahead < len(steps):
        last = ahead == PARTS - 1
        return "", len(text) if last else len(BLANK_LINE.join(steps[: ahead + 1]))
    added = "\n" if steps[-1].endswith("\n") else BLANK_LINE
    return added, len(text) + len(added)


def thing_at(text: str, caret: int) -> int:
    """Return which thing of a list a caret is at, 0 to 2; a line without words is none."""
    end = text.find("\n", caret)
    lines = text[: end if end >= 0 else len(text)].split("\n")
    things = sum(bool(line.strip()) for line in lines)
    return min(max(things - 1, 0), PARTS - 1)


class WritingForms:
    """Keeps how pages are written. Every method may raise ``WorldError``."""

    def __init__(self, vault: OpenVault) -> None:
        self._store = vault.forms
        self._begun_as = ByNight(vault.settings, FORM)
        self._aside = ByNight(vault.settings, RATINGS_ONLY)

    def of(self, night: date, entry: EntryId | None) -> Form:
        """Return a page's form; that of a page without words is kept with its night."""
        if entry is not None:
            return self._store.form(entry)
        form = self._begun_as.get(night)
        return Form(form) if form in list(Form) else Form.FREE

    def choose(self, form: Form, night: date, entry: EntryId | None) -> None:
        """Store a page's form, and take it back if it was put aside."""
        if entry is not None:
            self._store.put_form(entry, form)
        else:
            self._begun_as.put(night, form.value)
        self.take_back(night)

    def begun(self, night: date) -> None:
        """Note that a page has words: the next one of its night begins as a free page."""
        self._begun_as.forget(night)

    def is_aside(self, night: date) -> bool:
        """Tell whether a night has ratings only, for now."""
        return self._aside.get(night) is not None

    def put_aside(self, night: date) -> None:
        """Put a night's page and prompt aside; their words stay."""
        self._aside.put(night)

    def take_back(self, night: date) -> None:
        """Show a night's page and prompt again."""
        self._aside.forget(night)

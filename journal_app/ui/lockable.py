"""What a screen offers so that the journal can be locked over it at any moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, runtime_checkable

from journal_app.domain.vault import PageState


@dataclass(frozen=True, slots=True)
class Draft:
    """Text the screen has not stored yet, and how to store it.

    Attributes:
        entry: The entry's id; "" when the page has not become an entry yet.
        night: The night the page was begun for.
        text: All of the page's text.
        save: Stores the text; blocking, run on the worker that owns the vault. Whatever it
            raises, the text is sealed outside the database instead.
        kind: The form the text goes back to, an ``Aside``; "" for a page. With one, ``text`` is
            that form's fields as a JSON object.
    """

    entry: str
    night: date
    text: str = field(repr=False)
    save: Callable[[], object] = field(repr=False)
    kind: str = ""


@runtime_checkable
class Lockable(Protocol):
    """A screen that may hold text not yet stored. All methods return at once."""

    def take_draft(self) -> Draft | None:
        """Return what is not stored yet, words still in an input method included.

        The screen is blank to the eye already and is destroyed right after; it must neither
        ask nor wait. None when everything on it has been handed to the worker.
        """
        ...

    def page_state(self) -> PageState:
        """Return entry, cursor, selection and scroll, so that unlocking puts them back."""
        ...

    def restore(self, state: PageState) -> None:
        """Put entry, cursor, selection and scroll back once the screen has its text."""
        ...


@runtime_checkable
class HandsOver(Protocol):
    """A screen whose words are sent to the store when another screen takes its place."""

    def hand_over(self) -> None:
        """Send what is not stored yet to the worker. Returns at once."""
        ...


@runtime_checkable
class ReadsAgain(Protocol):
    """A screen that may hold words which were forgotten elsewhere."""

    def read_again(self) -> None:
        """Put the stored text in the place of the one shown, once its own words are stored."""
        ...


@runtime_checkable
class HoldsNotes(Protocol):
    """A screen with forms whose words are kept at a lock as they stand."""

    def take_notes(self) -> list[Draft]:
        """Return what was typed into forms and not kept, as ``Lockable.take_draft`` does."""
        ...

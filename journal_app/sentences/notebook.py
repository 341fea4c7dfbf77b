"""Words of the role-model notebook."""

from __future__ import annotations

from datetime import date

from journal_app.domain.notebook import LONGEST_NOTE, Person, Tally
from journal_app.sentences import nights
from journal_app.services.notebook import Removed
from journal_app.words import tr, trn


def name() -> str:
    """Return what the notebook is called."""
    return tr("Role-model notebook")


def about() -> str:
    """Return what the notebook is for."""
    return tr(
        "People you saw being kind: what they did, and what you would like to borrow from it."
    )


def made_up() -> str:
    """Return why a name is better made up."""
    return tr("A name you make up is safer than a real one.")


def stays_here() -> str:
    """Return what is not done in the notebook, and where its words do not go."""
    return tr(
        "Names are not underlined here as they are on the page, and nothing of the notebook goes "
        "into an export unless you ask for it there."
    )


def such_as() -> str:
    """Return an example of a made-up name, as a hint in an empty field."""
    return tr("the night nurse with the keys")


def nobody_yet() -> tuple[str, str]:
    """Return heading and sentence of an empty notebook."""
    return tr("Nobody is in here yet"), tr(
        "Think of somebody who was kind: to a patient, to the team, or to you. Give them a name "
        "that only you would know, such as “the night nurse with the keys”, and write down one "
        "thing they did. A single line is enough to begin with."
    )


def nobody_found() -> tuple[str, str]:
    """Return heading and sentence of a search that found nobody."""
    return tr("Nobody found"), tr(
        "No name and no note holds all of these words. Fewer words, or their beginnings, find more."
    )


def people(found: int, known: int) -> str:
    """Return e.g. "3 people", or "1 of 3 people" during a search."""
    if found == known:
        return trn("{count} person", "{count} people", known)
    return trn("{found} of {count} person", "{found} of {count} people", known, found=found)


def noted(tally: Tally | None, tonight: date) -> str:
    """Return e.g. "2 notes, the newest from Sat 14 November"."""
    if tally is None:
        return tr("No notes yet")
    night = nights.short_night(tally.newest, tonight)
    return trn(
        "{count} note, from {night}",
        "{count} notes, the newest from {night}",
        tally.notes,
        night=night,
    )


def role_and_notes(role: str, noted: str) -> str:
    """Return what a row says under the name; without a role the notes alone."""
    return tr("{role} · {noted}", role=role, noted=noted) if role else noted


def more(count: int) -> str:
    """Return what shows the next of a long list."""
    return trn("Show {count} more", "Show {count} more", count)


def no_notes(person: Person) -> str:
    """Return what a page without notes says."""
    return tr("Nothing is noted about “{name}” yet.", name=person.name)


def to_borrow(words: str) -> str:
    """Return what to borrow, as a note shows it."""
    return tr("To borrow: {words}", words=words)


def written_on(night: date, tonight: date) -> str:
    """Return the link to the entry a note was taken from."""
    if night.year == tonight.year:
        return tr("Written on {night}", night=nights.day_and_month(night))
    return tr("Written on {night} {year}", night=nights.day_and_month(night), year=night.year)


def ask_delete(person: Person, notes: int) -> str:
    """Return what is asked before somebody is deleted."""
    if not notes:
        return tr("Delete “{name}” from the notebook?", name=person.name)
    return trn(
        "Delete “{name}” from the notebook, with {count} note?",
        "Delete “{name}” from the notebook, with {count} notes?",
        notes,
        name=person.name,
    )


def deleted(removed: Removed) -> str:
    """Return what is said once something was deleted."""
    if removed.person is None:
        return tr("The note is deleted.")
    return tr("“{name}” is no longer in the notebook.", name=removed.person.name)


def needs_name() -> str:
    """Return what a person lacks."""
    return tr("A name is needed; anything you would know them by.")


def needs_words() -> str:
    """Return what a note lacks."""
    return tr("A word or two are needed, in either field.")


def too_long(length: int) -> str:
    """Return that a note is too long."""
    return tr(
        "This is longer than a note can be: {length} characters, and there is room for {most}. The "
        "page of an entry has no such limit.",
        length=f"{length:,}",
        most=f"{LONGEST_NOTE:,}",
    )


def kept_about(person: Person) -> str:
    """Return what is said once a note was kept from the page."""
    return tr("Noted, with “{name}”.", name=person.name)


def unnamed() -> str:
    """Return whom words are kept under that were locked away before anybody was named."""
    return tr("Somebody without a name yet")

"""Writes the two styles: what stands in the place of each kind of finding."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Protocol

from journal_app.domain.identifiers import Finding, Kind
from journal_app.privacy.replacement import grammar, things, wording
from journal_app.privacy.replacement.aliases import Aliases
from journal_app.privacy.replacement.dates import DateTeller
from journal_app.privacy.replacement.grammar import Edit, Surroundings
from journal_app.privacy.replacement.mentions import Mention
from journal_app.privacy.replacement.people import Person
from journal_app.privacy.replacement.things import Things

_AGE_TAIL: Final = re.compile(
    r"(?P<ordinal>st|nd|rd|th)(?![^\W\d_])|[- ]?(?:(?:years?|yrs?)\b[- ]?old|y/?o)\b"
)
_BEFORE: Final = 40
"""Code points before a place in which "the village of" is looked for."""


class Site:
    """One finding in its text, and how far a change may reach.

    Args:
        around: The text.
        floor: What lies before belongs to the finding before.
        ceiling: What lies from here on belongs to the finding after.
        on: The date of the entry.
    """

    def __init__(
        self, finding: Finding, around: Surroundings, *, floor: int, ceiling: int, on: date | None
    ) -> None:
        self.finding = finding
        self.around = around
        self.floor = floor
        self.ceiling = ceiling
        self.on = on
        self.words = around.text[finding.start : finding.end]

    @property
    def before(self) -> str:
        """The words just before, for what they tell."""
        start = self.finding.start
        return self.around.text[max(self.floor, start - _BEFORE) : start]

    def edit(self, put: str) -> Edit:
        """Return the plainest change: the finding's own words and nothing else."""
        return Edit(self.finding.start, self.finding.end, put)

    def possessive(self, edit: Edit) -> Edit:
        """Return a change of a name that takes care of an apostrophe after it."""
        return grammar.possessive(edit, self.around.text, self.ceiling)

    def fitted(self, phrase: str) -> Edit:
        """Return a change whose article fits the words before it."""
        return grammar.fitted(self.edit(phrase), self.around, self.floor)

    def numbered(self, phrase: str) -> Edit:
        """Return a change of a number, without a label before it that says the same."""
        return grammar.once(self.edit(phrase), self.around, self.floor)

    def dated(self, phrase: str) -> Edit:
        """Return a change of a date; "the" before it goes along."""
        edit = grammar.without_the(self.edit(phrase), self.around, self.floor)
        return grammar.fitted(edit, self.around, self.floor)

    def aged(self) -> Edit:
        """Return a change of an age, which reads well before "-year-old" and "th birthday"."""
        tail = _AGE_TAIL.match(self.around.text, self.finding.end, self.ceiling)
        if tail is None:
            return self.edit(wording.AGE)
        end = tail.end() if tail["ordinal"] else self.finding.end
        return Edit(self.finding.start, end, wording.AGE_JOINED)


class Writer(Protocol):
    """Says what stands in the place of a finding."""

    def person(self, site: Site, mention: Mention, person: Person) -> Edit:
        """Return the change for a person's name."""
        ...

    def other(self, site: Site) -> Edit:
        """Return the change for anything but a person's name."""
        ...


class Roles:
    """Bracketed roles with numbers.

    Args:
        counted: Numbers hospitals, schools and places.
        dates: Tells dates.
    """

    def __init__(self, counted: Things, dates: DateTeller) -> None:
        self._things = counted
        self._dates = dates

    def person(self, site: Site, mention: Mention, person: Person) -> Edit:
        """Return ``[patient 1]``, which takes the title along."""
        edit = Edit(mention.title_start, site.finding.end, f"[{person.label}]")
        if not mention.family:
            return site.possessive(edit)
        family = Edit(edit.start, edit.end, f"[{person.label}'s family]")
        return grammar.without_the(family, site.around, site.floor)

    def other(self, site: Site) -> Edit:
        """Return a numbered thing, or a type word in brackets."""
        match site.finding.kind:
            case Kind.HOSPITAL | Kind.SCHOOL | Kind.LOCATION as kind:
                return site.edit(f"[{self._thing(site, kind)}]")
            case Kind.DATE:
                phrase = self._dates.tell(site.words, site.on)
                bare = wording.BRACKETED_DATE if phrase == wording.A_DATE else phrase
                return _bracketed(site.dated(bare))
            case Kind.AGE_OVER_89:
                return _bracketed(site.aged())
            case Kind.PROFESSION_UNIQUE:
                return _bracketed(site.fitted(things.person_of(site.words)))
            case Kind.PHONE | Kind.EMAIL as kind:
                return site.numbered(f"[{wording.BRACKETED[kind]}]")
            case kind:
                return site.edit(f"[{wording.BRACKETED[kind]}]")

    def _thing(self, site: Site, kind: Kind) -> str:
        sort = things.sort_of(kind, site.words, site.before)
        return sort if sort == "postcode" else self._things.label(kind, site.words, sort)


class Pseudonyms:
    """Names for names, general words for the rest, no brackets.

    Args:
        aliases: Gives people their pseudonyms.
        dates: Tells dates.
    """

    def __init__(self, aliases: Aliases, dates: DateTeller) -> None:
        self._aliases = aliases
        self._dates = dates

    def person(self, site: Site, mention: Mention, person: Person) -> Edit:
        """Return the person's pseudonym; the title stays where it is."""
        return site.possessive(site.edit(self._aliases.write(mention, person, site.words)))

    def other(self, site: Site) -> Edit:
        """Return a phrase that says what kind of thing it was."""
        match site.finding.kind:
            case Kind.DATE:
                edit = site.dated(self._dates.tell(site.words, site.on))
            case Kind.AGE_OVER_89:
                edit = _apart(site.aged(), site)
            case Kind.PHONE | Kind.ID | Kind.EMAIL:
                edit = site.numbered(self._phrase(site))
                edit = grammar.fitted(edit, site.around, site.floor)
            case _:
                edit = site.fitted(self._phrase(site))
        return grammar.capitalised(edit, site.around)

    def _phrase(self, site: Site) -> str:
        match site.finding.kind:
            case Kind.HOSPITAL as kind:
                return wording.HOSPITALS[things.sort_of(kind, site.words, site.before)]
            case Kind.SCHOOL as kind:
                return wording.SCHOOLS[things.sort_of(kind, site.words, site.before)]
            case Kind.LOCATION as kind:
                return wording.PLACES[things.sort_of(kind, site.words, site.before)]
            case Kind.ROOM:
                return things.room_of(site.words)
            case Kind.PROFESSION_UNIQUE:
                return things.person_of(site.words)
            case kind:
                return wording.PLAIN[kind]


def _bracketed(edit: Edit) -> Edit:
    return Edit(edit.start, edit.end, f"[{edit.put}]")


def _apart(edit: Edit, site: Site) -> Edit:
    """Return an age with a blank after it where a letter follows, as in "94F"."""
    follows = site.around.text[edit.end : edit.end + 1]
    return Edit(edit.start, edit.end, f"{edit.put} ") if follows.isalnum() else edit

"""Gives each person one pseudonym, and writes it as the person was written of."""

from __future__ import annotations

from dataclasses import dataclass, field

from journal_app.privacy.replacement.mentions import Mention
from journal_app.privacy.replacement.people import People, Person
from journal_app.privacy.replacement.surrogates import GIVEN, SURNAME, Chooser, Names
from journal_app.privacy.replacement.titles import FORMAL


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a name the student agrees to keep in its pseudonym."""

    gender: bool = False
    culture: bool = False


@dataclass(slots=True)
class _Alias:
    background: str
    given: str = field(default="", repr=False)
    surname: str = field(default="", repr=False)


class Aliases:
    """The pseudonyms of one export.

    People of one surname keep one surname, so that families stay families; first names are
    each person's own. Unless the student agrees to keep them, the background of a pseudonym is
    drawn by lot and its first name is one that women and men bear.

    Args:
        names: What there is to choose from.
        chooser: Gives out what is free.
        people: Knows women from men.
        kept: What the student agrees to keep.
    """

    def __init__(self, *, names: Names, chooser: Chooser, people: People, kept: Kept) -> None:
        self._names = names
        self._chooser = chooser
        self._people = people
        self._kept = kept
        self._aliases: dict[Person, _Alias] = {}
        self._surnames: dict[str, str] = {}
        self._neutral = names.of([GIVEN])
        self._all_given = names.of(["given", "woman", "man"])
        self._all_surnames = names.of([SURNAME])

    def write(self, mention: Mention, person: Person, written: str) -> str:
        """Return what stands in the place of one mention.

        First name for first name, surname for surname; initials become the name they stand
        for. All small stays all small, all capitals all capitals.

        Args:
            written: The mention's own words.
        """
        alias = self._alias(person)
        if mention.family:
            name = self._surname(alias, person) + ("" if mention.titles else "s")
        elif mention.surname and (mention.given or mention.initials):
            name = f"{self._given(alias, person)} {self._surname(alias, person)}"
        elif mention.surname or self._initials_of_surname(mention):
            name = self._surname(alias, person)
        else:
            name = self._given(alias, person)
        return _cased(name, written, initials=not mention.words)

    def _initials_of_surname(self, mention: Mention) -> bool:
        formal = bool(FORMAL & set(mention.titles))
        return formal and not mention.given

    def _alias(self, person: Person) -> _Alias:
        if person not in self._aliases:
            names = sorted(person.surnames) + sorted(person.given)
            own = self._names.background(names) if self._kept.culture else ""
            self._aliases[person] = _Alias(own or self._chooser.one_of(self._names.backgrounds))
        return self._aliases[person]

    def _given(self, alias: _Alias, person: Person) -> str:
        if not alias.given:
            gender = self._people.gender(person) if self._kept.gender else None
            fitting = self._names.of(self._names.given_sorts(gender), alias.background)
            neutral = not gender and not self._kept.culture
            alias.given = self._chooser.choose(
                self._neutral if neutral else fitting, self._all_given, _initials(person.given)
            )
        return alias.given

    def _surname(self, alias: _Alias, person: Person) -> str:
        known = (self._surnames.get(name, "") for name in sorted(person.surnames))
        if not alias.surname:
            alias.surname = next(filter(None, known), "") or self._new_surname(alias, person)
        for name in person.surnames:
            self._surnames.setdefault(name, alias.surname)
        return alias.surname

    def _new_surname(self, alias: _Alias, person: Person) -> str:
        pool = self._names.of([SURNAME], alias.background)
        return self._chooser.choose(pool, self._all_surnames, _initials(person.surnames))


def _initials(names: set[str]) -> set[str]:
    return {name[:1] for name in names}


def _cased(name: str, written: str, *, initials: bool) -> str:
    if written.islower():
        return name.lower()
    letters = sum(letter.isalpha() for letter in written)
    return name.upper() if written.isupper() and letters > 3 and not initials else name

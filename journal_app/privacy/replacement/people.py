"""Knows who is who: links the mentions of one author's entries to persons.

Two people are never made one on weak evidence. Different first names, different genders, a
doctor and a patient of one surname stay apart; a lone name goes to the person of that name
mentioned last in the same entry, and across entries only to one of the same kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from journal_app.domain.identifiers import Finding, Kind
from journal_app.privacy.lexicon import Lexicon, Word
from journal_app.privacy.replacement import titles
from journal_app.privacy.replacement.acquaintances import Acquaintances
from journal_app.privacy.replacement.likeness import Likeness
from journal_app.privacy.replacement.mentions import Mention
from journal_app.privacy.replacement.surrogates import Names
from journal_app.privacy.replacement.titles import Gender, Standing


@dataclass(slots=True, eq=False)
class Person:
    """Somebody an author writes about; equal to nobody but itself.

    Attributes:
        places: Where the person is named in the entry at hand, first code points.
        entry: The number of the entry that named the person last.
        label: What the person is called in brackets, "patient 1", once that is settled.
    """

    kind: Kind
    entry: int
    given: set[str] = field(default_factory=set, repr=False)
    surnames: set[str] = field(default_factory=set, repr=False)
    words: set[str] = field(default_factory=set, repr=False)
    initials: set[str] = field(default_factory=set, repr=False)
    titles: set[str] = field(default_factory=set)
    gender: Gender | None = None
    roles: Counter[str] = field(default_factory=Counter)
    places: list[int] = field(default_factory=list)
    label: str = ""
    standing: Standing | None = None

    def note(self, mention: Mention, entry: int) -> None:
        """Learn from one more mention."""
        if entry != self.entry:
            self.places.clear()
        self.entry = entry
        self.places.append(mention.finding.start)
        if not mention.family:
            self.given |= {mention.given} - {""}
            self.titles |= set(mention.titles)
            self.gender = self.gender or mention.gender
            self.standing = self.standing or mention.standing
        self.surnames |= {mention.surname} - {""}
        self.words |= mention.words
        self.initials |= {mention.initials} - {""}
        self.roles[mention.role] += bool(mention.role)

    @property
    def role_told(self) -> str:
        """What most mentions say the person is; "" when none says it."""
        told = [role for role, times in self.roles.most_common() if times]
        return told[0] if told else ""

    @property
    def role(self) -> str:
        """What the person is, as most mentions tell."""
        return self.role_told or titles.DEFAULTS[self.kind]


class People:
    """Everybody an author wrote about, in the entries seen so far.

    Args:
        lexicon: Tells women's first names from men's.
        names: Tells them too, and is surer of the usual ones.
        numbered: Gives a role the next number.
        any_kind: A lone name goes to a person of another kind as well, unless callings speak
            against it: for finding out which kind is right.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        names: Names,
        numbered: Callable[[str], str],
        *,
        any_kind: bool = False,
    ) -> None:
        self._lexicon = lexicon
        self._names = names
        self._likeness = Likeness(lexicon)
        self._numbered = numbered
        self._any_kind = any_kind
        self._known: Acquaintances[Person] = Acquaintances()
        self._entry = 0

    def link(self, mentions: Sequence[Mention]) -> dict[Finding, tuple[Mention, Person]]:
        """Return who is meant by each mention of one more entry, and which name it uses.

        Whole names are linked first, so that "Margaret" in the first line can be the Margaret
        Dowd of the last. New people get their labels in order of appearance.
        """
        self._entry += 1
        self._known.begin()
        linked: dict[Finding, tuple[Mention, Person]] = {}
        for mention in sorted(mentions, key=_telling):
            person = self._who(mention)
            if person is None:
                person = Person(mention.finding.kind, self._entry)
            placed = self._placed(mention, person)
            person.note(placed, self._entry)
            self._known.note(person, _names(placed), placed.initials)
            linked[mention.finding] = placed, person
        for mention in mentions:
            _, person = linked[mention.finding]
            person.label = person.label or self._numbered(person.role)
        return linked

    def _placed(self, mention: Mention, person: Person) -> Mention:
        """Return a mention whose lone name is a first name or a surname as the person has it."""
        if bool(mention.given) is bool(mention.surname):
            return mention
        name = mention.given or mention.surname
        if self._any(name, person.given):
            return replace(mention, given=name, surname="")
        if self._any(name, person.surnames):
            return replace(mention, given="", surname=name)
        return mention

    def gender(self, person: Person) -> Gender | None:
        """Return a person's gender, by titles and relations, else by the first name."""
        return person.gender or self._by_names(person.given)

    def _by_names(self, names: Iterable[str]) -> Gender | None:
        for name in sorted(names):
            listed = self._names.gender(name)
            if listed:
                return listed
            flags = self._lexicon.flags(name)
            if Word.WOMAN in flags and Word.MAN not in flags:
                return Gender.WOMAN
            if Word.MAN in flags and Word.WOMAN not in flags:
                return Gender.MAN
        return None

    def _who(self, mention: Mention) -> Person | None:
        like = self._known.like(_names(mention), mention.initials)
        fitting = [person for person in like if self._fits(mention, person)]
        if fitting or self._any_kind or not mention.words or mention.family:
            return max(fitting, key=lambda person: self._recent(mention, person), default=None)
        return self._only(mention, like)

    def _only(self, mention: Mention, like: Sequence[Person]) -> Person | None:
        """Return whom a lone name means if of all people, whatever their kind, one bears it.

        Somebody of whom no more than the same first name is known is not sure to be the one.
        """
        if mention.given and mention.surname:
            return None
        bears = [p for p in like if p.surnames and self._single_fits(mention, p)]
        return bears[0] if len(bears) == 1 and not self._conflicts(mention, bears[0]) else None

    def _recent(self, mention: Mention, person: Person) -> tuple[int, bool, int]:
        """Order people by how recently they were named, the same entry before all others."""
        if person.entry != self._entry:
            return person.entry, False, 0
        before = [place for place in person.places if place < mention.finding.start]
        return person.entry, bool(before), max(before) if before else -min(person.places)

    def _fits(self, mention: Mention, person: Person) -> bool:
        if self._conflicts(mention, person):
            return False
        here = person.entry == self._entry
        if mention.given and mention.surname:
            return self._whole_fits(mention, person, here=here)
        if not here and not self._kind_fits(mention, person):
            return False
        if mention.initials and not mention.words:
            return _initials_fit(mention, person, here=here)
        return self._single_fits(mention, person)

    def _conflicts(self, mention: Mention, person: Person) -> bool:
        if mention.family:
            return not self._any(mention.surname or mention.given, person.surnames)
        gender = mention.gender or self._by_names({mention.given} - {""})
        known = self.gender(person)
        if gender and known and gender is not known:
            return True
        # What is written beside a name is worth more than the kind a detector gives it.
        told = {mention.standing, person.standing} - {None}
        return len(told) > 1

    def _whole_fits(self, mention: Mention, person: Person, *, here: bool) -> bool:
        surname = self._any(mention.surname, person.surnames)
        given = self._any(mention.given, person.given)
        if person.given and person.surnames:
            return surname and given
        trusted = here or self._kind_fits(mention, person)
        if person.given or person.surnames:
            return trusted and (given or surname)
        whole = mention.given[0] + mention.surname[0]
        return here and whole in person.initials

    def _kind_fits(self, mention: Mention, person: Person) -> bool:
        if mention.finding.kind is person.kind or not self._any_kind:
            return mention.finding.kind is person.kind
        told = {bool(mention.role), bool(person.role_told)}
        # Nurse Grace need not be the Grace of another text; a bare surname is rarely shared.
        first_name = Word.GIVEN in self._lexicon.flags(mention.given) and not mention.surname
        return told == {False} or (told == {True, False} and not first_name)

    def _single_fits(self, mention: Mention, person: Person) -> bool:
        if mention.surname:
            if mention.initials and person.given:
                begun = any(name[0] == mention.initials[0] for name in person.given)
                return begun and self._any(mention.surname, person.surnames)
            alone = set() if person.surnames else person.given
            return self._any(mention.surname, person.surnames | alone)
        return self._any(mention.given, person.given | person.surnames | person.words)

    def _any(self, word: str, known: Iterable[str]) -> bool:
        return bool(word) and any(self._same(word, other) for other in known)

    def _same(self, word: str, other: str) -> bool:
        """Tell whether two names are one; half of a double name is short for the whole."""
        if self._likeness.same(word, other):
            return True
        one, two = word.split("-"), other.split("-")
        if len(one) == len(two) == 2:
            return one == two[::-1]
        if len(one) > 2 or len(two) > 2 or len(one) == len(two):
            return False
        whole, [half] = (one, two) if len(one) > len(two) else (two, one)
        return any(self._likeness.same(half, part) for part in whole)


def _initials_fit(mention: Mention, person: Person, *, here: bool) -> bool:
    """Tell whether initials may stand for a person: "Mrs K" for a Kent, "J" for either name."""
    initials = mention.initials
    if initials in person.given or (initials in person.initials and not person.words):
        return True
    if not here:
        return False
    firsts = {name[0] for name in person.given}
    lasts = {name[0] for name in person.surnames}
    if len(initials) == 1:
        return initials in (lasts if titles.FORMAL & set(mention.titles) else firsts | lasts)
    return initials[0] in firsts and initials[-1] in lasts


def _names(mention: Mention) -> set[str]:
    whole = {mention.given, mention.surname, *mention.words}
    return (whole | {half for name in whole for half in name.split("-")}) - {""}


def _telling(mention: Mention) -> tuple[int, int]:
    """Order mentions: whole names, then single ones, then initials; then by place."""
    whole = bool(mention.given and mention.surname)
    return 0 if whole else 2 - bool(mention.words), mention.finding.start

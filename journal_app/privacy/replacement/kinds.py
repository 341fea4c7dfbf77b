"""Settles what a person is who is taken for a patient in one text and for staff in another.

Each text is judged by itself, and a bare surname tells little. Over all texts of an author the
mentions are linked whatever their kind, as far as titles, callings and genders let them be one
person's, and the kind that most of the sure mentions have holds for all; of two as frequent, the
one that came first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from journal_app.domain.identifiers import NAMES, Finding, Kind, Tier
from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.passage import Passage
from journal_app.privacy.replacement.mentions import Mention, MentionReader
from journal_app.privacy.replacement.people import People, Person
from journal_app.privacy.replacement.spans import trimmed
from journal_app.privacy.replacement.surrogates import Names


class Kinds:
    """The people of one author and what each of them is. Note every text, then settle each.

    Args:
        lexicon: Tells first names from surnames and women's from men's.

    Raises:
        BadFile: ``PRIVACY_FILE``; the list of names is missing or damaged.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._people = People(lexicon, Names.load(), lambda role: role, any_kind=True)
        self._sure: dict[Person, Counter[Kind]] = defaultdict(Counter)
        self._suspect: dict[Person, Counter[Kind]] = defaultdict(Counter)

    def note(self, text: str, findings: Sequence[Finding]) -> None:
        """Learn what the people in one text are taken for."""
        for finding, person in self._linked(text, findings).items():
            votes = self._sure if finding.tier is Tier.SURE else self._suspect
            votes[person][finding.kind] += 1

    def settle(self, text: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Return the findings of one text, each name with the kind its bearer has everywhere.

        Raises:
            BugError: A finding lies outside the text.
        """
        linked = {
            (finding.start, finding.end): person
            for finding, person in self._linked(text, findings).items()
        }
        return tuple(
            replace(each, kind=self._kind(linked[fit.start, fit.end], each.kind))
            if each.kind in NAMES and (fit := _fit(text, each)) and (fit.start, fit.end) in linked
            else each
            for each in findings
        )

    def _linked(self, text: str, findings: Sequence[Finding]) -> dict[Finding, Person]:
        mentions = self._mentions(text, findings)
        return {one: person for one, (_, person) in self._people.link(mentions).items()}

    def _mentions(self, text: str, findings: Sequence[Finding]) -> tuple[Mention, ...]:
        reader = MentionReader(Passage(text), self._lexicon)
        return reader.read_all(trimmed(text, findings))

    def _kind(self, person: Person, otherwise: Kind) -> Kind:
        votes = self._sure.get(person) or self._suspect.get(person)
        return votes.most_common(1)[0][0] if votes else otherwise


def _fit(text: str, finding: Finding) -> Finding | None:
    return next(iter(trimmed(text, [finding])), None)

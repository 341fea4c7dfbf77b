"""One person, one kind, over all texts of an author."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

import pytest

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.replacement.kinds import Kinds
from journal_app.privacy.replacement.replaced import Style
from journal_app.privacy.replacement.replacer import Replacer

LEXICON = Lexicon.load()
PATIENT, STAFF, OTHER = Kind.NAME_PATIENT, Kind.NAME_STAFF, Kind.NAME_OTHER
Taken = tuple[str, str, Kind]
"""A text, the name in it, and what its bearer is taken for."""


def findings(text: str, name: str, kind: Kind, tier: Tier = Tier.SURE) -> list[Finding]:
    return [Finding(m.start(), m.end(), kind, tier) for m in re.finditer(name, text)]


def settled(taken: Sequence[Taken]) -> list[list[Kind]]:
    kinds = Kinds(LEXICON)
    for text, name, kind in taken:
        kinds.note(text, findings(text, name, kind))
    return [
        [each.kind for each in kinds.settle(text, findings(text, name, kind))]
        for text, name, kind in taken
    ]


@pytest.mark.parametrize(
    ("taken", "kinds"),
    [
        # Most of the places decide, and the first of as many.
        (
            [
                ("Zbrzezny slept. Zbrzezny ate.", "Zbrzezny", PATIENT),
                ("Zbrzezny left.", "Zbrzezny", STAFF),
            ],
            [[PATIENT, PATIENT], [PATIENT]],
        ),
        (
            [("Zbrzezny slept.", "Zbrzezny", STAFF), ("Zbrzezny left.", "Zbrzezny", PATIENT)],
            [[STAFF], [STAFF]],
        ),
        # A bare surname goes to the doctor of that name, whichever comes first.
        (
            [
                ("Zbrzezny left.", "Zbrzezny", PATIENT),
                ("Dr Zbrzezny sat. Dr Zbrzezny smiled.", "Zbrzezny", STAFF),
            ],
            [[STAFF], [STAFF, STAFF]],
        ),
        (
            [
                ("Anna Zbrzezny slept. I sat with Anna Zbrzezny.", "Anna Zbrzezny", PATIENT),
                ("Zbrzezny left.", "Zbrzezny", OTHER),
            ],
            [[PATIENT, PATIENT], [PATIENT]],
        ),
        # Two people stay two.
        (
            [
                ("Dr Brown sat. Dr Brown smiled.", "Brown", STAFF),
                ("Mrs Brown slept.", "Brown", PATIENT),
            ],
            [[STAFF, STAFF], [PATIENT]],
        ),
        (
            [
                ("My nurse Grace sat. Nurse Grace smiled.", "Grace", STAFF),
                ("Grace slept.", "Grace", PATIENT),
            ],
            [[STAFF, STAFF], [PATIENT]],
        ),
        (
            [
                ("John Zbrzezny slept. John Zbrzezny ate.", "John Zbrzezny", PATIENT),
                ("Mary Zbrzezny taught us.", "Mary Zbrzezny", STAFF),
            ],
            [[PATIENT, PATIENT], [STAFF]],
        ),
    ],
)
def test_kinds_over_an_author(taken: list[Taken], kinds: list[list[Kind]]) -> None:
    assert settled(taken) == kinds


def test_what_is_sure_outweighs_suspects() -> None:
    kinds = Kinds(LEXICON)
    often = "Zbrzezny, Zbrzezny and Zbrzezny."
    for text, kind, tier in ((often, STAFF, Tier.SUSPECT), ("Zbrzezny.", PATIENT, Tier.SURE)):
        kinds.note(text, findings(text, "Zbrzezny", kind, tier))
    [found] = kinds.settle("Zbrzezny.", findings("Zbrzezny.", "Zbrzezny", STAFF))
    assert found.kind is PATIENT


def test_other_findings_and_places_stay_as_they_are() -> None:
    text = "In Skerrow, Zbrzezny slept."
    found = [Finding(3, 10, Kind.LOCATION), Finding(12, 20, PATIENT, Tier.SUSPECT)]
    kinds = Kinds(LEXICON)
    kinds.note(text, found)
    assert kinds.settle(text, found) == tuple(found)


@pytest.mark.parametrize("style", list(Style))
def test_one_person_has_one_mark(style: Style) -> None:
    texts = [("Zbrzezny slept, then Zbrzezny ate.", PATIENT), ("Zbrzezny left.", STAFF)]
    kinds = Kinds(LEXICON)
    one = Replacer(style=style, source=random.Random(2), lexicon=LEXICON)
    for text, kind in texts:
        kinds.note(text, findings(text, "Zbrzezny", kind))
    put = [
        one.replace(text, kinds.settle(text, findings(text, "Zbrzezny", kind)))
        for text, kind in texts
    ]
    assert len({span.put for replaced in put for span in replaced.spans}) == 1

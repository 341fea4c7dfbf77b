"""A finder whose findings are known: tests of a screen do not hang on a detector's taste."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.memory import Memory
from journal_app.services.privacy_tools import PrivacyTools

KNOWN: Final = {
    "Adlerstein": (Kind.NAME_PATIENT, Tier.SURE),
    "Penhaligon": (Kind.NAME_STAFF, Tier.SURE),
    "94": (Kind.AGE_OVER_89, Tier.SURE),
    "the only harpist in the county": (Kind.PROFESSION_UNIQUE, Tier.SUSPECT),
}


class KnownWords:
    """Finds some words wherever they stand, and is not complete."""

    complete = False

    def __init__(self, known: Mapping[str, tuple[Kind, Tier]]) -> None:
        self._known = known

    def find(self, text: str, _memory: Memory | None = None) -> tuple[Finding, ...]:
        found = [
            Finding(match.start(), match.end(), kind, tier)
            for words, (kind, tier) in self._known.items()
            for match in re.finditer(re.escape(words), text)
        ]
        return tuple(sorted(found))


def known_words() -> PrivacyTools:
    """Return tools that find ``KNOWN``."""
    return PrivacyTools(KnownWords(KNOWN), Lexicon.load())

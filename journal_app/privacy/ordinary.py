"""Which words mean something besides being somebody's name."""

from __future__ import annotations

from typing import Final

from journal_app.privacy.lexicon import Lexicon, Word

_MEANS: Final = (
    Word.COMMON
    | Word.FREQUENT
    | Word.COUNTRY
    | Word.DRUG
    | Word.EPONYM
    | Word.CLINICAL
    | Word.KIN
    | Word.MONTH
    | Word.WEEKDAY
    | Word.TITLE
    | Word.ROLE
)


class OrdinaryWords:
    """``name_forms.KnowsWords`` by the lexicon.

    Drugs, eponyms and clinical abbreviations count as ordinary: "foley" in small letters is the
    catheter, also in the journal of somebody who works with a Dr Foley.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def is_ordinary(self, folded: str) -> bool:
        """Tell whether a word also is an ordinary one; ``folded`` as the lexicon takes it."""
        return bool(self._lexicon.flags(folded) & _MEANS)

"""A passage with what the lexicon knows of each word: what the rules for names and places read."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from journal_app.privacy.lexicon import Lexicon, Word
from journal_app.privacy.passage import Case, Passage, Token

GIVEN: Final = int(Word.GIVEN)
SURNAME: Final = int(Word.SURNAME)
NAME: Final = int(Word.GIVEN | Word.SURNAME)
COMMON: Final = int(Word.COMMON | Word.FREQUENT)
FREQUENT: Final = int(Word.FREQUENT)
PLACE: Final = int(Word.PLACE)
COUNTRY: Final = int(Word.COUNTRY)
EPONYM: Final = int(Word.EPONYM)
PUBLIC: Final = int(Word.PUBLIC)
KIN: Final = int(Word.KIN)
CALENDAR: Final = int(Word.MONTH | Word.WEEKDAY)
TITLE: Final = int(Word.TITLE)
ROLE: Final = int(Word.ROLE)
CARE: Final = int(Word.CARE)
LEARNING: Final = int(Word.LEARNING)
MEDICAL: Final = int(Word.DRUG | Word.EPONYM | Word.CLINICAL)
KNOWN: Final = (
    MEDICAL | int(Word.COUNTRY | Word.PUBLIC | Word.KIN | Word.TITLE | Word.ROLE) | CALENDAR
)
"""What speaks against a name: things that have names of their own and may be written down."""
BARE: Final = 1 << 40
"""With a name's flags: the word is that name with an s, its apostrophe forgotten."""

ORDINARY: Final = COMMON | KNOWN


class Reading:
    """A passage whose words have been looked up.

    Flags are plain integers (``Word`` values joined), because combining enumeration members
    costs more than the look-up itself.

    Args:
        passage: The text and its words.
        lexicon: What is known of words.

    Attributes:
        flags: For each word, what it may be.
        words: For each word, its folded form; one word past the end and before the start, "".
        size: How many words there are.
    """

    def __init__(self, passage: Passage, lexicon: Lexicon) -> None:
        self.passage = passage
        self.lexicon = lexicon
        self.text = passage.text
        self.tokens = passage.tokens
        self.size = len(passage.tokens)
        self.caseless = passage.caseless
        self.starts = [token.start for token in passage.tokens]
        self.words = [token.folded for token in passage.tokens]
        self.plain = [token.plain for token in passage.tokens]
        known: dict[str, int] = {}
        self.flags = [self._look_up(at, known) for at in range(self.size)]
        self.capital = [not self.caseless and _shown(token) for token in self.tokens]

    @cached_property
    def phrases(self) -> dict[int, tuple[int, int]]:
        """For each word that starts a phrase of the lexicon: its length in words and its flags."""
        found: dict[int, tuple[int, int]] = {}
        for at in range(self.size):
            if self.words[at] in NEVER_FIRST or self.tokens[at].case is Case.NUMBER:
                continue
            count, flags = self.lexicon.longest(self.words, at)
            if not count and self.plain[at] != self.words[at]:
                count, flags = self.lexicon.longest(self.plain, at)
            if count:
                found[at] = count, int(flags)
        return found

    def phrase(self, at: int) -> tuple[int, int]:
        """Return the length in words of the phrase that starts here, and its flags; or (0, 0)."""
        return self.phrases.get(at, NO_PHRASE)

    def _look_up(self, at: int, known: dict[str, int]) -> int:
        folded, plain = self.words[at], self.plain[at]
        found = known.get(folded)
        if found is None:
            found = int(self.lexicon.flags(folded))
            if plain != folded:
                found |= int(self.lexicon.flags(plain))
            small = self.tokens[at].case is Case.LOWER
            if not found and small and len(plain) > 4 and plain[-1] == "s":
                found = self._owner(plain[:-1])
            known[folded] = found
        return found

    def _owner(self, bare: str) -> int:
        """Return what a word is whose apostrophe was forgotten: wilhelminas wheelchair."""
        found = int(self.lexicon.flags(bare))
        return found | BARE if found & GIVEN and not found & ORDINARY else 0

    def word(self, at: int) -> str:
        """Return a folded word, "" outside the text."""
        return self.words[at] if 0 <= at < self.size else ""

    def flag(self, at: int) -> int:
        """Return what a word may be, 0 outside the text."""
        return self.flags[at] if 0 <= at < self.size else 0

    def gap(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        if not 0 < at < self.size:
            return "\n"
        return self.text[self.tokens[at - 1].end : self.tokens[at].start]

    def after(self, at: int, length: int = 3) -> str:
        """Return the signs that follow a word."""
        end = self.tokens[at].end
        return self.text[end : end + length]

    def joined(self, at: int) -> bool:
        """Tell whether only a space, a hyphen or an apostrophe parts a word from the last."""
        return self.gap(at) in JOINTS

    def is_capital(self, at: int) -> bool:
        """Tell whether a word starts with a capital that means something."""
        return 0 <= at < self.size and self.capital[at]

    def opens(self, at: int) -> bool:
        """Tell whether a word stands where a sentence begins."""
        return not 0 <= at < self.size or self.tokens[at].opens

    def number(self, at: int) -> bool:
        """Tell whether a word is made of digits."""
        return 0 <= at < self.size and self.tokens[at].case is Case.NUMBER

    def possessive(self, at: int) -> bool:
        """Tell whether 's follows a word."""
        return self.after(at, 2).lower() in POSSESSIVES

    def upper(self, at: int) -> bool:
        """Tell whether a word of two letters or more is all capitals, and that means something."""
        return not self.caseless and self.tokens[at].case is Case.UPPER


def _shown(token: Token) -> bool:
    """Tell whether a word starts with a capital; mL and eGFR do not."""
    return token.case in (Case.TITLE, Case.UPPER) or token.text[0].isupper()


JOINTS: Final = frozenset({" ", "-", "‐", "‑", "'", "’", "  ", "\u00a0"})
POSSESSIVES: Final = frozenset({"'s", "’s", "ʼs"})
NO_PHRASE: Final = (0, 0)
NEVER_FIRST: Final = frozenset(
    {"a", "an", "and", "the", "i", "in", "on", "at", "to", "of", "for", "from", "with", "by", "my"}
    | {"he", "she", "it", "we", "they", "you", "me", "him", "her", "was", "is", "had", "his"}
    | {"that", "this", "but", "so", "as", "if", "or", "not", "be", "were", "are", "said", "then"}
)
"""Words with which no phrase of the lexicon that matters here begins."""

"""Words in small letters that may point to one person: superlatives, and numbers in words.

"Scotland's only transplant fellow", "the second-oldest nun" and "forty-seven of us" name nobody,
and may be as good as a name. Ordinary turns of phrase with the same words are left out, so that
what is asked stays worth an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_OWNER: Final = r"(?:the|an?|my|our|his|her|their|its|your|this|\w+['’]s|\w+s['’])"
_AGES: Final = "eldest youngest oldest sole unique firstborn"

_SUPERLATIVE: Final = re.compile(
    rf"""(?<![\w-])(?:
        (?P<word>(?:\w+-)*(?:only|first|last|{_AGES.replace(" ", "|")}|\w{{2,}}est)(?:-\w+)*)
        | (?<=\s)(?P<most>(?:most|least)\s+\w+)
        | (?P<kind>one[\s-]of[\s-]a[\s-]kind)
    )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
_OWNED: Final = re.compile(rf"(?<!\w){_OWNER}\s+(?:very\s+|ever\s+|one\s+and\s+)?$", re.IGNORECASE)
_WORD_BEFORE: Final = re.compile(r"([\w'’]+)[\s,]*$")
_WORD_AFTER: Final = re.compile(r"\s+([\w'’]+)")

_NO_SUPERLATIVES: Final = frozenset(
    """
    abreast anapest armrest arrest attest backrest behest bequest blest chest conquest congest
    contest crest deforest detest digest dishonest disinterest divest earnest everest footrest
    forest guest harvest headrest honest houseguest immodest incest infest ingest inquest interest
    invest latest lest manifest midwest modest molest northwest palimpsest pretest priest protest
    quest rainforest reinvest request rest retest self-interest southwest suggest tempest test
    unrest wrest zest best
    """.split()  # noqa: SIM905 # a list of words, as it is read and added to
)

_NUMBER: Final = re.compile(
    r"""(?<![\w-])(?:
        (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)
            (?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?
        | thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen
        | dozens?|hundreds?|thousands?|twins?|triplets?|quadruplets?|quintuplets?
    )(?!\w)(?:-\w+)*""",
    re.IGNORECASE | re.VERBOSE,
)
_REACH: Final = 60
"""Signs before a word among which its owner, or the word before it, is looked for."""

_PHRASE: Final = re.compile(r"\s+(?:of\s+all|and\s+foremost|and\s+last)(?!\w)", re.IGNORECASE)
_AFTER_FIRST: Final = frozenset({"time", "times", "thing", "things", "aid", "name", "names", "off"})
_AFTER_LAST: Final = frozenset(
    """
    night week month year time minute weekend evening morning summer winter spring autumn fall
    monday tuesday wednesday thursday friday saturday sunday thing few couple two three four five
    six seven ten bit straw resort
    """.split()  # noqa: SIM905 # as above
)
_BEFORE_LAST: Final = frozenset(
    """
    at to will would not never can could did does do might may must should couldn't can't didn't
    doesn't don't won't wouldn't
    """.split()  # noqa: SIM905 # as above
)
_BEFORE_ONLY: Final = frozenset(
    """
    i he she it we they you who that which there is was were are am be been being has have had
    can could will would shall should may might must do does did not but if and or than when
    i'm he's she's it's we're they're i've we've they've i'd he'd she'd we'd they'd i'll
    """.split()  # noqa: SIM905 # as above
)
_AFTER_ONLY: Final = frozenset(
    """
    a an the i he she it we they you my our his her their its this that these those because if when
    to after then so just ever by for in on at with from of as about until once while be is was
    were are had has have did do not one two three four five six seven eight nine ten half some
    what how who where later now today yesterday really partly slightly
    """.split()  # noqa: SIM905 # as above
)

_IN_PHRASES: Final = {"first": _AFTER_FIRST, "last": _AFTER_LAST, "only": frozenset[str]()}
_BEFORE: Final = {"first": frozenset({"at"}), "last": _BEFORE_LAST, "only": _BEFORE_ONLY}


def superlatives(text: str) -> Iterator[tuple[int, int]]:
    """Yield where somebody or something is the first, the only or the youngest."""
    for found in _SUPERLATIVE.finditer(text):
        if found["kind"] or (_is_owned(text, found) if found["most"] else _tells(text, found)):
            yield found.span()


def numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield numbers written in words that are worth a question: above twelve, twins and the like.

    Up to twelve they stand in every other sentence, and hardly ever single anybody out.
    """
    for found in _NUMBER.finditer(text):
        yield found.span()


def _tells(text: str, found: re.Match[str]) -> bool:
    """Tell whether a superlative is one, and no turn of phrase."""
    word = found[0].casefold()
    if word not in ("only", "first", "last"):
        return _NO_SUPERLATIVES.isdisjoint(word.split("-"))
    after = _after(text, found)
    if after in _IN_PHRASES[word] or (word == "first" and _PHRASE.match(text, found.end())):
        return False
    if _is_owned(text, found):
        return True
    ordinary = _before(text, found) in _BEFORE[word] or (word == "only" and after in _AFTER_ONLY)
    return bool(after) and not ordinary


def _is_owned(text: str, found: re.Match[str]) -> bool:
    return _OWNED.search(text[max(0, found.start() - _REACH) : found.start()]) is not None


def _before(text: str, found: re.Match[str]) -> str:
    word = _WORD_BEFORE.search(text, max(0, found.start() - _REACH), found.start())
    return word[1].casefold().replace("’", "'") if word else ""


def _after(text: str, found: re.Match[str]) -> str:
    """Return the next word; "" where a sentence or a part of one ends."""
    word = _WORD_AFTER.match(text, found.end())
    return word[1].casefold().replace("’", "'") if word else ""

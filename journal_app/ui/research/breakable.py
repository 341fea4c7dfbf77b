"""Long words of others, such as hashes and addresses, that must wrap rather than be cut off."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 24
"""Characters of a word that stays whole; at 200 % it still fits into a card."""

EVERY: Final = 8
BREAK: Final = "\N{ZERO WIDTH SPACE}"

_LONG: Final = re.compile(rf"[^\s{BREAK}]{{{LONGEST + 1},}}")


def breakable(text: str) -> str:
    """Return a text whose long words may go on in the next line; nothing is seen of it."""
    return _LONG.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    word = found.group()
    return BREAK.join(word[at : at + EVERY] for at in range(0, len(word), EVERY))

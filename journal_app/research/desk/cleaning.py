"""Text made fit for every format that it goes into, before any position in it is counted."""

from __future__ import annotations

import re
from typing import Final

REPLACEMENT: Final = "�"
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSHOWN: Final = re.compile("[^ -~]")
_LONGEST_NAME: Final = 80


def cleaned(text: str) -> tuple[str, int]:
    """Return a text without what XML 1.0 forbids, and how many characters that were.

    Those become U+FFFD, one for one. Lines end in LF alone, and a byte order mark in front goes:
    importers drop both and would move every coded position (REFI-QDA 1.5 counts code points).

    Source: Extensible Markup Language (XML) 1.0, fifth edition, production 2 (Char).
    """
    straight = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return _ILLEGAL.subn(REPLACEMENT, straight)


def shown_name(name: str) -> str:
    """Return a file's name fit to be printed: plain ASCII, no backticks or bars, not too long.

    Names of files that came by post may hold anything, a terminal's commands included.
    """
    plain = _UNSHOWN.sub("?", name).replace("`", "?").replace("|", "?").replace("<", "?")
    return plain if len(plain) <= _LONGEST_NAME else plain[: _LONGEST_NAME - 3] + "..."

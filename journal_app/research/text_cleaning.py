"""Texts made fit for what they go into; positions in them are counted afterwards."""

from __future__ import annotations

import re
from typing import Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"

CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""What no text in a package holds: control signs but line ends and tabs, and half signs."""

_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def cleaned(text: str) -> str:
    """Return a text as it may go into a package: LF line ends, no control signs."""
    return CONTROL.sub(REPLACEMENT, _with_line_feeds(text))


def legal_in_xml(text: str) -> tuple[str, int]:
    """Return a text without what XML 1.0 forbids, and how many characters that were.

    Those become U+FFFD, one for one. Lines end in LF alone, and a byte order mark in front goes:
    importers drop both and would move every coded position (REFI-QDA 1.5 counts code points).

    Source: Extensible Markup Language (XML) 1.0, fifth edition, production 2 (Char).
    """
    return _ILLEGAL.subn(REPLACEMENT, _with_line_feeds(text).removeprefix("\ufeff"))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")

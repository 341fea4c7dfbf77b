"""Where words stand in a text, whatever their case and the blanks between them."""

from __future__ import annotations

import re
from collections.abc import Iterator


def occurrences(words: str, text: str, *, exact: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the half-open code-point ranges at which words stand whole in a text.

    Upper and lower case are the same, and so are all blanks between two words; a place inside a
    longer word does not count. Ranges do not overlap.

    Args:
        exact: Upper and lower case differ.
    """
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return
    joined = r"\s+".join(parts)
    pattern = re.compile(rf"(?<!\w){joined}(?!\w)", 0 if exact else re.IGNORECASE)
    for found in pattern.finditer(text):
        yield found.span()

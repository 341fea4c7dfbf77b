"""Read a text with brackets around what should be found, and check a rule against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from journal_app.domain.identifiers import Finding
from journal_app.privacy.passage import Passage

Rule = Callable[[Passage], Iterable[Finding]]


def unmarked(marked: str) -> str:
    return marked.replace("⟦", "").replace("⟧", "")


def wanted(marked: str) -> list[str]:
    return re.findall("⟦(.*?)⟧", marked)


def found(rule: Rule, text: str) -> list[str]:
    return [text[each.start : each.end] for each in rule(Passage(text))]


def check(rule: Rule, marked: str) -> None:
    """Check that exactly the marked parts are found, as written, all small and all capital."""
    for text in (marked, marked.lower(), marked.upper()):
        assert found(rule, unmarked(text)) == wanted(text), unmarked(text)

"""Check the whole detector against texts in which what should be found stands in brackets."""

from __future__ import annotations

import re

from journal_app.domain.identifiers import Finding, Kind
from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.rules.detector import RuleDetector

RULES = RuleDetector(Lexicon.load())


def plain(marked: str) -> str:
    return marked.replace("[", "").replace("]", "")


def marks(marked: str) -> list[str]:
    return re.findall(r"\[(.*?)\]", marked)


def findings(text: str) -> list[tuple[str, Finding]]:
    return [(text[each.start : each.end], each) for each in RULES.detect(text)]


def expect(marked: str, *kinds: Kind) -> None:
    """Check that the marked words, and nothing else, are found, of one of the kinds."""
    found = findings(plain(marked))
    assert [words for words, _ in found] == marks(marked)
    if kinds:
        assert {each.kind for _, each in found} <= set(kinds)

"""Finds identifiers as an export needs it: rules, model, and the memory of the whole journal."""

from __future__ import annotations

from typing import Protocol

from journal_app.domain.identifiers import Finding
from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.memory import Memory
from journal_app.privacy.name_forms import KnowsWords
from journal_app.privacy.opinion import weighed
from journal_app.privacy.ordinary import OrdinaryWords
from journal_app.privacy.rules.detector import RuleDetector
from journal_app.privacy.tagger.tagger import Seen, Tagger
from journal_app.privacy.tagger.weights import ModelUnusable


class Detects(Protocol):
    """Finds identifiers in one text; the rules do."""

    def detect(self, text: str) -> tuple[Finding, ...]:
        """Return findings in order, none overlapping another."""
        ...


class Reads(Protocol):
    """Gives a chance to every word of a text; the model does."""

    def read(self, text: str) -> tuple[Seen, ...]:
        """Return what it says of each word, in order."""
        ...


def load_tagger(lexicon: Lexicon) -> Tagger | None:
    """Load the model; None where its file is missing or damaged."""
    try:
        return Tagger.load(lexicon)
    except ModelUnusable:
        return None


class Finder:
    """Finds identifiers as an export needs it.

    Args:
        rules: Finds by form, context and lists.
        tagger: The second reader; None where the model's file cannot be used.
        knows: Tells names from the words of the language.
    """

    def __init__(self, rules: Detects, tagger: Reads | None, *, knows: KnowsWords) -> None:
        self._rules = rules
        self._tagger = tagger
        self._knows = knows

    @classmethod
    def load(cls, lexicon: Lexicon | None = None) -> Finder:
        """Load rules, lists and model; about a second.

        Args:
            lexicon: The word lists, where they are loaded already.

        Raises:
            BadFile: ``PRIVACY_FILE``, when the lists are missing or damaged. Without the model
                it works on, and ``complete`` is false.
        """
        lists = Lexicon.load() if lexicon is None else lexicon
        return cls(RuleDetector(lists), load_tagger(lists), knows=OrdinaryWords(lists))

    @property
    def complete(self) -> bool:
        """Both readers are there; without the second more is missed, and an export says so."""
        return self._tagger is not None

    def find(self, text: str, memory: Memory | None = None) -> tuple[Finding, ...]:
        """Return the findings in one text, in order, none overlapping another.

        Args:
            memory: What is known of the author's people; None for a stranger's text.
        """
        known = Memory(knows=self._knows) if memory is None else memory
        return known.apply(text, self._look(text))

    def _look(self, text: str) -> tuple[Finding, ...]:
        rules = self._rules.detect(text)
        if self._tagger is None:
            return rules
        return weighed(text, rules, self._tagger.read(text))

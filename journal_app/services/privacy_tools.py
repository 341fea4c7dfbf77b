"""What looks for identifiers, loaded once and shared by everything that makes an export."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from journal_app.domain.guard import GuardWord
from journal_app.domain.identifiers import Finding
from journal_app.privacy.lexicon import Lexicon, Word
from journal_app.privacy.memory import Memory, names_found
from journal_app.privacy.ordinary import OrdinaryWords

if TYPE_CHECKING:
    from journal_app.privacy.tagger.tagger import Tagger

_MAY_NAME: Final = Word.GIVEN | Word.SURNAME | Word.PLACE | Word.COUNTRY | Word.MONTH

_SHORTENED: Final = frozenset({"d", "ll", "ve", "re", "m"})
"""What may be joined to a pronoun: he'd, they've."""


class Finds(Protocol):
    """Finds identifiers in the texts of an author; ``privacy.pipeline.Finder`` does."""

    @property
    def complete(self) -> bool:
        """Whether the statistical model looks as well; without it more is missed."""
        ...

    def find(self, text: str, memory: Memory | None = None) -> tuple[Finding, ...]:
        """Return the findings in one text, in order, none overlapping another."""
        ...


@dataclass(frozen=True, slots=True)
class PrivacyTools:
    """The finder with the word lists; immutable, and safe to use from several threads."""

    finder: Finds = field(repr=False)
    lexicon: Lexicon = field(repr=False)

    def memory(self, words: Iterable[GuardWord] = (), names: Iterable[GuardWord] = ()) -> Memory:
        """Return what is known of one author's people.

        Args:
            words: What the author decided.
            names: What was surely found in other texts of the author.
        """
        return Memory(words, names=names, knows=self.knows)

    def names(self, text: str, findings: Sequence[Finding]) -> tuple[GuardWord, ...]:
        """Return the names that are sure in a text, to be known in the author's others."""
        return names_found(text, findings, knows=self.knows)

    @property
    def knows(self) -> OrdinaryWords:
        """What tells names from the words of the language."""
        return OrdinaryWords(self.lexicon)

    def is_plain(self, folded: str) -> bool:
        """Tell whether a word is no name as far as is known.

        Its capital at the start of a sentence says nothing then.
        """
        word, _, rest = folded.partition("'")
        flags = self.lexicon.flags(word if rest in _SHORTENED else folded)
        return bool(flags & Word.COMMON) and not flags & _MAY_NAME

    def is_word(self, folded: str) -> bool:
        """Tell whether a word is one of the language, whatever else it may be."""
        return bool(self.lexicon.flags(folded) & (Word.COMMON | Word.FREQUENT))


def make_tools(lexicon: Lexicon, tagger: Tagger | None) -> PrivacyTools:
    """Return the tools over lists and model that are loaded already."""
    from journal_app.privacy.pipeline import Finder  # noqa: PLC0415 # loads numpy
    from journal_app.privacy.rules.detector import RuleDetector  # noqa: PLC0415 # as above

    finder = Finder(RuleDetector(lexicon), tagger, knows=OrdinaryWords(lexicon))
    return PrivacyTools(finder, lexicon)


def load_tools() -> PrivacyTools:
    """Load rules, lists and model: about a second, so in a worker.

    Raises:
        BadFile: ``PRIVACY_FILE``, when the lists are missing or damaged. Without the model the
            tools work on, and ``finder.complete`` is false.
    """
    from journal_app.privacy.pipeline import load_tagger  # noqa: PLC0415 # loads numpy

    lexicon = Lexicon.load()
    return make_tools(lexicon, load_tagger(lexicon))

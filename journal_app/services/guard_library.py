"""What reading needs, loaded once for the whole program and shared by its threads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from journal_app.domain.identifiers import Finding
from journal_app.privacy.memory import KnowsWords

if TYPE_CHECKING:
    from journal_app.privacy.lexicon import Lexicon
    from journal_app.privacy.tagger.tagger import Tagger
    from journal_app.services.privacy_tools import PrivacyTools

T = TypeVar("T")


class Detector(Protocol):
    """Finds identifiers in a text by rules."""

    def detect(self, text: str) -> tuple[Finding, ...]:
        """Return findings in order, none overlapping."""
        ...


class SecondReader(Protocol):
    """Reads a text more slowly and sees more."""

    def read(self, text: str) -> tuple[Finding, ...]:
        """Return findings in order, none overlapping."""
        ...


@dataclass(frozen=True)
class Tools:
    """Detector and lists; they hold nothing of a journal."""

    detector: Detector
    knows: KnowsWords


class _Once(Generic[T]):
    """Calls something when it is first asked for, and never again once it has answered."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: list[T] = []
        self._turn = threading.Lock()

    def get(self) -> T:
        with self._turn:
            if not self._made:
                self._made.append(self._make())
        return self._made[0]


class GuardLibrary:
    """Rules, word lists and the slower reader; each loaded when first asked for.

    Loading takes a moment, so ask on a worker. It lives as long as the program.
    """

    def __init__(
        self,
        *,
        tools: Callable[[], Tools] | None = None,
        second: Callable[[], SecondReader | None] | None = None,
    ) -> None:
        lexicon = _Once(_load_lexicon)
        tagger = _Once(lambda: _load_tagger(lexicon.get()))
        self._tools = _Once(tools or (lambda: _make_tools(lexicon.get())))
        self._second = _Once(second or (lambda: _make_second(tagger.get(), self.tools())))
        self._export = _Once(lambda: _make_export(lexicon.get(), tagger.get()))

    def tools(self) -> Tools:
        """Return detector and lists.

        Raises:
            BadFile: ``PRIVACY_FILE``; the lists are missing or damaged.
        """
        return self._tools.get()

    def second(self) -> SecondReader | None:
        """Return the slower reader, None where its file cannot be used. Raises as ``tools``."""
        return self._second.get()

    def export(self) -> PrivacyTools:
        """Return what a copy is made with, on the same lists and model. Raises as ``tools``."""
        return self._export.get()

    def is_ordinary(self, folded: str) -> bool:
        """Tell whether a word is one of the language, as ``KnowsWords`` has it."""
        return self.tools().knows.is_ordinary(folded)


class _Weighed:
    """The rules, weighed against the model."""

    def __init__(self, weigh: Callable[[str], tuple[Finding, ...]]) -> None:
        self._weigh = weigh

    def read(self, text: str) -> tuple[Finding, ...]:
        return self._weigh(text)


def _load_lexicon() -> Lexicon:
    from journal_app.privacy.lexicon import Lexicon  # noqa: PLC0415 # on the worker, when asked

    return Lexicon.load()


def _make_tools(lexicon: Lexicon) -> Tools:
    from journal_app.privacy.ordinary import OrdinaryWords  # noqa: PLC0415 # as above
    from journal_app.privacy.rules.detector import RuleDetector  # noqa: PLC0415 # as above

    return Tools(RuleDetector(lexicon), OrdinaryWords(lexicon))


def _load_tagger(lexicon: Lexicon) -> Tagger | None:
    from journal_app.privacy.pipeline import load_tagger  # noqa: PLC0415 # loads numpy

    return load_tagger(lexicon)


def _make_second(tagger: Tagger | None, tools: Tools) -> SecondReader | None:
    from journal_app.privacy.opinion import weighed  # noqa: PLC0415 # loads numpy

    if tagger is None:
        return None
    return _Weighed(lambda text: weighed(text, tools.detector.detect(text), tagger.read(text)))


def _make_export(lexicon: Lexicon, tagger: Tagger | None) -> PrivacyTools:
    from journal_app.services.privacy_tools import make_tools  # noqa: PLC0415 # when a copy is made

    return make_tools(lexicon, tagger)

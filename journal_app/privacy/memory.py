"""What a journal knows of its people: words confirmed or dismissed, and their other forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from journal_app.domain.guard import Decision, GuardWord
from journal_app.domain.identifiers import NAMES, Finding, Kind, Tier, without_overlaps
from journal_app.privacy.name_forms import SPELT, TITLES, Form, Forms, KnowsWords
from journal_app.privacy.passage import (
    ABBREVIATED,
    POSSESSIVE,
    SENTENCE_END,
    WORD,
    fold,
    without_marks,
)

__all__ = ["KnowsWords", "Memory", "names_found"]

NEAREST_CASELESS: Final = 6
"""Letters of the shortest misspelt name that is believed where capitals say nothing."""

_INITIALS: Final = re.compile(r"(?<![^\W_])[^\W\d_](?:\.\s?[^\W\d_]){1,3}\.?(?![^\W_])")
_AFTER_NAMES: Final = """
had has said says and came asked asks told looked looks sat sits died smiled smiles
cried laughed nodded thanked held wanted wants went
"""

_SPEAKS: Final = frozenset(_AFTER_NAMES.split())
"""What follows a name at the beginning of a sentence, rather than the same ordinary word."""


@dataclass(slots=True)  # made for each word of a text, and frozen ones take three times as long
class _Word:
    start: int
    end: int
    text: str = field(repr=False)
    plain: str = field(repr=False)
    capital: bool


def names_found(
    text: str, findings: Iterable[Finding], *, knows: KnowsWords | None = None
) -> tuple[GuardWord, ...]:
    """Return the words of what was surely found in a text, for the memory of other texts.

    Args:
        knows: Leaves out what consists of ordinary words: Hope may be a patient in one entry
            and nothing but a word in the next. None keeps them, for texts of one entry.
    """
    sure = (one for one in findings if one.tier is Tier.SURE and one.kind in SPELT)
    words = ((text[one.start : one.end], one.kind) for one in sure)
    return tuple(
        GuardWord(name, kind, Decision.ALWAYS)
        for name, kind in words
        if knows is None or not all(map(knows.is_ordinary, _parts(name)))
    )


class Memory:
    """Corrects what detectors found by what the student and the journal know.

    Immutable, and safe to use from several threads.

    Args:
        words: The journal's guard words.
        names: Names found for sure elsewhere in the journal (``names_found``): where they come
            back they are suspects. A decision of the student about the same words wins.
        knows: Tells names from ordinary words.
    """

    def __init__(
        self,
        words: Iterable[GuardWord] = (),
        *,
        knows: KnowsWords,
        names: Iterable[GuardWord] = (),
    ) -> None:
        decided = [(word, _parts(word.words)) for word in words]
        self._knows = knows
        self._never = frozenset(
            parts for word, parts in decided if parts and word.decision is Decision.NEVER
        )
        self._forms = Forms(knows)
        for word, parts in decided:
            if parts and word.decision is Decision.ALWAYS:
                # Confirmed as they were written: in small letters, ordinary words count so too.
                small = word.words == word.words.lower()
                kind = word.kind or Kind.NAME_OTHER
                self._forms.add(parts, kind, Tier.SURE, small=small)
        for parts, known in {(_parts(name.words), name.kind) for name in names}:
            if parts and known is not None and parts not in self._never:
                self._forms.add(parts, known, Tier.SUSPECT)

    def apply(self, text: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Return findings without what was dismissed, and with what is known.

        Names that are sure once in this text are found in the rest of it. Takes time in
        proportion to the text.

        Args:
            text: One entry, or one paragraph of it.
            findings: What the detectors found in it, in any order.

        Returns:
            In order, none overlapping another.
        """
        kept = [found for found in findings if not self._is_dismissed(text, found)]
        here = self._forms_here(text, kept)
        known = [forms for forms in (self._forms, here) if forms]
        if not known:
            return without_overlaps(kept)
        reader = _Reader(text, known, self._knows)
        added = (found for found in reader.find() if not self._is_dismissed(text, found))
        return without_overlaps([*kept, *added])

    def _is_dismissed(self, text: str, found: Finding) -> bool:
        return bool(self._never) and _parts(text[found.start : found.end]) in self._never

    def _forms_here(self, text: str, findings: Iterable[Finding]) -> Forms:
        forms = Forms(self._knows)
        sure = {
            (_parts(text[found.start : found.end]), found.kind)
            for found in findings
            if found.tier is Tier.SURE and found.kind in SPELT
        }
        for parts, kind in sorted(sure):
            if any(len(part) > 1 for part in parts):
                forms.add(parts, kind, Tier.SURE)
        return forms


class _Reader:
    """Finds known forms in one text."""

    def __init__(self, text: str, known: Sequence[Forms], knows: KnowsWords) -> None:
        self._text = text
        self._known = known
        self._knows = knows
        self._meant: dict[str, Form | None] = {}
        self._words = tuple(_words(text))
        capital = sum(word.capital for word in self._words)
        shouted = sum(word.text.isupper() and len(word.text) > 1 for word in self._words)
        count = len(self._words)
        self._caseless = capital * 40 < count or shouted * 2 > count

    def find(self) -> Iterator[Finding]:
        """Yield every known form; they may overlap."""
        for at in self._worth_a_look():
            for forms in self._known:
                yield from self._phrase(forms, at)
            yield from self._word(at)
        for match in _INITIALS.finditer(self._text):
            yield from self._initials(match)

    def _worth_a_look(self) -> Iterator[int]:
        """Yield the places of words that may be something known: some in a dozen."""
        tables = [forms.words for forms in self._known] + [forms.phrases for forms in self._known]
        titled = False
        for at, word in enumerate(self._words):
            plain = word.plain
            shown = word.capital or titled or self._caseless or plain[-1] == "s"
            if shown or any(plain in table for table in tables):
                yield at
            titled = plain in TITLES

    def _phrase(self, forms: Forms, at: int) -> Iterator[Finding]:
        for form in forms.phrases.get(self._words[at].plain, ()):
            words = self._words[at : at + len(form.parts)]
            if tuple(word.plain for word in words) != form.parts or not self._close(words):
                continue
            if not form.ordinary or any(word.capital for word in words):
                yield Finding(words[0].start, words[-1].end, form.kind, form.tier)
                return

    def _close(self, words: Sequence[_Word]) -> bool:
        """Tell whether words stand together, with at most a little between them."""
        return all(right.start - left.end <= 3 for left, right in pairwise(words))

    def _word(self, at: int) -> Iterator[Finding]:
        word = self._words[at]
        form = self._form(word.plain)
        if form is None:
            form = self._plural(word.plain) or self._slip(at)
        if form is None:
            return
        tier = self._tier(form, at) if form.ordinary else form.tier
        if tier is not None:
            yield Finding(self._start(form, at), word.end, form.kind, tier)

    def _form(self, plain: str) -> Form | None:
        best: Form | None = None
        for forms in self._known:
            form = forms.words.get(plain)
            if form is not None and (best is None or best.tier is Tier.SUSPECT):
                best = form
        return best

    def _plural(self, plain: str) -> Form | None:
        if not plain.endswith("s"):
            return None
        form = self._form(plain[:-1])
        if form is None and plain.endswith("es"):
            form = self._form(plain[:-2])
        if form is None or form.kind not in NAMES or self._knows.is_ordinary(plain):
            return None
        return form

    def _slip(self, at: int) -> Form | None:
        """Return the name a word is meant for.

        It takes a capital, a title, or a text without capitals, and no meaning of its own.
        """
        word = self._words[at]
        bare = self._caseless and len(word.plain) >= NEAREST_CASELESS
        if not (word.capital or bare or self._titled(at)) or self._knows.is_ordinary(word.plain):
            return None
        if word.plain not in self._meant:
            found = (forms.misspelt(word.plain) for forms in self._known)
            self._meant[word.plain] = next((form for form in found if form is not None), None)
        form = self._meant[word.plain]
        return None if form is None else replace(form, ordinary=False)

    def _tier(self, form: Form, at: int) -> Tier | None:
        """Return how sure it is that an ordinary word is the name here; None when it is not."""
        if self._titled(at):
            return form.tier
        word = self._words[at]
        if not word.capital or self._caseless:
            return None
        if not self._opens(at):
            return form.tier
        possessive = self._text[word.end : word.end + 1] in ("'", "’")
        following = self._words[at + 1].plain if at + 1 < len(self._words) else ""
        return Tier.SUSPECT if possessive or following in _SPEAKS else None

    def _titled(self, at: int) -> bool:
        before = self._words[at - 1] if at else None
        if before is None or before.plain not in TITLES:
            return False
        return self._text[before.end : self._words[at].start].strip(" ") in ("", ".")

    def _opens(self, at: int) -> bool:
        if at == 0:
            return True
        before, word = self._words[at - 1], self._words[at]
        stop = self._text[before.end : word.start]
        if before.plain in ABBREVIATED and stop.strip(" ") == ".":
            return False
        return SENTENCE_END.search(self._text, before.end, word.start) is not None

    def _start(self, form: Form, at: int) -> int:
        """Return where a name begins: at the initial before it, when that is the person's."""
        word = self._words[at]
        before = self._words[at - 1] if at else None
        if before is None or before.plain not in form.initials or not before.capital:
            return word.start
        between = self._text[before.end : word.start]
        return before.start if between.strip() in ("", ".") and len(between) <= 2 else word.start

    def _initials(self, match: re.Match[str]) -> Iterator[Finding]:
        letters = "".join(filter(str.isalpha, match.group()))
        form = next(
            (found for forms in self._known if (found := forms.initials.get(letters.casefold()))),
            None,
        )
        if form is not None and letters.isupper():
            yield Finding(match.start(), match.start() + _length(match.group()), form.kind)


def _length(initials: str) -> int:
    """Return how much of initials belongs to them: the last full stop may end the sentence."""
    return len(initials.removesuffix("."))


def _words(text: str) -> Iterator[_Word]:
    for match in WORD.finditer(text):
        word, start = match.group(), match.start()
        if not word.isalnum():
            word = POSSESSIVE.sub("", word)
        plain = word.lower() if word.isascii() else without_marks(fold(word))
        yield _Word(start, start + len(word), word, plain, word[0].isupper())


def _parts(words: str) -> tuple[str, ...]:
    return tuple(word.plain for word in _words(words))

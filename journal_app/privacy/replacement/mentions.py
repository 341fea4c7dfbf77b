"""Reads one mention of a person: which names it holds, which title and calling stand beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from journal_app.domain.identifiers import NAMES, Finding, Kind
from journal_app.privacy.lexicon import Lexicon, Word
from journal_app.privacy.passage import Case, Passage, fold, without_marks
from journal_app.privacy.replacement import titles
from journal_app.privacy.replacement.listed import listed
from journal_app.privacy.replacement.standings import standing
from journal_app.privacy.replacement.titles import Gender, Standing

PARTICLES: Final = frozenset(
    listed(
        "van von der den de del della di da dos das la le el al bin binti bint ibn abu ben ni "
        "nic ui o mac mc st san santa ter ten op"
    )
)
_SENTENCE: Final = re.compile(r"[.!?\n;]")
_FEW: Final = 8
_NEAR: Final = 4
"""Words on either side among which a calling or a relation is looked for."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person is named.

    Attributes:
        finding: Where.
        given: The first name, plain; empty when there is none.
        surname: The surname, plain, with its particles; empty when there is none.
        initials: Letters that stand for names, plain, as in "J. Adler" or "JK".
        words: Every whole word of the name, plain.
        titles: Titles before the name, nearest last, plain.
        title_start: Where the first of them begins; the name's start when there is none.
        gender: What title or relation tells.
        role: What calling or relation tells, a key of ``wording.PEOPLE``; empty when nothing.
        standing: On which side of the bed the words beside the name put its bearer, if on any.
        family: "The Adlers", "Mr and Mrs Adler": several people of one name.
    """

    finding: Finding
    given: str = field(default="", repr=False)
    surname: str = field(default="", repr=False)
    initials: str = field(default="", repr=False)
    words: frozenset[str] = field(default=frozenset(), repr=False)
    titles: tuple[str, ...] = ()
    title_start: int = 0
    gender: Gender | None = None
    role: str = ""
    standing: Standing | None = None
    family: bool = False


class MentionReader:
    """Reads mentions out of one text.

    Args:
        passage: The text and its words.
        lexicon: Tells first names from surnames.
    """

    def __init__(self, passage: Passage, lexicon: Lexicon) -> None:
        self._passage = passage
        self._lexicon = lexicon

    @property
    def _shouts(self) -> bool:
        """Capitals say nothing here; of a few words that cannot be told."""
        return self._passage.caseless and len(self._passage.tokens) > _FEW

    def read_all(self, findings: Sequence[Finding]) -> tuple[Mention, ...]:
        """Return the mentions among findings, in order."""
        read = []
        floor = 0
        for finding in findings:
            if finding.kind in NAMES:
                read.append(self.read(finding, floor))
            floor = finding.end
        return tuple(read)

    def read(self, finding: Finding, floor: int = 0) -> Mention:
        """Return what one mention says; a title before ``floor`` belongs to something else."""
        tokens = self._passage.tokens
        first = self._next(finding.start)
        last = bisect_left(tokens, finding.end, key=lambda token: token.start)
        inside = range(first, last)
        own = [t for t in self._names(inside) if t not in titles.GENDERS]
        before, title_start, couple = self._titles(first, finding, floor)
        called = tuple(before) or tuple(
            tokens[at].plain for at in inside if tokens[at].plain in titles.GENDERS and own
        )
        words = own or self._names(inside)
        given, surname, initials = self._parted(words, called, finding)
        kin, role = self._calling(first, inside[-1] + 1 if inside else first, finding, called)
        gender = next((g for t in reversed(called) if (g := titles.GENDERS[t])), None) or kin
        mention = Mention(
            finding,
            given=given,
            surname=surname,
            initials=initials,
            words=frozenset(word for word in words if len(word) > 1 and word != initials),
            titles=called,
            title_start=title_start,
            gender=gender,
            role=role,
            standing=standing(
                self._passage, first, inside[-1] + 1 if inside else first, finding, called
            ),
        )
        plural = self._plural(first, finding, surname or given)
        return _family(mention, plural=plural) if couple or plural else mention

    def _next(self, start: int) -> int:
        return bisect_right(self._passage.tokens, start, key=lambda token: token.end)

    def _names(self, inside: Sequence[int]) -> list[str]:
        """Return the words of a name, those with a hyphen between them as one."""
        tokens, text = self._passage.tokens, self._passage.text
        joined: list[str] = []
        for at in inside:
            token = tokens[at]
            hyphened = at - 1 in inside and re.fullmatch(
                "[-‐‑]", text[tokens[at - 1].end : token.start]
            )
            if hyphened:
                joined[-1] = f"{joined[-1]}-{token.plain}"
            else:
                joined.append(token.plain)
        return joined

    def _titles(self, first: int, finding: Finding, floor: int) -> tuple[list[str], int, bool]:
        tokens, text = self._passage.tokens, self._passage.text
        found: list[str] = []
        start = finding.start
        at = first - 1
        while at >= 0 and tokens[at].start >= floor and self._is_title(at, start):
            found.insert(0, tokens[at].plain)
            start = tokens[at].start
            at -= 1
        couple = re.search(r"\b([Mm][Rr]s?|[Dd]r)\.? (?:and|&|\+) $", text[floor:start])
        if found and couple:
            return found, floor + couple.start(), True
        return found, start, False

    def _is_title(self, at: int, start: int) -> bool:
        token, text = self._passage.tokens[at], self._passage.text
        if token.plain not in titles.GENDERS or not re.fullmatch(
            r"\.?[ \t\u00a0]+|\.", text[token.end : start]
        ):
            return False
        noun = token.plain in titles.NOUNS
        return not (noun and token.case is Case.LOWER and self._determined(at))

    def _determined(self, at: int) -> bool:
        if at == 0:
            return False
        before = self._passage.tokens[at - 1]
        gap = self._passage.text[before.end : self._passage.tokens[at].start]
        return before.folded in _OWNERS or gap.strip() in ("'s", "’s", "'", "’")

    def _parted(
        self, words: Sequence[str], called: Sequence[str], finding: Finding
    ) -> tuple[str, str, str]:
        """Return first name, surname and initials."""
        if not words:
            plain = without_marks(fold(self._passage.text[finding.start : finding.end]))
            return plain, "", ""
        written = self._passage.text[finding.start : finding.end]
        if all(len(word) == 1 for word in words) or (
            _is_initials(words, written) and not self._shouts
        ):
            return "", "", "".join(words)
        initials = "".join(word for word in words[:-1] if len(word) == 1)
        whole = [word for word in words if len(word) > 1] if initials else list(words)
        if len(whole) == 1:
            surname = bool(initials and words[0] == initials[0]) or self._is_surname(
                whole[0], called
            )
            return ("", whole[0], initials) if surname else (whole[0], "", initials)
        at = next((n for n, word in enumerate(whole[1:], 1) if word in PARTICLES), len(whole) - 1)
        if whole[0] in PARTICLES or (called and self._two_surnames(whole, called)):
            return "", " ".join(whole), initials
        return whole[0], " ".join(whole[at:]), initials

    def _is_surname(self, word: str, called: Sequence[str]) -> bool:
        flags = self._lexicon.flags(word)
        if called and called[-1] in titles.FORMAL:
            only_given = Word.GIVEN in flags and Word.SURNAME not in flags
            return not (only_given and called[-1] not in titles.LAY)
        return Word.SURNAME in flags and Word.GIVEN not in flags

    def _two_surnames(self, whole: Sequence[str], called: Sequence[str]) -> bool:
        given = Word.GIVEN in self._lexicon.flags(whole[0])
        return (
            called[-1] in titles.FORMAL
            and not given
            and Word.SURNAME in self._lexicon.flags(whole[0])
        )

    def _plural(self, first: int, finding: Finding, name: str) -> bool:
        """Tell whether "the Adlers" is meant."""
        if first == 0 or not name.endswith("s"):
            return False
        before = self._passage.tokens[first - 1]
        gap = self._passage.text[before.end : finding.start]
        return (
            before.folded == "the" and gap == " " and not self._lexicon.flags(name) & Word.SURNAME
        )

    def _calling(
        self, first: int, after: int, finding: Finding, called: Sequence[str]
    ) -> tuple[Gender | None, str]:
        """Return gender and role that title or neighbouring words tell."""
        known = titles.RELATIONS if finding.kind is Kind.NAME_OTHER else titles.CALLINGS
        if finding.kind is Kind.NAME_PATIENT:
            # What a detector took for a patient, and is called Nurse, is a nurse.
            clinical = called and called[-1] in titles.CLINICAL
            return None, titles.CALLINGS.get(called[-1], "") if clinical else ""
        for word in [*called, *self._beside(first, after, finding)]:
            if word in known:
                return _kin_gender(word, finding.kind), known[word]
        return None, ""

    def _beside(self, first: int, after: int, finding: Finding) -> Iterator[str]:
        """Give the words before a name, nearest first, then those that explain it after it."""
        tokens, text = self._passage.tokens, self._passage.text
        for at in range(first - 1, max(-1, first - 1 - _NEAR), -1):
            between = text[tokens[at].end : finding.start]
            if _SENTENCE.search(between) or "," in between[1:]:
                break
            yield tokens[at].plain
        explained = re.match(
            r"(?:['’]s)?\s?[,(–—-]\s?(?:(?:my|our|the|a|an|his|her|their)\b)?", text[finding.end :]
        )
        if not explained:
            return
        for token in tokens[after : after + _NEAR]:
            if re.search(r"[.!?\n;)]", text[finding.end : token.start]):
                return
            yield token.plain


def _family(mention: Mention, *, plural: bool) -> Mention:
    name = mention.surname or mention.given
    name = name[:-1] if plural else name
    words = frozenset({name} - {""})
    return replace(mention, given="", surname=name, words=words, gender=None, family=True)


def _is_initials(words: Sequence[str], written: str) -> bool:
    return len(words) == 1 and len(words[0]) <= 3 and written.isupper() and written.isalpha()


def _kin_gender(word: str, kind: Kind) -> Gender | None:
    if kind is not Kind.NAME_OTHER:
        return None
    if word in titles.WOMEN:
        return Gender.WOMAN
    return Gender.MAN if word in titles.MEN else None


_OWNERS: Final = frozenset(listed("my our your his her its their the a an this that another"))

"""Reading through texts with their identifying details replaced, before any of them goes out.

A review holds texts, what was found in them and what the student answered. It knows nothing of
vaults, files or windows, so that every export can be built on it. Answers hold for all texts of
the review. Everything here is fast and belongs on the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from journal_app.domain.guard import key_of, text_hash
from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.errors import BugError
from journal_app.privacy.replacement.replaced import Replacement
from journal_app.services.review_places import (
    Reach,
    all_ordinary,
    elsewhere,
    holds_only_here,
    is_inside,
    original_place,
    with_new,
)
from journal_app.services.review_state import Hides, ReviewState
from journal_app.services.reviewed import (
    LONGEST_OWN,
    Answer,
    Choice,
    Mark,
    Original,
    Page,
    PutsWords,
    Question,
    Standing,
    State,
    own_words,
)
from journal_app.services.second_look import Glance


@dataclass(frozen=True, slots=True)
class _Step:
    """What the student has answered so far; one is kept for each undo."""

    answers: Mapping[str, Answer] = field(default_factory=dict, repr=False)
    hidden: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    looked: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)


EVERYWHERE: Final = ""
"""Stands in place of a text's key where words were looked at for all texts."""


def _no_word(_folded: str) -> bool:
    """Hold no word for an ordinary one: what is hidden is hidden wherever it stands."""
    return False


class Review:
    """Texts on their way out.

    Args:
        originals: In the order they are shown.
        puts: What stands in the place of what.
        second_look: Returns what is worth a second look in a page. With it, every such place
            must be hidden or looked at before a text is done; without it nobody asks.
        is_word: Tells whether a folded word is one of the language. Such words are hidden only
            where they are written the same, and in small letters only where they were chosen.
    """

    def __init__(
        self,
        originals: Iterable[Original],
        puts: PutsWords,
        *,
        second_look: Callable[[Page], Sequence[Glance]] | None = None,
        is_word: Callable[[str], bool] = _no_word,
    ) -> None:
        self._originals = {each.key: each for each in originals}
        self._puts = puts
        self._second_look = second_look
        self._is_word = is_word
        self._glances: dict[str, tuple[Page, tuple[Glance, ...]]] = {}
        self._hides: list[Hides] = []
        self._step = _Step()
        self._before: list[_Step] = []
        self._pages: dict[str, Page] = {}
        self._read: dict[str, str] = {}
        self._keys: dict[str, str] = {}

    @property
    def keys(self) -> tuple[str, ...]:
        """The texts, in order."""
        return tuple(self._originals)

    def original(self, key: str) -> Original:
        """Return a text with all that is found in it by now."""
        found = self._originals[key]
        hidden = self._step.hidden.get(key)
        return found if hidden is None else replace(found, findings=hidden)

    def page(self, key: str) -> Page:
        """Return a text as it would be written now."""
        if key not in self._pages:
            self._pages[key] = self._composed(self.original(key))
        return self._pages[key]

    def show(self, key: str) -> Page:
        """Return a text for showing it to the student, who has seen it from here on."""
        page = self.page(key)
        self._read[key] = page.text
        return page

    def standing(self, key: str) -> Standing:
        """Return how far a text has come."""
        marks = self.page(key).marks
        return Standing(
            to_check=sum(mark.state is State.TO_CHECK for mark in marks),
            replaced=sum(mark.state is not State.LEFT for mark in marks),
            read=self._read.get(key) == self.page(key).text,
            to_look=len(self.to_look(key)),
        )

    def glances(self, key: str) -> tuple[Glance, ...]:
        """Return what is worth a second look in a text as it is now; empty when nobody asks."""
        if self._second_look is None:
            return ()
        page = self.page(key)
        known = self._glances.get(key)
        if known is None or known[0] != page:
            known = page, tuple(self._second_look(page))
            self._glances[key] = known
        return known[1]

    def to_look(self, key: str) -> tuple[Glance, ...]:
        """Return the glances of a text that nobody has said to be fine."""
        looked = self._step.looked
        return tuple(
            each
            for each in self.glances(key)
            if looked.isdisjoint({(key, _folded(each)), (EVERYWHERE, _folded(each))})
        )

    def look_done(self, key: str, glance: Glance | None = None, *, everywhere: bool = False) -> int:
        """Say of words worth a second look that they may stay; return how many places that closes.

        Args:
            glance: One of ``glances(key)``; None for all that are left in the text. To hide one
                instead, ``hide(key, glance.start, glance.end, kind)``.
            everywhere: The words are fine in all texts, not in this one alone.
        """
        chosen = self.to_look(key) if glance is None else (glance,)
        before = self._left_to_look()
        at = EVERYWHERE if everywhere else key
        looked = self._step.looked | {(at, _folded(each)) for each in chosen}
        if looked != self._step.looked:
            self._take(replace(self._step, looked=looked))
        return before - self._left_to_look()

    def _left_to_look(self) -> int:
        return sum(len(self.to_look(key)) for key in self.keys)

    def next_open(self, after: str | None = None) -> str | None:
        """Return the next text that is not done, going round; None when all are."""
        keys = self.keys
        start = keys.index(after) + 1 if after in self._originals else 0
        for key in (*keys[start:], *keys[:start]):
            if not self.standing(key).done:
                return key
        return None

    def open_texts(self) -> int:
        """Return how many texts are not read as they are now, or have something to check."""
        return sum(not self.standing(key).done for key in self.keys)

    def final(self) -> tuple[Page, ...]:
        """Return what is to be written: every text as the student saw it last.

        Raises:
            BugError: A text was not shown as it is now, or has something to check.
        """
        if self.open_texts():
            raise BugError("a text was to go out that is not done")
        return tuple(self.page(key) for key in self.keys)

    def answer(self, mark: Mark, answer: Answer) -> int:
        """Let an answer hold for the same words everywhere; return in how many texts they stand.

        Own words go on one line and without signs that nobody sees. Raises ``ValueError`` when
        they are too long, or nothing is left of them.
        """
        own = _own(answer)
        if own.choice is Choice.OWN and not 0 < len(own.words) <= LONGEST_OWN:
            msg = f"own words have 1 to {LONGEST_OWN} signs"
            raise ValueError(msg)
        answers = {**self._step.answers, self._key(mark.words): own}
        self._take(replace(self._step, answers=answers))
        return self._holding(self._key(mark.words))

    def answer_all(self, key: str) -> int:
        """Hide all that is still to check in a text, everywhere; return how many places."""
        waiting = [mark for mark in self.page(key).marks if mark.state is State.TO_CHECK]
        new = {self._key(mark.words): Answer(Choice.HIDE) for mark in waiting}
        if new:
            self._take(replace(self._step, answers={**self._step.answers, **new}))
        return len(waiting)

    def hide(self, key: str, start: int, end: int, kind: Kind) -> int:
        """Hide words of a shown text wherever ``reach`` says that they stand.

        Words that are chosen in part are hidden whole.

        Args:
            start: First code point in the shown text.
            end: One past the last.

        Returns in how many texts they are hidden; 0 when no letter or digit was chosen.
        """
        here = self._chosen(key, start, end, kind)
        if here is None:
            return 0
        words = self._originals[key].text[here.start : here.end]
        hidden = dict(self._step.hidden)
        for other, found in self._hidden_with(key, here).items():
            hidden[other] = with_new(self.original(other).findings, found)
        answers = {**self._step.answers, **self._hiding(key, here, hidden[key])}
        self._take(replace(self._step, answers=answers, hidden=hidden))
        return self._holding(self._key(words))

    def reach(self, key: str, start: int, end: int) -> Reach | None:
        """Return what ``hide`` would hide; None when no letter or digit is chosen."""
        here = self._chosen(key, start, end, Kind.ID)
        if here is None:
            return None
        words = self._originals[key].text[here.start : here.end]
        found = self._hidden_with(key, here)
        return Reach(
            words=words,
            places=sum(map(len, found.values())),
            texts=len(found),
            exact=all_ordinary(words, self._is_word),
            only_here=holds_only_here(words, self._is_word),
        )

    def _hidden_with(self, key: str, here: Finding) -> dict[str, list[Finding]]:
        """Return the places that are hidden together with one, and that one, by text.

        A name is one however it is written; a word of the language with a capital is not the
        one without, and "it" in small letters is hidden nowhere else.
        """
        words = self._originals[key].text[here.start : here.end]
        if holds_only_here(words, self._is_word):
            return {key: [here]}
        exact = all_ordinary(words, self._is_word)
        found = {}
        for other in self.keys:
            first = here if other == key else None
            more = elsewhere(self.original(other), words, here.kind, first, exact=exact)
            found[other] = [*([first] if first else []), *more]
        return {other: places for other, places in found.items() if places}

    def _hiding(self, key: str, here: Finding, found: Sequence[Finding]) -> dict[str, Answer]:
        """Return the answers that hide a place and whatever it was made one with."""
        text = self._originals[key].text
        places = [here, *(each for each in found if each.overlaps(here))]
        return {self._key(text[at.start : at.end]): Answer(Choice.HIDE) for at in places}

    def can_undo(self) -> bool:
        """Tell whether there is an answer to take back."""
        return bool(self._before)

    def undo(self) -> None:
        """Take the last answer back, everywhere."""
        if self._before:
            self._become(self._before.pop())

    def state(self) -> ReviewState:
        """Return where the review stands, to be kept and resumed; without what undo could do."""
        return ReviewState(
            texts={key: text_hash(each.text) for key, each in self._originals.items()},
            answers=dict(self._step.answers),
            hides=tuple(self._hides),
            looked=self._step.looked,
            read={key: text_hash(text) for key, text in self._read.items()},
        )

    def resume(self, state: ReviewState) -> None:
        """Take up a review that was kept, before anything else is done with this one.

        A text that was changed meanwhile starts anew. One that comes out differently than it was
        read, because something else stands in a place of it, has to be read again. Words hidden
        are hidden again in the order in which that was done, so that the same people get the
        same names.
        """
        same = {
            key
            for key, each in self._originals.items()
            if state.texts.get(key) == text_hash(each.text)
        }
        for hides in state.hides:
            self._hide_again({key: found for key, found in hides.items() if key in same})
        looked = frozenset(each for each in state.looked if each[0] in same | {EVERYWHERE})
        answers = {words: _own(answer) for words, answer in state.answers.items()}
        answers = {
            words: answer
            for words, answer in answers.items()
            if answer.words or answer.choice is not Choice.OWN
        }
        self._become(replace(self._step, answers=answers, looked=looked))
        for key in same & state.read.keys():
            text = self.page(key).text
            if text_hash(text) == state.read[key]:
                self._read[key] = text

    def _hide_again(self, hides: Hides) -> None:
        hidden = dict(self._step.hidden)
        for key, found in hides.items():
            if found is None:
                hidden.pop(key, None)
            else:
                hidden[key] = with_new(self._originals[key].findings, found)
        self._become(replace(self._step, hidden=hidden))
        for key in self.keys:
            self.page(key)

    def _take(self, step: _Step) -> None:
        self._before.append(self._step)
        self._become(step)

    def _become(self, step: _Step) -> None:
        """Let a step hold, and note what it hides or shows again: people are named in that order.

        Nothing but ``hidden`` changes what the words' replacer is asked.
        """
        was, now = self._step.hidden, step.hidden
        changed = {key: now.get(key) for key in self.keys if was.get(key) != now.get(key)}
        if changed:
            self._hides.append(changed)
        if now is not was or step.answers is not self._step.answers:
            self._pages.clear()
        self._step = step

    def _holding(self, words: str) -> int:
        return sum(
            any(self._key(mark.words) == words for mark in self.page(key).marks)
            for key in self.keys
        )

    def _key(self, words: str) -> str:
        """Return the form of words under which answers are kept; worked out once for each."""
        if words not in self._keys:
            self._keys[words] = key_of(words)
        return self._keys[words]

    def _chosen(self, key: str, start: int, end: int, kind: Kind) -> Finding | None:
        """Return chosen words of a shown text as a finding in its original."""
        page, text = self.page(key), self._originals[key].text
        first, last = original_place(page, start), original_place(page, end, closing=True)
        while first < last and not text[first].isalnum():
            first += 1
        while last > first and not text[last - 1].isalnum():
            last -= 1
        if first < last:
            while first > 0 and is_inside(text[first - 1]):
                first -= 1
            while last < len(text) and is_inside(text[last]):
                last += 1
        return Finding(first, last, kind) if first < last else None

    def _composed(self, original: Original) -> Page:
        pieces: list[str] = []
        marks: list[Mark] = []
        at = length = 0
        for put in self._puts.puts(original):
            pieces.append(original.text[at : put.start])
            length += put.start - at
            mark = self._mark(original, put, length)
            marks.append(mark)
            pieces.append(mark.put)
            length, at = mark.end, put.end
        pieces.append(original.text[at:])
        return Page(original.key, "".join(pieces), tuple(marks))

    def _mark(self, original: Original, put: Replacement, at: int) -> Mark:
        answer = self._step.answers.get(self._key(put.words))
        finding = Finding(put.start, put.end, put.kind, put.tier)
        question = _question(finding)
        words = _standing_words(put, answer)
        found = self._originals[original.key].findings
        return Mark(
            start=at,
            end=at + len(words),
            finding=finding,
            hides=put.original,
            words=put.words,
            put=words,
            state=_state(question, answer),
            question=question,
            by_student=not any(finding.overlaps(each) for each in found),
        )


def _standing_words(put: Replacement, answer: Answer | None) -> str:
    if answer is None or answer.choice is Choice.HIDE:
        return put.put
    return put.original if answer.choice is Choice.LEAVE else answer.words


def _state(question: Question | None, answer: Answer | None) -> State:
    if answer is not None:
        return State.LEFT if answer.choice is Choice.LEAVE else State.REPLACED
    return State.TO_CHECK if question else State.REPLACED


def _question(finding: Finding) -> Question | None:
    if finding.kind is Kind.PROFESSION_UNIQUE:
        return Question.ONLY_ONE
    return Question.IDENTIFYING if finding.tier is Tier.SUSPECT else None


def _folded(glance: Glance) -> str:
    return glance.words.casefold()


def _own(answer: Answer) -> Answer:
    return replace(answer, words=own_words(answer.words) if answer.choice is Choice.OWN else "")

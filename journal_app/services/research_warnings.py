"""What in a package may point to one student although nothing in it is a name.

A study team, or a school, knows who was where: what one night alone has, a group of three, or the
whole of a short study can tell more than a text does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

from journal_app.domain.identifiers import NAMES, Kind
from journal_app.domain.ids import EntryId
from journal_app.domain.packages import PackageContents, PackagedNight
from journal_app.domain.ratings import HIGHEST, LOWEST
from journal_app.domain.rotations import rotation_on
from journal_app.domain.studies import DataItem, TimeKept
from journal_app.research.participants import LEAST_BEFORE
from journal_app.services.research_contents import agreed, entries_by_key
from journal_app.services.research_review import GatheredForResearch, ResearchReview
from journal_app.services.reviewed import Page, State
from journal_app.services.telling_words import superlatives

FEW_NIGHTS: Final = 5
"""Below this each night stands out; the number below which groups are customarily not named."""

FEW_ORIGINS: Final = 28
"""Four weeks: when no more first days than this are possible, dates are close to known."""


class Caution(StrEnum):
    """What to look at before sealing; ``sentences.research_warnings`` words each."""

    GROUP_COARSENED = "group-coarsened"
    RARE_GROUP = "rare-group"
    LONE_ENTRY = "lone-entry"
    RARE_SHIFT = "rare-shift"
    RARE_EXAM = "rare-exam"
    RARE_POST_CALL = "rare-post-call"
    RARE_RATING = "rare-rating"
    FEW_NIGHTS = "few-nights"
    SUPERLATIVE = "superlative"
    UNIQUE_PERSON = "unique-person"
    DATE_LEFT = "date-left"
    NAME_LEFT = "name-left"
    DATES_GUESSABLE = "dates-guessable"
    DATES_BY_GROUPS = "dates-by-groups"
    DATES_BY_EXAM = "dates-by-exam"
    ONE_READER = "one-reader"


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing to look at.

    Attributes:
        count: Nights, places or days that are meant.
        value: The group, shift or number that is rare; "" otherwise.
        entries: The texts it is in, as far as it is in texts.
    """

    caution: Caution
    count: int
    value: str = field(default="", repr=False)
    entries: tuple[EntryId, ...] = ()


def warnings_of(prepared: ResearchReview, contents: PackageContents) -> tuple[Warned, ...]:
    """Return what may point to the student, the weightiest first; empty when nothing does."""
    gathered = prepared.gathered
    pages = prepared.review.final() if contents.entries else ()
    found = [
        *_guessable(gathered),
        *_dated_by_clues(gathered, contents.nights),
        *_coarsened(gathered),
        *_rare_groups(gathered, contents),
        *_rare_tags(contents.nights),
        *_rare_ratings(contents.nights),
        *_left_in_texts(pages),
    ]
    if not prepared.complete:
        found.append(Warned(Caution.ONE_READER, len(pages)))
    if len(contents.nights) < FEW_NIGHTS:
        found.insert(0, Warned(Caution.FEW_NIGHTS, len(contents.nights)))
    return tuple(found)


def origins_within_study(gathered: GatheredForResearch) -> int:
    """Return how many first days fit the study's dates, for a team that goes by nothing else.

    The nights lie within the study and had cooled off when they were sealed, so the fewer days
    the study has beyond the days they span, the less is open. Nights of earlier packages count
    from the same day 0, which lies ``LEAST_BEFORE`` days before the study at least. It is an upper
    bound: weekday habits, such as days off, may narrow it to one in seven, and a change of group
    or an exam, whose dates a calendar tells, to one.
    """
    study = gathered.part.file.study
    nights = {each.night for each in gathered.nights} | gathered.sent
    last = min(study.ends, gathered.tonight - timedelta(days=study.cooling_off_days))
    open_days = (last - study.starts).days - (max(nights) - min(nights)).days + 1
    first = (min(nights) - gathered.part.participation.origin).days
    return min(open_days, first - LEAST_BEFORE + 1)


def origins_by_groups(groups: Mapping[int, str]) -> int | None:
    """Return how many first days at most fit a calendar of who is where when.

    A group gives way to another between two nights, and the calendar has the day: the nights can
    lie no more ways about it than there are days from one to the other. None without a change. A
    stretch between rotations counts as a group, for a calendar has it too.

    Args:
        groups: The group of each night by its day number.
    """
    steps = pairwise(sorted(groups))
    return min((day - one for one, day in steps if groups[one] != groups[day]), default=None)


def _guessable(gathered: GatheredForResearch) -> Iterator[Warned]:
    if gathered.part.file.study.time is TimeKept.DAY and gathered.nights:
        open_days = origins_within_study(gathered)
        if open_days <= FEW_ORIGINS:
            yield Warned(Caution.DATES_GUESSABLE, open_days)


def _dated_by_clues(
    gathered: GatheredForResearch, nights: Sequence[PackagedNight]
) -> Iterator[Warned]:
    """Tell of what a calendar can date, as all nights count from one day 0."""
    open_days = origins_by_groups(_groups_told(gathered, nights))
    if open_days is not None:
        yield Warned(Caution.DATES_BY_GROUPS, open_days)
    exams = sum(each.exam is True and each.day is not None for each in nights)
    if exams:
        yield Warned(Caution.DATES_BY_EXAM, exams)


def _groups_told(
    gathered: GatheredForResearch, nights: Iterable[PackagedNight]
) -> Mapping[int, str]:
    """Return the groups by day number that the team will know, those of earlier packages too."""
    told = {n.day: n.group for n in nights if n.day is not None and n.group is not None}
    if not told:
        return {}
    for night in gathered.sent:
        day, rotation = gathered.day(night), rotation_on(night, list(gathered.rotations.values()))
        if day is not None and rotation is not None:
            told.setdefault(day, gathered.group(rotation.id))
    return told


def _coarsened(gathered: GatheredForResearch) -> Iterator[Warned]:
    """Tell which groups are too small to be named, and go as another."""
    if DataItem.ROTATION not in agreed(gathered.part):
        return
    nights: Counter[str] = Counter()
    for each in gathered.nights:
        if each.rotation is not None:
            chosen = gathered.request.groups.get(each.rotation, gathered.suggested[each.rotation])
            if gathered.group(each.rotation) != chosen:
                nights[chosen] += 1
    for name, count in sorted(nights.items()):
        yield Warned(Caution.GROUP_COARSENED, count, name)


def _rare_groups(gathered: GatheredForResearch, contents: PackageContents) -> Iterator[Warned]:
    groups = {each.night: each.group for each in contents.nights if each.group}
    for name, count in sorted(Counter(groups.values()).items()):
        if count == 1 and len(groups) > 1:
            yield Warned(Caution.RARE_GROUP, 1, name)
    ids = entries_by_key(gathered)
    writing: dict[str, list[EntryId]] = {}
    for entry in contents.entries:
        if entry.night in groups:
            writing.setdefault(groups[entry.night], []).append(ids[entry.entry])
    for name, entries in sorted(writing.items()):
        if len(entries) == 1 and len(contents.entries) > 1:
            yield Warned(Caution.LONE_ENTRY, 1, name, tuple(entries))


def _rare_tags(nights: Sequence[PackagedNight]) -> Iterator[Warned]:
    if len(nights) < 2:
        return
    for shift, count in sorted(Counter(each.shift for each in nights if each.shift).items()):
        if count == 1:
            yield Warned(Caution.RARE_SHIFT, 1, shift)
    if sum(each.exam is True for each in nights) == 1:
        yield Warned(Caution.RARE_EXAM, 1)
    if sum(each.post_call is True for each in nights) == 1:
        yield Warned(Caution.RARE_POST_CALL, 1)


def _rare_ratings(nights: Sequence[PackagedNight]) -> Iterator[Warned]:
    """Tell of ends of a scale that one night alone has."""
    given = Counter(rating for each in nights for rating in each.ratings)
    for (scale, value), count in sorted(given.items()):
        if count == 1 and value in (LOWEST, HIGHEST) and len(nights) > 1:
            yield Warned(Caution.RARE_RATING, 1, f"{scale.value}:{value}")


def _left_in_texts(pages: Iterable[Page]) -> Iterator[Warned]:
    """Tell of what the student left standing in texts."""
    places: dict[Caution, dict[EntryId, int]] = {}
    for page in pages:
        for caution, count in _left(page).items():
            if count:
                places.setdefault(caution, {})[EntryId(page.key)] = count
    for caution in Caution:
        if caution in places:
            found = places[caution]
            yield Warned(caution, sum(found.values()), entries=tuple(found))


def _left(page: Page) -> Mapping[Caution, int]:
    left = [mark for mark in page.marks if mark.state is State.LEFT]
    hidden = [mark for mark in page.marks if mark.state is not State.LEFT]
    standing = sum(
        not any(start < mark.end and mark.start < end for mark in hidden)
        for start, end in superlatives(page.text)
    )
    kinds = Counter(mark.finding.kind for mark in left)
    return {
        Caution.SUPERLATIVE: standing,
        Caution.UNIQUE_PERSON: kinds[Kind.PROFESSION_UNIQUE],
        Caution.DATE_LEFT: kinds[Kind.DATE],
        Caution.NAME_LEFT: sum(kinds[kind] for kind in NAMES),
    }

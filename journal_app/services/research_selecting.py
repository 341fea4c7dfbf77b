"""Which nights and entries may go to a study, and under which group a rotation would go."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from journal_app.domain.consent import HandedOver, ParticipationId
from journal_app.domain.entries import Entry
from journal_app.domain.ids import EntryId, RotationId
from journal_app.domain.nights import Night
from journal_app.domain.ports import OpenVault, SettingStore
from journal_app.domain.questionnaires import AnswerSheet
from journal_app.domain.ratings import Answer, Scale
from journal_app.domain.rotations import Rotation, rotation_on
from journal_app.domain.studies import OTHER_GROUP, DataItem, Study
from journal_app.services.taking_part import TakingPart

SENT_NIGHTS: Final = "research.sent-nights."
"""Setting, with a participation's id behind it: the nights that were sealed for it, as JSON."""

LONGEST_EXCERPT: Final = 160


@dataclass(frozen=True, slots=True)
class EligibleEntry:
    """An entry that may go.

    Attributes:
        excerpt: The beginning of its text, on one line.
        sent: It was in an earlier package of this participation.
    """

    id: EntryId
    words: int
    excerpt: str = field(repr=False)
    sent: bool = False


@dataclass(frozen=True, slots=True)
class EligibleNight:
    """A night that may go, with only what was consented to.

    Attributes:
        rotation: The one it lies in; None between rotations, or when that was not consented to.
        ratings: Given ones; empty when they were not consented to.
        tags: Its shift, post-call and exam, when consented to; None when nothing was set.
        sheets: Questionnaires filled in for it that the study asks for, with the very file that
            the study names.
        more: It has something to give besides writing.
        sent: It was in an earlier package of this participation.
    """

    night: date
    rotation: RotationId | None = None
    ratings: tuple[tuple[Scale, int], ...] = ()
    tags: Night | None = None
    entries: tuple[EligibleEntry, ...] = ()
    sheets: tuple[AnswerSheet, ...] = field(default=(), repr=False)
    sent: bool = False

    @property
    def more(self) -> bool:
        """Whether it has something to give besides writing."""
        return bool(self.ratings or self.tags or self.sheets)


@dataclass(frozen=True, slots=True)
class RotationGroup:
    """A rotation among the eligible nights, and the group that fits by its name.

    Attributes:
        suggested: A group of the study, or ``OTHER_GROUP``.
        nights: How many eligible nights lie in it.
    """

    rotation: Rotation
    suggested: str
    nights: int


@dataclass(frozen=True, slots=True)
class Selection:
    """What there is to choose from.

    Attributes:
        nights: The newest first.
        rotations: Those of the eligible nights, earliest start first; empty when the rotation was
            not consented to.
        groups: What a student can choose for a rotation: the study's groups, and ``OTHER_GROUP``.
        too_young: Nights of the study's time that are still cooling off.
        minimum: Fewest nights a package may hold.
        young_answers: Filled-in questionnaires that are still cooling off with their nights.
    """

    nights: tuple[EligibleNight, ...]
    rotations: tuple[RotationGroup, ...]
    groups: tuple[str, ...]
    too_young: int
    minimum: int
    young_answers: int = 0


def select(vault: OpenVault, part: TakingPart, tonight: date) -> Selection:
    """Return what may go: consented to, within the study's dates, cooled off, not in the bin.

    Args:
        tonight: The night it is now; nights younger than the cooling-off are left out.
    """
    study = part.file.study
    cooled = tonight - timedelta(days=study.cooling_off_days)
    found = _Found(vault, part, study.starts, min(study.ends, tonight))
    nights = [found.night(each) for each in found.nights()]
    old = tuple(each for each in nights if each.night <= cooled)
    return Selection(
        nights=tuple(reversed(old)),
        rotations=_rotations(old, found.rotations, study),
        groups=(*(group.name for group in study.small_groups.groups), OTHER_GROUP),
        too_young=len(nights) - len(old),
        minimum=study.minimum_nights,
        young_answers=sum(len(each.sheets) for each in nights if each.night > cooled),
    )


def sent_nights(settings: SettingStore, participation: ParticipationId) -> frozenset[date]:
    """Return the nights that were sealed for a study already."""
    kept = settings.get(SENT_NIGHTS + participation)
    return frozenset(date.fromisoformat(each) for each in json.loads(kept)) if kept else frozenset()


def note_sent(
    settings: SettingStore, participation: ParticipationId, nights: Sequence[date]
) -> None:
    """Keep which nights were sealed for a study, besides those of before."""
    known = sent_nights(settings, participation) | frozenset(nights)
    kept = json.dumps(sorted(each.isoformat() for each in known))
    settings.put(SENT_NIGHTS + participation, kept)


class _Found:
    """What lies in a stretch of nights, as far as it was consented to."""

    def __init__(self, vault: OpenVault, part: TakingPart, first: date, last: date) -> None:
        self._yes = frozenset(item for item, yes in part.choices.items() if yes)
        self._first, self._last = first, last
        self._ratings = self._given(vault)
        self._tags = self._tagged(vault)
        self._entries = self._written(vault)
        self._sheets = self._filled(vault, part.file.study)
        self._sent = sent_nights(vault.settings, part.participation.id)
        self._sent_entries = {
            entry
            for sealed in part.sealed
            if sealed.kind is HandedOver.PACKAGE
            for entry in sealed.entries
        }
        agreed = DataItem.ROTATION in self._yes
        self.rotations = vault.rotations.rotations() if agreed else ()

    def nights(self) -> list[date]:
        """Return the nights that have anything to give, oldest first."""
        return sorted({*self._ratings, *self._tags, *self._entries, *self._sheets})

    def night(self, night: date) -> EligibleNight:
        """Return one night with what it has to give."""
        rotation = rotation_on(night, self.rotations)
        entries = self._entries.get(night, [])
        return EligibleNight(
            night=night,
            rotation=rotation.id if rotation else None,
            ratings=tuple(self._ratings.get(night, ())),
            tags=self._tags.get(night),
            entries=tuple(
                EligibleEntry(each.id, each.words, text, each.id in self._sent_entries)
                for each, text in entries
            ),
            sheets=tuple(self._sheets.get(night, ())),
            sent=night in self._sent,
        )

    def _given(self, vault: OpenVault) -> Mapping[date, list[tuple[Scale, int]]]:
        found: dict[date, list[tuple[Scale, int]]] = {}
        if DataItem.RATINGS in self._yes:
            for rating in vault.nights.ratings_between(self._first, self._last):
                if rating.answer is Answer.GIVEN and rating.value is not None:
                    found.setdefault(rating.night, []).append((rating.scale, rating.value))
        return found

    def _tagged(self, vault: OpenVault) -> Mapping[date, Night]:
        if DataItem.SHIFTS not in self._yes:
            return {}
        return {
            each.night: each
            for each in vault.nights.between(self._first, self._last)
            if each.shift is not None or each.post_call or each.exam
        }

    def _written(self, vault: OpenVault) -> Mapping[date, list[tuple[Entry, str]]]:
        found: dict[date, list[tuple[Entry, str]]] = {}
        if DataItem.TEXT in self._yes:
            for entry, text in vault.entries.each():
                within = self._first <= entry.night <= self._last
                if within and entry.binned_at is None and text.strip():
                    short = " ".join(text[: 2 * LONGEST_EXCERPT].split())[:LONGEST_EXCERPT]
                    found.setdefault(entry.night, []).append((entry, short))
        return found

    def _filled(self, vault: OpenVault, study: Study) -> Mapping[date, list[AnswerSheet]]:
        found: dict[date, list[AnswerSheet]] = {}
        if DataItem.QUESTIONNAIRES in self._yes:
            for asked in study.asked_questionnaires:
                for sheet in vault.questionnaires.answers(asked.id):
                    within = self._first <= sheet.night <= self._last
                    if within and _file_sha256(vault, sheet) == asked.sha256:
                        found.setdefault(sheet.night, []).append(sheet)
        return found


def _file_sha256(vault: OpenVault, sheet: AnswerSheet) -> str:
    """Return the SHA-256 of the file a sheet was answered with; "" when it is not kept."""
    kept = vault.questionnaires.get(sheet.questionnaire, sheet.version)
    return hashlib.sha256(kept.data).hexdigest() if kept is not None else ""


def _rotations(
    nights: Sequence[EligibleNight], rotations: Sequence[Rotation], study: Study
) -> tuple[RotationGroup, ...]:
    found = []
    for rotation in rotations:
        count = sum(each.rotation == rotation.id for each in nights)
        group = study.small_groups.named(rotation.specialty)
        if count:
            found.append(RotationGroup(rotation, group.name if group else OTHER_GROUP, count))
    return tuple(found)

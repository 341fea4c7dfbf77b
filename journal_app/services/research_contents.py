"""From a review that was read to the end to the contents of a package."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from journal_app.domain.consent import HandedOver
from journal_app.domain.ids import EntryId, new_id
from journal_app.domain.packages import (
    PackageContents,
    PackagedAnswers,
    PackagedConsent,
    PackagedEntry,
    PackagedNight,
)
from journal_app.domain.rotations import week_of
from journal_app.domain.studies import DataItem, TimeKept
from journal_app.research.participants import entry_key, night_key
from journal_app.services.research_review import GatheredForResearch, ResearchReview, hides_order
from journal_app.services.research_selecting import EligibleNight
from journal_app.services.reviewed import Page, State
from journal_app.services.taking_part import TakingPart


def contents_of(prepared: ResearchReview, pages: Sequence[Page]) -> PackageContents:
    """Return what goes: what was consented to and nothing else, in an order that may be told.

    Where the study counts in weeks, or asks for it, the order says nothing of time.

    Args:
        pages: The texts as they were read last.
    """
    gathered = prepared.gathered
    part = gathered.part
    file, yes = part.file, agreed(part)
    nights = _nights(gathered)
    entries = [_entry(gathered, page) for page in pages] if DataItem.TEXT in yes else []
    answers = [_sheet(gathered, *each) for each in gathered.answers]
    if hides_order(file.study):
        chance = secrets.SystemRandom()
        for rows in (nights, entries, answers):
            chance.shuffle(rows)
    return PackageContents(
        package=new_id(),
        study=file.study.id,
        study_version=file.study.version,
        study_sha256=file.sha256,
        participant=part.participation.participant,
        sequence=next_sequence(part),
        consent=consent_of(part),
        nights=tuple(nights),
        entries=tuple(entries),
        answers=tuple(answers) if DataItem.QUESTIONNAIRES in yes else (),
        totals=gathered.totals if DataItem.TOTALS in yes else None,
        k=file.study.small_groups.k,
    )


def is_the_same(gathered: GatheredForResearch, now: GatheredForResearch) -> bool:
    """Tell whether the vault still holds what was gathered, as far as any of it leaves."""
    return _leaving(gathered) == _leaving(now)


def _leaving(gathered: GatheredForResearch) -> tuple[object, ...]:
    texts = {each.key: each for each in gathered.leaving}
    return _nights(gathered), texts, gathered.facts, gathered.answers


def agreed(part: TakingPart) -> frozenset[DataItem]:
    """Return what is consented to now."""
    return frozenset(item for item, yes in part.choices.items() if yes)


def consent_of(part: TakingPart) -> PackagedConsent:
    """Return the consent record that goes: what was agreed to, and nothing about when."""
    return PackagedConsent(
        study_version=part.file.study.version,
        notice_sha256=part.file.notice_sha256,
        choices=tuple((item, part.choices[item]) for item in DataItem if item in part.choices),
    )


def next_sequence(part: TakingPart) -> int:
    """Return the number of the next package of a participation."""
    packages = [each.sequence for each in part.sealed if each.kind is HandedOver.PACKAGE]
    return max(packages, default=0) + 1


def entries_by_key(gathered: GatheredForResearch) -> Mapping[str, EntryId]:
    """Return the chosen entries by the key under which they leave."""
    seed = gathered.part.participation.seed
    entries = (EntryId(each.key) for each in gathered.leaving)
    return {entry_key(seed, each): each for each in entries}


def _nights(gathered: GatheredForResearch) -> list[PackagedNight]:
    yes = agreed(gathered.part)
    return [_night(gathered, each, yes) for each in gathered.nights]


def _night(
    gathered: GatheredForResearch, night: EligibleNight, yes: frozenset[DataItem]
) -> PackagedNight:
    shifts = DataItem.SHIFTS in yes
    tags = night.tags
    packaged = PackagedNight(
        night=night_key(gathered.part.participation.seed, night.night),
        day=gathered.day(night.night),
        week=None,
        ratings=night.ratings if DataItem.RATINGS in yes else (),
        shift=(tags.shift.value if tags and tags.shift else "") if shifts else None,
        post_call=(tags is not None and tags.post_call) if shifts else None,
        exam=(tags is not None and tags.exam) if shifts else None,
    )
    if DataItem.ROTATION not in yes:
        return packaged
    group = "" if night.rotation is None else gathered.group(night.rotation)
    return replace(packaged, group=group, week=_week(gathered, night))


def _week(gathered: GatheredForResearch, night: EligibleNight) -> int | None:
    if night.rotation is None or gathered.part.file.study.time is not TimeKept.WEEK:
        return None
    return week_of(gathered.rotations[night.rotation], night.night)[0]


def _entry(gathered: GatheredForResearch, page: Page) -> PackagedEntry:
    entry = EntryId(page.key)
    seed, facts = gathered.part.participation.seed, gathered.facts[entry]
    night = next(each.night for each in gathered.leaving if each.key == page.key)
    return PackagedEntry(
        entry=entry_key(seed, entry),
        night=night_key(seed, night),
        text=page.text,
        use=facts.use,
        prompt=facts.prompt,
        prompt_text=facts.prompt_text,
        edited_after_joining=facts.edited,
        replaced=sum(mark.state is not State.LEFT for mark in page.marks),
    )


def _sheet(gathered: GatheredForResearch, night: date, sheet: PackagedAnswers) -> PackagedAnswers:
    return replace(sheet, day=gathered.day(night))

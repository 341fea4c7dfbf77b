"""What the ledger says of studies: who takes part, with what, and how a file stands to that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from journal_app.domain.consent import (
    ConsentEvent,
    ConsentKind,
    Participation,
    SealedRecord,
    StudyVersion,
    standing_choices,
    withdrawn,
)
from journal_app.domain.ports import OpenVault
from journal_app.domain.studies import DataItem, StudyFile
from journal_app.errors import BadFile, Problem
from journal_app.research.study_file import StudyFault, fingerprint, read_study
from journal_app.services.shown_versions import shown_version


class Standing(StrEnum):
    """How a study file stands to what was joined."""

    NEW = "new"
    JOINED = "joined"
    NEWER = "newer"
    OLDER = "older"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Offer:
    """A study file that was opened.

    Attributes:
        standing: ``NEWER`` also for the version that was shown last and not agreed to.
        participation: The one that goes on, or the newest that was left and that the same key
            signed; None when there is none.
        trouble: Why nobody can join today; None when one can.
        other_keys: Fingerprints of the keys, other than this one, that signed studies of this id
            which were left; the newest first.
    """

    file: StudyFile
    standing: Standing
    participation: Participation | None
    trouble: StudyFault | None
    other_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakingPart:
    """A study that was joined.

    Attributes:
        file: The version that was answered last.
        choices: What holds now, for every item asked for; empty once it was left.
        events: Its lines of the consent ledger, oldest first.
        sealed: What was sealed for it, oldest first.
        may_withdraw: The study still takes data out today, by its own terms.
        waits: Number of a newer version that was shown and has no answer yet; None when none.
        asks_again: The version shown last was not agreed to, so nothing goes until it is.
    """

    participation: Participation
    file: StudyFile
    choices: Mapping[DataItem, bool]
    events: tuple[ConsentEvent, ...]
    sealed: tuple[SealedRecord, ...] = field(repr=False)
    left: bool
    may_withdraw: bool
    waits: int | None
    asks_again: bool


def taking_part(vault: OpenVault, today: date) -> tuple[TakingPart, ...]:
    """Return every study that was joined and can be shown, newest first.

    One of which no file can be read, because the ledger was damaged and saved in part, is left
    out; opening its file asks for it again.
    """
    return tuple(_parts(vault, today))


def part_of(vault: OpenVault, participation: Participation, today: date) -> TakingPart:
    """Return one study that was joined. Raises ``ValueError`` when it cannot be shown."""
    for part in _parts(vault, today):
        if part.participation.id == participation.id:
            return part
    msg = "no such participation"
    raise ValueError(msg)


def offer_of(vault: OpenVault, file: StudyFile, trouble: StudyFault | None) -> Offer:
    """Compare a study file with what was joined.

    The key is pinned for as long as a participation goes on. One that was left holds nobody back:
    else a false study, joined and left, would keep the real one of its name away for ever.

    Raises:
        BadFile: ``STUDY_OTHER_KEY``: another key signed it than the one that was joined;
            ``STUDY_FILE`` with ``SAME_NUMBER``: the same version with other contents was shown.
    """
    mine = [one for one in vault.studies.participations() if one.study == file.study.id]
    events = vault.studies.events()
    joined = [one for one in mine if not withdrawn(one.id, events)]
    if any(one.study_key != file.study.signing_key for one in joined):
        raise BadFile(Problem.STUDY_OTHER_KEY, file=file.study.id)
    same = [one for one in mine if one.study_key == file.study.signing_key]
    for one in same:
        _refuse_same_number(vault, one, file)
    others = tuple(
        fingerprint(bytes.fromhex(key))
        for key in dict.fromkeys(one.study_key for one in mine)
        if key != file.study.signing_key
    )
    if not joined:
        standing = Standing.LEFT if same else Standing.NEW
        return Offer(file, standing, next(iter(same), None), trouble, others)
    standing = _standing(file, vault.studies.versions(joined[0].id), _own(joined[0], events))
    return Offer(file, standing, joined[0], trouble, others)


def _refuse_same_number(vault: OpenVault, one: Participation, file: StudyFile) -> None:
    """Refuse a file that bears the number of another one which was shown."""
    known = {seen.sha256: seen.version for seen in vault.studies.versions(one.id)}
    shown = shown_version(vault.settings, one.id)
    if shown is not None:
        known[shown.sha256] = shown.number
    if file.sha256 not in known and file.study.version in known.values():
        why = StudyFault.SAME_NUMBER.value
        raise BadFile(Problem.STUDY_FILE, file=file.study.id, why=why)


def _standing(
    file: StudyFile, seen: Sequence[StudyVersion], events: Sequence[ConsentEvent]
) -> Standing:
    if not seen:
        return Standing.NEWER
    if file.sha256 == seen[0].sha256:
        return Standing.NEWER if _refused(events) else Standing.JOINED
    known = file.sha256 in {one.sha256 for one in seen}
    return Standing.OLDER if known or file.study.version < seen[0].version else Standing.NEWER


def _parts(vault: OpenVault, today: date) -> Iterator[TakingPart]:
    ledger = vault.studies.events()
    for one in vault.studies.participations():
        versions = vault.studies.versions(one.id)
        file = _newest_file(versions)
        if file is None:
            continue
        own = _own(one, ledger)
        left = withdrawn(one.id, own)
        shown = shown_version(vault.settings, one.id)
        waits = shown.number if shown and shown.number > versions[0].version else None
        yield TakingPart(
            participation=one,
            file=file,
            choices=standing_choices(one.id, own),
            events=own,
            sealed=vault.studies.sealed(one.id),
            left=left,
            may_withdraw=today <= file.study.withdraw_until,
            waits=None if left else waits,
            asks_again=not left and (waits is not None or _refused(own)),
        )


def _newest_file(versions: Sequence[StudyVersion]) -> StudyFile | None:
    """Return the newest version that can be read."""
    for seen in versions:
        try:
            return read_study(seen.data, seen.signature, file="")
        except BadFile:
            continue
    return None


def _own(one: Participation, events: Sequence[ConsentEvent]) -> tuple[ConsentEvent, ...]:
    return tuple(event for event in events if event.participation == one.id)


def _refused(events: Sequence[ConsentEvent]) -> bool:
    return bool(events) and events[-1].kind is ConsentKind.REFUSED

"""Joining studies, changing one's mind, and leaving: every step a line in the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from journal_app.clock import Clock, local_time
from journal_app.domain.consent import (
    ConsentKind,
    HandedOver,
    Participation,
    SealedRecord,
)
from journal_app.domain.ids import new_id
from journal_app.domain.packages import Withdrawal
from journal_app.domain.ports import OpenVault
from journal_app.domain.studies import DataItem, StudyFile
from journal_app.errors import BadFile, Problem
from journal_app.research.participants import key_of, new_participation
from journal_app.research.receipts import Receipt
from journal_app.research.sealing import seal, sealed_name
from journal_app.research.study_file import StudyFault, read_study_at, trouble_on
from journal_app.research.withdrawing import build_withdrawal
from journal_app.services.consent_lines import ConsentLines, for_each, nothing, seen
from journal_app.services.shown_versions import note_shown
from journal_app.services.taking_part import (
    Offer,
    Standing,
    TakingPart,
    offer_of,
    part_of,
    taking_part,
)

__all__ = ["Offer", "SealedWithdrawal", "Standing", "StudyService", "TakingPart"]


@dataclass(frozen=True, slots=True)
class SealedWithdrawal:
    """A notice of withdrawal, sealed for the study team.

    Attributes:
        file_name: Says nothing of study or student.
        data: What to save, byte for byte.
        packages: How many packages this journal knows of; the notice itself covers all that this
            participant ever sent, so that none is forgotten which another copy sealed.
        in_time: The study still takes data out today, by its own terms.
    """

    file_name: str
    data: bytes = field(repr=False)
    packages: int
    in_time: bool


class StudyService:
    """Blocks; for the worker that owns the vault.

    Args:
        program_version: Goes into the ledger, and nowhere else.
    """

    def __init__(self, vault: OpenVault, clock: Clock, program_version: str) -> None:
        self._vault = vault
        self._clock = clock
        self._lines = ConsentLines(clock, program_version)

    def look(self, path: Path) -> Offer:
        """Read a study file with its signature, and compare it with what was joined.

        From then on a newer version of a joined study waits for an answer (``asks_again``).

        Raises:
            BadFile: ``STUDY_FILE``, ``STUDY_SIGNATURE``, or ``STUDY_OTHER_KEY`` when another key
                signed it than that of a study of this id which is joined.
            WorldError: ``FILE_MISSING``.
        """
        file = read_study_at(path)
        offer = offer_of(self._vault, file, trouble_on(file.study, self._today()))
        one = offer.participation
        if one is not None and offer.standing is Standing.NEWER and offer.trouble is None:
            self._note_shown(one, file)
        return offer

    def join(
        self, file: StudyFile, choices: Mapping[DataItem, bool], *, old_enough: bool
    ) -> Participation:
        """Take part, with a new id, a new key and a new origin of days; all or none is stored.

        Args:
            choices: Yes or no for each item the study asks for.
            old_enough: The student says they have the study's minimum age.

        Raises:
            BadFile: ``STUDY_FILE`` with ``why``, a ``StudyFault`` of the day; ``STUDY_OTHER_KEY``.
            ValueError: Already taking part, too young, or ``choices`` for other items: nothing
                that a window offers.
        """
        trouble = trouble_on(file.study, self._today())
        offer = offer_of(self._vault, file, trouble)
        if trouble is not None:
            raise _refusal(file, trouble)
        lost = self._whose_files_were_lost(offer)
        if lost is not None and old_enough:
            self.answer_version(lost, file, choices)
            return lost
        if offer.standing not in {Standing.NEW, Standing.LEFT} or not old_enough:
            msg = "this study cannot be joined"
            raise ValueError(msg)
        given = for_each(file, choices)
        now = self._clock.now()
        new = new_participation(file, first_night=self._first_night(), now=now)
        event = self._lines.line(file, new.id, ConsentKind.GIVEN, given, now)
        self._vault.studies.join(new, seen(new, file, now), event)
        return new

    def decline(self, file: StudyFile) -> None:
        """Note that a study was not joined.

        Raises ``ValueError`` when it is: a newer version is answered by ``answer_version``.
        """
        if offer_of(self._vault, file, None).standing not in {Standing.NEW, Standing.LEFT}:
            msg = "this study was joined"
            raise ValueError(msg)
        event = self._lines.line(file, None, ConsentKind.REFUSED, nothing(file), self._clock.now())
        self._vault.studies.record(event)

    def answer_version(
        self,
        participation: Participation,
        file: StudyFile,
        choices: Mapping[DataItem, bool] | None,
    ) -> None:
        """Agree to a newer version with new choices, or with None refuse it.

        A version that is refused lets nothing go until it, or a newer one, is agreed to.

        Raises:
            BadFile: ``STUDY_OTHER_KEY``.
            ValueError: Not a newer version of this study, or ``choices`` for other items.
        """
        offer = offer_of(self._vault, file, None)
        own = offer.participation is not None and offer.participation.id == participation.id
        if offer.standing is not Standing.NEWER or not own:
            msg = "not a newer version of a study that is joined"
            raise ValueError(msg)
        kind = ConsentKind.REFUSED if choices is None else ConsentKind.CHANGED
        given = nothing(file) if choices is None else for_each(file, choices)
        now = self._lines.next_instant(self._vault.studies, participation)
        event = self._lines.line(file, participation.id, kind, given, now)
        known = {one.sha256 for one in self._vault.studies.versions(participation.id)}
        if file.sha256 in known:
            self._vault.studies.record(event)
        else:
            self._vault.studies.add_version(seen(participation, file, now), event)

    def change(self, participation: Participation, choices: Mapping[DataItem, bool]) -> None:
        """Change what goes from the next package on; what was sealed stays as it was.

        Raises ``ValueError`` when the study was left, its newest version waits for an answer, or
        ``choices`` are for other items.
        """
        part = part_of(self._vault, participation, self._today())
        if part.left or part.asks_again:
            msg = "nothing to choose"
            raise ValueError(msg)
        given = for_each(part.file, choices)
        if dict(given) == part.choices:
            return
        now = self._lines.next_instant(self._vault.studies, participation)
        event = self._lines.line(part.file, participation.id, ConsentKind.CHANGED, given, now)
        self._vault.studies.record(event)

    def taking_part(self) -> tuple[TakingPart, ...]:
        """Return every study that was joined, those that were left too, newest first."""
        return taking_part(self._vault, self._today())

    def withdraw(self, participation: Participation) -> SealedWithdrawal:
        """Leave a study for good, and return the sealed notice that tells the team.

        That it was left is stored first: nothing more can be sealed, whatever becomes of the
        notice. Called again, it only writes the notice anew. This is possible on any day; what the
        team still takes out is for the study's terms to say (``in_time``).

        Raises:
            WorldError: ``SEALING_MISSING``; the study has been left all the same.
            ValueError: There is no such participation.
        """
        part = part_of(self._vault, participation, self._today())
        if not part.left:
            now = self._lines.next_instant(self._vault.studies, participation)
            left = self._lines.line(
                part.file, participation.id, ConsentKind.WITHDRAWN, nothing(part.file), now
            )
            self._vault.studies.record(left)
        self._vault.studies.drop_review(participation.id)
        return self._sealed_notice(part)

    def receipt(self, participation: Participation) -> Receipt:
        """Return what was agreed to, to print or keep; no entry's text and no key is in it.

        Raises ``ValueError`` when there is no such participation.
        """
        part = part_of(self._vault, participation, self._today())
        return Receipt(
            file=part.file,
            participant=participation.participant,
            joined_at=participation.joined_at,
            events=part.events,
            sealed=part.sealed,
            left=part.left,
            made_at=self._clock.now(),
            zone=self._clock.zone(),
        )

    def _note_shown(self, one: Participation, file: StudyFile) -> None:
        # Where a damaged ledger lost every version that was answered, nothing can wait.
        if self._vault.studies.versions(one.id):
            note_shown(self._vault.settings, one.id, file)

    def _sealed_notice(self, part: TakingPart) -> SealedWithdrawal:
        one, study = part.participation, part.file.study
        packages = sum(file.kind is HandedOver.PACKAGE for file in part.sealed)
        notice = Withdrawal(study=study.id, participant=one.participant)
        built = build_withdrawal(notice, key_of(one.seed))
        data, name = seal(built.archive, study.recipient), sealed_name()
        self._vault.studies.record_sealed(
            SealedRecord(
                id=new_id(),
                participation=one.id,
                kind=HandedOver.WITHDRAWAL,
                sequence=0,
                study_version=study.version,
                content_sha256=built.sha256,
                sealed_sha256=_sha256(data),
                file_name=name,
                entries=(),
                nights=0,
                at=self._clock.now(),
            )
        )
        return SealedWithdrawal(name, data, packages, part.may_withdraw)

    def _whose_files_were_lost(self, offer: Offer) -> Participation | None:
        """Return a participation that goes on, but of which a damaged ledger lost all files.

        What was agreed to cannot be shown any more, so joining takes it up with what is shown now.
        """
        one = offer.participation
        if one is None or offer.standing is not Standing.NEWER:
            return None
        return None if self._vault.studies.versions(one.id) else one

    def _today(self) -> date:
        return local_time(self._clock.now(), self._clock.zone()).date()

    def _first_night(self) -> date:
        """Return the first night in the journal, today when it is empty."""
        span = self._vault.nights.span()
        return self._today() if span is None else min(span[0], self._today())


def _refusal(file: StudyFile, trouble: StudyFault) -> BadFile:
    return BadFile(Problem.STUDY_FILE, file=file.study.id, why=trouble.value)


def _sha256(data: bytes) -> str:

    return hashlib.sha256(data).hexdigest()

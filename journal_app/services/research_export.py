"""Giving entries to a study: gather, read through, build once, seal exactly what was built.

``gather``, ``build`` and ``seal`` read and write the vault; ``research_review.prepare`` looks for
identifiers in between, without it. Nothing that is not sealed ever touches the disk.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from journal_app.clock import Clock, local_time
from journal_app.domain.consent import HandedOver, Participation, SealedRecord
from journal_app.domain.guard import LoggedReplacement
from journal_app.domain.ports import OpenVault
from journal_app.errors import DiskRefused, Problem, WorldError
from journal_app.files import put_in_place, remove, stage_file
from journal_app.research.package_fields import LONGEST_TEXT
from journal_app.research.package_writing import BuiltPackage, build_package
from journal_app.research.participants import key_of
from journal_app.research.plain_zip import LARGEST_ARCHIVE
from journal_app.research.sealing import seal, sealed_name
from journal_app.services.leaving_texts import confirm_gone, logged
from journal_app.services.research_contents import (
    consent_of,
    contents_of,
    entries_by_key,
    is_the_same,
    next_sequence,
)
from journal_app.services.research_gathering import Gathering, Wording
from journal_app.services.research_review import (
    GatheredForResearch,
    ResearchRequest,
    ResearchReview,
)
from journal_app.services.research_rules import SealRefusal
from journal_app.services.research_selecting import Selection, note_sent, select
from journal_app.services.research_warnings import Warned, warnings_of
from journal_app.services.review_state import KeptReview, from_json, to_json
from journal_app.services.rotations import RotationService
from journal_app.services.taking_part import TakingPart, part_of

_TEXT_LIMIT: Final = LARGEST_ARCHIVE // 8
"""Bytes of text that fit into a package for certain: twice, and escaped in JSON."""

_LONGEST_WRITTEN: Final = LONGEST_TEXT // 2
"""Bytes of the longest entry, which may grow by what is put in the place of names."""


class ResearchService:
    """What a student does to give entries to a study. Blocks; for the worker that owns the vault.

    Args:
        wording: Gives the wording of a prompt that comes with the program, None for others.
    """

    def __init__(self, vault: OpenVault, clock: Clock, wording: Wording) -> None:
        self._vault = vault
        self._clock = clock
        self._wording = wording
        self._ciphertext: tuple[str, bytes] | None = None

    def eligible(self, part: TakingPart) -> Selection:
        """Return what may go now; what went before is marked."""
        return select(self._vault, part, self._tonight())

    def kept(self, participation: Participation) -> KeptReview | None:
        """Return a review that was left unfinished; None when there is none that can be read."""
        stored = self._vault.studies.review(participation.id)
        return None if stored is None else from_json(stored)

    def keep(self, participation: Participation, review: KeptReview) -> None:
        """Keep where a review stands, in place of what was kept before."""
        if not self._part(participation).left:
            self._vault.studies.put_review(participation.id, to_json(review))

    def drop(self, participation: Participation) -> None:
        """Forget a review that was left unfinished."""
        self._vault.studies.drop_review(participation.id)

    def gather(self, request: ResearchRequest) -> GatheredForResearch:
        """Read the chosen nights and entries, and what must be known to hide the people in them.

        Raises:
            WorldError: ``SEALING_REFUSED`` with ``why``, a ``SealRefusal``.
        """
        part = self._part(request.participation)
        self._check_open(part)
        gathered = self._gathered(part, request)
        self._check_enough(part, len(gathered.nights))
        lengths = [len(each.text.encode()) for each in gathered.leaving]
        if sum(lengths) > _TEXT_LIMIT or max(lengths, default=0) > _LONGEST_WRITTEN:
            raise _refused(SealRefusal.TOO_MUCH)
        return gathered

    def build(self, prepared: ResearchReview) -> BuiltPackage:
        """Build the package once, in memory, from what was read.

        Raises:
            BugError: A text was not read as it is now, or has something open.
            NotGone: Words that are replaced in a text are still there.
            WorldError: ``SEALING_REFUSED``; among others when a choice, or anything that leaves,
                was changed since it was gathered.
        """
        part = self._checked(prepared.gathered)
        pages = prepared.review.final()
        confirm_gone(pages, prepared.knows)
        contents = contents_of(prepared, pages)
        self._check_enough(part, len(contents.nights))
        return build_package(contents, key_of(part.participation.seed))

    def warnings(self, prepared: ResearchReview, built: BuiltPackage) -> tuple[Warned, ...]:
        """Return what in a package may point to the student, to be read before sealing."""
        return warnings_of(prepared, built.contents)

    def file_name(self) -> str:
        """Return a name for a sealed file that says nothing of study or student."""
        return sealed_name()

    def seal(self, prepared: ResearchReview, built: BuiltPackage, path: Path) -> SealedRecord:
        """Seal exactly ``built.archive`` for the study team, and write it whole or not at all.

        What is written is sealed before it reaches the disk, under a temporary name; then the
        ledger and the log of replacements take it down; then it gets its name. A crash before
        the ledger leaves nothing but a file that only the team can open; one after it leaves a
        line too many in the ledger, never one too few. When only the last step failed, sealing
        the same package again writes the same bytes.

        Raises:
            WorldError: ``SEALING_REFUSED``, ``SEALING_MISSING``; the file is not there.
            DiskRefused: As above; the line in the ledger may be there.
        """
        gathered = prepared.gathered
        part = self._checked(gathered)
        known = next((each for each in part.sealed if each.id == built.contents.package), None)
        again = known is not None or built.contents.sequence == next_sequence(part)
        if not again or not _is_as_read(prepared, built):
            raise _refused(SealRefusal.CHANGED)
        data = self._sealed(part, built, known)
        record = known or self._record(prepared, built, data, path)
        temporary = stage_file(path, data)
        try:
            self._take_down(prepared, record, new=known is None)
        except BaseException:
            remove(temporary)
            raise
        try:
            put_in_place(temporary, path)
        except DiskRefused:
            # Nothing left the journal, so that there is nothing to be explained later.
            self._vault.replacements.delete(record.id)
            raise
        self._ciphertext = None
        # It is sealed whatever becomes of the notes: one left over only offers the review again.
        with suppress(WorldError):
            note_sent(
                self._vault.settings, part.participation.id, [n.night for n in gathered.nights]
            )
            self._vault.studies.drop_review(part.participation.id)
        return record

    def _sealed(self, part: TakingPart, built: BuiltPackage, known: SealedRecord | None) -> bytes:
        """Return the archive sealed; the same bytes again for one that is in the ledger."""
        if self._ciphertext is not None and self._ciphertext[0] == built.contents.package:
            return self._ciphertext[1]
        if known is not None:
            raise _refused(SealRefusal.CHANGED)
        data = seal(built.archive, part.file.study.recipient)
        self._ciphertext = built.contents.package, data
        return data

    def _record(
        self, prepared: ResearchReview, built: BuiltPackage, data: bytes, path: Path
    ) -> SealedRecord:
        contents = built.contents
        entries = entries_by_key(prepared.gathered)
        return SealedRecord(
            id=contents.package,
            participation=prepared.gathered.part.participation.id,
            kind=HandedOver.PACKAGE,
            sequence=contents.sequence,
            study_version=contents.study_version,
            content_sha256=built.sha256,
            sealed_sha256=hashlib.sha256(data).hexdigest(),
            file_name=os.fspath(path.name),
            entries=tuple(entries[each.entry] for each in contents.entries),
            nights=len(contents.nights),
            at=self._clock.now(),
        )

    def _take_down(self, prepared: ResearchReview, record: SealedRecord, *, new: bool) -> None:
        """Write the log of replacements and the ledger, or neither."""
        self._vault.replacements.record(self._logged(prepared, record))
        if not new:
            return
        try:
            self._vault.studies.record_sealed(record)
        except BaseException:
            self._vault.replacements.delete(record.id)
            raise

    def _logged(
        self, prepared: ResearchReview, record: SealedRecord
    ) -> tuple[LoggedReplacement, ...]:
        if not record.entries:
            return ()
        texts = {each.key: each.text for each in prepared.gathered.leaving}
        return tuple(logged(record.id, texts, prepared.review.final(), self._clock.now()))

    def _checked(self, gathered: GatheredForResearch) -> TakingPart:
        """Return the study as it stands now, if that is how it stood when all was gathered."""
        part = self._part(gathered.part.participation)
        self._check_open(part)
        same = part.file.sha256 == gathered.part.file.sha256 and consent_of(part) == consent_of(
            gathered.part
        )
        if not same or not is_the_same(gathered, self._gathered(part, gathered.request)):
            raise _refused(SealRefusal.CHANGED)
        return part

    def _gathered(self, part: TakingPart, request: ResearchRequest) -> GatheredForResearch:
        gathering = Gathering(self._vault, part, self._wording)
        return gathering.gather(request, self.eligible(part), self._tonight())

    def _check_open(self, part: TakingPart) -> None:
        if part.left:
            raise _refused(SealRefusal.WITHDRAWN)
        if part.asks_again:
            raise _refused(SealRefusal.NOT_ANSWERED)
        if part.file.study.ethics_expires < self._today():
            raise _refused(SealRefusal.EXPIRED)

    def _check_enough(self, part: TakingPart, nights: int) -> None:
        if not nights:
            raise _refused(SealRefusal.NOTHING)
        least = part.file.study.minimum_nights
        if nights < least:
            raise WorldError(Problem.SEALING_REFUSED, why=SealRefusal.FEW_NIGHTS.value, least=least)

    def _part(self, participation: Participation) -> TakingPart:
        return part_of(self._vault, participation, self._today())

    def _tonight(self) -> date:
        return RotationService(self._vault, self._clock).tonight()

    def _today(self) -> date:
        return local_time(self._clock.now(), self._clock.zone()).date()


def _is_as_read(prepared: ResearchReview, built: BuiltPackage) -> bool:
    """Tell whether a package holds the texts as they were read last, and no others."""
    entries = entries_by_key(prepared.gathered)
    sealed = {entries.get(each.entry): each.text for each in built.contents.entries}
    return sealed == {page.key: page.text for page in prepared.review.final()}


def _refused(why: SealRefusal) -> WorldError:
    return WorldError(Problem.SEALING_REFUSED, why=why.value)

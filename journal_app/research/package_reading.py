"""Opening what a student sealed: hashes, signature and id are checked, or it is refused.

What is accepted is written anew from what was read, and must come out the same bit for bit. A CSV
that tells another story than the JSON Lines, a field twice, or anything between the lines is
thereby refused without a rule of its own.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from journal_app.crypto.signatures import holds
from journal_app.domain.packages import PackageContents, Withdrawal
from journal_app.domain.studies import DataItem
from journal_app.errors import BadFile, Problem
from journal_app.research.package_faults import Faulty, PackageFault, refuse
from journal_app.research.package_fields import MANIFEST_SHAPE, Fields, json_object
from journal_app.research.package_manifest import (
    FORMAT,
    FORMAT_VERSION,
    PACKAGE,
    WITHDRAWAL,
    package_manifest,
    withdrawal_manifest,
)
from journal_app.research.package_members import (
    MANIFEST,
    SIGNATURE,
    each_member,
    json_name,
    member_names,
)
from journal_app.research.package_parsing import ManifestFields, contents_of, manifest_fields
from journal_app.research.package_tables import Table, agreed
from journal_app.research.participants import participant_id
from journal_app.research.plain_zip import read_zip

LARGEST_MANIFEST: Final = 1024 * 1024
MOST_PACKAGES: Final = 10_000


@dataclass(frozen=True, slots=True)
class SignedWithdrawal:
    """A notice of withdrawal whose signature holds.

    Attributes:
        public_key: The key it was signed with, which belongs to the participant's id.
    """

    withdrawal: Withdrawal
    public_key: bytes


def read_package(archive: bytes, *, file: str) -> PackageContents | SignedWithdrawal:
    """Return what is in an unsealed archive, once all of it has been checked.

    Args:
        archive: The bytes that were sealed.
        file: The sealed file's name, for the sentence.

    Raises:
        BadFile: ``SEALED_FILE`` with ``file`` and ``why``, a ``PackageFault``.
    """
    try:
        return _read(read_zip(archive))
    except Faulty as faulty:
        raise BadFile(Problem.SEALED_FILE, file=file, why=faulty.fault.value) from None


def _read(found: dict[str, bytes]) -> PackageContents | SignedWithdrawal:
    manifest, signature = found.get(MANIFEST, b""), found.get(SIGNATURE, b"")
    if not manifest or not signature:
        refuse(PackageFault.MEMBERS)
    if len(manifest) > LARGEST_MANIFEST:
        refuse(PackageFault.TOO_BIG)
    fields = Fields(json_object(manifest, MANIFEST_SHAPE), PackageFault.MANIFEST)
    kind = _kind(fields)
    public = bytes.fromhex(fields.hexadecimal("public_key", 64))
    participant = fields.hexadecimal("participant", 32)
    if participant != participant_id(public):
        refuse(PackageFault.PARTICIPANT)
    if not holds(public, manifest, signature):
        refuse(PackageFault.SIGNATURE)
    if kind == WITHDRAWAL:
        return _withdrawal(fields, found, participant, public)
    return _package(manifest_fields(fields), found, participant, public)


def _kind(fields: Fields) -> str:
    """Return the kind of archive, once its format is one that this program knows."""
    known = fields.has("format") and fields.text("format", 100) == FORMAT
    if not known or fields.whole("format_version") != FORMAT_VERSION:
        refuse(PackageFault.FORMAT)
    kind = fields.text("kind", 100)
    if kind not in (PACKAGE, WITHDRAWAL):
        refuse(PackageFault.KIND)
    return kind


def _withdrawal(
    fields: Fields, found: dict[str, bytes], participant: str, public: bytes
) -> SignedWithdrawal:
    study = fields.inner("study")
    named = fields.each("packages", MOST_PACKAGES)
    packages = tuple(
        Fields({"id": each}, PackageFault.MANIFEST).hexadecimal("id", 32) for each in named
    )
    withdrawal = Withdrawal(study.study("id"), participant, packages)
    study.done()
    fields.done()
    if set(found) != {MANIFEST, SIGNATURE}:
        refuse(PackageFault.MEMBERS)
    if withdrawal_manifest(withdrawal, public) != found[MANIFEST]:
        refuse(PackageFault.MANIFEST)
    return SignedWithdrawal(withdrawal, public)


def _package(
    manifest: ManifestFields, found: dict[str, bytes], participant: str, public: bytes
) -> PackageContents:
    if set(found) != member_names(answers=json_name(Table.ANSWERS) in found):
        refuse(PackageFault.MEMBERS)
    _check_hashes(manifest, found)
    contents = contents_of(manifest, participant, found)
    _check_consent(contents)
    _check_members(contents, found)
    same = sorted((name, data) for name, data in found.items() if name not in (MANIFEST, SIGNATURE))
    if package_manifest(contents, public, same) != found[MANIFEST]:
        refuse(PackageFault.MANIFEST)
    return contents


def _check_members(contents: PackageContents, found: dict[str, bytes]) -> None:
    """Refuse what does not come out the same when it is written anew, a member at a time."""
    try:
        for name, data in each_member(contents):
            if found.get(name) != data:
                refuse(PackageFault.TWIN if name.endswith(".csv") else PackageFault.JSON)
    except ValueError:
        refuse(PackageFault.VALUE)


def _check_hashes(manifest: ManifestFields, found: dict[str, bytes]) -> None:
    named = {name: (size, digest) for name, size, digest in manifest.members}
    if named.keys() | {MANIFEST, SIGNATURE} != found.keys():
        refuse(PackageFault.MEMBERS)
    for name, (size, digest) in named.items():
        if len(found[name]) != size or hashlib.sha256(found[name]).hexdigest() != digest:
            refuse(PackageFault.HASH)


def _check_consent(contents: PackageContents) -> None:
    """Refuse anything that its own consent record does not allow."""
    nights, entries = contents.nights, contents.entries
    there = {
        DataItem.RATINGS: any(each.ratings for each in nights),
        DataItem.ROTATION: any(each.group is not None or each.week for each in nights),
        DataItem.SHIFTS: any(
            value is not None
            for each in nights
            for value in (each.shift, each.post_call, each.exam)
        ),
        DataItem.TEXT: bool(entries),
        DataItem.PROMPTS: any(each.use is not None or each.prompt for each in entries),
        DataItem.TOTALS: contents.totals is not None,
        DataItem.QUESTIONNAIRES: bool(contents.answers),
    }
    if any(is_there and item not in agreed(contents) for item, is_there in there.items()):
        refuse(PackageFault.NOT_CONSENTED)

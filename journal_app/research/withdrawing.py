"""A participant's notice that packages are to be taken out, signed with the participant's key."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from journal_app.crypto.signatures import SigningKey
from journal_app.domain.packages import Withdrawal
from journal_app.errors import BadFile, BugError
from journal_app.research.package_manifest import withdrawal_manifest
from journal_app.research.package_members import MANIFEST, SIGNATURE
from journal_app.research.package_reading import read_package
from journal_app.research.plain_zip import Member, write_zip


@dataclass(frozen=True, slots=True)
class BuiltWithdrawal:
    """A notice as it will be sealed; its parts are those of ``BuiltPackage``."""

    withdrawal: Withdrawal
    files: tuple[Member, ...] = field(repr=False)
    archive: bytes = field(repr=False)
    sha256: str


def build_withdrawal(withdrawal: Withdrawal, key: SigningKey) -> BuiltWithdrawal:
    """Return a signed notice of withdrawal.

    The same notice comes out the same, so that it can be written again when a file was lost.

    Args:
        key: The participant's; ``withdrawal.participant`` belongs to it.

    Raises:
        BugError: The study team could not read it.
    """
    manifest = withdrawal_manifest(withdrawal, key.public)
    files = ((MANIFEST, manifest), (SIGNATURE, key.sign(manifest)))
    archive = write_zip(files)
    try:
        read_package(archive, file="")
    except BadFile as error:
        raise BugError("a notice of withdrawal was built that nobody could read") from error
    return BuiltWithdrawal(withdrawal, files, archive, hashlib.sha256(archive).hexdigest())

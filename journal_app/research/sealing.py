"""Sealing in the age format (age-encryption.org/v1), so that one key alone opens a file.

The standard ``age`` program opens what is sealed here, and the other way round. All of it happens
in memory. ``pyrage`` has no wheel for every processor: where it is missing, sealing says so.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, Final

from journal_app.errors import BadFile, Problem, WorldError
from journal_app.research.package_faults import PackageFault
from journal_app.research.plain_zip import LARGEST_ARCHIVE

if TYPE_CHECKING:
    from pyrage import x25519

LARGEST_SEALED: Final = LARGEST_ARCHIVE + 1024 * 1024
"""Bytes of the largest sealed file that is opened; age adds a header, and 16 bytes to 64 KiB."""

LARGEST_HEADER: Final = 4 * 1024
"""Bytes of the longest header that is opened: one recipient and a line of grease need 300.

age itself sets no limit, and the time to parse a header grows with the square of its length.
"""

MOST_STANZAS: Final = 8

SUFFIX: Final = ".age"

_VERSION_LINE: Final = b"age-encryption.org/v1\n"
_STANZA: Final = b"\n-> "
_HEADER_END: Final = b"\n---"


def seal(data: bytes, recipient: str) -> bytes:
    """Seal bytes for a recipient.

    Args:
        recipient: A public age key, ``age1...``.

    Raises:
        WorldError: ``SEALING_MISSING``.
        BadFile: ``STUDY_KEY``; no such key.
    """
    age = _age()
    try:
        to = age.x25519.Recipient.from_str(recipient)
    except age.RecipientError:
        raise BadFile(Problem.STUDY_KEY) from None
    sealed: bytes = age.encrypt(data, [to])
    return sealed


def unseal(data: bytes, identity: str | x25519.Identity, *, file: str = "") -> bytes:
    """Open what was sealed.

    Args:
        identity: The private key, ``AGE-SECRET-KEY-1...``, or as ``new_identity`` made it.
        file: The sealed file's name, for the sentence.

    Raises:
        WorldError: ``SEALING_MISSING``.
        BadFile: ``SEALED_FILE`` with ``TOO_BIG`` or ``NOT_OPENED`` (also for armoured files and
            headers far longer than those of one recipient), or ``STUDY_KEY``.
    """
    age = _age()
    if len(data) > LARGEST_SEALED:
        raise BadFile(Problem.SEALED_FILE, file=file, why=PackageFault.TOO_BIG.value)
    try:
        key = age.x25519.Identity.from_str(identity) if isinstance(identity, str) else identity
    except age.IdentityError:
        raise BadFile(Problem.STUDY_KEY) from None
    refused = BadFile(Problem.SEALED_FILE, file=file, why=PackageFault.NOT_OPENED.value)
    if not _has_short_header(data):
        raise refused
    try:
        opened: bytes = age.decrypt(data, [key])
    except age.DecryptError:
        raise refused from None
    return opened


def _has_short_header(data: bytes) -> bool:
    """Tell whether a binary age file's header ends soon and names few recipients.

    Source: age-encryption.org/v1, "Header": a version line, stanzas, ``---`` and a MAC.
    """
    end = data.find(_HEADER_END, 0, LARGEST_HEADER)
    if end < 0 or not data.startswith(_VERSION_LINE):
        return False
    return 0 < data.count(_STANZA, 0, end) <= MOST_STANZAS


def new_identity() -> x25519.Identity:
    """Return a new private key; its ``str`` is the key, ``to_public()`` the recipient.

    Raises:
        WorldError: ``SEALING_MISSING``.
    """
    identity: x25519.Identity = _age().x25519.Identity.generate()
    return identity


def sealed_name() -> str:
    """Return a name for a sealed file that says nothing of study or student."""
    return f"heartbeat-{secrets.token_hex(4)}{SUFFIX}"


def _age() -> Any:  # noqa: ANN401 # a module that is not there everywhere
    try:
        import pyrage  # noqa: PLC0415 # not on every processor, and not before it is needed
    except ImportError:
        raise WorldError(Problem.SEALING_MISSING) from None
    return pyrage

"""The study team's private key, as ``study keygen`` or ``age-keygen`` writes it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from journal_app.errors import BadFile, Problem, WorldError
from journal_app.research.file_names import shown_name

_LARGEST: Final = 64 * 1024
_MOST_KEYS: Final = 16
_START: Final = "AGE-SECRET-KEY-1"


class Identities:
    """Private keys with their public halves; never printed."""

    def __init__(self, keys: dict[str, str]) -> None:
        self._keys = keys

    def __repr__(self) -> str:
        return f"Identities({len(self._keys)})"

    @property
    def recipients(self) -> tuple[str, ...]:
        """Return the public keys, ``age1...``."""
        return tuple(self._keys)

    def opening(self, recipients: Iterable[str]) -> tuple[str, ...]:
        """Return the private keys that open what was sealed for public ones."""
        return tuple(self._keys[each] for each in dict.fromkeys(recipients) if each in self._keys)


def read_identities(path: Path) -> Identities:
    """Read an age identity file: a private key on a line, and lines that begin with ``#``.

    Raises:
        WorldError: ``FILE_MISSING``; ``SEALING_MISSING``.
        BadFile: ``STUDY_KEY``; it holds no private key.
    """
    name = shown_name(path.name)
    if not path.is_file():
        raise WorldError(Problem.FILE_MISSING, file=name)
    try:
        with path.open("rb") as file:
            lines = file.read(_LARGEST + 1).decode("ascii").split()
    except (OSError, UnicodeDecodeError):
        raise BadFile(Problem.STUDY_KEY, file=name) from None
    secrets = [word for word in lines if word.startswith(_START)]
    if not 0 < len(secrets) <= _MOST_KEYS:
        raise BadFile(Problem.STUDY_KEY, file=name)
    try:
        return Identities({_recipient(secret): secret for secret in secrets})
    except ValueError:
        raise BadFile(Problem.STUDY_KEY, file=name) from None


def _recipient(secret: str) -> str:
    """Return the public half of a private key.

    Raises:
        ValueError: It is none.
        WorldError: ``SEALING_MISSING``.
    """
    try:
        import pyrage  # noqa: PLC0415 # not on every processor, and not before it is needed
    except ImportError:
        raise WorldError(Problem.SEALING_MISSING) from None
    try:
        return str(pyrage.x25519.Identity.from_str(secret).to_public())
    except pyrage.IdentityError:
        raise ValueError from None

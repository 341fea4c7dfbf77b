"""Where a passphrase comes from: a prompt, a file or standard input; never the command line."""

from __future__ import annotations

import getpass
import secrets
import sys
from pathlib import Path
from typing import Final, TextIO

from journal_app.errors import Problem, WorldError
from journal_app.words import tr

LONGEST: Final = 4096
"""Characters read from a file or from standard input; a passphrase is far shorter."""

_SYLLABLES: Final = tuple(a + b for a in "bdfghklmnprstvz" for b in ("a", "e", "i", "o", "u"))
_WORDS: Final = 5
_SYLLABLES_A_WORD: Final = 3


def read_passphrase(file: Path | None, stdin: TextIO | None = None) -> str:
    """Return the passphrase, without the line's end.

    Args:
        file: Read its first line; None asks at the terminal, or reads a line of standard input
            when that is no terminal.
        stdin: Standard input; the process's own when None.

    Raises:
        WorldError: ``FILE_MISSING``: it cannot be read; ``NO_PASSPHRASE``: nothing is in it.
    """
    if file is not None:
        return _first_line_of(file)
    source = sys.stdin if stdin is None else stdin
    if source.isatty():
        return getpass.getpass(tr("Passphrase: "))
    return _passphrase_in(source.readline(LONGEST))


def _first_line_of(file: Path) -> str:
    try:
        # Windows' editor puts a byte order mark before the text, which is no part of it.
        with file.open(encoding="utf-8-sig") as lines:
            return _passphrase_in(lines.readline(LONGEST), file=file.name)
    except UnicodeDecodeError:
        raise WorldError(Problem.NO_PASSPHRASE, file=file.name) from None
    except OSError:
        raise WorldError(Problem.FILE_MISSING, file=file.name) from None


def _passphrase_in(line: str, **where: str) -> str:
    passphrase = line.rstrip("\r\n")
    if not passphrase:
        raise WorldError(Problem.NO_PASSPHRASE, **where)
    return passphrase


def made_up_passphrase() -> str:
    """Return five invented words of three syllables: 93 random bits, easy to type."""
    words = [
        "".join(secrets.choice(_SYLLABLES) for _ in range(_SYLLABLES_A_WORD)) for _ in range(_WORDS)
    ]
    return " ".join(words)

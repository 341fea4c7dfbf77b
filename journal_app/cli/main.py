"""Entry point of the command ``heartbeat``.

Exit codes: 0 good, 1 the user's world (with one sentence on what to do), 2 usage.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence

from journal_app.cli import pictures
from journal_app.cli.parser import build_parser
from journal_app.errors import WorldError
from journal_app.words import tr


def commands() -> Mapping[str, Callable[[Namespace], int]]:
    """Return what each command does; loads what they need, which the window does not."""
    from journal_app.cli import exchange, vaults  # noqa: PLC0415 (start-up time)

    return {
        "demo": vaults.demo,
        "verify": vaults.verify,
        "backup": vaults.back_up,
        "restore": vaults.restore,
        "export": exchange.export,
        "trends": exchange.trends,
        "screenshots": pictures.screenshots,
        "tour": pictures.tour,
    }


def harden() -> None:
    """Make every file the user's alone, and leave no memory of the program on the disk."""
    from journal_app.storage.hardening import forbid_core_dumps  # noqa: PLC0415 (start-up time)

    os.umask(0o077)
    forbid_core_dumps()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = build_parser().parse_args(arguments)
    if options.command is None:
        return pictures.window(options)
    harden()
    try:
        return commands()[options.command](options)
    except WorldError as error:
        from journal_app.sentences.problems import problem  # noqa: PLC0415 (start-up time)

        sys.stderr.write(problem(error) + "\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\n" + tr("Stopped. Nothing was half-written.") + "\n")
        return 130

"""Entry point of the command ``heartbeat``.

Exit codes: 0 good, 1 the user's world (with one sentence on what to do), 2 usage.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from journal_app.cli import pictures
from journal_app.cli.parser import build_parser
from journal_app.errors import WorldError
from journal_app.words import tr


def commands() -> Mapping[str, Callable[[Namespace], int]]:
    """Return what each command does; loads what they need, which the window does not."""
    from journal_app.cli import exchange, vaults  # noqa: PLC0415 (start-up time)

    def deidentify(options: Namespace) -> int:
        """Load the detectors only when they are asked for."""
        from journal_app.cli import deidentify as command  # noqa: PLC0415 (start-up time)

        return command.deidentify(options)

    def study(options: Namespace) -> int:
        """Load the study team's commands only when they are asked for."""
        from journal_app.cli import study as command  # noqa: PLC0415 (start-up time)

        return command.study(options)

    def prompts(options: Namespace) -> int:
        """Load what reads prompt files only when it is asked for."""
        from journal_app.cli import prompts as command  # noqa: PLC0415 (start-up time)

        return command.prompts(options)

    return {
        "demo": vaults.demo,
        "verify": vaults.verify,
        "backup": vaults.back_up,
        "restore": vaults.restore,
        "export": exchange.export,
        "trends": exchange.trends,
        "deidentify": deidentify,
        "study": study,
        "prompts": prompts,
        "screenshots": pictures.screenshots,
        "tour": pictures.tour,
    }


def harden() -> None:
    """Make every file the user's alone, and leave no memory of the program on the disk."""
    from journal_app.storage.hardening import forbid_core_dumps  # noqa: PLC0415 (start-up time)

    os.umask(0o077)
    forbid_core_dumps()


def calculate_quietly() -> None:
    """Let numpy use one core, unless the user's environment says otherwise.

    Its threads wait by spinning. Beside other work they cost twenty times the processor time and
    gain nothing; alone, a few hundredths of a second an entry. Must come before numpy is loaded.
    """
    for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
        os.environ.setdefault(name, "1")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    calculate_quietly()
    options = build_parser().parse_args(arguments)
    if options.command is None:
        return pictures.window(options)
    harden()
    try:
        code = commands()[options.command](options)
        sys.stdout.flush()
    except BrokenPipeError:
        return _nobody_reads()
    except WorldError as error:
        from journal_app.sentences.problems import problem  # noqa: PLC0415 (start-up time)

        sys.stderr.write(problem(error) + "\n")
        return 1
    except OSError as error:
        sys.stderr.write(_refused(error) + "\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\n" + tr("Stopped. Nothing was half-written.") + "\n")
        return 130
    return code


def _nobody_reads() -> int:
    """End quietly when the program that read the output, ``head`` say, has gone.

    Python writes out what is left at its end, which would fail once more: it goes nowhere.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _refused(error: OSError) -> str:
    """Return what to say of an answer of the system that no command expected."""
    from journal_app.files import refusal_for  # noqa: PLC0415 (start-up time)
    from journal_app.sentences.problems import problem  # noqa: PLC0415 (start-up time)

    refusal = refusal_for(error, Path(str(error.filename or "")))
    if refusal is not None and error.filename:
        return problem(refusal)
    return tr(
        "The system did not allow it: {reason}. Check the names and try again.",
        reason=error.strerror or tr("it gave no reason"),
    )

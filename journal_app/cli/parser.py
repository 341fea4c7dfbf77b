"""What can be typed after ``heartbeat``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journal_app import __version__
from journal_app.words import tr

FORMATS = ("json", "markdown", "csv")

if TYPE_CHECKING:
    # Argparse gives this class no public name, and at run time it takes no type.
    Commands = argparse._SubParsersAction["_Exact"]  # noqa: SLF001


class _Exact(argparse.ArgumentParser):
    """Takes options by their whole name only.

    Else ``--passphrase secret`` would be read as ``--passphrase-file secret``, and the secret
    come back in an error.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 # argparse hands in what it likes
        super().__init__(**options, allow_abbrev=False)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser; ``command`` is None when only the window is wanted."""
    parser = argparse.ArgumentParser(
        prog="heartbeat",
        allow_abbrev=False,
        description=tr("Heartbeat, an encrypted journal. Without a command it opens the window."),
    )
    parser.add_argument("--version", action="version", version=f"heartbeat {__version__}")
    parser.add_argument("--vault", type=Path, metavar="DIR", help=tr("open this journal's folder"))
    commands = parser.add_subparsers(dest="command", metavar=tr("COMMAND"), parser_class=_Exact)
    _vault_commands(commands)
    _export_commands(commands)
    _picture_commands(commands)
    return parser


def _vault_commands(commands: Commands) -> None:
    demo = commands.add_parser("demo", help=tr("make a sample journal with invented writing"))
    demo.add_argument("folder", type=Path, metavar="DIR")
    verify = commands.add_parser("verify", help=tr("check every page of a journal"))
    verify.add_argument("folder", type=Path, metavar="DIR")
    backup = commands.add_parser("backup", help=tr("write an encrypted backup and open it again"))
    backup.add_argument("folder", type=Path, metavar="DIR")
    backup.add_argument("to", type=Path, metavar="TO", help=tr("a folder or a file"))
    restore = commands.add_parser("restore", help=tr("put a backup in a journal's place"))
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    restore.add_argument("folder", type=Path, metavar="DIR")
    for parser in (verify, backup, restore):
        _takes_passphrase(parser)


def _export_commands(commands: Commands) -> None:
    export = commands.add_parser("export", help=tr("write the journal out, unencrypted"))
    export.add_argument("folder", type=Path, metavar="DIR")
    export.add_argument("--format", choices=FORMATS, required=True)
    export.add_argument("--to", type=Path, metavar="PATH", required=True)
    export.add_argument("--force", action="store_true", help=tr("replace a file that exists"))
    trends = commands.add_parser("trends", help=tr("print the nightly ratings"))
    trends.add_argument("folder", type=Path, metavar="DIR")
    trends.add_argument("--csv", action="store_true", help=tr("as CSV, which is the only way yet"))
    for parser in (export, trends):
        _takes_passphrase(parser)


def _picture_commands(commands: Commands) -> None:
    pictures = commands.add_parser("screenshots", help=tr("draw every screen from a sample"))
    pictures.add_argument("to", type=Path, metavar="OUTDIR")
    tour = commands.add_parser("tour", help=tr("do the main job on a sample and picture each step"))
    tour.add_argument("to", type=Path, metavar="OUTDIR")


def _takes_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=tr("read the passphrase from this file instead of asking"),
    )
    parser.add_argument(
        "--recovery",
        action="store_true",
        help=tr("what is given is the recovery code, not the passphrase"),
    )

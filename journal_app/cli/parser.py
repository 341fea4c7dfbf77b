"""What can be typed after ``heartbeat``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journal_app import __version__
from journal_app.cli.study_parser import add_study_commands
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
    _deidentify_command(commands)
    add_study_commands(commands)
    _prompts_command(commands)
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
    export.add_argument(
        "--with-notebook",
        action="store_true",
        help=tr("with the role-model notebook, which is left out otherwise; JSON only"),
    )
    trends = commands.add_parser("trends", help=tr("print the nightly ratings"))
    trends.add_argument("folder", type=Path, metavar="DIR")
    trends.add_argument("--csv", action="store_true", help=tr("as CSV, which is the only way yet"))
    for parser in (export, trends):
        _takes_passphrase(parser)


def _deidentify_command(commands: Commands) -> None:
    parser = commands.add_parser(
        "deidentify",
        help=tr("replace identifying details in a file of texts"),
        description=_deidentify_about(),
        epilog=_deidentify_rules(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("source", type=Path, metavar="IN.jsonl", help=tr("the file to read"))
    parser.add_argument("to", type=Path, metavar="OUT.jsonl", help=tr("the file to write"))
    parser.add_argument(
        "--replace",
        choices=("roles", "pseudonyms"),
        default="roles",
        help=tr("“[patient 1]” (the usual), or invented names"),
    )
    parser.add_argument(
        "--tier",
        choices=("sure", "all"),
        default="all",
        help=tr("only what is surely identifying, or what may be as well (the usual)"),
    )
    parser.add_argument(
        "--one-author",
        action="store_true",
        help=tr("all texts are one author's: who is named in one is known in all"),
    )


def _deidentify_about() -> str:
    return tr(
        "Replace identifying details (names, places, dates, numbers) in texts. No journal and no\n"
        "passphrase are needed, and nothing leaves this computer.\n\n"
        "in:   one line for each text: {example_in}\n"
        "out:  {example_out}\n"
        "      “start” and “end” count Unicode code points of the text that came in, the end not\n"
        "      included; “text” is the replaced text. The order is kept. “from”, “to” and “put”\n"
        "      say which part of the text that came in gave way to which words: a title may go\n"
        "      with a name. The text that came in with these put in place is “text”.",
        example_in='{"id": ..., "text": ...}',
        example_out='{"id", "spans": [{"start", "end", "type", "tier",\n'
        '                        "from", "to", "put"}], "text"}',
    )


def _deidentify_rules() -> str:
    return tr(
        "OUT.jsonl is written whole or not at all, and replaces a file of that name. Without\n"
        "--one-author each line is its own author; with it the file is read twice.\n"
        "A line that cannot be used is named by its number and left out, the others are done.\n"
        "An id that comes twice is no fault: both lines go out, and you are told how many.\n\n"
        "exit codes: 0 all lines written; 1 some lines left out, or nothing could be written;\n"
        "            2 wrong usage.\n\n"
        "Pseudonymised texts are not beyond recognition: a person must still read every one.\n"
        "There is no such option for a whole journal, because every text of a journal is to be\n"
        "seen before it goes out; the window does that: Journal, then “A copy with identifying\n"
        "details removed”."
    )


def _prompts_command(commands: Commands) -> None:
    about = tr("for those who write prompts: check files and packs")
    parser = commands.add_parser("prompts", help=about, description=about)
    actions = parser.add_subparsers(
        dest="action", metavar=tr("COMMAND"), parser_class=_Exact, required=True
    )
    check = actions.add_parser(
        "check",
        help=tr("count what is there, and name every fault with its line"),
        description=tr(
            "Count prompts by theme, load and form, measure how hard they read and how alike\n"
            "they are, and name every fault with file and line. No journal is needed.\n"
            "prompts/README.md says how a prompt is written."
        ),
        epilog=tr("exit codes: 0 no fault; 1 a fault, or a file that is not there; 2 wrong usage."),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    check.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help=tr("a file, or a folder of files")
    )


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

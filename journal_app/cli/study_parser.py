"""What can be typed after ``heartbeat study``: commands for study teams, none for students."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.words import tr

if TYPE_CHECKING:
    from journal_app.cli.parser import Commands


def add_study_commands(commands: Commands) -> None:
    """Add ``study`` with its own commands."""
    study = commands.add_parser(
        "study",
        help=tr("for study teams: keys, study files, and opening what students sealed"),
        description=tr("For study teams, on their own computer. Students need none of these."),
    )
    within = study.add_subparsers(dest="study_command", metavar=tr("COMMAND"), required=True)
    _keygen(within)
    _new(within)
    _check(within)
    _open(within)


def _keygen(commands: Commands) -> None:
    parser = commands.add_parser(
        "keygen",
        help=tr("make the study's two keys"),
        description=tr(
            "Make the key that opens what students seal, and the key that signs study files. "
            "Neither is ever replaced or printed. Keep copies of both in a safe place: without "
            "the first nothing can be opened, without the second no newer version is accepted."
        ),
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument(
        "--name",
        type=key_name,
        default="study",
        help=tr("the keys’ name, “study” if none is given"),
    )


def _new(commands: Commands) -> None:
    parser = commands.add_parser(
        "new",
        help=tr("write and sign a study file, question by question"),
        description=tr(
            "Ask for everything a study file has to say, check each answer at once, then sign it. "
            "Answers are kept as they are given: stopped half-way, it goes on where it was. All "
            "answers are shown before anything is signed; where nobody sits at a terminal, a "
            "draft given with --from that lacks nothing is signed as it is."
        ),
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help=tr("where the study’s keys lie"))
    parser.add_argument("--name", type=key_name, help=tr("the keys’ name, if there are several"))
    parser.add_argument(
        "--from",
        dest="draft",
        type=Path,
        metavar="FILE.toml",
        help=tr("take the answers in this file: a draft, or an earlier version"),
    )
    parser.add_argument(
        "--edit",
        action="store_true",
        help=tr("ask every question again, with its answer, and offer the next version"),
    )


def _check(commands: Commands) -> None:
    parser = commands.add_parser(
        "check", help=tr("say all that is wrong with a study file, and what a student will see")
    )
    parser.add_argument("file", type=Path, metavar="FILE")


def _open(commands: Commands) -> None:
    parser = commands.add_parser(
        "open",
        help=tr("open sealed files, check them and pool them"),
        description=tr(
            "Open sealed packages and withdrawals, verify each, drop what is double or withdrawn, "
            "apply the small-group rule over all of them, and write QDPX, REDCap and tables into "
            "a folder. What cannot be used is named and left out."
        ),
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help=tr("files or folders"))
    parser.add_argument("--key", type=Path, required=True, help=tr("the study’s “.age-key” file"))
    parser.add_argument("--to", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--study",
        type=Path,
        nargs="+",
        metavar="FILE",
        help=tr("the study’s files; otherwise those beside the key"),
    )
    parser.add_argument(
        "--format", choices=("parquet", "csv"), help=tr("of the tables; Parquet if it can be")
    )
    parser.add_argument(
        "--split",
        type=_whole,
        metavar="N",
        help=tr("at most so many participants in one QDPX file"),
    )


def key_name(text: str) -> str:
    """Return a key's name, or refuse one that could lead out of its folder."""
    from journal_app.research.team_keys import NAME_FORM  # noqa: PLC0415 (start-up time)

    if not NAME_FORM.fullmatch(text):
        raise argparse.ArgumentTypeError(tr("letters, digits, hyphens and underscores"))
    return text


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0 and len(text) < 10):
        raise argparse.ArgumentTypeError(tr("a whole number above 0"))
    return int(text)

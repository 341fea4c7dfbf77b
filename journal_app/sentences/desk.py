"""What the study team reads on the screen while sealed packages are opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from journal_app.errors import BadFile
from journal_app.research.desk.desk import Stage
from journal_app.research.desk.faults import DeskFault, DeskRefused, DeskTrouble
from journal_app.research.desk.summary import Summary
from journal_app.sentences import packages
from journal_app.words import tr, trn


def refused(error: BadFile) -> str:
    """Return one sentence on a sealed file that was left out: which, why, and what to do."""
    return tr(
        "“{file}” was left out: {why}.",
        file=error.values.get("file", ""),
        why=reason(error),
    )


def reason(error: BadFile) -> str:
    """Return why a sealed file was left out, to stand after a colon."""
    why = str(error.values.get("why", ""))
    version = error.values.get("version", "")
    try:
        return _FAULTS[DeskFault(why)]().format(version=version)
    except ValueError:
        return packages.fault(why)


def trouble(error: DeskRefused) -> str:
    """Return why nothing was done, and what to do."""
    return _TROUBLES[error.trouble]()


def stage(name: Stage) -> str:
    """Return the label of a bar."""
    return {Stage.OPENING: tr("Opening"), Stage.WRITING: tr("Writing")}[name]


def begun(name: Stage, total: int) -> str:
    """Return the line that stands where no bar can be drawn."""
    if name is Stage.OPENING:
        return trn("Opening {count} file.", "Opening {count} files.", total)
    return tr("Writing what is in them.")


def opened(summary: Summary) -> str:
    """Return what came of the files, in one sentence."""
    return tr(
        "{files} read: {packages} of {people} in the pool, with {nights} and {entries}.",
        files=trn("{count} file", "{count} files", summary.files),
        packages=trn("{count} package", "{count} packages", summary.counts["packages"]),
        people=trn("{count} participant", "{count} participants", summary.counts["people"]),
        nights=trn("{count} night", "{count} nights", summary.counts["nights"]),
        entries=trn("{count} entry", "{count} entries", summary.counts["entries"]),
    )


def left_out(summary: Summary) -> tuple[str, ...]:
    """Return what was dropped on purpose, a sentence each; nothing when nothing was."""
    found = []
    if summary.withdrawn_people:
        found.append(
            trn(
                "{count} participant withdrew: what they took back is in none of the files. "
                "Delete older copies too; withdrawn.csv names them.",
                "{count} participants withdrew: what they took back is in none of the files. "
                "Delete older copies too; withdrawn.csv names them.",
                summary.withdrawn_people,
            )
        )
    if summary.duplicates:
        found.append(
            trn(
                "{count} file came twice and counts once.",
                "{count} files came more than once and count once.",
                len(summary.duplicates),
            )
        )
    if summary.ties:
        found.append(
            trn(
                "{count} package number came more than once: texts that differ are left out, and "
                "report.md names the files.",
                "{count} package numbers came more than once: texts that differ are left out, and "
                "report.md names the files.",
                len(summary.ties),
            )
        )
    if summary.coarsened.folded or summary.coarsened.left_out:
        found.append(
            tr("Groups shared by fewer than {k} participants are not named.", k=summary.coarsened.k)
        )
    return tuple(found)


def csv_instead() -> str:
    """Return why there is no Parquet."""
    return tr(
        "The tables are CSV: Parquet needs the library pyarrow, which comes with the extra “team”."
    )


def written(folder: str) -> str:
    """Return where everything is, and what it is."""
    return tr(
        "Written to {folder}. Read report.md first. These files are not encrypted: they are "
        "pseudonymised, with identifying details removed, and people may still be recognised.",
        folder=folder,
    )


_FAULTS: Final[Mapping[DeskFault, Callable[[], str]]] = {
    DeskFault.NOT_A_FILE: lambda: tr("it is not there, or not a file that can be read"),
    DeskFault.OTHER_STUDY: lambda: tr("it was made for another study"),
    DeskFault.OTHER_VERSION: lambda: tr(
        "it was made with version {version} of the study file; name that one with --study too"
    ),
    DeskFault.OTHER_CONTENTS: lambda: tr(
        "it was made with a version {version} of the study file that is not the one given here; "
        "name the file that students were given"
    ),
    DeskFault.REPLAYED: lambda: tr(
        "a package with the same id and other contents is here already, so one of the two was "
        "altered; only the one that was read first was used"
    ),
}

_TROUBLES: Final[Mapping[DeskTrouble, Callable[[], str]]] = {
    DeskTrouble.NO_FILES: lambda: tr(
        "No sealed file was found. Name files that end in “.age”, or the folder they lie in."
    ),
    DeskTrouble.NO_STUDY: lambda: tr(
        "The study file was not found. Put the “.study.toml” that students were given beside "
        "the key, with its “.sig”, or name it with --study; nothing was written."
    ),
    DeskTrouble.KEY_OPENS_NONE: lambda: tr(
        "The key given with --key does not open the sealed files, so it is most likely another "
        "study’s. Name the “.age-key” of this study; nothing was written."
    ),
    DeskTrouble.SEVERAL_STUDIES: lambda: tr(
        "The key belongs to study files of several studies. Name those of one study with "
        "--study; nothing was written."
    ),
    DeskTrouble.STUDY_TWICE: lambda: tr(
        "Two study files have the same version and are not the same. Name the one that students "
        "were given with --study; nothing was written."
    ),
    DeskTrouble.OTHER_KEY: lambda: tr(
        "Two versions of the study were signed with different keys, so they are not from one "
        "hand. Name those that students were given with --study; nothing was written."
    ),
    DeskTrouble.BUSY: lambda: tr(
        "Another run is writing into this folder. Wait until it has ended, or name another folder "
        "with --to; nothing was written."
    ),
    DeskTrouble.SPLIT: lambda: tr(
        "--split takes a number of participants from 1; nothing was written."
    ),
}

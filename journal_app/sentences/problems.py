"""One sentence for each thing that can go wrong: what it is, where, and what to do next.

Damage is never called a wrong passphrase, and a wrong passphrase never damage: by the time a
secret is tried, the header's own check has held.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from journal_app.errors import BadFile, Problem, WorldError
from journal_app.sentences import full, packages
from journal_app.sentences import research_problems as research
from journal_app.words import tr

Values = dict[str, str | int]


def problem(error: WorldError) -> str:
    """Return what to tell the student about an error, with the next step."""
    if isinstance(error, BadFile) and "why" in error.values:
        if error.problem is Problem.PROMPT_FILE:
            from journal_app.sentences import prompt_faults  # noqa: PLC0415 # only when needed

            return prompt_faults.broken_file(error)
        if error.problem is Problem.SUPPORT_FILE:
            from journal_app.sentences import support  # noqa: PLC0415 # not before it is needed

            return support.broken_file(error)
        if error.problem in {Problem.STUDY_FILE, Problem.STUDY_SIGNATURE}:
            from journal_app.sentences import study_faults  # noqa: PLC0415 # not before it is needed

            return study_faults.broken_file(error)
        if error.problem is Problem.QUESTIONNAIRE_FILE:
            from journal_app.sentences import questionnaire_file  # noqa: PLC0415 # as above

            return questionnaire_file.broken_file(error)
    return problem_of(error.problem, **error.values)


def problem_of(problem: Problem, **values: str | int) -> str:
    """Return what to tell about a problem.

    Args:
        values: What is known besides, by the names the error was raised with; every sentence
            can do without.
    """
    return _SENTENCES[problem](values)


def _place(values: Values, otherwise: str) -> str:
    """Return the folder or file an error names, in quotes, or what to say when it names none."""
    place = values.get("folder") or values.get("path") or values.get("file")
    return tr("“{place}”", place=place) if place else otherwise


def _wrong_passphrase(_values: Values) -> str:
    return tr("This passphrase does not open the journal. Try again, or use your recovery code.")


def _wrong_recovery_code(_values: Values) -> str:
    return tr(
        "This recovery code does not open the journal. Compare it with your newest recovery "
        "sheet: an older code stops working once a new one is made."
    )


def _malformed_recovery_code(values: Values) -> str:
    length, expected = values.get("length"), values.get("expected", 32)
    if length is None or length == expected:
        return tr(
            "A character in this recovery code is one that no code has. It is made of digits "
            "and letters, without U; please compare it with the sheet."
        )
    return tr(
        "A recovery code has {expected} letters and digits, and this has {length}. Please "
        "compare it with the sheet.",
        expected=expected,
        length=length,
    )


def _passphrase_too_short(values: Values) -> str:
    return tr(
        "A passphrase needs at least {shortest} characters. Four or five unrelated words are "
        "easy to keep and hard to guess.",
        shortest=values.get("shortest", 8),
    )


def _header_damaged(_values: Values) -> str:
    return tr(
        "The journal’s key file, vault.json, is damaged. Let Heartbeat use the spare copy, or "
        "restore the newest backup; the damaged file is kept."
    )


def _header_altered(_values: Values) -> str:
    return tr(
        "The journal’s key file, vault.json, was changed by something other than Heartbeat. The "
        "journal opened all the same. Make a backup now, then a new passphrase and a new "
        "recovery code in Settings."
    )


def _header_missing(_values: Values) -> str:
    return tr(
        "The journal’s key file, vault.json, is not in its folder. Put it back if it was moved; "
        "otherwise let Heartbeat use the spare copy, or restore the newest backup."
    )


def _header_foreign(values: Values) -> str:
    if values.get("path"):
        return tr(
            "{place} is a backup of another journal. Choose one that was made of this journal.",
            place=_place(values, tr("This")),
        )
    return tr(
        "The key file vault.json and the database journal.db in this folder belong to two "
        "different journals. Put the matching one back, or restore the newest backup."
    )


def _database_damaged(_values: Values) -> str:
    return tr(
        "The journal’s database, journal.db, is damaged. Restore the newest backup; the damaged "
        "file is kept beside it."
    )


def _database_missing(_values: Values) -> str:
    return tr(
        "The journal’s database, journal.db, is not in its folder. Put it back if it was moved, "
        "or restore the newest backup."
    )


def _backup_damaged(values: Values) -> str:
    return tr(
        "{place} is damaged or incomplete and was not used. Choose another backup; nothing was "
        "changed.",
        place=_place(values, tr("This backup")),
    )


def _vault_missing(values: Values) -> str:
    return tr(
        "There is no journal in {place}. If it is on a stick or another disk, connect that and "
        "try again, or open another journal.",
        place=_place(values, tr("this folder")),
    )


def _vault_too_new(_values: Values) -> str:
    return tr(
        "This journal was last used with a newer Heartbeat. Install the newest Heartbeat to "
        "open it; nothing was changed."
    )


def _vault_in_use(values: Values) -> str:
    if values.get("pid"):
        return tr(
            "This journal is open in another Heartbeat on this computer (process {pid}). Close "
            "that one first.",
            pid=values["pid"],
        )
    return tr("This journal is open in another program on this computer. Close that one first.")


def _vault_in_use_elsewhere(values: Values) -> str:
    return tr(
        "This journal is open on another computer, {host}. Close it there first; open it here "
        "only if you are sure that it is closed.",
        host=values.get("host") or tr("of unknown name"),
    )


def _vault_exists(values: Values) -> str:
    return tr(
        "There is already a journal in {place}. Open it, or choose another folder for a new one.",
        place=_place(values, tr("this folder")),
    )


def _folder_not_empty(values: Values) -> str:
    return tr(
        "{place} already holds other files. Choose an empty folder or a new one.",
        place=_place(values, tr("This folder")),
    )


def _disk_full(values: Values) -> str:
    return tr(
        "The disk with {place} is full. Make some room and try again; what was saved before is "
        "safe.",
        place=_place(values, tr("the journal")),
    )


def _read_only(values: Values) -> str:
    return tr(
        "Heartbeat may not read or write in {place}. Allow it in the folder’s permissions, "
        "unlock the stick, or choose another place.",
        place=_place(values, tr("the journal’s folder")),
    )


def _disk_gone(values: Values) -> str:
    return tr(
        "The disk with {place} does not answer. Check that it is connected and try again.",
        place=_place(values, tr("the journal")),
    )


def _prompt_file(values: Values) -> str:
    return tr(
        "{place} cannot be used and was left out. The other prompts still work; "
        "correct the file and start Heartbeat again.",
        place=_place(values, tr("A prompt file")),
    )


def _support_file(values: Values) -> str:
    return tr(
        "{place} cannot be used and was left out. The other countries "
        "still work; installing Heartbeat again puts it back.",
        place=_place(values, tr("A list of support lines")),
    )


def _import_file(values: Values) -> str:
    if values.get("where"):
        return tr(
            "{place} is not a journal file that Heartbeat can read: look at {where}. Nothing was "
            "imported.",
            place=_place(values, tr("This")),
            where=values["where"],
        )
    return tr(
        "{place} is not a journal file that Heartbeat can read. Choose one that Heartbeat "
        "exported; nothing was imported.",
        place=_place(values, tr("This")),
    )


def _file_exists(values: Values) -> str:
    return tr(
        "{place} is already there and was not overwritten. Choose another name.",
        place=_place(values, tr("A file of this name")),
    )


def _file_missing(values: Values) -> str:
    return tr(
        "{place} cannot be found. Check the name, and that the disk is connected.",
        place=_place(values, tr("The file")),
    )


def _place_unusable(values: Values) -> str:
    return tr(
        "{place} cannot be used here: there is a file where a folder is needed, a folder where "
        "a file is, or the name is not one this disk takes. Choose another name.",
        place=_place(values, tr("This place")),
    )


def _no_passphrase(values: Values) -> str:
    if values.get("file"):
        return tr(
            "{place} holds no passphrase. Write it on the first line and save the file as UTF-8 "
            "text.",
            place=_place(values, tr("The file")),
        )
    return tr(
        "No passphrase came from standard input. Start the command in a terminal and type it, "
        "or name a file with --passphrase-file."
    )


def _privacy_file(values: Values) -> str:
    return tr(
        "{place}, which came with Heartbeat, is missing or damaged, so identifying details "
        "cannot be looked for. Install Heartbeat again; your journal is not touched by that.",
        place=_place(values, tr("A word list")),
    )


_SENTENCES: Final[dict[Problem, Callable[[Values], str]]] = {
    Problem.WRONG_PASSPHRASE: _wrong_passphrase,
    Problem.WRONG_RECOVERY_CODE: _wrong_recovery_code,
    Problem.MALFORMED_RECOVERY_CODE: _malformed_recovery_code,
    Problem.PASSPHRASE_TOO_SHORT: _passphrase_too_short,
    Problem.HEADER_DAMAGED: _header_damaged,
    Problem.HEADER_ALTERED: _header_altered,
    Problem.HEADER_MISSING: _header_missing,
    Problem.HEADER_FOREIGN: _header_foreign,
    Problem.DATABASE_DAMAGED: _database_damaged,
    Problem.DATABASE_MISSING: _database_missing,
    Problem.BACKUP_DAMAGED: _backup_damaged,
    Problem.VAULT_MISSING: _vault_missing,
    Problem.VAULT_TOO_NEW: _vault_too_new,
    Problem.VAULT_IN_USE: _vault_in_use,
    Problem.VAULT_IN_USE_ELSEWHERE: _vault_in_use_elsewhere,
    Problem.VAULT_EXISTS: _vault_exists,
    Problem.FOLDER_NOT_EMPTY: _folder_not_empty,
    Problem.DISK_FULL: _disk_full,
    Problem.READ_ONLY: _read_only,
    Problem.DISK_GONE: _disk_gone,
    Problem.PROMPT_FILE: _prompt_file,
    Problem.SUPPORT_FILE: _support_file,
    Problem.IMPORT_FILE: _import_file,
    Problem.FILE_EXISTS: _file_exists,
    Problem.FILE_MISSING: _file_missing,
    Problem.PLACE_UNUSABLE: _place_unusable,
    Problem.NO_PASSPHRASE: _no_passphrase,
    Problem.PRIVACY_FILE: _privacy_file,
    Problem.STUDY_FILE: research.study_file,
    Problem.STUDY_SIGNATURE: research.study_signature,
    Problem.STUDY_OTHER_KEY: research.study_other_key,
    Problem.STUDY_KEY: research.study_key,
    Problem.QUESTIONNAIRE_FILE: research.questionnaire_file,
    Problem.SEALED_FILE: packages.sealed_file,
    Problem.SEALING_MISSING: research.sealing_missing,
    Problem.SEALING_REFUSED: packages.sealing_refused,
    Problem.PARQUET_MISSING: research.parquet_missing,
    Problem.NOTEBOOK_FULL: full.notebook_full,
    Problem.PACKS_FULL: full.packs_full,
}

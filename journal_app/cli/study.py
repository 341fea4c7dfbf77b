"""The study team's commands that make keys and study files; they need no journal."""

from __future__ import annotations

import shlex
import sys
from argparse import Namespace
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from journal_app.cli.study_answers import Answers, Stopped, in_columns
from journal_app.cli.study_asking import Asker, Table, approval_amiss
from journal_app.clock import Clock, SystemClock, local_time
from journal_app.domain.studies import Study, StudyFile
from journal_app.errors import Problem, WorldError
from journal_app.files import replace_file
from journal_app.research.study_drafts import lacking, usable
from journal_app.research.study_faults import StudyFault, Trouble
from journal_app.research.study_file import (
    LIMITS,
    SIGNATURE_LINE,
    check_study,
    fingerprint,
    read_draft,
    signature_in,
    signature_path,
    trouble_on,
)
from journal_app.research.study_schema import FORMAT
from journal_app.research.study_writing import (
    STUDY_SUFFIX,
    signed_study,
    tables_toml,
    write_study,
)
from journal_app.research.team_keys import TeamKeys, key_names, key_paths, make_keys, read_keys
from journal_app.sentences import studies, study_faults
from journal_app.sentences import study_team as words


def study(options: Namespace) -> int:
    """Do what was typed after ``heartbeat study``."""

    def study_open(options: Namespace) -> int:
        """Load what opens packages only when it is asked for."""
        from journal_app.cli import study_open as command  # noqa: PLC0415 (start-up time)

        return command.study_open(options)

    commands: Mapping[str, Callable[[Namespace], int]] = {
        "keygen": keygen,
        "new": new,
        "check": check,
        "open": study_open,
    }
    return commands[options.study_command](options)


def keygen(options: Namespace) -> int:
    """Make a study's keys; their private parts are never printed."""
    keys = make_keys(options.folder, options.name)
    age, signing = key_paths(options.folder, options.name)
    _say(words.keys_made(str(age), str(signing)))
    _say(words.recipient(keys.recipient))
    _say(words.fingerprint(keys.fingerprint))
    return 0


def new(options: Namespace, clock: Clock | None = None) -> int:
    """Make a draft complete and sign it; 1 when it is not complete or cannot be signed."""
    names = [options.name] if options.name else list(key_names(options.folder))
    if len(names) != 1:
        folder = str(options.folder)
        _tell(words.several_keys(", ".join(names)) if names else words.no_keys(folder))
        return 1
    keys = read_keys(options.folder, names[0])
    draft = options.folder / f"{keys.name}.draft.toml"
    source = options.draft or (draft if draft.exists() else None)
    data = _bytes(source, LIMITS.size) if source else b""
    values = usable(data, file=source.name) if source else {}
    if values.get("signing_key", keys.signing.public.hex()) != keys.signing.public.hex():
        _tell(words.other_key(source.name if source else draft.name))
        return 1
    values.update(format=FORMAT, recipient=keys.recipient, signing_key=keys.signing.public.hex())
    today = _today(clock or SystemClock())
    lacks = lacking(data)
    # A file that somebody wrote is signed as it is; answers to questions are looked over first.
    if not options.draft or options.edit or sys.stdin.isatty():
        if source:
            _say(words.going_on(source.name))
        places = {options.folder, source.parent} if source else {options.folder}
        if not _ask(values, draft, today, every=options.edit, places=places):
            _say_how_to_go_on(options, draft)
            return 1
    elif lacks:
        return _refuse(options.draft.name, lacks)
    study, troubles = read_draft(tables_toml(values))
    if study is None:
        return _refuse(draft.name, troubles)
    return _sign(options.folder, keys, study, draft, today)


def _refuse(file: str, troubles: Sequence[Trouble]) -> int:
    _tell(words.still_wrong(file))
    for trouble in troubles:
        _tell("  " + study_faults.trouble(trouble))
    return 1


def _say_how_to_go_on(options: Namespace, draft: Path) -> None:
    if not draft.exists():
        _say("\n" + words.nothing_kept())
        return
    _say("\n" + words.kept(str(draft)))
    command = f"heartbeat study new {shlex.quote(str(options.folder))}"
    # On one line however long it is, to be copied whole.
    sys.stdout.write(f"  {command} --name {options.name}\n" if options.name else f"  {command}\n")


def _ask(values: Table, draft: Path, today: date, *, every: bool, places: Collection[Path]) -> bool:
    """Ask what is missing; False when it is not to be signed. The draft is kept either way.

    Args:
        places: Folders in which files of earlier versions may lie.
    """

    def keep() -> None:
        replace_file(draft, tables_toml(values))

    def taken(study: str, version: int) -> bool:
        name = f"{study}-v{version}{STUDY_SUFFIX}"
        return any((place / name).exists() for place in places)

    try:
        answers = Answers(sys.stdin, sys.stdout)
        asker = Asker(values, answers=answers, keep=keep, today=today, taken=taken, every=every)
        asker.ask_all(str(draft))
    except (Stopped, KeyboardInterrupt):
        return False
    return True


def _sign(folder: Path, keys: TeamKeys, study: Study, draft: Path, today: date) -> int:
    late = approval_amiss(study.ethics_expires, study.ends, today)
    if late is not None:
        _tell(late)
        return 1
    stem = f"{study.id}-v{study.version}"
    path = folder / (stem + STUDY_SUFFIX)
    if path.exists():
        _tell(words.version_exists(path.name))
        return 1
    file: StudyFile = signed_study(study, keys.signing, file=path.name)
    # Only a signature without its file can be there, left by a computer that stopped in between.
    write_study(path, file, overwrite=True)
    sheet = folder / f"{stem}.sheet.txt"
    text = studies.sheet(study, file.fingerprint)
    replace_file(sheet, text.encode())
    draft.unlink(missing_ok=True)
    _say("\n" + text)
    _say(words.written(path.name, signature_path(path).name, sheet.name))
    _say(words.fingerprint(file.fingerprint))
    return 0


def check(options: Namespace, clock: Clock | None = None) -> int:
    """Say everything that is wrong with a study file, signed or not; 1 when anything is."""
    path: Path = options.file
    data = _bytes(path, LIMITS.size)
    study, troubles = _checked(path, data)
    signed = not any(trouble.why is StudyFault.UNSIGNED for trouble in troubles)
    today = _today(clock or SystemClock())
    late = None if study is None else approval_amiss(study.ethics_expires, study.ends, today)
    if late is not None:
        _say(late)
    if study is None or troubles:
        _say(words.troubles(len(troubles)))
        for one in troubles:
            said = words.unsigned() if one.why is StudyFault.UNSIGNED else study_faults.trouble(one)
            _say("  " + said)
    if study is None:
        return 1
    _say(words.sound() if signed else words.draft_sound())
    _show(study)
    ended = trouble_on(study, today)
    if ended is not None and late is None:
        _say(studies.not_now(ended, study))
    return 1 if troubles or late or ended not in {None, StudyFault.NOT_YET} else 0


def _show(study: Study) -> None:
    lines = words.preview(study, fingerprint(bytes.fromhex(study.signing_key)))
    for line in (*lines, *words.rotation_groups(study), *words.advice(study)):
        _say(line)


def _checked(path: Path, data: bytes) -> tuple[Study | None, list[Trouble]]:
    beside = signature_path(path)
    if not beside.exists():
        return read_draft(data)[0], [Trouble(StudyFault.UNSIGNED), *lacking(data)]
    signature = signature_in(_bytes(beside, SIGNATURE_LINE + 2))
    if signature is None:
        return None, [Trouble(StudyFault.NOT_A_SIGNATURE), *read_draft(data)[1]]
    study, found = check_study(data, signature)
    if any(trouble.why is StudyFault.ALTERED for trouble in found):
        return None, [*found, *read_draft(data)[1]]
    return study, list(found)


def _bytes(path: Path, most: int) -> bytes:
    if not path.is_file():
        raise WorldError(Problem.FILE_MISSING, file=path.name)
    with path.open("rb") as file:
        return file.read(most + 1)


def _today(clock: Clock) -> date:
    return local_time(clock.now(), clock.zone()).date()


def _say(line: str) -> None:
    sys.stdout.write(in_columns(line, sys.stdout) + "\n")


def _tell(line: str) -> None:
    sys.stderr.write(in_columns(line, sys.stderr) + "\n")

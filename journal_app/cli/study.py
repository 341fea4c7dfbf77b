"""The study team's commands that make keys and study files; they need no journal."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from journal_app.cli.study_answers import Answers, Stopped
from journal_app.cli.study_asking import Asker, Table
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


def new(options: Namespace) -> int:
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
    lacks = lacking(data)
    if options.draft and lacks and not options.edit and not sys.stdin.isatty():
        return _refuse(options.draft.name, lacks)
    if source and (lacks or options.edit):
        _say(words.going_on(source.name))
    if (lacks or options.edit) and not _ask(values, draft, every=options.edit):
        _say("\n" + (words.kept(str(draft)) if draft.exists() else words.nothing_kept()))
        return 1
    study, troubles = read_draft(tables_toml(values))
    return _refuse(draft.name, troubles) if study is None else _sign(options, keys, study, draft)


def _refuse(file: str, troubles: Sequence[Trouble]) -> int:
    _tell(words.still_wrong(file))
    for trouble in troubles:
        _tell("  " + study_faults.trouble(trouble))
    return 1


def _ask(values: Table, draft: Path, *, every: bool) -> bool:
    """Ask what is missing; False when nobody answers any more. The draft is kept either way."""

    def keep() -> None:
        replace_file(draft, tables_toml(values))

    try:
        answers = Answers(sys.stdin, sys.stdout)
        Asker(values, answers=answers, keep=keep, every=every).ask_all()
    except Stopped:
        return False
    return True


def _sign(options: Namespace, keys: TeamKeys, study: Study, draft: Path) -> int:
    folder: Path = options.folder
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
    if study is None or troubles:
        _say(words.troubles(len(troubles)))
        for one in troubles:
            said = words.unsigned() if one.why is StudyFault.UNSIGNED else study_faults.trouble(one)
            _say("  " + said)
    if study is None:
        return 1
    _say(words.sound() if signed else words.draft_sound())
    for line in words.preview(study, fingerprint(bytes.fromhex(study.signing_key))):
        _say(line)
    for line in words.advice(study):
        _say(line)
    late = trouble_on(study, _today(clock or SystemClock()))
    if late is not None:
        _say(studies.not_now(late, study))
    return 1 if troubles or late not in {None, StudyFault.NOT_YET} else 0


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
    sys.stdout.write(line + "\n")


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")

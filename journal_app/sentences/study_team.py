"""What the commands for study teams say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journal_app.domain.studies import DataItem, Study, TimeKept
from journal_app.sentences import research, studies
from journal_app.sentences.research import day
from journal_app.words import tr, trn


def keys_made(age: str, signing: str) -> str:
    """Return where the keys are and how to keep them."""
    return tr(
        "Two keys were made. “{age}” opens what students seal; “{signing}” signs your study files. "
        "Keep a copy of both on another encrypted disk, and give them to nobody: they cannot be "
        "made again.",
        age=age,
        signing=signing,
    )


def recipient(public: str) -> str:
    """Return the public age key's line."""
    return tr("recipient: {public}", public=public)


def fingerprint(groups: str) -> str:
    """Return the fingerprint's line."""
    return tr("fingerprint: {groups}", groups=groups)


def no_keys(folder: str) -> str:
    """Return what to do where there are no keys yet."""
    return tr(
        "There are no keys in “{folder}”. Make them first: heartbeat study keygen {folder}",
        folder=folder,
    )


def several_keys(names: str) -> str:
    """Return what to do where there are keys of several studies."""
    return tr(
        "There are keys of several studies here: {names}. Say which with --name.", names=names
    )


def other_key(file: str) -> str:
    """Return that a draft carries another study's key."""
    return tr(
        "“{file}” carries another key than the one here, and students who joined would be warned "
        "of it. Use the folder with that study’s own keys, or take “signing_key” and “recipient” "
        "out of the file if it is a new study.",
        file=file,
    )


def going_on(file: str) -> str:
    """Return that answers given earlier are used."""
    return tr("Going on with the answers in “{file}”.", file=file)


def kept(file: str) -> str:
    """Return that an unfinished draft is kept; the command that goes on stands below it."""
    return tr("Nothing was signed. Your answers are kept in “{file}”. To go on:", file=file)


def nothing_kept() -> str:
    """Return that questions were left before any was answered."""
    return tr("Nothing was answered, so nothing was kept. The same command asks again.")


def still_wrong(file: str) -> str:
    """Return the line over what a draft lacks."""
    return tr(
        "“{file}” cannot be signed yet. Correct it there, or answer again with --edit:", file=file
    )


def written(study: str, signature: str, sheet: str) -> str:
    """Return what was written and what to do with it."""
    return tr(
        "Signed. Give students “{study}” together with “{signature}”. Print “{sheet}”, have the "
        "ethics board see it, and hand it out on paper: its fingerprint is how students know that "
        "the study is yours.",
        study=study,
        signature=signature,
        sheet=sheet,
    )


def version_exists(file: str) -> str:
    """Return what to do when there is a file of this version."""
    return tr(
        "“{file}” is there already and may be in students’ hands. Raise “version” in the draft, "
        "or move that file away if it was never given out.",
        file=file,
    )


def approval_over(last: date) -> str:
    """Return that nothing can be given to the study any more."""
    return tr(
        "The ethics approval ended on {day}: students can neither join nor seal anything. Have "
        "it renewed, then sign a version with the new date.",
        day=day(last),
    )


def approval_short(last: date, night: date) -> str:
    """Return that the approval ends while nights are still asked for."""
    return tr(
        "The ethics approval ends on {day}, before the last night, {night}: what is written after "
        "it could never be sealed. Have it renewed, or let the nights end earlier.",
        day=day(last),
        night=day(night),
    )


def unsigned() -> str:
    """Return that a file is not signed yet."""
    return tr("It is not signed. “heartbeat study new DIR --from FILE” does that.")


def troubles(count: int) -> str:
    """Return how much is wrong."""
    return trn("{count} thing to mend:", "{count} things to mend:", count)


def sound() -> str:
    """Return that nothing is wrong with a signed file."""
    return tr("The signature holds and nothing is missing. This is what a student will see:")


def draft_sound() -> str:
    """Return that nothing is wrong with a draft but that it is not signed."""
    return tr("Nothing is missing but the signature. This is what a student will see:")


def rotation_groups(study: Study) -> Iterator[str]:
    """Yield each rotation group with its size and the rotations that belong to it."""
    small = study.small_groups
    for group in small.groups:
        yield trn(
            "Group “{name}”, {count} student, leaves as “{shown}”: {members}",
            "Group “{name}”, {count} students, leaves as “{shown}”: {members}",
            group.size,
            name=group.name,
            shown=small.shown(group.name),
            members="; ".join(group.specialties) or tr("no other rotation belongs to it"),
        )


def advice(study: Study) -> Iterator[str]:
    """Yield what is allowed, and could be better."""
    small = study.small_groups
    named = [group for group in small.groups if group.size >= small.k]
    if study.asks(DataItem.ROTATION) and not named:
        yield tr("No group has {k} students, so every rotation leaves as “Other”.", k=small.k)
    if study.time is TimeKept.DAY and (
        study.asks(DataItem.ROTATION) or study.asks(DataItem.SHIFTS)
    ):
        yield tr(
            "Days together with rotations or exam tags let whoever has the clerkship calendar find "
            "the dates. Leave those out, or keep weeks."
        )
    if not study.return_channel.hides_sender:
        yield tr("You will know who sent a file. A way that hides it would ask less of students.")
    if small.k < 5:
        yield tr(
            "Boards often ask for 5 students or more in a group; here {k} is enough.", k=small.k
        )


def preview(study: Study, fingerprint: str) -> Iterator[str]:
    """Yield the lines of what a student will see."""
    yield from ("", study.title, "")
    yield from _facts(studies.who(study))
    yield from ("", research.notice_title().upper(), study.notice.rstrip("\n"))
    yield from ("", research.nobody_reads(), "", research.terms_title().upper())
    yield from _facts(studies.terms(study))
    yield from ("", research.is_it_real_title().upper(), research.is_it_real())
    yield from (f"    {fingerprint}", "")


def _facts(facts: studies.Facts) -> Iterator[str]:
    for about, said in facts:
        yield tr("{about}: {said}", about=about, said=said)

"""Reads a pack: prompts that a faculty or a facilitator made, in one file with who made it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from journal_app.domain.ids import PackId, PromptId
from journal_app.domain.prompt_preferences import LARGEST_PACK
from journal_app.domain.prompts import CareLine, Prompt
from journal_app.errors import BadFile, BugError, Problem, WorldError
from journal_app.files import disk_errors
from journal_app.prompts import checks
from journal_app.prompts.checks import Fault
from journal_app.prompts.lines import Lines
from journal_app.prompts.reader import PromptFile, look_through
from journal_app.prompts.schema import PACK_FIELDS, PromptFault
from journal_app.prompts.table import Source, Table

MOST_BYTES: Final = LARGEST_PACK
MOST_PROMPTS: Final = 500
MOST_CARE_LINES: Final = 500
"""Above our own library's share for one pack; what is larger was not written by hand."""

LONGEST_TITLE: Final = 10
LONGEST_ORIGIN: Final = 20
LONGEST_ABOUT: Final = 60
"""In words."""

LONGEST_ABOUT_CHARACTERS: Final = 600
USUAL_LANGUAGE: Final = "en"
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
"""A language tag as in BCP 47, section 2.1: language, then script, region or variant."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack without fault.

    Attributes:
        title: What it calls itself.
        origin: Who made it, in their own words.
        about: At most 60 words, or empty.
        prompts: Each with ``pack`` set and an id that begins with the pack's, so that it can
            never be taken for a prompt of the program or of another pack.
        sha256: Of the file's bytes.
        language: A language tag, "en" when the file does not say.
    """

    id: PackId
    title: str
    origin: str
    about: str
    prompts: tuple[Prompt, ...]
    care: tuple[CareLine, ...]
    sha256: str
    language: str = USUAL_LANGUAGE


def read_pack(data: bytes, *, file: str) -> Pack:
    """Read a pack that has to be without fault.

    Args:
        data: The file's bytes, TOML as ``prompts/README.md`` describes it.
        file: Its name, for the sentence about a fault.

    Raises:
        BadFile: ``PROMPT_FILE`` with ``file``, ``line``, ``why`` and what else the sentence
            needs; the first fault when there are several.
    """
    pack, faults = check_pack(data, file=file)
    for fault in faults:
        raise fault
    return _present(pack)


def check_pack(data: bytes, *, file: str) -> tuple[Pack | None, tuple[BadFile, ...]]:
    """Return a pack and all its faults; None for the pack when there are any."""
    source = Source(file, Lines(""))
    text = text_of(data, source)
    if text is None:
        return None, tuple(source.faults)
    found = look_through(file, text, pack=True)
    if found.faults and not found.lines:
        return None, found.faults
    head = found.pack
    source = Source(file, Lines(text), list(found.faults))
    if head is None:
        if not any(fault.values.get("field") == "pack" for fault in source.faults):
            source.note(1, Fault(PromptFault.NO_PACK))
        return None, tuple(source.faults)
    pack = _pack(Table(source, head.line, head.values), found, data)
    if source.faults:
        return None, tuple(sorted(source.faults, key=lambda one: int(one.values["line"])))
    return pack, ()


def bytes_of(path: Path, name: str) -> bytes:
    """Return what a file of prompts holds, and no more than one byte beyond what it may.

    Args:
        name: What the file is called in the sentence about it.

    Raises:
        WorldError: ``FILE_MISSING`` for what is not there or is no file, such as a pipe, which
            would be waited for; or the disk's answer.
    """
    with disk_errors(path.parent):
        if not path.is_file():
            raise WorldError(Problem.FILE_MISSING, file=name)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)


def text_of(data: bytes, source: Source) -> str | None:
    """Return a file's text; None when it is too large or not UTF-8, which is noted."""
    if len(data) > MOST_BYTES:
        held: dict[str, str | int] = {"limit": MOST_BYTES // 1024}
        source.note(1, Fault(PromptFault.TOO_LARGE, values=held))
        return None
    try:
        # Some editors put a mark before the first character.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + data.count(b"\n", 0, error.start)
        source.note(line, Fault(PromptFault.UNREADABLE))
        return None


def _pack(head: Table, found: PromptFile, data: bytes) -> Pack:
    head.check_fields(PACK_FIELDS)
    name = PackId(head.id())
    for what, count, most in (
        ("prompt", len(found.prompts), MOST_PROMPTS),
        ("care", len(found.care), MOST_CARE_LINES),
    ):
        if count > most:
            head.note(PromptFault.TOO_MANY, what, count=count, limit=most)
    return Pack(
        id=name,
        title=head.words("title", LONGEST_TITLE),
        origin=head.words("origin", LONGEST_ORIGIN),
        about=_about(head),
        prompts=tuple(
            replace(prompt, id=PromptId(f"{name}/{prompt.id}"), pack=name)
            for prompt in found.prompts
        ),
        care=tuple(replace(line, id=f"{name}/{line.id}") for line in found.care),
        sha256=hashlib.sha256(data).hexdigest(),
        language=_language(head),
    )


def _about(head: Table) -> str:
    value = (head.get("about", str, "") or "").strip()
    count = len(value.split())
    if count > LONGEST_ABOUT or len(value) > LONGEST_ABOUT_CHARACTERS:
        head.note(PromptFault.TOO_LONG, "about", words=count, limit=LONGEST_ABOUT)
    elif value:
        head.note_fault(checks.writing(" ".join(value.split()), "about"))
    return " ".join(value.split())


def _language(head: Table) -> str:
    value = head.get("language", str, USUAL_LANGUAGE) or ""
    if value and not _LANGUAGE.fullmatch(value):
        head.note(PromptFault.BAD_LANGUAGE, "language")
    return value


def _present(pack: Pack | None) -> Pack:
    if pack is None:
        msg = "a pack without fault"
        raise BugError(msg)
    return pack

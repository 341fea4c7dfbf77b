"""What is fed with mutated bytes: a refusal in the program's own words, or a sound answer.

Anything else that comes out, an exception of another kind or an answer that does not hold, ends
the run and counts as a crash.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Final

from journal_app.errors import WorldError
from journal_app.research.package_members import MANIFEST, SIGNATURE
from journal_app.research.package_reading import read_package
from journal_app.research.package_writing import build_package
from journal_app.research.plain_zip import read_zip, write_zip
from journal_app.research.questionnaire_file import read_questionnaire
from journal_app.research.study_file import read_draft, read_study, signature_in
from journal_app.research.study_writing import study_toml
from journal_app.sentences.problems import problem
from journal_app.sentences.study_faults import trouble
from journal_app.services.school_file import LONGEST, read_school_file
from journal_app.services.school_lines import added_to
from journal_app.services.support import SupportService
from tests.research.parcels import KEY, ordinary

LINE: Final = 88
"""Bytes at the start of the input that stand for a ``.sig`` file."""


def signed_study(data: bytes) -> None:
    """Read a study file whose signature is part of the input."""
    line, rest = data[:LINE], data[LINE:]
    signature = signature_in(line)
    try:
        read_study(rest, signature or bytes(64), file="a.study.toml")
    except WorldError as error:
        _is_a_sentence(problem(error))


def study(data: bytes) -> None:
    """Read a study file past its signature, as whoever holds a key can have it read."""
    found, troubles = read_draft(data)
    for one in troubles:
        _is_a_sentence(trouble(one))
    if found is not None:
        assert read_draft(study_toml(found)) == (found, ())


def questionnaire(data: bytes) -> None:
    """Read a questionnaire."""
    try:
        read_questionnaire(data, file="a.toml")
    except WorldError as error:
        _is_a_sentence(problem(error))


def school(data: bytes) -> None:
    """Read a school's support lines, and show them beside a country's own."""
    try:
        found = read_school_file(data, file="a.toml", shipped=_SHIPPED)
    except WorldError as error:
        _is_a_sentence(problem(error))
        return
    shown = added_to(_LINES.region("GB"), found)
    assert not _SHIPPED & {line.id for line in shown}
    for line in shown:
        for words in (found.origin, found.note, line.name, line.who, line.hours, line.source):
            assert "\u202e" not in words
            assert len(words) <= LONGEST


def package(data: bytes) -> None:
    """Read an unsealed package as it comes."""
    try:
        read_package(data, file="a.age")
    except WorldError as error:
        _is_a_sentence(problem(error))


def package_inside(data: bytes) -> None:
    """Read a package of which one member is the input, hashed and signed as it should be."""
    names = sorted(_SOUND)
    name = names[data[0] % len(names)] if data else MANIFEST
    members = {**_SOUND, name: data[1:]}
    if name not in {MANIFEST, SIGNATURE}:
        members[MANIFEST] = _manifest(members)
    if name != SIGNATURE:
        members[SIGNATURE] = KEY.sign(members[MANIFEST])
    with contextlib.suppress(ValueError):
        package(write_zip(list(members.items())))


def _manifest(members: Mapping[str, bytes]) -> bytes:
    """Return the sound package's manifest with the sizes and hashes of other members."""
    manifest = json.loads(_SOUND[MANIFEST])
    for one in manifest["members"]:
        content = members[one["name"]]
        one["bytes"] = len(content)
        one["sha256"] = hashlib.sha256(content).hexdigest()
    line = json.dumps(manifest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return line.encode() + b"\n"


def _is_a_sentence(text: str) -> None:
    """Hold what is shown to one line: a stranger's bytes do not get onto the screen raw."""
    assert text.endswith((".", ":")), text
    assert "\n" not in text, text
    assert len(text) < 1_000, len(text)


_LINES: Final = SupportService()
_SHIPPED: Final = frozenset(line.id for region in _LINES.regions for line in region.lines)
_SOUND: Final = read_zip(build_package(ordinary(), KEY).archive)

TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "study": study,
    "signed-study": signed_study,
    "questionnaire": questionnaire,
    "school": school,
    "package": package,
    "package-inside": package_inside,
}

"""Reads a study file: nothing in it is believed before its signature holds.

The file is TOML (``docs/study-file.md``). Beside ``NAME.study.toml`` lies ``NAME.study.toml.sig``
with the Ed25519 signature over its exact bytes. The key that made it stands in the file, so the
signature says that the file is whole and that versions come from one hand; whose hand that is,
only its fingerprint on a sheet the ethics board has seen can tell.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from pathlib import Path
from typing import Final

from journal_app.crypto.signatures import PUBLIC_BYTES, SIGNATURE_BYTES, holds
from journal_app.domain.studies import Study, StudyFile
from journal_app.errors import Problem, WorldError
from journal_app.research.bounded_toml import Limits, Toml, TomlFault, read_toml
from journal_app.research.file_names import shown_name
from journal_app.research.study_building import build
from journal_app.research.study_checks import check_together, trouble_on, trouble_sending
from journal_app.research.study_faults import StudyFault, Trouble
from journal_app.research.study_fields import Findings
from journal_app.research.study_schema import ROWS, TABLES, TOP, Rows

__all__ = [
    "StudyFault",
    "check_study",
    "fingerprint",
    "read_draft",
    "read_study",
    "read_study_at",
    "signature_in",
    "signature_line",
    "signature_path",
    "trouble_on",
    "trouble_sending",
]

LIMITS: Final = Limits()
SIGNATURE_LINE: Final = 88
"""Characters of 64 bytes in Base64."""
_FINGERPRINT_LABEL: Final = b"heartbeat/study-key/v1\0"
_CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FINGERPRINT_BYTES: Final = 15
_GROUP: Final = 4


def read_study(data: bytes, signature: bytes, *, file: str) -> StudyFile:
    """Check a study file's signature, then read it.

    Args:
        data: The file's exact bytes, at most 256 KiB.
        signature: 64 bytes.
        file: Its name, for the sentence about a fault.

    Raises:
        BadFile: ``STUDY_FILE`` with ``file``, ``why`` (a ``StudyFault``) and, where they apply,
            ``line``, ``where`` and more; ``STUDY_SIGNATURE`` with ``file`` and ``why``.
    """
    study, troubles = check_study(data, signature)
    if study is None or troubles:
        raise troubles[0].refusal(file)
    return StudyFile(
        study=study,
        data=data,
        signature=signature,
        sha256=hashlib.sha256(data).hexdigest(),
        notice_sha256=hashlib.sha256(study.notice.encode()).hexdigest(),
        fingerprint=fingerprint(bytes.fromhex(study.signing_key)),
    )


def read_study_at(path: Path) -> StudyFile:
    """Read a study file with the signature that lies beside it.

    Raises:
        WorldError: ``FILE_MISSING``.
        BadFile: As ``read_study``.
    """
    file = shown_name(path.name)
    data = _bytes_at(path, LIMITS.size)
    if data is None:
        raise WorldError(Problem.FILE_MISSING, file=file)
    line = _bytes_at(signature_path(path), SIGNATURE_LINE + 2)
    if line is None:
        raise Trouble(StudyFault.UNSIGNED).refusal(file)
    signature = signature_in(line)
    if signature is None:
        raise Trouble(StudyFault.NOT_A_SIGNATURE).refusal(file)
    return read_study(data, signature, file=file)


def check_study(data: bytes, signature: bytes) -> tuple[Study | None, tuple[Trouble, ...]]:
    """Return a signed study, or everything that is wrong with it.

    What is wrong with the signature or the format comes alone: then nothing else is looked at.
    """
    try:
        toml = read_toml(data, limits=LIMITS)
    except TomlFault as fault:
        return None, (Trouble(StudyFault(fault.why.value), fault.line),)
    trouble = _signature_trouble(toml, data, signature)
    return (None, (trouble,)) if trouble else _read(toml)


def read_draft(data: bytes) -> tuple[Study | None, tuple[Trouble, ...]]:
    """Return an unsigned study, or everything that is wrong with it. For the study team alone.

    What a signed file needs, a draft needs too, its two public keys included.
    """
    try:
        return _read(read_toml(data, limits=LIMITS))
    except TomlFault as fault:
        return None, (Trouble(StudyFault(fault.why.value), fault.line),)


def fingerprint(public: bytes) -> str:
    """Return a signing key as people compare it: ``7K2M-…``, six groups of four.

    The first 120 bits of SHA-256 over a label and the key, in Crockford's base 32, which has no
    I, L, O or U. To make another key with the same fingerprint takes about 2^120 tries.

    Args:
        public: 32 bytes.
    """
    digest = hashlib.sha256(_FINGERPRINT_LABEL + public).digest()[:_FINGERPRINT_BYTES]
    number = int.from_bytes(digest, "big")
    bits = range(len(digest) * 8 - 5, -1, -5)
    letters = "".join(_CROCKFORD[number >> shift & 31] for shift in bits)
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def signature_path(path: Path) -> Path:
    """Return where a study file's signature lies."""
    return path.with_name(path.name + ".sig")


def signature_line(signature: bytes) -> bytes:
    """Return what a ``.sig`` file holds: one line of Base64 (RFC 4648, section 4)."""
    return base64.b64encode(signature) + b"\n"


def signature_in(data: bytes) -> bytes | None:
    """Return the 64 bytes a ``.sig`` file holds; None when it is not exactly one such line."""
    line = data.removesuffix(b"\n").removesuffix(b"\r")
    try:
        signature = base64.b64decode(line, validate=True)
    except binascii.Error:
        return None
    # Written back, so that one signature has one spelling.
    whole = len(signature) == SIGNATURE_BYTES and base64.b64encode(signature) == line
    return signature if whole else None


def _signature_trouble(toml: Toml, data: bytes, signature: bytes) -> Trouble | None:
    """Look at nothing but format and key, and return why the signature does not hold."""
    found = Findings(toml)
    wanted = {"format", "signing_key"}
    found.read(toml.values, (), [spec for spec in TOP if spec.key in wanted])
    if found.troubles:
        return found.troubles[0]
    public = bytes.fromhex(str(toml.values["signing_key"]))
    if len(public) == PUBLIC_BYTES and holds(public, data, signature):
        return None
    return Trouble(StudyFault.ALTERED)


def _read(toml: Toml) -> tuple[Study | None, tuple[Trouble, ...]]:
    found = Findings(toml)
    values = toml.values
    found.read(values, (), TOP)
    rows_at_top = [rows.key for rows in ROWS if not rows.table]
    found.refuse_others(values, (), [*(spec.key for spec in TOP), *TABLES, *rows_at_top])
    for name, specs in TABLES.items():
        inside = [rows for rows in ROWS if rows.table == name]
        table = _table(found, name)
        if table is not None:
            found.read(table, (name,), specs)
            keys = [*(spec.key for spec in specs), *(rows.key for rows in inside)]
            found.refuse_others(table, (name,), keys)
    for rows in ROWS:
        _rows(found, rows)
    if found.troubles:
        return None, tuple(sorted(found.troubles, key=lambda trouble: trouble.line))
    study = build(values)
    for why, place, stated in check_together(study):
        found.add(why, place, **stated)
    return (None, tuple(found.troubles)) if found.troubles else (study, ())


def _table(found: Findings, name: str) -> dict[str, object] | None:
    table = found.toml.values.get(name)
    if isinstance(table, dict):
        return table
    why = StudyFault.MISSING if table is None else StudyFault.WRONG_TYPE
    found.add(why, (name,), wanted="table")
    return None


def _rows(found: Findings, rows: Rows) -> None:
    """Read tables that come several times; none at all is told by their number."""
    within = found.toml.values.get(rows.table) if rows.table else found.toml.values
    if not isinstance(within, dict):
        return  # said already
    place = (rows.table, rows.key) if rows.table else (rows.key,)
    items = within.get(rows.key, [])
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        found.add(StudyFault.WRONG_TYPE, place, wanted="tables")
    elif len(items) < rows.least:
        found.add(StudyFault.TOO_FEW, place, least=rows.least)
    elif len(items) > rows.most:
        found.add(StudyFault.TOO_MANY, place, most=rows.most)
    else:
        for number, item in enumerate(items):
            found.read(item, (*place, number), rows.specs)
            found.refuse_others(item, (*place, number), [spec.key for spec in rows.specs])


def _bytes_at(path: Path, most: int) -> bytes | None:
    """Return a plain file's bytes, no more than one above ``most``; None when there is none."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return None
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError:
        raise Trouble(StudyFault.UNREADABLE).refusal(shown_name(path.name)) from None

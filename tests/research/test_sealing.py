"""Unsealing: real age files open, whoever made them; a header made to keep us busy does not."""

from __future__ import annotations

import base64
import secrets
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app.errors import BadFile
from journal_app.research.package_faults import PackageFault
from journal_app.research.sealing import LARGEST_HEADER, MOST_STANZAS, new_identity, seal, unseal

IDENTITY = new_identity()
TO = str(IDENTITY.to_public())


def lines_of(sealed: bytes) -> tuple[bytes, bytes, bytes]:
    """Return a sealed file's version line, its recipient's stanza, and all from the MAC on."""
    head, rest = sealed.split(b"\n---", 1)
    lines = head.split(b"\n")
    at = next(number for number, line in enumerate(lines) if line.startswith(b"-> X25519"))
    return lines[0] + b"\n", b"\n".join(lines[at : at + 2]) + b"\n", b"---" + rest


def many(version: bytes, stanza: bytes, rest: bytes) -> bytes:
    return version + stanza * 1_500 + rest


def grease(version: bytes, stanza: bytes, rest: bytes) -> bytes:
    return version + b"-> x-grease\n\n" * 12_000 + stanza + rest


def long_argument(version: bytes, stanza: bytes, rest: bytes) -> bytes:
    return version + b"-> X25519 " + b"A" * 150_000 + b"\n" + stanza + rest


def long_body(version: bytes, stanza: bytes, rest: bytes) -> bytes:
    return version + b"-> x\n" + (b"A" * 64 + b"\n") * 3_000 + stanza + rest


def endless(version: bytes, _stanza: bytes, _rest: bytes) -> bytes:
    return version + b"A" * 150_000


def just_too_many(version: bytes, stanza: bytes, rest: bytes) -> bytes:
    return version + stanza * (MOST_STANZAS + 1) + rest


def just_too_long(version: bytes, stanza: bytes, rest: bytes) -> bytes:
    return version + b"-> x " + b"A" * LARGEST_HEADER + b"\n\n" + stanza + rest


def armoured(_version: bytes, _stanza: bytes, _rest: bytes) -> bytes:
    body = base64.encodebytes(seal(b"words", TO))
    return b"-----BEGIN AGE ENCRYPTED FILE-----\n" + body + b"-----END AGE ENCRYPTED FILE-----\n"


def nothing(_version: bytes, _stanza: bytes, rest: bytes) -> bytes:
    return rest


MADE = (many, grease, long_argument, long_body, endless, just_too_many, just_too_long, armoured,
        nothing)  # fmt: skip


@pytest.mark.parametrize("make", MADE)
def test_a_header_that_no_sealed_file_has_is_refused_at_once(
    make: Callable[[bytes, bytes, bytes], bytes],
) -> None:
    hostile = make(*lines_of(seal(b"words", TO)))
    begun = time.process_time()
    with pytest.raises(BadFile) as refused:
        unseal(hostile, IDENTITY, file="a.age")
    assert time.process_time() - begun < 0.1
    assert refused.value.values == {"file": "a.age", "why": PackageFault.NOT_OPENED.value}


def test_what_we_seal_opens_with_grease_or_without() -> None:
    """The library adds a random stanza now and then, so that readers learn to pass it over."""
    for length in (0, 1, 65_536, 200_000):
        data = secrets.token_bytes(length)
        assert unseal(seal(data, TO), IDENTITY) == data
    sealed = [seal(b"words", TO) for _ in range(200)]
    assert {unseal(each, IDENTITY) for each in sealed} == {b"words"}
    assert max(each.index(b"\n---") for each in sealed) < LARGEST_HEADER // 4


@pytest.mark.skipif(shutil.which("age") is None, reason="no age here")
def test_what_age_itself_seals_opens_for_several_recipients_too(tmp_path: Path) -> None:
    others = [str(new_identity().to_public()) for _ in range(MOST_STANZAS - 1)]
    for recipients in ([TO], [*others, TO]):
        named = [word for each in recipients for word in ("-r", each)]
        out = tmp_path / f"{len(recipients)}.age"
        subprocess.run(["age", *named, "-o", str(out)], input=b"words" * 50_000, check=True)
        assert unseal(out.read_bytes(), IDENTITY) == b"words" * 50_000

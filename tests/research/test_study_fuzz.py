"""Whatever bytes come, a study file is read or refused in one sentence; nothing else comes out."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import WorldError
from journal_app.research.study_file import (
    read_draft,
    read_study,
    read_study_at,
    signature_path,
)
from journal_app.research.study_writing import study_toml
from journal_app.sentences.problems import problem
from journal_app.sentences.study_faults import trouble
from tests.research.studies_made_up import TEAM, made_up_study

SOUND = study_toml(made_up_study())
_PIECES = st.sampled_from(
    [b"\xff", b"\x00", b"\n", b'"', b'"""', b"'''", b"[", b"]]", b"{", b"=", b".", b"\\", b"nan",
     "\u202e".encode(), "\ufeff".encode(), b"true", b"-1", b"9" * 30, b"2027-02-30", b"1e999",
     b"[[contact]]\n", b"[nights]\n", b"id = 1\n", b"#", b"\\u202e"]
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Draw the sound file with a few places cut out, doubled, overwritten or added to."""
    data = SOUND
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(0, 60)))
        put = draw(_PIECES | st.binary(max_size=4) | st.just(data[at:end] * 2))
        data = data[:at] + put + data[end:]
    return data


def sentences(data: bytes) -> list[str]:
    """Return what is said of bytes, as a student meets them, signed, and as the team does."""
    said = [trouble(one) for one in read_draft(data)[1]]
    for signature in (TEAM.sign(data), bytes(64)):
        try:
            read_study(data, signature, file="a.study.toml")
        except WorldError as error:
            said.append(problem(error))
    return said


@given(mutated())
def test_a_mutated_file_ends_in_a_sentence(data: bytes) -> None:
    study, troubles = read_draft(data)
    assert (study is None) == bool(troubles)
    for said in sentences(data):
        assert said.endswith(".")
        assert "\n" not in said
        assert len(said) < 500


@given(st.binary(max_size=300))
def test_arbitrary_bytes_end_in_a_sentence(data: bytes) -> None:
    said = sentences(data)
    assert said
    assert all(one.endswith(".") for one in said)


@pytest.mark.parametrize(
    "data",
    [
        b"a = " + b"[" * 200_000,
        b"a = " + b"[" * 100_000 + b"]" * 100_000,
        b"a = " + b"{ a = " * 30_000,
        b"[" + b"a." * 100_000 + b"a]",
        b"a" + b".a" * 100_000 + b" = 1",
        b"".join(b"[a%d]\n" % n for n in range(20_000)),
        b"[[a]]\n" * 40_000,
        b"a = [" + b"1," * 120_000 + b"]",
        b'a = "' + b"\\u0041" * 40_000 + b'"',
        b"a = '''" + b"'\n" * 120_000,
        b"a = " + b"9" * 250_000,
        b"".join(b"minimum_ages_%d = 1\n" % n for n in range(3_900)),
        b"#" * 262_144,
        b"\n" * 262_144,
        b'"' * 262_144,
        b"\x80" * 262_144,
        b"x" * 262_145,
    ],
    ids=range(17),
)
def test_what_is_made_to_hurt_does_not(data: bytes) -> None:
    study, troubles = read_draft(data)
    assert study is None
    assert len(troubles) < 200
    assert all(len(trouble(one)) < 400 for one in troubles[:20])


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "endless.study.toml"
    with path.open("wb") as file:
        file.truncate(50 * 1024**3)
    signature_path(path).write_bytes(b"")
    tracemalloc.start()
    try:
        with pytest.raises(WorldError):
            read_study_at(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 * 1024 * 1024

"""Reflections as JSON Lines: every line is used or named by its number, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.errors import Problem, WorldError
from journal_app.interchange import reflections
from journal_app.interchange.reflections import (
    LONGEST_LINE,
    BadLine,
    Change,
    Fault,
    Reflection,
    read_reflections,
    written_line,
)

ANY_TEXT = st.text(st.characters(), max_size=40)
"""Halves of surrogate pairs included."""


def read(folder: Path, data: bytes) -> list[Reflection | BadLine]:
    path = folder / "in.jsonl"
    path.write_bytes(data)
    return list(read_reflections(path))


def test_lines_are_read_with_a_byte_order_mark_and_either_line_end(tmp_path: Path) -> None:
    data = b'\xef\xbb\xbf{"id": "a", "text": "one"}\r\n\r\n  \n{"id": 7, "text": ""}'
    assert read(tmp_path, data) == [Reflection(1, "a", "one"), Reflection(4, 7, "")]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b"nothing", Fault.NOT_JSON),
        (b'{"id": "a", "text": "x"', Fault.NOT_JSON),
        (b"[" * 100_000, Fault.NOT_JSON),
        (b'{"id": ' + b"9" * 5000 + b', "text": ""}', Fault.NOT_JSON),
        (b'{"id": "a", "text": "\xff"}', Fault.NOT_UTF8),
        (b'["id", "text"]', Fault.NOT_AN_OBJECT),
        (b"3", Fault.NOT_AN_OBJECT),
        (b"null", Fault.NOT_AN_OBJECT),
        (b'{"text": "x"}', Fault.NO_ID),
        (b'{"id": null, "text": "x"}', Fault.NO_ID),
        (b'{"id": true, "text": "x"}', Fault.NO_ID),
        (b'{"id": 1.5, "text": "x"}', Fault.NO_ID),
        (b'{"id": "a"}', Fault.NO_TEXT),
        (b'{"id": "a", "text": ["x"]}', Fault.NO_TEXT),
        (b'{"id": "a", "text": null}', Fault.NO_TEXT),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_the_rest_is_read(
    tmp_path: Path, line: bytes, fault: Fault
) -> None:
    good = b'{"id": "z", "text": "good"}'
    found = read(tmp_path, b"\n".join([good, line, good]))
    assert found == [Reflection(1, "z", "good"), BadLine(2, fault), Reflection(3, "z", "good")]


@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_line_longer_than_memory_should_hold_is_passed_over(tmp_path: Path, end: bytes) -> None:
    long = b'{"id": "a", "text": "' + b"x" * (2 * LONGEST_LINE) + b'"}'
    found = read(tmp_path, b'{"id": 1, "text": "a"}\n' + long + end)
    assert found == [Reflection(1, 1, "a"), BadLine(2, Fault.TOO_LONG)]
    found = read(tmp_path, long + b'\n{"id": 1, "text": "a"}')
    assert found == [BadLine(1, Fault.TOO_LONG), Reflection(2, 1, "a")]


def test_no_line_is_held_beyond_its_turn(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": 1, "text": "a"}\nbroken\n', encoding="utf-8")
    heard: list[int] = []
    assert len(list(read_reflections(path, heard.append))) == 2
    assert heard == [23, 30]


def test_a_missing_file_is_named_without_its_folder(tmp_path: Path) -> None:
    with pytest.raises(WorldError) as caught:
        list(read_reflections(tmp_path / "none.jsonl"))
    assert caught.value.problem is Problem.FILE_MISSING
    assert caught.value.values == {"file": "none.jsonl"}


@given(key=st.one_of(ANY_TEXT, st.integers()), text=ANY_TEXT)
def test_what_is_written_is_one_line_of_utf8_and_reads_back(key: str | int, text: str) -> None:
    found = [Change(Finding(0, 1, Kind.DATE, Tier.SUSPECT), 0, 3, "day 4")]
    line = written_line(Reflection(1, key, text), found, text)
    assert len(line.splitlines()) == 1
    assert line.endswith("\n")
    row = json.loads(line.encode("utf-8"))
    assert row == {
        "id": key,
        "spans": [
            {
                "start": 0,
                "end": 1,
                "type": "DATE",
                "tier": "suspect",
                "from": 0,
                "to": 3,
                "put": "day 4",
            }
        ],
        "text": text,
    }


@given(data=st.binary(max_size=300))
def test_no_bytes_make_reading_fail(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    found = read(tmp_path_factory.mktemp("fuzz"), data)
    assert all(1 <= each.number <= data.count(b"\n") + 1 for each in found)


@given(text=ANY_TEXT, key=ANY_TEXT)
def test_what_was_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, text: str, key: str
) -> None:
    line = written_line(Reflection(1, key, text), (), text)
    assert read(tmp_path_factory.mktemp("again"), line.encode()) == [Reflection(1, key, text)]


def test_neither_text_nor_id_shows_in_a_representation() -> None:
    shown = repr(Reflection(1, "somebody", "a secret"))
    assert "secret" not in shown
    assert "somebody" not in shown
    assert reflections.LONGEST_LINE == LONGEST_LINE

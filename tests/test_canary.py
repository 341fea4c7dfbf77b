"""The scanner finds what it is there to find."""

from __future__ import annotations

import base64
import gzip
import sqlite3
import zlib
from pathlib import Path

import pytest

from tests.canary import scan, stem

WORD = "Quibberfloxing"


@pytest.mark.parametrize(
    ("how", "content"),
    [
        ("plain", b"before quibberfloxing after"),
        ("stem", b"before quibberflox after"),
        ("utf-16", "before Quibberfloxing after".encode("utf-16-le")),
        ("utf-16", "before Quibberfloxing after".encode("utf-16-be")),
        ("base64", base64.b64encode(b"before Quibberfloxing after")),
        ("base64", base64.b64encode(b"beforex Quibberfloxing after")),
        ("base64", base64.b64encode(b"beforexx Quibberfloxing after")),
        ("zlib", b"\0\0\0" + zlib.compress(b"before quibberfloxing after" * 3)),
        ("zlib", b"\0" + gzip.compress(b"before quibberfloxing after" * 3, mtime=0)),
        ("hex", b"quibberfloxing".hex().encode()),
        ("hex", b"Quibberfloxing".hex().upper().encode()),
    ],
)
def test_a_planted_word_is_found_however_it_hides(tmp_path: Path, how: str, content: bytes) -> None:
    (tmp_path / "file.bin").write_bytes(content)
    assert how in {hit.how for hit in scan([WORD], [tmp_path])}


def test_a_planted_word_in_a_file_name_is_found(tmp_path: Path) -> None:
    (tmp_path / "quibberfloxing.txt").write_text("nothing")
    assert [hit.how for hit in scan([WORD], [tmp_path])] == ["name"]


def test_a_clean_folder_has_no_hits(tmp_path: Path) -> None:
    (tmp_path / "file.bin").write_bytes(bytes(range(256)) * 40)
    assert scan([WORD], [tmp_path]) == []


@pytest.mark.parametrize(
    "word",
    ["quibberfloxing", "krimmelstagging", "snarfodynement", "yorbnicatedly", "drellimonations"],
)
def test_a_word_is_found_in_a_real_search_index_that_stems_it(tmp_path: Path, word: str) -> None:
    index = sqlite3.connect(tmp_path / "index.db")
    index.execute(
        "CREATE VIRTUAL TABLE held USING fts5(text, content='', tokenize='porter', prefix='1 2 3')"
    )
    index.execute("INSERT INTO held (text) VALUES (?)", [f"dr kr qu sn yo before {word} after"])
    index.commit()
    index.close()
    assert word.encode() not in (tmp_path / "index.db").read_bytes()
    assert {"index"} <= {hit.how for hit in scan([word], [tmp_path])}


def test_a_stem_is_the_beginning_of_its_word() -> None:
    assert stem("quibberfloxings") == "quibberf"
    assert stem("plain") == "plain"

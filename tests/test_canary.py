"""The scanner finds what it is there to find."""

from __future__ import annotations

import base64
import gzip
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
        ("zlib", b"\0" + gzip.compress(b"before quibberfloxing after" * 3)),
        ("hex", b"quibberfloxing".hex().encode()),
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


def test_stems_are_what_the_index_would_keep() -> None:
    assert stem("quibberfloxing") == "quibberflox"
    assert stem("plain") == "plain"

"""Looks for planted words in every file of a folder, however they might be hidden in it."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ZLIB_START = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
LARGEST_PIECE = 1 << 20

ENDING = 7
"""Letters at a word's end that a stemmer of English may take away or change, as in -ational."""

LEAST = 8
"""Letters that are kept of a word however short, so that its stem is still no accident."""

SHARED = 3
"""A search index keeps of a word only what it does not share with the word before it. An invented
word shares no more than a letter or two with any other, after the index's own mark."""


@dataclass(frozen=True)
class Hit:
    word: str
    path: Path
    how: str


def stem(word: str) -> str:
    """Return so much of a word as every stemmer leaves of it."""
    return word[: max(LEAST, len(word) - ENDING)]


def base64_cores(data: bytes) -> list[bytes]:
    """Return what every base64 text holding the bytes must contain, for the three alignments."""
    cores = []
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + data).rstrip(b"=")
        # The first characters mix with what came before, the last with what comes after.
        cores.append(encoded[-(-shift * 4 // 3) :][1 if shift else 0 : -2])
    return cores


def shapes(word: str) -> dict[str, list[bytes]]:
    """Return the byte strings that would betray a word, by how it was hidden."""
    plain = word.lower()
    found = {
        "plain": [plain.encode()],
        "stem": [stem(plain).encode()],
        "utf-16": [plain.encode("utf-16-le"), plain.encode("utf-16-be")],
    }
    if len(plain) >= LEAST:
        found["index"] = [stem(plain)[SHARED:].encode()]
    variants = {plain, plain.capitalize(), plain.upper()}
    found["hex"] = [v.encode().hex().encode() for v in variants]
    found["base64"] = [core for v in variants for core in base64_cores(v.encode())]
    return found


def unpacked(data: bytes) -> Iterator[bytes]:
    """Yield what every zlib or gzip stream inside some bytes opens to."""
    for match in ZLIB_START.finditer(data):
        try:
            yield zlib.decompressobj(wbits=47).decompress(data[match.start() :], LARGEST_PIECE)
        except zlib.error:
            continue


def _in(data: bytes, word: str) -> Iterator[str]:
    lowered = data.lower()
    for how, needles in shapes(word).items():
        hay = data if how == "base64" else lowered
        if any(needle in hay for needle in needles):
            yield how


def scan(words: Iterable[str], folders: Iterable[Path]) -> list[Hit]:
    """Return every planted word found in names and contents below some folders."""
    hits = []
    wanted = list(words)
    for path in (p for folder in folders for p in sorted(folder.rglob("*"))):
        hits += [Hit(w, path, "name") for w in wanted if w.lower() in path.name.lower()]
        if not path.is_file() or path.is_symlink():
            continue
        data = path.read_bytes()
        pieces = list(unpacked(data))
        for word in wanted:
            hits += [Hit(word, path, how) for how in _in(data, word)]
            if any(word.lower().encode() in piece.lower() for piece in pieces):
                hits.append(Hit(word, path, "zlib"))
    return hits

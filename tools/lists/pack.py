"""Writes the table as ``journal_app.privacy.lexicon`` reads it: the same table, the same bytes."""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Mapping
from typing import Final

from journal_app.privacy.lexicon import MAGIC, Word

SHARDS: Final = 8192


def pack(table: Mapping[str, Word]) -> bytes:
    """Return the file for a table from folded words to flags."""
    opening = {words.split(" ")[0] for words in table if " " in words}
    kinds = {key: (int(table.get(key, 0)), key in opening) for key in {*table, *opening}}
    combinations = sorted(set(kinds.values()))
    code = {kind: number for number, kind in enumerate(combinations)}
    shards: list[list[bytes]] = [[] for _ in range(SHARDS)]
    for words, kind in sorted(kinds.items()):
        key = words.encode()
        high, low = divmod(code[kind], 64)
        shards[zlib.crc32(key) % SHARDS].append(b"\n%b\t%c%c" % (key, 48 + high, 48 + low))
    parts = [b"".join(records) for records in shards]
    offsets = [0]
    for part in parts:
        offsets.append(offsets[-1] + len(part))
    head = {
        "combinations": combinations,
        "longest": max((words.count(" ") + 1 for words in table), default=1),
        "shards": SHARDS,
    }
    line = json.dumps(head, separators=(",", ":"), sort_keys=True).encode() + b"\n"
    payload = line + struct.pack(f"<{len(offsets)}I", *offsets) + b"".join(parts)
    packed = zlib.compress(payload, 9)
    return MAGIC + hashlib.sha256(packed).digest() + packed

"""An encrypted database as bytes in the clear, page by page, unused space included."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE = 4096
RESERVED = 80
"""Bytes at a page's end: 16 of initialisation vector, 64 of authentication (SQLCipher 4)."""

SALT = 16
LOG_HEAD = 32
FRAME_HEAD = 24


def plain_page(page: bytes, key: bytes, *, first: bool) -> bytes:
    start, end = SALT if first else 0, PAGE - RESERVED
    decryptor = Cipher(AES(key), CBC(page[end : end + 16])).decryptor()
    return decryptor.update(page[start:end]) + decryptor.finalize()


def plain_pages(database: Path, key: bytes) -> list[bytes]:
    """Return every page of a database file, and of its log when there is one."""
    data = database.read_bytes()
    pages = [
        plain_page(data[at : at + PAGE], key, first=at == 0) for at in range(0, len(data), PAGE)
    ]
    log = database.with_name(f"{database.name}-wal")
    data = log.read_bytes() if log.exists() else b""
    for at in range(LOG_HEAD, len(data), FRAME_HEAD + PAGE):
        number = int.from_bytes(data[at : at + 4], "big")
        page = data[at + FRAME_HEAD : at + FRAME_HEAD + PAGE]
        if len(page) == PAGE:
            pages.append(plain_page(page, key, first=number == 1))
    return pages


def holds(database: Path, key: bytes, word: str) -> bool:
    """Tell whether a word stands anywhere in the pages, in any case, whole or across two."""
    wanted = word.casefold().encode()
    pages = plain_pages(database, key)
    return any(wanted in page.lower() for page in pages) or wanted in b"".join(pages).lower()

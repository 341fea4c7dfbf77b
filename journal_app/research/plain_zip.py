"""ZIP archives of which every byte is known in advance (APPNOTE.TXT 6.3.10, sections 4.3 and 4.4).

Members are stored, not compressed, in the order of their names, dated 1 January 1980, with mode
0600 and nothing besides: no extra fields, no comments, no trace of a platform. The same members
give the same bytes everywhere, and reading accepts exactly those bytes; an archive bomb, an
overlapping member, a path or anything hidden between members therefore cannot be read at all.

One member more, of zeros, fills each archive up to a multiple of 64 KiB. Sealing hides what is in
an archive, and not how long it is: a small package and a notice of withdrawal shall be of one size.
"""

from __future__ import annotations

import contextlib
import struct
import zlib
from collections.abc import Sequence
from typing import Final

from journal_app.research.package_faults import Faulty, PackageFault, refuse

LARGEST_ARCHIVE: Final = 32 * 1024 * 1024
"""Bytes of the largest archive that is written or read: ten years of evenings, and no more than
can be read within 250 MB of memory."""

MOST_MEMBERS: Final = 16
PADDED_TO: Final = 64 * 1024
"""Bytes of which every archive's size is a multiple."""

PADDING: Final = "padding"
"""Name of the member that brings an archive to that size."""

Member = tuple[str, bytes]

_VERSION: Final = 20
_MADE_BY: Final = 3 << 8 | _VERSION  # Unix, on every platform
_DATE: Final = 0 << 9 | 1 << 5 | 1  # 1980-01-01, at 00:00:00
_MODE: Final = 0o100600 << 16
_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_LOCAL_SIGN, _CENTRAL_SIGN, _END_SIGN = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def write_zip(members: Sequence[Member]) -> bytes:
    """Return an archive of members and padding, in the order of their names.

    Raises:
        ValueError: A name that is not plain ASCII, two of one name (or one named ``PADDING``), or
            too much altogether.
    """
    whole = (*members, padding_for(members))
    names = [name for name, _data in whole]
    if len(set(names)) != len(names) or not all(map(_is_plain, names)):
        msg = "members of an archive have names of their own"
        raise ValueError(msg)
    if len(whole) > MOST_MEMBERS or sum(len(data) for _name, data in members) > LARGEST_ARCHIVE:
        msg = "an archive this large is not read again"
        raise ValueError(msg)
    pieces: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, data in sorted(whole):
        common = (_VERSION, 0, 0, 0, _DATE, zlib.crc32(data), len(data), len(data), len(name), 0)
        local = _LOCAL.pack(_LOCAL_SIGN, *common) + name.encode("ascii")
        central = _CENTRAL.pack(_CENTRAL_SIGN, _MADE_BY, *common, 0, 0, 0, _MODE, at)
        directory.append(central + name.encode("ascii"))
        pieces += [local, data]
        at += len(local) + len(data)
    index = b"".join(directory)
    count = len(whole)
    end = _END.pack(_END_SIGN, 0, 0, count, count, len(index), at, 0)
    return b"".join([*pieces, index, end])


def padding_for(members: Sequence[Member]) -> Member:
    """Return the member that brings an archive of others to a multiple of ``PADDED_TO``."""
    sizes = (
        _LOCAL.size + _CENTRAL.size + 2 * len(name) + len(data)
        for name, data in (*members, (PADDING, b""))
    )
    return PADDING, bytes(-(_END.size + sum(sizes)) % PADDED_TO)


def read_zip(archive: bytes) -> dict[str, bytes]:
    """Return the members of an archive that ``write_zip`` could have written, and of no other.

    The padding is checked, and is not among them.

    Nothing is decompressed and no more memory is taken than the archive has bytes.

    Raises:
        Faulty: ``TOO_BIG``, ``NOT_ARCHIVE``, ``TRUNCATED``, ``COMPRESSED`` or ``MEMBERS``.
    """
    if len(archive) > LARGEST_ARCHIVE + MOST_MEMBERS * 1024 + PADDED_TO:
        refuse(PackageFault.TOO_BIG)
    if not archive.startswith(_LOCAL_SIGN):
        refuse(PackageFault.NOT_ARCHIVE)
    members: dict[str, bytes] = {}
    at = 0
    while archive[at : at + 4] == _LOCAL_SIGN:
        name, start, at = _member(archive, at)
        if name in members or len(members) == MOST_MEMBERS:
            refuse(PackageFault.MEMBERS)
        members[name] = archive[start:at]
    members.pop(PADDING, None)
    try:
        again = write_zip(list(members.items()))
    except ValueError:
        refuse(PackageFault.MEMBERS)
    if again != archive:
        refuse(PackageFault.TRUNCATED if again.startswith(archive) else PackageFault.NOT_ARCHIVE)
    return members


def names_in(archive: bytes) -> frozenset[str]:
    """Return the names that an archive's members bear, by their own headers and unchecked.

    None where it is not an archive. It only tells what to look at first.
    """
    names: set[str] = set()
    at = 0
    # What follows and is no member is refused by whoever reads the archive.
    with contextlib.suppress(Faulty):
        while archive[at : at + 4] == _LOCAL_SIGN and len(names) < MOST_MEMBERS:
            name, _start, at = _member(archive, at)
            names.add(name)
    return frozenset(names)


def _member(archive: bytes, at: int) -> tuple[str, int, int]:
    """Return a member's name, where its bytes begin, and where they end."""
    body = at + _LOCAL.size
    if body > len(archive):
        refuse(PackageFault.TRUNCATED)
    fields = _LOCAL.unpack_from(archive, at)
    method, packed, size, name_length, extra = fields[3], fields[7], fields[8], *fields[9:]
    if method:
        refuse(PackageFault.COMPRESSED)
    if packed != size or extra or not 0 < name_length <= 64:
        refuse(PackageFault.NOT_ARCHIVE)
    start = body + name_length
    if start + size > len(archive):
        refuse(PackageFault.TRUNCATED)
    name = archive[body:start].decode("ascii", "replace")
    return name, start, start + size


def _is_plain(name: str) -> bool:
    return name.isascii() and name.replace(".", "").isalnum() and not name.startswith(".")

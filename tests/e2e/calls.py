"""What a program asked of the system, read from a log that strace wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

STRACE = ("strace", "-f", "-qq", "-e", "signal=none", "--seccomp-bpf")
CALLS = "trace=network,open,openat,creat"

_FAMILY = re.compile(r"\b(?:AF|PF)_[A-Z0-9]+\b")
_LOCAL = re.compile(r'connect\(\d+, \{sa_family=AF_UNIX, sun_path=@?"([^"]+)"')
_OPENED = re.compile(r'(?:open|openat|creat)\((?:[^",]+, )?"([^"]+)"(?:, ([A-Z_|0-9]+))?')
_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT")


@dataclass(frozen=True)
class Calls:
    """What was asked for.

    Attributes:
        families: Address families of every socket made, or named in any other network call.
        connected: Paths of the local sockets connected to.
        written: Paths of the files opened for writing, as they were given.
        sockets: How many sockets were made.
    """

    families: frozenset[str]
    connected: frozenset[str]
    written: frozenset[str]
    sockets: int


def wrapped(log: Path) -> tuple[str, ...]:
    """Return the command to put before another one, to have its calls written down."""
    return (*STRACE, "-e", CALLS, "-o", str(log))


def read_calls(log: Path) -> Calls:
    families, connected, written, sockets = set[str](), set[str](), set[str](), 0
    for line in log.read_text(errors="replace").splitlines():
        call = line.partition(" ")[2].lstrip()
        opened = _OPENED.match(call)
        if opened is None:
            families |= set(_FAMILY.findall(without_strings(call)))
            connected |= set(_LOCAL.findall(call))
            sockets += call.startswith(("socket(", "socketpair("))
        elif call.startswith("creat(") or _WRITES.search(opened[2] or ""):
            written.add(opened[1])
    return Calls(frozenset(families), frozenset(connected), frozenset(written), sockets)


def without_strings(call: str) -> str:
    """Return a call without what it carried, which may say anything."""
    return re.sub(r'"(?:\\.|[^"\\])*"', '""', call)

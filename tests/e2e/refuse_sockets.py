"""Runs a command that can open no socket but local ones: ``python refuse_sockets.py COMMAND…``.

The kernel itself refuses (seccomp, see seccomp(2)), so it holds for every library the command
loads and every thread it starts, and needs no special rights.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from typing import Final

# Audit architecture and number of the system call ``socket``, from the kernel's headers
# (linux/audit.h, asm/unistd.h).
KNOWN: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}

AF_UNIX: Final = 1

# linux/filter.h and linux/seccomp.h
LOAD_WORD: Final = 0x20
JUMP_IF_EQUAL: Final = 0x15
RETURN: Final = 0x06
ALLOW: Final = 0x7FFF0000
REFUSE: Final = 0x00050000 | errno.EACCES
NUMBER_AT, ARCHITECTURE_AT, FIRST_ARGUMENT_AT = 0, 4, 16

# linux/prctl.h
PR_SET_SECCOMP: Final = 22
PR_SET_NO_NEW_PRIVS: Final = 38
SECCOMP_MODE_FILTER: Final = 2


class Program(ctypes.Structure):
    """``struct sock_fprog``."""

    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def rules(machine: str) -> bytes:
    """Return the filter: a socket of any family but the local one is refused."""
    architecture, number = KNOWN[machine]
    lines = [
        (LOAD_WORD, 0, 0, ARCHITECTURE_AT),
        (JUMP_IF_EQUAL, 0, 5, architecture),
        (LOAD_WORD, 0, 0, NUMBER_AT),
        (JUMP_IF_EQUAL, 0, 2, number),
        (LOAD_WORD, 0, 0, FIRST_ARGUMENT_AT),
        (JUMP_IF_EQUAL, 0, 1, AF_UNIX),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
    ]
    return b"".join(struct.pack("=HBBI", *line) for line in lines)


def refuse_sockets() -> None:
    """Take the right to open network sockets from this process and all that come from it."""
    code = rules(platform.machine())
    program = Program(len(code) // 8, code)
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    for arguments in (
        (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0),
    ):
        if prctl(*arguments) != 0:
            raise OSError(ctypes.get_errno(), "the kernel takes no filter")


if __name__ == "__main__":
    refuse_sockets()
    os.execvp(sys.argv[1], sys.argv[1:])

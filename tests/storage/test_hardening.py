"""A crash leaves no memory in a file, asked of a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

ASK = """
import ctypes, resource
from journal_app.storage.hardening import forbid_core_dumps
get_dumpable = 3
before = ctypes.CDLL(None).prctl(get_dumpable, 0, 0, 0, 0)
forbid_core_dumps()
after = ctypes.CDLL(None).prctl(get_dumpable, 0, 0, 0, 0)
print(before, after, *resource.getrlimit(resource.RLIMIT_CORE))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_no_core_is_dumped_and_no_debugger_attaches() -> None:
    answer = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["1", "0", "0", "0"]

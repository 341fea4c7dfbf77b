"""An environment for the peers, filled from a lock with hashes; ``make clean`` removes it."""

from __future__ import annotations

import hashlib
import subprocess
import venv
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
HOME: Final = ROOT / "build" / "deid"
PYTHON: Final = HOME / "bin" / "python"
LOCK: Final = ROOT / "requirements" / "deid-bench.txt"


def install() -> Path:
    """Put Presidio and spaCy into an environment of their own, once; return its interpreter."""
    stamp, lock = HOME / "installed", hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == lock:
        return PYTHON
    print("Presidio and spaCy, into build/deid ...", flush=True)
    venv.create(HOME, clear=True, with_pip=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
    stamp.write_text(lock, encoding="ascii")
    return PYTHON

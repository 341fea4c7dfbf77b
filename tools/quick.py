"""The checks before every commit, the slowest pair side by side, in under a minute.

With ``--no-tests`` only those that read the code: for where all tests have just been run.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PY = sys.executable
BIN = Path(PY).parent
UNIT = [
    *(f"tests/{package}" for package in ("domain", "crypto", "prompts", "interchange", "services")),
    "tests/test_house.py",
]
CHECKS = {
    "format": [PY, "-m", "ruff", "format", "--check", "--quiet", "."],
    "lint": [PY, "-m", "ruff", "check", "--quiet", "."],
    "layers": [str(BIN / "lint-imports"), "--no-logo"],
    "types": [PY, "-m", "mypy"],
    "tests": [
        PY,
        "-m",
        "pytest",
        "-q",
        "-n",
        "2",
        "-m",
        "not slow and not thorough and not e2e",
        *UNIT,
    ],
}


def main() -> int:
    """Start all checks together and report each as it ends; 1 when any failed."""
    began = time.monotonic()
    wanted = {k: v for k, v in CHECKS.items() if k != "tests" or "--no-tests" not in sys.argv}
    running = {
        name: subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for name, command in wanted.items()
    }
    failed = False
    for name, process in running.items():
        output, _ = process.communicate()
        verdict = "ok" if process.returncode == 0 else "FAILED"
        print(f"{name:8} {verdict}  ({time.monotonic() - began:.0f} s)")
        if process.returncode != 0:
            failed = True
            print(output)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""Resolve the dependencies for every platform into requirements/, with hashes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMON = ["--universal", "--python-version", "3.11", "--generate-hashes"]
QUIET = ["--quiet", "--no-emit-index-url", "--no-header"]
TARGETS = {
    "build.txt": ["--group", "build"],
    "run.txt": ["pyproject.toml"],
    "team.txt": ["pyproject.toml", "--extra", "team"],
    "dev.txt": ["pyproject.toml", "--extra", "team", "--group", "dev"],
    "fuzz.txt": ["pyproject.toml", "--extra", "team", "--group", "dev", "--group", "fuzz"],
    "bench.txt": ["--group", "bench"],
    "deid-bench.txt": ["--group", "deid-bench"],
}


def main() -> None:
    """Write one lock a purpose."""
    for name, inputs in TARGETS.items():
        command = [sys.executable, "-m", "uv", "pip", "compile", *QUIET, *COMMON, *inputs]
        subprocess.run([*command, "-o", f"requirements/{name}"], cwd=ROOT, check=True)
        print(f"requirements/{name}")


if __name__ == "__main__":
    main()

"""Mutation testing of what must not break; prints how many mutants each module let live."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MUTMUT = [sys.executable, "-m", "mutmut"]
RESULT = re.compile(r"^\s*(journal_app\.[\w.]+?)\.x\S*__mutmut_\d+: (\w[\w ]*)$", re.MULTILINE)


def main() -> int:
    """Run every mutant, then print killed and surviving ones by module."""
    ran = subprocess.run([*MUTMUT, "run"], cwd=ROOT, check=False)
    listing = subprocess.run(
        [*MUTMUT, "results", "--all", "true"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    outcomes = Counter(RESULT.findall(listing.stdout))
    modules = sorted({module for module, _ in outcomes})
    print(f"{'module':44} killed survived other")
    for module in modules:
        of = {how: n for (name, how), n in outcomes.items() if name == module}
        killed, lived = of.get("killed", 0), of.get("survived", 0)
        print(f"{module:44} {killed:6} {lived:8} {sum(of.values()) - killed - lived:5}")
    return ran.returncode if not outcomes else 0


if __name__ == "__main__":
    sys.exit(main())

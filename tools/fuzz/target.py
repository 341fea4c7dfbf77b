"""Feeds one target until the time is over: ``python -m tools.fuzz.target NAME [libFuzzer flags]``.

A process of its own for each target, because libFuzzer ends the process.
"""

from __future__ import annotations

import sys

import atheris


def main() -> None:
    """Instrument what reads, then hand over to libFuzzer."""
    with atheris.instrument_imports(include=["journal_app.research", "tomllib", "json"]):
        from tools.fuzz.targets import TARGETS  # noqa: PLC0415 # instrumented while it is imported

    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()


if __name__ == "__main__":
    main()

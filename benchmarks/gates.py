"""How often the gate on words about direction lies, and how often it finds a real drift.

Made-up journals as in ``tests/domain/ratings_made_up.py``: 0 to 10, 30 % of nights missing, a
weekend step, autocorrelation from night to night. Run: ``python -m benchmarks.gates [RUNS]``.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from benchmarks.table import Row, emit
from journal_app.domain.trends.change import change_over
from journal_app.domain.trends.gates import Direction, direction_of
from journal_app.domain.trends.series import Series
from tests.domain.ratings_made_up import made_up

NIGHTS = (21, 28, 42, 56, 84)
PHIS = (0.3, 0.5, 0.7)
DRIFTS = (0.0, 2.0, 3.0)
SEED = 20261121
MOST_FALSE = 10.0


def said(rng: np.random.Generator, nights: int, phi: float, drift: float) -> bool:
    """Tell whether a made-up journal is told that its ratings went the way of its drift.

    Without a drift either word is counted: both are false.
    """
    series = Series(date(2026, 8, 1), tuple(made_up(rng, nights, phi, drift).tolist()))
    word = direction_of(series, change_over).direction
    return word is Direction.HIGHER or (drift == 0 and word is Direction.LOWER)


def share(runs: int, nights: int, phi: float, drift: float) -> float:
    """Return the share of journals told of a direction, in percent."""
    rng = np.random.default_rng([SEED, nights, int(phi * 10), int(drift * 10)])
    return 100.0 * sum(said(rng, nights, phi, drift) for _ in range(runs)) / runs


def main() -> None:
    """Print one table for each drift: 0 is the share of false sentences."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    for drift in DRIFTS:
        print(f"\nDrift {drift:g} points over the window, {runs} journals a cell, % told")
        print("nights  " + "  ".join(f"phi {phi}" for phi in PHIS))
        table = {nights: [share(runs, nights, phi, drift) for phi in PHIS] for nights in NIGHTS}
        for nights, cells in table.items():
            print(f"{nights:6d}  " + "  ".join(f"{cell:7.1f}" for cell in cells))
        emit(_row(drift, runs, table))


def _row(drift: float, runs: int, table: Mapping[int, Sequence[float]]) -> Row:
    """Return the row of one drift: the worst of the false sentences, or the drifts found."""
    longest = max(table)
    if drift == 0:
        worst = max(cell for cells in table.values() for cell in cells)
        mean = statistics.fmean(cell for cells in table.values() for cell in cells)
        return Row(
            f"Trends say a direction where there is none, {runs} made-up journals a cell",
            f"{mean:.1f} % on average, at most {worst:.1f} %",
            reach=f"{MOST_FALSE:.0f} %",
            met=worst <= MOST_FALSE,
        )
    found = ", ".join(
        f"{cell:.0f} % (phi {phi})" for phi, cell in zip(PHIS, table[longest], strict=True)
    )
    return Row(f"Trends find a drift of {drift:g} points in {longest} nights", found)


if __name__ == "__main__":
    main()

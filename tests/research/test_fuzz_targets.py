"""What ``make fuzz`` feeds holds for the files it starts from, whole and cut short."""

from __future__ import annotations

import pytest

from tools.fuzz.__main__ import NAMES
from tools.fuzz.seeds import seeds, words
from tools.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", NAMES)
def test_a_target_takes_its_seeds_whole_and_cut(name: str) -> None:
    found = list(seeds(name))
    assert found
    for seed in found:
        for end in (len(seed), len(seed) // 2, 1, 0):
            TARGETS[name](seed[:end])


def test_every_target_is_fed() -> None:
    assert set(NAMES) == set(TARGETS)
    assert all(line.startswith('"') and line.endswith('"') for line in words().splitlines())

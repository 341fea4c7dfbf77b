"""A desktop for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, missing


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    lacking = missing()
    if lacking:
        pytest.skip("driving a real window needs " + ", ".join(lacking))
    with Desktop(tmp_path / "home") as running:
        yield running

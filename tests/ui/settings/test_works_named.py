"""Settings, About: every part that comes with the program is named with its licence."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest

from journal_app.ui.settings.about import WORKS

PROJECT = tomllib.loads(Path(__file__).parents[3].joinpath("pyproject.toml").read_text("utf-8"))
NAMED = " ".join(name for name, _ in WORKS).lower()
KNOWN_AS = {
    "pyside6-essentials": "pyside6",
    "fontpkg-inter": "inter",
    "fontpkg-spectral": "spectral",
}


def _names(listed: list[str]) -> list[str]:
    wanted = [re.split(r"[^\w.-]", one)[0] for one in listed if "extra ==" not in one]
    return [re.sub("[-_.]+", "-", one.lower()) for one in wanted]


@pytest.mark.parametrize("package", _names(PROJECT["project"]["dependencies"]))
def test_every_package_at_run_time_is_named(package: str) -> None:
    assert KNOWN_AS.get(package, package) in NAMED


def test_what_the_word_tone_brings_along_and_the_data_are_named() -> None:
    along = ["nltk", *_names(requires("nltk") or [])]
    assert "tqdm" in along
    assert [name for name in [*along, "all-minilm-l6-v2", "geonames"] if name not in NAMED] == []
    licences = dict(WORKS)
    assert "MPL-2.0" in licences["tqdm"]
    assert all(licences.values())

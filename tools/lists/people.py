"""Reads people's names out of the US census (package ``names``) and out of Faker's locales."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from journal_app.privacy.lexicon import Word
from tools.lists.romanise import romanise

CENSUS: Final = {
    "dist.all.last": Word.SURNAME,
    "dist.female.first": Word.GIVEN | Word.WOMAN,
    "dist.male.first": Word.GIVEN | Word.MAN,
}
KINDS: Final = (("first", Word.GIVEN), ("last", Word.SURNAME), ("middle", Word.SURNAME))
SEXES: Final = (("female", Word.WOMAN), ("male", Word.MAN))


def census(folder: Path) -> Iterator[tuple[str, Word, int]]:
    """Yield each name, its flags and its rank, 1 being the most frequent of its file."""
    for name, flags in CENSUS.items():
        for line in (folder / name).read_text(encoding="ascii").splitlines():
            word, _share, _sum, rank = line.split()
            yield word.lower(), flags, int(rank)


def faker(site: Path) -> Iterator[tuple[str, Word]]:
    """Yield each name of every locale in Latin letters, with its flags."""
    providers = site / "faker" / "providers" / "person"
    locales = sorted(path.name for path in providers.iterdir() if (path / "__init__.py").exists())
    sys.path.insert(0, str(site))
    try:
        for locale in locales:
            module = importlib.import_module(f"faker.providers.person.{locale}")
            for attribute, value in sorted(vars(module.Provider).items()):
                flags = _flags_of(attribute)
                if flags:
                    for name in _strings(value):
                        latin = romanise(name, locale)
                        if latin is not None:
                            yield latin, flags
    finally:
        sys.path.remove(str(site))


def _flags_of(attribute: str) -> Word:
    if "name" not in attribute or "format" in attribute or "kana" in attribute:
        return Word(0)
    flags = Word(0)
    for part, flag in KINDS:
        if attribute.startswith(part):
            flags = flag
    words = attribute.split("_")
    for sex, flag in SEXES:
        if flags == Word.GIVEN and sex in words:
            flags |= flag
    return flags


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Iterable):
        for each in value:
            yield from _strings(each)

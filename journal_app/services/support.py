"""Support lines by country. Works before any journal is unlocked and needs no vault."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from journal_app import assets
from journal_app.domain.support import ELSEWHERE, Region, SupportLine, region_for
from journal_app.errors import BadFile, Problem
from journal_app.services.country import guess_country
from journal_app.services.support_file import SupportFault, read_support_file

FOLDER: Final = "resources/support"


@dataclass(frozen=True, slots=True)
class _Loaded:
    regions: tuple[Region, ...]
    problems: tuple[BadFile, ...]


class SupportService:
    """Every country's lines, read once when first asked for.

    A broken file is left out whole and the others go on; ``problems`` says which and why.

    Args:
        names: Files to read; None for the shipped ones.
        read: Gives the text of a named file; may raise ``OSError`` or ``UnicodeDecodeError``.
        guess: Gives the country to show before one was chosen, "" when nothing tells.
    """

    def __init__(
        self,
        names: Sequence[str] | None = None,
        *,
        read: Callable[[str], str] = assets.read_text,
        guess: Callable[[], str] = guess_country,
    ) -> None:
        self._names = names
        self._read = read
        self._guess = guess

    @property
    def regions(self) -> tuple[Region, ...]:
        """All countries by name, the one for elsewhere last."""
        return self._loaded.regions

    @property
    def problems(self) -> tuple[BadFile, ...]:
        """Files left out; ``sentences.support.broken_file`` words each."""
        return self._loaded.problems

    def region(self, code: str) -> Region | None:
        """Return a country's lines, else those for elsewhere; None when no file can be used.

        Args:
            code: ISO 3166, two letters; "" when none was chosen, for the country guessed.
        """
        return region_for(code or self.guessed, self.regions)

    @property
    def emergencies(self) -> tuple[tuple[Region, SupportLine], ...]:
        """Every country with each of its emergency numbers, for a page that has none of its own."""
        return tuple((r, line) for r in self.regions for line in r.shown if line.emergency)

    @cached_property
    def guessed(self) -> str:
        """The country this computer most likely stands in; "" when nothing tells."""
        return self._guess()

    @cached_property
    def _loaded(self) -> _Loaded:
        names = self._names
        if names is None:
            names = assets.list_names(FOLDER, ".toml")
        regions: dict[str, Region] = {}
        problems: list[BadFile] = []
        for name in names:
            try:
                region = read_support_file(name, self._text(name))
                if region.code in regions:
                    raise _refuse(name, SupportFault.DUPLICATE, "code")
            except BadFile as problem:
                problems.append(problem)
            else:
                regions[region.code] = region
        ordered = sorted(regions.values(), key=lambda r: (r.code == ELSEWHERE, r.country))
        return _Loaded(tuple(ordered), tuple(problems))

    def _text(self, name: str) -> str:
        try:
            return self._read(name)
        except (OSError, UnicodeDecodeError):
            raise _refuse(name, SupportFault.UNREADABLE) from None


def _refuse(name: str, why: SupportFault, field: str = "") -> BadFile:
    return BadFile(Problem.SUPPORT_FILE, file=name, line=1, why=why.value, field=field)

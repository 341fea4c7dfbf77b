"""The journal as one Markdown file, to read, print or keep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Protocol, TextIO

from journal_app.domain.nights import Night
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.interchange.document import Surroundings, WrittenEntry

# What Markdown would take for markup at the start of a line, and anywhere.
_AT_START: Final = re.compile(r"^(\s*)([#>+\-=~|]|\d+[.)])", re.MULTILINE)
_ANYWHERE: Final = re.compile(r"([\\`*_\[\]<])")


class Words(Protocol):
    """The translated words the file needs; the command line and the window hand them in."""

    def title(self) -> str:
        """Return the file's title."""
        ...

    def night(self, night: date) -> str:
        """Return a night's heading."""
        ...

    def rating(self, scale: Scale, value: int) -> str:
        """Return e.g. "Time pressure 7"."""
        ...

    def circumstances(self, night: Night) -> tuple[str, ...]:
        """Return the names of a night's shift tags."""
        ...

    def written_later(self) -> str:
        """Return the mark of an entry begun after its night."""
        ...


@dataclass(slots=True)
class _Page:
    """What one night's section is made of."""

    ratings: list[Rating] = field(default_factory=list)
    night: Night | None = None
    entries: list[WrittenEntry] = field(default_factory=list)


def escape(text: str) -> str:
    """Return plain text such that Markdown shows it as it was typed, line by line."""
    plain = _ANYWHERE.sub(r"\\\1", text)
    plain = _AT_START.sub(_escape_start, plain)
    # Two blanks at the end of a line keep the student's own line breaks.
    return re.sub(r"(?<=\S)\n(?=\S)", "  \n", plain)


def _escape_start(found: re.Match[str]) -> str:
    mark = found[2]
    cut = len(mark) - 1 if mark[0].isdigit() else 0
    return f"{found[1]}{mark[:cut]}\\{mark[cut:]}"


def write_markdown(
    out: TextIO, around: Surroundings, entries: Iterable[WrittenEntry], words: Words
) -> int:
    """Write every night in order, oldest first; return how many entries were written.

    The bin is left out: what was thrown away does not come back on paper.
    """
    pages = _pages(around, entries)
    out.write(f"# {words.title()}\n")
    for night in sorted(pages):
        _write_night(out, night, pages[night], words)
    return sum(len(page.entries) for page in pages.values())


def _pages(around: Surroundings, entries: Iterable[WrittenEntry]) -> Mapping[date, _Page]:
    pages: dict[date, _Page] = {}
    for night in around.nights:
        if night.shift or night.post_call or night.exam:
            pages.setdefault(night.night, _Page()).night = night
    for rating in around.ratings:
        if rating.answer is Answer.GIVEN:
            pages.setdefault(rating.night, _Page()).ratings.append(rating)
    for written in entries:
        if written.entry.binned_at is None:
            pages.setdefault(written.entry.night, _Page()).entries.append(written)
    return pages


def _write_night(out: TextIO, night: date, page: _Page, words: Words) -> None:
    out.write(f"\n## {words.night(night)}\n")
    facts = list(words.circumstances(page.night)) if page.night else []
    facts += [words.rating(r.scale, r.value) for r in page.ratings if r.value is not None]
    if facts:
        out.write("\n" + " · ".join(facts) + "\n")
    for written in page.entries:
        if written.entry.prompt_text:
            out.write(f"\n> {escape(written.entry.prompt_text)}\n")
        if written.entry.written_later:
            out.write(f"\n*{words.written_later()}*\n")
        out.write(f"\n{escape(written.text)}\n")
        if written.entry.tags:
            out.write("\n" + " ".join(f"\\#{escape(tag)}" for tag in written.entry.tags) + "\n")

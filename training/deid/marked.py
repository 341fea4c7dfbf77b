"""Reads reflections in which identifiers are marked as ``{TYPE|words}``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MARK: Final = re.compile(r"\{([A-Z_0-9]+)\|([^{}|]+)\}")
HEAD: Final = re.compile(r"^### (\w+)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Span:
    """A marked place: code points of the plain text, end exclusive, and its type."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Reflection:
    """A text without its marks, and where they were."""

    name: str
    text: str
    spans: tuple[Span, ...]


def read(path: Path) -> Iterator[Reflection]:
    """Yield the reflections of a file. Raises ``ValueError`` naming one with a stray brace."""
    parts = HEAD.split(path.read_text(encoding="utf-8"))
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        yield parse(name, body.strip())


def parse(name: str, marked: str) -> Reflection:
    """Take the marks out of a text. Raises ``ValueError`` for a brace left over."""
    text, spans, last = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        spans.append(Span(len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        last = match.end()
    text += marked[last:]
    if "{" in text or "}" in text:
        raise ValueError(f"{name}: a brace outside a mark")
    return Reflection(name, text, tuple(spans))

"""Reads the simple layout that our own files keep, several times faster than ``tomllib``.

One value a line: a plain string, a whole number, yes or no, or a list of plain strings, under
``[[tables]]``. It is a part of TOML, read as TOML reads it. Anything else (an escape, a comment
behind a value, a key named twice, a mistake) gives None, and ``tomllib`` reads the file. The files
are read at unlocking, where the time counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

_LINE: Final = re.compile(
    r"""[ \t]*(?:
        (?P<key>[a-z_]+)[ ]=[ ](?:
            "(?P<string>[^"\\\x00-\x1f\x7f]*)"
          | (?P<number>0|[1-9][0-9]{0,8})
          | (?P<flag>true|false)
          | \[(?P<list>"[^"\\\x00-\x1f\x7f]*"(?:,[ ]"[^"\\\x00-\x1f\x7f]*")*)\]
        )
      | \[\[(?P<table>[a-z_]+)\]\]
      | (?P<comment>\#[^\x00-\x08\x0a-\x1f\x7f]*)?
    )[ \t]*""",
    re.VERBOSE,
)
_ITEM: Final = re.compile(r'"([^"]*)"')
_VALUES: Final[Mapping[str, Callable[[str], object]]] = {
    "string": str,
    "number": int,
    "flag": "true".__eq__,
    "list": _ITEM.findall,
}


def read_plain(text: str) -> dict[str, object] | None:
    """Return what ``tomllib.loads`` would; None when the text is not in the simple layout."""
    top: dict[str, object] = {}
    here = top
    for line in text.replace("\r\n", "\n").split("\n"):
        if not line:
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            return None
        kind = found.lastgroup
        if kind is None or kind == "comment":
            continue
        if kind == "table":
            rows = top.setdefault(found["table"], [])
            # A list of strings under this name is no list of tables.
            if not isinstance(rows, list) or (rows and not isinstance(rows[0], dict)):
                return None
            here = {}
            rows.append(here)
        elif found["key"] in here:
            return None
        else:
            here[found["key"]] = _VALUES[kind](found[kind])
    return top

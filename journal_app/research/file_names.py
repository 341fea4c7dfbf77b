"""Names of files that came by post, fit to be shown: on a terminal, in a report, in the window."""

from __future__ import annotations

from typing import Final

from journal_app.research.bounded_toml import hidden_character

LONGEST_SHOWN: Final = 80
_MARKUP: Final = str.maketrans(dict.fromkeys("`|<", "?"))


def shown_name(name: str) -> str:
    """Return a file's name on one line, without what hides, turns text round or is markup.

    Such a name may hold anything, a terminal's commands included.
    """
    while (found := hidden_character(name)) is not None:
        name = f"{name[: found[0]]}?{name[found[0] + 1 :]}"
    plain = " ".join(name.split()).translate(_MARKUP)
    return plain if len(plain) <= LONGEST_SHOWN else plain[: LONGEST_SHOWN - 3] + "..."

"""Which country a computer stands in, as far as it can be guessed without asking anyone.

Only for the first showing of the support lines; the student's own choice always wins.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from importlib import resources
from typing import Final

from journal_app.clock import SystemClock

LOCALE_VARIABLES: Final = ("LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LANG")
"""Where a system says its territory, the one that counts first."""

_TERRITORY: Final = re.compile(r"[a-z]{2,3}[_-]([A-Z]{2})\b")

_OLD_NAMES: Final = {
    "Asia/Calcutta": "IN",
    "Eire": "IE",
    "GB": "GB",
    "GB-Eire": "GB",
    "NZ": "NZ",
    "NZ-CHAT": "NZ",
}
"""Zones by names from before 1993, which computers still go by. Source: tz, file ``backward``."""

_OLD_PREFIXES: Final = {"US": "US", "Canada": "CA", "Australia": "AU"}
"""First parts of old names that each lie in one country. Source as above."""


def country_of_zone(zone: str) -> str:
    """Return the country (ISO 3166, two letters) of a time zone, "" when it tells none.

    Args:
        zone: IANA name, e.g. ``Europe/London``.

    Source: the table ``zone.tab`` of the tz database, shipped with tzdata.
    """
    if zone in _OLD_NAMES:
        return _OLD_NAMES[zone]
    found = _zones().get(zone, "")
    return found or _OLD_PREFIXES.get(zone.partition("/")[0], "")


def country_of_locale(name: str) -> str:
    """Return the territory of a locale's name, e.g. "GB" of ``en_GB.UTF-8``; "" without one."""
    match = _TERRITORY.match(name)
    return match[1] if match else ""


def guess_country(zone: str | None = None, environment: Mapping[str, str] = os.environ) -> str:
    """Return the country this computer most likely stands in, "" when nothing tells.

    The zone comes first: it moves with the traveller, whereas a locale of the United States is
    what computers all over the world are delivered with, and a wrong emergency number is
    worse than none.

    Args:
        zone: IANA name; None for the computer's own.
        environment: Variables that name the locale.
    """
    here = country_of_zone(SystemClock().zone() if zone is None else zone)
    if here:
        return here
    named = next((environment[key] for key in LOCALE_VARIABLES if environment.get(key)), "")
    return country_of_locale(named)


def _zones() -> dict[str, str]:
    """Return zone name → country. Lines are ``code TAB place TAB zone``, # for comments."""
    try:
        text = resources.files("tzdata").joinpath("zoneinfo/zone.tab").read_text("utf-8")
    except (ModuleNotFoundError, OSError):
        return {}
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {row[2]: row[0] for row in rows if len(row) > 2}

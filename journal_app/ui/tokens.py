"""Every colour of the program, light and dark, and the contrast arithmetic that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Look(StrEnum):
    """Which palette to use."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """One palette, each colour as ``#RRGGBB``.

    Attributes:
        ground: The page.
        surface: Cards and fields.
        rail: Navigation, and every other rotation band of the chart.
        ink: Text.
        muted: Secondary text.
        line: Hairlines that carry no meaning.
        ring: Outlines of controls and unset rating dots.
        accent: Actions and self-care.
        accent_soft: Selection and replacements.
        time_pressure: First series of the chart.
        burnout: Second series, and the guard's underline.
        life_experiences: That theme.
        role_models: That theme.
        warn_soft: Ground of what waits for a decision.
        on_accent: Text on a filled ``accent``.
    """

    ground: str
    surface: str
    rail: str
    ink: str
    muted: str
    line: str
    ring: str
    accent: str
    accent_soft: str
    time_pressure: str
    burnout: str
    life_experiences: str
    role_models: str
    warn_soft: str
    on_accent: str


LIGHT: Final = Tokens(
    ground="#FAF7F2",
    surface="#FFFFFF",
    rail="#F2EDE4",
    ink="#20303A",
    muted="#57636C",
    line="#E4DDD1",
    ring="#857D6E",
    accent="#1A605B",
    accent_soft="#DDEBE8",
    time_pressure="#2562A3",
    burnout="#AE4720",
    life_experiences="#6B4C98",
    role_models="#835810",
    warn_soft="#FBEBDD",
    on_accent="#FFFFFF",
)

DARK: Final = Tokens(
    ground="#12181C",
    surface="#1A2228",
    rail="#0E1417",
    ink="#E8E3D9",
    muted="#94A0A8",
    line="#2A353C",
    ring="#6B7780",
    accent="#6FC2B9",
    accent_soft="#1E3431",
    time_pressure="#7DB2EA",
    burnout="#F0926A",
    life_experiences="#B79CE0",
    role_models="#E0B25E",
    warn_soft="#33261C",
    on_accent="#0E1417",
)

TEXT: Final = (
    "ink",
    "muted",
    "accent",
    "time_pressure",
    "burnout",
    "life_experiences",
    "role_models",
)
GROUNDS: Final = ("ground", "surface", "rail", "accent_soft", "warn_soft")
FILLS: Final = ("accent", "time_pressure", "burnout")
TEXT_CONTRAST: Final = 4.5
OUTLINE_CONTRAST: Final = 3.0


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#RRGGBB`` colours, 1 to 21.

    Source: WCAG 2.2, definitions of "contrast ratio" and "relative luminance".
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

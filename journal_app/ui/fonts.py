"""The two families of type: Spectral for what is written, Inter for the interface.

Both come as run-time packages under the Open Font License, so that no font file lies in the
repository. Spectral has a file per weight, so bold and italic in the editor are real; Inter is
one variable file, whose weight has to be set as an axis (setting the font's weight alone leaves
the strokes as they are).
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import fontpkg_inter
import fontpkg_spectral  # type: ignore[import-untyped,unused-ignore] # ships no types
from PySide6.QtGui import QFont, QFontDatabase

SERIF: Final = "Spectral"
SANS: Final = "Inter"
_SERIF_FILES: Final = (
    "Regular",
    "Italic",
    "Medium",
    "SemiBold",
    "SemiBoldItalic",
    "Bold",
    "BoldItalic",
)
_SANS_FILES: Final = ("Inter[opsz,wght].ttf", "Inter-Italic[opsz,wght].ttf")
_SYNTHESIS_STARTS: Final = 600
_FALLBACK_SERIF: Final = ("Georgia", "DejaVu Serif")
_FALLBACK_SANS: Final = ("Segoe UI", "Helvetica Neue", "DejaVu Sans")


def register_fonts() -> None:
    """Make both families known to Qt; a missing file falls back to the computer's own type."""
    if SERIF not in QFontDatabase.families():
        for style in _SERIF_FILES:
            _register(Path(fontpkg_spectral.ROOT) / "files" / f"{SERIF}-{style}.ttf")
    if SANS not in QFontDatabase.families():
        for name in _SANS_FILES:
            _register(Path(fontpkg_inter.ROOT) / "files" / name)


def _register(file: Path) -> None:
    if file.is_file():
        QFontDatabase.addApplicationFont(str(file))


def serif(pixels: int, *, weight: int = 400, italic: bool = False) -> QFont:
    """Return the writing face with old-style figures.

    Args:
        pixels: Height of the em in device-independent pixels.
        weight: 400, 500, 600 or 700.
    """
    font = QFont([SERIF, *_FALLBACK_SERIF])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    font.setFeature(QFont.Tag("onum"), 1)
    return font


def sans(pixels: int, *, weight: int = 400, tabular: bool = False) -> QFont:
    """Return the interface face.

    Args:
        pixels: Height of the em in device-independent pixels.
        weight: 100 to 900.
        tabular: Figures of equal width, for tables, axes and ratings.
    """
    font = QFont([SANS, *_FALLBACK_SANS])
    font.setPixelSize(pixels)
    # From 700 on Qt would smear the strokes on top of what the axis has already done.
    font.setWeight(QFont.Weight(min(weight, _SYNTHESIS_STARTS)))
    font.setVariableAxis(QFont.Tag("wght"), float(weight))
    font.setFeature(QFont.Tag("lnum"), 1)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font

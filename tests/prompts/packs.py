"""Packs for tests, as files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "lakeside-evenings.toml"


def pack_file(
    name: str = "lakeside-tuesdays",
    *,
    title: str = "Tuesday evenings",
    origin: str = "The reflection group at Lakeside",
    about: str = "",
    asked: Sequence[str] = ("Whose hands were gentle today?",),
    care: Sequence[str] = (),
) -> str:
    """Return a pack of light role-model prompts with the ids ``kind-0``, ``kind-1`` and so on."""
    head = f'format = 2\ntheme = "role-models"\n\n[pack]\nid = "{name}"\ntitle = "{title}"\n'
    head += f'origin = "{origin}"\n' + (f'about = "{about}"\n' if about else "")
    prompts = "".join(
        f'\n[[prompt]]\nid = "kind-{number}"\nsub_theme = "with-patients"\ntext = "{text}"\n'
        'load = "light"\nminutes = 1\nsource = "Our group"\n'
        for number, text in enumerate(asked)
    )
    lines = "".join(
        f'\n[[care]]\nid = "care-{number}"\nkind = "oneself"\ntext = "{text}"\n'
        for number, text in enumerate(care)
    )
    return head + prompts + lines


def write_pack(folder: Path, text: str, name: str = "pack.toml") -> Path:
    """Write a pack into a folder and return where."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path

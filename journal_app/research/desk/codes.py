"""The codebook that every project begins with, as a tree of codes.

The six themes are those of the focus-group study that the prompts stand on (docs/sources.md):
what helps compassion through training, and what is in its way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from journal_app.domain.prompts import Theme
from journal_app.research.desk.guid import new_guid
from journal_app.research.desk.variables import THEMES

REPLACED: Final = "Replaced detail"
_ANSWERED: Final = "Answered prompt"
_PROMPT: Final = {theme: f"Prompt on {label.lower()}" for theme, label in THEMES.items()}


@dataclass(frozen=True, slots=True)
class Code:
    """One code, or a category when it cannot be coded with.

    Attributes:
        guid: Random, made anew for every file: one that came again would link them.
    """

    name: str
    description: str
    color: str
    codable: bool = True
    inside: tuple[Code, ...] = ()
    guid: str = field(default_factory=new_guid)


@dataclass(frozen=True, slots=True)
class Codebook:
    """The codes of one project."""

    codes: tuple[Code, ...]
    replaced: Code
    by_theme: dict[Theme, Code]


def new_codebook() -> Codebook:
    """Return the codebook with new identifiers."""
    replaced = Code(
        REPLACED,
        "Brackets that stand where an identifying detail stood. Put here by Heartbeat.",
        "#7A7A7A",
    )
    by_theme = {
        theme: Code(
            _PROMPT[theme],
            f"Written to a prompt on {label.lower()}. Put here by Heartbeat: it says what was "
            "asked, not what the text is about.",
            "#A8A29A",
        )
        for theme, label in THEMES.items()
    }
    answered = Code(
        _ANSWERED,
        "What the student was asked that night.",
        "#A8A29A",
        codable=False,
        inside=tuple(by_theme.values()),
    )
    return Codebook((_facilitators(), _barriers(), answered, replaced), replaced, by_theme)


def _facilitators() -> Code:
    return Code(
        "Facilitators",
        "What helps compassion through training.",
        "#3E7A6B",
        codable=False,
        inside=(
            Code("Self-care", "Looking after oneself, and being allowed to.", "#3E7A6B"),
            Code("Life experiences", "What one has lived through outside medicine.", "#5B7F4B"),
            Code("Role models", "People in training or practice one would be like.", "#4B6F9A"),
        ),
    )


def _barriers() -> Code:
    return Code(
        "Barriers",
        "What is in the way of compassion in training.",
        "#A65E3A",
        codable=False,
        inside=(
            Code("Time constraints", "More to do than there is time for.", "#A65E3A"),
            Code("Culture of training", "How things are done, said and rewarded.", "#8A5A83"),
            Code("Burnout and futility", "Used up, or feeling that nothing helps.", "#8C4A4A"),
        ),
    )

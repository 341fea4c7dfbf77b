"""What a student wants of prompts: which themes, how often, which packs, or none at all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Final

from journal_app.domain.ids import PackId, PromptId
from journal_app.domain.prompts import Theme

LARGEST_PACK: Final = 256 * 1024
"""Bytes of a pack's file."""

UNFINISHED_SETTING: Final = "prompts.unfinished"
"""Name of the setting with a prompt of the student's own that was being written at a lock."""

MOST_PACKS: Final = 200
"""In one journal; one more is refused with ``PACKS_FULL``."""


class Weight(IntEnum):
    """How often a theme's turn comes, beside the others."""

    OFF = 0
    SELDOM = 1
    USUAL = 2
    OFTEN = 4


@dataclass(frozen=True, slots=True)
class PromptPreferences:
    """What holds for every night until it is changed.

    Attributes:
        on: Show prompts at all; without them every page is written freely.
        weights: Per theme; a theme that is missing has its usual weight.
        packs_off: Packs that stay in the journal and are not drawn from.
        shipped: Draw from the prompts that come with the program.
        own: Draw from the student's own prompts.
    """

    on: bool = True
    weights: Mapping[Theme, Weight] = field(default_factory=dict)
    packs_off: frozenset[PackId] = frozenset()
    shipped: bool = True
    own: bool = True

    def weight(self, theme: Theme) -> Weight:
        """Return a theme's weight."""
        return self.weights.get(theme, Weight.USUAL)


@dataclass(frozen=True, slots=True)
class PromptMark:
    """What the student said about one prompt.

    Attributes:
        favourite: It may come back before all others were shown.
        hidden: It is not shown again.
    """

    prompt: PromptId
    favourite: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class KeptPack:
    """A pack that was brought into the journal, as its file was.

    Attributes:
        title: What it calls itself.
        origin: Who made it, in its own words.
        data: The file's bytes.
        sha256: Of the bytes.
    """

    id: PackId
    title: str
    origin: str
    data: bytes = field(repr=False)
    sha256: str
    added_at: datetime


def check_pack(pack: KeptPack) -> KeptPack:
    """Return a pack if it can be kept.

    Raises:
        ValueError: More than ``LARGEST_PACK``, or the hash is not of its bytes.
    """
    if len(pack.data) > LARGEST_PACK:
        msg = "a pack has at most 256 KiB"
        raise ValueError(msg)
    if hashlib.sha256(pack.data).hexdigest() != pack.sha256:
        msg = "a pack is kept with the hash of its own bytes"
        raise ValueError(msg)
    return pack

"""What must hold for anything to be sealed for a study."""

from __future__ import annotations

from enum import StrEnum


class SealRefusal(StrEnum):
    """Why nothing can be sealed now; ``sentences.packages`` words each."""

    WITHDRAWN = "withdrawn"
    NOT_ANSWERED = "not-answered"
    EXPIRED = "expired"
    FEW_NIGHTS = "few-nights"
    CHANGED = "changed"
    NOTHING = "nothing"
    TOO_MUCH = "too-much"

"""What was sealed for a study before."""

from __future__ import annotations

from journal_app.domain.consent import HandedOver
from journal_app.services.taking_part import TakingPart


def packages(part: TakingPart) -> int:
    """Return how many packages were sealed for a study; a withdrawal notice is none."""
    return sum(one.kind is HandedOver.PACKAGE for one in part.sealed)

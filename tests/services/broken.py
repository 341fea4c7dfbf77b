"""A replacer with a fault, for the last look to find."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal_app.domain.identifiers import Finding
from journal_app.privacy.replacement.replaced import Replaced
from journal_app.privacy.replacement.replacer import Replacer


class FirstPlaceOnly(Replacer):
    """Replaces the first finding of a text and forgets the others."""

    def replace(self, text: str, findings: Sequence[Finding], on: date | None = None) -> Replaced:
        return super().replace(text, findings[:1], on)

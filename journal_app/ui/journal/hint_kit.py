"""What the hints under an entry are handed."""

from __future__ import annotations

from dataclasses import dataclass, field

from journal_app.services.theme_hints import HintLibrary, ThemeHints
from journal_app.ui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class HintKit:
    """The service of the open journal, and what guesses.

    Attributes:
        background: The second worker: loading a model must not keep the vault waiting.
    """

    background: Jobs
    library: HintLibrary = field(repr=False)
    service: ThemeHints = field(repr=False)

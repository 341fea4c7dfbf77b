"""Hints over a shelf, for tests of the Journal."""

from __future__ import annotations

from journal_app.services.theme_hints import HintLibrary, ThemeHints
from journal_app.ui.jobs import Jobs
from journal_app.ui.journal.hint_kit import HintKit
from tests.ui.journal.shelf import Shelf


def hint_kit(shelf: Shelf, jobs: Jobs, library: HintLibrary | None = None) -> HintKit:
    known = library or HintLibrary()
    return HintKit(
        background=jobs, library=known, service=ThemeHints(shelf.vault, shelf.clock, known)
    )

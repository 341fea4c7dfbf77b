"""What to say of the ledger of studies when a backup was put back."""

from __future__ import annotations

from journal_app.words import tr


def not_brought_over() -> str:
    """Return what to say when the journal that was replaced could not be read to its end."""
    return tr(
        "If you joined, changed or left a study after this backup, that could not be brought "
        "over: look at Research before you seal anything."
    )

"""What is said when a journal holds as many of something as it can."""

from __future__ import annotations

from journal_app.words import tr, trn


def notebook_full(values: dict[str, str | int]) -> str:
    """The notebook has as many people as it can have."""
    most = values.get("most")
    if not isinstance(most, int):
        return tr("The notebook is full. Delete somebody from it to make room.")
    return trn(
        "The notebook is full: it holds {count} person. Delete somebody from it to make room.",
        "The notebook is full: it holds {count} people. Delete somebody from it to make room.",
        most,
    )


def packs_full(values: dict[str, str | int]) -> str:
    """There are as many packs as there can be."""
    most = values.get("most")
    if not isinstance(most, int):
        return tr("There is no room for another pack. Remove one first.")
    return trn(
        "There is no room for another pack: the journal holds {count}. Remove one first.",
        "There is no room for another pack: the journal holds {count}. Remove one first.",
        most,
    )

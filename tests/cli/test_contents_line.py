"""What a journal holds, in one line."""

from __future__ import annotations

import pytest

from journal_app.cli.vaults import contents_line
from journal_app.domain.vault import VaultContents


@pytest.mark.parametrize(
    ("contents", "line"),
    [
        (VaultContents(0, 0, None), "0 nights, 0 entries"),
        (VaultContents(1, 1, None), "1 night, 1 entry"),
        (VaultContents(2, 3, None, ledger=9, packs=1), "2 nights, 3 entries, 1 pack"),
        (
            VaultContents(118, 131, None, people=1, notes=2, own_prompts=3, packs=4, contacts=5),
            "118 nights, 131 entries, 1 person, 2 notes, 3 own prompts, 4 packs, 5 contacts",
        ),
        (
            VaultContents(1, 1, None, people=1, notes=1, own_prompts=1, packs=1, contacts=1),
            "1 night, 1 entry, 1 person, 1 note, 1 own prompt, 1 pack, 1 contact",
        ),
    ],
)
def test_only_what_there_is_is_counted_beside_nights_and_entries(
    contents: VaultContents, line: str
) -> None:
    assert contents_line(contents) == line

"""Nothing of the role-model notebook leaves with a copy or with a package for a study."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal_app.domain.ports import OpenVault
from journal_app.interchange.copies import CopyFormat
from journal_app.privacy.replacement.replaced import Style
from journal_app.sentences.copies import FileWords
from journal_app.services.copies import CopyRequest, CopyService
from journal_app.services.copy_search import prepare
from journal_app.services.privacy_tools import PrivacyTools
from tests.fakes import FakeClock
from tests.services.givers import Giver
from tests.storage.some_content import note, person
from tests.ui.journal.shelf import new_shelf

NIGHT = date(2026, 11, 21)
PERSON, ROLE, DID, BORROW = "Frizzlemantock", "Vexelhorn", "Hobbertwysting", "Quornadilly"
PLANTED = tuple(word.encode() for word in (PERSON, ROLE, DID, BORROW))


def plant(vault: OpenVault, clock: FakeClock) -> None:
    """Put somebody into the notebook, with a note from every entry there is."""
    one = person(clock.now(), PERSON, ROLE)
    vault.notebook.put_person(one)
    vault.notebook.put_note(note(one, DID, BORROW))
    for entry, _text in vault.entries.each():
        vault.notebook.put_note(replace(note(one, DID, BORROW, entry.night), entry=entry.id))
    assert len(vault.notebook.notes()) > 1


@pytest.mark.parametrize("kind", list(CopyFormat))
def test_a_copy_holds_nothing_of_the_notebook(
    tmp_path: Path, clock: FakeClock, rules: PrivacyTools, kind: CopyFormat
) -> None:
    shelf = new_shelf(tmp_path / "journal", clock)
    shelf.write(NIGHT, "She sat down before she spoke.")
    plant(shelf.vault, clock)
    copies = CopyService(shelf.vault, clock, lambda _prompt: None)
    for style in Style:
        gathered = copies.gather(CopyRequest(style=style, ratings=True))
        copy = prepare(gathered, rules, told=lambda _done, _all: None, stopped=lambda: False)
        for key in copy.review.keys:
            copy.review.answer_all(key)
            copy.review.show(key)
        copies.save(copy, tmp_path / style.value, kind, FileWords())
        data = (tmp_path / style.value).read_bytes()
        assert b"She sat down" in data
        assert not any(word in data for word in PLANTED)
    shelf.vault.close()


def test_a_package_for_a_study_holds_nothing_of_the_notebook(giver: Giver) -> None:
    plant(giver.shelf.vault, giver.clock)
    giver.join()
    _prepared, built = giver.built()
    assert b"entries" in b"".join(member for _name, member in built.files)
    for _name, member in (*built.files, ("the archive", built.archive)):
        assert not any(word in member for word in PLANTED)

"""Drafts that the database refused: sealed, found, put back; and where the student was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.asides import Aside
from journal_app.domain.entries import EntryFilter, VersionKind, count_words
from journal_app.domain.ids import EntryId
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompts import Form
from journal_app.domain.vault import PageState
from journal_app.errors import DiskRefused, Problem
from journal_app.services.asides import Asides, as_text
from journal_app.services.drafts import DraftService
from journal_app.services.page_state import PAGE_STATE, PageStateService, _from_json
from journal_app.services.writing_forms import WritingForms
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper, write_entry

NIGHT = date(2026, 11, 21)


@dataclass(frozen=True)
class Unsaved:
    text: str
    entry: str = ""
    night: date = NIGHT
    save: Callable[[], object] = field(default=lambda: None)
    kind: str = ""


def refuse() -> None:
    raise DiskRefused(Problem.DISK_FULL)


@pytest.fixture
def vault(tmp_path: Path, clock: FakeClock) -> Iterator[OpenVault]:
    made, _ = make_keeper(clock).create(tmp_path / "vault", PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def drafts(vault: OpenVault, clock: FakeClock, tmp_path: Path) -> DraftService:
    state = tmp_path / "state"
    return DraftService(vault=vault, clock=clock, folders=(vault.folder, state))


def texts(vault: OpenVault) -> list[str]:
    return [text for _, text in vault.entries.each()]


def test_what_can_be_stored_is_not_sealed(drafts: DraftService) -> None:
    stored: list[str] = []
    unsaved = Unsaved("words", save=lambda: stored.append("words"))
    assert drafts.keep(unsaved) == b""
    assert stored == ["words"]
    assert drafts.waiting(()) == 0


def test_a_refused_page_keeps_the_form_it_was_to_be_written_in(
    drafts: DraftService, vault: OpenVault
) -> None:
    WritingForms(vault).choose(Form.SIX_WORDS, NIGHT, None)
    drafts.keep(Unsaved("six words", save=refuse))
    drafts.put_back(())
    ((entry, _),) = vault.entries.each()
    assert vault.forms.form(entry.id) is Form.SIX_WORDS
    drafts.keep(Unsaved("another page", save=refuse))
    drafts.put_back(())
    assert [vault.forms.form(one.id) for one, _ in vault.entries.each()][1:] == [Form.FREE]


def test_words_of_a_form_go_back_to_it_and_never_become_an_entry(
    drafts: DraftService, vault: OpenVault, clock: FakeClock
) -> None:
    asides = Asides(vault, clock)
    asides.put(Aside.NOTE, {"did": "Half"})
    clock.forward(minutes=1)
    drafts.keep(Unsaved(as_text({"did": "Half a sen"}), "f" * 32, save=refuse, kind=Aside.NOTE))
    assert drafts.waiting(()) == 1
    assert drafts.put_back(()) == 1
    assert asides.of(Aside.NOTE) == {"did": "Half a sen"}
    assert texts(vault) == []
    assert drafts.waiting(()) == 0


def test_words_of_a_form_that_holds_later_ones_stay_sealed_until_it_is_free(
    drafts: DraftService, vault: OpenVault, clock: FakeClock
) -> None:
    asides = Asides(vault, clock)
    drafts.keep(Unsaved(as_text({"did": "Half a sen"}), "f" * 32, save=refuse, kind=Aside.NOTE))
    clock.forward(minutes=1)
    asides.put(Aside.NOTE, {"did": "Another"})
    assert drafts.put_back(()) == 0
    assert asides.of(Aside.NOTE)["did"] == "Another"
    asides.forget(Aside.NOTE)
    assert drafts.put_back(()) == 1
    assert asides.of(Aside.NOTE)["did"] == "Half a sen"
    assert texts(vault) == []


def test_a_new_page_that_was_refused_becomes_an_entry_of_its_night(
    drafts: DraftService, vault: OpenVault
) -> None:
    assert drafts.keep(Unsaved("a page of its own", save=refuse)) == b""
    (sealed,) = vault.folder.glob("*.draft")
    assert b"page of its own" not in sealed.read_bytes()
    assert drafts.waiting(()) == 1
    assert drafts.put_back(()) == 1
    assert texts(vault) == ["a page of its own"]
    assert [entry.night for entry in vault.entries.on_night(NIGHT)] == [NIGHT]
    assert drafts.waiting(()) == 0


def kept_texts(vault: OpenVault, entry: EntryId) -> list[str]:
    return [vault.entries.version_text(v.id) for v in vault.entries.versions(entry)]


@pytest.mark.parametrize("after", ["what the disk still took, and more", "something shorter"])
def test_an_entry_keeps_what_it_holds_now_in_its_history(
    drafts: DraftService, vault: OpenVault, clock: FakeClock, after: str
) -> None:
    entry = write_entry(vault, clock, "what the disk still took")
    drafts.keep(Unsaved(after, entry=entry.id, save=refuse))
    drafts.put_back(())
    assert texts(vault) == [after]
    assert kept_texts(vault, entry.id) == ["what the disk still took"]
    (version,) = vault.entries.versions(entry.id)
    assert version.kind is VersionKind.BEFORE_RESTORE


def test_what_was_written_since_stays_and_the_draft_comes_beside_it(
    drafts: DraftService, vault: OpenVault, clock: FakeClock
) -> None:
    entry = write_entry(vault, clock, "the beginning")
    drafts.keep(Unsaved("the beginning, as it was refused", entry=entry.id, save=refuse))
    clock.forward(minutes=1)
    vault.entries.save_text(entry.id, "written anew the day after", clock.now())
    drafts.put_back(())
    assert vault.entries.text(entry.id) == "written anew the day after"
    assert sorted(texts(vault)) == [
        "the beginning, as it was refused",
        "written anew the day after",
    ]


def test_two_drafts_of_one_entry_both_survive(
    drafts: DraftService, vault: OpenVault, clock: FakeClock
) -> None:
    entry = write_entry(vault, clock, "one")
    drafts.keep(Unsaved("one, two", entry=entry.id, save=refuse))
    clock.forward(seconds=20)
    drafts.keep(Unsaved("quite another ending", entry=entry.id, save=refuse))
    clock.forward(seconds=20)
    assert drafts.waiting(()) == 2
    assert drafts.put_back(()) == 2
    assert texts(vault) == ["quite another ending"]
    assert kept_texts(vault, entry.id) == ["one, two", "one"]


def test_a_binned_entry_comes_back_with_its_draft(
    drafts: DraftService, vault: OpenVault, clock: FakeClock
) -> None:
    entry = write_entry(vault, clock, "thrown away")
    drafts.keep(Unsaved("thrown away too early", entry=entry.id, save=refuse))
    vault.entries.put_in_bin(entry.id, clock.now())
    drafts.put_back(())
    assert vault.entries.binned() == ()
    assert vault.entries.count("early", EntryFilter()) == 1
    assert vault.entries.count("thrown", EntryFilter()) == 1


def test_whatever_keeps_a_page_from_being_stored_it_is_sealed(drafts: DraftService) -> None:
    def break_down() -> None:
        raise TypeError

    assert drafts.keep(Unsaved("still here", save=break_down)) == b""
    assert drafts.waiting(()) == 1


def test_when_no_folder_takes_it_the_ciphertext_in_memory_is_enough(
    vault: OpenVault, clock: FakeClock, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_bytes(b"")
    drafts = DraftService(vault=vault, clock=clock, folders=(blocked / "x", blocked / "y"))
    blob = drafts.keep(Unsaved("held in memory", save=refuse))
    assert drafts.waiting(()) == 0
    assert drafts.waiting((blob,)) == 1
    assert drafts.put_back((blob,)) == 1
    assert texts(vault) == ["held in memory"]


def test_the_state_folder_takes_what_the_vaults_own_disk_does_not(
    vault: OpenVault, clock: FakeClock, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.write_bytes(b"")
    state = tmp_path / "state"
    drafts = DraftService(vault=vault, clock=clock, folders=(blocked / "x", state))
    drafts.keep(Unsaved("in the state folder", save=refuse))
    assert len(list(state.iterdir())) == 1
    assert drafts.put_back(()) == 1
    assert list(state.iterdir()) == []


def test_a_page_state_comes_back_as_it_went(vault: OpenVault) -> None:
    places = PageStateService(vault)
    assert places.load() == PageState()
    state = PageState(screen="journal", entry="ab" * 16, cursor=7, anchor=3, scroll=120)
    places.save(state)
    assert places.load() == state


@pytest.mark.parametrize("stored", ["", "{", "[]", "null", '{"cursor": "x", "scroll": -4}'])
def test_a_page_state_that_cannot_be_read_is_the_usual_one(vault: OpenVault, stored: str) -> None:
    vault.settings.put(PAGE_STATE, stored)
    assert PageStateService(vault).load() == PageState()


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text()


@given(st.dictionaries(st.sampled_from(["screen", "entry", "cursor", "anchor", "scroll"]), scalars))
def test_no_stored_value_makes_an_impossible_state(values: dict[str, object]) -> None:
    state = _from_json(values)
    assert min(state.cursor, state.anchor, state.scroll) >= 0
    assert isinstance(state.screen, str)


def test_the_draft_says_nothing_of_its_words_in_its_repr(
    vault: OpenVault, clock: FakeClock
) -> None:
    folders = (vault.folder,)
    drafts = DraftService(vault=vault, clock=clock, folders=folders)
    drafts.keep(Unsaved("pericardiocentesis", save=refuse))
    (sealed,) = vault.sealed_drafts(folders, ())
    assert "pericardiocentesis" not in repr(sealed)
    assert count_words(sealed.text) == 1

"""Hints over a real vault: guessed, corrected, learned, taken back, and never let out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.domain.ids import EntryId
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompts import Theme
from journal_app.interchange.copies import CopyFormat
from journal_app.sentences import prompts
from journal_app.sentences.copies import FileWords
from journal_app.services.copies import CopyRequest, CopyService
from journal_app.services.copy_search import prepare
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.theme_hints import Hint, HintLibrary, ThemeHints, Wanted
from tests.fakes import FakeClock
from tests.services.givers import Giver
from tests.storage.some_content import correction
from tests.ui.journal.shelf import TONIGHT, Shelf, new_shelf

SLEPT = "I slept nine hours, ate porridge by the window and felt like a person again."
PIGEONS = (
    "Mrs Dube fed the pigeons from the window ledge and told me of the harbour.",
    "Pigeons on the window ledge again, and she told the harbour story to the porter.",
    "No pigeons today. The window ledge was wet; the harbour story went on without them.",
    "The pigeons were back on the window ledge, and the harbour story has an ending.",
)
LIBRARY = HintLibrary()
FEATURE, SHA = "quillonferrying", "5e" * 32


@pytest.fixture
def shelf(tmp_path: Path, clock: FakeClock) -> Iterator[Shelf]:
    made = new_shelf(tmp_path / "journal", clock)
    yield made
    made.vault.close()


def service(shelf: Shelf) -> ThemeHints:
    return ThemeHints(shelf.vault, shelf.clock, LIBRARY)


def stored(vault: OpenVault) -> tuple[object, ...]:
    return vault.hints.corrections(), vault.hints.counts()


def test_nothing_is_shown_before_the_offer_is_taken_and_tone_not_before_it_is_turned_on(
    shelf: Shelf,
) -> None:
    hints = service(shelf)
    entry = shelf.write(TONIGHT, SLEPT).id
    assert (hints.wanted(), hints.tone_on()) == (Wanted.UNASKED, False)
    told = LIBRARY.tell(hints.ask(entry))
    assert (told.hint, told.tone) == (None, None)
    hints.want(on=False)
    assert hints.wanted() is Wanted.NO
    hints.want(on=True)
    hints.set_tone(on=True)
    told = LIBRARY.tell(hints.ask(entry))
    assert told.hint is not None
    assert told.tone is not None
    shelf.vault.settings.put("hints.themes", "perhaps")
    assert hints.wanted() is Wanted.UNASKED


def test_a_guess_stores_nothing(shelf: Shelf) -> None:
    hints = service(shelf)
    entry = shelf.write(TONIGHT, SLEPT).id
    before = stored(shelf.vault)
    guessed = hints.hint(entry)
    assert Theme.SELF_CARE in guessed.themes
    assert not guessed.by_student
    assert stored(shelf.vault) == before
    assert shelf.vault.settings.get("hints.themes") is None
    with pytest.raises(KeyError):
        hints.hint(EntryId("ab" * 16))


def test_what_the_student_says_stands_and_three_times_teaches(shelf: Shelf) -> None:
    hints = service(shelf)
    *taught, last = [shelf.write(TONIGHT, page).id for page in PIGEONS]
    assert Theme.LIFE_EXPERIENCES not in hints.hint(last).themes
    for entry in taught:
        hints.correct(entry, {Theme.LIFE_EXPERIENCES})
        hints.correct(entry, {Theme.LIFE_EXPERIENCES})  # said twice, learned once
    assert shelf.vault.hints.counts().documents[None] == len(taught)
    assert hints.hint(taught[0]) == Hint({Theme.LIFE_EXPERIENCES: 1.0}, by_student=True)
    assert Theme.LIFE_EXPERIENCES in hints.hint(last).themes
    for entry in taught:
        hints.take_back(entry)
    assert Theme.LIFE_EXPERIENCES not in hints.hint(last).themes
    hints.correct(last, ())
    assert hints.hint(last) == Hint({}, by_student=True)


def test_no_repr_shows_what_was_written(shelf: Shelf) -> None:
    entry = shelf.write(TONIGHT, "Kept by quibberfloxing.").id
    service(shelf).correct(entry, {Theme.SELF_CARE})
    assert "quibber" not in repr(service(shelf).ask(entry))


def plant(shelf: Shelf) -> None:
    """Correct every entry there is, and turn everything on."""
    for entry, _text in shelf.vault.entries.each():
        said = correction(entry.id, shelf.clock.now(), *Theme, sha256=SHA)
        shelf.vault.hints.correct(said, [FEATURE])
    service(shelf).want(on=True)
    service(shelf).set_tone(on=True)


@pytest.mark.parametrize("kind", list(CopyFormat))
def test_a_copy_holds_no_hint(tmp_path: Path, shelf: Shelf, rules: PrivacyTools, kind: str) -> None:
    shelf.write(TONIGHT, "She sat down before she spoke.")
    plant(shelf)
    copies = CopyService(shelf.vault, shelf.clock, lambda _prompt: None)
    gathered = copies.gather(CopyRequest(ratings=True))
    copy = prepare(gathered, rules, told=lambda _done, _all: None, stopped=lambda: False)
    for key in copy.review.keys:
        copy.review.answer_all(key)
        copy.review.show(key)
    copies.save(copy, tmp_path / "copy", CopyFormat(kind), FileWords())
    data = (tmp_path / "copy").read_text(encoding="utf-8").lower()
    assert "she sat down" in data
    for theme in Theme:
        assert theme.value not in data
        assert prompts.theme(theme).lower() not in data
    assert FEATURE not in data
    assert SHA not in data


def test_a_package_for_a_study_holds_no_hint(giver: Giver) -> None:
    plant(giver.shelf)
    giver.join()
    _prepared, built = giver.built()
    for _name, member in (*built.files, ("the archive", built.archive)):
        assert FEATURE.encode() not in member
        assert SHA.encode() not in member

"""Replace and forget, through the whole vault: page, history, drafts, backups, and the facts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.domain.asides import Aside
from journal_app.domain.entries import EntryFilter
from journal_app.domain.eraser import Eraser
from journal_app.domain.forgetting import Change, Forgetting
from journal_app.domain.identifiers import Kind
from journal_app.domain.ids import EntryId
from journal_app.domain.ports import OpenVault
from journal_app.domain.vault import SealedDraft
from journal_app.services.asides import as_text
from journal_app.services.forgetting import ForgettingService
from journal_app.services.settings import SettingsService
from tests.fakes import FakeClock
from tests.privacy.wordbook import Wordbook
from tests.storage.vaults import PASSPHRASE, make_keeper, write_entry

ENTRY = EntryId("e" * 32)
PATIENT = Kind.NAME_PATIENT


@pytest.fixture
def vault(tmp_path: Path, clock: FakeClock) -> Iterator[OpenVault]:
    made, _ = make_keeper(clock).create(tmp_path / "journal", PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def service(vault: OpenVault, clock: FakeClock) -> ForgettingService:
    return ForgettingService(vault=vault, clock=clock, folders=(vault.folder,), knows=Wordbook())


def change(text: str, words: str, put: str = "[patient]", kind: Kind | None = PATIENT) -> Change:
    start = text.index(words)
    return Change(start, start + len(words), put, kind)


def new_page(service: ForgettingService, text: str, *changes: Change) -> str:
    return service.plan(ENTRY, text, changes).text


def test_other_places_of_the_page_with_the_same_words_go_too(service: ForgettingService) -> None:
    text = "Ngozi Okafor slept. I told okafor's son that Ngozi was better."
    assert new_page(service, text, change(text, "Ngozi Okafor")) == (
        "[patient] slept. I told [patient]'s son that [patient] was better."
    )


def test_a_name_that_is_a_word_goes_only_with_its_capital(service: ForgettingService) -> None:
    text = "Mrs Hope slept. I hope Hope sleeps well."
    assert new_page(service, text, change(text, "Hope")) == (
        "Mrs [patient] slept. I hope [patient] sleeps well."
    )


def test_parts_of_what_is_no_name_stay(service: ForgettingService) -> None:
    text = "At the Royal Marsden. A Marsden stove, the royal marsden."
    hospital = change(text, "Royal Marsden", "a hospital", Kind.HOSPITAL)
    assert new_page(service, text, hospital) == (
        "At the a hospital. A Marsden stove, the a hospital."
    )


def test_what_is_put_there_is_never_taken_out_again(service: ForgettingService) -> None:
    text = "Ngozi Okafor slept. Okafor woke, Ngozi too."
    assert new_page(service, text, change(text, "Ngozi Okafor", "Ngozi")) == (
        "Ngozi slept. Ngozi woke, Ngozi too."
    )


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("She is 94. 94 mmHg, glucose 94, 94s", "94", Kind.AGE_OVER_89),
        ("Seen on 3/10, pain 3/10 today, 3-10 mg, 310 ml", "3/10", Kind.DATE),
        ("Seen on 12/3. K 12, 3 times. 12-3", "12/3", Kind.DATE),
        ("In May. I may. May I? May was.", "May", Kind.DATE),
        ("Ward 4 was full. A ward, 4 patients. Ward 4", "Ward 4", Kind.ROOM),
        ("Case 4471 again. In 4471 steps.", "4471", Kind.ID),
    ],
)
def test_a_date_an_age_a_room_and_a_short_number_go_in_their_place_alone(
    service: ForgettingService, text: str, words: str, kind: Kind
) -> None:
    plan = service.plan(ENTRY, text, [change(text, words, "[x]", kind)])
    assert plan.text == text.replace(words, "[x]", 1)
    assert Eraser(plan.wordings, unfinished=True).erase(text) == plan.text


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Li Wei. Li was kind, Wei too. LI. Dr Li", "Li Wei", "[x]. [x] was kind, [x] too. [x]."),
        ("Rose Adler. Rose was kind. A rose. ROSE", "Rose Adler", "[x]. [x] was kind. A rose. [x]"),
        ("Mary Jo. MaryJo, Jo, jo", "Mary Jo", "[x]. [x], [x], jo"),
        ("Bed Moss. Bed came to bed 4. BED 4", "Bed Moss", "[x]. [x] came to bed 4. BED 4"),
        ("J. Moss. J-tube. Moss", "J. Moss", "[x]. J-tube. [x]"),
    ],
)
def test_short_and_ordinary_parts_of_a_name_go_where_they_are_names(
    service: ForgettingService, text: str, words: str, left: str
) -> None:
    assert new_page(service, text, change(text, words, "[x]")).startswith(left)


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Hop went. She hops, hope. Hopes", "Hop", "[x] went. She [x]s, hope. Hopes"),
        ("March came. Marches", "March", "[x] came. Marches"),
        ("Moss came. The Mosses", "Moss", "[x] came. The [x]es"),
    ],
)
def test_no_ordinary_word_is_taken_for_a_plural(
    service: ForgettingService, text: str, words: str, left: str
) -> None:
    assert new_page(service, text, change(text, words, "[x]")) == left


def test_words_typed_again_are_forgotten_with_those_of_other_entries(
    service: ForgettingService,
) -> None:
    text = "Mrs Okafor slept."
    plan = service.plan(ENTRY, text, [change(text, "Okafor")])
    wider = service.everywhere(plan, f"{plan.text} Okafor again.")
    assert wider.text == "Mrs [patient] slept. [patient] again."
    assert wider.everywhere


@pytest.mark.parametrize("places", [[(0, 30)], [(5, 5)], [(0, 5), (4, 8)], [(-1, 3)]])
def test_places_that_cannot_be_are_refused(
    service: ForgettingService, places: list[tuple[int, int]]
) -> None:
    changes = [Change(start, end, "") for start, end in places]
    with pytest.raises(ValueError, match="place"):
        service.plan(ENTRY, "Ngozi Okafor slept.", changes)


def test_the_page_its_history_and_sealed_drafts_lose_the_words(
    vault: OpenVault, service: ForgettingService, clock: FakeClock
) -> None:
    entry = write_entry(vault, clock, "Mrs Okaf")
    clock.forward(minutes=10)
    text = "Mrs Okafor slept."
    vault.entries.save_text(entry.id, text, clock.now())
    drafts = [
        SealedDraft(entry.id, "2026-11-21", "Okafor, sealed at lock", clock.now()),
        SealedDraft("f" * 32, "2026-11-21", "Okafor of another page", clock.now()),
    ]
    for draft in drafts:
        vault.seal_draft(draft, (vault.folder,))
    done = service.forget(service.plan(entry.id, text, [change(text, "Okafor")]))
    assert (done.entries, done.versions, done.elsewhere, done.overwritten) == (1, 1, 0, True)
    assert vault.entries.text(entry.id) == "Mrs [patient] slept."
    (version,) = vault.entries.versions(entry.id)
    assert vault.entries.version_text(version.id) == "Mrs [patient]"
    assert {draft.text for draft in vault.sealed_drafts((vault.folder,), ())} == {
        "[patient], sealed at lock",
        "Okafor of another page",
    }
    assert vault.entries.page("okafor", EntryFilter(), None, 10) == ()
    assert vault.verify().problems == ()


def test_a_form_that_was_sealed_loses_the_words_and_stays_a_form(
    vault: OpenVault, service: ForgettingService, clock: FakeClock
) -> None:
    text = "Mrs Okafor slept."
    entry = write_entry(vault, clock, text)
    words = as_text({"id": "Okafor", "did": 'Sat down.\nOkafor "smiled".'})
    draft = SealedDraft("f" * 32, "2026-11-21", words, clock.now(), Aside.NOTE)
    vault.seal_draft(draft, (vault.folder,))
    service.forget(service.plan(entry.id, text, [change(text, "Okafor")], everywhere=True))
    (left,) = vault.sealed_drafts((vault.folder,), ())
    without = {"id": "Okafor", "did": 'Sat down.\n[patient] "smiled".'}
    assert (json.loads(left.text), left.kind) == (without, Aside.NOTE)


def test_the_facts_say_what_backups_still_hold(
    vault: OpenVault, service: ForgettingService, clock: FakeClock
) -> None:
    vault.back_up()
    clock.forward(days=1)
    text = "Mrs Okafor slept."
    entry = write_entry(vault, clock, text)
    assert service.old_backups(entry.id).count == 0
    clock.forward(days=1)
    backup = vault.back_up()
    before = service.old_backups(entry.id)
    done = service.forget(service.plan(entry.id, text, [change(text, "Okafor")]))
    assert done.backups == before
    assert (before.count, before.lasting) == (1, 0)
    assert before.gone_by is not None
    assert before.gone_by > clock.now().date()
    while backup.path in [one.path for one in vault.backups()]:
        clock.forward(days=1)
        vault.back_up()
    assert abs(clock.now().date() - before.gone_by) <= timedelta(days=1)
    assert not done.backups.second_folder
    SettingsService(vault).set_second_backup_folder(vault.folder)
    assert service.old_backups(entry.id).second_folder
    assert service.forget(Forgetting(entry.id, "", ())).backups.second_folder

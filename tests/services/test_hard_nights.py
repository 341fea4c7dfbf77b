"""Hard nights: what was asked for is shown when asked for, and nothing is kept of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal_app.domain.contacts import HARD_NIGHTS_SETTING, LONGEST_WORDS, HardNights
from journal_app.domain.ids import ContactId
from journal_app.domain.ports import OpenVault
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.services.contacts import ContactService
from journal_app.services.hard_nights import Asked, HardNightsService
from tests.fakes import FakeClock
from tests.services.shown import shown_file
from tests.storage.vaults import PASSPHRASE, make_keeper

TONIGHT = date(2026, 11, 21)
ON = HardNights(on=True, words="You have been here before. Ring Noor.")


@pytest.fixture(scope="module")
def one_vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenVault]:
    folder = tmp_path_factory.mktemp("hard") / "journal"
    made, _ = make_keeper(FakeClock()).create(folder, PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def vault(one_vault: OpenVault, clock: FakeClock) -> OpenVault:
    one_vault.settings.put(HARD_NIGHTS_SETTING, "")
    for scale in Scale:
        rate(one_vault, clock, dict.fromkeys(range(6)), scale)
    return one_vault


def rate(
    vault: OpenVault,
    clock: FakeClock,
    values: dict[int, int | None],
    scale: Scale = Scale.BURNOUT,
) -> None:
    """Rate nights, counted back from tonight; None is “not tonight”."""
    for back, value in values.items():
        answer = Answer.NOT_TONIGHT if value is None else Answer.GIVEN
        night = TONIGHT - timedelta(days=back)
        vault.nights.put_rating(
            Rating(night, scale, answer, value, value, clock.now(), clock.zone(), 0)
        )


@pytest.mark.parametrize(
    ("values", "due"),
    [
        ({0: 9, 1: 10, 2: 9}, True),
        ({0: 9, 2: 9, 4: 10}, True),
        ({1: 9, 2: 9, 3: 9}, True),
        ({0: 9, 1: 9, 5: 10}, False),
        ({0: 9, 1: 9, 2: 8}, False),
        ({0: None, 1: None, 2: None, 3: 9, 4: 9}, False),
        ({}, False),
    ],
)
def test_three_of_five_nights_count(
    vault: OpenVault, clock: FakeClock, values: dict[int, int | None], due: bool
) -> None:
    service = HardNightsService(vault)
    rate(vault, clock, values)
    assert service.due(TONIGHT) is None
    service.wish(ON)
    assert (service.due(TONIGHT) == Asked(ON.words)) is due


def test_only_the_chosen_scale_counts(vault: OpenVault, clock: FakeClock) -> None:
    service = HardNightsService(vault)
    rate(vault, clock, {0: 10, 1: 10, 2: 10}, Scale.TIME_PRESSURE)
    service.wish(ON)
    assert service.due(TONIGHT) is None
    service.wish(HardNights(on=True, scale=Scale.TIME_PRESSURE, words="Home now."))
    assert service.due(TONIGHT) == Asked("Home now.")


def test_a_rating_taken_back_no_longer_counts(vault: OpenVault, clock: FakeClock) -> None:
    service = HardNightsService(vault)
    service.wish(ON)
    rate(vault, clock, {0: 9, 1: 9, 2: 9})
    assert service.due(TONIGHT)
    vault.nights.put_rating(
        Rating(TONIGHT, Scale.BURNOUT, Answer.CLEARED, None, 9, clock.now(), clock.zone(), 0)
    )
    assert service.due(TONIGHT) is None


def test_the_contact_is_shown_beside_the_words_until_it_is_deleted(
    vault: OpenVault, clock: FakeClock, tmp_path: Path
) -> None:
    contacts = ContactService(vault, shown_file(tmp_path))
    [noor] = contacts.add("Noor", "555 0102")
    service = HardNightsService(vault)
    service.wish(HardNights(on=True, contact=noor.id))
    rate(vault, clock, {0: 9, 1: 9, 2: 9})
    assert service.due(TONIGHT) == Asked("", noor)
    contacts.delete(noor.id)
    assert service.due(TONIGHT) is None


def test_nothing_is_kept_of_its_having_been_shown(vault: OpenVault, clock: FakeClock) -> None:
    service = HardNightsService(vault)
    service.wish(ON)
    rate(vault, clock, {0: 9, 1: 9, 2: 9})
    before = vault.settings.all()
    for _ in range(2):
        assert service.due(TONIGHT)
    assert vault.settings.all() == before


def test_wishes_come_back_as_they_were_and_bad_ones_count_as_off(vault: OpenVault) -> None:
    service = HardNightsService(vault)
    assert service.wishes() == HardNights()
    asked = HardNights(True, Scale.TIME_PRESSURE, "Näh. 你好", ContactId("a" * 32))
    service.wish(asked)
    assert service.wishes() == asked
    assert "Näh" not in repr(asked)
    with pytest.raises(ValueError, match="at most"):
        service.wish(HardNights(on=True, words="x" * (LONGEST_WORDS + 1)))
    for bad in ("{", "[]", '{"on": 1, "scale": "mood", "words": 3, "contact": ""}'):
        vault.settings.put(HARD_NIGHTS_SETTING, bad)
        assert service.wishes() == HardNights()

"""Where a computer stands: from its zone, else from its language settings, else unknown."""

from __future__ import annotations

import pytest

from journal_app.services.country import country_of_locale, country_of_zone, guess_country
from journal_app.services.support import SupportService


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/London", "GB"),
        ("America/New_York", "US"),
        ("Asia/Kolkata", "IN"),
        ("Asia/Calcutta", "IN"),
        ("US/Pacific", "US"),
        ("Australia/NSW", "AU"),
        ("Europe/Berlin", "DE"),
        ("UTC", ""),
        ("Etc/GMT+3", ""),
        ("", ""),
    ],
)
def test_a_zone_tells_its_country(zone: str, country: str) -> None:
    assert country_of_zone(zone) == country


@pytest.mark.parametrize(
    ("name", "country"),
    [("en_GB.UTF-8", "GB"), ("en-NZ", "NZ"), ("de", ""), ("C.UTF-8", ""), ("POSIX", ""), ("", "")],
)
def test_a_locale_tells_its_territory(name: str, country: str) -> None:
    assert country_of_locale(name) == country


def test_the_zone_comes_before_the_locale() -> None:
    assert guess_country("Europe/Dublin", {"LANG": "en_US.UTF-8"}) == "IE"
    assert guess_country("UTC", {"LANG": "en_CA.UTF-8"}) == "CA"
    assert guess_country("UTC", {"LANG": "en_CA.UTF-8", "LC_ALL": "en_AU.UTF-8"}) == "AU"
    assert guess_country("UTC", {"LANG": "C.UTF-8"}) == ""


def test_a_choice_wins_over_the_guess() -> None:
    support = SupportService(guess=lambda: "GB")
    assert [support.region(code) for code in ("", "IE")] == [
        next(region for region in support.regions if region.code == code) for code in ("GB", "IE")
    ]


def test_a_country_without_a_page_is_given_every_emergency_number() -> None:
    support = SupportService(guess=lambda: "DE")
    shown = support.region("")
    assert shown is not None
    assert not any(line.emergency for line in shown.shown)
    numbers = {region.code: line.ways[0].number for region, line in support.emergencies}
    assert numbers["GB"] == "999"
    assert numbers["US"] == "911"
    assert len(numbers) == len(support.regions) - 1

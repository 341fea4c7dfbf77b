"""The second opinion: on what is new, solid for sure names, dropped when it comes too late."""

from __future__ import annotations

import re

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.services.guard_library import GuardLibrary
from journal_app.ui.theme import Theme
from tests.services.desks import Desk
from tests.ui.guard.room import NAME, TEXT, Room, open_room


class Lamps:
    """A slower reader that takes lamps for what a test says, and keeps count of what it reads."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.kind, self.tier = Kind.NAME_OTHER, Tier.SURE

    def read(self, text: str) -> tuple[Finding, ...]:
        self.seen.append(text)
        return tuple(
            Finding(found.start(), found.end(), self.kind, self.tier)
            for found in re.finditer("lamp", text)
        )


@pytest.fixture
def lamps() -> Lamps:
    return Lamps()


@pytest.fixture
def watched(qtbot: QtBot, theme: Theme, desk: Desk, library: GuardLibrary, lamps: Lamps) -> Room:
    both = GuardLibrary(tools=library.tools, second=lambda: lamps)
    return open_room(qtbot, theme, desk, both)


@pytest.mark.parametrize(
    ("kind", "tier", "shown"),
    [
        (Kind.NAME_OTHER, Tier.SURE, Tier.SURE),
        (Kind.NAME_PATIENT, Tier.SURE, Tier.SURE),
        (Kind.NAME_OTHER, Tier.SUSPECT, Tier.SUSPECT),
        (Kind.HOSPITAL, Tier.SURE, Tier.SUSPECT),
    ],
)
def test_what_it_alone_sees_is_solid_only_where_it_is_a_sure_name(
    watched: Room, lamps: Lamps, kind: Kind, tier: Tier, shown: Tier
) -> None:
    lamps.kind, lamps.tier = kind, tier
    watched.put(f"{TEXT} The lamp was on.")
    watched.bot.waitUntil(lambda: "lamp" in watched.words(), timeout=10_000)
    tiers = {words: spot.tier for words, spot in watched.spots()}
    assert tiers == {NAME: Tier.SURE, "lamp": shown}


def test_only_what_is_new_is_read_again(watched: Room, lamps: Lamps) -> None:
    watched.put("The lamp was on.\nNobody spoke.")
    watched.bot.waitUntil(lambda: len(lamps.seen) == 2, timeout=10_000)
    QTest.keyClicks(watched.page, " Then he did.")
    watched.bot.waitUntil(lambda: len(lamps.seen) == 3, timeout=10_000)
    assert lamps.seen[2] == "Nobody spoke. Then he did."


def test_what_comes_too_late_is_dropped(watched: Room) -> None:
    watched.write("The lamp was on.")
    watched.watch.take_second("The lamp was off.", (Finding(4, 8, Kind.ID, Tier.SURE),))
    watched.watch.look_again()
    watched.looked()
    assert watched.words() == []

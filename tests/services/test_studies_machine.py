"""Studies among backups and restores, in any order: no line is lost, and leaving is for good."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from journal_app.domain.consent import Participation, ParticipationId, standing_choices, withdrawn
from journal_app.domain.ports import OpenVault
from journal_app.domain.studies import DataItem, StudyFile
from journal_app.services.studies import StudyService
from tests.fakes import FakeClock
from tests.research.studies_made_up import made_up_file
from tests.storage.vaults import PASSPHRASE, make_keeper

IDS = ("first-study", "second-study")
FILES = {(study, n): made_up_file(id=study, version=n) for study in IDS for n in (1, 2, 3)}
ITEMS = [one.item for one in FILES["first-study", 1].study.asked]
CHOICES = st.fixed_dictionaries(dict.fromkeys(ITEMS, st.booleans()))
NOES = dict.fromkeys(ITEMS, False)
WHICH = st.sampled_from(IDS)

Choices = Mapping[DataItem, bool]


class StudiesMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = FakeClock()
        self.keeper = make_keeper(self.clock)
        self.place = Path(self.folder.name) / "journal"
        self.vault: OpenVault = self.keeper.create(self.place, PASSPHRASE)[0]
        self.joined: dict[str, Participation] = {}
        self.shown: dict[str, int] = {}
        self.agreed: dict[ParticipationId, Choices] = {}
        self.left: set[ParticipationId] = set()
        self.lines: set[str] = set()
        self.backups: list[Path] = []
        self.fresh = False
        self.ever: list[Participation] = []

    def teardown(self) -> None:
        self.vault.close()
        self.folder.cleanup()

    @property
    def service(self) -> StudyService:
        return StudyService(self.vault, self.clock, "1.2.3")

    def newest(self, study: str) -> StudyFile:
        return FILES[study, self.shown[study]]

    @rule(study=WHICH, choices=CHOICES, version=st.integers(1, 2))
    def join_or_decline(self, study: str, choices: Choices, version: int) -> None:
        self.clock.forward(minutes=5)
        if study in self.joined:
            return
        file = FILES[study, version]
        if not any(choices.values()):
            self.service.decline(file)
            return
        one = self.service.join(file, choices, old_enough=True)
        assert {one.id, one.participant, one.seed}.isdisjoint(
            {secret for old in self.ever for secret in (old.id, old.participant, old.seed)}
        )
        self.joined[study], self.shown[study] = one, version
        self.agreed[one.id] = choices
        self.ever.append(one)

    @precondition(lambda self: self.joined)
    @rule(study=WHICH, choices=CHOICES, minutes=st.integers(-600, 600))
    def change(self, study: str, choices: Choices, minutes: int) -> None:
        self.clock.forward(minutes=minutes)  # a clock may be set back, too
        if study in self.joined:
            one = self.joined[study]
            part = next(p for p in self.service.taking_part() if p.participation == one)
            if not part.asks_again:
                self.service.change(one, choices)
                self.agreed[one.id] = choices

    @precondition(lambda self: self.joined)
    @rule(study=WHICH, choices=st.none() | CHOICES)
    def newer_version(self, study: str, choices: Choices | None) -> None:
        if study in self.joined and self.shown[study] < 3:
            self.shown[study] += 1
            one = self.joined[study]
            self.service.answer_version(one, self.newest(study), choices)
            self.agreed[one.id] = NOES if choices is None else choices

    @precondition(lambda self: self.joined)
    @rule(study=WHICH)
    def withdraw(self, study: str) -> None:
        self.clock.forward(minutes=5)
        if study in self.joined:
            one = self.joined.pop(study)
            self.service.withdraw(one)
            self.left.add(one.id)

    @precondition(lambda self: self.joined and not self.fresh)
    @rule()
    def back_up(self) -> None:
        self.clock.forward(minutes=5)
        self.fresh = True
        self.backups.append(self.vault.back_up().path)

    @precondition(lambda self: self.backups)
    @rule(n=st.integers(0, 9))
    def restore(self, n: int) -> None:
        self.clock.forward(minutes=5)
        there = [path for path in self.backups if path.exists()]
        self.vault.close()
        backup = there[n % len(there)]
        assert self.keeper.restore(backup, self.place, PASSPHRASE, recovery=False).ledger_whole
        self.vault = self.keeper.open_with_passphrase(self.place, PASSPHRASE)

    @invariant()
    def no_line_is_lost(self) -> None:
        now = {repr(line) for line in self.vault.studies.events()}
        for one in self.vault.studies.participations():
            now.add(repr((one, one.seed, one.origin)))
            now |= {repr((seen, seen.data)) for seen in self.vault.studies.versions(one.id)}
            now |= {repr(file) for file in self.vault.studies.sealed(one.id)}
        assert now >= self.lines
        self.fresh = self.fresh and now == self.lines
        self.lines = now

    @invariant()
    def what_holds_is_what_was_chosen_last_and_nothing_after_leaving(self) -> None:
        events = self.vault.studies.events()
        for one in self.ever:
            gone = one.id in self.left
            assert withdrawn(one.id, events) is gone
            assert standing_choices(one.id, events) == ({} if gone else self.agreed[one.id])

    @invariant()
    def everybody_is_shown_with_what_was_answered_last(self) -> None:
        parts = {part.participation.id: part for part in self.service.taking_part()}
        assert set(parts) == {one.id for one in self.ever}
        for study, one in self.joined.items():
            assert parts[one.id].file == self.newest(study)
            assert not parts[one.id].left


TestStudiesMachine = StudiesMachine.TestCase
TestStudiesMachine.settings = settings(max_examples=5, stateful_step_count=12, deadline=None)

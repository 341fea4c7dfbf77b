"""Joining, changing, refusing and leaving studies, in a real vault with real study files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pyrage import x25519

from journal_app.domain.consent import (
    ConsentKind,
    HandedOver,
    Participation,
    ParticipationId,
    SealedRecord,
)
from journal_app.domain.ids import EntryId, new_id
from journal_app.domain.packages import Withdrawal
from journal_app.domain.ports import OpenVault
from journal_app.domain.studies import DataItem, StudyFile
from journal_app.errors import BadFile, Problem, WorldError
from journal_app.research.package_reading import SignedWithdrawal, read_package
from journal_app.research.participants import new_participation, participant_id
from journal_app.research.sealing import new_identity, unseal
from journal_app.research.study_file import StudyFault
from journal_app.services.consent_lines import ConsentLines, for_each
from journal_app.services.studies import Standing, StudyService, TakingPart
from journal_app.storage.engine import writing
from journal_app.storage.meta import Stamp
from journal_app.storage.studies import _participation_row
from journal_app.storage.vault import FolderVault
from tests.fakes import FakeClock
from tests.research.studies_made_up import OTHER_TEAM, made_up_file, write_made_up
from tests.storage.vaults import PASSPHRASE, make_keeper, write_entry

NOES = dict.fromkeys(
    (
        DataItem.RATINGS,
        DataItem.ROTATION,
        DataItem.SHIFTS,
        DataItem.TEXT,
        DataItem.PROMPTS,
        DataItem.TOTALS,
    ),
    False,
)
SOME = {**NOES, DataItem.RATINGS: True, DataItem.TEXT: True}


@pytest.fixture
def vault(tmp_path: Path, clock: FakeClock) -> Iterator[OpenVault]:
    opened, _ = make_keeper(clock).create(tmp_path / "journal", PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def service(vault: OpenVault, clock: FakeClock) -> StudyService:
    return StudyService(vault, clock, "1.2.3")


@pytest.fixture
def team() -> x25519.Identity:
    return new_identity()


@pytest.fixture
def file(team: x25519.Identity) -> StudyFile:
    return made_up_file(recipient=str(team.to_public()))


def only(service: StudyService) -> TakingPart:
    (part,) = service.taking_part()
    return part


def package(part: Participation, clock: FakeClock) -> SealedRecord:
    return SealedRecord(
        id=new_id(),
        participation=part.id,
        kind=HandedOver.PACKAGE,
        sequence=1,
        study_version=1,
        content_sha256="12" * 32,
        sealed_sha256="34" * 32,
        file_name="heartbeat-00000000.age",
        entries=(EntryId(new_id()),),
        nights=3,
        at=clock.now(),
    )


class TestLooking:
    def test_a_file_is_new_then_joined_then_left(
        self, service: StudyService, tmp_path: Path
    ) -> None:
        path = write_made_up(tmp_path)
        offer = service.look(path)
        assert (offer.standing, offer.participation, offer.trouble) == (Standing.NEW, None, None)
        one = service.join(offer.file, SOME, old_enough=True)
        offer = service.look(path)
        assert (offer.standing, offer.participation) == (Standing.JOINED, one)
        service.withdraw(one)
        offer = service.look(path)
        assert (offer.standing, offer.participation) == (Standing.LEFT, one)

    def test_newer_and_older_versions_are_told_apart(
        self, service: StudyService, tmp_path: Path, file: StudyFile
    ) -> None:
        service.join(made_up_file(version=2), SOME, old_enough=True)
        for changes, standing in (
            ({"version": 1}, Standing.OLDER),
            ({"version": 2}, Standing.JOINED),
            ({"version": 3}, Standing.NEWER),
            ({"id": "another-study"}, Standing.NEW),
        ):
            found: Any = service.look(write_made_up(tmp_path, **changes))
            assert found.standing is standing, changes

    def test_the_key_is_pinned_by_a_participation_that_goes_on(
        self, service: StudyService, tmp_path: Path, file: StudyFile
    ) -> None:
        one = service.join(file, SOME, old_enough=True)
        with pytest.raises(BadFile) as error:
            service.look(write_made_up(tmp_path, OTHER_TEAM, version=2))
        assert error.value.problem is Problem.STUDY_OTHER_KEY
        forged = made_up_file(OTHER_TEAM, version=2)
        for call in (
            lambda: service.join(forged, SOME, old_enough=True),
            lambda: service.answer_version(one, forged, SOME),
            lambda: service.decline(forged),
        ):
            with pytest.raises(BadFile) as error:
                call()
            assert error.value.problem is Problem.STUDY_OTHER_KEY

    def test_a_false_study_that_was_left_does_not_keep_the_real_one_away(
        self, service: StudyService, tmp_path: Path, file: StudyFile
    ) -> None:
        false = made_up_file(OTHER_TEAM, payment="A thousand.")
        service.withdraw(service.join(false, SOME, old_enough=True))
        offer = service.look(write_made_up(tmp_path))
        assert (offer.standing, offer.participation) == (Standing.NEW, None)
        assert offer.other_keys == (false.fingerprint,)
        real = service.join(offer.file, SOME, old_enough=True)
        with pytest.raises(BadFile) as error:
            service.look(write_made_up(tmp_path, OTHER_TEAM, version=2))
        assert error.value.problem is Problem.STUDY_OTHER_KEY
        service.withdraw(real)
        offer = service.look(write_made_up(tmp_path))
        assert (offer.standing, offer.participation) == (Standing.LEFT, real)

    @pytest.mark.parametrize("left", [False, True])
    @pytest.mark.parametrize("version", [2, 3])
    def test_the_number_of_another_file_that_was_shown_is_refused(
        self, service: StudyService, tmp_path: Path, left: bool, version: int
    ) -> None:
        one = service.join(made_up_file(version=2), SOME, old_enough=True)
        service.look(write_made_up(tmp_path, version=3))
        if left:
            service.withdraw(one)
        other = made_up_file(version=version, notice="Other words, same number.")
        path = write_made_up(tmp_path, version=version, notice="Other words, same number.")
        for call in (
            lambda: service.look(path),
            lambda: service.join(other, SOME, old_enough=True),
            lambda: service.answer_version(one, other, SOME),
        ):
            with pytest.raises(BadFile) as error:
                call()
            assert error.value.values["why"] == StudyFault.SAME_NUMBER.value
        assert service.look(write_made_up(tmp_path, version=4)).trouble is None

    def test_what_stands_in_the_way_today_is_told(
        self, service: StudyService, tmp_path: Path, clock: FakeClock
    ) -> None:
        path = write_made_up(tmp_path)
        for day, trouble in (
            (datetime(2025, 12, 31, 12, tzinfo=UTC), StudyFault.NOT_YET),
            (datetime(2027, 6, 30, 12, tzinfo=UTC), None),
            (datetime(2027, 7, 1, 12, tzinfo=UTC), StudyFault.ENDED),
        ):
            clock.instant = day
            assert service.look(path).trouble is trouble


class TestJoining:
    def test_it_stores_who_what_was_shown_and_what_was_agreed(
        self, service: StudyService, vault: OpenVault, file: StudyFile, clock: FakeClock
    ) -> None:
        one = service.join(file, SOME, old_enough=True)
        part = only(service)
        assert part.participation == one
        assert part.file == file
        assert part.choices == SOME
        assert (part.left, part.asks_again, part.may_withdraw) == (False, False, True)
        (event,) = part.events
        assert event.kind is ConsentKind.GIVEN
        assert event.program == "1.2.3"
        assert (event.at, event.zone, event.offset_minutes) == (clock.now(), "Europe/London", 0)
        assert event.notice_sha256 == file.notice_sha256
        (seen,) = vault.studies.versions(one.id)
        assert (seen.data, seen.signature) == (file.data, file.signature)
        assert one.origin < file.study.starts

    @pytest.mark.parametrize(
        ("day", "trouble"),
        [
            (datetime(2025, 12, 31, 12, tzinfo=UTC), StudyFault.NOT_YET),
            (datetime(2027, 7, 1, 12, tzinfo=UTC), StudyFault.ENDED),
            (datetime(2028, 1, 1, 12, tzinfo=UTC), StudyFault.ENDED),
        ],
    )
    def test_it_is_refused_outside_the_study(
        self,
        service: StudyService,
        file: StudyFile,
        clock: FakeClock,
        day: datetime,
        trouble: StudyFault,
    ) -> None:
        clock.instant = day
        with pytest.raises(BadFile) as error:
            service.join(file, SOME, old_enough=True)
        assert error.value.values["why"] == trouble.value
        assert service.taking_part() == ()

    def test_it_is_refused_twice_too_young_and_with_other_items(
        self, service: StudyService, vault: OpenVault, file: StudyFile
    ) -> None:
        with pytest.raises(ValueError, match="joined"):
            service.join(file, SOME, old_enough=False)
        with pytest.raises(ValueError, match="each item"):
            service.join(file, {DataItem.TEXT: True}, old_enough=True)
        with pytest.raises(ValueError, match="each item"):
            service.join(file, {**SOME, DataItem.QUESTIONNAIRES: True}, old_enough=True)
        assert vault.studies.events() == ()
        service.join(file, SOME, old_enough=True)
        with pytest.raises(ValueError, match="joined"):
            service.join(file, SOME, old_enough=True)
        assert len(vault.studies.participations()) == 1

    def test_declining_is_a_line_of_its_own(
        self, service: StudyService, vault: OpenVault, file: StudyFile
    ) -> None:
        service.decline(file)
        (event,) = vault.studies.events()
        assert (event.kind, event.participation) == (ConsentKind.REFUSED, None)
        assert dict(event.choices) == NOES
        assert service.taking_part() == ()
        service.join(file, SOME, old_enough=True)
        with pytest.raises(ValueError, match="joined"):
            service.decline(file)

    def test_joining_again_gives_a_new_id_key_and_origin(
        self, service: StudyService, file: StudyFile
    ) -> None:
        origins = set()
        ids = set()
        for _ in range(4):
            one = service.join(file, SOME, old_enough=True)
            service.withdraw(one)
            origins.add(one.origin)
            ids |= {one.id, one.participant, one.seed.hex()}
        assert len(ids) == 12
        assert len(origins) > 1


class TestChanging:
    def test_a_choice_switched_off_holds_at_once(
        self, service: StudyService, file: StudyFile, vault: OpenVault
    ) -> None:
        one = service.join(file, SOME, old_enough=True)
        service.change(one, NOES)
        assert only(service).choices == NOES
        service.change(one, NOES)
        assert [event.kind for event in only(service).events] == [
            ConsentKind.GIVEN,
            ConsentKind.CHANGED,
        ]

    def test_a_clock_set_back_does_not_bring_a_yes_back(
        self, service: StudyService, file: StudyFile, clock: FakeClock
    ) -> None:
        one = service.join(file, SOME, old_enough=True)
        clock.instant = datetime(2026, 3, 1, tzinfo=UTC)
        service.change(one, NOES)
        assert only(service).choices == NOES
        assert [event.kind for event in only(service).events][-1] is ConsentKind.CHANGED

    def test_nothing_can_be_chosen_after_leaving(
        self, service: StudyService, file: StudyFile
    ) -> None:
        one = service.join(file, SOME, old_enough=True)
        service.withdraw(one)
        with pytest.raises(ValueError, match="nothing to choose"):
            service.change(one, SOME)
        with pytest.raises(ValueError, match="newer version"):
            service.answer_version(one, made_up_file(version=2), SOME)

    def test_a_newer_version_is_agreed_to_with_new_choices(
        self, service: StudyService, file: StudyFile, vault: OpenVault
    ) -> None:
        one = service.join(file, SOME, old_enough=True)
        newer = made_up_file(version=2)
        service.answer_version(one, newer, NOES)
        assert only(service).file == newer
        assert only(service).choices == NOES
        assert [seen.version for seen in vault.studies.versions(one.id)] == [2, 1]
        with pytest.raises(ValueError, match="newer version"):
            service.answer_version(one, file, SOME)

    def test_a_version_that_was_refused_lets_nothing_go_until_it_is_agreed_to(
        self, service: StudyService, file: StudyFile, vault: OpenVault, tmp_path: Path
    ) -> None:
        one = service.join(file, SOME, old_enough=True)
        newer = made_up_file(version=2)
        service.answer_version(one, newer, None)
        part = only(service)
        assert (part.asks_again, part.choices, part.left) == (True, NOES, False)
        with pytest.raises(ValueError, match="nothing to choose"):
            service.change(one, SOME)
        assert service.look(write_made_up(tmp_path, version=2)).standing is Standing.NEWER
        service.answer_version(one, newer, SOME)
        part = only(service)
        assert (part.asks_again, part.choices) == (False, SOME)
        assert len(vault.studies.versions(one.id)) == 2

    def test_a_version_that_was_looked_at_waits_for_an_answer_over_a_lock(
        self, service: StudyService, file: StudyFile, vault: OpenVault, clock: FakeClock,
        tmp_path: Path,
    ) -> None:  # fmt: skip
        one = service.join(file, SOME, old_enough=True)
        service.look(write_made_up(tmp_path, version=3))
        service.look(write_made_up(tmp_path, version=2))
        assert [event.kind for event in vault.studies.events()] == [ConsentKind.GIVEN]
        vault.close()
        opened = make_keeper(clock).open_with_passphrase(tmp_path / "journal", PASSPHRASE)
        again = StudyService(opened, clock, "1.2.3")
        part = only(again)
        assert (part.asks_again, part.waits, part.choices) == (True, 3, SOME)
        with pytest.raises(ValueError, match="nothing to choose"):
            again.change(one, NOES)
        again.answer_version(one, made_up_file(version=2), SOME)
        assert only(again).waits == 3
        again.answer_version(one, made_up_file(version=3), NOES)
        part = only(again)
        assert (part.asks_again, part.waits, part.choices) == (False, None, NOES)
        opened.close()

    def test_a_version_that_was_looked_at_waits_also_when_an_older_backup_is_put_back(
        self, service: StudyService, file: StudyFile, vault: OpenVault, clock: FakeClock,
        tmp_path: Path,
    ) -> None:  # fmt: skip
        service.join(file, SOME, old_enough=True)
        backup = vault.back_up().path
        service.look(write_made_up(tmp_path, version=2))
        vault.close()
        keeper = make_keeper(clock)
        assert keeper.restore(backup, tmp_path / "journal", PASSPHRASE, recovery=False).ledger_whole
        opened = keeper.open_with_passphrase(tmp_path / "journal", PASSPHRASE)
        part = only(StudyService(opened, clock, "1.2.3"))
        assert (part.asks_again, part.waits) == (True, 2)
        opened.close()

    def test_a_version_that_nobody_can_answer_today_is_not_waited_for(
        self, service: StudyService, file: StudyFile, tmp_path: Path
    ) -> None:
        service.join(file, SOME, old_enough=True)
        later = write_made_up(tmp_path, version=2, starts=date(2027, 1, 1))
        assert service.look(later).trouble is StudyFault.NOT_YET
        assert not only(service).asks_again


class TestLeaving:
    def test_the_notice_is_signed_sealed_and_covers_all_that_was_ever_sent(
        self,
        service: StudyService,
        vault: OpenVault,
        file: StudyFile,
        team: x25519.Identity,
        clock: FakeClock,
    ) -> None:
        one = service.join(file, SOME, old_enough=True)
        sealed = package(one, clock)
        vault.studies.record_sealed(sealed)
        vault.studies.put_review(one.id, "{}")
        clock.forward(minutes=1)
        notice = service.withdraw(one)
        found = read_package(unseal(notice.data, team), file="")
        assert isinstance(found, SignedWithdrawal)
        assert found.withdrawal == Withdrawal(file.study.id, one.participant)
        assert found.withdrawal.packages == ()  # all, also those another copy sealed
        assert participant_id(found.public_key) == one.participant
        assert (notice.packages, notice.in_time) == (1, True)
        assert file.study.id not in notice.file_name
        part = only(service)
        assert (part.left, dict(part.choices)) == (True, {})
        assert vault.studies.review(one.id) is None
        assert [line.kind for line in part.sealed] == [HandedOver.PACKAGE, HandedOver.WITHDRAWAL]

    def test_it_can_be_written_again_and_is_recorded_once(
        self, service: StudyService, file: StudyFile, team: x25519.Identity
    ) -> None:
        one = service.join(file, SOME, old_enough=True)
        first, second = service.withdraw(one), service.withdraw(one)
        assert unseal(first.data, team) == unseal(second.data, team)
        assert first.file_name != second.file_name
        kinds = [event.kind for event in only(service).events]
        assert kinds == [ConsentKind.GIVEN, ConsentKind.WITHDRAWN]
        assert len(only(service).sealed) == 2

    def test_after_the_last_day_it_still_stops_everything(
        self, service: StudyService, file: StudyFile, clock: FakeClock
    ) -> None:
        one = service.join(file, SOME, old_enough=True)
        clock.instant = datetime(2030, 1, 1, tzinfo=UTC)
        assert not only(service).may_withdraw
        assert not service.withdraw(one).in_time
        assert only(service).left

    def test_that_one_left_is_stored_even_where_nothing_can_be_sealed(
        self, service: StudyService, file: StudyFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one = service.join(file, SOME, old_enough=True)
        monkeypatch.setitem(sys.modules, "pyrage", None)  # as where it has no wheel
        with pytest.raises(WorldError) as error:
            service.withdraw(one)
        assert error.value.problem is Problem.SEALING_MISSING
        assert only(service).left

    def test_somebody_elses_participation_is_no_way_in(
        self, service: StudyService, file: StudyFile, vault: OpenVault
    ) -> None:
        one = service.join(file, SOME, old_enough=True)
        stranger = replace(one, id=ParticipationId(new_id()))
        with pytest.raises(ValueError, match="no such"):
            service.withdraw(stranger)
        with pytest.raises(ValueError, match="no such"):
            service.receipt(stranger)


def test_a_study_of_which_a_damaged_ledger_lost_the_files_is_taken_up_again(
    service: StudyService, vault: OpenVault, file: StudyFile, clock: FakeClock, tmp_path: Path
) -> None:
    one = new_participation(file, first_night=clock.now().date(), now=clock.now())
    assert isinstance(vault, FolderVault)
    with writing(vault._now().engine) as session:
        session.add(_participation_row(one, Stamp("device", 1)))
    given = ConsentLines(clock, "1").line(
        file, one.id, ConsentKind.GIVEN, for_each(file, SOME), clock.now()
    )
    vault.studies.record(given)
    assert service.taking_part() == ()
    assert service.look(write_made_up(tmp_path)).standing is Standing.NEWER
    with pytest.raises(ValueError, match="joined"):
        service.join(file, NOES, old_enough=False)
    assert service.join(file, NOES, old_enough=True) == one
    assert only(service).participation == one
    assert only(service).choices == NOES
    service.withdraw(one)
    assert only(service).left


def test_the_origin_lies_before_the_first_night_of_the_journal(
    service: StudyService, vault: OpenVault, clock: FakeClock
) -> None:
    write_entry(vault, clock)
    one = service.join(made_up_file(starts=clock.now().date()), SOME, old_enough=True)
    assert (clock.now().date() - one.origin).days >= 100

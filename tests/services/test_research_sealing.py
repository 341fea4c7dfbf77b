"""When nothing may be sealed, and what the disk sees while something is."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from journal_app.domain.consent import HandedOver
from journal_app.domain.identifiers import Kind
from journal_app.domain.ids import PromptId
from journal_app.domain.nights import Night, Shift
from journal_app.domain.ports import OpenVault
from journal_app.domain.ratings import Scale
from journal_app.domain.studies import (
    DataItem,
)
from journal_app.errors import BugError, DiskRefused, Problem, WorldError
from journal_app.services.research_export import ResearchService
from journal_app.services.research_rules import SealRefusal
from tests.services.givers import (
    SHIPPED,
    Giver,
    fill_in,
    opened_by_team,
    read,
    refused_for,
)


class TestRefusing:
    def test_nothing_is_built_that_was_not_read_to_the_end(self, giver: Giver) -> None:
        giver.join()
        prepared = giver.prepare()
        with pytest.raises(BugError):
            giver.service.build(prepared)
        read(prepared)
        giver.service.build(prepared)

    def test_too_few_nights(self, giver: Giver) -> None:
        giver.join(minimum_nights=7)
        with pytest.raises(WorldError) as refused:
            giver.service.gather(giver.everything())
        assert refused.value.values == {"why": "few-nights", "least": 7}
        refused_for(SealRefusal.NOTHING, giver.service.gather,
                giver.everything(nights=(), entries=()))  # fmt: skip

    def test_more_than_fits(self, giver: Giver) -> None:
        giver.join()
        giver.shelf.write(date(2026, 10, 30), "a word " * 80_000)
        refused_for(SealRefusal.TOO_MUCH, giver.service.gather, giver.everything())

    def test_a_study_that_was_left(self, giver: Giver, tmp_path: Path) -> None:
        giver.join()
        prepared, built = giver.built()
        giver.studies.withdraw(giver.part.participation)
        self._refused_everywhere(giver, prepared, built, tmp_path, SealRefusal.WITHDRAWN)

    def test_a_newer_version_that_was_not_agreed_to(self, giver: Giver, tmp_path: Path) -> None:
        giver.join()
        prepared, built = giver.built()
        giver.studies.answer_version(giver.part.participation, giver.file(version=2), None)
        self._refused_everywhere(giver, prepared, built, tmp_path, SealRefusal.NOT_ANSWERED)

    def test_an_approval_that_expired(self, giver: Giver, tmp_path: Path) -> None:
        giver.join(ethics_expires=date(2026, 11, 22), ends=date(2026, 11, 21))
        prepared, built = giver.built()
        giver.clock.forward(days=2)
        self._refused_everywhere(giver, prepared, built, tmp_path, SealRefusal.EXPIRED)

    def test_a_choice_taken_back(self, giver: Giver, tmp_path: Path) -> None:
        giver.join()
        prepared, built = giver.built()
        giver.studies.change(giver.part.participation, {**giver.part.choices, DataItem.TEXT: False})
        refused_for(SealRefusal.CHANGED, giver.service.build, prepared)
        refused_for(SealRefusal.CHANGED, giver.service.seal, prepared, built, tmp_path / "a.age")
        assert giver.part.sealed == ()

    @pytest.mark.parametrize("how", ["text", "bin", "gone", "night"])
    def test_an_entry_that_changed_meanwhile(self, giver: Giver, tmp_path: Path, how: str) -> None:
        giver.join()
        prepared, built = giver.built()
        entries, now = giver.shelf.vault.entries, giver.clock.now()
        [entry] = entries.on_night(date(2026, 10, 1))
        if how == "text":
            entries.save_text(entry.id, "Another text.", now)
        elif how == "bin":
            entries.put_in_bin(entry.id, now)
        elif how == "gone":
            entries.put_in_bin(entry.id, now)
            entries.delete_forever(entry.id)
        else:
            entries.move(entry.id, date(2026, 10, 2))
        refused_for(SealRefusal.CHANGED, giver.service.build, prepared)
        refused_for(SealRefusal.CHANGED, giver.service.seal, prepared, built, tmp_path / "a.age")
        assert not (tmp_path / "a.age").exists()

    @pytest.mark.parametrize(
        "how", ["rating", "no rating", "tag", "rotation", "between", "group", "answers"]
    )
    def test_a_night_that_changed_meanwhile(self, giver: Giver, tmp_path: Path, how: str) -> None:
        fill_in(giver)
        giver.clock.forward(days=10)
        giver.join()
        prepared, built = giver.built()
        _change(giver, how)
        refused_for(SealRefusal.CHANGED, giver.service.seal, prepared, built, tmp_path / "a.age")
        refused_for(SealRefusal.CHANGED, giver.service.build, prepared)
        assert [each.name for each in tmp_path.glob("*.age")] == []
        again, fresh = giver.built()
        giver.service.seal(again, fresh, tmp_path / "a.age")

    def test_what_does_not_leave_may_change(self, giver: Giver, tmp_path: Path) -> None:
        giver.join({DataItem.RATINGS: False})
        prepared, built = giver.built()
        giver.shelf.rate(CHANGED, Scale.BURNOUT, 1)
        giver.shelf.write(date(2026, 10, 2), "Not chosen.")
        rotation = next(each for each in giver.shelf.vault.rotations.rotations())
        giver.shelf.vault.rotations.put(replace(rotation, site="Elsewhere"))
        giver.service.seal(prepared, built, tmp_path / "a.age")

    def test_a_package_that_is_not_what_was_read_last(self, giver: Giver, tmp_path: Path) -> None:
        giver.join()
        prepared, built = giver.built()
        review = prepared.review
        key = review.keys[0]
        review.hide(key, 0, 2, Kind.NAME_OTHER)
        read(prepared)
        refused_for(SealRefusal.CHANGED, giver.service.seal, prepared, built, tmp_path / "a.age")

    def _refused_everywhere(
        self, giver: Giver, prepared: Any, built: Any, folder: Path, why: SealRefusal
    ) -> None:
        request = prepared.gathered.request
        refused_for(why, giver.service.gather, request)
        refused_for(why, giver.service.build, prepared)
        refused_for(why, giver.service.seal, prepared, built, folder / "a.age")
        assert not (folder / "a.age").exists()
        assert not any(each.kind is HandedOver.PACKAGE for each in giver.part.sealed)


CHANGED = date(2026, 10, 5)


def _change(giver: Giver, how: str) -> None:
    """Change something that leaves beside the texts."""
    vault = giver.shelf.vault
    medicine, surgery = sorted(vault.rotations.rotations(), key=lambda each: each.specialty)
    if how == "rating":
        giver.shelf.rate(CHANGED, Scale.TIME_PRESSURE, 10)
    elif how == "no rating":
        giver.shelf.rate(CHANGED, Scale.BURNOUT, 5)
    elif how == "tag":
        vault.nights.put(Night(CHANGED, "Europe/London", 60, shift=Shift.ON_CALL, exam=False))
    elif how == "rotation":
        vault.rotations.put(replace(surgery, specialty="Internal Medicine"))
    elif how == "between":
        vault.rotations.put(replace(surgery, start=date(2026, 10, 3)))
    elif how == "group":
        vault.rotations.put(replace(medicine, specialty="Nothing the study names"))
    else:
        [sheet] = vault.questionnaires.answers("evening-weather")
        vault.questionnaires.put_answers(replace(sheet, answers={**sheet.answers, "fog": 3}))


@dataclass
class Watch:
    """Which files are opened for writing, as long as it watches."""

    on: bool = False
    paths: list[str] = field(default_factory=list)

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if self.on and event == "open" and isinstance(args[0], str | bytes | Path):
            flags = args[2] if isinstance(args[2], int) else 0
            if flags & 0b11:
                self.paths.append(str(args[0]))


class TestTheDisk:
    def test_nothing_unsealed_is_written_at_any_moment(self, giver: Giver, tmp_path: Path) -> None:
        giver.join()
        out = tmp_path / "out"
        out.mkdir()
        watch = Watch()
        sys.addaudithook(watch)
        watch.on = True
        prepared, built = giver.built()
        giver.service.seal(prepared, built, out / "a.age")
        watch.on = False
        journal = str(giver.shelf.vault.folder)
        elsewhere = {path for path in watch.paths if not path.startswith(journal)}
        assert len(elsewhere) == 1
        assert elsewhere.pop().startswith(str(out / ".a.age."))
        assert [each.name for each in out.iterdir()] == ["a.age"]
        for path in (*tmp_path.rglob("*"), *Path.home().rglob("*")):
            if path.is_file():
                assert b"slow evening" not in path.read_bytes()
        if sys.platform != "win32":
            assert (out / "a.age").stat().st_mode & 0o777 == 0o600

    def test_a_disk_that_is_gone_leaves_no_line_anywhere(
        self, giver: Giver, tmp_path: Path
    ) -> None:
        giver.join()
        prepared, built = giver.built()
        giver.service.keep(giver.part.participation, prepared.state())
        with pytest.raises(DiskRefused):
            giver.service.seal(prepared, built, tmp_path / "no such folder" / "a.age")
        assert giver.part.sealed == ()
        assert giver.shelf.vault.replacements.exports() == ()
        assert giver.service.kept(giver.part.participation) is not None
        giver.service.seal(prepared, built, tmp_path / "a.age")
        assert len(giver.part.sealed) == 1

    def test_a_file_that_does_not_get_its_name_can_be_written_again(
        self, giver: Giver, tmp_path: Path
    ) -> None:
        giver.join()
        prepared, built = giver.built()
        taken = tmp_path / "taken"
        (taken / "inside").mkdir(parents=True)
        with pytest.raises(DiskRefused):
            giver.service.seal(prepared, built, taken)
        [line] = giver.part.sealed
        assert giver.shelf.vault.replacements.exports() == ()
        assert [each.name for each in tmp_path.glob(".*")] == []
        record = giver.service.seal(prepared, built, tmp_path / "a.age")
        assert giver.part.sealed == (line,) == (record,)
        data = (tmp_path / "a.age").read_bytes()
        assert hashlib.sha256(data).hexdigest() == line.sealed_sha256
        assert opened_by_team(giver, data) == built.contents
        assert len(giver.shelf.vault.replacements.exports()) == 1
        refused_for(SealRefusal.CHANGED, giver.service.seal, prepared, built, tmp_path / "b.age")

    def test_a_ledger_that_refuses_leaves_no_file(self, giver: Giver, tmp_path: Path) -> None:
        giver.join()
        prepared, built = giver.built()
        full = cast("OpenVault", FullAtTheLedger(giver.shelf.vault))
        service = ResearchService(full, giver.clock, {PromptId("a-prompt"): SHIPPED}.get)
        with pytest.raises(DiskRefused):
            service.seal(prepared, built, tmp_path / "a.age")
        assert [each.name for each in tmp_path.iterdir()] == ["journal"]
        assert giver.part.sealed == ()
        assert giver.shelf.vault.replacements.exports() == ()
        giver.service.seal(prepared, built, tmp_path / "a.age")
        assert len(giver.part.sealed) == 1

    def test_a_package_cannot_be_sealed_under_another_id(
        self, giver: Giver, tmp_path: Path
    ) -> None:
        giver.join()
        prepared, built = giver.built()
        twice = replace(built, contents=replace(built.contents, package="0" * 32))
        giver.service.seal(prepared, built, tmp_path / "a.age")
        refused_for(SealRefusal.CHANGED, giver.service.seal, prepared, twice, tmp_path / "b.age")
        assert not (tmp_path / "b.age").exists()


class FullAtTheLedger:
    """A vault whose disk is full when a sealed file is to be taken down."""

    def __init__(self, vault: OpenVault) -> None:
        self._vault = vault

    def __getattr__(self, name: str) -> Any:
        return self if name == "studies" else getattr(self._vault, name)

    def participations(self) -> Any:
        return self._vault.studies.participations()

    def events(self) -> Any:
        return self._vault.studies.events()

    def versions(self, participation: Any) -> Any:
        return self._vault.studies.versions(participation)

    def sealed(self, participation: Any) -> Any:
        return self._vault.studies.sealed(participation)

    def record_sealed(self, _sealed: Any) -> None:
        raise DiskRefused(Problem.DISK_FULL, folder="journal")

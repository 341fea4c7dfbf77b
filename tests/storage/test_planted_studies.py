"""That somebody joined a study is in no file that can be read without the key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from journal_app.domain.ids import new_id
from journal_app.domain.questionnaires import AnswerSheet, AnswerSheetId, KeptQuestionnaire
from tests.canary import scan
from tests.fakes import FakeClock
from tests.storage.some_studies import event, participation, sealed, version
from tests.storage.vaults import PASSPHRASE, make_keeper

WORDS = (
    "Quibberfloxing",
    "Krimmelstagging",
    "Snarfodynement",
    "Yorbnicatedly",
    "Drellimonations",
    "Womblecrafting",
)


def test_nothing_of_a_study_is_in_any_file(tmp_path: Path, clock: FakeClock) -> None:
    keeper, folder = make_keeper(clock), tmp_path / "journal"
    study, notice, file, review, form, item = WORDS
    vault, _ = keeper.create(folder, PASSPHRASE)
    one = participation(clock, study)
    shown = replace(version(one, clock), data=f"notice = '{notice}'".encode() * 40)
    vault.studies.join(one, shown, event(one, clock))
    vault.studies.record_sealed(replace(sealed(one, clock), file_name=f"{file}.age"))
    vault.studies.put_review(one.id, f'{{"answers": "{review}"}}')
    vault.questionnaires.put(KeptQuestionnaire(form, "1", form.encode() * 40, clock.now()))
    vault.questionnaires.put_answers(
        AnswerSheet(
            id=AnswerSheetId(new_id()),
            questionnaire=form,
            version="1",
            night=date(2026, 11, 21),
            answers={item: 3},
            given_at=clock.now(),
            zone=clock.zone(),
            offset_minutes=0,
        )
    )
    secrets = [*WORDS, one.participant, one.seed.hex()]
    assert scan(secrets, [tmp_path]) == [], "while the journal is open"
    backup = vault.back_up().path
    assert vault.verify().problems == ()
    vault.close()
    keeper.restore(backup, folder, PASSPHRASE, recovery=False)
    assert scan(secrets, [tmp_path]) == [], "in journal, backup and what a restore put aside"
    (tmp_path / "plain").write_bytes(shown.data)
    assert {hit.word for hit in scan(secrets, [tmp_path])} == {notice}, "the scan would find it"

"""Answers to questionnaires leave with the journal; what belongs to others does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.domain.ports import OpenVault
from journal_app.interchange.document import surroundings_of
from journal_app.interchange.json_format import differences, read_json, write_json
from journal_app.research.questionnaire_file import read_kept
from journal_app.services.questionnaires import QuestionnaireService
from tests.fakes import FakeClock
from tests.research.questionnaires import questionnaire_file
from tests.storage.vaults import PASSPHRASE, make_keeper


@pytest.fixture
def vault(tmp_path: Path, clock: FakeClock) -> Iterator[OpenVault]:
    made, _ = make_keeper(clock).create(tmp_path / "vault", PASSPHRASE)
    yield made
    made.close()


def fill_in(vault: OpenVault, clock: FakeClock, folder: Path, export_text: str) -> None:
    path = folder / "check.toml"
    path.write_bytes(questionnaire_file(head={"export_text": export_text}))
    service = QuestionnaireService(vault, clock)
    service.add(service.bring(path))
    form = service.form("evening-check")
    assert form is not None
    service.answer(form, {"calm": 2})


@pytest.mark.parametrize("export_text", ["true", "false"])
def test_item_texts_leave_only_where_the_file_says_so(
    vault: OpenVault, clock: FakeClock, tmp_path: Path, export_text: str
) -> None:
    fill_in(vault, clock, tmp_path, export_text)
    path = tmp_path / "journal.json"
    with path.open("w", encoding="utf-8") as out:
        write_json(out, surroundings_of(vault, read_kept), (), clock.now())
    text = path.read_text(encoding="utf-8")
    assert ("I was rushed." in text) is (export_text == "true")
    assert "For whoever holds this file." not in text
    around, _ = read_json(path)
    assert around.answer_sheets == vault.questionnaires.answers()
    assert around.answer_sheets[0].answers == {"calm": 2, "rush": None}
    assert [(one.id, one.version) for one in around.questionnaires] == [("evening-check", "1.2")]
    assert differences(path, vault, read_kept) == ()
    vault.questionnaires.remove("evening-check")
    assert {found.kind for found in differences(path, vault, read_kept)} == {
        "questionnaires",
        "answer_sheets",
    }

"""How an entry is written leaves with it, and files from before there were forms can be read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from journal_app.domain.entries import NewEntry
from journal_app.domain.prompts import Form
from journal_app.interchange.document import entries_of, surroundings_of
from journal_app.interchange.json_format import differences, read_json, write_json
from journal_app.research.questionnaire_file import read_kept
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper


def test_a_form_is_written_compared_and_read_back(tmp_path: Path, clock: FakeClock) -> None:
    vault, _ = make_keeper(clock).create(tmp_path / "vault", PASSPHRASE)
    new = NewEntry(date(2026, 11, 21), clock.now(), "UTC", 0, text="Six", form=Form.SIX_WORDS)
    entry = vault.entries.add(new)
    path = tmp_path / "journal.json"
    with path.open("w", encoding="utf-8") as out:
        write_json(out, surroundings_of(vault, read_kept), entries_of(vault), clock.now())
    assert [one.form for one in read_json(path)[1]] == [Form.SIX_WORDS]
    assert differences(path, vault, read_kept) == ()
    vault.forms.put_form(entry.id, Form.LETTER)
    assert [(d.kind, d.count) for d in differences(path, vault, read_kept)] == [("entries", 1)]
    vault.close()

    earlier = json.loads(path.read_text(encoding="utf-8"))
    del earlier["entries"][0]["form"]
    path.write_text(json.dumps(earlier), encoding="utf-8")
    assert [one.form for one in read_json(path)[1]] == [Form.FREE]

"""How a night was marked leaves with it, and files from before it did can be read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from journal_app.domain.prompts import Moment
from journal_app.interchange.document import MarkedNight, entries_of, surroundings_of
from journal_app.interchange.json_format import differences, read_json, write_json
from journal_app.research.questionnaire_file import read_kept
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper

NIGHT = date(2026, 11, 21)


def test_marks_are_written_compared_and_read_back(tmp_path: Path, clock: FakeClock) -> None:
    vault, _ = make_keeper(clock).create(tmp_path / "vault", PASSPHRASE)
    marks = vault.prompts
    marks.put_moments(NIGHT, {Moment.GOOD_DAY, Moment.AFTER_AN_ERROR})
    marks.put_moments(date(2026, 11, 20), {Moment.EXAM_WEEK})
    marks.put_moments(date(2026, 11, 20), set())
    path = tmp_path / "journal.json"
    with path.open("w", encoding="utf-8") as out:
        write_json(out, surroundings_of(vault, read_kept), entries_of(vault), clock.now())
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["moments"] == [{"night": "2026-11-21", "moments": ["after-an-error", "good-day"]}]
    marked = MarkedNight(NIGHT, (Moment.AFTER_AN_ERROR, Moment.GOOD_DAY))
    assert read_json(path)[0].moments == (marked,)
    assert differences(path, vault, read_kept) == ()
    marks.put_moments(NIGHT, {Moment.GOOD_DAY})
    assert [(d.kind, d.count) for d in differences(path, vault, read_kept)] == [("moments", 1)]
    vault.close()

    del data["moments"]
    path.write_text(json.dumps(data), encoding="utf-8")
    assert read_json(path)[0].moments == ()

"""The receipt shown in docs/consent-records.md; ``python -m tests.research.example_receipt``.

Run so, it writes the example anew into the page.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from journal_app.domain.consent import (
    ConsentEvent,
    ConsentKind,
    HandedOver,
    ParticipationId,
    SealedRecord,
)
from journal_app.domain.ids import EntryId
from journal_app.domain.studies import DataItem, StudyFile
from journal_app.research.receipts import Receipt, receipt_json
from tests.research.studies_made_up import made_up_file

PAGE: Final = Path(__file__).parents[2] / "docs" / "consent-records.md"
BEGIN: Final = "```json\n"
END: Final = "```\n"

_ID: Final = ParticipationId("5" * 32)
_YES: Final = {DataItem.RATINGS, DataItem.TEXT, DataItem.PROMPTS}


def is_unchanged(data: bytes) -> bool:
    """Tell whether a receipt's id belongs to what it says, as docs/consent-records.md has it."""
    whole = json.loads(data)
    name = whole.pop("receipt_id")
    rest = json.dumps(whole, sort_keys=True, separators=(",", ":")).encode("ascii")
    return bool(hashlib.sha256(rest).hexdigest()[:32] == name)


def example() -> Receipt:
    file = made_up_file()
    return Receipt(
        file=file,
        participant="0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        joined_at=datetime(2026, 11, 21, 22, 4, 9, tzinfo=UTC),
        events=(
            _event(file, "a" * 32, ConsentKind.GIVEN, datetime(2026, 11, 21, 22, 4, 9, tzinfo=UTC)),
            _event(file, "b" * 32, ConsentKind.WITHDRAWN, datetime(2027, 5, 2, 6, 30, tzinfo=UTC)),
        ),
        sealed=(
            SealedRecord(
                id="c" * 32,
                participation=_ID,
                kind=HandedOver.PACKAGE,
                sequence=1,
                study_version=1,
                content_sha256="1" * 64,
                sealed_sha256="2" * 64,
                file_name="heartbeat-0badcafe.age",
                entries=(EntryId("d" * 32), EntryId("e" * 32)),
                nights=14,
                at=datetime(2027, 1, 9, 21, 15, tzinfo=UTC),
            ),
        ),
        left=True,
        made_at=datetime(2027, 5, 2, 6, 31, tzinfo=UTC),
        zone="Europe/London",
    )


def _event(file: StudyFile, name: str, kind: ConsentKind, at: datetime) -> ConsentEvent:
    given = kind is ConsentKind.GIVEN
    return ConsentEvent(
        id=name,
        participation=_ID,
        study=file.study.id,
        study_version=file.study.version,
        study_sha256=file.sha256,
        notice_sha256=file.notice_sha256,
        kind=kind,
        choices=tuple((one.item, given and one.item in _YES) for one in file.study.asked),
        at=at,
        zone="Europe/London",
        offset_minutes=0 if given else 60,
        program="1.0.0",
    )


def shown(page: str) -> str:
    """Return the example as it stands in the page."""
    return page.split(BEGIN, 1)[1].split(END, 1)[0]


def main() -> None:
    page = PAGE.read_text(encoding="utf-8")
    old, new = BEGIN + shown(page) + END, BEGIN + receipt_json(example()).decode() + END
    PAGE.write_text(page.replace(old, new), encoding="utf-8")


if __name__ == "__main__":
    main()

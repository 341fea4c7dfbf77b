"""Who a student is in one study: an id that belongs to a key, and keys that belong to nobody else.

Everything is derived from one random seed per student and study, so that nothing of one study can
be matched with another, and so that nobody can speak for an id without its key.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import date, datetime, timedelta
from typing import Final

from journal_app.crypto.signatures import SEED_BYTES, SigningKey
from journal_app.domain.consent import Participation, ParticipationId
from journal_app.domain.ids import EntryId, new_id
from journal_app.domain.questionnaires import AnswerSheetId
from journal_app.domain.studies import StudyFile

LEAST_BEFORE: Final = 1_000
MOST_BEFORE: Final = 9_999
"""Day 0 lies this many days, at least and at most, before everything that can be numbered.

Far more than a study lasts: a number near either end would say that its night lies near one end of
the study, and out of nine thousand that is rare.
"""

_EARLIEST: Final = date.min + timedelta(days=MOST_BEFORE)
"""Day 0 is drawn before this day at the latest, however old an entry is: no date lies earlier."""

_ID: Final = b"heartbeat/participant/v1\0"
_NIGHTS: Final = b"heartbeat/night/v1"
_ENTRIES: Final = b"heartbeat/entry/v1"
_SHEETS: Final = b"heartbeat/sheet/v1"
_ID_BYTES: Final = 16
_KEY_BYTES: Final = 8


def participant_id(public: bytes) -> str:
    """Return the id that belongs to a public signing key, 32 hexadecimal digits.

    It is the beginning of a SHA-256 over the key: whoever claims an id shows the key, and can
    only sign with it when it is theirs.
    """
    return hashlib.sha256(_ID + public).digest()[:_ID_BYTES].hex()


def key_of(seed: bytes) -> SigningKey:
    """Return the signing key that a participation's seed stands for."""
    return SigningKey(seed)


def new_participation(study_file: StudyFile, *, first_night: date, now: datetime) -> Participation:
    """Return a new participation with an id, a key and an origin that nobody can guess.

    Args:
        first_night: The first night in the journal. One so old that no day 0 fits before it is
            taken for a later one; nights that can go lie within the study.
        now: UTC.
    """
    study = study_file.study
    seed = secrets.token_bytes(SEED_BYTES)
    before = LEAST_BEFORE + secrets.randbelow(MOST_BEFORE - LEAST_BEFORE + 1)
    return Participation(
        id=ParticipationId(new_id()),
        study=study.id,
        participant=participant_id(key_of(seed).public),
        study_key=study.signing_key,
        seed=seed,
        origin=max(min(study.starts, first_night), _EARLIEST) - timedelta(days=before),
        joined_at=now,
    )


def night_key(seed: bytes, night: date) -> str:
    """Return what a night is called in every package of a participation, 16 hex digits."""
    return _keyed(seed, _NIGHTS, night.isoformat())


def entry_key(seed: bytes, entry: EntryId) -> str:
    """Return what an entry is called in every package of a participation, 16 hex digits."""
    return _keyed(seed, _ENTRIES, entry)


def sheet_key(seed: bytes, sheet: AnswerSheetId) -> str:
    """Return what an answer sheet is called in every package of a participation, 16 hex digits."""
    return _keyed(seed, _SHEETS, sheet)


def _keyed(seed: bytes, purpose: bytes, name: str) -> str:
    """HMAC-SHA256 under a key derived for one purpose (RFC 5869 uses the same construction)."""
    key = hmac.digest(seed, purpose, "sha256")
    return hmac.digest(key, name.encode(), "sha256")[:_KEY_BYTES].hex()

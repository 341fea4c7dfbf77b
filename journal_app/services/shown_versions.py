"""Which newer version of a joined study was shown last, answered or not.

The consent ledger holds answers alone, so this is a setting beside it: until a version that was
shown has an answer, nothing is sealed for its study.
"""

from __future__ import annotations

from dataclasses import dataclass

from journal_app.domain.consent import SHOWN_VERSION, ParticipationId
from journal_app.domain.ports import SettingStore
from journal_app.domain.studies import StudyFile


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version of a study file that was looked at.

    Attributes:
        sha256: Of the file's bytes, 64 hexadecimal digits.
    """

    number: int
    sha256: str


def shown_version(settings: SettingStore, participation: ParticipationId) -> ShownVersion | None:
    """Return the newest version that was shown since joining; None when none was."""
    kept = settings.get(SHOWN_VERSION + participation)
    if not kept:
        return None
    number, _, sha256 = kept.partition(" ")
    return ShownVersion(int(number), sha256)


def note_shown(settings: SettingStore, participation: ParticipationId, file: StudyFile) -> None:
    """Keep that a newer version was shown; an older one never takes its place."""
    known = shown_version(settings, participation)
    if known is None or known.number < file.study.version:
        settings.put(SHOWN_VERSION + participation, f"{file.study.version} {file.sha256}")

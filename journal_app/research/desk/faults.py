"""Why the desk refuses a file that opens, or the whole task; ``sentences.desk`` words each."""

from __future__ import annotations

from enum import StrEnum

from journal_app.errors import HeartbeatError


class DeskFault(StrEnum):
    """What is wrong with one file."""

    NOT_A_FILE = "not-a-file"
    OTHER_STUDY = "other-study"
    OTHER_VERSION = "other-version"
    OTHER_CONTENTS = "other-contents"
    REPLAYED = "replayed"


class DeskTrouble(StrEnum):
    """Why nothing can be done at all."""

    NO_FILES = "no-files"
    NO_STUDY = "no-study"
    KEY_OPENS_NONE = "key-opens-none"
    SEVERAL_STUDIES = "several-studies"
    STUDY_TWICE = "study-twice"
    OTHER_KEY = "other-key"
    SPLIT = "split"
    BUSY = "busy"


class DeskRefused(HeartbeatError):
    """The task cannot be begun; nothing was written.

    Attributes:
        trouble: Why.
    """

    def __init__(self, trouble: DeskTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble

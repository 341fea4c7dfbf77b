"""What can go wrong, in two families.

::

    HeartbeatError
    ├── WorldError            the user's world: a sentence and a next step exist for it
    │   ├── SecretRefused     a passphrase or recovery code that does not open this vault
    │   ├── VaultDamaged      bytes that are not what Heartbeat wrote
    │   ├── VaultUnavailable  missing, elsewhere in use, newer than this program
    │   ├── DiskRefused       full, read-only or gone, or the place cannot be used
    │   └── BadFile           a prompt, support or import file that cannot be used
    ├── WorkInterrupted       a query stopped on purpose, because the vault is being locked
    └── BugError              ours: never shown as the student's fault

An error carries a message id and values, never a sentence (those live in ``sentences``, so
that they can be translated) and never anything a student wrote.
"""

from __future__ import annotations

from enum import StrEnum


class Problem(StrEnum):
    """Message ids of the user's world. ``sentences.problem`` has one sentence for each."""

    WRONG_PASSPHRASE = "wrong-passphrase"
    WRONG_RECOVERY_CODE = "wrong-recovery-code"
    MALFORMED_RECOVERY_CODE = "malformed-recovery-code"
    PASSPHRASE_TOO_SHORT = "passphrase-too-short"
    HEADER_DAMAGED = "header-damaged"
    HEADER_ALTERED = "header-altered"
    HEADER_MISSING = "header-missing"
    HEADER_FOREIGN = "header-foreign"
    DATABASE_DAMAGED = "database-damaged"
    DATABASE_MISSING = "database-missing"
    BACKUP_DAMAGED = "backup-damaged"
    VAULT_MISSING = "vault-missing"
    VAULT_TOO_NEW = "vault-too-new"
    VAULT_IN_USE = "vault-in-use"
    VAULT_IN_USE_ELSEWHERE = "vault-in-use-elsewhere"
    VAULT_EXISTS = "vault-exists"
    FOLDER_NOT_EMPTY = "folder-not-empty"
    DISK_FULL = "disk-full"
    READ_ONLY = "read-only"
    DISK_GONE = "disk-gone"
    PROMPT_FILE = "prompt-file"
    SUPPORT_FILE = "support-file"
    IMPORT_FILE = "import-file"
    FILE_EXISTS = "file-exists"
    FILE_MISSING = "file-missing"
    PLACE_UNUSABLE = "place-unusable"
    NO_PASSPHRASE = "no-passphrase"
    PRIVACY_FILE = "privacy-file"
    STUDY_FILE = "study-file"
    STUDY_SIGNATURE = "study-signature"
    STUDY_OTHER_KEY = "study-other-key"
    STUDY_KEY = "study-key"
    QUESTIONNAIRE_FILE = "questionnaire-file"
    SEALED_FILE = "sealed-file"
    SEALING_MISSING = "sealing-missing"
    SEALING_REFUSED = "sealing-refused"
    PARQUET_MISSING = "parquet-missing"
    NOTEBOOK_FULL = "notebook-full"
    PACKS_FULL = "packs-full"


class HeartbeatError(Exception):
    """Root of everything Heartbeat raises on purpose."""


class WorldError(HeartbeatError):
    """Something in the user's world, with a sentence and a next step.

    Attributes:
        problem: The message id.
        values: What the sentence needs: counts, versions, paths the student chose, file and
            line of a broken data file. Never text, titles, tags, names, keys or passphrases.
    """

    def __init__(self, problem: Problem, **values: str | int) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.values = values


class SecretRefused(WorldError):
    """The passphrase or recovery code does not open this vault."""


class VaultDamaged(WorldError):
    """Bytes on disk are not what Heartbeat wrote; the newest good backup is the next step."""


class VaultUnavailable(WorldError):
    """The vault is missing, in use elsewhere, or newer than this program."""


class DiskRefused(WorldError):
    """The disk is full, read-only or gone, or has something else at the place named."""


class BadFile(WorldError):
    """A data file that cannot be used; ``values`` says which, where and why."""


class BugError(HeartbeatError):
    """A promise inside the program was broken."""


class WorkInterrupted(HeartbeatError):
    """A query was stopped on purpose, because the vault is being locked."""

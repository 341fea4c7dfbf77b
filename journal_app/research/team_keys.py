"""A study team's two keys: one opens what students seal, one signs study files.

``NAME.age-key`` is an age identity file, which ``age -d -i NAME.age-key`` takes too.
``NAME.signing-key`` is an Ed25519 key in PKCS #8 PEM, which ``openssl pkey`` takes too. Neither
is protected by a passphrase: they belong on the team's own encrypted disk, for its owner alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from journal_app.crypto.keys import KeyRefused
from journal_app.crypto.signatures import SigningKey
from journal_app.errors import BadFile, Problem, WorldError
from journal_app.files import disk_errors, make_folder, put_in_place, remove, stage_file
from journal_app.research.age_recipient import is_recipient
from journal_app.research.sealing import new_identity
from journal_app.research.study_file import fingerprint

AGE_SUFFIX: Final = ".age-key"
SIGNING_SUFFIX: Final = ".signing-key"
USUAL_NAME: Final = "study"
NAME_FORM: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_PUBLIC: Final = "# public key: "
_LARGEST: Final = 16 * 1024


@dataclass(frozen=True, slots=True)
class TeamKeys:
    """Both keys of a study, of which only the public parts are ever shown.

    Attributes:
        recipient: What students' programs seal to, ``age1...``.
    """

    name: str
    recipient: str
    signing: SigningKey = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """The signing key as people compare it."""
        return fingerprint(self.signing.public)


def make_keys(folder: Path, name: str = USUAL_NAME) -> TeamKeys:
    """Make both keys and write them into a folder, readable by their owner alone.

    Args:
        name: The files' name without suffix, as ``NAME_FORM`` has it.

    Raises:
        WorldError: ``FILE_EXISTS``: a key of that name is there, and no key is ever replaced;
            ``SEALING_MISSING``.
        DiskRefused: The disk did not take them.
    """
    if not NAME_FORM.fullmatch(name):
        msg = "a key's name has letters, digits, hyphens and underscores"
        raise ValueError(msg)
    age, signing = key_paths(folder, name)
    for path in (age, signing):
        if path.exists() or path.is_symlink():
            raise WorldError(Problem.FILE_EXISTS, path=str(path))
    identity, key = new_identity(), SigningKey.random()
    recipient = str(identity.to_public())
    with disk_errors(folder):
        make_folder(folder)
    _write_both({age: f"{_PUBLIC}{recipient}\n{identity}\n".encode(), signing: key.pem()})
    return TeamKeys(name, recipient, key)


def read_keys(folder: Path, name: str) -> TeamKeys:
    """Read both keys of a name.

    Raises:
        WorldError: ``FILE_MISSING``.
        BadFile: ``STUDY_KEY``: it is not what ``make_keys`` wrote.
    """
    age, signing = key_paths(folder, name)
    lines = _read(age).decode("ascii", errors="replace").splitlines()
    stated = [line.removeprefix(_PUBLIC).strip() for line in lines if line.startswith(_PUBLIC)]
    if len(stated) != 1 or not is_recipient(stated[0]):
        raise BadFile(Problem.STUDY_KEY, file=age.name)
    try:
        key = SigningKey.from_pem(_read(signing))
    except KeyRefused:
        raise BadFile(Problem.STUDY_KEY, file=signing.name) from None
    return TeamKeys(name, stated[0], key)


def key_names(folder: Path) -> tuple[str, ...]:
    """Return the names of which both keys lie in a folder."""
    with disk_errors(folder):
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    found = [name.removesuffix(AGE_SUFFIX) for name in names if name.endswith(AGE_SUFFIX)]
    return tuple(name for name in found if name + SIGNING_SUFFIX in names)


def key_paths(folder: Path, name: str) -> tuple[Path, Path]:
    """Return where the age key and the signing key of a name lie."""
    return folder / (name + AGE_SUFFIX), folder / (name + SIGNING_SUFFIX)


def _write_both(contents: dict[Path, bytes]) -> None:
    """Write both files or neither: one key without the other is of no use."""
    staged = [(stage_file(path, data), path) for path, data in contents.items()]
    done: list[Path] = []
    try:
        for temporary, path in staged:
            put_in_place(temporary, path)
            done.append(path)
    except WorldError:
        for path in (*done, *(temporary for temporary, _ in staged)):
            remove(path)
        raise


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise WorldError(Problem.FILE_MISSING, file=path.name)
    with disk_errors(path.parent), path.open("rb") as file:
        return file.read(_LARGEST)

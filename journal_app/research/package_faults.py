"""Why a sealed file of a student is refused; ``sentences.packages`` words each."""

from __future__ import annotations

from enum import StrEnum
from typing import NoReturn


class PackageFault(StrEnum):
    """What is wrong with a package or a withdrawal."""

    NOT_OPENED = "not-opened"
    TOO_BIG = "too-big"
    NOT_ARCHIVE = "not-archive"
    TRUNCATED = "truncated"
    COMPRESSED = "compressed"
    MEMBERS = "members"
    FORMAT = "format"
    KIND = "kind"
    MANIFEST = "manifest"
    SIGNATURE = "signature"
    PARTICIPANT = "participant"
    HASH = "hash"
    JSON = "json"
    VALUE = "value"
    NOT_CONSENTED = "not-consented"
    LINKS = "links"
    TWIN = "twin"


class Faulty(Exception):
    """A package is refused; the public functions turn this into ``BadFile``."""

    def __init__(self, fault: PackageFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def refuse(fault: PackageFault) -> NoReturn:
    """Refuse a package."""
    raise Faulty(fault)

"""Building a package once, in memory: what is shown, hashed, signed and sealed is one thing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from journal_app.crypto.signatures import SigningKey
from journal_app.domain.packages import PackageContents, PackagedAnswers, PackagedNight
from journal_app.domain.ratings import Scale
from journal_app.domain.studies import DataItem
from journal_app.errors import BadFile, BugError
from journal_app.research.package_manifest import package_manifest
from journal_app.research.package_members import MANIFEST, SIGNATURE, members
from journal_app.research.package_reading import read_package
from journal_app.research.plain_zip import Member, write_zip


@dataclass(frozen=True, slots=True)
class BuiltPackage:
    """A package as it will be sealed.

    Attributes:
        contents: What ``archive`` says, in the order in which it says it.
        files: Its members by name but the padding; the very bytes of the archive.
        archive: A ZIP; these bytes are sealed, and no others.
        sha256: Of ``archive``, 64 hexadecimal digits.
    """

    contents: PackageContents
    files: tuple[Member, ...] = field(repr=False)
    archive: bytes = field(repr=False)
    sha256: str


def build_package(contents: PackageContents, key: SigningKey) -> BuiltPackage:
    """Return a package, signed, and read again as the study team will read it.

    Args:
        key: The participant's; ``contents.participant`` belongs to it.

    Raises:
        BugError: The study team could not read it: something that was not consented to, an
            unknown night, a text with control signs, or too much for one package.
    """
    ordered = _ordered(contents)
    try:
        inner = members(ordered)
        manifest = package_manifest(ordered, key.public, inner)
        files = (*inner, (MANIFEST, manifest), (SIGNATURE, key.sign(manifest)))
        archive = write_zip(files)
        again = read_package(archive, file="")
    except (ValueError, BadFile) as error:
        raise BugError("a package was built that nobody could read") from error
    if again != ordered:
        raise BugError("a package was built that says something else")
    return BuiltPackage(
        contents=ordered,
        files=tuple(sorted(files)),
        archive=archive,
        sha256=hashlib.sha256(archive).hexdigest(),
    )


def _ordered(contents: PackageContents) -> PackageContents:
    """Return contents with everything that has no order of its own in the one that is written."""
    items, choices = list(DataItem), contents.consent.choices
    consent = replace(
        contents.consent, choices=tuple(sorted(choices, key=lambda each: items.index(each[0])))
    )
    return replace(
        contents,
        consent=consent,
        nights=tuple(map(_ordered_night, contents.nights)),
        answers=tuple(map(_ordered_answers, contents.answers)),
    )


def _ordered_night(night: PackagedNight) -> PackagedNight:
    scales = list(Scale)
    ratings = sorted(night.ratings, key=lambda each: scales.index(each[0]))
    return replace(night, ratings=tuple(ratings))


def _ordered_answers(sheet: PackagedAnswers) -> PackagedAnswers:
    scores = ((name, None if value is None else float(value)) for name, value in sheet.scores)
    return replace(sheet, answers=tuple(sorted(sheet.answers)), scores=tuple(sorted(scores)))

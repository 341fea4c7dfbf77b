"""From the bytes of a package's tables back to its contents, believing nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from journal_app.domain.nights import Shift
from journal_app.domain.packages import (
    PackageContents,
    PackagedAnswers,
    PackagedConsent,
    PackagedEntry,
    PackagedNight,
    PromptUse,
    Totals,
)
from journal_app.domain.ratings import HIGHEST, LOWEST
from journal_app.domain.studies import DataItem
from journal_app.research.package_faults import PackageFault, refuse
from journal_app.research.package_fields import (
    ANSWERS_SHAPE,
    CONSENT_SHAPE,
    ENTRY_SHAPE,
    LARGEST_NUMBER,
    LONGEST_LABEL,
    LONGEST_PROMPT,
    LONGEST_TEXT,
    MOST_NUMBERS,
    MOST_NUMBERS_ALTOGETHER,
    NIGHT_SHAPE,
    Fields,
    Shape,
    json_lines,
    json_object,
    strings_in,
)
from journal_app.research.package_members import CONSENT, json_name
from journal_app.research.package_tables import RATING_COLUMNS, Table
from journal_app.research.plain_zip import LARGEST_ARCHIVE

LARGEST_TABLE: Final = LARGEST_ARCHIVE * 5 // 8
"""Bytes of the longest JSON Lines: what stands in them stands in CSV once more."""

_STRINGS_OF_A_SHEET: Final = 9
"""Names and texts in a line of answers, besides one name for each number."""


@dataclass(frozen=True, slots=True)
class ManifestFields:
    """What a manifest says besides hashes.

    Attributes:
        counts: Nights, entries, questionnaires.
        members: Name, bytes and SHA-256 of each.
    """

    study: str
    study_version: int
    study_sha256: str
    package: str
    sequence: int
    k: int
    counts: tuple[int, int, int]
    totals: Totals | None
    members: tuple[tuple[str, int, str], ...]


def manifest_fields(fields: Fields) -> ManifestFields:
    """Return the rest of a package's manifest, after its head was taken.

    Raises:
        Faulty: The fault that ``fields`` were made with.
    """
    study, counts = fields.inner("study"), fields.inner("counts")
    read = ManifestFields(
        study=study.study("id"),
        study_version=study.whole("version", 1),
        study_sha256=study.hexadecimal("sha256", 64),
        package=fields.hexadecimal("package", 32),
        sequence=fields.whole("sequence", 1),
        k=fields.whole("small_groups_k"),
        counts=(counts.whole("nights"), counts.whole("entries"), counts.whole("questionnaires")),
        totals=_totals(fields.inner("totals")) if fields.has("totals") else None,
        members=tuple(_member(each) for each in fields.each("members", 16)),
    )
    for part in (study, counts, fields):
        part.done()
    return read


def contents_of(
    manifest: ManifestFields, participant: str, members: dict[str, bytes]
) -> PackageContents:
    """Return a package's contents.

    Args:
        members: With the hashes that the manifest gives.

    Raises:
        Faulty: ``JSON``, ``VALUE``, ``TOO_BIG`` or ``LINKS``.
    """
    if any(len(members.get(json_name(table), b"")) > LARGEST_TABLE for table in Table):
        refuse(PackageFault.TOO_BIG)
    _check_numbers(members.get(json_name(Table.ANSWERS), b""))
    contents = PackageContents(
        package=manifest.package,
        study=manifest.study,
        study_version=manifest.study_version,
        study_sha256=manifest.study_sha256,
        participant=participant,
        sequence=manifest.sequence,
        consent=_consent(Fields(json_object(members[CONSENT], CONSENT_SHAPE))),
        nights=tuple(map(_night, _all(members, Table.NIGHTS, NIGHT_SHAPE))),
        entries=tuple(map(_entry, _all(members, Table.ENTRIES, ENTRY_SHAPE))),
        answers=tuple(_all_answers(_all(members, Table.ANSWERS, ANSWERS_SHAPE))),
        totals=manifest.totals,
        k=manifest.k,
    )
    _check_links(contents, manifest)
    return contents


def _check_numbers(sheets: bytes) -> None:
    """Refuse more answers than there can be before anything is read; rows are counted exactly."""
    if strings_in(sheets) > MOST_NUMBERS_ALTOGETHER + _STRINGS_OF_A_SHEET * sheets.count(b"\n"):
        refuse(PackageFault.TOO_BIG)


def _totals(fields: Fields) -> Totals:
    read = Totals(fields.whole("eligible"), fields.whole("rated"), fields.whole("withheld"))
    fields.done()
    return read


def _member(value: object) -> tuple[str, int, str]:
    if not isinstance(value, dict):
        refuse(PackageFault.MANIFEST)
    fields = Fields(value, PackageFault.MANIFEST)
    name = fields.text("name", LONGEST_LABEL)
    read = name, fields.whole("bytes", highest=1 << 40), fields.hexadecimal("sha256", 64)
    fields.done()
    return read


def _all(members: dict[str, bytes], table: Table, shape: Shape) -> Iterator[Fields]:
    return map(Fields, json_lines(members.get(json_name(table), b""), shape))


def _all_answers(rows: Iterable[Fields]) -> Iterator[PackagedAnswers]:
    numbers = 0
    for row in rows:
        sheet = _answers(row)
        numbers += len(sheet.answers) + len(sheet.scores)
        if numbers > MOST_NUMBERS_ALTOGETHER:
            refuse(PackageFault.TOO_BIG)
        yield sheet


def _consent(fields: Fields) -> PackagedConsent:
    choices = fields.inner("choices")
    read = PackagedConsent(
        study_version=fields.whole("study_version", 1),
        notice_sha256=fields.hexadecimal("notice_sha256", 64),
        choices=tuple((item, choices.yes_no(item)) for item in DataItem if choices.has(item)),
    )
    choices.done()
    fields.done()
    return read


def _night(fields: Fields) -> PackagedNight:
    ratings = [
        (scale, value)
        for name, scale in RATING_COLUMNS.items()
        if fields.has(name) and (value := fields.maybe(name, LOWEST, HIGHEST)) is not None
    ]
    has = fields.has
    read = PackagedNight(
        night=fields.hexadecimal("night", 16),
        day=fields.maybe("day", 1) if has("day") else None,
        week=fields.maybe("week", 1) if has("week") else None,
        ratings=tuple(ratings),
        group=fields.text("group", LONGEST_LABEL) if has("group") else None,
        shift=fields.one_of("shift", _shift) if has("shift") else None,
        post_call=fields.yes_no("post_call") if has("post_call") else None,
        exam=fields.yes_no("exam") if has("exam") else None,
    )
    fields.done()
    return read


def _shift(value: str) -> str:
    return Shift(value).value if value else ""


def _entry(fields: Fields) -> PackagedEntry:
    has = fields.has
    read = PackagedEntry(
        entry=fields.hexadecimal("entry", 16),
        night=fields.hexadecimal("night", 16),
        text=fields.text("text", LONGEST_TEXT, lines=True),
        use=fields.one_of("use", PromptUse) if has("use") else None,
        prompt=fields.text("prompt", LONGEST_LABEL) if has("prompt") else "",
        prompt_text=fields.text("prompt_text", LONGEST_PROMPT) if has("prompt_text") else "",
        edited_after_joining=fields.yes_no("edited_after_joining"),
        replaced=fields.whole("replaced"),
    )
    fields.done()
    return read


def _answers(fields: Fields) -> PackagedAnswers:
    chosen, scores = fields.inner("answers"), fields.inner("scores")
    if len(chosen.names()) > MOST_NUMBERS or len(scores.names()) > MOST_NUMBERS:
        refuse(PackageFault.TOO_BIG)
    read = PackagedAnswers(
        sheet=fields.hexadecimal("sheet", 16),
        questionnaire=fields.text("questionnaire", LONGEST_LABEL),
        version=fields.text("version", LONGEST_LABEL),
        day=fields.maybe("day", 1) if fields.has("day") else None,
        answers=tuple((name, chosen.maybe(name, -LARGEST_NUMBER)) for name in chosen.names()),
        scores=tuple((name, scores.number(name)) for name in scores.names()),
    )
    fields.done()
    return read


def _check_links(contents: PackageContents, manifest: ManifestFields) -> None:
    """Refuse what does not fit together: keys, counts, versions, two measures of time."""
    nights = [each.night for each in contents.nights]
    entries = [each.entry for each in contents.entries]
    sheets = [each.sheet for each in contents.answers]
    known = set(nights)
    days = any(each.day is not None for each in contents.nights)
    fits = (
        len(known) == len(nights)
        and len(set(entries)) == len(entries)
        and len(set(sheets)) == len(sheets)
        and all(each.night in known for each in contents.entries)
        and (len(nights), len(entries), len(contents.answers)) == manifest.counts
        and contents.consent.study_version == contents.study_version
        and not (days and any(each.week is not None for each in contents.nights))
    )
    if not fits:
        refuse(PackageFault.LINKS)

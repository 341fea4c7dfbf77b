"""Tells hospitals, schools, places, rooms and posts apart as far as an export may say."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from journal_app.domain.identifiers import Kind
from journal_app.privacy.passage import Passage, fold, without_marks
from journal_app.privacy.replacement import wording
from journal_app.privacy.replacement.listed import listed

_CUES: Final = {
    Kind.HOSPITAL: {
        "hospice": "hospice",
        "clinic": "clinic|surgery|practice|polyclinic|health cent(?:re|er)|dispensary",
        "care home": "care home|nursing home|rest home|assisted living|residential|lodge",
        "ward": "ward",
    },
    Kind.SCHOOL: {
        "medical school": "med(?:ical)? (?:school|college)|(?:school|college|faculty) of medicine",
        "university": "university|universite|universidad|universitat|uni|institute",
        "college": "college",
        "school": "school|academy|primary|grammar|elementary|high|kindergarten",
    },
    Kind.LOCATION: {
        "postcode": r"(?=.*\d)[a-z\d]{2,4}[ -]?[a-z\d]{3,4}|\d{4,6}(?:-\d{3,4})?",
        "street": "street|st|road|rd|lane|ln|avenue|ave|drive|close|crescent|terrace|court|way|row"
        "|boulevard|blvd|highway|hwy|gardens|rue|calle|strasse",
        "station": "station|stop|terminal|airport|interchange",
        "river": "river|creek|canal|estuary",
        "lake": "lake|loch|lough|reservoir|bay|harbour|beach",
        "island": "island|islands|isle|atoll",
        "park": "park|forest|woods|common|reserve|garden",
        "mountain": "mountain|mount|mt|hill|peak|ridge|valley|glen",
        "village": "village|hamlet|township|kampung|kampong",
        "district": "district|suburb|quarter|estate|borough|county|parish|barangay|colony|nagar",
    },
}
_DEFAULTS: Final = {
    Kind.HOSPITAL: "hospital",
    Kind.SCHOOL: "medical school",
    Kind.LOCATION: "town",
}
"""What is said of one without a telling word; most schools that students name are their own."""

_ROOMS: Final = {
    "ward": "ward|wd|unit",
    "bay": "bay|pod",
    "bed": "bed|chair|trolley|cot|bassinet",
    "theatre": "theatre|theater|or|ot",
    "cubicle": "cubicle|cube|booth|curtain",
}
_AWARD: Final = re.compile(r"\b(?:award|prize|medal|winner|won|honou?red|champion\w*|olymp\w+)\b")
_NEWS: Final = re.compile(
    r"\b(?:news\w*|papers?|tv|television|radio|viral|headlines?|famous|broadcast\w*|reported|bbc|cnn)\b"
)
_RARE: Final = re.compile(
    r"\b(?:only|first|last|oldest|youngest|sole|one of the (?:two|three|few))\b"
)
_GENERIC: Final = frozenset(
    listed(
        "the hospital hospitals clinic infirmary medical centre center general university of "
        "and hospice home care school college st saint royal health"
    )
)
_LINKING: Final = frozenset(["of", "and", "the", "for", "at", "in", "de", "la", "&"])


def sort_of(kind: Kind, words: str, before: str = "") -> str:
    """Return what a hospital, school or place is, one of the keys of ``wording``.

    Args:
        before: The words before it: "the village of" tells as much as the name.
    """
    text = without_marks(fold(words))
    for sort, cues in _CUES[kind].items():
        exact = rf"(?:{cues})" if sort == "postcode" else rf".*\b(?:{cues})\b.*"
        if re.fullmatch(exact, text, re.DOTALL):
            return sort
    hint = re.search(r"(\w+)(?: of| called| in)? $", without_marks(fold(before)))
    named = {sort: sort for sort in _CUES[kind]}
    return named.get(hint[1], _DEFAULTS[kind]) if hint else _DEFAULTS[kind]


def room_of(words: str) -> str:
    """Return what a room is, with its article."""
    text = without_marks(fold(words))
    for sort, cues in _ROOMS.items():
        if re.search(rf"\b(?:{cues})(?![a-z])", text):
            return wording.ROOMS[sort]
    return wording.ROOMS["room"]


def person_of(words: str) -> str:
    """Return what a person without a name is known by, with its article."""
    text = without_marks(fold(words))
    if _AWARD.search(text):
        return wording.BY_AWARD
    if _NEWS.search(text):
        return wording.BY_NEWS
    return wording.BY_RARITY if _RARE.search(text) else wording.BY_POST


class Things:
    """Numbers hospitals, schools and places through an author's export.

    Args:
        taken: Numbers that occur in the author's own texts, by label.
    """

    def __init__(self, taken: dict[str, set[int]]) -> None:
        self._taken = taken
        self._numbers: dict[str, int] = defaultdict(int)
        self._known: list[tuple[Kind, str, tuple[str, ...], str]] = []

    def number(self, label: str) -> str:
        """Return a label with the next number that is free, e.g. "patient 3"."""
        self._numbers[label] += 1
        while self._numbers[label] in self._taken.get(label, ()):
            self._numbers[label] += 1
        return f"{label} {self._numbers[label]}"

    def label(self, kind: Kind, words: str, sort: str) -> str:
        """Return the numbered label of a thing, the one it had before if it was met before."""
        parts = tuple(token.plain for token in Passage(words).tokens) or (fold(words),)
        short = "".join(part[0] for part in parts if part not in _LINKING)
        for known_kind, known_sort, known, label in self._known:
            nested = known_sort == sort and kind is not Kind.LOCATION
            if known_kind is kind and _same(parts, short, known, may_nest=nested):
                return label
        label = self.number("place" if kind is Kind.LOCATION else sort)
        self._known.append((kind, sort, parts, label))
        return label


def _same(parts: tuple[str, ...], short: str, known: tuple[str, ...], *, may_nest: bool) -> bool:
    if set(parts) - _LINKING == set(known) - _LINKING:
        return True
    known_short = "".join(part[0] for part in known if part not in _LINKING)
    if (len(known) > 2 and parts == (known_short,)) or (len(parts) > 2 and known == (short,)):
        return True
    telling, telling_known = set(parts) - _GENERIC, set(known) - _GENERIC
    nested = telling <= telling_known or telling_known <= telling
    return may_nest and nested and bool(telling) and bool(telling_known)

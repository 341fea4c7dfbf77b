"""Holds a study file's tables against the schema and gathers everything that is wrong with them."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from journal_app.domain.studies import folded_name
from journal_app.research.age_recipient import is_recipient
from journal_app.research.bounded_toml import Toml
from journal_app.research.study_faults import StudyFault, Trouble
from journal_app.research.study_schema import Kind, Spec
from journal_app.research.toml_scan import Place

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DEVICE: Final = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_HEXADECIMAL: Final = re.compile(r"[0-9a-f]{64}")
_UNFIT_FOR_FILES: Final = frozenset('/\\<>:"|?*')
_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2199
_SHOWN: Final = 40
_MOST_UNKNOWN: Final = 20

Checked = tuple[StudyFault, Mapping[str, str | int]] | None
Check = Callable[[Spec, str], Checked]


@dataclass
class Findings:
    """Everything that is wrong with a text, in the order in which it was found."""

    toml: Toml
    troubles: list[Trouble] = field(default_factory=list)

    def add(self, why: StudyFault, place: Place, **values: str | int) -> None:
        """Note that something is wrong at a place."""
        self.troubles.append(Trouble(why, self.toml.line(*place), written(place), values))

    def read(self, table: Mapping[str, object], place: Place, specs: Sequence[Spec]) -> None:
        """Hold the keys of one table against what they have to be."""
        for spec in specs:
            here = (*place, spec.key)
            if spec.key not in table:
                self.add(StudyFault.MISSING, here)
                continue
            found = amiss(spec, table[spec.key])
            if found is not None:
                self.add(found[0], here, **found[1])

    def refuse_others(
        self, table: Mapping[str, object], place: Place, known: Sequence[str]
    ) -> None:
        """Note the keys that a table should not have, the first few: most often misspelt ones."""
        unknown = (key for key in table if key not in known)
        for key in itertools.islice(unknown, _MOST_UNKNOWN):
            near = difflib.get_close_matches(key[:_SHOWN], known, n=1)
            self.add(StudyFault.UNKNOWN_KEY, (*place, key), near=near[0] if near else "")


def written(place: Place) -> str:
    """Return a place with dots, rows counted from 1: ``contact[2].name``.

    A stranger may have chosen the name: it is cut short and kept on one line.
    """
    parts = [
        f"[{part + 1}]" if isinstance(part, int) else "." + " ".join(part.split())[:_SHOWN]
        for part in place
    ]
    return "".join(parts).removeprefix(".")


def amiss(spec: Spec, value: object) -> Checked:
    """Return why a value cannot be used, with what the sentence needs; None when it can."""
    wanted = _TYPES.get(spec.kind, str)
    if type(value) is not wanted:
        return StudyFault.WRONG_TYPE, {"wanted": spec.kind.value}
    if isinstance(value, list):
        return _list_amiss(spec, value)
    if isinstance(value, str):
        return _text_amiss(spec, value)
    return _plain_amiss(spec, value)


_TYPES: Final[Mapping[Kind, type]] = {
    Kind.DATE: date,
    Kind.NUMBER: int,
    Kind.FLAG: bool,
    Kind.LINES: list,
}


def _plain_amiss(spec: Spec, value: object) -> Checked:
    if isinstance(value, bool):
        return (spec.why, {}) if value and spec.why is StudyFault.ASSESSES else None
    if isinstance(value, int) and not spec.least <= value <= spec.most:
        return spec.why, {"least": spec.least, "most": spec.most, "number": value}
    if isinstance(value, date) and not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        return StudyFault.OUT_OF_RANGE, {"least": _FIRST_YEAR, "most": _LAST_YEAR}
    return None


def _list_amiss(spec: Spec, items: Sequence[object]) -> Checked:
    if len(items) < spec.least:
        return StudyFault.TOO_FEW, {"least": spec.least}
    if len(items) > spec.most:
        return StudyFault.TOO_MANY, {"most": spec.most}
    for item in items:
        found = amiss(Spec(spec.key, Kind.LINE), item)
        if found is not None:
            return found
    folded = [folded_name(str(item)) for item in items]
    return (StudyFault.DUPLICATE, {}) if len(set(folded)) < len(folded) else None


def _text_amiss(spec: Spec, value: str) -> Checked:
    if not value.strip() and spec.least:
        return StudyFault.EMPTY, {}
    if len(value) > spec.most:
        return StudyFault.TOO_LONG, {"most": spec.most, "number": len(value)}
    return None if spec.kind is Kind.TEXT else _line_amiss(spec, value)


def _line_amiss(spec: Spec, value: str) -> Checked:
    if "\n" in value or "\t" in value:
        return StudyFault.SEVERAL_LINES, {}
    if value != value.strip():
        return StudyFault.PADDED, {}
    if value and not any(character.isalnum() for character in value):
        return StudyFault.NO_LETTER, {}
    return _FORMS[spec.kind](spec, value) if spec.kind in _FORMS else None


def _id_amiss(_spec: Spec, value: str) -> Checked:
    fits = _ID.fullmatch(value) and not _DEVICE.fullmatch(value)
    return None if fits else (StudyFault.BAD_ID, {})


def _name_amiss(_spec: Spec, value: str) -> Checked:
    # A letter or digit first: nothing that a spreadsheet could take for a formula or a command.
    fits = value[0].isalnum() and not _UNFIT_FOR_FILES & set(value) and value[-1] != "."
    return None if fits else (StudyFault.BAD_NAME, {})


def _language_amiss(_spec: Spec, value: str) -> Checked:
    return None if _LANGUAGE.fullmatch(value) else (StudyFault.BAD_LANGUAGE, {})


def _choice_amiss(spec: Spec, value: str) -> Checked:
    if value in spec.choices:
        return None
    near = difflib.get_close_matches(value[:_SHOWN], spec.choices, n=1)
    return StudyFault.NOT_A_CHOICE, {
        "choices": ", ".join(spec.choices),
        "near": near[0] if near else "",
    }


def _signing_key_amiss(_spec: Spec, value: str) -> Checked:
    return None if _HEXADECIMAL.fullmatch(value) else (StudyFault.BAD_SIGNING_KEY, {})


def _sha256_amiss(_spec: Spec, value: str) -> Checked:
    return None if _HEXADECIMAL.fullmatch(value) else (StudyFault.BAD_SHA256, {})


def _recipient_amiss(_spec: Spec, value: str) -> Checked:
    return None if is_recipient(value) else (StudyFault.BAD_RECIPIENT, {})


_FORMS: Final[Mapping[Kind, Check]] = {
    Kind.ID: _id_amiss,
    Kind.NAME: _name_amiss,
    Kind.LANGUAGE: _language_amiss,
    Kind.CHOICE: _choice_amiss,
    Kind.SIGNING_KEY: _signing_key_amiss,
    Kind.RECIPIENT: _recipient_amiss,
    Kind.SHA256: _sha256_amiss,
}

"""Reads a questionnaire that somebody brings as a file: data only, every field checked.

The form is described in docs/questionnaire-file.md. There is no code in it, no expression and no
markup, and a file without its licence is refused. Bands that put words to a score are refused as
well: Heartbeat shows no reading of a score, so that it keeps none either.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from journal_app.domain.questionnaires import (
    Item,
    KeptQuestionnaire,
    Method,
    Option,
    Questionnaire,
    ResponseScale,
    Score,
)
from journal_app.errors import BadFile, Problem, WorldError
from journal_app.files import disk_errors
from journal_app.research.bounded_toml import (
    Limits,
    Toml,
    TomlFault,
    read_toml,
)
from journal_app.research.file_names import shown_name
from journal_app.research.questionnaire_faults import QuestionnaireFault as Fault
from journal_app.research.questionnaire_table import Table, refusal

FORMAT: Final = 1
LARGEST: Final = 128 * 1024
"""Bytes: 100 items of the longest text with scales, scores and a long licence fit in."""

MOST_ITEMS: Final = 100
MOST_SCALES: Final = 20
MOST_OPTIONS: Final = 11
MOST_SCORES: Final = 20
LONGEST_RECALL: Final = 366
LONGEST_INTERVAL: Final = 731
HIGHEST_VALUE: Final = 1000
HIGHEST_SCALE: Final = 1000

_LIMITS: Final = Limits(size=LARGEST, depth=6, keys=4_000, string=12_000, digits=9, word=64)
_ID: Final = re.compile(r"(?=.{2,40}\Z)[a-z][a-z0-9]*(-[a-z0-9]+)*")
_VERSION: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,19}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_LICENCE: Final = ("rights_holder", "licence_text", "permission_reference", "licence_expires")
_FIELDS: Final = frozenset(
    {
        *_LICENCE,
        "format",
        "id",
        "version",
        "title",
        "language",
        "citation",
        "intro",
        "recall_days",
        "interval_days",
        "export_text",
        "scale",
        "item",
        "score",
    }
)
_SCALE_FIELDS: Final = frozenset({"id", "options"})
_OPTION_FIELDS: Final = frozenset({"value", "label"})
_ITEM_FIELDS: Final = frozenset({"id", "text", "scale", "reverse"})
_SCORE_FIELDS: Final = frozenset({"id", "title", "method", "items", "min_answered", "rescale_to"})


def read_questionnaire(data: bytes, *, file: str) -> Questionnaire:
    """Read a questionnaire.

    Args:
        data: The file's bytes, TOML of at most ``LARGEST`` bytes.
        file: Its name, for the sentence about a fault.

    Raises:
        BadFile: ``QUESTIONNAIRE_FILE`` with ``file``, ``line``, ``field`` (may be empty) and
            ``why``, a ``QuestionnaireFault`` or a ``TomlRefusal``.
    """
    top = _top(data, file)
    scales = _scales(top)
    items = _items(top, scales)
    scores = _scores(top, scales, items)
    _check_names(top, items, scores)
    recall = top.number("recall_days", 1, LONGEST_RECALL)
    interval = top.number("interval_days", 1, LONGEST_INTERVAL)
    if interval < recall:
        raise top.refuse(Fault.INTERVAL, "interval_days", least=recall)
    return Questionnaire(
        id=top.code("id", _ID),
        version=top.code("version", _VERSION),
        title=top.text("title", 120),
        language=_language(top),
        rights_holder=top.text("rights_holder", 200),
        licence_text=top.text("licence_text", 8_000, lines=True),
        permission_reference=top.text("permission_reference", 200),
        licence_expires=top.last_day("licence_expires"),
        citation=top.text("citation", 600),
        intro=top.text("intro", 1_000, lines=True, otherwise=""),
        recall_days=recall,
        interval_days=interval,
        scales=tuple(scales.values()),
        items=tuple(items.values()),
        scores=scores,
        export_text=top.flag("export_text"),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def read_questionnaire_at(path: Path) -> tuple[bytes, Questionnaire]:
    """Read a questionnaire from the disk, of which no more is read than may be.

    Raises:
        WorldError: ``FILE_MISSING``: there is no such file, or what is there is no file.
        DiskRefused: The disk does not give it.
        BadFile: As ``read_questionnaire``.
    """
    name = shown_name(path.name)
    with disk_errors(path.parent):
        if not path.is_file():  # a pipe would be waited for
            raise WorldError(Problem.FILE_MISSING, file=name)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    return data, read_questionnaire(data, file=name)


def read_kept(kept: KeptQuestionnaire) -> Questionnaire | None:
    """Read a questionnaire of a journal; None when its form is one this program does not read."""
    try:
        return read_questionnaire(kept.data, file=kept.id)
    except BadFile:
        return None


def _top(data: bytes, file: str) -> Table:
    try:
        toml = read_toml(data, limits=_LIMITS)
    except TomlFault as fault:
        raise refusal(file, fault.line, fault.why) from None
    top = Table(file, toml, (), toml.values)
    _check_format(top, toml)
    _refuse_bands(top)
    top.only(_FIELDS)
    for name in _LICENCE:
        if name not in toml.values or toml.values[name] == "":
            raise top.refuse(Fault.NO_LICENCE, name)
    return top


def _check_format(top: Table, toml: Toml) -> None:
    found = toml.values.get("format")
    if isinstance(found, bool) or found != FORMAT:
        raise top.refuse(Fault.OTHER_FORMAT, "format")


def _refuse_bands(top: Table) -> None:
    scores = top.values.get("score")
    places = [top]
    if isinstance(scores, list):
        places += [
            Table(top.file, top.toml, ("score", index), score)
            for index, score in enumerate(scores)
            if isinstance(score, dict)
        ]
    for place in places:
        for name in ("bands", "band", "cutoffs", "cutoff"):
            if name in place.values:
                raise place.refuse(Fault.BANDS, name)


def _language(top: Table) -> str:
    language = top.text("language", 40)
    if not _LANGUAGE.fullmatch(language):
        raise top.refuse(Fault.BAD_LANGUAGE, "language")
    return language


def _scales(top: Table) -> dict[str, ResponseScale]:
    found: dict[str, ResponseScale] = {}
    for table in top.tables("scale", 1, MOST_SCALES):
        table.only(_SCALE_FIELDS)
        code = _new_code(table, found)
        options = tuple(_option(one) for one in table.tables("options", 2, MOST_OPTIONS))
        values = [option.value for option in options]
        if len({*values}) < len(values) or len({o.label for o in options}) < len(values):
            raise table.refuse(Fault.DUPLICATE, "options")
        found[code] = ResponseScale(code, options)
    return found


def _option(table: Table) -> Option:
    table.only(_OPTION_FIELDS)
    return Option(table.number("value", -HIGHEST_VALUE, HIGHEST_VALUE), table.text("label", 80))


def _items(top: Table, scales: dict[str, ResponseScale]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for table in top.tables("item", 1, MOST_ITEMS):
        table.only(_ITEM_FIELDS)
        code = _new_code(table, found)
        scale = table.code("scale")
        if scale not in scales:
            raise table.refuse(Fault.UNKNOWN_SCALE, "scale")
        reverse = table.flag("reverse")
        if reverse and not _is_symmetrical(scales[scale]):
            raise table.refuse(Fault.NOT_SYMMETRICAL, "reverse")
        found[code] = Item(code, table.text("text", 500), scale, reverse)
    used = {item.scale for item in found.values()}
    for index, name in enumerate(scales):
        if name not in used:
            unused = Table(top.file, top.toml, ("scale", index), {})
            raise unused.refuse(Fault.UNUSED_SCALE, "id")
    return found


def _is_symmetrical(scale: ResponseScale) -> bool:
    """Tell whether turning the scale round gives the same values again."""
    values = {option.value for option in scale.options}
    ends = min(values) + max(values)
    return {ends - value for value in values} == values


def _scores(
    top: Table, scales: dict[str, ResponseScale], items: dict[str, Item]
) -> tuple[Score, ...]:
    found: dict[str, Score] = {}
    for table in top.tables("score", 0, MOST_SCORES):
        table.only(_SCORE_FIELDS)
        code = _new_code(table, found)
        found[code] = _score(table, code, scales, items)
    return tuple(found.values())


def _score(
    table: Table, code: str, scales: dict[str, ResponseScale], items: dict[str, Item]
) -> Score:
    method = table.text("method", 20)
    if method not in list(Method):
        raise table.refuse(Fault.UNKNOWN_METHOD, "method")
    names = table.codes("items", 1, MOST_ITEMS)
    if not items.keys() >= {*names}:
        raise table.refuse(Fault.UNKNOWN_ITEM, "items")
    least = table.number("min_answered", 1, len(names))
    ranges = {_ends(scales[items[name].scale]) for name in names}
    # With other ends, the mean of those answered could not stand in for those left out.
    if len(ranges) > 1 and least < len(names):
        raise table.refuse(Fault.MIXED_RANGES, "min_answered")
    return Score(
        id=code,
        method=Method(method),
        items=names,
        min_answered=least,
        rescale_to=(
            table.number("rescale_to", 1, HIGHEST_SCALE) if "rescale_to" in table.values else None
        ),
        title=table.text("title", 80, otherwise=""),
    )


def _ends(scale: ResponseScale) -> tuple[int, int]:
    values = [option.value for option in scale.options]
    return min(values), max(values)


def _new_code(table: Table, taken: Iterable[str]) -> str:
    code = table.code("id")
    if code in {*taken}:
        raise table.refuse(Fault.DUPLICATE, "id")
    return code


def _check_names(top: Table, items: dict[str, Item], scores: tuple[Score, ...]) -> None:
    """Refuse a score that is called as an item is: both are columns of one table later on."""
    for index, score in enumerate(scores):
        if score.id in items:
            table = Table(top.file, top.toml, ("score", index), {})
            raise table.refuse(Fault.DUPLICATE, "id")

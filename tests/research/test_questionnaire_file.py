"""A questionnaire's file is read as it says, or refused with line, field and reason."""

from __future__ import annotations

import os
import random
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.questionnaires import Method, Option, Questionnaire
from journal_app.domain.scoring import range_of, score
from journal_app.errors import BadFile, Problem, WorldError
from journal_app.research.bounded_toml import TomlRefusal
from journal_app.research.questionnaire_faults import QuestionnaireFault as Fault
from journal_app.research.questionnaire_file import (
    LARGEST,
    read_questionnaire,
    read_questionnaire_at,
)
from journal_app.sentences.problems import problem
from tests.research.questionnaires import questionnaire_file

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "questionnaires" / "evening-weather.toml"
DOCUMENT = ROOT / "docs" / "questionnaire-file.md"


def refused(data: bytes) -> BadFile:
    with pytest.raises(BadFile) as caught:
        read_questionnaire(data, file="check.toml")
    assert caught.value.problem is Problem.QUESTIONNAIRE_FILE
    return caught.value


def test_everything_in_the_file_is_read() -> None:
    found = read_questionnaire(questionnaire_file(), file="check.toml")
    assert (found.id, found.version, found.language) == ("evening-check", "1.2", "en-GB")
    assert found.licence_expires == date(2027, 6, 30)
    assert (found.recall_days, found.interval_days) == (7, 14)
    assert found.scales[0].options[1] == Option(1, "Now and then")
    assert [(item.id, item.reverse) for item in found.items] == [("calm", False), ("rush", True)]
    (score,) = found.scores
    assert (score.method, score.items, score.title) == (Method.SUM, ("calm", "rush"), "Total")
    assert not found.export_text
    assert re.fullmatch(r"[0-9a-f]{64}", found.sha256)


def test_a_licence_may_have_no_end_and_says_so() -> None:
    data = questionnaire_file(head={"licence_expires": '"never"', "intro": None})
    found = read_questionnaire(data, file="check.toml")
    assert (found.licence_expires, found.intro) == (None, "")


HEADS = [
    ({"format": "2"}, Fault.OTHER_FORMAT, "format"),
    ({"format": "true"}, Fault.OTHER_FORMAT, "format"),
    ({"format": None}, Fault.OTHER_FORMAT, "format"),
    ({"colour": '"red"'}, Fault.UNKNOWN_FIELD, "colour"),
    ({"script": '"print(1)"'}, Fault.UNKNOWN_FIELD, "script"),
    ({"title": None}, Fault.MISSING_FIELD, "title"),
    ({"title": '"  "'}, Fault.MISSING_FIELD, "title"),
    ({"title": "7"}, Fault.WRONG_TYPE, "title"),
    ({"title": '"' + "x" * 121 + '"'}, Fault.TOO_LONG, "title"),
    ({"title": '"two\\nlines"'}, Fault.SEVERAL_LINES, "title"),
    ({"title": '"a <b>bold</b> one"'}, Fault.MARKUP, "title"),
    ({"intro": '"see [this](https://example.org)"'}, Fault.MARKUP, "intro"),
    ({"intro": '"fish &amp; chips"'}, Fault.MARKUP, "intro"),
    ({"id": '"../evening"'}, Fault.BAD_CODE, "id"),
    ({"id": '"evening-"'}, Fault.BAD_CODE, "id"),
    ({"id": '"e"'}, Fault.BAD_CODE, "id"),
    ({"version": '"one two"'}, Fault.BAD_CODE, "version"),
    ({"language": '"English"'}, Fault.BAD_LANGUAGE, "language"),
    ({"rights_holder": None}, Fault.NO_LICENCE, "rights_holder"),
    ({"licence_text": None}, Fault.NO_LICENCE, "licence_text"),
    ({"licence_text": '""'}, Fault.NO_LICENCE, "licence_text"),
    ({"permission_reference": None}, Fault.NO_LICENCE, "permission_reference"),
    ({"licence_expires": None}, Fault.NO_LICENCE, "licence_expires"),
    ({"licence_expires": '"soon"'}, Fault.WRONG_TYPE, "licence_expires"),
    ({"licence_expires": "2027-06-30T12:00:00Z"}, Fault.WRONG_TYPE, "licence_expires"),
    ({"recall_days": "0"}, Fault.OUT_OF_RANGE, "recall_days"),
    ({"recall_days": "1.5"}, Fault.WRONG_TYPE, "recall_days"),
    ({"recall_days": "true"}, Fault.WRONG_TYPE, "recall_days"),
    ({"interval_days": "6"}, Fault.INTERVAL, "interval_days"),
    ({"interval_days": "100000"}, Fault.OUT_OF_RANGE, "interval_days"),
    ({"export_text": '"yes"'}, Fault.WRONG_TYPE, "export_text"),
    ({"bands": '[{from = 0, label = "burnt out"}]'}, Fault.BANDS, "bands"),
]


@pytest.mark.parametrize(("changes", "why", "field"), HEADS)
def test_the_head_is_checked(changes: dict[str, str | None], why: Fault, field: str) -> None:
    data = questionnaire_file(head=changes)
    found = refused(data)
    assert (found.values["why"], found.values["field"]) == (why.value, field)
    line = int(found.values["line"])
    assert field in data.decode().splitlines()[line - 1] or changes[field] is None


MANY = ", ".join(f'{{value = {n}, label = "l{n}"}}' for n in range(12))
PARTS = [
    ("scale", {"id": '"Often"'}, Fault.BAD_CODE, "id"),
    ("scale", {"id": '"calm down"'}, Fault.BAD_CODE, "id"),
    ("scale", {"options": None}, Fault.COUNT, "options"),
    ("scale", {"options": '[{value = 0, label = "x"}]'}, Fault.COUNT, "options"),
    ("scale", {"options": f"[{MANY}]"}, Fault.COUNT, "options"),
    ("scale", {"options": "[1, 2]"}, Fault.WRONG_TYPE, "options"),
    ("scale", {"options": '"0, 1"'}, Fault.WRONG_TYPE, "options"),
    (
        "scale",
        {"options": '[{value = 1, label = "x"}, {value = 1, label = "y"}]'},
        Fault.DUPLICATE,
        "options",
    ),
    (
        "scale",
        {"options": '[{value = 0, label = "x"}, {value = 1, label = "x"}]'},
        Fault.DUPLICATE,
        "options",
    ),
    (
        "scale",
        {"options": '[{value = 0, label = "x"}, {value = 5000, label = "y"}]'},
        Fault.OUT_OF_RANGE,
        "value",
    ),
    (
        "scale",
        {"options": '[{value = 0, label = "x", do = 1}, {value = 1, label = "y"}]'},
        Fault.UNKNOWN_FIELD,
        "do",
    ),
    (
        "scale",
        {
            "options": '[{value = 0, label = "a"}, {value = 1, label = "b"}, '
            '{value = 5, label = "c"}]'
        },
        Fault.NOT_SYMMETRICAL,
        "reverse",
    ),
    ("first", {"id": '"rush"'}, Fault.DUPLICATE, "id"),
    ("first", {"id": '"=cmd"'}, Fault.BAD_CODE, "id"),
    ("first", {"scale": '"never"'}, Fault.UNKNOWN_SCALE, "scale"),
    ("first", {"text": None}, Fault.MISSING_FIELD, "text"),
    ("first", {"text": '"' + "x" * 501 + '"'}, Fault.TOO_LONG, "text"),
    ("first", {"required": "true"}, Fault.UNKNOWN_FIELD, "required"),
    ("score", {"method": '"median"'}, Fault.UNKNOWN_METHOD, "method"),
    ("score", {"method": '"sum(items)"'}, Fault.UNKNOWN_METHOD, "method"),
    ("score", {"items": '["calm", "gone"]'}, Fault.UNKNOWN_ITEM, "items"),
    ("score", {"items": '["calm", "calm"]'}, Fault.DUPLICATE, "items"),
    ("score", {"items": "[]"}, Fault.COUNT, "items"),
    ("score", {"items": '[["calm"]]'}, Fault.BAD_CODE, "items"),
    ("score", {"min_answered": "0"}, Fault.OUT_OF_RANGE, "min_answered"),
    ("score", {"min_answered": "3"}, Fault.OUT_OF_RANGE, "min_answered"),
    ("score", {"rescale_to": "0"}, Fault.OUT_OF_RANGE, "rescale_to"),
    ("score", {"rescale_to": "1001"}, Fault.OUT_OF_RANGE, "rescale_to"),
    ("score", {"rescale_to": '"100"'}, Fault.WRONG_TYPE, "rescale_to"),
    ("score", {"id": '"calm"'}, Fault.DUPLICATE, "id"),
    ("score", {"bands": '[{from = 9, label = "severe"}]'}, Fault.BANDS, "bands"),
    ("score", {"cutoff": "9"}, Fault.BANDS, "cutoff"),
]


@pytest.mark.parametrize(("part", "changes", "why", "field"), PARTS)
def test_the_parts_are_checked(
    part: str, changes: dict[str, str | None], why: Fault, field: str
) -> None:
    found = refused(questionnaire_file(**{part: changes}))  # type: ignore[arg-type] # by name
    assert (found.values["why"], found.values["field"]) == (why.value, field)


def test_parts_must_be_used_and_be_few() -> None:
    unused = '[[scale]]\nid = "b"\noptions = [{value=0,label="x"},{value=1,label="y"}]\n'
    assert refused(questionnaire_file(more=unused)).values["why"] == Fault.UNUSED_SCALE.value
    item = '[[item]]\nid = "q{}"\ntext = "One more."\nscale = "often"\n'
    many = "".join(item.format(n) for n in range(99))
    assert refused(questionnaire_file(more=many)).values["why"] == Fault.COUNT.value
    fewer = "".join(item.format(n) for n in range(98))
    assert len(read_questionnaire(questionnaire_file(more=fewer), file="f").items) == 100


def test_items_on_other_scales_are_scored_only_when_all_are_answered() -> None:
    more = (
        '[[scale]]\nid = "b"\noptions = [{value=0,label="x"},{value=9,label="y"}]\n'
        '[[item]]\nid = "q"\ntext = "One more."\nscale = "b"\n'
        '[[score]]\nid = "mixed"\nmethod = "sum"\nitems = ["calm", "q"]\nmin_answered = {}\n'
    )
    found = refused(questionnaire_file(more=more.replace("{}", "1")))
    assert found.values["why"] == Fault.MIXED_RANGES.value
    read_questionnaire(questionnaire_file(more=more.replace("{}", "2")), file="check.toml")


HOSTILE = [
    (b"\xff\xfe", TomlRefusal.NOT_UTF8),
    (b"\xef\xbb\xbfformat = 1", TomlRefusal.BYTE_ORDER_MARK),
    (b"#" * (LARGEST + 1), TomlRefusal.TOO_LARGE),
    (b"format = 1\nx = " + b"[" * 5_000, TomlRefusal.TOO_DEEP),
    (b"format = 1\nx = 1" + b"0" * 40, TomlRefusal.BIG_NUMBER),
    (b"format = 1\n\x00", TomlRefusal.CONTROL_CHARACTER),
    (b"format = ", TomlRefusal.NOT_TOML),
    ("title = '\u202eevil'".encode(), TomlRefusal.BIDI_CHARACTER),
    ("title = 'a\u200bb'".encode(), TomlRefusal.HIDDEN_CHARACTER),
    (b"x = [" + b"1," * 5_000 + b"]", TomlRefusal.TOO_MANY_KEYS),
]


@pytest.mark.parametrize(("data", "why"), HOSTILE, ids=[str(why) for _, why in HOSTILE])
def test_hostile_bytes_are_refused(data: bytes, why: TomlRefusal) -> None:
    assert refused(data).values["why"] == why.value


def test_escapes_hide_nothing() -> None:
    for escaped in ("\\u202e", "\\u0007", "\\u2066", "\\U000e0041"):
        data = questionnaire_file(first={"text": f'"I was {escaped}calm."'})
        assert refused(data).values["why"] in list(TomlRefusal)


def test_a_strangers_field_name_is_shown_short_and_on_one_line() -> None:
    data = questionnaire_file(head={'"a\\nb' + "c" * 60 + '"': "1"})
    found = refused(data)
    assert found.values["why"] == Fault.UNKNOWN_FIELD.value
    assert len(str(found.values["field"])) <= 41
    assert "\n" not in problem(found)


def test_every_refusal_has_a_sentence_with_file_and_next_step() -> None:
    for why in (*Fault, *TomlRefusal):
        said = problem(
            BadFile(Problem.QUESTIONNAIRE_FILE, file="check.toml", line=7, why=why.value, field="x")
        )
        assert "check.toml" in said
        assert "Ask whoever" in said
        assert not re.search(r"[{}!]", said)


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_with_a_sentence(data: bytes) -> None:
    assert problem(refused(data))


FIELDS = ("licence_expires", "title", "recall_days", "version", "format", "bands", "item", "intro")
VALUES = st.one_of(
    st.integers(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(st.integers(), max_size=3).map(str),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(
        lambda text: "".join(f"\\U{ord(c):08x}" for c in text).join('""')
    ),
)


@given(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=3))
def test_any_value_is_read_or_refused_by_name(changes: dict[str, object]) -> None:
    written = {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in changes.items()
    }
    data = questionnaire_file(head=written)
    found, refusal = read(data)
    if refusal is not None:
        assert problem(refusal)
    if found is not None:
        assert found.interval_days >= found.recall_days
        assert all(item.scale == found.scales[0].id for item in found.items)


def read(data: bytes) -> tuple[Questionnaire | None, BadFile | None]:
    try:
        return read_questionnaire(data, file="check.toml"), None
    except BadFile as error:
        return None, error


@st.composite
def altered(draw: st.DrawFn) -> bytes:
    """The sample with some of its pieces put in each other's place, doubled or taken out."""
    pieces = re.split(rb"(\W)", SAMPLE.read_bytes())
    for _ in range(draw(st.integers(1, 4))):
        at, other = draw(st.integers(0, len(pieces) - 1)), draw(st.integers(0, len(pieces) - 1))
        pieces[at] = draw(st.sampled_from([b"", pieces[other], pieces[at] * 2, b"99", b'"', b"]"]))
    return b"".join(pieces)


@given(altered(), st.randoms(use_true_random=False))
def test_an_altered_file_is_refused_or_scored_within_its_ranges(
    data: bytes, chance: random.Random
) -> None:
    found, refusal = read(data)
    assert (found is None) is (refusal is not None)
    if found is None:
        return
    answers = {
        item.id: chance.choice([None, *(o.value for o in found.scale_of(item).options)])
        for item in found.items
    }
    for one in found.scores:
        value, (lowest, highest) = score(found, answers)[one.id], range_of(found, one)
        assert value is None or lowest <= value <= highest


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    for name in ("missing.toml", "folder", "pipe"):
        if name == "folder":
            (tmp_path / name).mkdir()
        elif name == "pipe":
            os.mkfifo(tmp_path / name)
        with pytest.raises(WorldError) as caught:
            read_questionnaire_at(tmp_path / name)
        assert caught.value.problem is Problem.FILE_MISSING


def test_a_file_is_named_without_what_turns_its_name_round(tmp_path: Path) -> None:
    path = tmp_path / "check\u202elmot.toml"
    path.write_bytes(b"x = 1")
    with pytest.raises(BadFile) as caught:
        read_questionnaire_at(path)
    assert caught.value.values["file"] == "check?lmot.toml"


def test_the_sample_is_read_and_says_that_it_is_made_up() -> None:
    data, found = read_questionnaire_at(SAMPLE)
    assert data == SAMPLE.read_bytes()
    assert "made-up" in found.title
    assert "does not exist" in found.rights_holder
    assert found.scores


def test_the_example_in_the_documentation_is_read_and_uses_every_key() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    found = read_questionnaire(example.encode(), file="example.toml")
    assert found.export_text
    assert any(score.rescale_to for score in found.scores)
    named = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    written = set(re.findall(r"(\w+) = |\[\[(\w+)\]\]", example))
    assert named == {key or table for key, table in written}

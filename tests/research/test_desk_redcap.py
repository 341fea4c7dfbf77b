"""REDCap: records re-read against what the dictionary declares, as its import does."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from journal_app.domain.packages import PromptUse
from journal_app.domain.spreadsheets import unguarded
from journal_app.domain.studies import DataItem
from tests.research.desk_post import Post, digits, entry, new_post, night, sheet

HEADER = (
    'Variable / Field Name,Form Name,Section Header,Field Type,Field Label,"Choices, Calculations,'
    ' OR Slider Labels",Field Note,Text Validation Type OR Show Slider Number,Text Validation Min,'
    "Text Validation Max,Identifier?,Branching Logic (Show field only if...),Required Field?,"
    "Custom Alignment,Question Number (surveys only),Matrix Group Name,Matrix Ranking?,"
    "Field Annotation"
)
FORMULA = '=HYPERLINK("http://example.org","a|b") 🩺\n+second "line", with a comma'
VALIDATIONS = {"integer": re.compile(r"-?\d+"), "number": re.compile(r"-?\d+(\.\d+)?")}
Rows = list[dict[str, str]]


def rows_of(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Post:
    post = new_post(tmp_path_factory.mktemp("redcap"))
    for student, group in enumerate(("Medicine", "Medicine", "Medicine", "Surgery, general")):
        post.send(
            student,
            nights=[night(1, group=group), night(2, group="Other", shift="", ratings=())],
            entries=[
                entry(1, FORMULA),
                entry(2, "'@quoted", use=PromptUse.FREE, prompt="", prompt_text=""),
            ],
            answers=[sheet(), sheet(402, score=-0.25)],
        )
    little = {"use": None, "prompt": "", "prompt_text": ""}
    bare = {"group": None, "shift": None, "post_call": None, "exam": None, "ratings": ()}
    post.send(
        4,
        nights=[night(1, **bare)],
        entries=[entry(1, "-1", **little)],
        totals=None,
        consent=post.consent(*(item for item in DataItem if item is not DataItem.TEXT)),
    )
    post.open()
    return post


@pytest.fixture(scope="module")
def dictionary(opened: Post) -> Rows:
    return rows_of(opened.out / "redcap" / "dictionary.csv")


@pytest.fixture(scope="module")
def records(opened: Post) -> Rows:
    return rows_of(opened.out / "redcap" / "records.csv")


def test_the_dictionary_has_the_eighteen_columns_and_fitting_names(
    opened: Post, dictionary: Rows
) -> None:
    text = (opened.out / "redcap" / "dictionary.csv").read_text("utf-8")
    assert text.startswith(HEADER + "\n")
    assert len(dictionary[0]) == 18
    first = dictionary[0]
    assert (first["Variable / Field Name"], first["Field Type"]) == ("record_id", "text")
    names = [row["Variable / Field Name"] for row in dictionary]
    forms = list(dict.fromkeys(row["Form Name"] for row in dictionary))
    assert forms == ["participants", "nights", "entries", "answers"]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{1,25}", name) for name in [*names, *forms])
    assert not set(names) & {f"{form}_complete" for form in forms}
    types = {row["Field Type"] for row in dictionary}
    assert types <= {"text", "notes", "dropdown", "yesno"}
    [told] = [row["Variable / Field Name"] for row in dictionary if row["Identifier?"] == "y"]
    assert told == "entry_text"


def codes_of(field: dict[str, str]) -> set[str]:
    choices = field["Choices, Calculations, OR Slider Labels"].split(" | ")
    codes = [choice.split(", ", 1)[0] for choice in choices]
    assert all(re.fullmatch(r"\d+", code) for code in codes)
    assert len(set(codes)) == len(codes)
    return set(codes)


def fits(field: dict[str, str], value: str) -> bool:
    """Tell whether REDCap would take a value for a field."""
    kind = field["Field Type"]
    if kind == "yesno":
        return value in {"0", "1"}
    if kind == "dropdown":
        return value in codes_of(field)
    check = field["Text Validation Type OR Show Slider Number"]
    if not check:
        return True
    low, high = field["Text Validation Min"], field["Text Validation Max"]
    if not VALIDATIONS[check].fullmatch(value):
        return False
    return (not low or float(value) >= float(low)) and (not high or float(value) <= float(high))


def test_every_value_fits_what_the_dictionary_declares(dictionary: Rows, records: Rows) -> None:
    fields = {row["Variable / Field Name"]: row for row in dictionary}
    forms = {row["Form Name"] for row in dictionary}
    header = set(records[0])
    repeat = {"redcap_repeat_instrument", "redcap_repeat_instance"}
    assert header == fields.keys() | repeat | {f"{form}_complete" for form in forms}
    looked_at = 0
    for record in records:
        form = record["redcap_repeat_instrument"] or "participants"
        for name, value in record.items():
            if value and name in fields and name != "record_id":
                assert fields[name]["Form Name"] == form
                assert fits(fields[name], value), (name, value)
                looked_at += 1
        done = {name for name in header if name.endswith("_complete") and record[name]}
        assert done == {f"{form}_complete"}
        assert record[f"{form}_complete"] == "2"
    assert looked_at > 150
    assert not fits(fields["burnout"], "11")
    assert not fits(fields["rotation_group"], "99")


def test_instances_count_from_one_within_a_participant(records: Rows) -> None:
    counted: dict[tuple[str, str], list[str]] = {}
    for record in records:
        place = (record["record_id"], record["redcap_repeat_instrument"])
        counted.setdefault(place, []).append(record["redcap_repeat_instance"])
    for (_who, form), instances in counted.items():
        expected = [str(n + 1) for n in range(len(instances))] if form else [""]
        assert instances == expected
    ids = [record["record_id"] for record in records]
    assert ids == sorted(ids)
    assert len(set(ids)) == 5


def test_no_cell_is_a_formula_and_every_text_comes_back(records: Rows) -> None:
    cells = {value for record in records for value in record.values()}
    numbers = {value for value in cells if re.fullmatch(r"-\d+\.\d+", value)}
    assert numbers == {"-0.25"}
    assert not [cell for cell in cells - numbers if cell.startswith(("=", "+", "-", "@", "\t"))]
    texts = {unguarded(record["entry_text"]) for record in records if record["entry_text"]}
    assert texts == {FORMULA, "'@quoted", "-1"}


def test_an_entry_names_its_night(records: Rows) -> None:
    nights = {(r["record_id"], r["night_key"]): r["night_day"] for r in records if r["night_key"]}
    entries = [record for record in records if record["entry_key"]]
    assert len(entries) == 9
    for record in entries:
        assert nights[record["record_id"], record["entry_night"]] == record["entry_day"]


def test_what_is_missing_is_blank_and_not_nought(records: Rows) -> None:
    first = [r for r in records if r["night_key"] == digits(("night", 2), 16)]
    assert {(r["time_pressure"], r["shift"], r["post_call"]) for r in first} == {("", "", "0")}
    bare = [r for r in records if r["consent_ratings"] == "0"]
    assert len(bare) == 1
    assert bare[0]["nights_eligible"] == ""


def test_the_readme_says_what_a_dictionary_cannot(opened: Post) -> None:
    text = (opened.out / "redcap" / "README.txt").read_text("utf-8")
    assert "nights, entries and answers" in text
    assert "Repeating instruments" in text

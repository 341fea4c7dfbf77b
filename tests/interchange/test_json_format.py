"""The JSON export: equal when read back, refused when it is something else."""

from __future__ import annotations

import io
import json
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entries import Entry, VersionKind
from journal_app.domain.guard import Decision, GuardWord
from journal_app.domain.identifiers import Kind
from journal_app.domain.ids import EntryId, NoteId, PersonId, PromptId, RotationId, StretchId
from journal_app.domain.nights import Night, Shift, Stretch
from journal_app.domain.notebook import Note, Person
from journal_app.domain.prompts import Form, Load, Moment, Reason, ShownPrompt, Theme
from journal_app.domain.questionnaires import AnswerSheet, AnswerSheetId
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.domain.rotations import Phase, Rotation
from journal_app.errors import BadFile
from journal_app.interchange.document import (
    MarkedNight,
    Surroundings,
    WrittenEntry,
    WrittenPerson,
    WrittenQuestionnaire,
    WrittenVersion,
)
from journal_app.interchange.json_format import read_json, write_json

NOW = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
NIGHTS = st.dates(date(2000, 1, 1), date(2060, 1, 1))
INSTANTS = st.datetimes(timezones=st.just(UTC))


def entries() -> st.SearchStrategy[WrittenEntry]:
    entry = st.builds(
        Entry,
        id=st.builds(EntryId, st.text("0123456789abcdef", min_size=32, max_size=32)),
        night=NIGHTS,
        position=st.integers(0, 2**60),
        created_at=INSTANTS,
        updated_at=INSTANTS,
        zone=st.sampled_from(["UTC", "Asia/Kolkata"]),
        offset_minutes=st.integers(-720, 840),
        prompt=st.none() | st.builds(PromptId, TEXTS),
        theme=st.none() | st.sampled_from(Theme),
        prompt_text=TEXTS,
        words=st.integers(0, 9999),
        written_later=st.booleans(),
        binned_at=st.none() | INSTANTS,
        tags=st.lists(TEXTS, max_size=3).map(tuple),
    )
    version = st.builds(
        WrittenVersion,
        saved_at=INSTANTS.map(datetime.isoformat),
        kind=st.sampled_from(VersionKind),
        text=TEXTS,
    )
    history = st.lists(version, max_size=3).map(tuple)
    forms = st.sampled_from(Form)
    return st.builds(WrittenEntry, entry=entry, text=TEXTS, history=history, form=forms)


AROUND = Surroundings(
    moments=(MarkedNight(date(2026, 11, 21), (Moment.AFTER_AN_ERROR, Moment.GOOD_DAY)),),
    nights=(Night(date(2026, 11, 21), "Asia/Kolkata", 330, 300, Shift.ON_CALL, exam=True),),
    ratings=(
        Rating(date(2026, 11, 21), Scale.BURNOUT, Answer.GIVEN, 4, 6, NOW, "UTC", 0),
        Rating(
            date(2026, 11, 21), Scale.TIME_PRESSURE, Answer.NOT_TONIGHT, None, None, NOW, "UTC", 0
        ),
    ),
    rotations=(
        Rotation(
            RotationId("r"), "Surgery", date(2026, 9, 1), date(2026, 10, 1), phase=Phase.ELECTIVE
        ),
    ),
    stretches=(Stretch(StretchId("s"), date(2026, 9, 1), date(2026, 9, 7), 600),),
    prompts_shown=(
        ShownPrompt(
            date(2026, 11, 21), 1, PromptId("p"), Theme.SELF_CARE, Load.HEAVY, Reason.TURN, NOW
        ),
    ),
    guard_words=(
        GuardWord("Rose", Kind.NAME_PATIENT, Decision.ALWAYS, NOW),
        GuardWord("Kübler-Ross", None, Decision.NEVER, NOW),
    ),
    questionnaires=(WrittenQuestionnaire("check", "1", {"calm": "I was calm."}),),
    answer_sheets=(
        AnswerSheet(
            AnswerSheetId("a"),
            "check",
            "1",
            date(2026, 11, 21),
            {"calm": 2, "rush": None},
            NOW,
            "UTC",
            0,
        ),
    ),
    notebook=(
        WrittenPerson(
            Person(PersonId("k"), "The nurse with the keys", "nurse", NOW),
            (
                Note(
                    NoteId("n"),
                    PersonId("k"),
                    date(2026, 11, 21),
                    "Sat down.",
                    "",
                    NOW,
                    EntryId("e"),
                ),
            ),
        ),
    ),
)


def written(path: Path, around: Surroundings, items: list[WrittenEntry]) -> None:
    out = io.StringIO()
    assert write_json(out, around, items, NOW) == len(items)
    path.write_text(out.getvalue(), encoding="utf-8", newline="\n")


@given(st.lists(entries(), max_size=4))
def test_what_is_written_is_read_back_equal(
    tmp_path_factory: pytest.TempPathFactory, items: list[WrittenEntry]
) -> None:
    path = tmp_path_factory.mktemp("json") / "journal.json"
    written(path, AROUND, items)
    assert read_json(path) == (AROUND, tuple(items))


def test_an_entry_stands_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    entry = Entry(EntryId("e"), date(2026, 11, 21), 1, NOW, NOW, "UTC", 0)
    written(path, Surroundings(), [WrittenEntry(entry, "one\ntwo"), WrittenEntry(entry, "three")])
    assert sum('"text":' in line for line in path.read_text().splitlines()) == 2


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"not json", "line 1"),
        (b'{"format":\n"heartbeat-journal",\n"version": }', "line 3"),
        (b"\xff\xfe", "text"),
        (b"[]", "format"),
        (b'{"format": "diary"}', "format"),
        (b'{"format": "heartbeat-journal", "version": 99}', "version"),
    ],
)
def test_another_file_is_refused_with_the_place(tmp_path: Path, content: bytes, where: str) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(content)
    with pytest.raises(BadFile) as refused:
        read_json(path)
    assert refused.value.values == {"file": "other.json", "where": where}


def test_a_wrong_field_is_named_and_its_content_is_not(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    written(path, AROUND, [])
    data = json.loads(path.read_text())
    data["ratings"][1]["value"] = "quibberflox"
    path.write_text(json.dumps(data))
    with pytest.raises(BadFile) as refused:
        read_json(path)
    assert refused.value.values["where"] == "ratings.1.value"
    assert "quibberflox" not in repr(refused.value) + str(refused.value.values)


def test_every_field_of_a_journal_is_written_but_the_sites_of_rotations(tmp_path: Path) -> None:
    """Reading back with the same code cannot tell what both sides leave out."""
    plain = Entry(EntryId("e"), date(2026, 11, 21), 1, NOW, NOW, "UTC", 0)
    entry = WrittenEntry(plain, "text", (WrittenVersion("2026-11-21", VersionKind.FIRST, "t"),))
    path = tmp_path / "journal.json"
    written(path, AROUND, [entry])
    data = json.loads(path.read_text(encoding="utf-8"))
    kinds: dict[str, type[Any]] = {
        "nights": Night,
        "moments": MarkedNight,
        "ratings": Rating,
        "rotations": Rotation,
        "stretches": Stretch,
        "prompts_shown": ShownPrompt,
        "guard_words": GuardWord,
        "questionnaires": WrittenQuestionnaire,
        "answer_sheets": AnswerSheet,
        "notebook": WrittenPerson,
    }
    assert {one.name for one in fields(Surroundings)} == set(kinds)
    for name, kind in kinds.items():
        for item in data[name]:
            assert set(item) == {one.name for one in fields(kind)}
    (someone,) = data["notebook"]
    assert set(someone["person"]) == {one.name for one in fields(Person)}
    assert set(someone["notes"][0]) == {one.name for one in fields(Note)}
    (item,) = data["entries"]
    assert set(item) == {one.name for one in fields(WrittenEntry)}
    assert set(item["entry"]) == {one.name for one in fields(Entry)}
    assert set(item["history"][0]) == {one.name for one in fields(WrittenVersion)}

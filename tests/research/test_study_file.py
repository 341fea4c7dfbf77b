"""A study file is believed only when it is whole, signed and complete; else a sentence says why."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.crypto.signatures import SigningKey
from journal_app.domain.studies import (
    AskedItem,
    AskedQuestionnaire,
    Contact,
    DataItem,
    Group,
    SmallGroups,
    Study,
)
from journal_app.domain.studies import TimeKept as Kept
from journal_app.errors import BadFile, Problem, WorldError
from journal_app.research.study_faults import StudyFault
from journal_app.research.study_file import (
    check_study,
    fingerprint,
    read_draft,
    read_study,
    read_study_at,
    signature_in,
    signature_line,
    signature_path,
    trouble_on,
    trouble_sending,
)
from journal_app.research.study_writing import study_toml
from journal_app.sentences.problems import problem
from journal_app.sentences.study_faults import trouble
from tests.research.studies_made_up import (
    NOTICE,
    OTHER_TEAM,
    TEAM,
    made_up_file,
    made_up_study,
    write_made_up,
)

FILLED = AskedItem(DataItem.QUESTIONNAIRES, "to compare answers")
DIARY = AskedQuestionnaire("sleep-diary", "4b" * 32)
SOUND = study_toml(made_up_study()).decode()


def refused(text: str | bytes, key: SigningKey = TEAM) -> BadFile:
    """Sign a text as it is and return why it is refused all the same."""
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(BadFile) as caught:
        read_study(data, key.sign(data), file="made-up.study.toml")
    return caught.value


def changed(before: str, after: str) -> str:
    assert SOUND.count(before) == 1
    return SOUND.replace(before, after)


def line_of(wanted: str) -> int:
    return SOUND[: SOUND.index(wanted)].count("\n") + 1


def test_a_sound_file_is_read_whole(tmp_path: Path) -> None:
    path = write_made_up(tmp_path)
    read = read_study_at(path)
    assert read.study == made_up_study()
    assert read == made_up_file()
    assert read.data == path.read_bytes()
    assert NOTICE not in repr(read.data[:0]) + repr(read).replace(repr(read.study), "")


@pytest.mark.parametrize(
    ("before", "after", "why", "where", "said"),
    [
        ("format = 1\n", "format = 2\n", StudyFault.OTHER_FORMAT, "format", "newest Heartbeat"),
        ('id = "made-up-study"', 'id = "../../etc"', StudyFault.BAD_ID, "id", "lower-case letters"),
        ('id = "made-up-study"', 'id = "con"', StudyFault.BAD_ID, "id", "keeps for devices"),
        ('id = "made-up-study"', 'id = "A"', StudyFault.BAD_ID, "id", "lower-case letters"),
        ('"made-up-study"', f'"{"a" * 65}"', StudyFault.TOO_LONG, "id", "64 is the most"),
        ('"A made-up study"', '"A\\nstudy"', StudyFault.SEVERAL_LINES, "title", "on one line"),
        ('"A made-up study"', '" A study"', StudyFault.PADDED, "title", "a blank"),
        ('"A made-up study"', '""', StudyFault.EMPTY, "title", "is empty"),
        ('"A made-up study"', "7", StudyFault.WRONG_TYPE, "title", "text in quotation marks"),
        ('"A made-up study"', '"A \u202estudy"', StudyFault.BIDI_CHARACTER, "", "direction of"),
        ('"A made-up study"', '"\\u001b[2J"', StudyFault.CONTROL_CHARACTER, "", "control char"),
        ('"A made-up study"', '"A\\u200bs"', StudyFault.HIDDEN_CHARACTER, "", "cannot be seen"),
        ('language = "en"', 'language = "English"', StudyFault.BAD_LANGUAGE, "language", "pt-BR"),
        ("version = 1\n", "version = 0\n", StudyFault.OUT_OF_RANGE, "version", "1 and 9999"),
        ("version = 1\n", "version = true\n", StudyFault.WRONG_TYPE, "version", "a whole number"),
        (
            "assesses_participants = false",
            "assesses_participants = true",
            StudyFault.ASSESSES,
            "assesses_participants",
            "nobody can freely say no",
        ),
        (
            "assesses_participants = false\n",
            "",
            StudyFault.MISSING,
            "assesses_participants",
            "is missing",
        ),
        ('payment = "None."\n', "", StudyFault.MISSING, "payment", "is missing"),
        ('payment = "None."', 'paymemt = ""', StudyFault.MISSING, "payment", "is missing"),
        ("k = 5", "k = 2", StudyFault.SMALL_K, "small_groups.k", "either knows which lines"),
        (
            "cooling_off_days = 7",
            "cooling_off_days = 6",
            StudyFault.SHORT_COOLING_OFF,
            "nights.cooling_off_days",
            "while it lasts",
        ),
        (
            "cooling_off_days = 7",
            "cooling_off_days = 61",
            StudyFault.SHORT_COOLING_OFF,
            "nights.cooling_off_days",
            "7 to 60",
        ),
        ("minimum_age = 18", "minimum_age = 12", StudyFault.OUT_OF_RANGE, "minimum_age", "16"),
        (
            "expires = 2027-12-31",
            'expires = "soon"',
            StudyFault.WRONG_TYPE,
            "ethics.expires",
            "2027-06-30",
        ),
        (
            "expires = 2027-12-31",
            "expires = 2027-12-31T10:00:00",
            StudyFault.WRONG_TYPE,
            "ethics.expires",
            "a date",
        ),
        (
            "starts = 2026-01-01",
            "starts = 0001-01-01",
            StudyFault.OUT_OF_RANGE,
            "nights.starts",
            "2000",
        ),
        ('item = "totals"', 'item = "names"', StudyFault.NOT_A_CHOICE, "ask[6].item", "questionn"),
        ('item = "totals"', 'item = "ratings"', StudyFault.DUPLICATE, "ask[6].item", "twice"),
        ('kept = "day"', 'kept = "week"', StudyFault.WEEK_WITHOUT_REASON, "time.reason", "reason"),
        (
            'name = "Medicine"',
            'name = "../Medicine"',
            StudyFault.BAD_NAME,
            "small_groups.group[1].name",
            "slash",
        ),
        (
            'name = "Medicine"',
            'name = "=Medicine"',
            StudyFault.BAD_NAME,
            "small_groups.group[1].name",
            "begins with a letter",
        ),
        (
            'name = "Medicine"',
            'name = "other"',
            StudyFault.RESERVED_NAME,
            "small_groups.group[1].name",
            "too small to be named",
        ),
        (
            'name = "Neurosurgery"',
            'name = "internal MEDICINE"',
            StudyFault.DUPLICATE,
            "small_groups.group[2].name",
            "twice",
        ),
        ("[nights]", "[night]", StudyFault.MISSING, "nights", "is missing"),
        ("nsattu3d", "nsattu3e", StudyFault.BAD_RECIPIENT, "recipient", "not whole"),
        (
            TEAM.public.hex(),
            TEAM.public.hex().upper(),
            StudyFault.BAD_SIGNING_KEY,
            "signing_key",
            "64 hexadecimal",
        ),
        (
            'investigators = ["First Example", "Second Example"]',
            "investigators = []",
            StudyFault.TOO_FEW,
            "investigators",
            "at least 1",
        ),
    ],
)  # fmt: skip
def test_each_field_is_held_to_what_it_has_to_be(
    before: str, after: str, why: StudyFault, where: str, said: str
) -> None:
    text = changed(before, after)
    error = refused(text)
    assert error.problem is Problem.STUDY_FILE
    assert error.values["why"] == why
    assert error.values.get("where", "") == where
    sentence = problem(error)
    assert said in sentence
    assert "“made-up.study.toml”" in sentence
    assert sentence.endswith(".")
    assert not set(sentence) & set("\n\x1b\u202e\u200b!")
    if after and why is not StudyFault.MISSING and where != "time.reason" and where != "format":
        assert f"line {line_of(before)}" in sentence


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"ends": date(2025, 12, 31)}, StudyFault.ENDS_BEFORE_START),
        ({"ethics_expires": date(2025, 12, 31)}, StudyFault.APPROVAL_BEFORE_START),
        ({"withdraw_until": date(2027, 6, 29)}, StudyFault.WITHDRAWAL_BEFORE_END),
        ({"contacts": (Contact("questions", "A", "b"),) * 3}, StudyFault.NO_CONTACT),
        ({"contacts": ()}, StudyFault.TOO_FEW),
        ({"asked": ()}, StudyFault.TOO_FEW),
        ({"asked": (AskedItem(DataItem.QUESTIONNAIRES, "y"),)}, StudyFault.NO_QUESTIONNAIRES),
        ({"asked_questionnaires": (DIARY,)}, StudyFault.QUESTIONNAIRES_NOT_ASKED),
        ({"asked": (FILLED,), "asked_questionnaires": (DIARY, DIARY)}, StudyFault.DUPLICATE),
        (
            {"asked": (FILLED,), "asked_questionnaires": (replace(DIARY, sha256="4B" * 32),)},
            StudyFault.BAD_SHA256,
        ),
        ({"time": Kept.WEEK, "time_reason": " "}, StudyFault.WEEK_WITHOUT_REASON),
        (
            {"time": Kept.WEEK, "time_reason": "a", "asked": (AskedItem(DataItem.TEXT, "y"),)},
            StudyFault.WEEK_WITHOUT_ROTATION,
        ),
        ({"asked": (AskedItem(DataItem.PROMPTS, "y"),)}, StudyFault.PROMPTS_WITHOUT_TEXT),
        ({"minimum_nights": 547}, StudyFault.TOO_MANY_NIGHTS),
        ({"title": "\u3164"}, StudyFault.HIDDEN_CHARACTER),
        ({"title": "\u2800\u2800"}, StudyFault.HIDDEN_CHARACTER),
        ({"title": "…"}, StudyFault.NO_LETTER),
        ({"investigators": ("One Example", "—")}, StudyFault.NO_LETTER),
        ({"small_groups": SmallGroups(5, (Group("%cmd", 9),))}, StudyFault.BAD_NAME),
        ({"small_groups": SmallGroups(5, (Group("'=1+1", 9),))}, StudyFault.BAD_NAME),
        ({"small_groups": SmallGroups(5, (Group("\uff1d1+1", 9),))}, StudyFault.BAD_NAME),
        ({"small_groups": SmallGroups(5, (Group("\uff2fther", 9),))}, StudyFault.RESERVED_NAME),
        (
            {"small_groups": SmallGroups(5, (Group("Surgery", 9), Group("\uff33urgery", 9)))},
            StudyFault.DUPLICATE,
        ),
        ({"small_groups": SmallGroups(5, (Group("A", 5),) * 61)}, StudyFault.TOO_MANY),
        ({"notice": "x" * 30_001}, StudyFault.TOO_LONG),
        ({"notice": "a" * 270_000}, StudyFault.TOO_LARGE),
    ],
)
def test_what_does_not_fit_together_is_refused(changes: dict[str, object], why: StudyFault) -> None:
    error = refused(study_toml(made_up_study(**changes)))
    assert error.values["why"] == why
    assert problem(error).count(". ") == 1


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "{" * 9, "a." * 60_000 + "a = 1"])
def test_nesting_ends_in_a_sentence(text: str) -> None:
    assert "line 1" in problem(refused(text))


def test_a_misspelt_key_is_told_with_what_may_be_meant() -> None:
    error = refused(changed("[ethics]\n", '[ethics]\nbodi = "x"\n'))
    assert "“ethics.bodi”" in problem(error)
    assert "“body” may be meant" in problem(error)


def test_a_long_and_broken_key_is_cut_to_one_line() -> None:
    key = '"' + "x\\n" * 300 + '" = 1'
    sentence = problem(refused(key + "\n" + SOUND))
    assert "\n" not in sentence
    assert len(sentence) < 300


def test_one_changed_byte_is_noticed() -> None:
    file = made_up_file()
    for at in range(0, len(file.data), 37):
        altered = bytearray(file.data)
        altered[at] ^= 1
        with pytest.raises(BadFile):
            read_study(bytes(altered), file.signature, file="a.study.toml")
    text = file.data.replace(b"Ten years", b"Six years")
    with pytest.raises(BadFile) as caught:
        read_study(text, file.signature, file="a.study.toml")
    assert caught.value.problem is Problem.STUDY_SIGNATURE
    assert "is not what was signed" in problem(caught.value)


def test_another_key_than_the_one_in_the_file_does_not_sign_it() -> None:
    error = refused(SOUND, key=OTHER_TEAM)
    assert error.values == {"file": "made-up.study.toml", "why": StudyFault.ALTERED}


def test_nothing_else_is_looked_at_before_the_signature_holds() -> None:
    text = changed("k = 5", "k = 2").encode()
    assert [one.why for one in check_study(text, bytes(64))[1]] == [StudyFault.ALTERED]
    assert [one.why for one in check_study(text, TEAM.sign(text))[1]] == [StudyFault.SMALL_K]


def test_all_that_is_wrong_is_found_at_once_in_the_order_of_lines() -> None:
    text = (
        SOUND.replace("minimum_age = 18", "minimum_age = 1")
        .replace("k = 5", "k = 1")
        .replace('payment = "None."\n', "")
        .replace("hides_sender = true", "hides_sender = 1\nfax = 2")
    )
    study, troubles = read_draft(text.encode())
    assert study is None
    assert sorted(one.where for one in troubles) == sorted(
        ["minimum_age", "small_groups.k", "payment", "return.hides_sender", "return.fax"]
    )
    assert [one.line for one in troubles] == sorted(one.line for one in troubles)
    for one in troubles:
        assert trouble(one).startswith(f"Line {one.line}, {one.where}: ")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


def spread(path: Path) -> None:
    path.write_bytes(b"\n".join([path.read_bytes()[:44], path.read_bytes()[44:]]))


def twice(path: Path) -> None:
    path.write_bytes(path.read_bytes() * 2)


def huge(path: Path) -> None:
    path.write_bytes(b"A" * 10_000_000)


@pytest.mark.parametrize("harm", [cut, spread, twice, huge])
def test_a_signature_file_is_exactly_one_line(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    path = write_made_up(tmp_path)
    harm(signature_path(path))
    with pytest.raises(BadFile) as caught:
        read_study_at(path)
    assert caught.value.problem is Problem.STUDY_SIGNATURE
    assert "does not hold a signature" in problem(caught.value)


def test_an_unsigned_file_a_missing_one_and_a_folder(tmp_path: Path) -> None:
    path = write_made_up(tmp_path)
    signature_path(path).unlink()
    with pytest.raises(BadFile) as caught:
        read_study_at(path)
    assert "is not signed: no file" in problem(caught.value)
    for other in (tmp_path / "none.study.toml", tmp_path):
        with pytest.raises(WorldError) as missing:
            read_study_at(other)
        assert missing.value.problem is Problem.FILE_MISSING


def test_a_name_the_disk_does_not_take_ends_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WorldError) as caught:
        read_study_at(tmp_path / ("x" * 300 + ".study.toml"))
    assert problem(caught.value).endswith(".")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_that_may_not_be_read_is_told_as_that(tmp_path: Path) -> None:
    path = write_made_up(tmp_path)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("whoever runs this may read everything")
    with pytest.raises(BadFile) as caught:
        read_study_at(path)
    assert "cannot be read" in problem(caught.value)


def test_a_file_name_cannot_play_tricks_in_the_sentence(tmp_path: Path) -> None:
    path = write_made_up(tmp_path).rename(tmp_path / "a\u202elmot.study.toml")
    with pytest.raises(BadFile) as caught:
        read_study_at(path)
    assert "\u202e" not in problem(caught.value)


def test_a_signature_has_one_spelling() -> None:
    signature = TEAM.sign(b"x")
    line = signature_line(signature)
    assert signature_in(line) == signature
    assert signature_in(line.rstrip()) == signature
    assert signature_in(line.rstrip() + b"\r\n") == signature
    for other in (b" " + line, line + b"\n", line[:-2] + b"\n", line.replace(b"==", b"")):
        assert signature_in(other) is None
    loose = bytearray(line.rstrip())
    loose[85] += 1  # the bits of the last letter that belong to no byte
    assert signature_in(bytes(loose)) is None


@given(st.binary(max_size=100))
def test_any_bytes_are_a_signature_or_none(data: bytes) -> None:
    found = signature_in(data)
    assert found is None or signature_line(found).strip() == data.strip()


def test_a_fingerprint_is_the_same_wherever_it_is_printed() -> None:
    shown = fingerprint(TEAM.public)
    assert shown == made_up_file().fingerprint == "53ER-5XZG-9N7A-YXFF-KTX3-WKFP"
    assert fingerprint(OTHER_TEAM.public) != shown
    assert not set("ILOU") & set(shown)


@pytest.mark.parametrize(
    ("today", "joining", "sending"),
    [
        (date(2025, 12, 31), StudyFault.NOT_YET, StudyFault.NOT_YET),
        (date(2026, 1, 1), None, None),
        (date(2027, 6, 30), None, None),
        (date(2027, 7, 1), StudyFault.ENDED, None),
        (date(2028, 1, 1), StudyFault.ENDED, StudyFault.APPROVAL_EXPIRED),
    ],
)
def test_when_a_study_takes_people_in_and_when_it_takes_files(
    today: date, joining: StudyFault | None, sending: StudyFault | None
) -> None:
    study: Study = made_up_study()
    assert trouble_on(study, today) is joining
    assert trouble_sending(study, today) is sending
    early = made_up_study(ethics_expires=date(2026, 2, 1))
    assert trouble_on(early, date(2026, 2, 2)) is StudyFault.APPROVAL_EXPIRED


def test_the_row_of_a_questionnaire_is_told_with_its_line() -> None:
    text = SOUND + '\n[[questionnaire]]\nid = "../x"\nsha256 = ""\n'
    error = refused(text)
    assert error.values["why"] == StudyFault.BAD_ID
    assert error.values["where"] == "questionnaire[1].id"
    assert error.values["line"] == text.count("\n") - 1


def test_as_many_nights_as_there_are_may_be_asked_for() -> None:
    assert made_up_file(minimum_nights=546).study.minimum_nights == 546


@pytest.mark.parametrize("typed", ["surgery", " SURGERY ", "\uff33urgery", "General \ufb01xes"])
def test_a_rotation_finds_its_group_however_its_letters_are_formed(typed: str) -> None:
    groups = SmallGroups(5, (Group("Surgery", 9, ("general fixes",)),))
    found = groups.named(typed)
    assert found is not None
    assert found.name == "Surgery"

"""A broken prompt file is refused with file, line and reason, and the rest go on."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from journal_app.domain.ids import PromptId
from journal_app.errors import BadFile, Problem
from journal_app.prompts.library import PromptLibrary
from journal_app.prompts.schema import PromptFault
from journal_app.sentences.prompts import broken_file

HEAD = 'format = 1\ntheme = "self-care"\n'
GOOD = {
    "id": '"a-good-one"',
    "sub_theme": '"food"',
    "text": '"What did you eat today?"',
    "load": '"light"',
    "minutes": "1",
    "source": '"Somewhere"',
}
CARE = 'format = 1\n\n[[care]]\nid = "care-x"\nkind = "oneself"\ntext = "Sit down."\n'


def table(changes: Mapping[str, str | None] | None = None) -> str:
    fields = {**GOOD, **(changes or {})}
    lines = [f"{name} = {value}" for name, value in fields.items() if value is not None]
    return "\n[[prompt]]\n" + "\n".join(lines) + "\n"


def library(**files: str) -> PromptLibrary:
    named = {f"{name}.toml": text for name, text in files.items()}
    return PromptLibrary(list(named), read=named.__getitem__)


def only_problem(text: str) -> BadFile:
    [problem] = library(broken=text, care=CARE).problems
    assert problem.problem is Problem.PROMPT_FILE
    return problem


SECOND = HEAD + table({"id": '"first-one"'})
"""Ten lines; the table put after it begins in line 12, its fields in the order of ``GOOD``."""

BROKEN = [
    ("", PromptFault.MISSING_FIELD, 1),
    ("format = 2\n", PromptFault.OTHER_FORMAT, 1),
    ("format = 1\n", PromptFault.EMPTY, 1),
    ('format = 1\ntheme = "weather"\n', PromptFault.UNKNOWN_THEME, 2),
    ("format = 1\n" + table(), PromptFault.MISSING_FIELD, 1),
    (HEAD + 'prompts = "x"\n', PromptFault.UNKNOWN_FIELD, 3),
    (HEAD + 'prompt = "x"\n', PromptFault.WRONG_TYPE, 3),
    (HEAD + '\n[[prompt]]\nid = "unfinished\n', PromptFault.NOT_TOML, 5),
    (SECOND + table({"id": '"Not An Id"'}), PromptFault.BAD_ID, 13),
    (SECOND + table({"id": '"first-one"'}), PromptFault.DUPLICATE_ID, 13),
    (SECOND + table({"sub_theme": '"shopping"'}), PromptFault.UNKNOWN_SUB_THEME, 14),
    (SECOND + table({"text": None}), PromptFault.MISSING_FIELD, 12),
    (SECOND + table({"text": '""'}), PromptFault.MISSING_FIELD, 15),
    (SECOND + table({"text": '"' + "word " * 26 + '?"'}), PromptFault.TOO_LONG, 15),
    (SECOND + table({"text": '"What? And who?"'}), PromptFault.NOT_ONE_QUESTION, 15),
    (SECOND + table({"text": '"What was it"'}), PromptFault.NOT_ONE_QUESTION, 15),
    (SECOND + table({"text": '"Why did you leave?"'}), PromptFault.TONE, 15),
    (SECOND + table({"load": '"gigantic"'}), PromptFault.UNKNOWN_LOAD, 16),
    (SECOND + table({"minutes": "0"}), PromptFault.BAD_MINUTES, 17),
    (SECOND + table({"minutes": '"two"'}), PromptFault.WRONG_TYPE, 17),
    (SECOND + table({"nudge": '"' + "word " * 16 + '"'}), PromptFault.TOO_LONG, 19),
    (SECOND + table({"lod": '"light"'}), PromptFault.UNKNOWN_FIELD, 19),
    (CARE.replace('"oneself"', '"everyone"'), PromptFault.UNKNOWN_KIND, 5),
    (CARE.replace("Sit down.", "Sit down now. " * 5), PromptFault.TOO_LONG, 6),
    (CARE.replace("Sit down.", "You must sit."), PromptFault.TONE, 6),
]


@pytest.mark.parametrize(("text", "why", "line"), BROKEN)
def test_a_fault_is_named_with_its_line(text: str, why: PromptFault, line: int) -> None:
    [problem] = library(broken=text).problems
    assert problem.values["file"] == "broken.toml"
    assert (problem.values["why"], problem.values["line"]) == (why.value, line)


@pytest.mark.parametrize(("text", "why", "line"), BROKEN)
def test_each_fault_has_a_sentence_with_file_and_line(
    text: str, why: PromptFault, line: int
) -> None:
    [problem] = library(broken=text).problems
    sentence = broken_file(problem)
    assert "broken.toml" in sentence
    assert f"line {line}:" in sentence
    assert "{" not in sentence


def test_every_fault_of_a_file_is_tried_here_or_below() -> None:
    tried = {why for _, why, _ in BROKEN}
    assert set(PromptFault) - tried == {PromptFault.UNREADABLE, PromptFault.FEW_LIGHT}


def test_the_other_files_go_on() -> None:
    shelf = library(broken=HEAD + table({"load": '"gigantic"'}), good=HEAD + table(), care=CARE)
    assert [p.id for p in shelf.prompts] == ["a-good-one"]
    assert [line.id for line in shelf.care] == ["care-x"]
    assert len(shelf.problems) == 1
    assert shelf.find(PromptId("a-good-one")) is not None
    assert shelf.find(PromptId("gone")) is None


def test_an_id_used_in_two_files_is_refused_in_the_second() -> None:
    again = HEAD + table({"id": '"another-one"'}) + table()
    [problem] = library(first=HEAD + table(), second=again).problems
    assert problem.values["file"] == "second.toml"
    assert problem.values["why"] == PromptFault.DUPLICATE_ID.value
    assert problem.values["line"] == 12


def test_a_file_that_cannot_be_read_is_one_problem() -> None:
    def read(name: str) -> str:
        if name == "gone.toml":
            raise FileNotFoundError(name)
        if name == "latin.toml":
            return b"\xff".decode("utf-8")
        return CARE

    shelf = PromptLibrary(["gone.toml", "latin.toml", "care.toml"], read=read)
    assert [p.values["why"] for p in shelf.problems] == [PromptFault.UNREADABLE.value] * 2
    assert len(shelf.care) == 1
    assert "plain text" in broken_file(shelf.problems[0])


def test_too_few_light_prompts_are_reported_and_nothing_is_left_out() -> None:
    many = "".join(table({"id": f'"heavy-{n}"', "load": '"heavy"'}) for n in range(3))
    shelf = library(many=HEAD + many)
    [problem] = shelf.problems
    assert problem.values["why"] == PromptFault.FEW_LIGHT.value
    assert len(shelf.prompts) == 3
    assert "Self-care" in broken_file(problem)
    assert "many.toml" in broken_file(problem)


def test_files_are_read_once_and_only_when_asked_for() -> None:
    asked: list[str] = []

    def read(name: str) -> str:
        asked.append(name)
        return CARE

    shelf = PromptLibrary(["care.toml"], read=read)
    assert asked == []
    assert shelf.care == shelf.care
    assert shelf.prompts == ()
    assert asked == ["care.toml"]


def test_a_sentence_never_repeats_what_a_broken_file_says_at_length() -> None:
    sentence = broken_file(only_problem(HEAD + table({"text": '"' + "longword " * 30 + '?"'})))
    assert "longword" not in sentence


def test_a_care_line_says_whether_it_is_for_those_off_duty() -> None:
    shelf = library(care=CARE + "off_duty = true\n" + CARE.split("\n\n")[1].replace("-x", "-y"))
    assert [(line.id, line.off_duty) for line in shelf.care] == [
        ("care-x", True),
        ("care-y", False),
    ]
    assert only_problem(CARE + 'off_duty = "yes"\n').values["why"] == PromptFault.WRONG_TYPE.value

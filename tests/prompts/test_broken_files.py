"""A broken prompt file is refused with file, line and reason, and the rest go on."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from journal_app.domain.ids import PromptId
from journal_app.domain.nights import Shift
from journal_app.domain.prompts import Form, Load, Moment, Prompt, Theme
from journal_app.domain.rotations import Phase
from journal_app.domain.specialties import Specialty
from journal_app.errors import BadFile, Problem
from journal_app.prompts.library import PromptLibrary
from journal_app.prompts.reader import look_through
from journal_app.prompts.schema import PromptFault
from journal_app.sentences.prompt_faults import at_line, broken_file

HEAD = 'format = 2\ntheme = "self-care"\n'
BARRIER = 'format = 2\ntheme = "time-constraints"\n'
HELPED = '"What helped?"'
GOOD = {
    "id": '"a-good-one"',
    "sub_theme": '"food"',
    "text": '"What did you eat today?"',
    "load": '"light"',
    "minutes": "1",
    "source": '"Somewhere"',
}
CARE = 'format = 2\n\n[[care]]\nid = "care-x"\nkind = "oneself"\ntext = "Sit down."\n'


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
    ("format = 3\n", PromptFault.OTHER_FORMAT, 1),
    ("format = 2\n", PromptFault.EMPTY, 1),
    ('format = 2\ntheme = "weather"\n', PromptFault.UNKNOWN_THEME, 2),
    ("format = 2\n" + table(), PromptFault.MISSING_FIELD, 1),
    (HEAD + "#" + "-" * 2_000 + "\n", PromptFault.LONG_LINE, 3),
    (HEAD + "deep = " + "[\n" * 20_000, PromptFault.NOT_TOML, 20_002),
    ('format = 1\ntheme = "burnout-and-futility"\n', PromptFault.LATER_THEME, 2),
    ("format = 1\n" + table({"theme": '"self-care"'}), PromptFault.UNKNOWN_FIELD, 10),
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
    (SECOND + table({"theme": '"weather"'}), PromptFault.UNKNOWN_THEME, 19),
    (SECOND + table({"minutes": "4"}), PromptFault.MINUTES_OF_LOAD, 17),
    (SECOND + table({"text": f'"{"x" * 241}."'}), PromptFault.TOO_MANY_CHARACTERS, 15),
    (SECOND + table({"text": '"What\u202e?"'}), PromptFault.NOT_PLAIN, 15),
    (SECOND + table({"text": '"What\\nwas it?"'}), PromptFault.NOT_PLAIN, 15),
    (SECOND + table({"text": f'"What{chr(0x300) * 5}?"'}), PromptFault.NOT_PLAIN, 15),
    (SECOND + table({"text": '"\u3164\u3164\u3164?"'}), PromptFault.NOT_PLAIN, 15),
    (SECOND + table({"text": '"\u2800 ?"'}), PromptFault.NOT_PLAIN, 15),
    (SECOND + table({"text": '"\u200d?"'}), PromptFault.NOT_PLAIN, 15),
    (SECOND + table({"text": '"12 ... 14?"'}), PromptFault.NO_LETTERS, 15),
    (SECOND + table({"nudge": '"."'}), PromptFault.NO_LETTERS, 19),
    (SECOND + table({"text": '"What did y\u043eu see?"'}), PromptFault.MIXED_LETTERS, 15),
    (SECOND + table({"text": '"What is on example.com?"'}), PromptFault.ADDRESS, 15),
    (SECOND + table({"form": '"sonnet"'}), PromptFault.UNKNOWN_FORM, 19),
    (SECOND + table({"phases": '["nursery"]'}), PromptFault.UNKNOWN_VALUE, 19),
    (SECOND + table({"shifts": '"night"'}), PromptFault.WRONG_TYPE, 19),
    (SECOND + table({"moments": "[]"}), PromptFault.WRONG_TYPE, 19),
    (SECOND + table({"specialties": "[1]"}), PromptFault.UNKNOWN_VALUE, 19),
    (SECOND + table({"shifts": '["night", "night"]'}), PromptFault.TWICE, 19),
    (SECOND + table({"helped": HELPED}), PromptFault.HELP_ELSEWHERE, 19),
    (BARRIER + table({"sub_theme": '"work"'}), PromptFault.NO_HELP, 4),
    (
        BARRIER + table({"sub_theme": '"work"', "helped": '"A walk."'}),
        PromptFault.NOT_ONE_QUESTION,
        11,
    ),
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
    of_packs = {
        PromptFault.NO_PACK,
        PromptFault.BAD_LANGUAGE,
        PromptFault.TOO_LARGE,
        PromptFault.TOO_MANY,
    }
    assert set(PromptFault) - tried == of_packs | {PromptFault.UNREADABLE, PromptFault.FEW_LIGHT}


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
    many = "".join(
        table({"id": f'"heavy-{n}"', "load": '"heavy"', "minutes": "5"}) for n in range(3)
    )
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


def test_a_care_line_says_whether_it_needs_a_ward() -> None:
    [line] = library(care=CARE + "on_ward = true\n").care
    assert line.on_ward
    assert only_problem(CARE + "on_ward = 1\n").values["why"] == PromptFault.WRONG_TYPE.value


def test_all_faults_of_a_file_are_found_in_one_reading() -> None:
    text = HEAD + table({"load": '"gigantic"', "text": '"You must eat"'}) + table({"id": '"Bad"'})
    file = look_through("two.toml", text)
    assert [(one.values["why"], one.values["line"]) for one in file.faults] == [
        ("tone", 7),
        ("not-one-question", 7),
        ("unknown-load", 8),
        ("bad-id", 13),
    ]
    assert file.prompts == ()
    assert at_line(file.faults[2]) == "two.toml, line 8: the load is light, medium or heavy."


def test_a_file_of_the_earlier_format_is_read_as_it_was() -> None:
    text = 'format = 1\ntheme = "role-models"\n' + table(
        {"sub_theme": '"mistakes"', "minutes": "9"}
    )
    [prompt] = library(old=text).prompts
    assert (prompt.theme, prompt.minutes, prompt.form) == (Theme.ROLE_MODELS, 9, Form.FREE)


def test_everything_a_prompt_may_say_is_read() -> None:
    said = {
        "theme": '"time-constraints"',
        "sub_theme": '"with-patients"',
        "helped": HELPED,
        "nudge": '"A corridor will do."',
        "patient_related": "true",
        "ends_in_act": "true",
        "phases": '["clerkship", "elective"]',
        "specialties": '["surgery"]',
        "shifts": '["night"]',
        "moments": '["post-call"]',
        "form": '"six-words"',
    }
    [found] = library(full=HEAD + table(said)).prompts
    assert found == Prompt(
        id=PromptId("a-good-one"),
        theme=Theme.TIME_CONSTRAINTS,
        sub_theme="with-patients",
        text="What did you eat today?",
        load=Load.LIGHT,
        minutes=1,
        nudge="A corridor will do.",
        patient_related=True,
        ends_in_act=True,
        source="Somewhere",
        helped="What helped?",
        phases=frozenset({Phase.CLERKSHIP, Phase.ELECTIVE}),
        specialties=frozenset({Specialty.SURGERY}),
        shifts=frozenset({Shift.NIGHT}),
        moments=frozenset({Moment.POST_CALL}),
        form=Form.SIX_WORDS,
    )

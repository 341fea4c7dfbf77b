"""A pack says who made it; a broken one is refused with file, line and reason."""

from __future__ import annotations

import hashlib

import pytest

from journal_app.errors import BadFile, Problem
from journal_app.prompts.pack import (
    MOST_BYTES,
    MOST_CARE_LINES,
    MOST_PROMPTS,
    check_pack,
    read_pack,
)
from journal_app.prompts.schema import PromptFault
from journal_app.prompts.table import MOST_FAULTS
from journal_app.sentences.prompt_faults import refused_pack

HEAD = """format = 2
theme = "role-models"

[pack]
id = "lakeside-tuesdays"
title = "Tuesday evenings"
origin = "The reflection group at Lakeside"
"""
PROMPT = """
[[prompt]]
id = "kind-hands"
sub_theme = "with-patients"
text = "Whose hands were gentle today?"
load = "light"
minutes = 1
source = "Our group"
"""
CARE = '\n[[care]]\nid = "care-sit"\nkind = "act"\ntext = "Find somebody a chair."\n'


def refused(text: str | bytes) -> BadFile:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(BadFile) as caught:
        read_pack(data, file="pack.toml")
    problem = caught.value
    assert problem.problem is Problem.PROMPT_FILE
    sentence = refused_pack(problem)
    assert "pack.toml" in sentence
    assert f"line {problem.values['line']}:" in sentence
    assert "{" not in sentence
    return problem


def test_a_pack_is_read_with_its_origin() -> None:
    data = (HEAD + 'language = "en-IE"\nabout = "For\\nTuesdays."\n' + PROMPT + CARE).encode()
    pack = read_pack(data, file="pack.toml")
    assert (pack.id, pack.title) == ("lakeside-tuesdays", "Tuesday evenings")
    assert pack.origin == "The reflection group at Lakeside"
    assert (pack.language, pack.about) == ("en-IE", "For Tuesdays.")
    assert pack.sha256 == hashlib.sha256(data).hexdigest()
    [prompt] = pack.prompts
    assert (prompt.id, prompt.pack) == ("lakeside-tuesdays/kind-hands", pack.id)
    [line] = pack.care
    assert line.id == "lakeside-tuesdays/care-sit"


def test_a_mark_before_the_first_character_and_windows_line_ends_are_no_fault() -> None:
    data = b"\xef\xbb\xbf" + (HEAD + PROMPT).replace("\n", "\r\n").encode()
    assert len(read_pack(data, file="pack.toml").prompts) == 1


def test_a_pack_in_another_language_is_held_to_its_own_marks() -> None:
    asked = PROMPT.replace("Whose hands were gentle today?", "آج کس کے ہاتھ نرم تھے؟")
    pack = read_pack((HEAD + 'language = "ur"\n' + asked).encode(), file="pack.toml")
    assert pack.prompts[0].text.endswith("؟")


@pytest.mark.parametrize(
    ("text", "why", "line"),
    [
        ('format = 2\ntheme = "role-models"\n' + PROMPT, PromptFault.NO_PACK, 1),
        (HEAD, PromptFault.EMPTY, 1),
        (HEAD.replace("[pack]", "[[pack]]") + PROMPT, PromptFault.WRONG_TYPE, 1),
        (HEAD.replace('origin = "The', '# "The') + PROMPT, PromptFault.MISSING_FIELD, 4),
        (HEAD.replace("lakeside-tuesdays", "Lakeside") + PROMPT, PromptFault.BAD_ID, 5),
        (HEAD + 'colour = "red"\n' + PROMPT, PromptFault.UNKNOWN_FIELD, 8),
        (HEAD + 'language = "English"\n' + PROMPT, PromptFault.BAD_LANGUAGE, 8),
        (HEAD + f'about = "{"word " * 61}"\n' + PROMPT, PromptFault.TOO_LONG, 8),
        (HEAD + 'about = "\\u202e"\n' + PROMPT, PromptFault.NOT_PLAIN, 8),
        (HEAD + PROMPT.replace("Our group", "\\u202e"), PromptFault.NOT_PLAIN, 15),
        (HEAD + PROMPT.replace("Our group", "a" * 241), PromptFault.TOO_MANY_CHARACTERS, 15),
        (HEAD.replace("Tuesday evenings", "Best!") + PROMPT, PromptFault.TONE, 6),
        (HEAD + PROMPT.replace("light", "gigantic"), PromptFault.UNKNOWN_LOAD, 13),
        (HEAD + PROMPT + PROMPT, PromptFault.DUPLICATE_ID, 18),
    ],
)
def test_a_broken_pack_is_refused_with_line_and_reason(
    text: str, why: PromptFault, line: int
) -> None:
    problem = refused(text)
    assert (problem.values["why"], problem.values["line"]) == (why.value, line)


def test_what_a_file_calls_its_fields_cannot_turn_the_sentence_round() -> None:
    said = refused_pack(refused(HEAD + '"\\u202e\\u001b[31m' + "x" * 500 + '" = 1\n' + PROMPT))
    assert said.isprintable()
    assert len(said) < 250


def test_a_pack_is_bounded() -> None:
    assert refused(b"#" * (MOST_BYTES + 1)).values["why"] == PromptFault.TOO_LARGE.value
    many = "".join(PROMPT.replace("kind-hands", f"hands-{n}") for n in range(MOST_PROMPTS + 1))
    assert refused(HEAD + many).values["why"] == PromptFault.TOO_MANY.value
    lines = "".join(CARE.replace("care-sit", f"care-{n}") for n in range(MOST_CARE_LINES + 1))
    problem = refused(HEAD + lines)
    assert problem.values["why"] == PromptFault.TOO_MANY.value
    assert "care lines" in refused_pack(problem)


@pytest.mark.parametrize(
    "hostile",
    [
        b"\xff\xfe" + HEAD.encode("utf-16-le"),
        b"\x00" * 1_000,
        b"a" + b".a" * 200_000,
        b"x = " + b"[\n" * 100_000,
        b"x = " + b"9\n" * 100_000,
        b"[pack]\n" + b"[[prompt]]\n" * 20_000,
        b'x = """' + b"\n" * 300_000,
        b"[[prompt]]\n" + b"".join(b"a%d = 1\n" % n for n in range(40_000)),
        b"".join(b"[" + b"a." * 900 + b"b%d]\n" % n for n in range(250)),
    ],
)
def test_a_hostile_file_is_refused_and_nothing_else_happens(hostile: bytes) -> None:
    refused(hostile)


def test_of_a_file_with_endless_faults_the_first_hundred_are_kept() -> None:
    _, faults = check_pack((HEAD + "[[prompt]]\n" * 5_000).encode(), file="pack.toml")
    assert len(faults) == MOST_FAULTS


def test_every_fault_is_named_for_the_author() -> None:
    text = HEAD.replace("Tuesday evenings", "") + PROMPT.replace("minutes = 1", "minutes = 9")
    pack, faults = check_pack(text.encode(), file="pack.toml")
    assert pack is None
    assert [(one.values["why"], one.values["line"]) for one in faults] == [
        ("missing-field", 6),
        ("minutes-of-load", 14),
    ]

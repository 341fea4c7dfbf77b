"""Every problem has its own sentence with a next step, and damage is never a wrong secret."""

from __future__ import annotations

import pytest

from journal_app import words
from journal_app.errors import BadFile, DiskRefused, Problem, SecretRefused, WorldError
from journal_app.sentences.problems import problem, problem_of

DAMAGE = [
    one for one in Problem if one.value.endswith(("damaged", "missing", "altered", "foreign"))
]
SECRETS = [Problem.WRONG_PASSPHRASE, Problem.WRONG_RECOVERY_CODE, Problem.MALFORMED_RECOVERY_CODE]


def test_each_problem_has_a_sentence_of_its_own() -> None:
    sentences = {one: problem_of(one) for one in Problem}
    assert len(set(sentences.values())) == len(Problem)


@pytest.mark.parametrize("one", Problem)
def test_a_sentence_is_whole_with_and_without_what_is_known(one: Problem) -> None:
    known: dict[str, str | int] = {
        "folder": "Journal", "path": "a.jbk", "file": "a.toml", "pid": 7, "host": "ward-pc",
        "length": 30, "expected": 32, "found": 2, "known": 1, "where": "entries.3",
    }  # fmt: skip
    for sentence in (problem_of(one), problem_of(one, **known)):
        assert sentence[0].isupper() or sentence[0] == "“"
        assert sentence.endswith(".")
        assert not set("{}!") & set(sentence)
        assert sentence.count(". ") + sentence.count("; ") + sentence.count(": ") >= 1


@pytest.mark.parametrize("one", DAMAGE)
def test_damage_is_never_called_a_wrong_secret(one: Problem) -> None:
    for sentence in (problem_of(one), problem_of(one, folder="Journal", path="a.jbk")):
        lowered = sentence.casefold()
        assert not any(word in lowered for word in ("wrong", "incorrect", "does not open", "reset"))


@pytest.mark.parametrize("one", SECRETS)
def test_a_wrong_secret_is_never_called_damage(one: Problem) -> None:
    lowered = problem_of(one).casefold()
    assert not any(word in lowered for word in ("damage", "corrupt", "broken"))


def test_an_error_brings_its_values() -> None:
    assert "“Stick”" in problem(DiskRefused(Problem.DISK_FULL, folder="Stick"))
    assert "process 12" in problem(WorldError(Problem.VAULT_IN_USE, pid=12))
    assert "has 30" in problem(
        SecretRefused(Problem.MALFORMED_RECOVERY_CODE, length=30, expected=32)
    )


def test_a_broken_data_file_is_told_with_its_line_and_reason() -> None:
    error = BadFile(
        Problem.PROMPT_FILE, file="prompts/own.toml", line=9, why="missing-field", field="text"
    )
    sentence = problem(error)
    assert "own.toml" in sentence
    assert "line 9" in sentence
    assert "“text”" in sentence
    support = BadFile(Problem.SUPPORT_FILE, file="fr.toml", line=4, why="not-toml", field="")
    assert "fr.toml" in problem(support)
    assert "line 4" in problem(support)


@pytest.mark.parametrize("one", Problem)
def test_each_sentence_can_be_translated(one: Problem) -> None:
    words.use_language(words.pseudo_language())
    try:
        assert problem_of(one).startswith("⟦")
    finally:
        words.use_language(None)

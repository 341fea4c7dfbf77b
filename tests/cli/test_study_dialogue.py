"""The questions of ``study new`` as somebody meets them: back, all answers, stopped, resumed."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from journal_app.cli.study_answers import in_columns
from journal_app.research.study_file import read_study_at
from journal_app.sentences.study_questions import day_or_week
from tests.cli.conftest import Answer, Run
from tests.cli.test_study_commands import ANSWERS
from tests.research.studies_made_up import write_made_up

New = Callable[..., Answer]
STUDY = "kind-nights-v1.study.toml"
DOCS = Path(__file__).resolve().parents[2] / "docs"


class Keyboard(io.StringIO):
    """What is typed, and Ctrl+C after the last line."""

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override] # as StringIO has it
        line = super().readline(size)
        if not line:
            raise KeyboardInterrupt
        return line


@pytest.fixture
def team(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "our team"
    assert run("study", "keygen", folder).code == 0
    return folder


@pytest.fixture
def new(run: Run, team: Path, monkeypatch: pytest.MonkeyPatch) -> New:
    def new(lines: Sequence[str], *options: str | Path) -> Answer:
        monkeypatch.setattr("sys.stdin", Keyboard("".join(line + "\n" for line in lines)))
        return run("study", "new", team, *options)

    return new


def instead(old: str, *put: str) -> list[str]:
    """Return the answers with one of them put otherwise."""
    at = ANSWERS.index(old)
    return [*ANSWERS[:at], *put, *ANSWERS[at + 1 :]]


def number_of(question: str, said: str) -> str:
    """Return the number that a question has in the list of all answers."""
    return next(line.split(".")[0] for line in said.splitlines() if question in line[:60])


def test_first_comes_what_to_have_ready_and_how_far_one_is(new: New) -> None:
    said = new(ANSWERS).out
    ready = said.index("Have ready: the approval")
    assert ready < said.index("Question 1 of about")
    assert "“<” goes back" in said
    assert "Ctrl+C stops" in said
    asked = [line.split()[1] for line in said.splitlines() if line.startswith("Question ")]
    assert asked[:5] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("back", ["<", "back", " BACK "])
def test_one_may_go_back(new: New, team: Path, back: str) -> None:
    said = new(instead("EX-1", "Ex-1", back, "EX-1"))
    assert said.code == 0, said
    assert read_study_at(team / STUDY).study.ethics_number == "EX-1"
    assert "This is the first question." in new(["<"]).out


def test_a_group_begun_by_mistake_is_left_again(new: New, team: Path) -> None:
    at = ANSWERS.index("Internal medicine") + 2
    said = new([*ANSWERS[:at], "yes", "<", *ANSWERS[at:]])
    assert said.code == 0, said
    assert [group.name for group in read_study_at(team / STUDY).study.small_groups.groups] == [
        "Medicine"
    ]


def test_every_answer_is_shown_before_signing_and_may_be_changed_there(
    new: New, team: Path
) -> None:
    shown = new([*ANSWERS[:-1]]).out
    shown = shown[shown.index("All answers.") :]
    for answer in (
        "kind-nights",
        "Kind nights",
        "2127-12-31",
        "24",
        "To read what helps.",
        "First Example; Second Example",
    ):
        assert f"\n    {answer}\n" in shown
    assert not (team / STUDY).exists()
    title = number_of("The study’s title.", shown)
    said = new([title, "Kinder nights", "999", "perhaps", "all", "yes"])
    assert said.code == 0, said
    assert said.out.count("Please type yes, no, all, or a number from 1 to") == 2
    before, only, every = said.out.split("\n    Kinder nights\n")
    assert "Changed; the other answers are as they were:" in before
    assert "    kind-nights\n" not in only.split("All answers.")[0]
    assert "    24\n" in every
    assert read_study_at(team / STUDY).study.title == "Kinder nights"


def test_an_answer_looked_at_and_left_is_no_change(new: New) -> None:
    new(ANSWERS[:-1])
    said = new(["3", "", "yes"])
    assert said.code == 0
    assert "All answers are as they were." in said.out


def test_a_no_signs_nothing_and_keeps_all(new: New, team: Path) -> None:
    said = new([*ANSWERS[:-1], "no"])
    assert said.code == 1
    assert "Nothing was signed." in said.out
    assert not (team / STUDY).exists()
    assert new(["yes"]).code == 0


def test_stopped_with_ctrl_c_it_says_what_is_kept_and_how_to_go_on(new: New, team: Path) -> None:
    said = new(ANSWERS[:20])
    assert said.code == 1
    assert "Your answers are kept in" in said.out
    assert said.out.splitlines()[-1] == f"  heartbeat study new '{team}'"
    assert new(ANSWERS[20:]).code == 0


def test_an_approval_that_is_over_is_objected_to_at_its_date(new: New, team: Path) -> None:
    dates = ["2020-01-01", "2020-06-30", "10", "Board", "EX-1", "2020-12-31"]
    said = new([*ANSWERS[: ANSWERS.index("2127-01-01")], *dates])
    assert said.code == 1
    assert "The ethics approval ended on 31 December 2020" in said.out
    short = new(["2020-05-01"])
    assert "The ethics approval ended on 1 May 2020" in short.out
    assert not (team / STUDY).exists()


def test_an_approval_may_not_end_before_the_last_night(new: New) -> None:
    said = new(instead("2127-12-31", "2127-05-01", "2127-12-31"))
    assert said.code == 0
    assert "The ethics approval ends on 1 May 2127, before the last night" in said.out


@pytest.mark.parametrize(
    ("last", "expires", "first"),
    [
        (date(2020, 6, 30), date(2020, 12, 31), "The ethics approval ended on 31 December 2020"),
        (date(2127, 6, 30), date(2127, 5, 1), "The ethics approval ends on 1 May 2127, before"),
    ],
)
def test_a_check_leads_with_the_approval(
    run: Run, tmp_path: Path, last: date, expires: date, first: str
) -> None:
    path = write_made_up(
        tmp_path, starts=date(2020, 1, 1), ends=last, withdraw_until=last, ethics_expires=expires
    )
    said = run("study", "check", path)
    assert said.code == 1
    assert said.out.startswith(first)


def test_a_full_stop_alone_is_an_empty_answer_and_blanks_go(new: New, team: Path) -> None:
    at = ANSWERS.index("The board waived a signature.")
    lines = [*ANSWERS[: at + 2], "  A certificate.  ", "", ".", *ANSWERS[at + 3 :]]
    said = new(lines[:-1])
    assert "\n    A certificate.\n" in said.out
    assert "Enter: leave empty" in said.out
    number = number_of("Protection against", said.out[said.out.index("All answers.") :])
    said = new([number, ".", "yes"])
    assert "One full stop and nothing else leaves it empty." in said.out
    study = read_study_at(team / STUDY).study
    assert study.compelled_disclosure == ""


def test_what_has_to_be_answered_cannot_be_left_empty(new: New) -> None:
    said = new(instead("Given by both sites.", ".", "Given by both sites."))
    assert said.code == 0
    assert "This has to be answered and is empty" in said.out


def test_rotations_with_commas_are_taken_one_by_one_and_a_check_shows_them(
    new: New, team: Path, run: Run
) -> None:
    said = new(instead("Internal medicine", "Internal medicine, Cardiology ,Nephrology"))
    assert said.code == 0, said
    assert "Taken as 3 rotations: Internal medicine; Cardiology; Nephrology." in said.out
    checked = run("study", "check", team / STUDY)
    line = (
        "Group “Medicine”, 24 students, leaves as “Medicine”: "
        "Internal medicine; Cardiology; Nephrology"
    )
    assert line in checked.out.splitlines()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2127-13-01", "There is no month 13."),
        ("2127-02-29", "There is no day 29 in 2127-02, which has 28."),
        ("0000-01-01", "There is no year 0."),
        ("13 May 2127", "A date is typed like 2027-06-30."),
    ],
)
def test_a_day_that_is_none_is_named(new: New, typed: str, said: str) -> None:
    at = ANSWERS.index("2127-01-01")
    assert said in new([*ANSWERS[:at], typed]).out


def test_students_read_on_paper_how_their_file_gets_there(new: New, team: Path) -> None:
    said = new(instead("Upload it.", "Upload it at", "https://drop.example.org/nights."))
    assert "on the printed sheet" in said.out
    sheet = (team / "kind-nights-v1.sheet.txt").read_text(encoding="utf-8")
    assert "  Upload it at\n  https://drop.example.org/nights.\n" in sheet


def test_another_edition_is_offered_the_next_number_wherever_the_last_one_lies(
    new: New, tmp_path: Path, team: Path
) -> None:
    assert new(ANSWERS).code == 0
    for name in (STUDY, STUDY + ".sig"):
        (team / name).rename(tmp_path / name)
    said = new([""], "--from", tmp_path / STUDY, "--edit")
    assert "  Enter: 2\n" in said.out


def test_one_sentence_on_days_and_weeks_for_teams_and_boards(new: New) -> None:
    assert day_or_week() in new(ANSWERS).out
    for name in ("for-ethics-boards.md", "study-file.md"):
        assert day_or_week() in " ".join((DOCS / name).read_text(encoding="utf-8").split())


class Terminal(io.StringIO):
    """A text that is written to a terminal."""

    def isatty(self) -> bool:
        return True


def test_lines_are_no_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = "    " + "some words " * 20 + "\n\nshort"
    lines = in_columns(text, Terminal()).split("\n")
    assert max(map(len, lines)) < 40
    assert lines[-2:] == ["", "short"]
    assert all(line.startswith(("    some", "    words")) for line in lines[:-2])
    assert " ".join(" ".join(lines).split()) == " ".join(text.split())
    assert in_columns(text, io.StringIO()) == text

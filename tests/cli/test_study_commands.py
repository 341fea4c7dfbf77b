"""The commands of study teams: keys, a study file asked for question by question, a check."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journal_app import assets
from journal_app.cli import main
from journal_app.domain.studies import AskedQuestionnaire, DataItem, TimeKept
from journal_app.research.study_drafts import usable
from journal_app.research.study_file import read_study_at, signature_path
from journal_app.research.study_writing import study_toml
from journal_app.research.team_keys import key_paths, read_keys
from journal_app.sentences.research import nobody_reads
from journal_app.services.questionnaires import SAMPLE
from tests.cli.conftest import Run, after
from tests.research.studies_made_up import NOTICE, OTHER_TEAM, made_up_study, write_made_up

Type = Callable[[Sequence[str]], None]

ANSWERS = [
    "../nights", "kind-nights", "", "Kind\u202enights", "Kind nights", "",
    "Example College", "First Example", "Second Example", "",
    "maybe", "no",
    "2127-01-01", "2126-01-01", "2127-06-30", "0", "ten", "200", "10",
    "Example Ethics Board", "EX-1", "next year", "2126-12-31", "2127-12-31",
    "3", "14", "week", "", "To compare early and late weeks.", ".", "",
    "", "2", "4",
    "You are asked to give some nights.", "", "It is up to you.", ".",
    "", "",
    "The board waived a signature.", ".",
    "",
    "Given by both sites.", ".",
    "Replaced by roles.", ".",
    "The board's procedure is followed.", ".",
    "Ten years.", ".",
    "Deleted until the cut-off.", ".", "2127-01-01", "2127-09-30",
    "Upload it.", ".", "yes",
    "yes", "Medicine", "24", "Internal medicine", "", "no",
    "First Example", "questions@example.org",
    "Example Ethics Board", "board@example.org",
    "Example Counselling", "+44 1632 960000",
    "yes", "no", "yes", "no", "no", "no",
    "To see how nights differ.", ".", "To compare groups.", ".", "To read what helps.", ".",
    "yes",
]  # fmt: skip
"""Everything that is asked, with a wrong answer here and there that is asked for again."""

LASTING: dict[str, Any] = {
    "ends": date(2127, 6, 30),
    "ethics_expires": date(2127, 12, 31),
    "withdraw_until": date(2127, 9, 30),
}
"""Days that lie ahead on whichever day the tests are run."""


@pytest.fixture
def team(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "team"
    assert run("study", "keygen", folder).code == 0
    return folder


@pytest.fixture
def type_(monkeypatch: pytest.MonkeyPatch) -> Type:
    def type_(lines: Sequence[str]) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(line + "\n" for line in lines)))

    return type_


def test_keys_are_made_once_and_only_their_public_parts_are_shown(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "team"
    made = run("study", "keygen", folder, "--name", "nights")
    keys = read_keys(folder, "nights")
    assert after("recipient: ", made.out) == keys.recipient
    assert after("fingerprint: ", made.out) == keys.fingerprint
    said = made.out + made.err
    for path in key_paths(folder, "nights"):
        for line in path.read_text(encoding="ascii").splitlines():
            if not line.startswith(("#", "-----")):
                assert line not in said
    again = run("study", "keygen", folder, "--name", "nights")
    assert again.code == 1
    assert "nights.age-key" in again.err
    assert read_keys(folder, "nights") == keys


@pytest.mark.parametrize("name", ["../x", "a/b", ""])
def test_a_key_name_with_a_path_in_it_is_wrong_usage(tmp_path: Path, name: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["study", "keygen", str(tmp_path / "team"), "--name", name])
    assert ended.value.code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_study_is_written_question_by_question(run: Run, team: Path, type_: Type) -> None:
    type_(ANSWERS)
    said = run("study", "new", team)
    assert said.code == 0, said
    file = read_study_at(team / "kind-nights-v1.study.toml")
    study = file.study
    assert study.title == "Kind nights"
    assert study.investigators == ("First Example", "Second Example")
    assert study.notice == "You are asked to give some nights.\n\nIt is up to you."
    assert (study.starts, study.ends) == (date(2127, 1, 1), date(2127, 6, 30))
    assert study.withdraw_until == date(2127, 9, 30)
    assert study.cooling_off_days == 14
    assert (study.time, study.small_groups.k) == (TimeKept.WEEK, 4)
    assert [one.item for one in study.asked] == [
        DataItem.RATINGS,
        DataItem.ROTATION,
        DataItem.TEXT,
    ]
    assert study.small_groups.groups[0].specialties == ("Internal medicine",)
    assert study.recipient == read_keys(team, "study").recipient
    for complaint in (
        "An id is made of lower-case letters",
        "changes the direction of reading",
        "Please try again",
        "The last night lies before the first",
        "Nobody could give this many: from the first night to the last there are 181",
        "Weeks of the rotation need the rotation group",
        "nobody gives away a bad night",
        "either knows which lines are the other’s",
        "could no longer be taken out",
        "Please answer yes or no",
        "A date is typed like",
        "The approval expires before the first night",
        "has to be a whole number",
    ):
        assert complaint in said.out
    assert not (team / "study.draft.toml").exists()


def test_the_sheet_holds_the_fingerprint_and_that_nobody_reads_in_time(
    run: Run, team: Path, type_: Type
) -> None:
    type_(ANSWERS)
    said = run("study", "new", team)
    sheet = (team / "kind-nights-v1.sheet.txt").read_text(encoding="utf-8")
    keys = read_keys(team, "study")
    assert after("fingerprint: ", said.out) == keys.fingerprint
    assert keys.fingerprint in sheet
    assert nobody_reads() in sheet
    assert "board@example.org" in sheet
    assert "2127" in sheet
    assert sheet in said.out


def test_where_nobody_answers_nothing_is_said_to_be_kept(run: Run, team: Path, type_: Type) -> None:
    type_([])
    said = run("study", "new", team)
    assert said.code == 1
    assert "nothing was kept" in said.out
    assert "are kept in" not in said.out
    assert not (team / "study.draft.toml").exists()


def test_without_writing_no_prompts_are_asked_for(run: Run, team: Path, type_: Type) -> None:
    # Everything up to the kinds of data; then ratings alone.
    type_([*ANSWERS[: ANSWERS.index("To see how nights differ.") - 6], *["yes", "no", "no"]])
    said = run("study", "new", team)
    assert "Do you ask for: writing?" in said.out
    assert "Do you ask for: totals of nights?" in said.out
    assert "Do you ask for: prompts?" not in said.out


def test_a_questionnaire_is_named_by_its_very_file(run: Run, team: Path, type_: Type) -> None:
    path = Path(str(assets.locate(SAMPLE)))
    wants = ANSWERS.index("To see how nights differ.") - 1
    type_(
        [
            *ANSWERS[:wants],
            "yes",
            *ANSWERS[wants + 1 : -1],
            *["To compare answers.", "."],
            *[str(path) + ".missing", str(path), "yes", str(path), "no", "yes"],
        ]
    )
    said = run("study", "new", team)
    assert said.code == 0, said
    study = read_study_at(team / "kind-nights-v1.study.toml").study
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert study.asked_questionnaires == (AskedQuestionnaire("evening-weather", digest),)
    assert "This stands there twice" in said.out


def test_stopped_half_way_it_goes_on_where_it_was(run: Run, team: Path, type_: Type) -> None:
    half = ANSWERS.index("2127-12-31") + 1
    type_(ANSWERS[:half])
    stopped = run("study", "new", team)
    assert stopped.code == 1
    assert "study.draft.toml" in stopped.out
    kept = usable((team / "study.draft.toml").read_bytes(), file="")
    assert kept["title"] == "Kind nights"
    assert not list(team.glob("*.study.toml"))
    type_(ANSWERS[half:])
    assert run("study", "new", team).code == 0
    resumed = (team / "kind-nights-v1.study.toml").read_bytes()
    type_(ANSWERS)
    (team / "kind-nights-v1.study.toml").unlink()
    signature_path(team / "kind-nights-v1.study.toml").unlink()
    assert run("study", "new", team).code == 0
    assert (team / "kind-nights-v1.study.toml").read_bytes() == resumed


def test_a_notice_may_come_from_a_file(run: Run, team: Path, tmp_path: Path, type_: Type) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_bytes("Étude.\r\n\r\nIt is up to you.\r\n".encode("utf-8-sig"))
    at = ANSWERS.index("You are asked to give some nights.")
    type_([*ANSWERS[:at], f"@{tmp_path / 'none.txt'}", f"@{notice}", *ANSWERS[at + 4 :]])
    said = run("study", "new", team)
    assert said.code == 0
    assert "“none.txt” was not found" in said.out
    study = read_study_at(team / "kind-nights-v1.study.toml").study
    assert study.notice == "Étude.\n\nIt is up to you."


def draft_without_keys(folder: Path, before: str = "", now: str = "") -> Path:
    text = study_toml(made_up_study(**LASTING)).decode()
    lines = [
        line for line in text.split("\n") if not line.startswith(("recipient =", "signing_key ="))
    ]
    path = folder / "draft.toml"
    path.write_text("\n".join(lines).replace(before, now), encoding="utf-8")
    return path


def test_a_complete_draft_is_signed_without_a_question(
    run: Run, team: Path, tmp_path: Path, type_: Type
) -> None:
    type_([])
    said = run("study", "new", team, "--from", draft_without_keys(tmp_path))
    assert said.code == 0
    assert ">" not in said.out
    file = read_study_at(team / "made-up-study-v1.study.toml")
    assert file.study.notice == NOTICE
    assert file.study.signing_key == read_keys(team, "study").signing.public.hex()
    again = run("study", "new", team, "--from", draft_without_keys(tmp_path))
    assert again.code == 1
    assert "Raise “version”" in again.err


def test_a_draft_that_lacks_something_is_told_all_of_it(
    run: Run, team: Path, tmp_path: Path, type_: Type
) -> None:
    type_([])
    draft = draft_without_keys(tmp_path, "minimum_age = 18", "minimum_aeg = 18")
    said = run("study", "new", team, "--from", draft)
    assert said.code == 1
    assert "minimum_age: this has to be there" in said.err
    assert "“minimum_age” may be meant" in said.err
    assert not list(team.glob("*.study.toml"))


def test_a_team_that_grades_cannot_sign(run: Run, team: Path, tmp_path: Path, type_: Type) -> None:
    type_([])
    draft = draft_without_keys(
        tmp_path, "assesses_participants = false", "assesses_participants = true"
    )
    said = run("study", "new", team, "--from", draft)
    assert said.code == 1
    assert "nobody can freely say no to who grades" in said.err


def test_a_newer_version_is_made_from_the_last_one(run: Run, team: Path, type_: Type) -> None:
    type_(ANSWERS)
    assert run("study", "new", team).code == 0
    first = team / "kind-nights-v1.study.toml"
    type_(["", "1", *[""] * 80, "yes"])
    said = run("study", "new", team, "--from", first, "--edit")
    assert said.code == 0, said
    second = read_study_at(team / "kind-nights-v2.study.toml").study
    old = read_study_at(first).study
    assert "The next free number is 2" in said.out
    assert second.version == 2
    assert study_toml(second).replace(b"version = 2", b"version = 1") == study_toml(old)


def test_a_draft_of_another_study_is_not_signed_with_this_key(
    run: Run, team: Path, tmp_path: Path
) -> None:
    other = write_made_up(tmp_path, OTHER_TEAM)
    said = run("study", "new", team, "--from", other)
    assert said.code == 1
    assert "carries another key" in said.err


def test_a_signature_left_without_its_file_is_in_nobodys_way(
    run: Run, team: Path, tmp_path: Path, type_: Type
) -> None:
    type_([])
    (team / "made-up-study-v1.study.toml.sig").write_text("half", encoding="ascii")
    assert run("study", "new", team, "--from", draft_without_keys(tmp_path)).code == 0
    assert read_study_at(team / "made-up-study-v1.study.toml").study.version == 1


def test_without_keys_or_with_several_one_is_told(run: Run, team: Path, tmp_path: Path) -> None:
    said = run("study", "new", tmp_path)
    assert said.code == 1
    assert "heartbeat study keygen" in said.err
    assert run("study", "keygen", team, "--name", "other").code == 0
    said = run("study", "new", team)
    assert said.code == 1
    assert "other, study" in said.err


def test_a_check_shows_what_a_student_will_see(run: Run, tmp_path: Path) -> None:
    path = write_made_up(tmp_path, **LASTING)
    said = run("study", "check", path)
    assert said.code == 0
    for words in ("A made-up study", NOTICE, nobody_reads(), "53ER-5XZG", "compare"):
        assert words.casefold() in said.out.casefold()


def test_a_check_tells_everything_at_once_with_lines(run: Run, tmp_path: Path) -> None:
    path = draft_without_keys(tmp_path, "k = 5", "k = 1")
    path.write_text(
        path.read_text(encoding="utf-8").replace('payment = "None."', "payment = 1"),
        encoding="utf-8",
    )
    said = run("study", "check", path)
    assert said.code == 1
    assert "3 things to mend" in said.out
    assert "It is not signed" in said.out
    assert "Line 14, payment" in said.out
    assert "small_groups.k" in said.out
    sound = run("study", "check", draft_without_keys(tmp_path))
    assert sound.code == 1
    assert "1 thing to mend" in sound.out


def test_a_check_tells_of_a_changed_file_and_of_one_that_is_not_there(
    run: Run, tmp_path: Path
) -> None:
    path = write_made_up(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"Ten years", b"Two years"))
    said = run("study", "check", path)
    assert said.code == 1
    assert "is not what was signed" in said.out
    assert run("study", "check", tmp_path / "none").code == 1


@pytest.mark.parametrize("command", ["keygen", "new", "check", "open"])
def test_each_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["study", command, "--help"])
    assert ended.value.code == 0
    assert "usage: heartbeat study" in capsys.readouterr().out

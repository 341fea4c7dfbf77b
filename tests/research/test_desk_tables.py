"""Parquet as it lies, the query of the guide, the codebook and the report."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pyarrow import parquet

from journal_app.errors import WorldError
from journal_app.research.desk.parquet import _CHARACTERS, _ROWS, write_parquet
from journal_app.research.desk.rows import NightRow
from journal_app.research.desk.variables import tables
from journal_app.services import study_desk
from tests.research.desk_post import Post, digits, entry, new_post, night, sheet

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "for-researchers.md"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Post:
    post = new_post(tmp_path_factory.mktemp("tables"))
    for student in range(6):
        numbers = range(1, 4)
        post.send(
            student,
            nights=[night(n, shift="night" if n == 2 else "day") for n in numbers],
            entries=[entry(n, f"Tired; [patient {n}] 🩺 {student}") for n in numbers],
            answers=[sheet()],
        )
    (post.inbox / "zz`|broken.age").write_bytes(b"not sealed")
    post.open(parquet=True)
    return post


def asked(query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as base:
        rows: list[tuple[Any, ...]] = base.execute(query).fetchall()
    return rows


def query_of(guide: str) -> str:
    """Return the first SQL of the guide."""
    found = re.search(r"```sql\n(.*?)```", guide, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_guide_s_query_runs_over_the_parquet_as_it_lies(opened: Post) -> None:
    query = query_of(GUIDE.read_text("utf-8"))
    assert "OUT/parquet" in query
    rows = asked(query.replace("OUT/", f"{opened.out}/"))
    assert {row[0] for row in rows} == {"day", "night"}
    by_shift = {row[0]: row for row in rows}
    assert by_shift["night"][1:3] == (6, 6)
    assert by_shift["day"][1:3] == (6, 12)
    assert by_shift["night"][3] == pytest.approx(2.0)
    assert by_shift["night"][4] == pytest.approx(6.0)


def test_buckets_are_folders_and_no_table_is_without_a_file(opened: Post) -> None:
    for name in ("participants", "nights", "entries", "answers"):
        files = sorted((opened.out / "parquet" / name).rglob("*.parquet"))
        assert files
        assert all(re.fullmatch(r"bucket=b[0-9a-f]", file.parent.name) for file in files)
        glob = f"{opened.out}/parquet/{name}/*/*.parquet"
        wrong = asked(
            f"SELECT COUNT(*) FROM read_parquet('{glob}', hive_partitioning = true)"
            " WHERE bucket <> 'b' || participant[1]"
        )
        assert wrong == [(0,)]


def test_types_say_what_is_what_and_what_is_missing(opened: Post) -> None:
    glob = f"{opened.out}/parquet/nights/*/*.parquet"
    described = asked(f"DESCRIBE SELECT * FROM '{glob}'")
    types = {row[0]: row[1] for row in described}
    assert types["burnout"] == types["day"] == "BIGINT"
    assert types["exam"] == "BOOLEAN"
    assert types["participant"] == types["rotation_group"] == "VARCHAR"
    assert asked(f"SELECT COUNT(*) FROM '{glob}' WHERE week IS NULL") == [(18,)]


def test_a_pool_without_answers_can_still_be_asked(tmp_path: Path) -> None:
    post = new_post(tmp_path)
    post.send(1)
    post.open(parquet=True)
    glob = f"{post.out}/parquet/answers/*/*.parquet"
    assert asked(f"SELECT COUNT(*), SUM(value) FROM '{glob}'") == [(0, None)]


def test_row_groups_stay_small(tmp_path: Path) -> None:
    table = tables((), lambda _prompt: None).nights
    rows = (
        NightRow("ab" * 16, f"{n:016}", 1, None, "x" * 4_000, None, None, None, 1, 2)
        for n in range(5_000)
    )
    write_parquet(tmp_path / "nights", table, rows)
    [path] = tmp_path.rglob("*.parquet")
    meta = parquet.read_metadata(path)
    assert meta.num_rows == 5_000
    sizes = [meta.row_group(n).num_rows for n in range(meta.num_row_groups)]
    assert max(sizes) <= min(_ROWS, _CHARACTERS // 4_000 + 1)
    assert str(tmp_path).encode() not in path.read_bytes()


def test_the_codebook_names_every_variable_of_every_table(opened: Post) -> None:
    with (opened.out / "codebook.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for name in ("participants", "nights", "entries", "answers"):
        file_of = next((opened.out / "parquet" / name).rglob("*.parquet"))
        columns = parquet.ParquetFile(file_of).schema_arrow.names
        assert [row["variable"] for row in rows if row["table"] == name] == columns
        assert all(row["label"] for row in rows)
    text = (opened.out / "codebook.md").read_text("utf-8")
    assert all(f"`{row['variable']}`" in text for row in rows)
    with (opened.out / "redcap" / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        fields = [row["Variable / Field Name"] for row in csv.DictReader(file)]
    assert [row["redcap"] for row in rows if row["redcap"]] == fields[1:]


def test_the_report_counts_what_was_there_and_names_no_place(opened: Post) -> None:
    text = (opened.out / "report.md").read_text("utf-8")
    for line in ("| Participants | 6 |", "| Nights | 18 |", "| Files refused | 1 |",
                 "| Places where something stands for a detail | 18 |"):  # fmt: skip
        assert line in text
    assert "`week`" not in text
    assert "- `zz??broken.age`: this key does not open it" in text
    assert str(opened.folder) not in text
    assert "anonymous" not in text


BLOCKED = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "pyarrow":
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Blocker())
from pathlib import Path
from journal_app.cli import study_open
from argparse import Namespace
from journal_app.errors import WorldError
folder = Path(sys.argv[1])
kind = sys.argv[2] or None
try:
    options = Namespace(files=[folder / "inbox"], key=folder / "team" / "made-up.age-key",
                        to=folder / sys.argv[3], study=None, format=kind, split=None)
    sys.exit(study_open.study_open(options))
except WorldError as error:
    print(error.problem.value)
    sys.exit(3)
"""


def without_pyarrow(post: Post, kind: str, to: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", BLOCKED, str(post.folder), kind, to]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def test_without_pyarrow_there_is_csv_and_a_line_that_says_so(opened: Post) -> None:
    ended = without_pyarrow(opened, "", "plain")
    assert "pyarrow" in ended.stdout
    assert ended.returncode == 1  # the broken file
    assert (opened.folder / "plain" / "csv" / "nights.csv").is_file()
    assert not (opened.folder / "plain" / "parquet").exists()


def test_without_pyarrow_parquet_that_is_asked_for_is_refused(opened: Post) -> None:
    ended = without_pyarrow(opened, "parquet", "refused")
    assert (ended.returncode, ended.stdout.strip()) == (3, "parquet-missing")
    assert not (opened.folder / "refused").exists()


def test_a_missing_library_is_told_of_before_anything_is_opened(
    opened: Post, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(study_desk, "can_write_parquet", lambda: False)
    with pytest.raises(WorldError, match="parquet-missing"):
        opened.open(tmp_path / "out", parquet=True)
    summary = opened.open(tmp_path / "csv-instead")
    assert not summary.parquet
    assert digits(("night", 1), 16) in (tmp_path / "csv-instead/csv/nights.csv").read_text("utf-8")

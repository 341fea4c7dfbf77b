"""Reading what somebody else made takes a bounded amount of memory, whatever is in it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.domain.packages import PackageContents, PackagedAnswers
from journal_app.errors import BadFile
from journal_app.research.package_faults import Faulty, PackageFault
from journal_app.research.package_fields import (
    ENTRY_SHAPE,
    LONGEST_TEXT,
    MOST_NUMBERS,
    MOST_NUMBERS_ALTOGETHER,
    NIGHT_SHAPE,
    json_lines,
    json_object,
)
from journal_app.research.package_manifest import package_manifest
from journal_app.research.package_members import MANIFEST, SIGNATURE, members
from journal_app.research.package_reading import read_package
from journal_app.research.package_writing import build_package
from journal_app.research.plain_zip import LARGEST_ARCHIVE, write_zip
from journal_app.research.sealing import new_identity, seal
from tests.research.parcels import KEY, ordinary

BOUND_MB = 250
STATUS = Path("/proc/self/status")

READ = """
import re, sys
from pathlib import Path
from journal_app.errors import BadFile
from journal_app.research.package_reading import read_package
from journal_app.research.sealing import unseal
said = []
for path in sys.argv[2:]:
    try:
        read_package(unseal(Path(path).read_bytes(), sys.argv[1]), file="")
        said.append("read")
    except BadFile as refused:
        said.append(str(refused.values["why"]))
peak = re.search(r"VmHWM:\\s+([0-9]+) kB", Path("/proc/self/status").read_text())
print(int(peak[1]) // 1024, *said)
"""


def signed(contents: PackageContents, **changed: bytes) -> bytes:
    """Return an archive as a participant could sign it with a program of their own."""
    inner = dict(members(contents)) | {f"{name}.jsonl": data for name, data in changed.items()}
    files = tuple(sorted(inner.items()))
    manifest = package_manifest(contents, KEY.public, files)
    return write_zip((*files, (MANIFEST, manifest), (SIGNATURE, KEY.sign(manifest))))


def with_texts(count: int) -> PackageContents:
    """Return contents with the longest texts; one sign beyond ASCII quadruples each in memory."""
    fine = ordinary(text="x" * (LONGEST_TEXT - 1) + "🩺")
    [entry] = fine.entries
    entries = tuple(replace(entry, entry=f"{number:016x}") for number in range(count))
    return replace(fine, entries=entries)


def largest(_fine: PackageContents) -> bytes:
    return signed(with_texts(13))


def nested(fine: PackageContents) -> bytes:
    line = b'{"x":[' + b"{}," * 1_000 + b"{}]}\n"
    return signed(fine, nights=line * 5_000)


def in_one_line(fine: PackageContents) -> bytes:
    line = b'{"x":[' + b"{}," * 1_500_000 + b"{}]}\n"
    return signed(fine, entries=line * 4)


@pytest.mark.skipif(not STATUS.is_file(), reason="this system does not say")
def test_the_largest_package_and_the_worst_are_read_within_bounds(tmp_path: Path) -> None:
    identity = new_identity()
    paths = []
    for make in (largest, nested, in_one_line):
        archive = make(ordinary())
        assert LARGEST_ARCHIVE // 3 < len(archive) <= LARGEST_ARCHIVE
        paths.append(tmp_path / make.__name__)
        paths[-1].write_bytes(seal(archive, str(identity.to_public())))
    ended = subprocess.run(
        [sys.executable, "-c", READ, str(identity), *map(str, paths)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    peak, *said = ended.stdout.split()
    assert said == ["read", "json", "json"]
    assert int(peak) < BOUND_MB


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"x":[]}', PackageFault.JSON),
        (b'{"x":{}}', PackageFault.JSON),
        (b'{"x":"' + b'","y":"' * 30 + b'"}', PackageFault.JSON),
        (b'{"x":"' + b"y" * 5_000 + b'"}', PackageFault.TOO_BIG),
        (b'{"x":"\\\\"[","y":1}', PackageFault.JSON),
    ],
)
def test_what_no_line_holds_is_refused_before_it_is_parsed(line: bytes, why: PackageFault) -> None:
    with pytest.raises(Faulty) as refused:
        json_object(line, NIGHT_SHAPE)
    assert refused.value.fault is why


@pytest.mark.parametrize("text", ["[patient 1] {x} [[[", '\\\\"[', '"""', "\\\\\\\\", "\\n[", "["])
def test_brackets_and_quotes_in_a_text_are_words(text: str) -> None:
    made = build_package(ordinary(text=text), KEY)
    found = read_package(made.archive, file="")
    assert isinstance(found, PackageContents)
    assert found.entries[0].text == text


def test_lines_are_read_one_at_a_time() -> None:
    rows: Iterator[object] = json_lines(b'{"a":1}\n{"a":2}\n[\n', ENTRY_SHAPE)
    assert [next(rows), next(rows)] == [{"a": 1}, {"a": 2}]
    with pytest.raises(Faulty):
        next(rows)


def full_sheets(count: int) -> tuple[PackagedAnswers, ...]:
    [sheet] = ordinary().answers
    answers = tuple((f"q{number:03}", 1) for number in range(MOST_NUMBERS))
    full = replace(sheet, answers=answers, scores=())
    return tuple(replace(full, sheet=f"{number:016x}") for number in range(count))


def test_more_answers_than_anybody_gives_are_refused() -> None:
    most = MOST_NUMBERS_ALTOGETHER // MOST_NUMBERS
    fits = signed(replace(ordinary(), answers=full_sheets(most)))
    assert isinstance(read_package(fits, file=""), PackageContents)
    with pytest.raises(BadFile) as refused:
        read_package(signed(replace(ordinary(), answers=full_sheets(most + 1))), file="")
    assert refused.value.values["why"] == PackageFault.TOO_BIG


def test_too_many_answers_are_refused_before_any_line_is_read() -> None:
    """Lines that nobody could read come first: a reader would have stopped at them."""
    many = b'{"a":[' + b'"x",' * (MOST_NUMBERS_ALTOGETHER + 20) + b"\n"
    archive = signed(ordinary(), nights=b"[\n", questionnaires=many)
    with pytest.raises(BadFile) as refused:
        read_package(archive, file="")
    assert refused.value.values["why"] == PackageFault.TOO_BIG

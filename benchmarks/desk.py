"""The study team's desk over a large pool: time, peak memory, and what comes out.

Every package is signed by a student of its own and sealed to the study, as real ones are. Making
and opening are processes of their own, so that the peak is the opening's alone.

    python -m benchmarks.desk                     2,000 packages of 60 entries
    python -m benchmarks.desk 200 60              fewer
"""

from __future__ import annotations

import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from journal_app.clock import SystemClock
from journal_app.crypto.signatures import SigningKey
from journal_app.domain.packages import (
    PackageContents,
    PackagedConsent,
    PackagedEntry,
    PackagedNight,
    PromptUse,
)
from journal_app.domain.prompts import Prompt
from journal_app.domain.ratings import Scale
from journal_app.domain.studies import DataItem, StudyFile
from journal_app.prompts.library import PromptLibrary
from journal_app.research.package_writing import build_package
from journal_app.research.participants import participant_id
from journal_app.research.sealing import new_identity, seal
from journal_app.research.study_file import read_study_at
from journal_app.research.study_writing import signed_study, write_study
from journal_app.sentences.desk_files import FileWords
from journal_app.services.study_desk import OpeningRequest, StudyDesk
from tests.research.studies_made_up import TEAM, made_up_study

PACKAGES, ENTRIES = 2_000, 60
WORDS_AN_ENTRY = 200
VOCABULARY = 5_000
LETTERS = "etaoinshrdlucmfwypvbgk"
REPLACED = ("[patient 1]", "[doctor 2]", "[nurse 1]", "[hospital 1]", "[friend 1]", "🩺")
GROUPS = ("Medicine", "Neurosurgery")
CHOICES = tuple((item, item is not DataItem.QUESTIONNAIRES) for item in DataItem)


class Maker:
    """Makes packages, the same ones every time."""

    def __init__(self, study: StudyFile, entries: int) -> None:
        self._study = study
        self._entries = entries
        self._draw = random.Random(1)
        self._prompts: tuple[Prompt, ...] = PromptLibrary().prompts
        self._words = ["".join(self._some(LETTERS, 2, 10)) for _ in range(VOCABULARY)]

    def package(self, number: int) -> bytes:
        """Return a sealed package of a student of its own."""
        key = SigningKey(hashlib.sha256(f"student {number}".encode()).digest())
        study = self._study.study
        nights = tuple(self._night(day) for day in range(self._entries))
        contents = PackageContents(
            package=self._digits(32),
            study=study.id,
            study_version=study.version,
            study_sha256=self._study.sha256,
            participant=participant_id(key.public),
            sequence=1,
            consent=PackagedConsent(study.version, self._study.notice_sha256, CHOICES),
            nights=nights,
            entries=tuple(self._entry(night.night) for night in nights),
            k=study.small_groups.k,
        )
        whole = build_package(contents, key)
        return seal(whole.archive, study.recipient)

    def _night(self, day: int) -> PackagedNight:
        draw = self._draw
        ratings = ((Scale.TIME_PRESSURE, draw.randrange(11)), (Scale.BURNOUT, draw.randrange(11)))
        return PackagedNight(
            night=self._digits(16),
            day=400 + day,
            week=None,
            ratings=ratings,
            group=draw.choice(GROUPS),
            shift="day",
            post_call=False,
            exam=False,
        )

    def _entry(self, night: str) -> PackagedEntry:
        prompt = self._draw.choice(self._prompts)
        words = self._draw.choices(self._words, k=WORDS_AN_ENTRY)
        for place in self._draw.sample(range(WORDS_AN_ENTRY), 4):
            words[place] = self._draw.choice(REPLACED)
        text = " ".join(words)
        return PackagedEntry(
            entry=self._digits(16),
            night=night,
            text=text,
            use=PromptUse.SHOWN,
            prompt=prompt.id,
            prompt_text=prompt.text,
            replaced=text.count("["),
        )

    def _some(self, letters: str, least: int, most: int) -> list[str]:
        return self._draw.choices(letters, k=self._draw.randint(least, most))

    def _digits(self, count: int) -> str:
        return f"{self._draw.getrandbits(4 * count):0{count}x}"


def make(folder: Path, packages: int, entries: int) -> None:
    """Make a study with its key, and its sealed packages."""
    identity = new_identity()
    study = signed_study(made_up_study(recipient=str(identity.to_public())), TEAM)
    write_study(folder / "made-up.study.toml", study)
    (folder / "made-up.age-key").write_text(f"{identity}\n", encoding="ascii")
    (folder / "inbox").mkdir()
    maker = Maker(read_study_at(folder / "made-up.study.toml"), entries)
    for number in range(packages):
        (folder / "inbox" / f"heartbeat-{number:08x}.age").write_bytes(maker.package(number))


def open_all(folder: Path, tables: str) -> dict[str, float]:
    """Open everything in this process and return what it took."""
    words = FileWords()
    work = StudyDesk(words=words, clock=SystemClock(), library=PromptLibrary())
    request = OpeningRequest(
        files=(folder / "inbox",),
        key=folder / "made-up.age-key",
        to=folder / f"out-{tables}",
        parquet=tables == "parquet",
    )
    started = time.perf_counter()
    summary = work.open(request, description=words.project(), heard=lambda *_told: None)
    seconds = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_SELF)
    assert not summary.refused
    return {
        "seconds": seconds,
        "processor": used.ru_utime + used.ru_stime,
        "peak": used.ru_maxrss / 1024,
        "entries": summary.counts["entries"],
    }


def megabytes(folder: Path) -> float:
    """Return what the files of a folder take."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def run(*arguments: str) -> str:
    """Run a part in a process of its own and return what it prints."""
    command = [sys.executable, "-m", "benchmarks.desk", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def main(packages: int, entries: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run("make", name, str(packages), str(entries))
        sealed = megabytes(folder / "inbox")
        print(f"{packages} packages of {entries} entries, {sealed:.0f} MB sealed")
        for tables in ("parquet", "csv"):
            found = json.loads(run("open", name, tables))
            assert found["entries"] == packages * entries
            out = folder / f"out-{tables}"
            [project] = (out / "qdpx").iterdir()
            with zipfile.ZipFile(project) as archive:
                assert len(archive.namelist()) == packages * entries + 1
                inner = archive.getinfo("project.qde").file_size / 1e6
            print(
                f"{tables}: {found['seconds']:.0f} s ({found['processor']:.0f} s of processor), "
                f"peak {found['peak']:.0f} MB, {megabytes(out):.0f} MB written, "
                f"QDPX {project.stat().st_size / 1e6:.0f} MB with {inner:.0f} MB of XML"
            )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", folder_name, packages_told, entries_told]:
            make(Path(folder_name), int(packages_told), int(entries_told))
        case ["open", folder_name, tables_told]:
            print(json.dumps(open_all(Path(folder_name), tables_told)))
        case [packages_told, entries_told]:
            main(int(packages_told), int(entries_told))
        case _:
            main(PACKAGES, ENTRIES)

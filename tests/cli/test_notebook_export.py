"""The role-model notebook leaves with an export only when the student says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.cli.vaults import folder_keeper
from journal_app.domain.notebook import Note, Person
from journal_app.interchange.document import WrittenPerson
from journal_app.interchange.json_format import read_json
from tests.cli.conftest import Run, Sample
from tests.fakes import FakeClock
from tests.storage.some_content import note, person

PERSON, ROLE, DID, BORROW = "Frizzlemantock", "Vexelhorn", "Hobbertwysting", "Quornadilly"
PLANTED = (PERSON, ROLE, DID, BORROW)
SILENT = person(FakeClock().now(), "A " + PERSON)


@pytest.fixture
def noted(sample: Sample) -> tuple[Person, list[Note]]:
    one = person(FakeClock().now(), PERSON, ROLE)
    secret = sample.passphrase_file.read_text(encoding="utf-8").strip()
    vault = folder_keeper().open_with_passphrase(sample.folder, secret)
    for each in vault.notebook.people():
        vault.notebook.delete_person(each.id)
    for each in (one, SILENT):
        vault.notebook.put_person(each)
    from_here = note(one, DID, BORROW)
    entry = next(iter(vault.entries.each()))[0]
    from_entry = replace(note(one, DID, BORROW, entry.night), entry=entry.id)
    for made in (from_here, from_entry):
        vault.notebook.put_note(made)
    vault.close()
    return one, [from_here, from_entry]


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize("kind", ["json", "markdown", "csv"])
def test_no_export_holds_any_of_it_unasked(
    run: Run, sample: Sample, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "out"
    told = run("export", sample.folder, "--format", kind, "--to", path, *sample.options())
    assert told.code == 0
    written = path.read_text(encoding="utf-8")
    assert len(written) > 1000
    assert [word for word in PLANTED if word in written] == []
    if kind == "json":
        assert read_json(path)[0].notebook == ()


def test_asked_for_it_is_in_the_json_file_and_read_back_equal(
    run: Run, sample: Sample, noted: tuple[Person, list[Note]], tmp_path: Path
) -> None:
    path = tmp_path / "journal.json"
    told = run(
        *("export", sample.folder, "--format", "json", "--to", path),
        *("--with-notebook", *sample.options()),
    )
    assert (told.code, told.err) == (0, "")
    assert "read back and equal" in told.out
    silent, someone = read_json(path)[0].notebook
    assert silent == WrittenPerson(SILENT)
    one, notes = noted
    assert someone.person == one
    assert sorted(someone.notes, key=lambda made: made.id) == sorted(
        notes, key=lambda made: made.id
    )


@pytest.mark.parametrize("kind", ["markdown", "csv"])
def test_other_formats_cannot_hold_it_and_say_so(
    run: Run, sample: Sample, tmp_path: Path, kind: str
) -> None:
    told = run(
        *("export", sample.folder, "--format", kind, "--to", tmp_path / "out"),
        *("--with-notebook", *sample.options()),
    )
    assert (told.code, told.out) == (2, "")
    assert told.err == "--with-notebook goes with --format json alone.\n"
    assert not (tmp_path / "out").exists()

"""The command line, run as it is typed, on a real sample journal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journal_app.cli import main
from tests.cli.conftest import Run, Sample


def test_demo_tells_how_much_it_made_and_what_opens_it(sample: Sample) -> None:
    assert "A sample journal, all of it invented" in sample.said
    assert len(sample.passphrase_file.read_text().split()) == 5
    assert len(sample.code) == len("XXXX-" * 8) - 1


def test_demo_never_writes_into_a_journal_that_is_there(run: Run, sample: Sample) -> None:
    before = {p: p.read_bytes() for p in sample.folder.rglob("*") if p.is_file()}
    answer = run("demo", sample.folder)
    assert (answer.code, answer.out) == (1, "")
    assert {p: p.read_bytes() for p in sample.folder.rglob("*") if p.is_file()} == before


def test_verify_says_that_everything_is_sound(run: Run, sample: Sample) -> None:
    answer = run("verify", sample.folder, *sample.options())
    assert answer.code == 0
    assert "are sound" in answer.out


def test_verify_calls_a_flipped_byte_damage_and_never_a_wrong_passphrase(
    run: Run, sample: Sample
) -> None:
    database = sample.folder / "journal.db"
    data = bytearray(database.read_bytes())
    data[len(data) // 2] ^= 0x40
    database.write_bytes(data)
    answer = run("verify", sample.folder, *sample.options())
    assert answer.code == 1
    assert "damaged" in answer.err
    assert "passphrase does not open" not in answer.err


def test_a_wrong_passphrase_is_called_just_that(run: Run, sample: Sample, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("not the right one\n")
    answer = run("verify", sample.folder, "--passphrase-file", wrong)
    assert answer.code == 1
    assert "This passphrase does not open the journal." in answer.err
    assert "damaged" not in answer.err


def test_the_recovery_code_opens_for_any_command(run: Run, sample: Sample, tmp_path: Path) -> None:
    code = tmp_path / "code"
    code.write_text(sample.code)
    answer = run("trends", sample.folder, "--recovery", "--passphrase-file", code)
    assert answer.code == 0
    refused = run("trends", sample.folder, "--recovery", *sample.options())
    assert refused.code == 1


def test_a_folder_without_a_journal_gets_one_sentence(
    run: Run, tmp_path: Path, made: Sample
) -> None:
    answer = run("verify", tmp_path / "nothing", *made.options())
    assert answer.code == 1
    assert len(answer.err.strip().splitlines()) == 1


def test_backup_then_restore_elsewhere_gives_the_same_journal(
    run: Run, sample: Sample, tmp_path: Path
) -> None:
    backed = run("backup", sample.folder, tmp_path / "stick", *sample.options())
    assert backed.code == 0
    [file] = (tmp_path / "stick").glob("*.jbk")
    restored = run("restore", file, tmp_path / "again", *sample.options())
    assert restored.code == 0
    assert "could not be brought over" not in restored.out
    for folder, name in ((sample.folder, "a.json"), (tmp_path / "again", "b.json")):
        told = run("export", folder, "--format", "json", "--to", tmp_path / name, *sample.options())
        assert told.code == 0
    first, second = (json.loads((tmp_path / name).read_text()) for name in ("a.json", "b.json"))
    first.pop("exported_at")
    second.pop("exported_at")
    assert first == second
    assert len(first["entries"]) > 50


def test_restore_takes_the_recovery_code_and_keeps_what_was_there(
    run: Run, sample: Sample, tmp_path: Path
) -> None:
    run("backup", sample.folder, tmp_path / "stick", *sample.options())
    [file] = (tmp_path / "stick").glob("*.jbk")
    (sample.folder / "journal.db").write_bytes(b"not what it was" * 500)
    code = tmp_path / "code"
    code.write_text(sample.code.lower() + "\n")
    answer = run("restore", "--recovery", file, sample.folder, "--passphrase-file", code)
    assert answer.code == 0, answer.err
    kept = list(sample.folder.glob("replaced*/journal.db"))
    assert [path.read_bytes()[:15] for path in kept] == [b"not what it was"]
    assert "could not be brought over" in answer.out
    assert run("verify", sample.folder, *sample.options()).code == 0


def test_a_damaged_backup_is_refused_and_nothing_moves(
    run: Run, sample: Sample, tmp_path: Path
) -> None:
    run("backup", sample.folder, tmp_path / "stick", *sample.options())
    [file] = (tmp_path / "stick").glob("*.jbk")
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    before = (sample.folder / "journal.db").read_bytes()
    answer = run("restore", file, sample.folder, *sample.options())
    assert answer.code == 1
    assert (sample.folder / "journal.db").read_bytes() == before


def test_an_export_does_not_replace_a_file_unasked(
    run: Run, sample: Sample, tmp_path: Path
) -> None:
    there = tmp_path / "mine.md"
    there.write_text("keep me")
    options = ("export", sample.folder, "--format", "markdown", "--to", there, *sample.options())
    assert run(*options).code == 1
    assert there.read_text() == "keep me"
    assert run(*options, "--force").code == 0
    assert there.read_text().startswith("# Journal")
    assert there.stat().st_mode & 0o777 == 0o600


def test_an_export_says_that_it_is_not_encrypted(run: Run, sample: Sample, tmp_path: Path) -> None:
    answer = run(
        "export", sample.folder, "--format", "csv", "--to", tmp_path / "t.csv", *sample.options()
    )
    assert "not encrypted" in answer.out


def test_a_json_export_tells_how_many_entries_are_in_the_bin(
    run: Run, sample: Sample, tmp_path: Path
) -> None:
    answer = run(
        "export", sample.folder, "--format", "json", "--to", tmp_path / "j", *sample.options()
    )
    entries = json.loads((tmp_path / "j").read_text())["entries"]
    binned = sum(item["entry"]["binned_at"] is not None for item in entries)
    assert binned > 0
    assert f"{len(entries)} entries, {binned} of them in the bin" in answer.out


def test_no_export_names_a_site(run: Run, sample: Sample, tmp_path: Path) -> None:
    for kind in ("json", "markdown", "csv"):
        run("export", sample.folder, "--format", kind, "--to", tmp_path / kind, *sample.options())
    data = json.loads((tmp_path / "json").read_text())
    assert [rotation["site"] for rotation in data["rotations"]] == ["", "", ""]


def test_trends_prints_one_line_a_night(run: Run, sample: Sample) -> None:
    answer = run("trends", sample.folder, "--csv", *sample.options())
    lines = answer.out.splitlines()
    assert lines[0].startswith("night,time_pressure,burnout")
    assert len(lines) > 100


def test_a_journal_open_in_another_program_is_left_alone(run: Run, sample: Sample) -> None:
    from journal_app.cli.vaults import folder_keeper

    passphrase = sample.passphrase_file.read_text().strip()
    vault = folder_keeper().open_with_passphrase(sample.folder, passphrase)
    try:
        answer = run("verify", sample.folder, *sample.options())
    finally:
        vault.close()
    assert answer.code == 1
    assert "open" in answer.err


@pytest.mark.parametrize(
    "arguments", [["export", "x", "--to", "y"], ["trends"], ["nonsense"], ["restore", "x"]]
)
def test_wrong_usage_ends_with_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_no_command_takes_a_passphrase_as_an_argument() -> None:
    with pytest.raises(SystemExit):
        main(["verify", "x", "--passphrase", "secret"])

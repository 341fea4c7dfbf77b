"""A team's keys: private, never replaced, and what standard programs take."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.crypto.agreement import can_agree
from journal_app.errors import BadFile, Problem, WorldError
from journal_app.research.age_recipient import is_recipient
from journal_app.research.sealing import new_identity, seal, unseal
from journal_app.research.team_keys import TeamKeys, key_names, key_paths, make_keys, read_keys
from tests.research.studies_made_up import RECIPIENT


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, TeamKeys]:
    folder = tmp_path / "team"
    return folder, make_keys(folder, "nights")


def test_what_is_read_is_what_was_made(made: tuple[Path, TeamKeys]) -> None:
    folder, keys = made
    assert read_keys(folder, "nights") == keys
    assert key_names(folder) == ("nights",)
    assert "seed" not in repr(keys)
    secret = key_paths(folder, "nights")[0].read_text(encoding="ascii").splitlines()[1]
    assert unseal(seal(b"a night", keys.recipient), secret) == b"a night"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_keys_are_for_their_owner_alone(made: tuple[Path, TeamKeys]) -> None:
    folder, _ = made
    for path in key_paths(folder, "nights"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_no_key_is_ever_replaced(made: tuple[Path, TeamKeys]) -> None:
    folder, keys = made
    with pytest.raises(WorldError) as caught:
        make_keys(folder, "nights")
    assert caught.value.problem is Problem.FILE_EXISTS
    age, signing = key_paths(folder, "nights")
    age.rename(folder / "elsewhere")
    with pytest.raises(WorldError):
        make_keys(folder, "nights")
    (folder / "elsewhere").rename(age)
    assert read_keys(folder, "nights") == keys
    signing.unlink()
    assert key_names(folder) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_no_key_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "study.signing-key").symlink_to(tmp_path / "nowhere")
    with pytest.raises(WorldError):
        make_keys(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["study.signing-key"]


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".", "a b", "x" * 65])
def test_a_name_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="letters"):
        make_keys(tmp_path, name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("harm", [b"", b"# public key: age1x\n", b"\xff" * 99])
def test_a_broken_key_is_refused(made: tuple[Path, TeamKeys], harm: bytes) -> None:
    folder, _ = made
    for path in key_paths(folder, "nights"):
        whole = path.read_bytes()
        path.write_bytes(harm)
        with pytest.raises(BadFile) as caught:
            read_keys(folder, "nights")
        assert caught.value.values["file"] == path.name
        path.write_bytes(whole)


@pytest.mark.skipif(shutil.which("age") is None, reason="the standard program is not installed")
def test_the_standard_program_opens_with_the_key_file(made: tuple[Path, TeamKeys]) -> None:
    folder, keys = made
    sealed = seal(b"a night", keys.recipient)
    command = ["age", "-d", "-i", str(key_paths(folder, "nights")[0])]
    opened = subprocess.run(command, input=sealed, capture_output=True, check=True)
    assert opened.stdout == b"a night"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_openssl_reads_the_signing_key(made: tuple[Path, TeamKeys]) -> None:
    folder, keys = made
    command = ["openssl", "pkey", "-in", str(key_paths(folder, "nights")[1]), "-pubout"]
    shown = subprocess.run([*command, "-outform", "DER"], capture_output=True, check=True)
    assert shown.stdout.endswith(keys.signing.public)


def test_recipients_are_told_as_the_sealing_library_tells_them() -> None:
    for text in (RECIPIENT, str(new_identity().to_public())):
        assert is_recipient(text)
        assert not is_recipient(text.upper())
        assert not is_recipient(text[:-1])
        assert not is_recipient(text + "q")


@given(st.integers(4, 61), st.sampled_from("qpzry9x8gf2tvdw0s3jn54khce6mua7lb1"))
def test_a_mistyped_recipient_is_noticed(at: int, letter: str) -> None:
    mistyped = RECIPIENT[:at] + letter + RECIPIENT[at + 1 :]
    assert is_recipient(mistyped) is (mistyped == RECIPIENT)
    if mistyped != RECIPIENT:
        with pytest.raises(BadFile):
            seal(b"", mistyped)


def test_nothing_is_sealed_to_a_point_of_small_order() -> None:
    for public in (bytes(32), b"\x01" + bytes(31), b"\xec" + b"\xff" * 30 + b"\x7f"):
        assert not can_agree(public)
    assert not can_agree(b"short")
    # Thirty-two zero bytes, with the checksum that belongs to them.
    assert not is_recipient("age1" + "q" * 52 + "5cu47z")

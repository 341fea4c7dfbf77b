"""``vault.json``: damage is found without a key, forgery with one; neither is a wrong secret."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.crypto import slots
from journal_app.crypto.canonical import canonical
from journal_app.crypto.keys import DataKey
from journal_app.crypto.recovery import new_code
from journal_app.errors import Problem, VaultDamaged, VaultUnavailable, WorldError
from journal_app.storage import header as header_format
from journal_app.storage import header_file
from journal_app.storage.header import Header, parse
from journal_app.storage.keeper import FolderKeeper
from journal_app.storage.layout import Layout
from tests.fakes import FakeClock
from tests.storage.vaults import CHEAP, PASSPHRASE, fill, flip, make_keeper, opened, problem_when

VAULT = "0123456789abcdef" * 2
KEY = DataKey(bytes(range(32)))


def made() -> Header:
    by_passphrase = slots.passphrase_slot(KEY, PASSPHRASE, version=1, vault=VAULT, cost=CHEAP)
    by_code = slots.recovery_slot(KEY, new_code(), version=1, vault=VAULT)
    return Header(vault=VAULT, rev=1, slots=(by_passphrase, by_code)).signed(KEY)


HEADER = made()
DATA = HEADER.to_bytes()


def rewritten(change: Callable[[dict[str, Any]], object], version: int = 1) -> bytes:
    """Return a header as somebody would forge it: changed, in form, and with a valid check."""
    fields = json.loads(DATA)
    del fields["format"], fields["v"], fields["check"]
    change(fields)
    body = b'{"format":"heartbeat-vault","v":%d,' % version + canonical(fields)[1:-1]
    return body + b',"check":"' + hashlib.sha256(body).hexdigest().encode() + b'"}\n'


def test_it_says_what_it_is_from_the_first_byte_and_reads_back() -> None:
    assert DATA.startswith(b'{"format":"heartbeat-vault","v":1,')
    assert DATA.isascii()
    assert DATA.endswith(b'"}\n')
    assert json.loads(DATA)["rev"] == 1
    assert parse(DATA) == HEADER
    assert HEADER.is_signed_by(KEY)
    assert not HEADER.is_signed_by(DataKey.random())
    assert rewritten(lambda fields: None) == DATA


def test_every_flipped_bit_of_every_byte_is_damage_and_nothing_else() -> None:
    for place in range(len(DATA)):
        for bit in range(8):
            changed = bytearray(DATA)
            changed[place] ^= 1 << bit
            with pytest.raises(VaultDamaged) as found:
                parse(bytes(changed))
            assert found.value.problem is Problem.HEADER_DAMAGED


@given(st.data())
def test_any_other_accident_is_damage_too(data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(DATA) - 1))
    filling = data.draw(st.sampled_from([b"", b"\0", b"\xff", b" "]))
    accidents = [
        DATA[:cut],
        DATA[cut:],
        DATA[:cut] + filling * (len(DATA) - cut),
        DATA[:cut] + data.draw(st.binary(min_size=1, max_size=9)) + DATA[cut:],
        DATA + DATA,
    ]
    for accident in accidents:
        if accident != DATA:
            with pytest.raises(VaultDamaged):
                parse(accident)


@given(st.binary(max_size=400))
def test_anything_else_is_damage_and_never_a_crash(data: bytes) -> None:
    for junk in (data, b'{"format":"heartbeat-vault","v":' + data):
        with pytest.raises(VaultDamaged):
            parse(junk)


def test_a_sound_header_of_a_later_version_is_newer_not_damaged() -> None:
    later = rewritten(lambda fields: fields.update(shape="unknown"), version=2)
    with pytest.raises(VaultUnavailable) as found:
        parse(later)
    assert found.value.problem is Problem.VAULT_TOO_NEW
    assert found.value.values == {"found": 2, "known": 1}


def _set(path: str, value: object) -> Callable[[dict[str, Any]], object]:
    def change(fields: dict[str, Any]) -> None:
        *way, last = path.split(".")
        place: Any = fields
        for step in way:
            place = place[int(step)] if step.isdigit() else place[step]
        place[last] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set("slots.0.kdf.m_kib", 4 * 1024**3),
        _set("slots.0.kdf.m_kib", 1024),
        _set("slots.0.kdf.t", 0),
        _set("slots.0.kdf.t", 10**9),
        _set("slots.0.kdf.p", 255),
        _set("slots.0.kdf.t", True),
        _set("slots.0.kdf.t", 3.0),
        _set("slots.0.kdf.t", "3"),
        _set("slots.0.kdf.alg", "argon2i"),
        _set("slots.0.kdf.more", 1),
        _set("slots.0.wrap.alg", "none"),
        _set("slots.0.wrap.n", "00"),
        _set("slots.0.type", "keychain"),
        _set("slots.0.type", "recovery"),
        _set("slots.1.type", "passphrase"),
        _set("slots", []),
        _set("slots", {}),
        _set("slots", None),
        _set("vault", VAULT.upper()),
        _set("vault", "zz" * 16),
        _set("rev", 0),
        _set("rev", -1),
        _set("mac", ""),
        _set("more", 1),
        lambda fields: fields.pop("mac"),
        lambda fields: fields["slots"].append(fields["slots"][1]),
    ],
)
def test_what_heartbeat_never_writes_is_refused_before_any_derivation(
    change: Callable[[dict[str, Any]], object],
) -> None:
    with pytest.raises(VaultDamaged) as found:
        parse(rewritten(change))
    assert found.value.problem is Problem.HEADER_DAMAGED


def test_deep_nesting_and_great_size_are_refused() -> None:
    with pytest.raises(VaultDamaged):
        parse(rewritten(_set("slots", json.loads("[" * 900 + "]" * 900))))
    with pytest.raises(VaultDamaged):
        parse(rewritten(_set("more", "x" * header_format.BIGGEST)))


@pytest.fixture
def keeper(clock: FakeClock) -> FolderKeeper:
    return make_keeper(clock)


@pytest.fixture
def place(keeper: FolderKeeper, tmp_path: Path, clock: FakeClock) -> Layout:
    fill(keeper, tmp_path / "journal", clock)
    return Layout(tmp_path / "journal")


def forge(place: Layout, change: Callable[[dict[str, Any]], object]) -> None:
    """Change a vault's header the way somebody with an editor and this source would."""
    fields = json.loads(place.header.read_bytes())
    del fields["format"], fields["v"], fields["check"]
    change(fields)
    body = b'{"format":"heartbeat-vault","v":1,' + canonical(fields)[1:-1]
    check = hashlib.sha256(body).hexdigest().encode()
    place.header.write_bytes(body + b',"check":"' + check + b'"}\n')


def test_a_flipped_byte_anywhere_is_damage_to_every_secret(
    keeper: FolderKeeper, place: Layout
) -> None:
    good = place.header.read_bytes()
    for at in range(0, len(good), 7):
        flip(place.header, at)
        damaged = place.header.read_bytes()
        assert keeper.look(place.folder) is Problem.HEADER_DAMAGED
        for secret in (PASSPHRASE, "not this one"):
            with pytest.raises(VaultDamaged) as found:
                keeper.open_with_passphrase(place.folder, secret)
            assert found.value.problem is Problem.HEADER_DAMAGED
        assert place.header.read_bytes() == damaged, "nothing is overwritten"
        place.header.write_bytes(good)
    with opened(keeper, place.folder) as vault:
        assert vault.warnings == ()


@pytest.mark.parametrize(
    "change",
    [
        _set("rev", 9),
        lambda fields: fields["slots"].pop(1),
        lambda fields: fields["slots"].reverse(),
        _set("mac", "00" * 32),
        _set("slots.1.wrap.ct", "00" * 48),
    ],
)
def test_a_forged_header_opens_with_a_warning_and_not_a_lock_out(
    keeper: FolderKeeper, place: Layout, change: Callable[[dict[str, Any]], object]
) -> None:
    forge(place, change)
    forged = place.header.read_bytes()
    with opened(keeper, place.folder) as vault:
        assert vault.warnings == (Problem.HEADER_ALTERED,)
        assert vault.verify().problems == (Problem.HEADER_ALTERED,)
        assert vault.contents().entries == 3
        assert place.header.read_bytes() == forged
        vault.new_recovery_code(PASSPHRASE)
    with opened(keeper, place.folder) as vault:
        assert vault.warnings == ()


def test_a_slot_forged_to_be_cheaper_does_not_open(keeper: FolderKeeper, place: Layout) -> None:
    forge(place, _set("slots.0.kdf.t", 2))
    with pytest.raises(WorldError):
        keeper.open_with_passphrase(place.folder, PASSPHRASE)


@pytest.mark.parametrize("state", ["damaged", "missing"])
def test_the_spare_copy_repairs_it_with_every_entry(
    keeper: FolderKeeper, place: Layout, state: str
) -> None:
    if state == "damaged":
        flip(place.header, 300)
    else:
        place.header.unlink()
    broken = place.header.read_bytes() if state == "damaged" else None
    assert keeper.repair_header(place.folder)
    kept = [path.read_bytes() for path in place.folder.glob("replaced-*/vault.json")]
    assert kept == ([broken] if broken else [])
    with opened(keeper, place.folder) as vault:
        assert vault.warnings == ()
        assert vault.contents().entries == 3


def test_without_a_spare_copy_the_newest_backups_header_does(
    keeper: FolderKeeper, place: Layout, clock: FakeClock, tmp_path: Path
) -> None:
    with opened(keeper, place.folder) as vault:
        vault.back_up()
    clock.forward(hours=1)
    fill(keeper, tmp_path / "other", clock)
    with opened(keeper, tmp_path / "other") as vault:
        # A newer backup, of another vault, must not be taken for ours.
        vault.back_up(place.backups / "2026-11-22T000000Z.jbk")
    flip(place.header, 300)
    flip(place.spare_header, 500)
    repaired = keeper.repair_header(place.folder)
    assert repaired is not None
    assert repaired.taken_at == clock.now() - timedelta(hours=1)
    with opened(keeper, place.folder) as vault:
        assert vault.contents().entries == 3


def test_with_no_copy_at_all_it_says_so_and_touches_nothing(
    keeper: FolderKeeper, place: Layout
) -> None:
    place.spare_header.unlink()
    flip(place.header, 300)
    damaged = place.header.read_bytes()
    assert not keeper.repair_header(place.folder)
    assert place.header.read_bytes() == damaged
    assert not keeper.repair_header(place.folder / "nothing")


def test_a_folder_or_a_giant_in_its_place_is_damage(place: Layout) -> None:
    place.header.write_bytes(DATA + b" " * 10**7)
    assert problem_when(lambda: header_file.read(place.header)) is Problem.HEADER_DAMAGED
    place.header.unlink()
    place.header.mkdir()
    assert problem_when(lambda: header_file.read(place.header)) is Problem.HEADER_DAMAGED


# Only the header's own modules, imported once; each kill meets a process forked from here.
REWRITE = """
import os, sys
from pathlib import Path
from journal_app.crypto.kdf import KdfCost
from journal_app.crypto.slots import SlotType
from journal_app.storage import header_file
from journal_app.storage.keyring import KeyRing, unlock
from journal_app.storage.layout import Layout
place, passphrase = Layout(Path(sys.argv[1])), sys.argv[2]
def rewrite():
    header = header_file.read(place.header)
    key = unlock(header, SlotType.PASSPHRASE, passphrase)
    keys = KeyRing(layout=place, header=header, key=key, cost=KdfCost(m_kib=8192, t=1, p=1))
    while True:
        keys.change_passphrase(passphrase, passphrase)
        print("one more", flush=True)
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        print(os.getpid(), flush=True)
        rewrite()
    os.waitpid(child, 0)
    print("killed", flush=True)
"""


@pytest.fixture
def rewriting(place: Layout) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", REWRITE, str(place.folder), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        yield program
        assert program.stdin is not None
        program.stdin.close()


def killed_at(rewriting: subprocess.Popen[str], times: int) -> None:
    """Let a process rewrite the header some times, and kill it in the middle of the next."""
    assert rewriting.stdin is not None
    assert rewriting.stdout is not None
    rewriting.stdin.write("once\n")
    rewriting.stdin.flush()
    child = int(rewriting.stdout.readline())
    for _ in range(times):
        assert rewriting.stdout.readline() == "one more\n"
    os.kill(child, signal.SIGKILL)
    while (said := rewriting.stdout.readline()) != "killed\n":
        assert said == "one more\n"


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("kills", [8, pytest.param(60, marks=pytest.mark.thorough)])
def test_killed_while_it_is_rewritten_the_vault_always_opens(
    keeper: FolderKeeper, place: Layout, rewriting: subprocess.Popen[str], kills: int
) -> None:
    code = new_code_of(keeper, place)
    for kill in range(kills):
        killed_at(rewriting, 1 + kill % 5)
        with opened(keeper, place.folder) as vault:
            assert vault.warnings == ()
            assert vault.recovery_code_opens(code)
        assert not list(place.folder.glob(".*.tmp"))


def new_code_of(keeper: FolderKeeper, place: Layout) -> str:
    with opened(keeper, place.folder) as vault:
        return vault.new_recovery_code(PASSPHRASE)

"""Own contacts, and what of them can be read before unlocking."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.domain.contacts import LONGEST_CONTACT, Contact
from journal_app.domain.ports import OpenVault
from journal_app.errors import DiskRefused
from journal_app.services.contacts import MOST_CONTACTS, ContactService
from journal_app.services.shown_contacts import (
    FILE_NAME,
    LARGEST_FILE,
    MOST_JOURNALS,
    ShownContact,
    ShownContactsFile,
)
from tests.fakes import FakeClock
from tests.services.shown import shown_file
from tests.storage.vaults import PASSPHRASE, make_keeper


@pytest.fixture(scope="module")
def one_vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenVault]:
    folder = tmp_path_factory.mktemp("contacts") / "journal"
    made, _ = make_keeper(FakeClock()).create(folder, PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def vault(one_vault: OpenVault) -> OpenVault:
    for one in one_vault.contacts.all():
        one_vault.contacts.delete(one.id)
    return one_vault


@pytest.fixture
def shown(tmp_path: Path) -> ShownContactsFile:
    (tmp_path / "config").mkdir()
    return shown_file(tmp_path / "config")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / FILE_NAME


@pytest.fixture
def service(vault: OpenVault, shown: ShownContactsFile) -> ContactService:
    return ContactService(vault, shown)


def names(people: Sequence[Contact]) -> list[str]:
    return [one.name for one in people]


def test_contacts_are_kept_in_the_student_s_order(service: ContactService) -> None:
    service.add("  Amal ", "555 0101", "evenings")
    service.add("Personal tutor", "the blue door")
    third = service.add("Noor", "noor@example.org")[-1]
    assert names(service.move_up(third.id)) == ["Amal", "Noor", "Personal tutor"]
    first = service.all()[0]
    assert service.move_up(first.id) == service.all()
    changed = service.change(replace(first, way=" 555 0199 "))
    assert changed[0].way == "555 0199"
    assert names(service.delete(first.id)) == ["Noor", "Personal tutor"]
    assert service.get(first.id) is None
    assert service.get(None) is None


def test_what_cannot_be_a_contact_is_refused(service: ContactService) -> None:
    for name, way in (("", "555 0101"), ("Amal", " "), ("x" * (LONGEST_CONTACT + 1), "1")):
        with pytest.raises(ValueError, match="contact"):
            service.add(name, way)
    for number in range(MOST_CONTACTS):
        service.add(f"Friend {number}", "555 0100")
    with pytest.raises(ValueError, match="as many"):
        service.add("One more", "555 0100")


def test_only_chosen_contacts_can_be_read_before_unlocking(
    service: ContactService, vault: OpenVault, shown: ShownContactsFile, file: Path
) -> None:
    service.add("Amal", "555 0101")
    assert not file.exists()
    service.add("Noor", "555 0102", "any time", before_unlocking=True)
    assert shown.of(vault.folder) == (ShownContact("Noor", "555 0102", "any time"),)
    assert "Amal" not in file.read_text(encoding="utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == [FILE_NAME]


def test_the_file_goes_with_the_last_contact_in_it(service: ContactService, file: Path) -> None:
    service.add("Amal", "555 0101", before_unlocking=True)
    noor = service.add("Noor", "555 0102", before_unlocking=True)[-1]
    amal = service.delete(noor.id)[0]
    assert "Noor" not in file.read_text(encoding="utf-8")
    service.change(replace(amal, before_unlocking=False))
    assert not file.exists()
    assert [one.name for one in service.all()] == ["Amal"]


def test_another_journal_s_contacts_are_not_shown(
    service: ContactService, vault: OpenVault, shown: ShownContactsFile, tmp_path: Path
) -> None:
    service.add("Noor", "555 0102", before_unlocking=True)
    other, _ = make_keeper(FakeClock()).create(tmp_path / "other", PASSPHRASE)
    assert shown.of(other.folder) == ()
    ContactService(other, shown).add("Sam", "555 0103", before_unlocking=True)
    other.close()
    assert [one.name for one in shown.of(other.folder)] == ["Sam"]
    assert [one.name for one in shown.of(vault.folder)] == ["Noor"]
    shown.forget(other.folder)
    assert shown.of(other.folder) == ()
    assert [one.name for one in shown.of(vault.folder)] == ["Noor"]


def test_another_journal_in_the_same_folder_shows_none_of_the_first_and_the_file_drops_them(
    shown: ShownContactsFile, file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "journal"
    first, _ = make_keeper(FakeClock()).create(folder, PASSPHRASE)
    ContactService(first, shown).add("Noor", "555 0102", before_unlocking=True)
    first.close()
    moved = folder.rename(tmp_path / "moved")
    assert [one.name for one in shown.of(moved)] == ["Noor"]
    assert shown.of(folder) == ()
    second, _ = make_keeper(FakeClock()).create(folder, PASSPHRASE)
    second.close()
    assert shown.of(folder) == ()
    assert not file.exists()


def test_a_journal_that_was_moved_is_shown_where_it_is_and_its_old_place_says_nothing(
    shown: ShownContactsFile, file: Path, tmp_path: Path
) -> None:
    keeper, folder = make_keeper(FakeClock()), tmp_path / "journal"
    first, _ = keeper.create(folder, PASSPHRASE)
    ContactService(first, shown).add("Noor", "555 0102", before_unlocking=True)
    first.close()
    moved = folder.rename(tmp_path / "moved")
    again = keeper.open_with_passphrase(moved, PASSPHRASE)
    ContactService(again, shown).in_step()
    again.close()
    shown.forget(folder)
    assert [one.name for one in shown.of(moved)] == ["Noor"]
    shown.forget(moved)
    assert not file.exists()


def test_a_header_that_cannot_be_read_shows_nobody(
    shown: ShownContactsFile, tmp_path: Path
) -> None:
    made, _ = make_keeper(FakeClock()).create(tmp_path / "journal", PASSPHRASE)
    ContactService(made, shown).add("Noor", "555 0102", before_unlocking=True)
    made.close()
    header = tmp_path / "journal" / "vault.json"
    header.write_bytes(b"{")
    assert [one.name for one in shown.of(made.folder)] == ["Noor"], "the second copy tells it"
    header.with_name("vault.json.bak").write_bytes(b"{")
    assert shown.of(made.folder) == ()


def test_the_file_stays_bounded(service: ContactService, file: Path, tmp_path: Path) -> None:
    shown = ShownContactsFile(file.parent, vault_of=lambda folder: folder.name)
    [noor] = service.add("\U0001f7e6" * LONGEST_CONTACT, "1", before_unlocking=True)
    for number in range(MOST_JOURNALS + 3):
        shown.show(str(number), tmp_path / str(number), [noor] * MOST_CONTACTS)
    assert file.stat().st_size < LARGEST_FILE
    assert shown.of(tmp_path / "0") == ()
    assert len(shown.of(tmp_path / str(MOST_JOURNALS + 2))) == MOST_CONTACTS


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[1]",
        b"\xff",
        b'{"x": 3}',
        b'{"x": [{"name": "a", "way": "b", "note": ""}]}',
        b'{"x": {"folder": "/x", "contacts": [{"name": "a"}]}}',
        b'{"x": {"folder": 3, "contacts": []}}',
        b"[" * 100_000,
        b'{"x": "' + b"y" * LARGEST_FILE + b'"}',
    ],
)
def test_a_damaged_file_shows_nothing_and_is_written_anew(
    service: ContactService, vault: OpenVault, shown: ShownContactsFile, file: Path, damage: bytes
) -> None:
    service.add("Noor", "555 0102", before_unlocking=True)
    file.write_bytes(damage)
    assert shown.of(vault.folder) == ()
    service.in_step()
    assert [one.name for one in shown.of(vault.folder)] == ["Noor"]


def test_a_contact_stays_in_the_journal_as_shown_while_the_file_cannot_be_changed(
    service: ContactService, tmp_path: Path
) -> None:
    [noor] = service.add("Noor", "555 0102", before_unlocking=True)
    config = tmp_path / "config"
    (config / FILE_NAME).unlink()
    (config / FILE_NAME).mkdir()
    with pytest.raises(DiskRefused):
        service.delete(noor.id)
    assert [one.before_unlocking for one in service.all()] == [True]
    (config / FILE_NAME).rmdir()
    assert service.delete(noor.id) == ()


def test_nothing_of_a_contact_is_in_its_repr(service: ContactService) -> None:
    [noor] = service.add("Noor", "555 0102", "any time", before_unlocking=True)
    assert "Noor" not in repr(noor)
    assert "555" not in repr(ShownContact("Noor", "555 0102"))

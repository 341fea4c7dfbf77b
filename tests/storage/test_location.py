"""Where a vault should rather not lie."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from journal_app.domain.vault import LocationRisk
from journal_app.storage.location import location_risks

SYNCED = frozenset({LocationRisk.SYNCED})
NETWORK = frozenset({LocationRisk.NETWORK})


@pytest.mark.parametrize(
    "inside",
    [
        "Dropbox/journal",
        "Dropbox (Personal)/journal",
        "OneDrive/Documents/journal",
        "OneDrive - Medical School/journal",
        "Library/Mobile Documents/com~apple~CloudDocs/journal",
        "iCloudDrive/journal",
        "Google Drive/My Drive/journal",
        "nextcloud/journal",
        "ownCloud/journal",
        "Syncthing/journal",
    ],
)
def test_folders_that_programs_copy_elsewhere(tmp_path: Path, inside: str) -> None:
    assert location_risks(tmp_path / inside) == SYNCED


@pytest.mark.parametrize("marker", [".stfolder", ".dropbox.cache", ".owncloudsync.log"])
def test_a_renamed_one_is_known_by_its_marker(tmp_path: Path, marker: str) -> None:
    (tmp_path / "mine").mkdir()
    assert location_risks(tmp_path / "mine" / "journal") == frozenset()
    (tmp_path / "mine" / marker).mkdir()
    assert location_risks(tmp_path / "mine" / "journal") == SYNCED


@pytest.mark.parametrize("inside", ["Documents/journal", "about dropbox/journal", "dropboxes/j"])
def test_ordinary_folders(tmp_path: Path, inside: str) -> None:
    assert location_risks(tmp_path / inside) == frozenset()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lists no mounts in a file")
class TestMounts:
    LINES = (
        "/dev/sda1 / ext4 rw 0 0\n"
        "server:/home /home/student nfs4 rw 0 0\n"
        "/dev/sdb1 /home/student/local disk ext4 rw 0 0\n"
        "/dev/sdb1 /home/student/local\\040disk ext4 rw 0 0\n"
        "//nas/share /media/share cifs rw 0 0\n"
        "me@host: /media/far fuse.sshfs rw 0 0\n"
        "hostshare /media/vm 9p rw 0 0\n"
        "/dev/fuse /media/stick fuseblk rw 0 0\n"
        "short line\n"
    )

    @pytest.mark.parametrize(
        ("folder", "expected"),
        [
            ("/srv/journal", frozenset()),
            ("/home/student/journal", NETWORK),
            ("/home/student/local disk/journal", frozenset()),
            ("/home/student2/journal", frozenset()),
            ("/media/share/journal", NETWORK),
            ("/media/far/journal", NETWORK),
            ("/media/vm", NETWORK),
            ("/media/stick/journal", frozenset()),
            ("/media/share/../stick/journal", frozenset()),
        ],
    )
    def test_the_deepest_mount_decides(
        self, tmp_path: Path, folder: str, expected: frozenset[LocationRisk]
    ) -> None:
        mounts = tmp_path / "mounts"
        mounts.write_text(self.LINES)
        assert location_risks(Path(folder), mounts=mounts) == expected

    def test_without_a_list_nothing_is_claimed(self, tmp_path: Path) -> None:
        assert location_risks(tmp_path, mounts=tmp_path / "none") == frozenset()


def test_a_roaming_profile_and_a_share_by_name(tmp_path: Path) -> None:
    assert location_risks(tmp_path / "AppData" / "Roaming" / "heartbeat") == frozenset(
        {LocationRisk.ROAMING}
    )
    assert location_risks(tmp_path / "AppData" / "Local" / "heartbeat") == frozenset()
    assert location_risks(Path("//server/share/journal")) >= NETWORK

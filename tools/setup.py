"""Make a fresh checkout ready: system libraries, virtual environment, locked dependencies.

Runs under whatever ``python3`` a machine has, with the standard library alone, so the syntax
stays old enough for an old Python to reach the one sentence that turns it away.

    python3 tools/setup.py run|dev|e2e|bench|fuzz
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"

# Debian and Ubuntu package, and the library by which we tell that it is there already. Asking
# for the library and not the package works across releases that renamed the package.
WINDOW = [
    ("libgl1", "libGL.so.1"),
    ("libegl1", "libEGL.so.1"),
    ("libglib2.0-0", "libglib-2.0.so.0"),
    ("libdbus-1-3", "libdbus-1.so.3"),
    ("libfontconfig1", "libfontconfig.so.1"),
    ("libfreetype6", "libfreetype.so.6"),
    ("libxkbcommon0", "libxkbcommon.so.0"),
    ("libx11-6", "libX11.so.6"),
    ("libx11-xcb1", "libX11-xcb.so.1"),
    ("libxcb-cursor0", "libxcb-cursor.so.0"),
    ("libxcb-icccm4", "libxcb-icccm.so.4"),
    ("libxcb-image0", "libxcb-image.so.0"),
    ("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    ("libxcb-randr0", "libxcb-randr.so.0"),
    ("libxcb-render-util0", "libxcb-render-util.so.0"),
    ("libxcb-shape0", "libxcb-shape.so.0"),
    ("libxcb-xkb1", "libxcb-xkb.so.1"),
    ("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
]
# Package and the command by which we tell that it is there already.
SCREEN = [
    ("xvfb", "Xvfb"),
    ("openbox", "openbox"),
    ("xdotool", "xdotool"),
    ("xclip", "xclip"),
    ("dbus-x11", "dbus-launch"),
    ("strace", "strace"),
]
# The standard program that must open what Heartbeat seals.
SEALING = [("age", "age")]
ACCESSIBILITY = [
    ("at-spi2-core", "/usr/libexec/at-spi-bus-launcher"),
    ("python3-pyatspi", "/usr/lib/python3/dist-packages/pyatspi"),
    ("gir1.2-atspi-2.0", "/usr/lib/{arch}/girepository-1.0/Atspi-2.0.typelib"),
]
LOCKS = {
    "run": "run.txt",
    "dev": "dev.txt",
    "e2e": "dev.txt",
    "bench": "dev.txt",
    "fuzz": "fuzz.txt",
}


def say(words: str) -> None:
    """Print one line at once, so that it stands before what apt or pip print."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def stop(words: str) -> None:
    """End with one sentence."""
    sys.stderr.write(words + "\n")
    sys.exit(1)


def libraries() -> set[str]:
    """Return the names of the shared libraries that the loader knows."""
    ldconfig = shutil.which("ldconfig") or "/sbin/ldconfig"
    try:
        listing = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False)
    except OSError:
        return set()
    return {line.split()[0] for line in listing.stdout.splitlines()[1:] if line.strip()}


def can_make_environments() -> bool:
    """Tell whether this Python can make a virtual environment with pip in it."""
    probe = [sys.executable, "-c", "import venv, ensurepip"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def is_there(mark: str) -> bool:
    """Tell whether a command, or a file whose path may hold {arch}, exists."""
    if not mark.startswith("/"):
        return shutil.which(mark) is not None
    arch = os.uname().machine + "-linux-gnu"
    return Path(mark.format(arch=arch)).exists()


def wanted(purpose: str) -> list[tuple[str, bool]]:
    """Return (package, present) for everything a purpose needs from the system."""
    known = libraries()
    rows = [("python3-venv", can_make_environments())]
    rows += [(package, library in known) for package, library in WINDOW]
    if purpose in ("e2e", "bench"):
        rows += [(package, is_there(mark)) for package, mark in SCREEN]
    if purpose == "e2e":
        rows += [(package, is_there(mark)) for package, mark in [*ACCESSIBILITY, *SEALING]]
    return rows


def system_packages(purpose: str) -> None:
    """Install what is missing from the system, or name it in one line."""
    if not sys.platform.startswith("linux"):
        return
    rows = wanted(purpose)
    say("System packages: " + " ".join(package for package, _ in rows))
    missing = [package for package, present in rows if not present]
    if not missing:
        return
    if shutil.which("apt-get") is None:
        say("Missing here, under your system's own names: " + " ".join(missing))
        return
    command = "apt-get install -y --no-install-recommends --no-upgrade " + " ".join(missing)
    if os.geteuid() != 0:
        stop("Please install what is missing, then run this again: sudo " + command)
    say("Missing, installing now: " + " ".join(missing))
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.run(["apt-get", "update", "-qq"], env=environment, check=True)
    subprocess.run(command.split(), env=environment, check=True, stdout=subprocess.DEVNULL)


def python_in(venv: Path) -> Path:
    """Return the interpreter inside a virtual environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def has_pip(python: Path) -> bool:
    """Tell whether an interpreter is there and can install packages."""
    if not python.exists():
        return False
    probe = [str(python), "-m", "pip", "--version"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def environment(purpose: str) -> None:
    """Make the virtual environment and fill it from the locks, unless it already is."""
    locks = [ROOT / "requirements" / name for name in ("build.txt", LOCKS[purpose])]
    digest = hashlib.sha256()
    for source in [*locks, ROOT / "pyproject.toml"]:
        digest.update(source.read_bytes())
    stamp = VENV / ("installed-" + LOCKS[purpose])
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    if not has_pip(python_in(VENV)):
        # Made anew also when an earlier start was stopped half-way.
        say("Making the virtual environment .venv")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    say("Installing the locked dependencies, with hashes")
    pip = [str(python_in(VENV)), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    for lock in locks:
        subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=True)
    # The checkout itself, for the `heartbeat` command; its build tool was hashed just above.
    link = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    subprocess.run([*pip, *link], check=True)
    stamp.write_text(digest.hexdigest())


def main() -> None:
    """Do what the purpose named on the command line needs."""
    purpose = sys.argv[1] if len(sys.argv) > 1 else "run"
    if purpose not in LOCKS:
        stop("usage: python3 tools/setup.py " + "|".join(LOCKS))
    if sys.version_info < (3, 11):  # noqa: UP036 (this file alone meets older Pythons)
        found = ".".join(str(part) for part in sys.version_info[:2])
        stop("Heartbeat needs Python 3.11 or newer; this is " + found + ".")
    try:
        system_packages(purpose)
        environment(purpose)
    except subprocess.CalledProcessError as error:
        stop("Set-up stopped: '" + " ".join(error.cmd) + "' did not succeed.")


if __name__ == "__main__":
    main()

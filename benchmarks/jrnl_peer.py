"""jrnl, the nearest encrypted journal on a command line, as a peer: installed apart, by hash."""

from __future__ import annotations

import subprocess
import sys
import time
import venv
from datetime import date, timedelta
from pathlib import Path

from benchmarks.corpus import Corpus

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / "build" / "peers"
PYTHON = HOME / "bin" / "python"
PASSWORD = "quiet corridor lantern"
# Runs inside jrnl's own environment: writes its present format with its own code.
ENCRYPT = """
import sys
from jrnl.encryption.Jrnlv3Encryption import Jrnlv3Encryption
made = Jrnlv3Encryption("default", {})
made.check_keyring = False
made.password = sys.argv[2]
plain = open(sys.argv[1], encoding="utf-8").read()
open(sys.argv[1], "wb").write(made.encrypt(plain))
"""


def install() -> None:
    """Put jrnl into an environment of its own, once."""
    if (HOME / "bin" / "jrnl").exists():
        return
    venv.create(HOME, with_pip=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    lock = ROOT / "requirements" / "bench.txt"
    subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=True)


class JrnlPeer:
    """An encrypted jrnl journal of a given size in a folder."""

    def __init__(self, folder: Path, entries: int) -> None:
        install()
        self.folder = folder
        self.journal = folder / "journal.txt"
        corpus, night = Corpus(3), date(2026, 11, 21) - timedelta(days=entries)
        with self.journal.open("w", encoding="utf-8") as out:
            for n in range(entries):
                body = corpus.text().replace("\n\n", "\n")
                out.write(f"[{night + timedelta(days=n)} 21:00] {body}\n\n")
        subprocess.run(
            [str(PYTHON), "-c", ENCRYPT, str(self.journal), PASSWORD], check=True, env=self._env()
        )
        self.config = folder / "jrnl.yaml"
        self.config.write_text(
            f"journals:\n  default:\n    journal: {self.journal}\nencrypt: true\n"
            "default_hour: 9\ndefault_minute: 0\ntimeformat: '%Y-%m-%d %H:%M'\n"
            "highlight: true\nlinewrap: 79\ntagsymbols: '#@'\ntemplate: false\nversion: v4.6\n"
            "editor: ''\nindent_character: '|'\ndisplay_format: short\ncolors:\n  body: none\n"
            "  date: none\n  tags: none\n  title: none\n",
            encoding="utf-8",
        )

    def _env(self) -> dict[str, str]:
        return {
            "HOME": str(self.folder),
            "PATH": "/usr/bin:/bin",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "LANG": "C.UTF-8",
        }

    def run(self, *arguments: str) -> float:
        """Run one jrnl command with the password on standard input; return milliseconds."""
        command = [str(HOME / "bin" / "jrnl"), "--config-file", str(self.config), *arguments]
        began = time.perf_counter()
        done = subprocess.run(
            command,
            input=PASSWORD + "\n",
            text=True,
            capture_output=True,
            env=self._env(),
            check=False,
        )
        taken = (time.perf_counter() - began) * 1000
        if done.returncode != 0:
            sys.stderr.write(done.stdout[-400:] + done.stderr[-800:])
            msg = f"jrnl ended with {done.returncode}"
            raise RuntimeError(msg)
        return taken

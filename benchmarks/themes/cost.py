"""What a hint costs, in a process of its own: loading, the first, each further, memory.

Memory is what Linux says is held (pages of 4 KiB), so this runs on Linux only.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from typing import Any

from training.themes.learning import ROOT

PROGRAM = """
import json, sys, time
from journal_app.domain.hints import LearnedCounts
from journal_app.services.theme_hints import Asked, HintLibrary
from journal_app.domain.ids import EntryId
texts = [json.loads(line)["text"] for line in sys.stdin]
page = " ".join(texts[:8])
def held():
    with open("/proc/self/statm") as pages:
        return int(pages.read().split()[1]) * 4096 / 2**20
def tell(library, text, tone=False):
    began = time.perf_counter()
    counts = LearnedCounts({}, {})
    library.tell(Asked(EntryId("x"), text, None, counts, themes=not tone, tone=tone))
    return (time.perf_counter() - began) * 1000
library, before = HintLibrary(), held()
first = tell(library, page)
further = [tell(library, " ".join(texts[at:at + 8])) for at in range(8, 200, 2)]
hints = held()
clean = "textblob" not in sys.modules and "nltk" not in sys.modules and "numpy" not in sys.modules
tone = tell(library, page, tone=True)
again = [tell(library, " ".join(texts[at:at + 8]), tone=True) for at in range(8, 200, 2)]
print(json.dumps({"words": len(page.split()), "first": first, "further": further, "clean": clean,
    "memory": hints - before, "tone": tone, "again": again, "tone_memory": held() - hints}))
"""


def measured(texts: str) -> dict[str, Any]:
    """Return milliseconds and mebibytes; ``texts`` are JSON lines."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=texts,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    for name in ("further", "again"):
        ordered = sorted(found[name])
        found[name] = statistics.median(ordered)
        found[f"{name}_p95"] = ordered[int(len(ordered) * 0.95)]
    return found

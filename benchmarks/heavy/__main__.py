"""Print precision and recall of the heavy-words check, and put them into docs/support.md.

python -m benchmarks.heavy             both halves of the list
python -m benchmarks.heavy --missed    the sentences of the first half it gets wrong, as well
"""

from __future__ import annotations

import argparse
import math
from typing import Final

from benchmarks.deid.__main__ import replaced
from benchmarks.deid.home import ROOT
from benchmarks.deid.sets import load as load_texts
from benchmarks.heavy.sentences import HELD_OUT, TUNING, Half, load
from journal_app.services.demo_script import read_script
from journal_app.services.heavy_words import sounds_heavy

PAGE: Final = ROOT / "docs" / "support.md"
Z: Final = 1.96


def share(hits: int, of: int) -> str:
    """Return a share with its 95 % interval (Wilson 1927, score method)."""
    if not of:
        return "none"
    p, z2 = hits / of, Z * Z
    middle = (p + z2 / (2 * of)) / (1 + z2 / of)
    reach = Z * math.sqrt(p * (1 - p) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return f"{hits} of {of}, {p:.1%} ({middle - reach:.1%} to {min(1.0, middle + reach):.1%})"


def row(name: str, half: Half) -> str:
    found = half.heavy_count() - len(half.missed())
    wrong = len(half.mistaken())
    return (
        f"| {name} | {half.heavy_count()} | {half.look_alike_count()} "
        f"| {share(found, found + wrong)} | {share(found, half.heavy_count())} |"
    )


def overall(halves: dict[str, Half]) -> str:
    lines = [
        "| Half | Meant | Look-alikes | Precision | Recall |",
        "|---|---|---|---|---|",
        *(row(name, half) for name, half in halves.items()),
    ]
    return "\n".join(lines)


def by_kind(half: Half) -> str:
    lines = ["| Kind | Sentences | Card comes up |", "|---|---|---|"]
    for part in (half.heavy, half.look_alike):
        for kind, sentences in part.items():
            up = sum(sounds_heavy(one) for one in sentences)
            lines.append(f"| {kind.replace('_', ' ')} | {len(sentences)} | {up} |")
    return "\n".join(lines)


def elsewhere() -> str:
    """Say how often the card would come up beside writing that was made for something else."""
    written = [one for one in load_texts(second=False) if "as written" in one.name]
    texts = [one.text for found in written for one in found.samples]
    script = read_script()
    demo = [entry.text for entries in script.entries.values() for entry in entries]
    return (
        f"It comes up beside {sum(map(sounds_heavy, texts))} of the {len(texts)} texts made to "
        f"measure de-identification, and beside {sum(map(sounds_heavy, demo))} of the {len(demo)} "
        "entries of the sample journal; none of them was written with it in view."
    )


def tables(halves: dict[str, Half]) -> str:
    """Return what stands on the page."""
    kinds = by_kind(halves["held out"])
    return f"{overall(halves)}\n\nThe half held out, by kind:\n\n{kinds}\n\n{elsewhere()}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--missed", action="store_true")
    wrong = parser.parse_args().missed
    if wrong:
        half = load(TUNING)
        print("\n".join(["Missed:", *half.missed(), "", "Mistaken:", *half.mistaken()]))
        return
    halves = {"chosen with": load(TUNING), "held out": load(HELD_OUT)}
    found = tables(halves)
    print(found)
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(replaced(page, "figures of the check", found), encoding="utf-8")


if __name__ == "__main__":
    main()

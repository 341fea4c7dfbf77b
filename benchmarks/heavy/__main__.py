"""Print precision and recall of the heavy-words check, and put them into docs/support.md.

python -m benchmarks.heavy             every half of both lists
python -m benchmarks.heavy --missed    what it gets wrong in the halves the phrases were chosen with
"""

from __future__ import annotations

import argparse
import math
from typing import Final

from benchmarks.deid.__main__ import replaced
from benchmarks.deid.home import ROOT
from benchmarks.deid.sets import load as load_texts
from benchmarks.heavy.sentences import (
    HELD_OUT,
    OTHER_CHOSEN,
    OTHER_HELD_OUT,
    TUNING,
    Half,
    load,
)
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


def row(name: str, half: Half, found: int, wrong: int) -> str:
    return (
        f"| {name} | {half.heavy_count()} | {half.look_alike_count()} "
        f"| {share(found, found + wrong)} | {share(found, half.heavy_count())} |"
    )


def row_now(name: str, half: Half) -> str:
    return row(name, half, half.heavy_count() - len(half.missed()), len(half.mistaken()))


def rows_by_another_hand(halves: dict[str, Half]) -> list[str]:
    """Return, for each half, what the check did before it was mended and what it does now."""
    rows: list[str] = []
    for name, half in halves.items():
        if half.before is None:
            raise ValueError(f"{name} lacks the figures of before")
        rows.append(row(f"{name}, before", half, half.before.found, half.before.mistaken))
        rows.append(row_now(f"{name}, now", half))
    return rows


def table(rows: list[str]) -> str:
    head = ["| Half | Meant | Look-alikes | Precision | Recall |", "|---|---|---|---|---|"]
    return "\n".join([*head, *rows])


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


def by_another_hand() -> str:
    return table(
        rows_by_another_hand(
            {"chosen with": load(OTHER_CHOSEN), "held out": load(OTHER_HELD_OUT)},
        )
    )


def by_our_own() -> str:
    """Return the tables of the list by the hand that chose the phrases, and what else there is."""
    held_out = load(HELD_OUT)
    rows = [row_now("chosen with", load(TUNING)), row_now("held out", held_out)]
    kinds = by_kind(held_out)
    return f"{table(rows)}\n\nThe half held out, by kind:\n\n{kinds}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--missed", action="store_true")
    wrong = parser.parse_args().missed
    if wrong:
        for half in (load(TUNING), load(OTHER_CHOSEN)):
            print("\n".join(["Missed:", *half.missed(), "", "Mistaken:", *half.mistaken(), ""]))
        return
    found = {
        "figures by another hand": by_another_hand(),
        "figures by our own hand": f"{by_our_own()}\n\n{elsewhere()}",
    }
    page = PAGE.read_text(encoding="utf-8")
    for name, words in found.items():
        print(words, end="\n\n")
        page = replaced(page, name, words)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()

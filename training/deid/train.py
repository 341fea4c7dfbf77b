"""Trains the tagger on the marked texts of this folder. About half an hour on two cores.

python -m training.deid.train --pretrained FOLDER --to weights.safetensors
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 # its usual name
from safetensors.torch import load_file, save_file
from torch import Tensor

from journal_app.domain.identifiers import Kind
from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.passage import Passage
from journal_app.privacy.tagger import known
from journal_app.privacy.tagger.known import FACTS
from journal_app.privacy.tagger.wordpiece import SHAPES, WordPieces
from training.deid import augment, marked, pools
from training.deid.network import Weights, pretrained, scores

HERE: Final = Path(__file__).resolve().parent
LABELS: Final = ("O", *(kind.value for kind in Kind))
MOST_PIECES: Final = 300
BATCH_PIECES: Final = 3000
IGNORED: Final = -100


NOTHING_KNOWN: Final = [*[0] * (FACTS - 2), 1, 0]
"""The facts of a word that no list holds."""


@dataclass(frozen=True)
class Reader:
    """What turns a text into numbers."""

    cutter: WordPieces
    lists: known.Lists


@dataclass(frozen=True)
class Example:
    """A text as numbers; ``labels`` holds IGNORED for all but the first piece of a word."""

    pieces: list[int]
    case: list[tuple[int, int, int]]
    facts: list[list[int]]
    labels: list[int]


def example(
    reflection: marked.Reflection, reader: Reader, draw: random.Random | None = None
) -> Example:
    """Turn a text into numbers; a text that is too long loses its end.

    Args:
        draw: While training: makes the lists forget words now and then, the marked ones more
            often, since no list holds every name there is.
    """
    caseless = int(Passage(reflection.text).caseless)
    edge = (len(SHAPES) - 1, 0, caseless)
    pieces, case, facts, labels = [reader.cutter.start], [edge], [[0] * FACTS], [IGNORED]
    cells = reader.cutter.cells(reflection.text)
    forgotten = 0.0 if draw is None else draw.choice([0.1, 0.3, 1.0])
    for cell, fact in zip(cells, known.facts(cells, reader.lists), strict=True):
        inside = next(
            (span for span in reflection.spans if span.start < cell.end and cell.start < span.end),
            None,
        )
        rate = forgotten if inside or forgotten == 1 else forgotten / 5
        if draw is not None and cell.plain[:1].isalpha() and draw.random() < rate:
            fact = NOTHING_KNOWN if forgotten < 1 else [0] * FACTS  # noqa: PLW2901 # meant
        for count, piece in enumerate(cell.pieces):
            pieces.append(piece)
            case.append((cell.shape, int(cell.opens), caseless))
            facts.append(fact)
            labels.append(IGNORED if count else LABELS.index(inside.kind) if inside else 0)
    cut = MOST_PIECES - 1
    return Example(
        [*pieces[:cut], reader.cutter.end],
        [*case[:cut], edge],
        [*facts[:cut], [0] * FACTS],
        [*labels[:cut], IGNORED],
    )


def batches(examples: Sequence[Example], draw: random.Random) -> Iterator[list[Example]]:
    """Yield batches of texts of like length, in random order."""
    ordered = sorted(examples, key=lambda each: len(each.pieces) + draw.random() * 20)
    made: list[list[Example]] = [[]]
    for each in ordered:
        if len(each.pieces) * (len(made[-1]) + 1) > BATCH_PIECES and made[-1]:
            made.append([])
        made[-1].append(each)
    draw.shuffle(made)
    yield from made


def stacked(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Return pieces, case, facts, mask and labels of a batch, filled up to one length."""
    length = max(len(each.pieces) for each in batch)
    pieces = torch.zeros(len(batch), length, dtype=torch.long)
    case = torch.zeros(len(batch), length, 3, dtype=torch.long)
    facts = torch.zeros(len(batch), length, FACTS)
    mask = torch.zeros(len(batch), length, dtype=torch.bool)
    labels = torch.full((len(batch), length), IGNORED)
    for row, each in enumerate(batch):
        size = len(each.pieces)
        pieces[row, :size] = torch.tensor(each.pieces)
        case[row, :size] = torch.tensor(each.case)
        facts[row, :size] = torch.tensor(each.facts, dtype=torch.float32)
        mask[row, :size] = True
        labels[row, :size] = torch.tensor(each.labels)
    return pieces, case, facts, mask, labels


def train(
    weights: Weights,
    texts: Sequence[marked.Reflection],
    reader: Reader,
    *,
    rounds: int,
    seed: int,
    pace: float,
) -> None:
    """Fit the weights in place; every round sees every text, made anew."""
    draw, supply = random.Random(seed), pools.load()
    torch.manual_seed(seed)
    frozen = {"embeddings.word_embeddings.weight", "embeddings.position_embeddings.weight"}
    slow = [
        value.requires_grad_()
        for name, value in weights.items()
        if _old(name) and name not in frozen
    ]
    new = [value.requires_grad_() for name, value in weights.items() if not _old(name)]
    groups = [{"params": slow, "lr": pace}, {"params": new, "lr": 6 * pace}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    begun = time.monotonic()
    per_round = sum(1 for _ in batches([example(each, reader) for each in texts], draw))
    steps = rounds * per_round
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min(1.0, at / (0.08 * steps)) * max(0.02, 1 - at / (1.05 * steps))
    )
    for turn in range(rounds):
        loss_sum, count = 0.0, 0
        varied = [example(augment.vary(each, supply, draw), reader, draw) for each in texts]
        for batch in batches(varied, draw):
            *given, labels = stacked(batch)
            out = scores(weights, *given, drop=0.1)
            loss = F.cross_entropy(out.flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*slow, *new], 1.0)
            optimizer.step()
            schedule.step()
            loss_sum, count = loss_sum + loss.item(), count + 1
        print(f"round {turn + 1}/{rounds}  loss {loss_sum / count:.4f}  "
              f"{time.monotonic() - begun:.0f} s", flush=True)  # fmt: skip


def _old(name: str) -> bool:
    return not name.startswith(("case.", "label."))


def judge(weights: Weights, texts: Sequence[marked.Reflection], reader: Reader) -> str:
    """Return recall and precision over words of the texts, as they stand and in lower case."""
    said = []
    for name, change in (("as written", str), ("lower case", _lowered)):
        right = wrong = missed = 0
        for source in texts:
            text = source.text if change is str else _lowered(source.text)
            made = example(marked.Reflection(source.name, text, source.spans), reader)
            *given, labels = stacked([made])
            with torch.no_grad():
                said_of = scores(weights, *given)[0].argmax(-1)
            seen = labels[0] != IGNORED
            found, true = said_of[seen] > 0, labels[0][seen] > 0
            right += int((found & true).sum())
            wrong += int((found & ~true).sum())
            missed += int((~found & true).sum())
        said.append(f"{name}: recall {right / max(1, right + missed):.3f} "
                    f"precision {right / max(1, right + wrong):.3f}")  # fmt: skip
    return "; ".join(said)


def _lowered(text: str) -> str:
    return "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)


def main() -> None:
    """Train, judge on the texts left out, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pretrained", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--texts", type=Path, default=HERE / "texts")
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--from", dest="begun", type=Path, help="weights to go on from")
    parser.add_argument("--rounds", type=int, default=14)
    parser.add_argument("--pace", type=float, default=3e-4, help="highest learning rate")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--all", action="store_true", help="train on the judging texts as well")
    args = parser.parse_args()
    vocabulary = json.loads((args.pretrained / "tokenizer.json").read_text(encoding="utf-8"))
    reader = Reader(WordPieces(vocabulary["model"]["vocab"]), Lexicon.load())
    texts = [each for path in sorted(args.texts.glob("*.txt")) for each in marked.read(path)]
    judged = [each for each in texts if each.name.endswith("7")]
    taught = texts if args.all else [each for each in texts if not each.name.endswith("7")]
    weights = (
        load_file(str(args.begun))
        if args.begun
        else pretrained(args.pretrained / "model.safetensors", len(LABELS), len(SHAPES))
    )
    print(len(taught), "texts to learn from,", len(judged), "to judge by")
    train(weights, taught, reader, rounds=args.rounds, seed=args.seed, pace=args.pace)
    print(judge(weights, judged, reader))
    save_file({name: value.detach().contiguous() for name, value in weights.items()}, str(args.to))


if __name__ == "__main__":
    main()

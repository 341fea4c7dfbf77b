"""Gives every common English word a row of numbers, near for words of near meaning.

python -m training.themes.vectors --pretrained FOLDER

Needs PyTorch, so it is run apart from all else (README.md); its result, ``vectors.npz``, is kept.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import Tensor

from journal_app.privacy.lexicon import Lexicon, Word
from journal_app.privacy.tagger.known import FACTS
from journal_app.privacy.tagger.wordpiece import WordPieces
from training.deid.network import WIDTH, Weights, pretrained, scores

HERE: Final = Path(__file__).resolve().parent
TARGET: Final = HERE / "vectors.npz"
ROOT: Final = HERE.parents[1]
WORDS: Final = re.compile(r"[a-z]{2,20}")
KEPT: Final = 128
"""Columns that are kept of the 384: those along which the words differ most."""

BATCH: Final = 512


def vocabulary(pieces: Sequence[str]) -> list[str]:
    """Return the words: of the pretrained vocabulary those of plain English, and our own texts'."""
    lexicon = Lexicon.load()
    plain = Word.COMMON | Word.KIN | Word.ROLE | Word.CLINICAL
    texts = (path.read_text(encoding="utf-8").lower() for path in ROOT.glob("prompts/*.toml"))
    own = {word for text in texts for word in WORDS.findall(text)}
    taught = (ROOT / "resources" / "analysis" / "texts.jsonl").read_text(encoding="utf-8")
    own |= set(WORDS.findall(taught.lower()))
    known = {word for word in pieces if WORDS.fullmatch(word) and lexicon.flags(word) & plain}
    return sorted(known | {word for word in own if lexicon.flags(word) & plain})


def rows(words: Sequence[str], cutter: WordPieces, weights: Weights) -> Iterator[Tensor]:
    """Yield what the encoder makes of each word standing by itself, its pieces averaged."""
    for start in range(0, len(words), BATCH):
        cut = [[cutter.start, *cell(cutter, word), cutter.end] for word in words[start:][:BATCH]]
        longest = max(map(len, cut))
        mask = torch.tensor([[at < len(each) for at in range(longest)] for each in cut])
        pieces = torch.tensor([[*each, *[cutter.end] * (longest - len(each))] for each in cut])
        none = torch.zeros(*pieces.shape, 3, dtype=torch.long)
        facts = torch.zeros(*pieces.shape, FACTS)
        with torch.no_grad():
            state = scores(weights, pieces, none, facts, mask)
        kept = mask[:, :, None].float()
        yield (state * kept).sum(1) / kept.sum(1)


def cell(cutter: WordPieces, word: str) -> list[int]:
    """Return the numbers of a word's pieces."""
    return [piece for found in cutter.cells(word) for piece in found.pieces]


def main() -> None:
    """Write ``vectors.npz``: ``words`` (bytes, one a line), ``vectors`` (int8), ``scale``."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m training.themes.vectors")
    parser.add_argument("--pretrained", type=Path, required=True)
    folder: Path = parser.parse_args().pretrained
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    pieces = tokenizer["model"]["vocab"]
    weights = pretrained(folder / "model.safetensors", WIDTH, 1)
    # With the identity for its last layer the network gives its state out.
    weights["label.weight"] = torch.eye(WIDTH)
    words = vocabulary(list(pieces))
    state = torch.cat(list(rows(words, WordPieces(pieces), weights))).numpy()
    centred = state - state.mean(0)
    _, spread, axes = np.linalg.svd(centred, full_matrices=False)
    small = centred @ axes[:KEPT].T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    scale = np.abs(small).max() / 127
    kept = float((spread[:KEPT] ** 2).sum() / (spread**2).sum())
    np.savez_compressed(
        TARGET,
        words=np.frombuffer("\n".join(words).encode(), np.uint8),
        vectors=np.round(small / scale).astype(np.int8),
        scale=np.float32(scale),
    )
    print(f"{len(words)} words, {kept:.0%} of their spread, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

"""Packs trained weights into the file that Heartbeat ships, and compares the two.

python -m training.deid.pack weights.safetensors --pretrained FOLDER
"""

from __future__ import annotations

import argparse
import io
import json
from pathlib import Path
from typing import Final

import numpy as np
import torch
from safetensors.torch import load_file

from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.tagger.network import Network
from journal_app.privacy.tagger.weights import LABELS as LABELS_NAME
from journal_app.privacy.tagger.weights import SCALE, VOCABULARY, unpack
from journal_app.privacy.tagger.wordpiece import WordPieces
from training.deid import marked
from training.deid.network import scores
from training.deid.train import HERE, LABELS, Reader, example, stacked

TARGET: Final = HERE.parents[1] / "resources" / "privacy" / "tagger.npz"


def kept(vocabulary: dict[str, int]) -> list[tuple[str, int]]:
    """Return the pieces worth keeping: letters without marks, digits, and signs in common use."""
    signs = set("£€$¥—–“”‘’…•·°½¼¾ßæøłđðþœı")
    special = {"[UNK]", "[CLS]", "[SEP]"}
    found = [
        (piece, number)
        for piece, number in sorted(vocabulary.items(), key=lambda item: item[1])
        if piece in special
        or (not piece.startswith("[unused") and all(s.isascii() or s in signs for s in piece))
    ]
    return [item for item in found if item[0] not in {"[PAD]", "[MASK]"}]


def main() -> None:
    """Write the file, then print how far its chances are from the trained ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--pretrained", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=TARGET)
    args = parser.parse_args()
    weights = load_file(str(args.weights))
    whole = json.loads((args.pretrained / "tokenizer.json").read_text(encoding="utf-8"))["model"][
        "vocab"
    ]
    pieces = kept(whole)
    arrays: dict[str, np.ndarray] = {
        VOCABULARY: np.frombuffer("\n".join(piece for piece, _ in pieces).encode(), np.uint8),
        LABELS_NAME: np.frombuffer("\n".join(LABELS).encode(), np.uint8),
    }
    for name, tensor in weights.items():
        values = tensor.numpy()
        if name == "embeddings.word_embeddings.weight":
            values = values[[number for _, number in pieces]]
        if values.ndim == 1:
            arrays[name] = values.astype(np.float32)
            continue
        scale = np.maximum(np.abs(values).max(axis=1), 1e-9) / 127
        arrays[name] = np.round(values / scale[:, None]).astype(np.int8)
        arrays[name + SCALE] = scale.astype(np.float32)
    out = io.BytesIO()
    np.savez_compressed(out, allow_pickle=False, **arrays)
    args.to.write_bytes(out.getvalue())
    print(f"{len(pieces)} pieces, {len(out.getvalue()) / 1e6:.1f} MB")
    _compare(weights, whole, args.to.read_bytes())


def _compare(weights: dict[str, torch.Tensor], whole: dict[str, int], blob: bytes) -> None:
    model = unpack(blob)
    network, lists = Network(model), Lexicon.load()
    large, small = Reader(WordPieces(whole), lists), Reader(WordPieces(model.vocabulary), lists)
    worst, flips, words = 0.0, 0, 0
    for source in list(marked.read(min((HERE / "texts").glob("*.txt"))))[:20]:
        trained = example(source, large)
        packed = example(source, small)
        *given, _ = stacked([trained])
        with torch.no_grad():
            one = scores(weights, *given)[0].softmax(-1).numpy()
        two = network.chances(*map(np.array, (packed.pieces, packed.case, packed.facts)))
        worst = max(worst, float(np.abs(one - two).max()))
        flips += int((one.argmax(-1) != two.argmax(-1)).sum())
        words += len(one)
    print(
        f"largest difference of a chance {worst:.3f}; {flips} of {words} pieces labelled otherwise"
    )


if __name__ == "__main__":
    main()

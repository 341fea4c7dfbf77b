"""The network in PyTorch: a BERT encoder (Devlin et al. 2019) with embeddings for capitals.

``journal_app/privacy/tagger/network.py`` computes the same in numpy; ``pack.py`` compares them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 # its usual name
from safetensors.torch import load_file
from torch import Tensor

from journal_app.privacy.tagger.known import FACTS

LAYERS: Final = 6
HEADS: Final = 12
WIDTH: Final = 384
EPSILON: Final = 1e-12
Weights = dict[str, Tensor]


def pretrained(path: Path, labels: int, shapes: int) -> Weights:
    """Return the encoder's weights and fresh ones for capitals and labels."""
    weights = {name: value.float() for name, value in load_file(str(path)).items()}
    weights = {name: value for name, value in weights.items() if value.is_floating_point()}
    weights.pop("pooler.dense.weight", None)
    weights.pop("pooler.dense.bias", None)
    weights["case.shape"] = torch.zeros(shapes, WIDTH)
    weights["case.opens"] = torch.zeros(2, WIDTH)
    weights["case.caseless"] = torch.zeros(2, WIDTH)
    weights["lists.facts"] = torch.zeros(FACTS, WIDTH)
    weights["label.weight"] = torch.randn(labels, WIDTH) * 0.02
    weights["label.bias"] = torch.zeros(labels)
    return weights


def scores(
    weights: Weights,
    pieces: Tensor,
    case: Tensor,
    facts: Tensor,
    mask: Tensor,
    *,
    drop: float = 0.0,
) -> Tensor:
    """Return label scores (batch, length, labels).

    Args:
        pieces: (batch, length) piece numbers.
        case: (batch, length, 3): shape, opens, caseless.
        facts: (batch, length, FACTS): what the lists know of the word.
        mask: (batch, length), true where there is a piece.
        drop: Share of activations dropped, while training.
    """
    length = pieces.shape[1]
    state = F.embedding(pieces, weights["embeddings.word_embeddings.weight"])
    state = state + weights["embeddings.position_embeddings.weight"][:length]
    state = state + weights["embeddings.token_type_embeddings.weight"][0]
    state = state + F.embedding(case[..., 0], weights["case.shape"])
    state = state + F.embedding(case[..., 1], weights["case.opens"])
    state = state + F.embedding(case[..., 2], weights["case.caseless"])
    state = state + facts @ weights["lists.facts"]
    state = F.dropout(_norm(weights, "embeddings.LayerNorm", state), drop, drop > 0)
    for layer in range(LAYERS):
        state = _layer(weights, f"encoder.layer.{layer}.", state, mask, drop)
    return F.linear(state, weights["label.weight"], weights["label.bias"])


def _layer(weights: Weights, name: str, state: Tensor, mask: Tensor, drop: float) -> Tensor:
    batch, length, _ = state.shape

    def heads(part: str) -> Tensor:
        seen = _linear(weights, f"{name}attention.self.{part}", state)
        return seen.view(batch, length, HEADS, -1).transpose(1, 2)

    met = F.scaled_dot_product_attention(
        heads("query"),
        heads("key"),
        heads("value"),
        attn_mask=mask[:, None, None, :],
        dropout_p=drop,
    )
    met = met.transpose(1, 2).reshape(batch, length, WIDTH)
    met = F.dropout(_linear(weights, f"{name}attention.output.dense", met), drop, drop > 0)
    state = _norm(weights, f"{name}attention.output.LayerNorm", state + met)
    wide = F.gelu(_linear(weights, f"{name}intermediate.dense", state))
    wide = F.dropout(_linear(weights, f"{name}output.dense", wide), drop, drop > 0)
    return _norm(weights, f"{name}output.LayerNorm", state + wide)


def _linear(weights: Weights, name: str, state: Tensor) -> Tensor:
    return F.linear(state, weights[f"{name}.weight"], weights[f"{name}.bias"])


def _norm(weights: Weights, name: str, state: Tensor) -> Tensor:
    return F.layer_norm(
        state, (WIDTH,), weights[f"{name}.weight"], weights[f"{name}.bias"], EPSILON
    )

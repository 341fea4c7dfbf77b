"""The network in numpy: a BERT encoder (Devlin et al. 2019) with embeddings for capitals.

What it computes and how it was trained: training/deid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from journal_app.privacy.tagger.weights import SCALE, Model

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

HEADS: Final = 12
EPSILON: Final = 1e-12
LONGEST: Final = 512
"""Pieces that can be read at once: the number of position embeddings."""


class Network:
    """Label chances for a row of pieces.

    Args:
        model: Its weights; they stay in eight bits and are widened one matrix at a time.
    """

    def __init__(self, model: Model) -> None:
        self._arrays = model.arrays
        layers = [name for name in model.arrays if name.endswith("intermediate.dense.weight")]
        self._layers = len(layers)

    def chances(self, pieces: Numbers, case: Numbers, facts: Numbers) -> Floats:
        """Return the chance of each label for each piece, rows adding up to 1.

        Args:
            pieces: (length,) piece numbers, at most ``LONGEST``.
            case: (length, 3): shape, whether it opens a sentence, whether the text is caseless.
            facts: (length, ``known.FACTS``): what the lists know of the word.
        """
        state = self._embedded(pieces, case, facts)
        for layer in range(self._layers):
            state = self._layer(f"encoder.layer.{layer}.", state)
        return _softmax(self._linear("label", state))

    def _embedded(self, pieces: Numbers, case: Numbers, facts: Numbers) -> Floats:
        rows = self._rows("embeddings.word_embeddings.weight", pieces)
        rows = rows + self._rows("embeddings.position_embeddings.weight", np.arange(len(pieces)))
        rows = rows + self._rows("embeddings.token_type_embeddings.weight", np.zeros(1, np.int64))
        for column, name in enumerate(("case.shape", "case.opens", "case.caseless")):
            rows = rows + self._rows(name, case[:, column])
        known = self._rows("lists.facts", np.arange(facts.shape[1]))
        return self._norm("embeddings.LayerNorm", rows + facts.astype(np.float32) @ known)

    def _layer(self, name: str, state: Floats) -> Floats:
        length, width = state.shape

        def heads(part: str) -> Floats:
            seen = self._linear(f"{name}attention.self.{part}", state)
            return seen.reshape(length, HEADS, -1).transpose(1, 0, 2)

        query, key, value = heads("query"), heads("key"), heads("value")
        near = _softmax(query @ key.transpose(0, 2, 1) / np.float32((width // HEADS) ** 0.5))
        met = (near @ value).transpose(1, 0, 2).reshape(length, width)
        met = self._linear(f"{name}attention.output.dense", met)
        state = self._norm(f"{name}attention.output.LayerNorm", state + met)
        wide = _gelu(self._linear(f"{name}intermediate.dense", state))
        wide = self._linear(f"{name}output.dense", wide)
        return self._norm(f"{name}output.LayerNorm", state + wide)

    def _rows(self, name: str, at: Numbers) -> Floats:
        chosen = self._arrays[name][at].astype(np.float32)
        scale = self._arrays.get(name + SCALE)
        return chosen if scale is None else chosen * scale[at][:, None]

    def _linear(self, name: str, state: Floats) -> Floats:
        matrix = self._arrays[f"{name}.weight"]
        met: Any = state @ matrix.astype(np.float32).T
        scale = self._arrays.get(f"{name}.weight{SCALE}")
        met = met if scale is None else met * scale
        return np.asarray(met + self._arrays[f"{name}.bias"], np.float32)

    def _norm(self, name: str, state: Floats) -> Floats:
        centred = state - state.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(EPSILON))
        scaled = centred / spread * self._arrays[f"{name}.weight"]
        return np.asarray(scaled + self._arrays[f"{name}.bias"], np.float32)


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)


def _gelu(values: Floats) -> Floats:
    """Return x * Phi(x) (Hendrycks and Gimpel 2016), with the error function below."""
    half = np.float32(0.5)
    return np.asarray(half * values * (1 + _erf(values * np.float32(0.5**0.5))), np.float32)


def _erf(values: Floats) -> Floats:
    """Return the error function, within 2e-7: Abramowitz and Stegun 1964, 7.1.26."""
    size = np.abs(values)
    near = 1 / (1 + np.float32(0.3275911) * size)
    factors = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
    series: Any = np.float32(0)
    for factor in factors:
        series = (series + np.float32(factor)) * near
    return np.asarray(np.sign(values) * (1 - series * np.exp(-size * size)), np.float32)

"""The model's file: small whole numbers with a scale to each row, and the vocabulary.

A matrix is kept as ``name`` (int8) and ``name:scale`` (float32, one to a row, so that
``int8 * scale`` is the weight); a vector as float32. Linear quantisation to eight bits with one
scale to a row is the usual scheme (Jacob et al. 2018, section 2.1).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from journal_app.assets import read_bytes
from journal_app.errors import BugError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

FILE: Final = "resources/privacy/tagger.npz"
VOCABULARY: Final = "vocabulary"
LABELS: Final = "labels"
SCALE: Final = ":scale"


class ModelUnusable(BugError):
    """The model's file is missing or not what was shipped; the rules work without it."""


@dataclass(frozen=True, slots=True)
class Model:
    """What the file holds.

    Attributes:
        arrays: Matrices and vectors by name.
        vocabulary: Piece to number.
        labels: Names of the labels; the first means "nothing".
    """

    arrays: Mapping[str, Array]
    vocabulary: Mapping[str, int]
    labels: tuple[str, ...]


def load_model() -> Model:
    """Read the model shipped with Heartbeat. Raises ``ModelUnusable``."""
    try:
        return unpack(read_bytes(FILE))
    except OSError as error:
        raise ModelUnusable(FILE) from error


def unpack(blob: bytes) -> Model:
    """Read a model from its bytes. Raises ``ModelUnusable``."""
    import numpy as np  # noqa: PLC0415 # heavy, and only whoever exports pays for it

    try:
        with np.load(io.BytesIO(blob), allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        words = bytes(arrays.pop(VOCABULARY)).decode("utf-8").split("\n")
        labels = tuple(bytes(arrays.pop(LABELS)).decode("ascii").split("\n"))
    except (ValueError, KeyError, EOFError, OSError, zipfile.BadZipFile, zlib.error) as error:
        raise ModelUnusable(FILE) from error
    return Model(arrays, {word: number for number, word in enumerate(words)}, labels)

"""A hand on the keyboard that types as people do and notes when each key was struck."""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass

KEYS = {" ": "space", ".": "period", "\n": "Return"}
FASTEST = 0.03
SLOWEST = 0.22
"""Seconds between two keys: from 270 down to 55 words a minute."""

PAUSE = (0.6, 1.4)
"""Seconds of looking for a word."""

PAUSES = 0.03
"""Share of keys after which there is such a pause."""


@dataclass(frozen=True)
class Stroke:
    """One key.

    Attributes:
        sent: When the key was handed to xdotool, in seconds of the monotonic clock.
        arrived: When the display had it for certain: xdotool had an answer to a later question.
    """

    character: str
    sent: float
    arrived: float


class Keyboard:
    """One xdotool that takes a line at a time, so that every key has a time of its own."""

    def __init__(self, environment: Mapping[str, str], hand: random.Random) -> None:
        self._hand = hand
        self._tool = subprocess.Popen(
            ["xdotool", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
        )

    def __enter__(self) -> Keyboard:
        return self

    def __exit__(self, *_error: object) -> None:
        assert self._tool.stdin is not None
        assert self._tool.stdout is not None
        self._tool.stdin.close()
        self._tool.wait()
        self._tool.stdout.close()

    def type_until(self, moment: float, words: str) -> list[Stroke]:
        """Type at a human rate until a moment of the monotonic clock comes."""
        strokes = []
        for character in words:
            strokes.append(self._strike(character))
            wake = time.monotonic() + self._rest()
            time.sleep(max(0.0, min(wake, moment) - time.monotonic()))
            if time.monotonic() >= moment:
                break
        return strokes

    def _strike(self, character: str) -> Stroke:
        assert self._tool.stdin is not None
        assert self._tool.stdout is not None
        sent = time.monotonic()
        self._tool.stdin.write(f"key {KEYS.get(character, character)}\ngetmouselocation\n")
        self._tool.stdin.flush()
        assert self._tool.stdout.readline(), "xdotool has ended"
        return Stroke(character, sent, time.monotonic())

    def _rest(self) -> float:
        if self._hand.random() < PAUSES:
            return self._hand.uniform(*PAUSE)
        return self._hand.uniform(FASTEST, SLOWEST)

"""What the store may hold of a page without anybody else having written on it."""

from __future__ import annotations


class KnownTexts:
    """The stored text a writer started from, and what it has handed over since.

    The store compares what it holds with these: when it holds something else, another screen
    has stored words the writer never saw, and they are kept as a version.
    """

    def __init__(self) -> None:
        self._stored = ""
        self._under_way: list[str] = []

    def begin(self, stored: str) -> None:
        """Start from a text that was just read from the store."""
        self._stored = stored

    def now(self) -> tuple[str, ...]:
        """Return the texts the store may hold at this moment."""
        return self._stored, *self._under_way

    def hand_over(self, text: str) -> tuple[str, ...]:
        """Note that a text is on its way and return what the store may hold before it."""
        before = self.now()
        self._under_way.append(text)
        return before

    def answered(self, text: str) -> None:
        """Note that the store has taken a text on its way, or refused it."""
        if text in self._under_way:
            self._under_way.remove(text)

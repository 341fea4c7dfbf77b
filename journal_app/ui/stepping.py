"""What a screen can do when the student wants back from within it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class StepsBack(Protocol):
    """A screen that Escape leads back in, also when the rail has the focus."""

    def step_back(self) -> None:
        """Go back one step."""
        ...


@runtime_checkable
class HasBeginning(Protocol):
    """A screen with something to begin at, such as a list from which one thing is opened."""

    def back_to_beginning(self) -> None:
        """Show what the screen begins with; nothing when that is shown."""
        ...

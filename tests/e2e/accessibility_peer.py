"""Looks at a window as a screen reader does. Runs under the system's python3, which has pyatspi.

Reads one JSON command a line on standard input and answers each with one JSON line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi

APPLICATION = "Heartbeat"
STATES = {"editable": pyatspi.STATE_EDITABLE, "focused": pyatspi.STATE_FOCUSED}


def application() -> Any | None:
    """The newest program of the name: one that was just killed may still be listed."""
    desktop = pyatspi.Registry.getDesktop(0)
    named = [child for child in desktop if child is not None and (child.name or "") == APPLICATION]
    return named[-1] if named else None


def children(node: Any) -> Iterator[Any]:
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield child


def walk(node: Any, *, hidden: bool) -> Iterator[Any]:
    """Every node below, those inside something hidden only when asked for."""
    for child in children(node):
        if hidden or child.getState().contains(pyatspi.STATE_SHOWING):
            yield child
            yield from walk(child, hidden=hidden)


def nodes(*, hidden: bool = False) -> Iterator[Any]:
    root = application()
    if root is not None:
        yield from walk(root, hidden=hidden)


def find(name: str, role: str = "") -> Any | None:
    """Return what shows under a name: the control rather than the label beside it."""
    label = None
    for node in nodes():
        if node.name == name and role in ("", node.getRoleName()):
            if role or node.getRoleName() != "label":
                return node
            label = label or node
    return label


def press(name: str, role: str = "") -> bool:
    node = find(name, role)
    if node is None:
        return False
    try:
        action = node.queryAction()
    except NotImplementedError:
        return False
    for index in range(action.nActions):
        if action.getName(index).lower() in {"press", "toggle", "click"}:
            return bool(action.doAction(index))
    return False


def focus(name: str, role: str = "") -> bool:
    node = find(name, role)
    return node is not None and bool(node.queryComponent().grabFocus())


def held_text(node: Any) -> str:
    """What a node lets be read as text, empty for one that holds none."""
    try:
        return str(node.queryText().getText(0, -1))
    except NotImplementedError:
        return ""


def text(name: str) -> str | None:
    node = find(name)
    return None if node is None else held_text(node)


def caret(name: str) -> int | None:
    node = find(name)
    return None if node is None else int(node.queryText().caretOffset)


def selection(name: str) -> str:
    node = find(name)
    if node is None or not node.queryText().getNSelections():
        return ""
    start, end = node.queryText().getSelection(0)
    return str(node.queryText().getText(start, end))


def has_state(name: str, state: str) -> bool:
    node = find(name)
    return node is not None and bool(node.getState().contains(STATES[state]))


def description(name: str) -> str | None:
    node = find(name)
    return None if node is None else str(node.description)


def listing() -> list[list[str]]:
    """Role, name and description of everything that shows."""
    return [[n.getRoleName(), n.name, n.description] for n in nodes()]


def everything() -> str:
    """Every word that can be got out of the program, whether it shows or not."""
    found = [[n.name or "", n.description or "", held_text(n)] for n in nodes(hidden=True)]
    return "\n".join(word for words in found for word in words if word)


def has_text(part: str) -> bool:
    return any(part in (n.name or "") or part in (n.description or "") for n in nodes())


COMMANDS: dict[str, Callable[..., Any]] = {
    "find": lambda **k: find(**k) is not None,
    "press": press,
    "focus": focus,
    "text": text,
    "caret": caret,
    "selection": selection,
    "has_state": has_state,
    "description": description,
    "list": listing,
    "everything": everything,
    "has_text": has_text,
}


def main() -> None:
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = COMMANDS[request.pop("do")](**request)
        except Exception as error:  # noqa: BLE001 (a node that goes away answers with any error)
            answer = {"error": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

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


def application() -> Any | None:
    desktop = pyatspi.Registry.getDesktop(0)
    for child in desktop:
        if child is not None and APPLICATION.lower() in (child.name or "").lower():
            return child
    return None


def walk(node: Any) -> Iterator[Any]:
    yield node
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield from walk(child)


def showing() -> Iterator[Any]:
    root = application()
    if root is None:
        return
    for node in walk(root):
        if node.getState().contains(pyatspi.STATE_SHOWING):
            yield node


def find(name: str, role: str = "") -> Any | None:
    for node in showing():
        if node.name == name and role in ("", node.getRoleName()):
            return node
    return None


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


def text(name: str) -> str | None:
    node = find(name)
    if node is None:
        return None
    try:
        return str(node.queryText().getText(0, -1))
    except NotImplementedError:
        return str(node.name)


def listing() -> list[list[str]]:
    return [[n.getRoleName(), n.name, n.description] for n in showing()]


def has_text(part: str) -> bool:
    return any(part in (n.name or "") or part in (n.description or "") for n in showing())


COMMANDS: dict[str, Callable[..., Any]] = {
    "find": lambda **k: find(**k) is not None,
    "press": press,
    "focus": focus,
    "text": text,
    "list": listing,
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

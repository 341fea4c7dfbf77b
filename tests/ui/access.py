"""Walks the accessibility tree as a screen reader would."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

INTERACTIVE = frozenset(
    {
        QAccessible.Role.Button,
        QAccessible.Role.ButtonDropDown,
        QAccessible.Role.ButtonMenu,
        QAccessible.Role.CheckBox,
        QAccessible.Role.ComboBox,
        QAccessible.Role.Dial,
        QAccessible.Role.EditableText,
        QAccessible.Role.Link,
        QAccessible.Role.List,
        QAccessible.Role.PageTab,
        QAccessible.Role.RadioButton,
        QAccessible.Role.Slider,
        QAccessible.Role.SpinBox,
        QAccessible.Role.Table,
        QAccessible.Role.Tree,
    }
)


def nodes(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Yield every node below and including a widget's own, depth first."""
    waiting = [_top(widget)]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(_children(node))


def shown(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Yield the nodes that are not invisible, depth first; below one that is, all are."""
    waiting = [_top(widget)]
    while waiting:
        node = waiting.pop()
        if not node.state().invisible:
            yield node
            waiting.extend(_children(node))


def name_of(node: QAccessibleInterface) -> str:
    """Return what a screen reader calls a node."""
    return node.text(QAccessible.Text.Name)


def names(widget: QWidget) -> list[str]:
    """Return the names of all interactive controls that can be reached, in tree order."""
    return [name_of(node) for node in nodes(widget) if interactive(node)]


def act(widget: QWidget, name: str) -> None:
    """Do the first action of the visible control of a name, as assistive technology does."""
    (found,) = [n for n in nodes(widget) if interactive(n) and name_of(n) == name]
    action = found.actionInterface()
    action.doAction(action.actionNames()[0])


def nameless(widget: QWidget) -> list[str]:
    """Return one line for each visible interactive control that has no name."""
    return [
        f"{node.role().name} {_class(node)} at {node.rect().getRect()}"
        for node in shown(widget)
        if interactive(node) and not name_of(node).strip()
    ]


def interactive(node: QAccessibleInterface) -> bool:
    """Tell whether a node is a control that is shown, and not the inside of a named one."""
    if node.role() not in INTERACTIVE or node.state().invisible:
        return False
    return not _part_of_named(node)


def _part_of_named(node: QAccessibleInterface) -> bool:
    """Tell whether a node is the inside of a compound control that carries the name.

    The text of a spin box or date, and the list behind a combo box, are such insides.
    """
    parent = node.parent()
    return (
        _there(parent)
        and parent.role() in (QAccessible.Role.SpinBox, QAccessible.Role.ComboBox)
        and bool(name_of(parent).strip())
    )


def _top(widget: QWidget) -> QAccessibleInterface:
    top = QAccessible.queryAccessibleInterface(widget)
    assert top is not None, "a widget without accessibility"
    return top


def _children(node: QAccessibleInterface) -> list[QAccessibleInterface]:
    """Return what lies in a node, the last first."""
    found = [node.child(index) for index in reversed(range(node.childCount()))]
    return [child for child in found if _there(child)]


def _there(found: object) -> bool:
    """Tell whether Qt gave something; its type hints leave out that it may give nothing."""
    return found is not None


def _class(node: QAccessibleInterface) -> str:
    thing = node.object()
    return "" if not _there(thing) else f"{type(thing).__name__} {thing.objectName()}".strip()

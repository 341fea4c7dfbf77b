"""Scroll areas bear being walked through, which those of the bare Qt do not."""

from __future__ import annotations

import ast
import gc
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QTableView,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.scroll_area import SafeScrollArea
from journal_app.ui.widgets.surfaces import ScrollPage
from tests.ui.access import name_of, nodes

FAR = 10**9
"""So far past the end that memory there belongs to nobody."""

PROBE = f"""
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea
app = QApplication([])
area = QScrollArea()
node = QAccessible.queryAccessibleInterface(area)
print(node.childCount(), flush=True)
node.child({FAR})
print("lived", flush=True)
"""

UI = Path(__file__).resolve().parents[2] / "journal_app"
CURE = "scroll_area.py"
CYCLES = 400


def node_of(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def filled(area: QScrollArea) -> QLineEdit:
    """Put a label and a field into a scroll area; return the field."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.addWidget(QLabel("Words above"))
    field = QLineEdit()
    field.setAccessibleName("A field")
    column.addWidget(field)
    inside.setMinimumHeight(600)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.resize(200, 200)
    return field


def seen(area: QScrollArea) -> list[tuple[QAccessible.Role, str]]:
    """Return role and name of what a screen reader finds in sight, in reading order."""
    return [(n.role(), name_of(n)) for n in nodes(area) if not n.state().invisible]


def test_the_bare_interface_of_qt_ends_the_program(tmp_path: Path) -> None:
    """As long as this holds SafeScrollArea is needed; when it fails, Qt has been mended."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "1", "a child past the end is borne: SafeScrollArea can go"
    assert done.returncode != 0


@pytest.mark.parametrize("index", [-FAR, -1, 3, 5, FAR])
def test_a_child_that_is_not_there_is_nothing(qtbot: QtBot, theme: Theme, index: int) -> None:
    for area in (SafeScrollArea(), ScrollPage(theme=theme, max_width=500)):
        qtbot.addWidget(area)
        filled(area)
        child: object = node_of(area).child(index)
        assert child is None


@pytest.mark.parametrize("kind", [QTextEdit, QListView, QTableView])
def test_other_widgets_that_scroll_need_no_cure(qtbot: QtBot, kind: type[QWidget]) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    for index in (-1, 5, FAR):
        child: object = node_of(widget).child(index)
        assert child is None


def test_children_are_counted_and_found_by_their_place(qtbot: QtBot) -> None:
    area = SafeScrollArea()
    qtbot.addWidget(area)
    filled(area)
    node = node_of(area)
    places = range(node.childCount())
    assert area.viewport() in [node.child(place).object() for place in places]
    assert [node.indexOfChild(node.child(place)) for place in places] == list(places)


def test_the_count_stays_when_a_scroll_bar_comes(qtbot: QtBot) -> None:
    area = SafeScrollArea()
    qtbot.addWidget(area)
    filled(area)
    before = node_of(area).childCount()
    area.show()
    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    assert node_of(area).childCount() == before
    area.resize(200, 900)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    assert node_of(area).childCount() == before


def test_a_screen_reader_finds_what_it_finds_in_the_bare_one(qtbot: QtBot) -> None:
    found = []
    for area in (QScrollArea(), SafeScrollArea()):
        qtbot.addWidget(area)
        filled(area)
        area.show()
        qtbot.waitUntil(area.verticalScrollBar().isVisible)
        found.append(seen(area))
    assert found[0] == found[1]
    assert (QAccessible.Role.EditableText, "A field") in found[1]
    assert any(role is QAccessible.Role.ScrollBar for role, _ in found[1])


def test_the_focus_inside_is_found(qtbot: QtBot) -> None:
    area = SafeScrollArea()
    qtbot.addWidget(area)
    field = filled(area)
    area.show()
    area.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert node_of(area).focusChild().object() is field


def test_interfaces_go_with_their_areas(qtbot: QtBot, qapp: QApplication) -> None:
    def cycle() -> None:
        area = SafeScrollArea()
        filled(area)
        assert len(list(nodes(area))) > 1
        area.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    cycle()
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(CYCLES):
        cycle()
    gc.collect()
    assert len(gc.get_objects()) - before < CYCLES / 4


def test_the_program_has_no_bare_scroll_area() -> None:
    bare = [
        f"{path.name}: {ast.unparse(node)}"
        for path in UI.rglob("*.py")
        if path.name != CURE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if any(_is_bare(made) for made in _made(node))
    ]
    assert bare == []


def _made(node: ast.AST) -> list[ast.expr]:
    """Return what is called or inherited from at a node of a syntax tree."""
    if isinstance(node, ast.Call):
        return [node.func]
    return list(node.bases) if isinstance(node, ast.ClassDef) else []


def _is_bare(made: ast.expr) -> bool:
    name = made.attr if isinstance(made, ast.Attribute) else getattr(made, "id", "")
    return name in {"QScrollArea", "QAbstractScrollArea"}

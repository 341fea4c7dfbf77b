"""Rules of the house that no linter has."""

from __future__ import annotations

import ast
import re
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = sorted((ROOT / "journal_app").rglob("*.py"))
BESIDE = ("tests", "tools", "benchmarks")
EVERY = PACKAGE + [path for name in BESIDE for path in sorted((ROOT / name).rglob("*.py"))]
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
BANNED = frozenset({"exec", "exec_", "instance", "sleep"})

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> Iterator[Function]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def long_functions(source: str) -> list[str]:
    tree = ast.parse(source)
    return [
        f.name for f in functions(tree) if (f.end_lineno or 0) - f.lineno + 1 > LONGEST_FUNCTION
    ]


def calls(source: str) -> list[str]:
    """Return the calls of methods in a source, written as they stand, without their arguments."""
    found = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [ast.unparse(func) for func in found if getattr(func, "attr", "") in BANNED]


def banned(source: str) -> list[str]:
    """Return calls that block, nest an event loop, or reach for a global."""
    wrong = re.compile(r"(\.exec_?|QApplication\.instance|QCoreApplication\.instance|time\.sleep)$")
    # The one event loop of the program, and a database session's statement.
    allowed = re.compile(r"(^|\.)_?(app|session)\.exec$")
    return [call for call in calls(source) if wrong.search(call) and not allowed.search(call)]


def found_in(files: list[Path], look: Callable[[str], list[str]]) -> list[str]:
    """Return what a look at each file finds, with the file's name before it."""
    return [
        f"{path.relative_to(ROOT)}: {hit}"
        for path in files
        for hit in look(path.read_text(encoding="utf-8"))
    ]


def too_long(source: str) -> list[str]:
    lines = source.count("\n")
    return [f"{lines} lines"] if lines > LONGEST_FILE else []


def test_every_file_stays_short_enough_to_read() -> None:
    assert len(EVERY) > len(PACKAGE) > 100
    assert found_in(EVERY, too_long) == []
    assert found_in(EVERY, long_functions) == []


def test_nothing_blocks_or_reaches_for_a_global() -> None:
    assert found_in(PACKAGE, banned) == []


def test_the_rules_catch_what_they_should() -> None:
    body = "\n".join("    x = 1" for _ in range(LONGEST_FUNCTION))
    assert too_long("x\n" * (LONGEST_FILE + 1)) == [f"{LONGEST_FILE + 1} lines"]
    assert too_long("x\n" * LONGEST_FILE) == []
    assert long_functions(f"def f():\n{body}\n") == ["f"]
    assert banned("dialog.exec()\nQApplication.instance()\ntime.sleep(1)") == [
        "dialog.exec",
        "QApplication.instance",
        "time.sleep",
    ]


def tracked() -> list[Path]:
    try:
        listing = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return [*EVERY, ROOT / "README.md"]
    return [ROOT / name for name in listing.stdout.split("\0") if name]


def machine_paths(text: str) -> list[str]:
    return re.findall(r"(?<![\w.])/(?:work|root|farm)/\w+", text)


def test_no_file_names_the_machine_it_was_written_on() -> None:
    found = []
    for path in tracked():
        if path.suffix in {".py", ".md", ".toml", ".txt", ".sh", ""} and path.is_file():
            text = path.read_text(encoding="utf-8", errors="ignore")
            found += [f"{path.relative_to(ROOT)}: {hit}" for hit in machine_paths(text)]
    assert found == []
    assert machine_paths("see " + "/work" + "/main") != []


def test_a_socket_that_python_code_opens_fails_its_test() -> None:
    with pytest.raises(AssertionError, match="opened a socket"):
        socket.socket()
    with pytest.raises(AssertionError, match="opened a socket"):
        socket.create_connection(("127.0.0.1", 9))

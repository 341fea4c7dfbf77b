"""What the README points at is there, and what it tells to type exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journal_app.cli.main import commands

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)\)")


def links(text: str) -> list[str]:
    return LINK.findall(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    missing = [to for to in links(page.read_text("utf-8")) if not (page.parent / to).exists()]
    assert missing == []


def test_links_are_found() -> None:
    assert links("see [this](docs/a.md) and ![that](b.png)") == ["docs/a.md", "b.png"]


def test_the_commands_are_those_of_the_command_line() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert set(re.findall(r"\| `heartbeat (\w+) ", text)) == set(commands())


def test_the_targets_are_those_of_the_makefile() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`?make (\w+)`?", text)) - {"run", "test"} <= targets
    assert {"run", "test"} <= targets

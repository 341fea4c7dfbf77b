"""One sample journal for all command line tests, copied for each that changes it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from journal_app.cli import main


@dataclass(frozen=True)
class Sample:
    """A sample journal and what opens it."""

    folder: Path
    passphrase_file: Path
    code: str = field(repr=False)
    said: str = field(repr=False)

    def options(self) -> list[str]:
        return ["--passphrase-file", str(self.passphrase_file)]


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str | Path) -> Answer:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return run


def after(label: str, text: str) -> str:
    """Return what follows a label on its line."""
    return next(line.removeprefix(label) for line in text.splitlines() if line.startswith(label))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        said: list[str] = []
        patch.setattr("sys.stdout.write", said.append, raising=False)
        assert main(["demo", str(folder / "vault")]) == 0
    text = "".join(said)
    file = folder / "passphrase"
    file.write_text(after("passphrase: ", text) + "\n", encoding="utf-8")
    return Sample(folder / "vault", file, after("recovery code: ", text), text)


@pytest.fixture
def sample(made: Sample, tmp_path: Path) -> Sample:
    copy = tmp_path / "vault"
    shutil.copytree(made.folder, copy)
    return Sample(copy, made.passphrase_file, made.code, made.said)

"""The built wheel, installed into a clean environment, starts and finds its data."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [found] = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone; what it depends on comes from this environment's packages."""
    place = tmp_path_factory.mktemp("clean") / "env"
    venv.create(place, with_pip=False)
    pip = [sys.executable, "-m", "pip", "--python", str(place / "bin" / "python")]
    install = [*pip, "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return place


def run(installed: Path, *command: str) -> subprocess.CompletedProcess[str]:
    # Folders on PYTHONPATH are searched without their .pth files: the checkout, which this
    # environment links by one, stays out of reach.
    environment = {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")}
    return subprocess.run(
        [str(installed / "bin" / command[0]), *command[1:]],
        cwd=installed,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


posix = pytest.mark.skipif(os.name == "nt", reason="asks for bin/, as on Linux and macOS")


@posix
@pytest.mark.slow
def test_the_program_is_the_one_from_the_wheel(installed: Path) -> None:
    where = (
        "import journal_app, journal_app.assets as a; print(journal_app.__file__, a.data_root())"
    )
    answer = run(installed, "python", "-c", where)
    module, data = answer.stdout.split()
    assert Path(module).is_relative_to(installed)
    assert Path(data).is_relative_to(installed)
    assert Path(data).name == "_data"


@posix
@pytest.mark.slow
def test_prompts_and_resources_are_in_the_wheel(installed: Path) -> None:
    look = "import journal_app.assets as a; print(*a.list_names('{}', '.toml'))"
    for folder in ("prompts", "resources/support", "resources/demo", "resources/questionnaires"):
        here = sorted(f"{folder}/{path.name}" for path in (ROOT / folder).glob("*.toml"))
        assert run(installed, "python", "-c", look.format(folder)).stdout.split() == here
        assert here


@posix
@pytest.mark.slow
def test_the_installed_program_does_the_main_job(installed: Path, tmp_path: Path) -> None:
    assert run(installed, "heartbeat", "--version").stdout.startswith("heartbeat ")
    answer = run(installed, "heartbeat", "tour", str(tmp_path / "tour"))
    assert answer.returncode == 0, answer.stderr
    assert len(list((tmp_path / "tour").glob("*.png"))) == 10

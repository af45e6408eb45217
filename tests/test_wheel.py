"""The wheel holds everything the program needs, and works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

import portfolio

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.xdist_group("wheel")


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command as a stranger would, without this checkout in its environment."""
    private = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PORTFOLIO_WORKSPACE"}
    ended = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={key: value for key, value in os.environ.items() if key not in private},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, without a network."""
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def stranger(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel in a clean venv which borrows our libraries but not our checkout."""
    home = tmp_path_factory.mktemp("a stranger")
    venv = home / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=home)
    python = venv / "bin" / "python"
    pip = (
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "--quiet",
        "--disable-pip-version-check",
    )
    run(*pip, "install", "--no-index", "--no-deps", wheel, cwd=home)
    # A folder named in a .pth file is searched; the .pth files in it, our own among them, are not.
    (site,) = venv.glob("lib/python*/site-packages")
    ours = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "libraries.pth").write_text("\n".join(sorted(ours)) + "\n", encoding="utf-8")
    return home


def test_the_wheel_holds_what_the_program_reads(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    packed = [
        f"portfolio/_assets/{path.relative_to(ROOT).as_posix()}"
        for folder in ("templates", "schema")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not path.name.startswith(".")
    ]
    beside = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "portfolio").rglob("*")
        if path.is_file() and path.suffix in {".md", ".yaml", ".tcss", ".jsonl"}
    ]

    assert packed
    assert not set(packed + beside) - set(names)
    assert not [name for name in names if name.startswith("tests/")]


def test_the_installed_package_is_its_own(stranger: Path) -> None:
    code = "import portfolio; print(portfolio.__file__)"

    where = run(stranger / "venv" / "bin" / "python", "-c", code, cwd=stranger)

    assert Path(where.strip()).is_relative_to(stranger)


@pytest.mark.skipif(find_spec("portfolio.cli.main") is None, reason="the commands do not stand yet")
def test_the_installed_command_says_its_version(stranger: Path) -> None:
    said = run(stranger / "venv" / "bin" / "portfolio", "--version", cwd=stranger)

    assert portfolio.__version__ in said


@pytest.mark.skipif(find_spec("portfolio.cli.demo") is None, reason="the demo does not stand yet")
def test_the_installed_demo_prints_the_path_of_its_dossier(stranger: Path) -> None:
    said = run(stranger / "venv" / "bin" / "portfolio", "demo", "my demo", cwd=stranger)

    dossier = stranger / said.strip().splitlines()[-1]
    assert dossier.is_relative_to(stranger)
    assert dossier.read_bytes().startswith(b"%PDF-")

"""The distributions, built here; the wheel, installed where nothing of the checkout is seen."""

import os
import subprocess
import sys
import sysconfig
import tarfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from tests.distribution.without_network import NOT_ALLOWED

ROOT = Path(__file__).resolve().parents[2]
ALONE = Path(__file__).with_name("without_network.py")


class Built(msgspec.Struct, frozen=True):
    """The two distributions."""

    wheel: Path
    source: Path


class Installed(msgspec.Struct, frozen=True):
    """A user's environment: an interpreter with the wheel, and a home that was never used."""

    python: Path
    home: Path

    def program(self, name: str = "according") -> Path:
        """Return the interpreter, or the entry point that the wheel brought."""
        return self.python.with_name(name)

    @property
    def environment(self) -> dict[str, str]:
        """Return the variables of a user who has set none."""
        return {"HOME": str(self.home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}


def _done(*words: str | Path, folder: Path) -> None:
    done = subprocess.run(words, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The source distribution of the checkout, and the wheel built from that alone."""
    folder = tmp_path_factory.mktemp("built")
    _done(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, folder=ROOT)
    (source,) = folder.glob("*.tar.gz")
    with tarfile.open(source) as packed:
        packed.extractall(folder, filter="data")
    unpacked = folder / source.name.removesuffix(".tar.gz")
    _done(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=unpacked)
    (wheel,) = folder.glob("*.whl")
    return Built(wheel, source)


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """A new environment with the wheel; the packages it needs are those of the checkout's.

    The checkout's own entry among these is a ``.pth`` file, which Python reads in site folders
    only, and this one is seen by path.
    """
    folder = tmp_path_factory.mktemp("user")
    _done(sys.executable, "-m", "venv", "--without-pip", folder / "env", folder=folder)
    python = folder / "env" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python)]
    _done(*pip, "install", "--no-index", "--no-deps", "--quiet", built.wheel, folder=folder)
    (site,) = (folder / "env" / "lib").glob("*/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    home = folder / "home"
    home.mkdir()
    return Installed(python, home)


@pytest.fixture(scope="module")
def run(installed: Installed) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the installed command, or another program, in the user's home, without a network."""

    def command(*words: str | Path, program: str = "according") -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, ALONE, installed.program(program), *words],
            cwd=installed.home,
            env=installed.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == NOT_ALLOWED:
            pytest.skip("this system does not let a program run without a network")
        return done

    return command

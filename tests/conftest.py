"""Fixtures shared by all tests: the annotated reports, the language pipeline, the reader."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of reports annotated by others; they may not be given away with the project."""
    folder = SHARED / "gold"
    if not folder.is_dir():
        pytest.skip(
            "the annotated reports are not here (../shared/gold); they are not ours to ship"
        )
    return folder

"""Queues of what is worth a look are put together anew only when the base has changed."""

from pathlib import Path

import pytest

from according.base import Base
from according.base.review import Queues, kept

from .invented import Told, file_readings, reading

TEXT = "Rebels attacked soldiers in Kell on Monday, the ministry said."


def test_a_queue_is_kept_until_there_is_another_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_WORTH", 0)
    path = file_readings(tmp_path / "b.accd", [reading("one", TEXT, Told(anchor="attacked"))])
    queues = Queues()
    with Base.open(path) as base:
        first = queues.of(base.connection, "claims")
        assert [one.name for one in first] == ["one/c1"]
        assert queues.of(base.connection, "claims") is first
        file_readings(path, [reading("two", TEXT, Told(anchor="attacked"))])
        assert len(queues.of(base.connection, "claims")) == 2

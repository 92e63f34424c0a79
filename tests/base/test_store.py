"""Opening a base: what is refused, and with what advice; readable wherever it lies."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.base.fake import document, file, rows, unprivileged

from according.base import schema
from according.base.errors import BaseError
from according.base.store import Store


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.accd"
    file(path, [document(f"d{n}", f"Mara {n} said so, and so did Tomas.") for n in range(50)])
    return path


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that others may look into; those of pytest are closed to them."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def refused(path: Path, *, write: bool = False, create: bool = False) -> str:
    with (
        pytest.raises(BaseError) as caught,
        Store.open(path, write=write, create=create) as store,
    ):
        if write:
            with store.writing() as connection:
                connection.execute("DELETE FROM copy")
    return str(caught.value)


def test_no_base(tmp_path: Path) -> None:
    assert "make one: according file" in refused(tmp_path / "none.accd")
    assert not (tmp_path / "none.accd").exists()


def test_no_folder(tmp_path: Path) -> None:
    assert "there is no folder" in refused(tmp_path / "none" / "base.accd", create=True)


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path, create=True)


@pytest.mark.parametrize("write", [False, True])
def test_not_a_base(tmp_path: Path, *, write: bool) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Mara said so. " * 100)
    assert "is not an evidence base" in refused(path, write=write)
    assert path.read_text() == "Mara said so. " * 100


@pytest.mark.parametrize("write", [False, True])
def test_a_base_of_something_else(tmp_path: Path, *, write: bool) -> None:
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    before = path.read_bytes()
    assert "no evidence base" in refused(path, write=write)
    assert path.read_bytes() == before


@pytest.mark.parametrize("write", [False, True])
def test_a_newer_layout(base: Path, *, write: bool) -> None:
    connection = sqlite3.connect(base)
    connection.execute(f"PRAGMA user_version = {schema.version() + 1}")
    connection.close()
    before = base.read_bytes()
    assert "pip install --upgrade according" in refused(base, write=write)
    assert base.read_bytes() == before


def test_an_empty_file_is_a_base_to_be_made(tmp_path: Path) -> None:
    path = tmp_path / "base.accd"
    path.touch()
    assert "according file" in refused(path)
    with Store.open(path, create=True):
        pass
    with Store.open(path) as store:
        assert schema.version_of(store.connection) == schema.version()


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("part", [0.01, 0.5, 0.99])
def test_half_a_file(base: Path, *, write: bool, part: float) -> None:
    raw = base.read_bytes()
    base.write_bytes(raw[: int(len(raw) * part)])
    assert "is damaged" in refused(base, write=write)


def test_a_folder_that_may_not_be_written(folder: Path, base: Path) -> None:
    path = folder / "base.accd"
    shutil.copyfile(base, path)
    folder.chmod(0o555)
    assert unprivileged(lambda: rows(path, "SELECT count(*) FROM document")) == [(50,)]
    assert "may not be written" in unprivileged(lambda: refused(path, write=True))


def test_a_base_left_with_a_log_in_a_folder_that_may_not_be_written(
    folder: Path, base: Path
) -> None:
    path = folder / "base.accd"
    connection = sqlite3.connect(base)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    shutil.copyfile(base, path)
    folder.chmod(0o555)
    assert unprivileged(lambda: rows(path, "SELECT count(*) FROM document")) == [(50,)]


def test_a_file_that_may_not_be_written(folder: Path, base: Path) -> None:
    path = folder / "base.accd"
    shutil.copyfile(base, path)
    path.chmod(0o444)
    folder.chmod(0o777)
    assert unprivileged(lambda: rows(path, "SELECT count(*) FROM document")) == [(50,)]
    assert "may not be written" in unprivileged(lambda: refused(path, write=True))


def test_a_file_that_may_not_be_read(folder: Path, base: Path) -> None:
    path = folder / "base.accd"
    shutil.copyfile(base, path)
    path.chmod(0o000)
    assert "ask for the right" in unprivileged(lambda: refused(path))


def test_a_base_cannot_be_made_where_nothing_may_be_written(folder: Path) -> None:
    folder.chmod(0o555)
    told = unprivileged(lambda: refused(folder / "base.accd", create=True))
    assert f"write in {folder}" in told


def test_somebody_reads_while_a_job_begins_and_ends(base: Path) -> None:
    with Store.open(base) as reader:
        statement = reader.connection.execute("SELECT text FROM document")
        statement.fetchone()
        with Store.open(base, write=True) as store, store.writing() as connection:
            connection.execute("DELETE FROM fingerprint")
        assert len(statement.fetchall()) == 49
    assert [path.name for path in base.parent.glob("base*")] == ["base.accd"]
    assert rows(base, "SELECT count(*) FROM fingerprint") == [(0,)]


def test_a_copy_of_the_file_is_whole_though_somebody_has_it_open(base: Path) -> None:
    with Store.open(base):
        file(base, [document("more", "Mara said more.")])
        shutil.copyfile(base, base.with_name("copy.accd"))
    assert rows(base.with_name("copy.accd"), "SELECT count(*) FROM document") == [(51,)]


def test_reading_changes_nothing(base: Path) -> None:
    before = base.read_bytes()
    with Store.open(base) as store:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            store.connection.execute("DELETE FROM link")
        assert store.connection.execute("SELECT count(*) FROM document").fetchone() == (50,)
    assert base.read_bytes() == before
    assert [path.name for path in base.parent.glob("base*")] == ["base.accd"]


def test_nothing_of_a_transaction_that_failed_is_in_the_base(base: Path) -> None:
    with Store.open(base, write=True) as store:
        with pytest.raises(ZeroDivisionError), store.writing() as connection:
            connection.execute("DELETE FROM statement")
            raise ZeroDivisionError
        with store.writing():
            pass
    assert rows(base, "SELECT count(*) FROM statement") == [(50,)]


def test_what_was_filed_names_only_what_is_there(base: Path) -> None:
    assert rows(base, "PRAGMA foreign_key_check") == []


_FILL = """
import resource, signal, sys
from pathlib import Path
from according.base.errors import BaseError
from tests.base.fake import document, file
base = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    file(base, [document(f"d{n}", f"Mara {n} said so. " * 300) for n in range(2000)])
except BaseError as error:
    print(error)
"""


def test_a_full_disk(tmp_path: Path) -> None:
    base = tmp_path / "base.accd"
    done = subprocess.run(
        [sys.executable, "-c", _FILL, str(base), "2000000"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        timeout=60,
    )
    assert "full" in done.stdout
    assert "run the same command again" in done.stdout
    ((count,),) = rows(base, "SELECT count(*) FROM document")
    assert 0 < count < 2000
    again = file(base, [document(f"d{n}", f"Mara {n} said so. " * 300) for n in range(200)])
    assert again.filed + again.known == 200
    assert rows(base, "PRAGMA integrity_check") == [("ok",)]


def test_a_busy_base(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("according.base.store._WAIT", 0.1)
    with Store.open(base, write=True) as one, Store.open(base, write=True) as other:
        with (
            one.writing(),
            pytest.raises(BaseError, match="other processes have been using"),
            other.writing(),
        ):
            pass
        with other.writing():
            pass

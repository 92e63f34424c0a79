"""A folder on a disk that all workers see, or in an object store."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from according.cluster.errors import ClusterError

if TYPE_CHECKING:
    import pyarrow
    import pyarrow.fs


class Folder:
    """Files under one address; each is whole or not there, whatever happens to who writes it."""

    def __init__(self, address: str):
        """Name the folder; nothing is made before something is written.

        Args:
            address: a path, or ``s3://``, ``gs://`` and the like, with the rights of the
                environment.

        Raises:
            ClusterError: the address is of no kind that is known.
        """
        # A path is made whole: workers stand elsewhere.
        self.address = address if "://" in address else str(Path(address).absolute())
        self._files, self._root = filesystem(self.address)

    def names(self, part: str) -> set[str]:
        """Return the names of the files in a folder below it; none where it is not there.

        Raises:
            ClusterError: it cannot be looked into.
        """
        import pyarrow.fs

        chosen = pyarrow.fs.FileSelector(f"{self._root}/{part}", allow_not_found=True)
        try:
            found = self._files.get_file_info(chosen)
        except OSError as error:
            raise self._unreachable(error) from error
        return {one.base_name for one in found if one.is_file and one.base_name[0] != "."}

    def read(self, name: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            OSError: there is no such file, or it cannot be read.
        """
        with self._files.open_input_stream(f"{self._root}/{name}") as stream:
            return bytes(stream.read())

    def read_table(self, name: str) -> "pyarrow.Table":
        """Return a table.

        Raises:
            OSError: there is no such file, or it cannot be read.
        """
        import pyarrow.parquet

        return pyarrow.parquet.read_table(f"{self._root}/{name}", filesystem=self._files)

    def write_table(self, name: str, rows: list[dict[str, Any]], schema: "pyarrow.Schema") -> None:
        """Write a table; it takes the place of one of that name.

        Raises:
            OSError: it cannot be written.
        """
        import pyarrow

        self.write_arrow(name, pyarrow.Table.from_pylist(rows, schema=schema))

    def write_arrow(self, name: str, table: "pyarrow.Table") -> None:
        """Write a table that is made; it takes the place of one of that name.

        Raises:
            OSError: it cannot be written.
        """
        import pyarrow
        import pyarrow.parquet

        sink = pyarrow.BufferOutputStream()
        pyarrow.parquet.write_table(table, sink, compression="zstd")
        self.write(name, sink.getvalue())

    def write(self, name: str, content: "bytes | pyarrow.Buffer") -> None:
        """Write a file; it takes the place of one of that name.

        Raises:
            OSError: it cannot be written.
        """
        path = f"{self._root}/{name}"
        if self._files.type_name != "local":
            # An object appears when its last byte has arrived, or not at all.
            with self._files.open_output_stream(path) as stream:
                stream.write(content)
            return
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.{os.getpid()}")
        with beside.open("wb") as file:
            file.write(memoryview(content))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)

    def remove(self, part: str) -> None:
        """Remove a folder below it, with all that is in it."""
        import pyarrow.fs

        path = f"{self._root}/{part}"
        if self._files.get_file_info(path).type != pyarrow.fs.FileType.NotFound:
            self._files.delete_dir(path)

    def sweep(self, part: str) -> None:
        """Remove what was half written on a disk when a worker was killed."""
        if self._files.type_name == "local":
            for left in Path(f"{self._root}/{part}").glob(".*"):
                left.unlink()

    def _unreachable(self, error: OSError) -> ClusterError:
        return ClusterError(
            f"{self.address} cannot be reached ({error}); check the address and your rights"
        )


def filesystem(address: str) -> "tuple[pyarrow.fs.FileSystem, str]":
    """Return what opens files under an address, and the path in it.

    Raises:
        ClusterError: the address is of no kind that is known.
    """
    import pyarrow
    import pyarrow.fs

    whole = address if "://" in address else str(Path(address).absolute())
    try:
        found: tuple[pyarrow.fs.FileSystem, str] = pyarrow.fs.FileSystem.from_uri(whole)
    except (pyarrow.ArrowException, OSError) as error:
        raise ClusterError(
            f"{address} is no place that can be opened ({error}); name a folder, or an address "
            "that begins with s3:// or gs://"
        ) from error
    return found[0], found[1].rstrip("/")

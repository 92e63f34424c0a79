"""Daft: work in units, on the processes of one machine or of a Ray cluster."""

import logging
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from according.base.filing import default_workers
from according.cluster.errors import ClusterError
from according.cluster.quiet import QUIET, load_daft, load_ray

_LOG = logging.getLogger(__name__)
Works = Callable[[str], str]
"""Does one unit. A worker makes one and keeps it."""


class Engine(msgspec.Struct, frozen=True, kw_only=True):
    """Where the work is done."""

    address: str | None = None
    """Of a Ray cluster: ``auto``, ``host:port``, ``ray://host:port``; none: this machine."""
    workers: int | None = None
    """Processes; none: one a core, on one machine as far as its memory goes."""
    retries: int = 3
    """How often in a row work is begun again after it broke off with nothing new done."""

    def start(self) -> "Running":
        """Get ready to work.

        Raises:
            ClusterError: what it takes is not installed, or the cluster cannot be reached.
        """
        daft = load_daft()
        if self.address is None:
            daft.set_runner_native()
            return Running(daft, self, self.workers or default_workers())
        ray = load_ray()
        try:
            if not ray.is_initialized():
                settings = {"env_vars": QUIET}
                ray.init(address=self.address, runtime_env=settings, log_to_driver=False)
        except (ConnectionError, OSError, RuntimeError, ValueError) as error:
            raise ClusterError(
                f"there is no Ray cluster at {self.address} ({error}); start one with `ray start "
                "--head`, or leave --address away to read on this machine"
            ) from error
        daft.set_runner_ray(noop_if_initialized=True)
        cores = int(ray.cluster_resources().get("CPU", 0))
        return Running(daft, self, self.workers or max(1, cores))


class Running:
    """Daft, ready to work."""

    def __init__(self, daft: Any, engine: Engine, workers: int):
        self.daft = daft
        self._engine, self._workers = engine, workers

    def until_done(
        self,
        left: Callable[[], dict[str, str]],
        make: Callable[..., Works],
        given: Sequence[str | int],
    ) -> Iterator[str]:
        """Do what is left; begin again with the rest when workers were lost.

        Args:
            left: tells what is not done, by names.
            make: see `each`.
            given: see `each`.

        Yields:
            What came of each unit, as far as it was told before workers were lost.

        Raises:
            ClusterError: it broke off too often.
        """
        units, broken = left(), 0
        while units:
            try:
                yield from self.each(make, given, list(units.values()))
            except ClusterError as error:
                still = left()
                broken = broken + 1 if len(still) == len(units) else 0
                if broken > self._engine.retries:
                    raise ClusterError(
                        f"{error}; what is done is kept: run the same command again to go on"
                    ) from error
                _LOG.warning("%s; beginning again with %d of %d", error, len(still), len(units))
                units = still
            else:
                return

    def each(
        self, make: Callable[..., Works], given: Sequence[str | int], units: Sequence[str]
    ) -> Iterator[str]:
        """Do all units; yield what came of each when it and those before it are done.

        Args:
            make: makes what works, in each worker; of a module that workers can import.
            given: what it is made with.
            units: what is to be done; a unit may be done twice when a worker dies over it.

        Raises:
            ClusterError: a worker died, or could not do a unit; some units may be done.
        """
        if not units:
            return
        count = min(self._workers, len(units))
        try:
            frame = self.daft.from_pydict({"unit": list(units)})
            if self._engine.address is not None:
                frame = frame.into_partitions(len(units))
            work = _worker(self.daft, count)(make, tuple(given))
            for row in frame.select(work.do(frame["unit"]).alias("done")).iter_rows():
                yield row["done"]
        except Exception as error:
            # Daft, Ray and workers raise of all kinds.
            raise ClusterError(f"the work was broken off: {error}") from error


def _worker(daft: Any, count: int) -> Any:
    """Return the class of which each worker makes one."""

    class Worker:
        def __init__(self, make: Callable[..., Works], given: tuple[str | int, ...]):
            self._work = make(*given)

        @daft.method.batch(return_dtype=daft.DataType.string(), batch_size=1)  # type: ignore[untyped-decorator]
        def do(self, units: Any) -> list[str]:
            return [self._work(unit) for unit in units.to_pylist()]

    # A process of its own for each: threads of one would wait for each other.
    return daft.cls(Worker, cpus=1, max_concurrency=count, use_process=True)

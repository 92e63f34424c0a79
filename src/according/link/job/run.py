"""One run of linking."""

from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import msgspec

from according.base.store import Store
from according.link.actors.decided import Conflict
from according.link.actors.job import link_actors
from according.link.blocking import Blocks
from according.link.compare.score import Scorer
from according.link.incidents import Incidents, touch_changed
from according.link.job.decided import decided, note_decided, tell_conflicts
from according.link.job.grouping import Grouping, touched
from according.link.job.progress import Progress
from according.link.job.state import (
    clear,
    forget,
    keep_out_others,
    note,
    outdated,
    state,
    version,
)
from according.link.job.taking import Taking, filed_stories
from according.link.readings import Readings

_BATCH = 200
"""Reports taken in together in one transaction: what a kill may cost to compare again."""


def link_base(
    path: Path, clock: Callable[[], str], *, scorer: Scorer | None = None
) -> Generator[Progress]:
    """Link a base; yield what has been done after every batch.

    Everything that was yielded is in the base, whatever happens to the run: the next goes on from
    there. What has not changed since the last run is not done again. The outcome depends on the
    reports and people's decisions alone, not on the order or portions in which they came.

    Args:
        path: of the base, which is brought to the newest layout.
        clock: tells the time as ISO 8601 with its zone.
        scorer: compares two events; none: by the weights that ship with According.

    Raises:
        BaseError: there is no such base, it cannot be written, or another run has begun on it.
    """
    with Store.open(path, write=True) as store, TemporaryDirectory() as scratch:
        yield from _Run(store, clock, scorer or Scorer.load()).all(Path(scratch))


class _Run:
    def __init__(self, store: Store, clock: Callable[[], str], scorer: Scorer):
        self._store, self._clock, self._scorer = store, clock, scorer
        self._readings = Readings(store.connection)
        self._id = uuid4().hex
        self._so_far = Progress(stage="comparing", done=0, of=0)
        self._actor_conflicts: Sequence[Conflict] = ()

    def all(self, scratch: Path) -> Iterator[Progress]:
        new = self._begin()
        if new:
            yield from self._take(new, scratch)
        yield from self._actors()
        yield from self._group()
        with self._store.writing() as connection:
            keep_out_others(connection, self._id)
            note(connection, "ended", self._clock())

    def _begin(self) -> Sequence[int]:
        """Forget what no longer holds; return the reports that are to be linked."""
        with self._store.writing() as connection:
            note(connection, "run", self._id)
            if state(connection, "version") != version():
                clear(connection)
                note(connection, "version", version())
            found = outdated(connection)
            forget(connection, found.gone)
        self._so_far = msgspec.structs.replace(
            self._so_far, of=len(found.new), reports=len(found.new), gone=len(found.gone)
        )
        return found.new

    def _take(self, new: Sequence[int], scratch: Path) -> Iterator[Progress]:
        with Blocks(scratch) as blocks:
            blocks.add(filed_stories(self._store.connection))
            taking = Taking(
                self._store, blocks, self._readings, self._scorer, self._id, self._clock
            )
            for start in range(0, len(new), _BATCH):
                batch = new[start : start + _BATCH]
                taken = taking.take(batch)
                so_far = self._so_far
                self._so_far = msgspec.structs.replace(
                    so_far,
                    done=so_far.done + len(batch),
                    words=so_far.words + taken.words,
                    pairs=so_far.pairs + taken.pairs,
                )
                yield self._so_far

    def _actors(self) -> Iterator[Progress]:
        with self._store.writing() as connection:
            keep_out_others(connection, self._id)
            found = link_actors(connection)
        self._actor_conflicts = found.conflicts
        self._so_far = msgspec.structs.replace(
            self._so_far,
            stage="actors",
            done=found.documents,
            of=found.documents,
            actors=found.several,
        )
        if found.documents:
            yield self._so_far

    def _group(self) -> Iterator[Progress]:
        connection = self._store.connection
        now = decided(connection)
        note_decided(self._store, now)
        touch_changed(self._store)
        conflicts = tell_conflicts(self._store, now, self._actor_conflicts)
        self._so_far = msgspec.structs.replace(
            self._so_far,
            stage="grouping",
            done=0,
            of=touched(connection),
            conflicts=conflicts,
        )
        incidents = Incidents(connection, self._readings, self._scorer)
        grouping = Grouping(
            self._store, incidents, now, threshold=self._scorer.threshold, run=self._id
        )
        for step in grouping.all():
            so_far = self._so_far
            done = so_far.done + step.events
            self._so_far = msgspec.structs.replace(
                so_far,
                done=done,
                of=max(so_far.of, done),
                incidents=so_far.incidents + step.incidents,
            )
            yield self._so_far

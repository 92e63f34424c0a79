"""Linking, on a worker: by what the reports of a part are looked for."""

from typing import TYPE_CHECKING, Any

import msgspec

from according.base.records.keys import Keys
from according.cluster.folder import Folder
from according.cluster.reading import READINGS
from according.link.blocking import Story, story_of
from according.link.blocking.steps import NEVER, WINDOW
from according.link.compare.node import Node
from according.link.compare.nodes import must_links, nodes_of
from according.model import Reading

if TYPE_CHECKING:
    import pyarrow

STORIES, TERMS, EVENTS, MUSTS = "links/stories", "links/terms", "links/events", "links/musts"
_COLUMNS = {
    TERMS: ("term", "document", "weight", "day", "bucket"),
    EVENTS: ("event", "document", "stem", "type"),
    MUSTS: ("one", "other", "document"),
}


class Numbered(msgspec.Struct, frozen=True):
    """A part, and the number before that of its first document."""

    part: str
    before: int


class StoryMaker:
    """Writes what the reports of parts are looked for by."""

    def __init__(self, out: str):
        """Prepare it; ``out`` is the address of the folder of the job."""
        self._out = Folder(out)

    def __call__(self, unit: str) -> str:
        """Do a part; return its name.

        Raises:
            OSError: its readings are not there, or nothing can be written.
        """
        part = msgspec.json.decode(unit, type=Numbered)
        terms: list[dict[str, Any]] = []
        events: list[dict[str, Any]] = []
        musts: list[dict[str, Any]] = []
        stories: list[dict[str, Any]] = []
        for document, (id_, nodes) in nodes_of_part(self._out, part).items():
            keys = Keys(document)
            story = story_of(document, [(keys.of(node.key[1]), node) for node in nodes])
            terms += _terms(story)
            events += [
                {"event": e.event, "document": document, "stem": e.stem, "type": e.type}
                for e in story.events
            ]
            for (_, a), (_, b) in must_links(nodes):
                one, other = sorted((keys.of(a), keys.of(b)))
                musts.append({"one": one, "other": other, "document": document})
            stories.append({"document": document, "id": id_})
        for table, rows in ((TERMS, terms), (EVENTS, events), (MUSTS, musts)):
            self._out.write_table(f"{table}/{part.part}.parquet", rows, whole(_COLUMNS[table]))
        # Last: a part whose stories are there is done.
        self._out.write_table(f"{STORIES}/{part.part}.parquet", stories, _story_schema())
        return part.part


def nodes_of_part(out: Folder, part: Numbered) -> dict[int, tuple[str, tuple[Node, ...]]]:
    """Return the id and the events of each document of a part, by its number.

    Raises:
        OSError: the readings are not there.
    """
    rows = out.read_table(f"{READINGS}/{part.part}.parquet").to_pylist()
    found = {}
    for row in rows:
        reading = msgspec.json.decode(row["reading"], type=Reading)
        found[part.before + row["row"] + 1] = reading.id, nodes_of(reading)
    return found


def whole(names: tuple[str, ...]) -> "pyarrow.Schema":
    """Return columns of whole numbers."""
    import pyarrow

    return pyarrow.schema([(name, pyarrow.int64()) for name in names])


def _story_schema() -> "pyarrow.Schema":
    import pyarrow

    return pyarrow.schema([("document", pyarrow.int64()), ("id", pyarrow.string())])


def _terms(story: Story) -> list[dict[str, Any]]:
    bucket = NEVER if story.day is None else story.day // WINDOW
    return [
        {
            "term": term,
            "document": story.document,
            "weight": weight,
            "day": story.day,
            "bucket": bucket,
        }
        for term, weight in story.terms
    ]

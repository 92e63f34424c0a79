"""The base as a whole: SQLite's structure, layout, references, indexes, fingerprints, notes."""

import re
import sqlite3
from collections.abc import Iterator

import msgspec

from according.base import schema
from according.base.verify.faults import BACKUP, Fault, Findings, Subject
from according.model import Document

INDEXES = {"report_words": "document", "statement_words": "statement", "name_words": "name"}
"""The full-text indexes, and the tables they are of."""
_FEEDS_ON = {
    "document": ("document",),
    "statement": ("statement", "document"),
    "name": ("name", "actor_name"),
}
"""Tables whose faults make an index of a table another than it should be."""
_COMMENT = re.compile(r"--[^\n]*")
_MOST = 100
"""Faults that one question to SQLite may bring up."""
_JSON = (("job", "inputs"), ("reader", "options"), ("failure", "told"))


def tables(connection: sqlite3.Connection) -> list[str]:
    """Return every table that SQLite keeps on its own pages, the schema's own among them."""
    found = connection.execute(
        "SELECT name FROM pragma_table_list WHERE type IN ('table', 'shadow') AND schema = 'main'"
    )
    return sorted(name for (name,) in found if name != "sqlite_sequence")


def check_file(connection: sqlite3.Connection, table: str) -> Findings:
    """Check a table's pages and indexes, as SQLite does."""
    rows = connection.execute(f'PRAGMA integrity_check("{table}")').fetchall()
    said = "; ".join(str(row[0]) for row in rows if row[0] != "ok")
    if not said:
        return Findings()
    owner = next((index for index in INDEXES if table.startswith(f"{index}_")), None)
    fault = Fault(
        check="file",
        record=owner or table,
        what=f"SQLite finds it damaged: {said[:300]}",
        remedy=BACKUP,
        subject=(owner or table,),
    )
    return Findings((fault,))


def check_layout(connection: sqlite3.Connection) -> Findings:
    """Hold tables, indexes and triggers against those of this version."""
    wanted, found = _objects(_fresh()), _objects(connection)
    faults = []
    for kind, name in sorted(wanted.keys() | {key for key in found if key[0] == "trigger"}):
        if (kind, name) not in found:
            what = "it is missing"
        elif (kind, name) not in wanted:
            what = "it is none of According's, and may change what is written"
        elif wanted[kind, name] != found[kind, name]:
            what = "it was changed"
        else:
            continue
        faults.append(
            Fault(
                check="layout",
                record=f"{kind} {name}",
                what=what,
                remedy=f"drop it or make it as the layout has it, then verify again; or {BACKUP}",
                subject=("layout", kind, name),
            )
        )
    return Findings(tuple(faults))


def _fresh() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection)
    return connection


def _objects(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
    )
    return {(kind, name): " ".join(_COMMENT.sub("", sql or "").split()) for kind, name, sql in rows}


def check_references(connection: sqlite3.Connection, table: str) -> Findings:
    """Check that every row that a table's rows refer to is there."""
    faults = []
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    key = [name for _, name, *_, place in columns if place] or ["rowid"]
    listed = ", ".join(f'one."{name}"' for name in key)
    for reference in connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
        _, _, parent, column, to, *_ = reference
        lost = connection.execute(
            f'SELECT one."{column}", {listed} FROM "{table}" AS one'
            f' LEFT JOIN "{parent}" AS other ON other."{to}" = one."{column}"'
            f' WHERE one."{column}" IS NOT NULL AND other."{to}" IS NULL LIMIT {_MOST}'
        )
        faults += [_lost(table, column, parent, row) for row in lost]
    return Findings(tuple(faults))


def _lost(table: str, column: str, parent: str, row: tuple[int, ...]) -> Fault:
    target, *key = row
    return Fault(
        check="reference",
        record=f"{table} {', '.join(map(str, key))}",
        what=f"its {column} is {parent} {target}, which is not there",
        remedy=BACKUP,
        subject=(table, *key),
        follows=((parent, target), ("actor_name", target), *_of_document(table, key)),
    )


def _of_document(table: str, key: list[int]) -> tuple[Subject, ...]:
    return (("actor_name", key[1]),) if table == "actor_name" else ()


def check_index(connection: sqlite3.Connection, index: str) -> Findings:
    """Check a full-text index within itself and against its table.

    FTS5 is asked by a command that is written, though it changes nothing; it is taken back.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        return Findings(skipped=(f"the full-text index {index}: {error}",))
    try:
        connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.OperationalError as error:
        return Findings(skipped=(f"the full-text index {index}: {error}",))
    except sqlite3.DatabaseError:
        table = INDEXES[index]
        fault = Fault(
            check="index",
            record=index,
            what=f"the full-text index is not that of the table {table}",
            remedy=f"make it anew in SQLite: INSERT INTO {index} ({index}) VALUES ('rebuild')",
            subject=(index,),
            follows=tuple((each,) for each in _FEEDS_ON[table]),
        )
        return Findings((fault,))
    finally:
        connection.execute("ROLLBACK")
    return Findings()


def fingerprints(connection: sqlite3.Connection) -> dict[int, tuple[int, int]]:
    """Return how many hashes each document has and their sum, without their last 20 bits."""
    rows = connection.execute(
        "SELECT document, count(*), sum(hash >> 20) FROM fingerprint GROUP BY document"
    )
    return {document: (count, total) for document, count, total in rows}


def check_notes(connection: sqlite3.Connection) -> Findings:
    """Check what is kept of readers, runs and failures."""
    faults = list(_bad_json(connection))
    for key, document in connection.execute(
        "SELECT key, document FROM failure WHERE document IS NOT NULL"
    ):
        try:
            msgspec.json.decode(document, type=Document)
        except (TypeError, ValueError) as error:
            what = f"the document that is kept to be tried again cannot be read: {error}"
            faults.append(_note("failure", key, what))
    return Findings(tuple(faults))


def _bad_json(connection: sqlite3.Connection) -> Iterator[Fault]:
    for table, column in _JSON:
        for (key,) in connection.execute(f"SELECT key FROM {table} WHERE NOT json_valid({column})"):
            yield _note(table, key, f'its "{column}" is no JSON')


def _note(table: str, key: int, what: str) -> Fault:
    return Fault(
        check="note", record=f"{table} {key}", what=what, remedy=BACKUP, subject=(table, key)
    )

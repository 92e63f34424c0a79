"""Incidents into files."""

import csv
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from according.base import Base, ClaimFilter, FiledIncident
from according.export.csv_tables import ENCODING, shown
from according.export.dictionary import write_dictionary
from according.export.incidents.asked import Asked
from according.export.incidents.tables import rows, tables
from according.export.kind import Settings, Written
from according.export.parquet import File

OF = "incidents"


def write_jsonl(base: Base, filter_: ClaimFilter, target: Path, _: Settings, /) -> Written:
    """Write the contract of `according incidents --format json`: an incident a line."""
    asked, number = Asked(base, filter_), 0
    with target.open("wb") as file:
        for one in asked:
            file.write(msgspec.json.encode(one.incident) + b"\n")
            number += 1
    return Written(records=number, of=OF, notes=asked.notes)


def write_csv(base: Base, filter_: ClaimFilter, target: Path, _: Settings, /) -> Written:
    """Write a folder of CSV tables with their dictionary."""
    asked, number = Asked(base, filter_), 0
    with ExitStack() as stack:
        writers = {}
        for table in tables():
            path = target / f"{table.name}.csv"
            file = stack.enter_context(path.open("w", encoding=ENCODING, newline=""))
            writers[table.name] = csv.writer(file)
            writers[table.name].writerow(field.name for field in table.fields)
        for one in asked:
            number += 1
            for name, found in rows(one):
                writers[name].writerows(map(shown, found))
    write_dictionary(target, tables())
    return Written(records=number, of=OF, notes=asked.notes)


def write_parquet(base: Base, filter_: ClaimFilter, target: Path, _: Settings, /) -> Written:
    """Write a folder of Parquet tables with their dictionary."""
    asked, number = Asked(base, filter_), 0
    with ExitStack() as stack:
        files = {
            table.name: stack.enter_context(File(target / f"{table.name}.parquet", table))
            for table in tables()
        }
        for one in asked:
            number += 1
            for name, found in rows(one):
                files[name].add(found, 0)
    write_dictionary(target, tables())
    return Written(records=number, of=OF, notes=asked.notes)


def write_geojson(base: Base, filter_: ClaimFilter, target: Path, _: Settings, /) -> Written:
    """Write a feature collection; what cannot be on a map is counted in a foreign member."""
    asked, counts = Asked(base, filter_), Counter[str](incidents=0, noPlace=0)
    with target.open("wb") as file:
        file.write(b'{"type":"FeatureCollection","features":[')
        for one in asked:
            found = feature(one)
            if found is None:
                counts["noPlace"] += 1
                continue
            file.write(b",\n" if counts["incidents"] else b"\n")
            file.write(msgspec.json.encode(found))
            counts["incidents"] += 1
        file.write(b'\n],"according":' + msgspec.json.encode(dict(counts)) + b"}\n")
    notes = list(asked.notes)
    if counts["noPlace"]:
        notes.append(f"{counts['noPlace']:,} incidents are not on the map: no point is known")
    return Written(records=counts["incidents"], of="incidents with a place", notes=tuple(notes))


def feature(one: FiledIncident) -> dict[str, Any] | None:
    """Return an incident as a feature; none where no point is known.

    Properties are the columns of the table ``incidents``, and beside them the disputes (what about,
    the values with who holds each) and the denials (who, the words).
    """
    if one.lat is None or one.lon is None:
        return None
    told = one.incident
    properties = {
        field.name: value
        for field, value in zip(tables()[0].fields, dict(rows(one))["incidents"][0], strict=True)
        if field.name not in ("id", "lat", "lon")
    }
    properties["disputed"] = [
        {
            "about": dispute.about,
            "values": [
                {"value": value.value, "by": [by.speaker for by in value.by]}
                for value in dispute.values
            ],
        }
        for dispute in told.disputes
    ]
    properties["denied"] = [
        {"speaker": each.speaker, "quote": each.quote, "document": each.document}
        for each in told.denials
    ]
    return {
        "type": "Feature",
        "id": one.id,
        "geometry": {"type": "Point", "coordinates": [one.lon, one.lat]},
        "properties": properties,
    }

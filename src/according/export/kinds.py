"""The kinds of export, by name: the one list that the command line and the pages go by.

A module of a kind loads what is heavy (Arrow, templates) only when it writes.
"""

from collections.abc import Mapping

from according.export import (
    codebook_tables,
    csv_tables,
    dossier,
    ftm,
    geojson,
    graph,
    json_lines,
    linked_data,
    parquet,
    plover,
)
from according.export.incidents import files as incidents
from according.export.kind import Kind

_ALL = (
    Kind(
        name="csv",
        suffix="",
        help="a folder of tables (claims, statements, documents, …) with their data dictionary",
        write=csv_tables.write,
    ),
    Kind(
        name="parquet",
        suffix="",
        help="the same tables with typed columns, for pandas, R and DuckDB",
        write=parquet.write,
    ),
    Kind(
        name="jsonl",
        suffix=".jsonl",
        help="readings at full fidelity, one a line; `according file` takes them back",
        write=json_lines.write,
    ),
    Kind(
        name="plover",
        suffix=".jsonl",
        help="PLOVER events as JSON, one a line, with their CAMEO roots",
        write=plover.write,
    ),
    Kind(
        name="acled",
        suffix=".csv",
        help="ACLED's columns, with the reason where a happening cannot be coded",
        write=codebook_tables.write_acled,
    ),
    Kind(
        name="ucdp",
        suffix=".csv",
        help="UCDP GED's columns, with the reason where a happening cannot be coded",
        write=codebook_tables.write_ucdp,
    ),
    Kind(
        name="ftm",
        suffix=".ftm.json",
        help="FollowTheMoney entities, one a line, for Aleph and its kin",
        write=ftm.write,
    ),
    Kind(
        name="geojson",
        suffix=".geojson",
        help="claims that have a place, for maps (RFC 7946)",
        write=geojson.write,
    ),
    Kind(
        name="incidents-csv",
        suffix="",
        help="a folder of tables of incidents: numbers, disputes, denials, origins, reports",
        write=incidents.write_csv,
    ),
    Kind(
        name="incidents-parquet",
        suffix="",
        help="the same tables with typed columns",
        write=incidents.write_parquet,
    ),
    Kind(
        name="incidents-jsonl",
        suffix=".jsonl",
        help="incidents, one a line, as `according incidents --format json` prints them",
        write=incidents.write_jsonl,
    ),
    Kind(
        name="incidents-geojson",
        suffix=".geojson",
        help="incidents that have a place, for maps (RFC 7946)",
        write=incidents.write_geojson,
    ),
    Kind(
        name="graphml",
        suffix=".graphml",
        help="the network of who acts on whom, for networkx, igraph, Cytoscape, yEd",
        write=graph.write_graphml,
    ),
    Kind(
        name="gexf",
        suffix=".gexf",
        help="the same network for Gephi",
        write=graph.write_gexf,
    ),
    Kind(
        name="jsonld",
        suffix=".jsonld",
        help="W3C Web Annotations with their provenance (PROV-O)",
        write=linked_data.write,
    ),
    Kind(
        name="dossier",
        suffix=".html",
        help="a page for people: each claim with its words and sources, in the order of time",
        write=dossier.write_html,
    ),
    Kind(
        name="dossier-md",
        suffix=".md",
        help="the same as Markdown",
        write=dossier.write_markdown,
    ),
)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}

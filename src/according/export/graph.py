"""The network of actors as GraphML and GEXF, for Gephi, Cytoscape, yEd, igraph and networkx."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from according.base import Base, ClaimFilter
from according.export.claimed import claimed
from according.export.kind import Settings, Written
from according.export.network import Edge, Network, Node

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://www.gexf.net/1.2draft"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""
_NODE = {
    "label": "string",
    "kind": "string",
    "named": "boolean",
    "report": "string",
    "country": "string",
    "sector": "string",
    "reports": "int",
}
_EDGE = {
    "what": "string",
    "kind": "string",
    "weight": "int",
    "not_so": "int",
    "reports": "int",
    "first": "string",
    "last": "string",
    "first_report": "string",
    "last_report": "string",
}
"""Fields of nodes and edges that are written, and their types in GraphML."""
_IN_GEXF = {"int": "integer"}


def write_graphml(base: Base, filter_: ClaimFilter, target: Path, _: Settings, /) -> Written:
    """Write the network as GraphML."""
    network = _network(base, filter_)
    with etree.xmlfile(str(target), encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(f"{{{_GRAPHML}}}graphml", nsmap={None: _GRAPHML}):
            for kind, fields in (("node", _NODE), ("edge", _EDGE)):
                for name, type_ in fields.items():
                    about = {"id": f"{kind}_{name}", "for": kind}
                    about |= {"attr.name": name, "attr.type": type_}
                    xml.write(etree.Element(f"{{{_GRAPHML}}}key", about))
            with xml.element(f"{{{_GRAPHML}}}graph", edgedefault="directed"):
                for node in network.nodes.values():
                    xml.write(_graphml("node", {"id": node.key}, node, _NODE))
                for edge in network.edges.values():
                    ends = {"id": edge.key, "source": edge.source, "target": edge.target}
                    xml.write(_graphml("edge", ends, edge, _EDGE))
    return _written(network)


def write_gexf(base: Base, filter_: ClaimFilter, target: Path, _: Settings, /) -> Written:
    """Write the network as GEXF 1.2."""
    network = _network(base, filter_)
    with etree.xmlfile(str(target), encoding="utf-8") as xml:
        xml.write_declaration()
        with (
            xml.element(f"{{{_GEXF}}}gexf", nsmap={None: _GEXF}, version="1.2"),
            xml.element(f"{{{_GEXF}}}graph", defaultedgetype="directed", mode="static"),
        ):
            for kind, fields in (("node", _NODE), ("edge", _EDGE)):
                xml.write(_gexf_columns(kind, fields))
            with xml.element(f"{{{_GEXF}}}nodes"):
                for node in network.nodes.values():
                    head = {"id": node.key, "label": _text(node.label)}
                    xml.write(_gexf("node", head, node, _NODE))
            with xml.element(f"{{{_GEXF}}}edges"):
                for edge in network.edges.values():
                    head = {"id": edge.key, "source": edge.source, "target": edge.target}
                    head |= {"weight": str(edge.weight), "label": edge.what}
                    xml.write(_gexf("edge", head, edge, _EDGE))
    return _written(network)


def _network(base: Base, filter_: ClaimFilter) -> Network:
    network = Network()
    for one in claimed(base, filter_):
        network.add(one)
    return network


def _written(network: Network) -> Written:
    notes = [f"{len(network.nodes):,} actors, from {network.claims:,} claims"]
    if network.one_sided:
        notes.append(
            f"{network.one_sided:,} claims are no edge: who did it, or to whom, is not told"
        )
    notes.append("actors are put together by name and kind: check namesakes")
    return Written(records=len(network.edges), of="edges", notes=tuple(notes))


def _values(record: Node | Edge, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each field that has a value, and the value as text."""
    for name in fields:
        value: Any = getattr(record, name)
        if value is not None:
            yield name, str(value).lower() if isinstance(value, bool) else _text(str(value))


def _graphml(
    kind: str, head: dict[str, str], record: Node | Edge, fields: Mapping[str, str]
) -> etree._Element:
    made = etree.Element(f"{{{_GRAPHML}}}{kind}", head)
    for name, value in _values(record, fields):
        etree.SubElement(made, f"{{{_GRAPHML}}}data", key=f"{kind}_{name}").text = value
    return made


def _gexf(
    kind: str, head: dict[str, str], record: Node | Edge, fields: Mapping[str, str]
) -> etree._Element:
    made = etree.Element(f"{{{_GEXF}}}{kind}", head)
    values = etree.SubElement(made, f"{{{_GEXF}}}attvalues")
    for name, value in _values(record, fields):
        if name not in head:
            etree.SubElement(values, f"{{{_GEXF}}}attvalue", {"for": name, "value": value})
    return made


def _gexf_columns(kind: str, fields: Mapping[str, str]) -> etree._Element:
    made = etree.Element(f"{{{_GEXF}}}attributes", {"class": kind})
    for name, type_ in fields.items():
        if name not in ("label", "weight"):
            about = {"id": name, "title": name, "type": _IN_GEXF.get(type_, type_)}
            etree.SubElement(made, f"{{{_GEXF}}}attribute", about)
    return made


def _text(words: str) -> str:
    return _NOT_XML.sub("\ufffd", words)

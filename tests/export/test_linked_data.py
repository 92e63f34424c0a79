"""Linked data, parsed and asked by rdflib, without a network."""

from pathlib import Path

import pytest
import rdflib

from according.base import Base, ClaimFilter
from according.export import linked_data
from according.export.kind import Settings

from .reports import TEXT, base_of

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib's parser
PREFIXES = """
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX acc: <urn:according:terms:> PREFIX schema: <https://schema.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


@pytest.fixture
def told(tmp_path: Path) -> rdflib.Graph:
    linked_data.write(
        Base.open(base_of(tmp_path)), ClaimFilter(), tmp_path / "o.jsonld", Settings()
    )
    graph = rdflib.Graph()
    graph.parse(tmp_path / "o.jsonld", format="json-ld")
    return graph


def ask(graph: rdflib.Graph, question: str) -> list[tuple[str, ...]]:
    return sorted(tuple(str(value) for value in row) for row in graph.query(PREFIXES + question))  # type: ignore[union-attr]


def test_every_annotation_points_at_its_words(told: rdflib.Graph) -> None:
    found = ask(
        told,
        """SELECT ?start ?end ?exact ?prefix ?suffix WHERE {
            ?a a oa:Annotation ; oa:hasBody ?claim ; oa:hasTarget ?t .
            ?claim prov:wasDerivedFrom <urn:according:report:fire%2F1%20a> .
            ?t oa:hasSource <urn:according:report:fire%2F1%20a> ; oa:hasSelector ?p , ?q .
            ?p a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
            ?q a oa:TextQuoteSelector ; oa:exact ?exact .
            ?q oa:prefix ?prefix ; oa:suffix ?suffix }""",
    )
    assert len(found) == 4
    for start, end, exact, prefix, suffix in found:
        assert TEXT[int(start) : int(end)] == exact
        assert prefix + exact + suffix in TEXT


def test_a_claim_leads_to_who_said_it_and_to_the_paper(told: rdflib.Graph) -> None:
    assert ask(
        told,
        """SELECT ?label ?speaker ?publisher WHERE {
            ?claim a acc:Claim ; rdfs:label ?label ; prov:wasQuotedFrom ?statement .
            ?statement a acc:Statement ; prov:wasAttributedTo/schema:name ?speaker ;
                prov:wasQuotedFrom/prov:wasAttributedTo/schema:name ?publisher }""",
    ) == [("beating: Police → Ida Fenn-Holt", "Tomas Ebb", "Meridian")]


def test_who_denies_what(told: rdflib.Graph) -> None:
    assert ask(
        told,
        """SELECT ?who ?words WHERE { ?claim acc:answeredBy ?answer .
            ?answer acc:act "deny" ; acc:content ?words ; acc:about ?said ;
                prov:wasAttributedTo/schema:name ?who . ?claim prov:wasQuotedFrom ?said }""",
    ) == [("Karl Ebb", "that officers beat anybody")]


def test_the_reading_names_the_version_that_made_it(told: rdflib.Graph) -> None:
    assert ask(
        told,
        """SELECT DISTINCT ?name ?weights WHERE { ?claim prov:wasGeneratedBy ?reading .
            ?reading a prov:Activity ; prov:used ?report ; prov:wasAssociatedWith ?software .
            ?software a prov:SoftwareAgent ; schema:name ?name ; acc:weights ?weights }""",
    ) == [("According 1", "w")]


def test_every_term_of_the_file_has_a_meaning(told: rdflib.Graph) -> None:
    assert not [s for s in told.subjects() if str(s).startswith("file:")]
    assert ("urn:according:terms:count",) in ask(told, "SELECT DISTINCT ?p WHERE { ?s ?p ?o }")
    assert ask(told, "SELECT ?low WHERE { ?c acc:count ?n . ?n acc:low ?low }") == [("12",)]

"""Turtle and JSON-LD, read back by rdflib and asked by SPARQL."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph

from graph_builder.export import export
from graph_builder.export.format import xml_text
from tests.export.subgraphs import one_claim, subgraph
from tests.graphs import talks, withdrawal

#: rdflib's own reader of JSON-LD uses a class that rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

BOTH = subgraph(talks(), withdrawal())
FORMATS = [("turtle", "turtle"), ("json-ld", "json-ld")]
PREFIXES = """
PREFIX kg: <urn:graph-builder:schema:> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX schema: <https://schema.org/>
"""


@pytest.mark.parametrize(("name", "format"), FORMATS)
def test_the_evidence_can_be_asked_for(name: str, format: str) -> None:
    """Who reports the meeting, on which day, with which words, and where."""
    graph = Graph().parse(data=export(BOTH, name), format=format)
    rows = graph.query(
        PREFIXES
        + """SELECT ?quote ?outlet ?day ?url WHERE {
        ?claim rdf:subject ?s ; rdf:predicate kg:LEAVES ; kg:quote ?quote ; dcterms:publisher ?outlet ;
               dcterms:issued ?day ; prov:wasQuotedFrom ?article .
        ?article schema:url ?url }"""
    )
    assert [tuple(map(str, row)) for row in rows] == [  # type: ignore[arg-type]
        ("US troops will leave Iraq.", "Example Wire", "2021-07-26", "https://example.org/talks")
    ]


@pytest.mark.parametrize(("name", "format"), FORMATS)
def test_only_facts_are_plain_triples(name: str, format: str) -> None:
    """A denied or planned claim must not look like a fact to a reasoner."""
    graph = Graph().parse(data=export(BOTH, name), format=format)
    ask = PREFIXES + "ASK { <urn:graph-builder:entity:%s> kg:%s <urn:graph-builder:entity:%s> }"
    assert graph.query(ask % ("joe-biden", "MEETS", "mustafa-al-kadhimi")).askAnswer
    assert not graph.query(ask % ("iran", "ATTACKS", "us-troops")).askAnswer
    assert not graph.query(ask % ("us-troops", "LEAVES", "iraq")).askAnswer


def test_both_say_the_same() -> None:
    """Turtle and JSON-LD hold equal sets of triples."""
    turtle = Graph().parse(data=export(BOTH, "turtle"), format="turtle")
    assert set(turtle) == set(Graph().parse(data=export(BOTH, "json-ld"), format="json-ld"))


@given(text=st.text(st.characters(codec=None, categories=None), max_size=40))
@settings(max_examples=80, deadline=None, derandomize=True)
def test_any_text_survives(text: str) -> None:
    """In literals as it was, but for what XML can't hold."""
    for name, format in FORMATS:
        graph = Graph().parse(data=export(one_claim(text), name), format=format)
        (quote,) = graph.query(PREFIXES + "SELECT ?q WHERE { ?c kg:quote ?q }")
        assert str(quote[0]) == xml_text(text)  # type: ignore[index]

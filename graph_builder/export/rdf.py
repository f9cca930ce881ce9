"""RDF, as Turtle and JSON-LD, with the evidence in PROV.

A claim is a resource of its own: an ``rdf:Statement`` with quote, standing and
``prov:wasQuotedFrom`` its article; ``prov:wasAttributedTo`` is the entity that said it and
``prov:wasDerivedFrom`` the claim that implies it. A factual claim also stands as a plain triple
``subject kg:TYPE object``; a denied, planned or reported one never does.

Names: ``urn:graph-builder:entity:…``, ``…:claim:…``, ``…:article:…`` with the id percent-encoded, and
``urn:graph-builder:schema:`` for classes (labels), relation types and properties. An article's address
is its ``schema:url``. PROV-O (W3C, 2013), DCMI terms, SKOS and schema.org otherwise.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, SDO

from graph_builder.export.format import Drawing, sources, xml_text
from graph_builder.model import Edge, Node, Subgraph, visible

BASE = "urn:graph-builder:"
KG = Namespace(BASE + "schema:")

#: Properties of a claim that are said in words of PROV or DCMI instead.
ELSEWHERE = {"id", "article", "speaker", "derived_from", "outlet", "published"}
Triple = tuple[URIRef, URIRef, URIRef | Literal]


def turtle(subgraph: Subgraph, drawing: Drawing | None = None) -> bytes:
    """The whole subgraph as Turtle."""
    return _graph(subgraph).serialize(format="turtle", encoding="utf-8")


def json_ld(subgraph: Subgraph, drawing: Drawing | None = None) -> bytes:
    """The whole subgraph as JSON-LD, expanded to one list of resources."""
    listed = json.loads(_graph(subgraph).serialize(format="json-ld"))
    ordered = sorted((_sorted(x) for x in listed), key=lambda x: str(x["@id"]))
    return json.dumps(ordered, ensure_ascii=False, indent=1).encode() + b"\n"


def _graph(subgraph: Subgraph) -> Graph:
    graph = Graph()
    graph.bind("kg", KG)
    graph.bind("prov", PROV)
    graph.bind("dcterms", DCTERMS)
    graph.bind("skos", SKOS)
    graph.bind("schema", SDO)
    articles = sources(subgraph)
    for node in subgraph.nodes:
        if node.id not in articles:
            _add(graph, _entity(node))
    for article in articles.values():
        _add(graph, _article(article))
    for edge in subgraph.edges:
        _add(graph, _mention(edge) if edge.type == "MENTIONS" else _claim(edge))
    return graph


def _add(graph: Graph, triples: Iterator[Triple]) -> None:
    for triple in triples:
        graph.add(triple)


def _name(kind: str, identifier: str) -> URIRef:
    return URIRef(f"{BASE}{kind}:{quote(identifier, safe='-._~', errors='replace')}")


def _term(name: str) -> URIRef:
    return KG[quote(name, safe="-._~", errors="replace")]


def _entity(node: Node) -> Iterator[Triple]:
    name = _name("entity", node.id)
    yield name, RDF.type, _term(node.label)
    yield name, RDFS.label, _text(node.name)
    for alias in node.properties.get("aliases") or ():
        yield name, SKOS.altLabel, _text(alias)


def _article(node: Node) -> Iterator[Triple]:
    name, p = _name("article", node.id), node.properties
    yield name, RDF.type, PROV.Entity
    yield name, RDF.type, SDO.NewsArticle
    for term, key in ((DCTERMS.title, "title"), (DCTERMS.publisher, "outlet"), (SDO.url, "url")):
        if p.get(key):
            yield name, term, _text(str(p[key]))
    if p.get("published"):
        yield name, DCTERMS.issued, Literal(p["published"])


def _mention(edge: Edge) -> Iterator[Triple]:
    yield _name("article", edge.source), SDO.mentions, _name("entity", edge.target)


def _claim(edge: Edge) -> Iterator[Triple]:
    name, p = _name("claim", edge.id), visible(edge.properties)
    subject, relation, target = _name("entity", edge.source), _term(edge.type), _name("entity", edge.target)
    yield name, RDF.type, RDF.Statement
    yield name, RDF.type, PROV.Entity
    yield name, RDF.subject, subject
    yield name, RDF.predicate, relation
    yield name, RDF.object, target
    if p.get("factual"):
        yield subject, relation, target
    if p.get("article"):
        yield name, PROV.wasQuotedFrom, _name("article", p["article"])
    if p.get("speaker"):
        yield name, PROV.wasAttributedTo, _name("entity", p["speaker"])
    if p.get("derived_from"):
        yield name, PROV.wasDerivedFrom, _name("claim", p["derived_from"])
    if p.get("outlet"):
        yield name, DCTERMS.publisher, _text(p["outlet"])
    if p.get("published"):
        yield name, DCTERMS.issued, Literal(p["published"])
    for key in p.keys() - ELSEWHERE:
        yield name, _term(key), _literal(p[key])


def _literal(value: Any) -> Literal:
    if isinstance(value, list):
        return _text(json.dumps(value, ensure_ascii=False))
    if isinstance(value, datetime.date):
        return Literal(value)
    return _text(value) if isinstance(value, str) else Literal(value)


def _text(text: str) -> Literal:
    """Characters that XML, and so a string of RDF, can't hold are U+FFFD."""
    return Literal(xml_text(text))


def _sorted(value: Any) -> Any:
    """Keys and values in a fixed order: in RDF neither has one."""
    if isinstance(value, dict):
        return {k: _sorted(value[k]) for k in sorted(value)}
    if isinstance(value, list):
        return sorted((_sorted(x) for x in value), key=lambda x: json.dumps(x, sort_keys=True))
    return value

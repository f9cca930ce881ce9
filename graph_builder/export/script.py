"""A Cypher script that makes the same graph in an empty Neo4j or an empty embedded store.

A line is a comment or one statement that ends with ``;``, as ``cypher-shell`` reads it; run them in
this order, each in a transaction of its own. Articles that the claims cite come along, so that the
evidence stays whole. The full-text indexes and what a store notes for itself are not in it: a store
that is to grow further is moved with `kg extract` lines and `kg build`.

Literals follow the openCypher 9 grammar: single quotes; backslash, quote and line breaks escaped by
a backslash; days by ``date('…')``. Labels, types and property names become part of the statement's
text, so they must be plain names.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph_builder.errors import FormatError
from graph_builder.export.format import Drawing
from graph_builder.model import Edge, Subgraph, visible

#: A statement holds at most so many rows and about so many characters: parsers recurse and hold it whole.
ROWS, LENGTH = 200, 200_000

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
#: What has an escape of its own, and what some programs take for the end of a line or drop.
SPECIAL = re.compile("[\\\\'\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")

HEAD = """\
// A graph of claims from news articles. Run it on an empty Neo4j 5 or embedded store,
// for instance: cypher-shell -u neo4j -p PASSWORD --file graph.cypher
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
"""


def write(subgraph: Subgraph, drawing: Drawing | None = None) -> bytes:
    """The script. Raises ``FormatError`` for a label, type or property name that is no plain name."""
    nodes = {n.id: n for n in [*subgraph.articles, *subgraph.nodes]}
    lines = [HEAD]
    for labels, group in _grouped((n.labels, n) for n in nodes.values()):
        marks = "".join(f":{_name(label)}" for label in labels)
        for rows in _chunks(_map({**visible(n.properties), "id": n.id}) for n in group):
            lines.append(f"UNWIND [{rows}] AS row CREATE (n{marks}) SET n = row;\n")
    kinds = {n.id: "Article" if n.label == "Article" else "Entity" for n in nodes.values()}
    of = ((e.type, kinds[e.source], kinds[e.target]) for e in subgraph.edges)
    for (kind, source, target), edges in _grouped(zip(of, subgraph.edges, strict=True)):
        for rows in _chunks(_edge(e) for e in edges):
            lines.append(
                f"UNWIND [{rows}] AS row MATCH (s:{source} {{id: row.s}}) MATCH (o:{target} {{id: row.o}}) "
                f"CREATE (s)-[r:{_name(kind)}]->(o) SET r = row.p;\n"
            )
    return "".join(lines).encode("utf-8", errors="replace")


def literal(value: Any) -> str:
    """The value as Cypher text that gives back exactly this value.

    Half of a surrogate pair is no character: it becomes U+FFFD. Raises ``FormatError`` for a value
    that no store can hold.

    >>> print(literal("it's\\na \\\\ test"))
    'it\\'s\\na \\\\ test'
    """
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case float():
            return _float(value)
        case str():
            text = value.encode("utf-8", "replace").decode() if not value.isascii() else value
            return "'" + SPECIAL.sub(lambda m: ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04X}", text) + "'"
        case datetime.datetime():
            return f"localdatetime('{value.isoformat()}')"
        case datetime.date():
            return f"date('{value.isoformat()}')"
        case list() | tuple():
            return "[" + ", ".join(literal(x) for x in value) + "]"
        case _:
            raise FormatError(f"{value!r} is no value that a Cypher script can hold.")


def _float(value: float) -> str:
    if math.isnan(value):
        return "(0.0 / 0.0)"
    if math.isinf(value):
        return "(1.0 / 0.0)" if value > 0 else "(-1.0 / 0.0)"
    return repr(value)


def _map(properties: Mapping[str, Any]) -> str:
    return "{" + ", ".join(f"{_name(k)}: {literal(properties[k])}" for k in sorted(properties)) + "}"


def _edge(edge: Edge) -> str:
    properties = _map({**visible(edge.properties), "id": edge.id})
    return f"{{s: {literal(edge.source)}, o: {literal(edge.target)}, p: {properties}}}"


def _name(text: str) -> str:
    if not NAME.fullmatch(text):
        raise FormatError(
            f"{text!r} is no plain name, so it can't be written into a Cypher script.",
            "Export another format, or rename it to letters, digits and underscores.",
        )
    return text


def _grouped(items: Iterable[tuple[Any, Any]]) -> list[tuple[Any, list[Any]]]:
    groups: dict[Any, list[Any]] = {}
    for key, value in items:
        groups.setdefault(key, []).append(value)
    return sorted(groups.items())


def _chunks(rows: Iterable[str]) -> Iterator[str]:
    """The rows joined, as many at a time as a statement should hold."""
    chunk: list[str] = []
    length = 0
    for row in rows:
        if chunk and (len(chunk) == ROWS or length + len(row) > LENGTH):
            yield ", ".join(chunk)
            chunk, length = [], 0
        chunk.append(row)
        length += len(row)
    if chunk:
        yield ", ".join(chunk)

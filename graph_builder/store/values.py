"""What the driver returns, as the project's own values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import neo4j
import neo4j.graph
import neo4j.spatial
import neo4j.time

from graph_builder.model import Edge, Node, PathValue

#: Marks an id that is not a property of ours but the database's own: foreign nodes, ends not yet known.
FOREIGN = "element:"

_PLAIN = frozenset({str, int, float, bool, type(None)})

FindEnds = Callable[[list[str]], Mapping[str, str]]


def to_value(value: Any, ends: Mapping[str, str]) -> Any:
    """The value in the project's terms; lists and maps keep their shape.

    ``ends`` gives the ids of nodes that came without properties, by the database's own id (``bare_ends``).

    Nodes and relationships are keyed on their ``id`` property; one that has none (a graph that is not
    ours) on ``element:`` and the database's own id. Dates become ``datetime.date``; what Python has no
    type for (durations, points, dates out of its range) becomes text, bytes become hexadecimal text.
    """
    kind = type(value)  # most values by far are plain, then lists; asking the driver's classes is slow
    if kind in _PLAIN:
        return value
    if kind is list:  # most are of texts or numbers alone, and the driver's own: nobody else holds them
        return value if _PLAIN.issuperset(map(type, value)) else [to_value(v, ends) for v in value]
    if kind is dict:
        return {k: to_value(v, ends) for k, v in value.items()}
    if kind is neo4j.graph.Node:
        return to_node(value, ends)
    if isinstance(value, neo4j.graph.Relationship):
        return to_edge(value, ends)
    if isinstance(value, neo4j.graph.Path):
        nodes, edges = value.nodes, value.relationships
        return PathValue(tuple(to_node(n, ends) for n in nodes), tuple(to_edge(e, ends) for e in edges))
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, neo4j.time.Date | neo4j.time.Time | neo4j.time.DateTime):
        try:
            return value.to_native()
        except ValueError:  # a year that Python's dates don't have
            return value.iso_format()
    if isinstance(value, neo4j.time.Duration):
        return value.iso_format()
    if isinstance(value, neo4j.spatial.Point):
        return f"point({', '.join(map(str, value))}) srid {value.srid}"
    if isinstance(value, bytes | bytearray):
        return value.hex()
    return value


def to_node(node: neo4j.graph.Node, ends: Mapping[str, str]) -> Node:
    """A node with its labels, ``Entity`` first."""
    properties = {k: v if type(v) in _PLAIN else to_value(v, ends) for k, v in node.items()}
    labels = sorted(node.labels, key=lambda label: (label != "Entity", label))
    return Node(_id(node), tuple(labels), properties)


def to_edge(edge: neo4j.graph.Relationship, ends: Mapping[str, str]) -> Edge:
    """A relationship with the ids of its ends."""
    source, target = edge.nodes
    properties = {k: v if type(v) in _PLAIN else to_value(v, ends) for k, v in edge.items()}
    return Edge(_id(edge), _end(source, ends), _end(target, ends), edge.type, properties)


def _id(entity: neo4j.graph.Entity) -> str:
    own = entity.get("id")
    return FOREIGN + entity.element_id if own is None else str(own)


def _end(node: neo4j.graph.Node | None, ends: Mapping[str, str]) -> str:
    if node is None:
        return FOREIGN
    return _id(node) if len(node) else ends.get(node.element_id, FOREIGN + node.element_id)


def bare_ends(value: Any) -> Iterator[str]:
    """The database's own ids of nodes that came only as ends of relationships, without properties."""
    kind = type(value)  # asking the driver's classes is slow
    if kind is list or kind is dict:
        inner = value.values() if kind is dict else value
        if not _PLAIN.issuperset(map(type, inner)):
            for v in inner:
                yield from bare_ends(v)
    elif kind is not neo4j.graph.Node and isinstance(value, neo4j.graph.Relationship):
        yield from (n.element_id for n in value.nodes if n is not None and not len(n))


def converted(records: Sequence[neo4j.Record], find: FindEnds) -> list[tuple[Any, ...]]:
    """The cells of all records. ``find`` is asked, once, for the ends that came without properties."""
    rows = [tuple(record.values()) for record in records]
    # a node that stands in many rows is one object of the driver: it is looked at once
    rich = {id(cell): cell for row in rows for cell in row if type(cell) not in _PLAIN}
    if not rich:
        return rows
    bare = {element for cell in rich.values() for element in bare_ends(cell)}
    ends = find(sorted(bare)) if bare else {}
    found = {key: to_value(cell, ends) for key, cell in rich.items()}
    return [tuple(cell if type(cell) in _PLAIN else found[id(cell)] for cell in row) for row in rows]

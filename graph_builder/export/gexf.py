"""GEXF 1.3, Gephi's own format: typed attributes, a day on each claim for Gephi's timeline, colours.

The graph is dynamic: a claim starts on the day of its event, else of its publication, and never
ends. Where there is a drawing, nodes have its place, size and colour and edges its colour. Days in
attributes are ISO 8601, lists are JSON arrays, characters that XML can't hold are U+FFFD. The
offsets of a quote are called ``quote_start`` and ``quote_end``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree

from graph_builder.export.format import Drawing, edge_fields, flat, node_fields, sources, xml_text
from graph_builder.model import Edge, Subgraph

GEXF = "http://gexf.net/1.3"
VIZ = "http://gexf.net/1.3/viz"


def write(subgraph: Subgraph, drawing: Drawing | None = None) -> bytes:
    """The whole subgraph; every claim with quote, outlet, date and, where known, the article's address."""
    articles = sources(subgraph)
    nodes = {n.id: node_fields(n) for n in subgraph.nodes}
    edges = {e.id: _renamed(edge_fields(e, articles)) for e in subgraph.edges}
    drawn_nodes = {n["id"]: n for n in drawing.light.nodes} if drawing else {}
    drawn_edges = {c: e for e in drawing.light.edges for c in e["claims"]} if drawing else {}

    root = ElementTree.Element("gexf", {"xmlns": GEXF, "xmlns:viz": VIZ, "version": "1.3"})
    graph = ElementTree.SubElement(
        root, "graph", {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"}
    )
    node_columns = _columns(graph, "node", nodes.values())
    edge_columns = _columns(graph, "edge", edges.values())
    listed = ElementTree.SubElement(graph, "nodes")
    for node in subgraph.nodes:
        item = ElementTree.SubElement(listed, "node", {"id": xml_text(node.id), "label": xml_text(node.name)})
        _values(item, nodes[node.id], node_columns)
        _place(item, drawn_nodes.get(node.id))
    listed = ElementTree.SubElement(graph, "edges")
    for edge in subgraph.edges:
        item = ElementTree.SubElement(listed, "edge", _edge(edge))
        _values(item, edges[edge.id], edge_columns)
        if edge.id in drawn_edges:
            _colour(item, drawn_edges[edge.id]["color"]["color"])
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _renamed(fields: Mapping[str, Any]) -> dict[str, Any]:
    """In GEXF the start of an edge is a day: the offsets of a quote have other names."""
    return {{"start": "quote_start", "end": "quote_end"}.get(k, k): v for k, v in fields.items()}


def _edge(edge: Edge) -> dict[str, str]:
    day = edge.properties.get("event_date") or edge.properties.get("published")
    kind = xml_text(edge.type)
    ends = {"source": xml_text(edge.source), "target": xml_text(edge.target)}
    # Gephi merges parallel edges of one kind unless told otherwise; the kind keeps types apart.
    return {"id": xml_text(edge.id), **ends, "label": kind, "kind": kind} | (
        {"start": str(flat(day))} if day else {}
    )


def _columns(graph: ElementTree.Element, kind: str, rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Declares the attributes in use; name -> id."""
    types: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            types[name] = _wider(types.get(name), _type(flat(value)))
    declared = ElementTree.SubElement(graph, "attributes", {"class": kind, "mode": "static"})
    for name in sorted(types):
        ElementTree.SubElement(
            declared, "attribute", {"id": xml_text(name), "title": xml_text(name), "type": types[name]}
        )
    return {name: xml_text(name) for name in types}


def _type(value: bool | int | float | str) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "long" if isinstance(value, int) else "double" if isinstance(value, float) else "string"


def _wider(one: str | None, other: str) -> str:
    """The type that holds both."""
    if one in {None, other}:
        return other
    return "double" if {one, other} == {"long", "double"} else "string"


def _values(item: ElementTree.Element, row: Mapping[str, Any], columns: Mapping[str, str]) -> None:
    values = ElementTree.SubElement(item, "attvalues")
    for name, value in row.items():
        plain = flat(value)
        text = str(plain).lower() if isinstance(plain, bool) else xml_text(str(plain))
        ElementTree.SubElement(values, "attvalue", {"for": columns[name], "value": text})


def _place(item: ElementTree.Element, drawn: Mapping[str, Any] | None) -> None:
    if drawn is None:
        return
    _colour(item, drawn["color"]["background"])
    # vis counts y downwards, Gephi upwards.
    place = {"x": str(drawn["x"]), "y": str(-drawn["y"]), "z": "0.0"}
    ElementTree.SubElement(item, "viz:position", place)
    ElementTree.SubElement(item, "viz:size", {"value": str(drawn["size"])})


def _colour(item: ElementTree.Element, colour: str) -> None:
    parts = {name: str(int(colour[at : at + 2], 16)) for name, at in (("r", 1), ("g", 3), ("b", 5))}
    ElementTree.SubElement(item, "viz:color", parts)

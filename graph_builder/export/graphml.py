"""GraphML with typed attributes: yEd, Gephi, networkx, igraph, Cytoscape.

Attributes are typed ``boolean``, ``long``, ``double`` or ``string``. Days are strings in ISO 8601,
lists are JSON arrays in a string, characters that XML can't hold are U+FFFD.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import networkx

from graph_builder.export.format import Drawing, edge_fields, flat, node_fields, sources, xml_text
from graph_builder.model import Subgraph


def write(subgraph: Subgraph, drawing: Drawing | None = None) -> bytes:
    """The whole subgraph; every claim with quote, outlet, date and, where known, the article's address."""
    articles = sources(subgraph)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in subgraph.nodes:
        graph.add_node(xml_text(node.id), **_typed(node_fields(node)))
    for edge in subgraph.edges:
        ends = xml_text(edge.source), xml_text(edge.target)
        graph.add_edge(*ends, key=xml_text(edge.id), **_typed(edge_fields(edge, articles)))
    out = io.BytesIO()
    networkx.write_graphml_xml(graph, out, named_key_ids=True)
    return out.getvalue() + b"\n"


def _typed(fields: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: flat(value) for name, value in fields.items()}
    return {xml_text(k): xml_text(v) if isinstance(v, str) else v for k, v in values.items()}

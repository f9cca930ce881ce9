"""Subgraph -> files to take away: one module a format, every one with quote, outlet, date and address.

In comes a ``Subgraph`` (``query.cited`` puts the articles beside it that its claims cite) and, for
the formats that can draw, a ``Drawing``. Out come bytes, the same for the same input. Fails with
``NotFound`` (no such format) and ``FormatError`` (a name that a Cypher script can't hold).
"""

from __future__ import annotations

from collections.abc import Mapping

from graph_builder.errors import NotFound
from graph_builder.export import gexf, graphml, html, nodelink, script, sheets
from graph_builder.export.format import Drawing, Format
from graph_builder.model import Subgraph

__all__ = ["FORMATS", "Drawing", "Format", "export"]

FORMATS: Mapping[str, Format] = {
    f.name: f
    for f in (
        Format("json", ".json", "application/json", "node-link JSON: networkx, D3", nodelink.write),
        Format("csv", ".zip", "application/zip", "tables of nodes, claims and articles", sheets.write),
        Format("graphml", ".graphml", "application/graphml+xml", "yEd, networkx, igraph", graphml.write),
        Format("gexf", ".gexf", "application/gexf+xml", "Gephi, with timeline and colours", gexf.write, True),
        Format(
            "cypher", ".cypher", "text/plain", "a script for an empty Neo4j or embedded store", script.write
        ),
        Format(
            "html", ".html", "text/html", "one page with picture and quotes, works offline", html.write, True
        ),
    )
}


def export(subgraph: Subgraph, format: str, drawing: Drawing | None = None) -> bytes:
    """The subgraph in the format of that name. Raises ``NotFound``, ``FormatError``."""
    if format not in FORMATS:
        raise NotFound(f"There is no format {format!r}.", f"One of: {', '.join(FORMATS)}.")
    return FORMATS[format].write(subgraph, drawing)

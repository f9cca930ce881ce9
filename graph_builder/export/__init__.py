"""Subgraph -> files to take away: one module a format, every one with quote, outlet, date and address.

In comes a ``Subgraph`` (``query.cited`` puts the articles beside it that its claims cite) and, for
the formats that can draw, a ``Drawing``. Out come bytes, the same for the same input. Fails with
``NotFound`` (no such format) and ``FormatError`` (what a format can't hold).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from graph_builder.errors import NotFound
from graph_builder.export.format import Drawing, Format
from graph_builder.model import Subgraph

__all__ = ["FORMATS", "Drawing", "Format", "export"]


def _late(module: str, name: str = "write") -> Callable[[Subgraph, Drawing | None], bytes]:
    """The writer of a module that is imported when it is needed: some bring a library that takes its time."""

    def write(subgraph: Subgraph, drawing: Drawing | None = None) -> bytes:
        written: bytes = getattr(import_module(f"{__name__}.{module}"), name)(subgraph, drawing)
        return written

    return write


FORMATS: Mapping[str, Format] = {
    f.name: f
    for f in (
        Format("json", ".json", "application/json", "node-link JSON: networkx, D3", _late("nodelink")),
        Format("csv", ".zip", "application/zip", "tables of nodes, claims and articles", _late("sheets")),
        Format("graphml", ".graphml", "application/graphml+xml", "yEd, networkx, igraph", _late("graphml")),
        Format("gexf", ".gexf", "application/gexf+xml", "Gephi: timeline, colours", _late("gexf"), True),
        Format("cypher", ".cypher", "text/plain", "a script for an empty Neo4j or store", _late("script")),
        Format("html", ".html", "text/html", "a page with picture and quotes, offline", _late("html"), True),
        Format("svg", ".svg", "image/svg+xml", "the picture, for print", _late("svg"), True),
        Format("png", ".png", "image/png", "the picture, for a slide or a chat", _late("png"), True),
        Format("turtle", ".ttl", "text/turtle", "RDF, the evidence in PROV", _late("rdf", "turtle")),
        Format("json-ld", ".jsonld", "application/ld+json", "RDF as JSON", _late("rdf", "json_ld")),
    )
}


def export(subgraph: Subgraph, format: str, drawing: Drawing | None = None) -> bytes:
    """The subgraph in the format of that name. Raises ``NotFound``, ``FormatError``."""
    if format not in FORMATS:
        raise NotFound(f"There is no format {format!r}.", f"One of: {', '.join(FORMATS)}.")
    return FORMATS[format].write(subgraph, drawing)

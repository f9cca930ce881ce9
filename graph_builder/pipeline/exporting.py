"""Graphs out of a store: query -> view -> export."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph_builder.model import Subgraph

if TYPE_CHECKING:
    from graph_builder.protocols import GraphStore

#: Springs cost the square of the nodes: above this a picture is not laid out unless places are given.
DRAWN = 5000


def export(
    target: GraphStore,
    subgraph: Subgraph,
    format: str,
    *,
    positions: Mapping[str, tuple[float, float]] | None = None,
) -> bytes:
    """query -> view -> export: a subgraph in a format of ``export.FORMATS``, with the articles it cites.

    Formats that draw show it at ``positions``, else as laid out here, without articles as nodes and
    only up to ``DRAWN`` nodes. Raises ``NotFound`` and ``FormatError``.
    """
    from graph_builder import export as room
    from graph_builder import query, view

    drawing = None
    if format in room.FORMATS and room.FORMATS[format].draws:
        shown = _drawn(subgraph, positions)
        places = positions or (view.layout(shown) if len(shown.nodes) <= DRAWN else None)
        if places:
            drawing = room.Drawing(view.picture(shown, places), view.picture(shown, places, theme="dark"))
    return room.export(query.cited(target, subgraph), format, drawing)


def _drawn(subgraph: Subgraph, positions: Mapping[str, tuple[float, float]] | None) -> Subgraph:
    """What a picture shows: what has a place, else the entities."""
    shown = (n for n in subgraph.nodes if (n.id in positions if positions else n.label != "Article"))
    return Subgraph.of(shown, subgraph.edges)

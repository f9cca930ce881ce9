"""What a person may choose about a picture: size, colour, captions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import networkx

from graph_builder.model import Subgraph
from graph_builder.view.style import Theme

Size = Literal["links", "mentions"]
Colour = Literal["label", "community"]
Names = Literal["name", "kind", "none"]
Lines = Literal["type", "wording", "none"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is drawn.

    Attributes:
        size: Nodes grow with their lines, or with how often articles mention them.
        colour: Nodes have the colour of their label, or of their community.
        names: The caption of a node: its name, name and label, or nothing.
        lines: The caption of a line: relation type, the text's own wording, or nothing.
    """

    size: Size = "links"
    colour: Colour = "label"
    names: Names = "name"
    lines: Lines = "type"


#: Hues of the eight largest communities; the names' order is that of size. Told apart from the
#: background by 3:1 like the labels' (see style.py); the rest is grey.
HUES: Mapping[Theme, tuple[str, ...]] = {
    "light": ("#0072b2", "#c45100", "#00825f", "#b0578c", "#a87900", "#6a51a3", "#2f8fc4", "#8c4a2f"),
    "dark": ("#4aa8e0", "#f07c30", "#2fbf93", "#dd92bd", "#e6b31e", "#b39ddb", "#7cc8f2", "#d9a184"),
}
REST: Mapping[Theme, str] = {"light": "#7a7f8c", "dark": "#9aa0ad"}


def communities(subgraph: Subgraph, *, seed: int = 7) -> dict[str, int]:
    """Which community each node belongs to, the largest is 0: groups with many claims inside and few
    across (Louvain's method, Blondel and others 2008). The same subgraph gives the same groups.
    """
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(n.id for n in subgraph.nodes)
    for edge in subgraph.edges:
        weight = graph.get_edge_data(edge.source, edge.target, {"weight": 0})["weight"]
        graph.add_edge(edge.source, edge.target, weight=weight + 1)
    found = networkx.community.louvain_communities(graph, seed=seed)
    ordered = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))
    return {i: number for number, group in enumerate(ordered) for i in group}


def hue(community: int, theme: Theme) -> str:
    """The colour of a community."""
    hues = HUES[theme]
    return hues[community] if community < len(hues) else REST[theme]

"""A subgraph with places -> the pyvis network that the graph view and the HTML export draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from pyvis.network import Network

from graph_builder.model import Node, Subgraph
from graph_builder.view.bundles import Bundle, bundles, degrees
from graph_builder.view.layout import Position
from graph_builder.view.look import Look, communities, hue
from graph_builder.view.style import BACKGROUND, LINES, TEXT, Theme, colour, radius, shortened, width

#: From here on vis draws straight lines without captions, else a drag is no longer smooth.
LARGE = 1000


def picture(
    subgraph: Subgraph,
    positions: Mapping[str, Position],
    *,
    theme: Theme = "light",
    more: Mapping[str, int] | None = None,
    look: Look | None = None,
    mentions: Mapping[str, int] | None = None,
    groups: Mapping[str, int] | None = None,
) -> Network:
    """The network to draw: every node of the subgraph at its place, parallel claims as one line.

    ``more`` (id -> number) is written on the node: neighbours that are not shown. ``mentions`` (id
    -> number) is what nodes grow with where the ``look`` says so, ``groups`` (id -> community) what
    their colours tell, else the communities of the subgraph. Beside what vis draws, a node
    dict has ``kind`` (its label) and ``hue`` (what its colour stands for), an edge dict ``id``,
    ``type``, ``standing``, ``outlets`` (a count) and ``claims``, the ids that a click on it stands
    for. All texts are plain: nothing here is markup.
    """
    look = look or Look()
    lines = bundles(subgraph)
    sizes = (
        mentions
        if look.size == "mentions" and mentions is not None
        else degrees((b.source, b.target) for b in lines)
    )
    if look.colour != "community":
        groups = {}
    elif groups is None:
        groups = communities(subgraph)
    large = len(subgraph.nodes) > LARGE
    network = Network(
        directed=True, cdn_resources="in_line", bgcolor=BACKGROUND[theme], font_color=TEXT[theme]
    )
    # pyvis' own add_node and add_edge look through all nodes each time: minutes for 20,000.
    network.nodes = [
        _node(n, positions[n.id], sizes.get(n.id, 0), look, (more or {}).get(n.id, 0))
        | _coloured(n.label, groups.get(n.id), theme)
        for n in subgraph.nodes
    ]
    network.node_ids = [n.id for n in subgraph.nodes]
    network.node_map = {n["id"]: n for n in network.nodes}
    bends = _bends(lines)
    network.edges = [_edge(b, theme, bends.get(b.id), large, look) for b in lines]
    network.options = options(large)
    return network


def options(large: bool = False) -> dict[str, Any]:
    """vis' options: no physics, because places are given."""
    return {
        "physics": {"enabled": False},
        "interaction": {"hover": not large, "tooltipDelay": 200, "hideEdgesOnDrag": large},
        "nodes": {"shape": "dot", "borderWidth": 2},
        "edges": {
            "smooth": False,
            "arrows": {"to": {"enabled": not large, "scaleFactor": 0.5}},
            "hoverWidth": 0.5,
            "selectionWidth": 1,
        },
    }


def _node(node: Node, position: Position, size: int, look: Look, more: int) -> dict[str, Any]:
    return {
        "id": node.id,
        "label": _caption(node, look, more),
        "title": _plain(_node_title(node, more)),
        "kind": node.label,
        "shape": "dot",
        "size": radius(size),
        "x": position[0],
        "y": position[1],
    }


def _caption(node: Node, look: Look, more: int) -> str:
    parts = {"name": [shortened(node.name)], "kind": [shortened(node.name), node.label], "none": []}
    return "\n".join(parts[look.names]) + (f" +{more}" if more else "")


def _coloured(label: str, community: int | None, theme: Theme) -> dict[str, Any]:
    fill = colour(label, theme) if community is None else hue(community, theme)
    return {
        "hue": label if community is None else f"community {community + 1}",
        "color": {
            "background": fill,
            "border": BACKGROUND[theme],
            "highlight": {"background": fill, "border": TEXT[theme]},
            "hover": {"background": fill, "border": TEXT[theme]},
        },
    }


def _node_title(node: Node, more: int) -> str:
    lines = [node.name, node.label]
    aliases = node.properties.get("aliases")
    if aliases:
        lines.append("also: " + ", ".join(aliases[:5]))
    if more:
        lines.append(f"{more} more neighbours: double click")
    return "\n".join(lines)


def _edge(
    bundle: Bundle, theme: Theme, bend: dict[str, Any] | None, large: bool, look: Look
) -> dict[str, Any]:
    line = LINES[theme][bundle.standing]
    edge: dict[str, Any] = {
        "id": bundle.id,
        "from": bundle.source,
        "to": bundle.target,
        "label": "" if large else _line_caption(bundle, look),
        "title": _plain(_edge_title(bundle, line.meaning)),
        "type": bundle.type,
        "standing": bundle.standing,
        "outlets": len(bundle.outlets),
        "claims": list(bundle.claims),
        "width": width(len(bundle.outlets)),
        "color": {"color": line.colour, "highlight": line.colour, "hover": line.colour},
        "dashes": list(line.dashes) if line.dashes else False,
    }
    if line.bar or bundle.contested:
        edge["arrows"] = {
            "to": {"enabled": True, "scaleFactor": 0.5},
            "middle": {"enabled": True, "type": "bar", "scaleFactor": 0.8},
        }
    if bend and not large:
        edge["smooth"] = bend
    return edge


def _line_caption(bundle: Bundle, look: Look) -> str:
    if look.lines == "none":
        return ""
    wordings = Counter(str(e.properties.get("predicate") or bundle.type) for e in bundle.edges)
    common = min(wordings, key=lambda w: (-wordings[w], w))
    many = f" ×{len(bundle.edges)}" if len(bundle.edges) > 1 else ""
    return (bundle.type if look.lines == "type" else shortened(common)) + many


def _edge_title(bundle: Bundle, meaning: str) -> str:
    if bundle.type == "MENTIONS":
        return "mentioned in the article"
    count = f"{len(bundle.edges)} claims" if len(bundle.edges) > 1 else "1 claim"
    lines = [f"{bundle.type}: {count}, {meaning}" + (", contested" if bundle.contested else "")]
    lines += [", ".join(bundle.outlets)] if bundle.outlets else []
    quote = next((e.properties.get("quote") for e in bundle.edges if e.properties.get("quote")), None)
    return "\n".join([*lines, f"“{shortened(quote, 160)}”"] if quote else lines)


def _bends(lines: list[Bundle]) -> dict[str, dict[str, Any]]:
    """vis draws edges between the same two nodes over each other: bow them apart."""
    pairs: dict[tuple[str, str], list[Bundle]] = {}
    for bundle in lines:
        ends = (min(bundle.source, bundle.target), max(bundle.source, bundle.target))
        pairs.setdefault(ends, []).append(bundle)
    bends: dict[str, dict[str, Any]] = {}
    for (first, _), parallel in pairs.items():
        for number, bundle in enumerate(parallel if len(parallel) > 1 else ()):
            bow = (number - (len(parallel) - 1) / 2) * 0.22
            # Clockwise is seen from the source: turn it round for lines that come back.
            clockwise = (bow > 0) == (bundle.source == first)
            kind = "curvedCW" if clockwise else "curvedCCW"
            bends[bundle.id] = {"enabled": True, "type": kind, "roundness": round(abs(bow), 2)}
    return bends


def _plain(text: str) -> str:
    """vis shows a string as text, but pyvis' own page treats all titles as markup as soon as one
    contains "href": an invisible word joiner keeps it from seeing that."""
    return text.replace("href", "hr\u2060ef")

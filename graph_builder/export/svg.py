"""The picture as SVG: for print and for drawing programs, with the quotes as tooltips.

Needs a drawing. Text stays text (so it can be searched and restyled), nothing in it runs or loads;
characters that XML can't hold are U+FFFD. Light theme.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from graph_builder.errors import FormatError
from graph_builder.export.format import Drawing, sources, xml_text
from graph_builder.export.strokes import Drawn, Point, along, arrow, bar, course
from graph_builder.model import Edge, Subgraph

SPACE = 90.0  # pixels around the outermost nodes, for their captions
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


def write(subgraph: Subgraph, drawing: Drawing | None = None) -> bytes:
    """The picture. Raises ``FormatError`` where there is none."""
    if drawing is None:
        raise FormatError(
            "There is no picture to write as SVG.", "Ask for less (up to 5,000 nodes), or another format."
        )
    network, claims = drawing.light, {e.id: e for e in subgraph.edges}
    nodes = {n["id"]: n for n in network.nodes}
    xs, ys = [n["x"] for n in network.nodes] or [0.0], [n["y"] for n in network.nodes] or [0.0]
    left, top = min(xs) - SPACE, min(ys) - SPACE
    width, height = max(xs) - left + SPACE, max(ys) - top + SPACE
    box = " ".join(f"{v:.1f}" for v in (left, top, width, height))
    root = ElementTree.Element(
        "svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box, "font-family": FONT}
    )
    ElementTree.SubElement(
        root, "rect",
        {"x": f"{left:.1f}", "y": f"{top:.1f}", "width": f"{width:.1f}", "height": f"{height:.1f}",
         "fill": network.bgcolor},
    )  # fmt: skip
    addresses = {i: str(a.properties.get("url") or "") for i, a in sources(subgraph).items()}
    for edge in network.edges:
        told = [claims[c] for c in edge["claims"] if c in claims]
        _edge(root, edge, nodes, _evidence(edge, told, addresses), network)
    for node in network.nodes:
        _node(root, node, network)
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _evidence(edge: Drawn, claims: list[Edge], addresses: Mapping[str, str]) -> str:
    lines = [str(edge["label"] or edge["type"])]
    for claim in claims:
        p = claim.properties
        parts = (p.get("outlet"), p.get("published"), addresses.get(str(p.get("article"))))
        lines.append(f"“{p.get('quote') or ''}” " + ", ".join(str(x) for x in parts if x))
    return "\n".join(lines)


def _node(root: ElementTree.Element, node: Drawn, network: Any) -> None:
    group = ElementTree.SubElement(root, "g", {"class": "node"})
    ElementTree.SubElement(group, "title").text = xml_text(node["title"])
    place = {"cx": f"{node['x']:.1f}", "cy": f"{node['y']:.1f}", "r": str(node["size"])}
    ElementTree.SubElement(group, "circle", {**place, "fill": node["color"]["background"]})
    lines = xml_text(node["label"]).split("\n")
    for number, line in enumerate(lines):
        y = node["y"] + node["size"] + 14 + 15 * number
        _text(group, line, (node["x"], y), 13, network)


def _edge(
    root: ElementTree.Element, edge: Drawn, nodes: Mapping[str, Drawn], evidence: str, network: Any
) -> None:
    a, b = nodes[edge["from"]], nodes[edge["to"]]
    group = ElementTree.SubElement(root, "g", {"class": f"line {edge['standing']}"})
    ElementTree.SubElement(group, "title").text = xml_text(evidence)
    colour = edge["color"]["color"]
    stroke = {"stroke": colour, "stroke-width": f"{edge['width']:.1f}", "fill": "none"}
    if edge["dashes"]:
        stroke["stroke-dasharray"] = " ".join(map(str, edge["dashes"]))
    start, bend, end = course(a, b, edge.get("smooth"))
    middle = along(start, bend, end, 0.5)
    path = "M{:.1f} {:.1f} Q{:.1f} {:.1f} {:.1f} {:.1f}".format(*start, *bend, *end)
    ElementTree.SubElement(group, "path", {"d": path, **stroke})
    _arrow(group, bend, end, colour)
    if "middle" in edge.get("arrows", {}):
        _bar(group, start, end, middle, stroke)
    if edge["label"]:
        _text(group, xml_text(edge["label"]), (middle[0], middle[1] - 3), 9, network)


def _arrow(group: ElementTree.Element, before: Point, tip: Point, colour: str) -> None:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in arrow(before, tip))
    ElementTree.SubElement(group, "polygon", {"points": points, "fill": colour})


def _bar(
    group: ElementTree.Element, start: Point, end: Point, middle: Point, stroke: Mapping[str, str]
) -> None:
    one, other = bar(start, end, middle)
    ends = {"x1": one[0], "y1": one[1], "x2": other[0], "y2": other[1]}
    line = {k: v for k, v in stroke.items() if k != "stroke-dasharray"}
    ElementTree.SubElement(group, "line", {**{k: f"{v:.1f}" for k, v in ends.items()}, **line})


def _text(group: ElementTree.Element, text: str, at: Point, size: int, network: Any) -> None:
    style = {
        "x": f"{at[0]:.1f}", "y": f"{at[1]:.1f}", "font-size": str(size), "text-anchor": "middle",
        "fill": network.font_color, "stroke": network.bgcolor, "stroke-width": "3", "paint-order": "stroke",
    }  # fmt: skip
    ElementTree.SubElement(group, "text", style).text = text

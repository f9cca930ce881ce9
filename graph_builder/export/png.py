"""The picture as PNG: for a slide or a chat, with its sources below, and these and all
quotes in the file's own text.

Needs a drawing. Drawn here, without a browser: places, colours and captions are those of the SVG.
Light theme, two pixels for each of the picture's, less where that were too large. Captions are in
Pillow's own font; of scripts that it lacks, in one of the machine's, if it has one.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from graph_builder.errors import FormatError
from graph_builder.export.format import Drawing, sources
from graph_builder.export.strokes import Drawn, Point, along, arrow, bar, course
from graph_builder.model import Subgraph

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

SPACE = 90.0  # pixels around the outermost nodes, for their captions
SCALE = 2.0
LARGEST = 8000  # pixels of a side: what programs still open
SMOOTH = 2  # drawn larger by this and brought down: Pillow's lines have steps
PIECES = 24  # of a curve
LISTED = 12  # sources below the picture; all of them are in the file's text
OTHERS = ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "Arial Unicode.ttf", "arial.ttf")


def write(subgraph: Subgraph, drawing: Drawing | None = None) -> bytes:
    """The picture. Raises ``FormatError`` where there is none."""
    if drawing is None:
        raise FormatError(
            "There is no picture to write as PNG.", "Ask for less (up to 5,000 nodes), or another format."
        )
    told = _sources(subgraph)
    image = _Canvas(drawing, told).draw()
    text = PngImagePlugin.PngInfo()
    text.add_itxt("Title", "A graph of claims from the news")
    text.add_itxt("Source", "\n".join(told))
    text.add_itxt("Description", _quotes(subgraph))
    out = io.BytesIO()
    image.save(out, "PNG", pnginfo=text, optimize=False, compress_level=6)
    return out.getvalue()


def _sources(subgraph: Subgraph) -> list[str]:
    """A line for each article that a claim of the picture cites."""
    cited = {str(e.properties.get("article")) for e in subgraph.edges}
    lines = []
    for article in sources(subgraph).values():
        if article.id in cited:
            p = article.properties
            parts = (article.name, p.get("outlet"), p.get("published"), p.get("url"))
            lines.append(" · ".join(str(x) for x in parts if x))
    return sorted(lines)


def _quotes(subgraph: Subgraph) -> str:
    """Every claim with its sentence, outlet, day and address."""
    articles, names = sources(subgraph), {n.id: n.name for n in subgraph.nodes}
    lines = []
    for edge in subgraph.edges:
        p = edge.properties
        article = articles.get(str(p.get("article")))
        parts = (p.get("outlet"), p.get("published"), article.properties.get("url") if article else None)
        told = ", ".join(str(x) for x in parts if x)
        lines.append(
            f"{names[edge.source]} {edge.type} {names[edge.target]}: “{p.get('quote') or ''}” {told}"
        )
    return "\n".join(lines).replace("\0", "\ufffd")


class _Canvas:
    """The picture while it is drawn; everything comes in the picture's own pixels."""

    def __init__(self, drawing: Drawing, told: Sequence[str]) -> None:
        network = drawing.light
        self._network = network
        xs, ys = [n["x"] for n in network.nodes] or [0.0], [n["y"] for n in network.nodes] or [0.0]
        self._left, self._top = min(xs) - SPACE, min(ys) - SPACE
        self._width, height = max(xs) - self._left + SPACE, max(ys) - self._top + SPACE
        rest = [f"and {len(told) - LISTED} more"] if len(told) > LISTED else []
        self._told = ["Sources", *told[:LISTED], *rest] if told else []
        self._height = height + 15.0 * len(self._told) + (12 if self._told else 0)
        self._foot = self._top + height
        self._scale = min(SCALE, LARGEST / max(self._width, self._height)) * SMOOTH
        size = (math.ceil(self._width * self._scale), math.ceil(self._height * self._scale))
        self._image = Image.new("RGB", size, network.bgcolor)
        self._pen = ImageDraw.Draw(self._image)

    def draw(self) -> Image.Image:
        """All of it, at its final size."""
        nodes = {n["id"]: n for n in self._network.nodes}
        for edge in self._network.edges:
            self._edge(edge, nodes[edge["from"]], nodes[edge["to"]])
        for node in self._network.nodes:
            self._node(node)
        for number, line in enumerate(self._told):
            self._text(line, (self._left + 16, self._foot + 15.0 * number), 10, anchor="la")
        size = (self._image.width // SMOOTH, self._image.height // SMOOTH)
        return self._image.resize(size, Image.Resampling.BOX)

    def _edge(self, edge: Drawn, a: Drawn, b: Drawn) -> None:
        start, bend, end = course(a, b, edge.get("smooth"))
        colour, width = edge["color"]["color"], max(1, round(edge["width"] * self._scale))
        points = [along(start, bend, end, i / PIECES) for i in range(PIECES + 1)]
        for piece in _dashed(points, edge["dashes"]) if edge["dashes"] else [points]:
            self._pen.line([self._at(p) for p in piece], colour, width, joint="curve")
        self._pen.polygon([self._at(p) for p in arrow(bend, end)], colour)
        middle = along(start, bend, end, 0.5)
        if "middle" in edge.get("arrows", {}):
            self._pen.line([self._at(p) for p in bar(start, end, middle)], colour, width)
        if edge["label"]:
            self._text(edge["label"], (middle[0], middle[1] - 3), 9)

    def _node(self, node: Drawn) -> None:
        (x, y), r = self._at((node["x"], node["y"])), node["size"] * self._scale
        self._pen.ellipse((x - r, y - r, x + r, y + r), node["color"]["background"])
        for number, line in enumerate(node["label"].split("\n")):
            self._text(line, (node["x"], node["y"] + node["size"] + 14 + 15 * number), 13)

    def _text(self, text: str, at: Point, size: float, anchor: str = "ms") -> None:
        shown = " ".join(text.split()).replace("×", "x")  # Pillow's own font has no such sign
        font = _font(round(size * self._scale), all(map(_known, shown)))
        self._pen.text(
            self._at(at), shown, self._network.font_color, font, anchor,
            stroke_width=round(1.5 * self._scale), stroke_fill=self._network.bgcolor,
        )  # fmt: skip

    def _at(self, point: Point) -> Point:
        return (point[0] - self._left) * self._scale, (point[1] - self._top) * self._scale


def _dashed(points: Sequence[Point], dashes: Sequence[float]) -> Iterator[list[Point]]:
    """The drawn pieces of a line: ``dashes`` are the lengths of a stroke and of a gap."""
    stroke, gap = dashes
    piece, walked = [points[0]], 0.0
    for a, b in pairwise(points):
        length = math.dist(a, b)
        done = 0.0
        while length - done > 1e-9:
            phase = walked % (stroke + gap)
            step = min(length - done, (stroke if phase < stroke else stroke + gap) - phase)
            step = max(step, 1e-6)
            done, walked = done + step, walked + step
            here = (a[0] + (b[0] - a[0]) * done / length, a[1] + (b[1] - a[1]) * done / length)
            if phase < stroke:
                piece.append(here)
            if walked % (stroke + gap) >= stroke and len(piece) > 1:
                yield piece
                piece = []
            elif phase >= stroke:
                piece = [here]
    if len(piece) > 1:
        yield piece


@cache
def _font(size: int, plain: bool) -> Font:
    """Pillow's own font; for other scripts one of the machine's, if it has one."""
    for name in () if plain else OTHERS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(max(4, size))


@cache
def _known(letter: str) -> bool:
    """Pillow's own font has it: it is not drawn like what no font has."""
    font = ImageFont.load_default(20)
    return letter.isascii() or bytes(font.getmask(letter)) != bytes(font.getmask("\U0010ffff"))

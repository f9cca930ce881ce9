"""Where the lines of a picture run: the same for every format that draws them itself."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

Drawn = Mapping[str, Any]
Point = tuple[float, float]

ARROW = 7.0  # length of an arrow's head in pixels
BAR = 7.0  # half the length of the bar across a denied line


def course(a: Drawn, b: Drawn, smooth: Drawn | None) -> tuple[Point, Point, Point]:
    """Start, control point and end of the line, from rim to rim; a node's line to itself is a loop."""
    if a["id"] == b["id"]:
        x, y, r = a["x"], a["y"], a["size"]
        return (x - r * 0.7, y - r * 0.7), (x, y - 4 * r), (x + r * 0.7, y - r * 0.7)
    dx, dy = b["x"] - a["x"], b["y"] - a["y"]
    length = math.hypot(dx, dy) or 1.0
    bow = (smooth or {}).get("roundness", 0.0) * (1 if (smooth or {}).get("type") == "curvedCW" else -1)
    control = ((a["x"] + b["x"]) / 2 + dy * bow, (a["y"] + b["y"]) / 2 - dx * bow)
    start = _towards(a, control, a["size"], length)
    return start, control, _towards(b, control, b["size"] + 2, length)


def _towards(node: Drawn, point: Point, distance: float, length: float) -> Point:
    dx, dy = point[0] - node["x"], point[1] - node["y"]
    share = min(distance, length / 2) / (math.hypot(dx, dy) or 1.0)
    return node["x"] + dx * share, node["y"] + dy * share


def along(start: Point, bend: Point, end: Point, share: float) -> Point:
    """The point of the curve that far along it (0 to 1)."""
    rest = 1 - share
    return (
        rest * rest * start[0] + 2 * rest * share * bend[0] + share * share * end[0],
        rest * rest * start[1] + 2 * rest * share * bend[1] + share * share * end[1],
    )


def arrow(before: Point, tip: Point) -> tuple[Point, Point, Point]:
    """The corners of an arrow's head at the end of a line that comes from ``before``."""
    angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
    left, right = (
        (tip[0] - ARROW * math.cos(angle + turn), tip[1] - ARROW * math.sin(angle + turn))
        for turn in (-0.42, 0.42)
    )
    return tip, left, right


def bar(start: Point, end: Point, middle: Point) -> tuple[Point, Point]:
    """The ends of a bar across the middle of a line."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0]) + math.pi / 2
    x, y = BAR * math.cos(angle), BAR * math.sin(angle)
    return (middle[0] - x, middle[1] - y), (middle[0] + x, middle[1] + y)

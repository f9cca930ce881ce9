"""Places for nodes: computed here, seeded, so that the same picture is the same on every screen."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import rustworkx

from graph_builder.model import Subgraph
from graph_builder.view.bundles import bundles, degrees
from graph_builder.view.style import radius, shortened

Position = tuple[float, float]
Box = tuple[float, float, float, float]
Boxes = npt.NDArray[np.float64]

#: Pixels between linked nodes at a scale of 1, before captions push each other apart. A small picture
#: has room for the captions of its lines too.
SPACING, ROOMY = 100.0, 160.0
#: A screen is wider than high, and so are captions.
ASPECT = 1.35
#: In pixels: the width of a letter of a caption, the longest line before it wraps, a line's height.
LETTER, LINE, LEADING = 7.0, 150.0, 16.0
#: Pixels between parts that no claim joins.
GAP = 30.0
#: Parts of at most so many nodes lie flat: beside each other in rows they leave the room to the large one.
FLAT = 5
#: How much a link pulls less the more links its ends have: a hub's neighbours need room around it.
EASE = 0.15
#: Above this many nodes captions are too small to read anyway, and moving them apart is quadratic.
APART_LIMIT = 400
#: Rounds of pushing captions apart, and how much of an overlap one round takes away: less is calmer.
ROUNDS, DAMPING = 80, 0.6
#: How much wider a picture becomes at a time when its captions find no room.
WIDER = 1.12


def layout(
    subgraph: Subgraph, *, fixed: Mapping[str, Position] | None = None, seed: int = 7
) -> dict[str, Position]:
    """A place for each node, in pixels, by id.

    Nodes that are ``fixed`` stay exactly where they are. New ones start around their neighbours
    and settle from there; parts that hang on nothing fixed are laid out below. The same input
    gives the same places.
    """
    ids = [n.id for n in subgraph.nodes]
    kept = {i: fixed[i] for i in ids if i in fixed} if fixed else {}
    links = _links(subgraph)
    placed: dict[str, Position] = dict(kept)
    loose: list[dict[str, Position]] = []
    for part in _components(ids, links):
        if any(i in kept for i in part):
            placed.update(_grown(part, links, kept, seed))
        else:
            loose.append(_settled(part, links, seed))
    taken = extents(subgraph)
    below = max((y for _, y in placed.values()), default=0.0) + SPACING if placed else 0.0
    if len(ids) <= APART_LIMIT:
        loose = [_apart(part, {}, taken) for part in loose]
    placed.update(_packed(loose, taken, top=below))
    apart = _apart(placed, kept, taken) if kept and len(ids) <= APART_LIMIT else placed
    return {i: kept.get(i) or (round(apart[i][0], 1), round(apart[i][1], 1)) for i in ids}


@dataclass(frozen=True, slots=True)
class Extent:
    """What a node takes up with its caption, in pixels: to each side, above and below its middle."""

    side: float
    above: float
    below: float


def extents(subgraph: Subgraph) -> dict[str, Extent]:
    """The extent of each node, by id; the caption stands below and wraps."""
    sizes = degrees(bundles(subgraph))
    made = {}
    for node in subgraph.nodes:
        width = len(shortened(node.name)) * LETTER
        size = radius(sizes[node.id])
        below = size + 4 + math.ceil(width / LINE) * LEADING
        made[node.id] = Extent(max(size, min(width, LINE) / 2) + 3, size + 3, below)
    return made


def _links(subgraph: Subgraph) -> dict[str, dict[str, int]]:
    """Neighbours of each node with the number of edges between."""
    links: dict[str, dict[str, int]] = {n.id: {} for n in subgraph.nodes}
    for edge in subgraph.edges:
        if edge.source != edge.target:
            links[edge.source][edge.target] = links[edge.source].get(edge.target, 0) + 1
            links[edge.target][edge.source] = links[edge.target].get(edge.source, 0) + 1
    return links


def _components(ids: list[str], links: Mapping[str, Mapping[str, int]]) -> list[list[str]]:
    """The connected parts, the largest first, each in a fixed order."""
    seen: set[str] = set()
    parts = []
    for start in ids:
        if start in seen:
            continue
        seen.add(start)
        part = [start]
        for here in part:  # grows while it is walked
            new = sorted(links[here].keys() - seen)
            seen.update(new)
            part += new
        parts.append(sorted(part))
    return sorted(parts, key=lambda p: (-len(p), p[0]))


def _spring(
    part: list[str],
    links: Mapping[str, Mapping[str, int]],
    seed: int,
    begin: Mapping[str, Position] | None = None,
    still: Iterable[str] = (),
) -> dict[str, Position]:
    """Fruchterman and Reingold's springs in a unit square.

    A link pulls slowly more with its number of edges, and less the more links its ends have.
    """
    graph: rustworkx.PyGraph[str, float] = rustworkx.PyGraph()
    index = {i: n for n, i in enumerate(part)}
    graph.add_nodes_from(part)
    edges = [
        (index[a], index[b], (1 + math.log(weight)) / (len(links[a]) * len(links[b])) ** EASE)
        for a in part
        for b, weight in sorted(links[a].items())
        if a < b and b in index
    ]
    graph.add_edges_from(edges)
    places = rustworkx.spring_layout(
        graph,
        pos={index[i]: p for i, p in begin.items()} if begin else None,
        fixed={index[i] for i in still} or None,
        k=1 / math.sqrt(len(part)),
        num_iter=_iterations(len(part)),
        weight_fn=float,
        seed=seed,
    )
    return {i: (float(places[index[i]][0]), float(places[index[i]][1])) for i in part}


def _iterations(nodes: int) -> int:
    """Springs cost the square of the nodes: 50 rounds are 0.01 s for 150 nodes, 7 s for 5,000."""
    if nodes <= 150:
        return 400
    return 100 if nodes <= 500 else max(10, 50_000 // nodes)


def _side(nodes: int) -> float:
    """The side of the square that so many nodes take up, in pixels: roomy up to 20, dense from 70."""
    share = min(1.0, max(0.0, (70 - nodes) / 50))
    return (SPACING + (ROOMY - SPACING) * share) * math.sqrt(nodes)


def _settled(part: list[str], links: Mapping[str, Mapping[str, int]], seed: int) -> dict[str, Position]:
    """A part of its own, its middle at 0, 0."""
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    places = _spring(part, links, seed)
    if len(part) <= FLAT:
        places = _flat(places)
    left, top, right, bottom = _box(places.values())
    extent = max(right - left, bottom - top) or 1.0
    scale = _side(len(part)) / extent
    middle = ((left + right) / 2, (top + bottom) / 2)
    return {i: ((x - middle[0]) * scale * ASPECT, (y - middle[1]) * scale) for i, (x, y) in places.items()}


def _flat(places: Mapping[str, Position]) -> dict[str, Position]:
    """Turned so that the longest way through it lies level, which is how captions need least height."""
    at = np.array(list(places.values()))
    at = at - at.mean(axis=0)
    _, _, axes = np.linalg.svd(at, full_matrices=False)
    axes = axes * np.where(axes[:, :1] < 0, -1.0, 1.0)  # of the two ways round always the same
    turned = at @ axes.T
    return {i: (float(x), float(y)) for i, (x, y) in zip(places, turned, strict=True)}


def _grown(
    part: list[str], links: Mapping[str, Mapping[str, int]], kept: Mapping[str, Position], seed: int
) -> dict[str, Position]:
    """Places of the new nodes of a part in which some are fixed."""
    begin = _around_neighbours(part, links, kept)
    still = [i for i in part if i in kept]
    if len(still) == len(part):
        return {}
    unit = _side(len(part))
    shrunk = {i: (x / unit / ASPECT, y / unit) for i, (x, y) in begin.items()}
    places = _spring(part, links, seed, shrunk, still)
    return {i: (x * unit * ASPECT, y * unit) for i, (x, y) in places.items() if i not in kept}


def _around_neighbours(
    part: list[str], links: Mapping[str, Mapping[str, int]], kept: Mapping[str, Position]
) -> dict[str, Position]:
    """Each new node beside the middle of its placed neighbours, on the side away from the centre."""
    begin = {i: kept[i] for i in part if i in kept}
    left, top, right, bottom = _box(begin.values())
    middle = ((left + right) / 2, (top + bottom) / 2)
    waiting = [i for i in part if i not in kept]
    while waiting:
        ready = [i for i in waiting if any(n in begin for n in links[i])]
        found: dict[str, Position] = {}
        for number, i in enumerate(ready):
            near = [begin[n] for n in sorted(links[i]) if n in begin]
            x, y = sum(p[0] for p in near) / len(near), sum(p[1] for p in near) / len(near)
            outwards = math.atan2(y - middle[1], x - middle[0])
            # The golden angle spreads any number of nodes around a point without two alike.
            angle = outwards + (number - (len(ready) - 1) / 2) * math.pi * (3 - math.sqrt(5))
            found[i] = (x + SPACING * ASPECT * math.cos(angle), y + SPACING * math.sin(angle))
        begin.update(found)
        waiting = [i for i in waiting if i not in found]
    return begin


def _packed(parts: list[dict[str, Position]], taken: Mapping[str, Extent], top: float) -> dict[str, Position]:
    """The parts beside and below each other, in rows, the largest first."""
    boxes = [_captioned_box(part, taken) for part in parts]
    sizes = [(right - left + GAP, lower - upper + GAP) for left, upper, right, lower in boxes]
    area = sum(w * h for w, h in sizes)
    row_width = max([math.sqrt(area * ASPECT * 1.2), *(w for w, _ in sizes)], default=0.0)
    x, y, height = 0.0, top, 0.0
    placed: dict[str, Position] = {}
    for part, (left, upper, _, _), (w, h) in zip(parts, boxes, sizes, strict=True):
        if x + w > row_width + 1:
            x, y, height = 0.0, y + height, 0.0
        placed.update({i: (px - left + x, py - upper + y) for i, (px, py) in part.items()})
        x, height = x + w, max(height, h)
    return placed


def _captioned_box(part: Mapping[str, Position], taken: Mapping[str, Extent]) -> Box:
    return (
        min(x - taken[i].side for i, (x, _) in part.items()),
        min(y - taken[i].above for i, (_, y) in part.items()),
        max(x + taken[i].side for i, (x, _) in part.items()),
        max(y + taken[i].below for i, (_, y) in part.items()),
    )


def _box(points: Iterable[Position]) -> Box:
    listed = list(points)
    xs, ys = [p[0] for p in listed], [p[1] for p in listed]
    return min(xs), min(ys), max(xs), max(ys)


def _apart(
    places: Mapping[str, Position], kept: Mapping[str, Position], taken: Mapping[str, Extent]
) -> dict[str, Position]:
    """Pushes captions off each other along the shorter way; fixed nodes don't give way.

    Where pushing alone finds no room, all is drawn wider and pushed again, unless something is fixed.
    """
    ids = list(places)
    half = np.array([[taken[i].side, (taken[i].above + taken[i].below) / 2] for i in ids])
    lower = np.array([[0.0, (taken[i].below - taken[i].above) / 2] for i in ids])
    moves = np.array([0.0 if i in kept else 1.0 for i in ids])
    at = np.array([places[i] for i in ids]) + lower
    free = _pushed(at, half, moves)
    while not free and not kept:
        at *= WIDER
        free = _pushed(at, half, moves)
    return {i: (float(x), float(y)) for i, (x, y) in zip(ids, at - lower, strict=True)}


def _pushed(at: Boxes, half: Boxes, moves: Boxes) -> bool:
    """Moves the middles ``at`` of boxes until none overlap; False where some still do."""
    share = moves[:, None] / np.maximum(1.0, moves[:, None] + moves[None, :])
    order = np.arange(len(at))
    for _ in range(ROUNDS):
        apart = at[:, None, :] - at[None, :, :]
        overlap = half[:, None, :] + half[None, :, :] - np.abs(apart)
        hit = (overlap > 0).all(axis=2) & (order[:, None] != order[None, :])
        if not hit.any():
            return True
        # Two nodes in one place part by their order.
        away = np.where(apart != 0, np.sign(apart), np.sign(order[:, None] - order[None, :])[..., None])
        across = overlap[..., 0] < overlap[..., 1]
        push = np.where(hit, share, 0.0)
        at[:, 0] += (push * across * away[..., 0] * (overlap[..., 0] + 1)).sum(axis=1) * DAMPING
        at[:, 1] += (push * ~across * away[..., 1] * (overlap[..., 1] + 1)).sum(axis=1) * DAMPING
    return False

"""Places for nodes: computed here, seeded, so that the same picture is the same on every screen."""

from __future__ import annotations

import heapq
import math
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import rustworkx

from graph_builder.model import Subgraph
from graph_builder.view.bundles import degrees
from graph_builder.view.springs import springs
from graph_builder.view.style import radius, shortened

Position = tuple[float, float]
Box = tuple[float, float, float, float]
Boxes = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

#: Pixels between linked nodes at a scale of 1, before captions push each other apart. A small picture
#: has room for the captions of its lines too.
SPACING, ROOMY = 75.0, 150.0
#: A screen is wider than high, and so are captions.
ASPECT = 1.75
#: In pixels: the width of a letter of a caption, the longest line before it wraps, a line's height.
LETTER, LINE, LEADING = 8.6, 190.0, 20.0
#: Width of a canvas by its height, as on the page that is all picture.
SCREEN = 1.4
#: Widths of a row that are tried, in those of the widest part.
WIDTHS = (1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.5, 3.0, 4.0, 6.0)
#: Pixels between parts that no claim joins.
GAP = 30.0
#: Parts of at most so many nodes lie flat: beside each other in rows they leave the room to the large one.
FLAT = 5
#: How much a link pulls less the more links its ends have: a hub's neighbours need room around it.
EASE = 0.15
#: A part of more nodes is laid out in levels: its core of this share, then all of it, beginning so far (in
#: the core's unit square) from the middle of their neighbours.
LEVEL, SHARE, JITTER = 500, 0.3, 0.02
#: Rounds of the smallest level; of one that begins from it at least four, in all so many node by node.
BEGIN, GO_ON, LEAST = 150, 40_000, 4
#: How far a node may go in the first of these rounds, in the unit square.
STRIDE, STEP = 0.1, 0.03
#: Above this many nodes captions are too small to read anyway, and moving them apart is quadratic.
APART_LIMIT = 400
#: Rounds of pushing captions apart, and how much of an overlap one round takes away: less is calmer.
ROUNDS, DAMPING = 80, 0.6
#: Pairs of captions this near are looked at; anew every so many rounds.
SLACK, LOOK = 80.0, 10
#: Rings on which room for a new node is looked for, and how far apart they are, in pixels.
RINGS, RING = 60, 26.0
#: How much wider a picture becomes at a time when its captions find no room.
WIDER = 1.12


def layout(
    subgraph: Subgraph,
    *,
    fixed: Mapping[str, Position] | None = None,
    seed: int = 7,
    screen: float = SCREEN,
) -> dict[str, Position]:
    """A place for each node, in pixels, by id; parts that no claim joins fill a ``screen`` of that width by
    its height.

    Nodes that are ``fixed`` stay exactly where they are. New ones stand where there is room beside
    their neighbours; parts that hang on nothing fixed are laid out below. The same input
    gives the same places.
    """
    ids = [n.id for n in subgraph.nodes]
    kept = {i: fixed[i] for i in ids if i in fixed} if fixed else {}
    links, taken = _links(subgraph), extents(subgraph)
    placed: dict[str, Position] = dict(kept)
    loose: list[dict[str, Position]] = []
    for part in _components(ids, links):
        if any(i in kept for i in part):
            placed.update(_grown(part, links, kept, taken))
        else:
            loose.append(_settled(part, links, seed))
    below = max((y for _, y in placed.values()), default=0.0) + SPACING if placed else 0.0
    if len(ids) <= APART_LIMIT:
        loose = [_apart(part, taken) for part in loose]
    placed.update(_packed(loose, taken, below, screen))
    return {i: kept.get(i) or (round(placed[i][0], 1), round(placed[i][1], 1)) for i in ids}


@dataclass(frozen=True, slots=True)
class Extent:
    """What a node takes up with its caption, in pixels: to each side, above and below its middle."""

    side: float
    above: float
    below: float


def extents(subgraph: Subgraph) -> dict[str, Extent]:
    """The extent of each node, by id; the caption stands below and wraps."""
    sizes = degrees({(e.source, e.type, e.target): (e.source, e.target) for e in subgraph.edges}.values())
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


def _spring(part: list[str], links: Mapping[str, Mapping[str, int]], seed: int) -> dict[str, Position]:
    """Fruchterman and Reingold's springs in a unit square."""
    if len(part) > LEVEL:
        return _levels(part, links, seed)
    graph: rustworkx.PyGraph[str, float] = rustworkx.PyGraph()
    graph.add_nodes_from(part)
    graph.add_edges_from(_pulls(part, links))
    places = rustworkx.spring_layout(
        graph, k=1 / math.sqrt(len(part)), num_iter=_iterations(len(part)), weight_fn=float, seed=seed
    )
    return {i: (float(places[n][0]), float(places[n][1])) for n, i in enumerate(part)}


def _levels(part: list[str], links: Mapping[str, Mapping[str, int]], seed: int) -> dict[str, Position]:
    """A large part in levels, as Walshaw (2001): what is linked most finds its places first, the others
    begin beside their neighbours and need few rounds."""
    if len(part) <= LEVEL:
        chance = random.Random(seed)  # noqa: S311 - nobody must be kept from guessing where a node stands
        begun = {i: (chance.random(), chance.random()) for i in part}
        return _springs(part, links, begun, BEGIN, STRIDE)
    core = _core(part, links, max(LEVEL, int(len(part) * SHARE)))
    begun = _beside(part, links, _levels(core, links, seed))
    return _springs(part, links, begun, max(LEAST, GO_ON // len(part)), STEP)


def _springs(
    part: list[str],
    links: Mapping[str, Mapping[str, int]],
    begun: Mapping[str, Position],
    rounds: int,
    step: float,
) -> dict[str, Position]:
    """So many rounds from the places where they have ``begun``."""
    edges = _pulls(part, links)
    # Rounded: the last digit of a sine or logarithm is another one on another machine.
    at = np.array([begun[i] for i in part]).round(6).astype(np.float32)
    ends = np.array([(a, b) for a, b, _ in edges], dtype=np.int64)
    pulls = np.array([pull for *_, pull in edges]).round(4).astype(np.float32)
    at = springs(at, ends, pulls, rounds=rounds, step=step)
    return {i: (float(x), float(y)) for i, (x, y) in zip(part, at, strict=True)}


def _pulls(part: list[str], links: Mapping[str, Mapping[str, int]]) -> list[tuple[int, int, float]]:
    """The links within a part by the places of their ends in it, with how strong they are: slowly more with
    their number of edges, and less the more links their ends have."""
    index = {i: n for n, i in enumerate(part)}
    return [
        (index[a], index[b], (1 + math.log(weight)) / (len(links[a]) * len(links[b])) ** EASE)
        for a in part
        for b, weight in sorted(links[a].items())
        if a < b and b in index
    ]


def _core(part: list[str], links: Mapping[str, Mapping[str, int]], size: int) -> list[str]:
    """The ``size`` nodes that are found first from the most linked one, always going to the most linked
    neighbour of those found: they hang together."""
    within = set(part)
    waiting = [min((-len(links[i]), i) for i in part)]
    seen = {waiting[0][1]}
    core: list[str] = []
    while len(core) < size:
        core.append(heapq.heappop(waiting)[1])
        for i in (links[core[-1]].keys() & within) - seen:
            seen.add(i)
            heapq.heappush(waiting, (-len(links[i]), i))
    return sorted(core)


def _beside(
    part: list[str], links: Mapping[str, Mapping[str, int]], core: Mapping[str, Position]
) -> dict[str, Position]:
    """Every node in the middle of its neighbours that have a place, a little apart from all others."""
    places = dict(core)
    waiting = [i for i in part if i not in places]
    while waiting:
        ring = {}
        for number, i in enumerate(waiting):
            near = [places[n] for n in sorted(links[i]) if n in places]
            if near:
                angle = number * math.pi * (3 - math.sqrt(5))  # the golden angle: no two in one direction
                ring[i] = (
                    sum(x for x, _ in near) / len(near) + JITTER * math.cos(angle),
                    sum(y for _, y in near) / len(near) + JITTER * math.sin(angle),
                )
        places |= ring
        waiting = [i for i in waiting if i not in ring]
    return places


def _iterations(nodes: int) -> int:
    """Springs cost the square of the nodes: 50 rounds are 0.01 s for 150 nodes, 0.1 s for 500."""
    return 400 if nodes <= 150 else 100


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
    part: list[str],
    links: Mapping[str, Mapping[str, int]],
    kept: Mapping[str, Position],
    taken: Mapping[str, Extent],
) -> dict[str, Position]:
    """Places of the new nodes of a part in which some are fixed: each as near to its placed neighbours
    as there is room for it with its caption, on the side away from the middle."""
    placed = {i: kept[i] for i in part if i in kept}
    left, top, right, bottom = _box(placed.values())
    middle = ((left + right) / 2, (top + bottom) / 2)
    room = _Room(kept, taken, len(part))
    new: dict[str, Position] = {}
    waiting = [i for i in part if i not in kept]
    while waiting:
        ready = [i for i in waiting if any(n in placed for n in links[i])]
        for i in ready:
            near = [placed[n] for n in sorted(links[i]) if n in placed and n not in new] or [
                placed[n] for n in sorted(links[i]) if n in placed
            ]
            anchor = (sum(p[0] for p in near) / len(near), sum(p[1] for p in near) / len(near))
            outwards = math.atan2(anchor[1] - middle[1], anchor[0] - middle[0])
            new[i] = room.beside(anchor, outwards, taken[i])
            placed[i] = new[i]
        waiting = [i for i in waiting if i not in new]
    return new


class _Room:
    """Which room is taken, as boxes: captions don't lie over each other."""

    def __init__(self, places: Mapping[str, Position], taken: Mapping[str, Extent], more: int) -> None:
        self._boxes = np.empty((len(places) + more, 4))
        self._count = 0
        for i, place in places.items():
            self._take(place, taken[i])

    def _take(self, at: Position, extent: Extent) -> None:
        self._boxes[self._count] = _around(np.array([at]), extent)[0]
        self._count += 1

    def beside(self, anchor: Position, outwards: float, extent: Extent) -> Position:
        """A free place on the smallest ring around a point, nearest to a direction; it is taken then."""
        boxes = self._boxes[: self._count]
        for ring in range(RINGS):
            radius = SPACING * 0.8 + RING * ring
            angles = outwards + _alternating(8 + 5 * ring)
            places = np.stack(
                [anchor[0] + radius * ASPECT * np.cos(angles), anchor[1] + radius * np.sin(angles)], axis=1
            )
            wanted = _around(places, extent)
            free = ~(
                (wanted[:, None, 0] < boxes[None, :, 2])
                & (wanted[:, None, 2] > boxes[None, :, 0])
                & (wanted[:, None, 1] < boxes[None, :, 3])
                & (wanted[:, None, 3] > boxes[None, :, 1])
            ).any(axis=1)
            if free.any() or ring == RINGS - 1:
                x, y = places[int(np.argmax(free))]
                place = (float(x), float(y))
                self._take(place, extent)
                return place
        raise AssertionError("the last ring always gives a place")


def _around(places: Boxes, extent: Extent) -> Boxes:
    """Left, top, right and bottom of the node with its caption, at each place."""
    size = np.array([-extent.side, -extent.above, extent.side, extent.below])
    return np.asarray(np.concatenate([places, places], axis=1) + size, dtype=np.float64)


def _alternating(count: int) -> Boxes:
    """Angles once around, the smallest first, to both sides in turn."""
    steps = np.arange(count)
    return np.asarray((steps + 1) // 2 * np.where(steps % 2, 1, -1) * (2 * math.pi / count), dtype=np.float64)


def _packed(
    parts: list[dict[str, Position]], taken: Mapping[str, Extent], top: float, screen: float
) -> dict[str, Position]:
    """The parts in rows, the largest first, small ones above each other beside a large one; as wide as
    makes all of them largest on a screen."""
    boxes = [_captioned_box(part, taken) for part in parts]
    sizes = [(right - left + GAP, lower - upper + GAP) for left, upper, right, lower in boxes]
    widest = max((w for w, _ in sizes), default=0.0)
    tries = [_shelved(sizes, widest * share) for share in WIDTHS]
    corners = min(tries, key=lambda corners: _needed(corners, sizes, screen))
    placed: dict[str, Position] = {}
    for part, (left, upper, _, _), (x, y) in zip(parts, boxes, corners, strict=True):
        placed.update({i: (px - left + x, py - upper + y + top) for i, (px, py) in part.items()})
    return placed


def _shelved(sizes: list[Position], width: float) -> list[Position]:
    """The upper left corner of each box in rows of columns no wider than ``width``."""
    corners = []
    row, height = 0.0, 0.0  # where the row begins, and how high it is
    column, filled, across = 0.0, 0.0, 0.0  # where the column begins, how far it is filled, how wide it is
    for w, h in sizes:
        if filled and filled + h <= height and column + max(across, w) <= width + 1:
            corners.append((column, row + filled))
            filled, across = filled + h, max(across, w)
            continue
        column, across = column + across, w
        if column + w > width + 1:
            row, height, column = row + height, 0.0, 0.0
        corners.append((column, row))
        filled, height = h, max(height, h)
    return corners


def _needed(corners: list[Position], sizes: list[Position], screen: float) -> float:
    """The height of the screen that all would need, at a screen of that shape."""
    if not corners:
        return 0.0
    width = max(x + w for (x, _), (w, _) in zip(corners, sizes, strict=True))
    height = max(y + h for (_, y), (_, h) in zip(corners, sizes, strict=True))
    return max(width / screen, height)


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


def _apart(places: Mapping[str, Position], taken: Mapping[str, Extent]) -> dict[str, Position]:
    """Pushes captions off each other along the shorter way; where that finds no room, all is drawn
    wider and pushed again."""
    ids = list(places)
    half = np.array([[taken[i].side, (taken[i].above + taken[i].below) / 2] for i in ids])
    lower = np.array([[0.0, (taken[i].below - taken[i].above) / 2] for i in ids])
    at = np.array([places[i] for i in ids]) + lower
    while not _pushed(at, half):
        at *= WIDER
    return {i: (float(x), float(y)) for i, (x, y) in zip(ids, at - lower, strict=True)}


def _pushed(at: Boxes, half: Boxes) -> bool:
    """Moves the middles ``at`` of boxes until none overlap; False where some still do."""
    first, second = _near(at, half)
    for number in range(ROUNDS):
        if number % LOOK == 0:
            first, second = _near(at, half)
        apart = at[first] - at[second]
        overlap = half[first] + half[second] - np.abs(apart)
        hit = (overlap > 0).all(axis=1)
        if not hit.any():
            first, second = _near(at, half)
            overlap = half[first] + half[second] - np.abs(at[first] - at[second])
            if not (overlap > 0).all(axis=1).any():
                return True
            continue
        one, other, apart, overlap = first[hit], second[hit], apart[hit], overlap[hit]
        # Two nodes in one place part by their order.
        away = np.where(apart != 0, np.sign(apart), -1.0)
        across = overlap[:, 0] < overlap[:, 1]
        push = (overlap + 1) * away * np.stack([across, ~across], axis=1) * (DAMPING / 2)
        np.add.at(at, one, push)
        np.add.at(at, other, -push)
    return False


def _near(at: Boxes, half: Boxes) -> tuple[Indices, Indices]:
    """The pairs of boxes that overlap or may soon: only these are worth looking at."""
    order = np.argsort(at[:, 0], kind="stable")
    xs = at[order, 0]
    reach = 2 * half[:, 0].max() + SLACK
    until = np.searchsorted(xs, xs + reach, side="right")
    counts = until - np.arange(len(at)) - 1
    one = np.repeat(np.arange(len(at)), counts)
    other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts, counts)
    first, second = order[one], order[other]
    close = (np.abs(at[first] - at[second]) < half[first] + half[second] + SLACK).all(axis=1)
    first, second = first[close], second[close]
    return np.minimum(first, second), np.maximum(first, second)

"""Where nodes are put."""

import itertools
import math

import pytest

from graph_builder.model import Edge, Node, Subgraph
from graph_builder.view import layout
from graph_builder.view.layout import Extent, extents
from tests.view.networks import network


def test_the_same_subgraph_has_the_same_places() -> None:
    """A permalink shows the same picture on another machine: nothing random, nothing unordered."""
    assert layout(network(60, 90)) == layout(network(60, 90))


def test_another_seed_gives_another_picture() -> None:
    """The seed is used: "shuffle" in the app can't be a button without effect."""
    assert layout(network(60, 90), seed=7) != layout(network(60, 90), seed=8)


def test_what_is_there_does_not_move_when_more_comes() -> None:
    """Nothing moves that the user did not move; new nodes get places of their own near their neighbours."""
    before = layout(network(60, 90))
    larger = network(90, 180)
    after = layout(larger, fixed=before)
    assert {i: after[i] for i in before} == before
    assert len(after) == 90
    assert len(set(after.values())) == 90


def test_a_new_neighbour_stands_near_its_only_neighbour() -> None:
    """Expanding a node puts what appears beside it, not across the picture."""
    small = network(40, 60)
    before = layout(small)
    anchor, new = small.nodes[3], network(41, 0).nodes[40]
    edge = type(small.edges[0])("new", anchor.id, new.id, "MEETS", {})
    after = layout(Subgraph.of([*small.nodes, new], [*small.edges, edge]), fixed=before)
    x, y = after[anchor.id]
    distance = ((after[new.id][0] - x) ** 2 + (after[new.id][1] - y) ** 2) ** 0.5
    everywhere = sorted(((px - x) ** 2 + (py - y) ** 2) ** 0.5 for px, py in before.values())
    assert distance < everywhere[len(everywhere) // 2]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_captions_of_a_first_picture_do_not_cover_each_other(seed: int) -> None:
    """75 nodes, the size of a start picture: no two captions overlap."""
    graph = network(75, 110, seed)
    places = layout(graph)
    taken = extents(graph)
    boxes = [
        (x - taken[i].side, y - taken[i].above, x + taken[i].side, y + taken[i].below)
        for i, (x, y) in places.items()
    ]
    covered = [
        (a, b)
        for a, b in itertools.combinations(boxes, 2)
        # Places are rounded to a tenth of a pixel.
        if a[0] < b[2] - 0.2 and b[0] < a[2] - 0.2 and a[1] < b[3] - 0.2 and b[1] < a[3] - 0.2
    ]
    assert covered == []


@pytest.mark.parametrize("nodes", [1001, 2500])
def test_a_large_picture_in_two_levels_brings_linked_nodes_together(nodes: int) -> None:
    """Places are all different, the same each time, and a line is shorter than the way between any two."""
    graph = network(nodes, 2 * nodes)
    places = layout(graph)
    assert places == layout(graph)
    assert len(set(places.values())) == nodes
    lines = [math.dist(places[e.source], places[e.target]) for e in graph.edges if e.source != e.target]
    ids = list(places)
    pairs = [math.dist(places[a], places[b]) for a, b in zip(ids, ids[nodes // 2 :], strict=False)]
    assert sum(lines) / len(lines) < 0.9 * sum(pairs) / len(pairs)


@pytest.mark.parametrize(("nodes", "edges"), [(0, 0), (1, 0), (2, 0), (2, 1), (30, 0)])
def test_small_and_unlinked_pictures(nodes: int, edges: int) -> None:
    """Nothing, one node, and nodes that no claim joins all have places, no two the same."""
    places = layout(network(nodes, edges))
    assert len(places) == len(set(places.values())) == nodes


def star(rays: int) -> Subgraph:
    """A hub with so many neighbours."""
    nodes = [Node(i, ("Entity", "Person"), {"id": i, "name": i}) for i in ("hub", *_rays(rays))]
    edges = [Edge(f"e {i}", "hub", i, "MEETS", {"modality": "asserted"}) for i in _rays(rays)]
    return Subgraph.of(nodes, edges)


def _rays(count: int) -> list[str]:
    return [f"neighbour number {i:03d}" for i in range(count)]


def test_new_neighbours_of_a_hub_find_room_beside_what_stands() -> None:
    """Fifty more around a crowded hub: no caption of a new one lies over another, nothing old moves."""
    places = layout(star(70))
    grown = star(120)
    after = layout(grown, fixed=places)
    assert {i: after[i] for i in places} == places
    taken = extents(grown)
    new = [i for i in after if i not in places]
    assert not [(a, b) for a in new for b in after if a != b and overlap(after, taken, a, b)]


def overlap(places: dict[str, tuple[float, float]], taken: dict[str, Extent], a: str, b: str) -> bool:
    """Two nodes with their captions lie over each other by more than a pixel."""
    (ax, ay), (bx, by) = places[a], places[b]
    across = taken[a].side + taken[b].side - abs(ax - bx)
    up, down = ay - taken[a].above, ay + taken[a].below
    return across > 1 and min(down, by + taken[b].below) - max(up, by - taken[b].above) > 1

"""Where nodes are put."""

import itertools

import pytest

from graph_builder.model import Subgraph
from graph_builder.view import layout
from graph_builder.view.layout import extents
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


@pytest.mark.parametrize(("nodes", "edges"), [(0, 0), (1, 0), (2, 0), (2, 1), (30, 0)])
def test_small_and_unlinked_pictures(nodes: int, edges: int) -> None:
    """Nothing, one node, and nodes that no claim joins all have places, no two the same."""
    places = layout(network(nodes, edges))
    assert len(places) == len(set(places.values())) == nodes

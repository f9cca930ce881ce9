"""What the pyvis network shows."""

import json
import time

import pytest

from graph_builder.model import LABELS, Edge, Node, Subgraph
from graph_builder.view import COLOURS, LINES, bundles, layout, picture
from graph_builder.view.style import BACKGROUND
from tests.view.networks import network

A = Node("a", ("Entity", "Person"), {"name": "Ann"})
B = Node("b", ("Entity", "Place"), {"name": "Bonn"})


def claim(number: int, **properties: object) -> Edge:
    """One of several parallel claims."""
    return Edge(f"c{number}", "a", "b", "VISITS", {"modality": "asserted", "negated": False, **properties})


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_stands_out(theme: str) -> None:
    """Nodes and lines have 3:1 against the background in both themes, and labels differ."""
    colours = COLOURS[theme]  # type: ignore[index]
    assert set(colours) == {*LABELS, "Article"}
    assert len(set(colours.values())) == len(colours)
    lines = [line.colour for line in LINES[theme].values()]  # type: ignore[index]
    ground = luminance(BACKGROUND[theme])  # type: ignore[index]
    for colour in [*colours.values(), *lines]:
        light, dark = sorted([luminance(colour), ground], reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3, colour


def test_parallel_claims_are_one_line_with_a_count() -> None:
    """Three claims, two of them by one outlet and one derived: one line, its ids, two outlets' width."""
    graph = Subgraph.of(
        [A, B],
        [
            claim(1, outlet="Example Wire", voice="Example Wire"),
            claim(2, outlet="Morning Post", voice="Morning Post"),
            claim(3, outlet="Example Wire", voice="Example Wire"),
            claim(4, outlet="Evening Post", derived_from="c1"),
            claim(5, outlet=None),
        ],
    )
    (line,) = picture(graph, layout(graph)).edges
    assert line["claims"] == ["c1", "c2", "c3", "c4", "c5"]
    assert line["label"] == "VISITS ×5"
    assert line["outlets"] == 2
    alone = picture(
        Subgraph.of([A, B], [claim(1, outlet="Example Wire", voice="Example Wire")]),
        {"a": (0, 0), "b": (9, 9)},
    )
    assert line["width"] > alone.edges[0]["width"]


@pytest.mark.parametrize(
    ("properties", "standing", "dashed", "bar"),
    [
        ({}, "stated", False, False),
        ({"attributed_to": "officials"}, "reported", False, False),
        ({"modality": "planned"}, "planned", True, False),
        ({"modality": "possible", "attributed_to": "officials"}, "planned", True, False),
        ({"negated": True}, "denied", False, True),
        ({"negated": True, "modality": "planned", "attributed_to": "officials"}, "denied", False, True),
    ],
)
def test_the_line_says_how_much_of_a_fact_it_is(
    properties: dict[str, object], standing: str, dashed: bool, bar: bool
) -> None:
    """Planned is dashed, denied is red with a bar, reported grey: never by colour alone."""
    graph = Subgraph.of([A, B], [claim(1, **properties)])
    (line,) = picture(graph, layout(graph)).edges
    assert line["standing"] == standing
    assert bool(line["dashes"]) is dashed
    assert ("middle" in line.get("arrows", {})) is bar
    assert line["color"]["color"] == LINES["light"][line["standing"]].colour


def test_a_contested_line_looks_stated_with_a_bar() -> None:
    """One outlet states what another denies: both can be seen on the one line."""
    (bundle,) = bundles(Subgraph.of([A, B], [claim(1), claim(2, negated=True)]))
    assert (bundle.standing, bundle.contested) == ("stated", True)


def test_lines_between_the_same_two_nodes_do_not_cover_each_other() -> None:
    """Different types, and both directions, bow to different sides."""
    back = Edge("c9", "b", "a", "HOSTS", {})
    graph = Subgraph.of([A, B], [claim(1), back])
    bows = {
        # Seen from a: clockwise from a is the same side as counter-clockwise from b.
        (e["smooth"]["type"] == "curvedCW") == (e["from"] == "a")
        for e in picture(graph, layout(graph)).edges
    }
    assert bows == {True, False}


def test_what_is_not_shown_is_counted_on_the_node() -> None:
    """A node with hidden neighbours says how many."""
    graph = Subgraph.of([A], [])
    (node,) = picture(graph, layout(graph), more={"a": 12}).nodes
    assert node["label"] == "Ann +12"


def test_a_name_cannot_switch_pyvis_to_markup() -> None:
    """pyvis' own page shows titles as markup once one contains "href": no title of ours does."""
    evil = Node("x", ("Entity", "Person"), {"name": '<a href="javascript:alert(1)">x</a>'})
    graph = Subgraph.of([evil], [])
    html = picture(graph, layout(graph)).generate_html()
    assert "href" not in json.dumps([n["title"] for n in picture(graph, layout(graph)).nodes])
    assert "new vis.Network" in html


def test_a_network_of_5_000_nodes_is_made_at_once() -> None:
    """pyvis' own methods are quadratic and take half a minute for this; ours must not."""
    graph = network(5000, 9000)
    places = {n.id: (0.0, 0.0) for n in graph.nodes}
    began = time.process_time()
    made = picture(graph, places)
    assert time.process_time() - began < 3
    assert (made.num_nodes(), len(made.nodes)) == (5000, 5000)

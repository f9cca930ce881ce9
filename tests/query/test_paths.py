"""How two entities are linked."""

import itertools

import networkx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_builder.protocols import GraphStore
from graph_builder.query import path_subgraph, paths
from tests.query.corpus import chain, delegates, load, load_corpus

NAMES = ["Ann", "Bob", "Cleo", "Dora", "Emil", "Fay", "Gus"]


def names(found: object) -> list[list[str]]:
    """Who comes after whom."""
    return [[n.name for n in path.nodes] for path in found]  # type: ignore[attr-defined]


def test_the_shortest_path_comes_first(store: GraphStore) -> None:
    """Both ways are found, in whatever direction the claims point."""
    load(
        store,
        chain("one", [("Ann", "Bob"), ("Cleo", "Bob"), ("Ann", "Dora"), ("Dora", "Emil"), ("Emil", "Cleo")]),
    )
    assert names(paths(store, "ann", "cleo")) == [["Ann", "Bob", "Cleo"], ["Ann", "Dora", "Emil", "Cleo"]]


def test_each_hop_has_its_best_quote(store: GraphStore) -> None:
    """A path can be read aloud with its evidence."""
    load_corpus(store)
    (path,) = paths(store, "jens-stoltenberg", "mustafa-al-kadhimi")
    assert [hop.best.quote for hop in path.hops] == [
        "Jens Stoltenberg praised Joe Biden in Zürich.",
        "Joe Biden met Mustafa al-Kadhimi on Monday.",
    ]
    assert path.hops[1].outlets == ("Example Wire", "Morning Post")


def test_denied_and_planned_claims_link_nobody_unless_asked_for(store: GraphStore) -> None:
    """What is denied is no link; a longer way of facts is found although a shorter one is denied."""
    load_corpus(store)
    assert paths(store, "iran", "iraq") == []
    (path,) = paths(store, "iran", "iraq", standings=("stated", "planned", "denied"))
    assert [hop.best.standing for hop in path.hops] == ["denied", "planned"]
    load(
        store,
        chain("short", [("Ann", "Bob")], negated=True),
        chain("long", [("Ann", "Cleo"), ("Cleo", "Bob")]),
    )
    assert names(paths(store, "ann", "bob")) == [["Ann", "Cleo", "Bob"]]


def test_a_hub_explains_less_than_a_longer_way(store: GraphStore) -> None:
    """Two hops through somebody whom a hundred touch come after three through people of their own."""
    load(
        store,
        delegates(100),
        chain("way", [("Delegate 001", "Ann"), ("Ann", "Bob"), ("Bob", "Delegate 002")]),
    )
    found = names(paths(store, "delegate-001", "delegate-002"))
    assert found == [
        ["Delegate 001", "Ann", "Bob", "Delegate 002"],
        ["Delegate 001", "Chair", "Delegate 002"],
    ]


def test_more_outlets_come_first(store: GraphStore) -> None:
    """Of two equally long ways the one that two outlets report."""
    links = [("Ann", "Bob"), ("Bob", "Cleo"), ("Ann", "Dora"), ("Dora", "Cleo")]
    load(store, chain("one", links), chain("two", [("Ann", "Dora")]))
    assert names(paths(store, "ann", "cleo"))[0] == ["Ann", "Dora", "Cleo"]


@pytest.mark.parametrize(("hops", "count"), [(1, 0), (2, 0), (3, 1), (4, 1)])
def test_no_path_is_longer_than_asked(store: GraphStore, hops: int, count: int) -> None:
    """Three hops apart: found with three, not with two."""
    load(store, chain("one", [("Ann", "Bob"), ("Bob", "Cleo"), ("Cleo", "Dora")]))
    assert len(paths(store, "ann", "dora", hops=hops)) == count


@pytest.mark.parametrize(("a", "b"), [("ann", "ann"), ("ann", "nobody"), ("nobody", "ann"), ("ann", "emil")])
def test_no_path(store: GraphStore, a: str, b: str) -> None:
    """The same entity, one that is not there, two that nothing joins: an empty answer, no error."""
    load(store, chain("one", [("Ann", "Bob"), ("Dora", "Emil")]))
    assert paths(store, a, b) == []


def test_paths_as_a_picture(store: GraphStore) -> None:
    """The picture of paths has their entities and exactly the claims that they tell."""
    load_corpus(store)
    found = paths(store, "jens-stoltenberg", "mustafa-al-kadhimi")
    picture = path_subgraph(found, store)
    assert {n.id for n in picture.nodes} == {"jens-stoltenberg", "joe-biden", "mustafa-al-kadhimi"}
    assert {e.id for e in picture.edges} == {c.id for path in found for hop in path.hops for c in hop.claims}


@given(links=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), min_size=1, max_size=14))
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_path_is_missed(embedded_store: GraphStore, links: list[tuple[str, str]]) -> None:
    """On any small graph: exactly the simple paths that networkx finds, for every number of hops."""
    load(embedded_store, chain("random", links))
    graph = networkx.Graph((a.lower(), b.lower()) for a, b in links if a != b)
    for hops, (a, b) in itertools.product((1, 2, 3, 4), [("ann", "bob"), ("cleo", "dora")]):
        found = {tuple(n.id for n in p.nodes) for p in paths(embedded_store, a, b, hops=hops, k=1000)}
        there = a in graph and b in graph
        wanted = {tuple(p) for p in networkx.all_simple_paths(graph, a, b, cutoff=hops)} if there else set()
        assert found == wanted

"""Parts of the graph for a picture, on every store."""

import pytest

from graph_builder.errors import NotFound
from graph_builder.protocols import GraphStore
from graph_builder.query import around, cited, expand, induced, start, subgraph_of, union, whole
from tests.graphs import talks, withdrawal
from tests.query.corpus import chain, delegates, denial, load, load_corpus

INTERNAL = ("names", "pairs", "tally")


def test_the_whole_store_comes_back(store: GraphStore) -> None:
    """Every entity, article, claim and mention, with the values that were extracted, nothing internal."""
    load_corpus(store)
    everything = whole(store)
    claims = {c.id: c for g in (talks(), withdrawal(), denial()) for c in g.claims}
    edges = {e.id: e for e in everything.edges if e.type != "MENTIONS"}
    assert edges.keys() == claims.keys()
    for claim in claims.values():
        edge = edges[claim.id]
        assert (edge.source, edge.type, edge.target) == (claim.subject_id, claim.type, claim.object_id)
        assert edge.properties["quote"] == claim.quote
        assert edge.properties.get("event_date") == claim.event_date
        assert edge.properties["factual"] is claim.factual
    mentions = [e for e in everything.edges if e.type == "MENTIONS"]
    assert len(mentions) == sum(len(g.entities) for g in (talks(), withdrawal(), denial()))
    for thing in (*everything.nodes, *everything.edges):
        assert not [name for name in thing.properties if name.startswith(INTERNAL)]


def test_the_order_is_by_id(store: GraphStore) -> None:
    """Exports are the same bytes on every store only if the order is ours."""
    load_corpus(store)
    everything = whole(store)
    assert [n.id for n in everything.nodes] == sorted(n.id for n in everything.nodes)
    assert [e.id for e in everything.edges] == sorted(e.id for e in everything.edges)


def test_a_start_shows_facts_about_named_things_and_counts_the_rest(store: GraphStore) -> None:
    """Concepts are folded into a count; denied, planned and reported claims are counted, not shown."""
    load_corpus(store)
    excerpt = start(store)
    assert {n.label for n in excerpt.subgraph.nodes} == {"Person", "Place"}
    assert all(e.properties["factual"] for e in excerpt.subgraph.edges)
    assert excerpt.concepts == 1
    # Iraq, Iran and US troops have no factual claim.
    assert excerpt.entities == 3
    # The denied meeting of the two who are shown.
    assert excerpt.unproven == 1


def test_a_start_with_everything(store: GraphStore) -> None:
    """With concepts and claims of any standing nothing is left out."""
    load_corpus(store)
    excerpt = start(store, concepts=True, factual=False)
    assert len(excerpt.subgraph.nodes) == 9
    assert len(excerpt.subgraph.edges) == 10
    assert (excerpt.entities, excerpt.concepts, excerpt.unproven, dict(excerpt.more)) == (0, 0, 0, {})


def test_a_start_has_at_most_so_many_entities(store: GraphStore) -> None:
    """75 of 101: the hub is there, and its node says how many neighbours are not."""
    load(store, delegates(100))
    excerpt = start(store)
    assert len(excerpt.subgraph.nodes) == 75
    assert excerpt.entities == 26
    assert dict(excerpt.more) == {"chair": 26}


def test_an_empty_store_gives_an_empty_start(store: GraphStore) -> None:
    """No error, nothing to show, nothing hidden."""
    excerpt = start(store)
    assert (excerpt.subgraph.nodes, excerpt.entities, excerpt.concepts) == ((), 0, 0)


def test_expand_brings_the_next_fifty_and_counts_the_others(store: GraphStore) -> None:
    """Those with the most claims first, never one that is shown already."""
    load(store, delegates(100), chain("more", [("Chair", "Delegate 090"), ("Delegate 090", "Delegate 091")]))
    shown = ["chair", "delegate-000"]
    first = expand(store, "chair", shown=shown)
    new = {n.id for n in first.subgraph.nodes} - set(shown)
    assert len(new) == 50
    assert "delegate-090" in new
    assert "delegate-000" not in new
    assert first.entities == 49
    assert first.more["chair"] == 49
    second = expand(store, "chair", shown=[*shown, *new])
    assert len({n.id for n in second.subgraph.nodes} - set(shown) - new) == 49
    assert "chair" not in second.more


def test_expand_joins_the_new_ones_to_what_is_shown(store: GraphStore) -> None:
    """A claim between a new neighbour and another shown entity is part of the answer, with both ends."""
    load(store, chain("one", [("Ann", "Bob"), ("Bob", "Cleo"), ("Cleo", "Ann")]))
    excerpt = expand(store, "ann", shown=["ann", "cleo"])
    assert {n.id for n in excerpt.subgraph.nodes} == {"ann", "bob", "cleo"}
    assert {(e.source, e.target) for e in excerpt.subgraph.edges} == {
        ("ann", "bob"),
        ("bob", "cleo"),
        ("cleo", "ann"),
    }
    assert dict(excerpt.more) == {}


def test_expand_by_type_and_with_concepts(store: GraphStore) -> None:
    """Only neighbours of one relation type; concepts only when asked for, else counted."""
    load_corpus(store)
    by_type = expand(store, "joe-biden", shown=["joe-biden"], types=["MEETS"])
    assert {n.id for n in by_type.subgraph.nodes} == {"joe-biden", "mustafa-al-kadhimi"}
    folded = expand(store, "joe-biden", shown=["joe-biden"])
    assert folded.concepts == 1
    unfolded = expand(store, "joe-biden", shown=["joe-biden"], concepts=True)
    assert "pause-of-the-mission" in {n.id for n in unfolded.subgraph.nodes}


@pytest.mark.parametrize(("hops", "names"), [(1, {"Ann", "Bob"}), (2, {"Ann", "Bob", "Cleo"})])
def test_around_a_name(store: GraphStore, hops: int, names: set[str]) -> None:
    """Everything within so many claims, in both directions, found by name."""
    load(store, chain("one", [("Ann", "Bob"), ("Cleo", "Bob"), ("Cleo", "Dora")]))
    assert {n.name for n in around(store, "Ann", hops=hops).nodes} == names


def test_around_is_cut_at_its_limit(store: GraphStore) -> None:
    """The nearest and most linked are kept, the centre always."""
    load(store, delegates(30), chain("more", [("Chair", "Delegate 020")]))
    ids = {n.id for n in around(store, "Chair", limit=5).nodes}
    assert len(ids) == 5
    assert {"chair", "delegate-020"} <= ids


def test_around_nothing_known(store: GraphStore) -> None:
    """A wrong name is an error that names near ones."""
    load_corpus(store)
    with pytest.raises(NotFound, match="Jens Stoltenberg"):
        around(store, "Jens Stoltenbarg Jr")


def test_a_result_becomes_a_picture(store: GraphStore) -> None:
    """Nodes, edges, paths, and those in lists and maps; the ends of lone edges are looked up."""
    load_corpus(store)
    lone = store.ask("MATCH ()-[r:PRAISES]->() RETURN r")
    picture = subgraph_of(store, lone)
    assert [n.id for n in picture.nodes] == ["jens-stoltenberg", "joe-biden"]
    assert [e.type for e in picture.edges] == ["PRAISES"]
    assert "names" not in picture.nodes[0].properties
    nested = store.ask(
        "MATCH p = (a:Person)-[:PRESIDENT_OF]->(b) RETURN {things: [a, b], path: p} AS found, 1 AS one"
    )
    picture = subgraph_of(store, nested)
    assert [n.id for n in picture.nodes] == ["joe-biden", "united-states"]
    assert len(picture.edges) == 1
    mention = subgraph_of(store, store.ask("MATCH (:Article)-[m:MENTIONS]->({id: 'iran'}) RETURN m"))
    assert [n.label for n in mention.nodes] == ["Article", "Place"]


def test_cited_articles_come_beside(store: GraphStore) -> None:
    """An excerpt knows where its claims come from, without the articles becoming part of the picture."""
    load_corpus(store)
    excerpt = cited(store, induced(store, ["jens-stoltenberg", "joe-biden"]))
    assert [a.properties["outlet"] for a in excerpt.articles] == ["Evening Post"]
    assert {n.label for n in excerpt.nodes} == {"Person"}


def test_union_has_everything_once(store: GraphStore) -> None:
    """Expanding twice does not double what both have."""
    load_corpus(store)
    one, two = around(store, "Iran"), around(store, "Iraq")
    both = union(one, two, one)
    assert {n.id for n in both.nodes} == {n.id for part in (one, two) for n in part.nodes}
    assert len(both.edges) == len({e.id for part in (one, two) for e in part.edges})

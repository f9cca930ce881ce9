"""Things of two kinds and one name have two ids, whether other articles are there or not."""

from __future__ import annotations

import doctest

import pytest

from graph_builder.link import Linker, assign_all, kinds, link
from graph_builder.model import Article, ArticleGraph, Entity, Label, Mention


def test_the_examples_of_the_docstrings_hold() -> None:
    """The module shows what it does."""
    result = doctest.testmod(kinds)
    assert result.attempted > 0 and result.failed == 0


def _graph(article: str, *named: tuple[str, str, Label]) -> ArticleGraph:
    """An article that names these (local id, name, label)."""
    text = " and ".join(name for _, name, _ in named)
    mentions = [Mention(text.index(name), text.index(name) + len(name), name, "name") for _, name, _ in named]
    entities = tuple(
        Entity(key, name, label, (), (m,)) for (key, name, label), m in zip(named, mentions, strict=True)
    )
    return ArticleGraph(Article(id=article, text=text), entities=entities)


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("Barcelona", "Place", "Organization"),
        ("Jordan", "Place", "Person"),
        ("Georgia", "Place", "Person"),
        ("Ford", "Organization", "Person"),
        ("Tesla", "Organization", "Person"),
        ("Chicago", "Place", "Concept"),
        ("Portland", "Place", "Organization"),
    ],
)
def test_two_kinds_have_two_ids(name: str, one: Label, other: Label) -> None:
    """In one article, and in two; each alone has the id that it has in company."""
    slug = name.lower()
    both = link(_graph("a", (slug, name, one), (f"{slug}-2", name, other)))
    assert {e.label: e.id for e in both.entities} == {one: slug, other: f"{slug}_{other.lower()}"}
    assert {e.id for e in link(_graph("b", (slug, name, one))).entities} == {slug}
    assert {e.id for e in link(_graph("c", (slug, name, other))).entities} == {f"{slug}_{other.lower()}"}
    linker = Linker(())
    graphs = [_graph("b", (slug, name, one)), _graph("c", (slug, name, other))]
    profiles = [linker.profiles(graph) for graph in graphs]
    assigned = assign_all(linker, (pair for own in profiles for pair in own.values()))
    ids = {
        linker.place(graph, own, assigned).graph.entities[0].id
        for graph, own in zip(graphs, profiles, strict=True)
    }
    assert len(ids) == 2


def test_what_is_twice_of_one_kind_stays_two() -> None:
    """Two events of one name that an article tells apart keep the ids that it gave them."""
    events = ("battle-of-norvan", "Battle of Norvan", "Event"), ("battle-of-norvan-2", "Norvan", "Event")
    assert [e.id for e in link(_graph("a", *events)).entities] == ["battle-of-norvan", "norvan"]
    twice = Entity("war-in-x-2", "War in X", "Event", (), (Mention(0, 1, "W", "name"),))
    graph = _graph("a", ("war-in-x", "War in X", "Event"))
    both = ArticleGraph(graph.article, entities=(*graph.entities, twice))
    assert [e.id for e in link(both).entities] == ["war-in-x", "war-in-x-2"]

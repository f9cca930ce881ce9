"""An article keeps its graph as extracted, and gives it back whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from graph_builder import api, link
from graph_builder import store as store_room
from graph_builder.model import Article, ArticleGraph, Claim, Origin
from graph_builder.read import read
from graph_builder.store import BoltStore, packing
from tests.conftest import PROJECT
from tests.graphs import talks, withdrawal


@pytest.fixture(scope="module")
def extracted() -> list[ArticleGraph]:
    """Graphs with everything that extraction gives."""

    def articles() -> Iterator[Article]:
        yield from (a for a in read([str(PROJECT / "examples")]) if isinstance(a, Article))

    return [talks(), withdrawal(), *(api.extract(a) for a in list(articles())[:2])]


def test_nothing_is_lost(store: BoltStore, extracted: list[ArticleGraph]) -> None:
    """What went into the store linked comes out as it was before linking, origins included."""
    origin = Origin("place", "content", "extractor")
    graphs = [replace(g, article=replace(g.article, origin=origin)) for g in extracted]
    types = {c.type for g in graphs for c in g.claims}
    store_room.replace(store, [link.link(g) for g in graphs], types=types)

    found = {g.article.id: g for g in store_room.unlinked(store, [g.article.id for g in graphs])}

    assert found == {g.article.id: g for g in graphs}
    assert {g.article.origin for g in found.values()} == {origin}
    assert list(store_room.unlinked(store, ["no-such-article"])) == []


def test_every_field_of_a_claim_is_packed() -> None:
    """A new field of Claim is packed or deliberately left out."""
    packed = {*packing._PLAIN, *packing._SPANS, "event_date", "cues"}
    from_text, of_decisions = {"quote"}, {"review", "review_note", "review_was"}
    assert {f.name for f in fields(Claim)} == packed | from_text | of_decisions


def test_it_is_small(extracted: list[ArticleGraph]) -> None:
    """A graph takes less than its line in the public format would, compressed or not."""
    for graph in extracted[2:]:
        line = graph.to_json()
        assert len(packing.packed(graph)) < len(line) / 2
        assert len(packing.compressed(packing.packed(graph))) < len(line) / 6

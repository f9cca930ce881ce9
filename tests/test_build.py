"""Building a graph as the library does it: what becomes of each source, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from graph_builder import pipeline
from graph_builder.errors import StoreError, WriteRefused
from graph_builder.model import ArticleGraph
from graph_builder.pipeline import Outcome
from graph_builder.read import article_from_text
from graph_builder.store import BoltStore, hashes
from tests.conftest import Server
from tests.store import corpus


def many(count: int) -> list[ArticleGraph]:
    """Graphs of as many small articles."""
    return [corpus.article(n, entities=20, claims=2, named=3) for n in range(count)]


def test_outcomes_come_in_the_order_of_the_sources(embedded_store: BoltStore) -> None:
    """Whatever is written in one batch, refused or left alone: one outcome a source, in their order."""
    graphs = many(5)
    pipeline.build(embedded_store, graphs[3:4])
    bad = replace(graphs[1], claims=(replace(graphs[1].claims[0], type="NO_SUCH_TYPE"),))
    told: list[Outcome] = []

    report = pipeline.build(
        embedded_store, [graphs[0], bad, "no such file.txt", *graphs[2:]], progress=told.append
    )

    assert [o.status for o in told] == ["added", "failed", "failed", "added", "unchanged", "added"]
    assert report.counts == {"added": 3, "unchanged": 1, "failed": 2}
    assert report.failures == (told[1], told[2])
    assert isinstance(told[1].error, WriteRefused)
    assert "NO_SUCH_TYPE" in told[1].error.message
    assert len(hashes(embedded_store)) == 4


def test_an_article_that_comes_again_is_replaced(embedded_store: BoltStore) -> None:
    """Of two versions in one build the later one stays, also where the store began with it."""
    first, second = (corpus.article(1, version=v) for v in (0, 1))
    pipeline.build(embedded_store, [first])
    report = pipeline.build(embedded_store, [second, first])
    assert report.counts == {"replaced": 2}
    assert hashes(embedded_store) == {first.article.id: first.article.hash}


def test_a_text_that_comes_again_is_extracted_again(embedded_store: BoltStore) -> None:
    """What this build has overwritten is no longer as the store had it when the build began."""
    first = article_from_text("Joe Biden met Mustafa al-Kadhimi in Washington on Monday.")
    second = replace(first, text="Joe Biden met Barham Salih in Washington on Tuesday.")
    pipeline.build(embedded_store, [first])
    report = pipeline.build(embedded_store, [second, first])
    assert report.counts == {"replaced": 2}
    assert hashes(embedded_store) == {first.id: first.hash}


def test_a_store_that_refuses_ends_the_build(
    embedded_store: BoltStore, embedded: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the writing thread meets is raised to the caller; what was written before it stays, whole."""
    from graph_builder import store

    honest, sent = store.put_drafts, []

    def put(
        target: BoltStore, drafts: Sequence[store.Draft], *others: Any, **options: Any
    ) -> store.LoadReport:
        sent.append(len(drafts))  # on a busy machine a batch is sent before it is full
        if len(sent) == 2:
            raise StoreError("The disk is full.", "Make room.")
        return honest(target, drafts, *others, **options)

    monkeypatch.setattr(store, "put_drafts", put)
    with pytest.raises(StoreError, match="disk is full"):
        pipeline.build(embedded_store, many(3 * store.ARTICLES))
    assert len(hashes(embedded_store)) == sent[0] > 0

"""The library as a notebook or a script uses it: what ``kg`` calls, in six functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_builder.errors import UsageError

if TYPE_CHECKING:
    from graph_builder.model import Article, ArticleGraph, Subgraph, Table
    from graph_builder.pipeline import BuildReport
    from graph_builder.protocols import GraphStore


def extract(text: str | Article, *, vocabulary: Path | None = None) -> ArticleGraph:
    """The graph of one article, given as text or as ``Article``; no store is involved.

    Raises ``NotExtractable`` where the text is empty or not English.
    """
    from graph_builder.pipeline import extract_article
    from graph_builder.read import article_from_text

    article = article_from_text(text) if isinstance(text, str) else text
    return extract_article(article, vocabulary)


def open_store(target: str | Path | None = None, **login: str | None) -> GraphStore:
    """A store to build into and to query: a folder, ``bolt://…`` or ``neo4j://…``; use it in ``with``.

    Without ``target`` NEO4J_URI decides, else it is ``./kg-data``. ``login`` may hold ``user``,
    ``password`` and ``database``. Raises ``StoreError``.
    """
    from graph_builder import store

    return store.open_store(target, **login)


def build(store: GraphStore, sources: Iterable[str | Article | ArticleGraph], **options: Any) -> BuildReport:
    """Read, extract and store; options as in ``pipeline.build`` (``workers``, ``metadata``, ``again`` …)."""
    from graph_builder import pipeline

    return pipeline.build(store, sources, **options)


def query(
    store: GraphStore, cypher: str, parameters: Mapping[str, Any] | None = None, **limits: Any
) -> Table:
    """Run read-only Cypher, or a named question by its name; ``limit`` rows, ``timeout`` seconds."""
    from graph_builder.query import answer, ask, questions

    named = cypher in {q.name for q in questions()}
    return (answer if named else ask)(store, cypher, dict(parameters or {}), **limits)


def subgraph(
    store: GraphStore, *, around: str | None = None, hops: int = 1, cypher: str | None = None
) -> Subgraph:
    """The whole graph, what is around an entity, or what a query returns, as nodes and edges.

    ``subgraph(store, around="Joe Biden").to_networkx()`` goes on in networkx. Raises ``NotFound``.
    """
    from graph_builder import query as room

    if around and cypher:
        raise UsageError("around and cypher don't go together.", "Choose one.")
    if around:
        return room.around(store, around, hops=hops)
    return room.subgraph_of(store, room.ask(store, cypher)) if cypher else room.whole(store)


def export(store: GraphStore, format: str, **part: Any) -> bytes:
    """The graph, or a ``part`` as in ``subgraph``, in one of ``graph_builder.export.FORMATS``."""
    from graph_builder import pipeline

    return pipeline.export(store, subgraph(store, **part), format)

"""The library as a notebook or a script uses it: what ``kg`` calls, one function each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from graph_builder.errors import UsageError

if TYPE_CHECKING:
    from graph_builder.ledger import Decision
    from graph_builder.model import Article, ArticleGraph, Subgraph, Table
    from graph_builder.pipeline import BuildReport
    from graph_builder.protocols import GraphStore
    from graph_builder.review import Decided


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


def review_claim(
    store: GraphStore, claim: str, verdict: Literal["confirm", "reject"], *, note: str = "", **where: Any
) -> Decided:
    """Confirm or reject a claim (its id), as `kg claim` does. ``where`` may hold ``ledger`` (a file),
    ``article`` (the id of the claim's article, which is faster) and ``by``. Raises ``NotFound``."""
    from graph_builder import review

    return review.decide_claim(store, claim, verdict, note=note, **where)


def correct_claim(store: GraphStore, claim: str, *, note: str = "", **change: Any) -> Decided:
    """Put other values in place of what was extracted: ``type``, ``subject_id``, ``object_id``,
    ``negated``, ``modality``, ``attributed_to``. Raises ``NotFound`` and ``UsageError``."""
    from graph_builder import review

    return review.correct_claim(store, claim, change, note=note)


def merge_entities(store: GraphStore, stays: str, *others: str, why: str = "", **where: Any) -> Decided:
    """Make entities (ids or names) one in all articles; the id of ``stays`` is kept. ``where`` may hold
    ``ledger`` and ``by``. Raises ``NotFound``, with near names, and ``UsageError``."""
    from graph_builder import review

    return review.merge(store, stays, *others, why=why, **where)


def split_entity(
    store: GraphStore, entity: str, *others: str, articles: Sequence[str] = (), why: str = "", **where: Any
) -> Decided:
    """Keep ``entity`` apart from ``others``, or what it means in ``articles`` (ids) from what it means
    elsewhere. ``where`` may hold ``own`` (the new id), ``ledger`` and ``by``."""
    from graph_builder import review

    return review.split(store, entity, *others, articles=articles, why=why, **where)


def undo(store: GraphStore, decision: str, *, why: str = "", **where: Any) -> Decided:
    """Take a decision back (its id, or that of a claim): as if it had never been made."""
    from graph_builder import review

    return review.undo(store, decision, why=why, **where)


def decisions(store: GraphStore, ledger: Path | None = None) -> tuple[Decision, ...]:
    """Every decision of the store's ledger in the order in which they were made, undone ones too."""
    from graph_builder import pipeline

    return pipeline.read_ledger(store, ledger).decisions


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

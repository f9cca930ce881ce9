"""Entities of one article -> entities of the corpus.

In: an ``ArticleGraph`` with local ids, and the ledger. Out: the same graph with the ids that all
articles share, and with what people decided. Pure and per article: a named entity is known by the slug
of its name; what has no name of its own ("the attacks", "two men") belongs to its article, so that it
never links two stories. Decisions come last: they name the ids that a person saw.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph_builder.ledger import Ledger
from graph_builder.link.decided import decided
from graph_builder.link.specific import is_specific

if TYPE_CHECKING:
    from graph_builder.model import ArticleGraph, Claim, Entity

__all__ = ["corpus_id", "link"]


def link(graph: ArticleGraph, ledger: Ledger | None = None) -> ArticleGraph:
    """The graph over corpus ids, entities sorted by them, as people decided; it keeps ``graph`` itself
    as ``unlinked``, so that a later decision can be applied without extracting again."""
    linked = replace(_over_corpus_ids(graph), unlinked=graph)
    return decided(linked, ledger) if ledger and ledger.active else linked


def _over_corpus_ids(graph: ArticleGraph) -> ArticleGraph:
    ids = {e.id: corpus_id(e, graph.article.id) for e in graph.entities}
    new = {old: key for old, key in ids.items() if old != key}
    entities = sorted(
        (replace(e, id=new[e.id]) if e.id in new else e for e in graph.entities), key=lambda e: e.id
    )
    claims = tuple(_relinked(c, new) for c in graph.claims) if new else graph.claims
    return replace(graph, entities=tuple(entities), claims=claims)


def corpus_id(entity: Entity, article_id: str) -> str:
    """The shared id of an entity, or one that belongs to the article."""
    return entity.id if is_specific(entity) else f"{entity.id}@{article_id}"


def _relinked(claim: Claim, new: dict[str, str]) -> Claim:
    subject, object_ = (new.get(i, i) for i in (claim.subject_id, claim.object_id))
    speaker = new.get(claim.speaker, claim.speaker) if claim.speaker else None
    if (subject, object_, speaker) == (claim.subject_id, claim.object_id, claim.speaker):
        return claim
    return replace(claim, subject_id=subject, object_id=object_, speaker=speaker)

"""A linked graph as people decided: entities merged and split, claims reviewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from graph_builder.ledger import REVIEWS
from graph_builder.ledger.marks import marks
from graph_builder.model import ArticleGraph, Claim, Dropped, Entity, Review

if TYPE_CHECKING:
    from graph_builder.ledger import Decision, Ledger


def decided(graph: ArticleGraph, ledger: Ledger) -> ArticleGraph:
    """The graph with all decisions that concern it; the same graph where none does."""
    article = graph.article.id
    before = [e.id for e in graph.entities]
    applied = marks(ledger, article, before)
    if not applied:
        return graph
    new = {entity: ids[-1] for entity, ids in ledger.passed(article, before).items()}
    graph = _identified(graph, new) if new else graph
    return replace(_reviewed(graph, ledger), marks=applied)


def _identified(graph: ArticleGraph, new: Mapping[str, str]) -> ArticleGraph:
    """The graph over new ids; entities with one id are one."""
    together: dict[str, list[Entity]] = defaultdict(list)
    for entity in graph.entities:
        together[new.get(entity.id, entity.id)].append(entity)
    entities = {key: _one(key, several) for key, several in together.items()}
    claims, dropped = [], list(graph.dropped)
    for claim in graph.claims:
        subject = entities[new.get(claim.subject_id, claim.subject_id)]
        object_ = entities[new.get(claim.object_id, claim.object_id)]
        if subject.id == object_.id and claim.subject_id != claim.object_id:
            dropped.append(Dropped(claim.start, claim.end, claim.quote, _LOOP.format(subject.name)))
            continue
        speaker = new.get(claim.speaker, claim.speaker) if claim.speaker else None
        claims.append(replace(claim, subject=subject.name, subject_id=subject.id,
                              object=object_.name, object_id=object_.id, speaker=speaker))  # fmt: skip
    return replace(
        graph,
        entities=tuple(entities[key] for key in sorted(entities)),
        claims=tuple(claims),
        dropped=tuple(sorted(dropped, key=lambda d: (d.start, d.end, d.reason))),
    )


_LOOP = "its subject and object are one by decision: {}"


def _one(key: str, several: list[Entity]) -> Entity:
    """One entity of several, with the name and label of the one that stays, else of the most mentioned."""
    first = min(several, key=lambda e: (e.id != key, -len(e.mentions), e.id))
    if len(several) == 1:
        return replace(first, id=key)
    mentions = {m for e in several for m in e.mentions}
    aliases = {name for e in several for name in (e.name, *e.aliases)} - {first.name}
    ordered = tuple(sorted(mentions, key=lambda m: (m.start, m.end, m.kind)))
    return replace(first, id=key, aliases=tuple(sorted(aliases)), mentions=ordered)


def _reviewed(graph: ArticleGraph, ledger: Ledger) -> ArticleGraph:
    """The graph with reviewed claims. What is derived from a rejected claim is rejected with it."""
    reviews = ledger.reviews(graph.article.id)
    rejected = {c for c, d in reviews.items() if d.action == "reject"}
    names = {e.id: e.name for e in graph.entities}
    claims = []
    for claim in graph.claims:
        decision = reviews.get(claim.id)
        if decision is None and claim.derived_from in rejected:
            decision = reviews[str(claim.derived_from)]
        claims.append(_review(claim, decision, ledger, names) if decision else claim)
    return replace(graph, claims=tuple(claims))


def _review(claim: Claim, decision: Decision, ledger: Ledger, names: Mapping[str, str]) -> Claim:
    review = cast(Review, REVIEWS[decision.action])
    claim = replace(claim, review=review, review_note=decision.why or None)
    return corrected(claim, decision.change, ledger, names) if review == "corrected" else claim


def corrected(claim: Claim, change: Mapping[str, Any], ledger: Ledger, names: Mapping[str, str]) -> Claim:
    """The claim with other values; ``names`` has the article's entities, the only ones it can join.

    An end that the article does not mention (any more) stays what it was.
    """
    new: dict[str, Any] = {}
    for field, value in change.items():
        if field in {"subject_id", "object_id"}:
            end = value if value in names else ledger.becomes(value)
            if end in names:
                new |= {field: end, field.removesuffix("_id"): names[end]}
        else:
            new[field] = value
    if new.get("subject_id", claim.subject_id) == new.get("object_id", claim.object_id):
        return claim
    if "attributed_to" in new and new["attributed_to"] != claim.attributed_to:
        new["speaker"] = None
    was = tuple(
        f"{field}: {getattr(claim, field)}" for field in sorted(new)
        if field not in {"subject", "object"} and getattr(claim, field) != new[field]
    )  # fmt: skip
    return replace(claim, **new, review_was=was)

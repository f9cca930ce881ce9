"""What of a ledger was applied to an article: lines that stand with the article in the store.

``entity<TAB>ID<TAB>NEW ID``, ``claim<TAB>ID<TAB>DECISION`` and ``by<TAB>DECISION``. By them a build sees
which articles wait for a decision, and whether the store has decisions that a ledger does not know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from graph_builder.ledger.ledger import Ledger


def marks(ledger: Ledger, article: str, entities: Collection[str]) -> tuple[str, ...]:
    """The marks of an article with these entities (ids before any decision), sorted."""
    passed, reviews = ledger.passed(article, entities), ledger.reviews(article)
    found = {f"entity\t{entity}\t{ids[-1]}" for entity, ids in passed.items()}
    if article in ledger.in_articles:  # here an entity can change without that its own id tells
        found |= {f"entity\t{e}\t{e}" for e in entities if e in ledger.entities and e not in passed}
    found |= {f"claim\t{claim}\t{decision.id}" for claim, decision in reviews.items()}
    by = {decision.id for decision in reviews.values()} | ledger.in_articles.get(article, frozenset())
    for ids in map(set, passed.values()):
        by |= {d.id for d in ledger.on_entities if len(ids.intersection((*d.entities, d.own or ""))) > 1}
    return tuple(sorted(found | {f"by\t{decision}" for decision in by}))


def is_current(ledger: Ledger, article: str, found: Iterable[str]) -> bool:
    """Does the ledger still say of the article what these marks say?"""
    lines = [line.split("\t") for line in found]
    entities = {line[1]: line[2] for line in lines if line[0] == "entity"}
    claims = {line[1]: line[2] for line in lines if line[0] == "claim"}
    passed = ledger.passed(article, entities)
    now = {entity: passed[entity][-1] if entity in passed else entity for entity in entities}
    return now == entities and claims == {c: d.id for c, d in ledger.reviews(article).items()}


def decisions_in(found: Iterable[str]) -> set[str]:
    """The ids of the decisions in marks."""
    return {line.rpartition("\t")[2] for line in found if line.startswith("by\t")}


def entities_in(found: Iterable[str]) -> set[str]:
    """The entities that marks speak of, before and after the decisions."""
    lines = (line.split("\t") for line in found)
    return {entity for line in lines if line[0] == "entity" for entity in line[1:]}

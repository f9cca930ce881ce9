"""Makes a graph that came by another way one that this project can search and change.

A store that was filled from an exported Cypher script has every node and relationship, but not what a
load notes beside them: the tallies and folded names of entities, the pairs of entities that an article's
claims join. All of it follows from the mentions and claims, and is computed from them here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from graph_builder.protocols import GraphStore, Transaction
from graph_builder.statements import statement
from graph_builder.store.articles import setup
from graph_builder.store.tally import Tally

AT_ONCE = 500  # entities or articles in one transaction


@dataclass(frozen=True, slots=True)
class RepairReport:
    """How many entities and articles were given what they lacked."""

    entities: int
    articles: int


def lacking(store: GraphStore) -> tuple[list[str], list[str]]:
    """The ids of entities and of articles that lack what a load notes about them."""
    entities = [row["id"] for row in store.read(statement("load/lacking_tallies")) if row["id"]]
    articles = [row["id"] for row in store.read(statement("load/lacking_pairs")) if row["id"]]
    return entities, articles


def repair(store: GraphStore) -> RepairReport:
    """Constraints and indexes, then whatever ``lacking`` finds. Running it again changes nothing.

    Names, aliases and labels follow from the mentions, as after a load. How an article was extracted
    can't be had back: it is extracted again when its source is built again.
    """
    setup(store)
    entities, articles = lacking(store)
    for at in range(0, len(entities), AT_ONCE):
        store.write(partial(_entities, ids=entities[at : at + AT_ONCE]))
    for at in range(0, len(articles), AT_ONCE):
        store.write(partial(_articles, ids=articles[at : at + AT_ONCE]))
    return RepairReport(len(entities), len(articles))


def _entities(tx: Transaction, ids: Sequence[str]) -> None:
    tallies: dict[str, Tally] = {}
    for vote in tx.run(statement("load/votes"), {"ids": ids}):
        forms = vote["forms"] or [vote["name"]]
        tallies.setdefault(vote["entity"], Tally()).vote(vote["name"], vote["label"], forms, 1)
    rows = [{"id": key, **tally.properties()} for key, tally in sorted(tallies.items())]
    tx.run(statement("load/update_entities"), {"rows": rows})


def _articles(tx: Transaction, ids: Sequence[str]) -> None:
    rows: list[dict[str, Any]] = [
        {
            "id": row["id"],
            "claims": row["claims"],
            "pairs": sorted(set(row["pairs"])),
            "tally_mentions": row["mentions"],
        }
        for row in tx.run(statement("load/pairs_of_articles"), {"ids": ids})
    ]
    tx.run(statement("load/update_articles"), {"rows": rows})

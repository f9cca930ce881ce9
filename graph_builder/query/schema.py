"""What is in a store: counts, and the names that a query can use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph_builder.model import INTERNAL
from graph_builder.protocols import GraphStore
from graph_builder.query.values import Counts, Schema
from graph_builder.statements import statement

#: So many claims show every property that is worth completing.
SAMPLE = 2000


def counts(store: GraphStore) -> Counts:
    """How many articles, entities, claims, factual claims, and of which labels and types."""
    labels = {row["label"]: row["count"] for row in store.read(statement("explore/labels"))}
    types = store.read(statement("explore/types"))
    return Counts(
        articles=labels.pop("Article", 0),
        entities=labels.pop("Entity", 0),
        claims=sum(row["count"] for row in types),
        factual=sum(row["factual"] for row in types),
        labels=labels,
        types={row["type"]: row["count"] for row in types},
    )


def schema(store: GraphStore) -> Schema:
    """Labels and types that have at least one node or claim, and the properties that are in use."""
    labels = {row["label"]: row["count"] for row in store.read(statement("explore/labels"))}
    types = {row["type"]: row["count"] for row in store.read(statement("explore/types"))}
    keys: dict[str, list[str]] = {}
    for row in store.read(statement("explore/node_properties")):
        if not row["key"].startswith(INTERNAL):
            keys.setdefault(row["label"], []).append(row["key"])
    claim_keys = store.read(statement("explore/claim_properties"), {"sample": SAMPLE})
    return Schema(
        labels=labels,
        types=types,
        node_properties={label: tuple(sorted(keys[label])) for label in sorted(keys)},
        claim_properties=tuple(
            sorted(row["key"] for row in claim_keys if not row["key"].startswith(INTERNAL))
        ),
    )


@dataclass(frozen=True, slots=True)
class Name:
    """A label or property and what it means. ``owner`` is label, entity, article, mention or claim."""

    owner: str
    name: str
    type: str
    definition: str


@cache
def names() -> tuple[Name, ...]:
    """What the labels and properties of the graph mean, in the order in which they are best read."""
    text = (Path(__file__).parent / "data" / "names.tsv").read_text(encoding="utf-8")
    return tuple(Name(*line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))

"""Made-up subgraphs of any size, the same each time."""

from __future__ import annotations

import random

from graph_builder.model import LABELS, Edge, Node, Subgraph

WORDS = ("north", "south", "river", "council", "minister", "union", "harbour", "army", "press", "treaty")


def network(nodes: int, edges: int, seed: int = 1) -> Subgraph:
    """``nodes`` entities with names of one to four words, some of them hubs, and ``edges`` claims."""
    chance = random.Random(seed)  # noqa: S311
    made = [
        Node(
            f"n{i:05}",
            ("Entity", LABELS[i % len(LABELS)]),
            {"id": f"n{i:05}", "name": " ".join(chance.choices(WORDS, k=1 + i % 4))},
        )
        for i in range(nodes)
    ]
    claims = [
        Edge(
            f"e{i:06}",
            made[int(chance.paretovariate(0.8)) % nodes].id,
            made[chance.randrange(nodes)].id,
            chance.choice(["MEETS", "SENDS", "ATTACKS"]),
            {
                "factual": True,
                "modality": "asserted",
                "voice": chance.choice(["Example Wire", "Morning Post"]),
            },
        )
        for i in range(edges)
    ]
    return Subgraph.of(made, claims)

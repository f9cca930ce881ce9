"""Who joins others that nothing else joins: nodes whose neighbours are not linked to each other.

What network analysis calls brokerage over structural holes (Burt, *Structural Holes*, 1992), counted
in the plainest way: pairs of neighbours without a link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph_builder.model import Table
from graph_builder.protocols import GraphStore
from graph_builder.query.excerpts import nodes_by_id
from graph_builder.statements import statement


def bridges_table(store: GraphStore, values: Mapping[str, Any]) -> Table:
    """The question ``bridges``: entity, pairs of its neighbours that no claim links, neighbours.

    ``most`` bounds the neighbours of an entity that is looked at, ``limit`` the rows.
    """
    links: dict[str, set[str]] = defaultdict(set)
    neighbours: dict[str, set[str]] = defaultdict(set)
    for row in store.read(statement("explore/pairs")):
        if row["a"] and row["b"]:
            for one, other in ((row["a"], row["b"]), (row["b"], row["a"])):
                links[one].add(other)
                if row["factual"]:
                    neighbours[one].add(other)
    found = []
    for node, others in neighbours.items():
        if 1 < len(others) <= values["most"]:
            linked = sum(len(links[other] & others) for other in others) // 2
            joined = len(others) * (len(others) - 1) // 2 - linked
            if joined:
                found.append((-joined, len(others), node))
    best = sorted(found)[: max(0, values["limit"])]
    nodes = {n.id: n for n in nodes_by_id(store, (node for _, _, node in best))}
    rows = tuple((nodes[i], -joined, count) for joined, count, i in best if i in nodes)
    return Table(("entity", "joined", "neighbours"), rows)

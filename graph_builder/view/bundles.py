"""Rolls parallel claims up: one visible line for each (subject, type, object)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph_builder.model import Edge, Standing, Subgraph, standing

#: The most reliable first: a bundle looks like its best claim.
ORDER: tuple[Standing, ...] = ("stated", "reported", "planned", "denied")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The claims of one type from one entity to another.

    Attributes:
        id: ``source|TYPE|target``: the same line has the same id in every picture.
        edges: The edges it stands for, by id.
        standing: That of its most reliable claim.
        contested: Somebody denies what somebody else says or states.
        outlets: Independent outlets that report it: different known outlets of claims that are
            not derived from another claim.
    """

    id: str
    source: str
    target: str
    type: str
    edges: tuple[Edge, ...]
    standing: Standing
    contested: bool
    outlets: tuple[str, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return tuple(e.id for e in self.edges)


def bundles(subgraph: Subgraph) -> list[Bundle]:
    """All lines of a picture, by id."""
    groups: dict[tuple[str, str, str], list[Edge]] = {}
    for edge in subgraph.edges:
        groups.setdefault((edge.source, edge.type, edge.target), []).append(edge)
    return [_bundle(*key, groups[key]) for key in sorted(groups)]


def degrees(ends: Iterable[tuple[str, str]]) -> Counter[str]:
    """How many lines end at each node, of the two ends of each; a line from a node to itself once."""
    return Counter(end for pair in ends for end in set(pair))


def independent_outlets(edges: Iterable[Edge]) -> tuple[str, ...]:
    """Who reports it, sorted. Derived claims and unknown outlets have no voice, copies their original's."""
    found = {e.properties.get("voice") for e in edges}
    return tuple(sorted(str(o) for o in found if o))


def _bundle(source: str, kind: str, target: str, edges: list[Edge]) -> Bundle:
    standings = {standing(e.properties) for e in edges}
    return Bundle(
        id=f"{source}|{kind}|{target}",
        source=source,
        target=target,
        type=kind,
        edges=tuple(sorted(edges, key=lambda e: e.id)),
        standing=next(s for s in ORDER if s in standings),
        contested="denied" in standings and len(standings) > 1,
        outlets=independent_outlets(edges),
    )

"""How are two entities linked? The best chains of claims between them.

The search runs here and not in the store: one engine filters a shortest path only after choosing it,
which silently loses paths, and neither ranks by hops and hubs. It is breadth-first from both ends,
always on the smaller side, until the sides together are as deep as a path may be long; then
best-first over what lies between.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, get_args

from graph_builder.errors import UsageError
from graph_builder.model import Standing, Subgraph, Table
from graph_builder.protocols import GraphStore
from graph_builder.query.excerpts import claims_subgraph, degrees, in_chunks, nodes_by_id
from graph_builder.query.rows import claims_of_rows
from graph_builder.query.values import ClaimView, Hop, Path
from graph_builder.statements import statement

#: Cost of a hop, and what each tenfold of an inner entity's neighbours adds to it: a way through a
#: country that everything touches (1,000 neighbours) costs two and a half hops more than one through
#: somebody with one or two.
HOP, HUB = 1.0, 0.85
#: What each further outlet that reports a hop takes off its cost, at most three times.
OUTLET = 0.1
#: Chains that are looked at before the search gives up on finding better ones.
LOOKS = 200_000

#: What articles state as fact.
STATED: tuple[Standing, ...] = ("stated",)

Links = dict[str, dict[str, int]]


def paths(
    store: GraphStore, a: str, b: str, *, hops: int = 4, k: int = 10, standings: Collection[Standing] = STATED
) -> list[Path]:
    """At most ``k`` paths of at most ``hops`` claims between two entities (ids), the best first.

    Few hops are better than many, reports by several outlets better than by one, and a hub is no
    explanation. Only claims of these ``standings`` link: what articles state as fact, unless more is
    asked for. No entity comes twice in a path.
    """
    if a == b or hops < 1 or k < 1:
        return []
    wanted = sorted(set(standings))
    links, from_a, from_b = _between(store, a, b, hops, wanted)
    if b not in from_a and not (from_a.keys() & from_b.keys()):
        return []
    links = _pruned(links, from_a, from_b, hops)
    penalty = _penalties(store, [i for i in links if i not in {a, b}], factual=wanted == [*STATED])
    chains = list(_best(links, penalty, a, b, hops, k))
    return _told(store, chains, wanted)


def relaxed(
    store: GraphStore, a: str, b: str, *, hops: int, standings: Collection[Standing], most: int = 6
) -> tuple[int, tuple[Standing, ...]] | None:
    """The least that must be allowed beyond ``hops`` and ``standings`` for a path to be there.

    Reports come before plans, both before longer chains (up to ``most`` hops), denials last. None where
    nothing helps.
    """
    steps: list[tuple[Standing, ...]] = [("reported",), ("reported", "planned")]
    told: list[tuple[Standing, ...]] = [tuple(dict.fromkeys((*standings, *more))) for more in steps]
    denied: tuple[Standing, ...] = tuple(dict.fromkeys((*told[-1], "denied")))
    longer = max(hops, most)
    tries = [
        *((hops, allowed) for allowed in told),
        (longer, tuple(standings)),
        (longer, told[-1]),
        (longer, denied),
    ]
    for far, allowed in tries:
        if paths(store, a, b, hops=far, k=1, standings=allowed):
            return far, allowed
    return None


def paths_table(store: GraphStore, values: Mapping[str, Any]) -> Table:
    """The question ``paths``: a row a hop, with its best quote and the number of outlets.

    Raises ``UsageError`` where ``claims`` names no standing.
    """
    unknown = sorted(set(values["claims"]) - set(get_args(Standing)))
    if unknown:
        known = ", ".join(get_args(Standing))
        raise UsageError(f"No claims are {unknown[0]!r}.", f"Claims are {known}.")
    found = paths(
        store, values["a"], values["b"], hops=values["hops"], k=values["paths"], standings=values["claims"]
    )
    edges = {e.id: e for e in path_subgraph(found, store).edges}
    rows = [
        (
            number, step, hop.best.subject, hop.best.type, hop.best.object, hop.best.quote,
            hop.best.outlet, hop.best.published, len(hop.outlets), edges.get(hop.best.id),
        )
        for number, path in enumerate(found, 1)
        for step, hop in enumerate(path.hops, 1)
    ]  # fmt: skip
    columns = (
        "path", "hop", "subject", "relation", "object", "quote", "outlet", "published", "outlets", "claim",
    )  # fmt: skip
    return Table(columns, tuple(rows))


def path_subgraph(found: Iterable[Path], store: GraphStore) -> Subgraph:
    """The entities and claims of paths as one picture."""
    return claims_subgraph(store, (c for path in found for hop in path.hops for c in hop.claims))


def _between(
    store: GraphStore, a: str, b: str, hops: int, standings: list[Standing]
) -> tuple[Links, dict[str, int], dict[str, int]]:
    """The links around both ends, and how far each entity is from each end as far as was walked."""
    links: Links = defaultdict(dict)
    sides = ({a: 0}, {b: 0})
    rings: list[list[str]] = [[a], [b]]
    for _ in range(hops):
        if not rings[0] or not rings[1]:
            break  # everything that hangs together with one end is known
        side = 0 if len(rings[0]) <= len(rings[1]) else 1
        reached, depth = sides[side], max(sides[side].values()) + 1
        new: set[str] = set()
        for row in in_chunks(store, "explore/links", rings[side], standings=standings):
            if row["a"] and row["b"]:
                links[row["a"]][row["b"]] = links[row["b"]][row["a"]] = row["outlets"]
                new.add(row["b"])
        rings[side] = sorted(new - reached.keys())
        reached.update(dict.fromkeys(rings[side], depth))
    return links, *sides


def _pruned(links: Links, from_a: dict[str, int], from_b: dict[str, int], hops: int) -> Links:
    """Only entities that a path of that length can pass."""
    far_a, far_b = max(from_a.values()), max(from_b.values())
    # Beyond what was walked from one end, an entity is at least one step farther away.
    kept = {i for i in links if from_a.get(i, far_a + 1) + from_b.get(i, far_b + 1) <= hops and i in links}
    return {i: {n: links[i][n] for n in sorted(links[i]) if n in kept and n != i} for i in sorted(kept)}


def _penalties(store: GraphStore, ids: list[str], *, factual: bool) -> dict[str, float]:
    linked = degrees(store, ids, factual=factual, concepts=True)
    return {one: HUB * math.log10(max(1, degree - 1)) for one, degree in linked.items()}


def _best(
    links: Links, penalty: dict[str, float], a: str, b: str, hops: int, k: int
) -> Iterator[tuple[float, tuple[str, ...]]]:
    """The ``k`` cheapest simple chains: A*, with the least that the remaining hops can cost."""
    left = _steps_to(links, b)
    least = HOP - 3 * OUTLET
    queue: list[tuple[float, float, tuple[str, ...]]] = [(0.0, 0.0, (a,))] if a in left else []
    found = 0
    for _ in range(LOOKS):
        if not queue or found == k:
            return
        _, cost, chain = heapq.heappop(queue)
        if chain[-1] == b:
            found += 1
            yield cost, chain
            continue
        for after, outlets in links[chain[-1]].items():
            if after in chain or after not in left or len(chain) + left[after] > hops:
                continue
            step = (
                HOP - OUTLET * min(3, max(0, outlets - 1)) + (penalty.get(after, 0.0) if after != b else 0.0)
            )
            heapq.heappush(queue, (cost + step + least * left[after], cost + step, (*chain, after)))


def _steps_to(links: Links, end: str) -> dict[str, int]:
    """How many hops each entity is from ``end``."""
    steps, ring = {end: 0}, [end]
    while ring:
        ring = sorted({n for i in ring for n in links.get(i, ())} - steps.keys())
        depth = max(steps.values()) + 1
        steps.update(dict.fromkeys(ring, depth))
    return steps


def _told(
    store: GraphStore, chains: list[tuple[float, tuple[str, ...]]], standings: list[Standing]
) -> list[Path]:
    """The chains with their entities and claims."""
    nodes = {n.id: n for n in nodes_by_id(store, {i for _, chain in chains for i in chain})}
    pairs = {tuple(sorted(pair)) for _, chain in chains for pair in pairwise(chain)}
    by_pair: dict[frozenset[str], list[ClaimView]] = defaultdict(list)
    for claim in claims_of_rows(_claims(store, sorted((x, y) for x, y in pairs))):
        if claim.standing in standings:
            by_pair[frozenset((claim.subject_id, claim.object_id))].append(claim)
    return [
        Path(
            nodes=tuple(nodes[i] for i in chain),
            hops=tuple(_hop(by_pair[frozenset(pair)]) for pair in pairwise(chain)),
            cost=round(cost, 3),
        )
        for cost, chain in chains
        if all(i in nodes for i in chain) and all(by_pair[frozenset(pair)] for pair in pairwise(chain))
    ]


def _claims(store: GraphStore, pairs: list[tuple[str, str]]) -> list[dict[str, object]]:
    listed = [{"a": a, "b": b} for a, b in pairs]
    return store.read(statement("explore/claims_between"), {"pairs": listed}) if listed else []


def _hop(claims: list[ClaimView]) -> Hop:
    """The claims of a hop: facts before reports, the surest and then the shortest quote first."""
    order = ("stated", "reported", "planned", "denied")
    ranked = sorted(
        {c.id: c for c in claims}.values(),
        key=lambda c: (
            order.index(c.standing),
            c.derived_from is not None,
            -c.confidence,
            len(c.quote),
            c.id,
        ),
    )
    outlets = {c.voice for c in ranked if c.voice}
    return Hop(tuple(ranked), tuple(sorted(outlets)))

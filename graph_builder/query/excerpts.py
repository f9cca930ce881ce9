"""Parts of the graph for a picture: a start, more around a node, everything around a name, all of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Literal

from graph_builder.model import Edge, Node, PathValue, Subgraph, Table, visible
from graph_builder.protocols import GraphStore, Row
from graph_builder.query.entities import find_entity
from graph_builder.query.rows import edges_of, node_of, nodes_of
from graph_builder.query.values import ClaimView, Excerpt
from graph_builder.statements import statement

#: Rows asked for at once: large enough to be few round trips, small enough for any client.
PAGE = 1000
#: Pairs of entities asked for at a time.
PAIRS = 500
#: An article can be a megabyte of text.
ARTICLE_PAGE = 50
#: Of more entities than this, all claims are fetched and sifted here: a store looks a long list through.
SIFTED = 300
#: Questions that are asked at the same time: while a server works on one, the rows of another are read.
AT_ONCE = 3


def start(store: GraphStore, *, limit: int = 75, concepts: bool = False, factual: bool = True) -> Excerpt:
    """The ``limit`` entities with the most neighbours and the claims between them.

    Named things only unless ``concepts``; factual claims only if ``factual``.
    """
    choice = {"factual": factual, "concepts": concepts}
    rows = store.read(statement("explore/most_linked"), {**choice, "limit": limit})
    nodes = nodes_of(rows)
    labels = {row["label"]: row["count"] for row in store.read(statement("explore/labels"))}
    folded = 0 if concepts else labels.get("Concept", 0)
    left = labels.get("Entity", 0) - folded - len(nodes)
    excerpt = _excerpt(store, nodes, factual=factual)
    linked = degrees(store, [n.id for n in nodes], factual=factual, concepts=concepts)
    more = _more(linked, excerpt.subgraph, concepts=concepts)
    return Excerpt(excerpt.subgraph, max(0, left), folded, excerpt.unproven, more, factual)


def leading(
    store: GraphStore,
    *,
    by: Literal["links", "mentions"] = "links",
    limit: int = 75,
    concepts: bool = False,
    factual: bool = True,
) -> list[Node]:
    """The entities with the most neighbours, or that the most articles mention.

    Named things only unless ``concepts``; ``factual`` says whose neighbours count.
    """
    choice = {"concepts": concepts, "limit": limit}
    if by == "mentions":
        return nodes_of(store.read(statement("explore/most_mentioned"), choice))
    return nodes_of(store.read(statement("explore/most_linked"), {**choice, "factual": factual}))


def excerpt(
    store: GraphStore,
    ids: Iterable[str] = (),
    *,
    nodes: Iterable[Node] = (),
    concepts: bool = False,
    factual: bool = True,
) -> Excerpt:
    """The entities (by id, or as they were read) with every claim between them, and how much else there is.

    ``factual`` and ``concepts`` say which neighbours count as not shown; unknown ids are left out.
    """
    known = [*nodes, *nodes_by_id(store, set(ids))]
    shown = sorted({n.id for n in known})
    with ThreadPoolExecutor(AT_ONCE) as pool:
        labelled = pool.submit(store.read, statement("explore/labels"))
        linked = pool.submit(degrees, store, shown, factual=factual, concepts=concepts)
        found = Subgraph.of(known, _between(store, shown))
    labels = {row["label"]: row["count"] for row in labelled.result()}
    folded = 0 if concepts else labels.get("Concept", 0) - sum(n.label == "Concept" for n in found.nodes)
    told = [e for e in found.edges if not factual or e.properties.get("factual")]
    return Excerpt(
        found,
        entities=max(0, labels.get("Entity", 0) - folded - len(shown)),
        concepts=folded,
        unproven=len(found.edges) - len(told),
        more=_more(linked.result(), Subgraph.of(found.nodes, told), concepts=concepts),
        factual=factual,
    )


def mentions(store: GraphStore, ids: Iterable[str]) -> dict[str, int]:
    """How often articles mention each of these entities, pronouns and descriptions included."""
    rows = in_chunks(store, "explore/mention_counts", sorted(ids))
    return {row["id"]: row["mentions"] for row in rows if row["id"]}


def types_around(
    store: GraphStore, entity_id: str, *, shown: Collection[str], concepts: bool = False, factual: bool = True
) -> dict[str, int]:
    """How many neighbours that are not ``shown`` an entity has by each relation type, the most first."""
    choice = {"id": entity_id, "shown": sorted(shown), "factual": factual, "concepts": concepts}
    return {
        row["type"]: row["neighbours"] for row in store.read(statement("explore/types_of_entity"), choice)
    }


def expand(
    store: GraphStore,
    entity_id: str,
    *,
    shown: Collection[str],
    limit: int = 50,
    concepts: bool = False,
    factual: bool = True,
    types: Collection[str] | None = None,
) -> Excerpt:
    """At most ``limit`` neighbours that are not ``shown`` yet, those with the most claims first.

    With them come all claims that join them and the entity to each other and to what is shown (whose
    nodes come along as ends); ``factual`` and ``concepts`` say which neighbours count, ``types`` keeps
    to those linked by these relation types.
    """
    rows = _neighbours(store, [entity_id], factual=factual, types=types)
    fresh = [row for row in rows if row["target"] not in shown and row["target"] != entity_id]
    wanted = [row for row in fresh if concepts or not row["concept"]]
    new = sorted({entity_id, *(row["target"] for row in wanted[:limit])})
    with ThreadPoolExecutor(AT_ONCE) as pool:
        linked = pool.submit(degrees, store, new, factual=factual, concepts=concepts)
        around = sorted({*shown, *new})
        found = edges_of(in_chunks(store, "explore/claims_touching", new, all=around))
        ids = {*new, *(end for e in found for end in (e.source, e.target))}
        subgraph = Subgraph.of(nodes_by_id(store, ids), found)
    told = [e for e in subgraph.edges if not factual or e.properties.get("factual")]
    return Excerpt(
        subgraph,
        entities=len(wanted) - len(wanted[:limit]),
        concepts=len(fresh) - len(wanted),
        unproven=len(subgraph.edges) - len(told),
        more=_more(linked.result(), Subgraph.of(subgraph.nodes, told), concepts=concepts),
        factual=factual,
    )


def around(
    store: GraphStore, name: str, hops: int = 1, limit: int = 500, *, factual: bool = False
) -> Subgraph:
    """Everything within ``hops`` claims of an entity: at most ``limit`` entities, the nearest first.

    Denied, planned and reported claims are in it unless ``factual``. Raises ``NotFound``.
    """
    centre = find_entity(store, name).id
    reached, ring = {centre: None}, [centre]
    for _ in range(hops):
        rows = _neighbours(store, ring, factual=factual)
        links: Counter[str] = Counter()
        for row in rows:
            links[row["target"]] += row["claims"]
        new = sorted((i for i in links if i not in reached), key=lambda i: (-links[i], i))
        ring = new[: max(0, limit - len(reached))]
        reached.update(dict.fromkeys(ring))
    return induced(store, reached, factual=factual)


def induced(store: GraphStore, ids: Iterable[str], *, factual: bool = False) -> Subgraph:
    """The entities of these ids and all claims between them; unknown ids are left out."""
    wanted = set(ids)
    edges = (e for e in _between(store, wanted) if not factual or e.properties.get("factual"))
    return Subgraph.of(nodes_by_id(store, wanted), edges)


def _between(store: GraphStore, ids: Collection[str]) -> list[Edge]:
    """All claims between these entities, and perhaps others."""
    wanted = sorted(ids)
    name = "explore/claims_from" if len(wanted) > SIFTED else "explore/claims_within"
    return edges_of(in_chunks(store, name, wanted))


def whole(store: GraphStore) -> Subgraph:
    """Everything in the store: entities, claims, articles and where these mention what."""
    entities = list(_pages(store, "explore/entities_page", PAGE))
    articles = list(_pages(store, "explore/articles_page", ARTICLE_PAGE))
    claims = edges_of(in_chunks(store, "explore/claims_from", [n.id for n in entities]))
    mentions = edges_of(in_chunks(store, "explore/mentions_from", [n.id for n in articles]))
    return Subgraph.of([*entities, *articles], [*claims, *mentions])


def with_rejected(store: GraphStore, subgraph: Subgraph) -> Subgraph:
    """The same with the claims between its entities that people rejected; their ``review`` says so."""
    there = {n.id for n in subgraph.nodes}
    rows = (r for r in store.read(statement("explore/rejected")) if {r["source"], r["target"]} <= there)
    beside = [
        replace(
            e, properties={k: v for k, v in e.properties.items() if k not in {"type", "subject", "object"}}
        )
        for e in edges_of(rows)
    ]
    return replace(Subgraph.of(subgraph.nodes, [*subgraph.edges, *beside]), articles=subgraph.articles)


def subgraph_of(store: GraphStore, table: Table) -> Subgraph:
    """The nodes, edges and paths of a result, with the nodes at the ends of edges that came alone."""
    nodes: dict[str, Node] = {}
    edges: dict[str, Edge] = {}
    for value in _values(table.rows):
        if isinstance(value, Node):
            nodes[value.id] = node_of(value)
        elif isinstance(value, Edge):
            edges[value.id] = replace(value, properties=visible(value.properties))
    missing = {end for e in edges.values() for end in (e.source, e.target)} - nodes.keys()
    found = [*nodes.values(), *nodes_by_id(store, missing), *_articles(store, missing)]
    return Subgraph.of(found, edges.values())


def cited(store: GraphStore, subgraph: Subgraph) -> Subgraph:
    """The same with the articles that its claims cite beside it, for an export that can be checked."""
    there = {n.id for n in subgraph.nodes}
    ids = {e.properties["article"] for e in subgraph.edges if e.properties.get("article")} - there
    articles = sorted(_articles(store, ids), key=lambda n: n.id)
    return replace(subgraph, articles=tuple(articles))


def claims_subgraph(store: GraphStore, claims: Iterable[ClaimView]) -> Subgraph:
    """These claims and the entities that they join, as one picture."""
    told = {c.id: c for c in claims}
    ends = {end for c in told.values() for end in (c.subject_id, c.object_id)}
    pairs = sorted({(c.subject_id, c.object_id) for c in told.values()})
    rows: list[Row] = []
    for at in range(0, len(pairs), PAIRS):
        listed = [{"a": a, "b": b} for a, b in pairs[at : at + PAIRS]]
        rows += store.read(statement("explore/claims_between"), {"pairs": listed})
    return Subgraph.of(nodes_by_id(store, ends), (e for e in edges_of(rows) if e.id in told))


def union(*parts: Subgraph) -> Subgraph:
    """All nodes and edges of the parts, each once."""
    return Subgraph.of((n for p in parts for n in p.nodes), (e for p in parts for e in p.edges))


def _excerpt(store: GraphStore, nodes: list[Node], *, factual: bool) -> Excerpt:
    ids = [n.id for n in nodes]
    edges = edges_of(in_chunks(store, "explore/claims_touching", ids, all=ids))
    kept = Subgraph.of(nodes, (e for e in edges if not factual or e.properties.get("factual")))
    return Excerpt(kept, unproven=len({e.id for e in edges}) - len(kept.edges), factual=factual)


def _neighbours(
    store: GraphStore, ids: list[str], *, factual: bool, types: Collection[str] | None = None
) -> list[Row]:
    kinds = sorted(types) if types is not None else None
    return list(in_chunks(store, "explore/neighbours", ids, factual=factual, types=kinds))


def degrees(store: GraphStore, ids: list[str], *, factual: bool, concepts: bool) -> dict[str, int]:
    """How many neighbours some entities (ids) have in all; those without any are left out."""
    answers = in_chunks(store, "explore/degrees", ids, factual=factual, concepts=concepts)
    return {row["id"]: row["degree"] for answer in answers for row in answer["degrees"]}


def _more(linked: dict[str, int], shown: Subgraph, *, concepts: bool) -> dict[str, int]:
    """Neighbours that are not shown, per entity; ``shown`` has all that these entities have on screen."""
    folded = set() if concepts else {n.id for n in shown.nodes if n.label == "Concept"}
    seen: dict[str, set[str]] = defaultdict(set)
    for edge in shown.edges:
        seen[edge.source].add(edge.target)
        seen[edge.target].add(edge.source)
    more = {}
    for one, degree in linked.items():
        hidden = degree - len(seen[one] - folded - {one})
        if hidden > 0:
            more[one] = hidden
    return dict(sorted(more.items()))


def nodes_by_id(store: GraphStore, ids: Iterable[str]) -> list[Node]:
    """The entities of these ids, those that exist."""
    return nodes_of(in_chunks(store, "explore/entities_by_id", sorted(ids)))


def _articles(store: GraphStore, ids: Iterable[str]) -> list[Node]:
    return nodes_of(in_chunks(store, "explore/articles_by_id", sorted(ids), size=ARTICLE_PAGE))


def in_chunks(
    store: GraphStore, name: str, ids: list[str], size: int = PAGE, **parameters: Any
) -> Iterator[Row]:
    """The rows of a statement over ``$ids``, asked for so many ids at a time."""
    for at in range(0, len(ids), size):
        yield from store.read(statement(name), {"ids": ids[at : at + size], **parameters})


def _pages(store: GraphStore, name: str, size: int) -> Iterator[Node]:
    after = ""
    while rows := store.read(statement(name), {"after": after, "limit": size}):
        yield from nodes_of(rows)
        after = rows[-1]["node"].id


def _values(cells: Iterable[Any]) -> Iterator[Any]:
    """Every node and edge, also those inside paths, lists and maps."""
    for cell in cells:
        if isinstance(cell, PathValue):
            yield from (*cell.nodes, *cell.edges)
        elif isinstance(cell, dict):
            yield from _values(cell.values())
        elif isinstance(cell, list | tuple):
            yield from _values(cell)
        else:
            yield cell

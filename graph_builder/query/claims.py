"""The claims of an entity, a pair or an article, each with what a person needs to check it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable

from graph_builder.errors import NotFound
from graph_builder.model import Standing, standing
from graph_builder.protocols import GraphStore
from graph_builder.query.rows import Row, claims_of_rows
from graph_builder.query.values import ClaimCounts, ClaimView
from graph_builder.statements import statement

#: More claims than any entity has. Nothing near 2**31: there the embedded engine gives no rows at all.
ALL = 1_000_000


def claims_of(store: GraphStore, entity_id: str, limit: int = ALL) -> list[ClaimView]:
    """The claims in which the entity is subject or object, the latest first; at most ``limit``."""
    parameters = {"id": entity_id, "limit": limit}
    return _latest_first(store.read(statement("explore/claims_of_entity"), parameters))


def claims_counted(store: GraphStore, entity_id: str) -> ClaimCounts:
    """How many claims of each standing an entity has, and the outlets that published them."""
    found: Counter[Standing] = Counter()
    outlets = set()
    for row in store.read(statement("explore/claims_counted"), {"id": entity_id}):
        found[standing(row)] += row["claims"]
        outlets.add(row["outlet"])
    return ClaimCounts(dict(found), tuple(sorted(o for o in outlets if o)))


def claims_between(store: GraphStore, a: str, b: str) -> list[ClaimView]:
    """Every claim that joins two entities (ids), in either direction, the latest first."""
    pairs = [{"a": a, "b": b}]
    return _latest_first(store.read(statement("explore/claims_between"), {"pairs": pairs}))


def claims_of_article(store: GraphStore, article_id: str) -> list[ClaimView]:
    """Every claim of one article, in the order of its text."""
    rows = store.read(statement("explore/claims_of_article"), {"id": article_id})
    return sorted(claims_of_rows(rows), key=lambda c: (c.start, c.end, c.id))


def claim(store: GraphStore, claim_id: str, article_id: str | None = None) -> ClaimView:
    """One claim by its id, also one that people rejected; fast where its article is known.

    Raises ``NotFound``.
    """
    found: Iterable[ClaimView]
    if article_id is None:
        found = claims_of_rows(store.read(statement("explore/claim"), {"id": claim_id}))
        rejected = rejected_claims(store)
    else:
        found, rejected = claims_of_article(store, article_id), rejected_claims(store, [article_id])
    for one in (*found, *rejected):
        if one.id == claim_id:
            return one
    raise NotFound(
        f"No claim has the id {claim_id!r}.",
        "`kg query claims_of_article --article ID --format json` lists those of an article.",
    )


def rejected_claims(store: GraphStore, article_ids: Iterable[str] | None = None) -> list[ClaimView]:
    """The claims that people rejected, of all articles or of some, by article and place in its text."""
    if article_ids is None:
        return claims_of_rows(store.read(statement("explore/rejected")))
    ids = {"ids": sorted(set(article_ids))}
    return claims_of_rows(store.read(statement("explore/rejected_of_articles"), ids))


def _latest_first(rows: Iterable[Row]) -> list[ClaimView]:
    claims = {c.id: c for c in claims_of_rows(rows)}.values()
    by_text = sorted(claims, key=lambda c: (c.article, c.start, c.id))
    return sorted(by_text, key=lambda c: c.published or datetime.date.min, reverse=True)

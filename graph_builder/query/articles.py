"""The articles of a store, and one of them with all that was found in it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from graph_builder.errors import NotFound
from graph_builder.model import Article, Dropped, Entity, Mention, Node
from graph_builder.protocols import GraphStore
from graph_builder.query.claims import claims_of_article
from graph_builder.query.values import ArticleRow, ArticleView
from graph_builder.statements import statement

#: An article that is being replaced is read again so often, with so many seconds in between: a commit takes
#: milliseconds, and a graph that somebody else has changed must not be waited for long.
TRIES, PAUSE = 10, 0.05


def articles(store: GraphStore) -> list[ArticleRow]:
    """All articles, the newest first, those without a date last."""
    return [
        ArticleRow(
            id=row["id"],
            title=row["title"] or "",
            outlet=row["outlet"],
            published=row["published"],
            url=row["url"],
            claims=row["claims"] or 0,
            dropped=row["dropped"] or 0,
        )
        for row in store.read(statement("explore/articles"))
        if row["id"]
    ]


def article(store: GraphStore, article_id: str) -> ArticleView:
    """One article: its text, the entities with their mentions in it, its claims, what was dropped.

    It is whole also while it is being replaced: no server shows a reader one moment of the graph, so what
    was read is compared with what the article says of itself, before and after, and read again where they
    differ. Raises ``NotFound``.
    """
    before = _state(store, article_id)
    for _ in range(TRIES):
        view = _view(store, article_id)
        after = _state(store, article_id)
        if before == after and _is_whole(view, after):
            break
        before = after
        time.sleep(PAUSE)
    return view


def _state(store: GraphStore, article_id: str) -> list[dict[str, Any]]:
    return store.read(statement("explore/article_state"), {"id": article_id})


def _is_whole(view: ArticleView, state: list[dict[str, Any]]) -> bool:
    """Has it as many claims and mentions as the article counts? Graphs of others don't count."""
    counts = state[0] if state else {}
    claims, mentions = counts.get("claims"), counts.get("mentions")
    return claims in {None, len(view.claims)} and mentions in {None, len(view.entities)}


def _view(store: GraphStore, article_id: str) -> ArticleView:
    rows = store.read(statement("explore/article"), {"id": article_id})
    if not rows:
        raise NotFound(f"No article has the id {article_id!r}.", "`kg articles` lists them.")
    node: Node = rows[0]["node"]
    p = node.properties
    value = Article(
        id=node.id,
        text=p.get("text") or "",
        title=p.get("title") or "",
        url=p.get("url"),
        outlet=p.get("outlet"),
        published=p.get("published"),
    )
    mentions = store.read(statement("explore/mentions_of_article"), {"id": article_id})
    entities = (_entity(value.text, row) for row in mentions if row["id"])
    return ArticleView(
        article=value,
        entities=tuple(sorted(entities, key=lambda e: e.id)),
        claims=tuple(claims_of_article(store, article_id)),
        dropped=tuple(_dropped(value.text, line) for line in p.get("dropped") or ()),
    )


def texts(store: GraphStore, ids: Iterable[str]) -> dict[str, str]:
    """The texts of some articles by id, to show a quote in its context; unknown ids are left out."""
    rows = store.read(statement("explore/articles_by_id"), {"ids": sorted(set(ids))})
    return {row["node"].id: row["node"].properties.get("text") or "" for row in rows if row["node"].id}


def _entity(text: str, row: dict[str, Any]) -> Entity:
    """The entity under the name and label that this article gives it."""
    m = row["mention"]
    spans, kinds = m.get("spans") or [], m.get("kinds") or []
    mentions = tuple(
        Mention(start, end, text[start:end], kind)
        for start, end, kind in zip(spans[::2], spans[1::2], kinds, strict=False)
    )
    name = m.get("name") or row["id"]
    aliases = tuple(sorted({m.text for m in mentions if m.kind == "name"} - {name}))
    return Entity(row["id"], name, m.get("label") or "Concept", aliases, mentions)


def _dropped(text: str, line: str) -> Dropped:
    start, end, reason = line.split("\t", 2)
    return Dropped(int(start), int(end), text[int(start) : int(end)], reason)

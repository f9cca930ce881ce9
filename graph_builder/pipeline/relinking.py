"""Stored articles linked again: store -> link -> store, where people decided since."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from graph_builder import ledger, store
from graph_builder.pipeline.corpus import Corpus

if TYPE_CHECKING:
    from graph_builder.ledger import Ledger
    from graph_builder.protocols import GraphStore


def waiting(target: GraphStore, decisions: Ledger) -> set[str]:
    """The articles of the store that do not stand as these decisions say: new decisions, and undone ones."""
    applied = store.marks(target)
    late = {a for a, marks in applied.items() if not ledger.is_current(decisions, a, marks)}
    for articles in store.mentioning(target, decisions.moved).values():
        late |= articles
    for article, ids in decisions.in_articles.items():
        if not ids <= ledger.decisions_in(applied.get(article, ())):
            late.add(article)
    # In such an article a merge can move an entity that it never marked.
    for article, entities in store.mentioned_by(target, decisions.in_articles).items():
        if not entities & decisions.entities <= ledger.entities_in(applied.get(article, ())):
            late.add(article)
    kept_apart = {
        e for d in decisions.decisions if d.action == "split" and not d.articles for e in d.entities
    }
    if kept_apart:  # what linking had joined, or may join again
        named = kept_apart | {decisions.becomes(e) for e in kept_apart}
        late |= store.misplaced(target, named, Corpus.of(target, decisions).linker)
    late |= {d.article for d in decisions.on_claims if d.article and d.article not in applied}
    return late if late <= applied.keys() else late & store.hashes(target).keys()


def relink(
    target: GraphStore, decisions: Ledger, articles: Iterable[str], *, types: Path | None = None
) -> int:
    """Link these articles of the store again and put them in place of what they were; how many changed.

    They are replaced as in a build: whole articles, several in a transaction. Raises ``StoreError``.
    """
    return Corpus.of(target, decisions, types).relink(set(articles))

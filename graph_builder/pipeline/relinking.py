"""Stored articles linked again: store -> link -> store, where people decided since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from graph_builder import ledger, link, store
from graph_builder.pipeline.extraction import load_vocabulary

if TYPE_CHECKING:
    from graph_builder.ledger import Ledger
    from graph_builder.model import ArticleGraph
    from graph_builder.protocols import GraphStore


def waiting(target: GraphStore, decisions: Ledger) -> set[str]:
    """The articles of the store that do not stand as these decisions say: new decisions, and undone ones."""
    applied = store.marks(target)
    late = {a for a, marks in applied.items() if not ledger.is_current(decisions, a, marks)}
    for entity, articles in store.mentioning(target, decisions.entities).items():
        late |= {a for a in articles if decisions.passed(a, [entity])}
    reviewed = {d.article for d in decisions.on_claims if d.article and d.article not in applied}
    return late | reviewed


def relink(
    target: GraphStore, decisions: Ledger, articles: Iterable[str], *, types: Path | None = None
) -> int:
    """Link these articles of the store again and put them in place of what they were; how many changed.

    They are replaced as in a build: whole articles, several in a transaction. Raises ``StoreError``.
    """
    known = set(load_vocabulary(types))
    changed = 0
    for batch in _batches(store.unlinked(target, articles)):
        used = {c.type for g in batch for c in g.claims}  # of another vocabulary, but stored before
        report = store.replace(target, [link.link(g, decisions) for g in batch], types=known | used)
        changed += len(report.replaced)
    return changed


def _batches(graphs: Iterable[ArticleGraph]) -> Iterator[list[ArticleGraph]]:
    rest = iter(graphs)
    while batch := list(islice(rest, store.ARTICLES)):
        yield batch

"""A store with what links its articles: the linker, the relation types it may take, people's decisions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph_builder import link, store
from graph_builder.pipeline.decisions import ledger_of
from graph_builder.pipeline.extraction import load_vocabulary

if TYPE_CHECKING:
    from graph_builder.ledger import Ledger
    from graph_builder.protocols import GraphStore


@dataclass(frozen=True, slots=True)
class Corpus:
    """One store as the pipeline writes it: every change links what it touches, in the same transaction."""

    target: GraphStore
    linker: link.Linker
    types: frozenset[str]

    @classmethod
    def of(cls, target: GraphStore, decisions: Ledger | None = None, types: Path | None = None) -> Corpus:
        """The corpus in a store; ``decisions`` are by default those of its own ledger, ``types`` is a
        person's vocabulary. Raises what ``ledger_of`` raises."""
        decisions = ledger_of(target) if decisions is None else decisions
        return cls(target, linker(types, decisions), frozenset(load_vocabulary(types)))

    def put(self, drafts: Sequence[store.Draft]) -> store.LoadReport:
        """Put articles in the store, linked."""
        return store.put_drafts(self.target, drafts, self.linker, types=self.types)

    def retract(self, article_id: str) -> store.RetractReport:
        """Take an article away; what was linked through it is linked anew. Raises ``NotFound``."""
        return store.retract(self.target, article_id, self.linker, types=self.types)

    def relink(self, ids: Collection[str]) -> int:
        """Link some articles anew; how many changed."""
        return store.relink(self.target, ids, self.linker, types=self.types)

    def reasons(self, entity: str) -> list[store.Reason]:
        """Why the entity is what it is: the ways in which articles show it, with score and reason."""
        return store.reasons(self.target, entity, self.linker)


def linker(types: Path | None = None, decisions: Ledger | None = None) -> link.Linker:
    """The linker that knows which types of the vocabulary say who a person is, and what people decided."""
    known = load_vocabulary(types)
    return link.Linker((name for name in known if known[name].parent == "HOLDS_ROLE"), decisions)


def retract(target: GraphStore, article_id: str, types: Path | None = None) -> store.RetractReport:
    """Take an article out of a store, with its claims and whatever no other article supports."""
    return Corpus.of(target, types=types).retract(article_id)

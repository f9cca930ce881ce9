"""What a person is likely to ask for next, asked of the store while they choose."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from graph_builder import query
from graph_builder.model import Node
from graph_builder.protocols import GraphStore

#: Seconds after which an answer is too old to be used.
AGE = 60
_POOL = ThreadPoolExecutor(2, thread_name_prefix="ahead")


@dataclass(frozen=True)
class Leading:
    """The entities with the most neighbours, the first first: who chooses another first picture mostly wants
    them, and to find them is most of the wait."""

    nodes: Future[list[Node]]
    asked: float = field(default_factory=time.monotonic)

    @classmethod
    def ask(cls, store: GraphStore, limit: int) -> Leading:
        """Ask for so many; returns at once."""
        return cls(_POOL.submit(query.leading, store, limit=limit))

    @property
    def fresh(self) -> bool:
        """Not so old that the graph may well be another, and no failure."""
        failed = self.nodes.done() and self.nodes.exception() is not None
        return not failed and time.monotonic() - self.asked < AGE

    def first(self, limit: int) -> list[Node]:
        """So many of them, when they are there. Raises ``StoreError``."""
        return self.nodes.result()[:limit]

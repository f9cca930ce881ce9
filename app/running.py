"""A query that runs beside the page, so that the page can say how long and stop it."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from graph_builder import query
from graph_builder.errors import GraphBuilderError, QueryFailed
from graph_builder.model import Subgraph, Table
from graph_builder.protocols import GraphStore
from graph_builder.query import Question

LOG = logging.getLogger("graph_builder.app")


@dataclass
class Running:
    """``table`` with its ``subgraph``, or ``error``, once ``done`` is set."""

    asked: Question
    values: dict[str, Any]
    cancel: threading.Event = field(default_factory=threading.Event)
    done: threading.Event = field(default_factory=threading.Event)
    started: float = field(default_factory=time.monotonic)
    table: Table | None = None
    subgraph: Subgraph = field(default_factory=Subgraph)
    error: GraphBuilderError | None = None

    @property
    def seconds(self) -> float:
        """How long it has been running."""
        return time.monotonic() - self.started


def start(
    store: GraphStore, asked: Question, values: dict[str, Any], *, limit: int, timeout: float
) -> Running:
    """Run it in a thread of its own."""
    running = Running(asked, values)

    def work() -> None:
        try:
            running.table = query.answer(
                store, asked, values, limit=limit, timeout=timeout, cancel=running.cancel
            )
            running.subgraph = query.subgraph_of(store, running.table)
        except GraphBuilderError as error:
            running.error = error
        except Exception:
            LOG.exception("a query failed")
            running.error = QueryFailed("Something went wrong.", "The log of the app says why.")
        finally:
            running.done.set()

    threading.Thread(target=work, daemon=True, name="query").start()
    return running

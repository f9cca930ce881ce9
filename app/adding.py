"""Articles on their way into the graph, beside the page: it may be left, and says how far it got."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_builder import pipeline
from graph_builder.errors import GraphBuilderError, SourceError
from graph_builder.model import Article
from graph_builder.pipeline import Outcome
from graph_builder.protocols import GraphStore
from graph_builder.read import Metadata

LOG = logging.getLogger("graph_builder.app")


@dataclass
class Adding:
    """What was asked for, what became of it so far, and whether it is over.

    ``error`` is what ended it early: the store, not a source. ``stop`` ends it after the present source.
    """

    sources: Sequence[str | Article]
    metadata: Metadata | None = None
    outcomes: list[Outcome] = field(default_factory=list)
    at: int = 0
    stop: threading.Event = field(default_factory=threading.Event)
    done: threading.Event = field(default_factory=threading.Event)
    error: GraphBuilderError | None = None

    @property
    def now(self) -> str:
        """The source that is being read."""
        source = self.sources[min(self.at, len(self.sources) - 1)] if self.sources else ""
        return source if isinstance(source, str) else source.title or source.id


def start(
    store: GraphStore, sources: Sequence[str | Article], failed: Sequence[Outcome], metadata: Metadata | None
) -> Adding:
    """Read, extract and store in a thread of its own, one source after the other."""
    adding = Adding(sources, metadata, list(failed))

    def work() -> None:
        try:
            for number, source in enumerate(sources):
                if adding.stop.is_set():
                    break
                adding.at = number
                # One at a time, so that each is in the graph, and told, as soon as it is read.
                pipeline.build(store, [source], metadata=metadata, progress=adding.outcomes.append)
        except GraphBuilderError as error:
            adding.error = error
        except Exception:
            LOG.exception("adding failed")
            adding.error = SourceError("Something went wrong.", "The log of the app says why.")
        finally:
            adding.at = len(sources)
            adding.done.set()

    threading.Thread(target=work, daemon=True, name="adding").start()
    return adding

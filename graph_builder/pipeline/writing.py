"""Graphs into the store, in batches of whole articles, while the next ones are read and extracted."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Self

from graph_builder import store
from graph_builder.errors import FormatError, SourceError, WriteRefused
from graph_builder.model import Article, ArticleGraph
from graph_builder.pipeline.extraction import name_of

if TYPE_CHECKING:
    from concurrent.futures import Future

    from graph_builder.pipeline.corpus import Corpus

Status = Literal["added", "replaced", "unchanged", "failed"]

#: Seconds that a graph waits at most for others to fill its transaction, while articles come slowly.
PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: ``claims`` and ``factual`` are counts, ``error`` is set where it failed.

    It has the id of the article and not the article: there is one for each of a million sources.
    """

    source: str
    status: Status
    article_id: str | None = None
    claims: int = 0
    factual: int = 0
    dropped: int = 0
    error: SourceError | FormatError | WriteRefused | None = None


class Writing:
    """The last room: one batch of articles is written, in a thread of its own, while the next one is made.

    Outcomes are told in the order of the sources, each once its article is safe.
    """

    def __init__(
        self,
        corpus: Corpus,
        tell: Callable[[Outcome], None],
        *,
        replaces: Callable[[Article], bool],
    ) -> None:
        """``replaces`` says of a new article whether its file held another one before."""
        self._corpus, self._types, self._tell, self._replaces = corpus, corpus.types, tell, replaces
        self._pool = ThreadPoolExecutor(1)
        self._batch: list[store.Draft | Outcome] = []
        self._sent: list[store.Draft | Outcome] = []
        self._report: Future[store.LoadReport] | None = None
        self._ids: set[str] = set()  # of the batch
        self._bytes = 0
        self._since = 0.0

    def write(self, graph: ArticleGraph) -> None:
        """Write it with its batch. Raises what an earlier batch met."""
        try:
            rows = store.draft(graph, self._types, self._corpus.linker)
        except WriteRefused as error:
            self.pass_on(Outcome(name_of(graph.article), "failed", graph.article.id, error=error))
            return
        if rows.id in self._ids:  # in one transaction the later one would be the only one
            self._send()
        if not self._batch:
            self._since = time.monotonic()
        self._batch.append(rows)
        self._ids.add(rows.id)
        self._bytes += rows.size
        full = len(self._ids) >= store.ARTICLES or self._bytes >= store.BATCH
        if full or time.monotonic() - self._since >= PATIENCE:
            self._send()

    def pass_on(self, outcome: Outcome) -> None:
        """Tell an outcome that needs no writing, in its turn."""
        if self._batch or self._sent:
            self._batch.append(outcome)
        else:
            self._tell(outcome)

    def _send(self) -> None:
        self._receive()
        rows = [item for item in self._batch if isinstance(item, store.Draft)]
        self._sent, self._batch, self._ids, self._bytes = self._batch, [], set(), 0
        self._report = self._pool.submit(self._corpus.put, rows)

    def _receive(self) -> None:
        """Wait for the batch that is being written and tell what became of it."""
        if self._report is None:
            return
        report, self._report = self._report.result(), None
        sent, self._sent = self._sent, []
        for item in sent:
            self._tell(item if isinstance(item, Outcome) else self._outcome(item.graph, report))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with self._pool:
            if kind is None:
                self._send()
                self._receive()

    def _outcome(self, graph: ArticleGraph, report: store.LoadReport) -> Outcome:
        article = graph.article
        if article.id in report.unchanged:
            return Outcome(name_of(article), "unchanged", article.id)
        new = article.id in report.added and not self._replaces(article)
        return Outcome(
            name_of(article),
            "added" if new else "replaced",
            article.id,
            claims=len(graph.claims),
            factual=sum(c.factual for c in graph.claims),
            dropped=len(graph.dropped),
        )

"""The order of the rooms: read -> clean -> annotate -> extract -> resolve -> link -> store.

Everything else in the package knows one room and the shared values; only this module knows which
room comes after which, how many workers walk through them, and how the result is counted.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from graph_builder import link, read, store, vocabulary
from graph_builder.errors import FormatError, NotExtractable, SourceError
from graph_builder.model import Article, ArticleGraph, Dropped, Subgraph
from graph_builder.read import Metadata, Unread

if TYPE_CHECKING:
    from concurrent.futures import Future

    from graph_builder.evaluate import GoldDocument, Report
    from graph_builder.protocols import GraphStore

Status = Literal["added", "replaced", "unchanged", "failed"]

#: Whole articles in one transaction: ENGINE measurements show no gain above 20 to 50.
BATCH = 25
#: Springs cost the square of the nodes: above this a picture is not laid out unless places are given.
DRAWN = 5000
#: Articles that wait for a worker at a time: bounds memory over any number of articles.
WAITING_PER_WORKER = 8


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: ``claims`` and ``factual`` are counts, ``error`` is set where it failed."""

    source: str
    status: Status
    article: Article | None = None
    claims: int = 0
    factual: int = 0
    dropped: int = 0
    error: SourceError | FormatError | None = None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, in the order of the sources. ``seconds`` is wall time."""

    outcomes: tuple[Outcome, ...]
    seconds: float
    _counts: Counter[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_counts", Counter(o.status for o in self.outcomes))

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """The sources of which nothing was stored."""
        return tuple(o for o in self.outcomes if o.error is not None)

    def count(self, status: Status) -> int:
        """How many articles had that outcome."""
        return self._counts[status]

    @property
    def claims(self) -> int:
        """Claims that this build wrote."""
        return sum(o.claims for o in self.outcomes)

    @property
    def factual(self) -> int:
        """Claims that this build wrote and that their article states as a fact."""
        return sum(o.factual for o in self.outcomes)

    @property
    def dropped(self) -> int:
        """Lines and candidate claims that were dropped with a reason."""
        return sum(o.dropped for o in self.outcomes)


@cache
def load_vocabulary(extra: Path | None = None) -> vocabulary.Vocabulary:
    """The relation types, extended or replaced by a user's file; read once a process."""
    return vocabulary.load(extra)


def extract_article(article: Article, types: Path | None = None) -> ArticleGraph:
    """The graph of one article, with ids that are the article's own.

    Raises ``NotExtractable`` where the text is not English or holds nothing to extract.
    """
    from graph_builder import annotate, clean, extract, resolve

    annotation = annotate.annotate(article, clean.clean(article))
    return resolve.resolve(annotation, extract.extract(annotation, load_vocabulary(types)))


def evaluate(
    labels: Sequence[Path] = (),
    *,
    types: Path | None = None,
    progress: Callable[[GoldDocument], None] | None = None,
) -> Report:
    """Extract the documents of files of labels, by default the shipped ones, and score their graphs.

    Each document is extracted on its own, as an article; one that can't be has an empty graph. Raises
    ``FormatError`` for a file that is no file of labels, before anything is extracted.
    """
    from graph_builder import evaluate as room

    known = load_vocabulary(types)
    documents = [d for path in labels or room.shipped() for d in room.load(path, known)]

    def pairs() -> Iterator[tuple[GoldDocument, ArticleGraph]]:
        for document in documents:
            article = read.article_from_text(
                document.text,
                title=document.title,
                outlet=document.outlet,
                published=document.published,
                url=document.url,
            )
            try:
                graph = extract_article(article, types)
            except NotExtractable as error:
                whole = Dropped(0, len(article.text), article.text, str(error))
                graph = ArticleGraph(article, dropped=(whole,))
            yield document, graph
            if progress is not None:
                progress(document)

    return room.score(pairs(), known)


def extract_all(
    items: Iterable[Article | ArticleGraph | Unread], *, types: Path | None = None, workers: int = 1
) -> Iterator[ArticleGraph | Unread]:
    """Their graphs, in their order whatever the number of workers; graphs and failures pass through."""
    if workers > 1:
        yield from _extract_in_processes(items, types, workers)
        return
    for item in items:
        yield _extract_one(item, types)


def _extract_one(item: Article | ArticleGraph | Unread, types: Path | None) -> ArticleGraph | Unread:
    if not isinstance(item, Article):
        return item
    try:
        return extract_article(item, types)
    except NotExtractable as error:
        return Unread(_name(item), error)


def _extract_in_processes(
    items: Iterable[Article | ArticleGraph | Unread], types: Path | None, workers: int
) -> Iterator[ArticleGraph | Unread]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # spawn: a fork of a process that has threads (the driver's, rich's) can hang
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[ArticleGraph | Unread]] = deque()
        for item in items:
            waiting.append(pool.submit(_extract_one, item, types))
            if len(waiting) >= workers * WAITING_PER_WORKER:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def build(
    target: GraphStore,
    sources: Iterable[str | Article | ArticleGraph],
    *,
    metadata: Metadata | None = None,
    types: Path | None = None,
    workers: int = 1,
    again: bool = False,
    progress: Callable[[Outcome], None] | None = None,
) -> BuildReport:
    """Read, extract and store; one outcome a source, also told to ``progress`` as it happens.

    Articles whose content the store already has are not extracted again, unless ``again`` (after
    an upgrade or with another vocabulary). A source that can't be read is an outcome, not an
    exception; errors of the store are raised, what was stored before them stays.
    """
    started = time.monotonic()
    store.setup(target)
    known = {} if again else store.hashes(target)
    outcomes: list[Outcome] = []

    def tell(outcome: Outcome) -> None:
        outcomes.append(outcome)
        if progress is not None:
            progress(outcome)

    batch: list[ArticleGraph] = []
    for item in _fresh(_items(sources, metadata or Metadata()), known, types, workers):
        if isinstance(item, ArticleGraph):
            if len(batch) >= BATCH or any(g.article.id == item.article.id for g in batch):
                _store(target, batch, types, tell)
                batch = []
            batch.append(item)
        elif isinstance(item, Article):
            tell(Outcome(_name(item), "unchanged", item))
        else:
            tell(Outcome(item.source, "failed", error=item.error))
    _store(target, batch, types, tell)
    return BuildReport(tuple(outcomes), time.monotonic() - started)


def _items(
    sources: Iterable[str | Article | ArticleGraph], metadata: Metadata
) -> Iterator[Article | ArticleGraph | Unread]:
    for source in sources:
        if isinstance(source, str):
            yield from read.read([source], metadata=metadata)
        else:
            yield source


def _fresh(
    items: Iterable[Article | ArticleGraph | Unread],
    known: Mapping[str, str],
    types: Path | None,
    workers: int,
) -> Iterator[Article | ArticleGraph | Unread]:
    """The graphs of new and changed articles; an article of which the store has the same content
    passes through as it is."""

    def unchanged(item: Article | ArticleGraph | Unread) -> bool:
        return isinstance(item, Article) and known.get(item.id) == item.hash

    # Unchanged ones are set aside so that they don't travel to the workers, and put back in order.
    order: deque[Article | None] = deque()

    def to_extract() -> Iterator[Article | ArticleGraph | Unread]:
        for item in items:
            if unchanged(item):
                assert isinstance(item, Article)  # noqa: S101 - for the type checker
                order.append(item)
            else:
                order.append(None)
                yield item

    for graph in extract_all(to_extract(), types=types, workers=workers):
        while order[0] is not None:
            yield order.popleft()  # type: ignore[misc]
        order.popleft()
        yield graph
    yield from (item for item in order if item is not None)


def _store(
    target: GraphStore, batch: list[ArticleGraph], types: Path | None, tell: Callable[[Outcome], None]
) -> None:
    if not batch:
        return
    report = store.replace(target, [link.link(g) for g in batch], types=set(load_vocabulary(types)))
    for graph in batch:
        article = graph.article
        status: Status = "unchanged"
        if article.id in report.added:
            status = "added"
        elif article.id in report.replaced:
            status = "replaced"
        wrote = status != "unchanged"
        tell(
            Outcome(
                _name(article),
                status,
                article,
                claims=len(graph.claims) if wrote else 0,
                factual=sum(c.factual for c in graph.claims) if wrote else 0,
                dropped=len(graph.dropped) if wrote else 0,
            )
        )


def _name(article: Article) -> str:
    return article.source or article.title or article.url or article.id


def export(
    target: GraphStore,
    subgraph: Subgraph,
    format: str,
    *,
    positions: Mapping[str, tuple[float, float]] | None = None,
) -> bytes:
    """query -> view -> export: a subgraph in a format of ``export.FORMATS``, with the articles it cites.

    Formats that draw show it at ``positions``, else as laid out here, without articles as nodes and
    only up to ``DRAWN`` nodes. Raises ``NotFound`` and ``FormatError``.
    """
    from graph_builder import export as room
    from graph_builder import query, view

    drawing = None
    if format in room.FORMATS and room.FORMATS[format].draws:
        shown = _drawn(subgraph, positions)
        places = positions or (view.layout(shown) if len(shown.nodes) <= DRAWN else None)
        if places:
            drawing = room.Drawing(view.picture(shown, places), view.picture(shown, places, theme="dark"))
    return room.export(query.cited(target, subgraph), format, drawing)


def _drawn(subgraph: Subgraph, positions: Mapping[str, tuple[float, float]] | None) -> Subgraph:
    """What a picture shows: what has a place, else the entities."""
    shown = (n for n in subgraph.nodes if (n.id in positions if positions else n.label != "Article"))
    return Subgraph.of(shown, subgraph.edges)

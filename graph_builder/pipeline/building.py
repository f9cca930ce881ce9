"""Articles into a store: read -> extract -> link -> store, doing only what is new or changed."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from graph_builder import read, store
from graph_builder.model import Article, ArticleGraph, Origin
from graph_builder.pipeline.corpus import Corpus
from graph_builder.pipeline.decisions import ledger_of
from graph_builder.pipeline.extraction import (
    Item,
    extract_all,
    extractor_version,
    name_of,
)
from graph_builder.pipeline.relinking import relink, waiting
from graph_builder.pipeline.writing import Outcome, Status, Writing
from graph_builder.read import Known, Metadata, Reading

if TYPE_CHECKING:
    from graph_builder.ledger import Ledger
    from graph_builder.protocols import GraphStore


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: sums, so that a report on a million sources is no larger than one on ten.

    Attributes:
        counts: How many sources had which status.
        claims: Claims that this build wrote.
        factual: Those of them that their article states as a fact.
        dropped: Lines and candidate claims that were dropped with a reason.
        failures: The sources of which nothing was stored, in their order.
        seconds: Wall time.
        older: Articles that the store had from another version of the extractor.
        relinked: Articles of the store that a decision of the ledger changed.
    """

    counts: Counter[Status]
    claims: int
    factual: int
    dropped: int
    failures: tuple[Outcome, ...]
    seconds: float
    older: int = 0
    relinked: int = 0

    def count(self, status: Status) -> int:
        """How many sources had that outcome."""
        return self.counts[status]


class _Sums:
    """Adds up the outcomes of a build as they are told."""

    def __init__(self, progress: Callable[[Outcome], None] | None) -> None:
        self._progress = progress
        self._counts = Counter[Status]()
        self._claims = self._factual = self._dropped = 0
        self._failures: list[Outcome] = []

    def tell(self, outcome: Outcome) -> None:
        """Count it and pass it on."""
        self._counts[outcome.status] += 1
        self._claims += outcome.claims
        self._factual += outcome.factual
        self._dropped += outcome.dropped
        if outcome.error is not None:
            self._failures.append(outcome)
        if self._progress is not None:
            self._progress(outcome)

    def report(self, seconds: float, older: int, relinked: int) -> BuildReport:
        """The report on all that was told."""
        return BuildReport(
            self._counts, self._claims, self._factual, self._dropped, tuple(self._failures),
            seconds, older, relinked,
        )  # fmt: skip


class _Stored:
    """What the store has: which contents need not be read again, and what a file gave before."""

    def __init__(self, target: GraphStore, version: str, *, again: bool) -> None:
        self._version, self._again = version, again
        self._rewritten: set[str] = set()
        self.articles = store.stored(target)
        self.contents = {s.origin.content: i for i, s in self.articles.items() if self._current(s.origin)}
        self.places = {s.origin.place for s in self.articles.values() if s.origin.place}
        self.older = sum(not self._current(s.origin) for s in self.articles.values())

    def _current(self, origin: Origin) -> bool:
        """Made by what would make it now; graphs that were given as such have no extractor."""
        return origin.extractor in {"", self._version}

    def has(self, item: Item) -> bool:
        """Is it the very article that the store has, and need not be made again?"""
        if self._again or not isinstance(item, Article) or item.id in self._rewritten:
            return False
        before = self.articles.get(item.id)
        return before is not None and before.hash == item.hash and before.origin.extractor == self._version

    def rewrite(self, item: Item) -> None:
        """Note what is written on the way: it is no longer as the store had it."""
        if (article := _article_of(item)) and article.id in self.articles:
            self._rewritten.add(article.id)


def build(
    target: GraphStore,
    sources: Iterable[str | Article | ArticleGraph],
    *,
    metadata: Metadata | None = None,
    reading: Reading | None = None,
    types: Path | None = None,
    workers: int = 1,
    scheduler: str | None = None,
    again: bool = False,
    decisions: Ledger | None = None,
    progress: Callable[[Outcome], None] | None = None,
) -> BuildReport:
    """Read, extract and store; the outcome of each source is told to ``progress`` as it happens.

    A file whose bytes the store knows is not parsed, and an article whose content it has is not
    extracted, as long as they were made by the same version of the extractor and vocabulary;
    ``again`` does it all the same. What a changed file gave before leaves the store. ``scheduler`` is
    the address of a Dask scheduler whose workers extract. ``decisions``, by default those of the store's
    own ledger, are applied to every article, also to those that the store had before. A source that
    can't be read, or whose graph no store may take, is an outcome, not an exception; errors of the
    store and of the scheduler are raised, what was stored before them stays.
    """
    started = time.monotonic()
    store.setup(target)
    how = reading or Reading()
    how = how if metadata is None else replace(how, metadata=metadata)
    before = _Stored(target, extractor_version(types), again=again)
    seen = _Seen(before)
    decisions = ledger_of(target) if decisions is None else decisions
    if not again:
        how = replace(how, known=before.contents.__contains__)
    corpus = Corpus.of(target, decisions, types)
    sums = _Sums(progress)
    extract = partial(extract_all, types=types, workers=workers, scheduler=scheduler)
    with Writing(corpus, sums.tell, replaces=seen.replaces) as writing:
        for item in _fresh(_items(sources, how), before, extract):
            seen.add(item)
            if isinstance(item, ArticleGraph):
                writing.write(item)
            elif isinstance(item, Article):
                writing.pass_on(Outcome(name_of(item), "unchanged", item.id))
            elif isinstance(item, Known):
                writing.pass_on(Outcome(item.source, "unchanged"))
            else:
                writing.pass_on(Outcome(item.source, "failed", error=item.error))
    for article_id in seen.superseded():
        corpus.retract(article_id)
    relinked = relink(target, decisions, waiting(target, decisions), types=types)
    return sums.report(time.monotonic() - started, before.older, relinked)


class _Seen:
    """What this build came by of what the store has, to know which articles changed files gave before."""

    def __init__(self, before: _Stored) -> None:
        self._before = before
        self._places: set[str] = set()
        self._alive: set[str] = set()

    def add(self, item: Item) -> None:
        """Note an item of the build."""
        if isinstance(item, Known):
            self._alive.add(self._before.contents[item.content])
            if item.place in self._before.places:
                self._places.add(item.place)
        elif article := _article_of(item):
            if article.id in self._before.articles:
                self._alive.add(article.id)
            if article.origin.place in self._before.places:
                self._places.add(article.origin.place)

    def replaces(self, article: Article) -> bool:
        """Did its file hold another article before?"""
        return article.origin.place in self._before.places

    def superseded(self) -> list[str]:
        """Articles that files of this build held before and no longer do."""
        return sorted(
            i
            for i, s in self._before.articles.items()
            if s.origin.place in self._places and i not in self._alive
        )


def _article_of(item: Item) -> Article | None:
    """The article that an item brings, extracted or not; None of a file that is known or can't be read."""
    return item.article if isinstance(item, ArticleGraph) else item if isinstance(item, Article) else None


def _items(sources: Iterable[str | Article | ArticleGraph], how: Reading) -> Iterator[Item]:
    for source in sources:
        if isinstance(source, str):
            yield from read.read([source], reading=how)
        else:
            yield source


def _fresh(
    items: Iterable[Item], before: _Stored, extract: Callable[[Iterable[Item]], Iterator[Item]]
) -> Iterator[Item]:
    """The graphs of new and changed articles; an unchanged one passes through as it is."""
    # Unchanged ones are set aside so that they don't travel to the workers, and put back in order.
    order: deque[Item | None] = deque()

    def to_extract() -> Iterator[Item]:
        for item in items:
            if isinstance(item, Known) or before.has(item):
                order.append(item)
                continue
            order.append(None)
            before.rewrite(item)
            yield item

    for graph in extract(to_extract()):
        while order[0] is not None:
            yield order.popleft()  # type: ignore[misc]
        order.popleft()
        yield graph
    yield from (item for item in order if item is not None)

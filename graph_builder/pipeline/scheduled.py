"""Extraction on the workers of a Dask scheduler: many machines, the same graphs in the same order.

An article is extracted on its own, so a worker that is killed costs nothing but its time: the scheduler
gives its articles to another one.
"""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from graph_builder.errors import NotExtractable, SchedulerError, UsageError
from graph_builder.model import Article, ArticleGraph
from graph_builder.pipeline.extraction import (
    Item,
    Passed,
    extract_one,
    extractor_version,
    load_vocabulary,
    name_of,
)
from graph_builder.read import Unread

if TYPE_CHECKING:
    from distributed import Client, Future

#: Seconds until a scheduler that does not answer, or has no worker, is an error.
PATIENCE = 10
#: Articles on their way for each thread of a worker: enough to hide the network, few enough that memory
#: stays flat over any number of articles.
AHEAD = 8

_one_at_a_time = Lock()  # the language pipeline of a process is one; more threads would not be faster


def extract_on(scheduler: str, items: Iterable[Item], types: Path | None = None) -> Iterator[Passed]:
    """The graphs of the articles in their order, extracted by the workers of ``scheduler`` (``tcp://…``).

    What is no article passes through. Workers need the same version of this package as this process;
    the vocabulary's file travels with the articles. Raises ``SchedulerError`` and ``UsageError``.
    """
    load_vocabulary(types)  # a mistake in it is said here, not by a worker
    own = (types.name, types.read_bytes()) if types else None
    with _connected(scheduler) as client:
        version = extractor_version(types)
        waiting: deque[tuple[Item, Future | None]] = deque()
        for item in items:
            future = client.submit(_extract, item, own, pure=False) if isinstance(item, Article) else None
            waiting.append((item, future))
            if len(waiting) > AHEAD * max(1, sum(client.nthreads().values())):
                yield _received(*waiting.popleft(), scheduler, version)
        while waiting:
            yield _received(*waiting.popleft(), scheduler, version)


def _extract(article: Article, own: tuple[str, bytes] | None) -> ArticleGraph | Unread:
    """On a worker: the graph of one article, with the vocabulary of whoever asks."""
    with _one_at_a_time:
        found = extract_one(article, _kept(*own) if own else None)
    assert isinstance(found, ArticleGraph | Unread)  # noqa: S101 - for the type checker
    return found


@cache
def _kept(name: str, content: bytes) -> Path:
    """A file of that content, once in a process: what reads it keeps it by its path."""
    path = Path(tempfile.mkdtemp(prefix="graph-builder-")) / name
    path.write_bytes(content)
    return path


@contextmanager
def _connected(scheduler: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            "Dask is not installed here.", "Install it: pip install 'graph_builder[dask]'"
        ) from error
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise SchedulerError(
            f"No Dask scheduler answers at {scheduler}.",
            "Start one with `dask scheduler` and give the address that it prints, like tcp://host:8786.",
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise SchedulerError(
                f"The Dask scheduler at {scheduler} has no workers.",
                f"Start some: dask worker {scheduler} --nthreads 1 --nworkers 4",
            ) from error
        yield client


def _received(item: Item, future: Future | None, scheduler: str, version: str) -> Passed:
    from distributed import KilledWorker

    if future is None:
        assert not isinstance(item, Article)  # noqa: S101 - for the type checker
        return item
    assert isinstance(item, Article)  # noqa: S101 - for the type checker
    try:
        found: ArticleGraph | Unread = future.result()
    except KilledWorker:
        why = "Every worker that extracted it was ended; a text that is too long for its memory does that."
        return Unread(name_of(item), NotExtractable(why, "Give the workers more memory, or shorten it."))
    except (OSError, CancelledError) as error:
        raise SchedulerError(
            f"The Dask scheduler at {scheduler} is gone.",
            "What was stored stays; start it again and build again.",
        ) from error
    except ImportError as error:
        raise SchedulerError(
            f"A worker of {scheduler} lacks a part: {error}.",
            "Install the same version of this package there.",
        ) from error
    if isinstance(found, ArticleGraph) and found.article.origin.extractor != version:
        raise SchedulerError(
            f"A worker of {scheduler} has another version of the extractor.",
            "Install the same version, with the same libraries, on all machines.",
        )
    return found

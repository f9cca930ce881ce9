"""Extraction on a real Dask scheduler with workers in processes of their own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from graph_builder import pipeline
from graph_builder.errors import SchedulerError, UsageError
from graph_builder.model import Article, ArticleGraph
from graph_builder.read import Unread, article_from_text, read
from graph_builder.store import BoltStore
from tests.conftest import PROJECT, Server
from tests.test_cli import kg

VOCABULARY = """
[SHAKES_HANDS_WITH]
parent = "INTERACTS_WITH"
definition = "Two persons shake hands."
verbs = "meet, meet with"
"""


@dataclass
class Cluster:
    """A running scheduler with its workers."""

    address: str
    workers: list[subprocess.Popen[str]] = field(default_factory=list)


@contextmanager
def process(*words: str) -> Iterator[subprocess.Popen[str]]:
    """A part of Dask as a process of its own, ended afterwards."""
    environment = {**os.environ, "DASK_DISTRIBUTED__ADMIN__TICK__LIMIT": "1h"}
    with subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]],
        cwd=PROJECT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as started:  # fmt: skip
        try:
            yield started
        finally:
            started.kill()


@contextmanager
def cluster(workers: int) -> Iterator[Cluster]:
    """A scheduler on loopback and that many worker processes of one thread."""
    with ExitStack() as stack:
        scheduler = stack.enter_context(
            process("dask_scheduler", "--host=127.0.0.1", "--port=0", "--no-dashboard", "--no-show")
        )
        assert scheduler.stderr
        address = next(m[0] for line in scheduler.stderr if (m := re.search(r"tcp://127\.0\.0\.1:\d+", line)))
        options = ("--nthreads=1", "--no-nanny", "--no-dashboard", "--host=127.0.0.1")
        made = [stack.enter_context(process("dask_worker", address, *options)) for _ in range(workers)]
        yield Cluster(address, made)


@pytest.fixture(scope="module")
def two() -> Iterator[Cluster]:
    """A scheduler with two workers."""
    with cluster(2) as running:
        yield running


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """Real articles."""
    return [a for a in read([str(PROJECT / "examples")]) if isinstance(a, Article)]


def lines(items: list[Article], **where: str) -> list[str]:
    """What extraction gives, in the public format."""
    found = pipeline.extract_all(items, **where)  # type: ignore[arg-type]
    return [g.to_json() if isinstance(g, ArticleGraph) else str(g) for g in found]


def test_the_same_bytes_as_one_process_even_if_a_worker_is_killed(
    two: Cluster, articles: list[Article]
) -> None:
    """Order and content don't depend on where articles are extracted. A worker that is killed while it
    works changes nothing: the other one does its part."""
    some = articles[:3]
    here = lines(some)
    there = lines(some, scheduler=two.address)
    assert there == here

    found, victim = [], two.workers[0]
    for number, graph in enumerate(pipeline.extract_all(some * 6, scheduler=two.address)):
        assert isinstance(graph, ArticleGraph)
        found.append(graph.to_json())
        if number == 2:
            assert psutil.Process(victim.pid).is_running()
            victim.send_signal(signal.SIGKILL)
            victim.wait(30)
    assert found == here * 6


def test_what_is_no_article_passes_through_in_its_place(two: Cluster, articles: list[Article]) -> None:
    """Graphs that come ready, and texts that can't be extracted, stay where they were among the others."""
    ready = next(iter(pipeline.extract_all(articles[:1])))
    french = article_from_text(
        "Le président a rencontré le ministre à Paris et ils ont parlé de la paix. " * 3
    )
    found = list(pipeline.extract_all([articles[1], ready, french, articles[2]], scheduler=two.address))
    assert found[1] is ready
    assert isinstance(found[2], Unread)
    assert [g.article.id for g in (found[0], found[3]) if isinstance(g, ArticleGraph)] == [
        articles[1].id, articles[2].id]  # fmt: skip


def test_a_vocabulary_of_your_own_travels_along(two: Cluster, tmp_path: Path) -> None:
    """The workers use the file of whoever asks, wherever they run."""
    own = tmp_path / "own.toml"
    own.write_text(VOCABULARY, "utf-8")
    article = article_from_text("Joe Biden met Vladimir Putin in Geneva on Wednesday.")
    [graph] = pipeline.extract_all([article], types=own, scheduler=two.address)
    own.unlink()
    assert isinstance(graph, ArticleGraph)
    assert "SHAKES_HANDS_WITH" in {c.type for c in graph.claims}


def test_a_build_on_a_scheduler_is_the_same_graph(
    two: Cluster, embedded: Server, embedded_store: BoltStore, articles: list[Article]
) -> None:
    """What is stored is the same, whoever extracted it."""
    pipeline.build(embedded_store, articles[:2])
    here = embedded.graph()
    embedded.clear()
    report = pipeline.build(embedded_store, articles[:2], scheduler=two.address)
    assert embedded.graph() == here
    assert report.count("added") == 2


def test_the_command_says_in_one_line_that_nobody_answers(free_port: int, tmp_path: Path) -> None:
    """`kg … --scheduler` reaches the scheduler that it is told, and fails cleanly where there is none."""
    (tmp_path / "a.txt").write_text("Joe Biden met Vladimir Putin in Geneva on Wednesday.", "utf-8")
    address = f"tcp://127.0.0.1:{free_port}"
    done = kg("extract", "a.txt", "--scheduler", address, cwd=tmp_path, code=1)
    assert done.stderr.startswith(f"kg: No Dask scheduler answers at {address}.")
    assert len(done.stderr.splitlines()) == 1


def test_nobody_answers_at_a_wrong_address(
    free_port: int, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong address, or none, is one clear error."""
    monkeypatch.setattr("graph_builder.pipeline.scheduled.PATIENCE", 1)
    for address in (f"tcp://127.0.0.1:{free_port}", "nowhere"):
        with pytest.raises(SchedulerError, match=address):
            lines(articles[:1], scheduler=address)


def test_a_scheduler_without_workers_is_said(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would wait for ever."""
    monkeypatch.setattr("graph_builder.pipeline.scheduled.PATIENCE", 1)
    with cluster(0) as empty, pytest.raises(SchedulerError, match="no workers"):
        lines(articles[:1], scheduler=empty.address)


def test_without_dask_the_error_says_what_to_install(
    articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dask is an extra."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=re.escape("pip install 'graph_builder[dask]'")):
        lines(articles[:1], scheduler="tcp://127.0.0.1:1")

"""Several processes on one store at once: three that write, twenty that read."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph_builder import query
from graph_builder.errors import NotFound
from graph_builder.store import BoltStore, replace
from tests.conftest import PROJECT, Server
from tests.store import corpus

pytestmark = pytest.mark.store

SEED = 7
WRITERS, READERS = 3, 20
ARTICLES = 12  # of each writer; all of them mention the same entities, so that writers meet
VERSIONS = 3

# Replaces and retracts its own articles by chance until its time is over, a few at least; says what is safe.
WRITER = """
import random, sys, time
from graph_builder.store import open_store, replace, retract
from tests.store import corpus
target, number, seconds, seed = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4]
rng = random.Random(f"{seed}:{number}")
own = range(number * 12, number * 12 + 12)
there = {n: 0 for n in own}
with open_store(target) as store:
    end = time.monotonic() + seconds
    count = 0
    while time.monotonic() < end or count < 5:
        count += 1
        n = rng.choice(own)
        if there[n] is not None and rng.random() < 0.3:
            retract(store, corpus.article(n, entities=15).article.id)
            there[n] = None
        else:
            there[n] = rng.randrange(3)
            replace(store, [corpus.article(n, version=there[n], entities=15)], types=corpus.TYPES)
        print(n, "gone" if there[n] is None else there[n], flush=True)
"""


def share(server: Server, seconds: float) -> tuple[int, int]:
    """Writes and whole reads of so many seconds; asserts that nothing was lost and nothing torn."""
    made = {
        (n, v): corpus.article(n, version=v, entities=15)
        for n in range(WRITERS * ARTICLES)
        for v in range(VERSIONS)
    }
    with server.open() as store:
        replace(store, [made[n, 0] for n in range(WRITERS * ARTICLES)], types=corpus.TYPES)
    versions = {
        (g.article.id, g.article.title): ({c.id for c in g.claims}, {e.id for e in g.entities})
        for g in made.values()
    }
    done = threading.Event()

    def read(number: int) -> tuple[int, list[str]]:
        rng, whole, torn = random.Random(f"{SEED}:{number}"), 0, []  # noqa: S311 - a test's seed
        with server.open() as store:
            while not done.is_set():
                key = f"article-{rng.randrange(WRITERS * ARTICLES):04}"
                try:
                    view = query.article(store, key)
                except NotFound:
                    continue
                whole += 1
                if versions[key, view.article.title] != (
                    {c.id for c in view.claims}, {e.id for e in view.entities}
                ):  # fmt: skip
                    torn.append(f"{key}: {len(view.claims)} claims, {len(view.entities)} entities")
        return whole, torn

    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(read, number) for number in range(READERS)]
        try:
            writers = [
                subprocess.Popen(
                    [sys.executable, "-c", WRITER, server.target, str(number), str(seconds), str(SEED)],
                    stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=PROJECT,
                    env={**os.environ, **server.environment},
                )
                for number in range(WRITERS)
            ]  # fmt: skip
            said = [writer.communicate(timeout=seconds + 60) for writer in writers]
        finally:
            done.set()
    assert [writer.returncode for writer in writers] == [0] * WRITERS, said
    assert [torn for reader in readers for torn in reader.result()[1]] == []

    last: dict[int, str] = dict.fromkeys(range(WRITERS * ARTICLES), "0")
    lines = [line.split() for out, _ in said for line in out.splitlines()]
    last |= {int(n): version for n, version in lines}
    shared = server.graph()
    server.clear()
    with server.open() as store:
        kept = [made[n, int(version)] for n, version in sorted(last.items()) if version != "gone"]
        replace(store, kept, types=corpus.TYPES)
    assert shared == server.graph()
    return len(lines), sum(reader.result()[0] for reader in readers)


def test_three_writers_and_twenty_readers(server: Server) -> None:
    """For a moment: no article is seen half, none is lost, and the graph is that of the last writes alone."""
    writes, reads = share(server, 3)
    assert writes >= 5 * WRITERS
    assert reads


@pytest.mark.long
def test_three_writers_and_twenty_readers_for_a_minute(server: Server) -> None:
    """The same for a minute."""
    writes, reads = share(server, 60)
    print(f"{server.name}, seed {SEED}: {writes} writes by {WRITERS}, {reads} whole reads by {READERS}")


def test_a_build_and_a_query_loop(embedded_store: BoltStore) -> None:
    """One process's threads share a store: reading goes on while the same store object writes."""
    graphs = [corpus.article(n, entities=15) for n in range(30)]
    done = threading.Event()

    def count() -> list[int]:
        seen = []
        while not done.is_set():
            seen.append(embedded_store.ask("MATCH (a:Article) RETURN count(a) AS c").rows[0][0])
        return seen

    with ThreadPoolExecutor(1) as pool:
        counting = pool.submit(count)
        for graph in graphs:
            replace(embedded_store, [graph], types=corpus.TYPES)
        done.set()
    seen = counting.result()
    assert seen == sorted(seen)
    assert embedded_store.ask("MATCH (a:Article) RETURN count(a) AS c").rows == ((len(graphs),),)

"""How a store bears a large corpus: is the last tenth loaded as fast as the first?

    python benchmarks/scale.py --articles 10000                                     an embedded store
    python scripts/neo4j.py run -- python benchmarks/scale.py --articles 100000     a Neo4j, empty

A seeded corpus (news.py) is written as article graphs to a .jsonl file and built from there, as `kg build`
does. With --start the store holds the articles before that number already, from an earlier run.

Printed for each tenth: claims per second of wall time, and processor time of client and server for a
thousand claims, which a busy machine leaves as they are; the memory of the client. Then: the same file
again, unchanged; and articles retracted, with the country that half of the articles mention and without it.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import news
from graph_builder import pipeline, query, store
from graph_builder.ledger import Ledger
from graph_builder.pipeline import Outcome
from graph_builder.store.watch import State

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Point:
    """Where the build was at some moment."""

    claims: int
    seconds: float
    client: float  # processor seconds
    server: float
    memory: float  # MB of the client


class Watch:
    """Notes a point at every tenth of the articles."""

    def __init__(self, articles: int, server: psutil.Process) -> None:
        self._step, self._seen, self._claims = max(1, articles // 10), 0, 0
        self._me, self._server = psutil.Process(), server
        self.points = [self._point()]

    def __call__(self, outcome: Outcome) -> None:
        """Told of every article."""
        self._seen += 1
        self._claims += outcome.claims
        if self._seen % self._step == 0 and len(self.points) <= 10:
            self.points.append(self._point())
            print(line(len(self.points) - 1, *self.points[-2:]), flush=True)

    def _point(self) -> Point:
        mine, its = self._me.cpu_times(), self._server.cpu_times()
        return Point(
            self._claims, time.perf_counter(), mine.user + mine.system, its.user + its.system,
            self._me.memory_info().rss / MEGABYTE,
        )  # fmt: skip


def line(tenth: int, a: Point, b: Point) -> str:
    """What happened between two points."""
    thousands = (b.claims - a.claims) / 1000
    return (
        f"tenth {tenth:2}: {rate(a, b):6.0f} claims/s; processor for 1,000 claims: "
        f"client {(b.client - a.client) / thousands:.3f} s, "
        f"server {(b.server - a.server) / thousands:.3f} s; client {b.memory:.0f} MB"
    )


def main() -> None:
    """Generate, build, build again, retract."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--start", type=int, default=0, help="the number of the first article")
    parser.add_argument("--store", help="as of kg; else NEO4J_URI, else an embedded store in a new folder")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    if options.articles < 10 * store.ARTICLES:
        raise SystemExit(f"A tenth must fill a transaction: at least {10 * store.ARTICLES} articles.")
    gc.set_threshold(50_000, 2, 5)  # as `kg build` does
    sys.setswitchinterval(0.0005)
    with tempfile.TemporaryDirectory(prefix="kg-scale-") as scratch:
        target = options.store or os.environ.get("NEO4J_URI") or str(Path(scratch) / "store")
        corpus = Path(scratch) / "corpus.jsonl"
        claims = write(corpus, options.articles, options.seed, options.start)
        print(f"{options.articles:,} articles, {claims:,} claims, {corpus.stat().st_size / MEGABYTE:.0f} MB")
        try:
            with store.open_store(target) as opened:
                store.setup(opened)
                if len(store.hashes(opened)) != options.start:
                    raise SystemExit(f"{target} does not hold {options.start} articles.")
                run(opened, target, corpus, options.articles, options.start, options.seed)
        finally:
            if "://" not in target:
                store.stop(target)


def write(path: Path, articles: int, seed: int, start: int) -> int:
    """The corpus as a file; how many claims it has."""
    types, claims = sorted(pipeline.load_vocabulary()), 0
    with path.open("w", encoding="utf-8") as file:
        for graph in news.articles(articles, types, seed=seed, start=start):
            claims += len(graph.claims)
            file.write(graph.to_json() + "\n")
    return claims


def run(opened: store.BoltStore, target: str, corpus: Path, articles: int, start: int, seed: int) -> None:
    """The measurements on an open, empty store."""
    watch = Watch(articles, server_of(opened, target))
    report = pipeline.build(opened, [str(corpus)], progress=watch, decisions=Ledger())
    if report.failures:
        raise SystemExit(f"failed: {report.failures[0]}")
    first, last = watch.points[:2], watch.points[-2:]
    print(
        f"{opened.dialect}: {report.claims / report.seconds:.0f} claims/s in all; last tenth against first: "
        f"{rate(*last) / rate(*first):.2f} of the rate, {work(*first) / work(*last):.2f} by processor time; "
        f"client grew by {last[1].memory - first[1].memory:.0f} MB over nine tenths"
    )
    del report
    started, worked = time.perf_counter(), time.process_time()
    again = pipeline.build(opened, [str(corpus)], decisions=Ledger())
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    assert again.count("unchanged") == articles
    print(f"unchanged again: {articles / seconds:.0f} articles/s, processor of the client {worked:.2f} s")
    retract(opened, start, seed)


def retract(opened: store.BoltStore, start: int, seed: int) -> None:
    """Take articles out, with and without the hub, and put them back."""
    types = sorted(pipeline.load_vocabulary())
    with_hub, without = [], []
    some = list(news.articles(24, types, seed=seed, start=start))
    corpus = pipeline.Corpus.of(opened, Ledger())
    for graph in some:
        mentions_hub = any(e.name == news.HUB for e in graph.entities)
        started = time.perf_counter()
        corpus.retract(graph.article.id)
        (with_hub if mentions_hub else without).append(time.perf_counter() - started)
    pipeline.build(opened, some, decisions=Ledger())
    degree = query.find_entity(opened, news.HUB).degree
    print(f"{news.HUB} has {degree:,} claims")
    for name, times in (("with it", with_hub), ("without", without)):
        print(f"retract an article {name}: median {statistics.median(times):.3f} s, worst {max(times):.3f} s")


def rate(a: Point, b: Point) -> float:
    """Claims per second."""
    return (b.claims - a.claims) / (b.seconds - a.seconds)


def work(a: Point, b: Point) -> float:
    """Processor seconds a claim, of client and server."""
    return (b.client + b.server - a.client - a.server) / (b.claims - a.claims)


def server_of(opened: store.BoltStore, target: str) -> psutil.Process:
    """The server's process, on this machine."""
    if opened.dialect == "arcadedb":
        state = State.of(Path(opened.address))
        assert state is not None
        return psutil.Process(state.pid)
    port = urlsplit(target).port
    found = (c.pid for c in psutil.net_connections("tcp")
             if c.status == psutil.CONN_LISTEN and c.laddr.port == port)  # fmt: skip
    return psutil.Process(next(found))


if __name__ == "__main__":
    main()

"""What the library adds to a query, and what an idle server holds.

    python benchmarks/queries.py                      an embedded store in a new folder
    python benchmarks/queries.py --store bolt://…     a Neo4j (NEO4J_USERNAME, NEO4J_PASSWORD), empty

Each query runs ``--rounds`` times through ``store.ask`` (the guard, the plan, time and row limits, values of
the project's own kinds) and through bare sessions of the same driver as the same user, in turns: by their
`run`, which begins no transaction, and by their `execute_read`, a transaction that the driver manages and
that, as `ask` does on Neo4j, goes to the server once more to end it. Printed are medians in milliseconds and
the ratios. Then, for the embedded store: the resident memory of the server that
did this, after a minute in which nobody asked it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import neo4j
import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph_builder.pipeline import load_vocabulary
from graph_builder.store import BoltStore, open_store, replace, setup, stop
from graph_builder.store.watch import State
from tests.store import corpus

QUERIES = {
    "one entity": "MATCH (n:Entity {id: 'e-7'}) RETURN n.name, n.aliases",
    "claims of one entity": "MATCH (n:Entity {id: 'e-7'})-[c]-(m:Entity) RETURN n, c, m",
    "1,000 rows of text": "MATCH (a)-[c:MEETS]->(b) RETURN a.name, b.name, c.quote, c.outlet LIMIT 1000",
    "1,000 claims whole": "MATCH (a)-[c:VISITS]->(b) RETURN a, c, b LIMIT 1000",
    "count by type": "MATCH (:Entity)-[c]->(:Entity) RETURN type(c) AS type, count(*) AS n ORDER BY type",
    "two hops": "MATCH (n:Entity {id: 'e-7'})-[:MEETS]-()-[:VISITS]-(o) RETURN o.name, count(*) AS n",
}


def main() -> None:
    """Load, ask in turns, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", help="a bolt:// URI; else NEO4J_URI, else an embedded store")
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args()
    graphs = [corpus.article(n, entities=800, claims=40, named=25, agree=True) for n in range(200)]
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as scratch:
        target = options.store or os.environ.get("NEO4J_URI") or str(Path(scratch) / "store")
        try:
            with open_store(target) as store:
                setup(store)
                if store.read("MATCH (n) RETURN n.id AS id LIMIT 1"):
                    raise SystemExit(f"{target} is not empty.")
                replace(store, graphs, types=set(load_vocabulary()))
                compare(store, options.rounds)
            if "://" not in target:
                idle(Path(target))
        finally:
            if "://" not in target:
                stop(target)


def compare(store: BoltStore, rounds: int) -> None:
    """A line a query."""
    print(f"{store.dialect:24}  run ms execute_read ms  ask ms  ask/run  ask/execute_read", flush=True)
    for name, cypher in QUERIES.items():
        ways = (
            lambda c=cypher: by_run(store, c),
            lambda c=cypher: by_execute_read(store, c),
            lambda c=cypher: len(store.ask(c).rows),
        )
        assert len({way() for way in ways}) == 1
        taken: tuple[list[float], ...] = tuple([] for _ in ways)
        for number in range(rounds):
            for which in (0, 1, 2) if number % 2 else (2, 1, 0):
                taken[which].append(timed(ways[which]))
        run, read, ask = (1000 * statistics.median(t) for t in taken)
        print(f"{name:24} {run:7.2f} {read:15.2f} {ask:7.2f} {ask / run:8.2f} {ask / read:17.2f}", flush=True)


def by_run(store: BoltStore, cypher: str) -> int:
    """The query by the driver alone, without a transaction of its own; how many rows came."""
    with reading(store) as session:
        return len(list(session.run(cypher)))


def by_execute_read(store: BoltStore, cypher: str) -> int:
    """The query by the driver alone, in a transaction that it manages; how many rows came."""
    with reading(store) as session:
        return session.execute_read(lambda tx: len(list(tx.run(cypher))))


def reading(store: BoltStore) -> neo4j.Session:
    """A session of the user who can only read."""
    return store.drivers().read.session(
        database=store.endpoint.database, default_access_mode=neo4j.READ_ACCESS
    )


def timed(work: Callable[[], object]) -> float:
    """Its seconds."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def idle(folder: Path) -> None:
    """What the server holds after a minute's rest."""
    state = State.of(folder)
    assert state is not None
    time.sleep(60)
    print(f"idle server: {psutil.Process(state.pid).memory_info().rss / (1 << 20):.0f} MB")


if __name__ == "__main__":
    main()

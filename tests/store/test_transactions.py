"""All or nothing, one writer at a time, conflicts tried again: on every store."""

from __future__ import annotations

import gc
import logging
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph_builder.errors import StoreError
from graph_builder.protocols import Transaction
from graph_builder.store import BoltStore, replace, retract
from graph_builder.store.faults import WriteConflict
from graph_builder.store.rows import BATCH, batches, size_of
from tests.conftest import PROJECT, Server
from tests.graphs import talks
from tests.store import corpus
from tests.store.test_articles import TYPES


def test_an_error_in_the_middle_leaves_nothing(store: BoltStore, server: Server) -> None:
    """A statement that the engine refuses, after nodes and relationships were written, undoes all of them."""
    replace(store, [talks()], types=TYPES)
    before = server.graph()

    def work(tx: Transaction) -> None:
        tx.run("CREATE (n:Entity:Person {id: 'half', name: 'Half'})")
        tx.run("MATCH (n:Entity {id: 'iran'}) SET n.name = 'changed'")
        tx.run("MATCH (a:Entity {id: 'iran'}), (b:Entity {id: 'iraq'}) CREATE (a)-[:MEETS {id: 'half'}]->(b)")
        tx.run("UNWIND [1, 0] AS x RETURN 1 / x AS y")

    with pytest.raises(StoreError, match="could not run"):
        store.write(work)
    assert server.graph() == before


def test_an_exception_of_ours_in_the_middle_leaves_nothing(store: BoltStore, server: Server) -> None:
    """Whatever is raised between two statements passes through and undoes the transaction."""

    def work(tx: Transaction) -> None:
        tx.run("CREATE (n:Entity:Person {id: 'half', name: 'Half'})")
        raise KeyError("in the middle")

    with pytest.raises(KeyError):
        store.write(work)
    assert server.graph() == []


def test_an_unstorable_value_leaves_nothing(store: BoltStore, server: Server) -> None:
    """A value that the engine or the driver can't take is a clear error, and nothing of the call stays."""

    def work(tx: Transaction) -> None:
        tx.run("CREATE (n:Entity:Person {id: 'half'})")
        tx.run("MATCH (n:Entity {id: 'half'}) SET n.map = $map", {"map": {"a": {"b": 1}}})

    with pytest.raises(StoreError):
        store.write(work)
    assert server.graph() == []


def test_conflicts_are_tried_again(store: BoltStore, server: Server) -> None:
    """Work that meets a conflict runs again from the start, and what it wrote before that is gone."""
    attempts = []

    def work(tx: Transaction) -> str:
        attempts.append(len(attempts))
        tx.run("CREATE (n:Entity:Person {id: $id})", {"id": f"attempt-{len(attempts)}"})
        if len(attempts) < 3:
            raise WriteConflict("someone was faster")
        return "done"

    assert store.write(work) == "done"
    assert server.rows("MATCH (n) RETURN n.id AS id") == [{"id": "attempt-3"}]


def test_endless_conflicts_end(store: BoltStore, server: Server) -> None:
    """After a number of tries the caller hears of it, and nothing was written."""

    def work(tx: Transaction) -> None:
        tx.run("CREATE (n:Entity:Person {id: 'x'})")
        raise WriteConflict("always")

    with pytest.raises(StoreError, match="kept changing"):
        store.write(work)
    assert server.graph() == []


def test_writers_at_the_same_time(server: Server) -> None:
    """Three writers load overlapping articles at once: nothing lost, nothing doubled."""
    articles = [corpus.article(n, entities=15) for n in range(24)]
    with server.open() as store:
        replace(store, articles, types=corpus.TYPES)
        expected = server.graph()
    server.clear()

    def load(writer: int) -> None:
        with server.open() as store:
            for graph in articles[writer::2]:  # writers 0 and 2 load the same articles
                replace(store, [graph], types=corpus.TYPES)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(load, range(3)))

    assert server.graph() == expected


def test_a_writer_and_a_retractor_at_the_same_time(server: Server) -> None:
    """Articles come while others that share their entities go: these leave no trace."""
    kept = [corpus.article(n, entities=12) for n in range(10)]
    gone = [corpus.article(n, entities=12) for n in range(10, 20)]
    with server.open() as store:
        replace(store, kept, types=corpus.TYPES)
        expected = server.graph()
        server.clear()
        replace(store, gone, types=corpus.TYPES)
    started = threading.Barrier(2)

    def load() -> None:
        with server.open() as store:
            started.wait()
            for graph in kept:
                replace(store, [graph], types=corpus.TYPES)

    def take_away() -> None:
        with server.open() as store:
            started.wait()
            for graph in gone:
                retract(store, graph.article.id)

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(load), pool.submit(take_away)]:
            done.result()

    assert server.graph() == expected


KILLED = """
import sys
from graph_builder.store import open_store, replace
from tests.store import corpus
with open_store(sys.argv[1]) as store:
    for number in range(1000):
        graphs = [corpus.article(n, entities=30) for n in range(number, number + 5)]
        replace(store, graphs, types=corpus.TYPES)
        print(number, flush=True)
"""


def test_a_killed_writer_leaves_whole_articles(server: Server) -> None:
    """A killed command leaves only whole articles; loading again gives what was never killed."""

    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, server.target],
        stdout=subprocess.PIPE, text=True, cwd=PROJECT, env={**os.environ, **server.environment},
    )  # fmt: skip
    with process:
        assert process.stdout is not None
        acknowledged = -1
        for line in process.stdout:
            acknowledged = int(line)
            if acknowledged == 8:
                process.kill()
    there = {row["id"] for row in server.rows("MATCH (a:Article) RETURN a.id AS id")}
    assert {f"article-{n:04}" for n in range(acknowledged + 5)} <= there
    articles = [corpus.article(int(name[-4:]), entities=30) for name in sorted(there)]
    claims = {row["id"] for row in server.rows("MATCH (:Entity)-[r]->(:Entity) RETURN r.id AS id")}
    assert claims == {claim.id for graph in articles for claim in graph.claims}

    with server.open() as store:
        replace(store, articles, types=corpus.TYPES)
        after_kill = server.graph()
        server.clear()
        replace(store, articles, types=corpus.TYPES)
    assert after_kill == server.graph()


def test_batches_stay_below_the_limit() -> None:
    """Rows are cut by size before the message is too long for the embedded engine; no row is lost."""
    rows = [{"id": str(n), "text": "ü" * 300_000} for n in range(20)]
    cut = list(batches(rows))
    assert [row for batch in cut for row in batch] == rows
    assert len(cut) > 1
    for batch in cut:
        assert sum(len(row["text"].encode()) for row in batch) <= BATCH
        assert size_of(batch) <= BATCH + 100


def test_a_row_above_the_limit_goes_alone() -> None:
    """One long article is not lost for being longer than a batch."""
    rows = [{"t": "a"}, {"t": "x" * (BATCH + 1)}, {"t": "b"}]
    assert list(batches(rows)) == [rows[:1], rows[1:2], rows[2:]]


def test_five_hundred_rows_are_merged_and_labelled_right(store: BoltStore, server: Server) -> None:
    """The statement that the embedded engine gets wrong in autocommit (400 of 500 values on the wrong
    node) is right through ``write``: this fails if writes ever leave explicit transactions."""
    rows = [{"id": f"n{n}", "value": n} for n in range(500)]
    statement = "UNWIND $rows AS r MERGE (n:Probe {id: r.id}) SET n:Mark SET n.value = r.value"

    store.write(lambda tx: tx.run(statement, {"rows": rows}))

    found = server.rows("MATCH (n:Mark) RETURN n.id AS id, n.value AS value ORDER BY value")
    assert found == rows


def test_the_driver_does_not_spell_rows_out(store: BoltStore, caplog: pytest.LogCaptureFixture) -> None:
    """Even where its log is on, the text of articles stays out of it; and no time goes into spelling it."""
    with caplog.at_level(logging.DEBUG, logger="neo4j"):
        replace(store, [talks()], types=TYPES)
    assert "C: RUN" in caplog.text
    assert talks().article.text not in caplog.text


def test_rows_are_let_go(store: BoltStore) -> None:
    """Nothing holds what a statement was given once it is answered: a load's memory stands still."""
    row = {"id": 1}
    gc.disable()  # the driver's results are cycles: a collection would hide that one holds the row
    try:
        before = sys.getrefcount(row)
        store.write(lambda tx: tx.run("UNWIND $rows AS row RETURN count(row) AS count", {"rows": [row]}))
        assert sys.getrefcount(row) == before
    finally:
        gc.enable()

"""Claims per second into a store: `kg build claims.jsonl` against a bare driver script, in one run.

    python benchmarks/load.py                      an embedded store in a new folder
    python benchmarks/load.py --store bolt://…     a Neo4j (NEO4J_USERNAME, NEO4J_PASSWORD); it must be empty

Both are whole processes, from their start to their end, against the same running server, and put the same
rows into the same empty graph with the same statements and transaction boundaries: what the bare script
(bare_load.py) runs was recorded from a build. It gets its rows ready made; `kg build` reads article graphs,
checks, links, counts votes, looks up what is there, locks it, and checks every count. They take turns,
``--rounds`` times; the first round warms the server up and is not counted. At the end the graphs that both
left are compared.

Seconds of wall time are what a person waits, and what a busy machine makes noisy. So the processor time of
the client and of the server is printed too, and its ratio: that of the work done, whatever else ran.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph_builder.model import ArticleGraph
from graph_builder.pipeline import build
from graph_builder.protocols import Row, Transaction
from graph_builder.store import BoltStore, open_store, setup, stop
from graph_builder.store.watch import State
from tests.store import corpus

Result = TypeVar("Result")
#: The words by which a statement of cypher/ writes.
WRITES = re.compile(r"\b(CREATE|MERGE|SET|REMOVE|DELETE)\b")
ROOT = Path(__file__).resolve().parent.parent
KG = Path(sys.executable).parent / "kg"
EVERYTHING = (
    "MATCH (n) RETURN labels(n) AS a, properties(n) AS b UNION ALL "
    "MATCH (n)-[r]->(m) RETURN [n.id, type(r), m.id] AS a, properties(r) AS b"
)


def main() -> None:
    """Print a line a round and the medians."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", help="a bolt:// URI; without it an embedded store in a new folder")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--claims", type=int, default=40, help="of each article")
    parser.add_argument("--rounds", type=int, default=6)
    options = parser.parse_args()
    graphs = [
        corpus.article(n, entities=options.articles * 5, claims=options.claims, named=25, agree=True)
        for n in range(options.articles)
    ]
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as scratch:
        folder = Path(scratch)
        target = options.store or str(folder / "store")
        try:
            with open_store(target) as store:
                setup(store)
                if store.read("MATCH (n) RETURN n.id AS id LIMIT 1"):
                    raise SystemExit(f"{target} is not empty.")
                write_inputs(store, graphs, folder)
                compare(store, target, folder, options.articles * options.claims, options.rounds)
        finally:
            if not options.store:
                stop(target)


def compare(store: BoltStore, target: str, folder: Path, claims: int, rounds: int) -> None:
    """Both in turn, and the figures."""
    commands = {
        "bare": [sys.executable, str(ROOT / "benchmarks" / "bare_load.py"), str(folder / "rows.jsonl")],
        "kg": [str(KG), "build", str(folder / "claims.jsonl"), "--store", target],
    }
    environment = {**os.environ, **login(store)}
    server = process_at(urlsplit(environment["NEO4J_URI"]).port)
    taken: dict[str, list[float]] = {name: [] for name in commands}
    worked: dict[str, list[float]] = {name: [] for name in commands}
    left: dict[str, list[str]] = {}
    for number in range(rounds + 1):
        for name in sorted(commands, reverse=bool(number % 2)):
            before, started = processor_time(server), time.perf_counter()
            subprocess.run(commands[name], env=environment, cwd=folder, check=True, stdout=subprocess.DEVNULL)
            seconds, after = time.perf_counter() - started, processor_time(server)
            client, served = (b - a for a, b in zip(before, after, strict=True))
            print(
                f"round {number} {name:4} {seconds:6.2f} s {claims / seconds:7.0f} claims/s, processor: "
                f"client {client:.2f} s, server {served:.2f} s{' (warm-up)' if number == 0 else ''}",
                flush=True,
            )
            if number:
                taken[name].append(seconds)
                worked[name].append(client + served)
            if number == rounds:
                left[name] = graph(store)
            empty(store)
    bare, kg = (statistics.median(taken[name]) for name in ("bare", "kg"))
    ratios = sorted(b / k for b, k in zip(taken["bare"], taken["kg"], strict=True))
    work = statistics.median(worked["bare"]) / statistics.median(worked["kg"])
    same = "the same graph" if left["bare"] == left["kg"] else "NOT the same graph"
    print(
        f"{store.dialect}: medians of {rounds}: bare {claims / bare:.0f}, kg {claims / kg:.0f} claims/s, "
        f"ratio {bare / kg:.2f} (round by round {ratios[0]:.2f} to {ratios[-1]:.2f}, "
        f"median {statistics.median(ratios):.2f}), of processor time {work:.2f}; {same}"
    )


def process_at(port: int | None) -> psutil.Process:
    """The server that listens on that port of this machine."""
    found = (c.pid for c in psutil.net_connections("tcp")
             if c.status == psutil.CONN_LISTEN and c.laddr.port == port)  # fmt: skip
    return psutil.Process(next(found))


def processor_time(server: psutil.Process) -> tuple[float, float]:
    """Seconds of processor time so far: of all ended children of this process, and of the server."""
    mine, its = resource.getrusage(resource.RUSAGE_CHILDREN), server.cpu_times()
    return mine.ru_utime + mine.ru_stime, its.user + its.system


def login(store: BoltStore) -> dict[str, str]:
    """What the bare script needs to reach the same server."""
    if store.dialect == "neo4j":
        return {"NEO4J_URI": store.address, "NEO4J_DATABASE": "neo4j",
                "NEO4J_USERNAME": os.environ.get("NEO4J_USERNAME", "neo4j")}  # fmt: skip
    state = State.of(Path(store.address))
    assert state is not None
    return {"NEO4J_URI": f"bolt://127.0.0.1:{state.port}", "NEO4J_DATABASE": "graph",
            "NEO4J_USERNAME": "root", "NEO4J_PASSWORD": state.root}  # fmt: skip


def graph(store: BoltStore) -> list[str]:
    """Everything in the store, as sorted lines."""
    return sorted(json.dumps([sorted(map(str, row["a"])) if ":" not in str(row["a"]) else row["a"], row["b"]],
                             sort_keys=True, default=str) for row in store.read(EVERYTHING))  # fmt: skip


def empty(store: BoltStore) -> None:
    """Everything out, in transactions of a size that a small server takes."""
    while store.write(lambda tx: tx.run("MATCH (n) WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS c"))[
        0
    ]["c"]:
        pass


class Recording:
    """A store that keeps what each committed transaction wrote: statements with their parameters."""

    def __init__(self, store: BoltStore) -> None:
        self._store = store
        self.transactions: list[list[tuple[str, Any]]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        """Run the work; a repeated attempt replaces what the one before it wrote."""
        said: list[tuple[str, Any]] = []

        def recorded(transaction: Transaction) -> Result:
            said.clear()
            return work(_Recorded(transaction, said))

        result = self._store.write(recorded)
        if said:
            self.transactions.append(said)
        return result


class _Recorded:
    def __init__(self, transaction: Transaction, said: list[tuple[str, Any]]) -> None:
        self._transaction, self._said = transaction, said

    def run(self, statement: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        if WRITES.search(statement) and "tally_lock" not in statement:
            self._said.append((statement, parameters))
        return self._transaction.run(statement, parameters)


def write_inputs(store: BoltStore, graphs: list[ArticleGraph], folder: Path) -> None:
    """What each of the two reads: article graphs; and what a build of them writes, statement by statement."""
    with (folder / "claims.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(graph.to_json() + "\n" for graph in graphs)
    recording = Recording(store)
    build(recording, [str(folder / "claims.jsonl")])
    empty(store)
    with (folder / "rows.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(said, default=plain) + "\n" for said in recording.transactions)


def plain(value: Any) -> str:
    """A date or bytes for JSON."""
    return value.hex() if isinstance(value, bytes) else str(value)


if __name__ == "__main__":
    main()

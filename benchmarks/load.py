"""Claims per second into a store: the library against a bare driver, on the same rows, in one run.

    python benchmarks/load.py                      an embedded store in a new folder
    python benchmarks/load.py --store bolt://…     a Neo4j (NEO4J_USERNAME, NEO4J_PASSWORD); it must be empty

The bare script runs the same statements of cypher/load with the same transaction boundaries, but does
nothing else: no check, no tally, no hash, no look at what is there. Each loads into an empty graph, in turn,
``--rounds`` times; the first round warms the server up and is not counted.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph_builder.protocols import Transaction
from graph_builder.statements import statement
from graph_builder.store import BoltStore, open_store, replace, setup, stop
from graph_builder.store.articles import ARTICLES
from graph_builder.store.rows import rows_of
from graph_builder.store.tally import Tally
from tests.store import corpus


def main() -> None:
    """Print a line a round and the medians."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", help="a bolt:// URI; without it an embedded store in a new folder")
    parser.add_argument("--articles", type=int, default=250)
    parser.add_argument("--claims", type=int, default=40, help="of each article")
    parser.add_argument("--rounds", type=int, default=4)
    options = parser.parse_args()
    graphs = [
        corpus.article(n, entities=options.articles * 5, claims=options.claims, named=25, agree=True)
        for n in range(options.articles)
    ]
    batches = bare_rows(graphs)
    folder = tempfile.mkdtemp(prefix="kg-benchmark-")
    target = options.store or f"{folder}/store"
    with open_store(target) as store:
        setup(store)
        if store.read("MATCH (n) RETURN n.id AS id LIMIT 1"):
            raise SystemExit(f"{target} is not empty.")
        figures: dict[str, list[float]] = {"bare": [], "library": []}
        for number in range(options.rounds):
            for name in ("bare", "library") if number % 2 else ("library", "bare"):
                started = time.perf_counter()
                if name == "bare":
                    for batch in batches:
                        bare_load(store, batch)
                else:
                    replace(store, graphs, types=corpus.TYPES)
                rate = options.articles * options.claims / (time.perf_counter() - started)
                print(
                    f"round {number} {name:8} {rate:8.0f} claims/s{' (warm-up)' if number == 0 else ''}",
                    flush=True,
                )
                if number:
                    figures[name].append(rate)
                store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    bare, library = statistics.median(figures["bare"]), statistics.median(figures["library"])
    print(f"median: bare {bare:.0f}, library {library:.0f} claims/s, ratio {library / bare:.2f}")
    if not options.store:
        stop(target)


def bare_rows(graphs: list[Any]) -> list[dict[str, Any]]:
    """The rows of each transaction, made before the clock runs."""
    batches, seen = [], set()
    for at in range(0, len(graphs), ARTICLES):
        rows = [rows_of(graph, corpus.TYPES) for graph in graphs[at : at + ARTICLES]]
        entities: dict[str, Tally] = {}
        for mention in (m for r in rows for m in r.mentions):
            said = mention["p"]
            entities.setdefault(mention["e"], Tally()).vote(said["name"], said["label"], said["forms"], 1)
        new, old = defaultdict(list), []
        for key, tally in entities.items():
            row = {"id": key, **tally.properties()}
            old.append(row) if key in seen else new[tally.label].append(row)
        seen |= entities.keys()
        claims = defaultdict(list)
        for claim in (c for r in rows for c in r.claims):
            claims[claim["t"]].append(claim)
        batches.append(
            {"new": new, "old": old, "claims": claims, "articles": [r.article for r in rows],
             "mentions": [m for r in rows for m in r.mentions]}
        )  # fmt: skip
    return batches


def bare_load(store: BoltStore, batch: dict[str, Any]) -> None:
    """One transaction of the bare script."""

    def work(tx: Transaction) -> None:
        for label, rows in batch["new"].items():
            tx.run(statement("load/create_entities").replace("<label>", label), {"rows": rows})
        tx.run(statement("load/update_entities"), {"rows": batch["old"]})
        tx.run(statement("load/put_articles"), {"rows": batch["articles"]})
        tx.run(statement("load/create_mentions"), {"rows": batch["mentions"]})
        text = statement("load/create_claims", store.dialect)
        if "<type>" not in text:
            tx.run(text, {"rows": [row for rows in batch["claims"].values() for row in rows]})
            return
        for kind, rows in batch["claims"].items():
            tx.run(text.replace("<type>", kind), {"rows": rows})

    drivers = store.drivers()
    with (
        drivers.write.session(database=store.endpoint.database) as session,
        session.begin_transaction() as tx,
    ):
        work(_Bare(tx))
        tx.commit()


class _Bare:
    """The driver's transaction and nothing around it."""

    def __init__(self, transaction: Any) -> None:
        self._transaction = transaction

    def run(self, text: str, parameters: Any = None) -> Any:
        """Run to the end."""
        return self._transaction.run(text, parameters).data()


if __name__ == "__main__":
    main()

"""The bare driver script that benchmarks/load.py compares with: rows from a file into a graph, no more.

    python benchmarks/bare_load.py ROWS.jsonl      (NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD; DIALECT)

Each line of the file holds the rows of one transaction, ready made. The statements are those of cypher/load
in the order that runs right on both engines; nothing is looked up, compared, counted or checked.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from pathlib import Path
from typing import Any

import neo4j

LOAD = Path(__file__).resolve().parent.parent / "cypher" / "load"


def statement(name: str, dialect: str) -> str:
    """The text of a loading statement."""
    special = LOAD / f"{name}.{dialect}.cypher"
    return (special if special.is_file() else LOAD / f"{name}.cypher").read_text(encoding="utf-8")


def load(session: neo4j.Session, batch: dict[str, Any], texts: dict[str, str]) -> None:
    """One transaction."""
    with session.begin_transaction() as tx:
        for label, rows in batch["new"].items():
            tx.run(texts["create_entities"].replace("<label>", label), rows=rows).consume()
        if batch["old"]:
            tx.run(texts["update_entities"], rows=batch["old"]).consume()
        tx.run(texts["put_articles"], rows=batch["articles"]).consume()
        tx.run(texts["create_mentions"], rows=batch["mentions"]).consume()
        if "<type>" not in texts["create_claims"]:
            rows = [row for of_type in batch["claims"].values() for row in of_type]
            tx.run(texts["create_claims"], rows=rows).consume()
        else:
            for kind, rows in batch["claims"].items():
                tx.run(texts["create_claims"].replace("<type>", kind), rows=rows).consume()
        tx.commit()


def with_dates(batch: dict[str, Any]) -> dict[str, Any]:
    """JSON has no dates; the store's rows do."""
    claims = (row["p"] for rows in batch["claims"].values() for row in rows)
    for properties in (*batch["articles"], *claims):
        if "published" in properties:
            properties["published"] = datetime.date.fromisoformat(properties["published"])
    return batch


def main() -> None:
    """Load the file."""
    dialect = os.environ["DIALECT"]
    names = ("create_entities", "update_entities", "put_articles", "create_mentions", "create_claims")
    texts = {name: statement(name, dialect) for name in names}
    login = (os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])
    with (
        neo4j.GraphDatabase.driver(os.environ["NEO4J_URI"], auth=login) as driver,
        driver.session(database=os.environ["NEO4J_DATABASE"]) as session,
        Path(sys.argv[1]).open(encoding="utf-8") as lines,
    ):
        for line in lines:
            load(session, with_dates(json.loads(line)), texts)


if __name__ == "__main__":
    main()

"""The bare driver script that benchmarks/load.py compares with: rows from a file into a graph, no more.

    python benchmarks/bare_load.py ROWS.jsonl      (NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE)

Each line of the file is one transaction: its statements, each with its rows, ready made. Nothing is looked
up, compared, counted or checked.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from pathlib import Path
from typing import Any

import neo4j


def as_written(parameters: dict[str, Any]) -> dict[str, Any]:
    """JSON has no dates and no bytes; the store's rows do."""
    for row in parameters.get("rows", ()):
        properties = row.get("p", row)
        for name in ("published", "event_date"):
            if name in properties:
                properties[name] = datetime.date.fromisoformat(properties[name])
        if "tally_unlinked" in properties:
            properties["tally_unlinked"] = bytes.fromhex(properties["tally_unlinked"])
    return parameters


def main() -> None:
    """Load the file."""
    login = (os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])
    with (
        neo4j.GraphDatabase.driver(os.environ["NEO4J_URI"], auth=login) as driver,
        driver.session(database=os.environ["NEO4J_DATABASE"]) as session,
        Path(sys.argv[1]).open(encoding="utf-8") as lines,
    ):
        for line in lines:
            with session.begin_transaction() as transaction:
                for text, parameters in json.loads(line):
                    transaction.run(text, as_written(parameters)).consume()
                transaction.commit()


if __name__ == "__main__":
    main()

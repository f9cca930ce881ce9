"""Rows of a query as text, CSV and JSON."""

import csv
import datetime
import io
import json

import pytest

from graph_builder.export.tables import table_csv, table_json, table_jsonl, to_text
from graph_builder.model import Edge, Node, PathValue, Table

BIDEN = Node(
    "joe-biden", ("Entity", "Person"), {"id": "joe-biden", "name": "Joe Biden", "names": "joe biden"}
)
IRAQ = Node("iraq", ("Entity", "Place"), {"id": "iraq", "name": "Iraq", "tally_forms": ["Iraq\t3"]})
VISITS = Edge("c1", "joe-biden", "iraq", "VISITS", {"quote": "He went to Iraq.", "factual": True})


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (True, "true"),
        (0.5, "0.5"),
        (BIDEN, "(:Person Joe Biden)"),
        (VISITS, '[:VISITS "He went to Iraq."]'),
        ([1, "a"], "1, a"),
        (datetime.date(2021, 7, 26), "2021-07-26"),
        (PathValue((BIDEN, IRAQ), (VISITS,)), "(:Person Joe Biden)-[:VISITS]->(:Place Iraq)"),
        (PathValue((IRAQ, BIDEN), (VISITS,)), "(:Place Iraq)<-[:VISITS]-(:Person Joe Biden)"),
    ],
)
def test_a_cell_reads_like_cypher(cell: object, text: str) -> None:
    """Nodes, edges and paths are shown in the notation that the query used."""
    assert to_text(cell) == text


def test_internal_properties_stay_inside() -> None:
    """Search text and tallies are ours, not the user's."""
    row = json.loads(table_jsonl(Table(("n", "m"), ((BIDEN, IRAQ),))))
    assert row["n"]["properties"] == {"id": "joe-biden", "name": "Joe Biden"}
    assert row["m"]["properties"] == {"id": "iraq", "name": "Iraq"}


def test_csv_keeps_values_and_disarms_formulas() -> None:
    """A name from an article can't become a formula in a spreadsheet; a negative number stays a number."""
    table = Table(("name", "n"), (("=HYPERLINK(1)", -3), ('say "hi",\nthere', 2.5)))
    rows = list(csv.reader(io.StringIO(table_csv(table), newline="")))
    assert rows == [["name", "n"], ["'=HYPERLINK(1)", "-3"], ['say "hi",\nthere', "2.5"]]


def test_json_has_one_object_a_row() -> None:
    """Column names are the keys; dates are ISO 8601."""
    table = Table(("day",), ((datetime.date(2021, 7, 26),),))
    assert json.loads(table_json(table)) == [{"day": "2021-07-26"}]

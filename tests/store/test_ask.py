"""A person's query on every store: values, row cap, time limit, messages."""

from __future__ import annotations

import datetime
import threading
import time

import pytest

from graph_builder.errors import QueryCancelled, QueryFailed, QueryRefused, QueryTimeout
from graph_builder.model import Edge, Node, PathValue
from graph_builder.store import BoltStore, replace
from graph_builder.store.asking import Marks
from tests.conftest import Server
from tests.graphs import talks, withdrawal
from tests.store.test_articles import TYPES

CROSS_PRODUCT = "UNWIND range(1, 3000000) AS a UNWIND range(1, 3000000) AS b RETURN count(*) AS c"


def test_nodes_edges_and_paths(store: BoltStore) -> None:
    """Nodes, relationships and paths come keyed on our ids; a relationship alone knows its ends."""
    replace(store, [talks()], types=TYPES)

    table = store.ask("MATCH p = (a:Entity)-[r:MEETS]->(b) RETURN a, r, p, [b.name, a] AS l, {x: b} AS m")
    node, edge, path, both, mapping = table.rows[0]
    assert table.columns == ("a", "r", "p", "l", "m")
    assert isinstance(node, Node)
    assert (node.id, node.labels, node.name) == ("joe-biden", ("Entity", "Person"), "Joe Biden")
    assert isinstance(path, PathValue)
    assert [n.id for n in path.nodes] == ["joe-biden", "mustafa-al-kadhimi"]
    assert both == ["Mustafa al-Kadhimi", node]
    assert mapping["x"].id == "mustafa-al-kadhimi"

    alone = store.ask("MATCH (:Entity)-[r:MEETS]->() RETURN r").rows[0][0]
    assert isinstance(alone, Edge)
    assert alone == edge == path.edges[0]
    assert (alone.source, alone.target, alone.type) == ("joe-biden", "mustafa-al-kadhimi", "MEETS")
    assert alone.properties["published"] == datetime.date(2021, 7, 26)


def test_foreign_nodes(store: BoltStore, server: Server) -> None:
    """A node without an id of ours gets a stable stand-in, the same as node and as end of a relationship."""
    server.rows("CREATE (:Thing {name: 'a'})-[:LINKS {weight: 2}]->(:Thing {id: 7})")

    node, edge = store.ask("MATCH (n:Thing)-[r]->() RETURN n, r").rows[0]
    alone = store.ask("MATCH (:Thing)-[r]->() RETURN r").rows[0][0]

    assert node.id.startswith("element:")
    assert edge.source == alone.source == node.id
    assert edge.target == alone.target == "7"
    server.clear()


def test_scalars(store: BoltStore) -> None:
    """Numbers, texts, lists, dates, times and durations become plain Python values."""
    row = store.ask(
        "RETURN 1 AS i, 1.5 AS f, 'é\U0001f600' AS s, null AS n, true AS b, [1, 2] AS l, "
        "date('2021-07-26') AS d, localdatetime('2021-07-26T10:00:00') AS t, duration('P1D') AS p"
    ).rows[0]
    assert row[:6] == (1, 1.5, "é\U0001f600", None, True, [1, 2])
    assert row[6:8] == (datetime.date(2021, 7, 26), datetime.datetime(2021, 7, 26, 10))
    assert row[8] == "P1D"


def test_row_cap(store: BoltStore) -> None:
    """At most ``limit`` rows come, and the table says there were more; the next query answers at once."""
    table = store.ask("UNWIND range(1, 3000000) AS x RETURN x", limit=7)
    assert len(table.rows) == 7
    assert table.truncated
    started = time.perf_counter()
    exact = store.ask("UNWIND range(1, 7) AS x RETURN x ORDER BY x", limit=7)
    assert time.perf_counter() - started < 1
    assert exact.rows == tuple((x,) for x in range(1, 8))
    assert not exact.truncated


def test_time_limit(store: BoltStore) -> None:
    """A runaway cross product is stopped after its time, and the next query answers within a second."""
    started = time.perf_counter()
    with pytest.raises(QueryTimeout):
        store.ask(CROSS_PRODUCT, timeout=1)
    assert time.perf_counter() - started < 5
    started = time.perf_counter()
    assert store.ask("RETURN 1 AS x").rows == ((1,),)
    assert time.perf_counter() - started < 1


def test_cancelling_ends_it_on_the_server(store: BoltStore, server: Server) -> None:
    """Whoever asked can stop it at once: the server runs it no longer, and answers the next query."""
    cancel = threading.Event()
    threading.Timer(0.5, cancel.set).start()
    started = time.perf_counter()
    with pytest.raises(QueryCancelled):
        store.ask(CROSS_PRODUCT, timeout=60, cancel=cancel)
    assert time.perf_counter() - started < 5
    while any("3000000" in str(row) for row in server.rows("SHOW TRANSACTIONS")):  # until it is cleared away
        assert time.perf_counter() - started < 5
    assert store.ask("RETURN 1 AS x", cancel=threading.Event()).rows == ((1,),)


def test_a_plan_is_shown_and_nothing_runs(store: BoltStore) -> None:
    """The server's own words about how it would run it; what only reads is still the rule."""
    started = time.perf_counter()
    assert store.explain(CROSS_PRODUCT + ", size($names) AS s", {"names": []}).count("\n") > 2
    assert time.perf_counter() - started < 5
    with pytest.raises(QueryRefused):
        store.explain("CREATE (n)")
    with pytest.raises(QueryFailed) as failed:
        store.explain("MATCH (n:Entity)\nRETRN n")
    assert failed.value.line == 2


def test_syntax_error_says_where(store: BoltStore) -> None:
    """A syntax error has the line and the column of the person's own text."""
    with pytest.raises(QueryFailed) as failed:
        store.ask("MATCH (n:Entity)\nRETRN n")
    assert failed.value.line == 2
    assert failed.value.column == 1
    assert "RETRN" in failed.value.message


@pytest.mark.parametrize(
    "cypher", ["MATCH (n) RETURN m", "RETURN 1 / 0 AS x", "RETURN date('2021-13-01') AS d"]
)
def test_other_mistakes(store: BoltStore, cypher: str) -> None:
    """Unknown names and impossible values are the query's failure, in the engine's words."""
    with pytest.raises(QueryFailed) as failed:
        store.ask(cypher)
    assert failed.value.message


def test_missing_parameter(store: BoltStore) -> None:
    """A parameter that was not given is named."""
    with pytest.raises(QueryFailed, match="nobody"):
        store.ask("MATCH (n:Entity {id: $nobody}) RETURN n")


def test_parameters_are_data(store: BoltStore) -> None:
    """What is passed as a parameter is never Cypher."""
    replace(store, [talks(), withdrawal()], types=TYPES)
    payload = "x' OR 1=1 RETURN n UNION MATCH (n) DETACH DELETE n //"
    assert store.ask("MATCH (n:Entity {name: $name}) RETURN n", {"name": payload}).rows == ()


def test_a_mark_is_used_again_but_never_by_two() -> None:
    """Queries of one time carry different marks, none of which begins another; a free one comes back."""
    marks = Marks()
    running = [marks.take() for _ in range(12)]
    assert len(set(running)) == 12
    assert not [one for one in running for other in running if one != other and one in other]
    marks.give_back(running[3])
    assert marks.take() == running[3]
    assert marks.take() not in running

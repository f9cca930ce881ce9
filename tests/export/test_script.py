"""The Cypher script makes the same graph on every store."""

import datetime
import math
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_builder.errors import FormatError
from graph_builder.export import export
from graph_builder.export.script import literal
from graph_builder.model import Edge, Node, Subgraph
from graph_builder.query import cited, induced, whole
from tests.conftest import Server
from tests.export.subgraphs import one_claim
from tests.query.corpus import load_corpus

EVIL = [
    "it's", '"quoted"', "a\\b", "\\", "\\'", "'", "\\u0027 RETURN 1 //", "\\\\u0027", "\\n", "\n", "\r\n",
    "'; MATCH (n) DETACH DELETE n; //", "/* c */ // d", "$parameter", "{a: 1}", "`tick`", "\t\b\f\v",
    "\x00\x01\x1f\x7f\x85\u2028\u2029\ufeff", "é ü 日本 \U0001f642", "", " ", "%s {0}",
]  # fmt: skip


def run(server: Server, script: bytes) -> None:
    """Each line a statement, in a transaction of its own, by the bare driver: as cypher-shell would."""
    for line in script.decode().splitlines():
        if not line.startswith("//"):
            assert line.endswith(";")
            server.rows(line.removesuffix(";"))


def value_of(server: Server, text: str) -> Any:
    """What the server makes of a literal."""
    value = server.rows(f"RETURN {text} AS v")[0]["v"]
    return value.to_native() if hasattr(value, "to_native") else value


def test_the_script_makes_the_same_graph(server: Server) -> None:
    """Load, export, empty the store, run the script, read all back: the same subgraph, to the value."""
    with server.open() as store:
        load_corpus(store)
        before = whole(store)
        server.clear()
        run(server, export(before, "cypher"))
        assert whole(store) == before


def test_the_script_of_one_store_loads_into_another(embedded: Server, neo4j_5: Server) -> None:
    """From the embedded store into a Neo4j."""
    embedded.clear()
    neo4j_5.clear()
    with embedded.open() as one, neo4j_5.open() as other:
        load_corpus(one)
        run(neo4j_5, export(whole(one), "cypher"))
        assert whole(other) == whole(one)


def test_a_part_comes_with_the_articles_it_cites(server: Server) -> None:
    """The evidence of an excerpt does not dangle."""
    with server.open() as store:
        load_corpus(store)
        part = cited(store, induced(store, ["joe-biden", "jens-stoltenberg"]))
        server.clear()
        run(server, export(part, "cypher"))
        found = whole(store)
    assert {n.label for n in found.nodes} == {"Person", "Article"}
    assert [e.type for e in found.edges] == ["PRAISES"]


@pytest.mark.parametrize("text", EVIL)
def test_evil_names_and_quotes_arrive_as_text(server: Server, text: str) -> None:
    """Quotes, backslashes, escapes of escapes, line ends, comments: a value stays a value."""
    run(server, export(one_claim(text), "cypher"))
    (row,) = server.rows("MATCH (a {id: 'a'})-[r]->() RETURN a.aliases AS aliases, r.quote AS quote")
    assert (row["aliases"], row["quote"]) == ([text], text)
    assert server.rows("MATCH (n) RETURN count(n) AS n") == [{"n": 3}]


@given(texts=st.lists(st.text(st.characters(codec="utf-8"), max_size=40), min_size=1, max_size=25))
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_text_is_quoted_right(server: Server, texts: list[str]) -> None:
    """Property: the literal of a text is that text, on every engine; many texts a query."""
    assert value_of(server, literal(texts)) == texts


@pytest.mark.parametrize(
    "value",
    [0, -1, 2**63 - 1, -(2**63), 0.1, -2.5e-300, 1e300, math.inf, -math.inf, True, False, None,
     datetime.date(1066, 10, 14), datetime.date(2021, 7, 26), [], ["a", "b'"], [1, 2], [0.5], [True]],
)  # fmt: skip
def test_any_value_is_written_right(server: Server, value: object) -> None:
    """Numbers to their limits, days, truth values, lists."""
    found = value_of(server, literal(value))
    assert found == value
    assert type(found) is type(value)


def test_not_a_number_is_written_right(server: Server) -> None:
    """NaN equals nothing, not even itself."""
    assert math.isnan(value_of(server, literal(math.nan)))


@pytest.mark.parametrize("name", ["A B", "A:B", "A) DETACH DELETE n //", "", "`A`", "É"])
def test_a_name_that_is_no_plain_name_is_refused(name: str) -> None:
    """Labels, types and property names stand in the statement's text: only letters, digits, underscores."""
    node = Node("a", ("Entity", "Person"), {"id": "a"})
    for graph in (
        Subgraph((Node("a", ("Entity", name), {"id": "a"}),)),
        Subgraph((node,), (Edge("c", "a", "a", name, {"id": "c"}),)),
        Subgraph((Node("a", ("Entity", "Person"), {"id": "a", name: 1}),)),
    ):
        with pytest.raises(FormatError, match="no plain name"):
            export(graph, "cypher")


def test_a_value_of_no_known_kind_is_refused() -> None:
    """Rather than something that looks right."""
    with pytest.raises(FormatError):
        literal(object())


def test_a_large_graph_is_cut_into_statements() -> None:
    """No statement is longer than parsers like."""
    nodes = [
        Node(f"n{i:05}", ("Entity", "Person"), {"id": f"n{i:05}", "name": "x" * 1000}) for i in range(500)
    ]
    script = export(Subgraph.of(nodes, []), "cypher").decode()
    statements = [line for line in script.splitlines() if line.startswith("UNWIND")]
    assert len(statements) >= 3
    assert max(map(len, statements)) < 250_000
    assert script.count("x" * 1000) == 500

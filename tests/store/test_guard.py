"""What a person's Cypher may do on every store, with the rules of the text and without them."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph_builder.errors import QueryError, QueryFailed, QueryRefused
from graph_builder.store import BoltStore, guard, replace
from tests.conftest import Server
from tests.graphs import talks, withdrawal
from tests.store.attacks import ATTACKS, HARMLESS
from tests.store.test_articles import TYPES

RULES = {
    "MATCH (n) SET n.x = 1": "no-writing",
    "CREATE (n)": "reading-clause-first",
    "RETURN 1; RETURN 2": "one-statement",
    "MATCH (n) CALL db.clearQueryCaches() RETURN n": "listed-procedures",
    "WITH 1 AS x LOAD CSV FROM 'x' AS l RETURN l": "no-files",
    "CALL () { USE other RETURN 1 AS x } RETURN x": "this-database",
    "MATCH (n) CALL (n) { RETURN 1 AS x } IN TRANSACTIONS RETURN x": "one-transaction",
    "RETURN '\\u0027' AS x": "no-hidden-characters",
    " // nothing": "not-empty",
}


@pytest.fixture
def web_server() -> Iterator[tuple[int, list[str]]]:
    """A web server on loopback: its port, and the paths that were asked for."""
    visits: list[str] = []

    class Counting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            visits.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"a,b\n1,2\n")

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Counting) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield http.server_port, visits
        http.shutdown()
        thread.join()


def schema(server: Server) -> list[str]:
    """Indexes, constraints and users, as text."""
    found = server.rows(
        "SHOW INDEXES YIELD type, labelsOrTypes, properties RETURN type, labelsOrTypes, properties"
    )
    found += server.rows(
        "SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties RETURN type, labelsOrTypes, properties"
    )
    if server.name != "embedded":
        with server.driver.session(database="system") as session:
            found += (
                session.run("SHOW USERS YIELD user RETURN user").data() + session.run("SHOW DATABASES").data()
            )
    else:
        users = Path(server.target, "config", "server-users.jsonl")
        found.append({"users": users.read_text(encoding="utf-8")})
        found.append({"databases": sorted(p.name for p in Path(server.target, "databases").iterdir())})
    return sorted(map(str, found))


@pytest.mark.parametrize("layers", ["all layers", "without the rules of the text"])
def test_nothing_but_reading(
    store: BoltStore,
    server: Server,
    web_server: tuple[int, list[str]],
    layers: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No attack changes data, schema, users or databases, or visits an address, with each set of layers."""
    port, visits = web_server
    replace(store, [talks(), withdrawal()], types=TYPES)
    graph, described = server.graph(), schema(server)
    if layers != "all layers":
        monkeypatch.setattr(guard, "check", lambda cypher: cypher)
    effects = []
    for name, cypher in ATTACKS.items():
        with contextlib.suppress(QueryError):
            table = store.ask(cypher.replace("PORT", str(port)), limit=10, timeout=5)
            if "root:" in str(table.rows):
                effects.append(f"{name}: read a file")
        if visits:
            effects.append(f"{name}: asked for {visits}")
            visits.clear()
    assert effects == []
    assert server.graph() == graph
    assert schema(server) == described


def test_every_attack_is_refused_by_a_rule_or_is_no_cypher(store: BoltStore) -> None:
    """A refusal names its rule; what is left over is not Cypher at all on that engine."""
    refused, failed = 0, []
    for name, cypher in ATTACKS.items():
        try:
            store.ask(cypher.replace("PORT", "1"), limit=10, timeout=5)
        except QueryRefused as error:
            assert error.rule and error.message and error.remedy
            refused += 1
        except QueryFailed:
            failed.append(name)
    assert refused >= 0.85 * len(ATTACKS), failed


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_queries_pass(store: BoltStore, name: str) -> None:
    """Words of writing inside strings, names and comments refuse nothing."""
    store.ask(HARMLESS[name], {"start": 1})


@pytest.mark.parametrize(("cypher", "rule"), RULES.items())
def test_rules(cypher: str, rule: str) -> None:
    """Each rule of the text refuses what it is named for."""
    with pytest.raises(QueryRefused) as refused:
        guard.check(cypher)
    assert refused.value.rule == rule
    assert refused.value.remedy

"""Real stores for every test that needs one: the embedded one, Neo4j 5.26 and Neo4j 2026.04.

``store`` runs a test on all three, on an empty graph each time. A store that this machine can't start
skips its tests and says why; if REQUIRE_STORES (``embedded,neo4j-5,neo4j-2026``) names it, they fail.
Servers start when the first test needs them and end with the run.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import neo4j
import pytest

from graph_builder.errors import GraphBuilderError
from graph_builder.store import BoltStore, open_store, setup, stop
from graph_builder.store.watch import State

# One Chromium for the run: a fixture that modules import would be another one in each of them.
pytest_plugins = ["tests.conftest_browser"]

PROJECT = Path(__file__).resolve().parent.parent
NEO4J = {"neo4j-5": "5.26.12", "neo4j-2026": "2026.04.0"}
STORES = ("embedded", *NEO4J)

# Servers of tests live shortly: small, and without the compiler that only pays off later.
os.environ.setdefault("GRAPH_BUILDER_JAVA_OPTIONS", "-Xmx512m -XX:TieredStopAtLevel=1")
os.environ.setdefault("GRAPH_BUILDER_IDLE_SECONDS", "120")  # what a killed run leaves behind goes soon

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Server:
    """A running server: how the project opens it, and a bare driver to look behind the project's back."""

    name: str
    target: str  # for open_store and --store: a folder or a URI
    driver: neo4j.Driver = field(repr=False)
    database: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    http: int | None = None  # Neo4j: the port of its HTTP interface

    def open(self) -> BoltStore:
        """A store of its own; close it."""
        return open_store(self.target, user=self.user, password=self.password)

    @property
    def environment(self) -> dict[str, str]:
        """What a command line of the project needs in its environment to use this server by default."""
        if self.user is None or self.password is None:
            return {}
        return {"NEO4J_URI": self.target, "NEO4J_USERNAME": self.user, "NEO4J_PASSWORD": self.password}

    def rows(self, cypher: str, **parameters: Any) -> Rows:
        """Run anything with the bare driver, in an explicit transaction."""
        with (
            self.driver.session(database=self.database) as session,
            session.begin_transaction() as transaction,
        ):
            found = [record.data() for record in transaction.run(cypher, parameters)]  # type: ignore[arg-type]
            transaction.commit()
            return found

    def graph(self) -> list[str]:
        """Everything in it, internal properties too, as sorted lines: equal graphs, equal lists."""
        nodes = self.rows("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p")
        edges = self.rows("MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, properties(r) AS p")
        lines = [json.dumps([sorted(n["labels"]), n["p"]], sort_keys=True, default=str) for n in nodes]
        lines += [json.dumps([e["a"], e["t"], e["b"], e["p"]], sort_keys=True, default=str) for e in edges]
        return sorted(lines)

    def clear(self) -> None:
        """Empty the graph; constraints and indexes stay."""
        self.rows("MATCH (n) DETACH DELETE n")


def absent(name: str, reason: str) -> None:
    """Skip for want of a store, or fail where it is required."""
    message = f"no {name} here: {reason}"
    if name in os.environ.get("REQUIRE_STORES", "").split(","):
        pytest.fail(f"{message} (REQUIRE_STORES names it)", pytrace=False)
    pytest.skip(message)


@pytest.fixture
def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One embedded server for the whole run, in a folder of its own."""
    folder = tmp_path_factory.mktemp("embedded") / "kg data é"
    try:
        with open_store(folder) as store:
            setup(store)
    except GraphBuilderError as error:
        absent("embedded", str(error))
    state = State.of(folder)
    assert state is not None
    uri, login = f"bolt://127.0.0.1:{state.port}", ("root", state.root)
    with neo4j.GraphDatabase.driver(uri, auth=login) as driver:
        yield Server("embedded", str(folder), driver, "graph")
    stop(folder)


@pytest.fixture(scope="session")
def neo4j_5(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One Neo4j 5.26 for the whole run, in a folder of its own."""
    yield from _neo4j("neo4j-5", tmp_path_factory.mktemp("neo4j-5"))


@pytest.fixture(scope="session")
def neo4j_2026(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One Neo4j 2026.04 for the whole run, in a folder of its own."""
    yield from _neo4j("neo4j-2026", tmp_path_factory.mktemp("neo4j-2026"))


def _neo4j(name: str, home: Path) -> Iterator[Server]:
    options = {"version": NEO4J[name], "home": home, "jars": PROJECT / ".neo4j", "bolt": 0, "http": 0}
    command = [sys.executable, str(PROJECT / "scripts" / "neo4j.py"), "run", "--json", "--with-parent"]
    command += [f"--{option}={value}" for option, value in options.items()]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")}
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert process.stdin and process.stdout and process.stderr
    with process:
        line = process.stdout.readline()
        if not line:
            absent(name, process.stderr.read().strip())
        said = json.loads(line)
        with neo4j.GraphDatabase.driver(
            said["uri"], auth=(said["user"], said["password"]), notifications_min_severity="OFF"
        ) as driver:
            login = (said["user"], said["password"])
            server = Server(name, said["uri"], driver, "neo4j", *login, http=said["http"])
            with server.open() as store:
                setup(store)
            yield server
        process.stdin.close()
        process.wait(60)


@pytest.fixture(params=[pytest.param(name, marks=pytest.mark.store) for name in STORES])
def server(request: pytest.FixtureRequest) -> Server:
    """Each of the servers in turn, empty."""
    found: Server = request.getfixturevalue(request.param.replace("-", "_"))
    found.clear()
    return found


@pytest.fixture
def store(server: Server) -> Iterator[BoltStore]:
    """Each of the stores in turn, empty, with its schema."""
    with server.open() as opened:
        yield opened


@pytest.fixture
def bare(server: Server) -> Callable[..., Rows]:
    """``bare(cypher, **parameters)``: rows of the bare driver, to read back what the project wrote."""
    return server.rows


@pytest.fixture
def embedded_store(embedded: Server) -> Iterator[BoltStore]:
    """The embedded store alone, empty, for tests that need just one store."""
    embedded.clear()
    with embedded.open() as opened:
        yield opened

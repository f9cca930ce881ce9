"""Which store is meant, and what is said when it can't be had: never a secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.errors import GraphBuilderError, StoreRefused, StoreUnavailable, UsageError
from graph_builder.store import diagnose, open_store, stop
from graph_builder.store.connect import endpoint
from graph_builder.store.embedded import Embedded
from graph_builder.store.remote import Neo4j
from tests.conftest import Server

SECRET = "hunter2-hunter2"


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the person who runs the tests, or of other tests; an empty folder to stand in."""
    names = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")
    for name in (*names, "GRAPH_BUILDER_IDLE_SECONDS", "GRAPH_BUILDER_JAVA_OPTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_default_is_a_folder_here(tmp_path: Path) -> None:
    """Without target and NEO4J_URI it is the embedded store in ./kg-data; nothing is made by asking."""
    assert endpoint() == Embedded((tmp_path / "kg-data").resolve())
    assert not (tmp_path / "kg-data").exists()


def test_environment_names_a_neo4j(monkeypatch: pytest.MonkeyPatch) -> None:
    """NEO4J_URI and friends are used as every Neo4j tool uses them; arguments win over them."""
    monkeypatch.setenv("NEO4J_URI", "neo4j+s://example.org")
    monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
    assert endpoint() == Neo4j("neo4j+s://example.org", "neo4j", SECRET)
    monkeypatch.setenv("NEO4J_USERNAME", "ann")
    monkeypatch.setenv("NEO4J_DATABASE", "news")
    assert endpoint() == Neo4j("neo4j+s://example.org", "ann", SECRET, "news")
    given = endpoint("bolt://localhost:7687", user="bob", password="other", database="x")
    assert given == Neo4j("bolt://localhost:7687", "bob", "other", "x")
    assert isinstance(endpoint("folder"), Embedded)


@pytest.mark.parametrize(
    ("target", "options"),
    [
        ("http://localhost:7474", {"password": SECRET}),
        ("bolt://localhost:7687", {}),
        ("folder", {"password": SECRET}),
        (f"bolt://neo4j:{SECRET}@localhost:7687", {"password": SECRET}),
        ("bolt://local host:port", {"password": SECRET}),
    ],
)
def test_wrong_use(target: str, options: dict[str, str]) -> None:
    """What can't be meant is refused with what to do, and no message holds the secret."""
    with pytest.raises(GraphBuilderError) as refused:
        open_store(target, **options)
    assert refused.value.remedy
    assert SECRET not in str(refused.value)


def test_nobody_answers() -> None:
    """A Neo4j that is not there is an unavailable store, named without its secret."""
    with pytest.raises(StoreUnavailable, match="does not answer") as failed:
        open_store("bolt://127.0.0.1:1", password=SECRET)
    assert SECRET not in repr(failed.value) + repr(endpoint("bolt://127.0.0.1:1", password=SECRET))
    assert not diagnose("bolt://127.0.0.1:1")[-1].ok


@pytest.mark.store
def test_wrong_password(neo4j_5: Server) -> None:
    """A wrong password is a refused login, not a server that does not answer; the message holds neither."""
    with pytest.raises(StoreRefused) as refused:
        open_store(neo4j_5.target, user=neo4j_5.user, password=SECRET)
    assert SECRET not in str(refused.value)


def test_a_neo4j_is_not_ours_to_stop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """``stop`` is for folders; a folder that is no store has nothing to stop and is left alone."""
    with pytest.raises(UsageError):
        stop("bolt://localhost:7687")
    assert not stop(tmp_path)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv("NEO4J_URI", "bolt://localhost:7687")
    with pytest.raises(UsageError):
        stop()


def test_doctor_of_a_good_store(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a store that is set up every finding is good."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    checks = diagnose(server.target)
    assert [check for check in checks if not check.ok] == []
    assert {"store", "server", "indexes", "labels", "graph"} <= {check.name for check in checks}


def test_doctor_finds_what_is_wrong(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entities without an article, and labels of a load that was cut off, are findings with a remedy."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    server.rows("CREATE (:Entity:Person:Place {id: 'alone', name: 'Alone', tally_names: []})")
    bad = {check.name: check for check in diagnose(server.target) if not check.ok}
    assert bad.keys() == {"labels", "graph"}
    assert all(check.remedy for check in bad.values())
    server.clear()

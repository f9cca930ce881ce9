"""A graph that came as a Cypher script becomes one that can be searched, retracted and built on."""

from __future__ import annotations

import pytest

from graph_builder.export import export
from graph_builder.query import search, whole
from graph_builder.store import BoltStore, diagnose, repair, replace, retract
from tests.conftest import Server
from tests.graphs import talks, withdrawal
from tests.store.test_articles import TYPES


def load_script(server: Server, store: BoltStore) -> None:
    """Two articles, exported as Cypher, into the emptied store again, as a person would."""
    replace(store, [talks(), withdrawal()], types=TYPES)
    script = export(whole(store), "cypher").decode()
    server.clear()
    for line in script.splitlines():
        if not line.startswith("//"):
            server.rows(line.removesuffix(";"))


def test_repair_makes_up_what_the_script_lacks(store: BoltStore, server: Server) -> None:
    """After the repair search finds, and retracting leaves exactly what building the other article gives."""
    replace(store, [withdrawal()], types=TYPES)
    expected = whole(store)
    server.clear()
    load_script(server, store)
    before = whole(store)
    assert search(store, "biden") == []

    report = repair(store)

    assert (report.entities, report.articles) == (sum(n.label != "Article" for n in before.nodes), 2)
    assert whole(store) == before
    assert [hit.id for hit in search(store, "biden")] == ["joe-biden"]
    assert repair(store) == type(report)(0, 0)
    retract(store, talks().article.id)
    assert whole(store) == expected


def test_an_article_is_replaced_after_a_repair(store: BoltStore, server: Server) -> None:
    """Building the same articles on a repaired store gives the store that was never a script."""
    replace(store, [talks(), withdrawal()], types=TYPES)
    expected = server.graph()
    load_script(server, store)
    repair(store)
    replace(store, [talks(), withdrawal()], types=TYPES)
    assert server.graph() == expected


@pytest.mark.store
def test_the_doctor_says_so(embedded: Server, embedded_store: BoltStore) -> None:
    """Without the repair the doctor names what lacks and what to do; with it, all is well."""
    load_script(embedded, embedded_store)
    (found,) = [c for c in diagnose(embedded.target) if not c.ok]
    assert "came by another way" in found.detail
    assert "kg doctor --repair" in found.remedy
    repair(embedded_store)
    assert all(c.ok for c in diagnose(embedded.target) if c.name != "disk")

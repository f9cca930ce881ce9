"""What documents say never runs; a store that is gone is said; the bundles are what the sources say."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from graph_builder.store import launch, open_store, replace, setup, stop
from tests.app.conftest import fill, running, sealed_window
from tests.app.graphs import ADDRESSES, PAYLOADS, hostile
from tests.app.window import Window
from tests.conftest import PROJECT, Server
from tests.graphs import talks, withdrawal
from tests.restartable import Restartable

HARMLESS = "() => window.__xss === undefined && !document.querySelector('a[href^=\"javascript:\"]')"


@pytest.mark.browser
@pytest.mark.store
def test_no_name_quote_title_or_address_runs(chromium: Browser, server: Server, app: str) -> None:
    """Every payload is shown as the text it is: picture, tips, panel, search, list, text, answers."""
    assert len({*PAYLOADS, *ADDRESSES}) >= 30
    fill(server, *hostile())
    with sealed_window(chromium, app) as window:
        window.explore()
        assert {n["label"] for n in window.nodes.values()} & set(PAYLOADS)
        for node in sorted(window.nodes)[:12]:
            x, y = window.asked("id => graphView.at(id)", node)
            window.page.mouse.move(x, y)
            window.page.locator(".vis-tooltip").first.wait_for(state="visible")
            window.click(node)
            expect(window.panel.locator(".claim")).to_have_count(1)
        window.search.fill("<img")
        expect(window.hits.first).to_contain_text("<img")
        _safe(window)
        window.articles()
        titles = PAYLOADS[len(ADDRESSES) : 2 * len(ADDRESSES)]
        expect(window.page.get_by_role("cell").first).to_have_text(titles[0])
        window.page.get_by_role("cell").first.click()
        expect(window.page.locator("mark").first).to_contain_text(PAYLOADS[0])
        expect(window.page.locator("h1")).to_have_text(titles[0])
        _safe(window)
        window.button("Retract …").click()
        expect(window.page.get_by_role("dialog")).to_contain_text(titles[0])
        _safe(window)
        window.query()
        window.run("MATCH (a)-[c:MEETS]->(b) RETURN a, c, b, c.quote")
        window.drawn()
        for tab in ("Table", "JSON"):
            window.page.get_by_role("tab", name=tab).click()
            expect(window.page.get_by_test_id("stDataFrame" if tab == "Table" else "stCode")).to_be_visible()
        window.run("MATCH (a) WHERE a.name = '<img src=x onerror=window.__xss=1>' RETURN nothing")
        expect(window.problem).to_be_visible()
        _safe(window)


@pytest.mark.browser
@pytest.mark.store
def test_no_type_label_or_property_of_a_foreign_graph_runs(
    chromium: Browser, neo4j_5: Server, neo4j_app: str
) -> None:
    """A Neo4j takes any text as a name: in picture, legend, panel, filters, schema and answers it is text."""
    fill(neo4j_5, talks())
    quoted = [payload.replace("`", "``") for payload in PAYLOADS]
    for number, name in enumerate(quoted):
        neo4j_5.rows(
            f"MATCH (a {{id: 'joe-biden'}}) CREATE (a)-[:`{name}` {{quote: $name, article: 'x', id: $id}}]->"
            f"(:Entity:`{name}` {{id: $id, name: $name, `{name}`: $name}})",
            name=PAYLOADS[number], id=f"foreign-{number}",
        )  # fmt: skip
    with sealed_window(chromium, neo4j_app) as window:
        window.query()
        window.run("MATCH (a {id: 'joe-biden'})-[c]->(b) RETURN a, c, b")
        window.drawn("foreign-0")
        assert {e["type"] for e in window.edges.values()} >= set(PAYLOADS)
        window.filters()
        expect(window.facet("Relation type")).to_contain_text(PAYLOADS[0])
        _safe(window)
        for tab in ("Table", "JSON"):
            window.page.get_by_role("tab", name=tab).click()
            expect(window.page.get_by_test_id("stDataFrame" if tab == "Table" else "stCode")).to_be_visible()
        window.page.goto(f"{neo4j_app}/schema")
        expect(window.button(PAYLOADS[0])).to_have_count(2)  # a label and a relation type
        _safe(window)


def _safe(window: Window) -> None:
    assert window.page.evaluate(HARMLESS)


@pytest.mark.browser
def test_a_store_that_does_not_answer_is_said(chromium: Browser) -> None:
    """A message, what to do, and a way to try again; no traceback."""
    with (
        running("bolt://127.0.0.1:9", NEO4J_USERNAME="neo4j", NEO4J_PASSWORD="secret-word") as address,
        sealed_window(chromium, address) as window,
    ):
        window.page.goto(address)
        expect(window.problem).to_contain_text("The store does not answer", timeout=40_000)
        expect(window.button("Try again")).to_be_visible()
        window.settled()
        expect(window.page.get_by_role("alert")).to_have_count(1)
        assert "secret-word" not in window.page.content()


@pytest.mark.browser
@pytest.mark.store
def test_a_wrong_password_is_said(chromium: Browser, neo4j_5: Server) -> None:
    """What to check, and never the password itself."""
    with (
        running(neo4j_5.target, **neo4j_5.environment | {"NEO4J_PASSWORD": "wrong-word"}) as address,
        sealed_window(chromium, address) as window,
    ):
        window.page.goto(address)
        expect(window.problem).to_contain_text("NEO4J_PASSWORD", timeout=40_000)
        assert "wrong-word" not in window.page.content()


@pytest.mark.browser
@pytest.mark.store
def test_a_store_that_was_stopped_comes_back_by_itself(chromium: Browser, tmp_path: Path) -> None:
    """`kg stop` while a window is open: the next click starts the store again."""
    with open_store(tmp_path / "kg") as store:
        setup(store)
        replace(store, [talks()], types={c.type for c in talks().claims})
    try:
        with running(str(tmp_path / "kg")) as address, sealed_window(chromium, address) as window:
            window.explore()
            assert stop(tmp_path / "kg")
            window.click("joe-biden")
            expect(window.panel.get_by_role("heading", name="Joe Biden")).to_be_visible(timeout=30_000)
    finally:
        stop(tmp_path / "kg")


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.store
def test_a_neo4j_that_was_killed_is_said_until_it_is_back(chromium: Browser, tmp_path: Path) -> None:
    """A Neo4j dies while a window is open: the next click says so once, "Try again" says so again while it
    is dead, and shows the picture when it is back, without the page being loaded anew."""
    server = Restartable("neo4j-5", tmp_path, launch.free_ports())
    try:
        target = server.said["uri"]
        with open_store(target, user=server.said["user"], password=server.said["password"]) as store:
            setup(store)
            replace(store, [talks()], types={c.type for c in talks().claims})
        with (
            running(target, **server.environment) as address,
            sealed_window(chromium, address) as window,
        ):
            window.explore()
            server.kill()
            window.click("joe-biden")
            expect(window.problem).to_contain_text(f"{target} does not answer", timeout=60_000)
            window.settled()
            expect(window.problem).to_have_count(1)
            assert server.said["password"] not in window.page.content()
            window.button("Try again").click()
            window.settled()
            expect(window.problem).to_contain_text(f"{target} does not answer", timeout=60_000)
            server.start()
            window.button("Try again").click()
            window.drawn("joe-biden")
            expect(window.problem).to_have_count(0)
            window.click("mustafa-al-kadhimi")
            expect(window.panel.get_by_role("heading", name="Mustafa al-Kadhimi")).to_be_visible()
    finally:
        server.end()


@pytest.mark.browser
@pytest.mark.store
def test_two_windows_don_t_disturb_each_other(chromium: Browser, server: Server, app: str) -> None:
    """What one person selects, another doesn't see; what one takes away, another may still click."""
    fill(server, talks())
    with sealed_window(chromium, app) as first, sealed_window(chromium, app) as second:
        first.explore()
        second.explore()
        first.click("joe-biden")
        expect(first.panel.get_by_role("heading", name="Joe Biden")).to_be_visible()
        expect(second.panel.get_by_role("heading", name="Who says so?")).to_be_visible()
        fill(server, withdrawal())
        second.chip("Denied").click()
        second.drawn("iran")
        second.button("Show everything").click()
        second.double_click("iran")
        expect(second.panel.get_by_role("heading", name="Iran")).to_be_visible()
        expect(second.panel.locator(".claim")).to_have_count(0)
        expect(second.problem).to_have_count(0)
        second.page.goto(app)
        second.drawn("afghanistan")


def test_the_committed_bundles_are_a_fresh_build() -> None:
    """Nobody changed a bundle by hand, or a source without building it."""
    if not shutil.which("node") or not shutil.which("npm"):
        pytest.skip("no Node.js here")
    command = [sys.executable, str(PROJECT / "scripts" / "build_components.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

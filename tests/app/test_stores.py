"""Explore from the first picture to a copied link, the same on every store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from graph_builder.export import FORMATS
from tests.app.conftest import fill, sealed_window
from tests.app.graphs import hub
from tests.app.window import Window
from tests.conftest import Server
from tests.graphs import talks, withdrawal

pytestmark = [pytest.mark.browser, pytest.mark.store]

APPS = {"embedded": "embedded_app", "neo4j_5": "neo4j_app", "neo4j_2026": "neo4j_2026_app"}


@pytest.fixture(params=list(APPS))
def opened(request: pytest.FixtureRequest, chromium: Browser) -> tuple[Browser, Server, str]:
    """A browser, a store and the app on it."""
    return chromium, request.getfixturevalue(request.param), request.getfixturevalue(APPS[request.param])


def test_explore_is_the_same_on_every_store(opened: tuple[Browser, Server, str], tmp_path: Path) -> None:
    """Start, expand, search, filter, look, evidence, undo, export, link: one walk through all of it."""
    chromium, server, address = opened
    fill(server, hub(), talks(), withdrawal())
    with sealed_window(chromium, address) as window:
        window.page.set_default_timeout(60_000)  # a server that just started plans each statement anew
        window.explore()
        before = window.positions
        window.double_click("capital-city")
        window.until("() => graphView.nodes().length === 125")
        assert {i: window.positions[i] for i in before} == before
        window.button("Undo").click()
        window.until("n => graphView.nodes().length === n", len(before))
        _start_around(window, "Mustafa al-Kadhimi")
        window.click_edge("joe-biden|MEETS|mustafa-al-kadhimi")
        expect(window.panel.locator(".claim")).to_have_count(2)
        quote = "".join(window.panel.locator(".claim").last.locator(".quoted").all_inner_texts())
        assert quote == "Joe Biden met Mustafa al-Kadhimi at the White House."
        window.filters()
        window.tick("Outlet", "Morning Post")
        window.until("() => graphView.edges().every(e => e.outlets === 1)")
        window.look("Size of a node", "Mentions")
        window.page.wait_for_url("**size=mentions*")
        window.menu("Export")
        path = window.download(window.page.locator(".st-key-explore-export-json button"), tmp_path)
        assert {e["outlet"] for e in json.loads(path.read_text())["edges"]} == {"Morning Post"}
        assert FORMATS["json"].suffix == path.suffix
        with sealed_window(chromium, address) as other:
            other.page.goto(window.page.url)
            other.drawn("joe-biden")
            assert other.positions == window.positions
            assert set(other.edges) == set(window.edges)


def _start_around(window: Window, name: str) -> None:
    window.menu("Start from")
    field = window.page.get_by_role("textbox", name="Around")
    field.fill(name)
    field.press("Enter")
    window.until("() => graphView.nodes().length === 2")
    window.drawn()

"""Schema: names with meaning and counts, a filter, and a query at a click."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from graph_builder.query import names, schema
from tests.app.conftest import fill, sealed_window
from tests.app.window import Window
from tests.conftest import Server
from tests.graphs import talks, withdrawal

pytestmark = [pytest.mark.browser, pytest.mark.store]


@pytest.fixture(scope="module")
def page(chromium: Browser, server: Server, app: str) -> Iterator[Window]:
    """One window for the module."""
    fill(server, talks(), withdrawal())
    with sealed_window(chromium, app) as opened:
        yield opened


def test_names_stand_with_meaning_and_count(page: Window) -> None:
    """Labels and types that occur, the types under their parents; the others wait behind a checkbox."""
    page.page.goto(f"{page.address}/schema")
    row = page.page.get_by_role("listitem")
    meets = row.filter(has=page.page.get_by_role("button", name="MEETS", exact=True))
    expect(meets.locator(".count")).to_have_text("2")
    expect(row.filter(has=page.button("Person")).locator(".count")).to_have_text("2")
    expect(row.filter(has=page.button("quote")).locator(".meaning")).to_contain_text("the sentence, verbatim")
    expect(page.button("MARRIED_TO")).to_have_count(0)
    page.page.get_by_label("Types without a claim too").check()
    assert page.page.locator("h3").count() >= 8
    assert page.page.get_by_role("button").count() > 200


def test_the_filter_searches_meanings_too(page: Window) -> None:
    """A word of a definition finds its name; a word that nobody knows says so."""
    page.page.goto(f"{page.address}/schema")
    box = page.page.get_by_role("searchbox", name="Filter the names")
    box.fill("verbatim")
    expect(page.page.locator("li button")).to_have_text(["quote"])
    box.fill("zzz")
    expect(page.page.get_by_text("No name matches.")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "answer"), [("WITHDRAWS_FROM", "1 row in"), ("Person", "2 rows in"), ("aliases", "7 rows in")]
)
def test_a_click_asks_the_example(page: Window, name: str, answer: str) -> None:
    """The query opens in Query and is answered."""
    page.page.goto(f"{page.address}/schema")
    page.button(name).first.press("Enter")
    page.editor.wait_for()
    expect(page.page.get_by_text(answer)).to_be_visible()
    expect(page.editor).to_contain_text(name)


def test_every_property_in_use_has_a_meaning(server: Server) -> None:
    """A property that the store has and the page can't explain would be a riddle."""
    fill(server, talks(), withdrawal())
    with server.open() as store:
        found = schema(store)
    known = {(n.owner, n.name) for n in names()}
    assert {("claim", name) for name in found.claim_properties} <= known
    assert {("entity", name) for name in found.node_properties["Entity"]} <= known
    assert {("article", name) for name in found.node_properties["Article"]} <= known
    assert {("label", name) for name in found.labels} <= known


def test_the_same_on_neo4j(chromium: Browser, neo4j_5: Server, neo4j_app: str) -> None:
    """Counts and a click on the other store."""
    fill(neo4j_5, talks(), withdrawal())
    with sealed_window(chromium, neo4j_app) as window:
        window.page.goto(f"{window.address}/schema")
        window.button("MEETS").press("Enter")
        expect(window.page.get_by_text("2 rows in")).to_be_visible()

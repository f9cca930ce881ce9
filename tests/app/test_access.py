"""What axe-core finds wrong for people who don't see, don't point or see little: nothing serious."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.app.conftest import fill, sealed_window
from tests.app.window import Window
from tests.conftest import PROJECT, Server
from tests.graphs import talks, withdrawal

pytestmark = [pytest.mark.browser, pytest.mark.store]


@pytest.fixture(scope="module")
def axe() -> str:
    """The script of axe-core, of the version in the lock file."""
    frontend = PROJECT / "graph_builder" / "components" / "frontend"
    script: Path = frontend / "node_modules" / "axe-core" / "axe.min.js"
    npm = shutil.which("npm")
    if not script.is_file():
        if not npm:
            pytest.skip("no npm here")
        subprocess.run([npm, "ci", "--ignore-scripts", "--silent"], cwd=frontend, check=True)
    return script.read_text(encoding="utf-8")


def explore(window: Window) -> None:
    """The picture with an open panel."""
    window.explore()
    window.click("joe-biden")
    expect(window.panel.locator(".claim")).to_have_count(2)


def filtering(window: Window) -> None:
    """The panel of filters, one of them active, all groups open."""
    window.explore()
    window.filters()
    for title in ("Published", "Polarity", "Modality", "Confidence"):
        if window.facet(title).count():
            window.facet(title).locator("summary").click()
    window.tick("Outlet", "Example Wire")
    expect(window.button("Filters 1")).to_be_visible()
    expect(window.notes).to_contain_text("filtered out")
    expect(window.facet("Outlet")).to_contain_text("1 ticked")


def looking(window: Window) -> None:
    """The choices of the look, communities in the legend, and the menu of first pictures."""
    window.explore()
    window.look("Colour of a node", "Community")
    window.until("() => graphView.nodes().every(n => n.color)")
    window.menu("Start from")
    window.button("Most mentioned").wait_for()


def ask(window: Window) -> None:
    """An answer."""
    window.query()
    window.run("MATCH (a)-[c]->(b) WHERE c.negated RETURN a, c, b")
    window.drawn("iran")


def linked(window: Window) -> None:
    """Paths between two."""
    window.page.goto(f"{window.address}/paths?a=iran&b=iraq&claims=planned,denied")
    expect(window.page.locator(".hop")).to_have_count(2)


def dated(window: Window) -> None:
    """A timeline."""
    window.page.goto(f"{window.address}/timeline?entity=joe-biden")
    expect(window.page.locator(".column").first).to_be_visible()
    expect(window.panel.locator(".claim")).to_have_count(2)


def named(window: Window) -> None:
    """The schema."""
    window.page.goto(f"{window.address}/schema")
    expect(window.button("MEETS")).to_be_visible()


def asked(window: Window) -> None:
    """A question with its form."""
    window.page.goto(f"{window.address}/query?question=timeline")
    expect(window.page.get_by_role("combobox", name="entity")).to_be_visible()


def refused(window: Window) -> None:
    """A message."""
    window.query()
    window.run("CREATE (n)")
    expect(window.problem).to_be_visible()


def article(window: Window) -> None:
    """An article with its claims."""
    window.articles("?article=morning-post-2021-07-27-withdrawal")
    expect(window.page.locator(".claim")).to_have_count(2)


def listing(window: Window) -> None:
    """The list."""
    window.articles()
    expect(window.page.get_by_role("row")).to_have_count(3)


def adding(window: Window) -> None:
    """The forms."""
    window.articles("?add=1")
    window.page.get_by_label("Text of the article").wait_for()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_page_has_a_serious_finding(
    chromium: Browser, server: Server, app: str, axe: str, dark: bool
) -> None:
    """All pages, in both themes, in the states that people see most."""
    fill(server, talks(), withdrawal())
    found = []
    steps: list[Callable[[Window], None]] = [
        explore, filtering, looking, linked, dated, ask, asked, refused, named, article, listing, adding,
    ]  # fmt: skip
    for step in steps:
        with sealed_window(chromium, app, dark=dark) as window:
            step(window)
            window.settled()  # Streamlit greys what the run under way has not drawn yet
            window.page.evaluate(axe)
            for v in window.page.evaluate("async () => (await axe.run()).violations"):
                if v["impact"] in ("serious", "critical"):
                    found += [f"{step.__name__}: {v['id']}: {node['html']}" for node in v["nodes"]]
    assert found == []

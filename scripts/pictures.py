"""Take the pictures of docs/pictures from the real app on the graph of examples/.

    python scripts/pictures.py [FOLDER]

Needs a Chromium (see tests/conftest_browser.py). The app is driven by the browser tests' own words,
so a picture that can be taken shows something that works.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[0] = str(ROOT)  # in place of scripts/, whose neo4j.py would hide the driver of that name

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from graph_builder import pipeline, query, store  # noqa: E402
from tests.app.conftest import running, sealed_window  # noqa: E402
from tests.app.window import Window  # noqa: E402
from tests.conftest_browser import FLAGS, find_chromium  # noqa: E402

WIDTH, HEIGHT = 1440, 900


def explore(window: Window) -> None:
    """The start picture with the claims of the line between two people that most outlets report."""
    window.explore()
    people = {i for i, n in window.nodes.items() if n["kind"] == "Person"}
    lines = [e for e in window.edges.values() if {e["from"], e["to"]} <= people]
    window.click_edge(max(lines, key=lambda e: (e["outlets"], len(e["claims"]), e["id"]))["id"])
    window.panel.locator(".claim").first.wait_for()
    _still(window)


def person(window: Window) -> None:
    """The panel of the most linked person."""
    window.explore()
    people = [n for n in window.nodes.values() if n["kind"] == "Person"]
    window.click(max(people, key=lambda n: (n["size"], n["id"]))["id"])
    window.panel.locator(".claim").first.wait_for()
    _still(window)


def kinds(window: Window) -> None:
    """The same with plans, reports and denials switched on, and the claims of a contested line."""
    window.explore()
    for kind in ("Reported", "Planned", "Denied"):
        if window.chip(kind).count():
            window.chip(kind).click()
            window.page.locator(f'.chip[aria-pressed="true"]:has-text("{kind}")').wait_for()
    window.page.get_by_role("button", name="Show everything").click()
    denied = [e for e in window.edges.values() if e["standing"] == "denied"]
    window.click_edge(
        max(denied, key=lambda e: (len(e["claims"]), window.nodes[e["to"]]["size"], e["id"]))["id"]
    )
    window.panel.locator(".claim").first.wait_for()
    _still(window)


def filters(window: Window) -> None:
    """Two outlets' claims of some types, with the panel that says how many there are of each."""
    window.explore()
    window.filters()
    for type_ in ("HOLDS_ROLE", "MOVES"):
        window.page.locator(".parent", has_text=type_).get_by_role("checkbox").check()
    window.page.wait_for_url("**type=*")
    _still(window)


def ask(window: Window) -> None:
    """A query with its answer as a graph."""
    window.query()
    window.run("MATCH (a:Person)-[c]->(b)\nRETURN a, c, b\nLIMIT 60")
    window.drawn()
    _still(window)


def article(window: Window) -> None:
    """The article with the most claims, one of them chosen."""
    window.articles()
    window.page.get_by_role("row").nth(1).wait_for()
    rows = window.page.get_by_role("row").all()[1:]
    rows[max(range(len(rows)), key=lambda i: int(rows[i].get_by_role("cell").nth(3).inner_text()))].click()
    claims = window.page.locator(".claim")
    claims.first.wait_for()
    claims.nth(min(3, claims.count() - 1)).locator(".quote").click()
    _still(window)


def listing(window: Window) -> None:
    """The list of articles."""
    window.articles()
    window.page.get_by_role("row").nth(1).wait_for()


def paths(window: Window) -> None:
    """How two who never met are linked."""
    window.page.goto(f"{window.address}/paths?a=antony-blinken&b=iraq")
    window.drawn()
    window.page.locator(".hop").first.wait_for()
    _still(window)


def timeline(window: Window) -> None:
    """What happened to a country, a year of it chosen."""
    window.page.goto(f"{window.address}/timeline?entity=afghanistan&from=2020-01-01&to=2021-12-31")
    window.drawn()
    window.panel.locator(".claim").first.wait_for()
    _still(window)


def schema(window: Window) -> None:
    """The names of the graph."""
    window.page.goto(f"{window.address}/schema")
    window.page.get_by_role("button", name="WITHDRAWS_FROM").wait_for()


def explained(window: Window) -> None:
    """An article passage by passage."""
    article(window)
    window.page.get_by_text("How it was read", exact=True).first.click()
    window.page.locator(".kg-explained").wait_for()
    _still(window)


#: Name of the picture -> (what to do, dark).
PICTURES: dict[str, tuple[Callable[[Window], None], bool]] = {
    "explore": (explore, False),
    "person": (person, False),
    "explore-dark": (kinds, True),
    "filters": (filters, False),
    "query": (ask, False),
    "paths": (paths, False),
    "timeline": (timeline, False),
    "schema": (schema, True),
    "article": (article, False),
    "explained": (explained, False),
    "articles": (listing, False),
}


def _still(window: Window) -> None:
    """The pointer out of the way, so that no tip lies over the picture."""
    window.page.mouse.move(4, HEIGHT - 4)
    window.page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )


def take(browser: Browser, address: str, folder: Path) -> None:
    """All pictures, into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (act, dark) in PICTURES.items():
        with sealed_window(browser, address, width=WIDTH, height=HEIGHT, dark=dark) as window:
            act(window)
            window.page.screenshot(path=folder / f"{name}.png")
            print(folder / f"{name}.png")


def main() -> int:
    """Build the examples, start the app, take the pictures."""
    program = find_chromium()
    if program is None:
        print("No Chromium found: install it or set CHROMIUM.", file=sys.stderr)
        return 1
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    with tempfile.TemporaryDirectory() as temporary:
        graph = Path(temporary) / "kg-data"
        try:
            with store.open_store(graph) as target:
                pipeline.build(target, [str(ROOT / "examples")])
                print(query.counts(target).claims, "claims")
            with running(str(graph)) as address, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
                take(browser, address, folder)
                browser.close()
        finally:
            store.stop(graph)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How long a person waits in the app: first pictures of 300, 1,000 and 5,000 nodes, an expand, a rerun.

    python benchmarks/app.py [--rounds 3]

Builds a graph of 6,000 people and 18,000 claims in an embedded store of its own, starts the app on
it and drives a real Chromium. Times run from the click to the frame in which the last node stands
on the canvas, as the page's own clock measures them; medians of the rounds.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[0] = str(ROOT)

from playwright.sync_api import sync_playwright  # noqa: E402

from graph_builder import store as stores  # noqa: E402
from graph_builder.model import ArticleGraph, Label  # noqa: E402
from tests.app.conftest import running, sealed_window  # noqa: E402
from tests.app.window import Window  # noqa: E402
from tests.conftest_browser import FLAGS, find_chromium  # noqa: E402
from tests.graphs import make_graph  # noqa: E402

PEOPLE, EACH, PER_ARTICLE = 6000, 3, 60
SIZES = {300: 2.0, 1000: 3.0, 5000: 7.0}  # nodes -> seconds that they may take
EXPAND = 0.7
QUIET = 5 * 1024  # bytes that a rerun without change may send

#: Resolves with the milliseconds since ``started`` in the first frame after the condition holds.
DRAWN = """wanted => new Promise(done => {
    const look = () => {
        const count = window.graphView ? graphView.nodes().length : 0;
        if (count < wanted.least || count > wanted.most) requestAnimationFrame(look);
        else requestAnimationFrame(() => done(performance.now() - window.started));
    };
    look();
})"""
START_CLOCK = "addEventListener('mousedown', () => { window.started = performance.now(); }, {capture: true})"


def articles() -> Iterator[ArticleGraph]:
    """People of whom each met some of those before, the early ones more often, as in real graphs."""
    chance = random.Random(7)
    names = [f"Person Number{i:04d}" for i in range(PEOPLE)]
    for first in range(1, PEOPLE, PER_ARTICLE):
        claims = [
            (names[number], "MEETS", names[int(number * chance.random() ** 2)])
            for number in range(first, min(PEOPLE, first + PER_ARTICLE))
            for _ in range(EACH)
        ]
        told = [(a, kind, b, f"{a} met {b}.") for a, kind, b in dict.fromkeys(claims)]
        labels: dict[str, Label] = dict.fromkeys((n for a, _, b, _ in told for n in (a, b)), "Person")
        text = " ".join(quote for *_, quote in told)
        yield make_graph(f"gazette-{first:05d}", text, told, labels, outlet=f"Gazette {first % 7}")


def timed(window: Window, act: Callable[[], None], least: int, most: int) -> float:
    """Seconds from the click in ``act`` to the frame that shows so many nodes."""
    act()
    return float(window.page.evaluate(DRAWN, {"least": least, "most": most})) / 1000


def first_draw(window: Window, size: int) -> float:
    """Another first picture, by its button."""
    window.explore()
    window.page.evaluate(START_CLOCK)
    window.button("Start from").click()
    window.page.get_by_role("radio", name=f"{size:,}", exact=True).or_(
        window.page.get_by_role("button", name=f"{size:,}", exact=True)
    ).first.click()
    button = window.button("Most linked")
    button.wait_for()
    window.page.wait_for_timeout(1000)  # the menu's own rerun
    return timed(window, button.click, int(size * 0.9), size)


def expand(window: Window) -> float:
    """A double click on the most linked node of the first picture."""
    window.explore()
    window.page.evaluate(START_CLOCK)
    before = window.nodes
    hub = max(before.values(), key=lambda n: (n["size"], n["id"]))["id"]
    return timed(window, lambda: window.double_click(hub), len(before) + 1, 10_000)


def quiet(window: Window) -> int:
    """Bytes that come from the server for a click on nothing, while nothing is selected."""
    received: list[int] = []
    window.page.on("websocket", lambda socket: socket.on("framereceived", lambda d: received.append(len(d))))
    window.explore()
    box = window.page.locator(".canvas").bounding_box()
    assert box
    for _ in range(2):  # the first one may still find something to tell
        received.clear()
        window.page.mouse.click(box["x"] + 8, box["y"] + box["height"] / 2)
        window.page.wait_for_timeout(2500)
    return sum(received)


@contextmanager
def window() -> Iterator[Window]:
    """The app on the graph, in a browser."""
    program = find_chromium()
    if program is None:
        sys.exit("No Chromium found: install it or set CHROMIUM.")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "kg-data"
        try:
            with stores.open_store(folder) as opened:
                stores.setup(opened)
                stores.replace(opened, list(articles()), types={"MEETS"})
            with running(str(folder)) as address, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
                with sealed_window(browser, address, width=1440, height=900) as opened_window:
                    opened_window.page.set_default_timeout(60_000)
                    yield opened_window
                browser.close()
        finally:
            stores.stop(folder)


def main() -> int:
    """Measure and print; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    missed = False
    with window() as opened:
        for size, bar in SIZES.items():
            times = [first_draw(opened, size) for _ in range(rounds)]
            missed |= _say(f"first draw of {size:,} nodes", statistics.median(times), bar, "s")
        missed |= _say("expand", statistics.median(expand(opened) for _ in range(rounds)), EXPAND, "s")
        missed |= _say("rerun without change", quiet(opened), QUIET, "bytes")
    return int(missed)


def _say(what: str, value: float, bar: float, unit: str) -> bool:
    print(f"{what}: {value:,.2f} {unit} (at most {bar:,.1f})".replace(".00 bytes", " bytes"), flush=True)
    return value > bar


if __name__ == "__main__":
    sys.exit(main())

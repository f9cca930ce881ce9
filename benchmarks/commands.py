"""How long a person waits: build, query and the first picture, each as a whole process.

    python benchmarks/commands.py [--runs 5] [--only build,cold,warm,page]

Prints the minimum, median and maximum in seconds over the runs. ``build``: `kg build examples` into an
empty store, from command to summary, server start included. ``cold``: `kg query` that has to start the
embedded server. ``warm``: `kg query` against the running one. ``page``: from opening the page to the
first graph on its canvas, on a running app (needs Chromium); its first visit also loads the app's
modules and is reported by itself.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KG = Path(sys.executable).parent / "kg"
QUERY = "MATCH (a)-[c:MEETS]->(b) RETURN a.name, b.name, c.quote"


def kg(folder: Path, *words: str) -> float:
    """Run ``kg`` in the folder; seconds as a person feels them."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")}
    started = time.perf_counter()
    subprocess.run([KG, *words], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def build(folder: Path) -> float:
    """An empty store, then the build of the examples."""
    kg(folder, "stop")
    shutil.rmtree(folder / "kg-data", ignore_errors=True)
    return kg(folder, "build", "examples")


def cold(folder: Path) -> float:
    """A query that has to start the server."""
    kg(folder, "stop")
    return kg(folder, "query", QUERY)


def warm(folder: Path) -> float:
    """A query against the running server."""
    return kg(folder, "query", QUERY)


def pages(folder: Path, runs: int) -> tuple[float, list[float]]:
    """Seconds to the first drawn graph: the first visit, and later ones, each in a fresh profile."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("google-chrome")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = subprocess.Popen([KG, "app", "--port", str(port)], cwd=folder, stdout=subprocess.PIPE, text=True)
    assert app.stdout
    try:
        next(line for line in app.stdout if "URL" in line)
        taken = []
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=program, args=["--no-sandbox", "--disable-gpu"]
            )
            for _ in range(runs + 1):
                page = browser.new_context().new_page()
                started = time.perf_counter()
                page.goto(f"http://127.0.0.1:{port}")
                page.wait_for_selector("canvas")
                taken.append(time.perf_counter() - started)
                page.context.close()
            browser.close()
        return taken[0], taken[1:]
    finally:
        app.terminate()
        app.wait(20)
        app.stdout.close()


def show(name: str, taken: list[float]) -> None:
    """One line of the report."""
    low, middle, high = min(taken), statistics.median(taken), max(taken)
    print(
        f"{name:<12} min {low:5.2f}  median {middle:5.2f}  max {high:5.2f}  s  ({len(taken)} runs)",
        flush=True,
    )


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="build,cold,warm,page")
    options = parser.parse_args()
    only = options.only.split(",")
    measures: dict[str, Callable[[Path], float]] = {"build": build, "cold": cold, "warm": warm}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copytree(ROOT / "examples", folder / "examples")
        build(folder)
        for name in (n for n in measures if n in only):
            show(name, [measures[name](folder) for _ in range(options.runs)])
        if "page" in only:
            first, later = pages(folder, options.runs)
            show("page, first", [first])
            show("page", later)
        kg(folder, "stop")


if __name__ == "__main__":
    main()

"""How long a person waits: build, query and the first picture, each as a whole process.

    python benchmarks/commands.py [--runs 5] [--only build,cold,warm,page]

Prints the minimum, median and maximum in seconds over the runs, and the medians of the processor time of the
command and of the server: on a busy machine only those say something. ``build``: `kg build examples` into an
empty store, from command to summary, server start included. ``cold``: `kg query` that has to start the
embedded server. ``warm``: `kg query` against the running one. ``page``: from opening the page to the
first graph on its canvas, on a running app (needs Chromium); its first visit also loads the app's
modules and is reported by itself.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph_builder.store.watch import State

ROOT = Path(__file__).resolve().parent.parent
KG = Path(sys.executable).parent / "kg"
QUERY = "MATCH (a)-[c:MEETS]->(b) RETURN a.name, b.name, c.quote"


@dataclass(frozen=True)
class Taken:
    """Seconds as a person feels them, and of processor time of the command and of the server meanwhile."""

    seconds: float
    command: float = 0.0
    server: float = 0.0


def kg(folder: Path, *words: str) -> Taken:
    """Run ``kg`` in the folder."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")}
    used, server, started = _of_commands(), _of_server(folder), time.perf_counter()
    subprocess.run([KG, *words], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - started
    return Taken(seconds, _of_commands() - used, _of_server(folder) - server)


def _of_commands() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _of_server(folder: Path) -> float:
    state = State.of(folder / "kg-data")
    process = state.process((folder / "kg-data").resolve()) if state else None
    return sum(process.cpu_times()[:2]) if process else 0.0


def build(folder: Path) -> Taken:
    """An empty store, then the build of the examples."""
    kg(folder, "stop")
    shutil.rmtree(folder / "kg-data", ignore_errors=True)
    return kg(folder, "build", "examples")


def cold(folder: Path) -> Taken:
    """A query that has to start the server."""
    kg(folder, "stop")
    return kg(folder, "query", QUERY)


def warm(folder: Path) -> Taken:
    """A query against the running server."""
    return kg(folder, "query", QUERY)


def pages(folder: Path, runs: int) -> tuple[Taken, list[Taken]]:
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
                taken.append(Taken(time.perf_counter() - started))
                page.context.close()
            browser.close()
        return taken[0], taken[1:]
    finally:
        app.terminate()
        app.wait(20)
        app.stdout.close()


def show(name: str, taken: list[Taken]) -> None:
    """One line of the report."""
    seconds = sorted(t.seconds for t in taken)
    low, middle, high = seconds[0], statistics.median(seconds), seconds[-1]
    line = f"{name:<12} min {low:5.2f}  median {middle:5.2f}  max {high:5.2f}  s"
    command, server = (statistics.median(getattr(t, who) for t in taken) for who in ("command", "server"))
    if command:
        line += f"  processor: command {command:.2f}, server {server:.2f} s"
    print(f"{line}  ({len(taken)} runs)", flush=True)


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="build,cold,warm,page")
    options = parser.parse_args()
    only = options.only.split(",")
    measures: dict[str, Callable[[Path], Taken]] = {"build": build, "cold": cold, "warm": warm}
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

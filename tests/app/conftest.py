"""The app as a person starts it: a process of its own, on a store that holds the test's graphs."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from graph_builder.model import ArticleGraph
from graph_builder.statements import folder
from graph_builder.store import replace
from tests.app.window import Window
from tests.conftest import Server
from tests.conftest_browser import seal
from tests.graphs import talks, withdrawal

PATIENCE = 30_000  # milliseconds: the first page of a process imports what the others find there
expect.set_options(timeout=PATIENCE)

#: The server -> the fixture of the app on it.
APPS = {"embedded": "embedded_app", "neo4j-5": "neo4j_app", "neo4j-2026": "neo4j_2026_app"}
LEDGER = "ledger.jsonl"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Function,
    call: pytest.CallInfo[None],
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Beside a failure: what the pages showed, and whether a run was under way."""
    report = yield
    window: Window | None = item.funcargs.get("window")
    browser: Browser | None = window.page.context.browser if window else item.funcargs.get("chromium")
    if report.when == "call" and report.failed and browser:
        for page in [page for context in browser.contexts for page in context.pages]:
            report.sections.append((f"page {page.url}", _told(page)))
    return report


def _told(page: Page) -> str:
    try:
        states = page.locator("[data-test-script-state]").evaluate_all(
            "all => all.map(e => `run: ${e.dataset.testScriptState}`)"
        )
        heard = page.locator("[data-heard]").evaluate_all("all => all.map(e => `heard: ${e.dataset.heard}`)")
        events = page.evaluate("JSON.stringify(window.graphBuilderEvents?.recent ?? [])")
        return "\n".join([*states, *heard, f"told: {events}", page.locator("body").inner_text()])
    except Error as error:
        return f"can't be asked: {error.message}"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(target: str, **environment: str) -> Iterator[str]:
    """The app on that store; gives its address once it serves."""
    port = free_port()
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "STREAMLIT_"))}
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(folder("app") / "main.py"), f"--server.port={port}"],
        env=inherited | {"GRAPH_BUILDER_STORE": target} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    serves, said = threading.Event(), deque[str](maxlen=200)
    listener = threading.Thread(target=_listen, args=(process, serves, said))
    listener.start()
    try:
        if not serves.wait(60):
            pytest.fail("the app did not start:\n" + "".join(said))
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)
        listener.join()
        print("".join(said))  # pytest shows it where a test failed


def _listen(process: subprocess.Popen[str], serves: threading.Event, said: deque[str]) -> None:
    """Reads what the app says to its end; a pipe that nobody reads would stop it."""
    assert process.stdout
    with process.stdout:
        for line in process.stdout:
            said.append(line)
            if "URL" in line:
                serves.set()


@pytest.fixture(scope="session")
def embedded_app(embedded: Server) -> Iterator[str]:
    """The app on the embedded store, one process for all tests."""
    with running(embedded.target) as address:
        yield address


@pytest.fixture(scope="session")
def neo4j_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the app on Neo4j keeps what people save and decide."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def neo4j_app(neo4j_5: Server, neo4j_data: Path) -> Iterator[str]:
    """The app on Neo4j, likewise; what people save stands in a folder of the test."""
    kept = {"GRAPH_BUILDER_DATA": str(neo4j_data), "KG_LEDGER": str(neo4j_data / LEDGER)}
    with running(neo4j_5.target, **kept, **neo4j_5.environment) as address:
        yield address


@pytest.fixture(scope="session")
def neo4j_2026_app(neo4j_2026: Server) -> Iterator[str]:
    """The app on the newer Neo4j."""
    with running(neo4j_2026.target, **neo4j_2026.environment) as address:
        yield address


def fill(server: Server, *graphs: ArticleGraph) -> None:
    """Exactly these graphs."""
    server.clear()
    with server.open() as store:
        if graphs:
            replace(store, graphs, types={c.type for g in graphs for c in g.claims})


@contextmanager
def sealed_window(
    chromium: Browser, address: str, *, width: int = 1280, height: int = 800, dark: bool = False
) -> Iterator[Window]:
    """A window on the app in which nothing may leave the machine, no script may fail and no
    traceback may show."""
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        accept_downloads=True,
        reduced_motion="reduce",
    )
    page: Page = context.new_page()
    page.set_default_timeout(PATIENCE)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: (errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    outside = seal(page)
    yield Window(page, address)
    shown = page.locator("body").inner_text()
    context.close()
    assert outside == [], "requests left the machine"
    assert errors == [], "errors on the page"
    assert "Traceback" not in shown


@pytest.fixture(scope="session", params=["embedded", pytest.param("neo4j_5", marks=pytest.mark.long)])
def server(request: pytest.FixtureRequest) -> Server:
    """The store that the app runs on: the embedded one, in the long tests Neo4j too."""
    found: Server = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def app(request: pytest.FixtureRequest, server: Server) -> str:
    """The address of the app on that store."""
    address: str = request.getfixturevalue(APPS[server.name])
    return address


@pytest.fixture
def saved(server: Server, neo4j_data: Path) -> Path:
    """The folder of the queries that people save."""
    return (Path(server.target) if server.name == "embedded" else neo4j_data) / "queries"


@pytest.fixture
def ledger(server: Server, neo4j_data: Path) -> Iterator[Path]:
    """The ledger of the server that all tests share; gone afterwards."""
    file = Path(f"{server.target}.{LEDGER}") if server.name == "embedded" else neo4j_data / LEDGER
    assert not file.exists()
    yield file
    file.unlink(missing_ok=True)


@pytest.fixture
def window(chromium: Browser, server: Server, app: str) -> Iterator[Window]:
    """The app on a store that holds ``talks`` and ``withdrawal``."""
    fill(server, talks(), withdrawal())
    with sealed_window(chromium, app) as opened:
        yield opened

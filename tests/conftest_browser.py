"""A real Chromium for tests: skipped where there is none, unless ``REQUIRE_BROWSER=1``.

``chromium`` is the browser for the whole run. ``sealed_page`` is a page of it whose every request
that leaves this machine is stopped and counted: the test fails if there was one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

#: Keep Chromium itself from calling home.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-domain-reliability",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
)
LOCAL = {"", "127.0.0.1", "localhost", "[::1]", "::1"}


def find_chromium() -> str | None:
    """The program to start: ``$CHROMIUM``, else what the system has."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("CHROMIUM") or next((p for n in names if (p := shutil.which(n))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all browser tests."""
    program = find_chromium()
    if program is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail("REQUIRE_BROWSER=1, but there is no Chromium: install it or set CHROMIUM.")
        pytest.skip("no Chromium found: install it (Debian: apt install chromium) or set CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


def seal(page: Page) -> list[str]:
    """Stops every request that leaves the machine; the list that is returned names them."""
    outside: list[str] = []

    def judge(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in {"file", "data", "blob"} or (address.hostname or "") in LOCAL:
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    page.context.route("**/*", judge)
    return outside


@pytest.fixture
def sealed_page(chromium: Browser) -> Iterator[Page]:
    """A fresh page that can't leave the machine; the test fails if it tried or if a script failed."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    outside = seal(page)
    yield page
    context.close()
    assert outside == [], "requests left the machine"
    assert errors == [], "errors on the page"

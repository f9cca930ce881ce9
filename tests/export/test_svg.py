"""The picture as SVG, as a program and as a browser see it."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from graph_builder.errors import FormatError
from graph_builder.export import export
from graph_builder.view import LINES
from tests.export.subgraphs import drawing, one_claim, subgraph
from tests.export.test_html import PAYLOADS
from tests.graphs import talks, withdrawal

SVG = "{http://www.w3.org/2000/svg}"
BOTH = subgraph(talks(), withdrawal())


def test_nodes_and_lines_are_drawn() -> None:
    """One circle a node, one path a line, with captions; styles say what is planned and what denied."""
    root = ElementTree.fromstring(export(BOTH, "svg", drawing(BOTH)))  # noqa: S314
    assert len(root.findall(f".//{SVG}circle")) == 7
    assert len(root.findall(f".//{SVG}path")) == 4
    captions = {t.text for t in root.iter(f"{SVG}text")}
    assert {"Joe Biden", "Afghanistan", "MEETS ×2", "LEAVES"} <= captions
    planned = root.find(f".//{SVG}g[@class='line planned']/{SVG}path")
    denied = root.find(f".//{SVG}g[@class='line denied']")
    assert planned is not None
    assert denied is not None
    assert planned.get("stroke-dasharray")
    bar = denied.find(f"{SVG}line")
    assert bar is not None
    assert bar.get("stroke") == LINES["light"]["denied"].colour


def test_lines_carry_their_quotes() -> None:
    """As tooltips, with outlet, day and address."""
    root = ElementTree.fromstring(export(BOTH, "svg", drawing(BOTH)))  # noqa: S314
    title = root.findtext(f".//{SVG}g[@class='line planned']/{SVG}title") or ""
    assert "“US troops will leave Iraq.” Example Wire, 2021-07-26, https://example.org/talks" in title


def test_without_a_picture_there_is_no_svg() -> None:
    """An error that says what to do, not an empty file."""
    with pytest.raises(FormatError, match="no picture"):
        export(BOTH, "svg")


@pytest.mark.browser
def test_no_text_of_a_document_runs(sealed_page: Page, tmp_path: Path) -> None:
    """Every payload in every name and quote of one file, opened as a document of its own."""
    for number, payload in enumerate(PAYLOADS):
        graph = one_claim(payload, attributed_to=payload)
        path = tmp_path / f"{number}.svg"
        path.write_bytes(export(graph, "svg", drawing(graph)))
        sealed_page.goto(path.as_uri())
        assert sealed_page.evaluate("window.hit") is None
        assert sealed_page.locator("script, foreignObject, image, a, style, use").count() == 0
        assert sealed_page.locator("circle").count() == 2

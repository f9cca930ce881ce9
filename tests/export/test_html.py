"""The page that works offline, in a real Chromium that can't reach anything."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph_builder.export import export
from graph_builder.model import Edge, Node, Subgraph
from tests.export.subgraphs import drawing, one_claim, subgraph
from tests.graphs import talks, withdrawal

pytestmark = pytest.mark.browser

#: From OWASP's cheat sheet on cross-site scripting and from what this page's own syntax would fall for.
PAYLOADS = [
    "<script>window.hit=1</script>", "<img src=x onerror=window.hit=1>", "<svg onload=window.hit=1>",
    '"><script>window.hit=1</script>', "'><img src=x onerror=window.hit=1>",
    "</script><script>window.hit=1</script>", "</style><script>window.hit=1</script>",
    "<!--<script>window.hit=1//-->", "]]><script>window.hit=1</script>",
    "<iframe srcdoc='<script>parent.hit=1</script>'>", "<a href=javascript:window.hit=1>x</a>",
    "<body onload=window.hit=1>", "<details open ontoggle=window.hit=1>",
    "<math><mtext></mtext><script>window.hit=1", "{{ 7 * 7 }}", "{% raw %}", "${window.hit=1}",
    "\u2028window.hit=1", "javascript:window.hit=1", "<base href=https://example.org/>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<link rel=stylesheet href=https://example.org/x.css>", "<form action=https://example.org><button>",
    "<input autofocus onfocus=window.hit=1>", "<style>@import 'https://example.org/x.css'</style>",
    "<object data=https://example.org/x>", "<template><script>window.hit=1</script></template>",
    "\x00<script>window.hit=1</script>", "<scr\x00ipt>window.hit=1</script>",
    "&lt;script&gt;window.hit=1&lt;/script&gt;", "\" onmouseover=\"window.hit=1",
    "' autofocus onfocus='window.hit=1",
]  # fmt: skip
ADDRESSES = [
    "javascript:window.hit=1", " javascript:window.hit=1", "JaVaScRiPt:window.hit=1",
    "java\nscript:window.hit=1", "data:text/html,<script>window.hit=1</script>", "vbscript:x",
    "file:///etc/passwd", "http://[bad", "",
]  # fmt: skip

Open = Callable[[Subgraph], Page]


@pytest.fixture
def show(sealed_page: Page, tmp_path: Path) -> Open:
    """Exports a subgraph and opens the file."""

    def open_page(graph: Subgraph) -> Page:
        path = tmp_path / "graph.html"
        path.write_bytes(export(graph, "html", drawing(graph)))
        sealed_page.goto(path.as_uri())
        return sealed_page

    return open_page


def click_canvas(page: Page, place: str) -> None:
    """Click where the picture has ``place``, an expression in canvas coordinates."""
    x, y = page.evaluate(
        f"""(() => {{ const p = network.canvasToDOM({place});
        const box = document.getElementById("canvas").getBoundingClientRect();
        return [box.x + p.x, box.y + p.y]; }})()"""
    )
    page.mouse.click(x, y)


def visible_claims(page: Page) -> list[str]:
    """Subject, type and object of the claims that are shown."""
    headings = page.locator(".claim:visible h3").all_inner_texts()
    return [" ".join(text.split()) for text in headings]


def test_the_page_shows_picture_and_claims(show: Open) -> None:
    """Nothing is asked of any other machine; the picture has the nodes and lines, the list the claims."""
    page = show(subgraph(talks(), withdrawal()))
    expect(page.locator("#heading")).to_have_text("All claims: 5")
    assert page.evaluate("network.body.data.nodes.length") == 7
    assert page.evaluate("network.body.data.edges.length") == 4
    assert page.locator(".summary").inner_text() == (
        "7 entities, 5 claims from 2 articles. Denied, planned or only reported: 2."
    )


def test_a_click_on_a_node_shows_its_claims(show: Open) -> None:
    """With the quote marked in its context, outlet, day and a link to the article."""
    page = show(subgraph(talks(), withdrawal()))
    click_canvas(page, 'network.getPosition("us-troops")')
    expect(page.locator("#heading")).to_have_text("US troops: 2 claims")
    assert visible_claims(page) == ["US troops LEAVES Iraq", "Iran ATTACKS US troops"]
    planned = page.locator(".claim:visible").first
    assert "".join(planned.locator(".quoted").all_inner_texts()) == "US troops will leave Iraq."
    assert (
        "Joe Biden met Mustafa al-Kadhimi at the White House." in planned.locator("blockquote").inner_text()
    )
    assert planned.locator(".subject").inner_text() == "US troops"
    assert planned.locator(".badge").inner_text() == "planned"
    assert planned.locator("a").get_attribute("href") == "https://example.org/talks"
    assert planned.locator("time").inner_text() == "2021-07-26"
    page.get_by_role("button", name="Show all").click()
    assert len(visible_claims(page)) == 5


def test_a_click_on_a_line_shows_all_claims_it_stands_for(show: Open) -> None:
    """Two outlets report the meeting: one line, two claims."""
    page = show(subgraph(talks(), withdrawal()))
    a, b = 'network.getPosition("joe-biden")', 'network.getPosition("mustafa-al-kadhimi")'
    click_canvas(page, f"{{x: ({a}.x + {b}.x) / 2, y: ({a}.y + {b}.y) / 2}}")
    expect(page.locator("#heading")).to_have_text("Joe Biden MEETS Mustafa al-Kadhimi: 2 claims")
    outlets = page.locator(".claim:visible .source").all_inner_texts()
    assert ["Morning Post" in outlets[0], "Example Wire" in outlets[1]] == [True, True]


def test_a_click_on_a_quote_shows_its_line(show: Open) -> None:
    """From the list to the picture: the line of the claim is selected."""
    page = show(subgraph(talks(), withdrawal()))
    page.locator(".quoted", has_text="withdrew").click()
    assert page.evaluate("network.getSelectedEdges()") == ["united-states|WITHDRAWS_FROM|afghanistan"]


def test_names_in_the_list_lead_on_by_keyboard(show: Open) -> None:
    """Every entity and type is a button."""
    page = show(subgraph(talks(), withdrawal()))
    page.get_by_role("button", name="Iraq", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#heading")).to_have_text("Iraq: 1 claim")
    assert page.evaluate("network.getSelectedNodes()") == ["iraq"]


def test_words_narrow_the_list(show: Open) -> None:
    """All words must be in the claim; nothing found is said."""
    page = show(subgraph(talks(), withdrawal()))
    page.get_by_role("searchbox").fill("MORNING withdrew")
    assert visible_claims(page) == ["United States WITHDRAWS_FROM Afghanistan"]
    page.get_by_role("searchbox").fill("zebra")
    assert visible_claims(page) == []
    expect(page.locator("#nothing")).to_be_visible()


def test_both_themes(show: Open) -> None:
    """The system's theme at first, the other by the button, in page and picture."""
    page = show(subgraph(talks(), withdrawal()))
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    colour = 'network.body.data.nodes.get("joe-biden").color.background'
    light, blue = page.evaluate(ground), page.evaluate(colour)
    page.get_by_role("button", name="Switch between light and dark").click()
    assert light == "rgb(255, 255, 255)"
    assert page.evaluate(ground) == "rgb(14, 17, 23)"
    assert page.evaluate(colour) != blue


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_of_a_document_runs(show: Open, payload: str) -> None:
    """In names, aliases, quotes, titles, outlets, speakers, wordings and ids it stays text."""
    graph = one_claim(payload, attributed_to=payload, predicate=payload, time=payload, rule=payload)
    page = show(graph)
    page.locator("summary").click()
    click_canvas(page, 'network.getPosition("a")')
    page.mouse.move(400, 400)
    assert page.evaluate("window.hit") is None
    assert page.locator(".claim").count() == 1
    shown = page.locator(".quoted").first.text_content() or ""
    assert re.sub(r"[\x00\ufffd]", "", shown) == payload.replace("\x00", "")
    assert page.locator("script").count() == 3
    assert page.locator("img, iframe, object, base, form, svg, link").count() == 0


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_web_addresses_become_links(show: Open, address: str) -> None:
    """Whatever else an article says of its address is text."""
    graph = one_claim("He came.")
    article = Node("x", ("Article",), {**graph.articles[0].properties, "url": address})
    page = show(Subgraph(graph.nodes, graph.edges, (article,)))
    assert page.locator("a").count() == 0


def test_ids_and_types_of_a_foreign_graph_are_text_too(show: Open) -> None:
    """A graph from elsewhere may have anything as id, label or type."""
    evil = '"><img src=x onerror=window.hit=1></script><script>window.hit=1</script>'
    node = Node(evil, ("Entity", evil), {"id": evil})
    page = show(Subgraph((node,), (Edge(evil, evil, evil, evil, {"quote": "q", "article": evil}),)))
    page.locator(".type").click()
    assert page.evaluate("window.hit") is None
    assert page.locator("#heading").inner_text() == f"{evil} {evil} {evil}: 1 claim"


def test_a_page_without_a_picture(sealed_page: Page, tmp_path: Path) -> None:
    """Without a drawing it is the list, with everything that the list can do."""
    path = tmp_path / "list.html"
    path.write_bytes(export(subgraph(talks()), "html"))
    sealed_page.goto(path.as_uri())
    assert sealed_page.locator("#canvas").count() == 0
    sealed_page.get_by_role("button", name="Iran").first.click()
    assert visible_claims(sealed_page) == ["Iran ATTACKS US troops"]


def test_the_policy_forbids_every_request() -> None:
    """Scripts by hash only, nothing from anywhere, and no address in the page but those of articles."""
    graph = subgraph(talks(), withdrawal())
    page = export(graph, "html", drawing(graph)).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-eval" not in policy[1]
    assert "sourceMappingURL" not in page
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=", page)
    data = re.search(r'id="graph">(.*?)</script>', page, re.S)
    assert data is not None
    assert json.loads(data[1])["names"]["iraq"] == "Iraq"


@pytest.mark.parametrize("width", [1280, 1920, 600])
def test_nothing_is_wider_than_the_page(show: Open, width: int) -> None:
    """Long words wrap; on a narrow screen the list stands below the picture."""
    page = show(one_claim("supercalifragilistic" * 20))
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width

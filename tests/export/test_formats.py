"""Every format, read back by a program that is not ours."""

import csv
import datetime
import io
import json
import random
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.errors import NotFound
from graph_builder.export import FORMATS, export
from graph_builder.export.format import REPLACEMENT, xml_text
from graph_builder.model import Subgraph
from tests.export.subgraphs import drawing, one_claim, subgraph
from tests.graphs import talks, withdrawal

BOTH = subgraph(talks(), withdrawal())
#: Any text at all: control characters, emoji, right to left, half surrogate pairs.
NASTY = st.text(st.characters(codec=None, categories=None), max_size=40)


def tables(graph: Subgraph) -> dict[str, list[dict[str, str]]]:
    """The tables of the CSV export, by name."""
    with zipfile.ZipFile(io.BytesIO(export(graph, "csv"))) as archive:
        assert archive.testzip() is None
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline="")))
            for name in archive.namelist()
        }


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_subgraph_gives_the_same_bytes(name: str) -> None:
    """Whatever the order in which nodes, edges and properties came from a store."""
    chance = random.Random(3)  # noqa: S311

    def reordered(properties: Mapping[str, Any]) -> dict[str, Any]:
        return dict(chance.sample(list(properties.items()), len(properties)))

    def shuffled(graph: Subgraph) -> Subgraph:
        nodes = [replace(n, properties=reordered(n.properties)) for n in graph.nodes]
        edges = [replace(e, properties=reordered(e.properties)) for e in graph.edges]
        chance.shuffle(nodes)
        chance.shuffle(edges)
        made = Subgraph.of(nodes, edges)
        return Subgraph(made.nodes, made.edges, graph.articles)

    once = export(BOTH, name, drawing(BOTH))
    for _ in range(3):
        again = shuffled(BOTH)
        assert export(again, name, drawing(again)) == once


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_carries_the_evidence(name: str) -> None:
    """Quote, outlet, day and address of the article are in every file; what is internal is in none."""
    data = export(BOTH, name, drawing(BOTH)).decode("utf-8", errors="replace")
    plain = data.replace("&#39;", "'")
    for needed in ("US troops will leave Iraq.", "Example Wire", "2021-07-26", "https://example.org/talks"):
        assert needed in plain
    assert "internal" not in plain


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_subgraph_has_a_file(name: str) -> None:
    """Nothing found is a result too."""
    assert export(Subgraph(), name, drawing(Subgraph()))


def test_an_unknown_format() -> None:
    """The error names the formats that exist."""
    with pytest.raises(NotFound, match="graphml"):
        export(BOTH, "xls")


def test_graphml_read_back_with_types() -> None:
    """networkx reads numbers as numbers and truth values as truth values; ids and directions stay."""
    graph = networkx.parse_graphml(export(BOTH, "graphml").decode(), force_multigraph=True)
    assert graph.is_directed()
    assert set(graph.nodes) == {n.id for n in BOTH.nodes}
    assert graph.nodes["joe-biden"]["label"] == "Person"
    denied = next(e for e in BOTH.edges if e.type == "ATTACKS")
    found = graph.edges[denied.source, denied.target, denied.id]
    assert found["negated"] is True
    assert found["factual"] is False
    assert found["confidence"] == 1.0
    assert isinstance(found["start"], int)
    assert json.loads(found["subject_span"]) == denied.properties["subject_span"]
    assert found["published"] == "2021-07-26"
    assert found["article_url"] == "https://example.org/talks"
    assert "event_date" not in found


def test_gexf_read_back_with_types() -> None:
    """networkx reads Gephi's format with typed attributes, and the claim's day as its start."""
    data = export(BOTH, "gexf", drawing(BOTH))
    graph = networkx.read_gexf(io.BytesIO(data), version="1.3")
    assert graph.is_directed()
    assert graph.nodes["iraq"]["label"] == "Iraq"
    edges = {d["id"]: d for _, _, d in graph.edges(data=True)}
    assert len(edges) == len(BOTH.edges)
    meeting = next(e for e in BOTH.edges if e.properties["event_date"])
    assert edges[meeting.id]["factual"] is True
    assert edges[meeting.id]["quote_end"] == len(meeting.properties["quote"])
    assert edges[meeting.id]["event_date"] == "2021-07-26"


def test_gexf_has_days_places_and_colours_for_gephi() -> None:
    """By GEXF 1.3: a dynamic graph of days, a start on each edge, viz elements on each node."""
    root = ElementTree.fromstring(export(BOTH, "gexf", drawing(BOTH)))  # noqa: S314
    space = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
    graph = root.find("g:graph", space)
    assert graph is not None
    assert graph.attrib == {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"}
    starts = {e.get("start") for e in graph.findall("g:edges/g:edge", space)}
    assert starts == {"2021-07-26", "2021-07-27"}
    for node in graph.findall("g:nodes/g:node", space):
        colour, place = node.find("viz:color", space), node.find("viz:position", space)
        assert colour is not None
        assert place is not None
        assert 0 <= int(colour.attrib["r"]) <= 255
        float(place.attrib["x"])
    declared = graph.findall("g:attributes[@class='edge']/g:attribute", space)
    types = {a.get("title"): a.get("type") for a in declared}
    assert (types["negated"], types["quote_start"], types["confidence"], types["quote"]) == (
        "boolean",
        "long",
        "double",
        "string",
    )


def test_json_read_back_by_networkx() -> None:
    """Node-link data as networkx defines it, and the articles beside."""
    data = json.loads(export(BOTH, "json"))
    graph = networkx.node_link_graph(data, edges="edges")
    assert set(graph.nodes) == {n.id for n in BOTH.nodes}
    assert graph.number_of_edges() == len(BOTH.edges)
    assert data["articles"]["example-wire-2021-07-26-talks"]["outlet"] == "Example Wire"


def test_csv_read_back() -> None:
    """Four tables that join by id; claims are readable without joining."""
    found = tables(BOTH)
    assert {r["id"] for r in found["nodes.csv"]} == {n.id for n in BOTH.nodes}
    row = next(r for r in found["claims.csv"] if r["type"] == "WITHDRAWS_FROM")
    assert (row["subject"], row["object"], row["factual"]) == ("United States", "Afghanistan", "true")
    assert row["published"] == datetime.date(2021, 7, 27).isoformat()
    assert {r["id"] for r in found["articles.csv"]} == {r["article"] for r in found["claims.csv"]}


def test_csv_disarms_formulas() -> None:
    """A name from an article can't run in a spreadsheet."""
    for begin in "=+-@\t\r":
        (claim,) = tables(one_claim(begin + "1+1"))["claims.csv"]
        assert claim["quote"] == "'" + begin + "1+1"


@given(text=NASTY)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_text_survives_csv(text: str) -> None:
    """As it was, but for halves of surrogate pairs, which are no text, and a formula's apostrophe."""
    (claim,) = tables(one_claim(text))["claims.csv"]
    expected = text.encode("utf-8", "replace").decode()
    assert claim["quote"] in {expected, "'" + expected}


@given(text=NASTY)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_text_survives_graphml_and_gexf(text: str) -> None:
    """All that XML can hold comes back; the rest is U+FFFD. XML itself turns a carriage return into a line
    feed unless it is escaped, which readers may see either way."""
    graph = one_claim(text)
    expected = xml_text(text)
    found = networkx.parse_graphml(export(graph, "graphml").decode(), force_multigraph=True).edges[
        "a", "b", "c"
    ]
    assert lines(found.get("quote", "")) == lines(expected)
    root = ElementTree.fromstring(export(graph, "gexf"))  # noqa: S314
    quotes = [v.get("value") for v in root.iter("{http://gexf.net/1.3}attvalue") if v.get("for") == "quote"]
    assert lines(quotes[0] or "") == lines(expected)


def lines(text: str) -> str:
    """With one kind of line end."""
    return re.sub("\r\n?", "\n", text)


@given(text=NASTY)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_text_survives_json(text: str) -> None:
    """JSON holds every text; a half of a surrogate pair is replaced."""
    data = json.loads(export(one_claim(text), "json").decode("utf-8"))
    assert data["edges"][0]["quote"] == text.encode("utf-8", "replace").decode()


@pytest.mark.parametrize("text", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe"])
def test_what_xml_cannot_hold_is_replaced(text: str) -> None:
    """Documented: U+FFFD stands for it."""
    assert xml_text(f"a{text}b") == f"a{REPLACEMENT}b"

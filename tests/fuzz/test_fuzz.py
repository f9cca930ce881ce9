"""Mutated sources, graphs, vocabularies, queries and command lines: a result or one clear error, in time.

An input follows from the seed, its kind and its number. The long tests have 10,000 inputs in all, the others
a sample of about 300.
"""

from __future__ import annotations

import contextlib
import json
import random
import re
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from graph_builder import pipeline
from graph_builder.cli import main
from graph_builder.errors import FormatError, GraphBuilderError, QueryError, WriteRefused
from graph_builder.model import Article, ArticleGraph
from graph_builder.read import Unread, read
from graph_builder.store import BoltStore, hashes, rows_of
from graph_builder.vocabulary import load
from tests.conftest import PROJECT, Server
from tests.fuzz.mutation import NASTY, altered, mutated, numbers, repacked
from tests.graphs import talks, withdrawal
from tests.read import documents
from tests.store import corpus
from tests.store.attacks import ATTACKS, HARMLESS

SECONDS = 30  # for one input, on a busy machine; most take milliseconds

EXAMPLES = sorted((PROJECT / "examples").iterdir())
LINES = ["Leaders meet", "US President Joe Biden met Vladimir Putin in Geneva on Wednesday.", "They spoke."]
ROWS = b'title,text,published\nTalks,"Joe Biden met Vladimir Putin, they said.",2021-06-16\nB,"It ended.",\n'
# Items with their whole text: what only links to a page would be asked for on the network.
FEED = (
    b'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    b"<title>Wire</title><item><title>Talks</title><link>http://127.0.0.1:1/a</link><content:encoded><![CDATA[<p>"
    + b"Joe Biden met Vladimir Putin. They spoke about Iraq, officials said on Tuesday. " * 20
    + b"</p>]]></content:encoded><pubDate>Wed, 16 Jun 2021 10:00:00 GMT</pubDate></item></channel></rss>"
)
GRAPHS = (talks(), withdrawal(), corpus.article(1), corpus.article(2, claims=1, named=2))
TYPES = frozenset({"MEETS", "WITHDRAWS_FROM", *corpus.TYPES})


def example(suffix: str) -> list[bytes]:
    """The examples of that kind."""
    return [path.read_bytes() for path in EXAMPLES if path.suffix == suffix]


SOURCES: dict[str, list[bytes]] = {
    ".txt": [*example(".txt"), "\n".join(LINES).encode("utf-16"), "\n".join(LINES).encode()],
    ".md": [*example(".md"), b"---\ntitle: Talks\npublished: 2021-06-16\n---\n# Talks\n\nThey *met*.\n"],
    ".html": [*example(".html"), b"<html><head><title>T</title></head><body><p>Biden met Putin.</p></body>"],
    ".docx": [documents.docx(LINES, title="Talks", cells=[["a", "b"]])],
    ".pdf": [documents.pdf([LINES, LINES[1:]], title="Talks")],
    ".csv": [ROWS, ROWS.replace(b",", b";")],
    ".jsonl": [json.dumps({"title": "Talks", "text": LINES[1]}).encode() + b"\n"],
    ".xml": [FEED],
    ".toml": [b'[[article]]\nfile = "a.txt"\ntitle = "Talks"\npublished = 2021-06-16\n'],
}  # fmt: skip
#: How many inputs of each kind: in the long test, and in the sample.
COUNTS = {".txt": (900, 25), ".md": (800, 20), ".html": (1000, 20), ".docx": (700, 20), ".pdf": (600, 15),
          ".csv": (700, 20), ".jsonl": (700, 20), ".xml": (600, 15), ".toml": (400, 15)}  # fmt: skip


@contextlib.contextmanager
def in_time(what: object) -> Iterator[None]:
    """Fail where it takes longer than ``SECONDS``, also where it would never end."""

    def late(*_: object) -> None:
        raise TimeoutError(f"{what} took more than {SECONDS} s")

    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def is_clear(error: GraphBuilderError) -> None:
    """One line or a few for a person, not the inside of the program."""
    said = str(error)
    assert error.message.strip()
    assert "Traceback" not in said
    assert not re.search(r"<[\w.]+ object at 0x", said)
    assert len(said) < 2000


def both(long: int, short: int) -> list[object]:
    """Parameters of a fuzz test: the sample, and the full count."""
    return [short, pytest.param(long, marks=pytest.mark.long)]


@pytest.mark.parametrize(
    ("suffix", "count"),
    [
        pytest.param(kind, count, marks=marks)
        for kind, (long, short) in COUNTS.items()
        for count, marks in ((short, ()), (long, pytest.mark.long))
    ],
)
def test_sources(suffix: str, count: int, tmp_path: Path) -> None:
    """A damaged file of each kind gives articles, or an error that names it; its offsets are in its text."""
    path = tmp_path / f"source{suffix}"
    (tmp_path / "a.txt").write_text(LINES[1])  # what the manifest names
    articles = 0
    for number in range(count):
        rng = numbers(suffix, number)
        data = mutated(rng, SOURCES[suffix])
        if suffix == ".docx" and number % 2:
            data = repacked(rng, SOURCES[suffix][0])
        path.write_bytes(data)
        with in_time(f"{suffix} {number}"):
            found = list(read([str(path)]))
        for item in found:
            if isinstance(item, Unread):
                is_clear(item.error)
            else:
                assert isinstance(item, Article | ArticleGraph)
                articles += 1
        if suffix not in {".csv", ".jsonl", ".toml", ".xml"}:
            assert len(found) == 1, (suffix, number)
    assert articles or count < 50, "no input was readable: the mutations are too wild"


@pytest.mark.parametrize("count", both(300, 6))
def test_extraction(count: int, tmp_path: Path) -> None:
    """A damaged text that is still read gives a graph whose quotes and mentions stand where they say."""
    for number in range(count):
        rng = numbers("extraction", number)
        data = mutated(rng, [b"\n".join(seed.split(b"\n")[:8]) for seed in SOURCES[".txt"]])
        path = tmp_path / "source.txt"
        path.write_bytes(data[:6000])
        with in_time(f"extraction {number}"):
            for found in pipeline.extract_all(read([str(path)])):
                if isinstance(found, Unread):
                    is_clear(found.error)
                    continue
                assert isinstance(found, ArticleGraph)
                text = found.article.text
                assert all(text[c.start : c.end] == c.quote for c in found.claims)
                assert all(text[m.start : m.end] == m.text for e in found.entities for m in e.mentions)
                assert ArticleGraph.from_json(found.to_json()).to_json() == found.to_json()


def damaged_line(rng: random.Random, lines: Sequence[bytes]) -> bytes:
    """One line, damaged in its bytes or in the values that it holds."""
    if rng.random() < 0.7:
        return altered(rng, rng.choice(lines))
    return mutated(rng, lines).replace(b"\n", b" ").replace(b"\r", b" ")


@pytest.mark.parametrize("count", both(1200, 40))
def test_article_graphs(count: int, tmp_path: Path) -> None:
    """Of a damaged file of graphs every line gives a graph or an error of that line: none is lost."""
    lines = [graph.to_json().encode() for graph in GRAPHS]
    path = tmp_path / "graphs.jsonl"
    whole = 0
    for number in range(count):
        rng = numbers("graphs", number)
        line = damaged_line(rng, lines)
        path.write_bytes(lines[0] + b"\n" + line + b"\n" + lines[1] + b"\n")
        with in_time(f"graphs {number}"):
            found = list(read([str(path)]))
        assert len(found) == 2 + bool(line.strip()), number
        assert [isinstance(item, ArticleGraph) for item in (found[0], found[-1])] == [True, True]
        for item in found[1:-1]:
            if isinstance(item, Unread):
                is_clear(item.error)
                continue
            assert isinstance(item, ArticleGraph)
            whole += 1
            try:
                rows_of(item, TYPES)
            except WriteRefused as error:
                is_clear(error)
    assert whole


@pytest.mark.store
@pytest.mark.parametrize("count", both(200, 6))
def test_stored_graphs(count: int, embedded_store: BoltStore, tmp_path: Path) -> None:
    """Whatever a damaged line does to a build, the articles of the other lines are stored."""
    lines = [graph.to_json().encode() for graph in GRAPHS]
    for number in range(count):
        rng = numbers("stored", number)
        bad = damaged_line(rng, lines)
        path = tmp_path / "graphs.jsonl"
        path.write_bytes(bad + b"\n" + lines[0] + b"\n" + lines[1] + b"\n")
        with in_time(f"stored {number}"):
            report = pipeline.build(embedded_store, [str(path)])
        for outcome in report.failures:
            assert outcome.error is not None
            is_clear(outcome.error)
        assert {GRAPHS[0].article.id, GRAPHS[1].article.id} <= hashes(embedded_store).keys()


@pytest.mark.parametrize("count", both(800, 25))
def test_vocabularies(count: int, tmp_path: Path) -> None:
    """A damaged vocabulary is read, or refused with file and reason."""
    seeds = [
        b'[BAKES]\nparent = "ACTS_ON"\ndefinition = "S bakes O"\nverbs = ["bake", "bake for"]\n',
        b'replace = true\n[MEETS]\nparent = "INTERACTS_WITH"\ndefinition = "x"\nsymmetric = true\n',
        b'[[MEETS.also]]\nverbs = ["meet"]\nsubjects = ["Person"]\nobjects = ["Place"]\n',
    ]
    path = tmp_path / "types.toml"
    for number in range(count):
        path.write_bytes(mutated(numbers("vocabulary", number), seeds))
        with in_time(f"vocabulary {number}"):
            try:
                assert load(path).types is not None
            except FormatError as error:
                is_clear(error)
                assert str(path) in str(error)


@pytest.mark.store
@pytest.mark.parametrize("count", both(800, 30))
def test_queries(count: int, embedded_store: BoltStore, embedded: Server) -> None:
    """Mutated Cypher, attacks among it, answers or fails as a query; the graph stays, the server lives."""
    pipeline.build(embedded_store, list(GRAPHS[:2]))
    before = embedded.graph()
    seeds = [q.encode() for q in (*HARMLESS.values(), *ATTACKS.values()) if q]
    for number in range(count):
        text = mutated(numbers("query", number), seeds).decode(errors="replace")
        with in_time(f"query {number}"):
            try:
                embedded_store.ask(text.replace("PORT", "1"), {"start": 1}, limit=20, timeout=5)
            except QueryError as error:
                is_clear(error)
    assert embedded.graph() == before
    assert embedded_store.ask("RETURN 1 AS x").rows == ((1,),)


COMMANDS = ("build", "extract", "query", "questions", "export", "articles", "retract", "schema", "doctor")
WORDS = (
    "--help", "--format", "json", "csv", "html", "xyz", "--limit", "0", "-1", "1e9", "--timeout", "--store",
    "--", "--published", "2021-02-30", "--outlet", "--title", "--url", "javascript:x", "--workers",
    "--vocabulary", "--around", "Joe Biden", "--hops", "--query", "RETURN 1", "MATCH (n", "who_met_whom",
    "timeline", "--name", "--output", "no/such/folder/x", "--preview", "--unused", "--formats", "--explain",
    "--again", "nothing.txt", "http://127.0.0.1:1/x", "bolt://127.0.0.1:1", "neo4j://", "sqlite://x",
    "a\x1bb", "\u202e", "", " ", "*", "~", "$HOME", "%00", "é" * 300, "/dev/null", "--=", "---", "-Z",
    "--format=", "--limit=x",
)  # fmt: skip


@pytest.mark.store
@pytest.mark.parametrize("count", both(500, 20))
def test_command_lines(
    count: int,
    embedded: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Arguments by chance end with exit code 0, 1 or 2 and no traceback."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr("graph_builder.store.connect.DEFAULT_FOLDER", embedded.target)
    interval = sys.getswitchinterval()
    for number in range(count):
        rng = numbers("words", number)
        words = [rng.choice(COMMANDS), *(rng.choice(WORDS) for _ in range(rng.randrange(5)))]
        if rng.random() < 0.2:
            words[-1] = rng.choice(NASTY).decode(errors="replace").replace("\x00", "0")[:500]
        monkeypatch.setattr(sys, "argv", ["kg", *words])
        code: object = 0
        with in_time(words):
            try:
                main()
            except SystemExit as end:
                code = end.code
        said = capfd.readouterr()
        assert code in (0, 1, 2, None), (words, code)
        assert "Traceback" not in said.err + said.out, words
        assert "should not happen" not in said.err, (words, said.err)
        assert code in (0, None) or said.err.strip() or said.out.strip(), words
    sys.setswitchinterval(interval)

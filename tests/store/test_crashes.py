"""Builds and servers killed with -9 at random points: nothing acknowledged is lost, nothing half is seen.

A point is a delay after the begin of a build, and who is killed: the command, the server, or both. The
points follow from the seed and their number. The long test has ``POINTS`` on each store, the others a few.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from graph_builder import pipeline, query
from graph_builder.errors import NotFound, StoreError
from graph_builder.link import link
from graph_builder.model import ArticleGraph
from graph_builder.store import BoltStore, hashes, launch, open_store, stop
from graph_builder.store.watch import State
from tests.conftest import NEO4J, PROJECT, Server, absent
from tests.restartable import Restartable
from tests.store import corpus

pytestmark = pytest.mark.store

SEED = 20261122
POINTS = 40
ARTICLES = 100
ANYBODY = (("command",), ("server",), ("command", "server"))

# The library's build as a process of its own that says what is safe; many transactions for its size.
BUILD = """
import sys
from graph_builder import pipeline, store
from graph_builder.store import articles
store.ARTICLES = articles.ARTICLES = 15
def tell(outcome):
    if outcome.article_id:  # of a line that the store knows there is none
        print(outcome.article_id, outcome.status, flush=True)
with store.open_store(sys.argv[1]) as target:
    print("begin", flush=True)
    pipeline.build(target, [sys.argv[2]], progress=tell)
"""


@dataclass(frozen=True)
class Point:
    """``share`` is when, as a share of an undisturbed build's time; ``killed`` is who."""

    number: int
    share: float
    killed: frozenset[str]

    @classmethod
    def of(cls, number: int, *choices: tuple[str, ...]) -> Point:
        """The point of that number; one of the choices is killed."""
        rng = random.Random(f"{SEED}:{number}")  # noqa: S311 - a test's seed
        return cls(number, rng.uniform(0, 1.05), frozenset(rng.choice(choices)))


@dataclass(frozen=True)
class Versions:
    """The same articles twice: entities, names, labels and claims differ."""

    graphs: tuple[Mapping[str, ArticleGraph], Mapping[str, ArticleGraph]]
    files: tuple[Path, Path]

    @classmethod
    def write(cls, folder: Path) -> Versions:
        """Make both, with their files."""
        graphs, files = [], []
        for version in (0, 1):
            made = [corpus.article(n, version=version, entities=60, claims=4) for n in range(ARTICLES)]
            files.append(folder / f"version-{version}.jsonl")
            files[-1].write_text("".join(g.to_json() + "\n" for g in made), "utf-8")
            graphs.append({g.article.id: link(g) for g in made})
        return cls((graphs[0], graphs[1]), (files[0], files[1]))


@dataclass
class Crash:
    """A server that can be killed and comes back, and two versions of a corpus to load into it in turn."""

    target: str
    versions: Versions
    kill_server: Callable[[], None]
    environment: Mapping[str, str] = field(default_factory=dict)
    reads: int = 0

    def __post_init__(self) -> None:
        self.expected = tuple(self._undisturbed(version) for version in (0, 1))
        started = time.monotonic()
        with self._build(0) as process:
            process.communicate(timeout=120)
        self.takes = time.monotonic() - started

    def open(self) -> BoltStore:
        """A store of this process."""
        user, password = self.environment.get("NEO4J_USERNAME"), self.environment.get("NEO4J_PASSWORD")
        return open_store(self.target, user=user, password=password)

    def survive(self, point: Point) -> None:
        """A build that is killed at that point, what stands then, and the same build again."""
        version = point.number % 2
        wanted, path = self.versions.graphs[version], self.versions.files[version]
        if point.number % 4 >= 2:  # half of the builds fill an empty graph, half replace the other version
            with self.open() as store:
                store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
        done = threading.Event()
        with ThreadPoolExecutor(1) as pool:
            reading = pool.submit(self._read_articles, done)
            try:
                said = self._killed(version, point)
            finally:
                done.set()
            assert reading.result() == [], point
        acknowledged = [line.split()[0] for line in said.splitlines()]
        with self.open() as store:
            found = hashes(store)
            assert [i for i in acknowledged if found.get(i) != wanted[i].article.hash] == [], point
            pipeline.build(store, [str(path)])
            assert _everything(store) == self.expected[version], point

    def _killed(self, version: int, point: Point) -> str:
        """What the build said before it, or the server under it, was killed."""
        with self._build(version) as process:
            # The delay is what this test is about: there is no event to wait for.
            time.sleep(point.share * self.takes)
            if "server" in point.killed:
                self.kill_server()
            if "command" in point.killed:
                process.kill()
            said, complaint = process.communicate(timeout=120)
        assert "command" in point.killed or process.returncode == 0, complaint
        return said

    def _build(self, version: int) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", BUILD, self.target, str(self.versions.files[version])],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=PROJECT,
            env={**os.environ, **self.environment},
        )  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "begin\n", process.communicate()[1]
        return process

    def _undisturbed(self, version: int) -> bytes:
        with self.open() as store:
            store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
            pipeline.build(store, [str(self.versions.files[version])])
            return _everything(store)

    def _read_articles(self, done: threading.Event) -> list[str]:
        """Read articles until it is done; those that are neither version to the last claim are returned."""
        rng, torn = random.Random(SEED), []  # noqa: S311 - a test's seed
        with self.open() as store:
            while not done.is_set():
                key = f"article-{rng.randrange(ARTICLES):04}"
                try:
                    view = query.article(store, key)
                except (NotFound, StoreError):  # not there yet; between a server's death and its next life
                    continue
                self.reads += 1
                found = _seen(view)
                if found not in [_seen(g[key]) for g in self.versions.graphs]:
                    torn.append(f"{found[0]}: {len(found[1])} claims, {len(found[2])} mentions")
        return torn


def _seen(article: ArticleGraph | query.ArticleView) -> tuple[str, set[str], set[tuple[int, int]]]:
    """The title, the claims and the places of the mentions: what tells the versions apart. The ids of
    entities don't, they follow from the other articles too."""
    mentions = {(m.start, m.end) for e in article.entities for m in e.mentions}
    return article.article.title or "", {c.id for c in article.claims}, mentions


def _everything(store: BoltStore) -> bytes:
    """What a person takes away, and after it what the store keeps for itself."""
    rows = store.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p")
    kept = sorted(json.dumps([sorted(r["labels"]), r["p"]], sort_keys=True, default=str) for r in rows)
    return pipeline.export(store, query.whole(store), "json") + "\n".join(kept).encode()


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Versions:
    """Both versions of the corpus."""
    return Versions.write(tmp_path_factory.mktemp("versions"))


@pytest.fixture(scope="module")
def embedded_crash(versions: Versions, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crash]:
    """An embedded store of its own, whose server may be killed."""
    try:
        launch.engine()
    except StoreError as error:
        absent("embedded", str(error))
    folder = tmp_path_factory.mktemp("crashes") / "store"

    def kill_server() -> None:
        state = State.of(folder)
        process = state.process(folder) if state else None
        if process is not None:  # else another killed it just now
            process.kill()

    yield Crash(str(folder), versions, kill_server)
    stop(folder)


@pytest.fixture(scope="module")
def restartable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Restartable]:
    """A Neo4j 5.26 of its own, which may be killed."""
    found = Restartable("neo4j-5", tmp_path_factory.mktemp("restartable"), launch.free_ports())
    yield found
    found.end()


def neo4j_crash(server: Server, versions: Versions) -> Crash:
    """A Neo4j that others use too: only commands are killed."""

    def spare() -> None:
        raise AssertionError("this server is shared")

    server.clear()
    return Crash(server.target, versions, spare, server.environment)


def test_embedded_build_and_server_killed(embedded_crash: Crash) -> None:
    """After kill -9 of the command, of the server and of both, acknowledged articles stand, a reader saw
    whole articles only, and the build that is run again gives the bytes of one that was never killed."""
    for killed in ANYBODY:
        embedded_crash.survive(Point.of(1000 + ANYBODY.index(killed), killed))
    assert embedded_crash.reads


@pytest.mark.parametrize("name", list(NEO4J))
def test_neo4j_build_killed(name: str, versions: Versions, request: pytest.FixtureRequest) -> None:
    """The same on a Neo4j, of which the command is killed."""
    crash = neo4j_crash(request.getfixturevalue(name.replace("-", "_")), versions)
    crash.survive(Point.of(1001, ("command",)))  # one that replaces: there is always something to read
    assert crash.reads


@pytest.mark.long
@pytest.mark.parametrize("part", range(4))
def test_embedded_at_many_points(part: int, embedded_crash: Crash) -> None:
    """The full count on the embedded store: command, server or both, by chance."""
    before = embedded_crash.reads
    for number in range(part, POINTS, 4):
        embedded_crash.survive(Point.of(number, *ANYBODY))
    print(f"seed {SEED}, {POINTS // 4} points, {embedded_crash.reads - before} whole articles read")


@pytest.mark.long
@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("name", list(NEO4J))
def test_neo4j_at_many_points(
    name: str, part: int, versions: Versions, request: pytest.FixtureRequest
) -> None:
    """The full count of killed commands on each Neo4j."""
    crash = neo4j_crash(request.getfixturevalue(name.replace("-", "_")), versions)
    for number in range(part, POINTS, 4):
        crash.survive(Point.of(number, ("command",)))
    print(f"seed {SEED}, {POINTS // 4} points, {crash.reads} whole articles read")


@pytest.mark.long
def test_neo4j_itself_killed(restartable: Restartable, versions: Versions) -> None:
    """A Neo4j that is killed and started again, with and without the command; a few, as it starts slowly."""

    def kill() -> None:
        restartable.kill()
        restartable.start()

    crash = Crash(restartable.said["uri"], versions, kill, restartable.environment)
    for number in range(6):
        crash.survive(Point.of(number, ("command", "server")))
    print(f"seed {SEED}, 6 restarts, {crash.reads} whole articles read")

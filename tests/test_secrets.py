"""Secrets stay where they belong: no password in an error, a log, a process list, an export or a file."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from graph_builder.store.watch import STATE, State
from tests.conftest import PROJECT, Server
from tests.graphs import talks, withdrawal

pytestmark = pytest.mark.store

SECRET = "S3cr3t-of-the-test"
COMMANDS = (
    ("build", "graphs.jsonl"),
    ("query", "MATCH (n RETURN n"),
    ("doctor",),
    ("export", "--format", "cypher", "--output", "graph.cypher"),
)


def kg(folder: Path, words: tuple[str, ...], environment: dict[str, str]) -> tuple[str, list[str]]:
    """What a command said, and the command lines of all processes while it ran."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "graph_builder.cli", *words],
        cwd=folder, env={**clean, "PYTHONPATH": str(PROJECT), **environment},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    lines: set[str] = set()
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(0.05):
            lines.update(_command_lines())

    looking = threading.Thread(target=look)
    looking.start()
    said, _ = process.communicate(timeout=120)
    ended.set()
    looking.join()
    return said, sorted(lines)


def _command_lines() -> set[str]:
    found = set()
    for process in psutil.process_iter():
        try:
            found.add(" ".join(process.cmdline()))
        except psutil.Error:
            continue
    return found


def files_with(folder: Path, secret: str) -> list[str]:
    """The files below the folder that hold the secret."""
    return [str(p) for p in sorted(folder.rglob("*")) if p.is_file() and secret.encode() in p.read_bytes()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with graphs to build."""
    (tmp_path / "graphs.jsonl").write_text(talks().to_json() + "\n" + withdrawal().to_json() + "\n", "utf-8")
    return tmp_path


def test_the_password_of_a_neo4j(neo4j_5: Server, folder: Path) -> None:
    """No command says or shows the password that it was given, and none writes it into a file."""
    assert neo4j_5.password
    for words in COMMANDS:
        said, lines = kg(folder, words, neo4j_5.environment)
        assert neo4j_5.password not in said, words
        assert not [line for line in lines if neo4j_5.password in line], words
    assert files_with(folder, neo4j_5.password) == []
    neo4j_5.clear()


@pytest.mark.parametrize(
    "uri",
    ["{uri}", "bolt://127.0.0.1:{free}", "bolt://neo4j:" + SECRET + "@127.0.0.1:{free}"],
)
def test_a_password_that_fails(uri: str, neo4j_5: Server, folder: Path, free_port: int) -> None:
    """A refused login, a server that is not there, a password inside the URI: the error has no secret."""
    target = uri.format(uri=neo4j_5.target, free=free_port)
    environment = {"NEO4J_URI": target, "NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": SECRET}
    for words in (("query", "RETURN 1"), ("doctor",)):
        said, lines = kg(folder, words, environment)
        assert said.strip()
        assert SECRET not in said
        assert "Traceback" not in said
        assert not [line for line in lines if SECRET in line]
    assert files_with(folder, SECRET) == []


def test_the_secrets_of_an_embedded_store(embedded: Server, folder: Path) -> None:
    """Its two secrets stand in its 0600 state file alone, whatever commands do with the store."""
    store = Path(embedded.target)
    state = State.of(store)
    assert state is not None
    for words in COMMANDS:
        said, lines = kg(folder, (*words, "--store", embedded.target), {})
        for secret in (state.root, state.reader):
            assert secret not in said, words
            assert not [line for line in lines if secret in line], words
    embedded.clear()
    for secret in (state.root, state.reader):
        assert files_with(store, secret) == [str(store / STATE)]
        assert files_with(folder, secret) == []

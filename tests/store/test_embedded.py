"""The embedded server's life: started by whoever needs it first, shared, restarted, stopped when idle."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import neo4j
import neo4j.exceptions
import psutil
import pytest

from graph_builder.errors import QueryTimeout, StoreDamaged, StoreError
from graph_builder.store import diagnose, hashes, launch, open_store, replace, setup, stop
from graph_builder.store.watch import STATE, State, wait
from tests.conftest import PROJECT, absent
from tests.graphs import talks, withdrawal
from tests.store import corpus
from tests.store.test_articles import TYPES

pytestmark = pytest.mark.store

USE = """
import sys
from graph_builder.store import open_store
with open_store(sys.argv[1]) as store:
    print(store.read("RETURN 1 AS x")[0]["x"], flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder for a store of its own, whose server is gone after the test."""
    try:
        launch.engine()
    except StoreError as error:
        absent("embedded", str(error))
    yield tmp_path / "store"
    stop(tmp_path / "store")


def server_of(folder: Path) -> psutil.Process:
    """The folder's server process, which must be running."""
    state = State.of(folder)
    assert state is not None
    process = state.process(folder)
    assert process is not None
    return process


def user_of(folder: Path, **environment: str) -> subprocess.Popen[str]:
    """Another process that has the store open until its input is closed."""
    process = subprocess.Popen(
        [sys.executable, "-c", USE, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
        env={**os.environ, **environment},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "1\n"
    return process


def test_it_outlives_a_killed_starter(folder: Path) -> None:
    """The server goes on when the process that started it is killed, and the next user finds it."""
    with user_of(folder) as starter:
        first = server_of(folder)
        starter.kill()
    with open_store(folder) as store:
        assert store.read("RETURN 1 AS x") == [{"x": 1}]
    assert server_of(folder) == first


def test_two_starters_at_once(folder: Path) -> None:
    """Of two processes that start in the same instant one starts the server; both use it."""
    command = [sys.executable, "-c", USE, str(folder)]
    both = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=PROJECT)
        for _ in range(2)
    ]
    assert [one.communicate("", timeout=60)[0] for one in both] == ["1\n", "1\n"]
    servers = [p for p in psutil.process_iter() if f"-Darcadedb.server.rootPath={folder}" in _command(p)]
    assert servers == [server_of(folder)]


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def test_kill_nine_of_the_server(folder: Path) -> None:
    """After kill -9 what was acknowledged is there, the open store goes on, and so does the next user."""
    with open_store(folder) as store:
        setup(store)
        replace(store, [talks()], types=TYPES)
        server_of(folder).kill()
        replace(store, [withdrawal()], types=TYPES)
        assert hashes(store).keys() == {talks().article.id, withdrawal().article.id}
        server_of(folder).kill()
        assert store.ask("MATCH (a:Article) RETURN count(a) AS c").rows == ((2,),)


def test_kill_nine_in_the_middle_of_a_load(folder: Path) -> None:
    """A load whose server is killed under it ends as if nothing had happened."""
    articles = [corpus.article(n, entities=30) for n in range(150)]
    everything = "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN n, type(r) AS t, properties(r) AS p, m.id AS m"
    with open_store(folder) as store:
        setup(store)
        replace(store, articles, types=corpus.TYPES)
        expected = sorted(map(str, store.read(everything)))
        for graph in articles:
            store.write(
                lambda tx, i=graph.article.id: tx.run("MATCH (a:Article {id: $i}) DETACH DELETE a", {"i": i})
            )
        store.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
        assert store.read(everything) == []

        def kill() -> None:
            while len(store.read("MATCH (a:Article) RETURN a.id AS id")) < 30:
                pass
            server_of(folder).kill()

        killer = threading.Thread(target=kill)
        killer.start()
        replace(store, articles, types=corpus.TYPES)
        killer.join()
        assert sorted(map(str, store.read(everything))) == expected


def test_a_query_that_can_not_be_stopped(folder: Path) -> None:
    """An expression that the engine can't interrupt is let go of with its server; the store answers again."""
    copies = "RETURN size(reduce(s = '', i IN range(1, 600000) | s + 'xxxxxxxxxx')) AS n"
    with open_store(folder) as store:
        setup(store)
        replace(store, [talks()], types=TYPES)
        first = server_of(folder)
        with pytest.raises(QueryTimeout):
            store.ask(copies, timeout=1)
        assert store.ask("MATCH (a:Article) RETURN count(a) AS c").rows == ((1,),)
        assert server_of(folder) != first


@pytest.mark.parametrize("which", ["bolt", "http"])
def test_a_port_that_was_just_taken(folder: Path, which: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody takes a chosen port before the server does, it starts on other ones."""
    honest = launch.free_ports
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        chosen = iter([(port, honest()[0]) if which == "bolt" else (honest()[0], port)])
        monkeypatch.setattr(launch, "free_ports", lambda: next(chosen, None) or honest())
        with open_store(folder) as store:
            assert store.read("RETURN 1 AS x") == [{"x": 1}]


def test_stale_state(folder: Path) -> None:
    """A state file that names a dead process, another process, or nothing readable is put right."""
    with open_store(folder):
        pass
    server = server_of(folder)
    text = (folder / STATE).read_text(encoding="utf-8")
    server.kill()
    assert wait(server, 10)
    reused = {**json.loads(text), "pid": os.getpid()}
    for stale in (text, json.dumps(reused), "{not json"):
        (folder / STATE).write_text(stale, encoding="utf-8")
        with open_store(folder) as store:
            assert store.read("RETURN 1 AS x") == [{"x": 1}]
        stop(folder)


def test_lost_state(folder: Path) -> None:
    """A server whose state file is gone can't be logged in to: it is ended, and another takes its place."""
    with open_store(folder) as store:
        setup(store)
        replace(store, [talks()], types=TYPES)
    first = server_of(folder)
    (folder / STATE).unlink()
    with open_store(folder) as store:
        assert len(hashes(store)) == 1
    assert wait(first, 10)
    assert server_of(folder) != first


def test_stop(folder: Path) -> None:
    """``stop`` ends the server and says whether there was one; the data stays."""
    assert not stop(folder)
    with open_store(folder) as store:
        setup(store)
        replace(store, [talks()], types=TYPES)
    server = server_of(folder)
    assert stop(folder)
    assert wait(server, 0.1)
    assert not stop(folder)
    with open_store(folder) as store:
        assert len(hashes(store)) == 1


def test_idle_server_stops(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays while somebody is connected, however long, and stops once nobody was for the idle time."""
    monkeypatch.setenv("GRAPH_BUILDER_IDLE_SECONDS", "1")
    with user_of(folder) as user:
        server = server_of(folder)
        assert not wait(server, 3.0)
        assert user.stdin is not None
        user.stdin.close()
    assert wait(server, 10)
    assert State.of(folder) is None
    monkeypatch.delenv("GRAPH_BUILDER_IDLE_SECONDS")
    with open_store(folder) as store:
        assert store.read("RETURN 1 AS x") == [{"x": 1}]


def test_a_server_ends_with_its_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who deletes a store's folder is not left with a server that nobody can log in to."""
    monkeypatch.setenv("GRAPH_BUILDER_IDLE_SECONDS", "60")
    with open_store(folder):
        server = server_of(folder)
    shutil.rmtree(folder)
    assert wait(server, 30)


def test_a_killed_watcher_is_replaced(folder: Path) -> None:
    """Where the watching process was killed, the next user starts another, so that the server can stop."""
    with open_store(folder):
        first = _watcher(folder)
        first.kill()
        assert wait(first, 10)
    with open_store(folder):
        assert _watcher(folder) != first


def _watcher(folder: Path) -> psutil.Process:
    limit = time.monotonic() + 10
    while time.monotonic() < limit:
        for process in psutil.process_iter():
            command = _command(process)
            if str(folder) in command and any(part.endswith("watch.py") for part in command):
                return process
    raise AssertionError("nobody watches")


def test_secrets_stay_in(folder: Path) -> None:
    """Secrets stand in the 0600 state file alone: not in command line, environment, logs or other files."""
    with open_store(folder) as store:
        setup(store)
        state = State.of(folder)
    assert state is not None
    process = server_of(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / STATE).stat().st_mode) == 0o600
    places = [" ".join(process.cmdline()), str(process.environ()), repr(state)]
    places += [
        path.read_bytes().decode("latin-1")
        for path in folder.rglob("*")
        if path.is_file() and path.name != STATE
    ]
    assert not [secret for secret in (state.root, state.reader) for place in places if secret in place]


def test_only_the_passwords_log_in(folder: Path) -> None:
    """Each login takes its own password and no other, nor the hash that stands in the folder."""
    with open_store(folder):
        state = State.of(folder)
    assert state is not None
    kept = [json.loads(line) for line in (folder / "config" / "server-users.jsonl").read_text().splitlines()]
    wrong = [state.reader, state.root[:-1], "", *(user["password"] for user in kept)]
    for password in (state.root, *wrong):
        with neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{state.port}", auth=("root", password)) as driver:
            if password == state.root:
                driver.verify_connectivity()
            else:
                with pytest.raises(neo4j.exceptions.AuthError):
                    driver.verify_connectivity()


def test_loopback_only(folder: Path) -> None:
    """The server listens on two ports, both on loopback, and HTTP answers nobody without the secret."""
    with open_store(folder):
        listening = [
            c.laddr for c in server_of(folder).net_connections("tcp") if c.status == psutil.CONN_LISTEN
        ]
    assert len(listening) == 2
    assert {address.ip.removeprefix("::ffff:") for address in listening} == {"127.0.0.1"}


def test_nothing_of_the_user_is_inherited(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Neo4j's password in the starter's environment does not live on in the server's."""
    monkeypatch.setenv("NEO4J_PASSWORD", "very secret")
    with open_store(folder):
        assert "NEO4J_PASSWORD" not in server_of(folder).environ()


def test_a_folder_with_other_files(tmp_path: Path) -> None:
    """A folder that holds something else is refused and left as it was."""
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(StoreError, match="not a store"):
        open_store(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_a_store_of_another_format(folder: Path) -> None:
    """A store of a later format is refused by number, untouched."""
    folder.mkdir()
    (folder / "store.json").write_text('{"format": 99}')
    with pytest.raises(StoreError, match="format 99"):
        open_store(folder)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(folder: Path) -> None:
    """A folder that can't be written is a clear error."""
    folder.mkdir(mode=0o500)
    with pytest.raises(StoreError, match="can't be used"):
        open_store(folder)


def test_a_file_instead_of_a_folder(tmp_path: Path) -> None:
    """A file where the store should be is a clear error."""
    (tmp_path / "store").write_text("")
    with pytest.raises(StoreError, match="can't be used"):
        open_store(tmp_path / "store")


@pytest.mark.parametrize("damaged", ["schema", "Entity_0.", "dictionary"])
def test_damaged_files(folder: Path, damaged: str) -> None:
    """Damaged files are reported as damage, by opening and by the doctor, each with a remedy.

    The engine itself would open them and go on without what was in them.
    """
    with open_store(folder) as store:
        setup(store)
        replace(store, [talks()], types=TYPES)
    stop(folder)
    files = [p for p in (folder / "databases" / "graph").iterdir() if p.name.startswith(damaged)]
    assert files
    for path in files:
        path.write_bytes(b"\x00garbage\xff" * 100)
    with pytest.raises(StoreDamaged) as found:
        open_store(folder)
    assert found.value.remedy
    assert State.of(folder) is None
    last = diagnose(folder)[-1]
    assert not last.ok
    assert last.remedy
    assert files[0].read_bytes() == b"\x00garbage\xff" * 100


def test_a_server_that_can_not_start(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A start that fails says what the server said and where its log is, and leaves nothing running."""
    monkeypatch.setenv("GRAPH_BUILDER_JAVA_OPTIONS", "-Xmx1k")
    with pytest.raises(StoreError, match="ended at its start") as failed:
        open_store(folder)
    assert "server.log" in failed.value.remedy
    assert State.of(folder) is None


def test_a_copy_of_a_store(folder: Path, tmp_path: Path) -> None:
    """A stopped store's folder can be copied: the copy is a store of its own."""
    with open_store(folder) as store:
        setup(store)
        replace(store, [talks()], types=TYPES)
    stop(folder)
    shutil.copytree(folder, tmp_path / "copy")
    with open_store(tmp_path / "copy") as copy, open_store(folder) as store:
        assert hashes(copy) == hashes(store)
    assert stop(tmp_path / "copy")


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_interrupting_the_starter_spares_the_server(folder: Path) -> None:
    """Ctrl-C at the terminal of the command that started it does not reach the server."""
    with user_of(folder) as user:
        server = server_of(folder)
        os.killpg(os.getpgid(user.pid), 0)
        assert os.getpgid(server.pid) != os.getpgid(user.pid)
        user.send_signal(signal.SIGINT)
    assert not wait(server, 0.2)

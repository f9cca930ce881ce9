"""The process that stops an embedded server which nobody uses, and what it shares with the starter.

Run by its path (``python watch.py FOLDER IDLE_SECONDS``): it imports neither the package nor the
driver, so that waiting costs little memory. It counts the connections to the server's Bolt port;
after IDLE_SECONDS without one it stops the server under the same lock that starters take.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil

STATE = "server.json"
WATCH_LOCK = "watch.lock"  # held by the watching process as long as it lives
MAIN_CLASS = "com.arcadedb.server.ArcadeDBServer"


@dataclass(frozen=True, slots=True)
class State:
    """What a server's folder says about its running server. The secrets are new at every start."""

    pid: int
    port: int
    http_port: int
    root: str = field(repr=False)
    reader: str = field(repr=False)

    @classmethod
    def of(cls, folder: Path) -> State | None:
        """The state that stands in the folder; None where there is none or it can't be understood."""
        try:
            return cls(**json.loads((folder / STATE).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write(self, folder: Path) -> None:
        """Put it in place in one step, readable by its owner only."""
        write_private(folder / STATE, json.dumps(asdict(self)))

    def process(self, folder: Path) -> psutil.Process | None:
        """The server's process; None where it ended or the pid belongs to something else now."""
        try:
            process = psutil.Process(self.pid)
            return process if is_server(process.cmdline(), folder, self.port) else None
        except psutil.Error:
            return None


def write_private(path: Path, text: str) -> None:
    """Replace a file in one step by one that only its owner can read."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    new.replace(path)


def is_server(command: list[str], folder: Path, port: int | None = None) -> bool:
    """Whether a process's command line is that of this folder's server (on that Bolt port).

    A dead process that waits for its parent has no command line, and so is none.
    """
    wanted = {MAIN_CLASS, f"-Darcadedb.server.rootPath={folder}"}
    if port is not None:
        wanted.add(f"-Darcadedb.bolt.port={port}")
    return wanted <= set(command)


def connections(process: psutil.Process, port: int) -> int:
    """How many clients are connected to the Bolt port. Where the system won't say: one."""
    try:
        found = process.net_connections(kind="tcp")
    except psutil.AccessDenied:
        return 1
    return sum(c.status == psutil.CONN_ESTABLISHED and c.laddr.port == port for c in found)


def end(process: psutil.Process, state: State, *, within: float = 30.0) -> None:
    """Stop the server in good order; after ``within`` seconds by force."""
    with contextlib.suppress(psutil.NoSuchProcess):
        if os.name == "nt":  # there a terminate() is a kill
            _ask_to_shut_down(state)
        else:
            process.terminate()
        if not wait(process, within):
            process.kill()
            wait(process, within)


def end_orphans(folder: Path) -> int:
    """End servers of this folder whose state was lost: nobody could log in to them. How many there were."""
    ended = 0
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if is_server(process.cmdline(), folder):
                process.terminate()
                process.wait(30)
                ended += 1
    return ended


def wait(process: psutil.Process, within: float) -> bool:
    """Whether the process ended within that time; one that only waits for its parent has ended."""
    limit = time.monotonic() + within
    while time.monotonic() < limit:
        try:
            if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.02)
    return False


def _ask_to_shut_down(state: State) -> None:
    import base64
    import http.client

    login = base64.b64encode(f"root:{state.root}".encode()).decode()
    http_client = http.client.HTTPConnection("127.0.0.1", state.http_port, timeout=10)
    headers = {"Authorization": f"Basic {login}", "Content-Type": "application/json"}
    with contextlib.suppress(OSError, http.client.HTTPException):
        http_client.request("POST", "/api/v1/server", '{"command": "shutdown"}', headers)
        http_client.getresponse().read()
    http_client.close()


@contextlib.contextmanager
def starting_or_stopping(folder: Path, *, within: float = 120.0) -> Iterator[None]:
    """Only one process at a time starts or stops a folder's server. Raises ``TimeoutError``."""
    from filelock import FileLock

    with FileLock(folder / "start.lock", timeout=within):
        yield


def last_use(folder: Path) -> float:
    """When a process last said that it uses the store (seconds since 1970): the state file's mtime."""
    try:
        return (folder / STATE).stat().st_mtime
    except OSError:
        return 0.0


def watch(folder: Path, idle: float) -> None:
    """Until the folder's server has ended: stop it once nobody used it for ``idle`` seconds."""
    used = time.time()
    while state := State.of(folder):
        process = state.process(folder)
        if process is None:
            return
        with contextlib.suppress(psutil.NoSuchProcess):
            if connections(process, state.port):
                used = time.time()
        if time.time() - max(used, last_use(folder)) >= idle and _stopped(folder, state, idle):
            return
        time.sleep(min(5.0, idle / 4))


def _stopped(folder: Path, seen: State, idle: float) -> bool:
    """Stop it unless somebody came in the meantime; starters wait for the same lock."""
    with starting_or_stopping(folder):
        state = State.of(folder)
        process = state.process(folder) if state else None
        if state != seen or state is None or process is None:
            return True
        if connections(process, state.port) or time.time() - last_use(folder) < idle:
            return False
        (folder / STATE).unlink(missing_ok=True)
        end(process, state)
        return True


def main(folder: Path, idle: float) -> None:
    """Watch unless another process does. A server that came while this one let go is watched on."""
    from filelock import FileLock, Timeout

    while (state := State.of(folder)) and state.process(folder):
        try:
            with FileLock(folder / WATCH_LOCK, timeout=1):
                watch(folder, idle)
        except Timeout:
            return
    if not folder.exists():  # then nobody can log in any more
        end_orphans(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))

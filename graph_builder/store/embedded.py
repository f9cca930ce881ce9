"""The embedded store: a server process of its own for each folder, started by whoever needs it first.

The folder (0700) holds the data, a state file (0600) with the running server's process, ports and
secrets, and two lock files: one for starting and stopping, one for writing. Everything else is
derived: a state file of a dead server, a reused process id, or a server whose state file was lost
are found out and put right by the next user.

This module does without the driver, so that a server can start while its starter imports it.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from filelock import FileLock, Timeout

from graph_builder.errors import StoreDamaged, StoreError, StoreUnavailable
from graph_builder.store import launch
from graph_builder.store.watch import (
    STATE,
    WATCH_LOCK,
    State,
    end,
    end_orphans,
    starting_or_stopping,
)

if TYPE_CHECKING:
    from graph_builder.protocols import Dialect
    from graph_builder.store.bolt import Drivers

FORMAT = (
    11  # 11 to 5: other blocks of names; 4: bands hold hashes; 3: another sketch; 2: linking (1 had none)
)
MARK = "store.json"  # says that a folder is a store, and of which format

WITHIN = 60.0  # seconds for a start; 1.3 to 4.4 s were measured
FULL = 5_000_000  # bytes free, below which the disk is the reason for whatever failed
IDLE = 900.0  # seconds without a client until the server stops

# What the engine logs when it opens damaged files, and then goes on without what was in them.
DAMAGE = re.compile(r"schema will be reset|is not loaded:")
TAKEN = re.compile(r"Unable to listen|not available|BindException|already in use", re.IGNORECASE)
PORT_TRIES = 3
PAGE = re.compile(r"\.\d+\.(\d+)\.v\d+\.\w+$")  # NAME.FILE.PAGE_SIZE.vVERSION.KIND

# Children of this process, kept so that they can be waited for and leave no dead entry behind.
_children: list[subprocess.Popen[bytes]] = []


@dataclass(frozen=True, slots=True)
class Embedded:
    """The embedded store in a folder."""

    folder: Path
    idle: float = IDLE
    within: float = WITHIN
    dialect: Dialect = "arcadedb"
    database: str | None = launch.DATABASE

    @property
    def address(self) -> str:
        """The folder."""
        return str(self.folder)

    def connect(self) -> Drivers:
        """Connect to the folder's server, starting it if need be. Raises ``StoreError``."""
        prepare(self.folder)
        limit = time.monotonic() + self.within
        while True:
            state = running(self.folder) or self._start()
            from graph_builder.store import login

            drivers = login.log_in(state)
            if login.answers(drivers, partial(self._still, state, limit)):
                _use(self.folder, self.idle)
                return drivers
            drivers.close()
            if time.monotonic() >= limit:
                raise self._failed(f"did not answer within {self.within:.0f} s")

    def give_up(self) -> None:
        """End the server by force: the next user starts it again, and nothing acknowledged is lost."""
        state = running(self.folder)
        process = state.process(self.folder) if state else None
        if process is not None:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()

    def trouble(self) -> StoreError | None:
        """A full disk: the engine then says no more than that a commit failed."""
        try:
            free = shutil.disk_usage(self.folder).free
        except OSError:
            return None
        if free >= FULL:
            return None
        return StoreError(
            f"The disk of the store {self.folder} is full. What was stored before is still there.",
            "Make room and run the same command again.",
        )

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time among all processes: on this engine, free writers were 2 to 3 times slower."""
        lock = FileLock(self.folder / "write.lock", timeout=300, poll_interval=0.01)
        try:
            lock.acquire()
        except Timeout as error:
            raise StoreUnavailable(
                f"Another process has been writing to {self.folder} for minutes.",
                "Wait for it, or end it, and run the same command again.",
            ) from error
        except OSError as error:
            raise _unusable(self.folder, error) from error
        try:
            yield
        finally:
            lock.release()

    def define(self, drivers: Drivers, text: str, *, sql: bool = False) -> None:
        """Run one schema statement; what this engine's Cypher lacks is SQL, which only HTTP takes."""
        from graph_builder.store.bolt import define

        if not sql:
            define(drivers, self.database, text)
        elif state := running(self.folder):
            _send_sql(state, text)
        else:
            raise StoreUnavailable(f"The server of {self.folder} ended.", "Run the same command again.")

    def _still(self, state: State, limit: float) -> bool:
        """Whether it is worth waiting for that server's answer."""
        return time.monotonic() < limit and running(self.folder) == state

    def _start(self) -> State:
        with _one_at_a_time(self.folder):
            state = running(self.folder)
            if state is not None:
                return state
            end_orphans(self.folder)
            launch.give_room(self.folder)
            state = self._launch()
            launch.keep_room(self.folder)
            return state

    def _launch(self) -> State:
        """Start the server, on other ports if somebody took the chosen ones in the meantime."""
        self._check_files()
        for _ in range(PORT_TRIES):
            state = self._launch_once()
            if state is not None:
                return state
        raise self._failed(f"found its ports taken {PORT_TRIES} times")

    def _launch_once(self) -> State | None:
        """Start the server; None where a port was taken.

        Its state is on disk before it answers: the next user of a killed starter finds it and waits.
        """
        root, reader = (secrets.token_urlsafe(launch.SECRET) for _ in range(2))
        launch.write_configuration(self.folder, root, reader)
        port, http_port = launch.free_ports()
        process = launch.start_process(self.folder, port, http_port)
        _children.append(process)
        state = State(process.pid, port, http_port, root, reader)
        state.write(self.folder)
        limit = time.monotonic() + self.within
        from graph_builder.store import login  # takes half a second, in which the server gets up

        drivers = login.log_in(state, patience=2.0)  # the port may be somebody else's, who never answers
        try:
            answers = login.answers(drivers, partial(self._starting, process, limit))
        finally:
            drivers.close()
        if answers and not DAMAGE.search(self._said()):
            return state
        late = process.poll() is None
        (self.folder / STATE).unlink(missing_ok=True)
        if late:
            end(psutil.Process(process.pid), state)
        if answers:
            raise self._damaged(self.folder / "databases")
        if TAKEN.search(self._said()):
            return None
        raise self._failed(
            f"did not start within {self.within:.0f} s"
            if late
            else f"ended at its start with code {process.poll()}"
        )

    def _starting(self, process: subprocess.Popen[bytes], limit: float) -> bool:
        """Whether it is worth waiting for a server that was just started."""
        return process.poll() is None and time.monotonic() < limit and not TAKEN.search(self._said())

    def _said(self) -> str:
        """What the server has logged since its start."""
        log = self.folder / "log" / "server.log"
        return log.read_text(encoding="utf-8", errors="replace") if log.is_file() else ""

    def _failed(self, what: str) -> StoreError:
        said = self._said()
        last = next((x.strip() for x in reversed(said.splitlines()) if x.strip()), "nothing")[:300]
        message = f"The server of the store {self.folder} {what}. It said: {last}"
        if "locked by another process" in said:
            return StoreUnavailable(
                message + " Another process has its files open.", "Run `kg stop` and try again."
            )
        if DAMAGE.search(said):
            return self._damaged(self.folder / "databases")
        return StoreUnavailable(
            message,
            f"See {self.folder / 'log' / 'server.log'}. A busy machine or little memory are usual reasons; "
            "memory is set by GRAPH_BUILDER_JAVA_OPTIONS, "
            f"{launch.default_options(launch.memory())} if unset.",
        )

    def _damaged(self, path: Path) -> StoreDamaged:
        return StoreDamaged(
            f"The store {self.folder} is damaged: {path} can't be read as it is.",
            "Restore the folder from a backup, or build again into another one. What the server said, if it "
            f"was started, is in {self.folder / 'log' / 'server.log'}.",
        )

    def _check_files(self) -> None:
        """Refuse files that the engine would open without what was in them, before it changes them.

        It would put an empty schema in place of an unreadable one, and cut off what is no whole page.
        After a crash (its log of transactions is there) half a page is nothing unusual: it mends that.
        """
        database = self.folder / "databases" / launch.DATABASE
        schemas = [
            path for name in ("schema.json", "schema.prev.json") if (path := database / name).is_file()
        ]
        if schemas and not any(map(_is_json, schemas)):
            raise self._damaged(schemas[0])
        if any(database.glob("*.wal")):
            return
        for path in sorted(database.glob("*.v*.*")):
            page = PAGE.search(path.name)
            if page and path.stat().st_size % int(page[1]):
                raise self._damaged(path)


def _is_json(path: Path) -> bool:
    try:
        json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return True


def prepare(folder: Path) -> None:
    """Make the folder a store, or check that it is one that this version understands."""
    mark = folder / MARK
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not mark.exists():
            ours = {MARK, "start.lock", "write.lock", WATCH_LOCK}
            if {p.name for p in folder.iterdir()} - ours and not mark.exists():
                raise StoreError(
                    f"{folder} is a folder with other files in it, not a store.", "Name another folder."
                )
            folder.chmod(0o700)
            with _one_at_a_time(folder):
                if not mark.exists():
                    mark.write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")
        found = json.loads(mark.read_text(encoding="utf-8"))["format"]
    except OSError as error:
        raise _unusable(folder, error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(f"{mark} can't be understood.", "Restore it, or name another folder.") from error
    if found != FORMAT:
        raise StoreError(
            f"{folder} is a store of format {found}; this version reads format {FORMAT}.",
            "Export it with the version that made it and build again, or name another folder.",
        )


def _unusable(folder: Path, error: OSError) -> StoreError:
    return StoreError(
        f"The folder {folder} can't be used as a store: {error.strerror}.",
        "Name a folder that you can write, on a disk with room.",
    )


def running(folder: Path) -> State | None:
    """The state of the folder's server; None where none is running (or a reused pid only looks like it)."""
    _reap()
    state = State.of(folder)
    return state if state is not None and state.process(folder) is not None else None


def stop_server(folder: Path) -> bool:
    """Stop the server of a folder. False where none was running."""
    if not (folder / MARK).is_file():
        return False
    with _one_at_a_time(folder):
        state = running(folder)
        process = state.process(folder) if state else None
        if state is None or process is None:
            return bool(end_orphans(folder))
        (folder / STATE).unlink(missing_ok=True)
        end(process, state)
        _reap()
        return True


@contextlib.contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    try:
        with starting_or_stopping(folder):
            yield
    except Timeout as error:
        raise StoreUnavailable(
            f"Another process has been starting or stopping the server of {folder} for minutes.",
            "Look for a process that hangs, end it, and try again.",
        ) from error
    except OSError as error:
        raise _unusable(folder, error) from error


def _use(folder: Path, idle: float) -> None:
    """Say that the store is in use, and see to it that somebody stops it when it no longer is."""
    with contextlib.suppress(OSError):
        os.utime(folder / STATE)
    if not _watched(folder):
        _children.append(launch.start_watch(folder, idle))


def _watched(folder: Path) -> bool:
    """Whether a watching process lives: it holds a lock as long as it does."""
    try:
        with FileLock(folder / WATCH_LOCK, timeout=0):
            return False
    except Timeout:
        return True


def _reap() -> None:
    """Take note of children that ended."""
    _children[:] = [child for child in _children if child.poll() is None]


def _send_sql(state: State, text: str) -> None:
    """Run one statement over HTTP, as root. Raises ``StoreError`` with the server's words."""
    import http.client  # with all of email behind it; only a new store needs it

    login = base64.b64encode(f"root:{state.root}".encode()).decode()
    headers = {"Authorization": f"Basic {login}", "Content-Type": "application/json"}
    connection = http.client.HTTPConnection("127.0.0.1", state.http_port, timeout=120)
    try:
        body = json.dumps({"language": "sql", "command": text})
        connection.request("POST", f"/api/v1/command/{launch.DATABASE}", body, headers)
        answer = connection.getresponse()
        said = answer.read().decode(errors="replace")
    except (OSError, http.client.HTTPException) as error:
        raise StoreUnavailable(
            "The embedded server does not answer over HTTP.", "Run `kg doctor`."
        ) from error
    finally:
        connection.close()
    if answer.status != 200:
        raise StoreError(f"The embedded server refused a schema statement: {said[:300]}", "Run `kg doctor`.")

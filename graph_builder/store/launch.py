"""What the embedded server is started with: program, jars, flags, users.

The facts behind each flag were measured on the version that pyproject pins.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import importlib.util
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import psutil

from graph_builder.errors import StoreError
from graph_builder.store.watch import MAIN_CLASS, write_private

DATABASE = "graph"
COMMAND_TIMEOUT = 300.0  # seconds; the engine's own limit for any statement, the backstop behind ask()
RESERVE = 1 << 20  # bytes; what a server writes at its start is a tenth of it
#: The quick compiler alone: a start costs 3 s of processor time and not 5, loading 20,000 claims 14 s and
#: not 36; from about 60,000 in one go the slow compiler is ahead.
QUICK = "-XX:TieredStopAtLevel=1"
GIGABYTE = 1 << 30
#: Where Linux says how much memory a container may have: its control group, of version 2 and 1.
CONTAINER = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))

#: A server that nobody asks gives memory back: after half a minute without a collection a full one, which
#: leaves a fifth of the heap free at most. A concurrent one leaves half-empty regions: with 20,000 claims an
#: idle server held 442 MB after it, and 225 MB after a full one, whose first pause was .15 s, later .05 s.
FRUGAL = (
    "-XX:G1PeriodicGCInterval=30000",
    "-XX:-G1PeriodicGCInvokesConcurrent",
    "-XX:MinHeapFreeRatio=10",
    "-XX:MaxHeapFreeRatio=20",
    # What the C library keeps of memory outside the heap; other systems' libraries have no such call.
    *(["-XX:TrimNativeHeapInterval=20000"] if sys.platform == "linux" else []),
)

# Parts of the wheel that a local graph has no use for; without them nothing listens that nobody asked for.
LEFT_OUT = ("mcp", "postgresw", "redisw", "console", "graphql", "python-bridge")

ITERATIONS = 1  # of a password's hash, see ``hashed``
SECRET = 24  # bytes of a password

# The reader can do nothing but read records: user-written Cypher runs with its login. Its limits stay at -1,
# because the engine's resultSetLimit cuts what is scanned, so that counts and look-ups were silently wrong.
GROUPS = {
    "version": 2,
    "databases": {
        "*": {
            "groups": {
                "admin": {
                    "resultSetLimit": -1,
                    "readTimeout": -1,
                    "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
                    "types": {
                        "*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}
                    },
                },
                "reader": {
                    "resultSetLimit": -1,
                    "readTimeout": -1,
                    "access": [],
                    "types": {"*": {"access": ["readRecord"]}},
                },
                "*": {"resultSetLimit": -1, "readTimeout": -1, "access": [], "types": {"*": {"access": []}}},
            }
        }
    },
}

# The engine would otherwise log to files at INFO.
LOGGING = """handlers=java.util.logging.ConsoleHandler
.level=WARNING
java.util.logging.ConsoleHandler.level=WARNING
"""


def engine() -> Path:
    """The folder of the engine's wheel. Raises ``StoreError`` where this platform has none."""
    spec = importlib.util.find_spec("arcadedb_embedded")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    if folder is None or not java(folder).is_file():
        raise StoreError(
            f"There is no embedded store for this platform ({sys.platform}).",
            "It exists for Linux with glibc (x86-64, arm64), macOS on Apple silicon and Windows x64. "
            "Use a Neo4j instead: set NEO4J_URI or give --store bolt://HOST:7687.",
        )
    return folder


def memory(limits: Sequence[Path] = CONTAINER) -> int:
    """Bytes of memory of this machine, or of the container that holds this process where that is less."""
    found: list[int] = [psutil.virtual_memory().total]
    for path in limits:
        with contextlib.suppress(OSError, ValueError):  # not there; "max" is no limit
            found.append(int(path.read_text(encoding="ascii")))
    return min(found)


def default_options(total: int) -> str:
    """The server's Java options on a machine of so many bytes: GRAPH_BUILDER_JAVA_OPTIONS if unset.

    The engine keeps pages of its files in a quarter of the heap. A build of 400,000 claims fell to .52 of its
    first rate with 1 GB of heap, to .69 after 240,000 with 4 GB; with 3 GB and both compilers the first
    200,000 cost no more at the end. So the heap may grow to a quarter of the memory, at least 1 GB and at
    most 4, and on a small machine to half of it. It is a limit: an idle server gives back what it has no use
    for (``FRUGAL``).
    """
    heap = min(max(total // 4, GIGABYTE), 4 * GIGABYTE, total // 2)
    return f"-Xmx{heap >> 20}m {QUICK}"


def java(folder: Path) -> Path:
    """The Java program inside the engine's wheel."""
    return folder / "jre" / "bin" / ("java.exe" if os.name == "nt" else "java")


def free_ports() -> tuple[int, int]:
    """Two ports on loopback that nobody listens on at this moment; somebody may take one in the next."""
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        second.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]


def hashed(password: str) -> str:
    """The engine's own form of a password hash; the salt is the text, not the bytes it decodes to.

    The engine checks a login with the count of iterations that stands in the hash. They exist to make the
    guessing of what people choose slow; 192 random bits can't be guessed, and each login would pay for them.
    """
    salt = base64.b64encode(secrets.token_bytes(32)).decode()
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), ITERATIONS, 32)
    return f"PBKDF2WithHmacSHA256${ITERATIONS}${salt}${base64.b64encode(digest).decode()}"


def write_configuration(folder: Path, root: str, reader: str) -> None:
    """Users with these passwords, their groups, and logging; read by the server when it starts."""
    config = folder / "config"
    config.mkdir(exist_ok=True)
    (folder / "log").mkdir(exist_ok=True)
    users = [
        {"name": "root", "databases": {"*": ["admin"]}, "password": hashed(root)},
        {"name": "reader", "databases": {DATABASE: ["reader"]}, "password": hashed(reader)},
    ]
    write_private(config / "server-users.jsonl", "".join(json.dumps(u) + "\n" for u in users))
    write_private(config / "server-groups.json", json.dumps(GROUPS, indent=1))
    write_private(config / "logging.properties", LOGGING)


def keep_room(folder: Path) -> None:
    """Keep some of the disk for the next start: on a disk that the graph filled it must still be readable."""
    reserve = folder / "reserve"
    if not reserve.exists() and shutil.disk_usage(folder).free > 8 * RESERVE:
        with contextlib.suppress(OSError):  # somebody else took the room: then there is none to keep
            reserve.write_bytes(os.urandom(RESERVE))  # random, so that no file system stores it as less


def give_room(folder: Path) -> None:
    """Give back what ``keep_room`` kept, where a start needs it."""
    if shutil.disk_usage(folder).free < RESERVE:
        (folder / "reserve").unlink(missing_ok=True)


def command(folder: Path, port: int, http_port: int, options: list[str]) -> list[str]:
    """The command line of the server; no secret is in it."""
    settings = {
        "java.util.logging.config.file": folder / "config" / "logging.properties",
        "arcadedb.server.rootPath": folder,
        "arcadedb.server.logsDirectory": folder / "log",
        # "production" would hide the engine's words about a query, which people need (and its login page).
        "arcadedb.server.mode": "development",
        "arcadedb.server.defaultDatabases": f"{DATABASE}[root]",
        "arcadedb.server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "arcadedb.server.httpIncomingHost": "127.0.0.1",
        "arcadedb.server.httpIncomingPort": http_port,
        "arcadedb.bolt.host": "127.0.0.1",
        "arcadedb.bolt.port": port,
        # A longer message is never answered: batches stay below 4 MB, one article may be longer.
        "arcadedb.bolt.maxMessageSize": 268435456,
        "arcadedb.bolt.packstream.maxValueLength": 268435456,
        "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",
        "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
        "arcadedb.command.timeout": int(COMMAND_TIMEOUT * 1000),
        # A load has some statements for each of 250 relation types, more than the 300 that are kept else:
        # a seventh of its time went into reading them again.
        "arcadedb.opencypher.statementCache": 1500,
        "arcadedb.opencypher.planCache": 1500,
        "arcadedb.txWalFlush": 1,
        # Nobody reads its counters, and there is no language to script in: both took a tenth of a start.
        "arcadedb.serverMetrics": "false",
        "arcadedb.polyglotEngineEnabled": "false",
    }
    return [
        str(java(engine())),
        *FRUGAL,
        *options,
        "--enable-native-access=ALL-UNNAMED",
        *(f"-D{name}={value}" for name, value in settings.items()),
        MAIN_CLASS,
    ]


def start_process(folder: Path, port: int, http_port: int) -> subprocess.Popen[bytes]:
    """Start the server as a process of its own, which outlives this one. Output goes to log/server.log."""
    jars = sorted((engine() / "jars").glob("*.jar"))
    wanted = [str(j) for j in jars if not any(part in j.name for part in LEFT_OUT)]
    options = os.environ.get("GRAPH_BUILDER_JAVA_OPTIONS") or default_options(memory())
    environment = {**_environment(), "CLASSPATH": os.pathsep.join(wanted)}
    with (folder / "log" / "server.log").open("wb") as log:
        return detached(command(folder, port, http_port, options.split()), folder, environment, log.fileno())


def start_watch(folder: Path, idle: float) -> subprocess.Popen[bytes]:
    """Start the process that stops the server after ``idle`` seconds without a client."""
    program = str(Path(__file__).with_name("watch.py"))
    return detached([sys.executable, "-P", program, str(folder), str(idle)], folder, _environment(), None)


def _environment() -> dict[str, str]:
    """This process's environment without what a process that stays must not inherit."""
    unwanted = ("NEO4J_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
    return {k: v for k, v in os.environ.items() if not k.startswith(unwanted)}


class _Detached(subprocess.Popen[bytes]):
    """A process that is meant to outlive this one."""

    def __del__(self) -> None:
        """Nothing: the base class would warn that it still runs."""


def detached(
    arguments: list[str], folder: Path, environment: dict[str, str], output: int | None
) -> subprocess.Popen[bytes]:
    """A process in a session of its own: no terminal, no signal meant for this process reaches it."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    return _Detached(
        arguments,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if output is None else output,
        stderr=subprocess.DEVNULL if output is None else subprocess.STDOUT,
        start_new_session=True,
        creationflags=flags,
    )

"""Start a real Neo4j from its Maven artifacts: for tests, and for people without Docker.

    python scripts/neo4j.py start                     in the background; prints what to export
    python scripts/neo4j.py run --version 2026.04.0   in the foreground, until Ctrl-C
    python scripts/neo4j.py run -- kg build examples  as long as that command runs; it finds NEO4J_URI
    python scripts/neo4j.py stop

Needs Maven the first time, and a JDK: 17 or 21 for Neo4j 5.26, 21 or later for 2026. Jars and data stand
in .neo4j/ (or --home). It listens on loopback only. The password is the given one, or NEO4J_PASSWORD, or
one made up at the first start and kept in HOME/password, which only its owner can read.

Only the standard library: this file's name hides the driver's.
"""

from __future__ import annotations

import argparse
import base64
import http.client
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DEFAULT_VERSION = "5.26.12"
# Seconds without a new line in a log after which a start is given up. A start takes 10 to 20 s, on a busy
# machine minutes, in which it goes on logging; one that ended is seen at once.
PATIENCE = 120

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>local</groupId><artifactId>neo4j-here</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>VERSION</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>VERSION</version></dependency>
  </dependencies>
</project>
"""

CONFIGURATION = """server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=127.0.0.1:{http}
server.https.enabled=false
server.memory.pagecache.size={pages}
db.tx_log.preallocate=false
dbms.usage_report.enabled=false
"""

OPENS = (
    "java.nio",
    "java.io",
    "sun.nio.ch",
    "java.util.concurrent",
    "java.util.concurrent.atomic",
    "java.lang",
)


class Unusable(Exception):
    """Something that this machine lacks, or a start that failed, in one line with what to do."""


def is_five(version: str) -> bool:
    """Whether it is a Neo4j 5, the line before the versions that are named by year."""
    return version.startswith("5.")


# --- what is needed ------------------------------------------------------------------------------


def jars(version: str, home: Path) -> Path:
    """The folder of that version's jars; Maven brings them once."""
    folder = home / "jars" / version
    if (folder / "complete").is_file():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise Unusable("Maven (mvn) is not installed; it brings Neo4j's jars. Install it and try again.")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pom.xml").write_text(POM.replace("VERSION", version), encoding="utf-8")
    print(f"Fetching Neo4j {version} with Maven, once ...", file=sys.stderr)
    goal = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
    options = ["-DincludeScope=runtime", f"-DoutputDirectory={folder / 'lib'}"]
    done = subprocess.run(
        [maven, "-q", "-B", goal, *options], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines()
        raise Unusable(f"Maven could not bring Neo4j {version}: {said[0] if said else 'no reason given'}")
    (folder / "complete").touch()
    return folder


def java(version: str) -> Path:
    """A Java program that this version runs on. Raises ``Unusable`` where none is found."""
    fits = {17, 21} if is_five(version) else set(range(21, 40))
    for home in _java_homes():
        program = home / "bin" / ("java.exe" if os.name == "nt" else "java")
        if program.is_file() and _java_version(program) in fits:
            return program
    wanted = "17 or 21" if is_five(version) else "21 or later"
    raise Unusable(f"Neo4j {version} needs a JDK {wanted}. Install one, or set JAVA_HOME to it.")


def _java_homes() -> list[Path]:
    homes = [Path(v) for k, v in sorted(os.environ.items()) if re.fullmatch(r"JAVA_HOME(_.*)?", k) and v]
    on_path = shutil.which("java")
    if on_path:
        homes.append(Path(on_path).resolve().parent.parent)
    for folder in ("/usr/lib/jvm", "/usr/java", "/opt/java", "C:/Program Files/Java"):
        homes += sorted(Path(folder).glob("*"))
    homes += sorted(Path("C:/Program Files/Eclipse Adoptium").glob("*"))
    homes += sorted(Path("/Library/Java/JavaVirtualMachines").glob("*/Contents/Home"))
    return homes


def _java_version(program: Path) -> int | None:
    said = subprocess.run([str(program), "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else None


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


# --- one server ----------------------------------------------------------------------------------


class Server:
    """A Neo4j with its data, configuration and password in one folder."""

    def __init__(self, data: Path, version: str, bolt: int, http_port: int, memory: tuple[str, str]) -> None:
        self.data, self.version, self.bolt, self.http = data, version, bolt, http_port
        self.heap, self.pages = memory
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        """Where drivers find it."""
        return f"bolt://127.0.0.1:{self.bolt}"

    def launch(self, lib: Path, program: Path, *, detached: bool) -> subprocess.Popen[bytes]:
        """Start the process. It writes to DATA/logs/output.log."""
        conf = self.data / "conf"
        for folder in (conf, self.data / "logs"):
            folder.mkdir(parents=True, exist_ok=True)
        self.data.chmod(0o700)
        text = CONFIGURATION.format(bolt=self.bolt, http=self.http, pages=self.pages)
        (conf / "neo4j.conf").write_text(text, encoding="utf-8")
        main = (
            "org.neo4j.server.CommunityEntryPoint"
            if is_five(self.version)
            else "org.neo4j.server.Neo4jCommunity"
        )
        command = [str(program), "-Xms256m", f"-Xmx{self.heap}", "-cp", str(lib / "lib" / "*")]
        command += [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENS]
        command += [main, f"--home-dir={self.data}", f"--config-dir={conf}"]
        flags = 0
        if sys.platform == "win32" and detached:
            flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        with (self.data / "logs" / "output.log").open("wb") as log:
            self.process = subprocess.Popen(
                command,
                cwd=self.data,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=detached,
                creationflags=flags,
            )
        return self.process

    def ready(self, password: str, patience: float = PATIENCE) -> None:
        """Wait until it answers a query with this password, setting it at the first start.

        It is waited for as long as it logs something at least every ``patience`` seconds.
        """
        logged, limit = 0, time.monotonic() + patience
        while time.monotonic() < limit:
            now = self._logged()
            if now != logged:
                logged, limit = now, time.monotonic() + patience
            if self.process is not None and self.process.poll() is not None:
                raise Unusable(f"Neo4j ended at its start. It said: {self._last_words()}")
            status = self.query("neo4j", password, "RETURN 1")
            if status in (200, 202):
                return
            if status == 401:
                self._set_password(password)
            time.sleep(0.25)
        raise Unusable(
            f"Neo4j logged nothing for {patience:g} s and answers nothing. See {self.data / 'logs'}."
        )

    def _logged(self) -> int:
        """Bytes in its logs."""
        return sum(path.stat().st_size for path in (self.data / "logs").iterdir())

    def _set_password(self, password: str) -> None:
        wanted = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
        status = self.query("system", "neo4j", wanted, {"password": password})
        if status == 401 and (self.data / "has-password").is_file():
            raise Unusable(
                f"{self.data} has another password. Give it with --password, or use another --home."
            )
        if status in (200, 202):
            (self.data / "has-password").touch()

    def query(self, database: str, password: str, text: str, parameters: dict[str, str] | None = None) -> int:
        """The HTTP status of a query; 0 where nothing answers."""
        login = base64.b64encode(f"neo4j:{password}".encode()).decode()
        headers = {
            "Authorization": f"Basic {login}",
            "Content-Type": "application/json",
            "Accept": "application/json",
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.http, timeout=30)
        try:
            body = json.dumps({"statement": text, "parameters": parameters or {}})
            connection.request("POST", f"/db/{database}/query/v2", body, headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()

    def _last_words(self) -> str:
        lines = (self.data / "logs" / "output.log").read_text(encoding="utf-8", errors="replace").splitlines()
        return next((line.strip() for line in reversed(lines) if line.strip()), "nothing")[:300]


def password_of(data: Path, given: str | None) -> str:
    """The given password, the environment's, the kept one, or a new one."""
    kept = data / "password"
    wanted = given or os.environ.get("NEO4J_PASSWORD")
    if wanted is None and kept.is_file():
        return kept.read_text(encoding="utf-8")
    return wanted or secrets.token_urlsafe(18)


def keep(data: Path, password: str) -> None:
    """Keep the password that worked, for its owner only."""
    kept = data / "password"
    kept.unlink(missing_ok=True)
    with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        file.write(password)


# --- commands ------------------------------------------------------------------------------------


def tell(server: Server, data: Path, as_json: bool) -> None:
    """Say where it is; the password stands in a file, not on the screen, unless a program asks."""
    if as_json:
        password = (data / "password").read_text(encoding="utf-8")
        said = {"uri": server.uri, "http": server.http, "user": "neo4j", "password": password}
        print(json.dumps(said), flush=True)
        return
    print(f"Neo4j {server.version} answers at {server.uri}, HTTP at http://127.0.0.1:{server.http}")
    print(f"export NEO4J_URI={server.uri}\nexport NEO4J_USERNAME=neo4j")
    print(f'export NEO4J_PASSWORD="$(cat {data / "password"})"', flush=True)


def start(options: argparse.Namespace) -> int:
    """Start it and, for ``run``, stay until it or its parent ends."""
    data = (options.home / "data" / options.version).resolve()
    if alive(data):
        raise Unusable(f"A Neo4j already runs on {data}. Stop it with: python scripts/neo4j.py stop")
    lib, program = jars(options.version, (options.jars or options.home).resolve()), java(options.version)
    ports = options.bolt or _free_port(), options.http or _free_port()
    server = Server(data, options.version, *ports, (options.heap, options.page_cache))
    password = password_of(data, options.password)
    process = server.launch(lib, program, detached=options.command == "start")
    try:
        (data / "pid").write_text(f"{process.pid}\n", encoding="utf-8")
        server.ready(password, options.patience)
        keep(data, password)
        tell(server, data, options.json)
        if options.program:
            environment = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": password}
            code = subprocess.run(options.program, env={**os.environ, **environment}, check=False).returncode
            _end(process)
            return code
        if options.command == "run":
            _stay(process, options.with_parent)
        return 0
    except BaseException:
        _end(process)
        (data / "pid").unlink(missing_ok=True)
        raise


def _stay(process: subprocess.Popen[bytes], with_parent: bool) -> None:
    """Until it ends, we are asked to end, or (``--with-parent``) whoever holds our standard input is gone."""

    def leave(*_: object) -> None:
        process.terminate()

    signal.signal(signal.SIGTERM, leave)
    if with_parent:
        threading.Thread(target=lambda: (sys.stdin.read(), process.kill()), daemon=True).start()
    try:
        process.wait()
    except KeyboardInterrupt:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def alive(data: Path) -> int | None:
    """The pid of the Neo4j on this folder, None where none runs."""
    try:
        pid = int((data / "pid").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return pid if f"--home-dir={data}" in _command_line(pid) else None


def _command_line(pid: int) -> str:
    """The command line of a process, so that a reused pid is never taken for ours."""
    if os.name == "nt":
        query = f"(Get-CimInstance Win32_Process -Filter 'ProcessId={pid}').CommandLine"
        command = ["powershell", "-NoProfile", "-Command", query]
    else:
        command = ["ps", "-ww", "-o", "args=", "-p", str(pid)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def stop(options: argparse.Namespace) -> None:
    """Stop it."""
    data = (options.home / "data" / options.version).resolve()
    pid = alive(data)
    if pid is None:
        print(f"No Neo4j runs on {data}.")
        return
    os.kill(pid, signal.SIGTERM)
    limit = time.monotonic() + 60
    while alive(data) and time.monotonic() < limit:
        time.sleep(0.1)
    if alive(data):
        raise Unusable(f"Neo4j (process {pid}) did not stop within a minute.")
    (data / "pid").unlink(missing_ok=True)
    print("Stopped.")


def _cut(arguments: list[str]) -> tuple[list[str], list[str]]:
    """What stands before and after ``--``."""
    at = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:at], arguments[at + 1 :]


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=("start", "run", "stop", "fetch"))
    parser.add_argument("--version", default=DEFAULT_VERSION, help="5.26.12 (default) or 2026.04.0")
    parser.add_argument(
        "--home", type=Path, default=PROJECT / ".neo4j", help="for jars and data (default .neo4j)"
    )
    parser.add_argument("--jars", type=Path, help="another folder for the jars")
    parser.add_argument("--password", help="else NEO4J_PASSWORD, else made up at the first start")
    parser.add_argument("--bolt", type=int, help="port (default 7687; 0 takes a free one)", default=7687)
    parser.add_argument("--http", type=int, help="port (default 7474; 0 takes a free one)", default=7474)
    parser.add_argument("--heap", default="512m", help="memory of the server (default 512m)")
    parser.add_argument("--page-cache", default="64m", help="what it keeps of its files (default 64m)")
    parser.add_argument(
        "--patience",
        type=float,
        default=PATIENCE,
        help="seconds of a start without a line in the logs, after which it is given up (default 120)",
    )
    parser.add_argument("--json", action="store_true", help="print URI, user and password as JSON")
    parser.add_argument(
        "--with-parent", action="store_true", help="run: end at once when standard input is closed"
    )
    given = sys.argv[1:] if arguments is None else arguments
    own, program = _cut(given)
    options = parser.parse_args(own)
    options.program = program
    if program and options.command != "run":
        parser.error("only run takes a command after --")
    try:
        if options.command == "fetch":
            java(options.version)
            jars(options.version, (options.jars or options.home).resolve())
        elif options.command == "stop":
            stop(options)
        else:
            return start(options)
    except Unusable as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

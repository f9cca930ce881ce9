"""A real Neo4j of one test, which may be killed and comes back where it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import psutil

from tests.conftest import NEO4J, PROJECT, absent


class Restartable:
    """A Neo4j that comes back on the same port after kill -9."""

    def __init__(self, name: str, home: Path, ports: tuple[int, int]) -> None:
        self._name, self._home, self._version = name, home, NEO4J[name]
        options = {"version": NEO4J[name], "home": home, "jars": PROJECT / ".neo4j"}
        options |= dict(zip(("bolt", "http"), ports, strict=True))
        script = [sys.executable, str(PROJECT / "scripts" / "neo4j.py"), "run", "--json", "--with-parent"]
        self._command = [*script, *(f"--{option}={value}" for option, value in options.items())]
        self.start()

    def start(self) -> None:
        """Start it, where it does not run; ``said`` is its address and login."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")}
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=environment,
        )  # fmt: skip
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            absent(self._name, self._process.communicate()[1].strip())
        self.said = json.loads(line)

    def kill(self) -> None:
        """Kill -9."""
        pid = int((self._home / "data" / self._version / "pid").read_text("utf-8"))
        psutil.Process(pid).kill()
        self._process.communicate(timeout=60)

    @property
    def environment(self) -> dict[str, str]:
        """What a command line of the project needs in its environment to log in."""
        return {"NEO4J_USERNAME": self.said["user"], "NEO4J_PASSWORD": self.said["password"]}

    def end(self) -> None:
        """It is no longer needed."""
        self._process.communicate(timeout=60)

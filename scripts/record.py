"""Runs the commands of README.md and docs/*.md and writes what they really printed below them.

    python scripts/record.py             rewrite the outputs
    python scripts/record.py --check     fail where a command fails or prints something else

A fenced ``console`` block holds commands behind ``$ `` (a line that ends in a backslash goes on) and
their output. All blocks of one file run in order in one temporary folder with a copy of examples/ and with
the files that the page shows: a block that begins with e.g. ``toml own.toml`` is that file.
Durations differ from run to run and are not compared.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DURATION = re.compile(r"\b\d+(?:\.\d+)? (?:s|ms)\b")
CUT = "…"


@dataclass(frozen=True, slots=True)
class Step:
    """One command as written and the output that stands below it."""

    command: str
    output: str


def documents() -> list[Path]:
    """README and the pages of docs/ that have commands, in a fixed order."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    return [p for p in pages if BLOCK.search(p.read_text(encoding="utf-8"))]


def steps(block: str) -> Iterator[Step]:
    """The commands of a block with their outputs."""
    lines = block.splitlines()
    while lines:
        command = [lines.pop(0).removeprefix("$ ")]
        while command[-1].endswith("\\"):
            command.append(lines.pop(0))
        output = []
        while lines and not lines[0].startswith("$ "):
            output.append(lines.pop(0))
        yield Step("\n".join(command), "\n".join(output))


def run(command: str, folder: Path) -> str:
    """What it printed, stdout and stderr together, without blanks at line ends."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "GRAPH_BUILDER_"))}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment.get('PATH', '')}"
    environment |= {"COLUMNS": "110", "NO_COLOR": "1"}
    done = subprocess.run(  # noqa: S602 - the commands are those of our own pages
        command, shell=True, cwd=folder, env=environment, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"$ {command}\n{done.stdout}\nexit code {done.returncode}")
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def same(written: str, printed: str) -> bool:
    """Whether the page shows what was printed: durations aside, and ``…`` for lines that are left out."""
    pattern = re.escape(DURATION.sub("T", written)).replace(re.escape(CUT + "\n"), r"(?:.*\n)*?")
    pattern = re.sub(re.escape(CUT) + "$", r"(?:.*\n?)*", pattern)
    return re.fullmatch(pattern, DURATION.sub("T", printed)) is not None


def shortened(written: str, printed: str) -> str:
    """A page that shows only the first lines of an output goes on doing so."""
    kept = written.splitlines()
    if kept and kept[-1] == CUT:
        return "\n".join([*printed.splitlines()[: len(kept) - 1], CUT])
    return printed


def walk(page: Path, *, check: bool) -> list[str]:
    """Run the page; return where it shows something else (check) or rewrite it."""
    text, wrong = page.read_text(encoding="utf-8"), []

    def replay(match: re.Match[str]) -> str:
        out = []
        for step in steps(match[1]):
            printed = run(step.command, folder)
            if check and not same(step.output, printed):
                wrong.append(f"{page.name}: $ {step.command}\n{printed}\ninstead of\n{step.output}")
            shown = shortened(step.output, printed)
            out.append(f"$ {step.command}\n" + (shown + "\n" if shown else ""))
        return f"```console\n{''.join(out)}```"

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copytree(ROOT / "examples", folder / "examples")
        for name, content in NAMED.findall(text):
            (folder / name).write_text(content, encoding="utf-8")
        try:
            rewritten = BLOCK.sub(replay, text)
        finally:
            run("kg stop", folder)
    if not check:
        page.write_text(rewritten, encoding="utf-8")
    return wrong


def main() -> int:
    """Entry point; exit code 1 where a page is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    wrong = [w for page in documents() for w in walk(page, check=parser.parse_args().check)]
    sys.stdout.write("\n\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

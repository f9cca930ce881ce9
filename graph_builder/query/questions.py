"""Questions: a person's own Cypher, and the named questions of ``cypher/questions/``.

A question is a file. Its head is comment lines::

    // Who met whom?                                          title
    // Meetings and visits, in both directions.               description, any number of lines
    // claims: factual                                        or: claims: all
    // $person: entity — whose meetings (optional)            a parameter
    // $limit: number — how many rows (default: 100)
    MATCH …

An ``entity`` may be given by id, name or alias; the statement gets its id.
"""

from __future__ import annotations

import datetime
import math
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Event
from typing import Any, cast, get_args

from rapidfuzz import process

from graph_builder.errors import FormatError, NotFound, UsageError
from graph_builder.model import Table
from graph_builder.protocols import GraphStore
from graph_builder.query.advice import placeholders
from graph_builder.query.bridges import bridges_table
from graph_builder.query.entities import find_entity
from graph_builder.query.paths import paths_table
from graph_builder.query.values import Parameter, ParameterType, Question
from graph_builder.statements import folder

PARAMETER = re.compile(
    r"\$(?P<name>\w+): (?P<type>\w+) — (?P<description>.*?)"
    r"(?: \((?:(?P<optional>optional)|default: (?P<default>[^()]+))\))?"
)

BOOLEANS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}

#: Questions that no statement can answer: what computes the answer from the store and the parameters' values.
COMPUTED: Mapping[str, Callable[[GraphStore, Mapping[str, Any]], Table]] = {
    "bridges": bridges_table,
    "paths": paths_table,
}


def ask(
    store: GraphStore,
    cypher: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    limit: int = 1000,
    timeout: float = 30.0,
    cancel: Event | None = None,
) -> Table:
    """A person's Cypher, reading only: at most ``limit`` rows, ``timeout`` in seconds.

    Setting ``cancel`` ends it on the server. Raises ``QueryRefused``, ``QueryFailed``, ``QueryTimeout``
    or ``QueryCancelled``.
    """
    return store.ask(cypher, parameters, limit=limit, timeout=timeout, cancel=cancel)


@cache
def questions() -> list[Question]:
    """The shipped questions, by name."""
    return [read_question(path) for path in sorted((folder("cypher") / "questions").glob("*.cypher"))]


def question(name: str) -> Question:
    """The shipped question of that name. Raises ``NotFound`` with the nearest names."""
    by_name = {q.name: q for q in questions()}
    if name in by_name:
        return by_name[name]
    near = [n for n, _, _ in process.extract(name, list(by_name), limit=3, score_cutoff=60)]
    remedy = f"Did you mean: {', '.join(near)}?" if near else "`kg questions` lists them."
    raise NotFound(f"No question is called {name!r}.", remedy)


def answer(
    store: GraphStore,
    name: str | Question,
    parameters: Mapping[str, Any] | None = None,
    *,
    limit: int = 1000,
    timeout: float = 30.0,
    cancel: Event | None = None,
) -> Table:
    """The answer to a named question.

    Values may be texts, as a form or a command line gives them. Raises ``NotFound`` (question,
    entity), ``UsageError`` (a value is missing, unknown or of the wrong kind) and what ``ask`` raises.
    """
    chosen = name if isinstance(name, Question) else question(name)
    values = values_of(store, chosen, parameters or {})
    if chosen.computed and chosen.name in COMPUTED:
        return _computed(store, chosen.name, values, limit)
    return ask(store, chosen.statement, values, limit=limit, timeout=timeout, cancel=cancel)


def values_of(store: GraphStore, chosen: Question, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """What a question's statement gets for its parameters. Raises as ``answer``."""
    given = dict(parameters)
    values = {p.name: _value(store, chosen, p, given.pop(p.name, None)) for p in chosen.parameters}
    own = set(placeholders(chosen.statement))
    values |= {name: given.pop(name) for name in sorted(given.keys() & own)}  # of a file that declares none
    if given:
        known = ", ".join(p.name for p in chosen.parameters) or "none"
        raise UsageError(f"{chosen.name} has no parameter {sorted(given)[0]!r}.", f"It has: {known}.")
    return values


def _computed(store: GraphStore, name: str, values: Mapping[str, Any], limit: int) -> Table:
    started = time.perf_counter()
    table = COMPUTED[name](store, values)
    return replace(
        table,
        rows=table.rows[:limit],
        truncated=len(table.rows) > limit,
        seconds=time.perf_counter() - started,
    )


def read_question(path: Path) -> Question:
    """The question in a file, the shipped or a person's own. Raises ``FormatError``."""
    text = path.read_text(encoding="utf-8")
    head = []
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        head.append(line[2:].strip())
    if not head:
        raise FormatError(f"{path.name}: the first line is no title.", "Begin the file with `// title`.")
    parameters = tuple(_parameter(path, line) for line in head if line.startswith("$"))
    claims = [line.removeprefix("claims:").strip() for line in head if line.startswith("claims:")]
    words = [x for x in head[1:] if not x.startswith(("$", "claims:"))]
    return Question(path.stem, head[0], " ".join(words), claims == ["factual"], parameters, text)


def _parameter(path: Path, line: str) -> Parameter:
    match = PARAMETER.fullmatch(line)
    if not match or match["type"] not in get_args(ParameterType):
        types = ", ".join(get_args(ParameterType))
        raise FormatError(
            f"{path.name}: {line!r} describes no parameter.",
            f"Write `$name: TYPE — description (default: value)`, TYPE one of {types}.",
        )
    kind = cast(ParameterType, match["type"])
    default = match["default"]
    return Parameter(
        name=match["name"],
        type=kind,
        description=match["description"],
        required=match["optional"] is None and default is None,
        default=int(default) if default is not None and kind == "number" else default,
    )


def _value(store: GraphStore, asked: Question, parameter: Parameter, value: Any) -> Any:
    if value is None or value == "":
        if parameter.required:
            said = f": {parameter.description}" if parameter.description else ""
            raise UsageError(
                f"{asked.name} needs {parameter.name}{said}.", f"Give a value for ${parameter.name}."
            )
        value = parameter.default
    if value is None or not isinstance(value, str):
        return value
    try:
        match parameter.type:
            case "entity":
                return find_entity(store, value).id
            case "number":
                return _number(value)
            case "date":
                return datetime.date.fromisoformat(value)
            case "boolean":
                return BOOLEANS[value.strip().casefold()]
            case "list":
                return [_item(item.strip()) for item in value.split(",") if item.strip()]
            case _:
                return value
    except (ValueError, KeyError):
        wanted = {"number": "a number", "date": "a day like 2021-07-26", "boolean": "true or false"}[
            parameter.type
        ]
        raise UsageError(f"{asked.name}: {parameter.name} is {value!r}, not {wanted}.") from None


def _number(text: str) -> int | float:
    try:
        return int(text)
    except ValueError:
        number = float(text)
        if not math.isfinite(number):
            raise
        return number


def _item(text: str) -> str | int | float:
    try:
        return _number(text)
    except ValueError:
        return text

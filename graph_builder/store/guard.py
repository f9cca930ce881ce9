"""What a person's Cypher may do: read. The rules that can be seen in the text and in Neo4j's plan.

The text rules exist for their messages: they name what is refused before anything is sent. What
holds is behind them: on the embedded store a login that can only read records, on Neo4j the plan
(which the server made itself, so that no spelling can deceive it) and a transaction for reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph_builder.errors import QueryRefused

FIRST = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL")
WRITING = {
    "CREATE", "MERGE", "INSERT", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "DROP",
    "ALTER", "RENAME", "GRANT", "DENY", "REVOKE", "ENABLE", "START", "STOP", "TERMINATE", "COMMIT",
    "ROLLBACK", "BEGIN", "IMPORT", "EXPORT", "BACKUP", "TRUNCATE",
}  # fmt: skip
#: Procedures that only read the graph; everything else needs a place in this list first.
PROCEDURES = frozenset(
    name.lower()
    for name in (
        "db.index.fulltext.queryNodes",
        "db.index.fulltext.queryRelationships",
        "db.index.vector.queryNodes",
        "db.labels",
        "db.relationshipTypes",
        "db.propertyKeys",
        "db.schema.visualization",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
        "dbms.components",
    )
)
#: Operators of a Neo4j plan that the server calls reading, but which do more than read the graph.
OPERATORS = re.compile(
    r"LoadCSV|Terminate|ShowTransactions|ShowSettings|Transaction|SystemCommand|Use\b", re.I
)

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n\r]*|/\*.*?(?:\*/|\Z))
      | (?P<string>'(?:\\.|[^'\\])*'?|"(?:\\.|[^"\\])*"?)
      | (?P<quoted>`(?:``|[^`])*`?)
      | (?P<word>[^\W\d]\w*)
      | (?P<number>\d[\w.]*)
      | (?P<space>\s+)
      | (?P<sign>.)""",
    re.DOTALL | re.VERBOSE,
)
_ESCAPE = re.compile(r"\\u+([0-9A-Fa-f]{4})")
_HIDING = frozenset("'\"`\\*/;\n\r")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, sign, string or quoted name of the query that is no blank and no comment."""

    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """The word in capitals; nothing for what is no plain word."""
        return self.text.upper() if self.kind == "word" else ""


def check(cypher: str) -> str:
    """The query as it may be sent: one statement, without a last semicolon. Raises ``QueryRefused``."""
    _no_hiding_escape(cypher)
    tokens = list(_tokens(cypher))
    while tokens and tokens[-1].text == ";":
        cypher = cypher[: tokens.pop().start]
    if not tokens:
        raise _refused(
            "not-empty", "There is no query.", "Write one, for instance MATCH (n) RETURN n LIMIT 25."
        )
    if any(t.kind == "sign" and t.text == ";" for t in tokens):
        raise _refused("one-statement", "There is more than one statement.", "Run them one by one.")
    for index, token in enumerate(tokens):
        try:
            _check_token(tokens, index)
        except QueryRefused as refused:
            before = cypher[: token.start]
            refused.line = before.count("\n") + 1
            refused.column = len(before) - (before.rfind("\n") + 1) + 1
            raise
    return cypher


def _check_token(tokens: list[Token], index: int) -> None:
    if index == 0 and tokens[0].word not in FIRST:
        raise _refused(
            "reading-clause-first",
            f"A query can't start with {tokens[0].text[:40]!r}.",
            "Only reading is allowed here: start with MATCH, OPTIONAL MATCH, WITH, UNWIND, RETURN or CALL.",
        )
    if tokens[index].word and not _is_name(tokens, index):
        _check_word(tokens, index)


def _no_hiding_escape(cypher: str) -> None:
    for found in _ESCAPE.finditer(cypher):
        if chr(int(found[1], 16)) in _HIDING:
            raise _refused(
                "no-hidden-characters",
                f"{found[0]} stands for a character that ends a text or comment on some servers.",
                "Write the character itself, or pass the text as a parameter.",
            )


def _tokens(cypher: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(cypher):
        kind = found.lastgroup or "sign"
        if kind not in ("comment", "space"):
            yield Token(kind, found[0], found.start())


def _is_name(tokens: list[Token], index: int) -> bool:
    """Whether a word stands where only a name can: property, label, type, alias, parameter or map key."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is not None and (before.text in {".", ":", "|", "&", "!", "$"} or before.word == "AS"):
        return True
    return after is not None and after.text == ":"


def _check_word(tokens: list[Token], index: int) -> None:
    word = tokens[index].word
    after = tokens[index + 1] if index + 1 < len(tokens) else Token("sign", "", 0)
    before = tokens[index - 1].word if index else ""
    if word in WRITING:
        raise _refused(
            "no-writing",
            f"{word} would change the graph.",
            f"Only reading is allowed here. As a name it goes into backticks: `{tokens[index].text}`.",
        )
    if word == "LOAD" and after.word == "CSV":
        raise _refused(
            "no-files", "LOAD CSV would read a file or an address.", "Only the graph can be read here."
        )
    if word == "USE":
        raise _refused(
            "this-database", "USE would go to another database.", "Open that database as a store instead."
        )
    if word == "TRANSACTIONS" and before in {"IN", "CONCURRENT"} | {""}:
        raise _refused("one-transaction", "IN TRANSACTIONS is for writing.", "Leave it out.")
    if word == "CALL" and after.text not in {"(", "{"}:
        _check_procedure(_procedure_name(tokens[index + 1 :]))


def _procedure_name(tokens: Iterable[Token]) -> str:
    name = ""
    for token in tokens:
        if token.kind in ("word", "quoted"):
            if name and not name.endswith("."):
                break
            name += token.text.strip("`")
        elif token.text == ".":
            name += "."
        else:
            break
    return name


def _check_procedure(name: str) -> None:
    if name.lower() not in PROCEDURES:
        raise _refused(
            "listed-procedures",
            f"The procedure {name or 'without a name'!r} is not among those known to read only.",
            f"These can be called: {', '.join(sorted(PROCEDURES))}.",
        )


def check_plan(query_type: str | None, plan: Mapping[str, Any] | None) -> None:
    """Refuse a query by what Neo4j says it would do. Raises ``QueryRefused``."""
    if query_type != "r":
        raise _refused("no-writing", "This query would change the graph.", "Only reading is allowed here.")
    for operator in _operators(plan):
        name = str(operator.get("operatorType", "")).partition("@")[0]
        if OPERATORS.search(name):
            raise _refused(
                "reading-operators", f"The query would run {name}.", "Only the graph can be read here."
            )
        if name == "ProcedureCall":
            details = str((operator.get("args") or {}).get("Details", ""))
            _check_procedure(details.partition("(")[0].strip().strip("`"))


def operators(plan: Mapping[str, Any] | None, depth: int = 0) -> Iterator[tuple[int, str]]:
    """The names of a plan's operators with their depth, the last step first."""
    if plan:
        yield depth, str(plan.get("operatorType", "")).partition("@")[0]
        for child in plan.get("children") or ():
            yield from operators(child, depth + 1)


def _operators(plan: Mapping[str, Any] | None) -> Iterator[Mapping[str, Any]]:
    if plan:
        yield plan
        for child in plan.get("children") or ():
            yield from _operators(child)


def _refused(rule: str, message: str, remedy: str) -> QueryRefused:
    return QueryRefused(message, remedy, rule=rule)

"""What to do about a query: names that the graph does not have, words that were misspelled.

Cypher finds nothing, silently, where a label, type or property does not exist; and an engine's
message about a syntax error says what it expected, not what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import process

from graph_builder.errors import QueryFailed
from graph_builder.query.values import ParameterType, Schema

KEYWORDS = (
    "MATCH", "OPTIONAL", "WHERE", "RETURN", "WITH", "UNWIND", "ORDER BY", "LIMIT", "SKIP", "DISTINCT", "AND",
    "OR", "NOT", "IN", "IS NULL", "CONTAINS", "STARTS WITH", "ENDS WITH", "AS", "CASE", "WHEN", "THEN",
    "ELSE", "END", "UNION", "EXISTS", "CALL", "YIELD",
)  # fmt: skip
#: Similarity (rapidfuzz, 0 to 100) from which a name is worth proposing: one typo in five letters leaves 80.
NEAR = 72

_SKIPPED = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|//[^\n]*|/\*.*?\*/", re.DOTALL)
_LABELS = re.compile(r"\(\s*\w*((?:\s*[:|&]\s*!?\w+)+)")
_TYPES = re.compile(r"\[\s*\w*((?:\s*[:|]\s*!?\w+)+)")
_PROPERTY = re.compile(r"\b[A-Za-z_]\w*\.(\w+)\b(?!\s*[.(])")
_PLACEHOLDER = re.compile(r"\$([A-Za-z_]\w*)")


def bare(cypher: str) -> str:
    """The query without what stands in quotes and comments; every place keeps its offset."""
    return _SKIPPED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), cypher)


def placeholders(cypher: str) -> list[str]:
    """The names of its ``$parameters``, each once, in their order.

    >>> placeholders("MATCH (n {id: $id}) WHERE n.name <> '$no' RETURN n // $nor")
    ['id']
    """
    return list(dict.fromkeys(_PLACEHOLDER.findall(bare(cypher))))


def kind_of(cypher: str, name: str) -> ParameterType:
    """What kind of value a ``$name`` most likely takes, by where it stands.

    >>> kind_of("MATCH (n {id: $id})-[c]->() WHERE c.published > $day RETURN c LIMIT $many", "many")
    'number'
    """
    text, here = bare(cypher), rf"\${name}\b"
    rules: tuple[tuple[str, ParameterType], ...] = (
        (rf"\b(?:LIMIT|SKIP)\s+{here}", "number"),
        (rf"\bIN\s+{here}", "list"),
        (rf"\.(?:published|event_date)\s*(?:[<>]=?|=|<>)\s*{here}", "date"),
        (rf"\.(?:confidence|start|end|claims|count)\s*(?:[<>]=?|=|<>)\s*{here}", "number"),
        (rf"\.(?:factual|negated)\s*=\s*{here}", "boolean"),
        (rf"(?:\bid\s*:|\.(?:id|speaker)\s*=)\s*{here}", "entity"),
    )
    return next((kind for rule, kind in rules if re.search(rule, text, re.IGNORECASE)), "text")


def unknown_names(cypher: str, schema: Schema) -> list[str]:
    """A sentence for each label, type and property of the query that the graph does not have."""
    text = bare(cypher)
    properties = {*schema.claim_properties, *(n for names in schema.node_properties.values() for n in names)}
    properties |= {"name", "label", "forms", "spans", "kinds", "count", "first_start"}  # of MENTIONS
    checks: tuple[tuple[str, Iterable[str], Iterable[str]], ...] = (
        ("label", _named(_LABELS, text), schema.labels),
        ("relation type", _named(_TYPES, text), (*schema.types, "MENTIONS", "COPY_OF", "REJECTED_CLAIM")),
        ("property", _PROPERTY.findall(text), properties),
    )
    return [
        f"Nothing in this graph has the {what} {name}.{_near(name, known)}"
        for what, names, known in checks
        for name in dict.fromkeys(names)
        if name not in set(known)
    ]


def _named(pattern: re.Pattern[str], text: str) -> list[str]:
    return [name for found in pattern.findall(text) for name in re.findall(r"\w+", found)]


def _near(name: str, known: Iterable[str]) -> str:
    best = process.extractOne(name, sorted(known), processor=str.casefold, score_cutoff=NEAR)
    return f" Did you mean {best[0]}?" if best else ""


def remedy(error: QueryFailed, cypher: str) -> str:
    """What to do about a query that the engine could not run; nothing where that can't be told."""
    said = error.message.casefold()
    lines = cypher.splitlines()
    if error.line and error.line <= len(lines):
        rest = lines[error.line - 1][(error.column or 1) - 1 :]
        word = re.match(r"\w+", rest)
        if word and word[0].upper() not in KEYWORDS:
            best = process.extractOne(word[0].upper(), KEYWORDS, score_cutoff=NEAR)
            if best:
                return f"Did you mean {best[0]}?"
    unclosed = _unclosed(cypher)
    if unclosed:
        return f"A {unclosed} is not closed."
    if "not defined" in said or "undefinedvariable" in said or "unknown variable" in said:
        return "A name must be given in MATCH, WITH or UNWIND before it can be returned."
    if "parameter" in said:
        return "Fill in the fields of all $parameters."
    return ""


def _unclosed(cypher: str) -> str | None:
    pairs = {")": "(", "]": "[", "}": "{"}
    open_signs: list[str] = []
    for sign in bare(cypher):
        if sign in pairs.values():
            open_signs.append(sign)
        elif sign in pairs and open_signs and open_signs[-1] == pairs[sign]:
            open_signs.pop()
    return open_signs[-1] if open_signs else None

"""Reads relation types from TOML and refuses what would break a graph, with line and reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, Self, cast

from graph_builder.errors import FormatError
from graph_builder.model import LABELS, RESERVED, Label
from graph_builder.toml_file import TomlFile
from graph_builder.vocabulary.relation_types import (
    REST,
    RelationType,
    Sense,
    Vocabulary,
    WordingKind,
    normalise,
)

SHIPPED = Path(__file__).with_name("relations.toml")

_NAME = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
_WORDING = re.compile(r"[^\W_][\w'’.&/ -]*?( \* [a-z ]+| \([a-z ]+\))?")
_LISTS: Mapping[WordingKind, str] = {"verb": "verbs", "noun": "nouns", "role": "roles"}
#: Between a type's name and the number (from 0) of one of its tables [[NAME.also]].
_ALSO = " also "
_SENSE = frozenset({"verbs", "nouns", "roles", "subjects", "objects"})
_KEYS = _SENSE | {"parent", "definition", "symmetric", "also"}

_REST_TYPE = RelationType(
    REST, "CONNECTED_TO", "S and O are related in a way that no other type says; the wording is `predicate`"
)


def load(extra: Path | None = None) -> Vocabulary:
    """The shipped vocabulary, extended (or, with ``replace = true`` on top, replaced) by a user's file.

    A type of the user's file takes the place of the shipped type of that name, and its wordings
    are taken away from shipped types. Raises ``FormatError`` with file, line and reason.
    """
    if extra is None:
        return _shipped()
    own = _File.of(extra)
    return _vocabulary([own] if own.alone else [_File.of(SHIPPED), own])


@cache
def _shipped() -> Vocabulary:
    return _vocabulary([_File.of(SHIPPED)])


@dataclass(frozen=True, slots=True)
class _File(TomlFile):
    """A vocabulary file that can say on which line something stands."""

    @classmethod
    def of(cls, path: Path) -> Self:
        """The file of that path, or ``FormatError``."""
        return cls.read(path, what="the vocabulary", remedy="The format is described in docs/vocabulary.md.")

    @property
    def alone(self) -> bool:
        """True where the file replaces the shipped vocabulary."""
        value = self.tables.get("replace", False)
        if not isinstance(value, bool):
            self.refuse("`replace` must be true or false", "", "replace")
        return value

    def line(self, table: str, key: str = "", word: str = "") -> int:
        """The line (from 1) of a table's header, of a key in it, or of a word in that key's value."""
        number = 0
        if table:
            name, _, place = table.partition(_ALSO)
            inner = rf"\[\s*{re.escape(name)}\.also\s*\]" if place else rf'"?{re.escape(name)}"?'
            header = re.compile(rf"\s*\[\s*{inner}\s*\]")
            found = [n for n, line in enumerate(self.lines) if header.match(line)]
            number = found[int(place or 0)] if len(found) > int(place or 0) else 0
        at = number
        if key:
            pattern = re.compile(rf'\s*"?{re.escape(key)}"?\s*=')
            rest = range(number, len(self.lines))
            at = next((n for n in rest if pattern.match(self.lines[n])), number)
        if word:
            said = re.compile(rf"(?<![\w'-]){re.escape(word)}(?![\w'-])")
            at = next((n for n in range(at, len(self.lines)) if said.search(self.lines[n])), at)
        return at + 1

    def refuse(self, reason: str, table: str, key: str = "", word: str = "") -> NoReturn:
        """Raise the error that names file, line and reason."""
        where = f"{table.partition(_ALSO)[0]}: " if table else ""
        raise FormatError(f"{self.path}, line {self.line(table, key, word)}: {where}{reason}.")


def _vocabulary(files: list[_File]) -> Vocabulary:
    parents: dict[str, str] = {}
    types: dict[str, RelationType] = {}
    for file in files:
        parents |= _parents(file)
        own = _types(file, parents)
        _refuse_same_wording_twice(file, own)
        types = _without_wordings(types, own) | own
    if REST not in types:
        parents.setdefault(_REST_TYPE.parent, "what S is, what it is part of, how it compares")
        types[REST] = _REST_TYPE
    return Vocabulary(types.values(), parents)


def _parents(file: _File) -> dict[str, str]:
    table = file.tables.get("parents", {})
    if not isinstance(table, dict):
        file.refuse("`parents` must be a table of NAME = definition", "parents")
    for name, definition in table.items():
        _check_name(file, name, "parents", name)
        if not isinstance(definition, str) or not definition.strip():
            file.refuse(f"parent {name} needs a definition of one line", "parents", name)
    return dict(table)


def _types(file: _File, parents: Mapping[str, str]) -> dict[str, RelationType]:
    types = {}
    for name, table in file.tables.items():
        if name in {"parents", "replace"}:
            continue
        _check_name(file, name, name)
        if not isinstance(table, dict):
            file.refuse(f"`{name}` is no table; write [{name}] and its keys below", "", name)
        if name in parents:
            file.refuse("a parent and a type may not share a name", name)
        types[name] = _type(file, name, table, parents)
    return types


def _check_name(file: _File, name: str, table: str, key: str = "") -> None:
    if name in RESERVED:
        file.refuse(f"the name {name} is reserved by the graph model", table, key)
    if not _NAME.fullmatch(name):
        file.refuse(f"`{name}` is not written like MEETS or WITHDRAWS_FROM", table, key)


def _type(file: _File, name: str, table: Mapping[str, Any], parents: Mapping[str, str]) -> RelationType:
    _check_keys(file, name, table, _KEYS)
    for key in ("parent", "definition"):
        if not isinstance(table.get(key), str) or not table[key].strip():
            file.refuse(f"needs `{key}`, a text of one line", name, key)
    if "\n" in table["definition"]:
        file.refuse("`definition` must be one line", name, "definition")
    if table["parent"] not in parents:
        file.refuse(f"unknown parent {table['parent']}; known are {', '.join(parents)}", name, "parent")
    if not isinstance(table.get("symmetric", False), bool):
        file.refuse("`symmetric` must be true or false", name, "symmetric")
    return RelationType(
        name=name,
        parent=table["parent"],
        definition=table["definition"],
        verbs=_wordings(file, name, table, "verbs"),
        nouns=_wordings(file, name, table, "nouns"),
        roles=_wordings(file, name, table, "roles"),
        symmetric=table.get("symmetric", False),
        subjects=_labels(file, name, table, "subjects"),
        objects=_labels(file, name, table, "objects"),
        also=tuple(_senses(file, name, table)),
    )


def _check_keys(file: _File, name: str, table: Mapping[str, Any], known: frozenset[str]) -> None:
    for key in table:
        if key not in known:
            file.refuse(f"unknown key `{key}`; known are {', '.join(sorted(known))}", name, key)


def _senses(file: _File, name: str, table: Mapping[str, Any]) -> Iterator[Sense]:
    """The tables [[NAME.also]] of a type."""
    tables = table.get("also", [])
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        file.refuse(f"`also` must be written as tables [[{name}.also]]", name, "also")
    for number, inner in enumerate(tables):
        where = f"{name}{_ALSO}{number}"
        _check_keys(file, where, inner, _SENSE)
        yield Sense(
            verbs=_wordings(file, where, inner, "verbs"),
            nouns=_wordings(file, where, inner, "nouns"),
            roles=_wordings(file, where, inner, "roles"),
            subjects=_labels(file, where, inner, "subjects"),
            objects=_labels(file, where, inner, "objects"),
        )


def _items(file: _File, name: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, "")
    if not isinstance(value, str):
        file.refuse(f"`{key}` must be one text with commas between its parts", name, key)
    items = tuple(" ".join(item.split()) for item in value.split(","))
    if value.strip() and "" in items:
        file.refuse(f"`{key}` has an empty part: two commas in a row or one at the end", name, key)
    return tuple(item for item in items if item)


def _wordings(file: _File, name: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    items, seen = _items(file, name, table, key), set()
    for wording in items:
        if not _WORDING.fullmatch(wording) or wording != wording.lower():
            file.refuse(
                f"`{wording}` is no wording: lower-case words with blanks between them", name, key, wording
            )
        if normalise(wording) in seen:
            file.refuse(f"`{wording}` stands twice in `{key}`", name, key, wording)
        seen.add(normalise(wording))
    return items


def _labels(file: _File, name: str, table: Mapping[str, Any], key: str) -> tuple[Label, ...]:
    items = _items(file, name, table, key)
    for label in items:
        if label not in LABELS:
            file.refuse(f"unknown label {label} in `{key}`; known are {', '.join(LABELS)}", name, key, label)
    return cast(tuple[Label, ...], items)


def _refuse_same_wording_twice(file: _File, types: Mapping[str, RelationType]) -> None:
    """One wording may stand under two types only where their joins tell them apart."""
    first: dict[tuple[WordingKind, str, tuple[str, ...], tuple[str, ...]], str] = {}
    for name, relation in types.items():
        slots = [
            (kind, key, wording, sense)
            for sense in relation.senses
            for kind, key in _LISTS.items()
            for wording in sense.wordings(kind)
        ]
        for kind, key, wording, sense in slots:
            slot = (kind, normalise(wording), sense.subjects, sense.objects)
            if slot in first:
                file.refuse(
                    f"`{wording}` stands under {first[slot]} too, and both join the same labels",
                    name,
                    key,
                    wording,
                )
            first[slot] = name


def _without_wordings(
    types: Mapping[str, RelationType], newer: Mapping[str, RelationType]
) -> dict[str, RelationType]:
    """``types`` without the wordings that a user's file claims for its own types."""
    taken = {
        (kind, normalise(wording))
        for relation in newer.values()
        for kind in _LISTS
        for wording in relation.wordings(kind)
    }

    def left(sense: Sense, kind: WordingKind) -> tuple[str, ...]:
        return tuple(w for w in sense.wordings(kind) if (kind, normalise(w)) not in taken)

    def sense_left(sense: Sense) -> Sense:
        return replace(sense, verbs=left(sense, "verb"), nouns=left(sense, "noun"), roles=left(sense, "role"))

    kept = {}
    for name, relation in types.items():
        own = sense_left(relation.senses[0])
        kept[name] = replace(
            relation,
            verbs=own.verbs,
            nouns=own.nouns,
            roles=own.roles,
            also=tuple(sense_left(sense) for sense in relation.also),
        )
    return kept

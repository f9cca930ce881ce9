"""Reads files of labelled documents, and refuses what could not be scored, with line and reason."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from graph_builder.errors import FormatError
from graph_builder.evaluate.words import words
from graph_builder.model import LABELS, MODALITIES
from graph_builder.toml_file import TomlFile
from graph_builder.vocabulary import Vocabulary

_GOLD = Path(__file__).with_name("gold")
_SEE = "The format is described in docs/evaluation.md."
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

_DOCUMENT_KEYS = frozenset(
    {"text", "title", "outlet", "published", "url", "boilerplate", "nodes", "claims", "wrong"}
)
_NODE_KEYS = frozenset({"name", "label", "also", "optional"})
_READING_KEYS = frozenset({"subject", "type", "object", "negated", "modality", "by"})
_CLAIM_KEYS = _READING_KEYS | {"at", "date", "optional", "or"}
_WRONG_KEYS = frozenset({"at", "subject", "type", "object", "factual", "negated", "why"})


@dataclass(frozen=True, slots=True)
class GoldNode:
    """A node that the graph should have. ``names`` are all names under which it may stand, ``name`` first.

    ``optional``: its absence is no miss and its presence no fault.
    """

    name: str
    names: tuple[str, ...]
    labels: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to state a claim; each field holds what is accepted there.

    A type that begins with ``<`` is read from object to subject. "" in ``by`` is the article itself.
    """

    subjects: tuple[str, ...]
    types: tuple[str, ...]
    objects: tuple[str, ...]
    negated: bool = False
    modalities: tuple[str, ...] = ("asserted",)
    by: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim that a careful reader draws from the passage ``start:end``, in one of its readings."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    date: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class WrongClaim:
    """A claim that nobody may draw from the passage. Empty fields stand for anything.

    ``factual``: it is wrong only where the graph states it as a fact. ``negated``: only with that
    polarity, None: with either.
    """

    start: int
    end: int
    subjects: tuple[str, ...]
    types: tuple[str, ...]
    objects: tuple[str, ...]
    why: str
    factual: bool = False
    negated: bool | None = None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One labelled text. ``where`` names file and number in messages."""

    where: str
    text: str
    title: str = ""
    outlet: str | None = None
    published: datetime.date | None = None
    url: str | None = None
    nodes: tuple[GoldNode, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    wrong: tuple[WrongClaim, ...] = ()
    boilerplate: tuple[tuple[int, int], ...] = ()


def shipped() -> list[Path]:
    """The files of the project's own gold set, by name."""
    return sorted(_GOLD.glob("*.toml"))


def load(path: Path, vocabulary: Vocabulary) -> list[GoldDocument]:
    """The labelled documents of a file, in its order.

    Every label, modality and relation type must be known, every ``at`` must stand exactly once in
    its text. Raises ``FormatError`` with file, line and reason.
    """
    file = _File.read(path, what="the labels", remedy=_SEE)
    for key in file.tables:
        if key != "document":
            file.refuse(f"unknown key `{key}` outside of a [[document]]")
    tables = file.tables.get("document")
    if not isinstance(tables, list) or not tables:
        file.refuse("there is no [[document]] in it")
    return [_document(_Place(file, n), table, vocabulary) for n, table in enumerate(tables)]


@dataclass(frozen=True, slots=True)
class _File(TomlFile):
    def refuse(self, reason: str, line: int = 1) -> NoReturn:
        raise FormatError(f"{self.path}, line {line}: {reason}.", _SEE)


@dataclass(frozen=True, slots=True)
class _Place:
    """A document of a file, or an entry of one of its lists: for messages."""

    file: _File
    document: int
    key: str = ""
    entry: int = 0

    def of(self, key: str, entry: int) -> _Place:
        return _Place(self.file, self.document, key, entry)

    def line(self) -> int:
        """The line (from 1) of the document's header or of the list's entry, where it can be found."""
        headers = [n for n, line in enumerate(self.file.lines) if line.strip() == "[[document]]"]
        begin = headers[self.document] if self.document < len(headers) else 0
        if not self.key:
            return begin + 1
        inline, entries = False, 0
        for n in range(begin + 1, len(self.file.lines)):
            line = self.file.lines[n].strip()
            if line == "[[document]]":
                break
            if line.startswith("#"):
                continue
            if re.match(rf"{self.key}\s*=", line):
                inline = True
                if "{" not in line:
                    continue
            if line == f"[[document.{self.key}]]" or (inline and "{" in line):
                if entries == self.entry:
                    return n + 1
                entries += 1
            elif line.startswith("]"):
                inline = False
        return begin + 1

    def refuse(self, reason: str) -> NoReturn:
        entry = f", {self.key} {self.entry + 1}" if self.key else ""
        self.file.refuse(f"document {self.document + 1}{entry}: {reason}", self.line())


def _document(place: _Place, table: Any, vocabulary: Vocabulary) -> GoldDocument:
    _known_keys(place, table, _DOCUMENT_KEYS)
    text = _text(place, table, "text")
    published = table.get("published")
    if published is not None and (
        not isinstance(published, datetime.date) or isinstance(published, datetime.datetime)
    ):
        place.refuse("`published` must be a date, written 2021-07-26 without quotes")
    nodes = tuple(_node(p, t) for p, t in _entries(place, table, "nodes"))
    _refuse_shared_names(place, nodes)
    return GoldDocument(
        where=f"{place.file.path.name} {place.document + 1}",
        text=text,
        title=_text(place, table, "title", ""),
        outlet=_text(place, table, "outlet", "") or None,
        published=published,
        url=_text(place, table, "url", "") or None,
        nodes=nodes,
        claims=tuple(_claim(p, t, text, vocabulary) for p, t in _entries(place, table, "claims")),
        wrong=tuple(_wrong(p, t, text, vocabulary) for p, t in _entries(place, table, "wrong")),
        boilerplate=tuple(_find(place, text, line) for line in _texts(place, table, "boilerplate")),
    )


def _node(place: _Place, table: Any) -> GoldNode:
    _known_keys(place, table, _NODE_KEYS)
    name = _text(place, table, "name")
    labels = _texts(place, table, "label")
    if not labels:
        place.refuse(f"node {name} needs `label`")
    for label in labels:
        if label not in LABELS:
            place.refuse(f"unknown label {label}; known are {', '.join(LABELS)}")
    return GoldNode(name, (name, *_texts(place, table, "also")), labels, _flag(place, table, "optional"))


def _refuse_shared_names(place: _Place, nodes: tuple[GoldNode, ...]) -> None:
    owner: dict[tuple[str, ...], str] = {}
    for n, node in enumerate(nodes):
        for name in node.names:
            other = owner.setdefault(words(name), node.name)
            if other != node.name:
                place.of("nodes", n).refuse(f"`{name}` is a name of {other} too: a name leads to one node")


def _claim(place: _Place, table: Any, text: str, vocabulary: Vocabulary) -> GoldClaim:
    _known_keys(place, table, _CLAIM_KEYS)
    others = table.get("or", [])
    if not isinstance(others, list):
        place.refuse("`or` must be a list of tables")
    readings = [_reading(place, table, vocabulary)]
    for other in others:
        _known_keys(place, other, _READING_KEYS)
        readings.append(_reading(place, {**table, **other}, vocabulary))
    date = _text(place, table, "date", "") or None
    if date and not _DATE.fullmatch(date):
        place.refuse(f"`date` {date} must be written 2021, 2021-07 or 2021-07-26, in quotes")
    start, end = _find(place, text, _text(place, table, "at", ""))
    return GoldClaim(start, end, tuple(readings), date, _flag(place, table, "optional"))


def _reading(place: _Place, table: Mapping[str, Any], vocabulary: Vocabulary) -> Reading:
    for key in ("subject", "type", "object"):
        if not _texts(place, table, key):
            place.refuse(f"a claim needs `{key}`")
    modalities = _texts(place, table, "modality") or ("asserted",)
    for modality in modalities:
        if modality not in MODALITIES:
            place.refuse(f"unknown modality {modality}; known are {', '.join(MODALITIES)}")
    return Reading(
        subjects=_texts(place, table, "subject"),
        types=_types(place, table, vocabulary),
        objects=_texts(place, table, "object"),
        negated=_flag(place, table, "negated"),
        modalities=modalities,
        by=_texts(place, table, "by") or ("",),
    )


def _wrong(place: _Place, table: Any, text: str, vocabulary: Vocabulary) -> WrongClaim:
    _known_keys(place, table, _WRONG_KEYS)
    start, end = _find(place, text, _text(place, table, "at", ""))
    if not any(table.get(key) for key in ("subject", "type", "object")):
        place.refuse("a wrong claim needs `subject`, `type` or `object`")
    return WrongClaim(
        start,
        end,
        subjects=_texts(place, table, "subject"),
        types=_types(place, table, vocabulary),
        objects=_texts(place, table, "object"),
        why=_text(place, table, "why"),
        factual=_flag(place, table, "factual"),
        negated=_flag(place, table, "negated") if "negated" in table else None,
    )


def _types(place: _Place, table: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[str, ...]:
    types = _texts(place, table, "type")
    for name in types:
        if name.removeprefix("<") not in vocabulary:
            place.refuse(f"unknown relation type {name}; `kg schema --unused` lists them")
    return types


def _find(place: _Place, text: str, passage: str) -> tuple[int, int]:
    """Where the passage stands in the text; any run of blanks and line ends is like another."""
    if not passage:
        return 0, len(text)
    found = list(re.finditer(r"\s+".join(map(re.escape, passage.split())), text))
    if len(found) != 1:
        how_often = "does not stand" if not found else f"stands {len(found)} times"
        place.refuse(f"“{passage}” {how_often} in the text; it must stand there once")
    return found[0].span()


def _known_keys(place: _Place, table: Any, known: frozenset[str]) -> None:
    if not isinstance(table, dict):
        place.refuse("must be a table, written { key = value, … }")
    for key in table:
        if key not in known:
            place.refuse(f"unknown key `{key}`; known are {', '.join(sorted(known))}")


def _entries(place: _Place, table: Mapping[str, Any], key: str) -> list[tuple[_Place, Any]]:
    value = table.get(key, [])
    if not isinstance(value, list):
        place.refuse(f"`{key}` must be a list of tables")
    return [(place.of(key, n), entry) for n, entry in enumerate(value)]


def _text(place: _Place, table: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = table.get(key, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        place.refuse(f"`{key}` must be a text")
    return value


def _texts(place: _Place, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """One text or a list of texts."""
    value = table.get(key, [])
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        place.refuse(f"`{key}` must be a text or a list of texts")
    return tuple(items)


def _flag(place: _Place, table: Mapping[str, Any], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        place.refuse(f"`{key}` must be true or false")
    return value

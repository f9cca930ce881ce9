"""The graph of an article as rows for the loading statements, checked against what a store may take."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from graph_builder.errors import WriteRefused
from graph_builder.model import LABELS, RESERVED, ArticleGraph, Claim, Entity, Span

Rows = list[dict[str, Any]]

#: A batch stays below this many bytes: the embedded engine never answers a message above 16 MiB.
BATCH = 4_000_000

_TYPE = re.compile(r"[A-Z][A-Z0-9_]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def check(graph: ArticleGraph, types: Collection[str]) -> None:
    """Raise ``WriteRefused`` for a graph that no store may take.

    Types and labels become part of a statement's text, so only known ones pass; ids are keys, so they
    hold no control character; quotes must stand where they say.
    """
    refuse = _Refusal(graph.article.id)
    ids = Counter(e.id for e in graph.entities)
    for key in (graph.article.id, *ids, *(c.id for c in graph.claims)):
        if not isinstance(key, str) or not key or _CONTROL.search(key):
            refuse(f"{key!r} can't be an id")
    for key, count in (*ids.items(), *Counter(c.id for c in graph.claims).items()):
        if count > 1:
            refuse(f"the id {key!r} stands for {count} things")
    for entity in graph.entities:
        if entity.label not in LABELS:
            refuse(f"entity {entity.id!r} has the unknown label {entity.label!r}")
        if not entity.name:
            refuse(f"entity {entity.id!r} has no name")
    for claim in graph.claims:
        if claim.type not in types or claim.type in RESERVED or not _TYPE.fullmatch(claim.type):
            refuse(f"claim {claim.id!r} has the type {claim.type!r}, which the vocabulary does not have")
        if claim.subject_id not in ids or claim.object_id not in ids:
            refuse(f"claim {claim.id!r} joins an entity that the article does not have")
        if graph.article.text[claim.start : claim.end] != claim.quote:
            refuse(f"the quote of claim {claim.id!r} is not at {claim.start}:{claim.end} of the text")
    _check_values(article_row(graph), refuse)
    for row in (*mention_rows(graph), *claim_rows(graph)):
        _check_values(row["p"], refuse)


class _Refusal:
    def __init__(self, article: str) -> None:
        self.article = article

    def __call__(self, reason: str) -> None:
        raise WriteRefused(
            f"Article {self.article!r} was not written: {reason}.",
            "Nothing of this call was written. Extract the article again, or mend its line.",
        )


def _check_values(properties: Mapping[str, Any], refuse: _Refusal) -> None:
    for name, value in properties.items():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, str) and not _encodable(part):
                refuse(f"{name} holds half of a surrogate pair, which is no text")
            if isinstance(part, int) and not -(2**63) <= part < 2**63:
                refuse(f"{name} holds {part}, which has more than 64 bits")


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def graph_hash(graph: ArticleGraph) -> str:
    """SHA-256 of the whole graph: the same hash, nothing to write."""
    return hashlib.sha256(graph.to_json().encode("utf-8", "surrogatepass")).hexdigest()


def article_row(graph: ArticleGraph) -> dict[str, Any]:
    """The properties of the Article node."""
    article = graph.article
    return present(
        id=article.id,
        title=article.title,
        url=article.url,
        outlet=article.outlet,
        published=article.published,
        text=article.text,
        hash=article.hash,
        dropped=[f"{d.start}\t{d.end}\t{d.reason}" for d in graph.dropped],
        claims=len(graph.claims),
        pairs=sorted({f"{c.subject_id}\t{c.object_id}" for c in graph.claims}),
        tally_graph=graph_hash(graph),
    )


def forms_of(entity: Entity) -> list[str]:
    """Every name the article uses for the entity, its own name included, sorted."""
    return sorted({entity.name, *entity.aliases})


def mention_rows(graph: ArticleGraph) -> Rows:
    """One row an entity: everything that the article says of it, so that it can be taken away again."""
    return [{"a": graph.article.id, "e": e.id, "p": _mention(graph.article.id, e)} for e in graph.entities]


def _mention(article: str, entity: Entity) -> dict[str, Any]:
    mentions = sorted(entity.mentions, key=lambda m: (m.start, m.end))
    return present(
        id=f"{article}|{entity.id}",
        name=entity.name,
        label=entity.label,
        forms=forms_of(entity),
        spans=[offset for m in mentions for offset in (m.start, m.end)],
        kinds=[m.kind for m in mentions],
        count=len(mentions),
        first_start=mentions[0].start if mentions else None,
    )


def claim_rows(graph: ArticleGraph) -> Rows:
    """One row a claim: its ends, its type and its properties."""
    return [{"s": c.subject_id, "o": c.object_id, "t": c.type, "p": _claim(graph, c)} for c in graph.claims]


def _claim(graph: ArticleGraph, claim: Claim) -> dict[str, Any]:
    return present(
        id=claim.id,
        quote=claim.quote,
        start=claim.start,
        end=claim.end,
        predicate=claim.predicate,
        article=graph.article.id,
        outlet=graph.article.outlet,
        published=graph.article.published,
        factual=claim.factual,
        negated=claim.negated,
        modality=claim.modality,
        attributed_to=claim.attributed_to,
        speaker=claim.speaker,
        event_date=claim.event_date,
        granularity=claim.granularity,
        time=claim.time,
        location=claim.location,
        quantity=claim.quantity,
        confidence=float(claim.confidence),
        rule=claim.rule,
        clause=claim.clause,
        subject_span=_offsets(claim.subject_mention),
        object_span=_offsets(claim.object_mention),
        subject_antecedent=_offsets(claim.subject_antecedent),
        object_antecedent=_offsets(claim.object_antecedent),
        cues=[f"{cue.kind}:{cue.start}:{cue.end}" for cue in claim.cues],
        derived_from=claim.derived_from,
    )


def _offsets(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def present(**properties: Any) -> dict[str, Any]:
    """The properties that are there: an absent one is no property."""
    return {name: value for name, value in properties.items() if value is not None}


def batches(rows: Iterable[Any], limit: int = BATCH) -> Iterator[list[Any]]:
    """Rows in lists below ``limit`` bytes; a longer row is a list of its own."""
    batch: list[Any] = []
    size = 0
    for row in rows:
        more = size_of(row)
        if batch and size + more > limit:
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += more
    if batch:
        yield batch


def size_of(value: Any) -> int:
    """About how many bytes a value takes in a message; never less."""
    if isinstance(value, str):
        return 5 + (len(value) if value.isascii() else 4 * len(value))
    if isinstance(value, Mapping):
        return 5 + sum(size_of(k) + size_of(v) for k, v in value.items())
    if isinstance(value, list | tuple):
        return 5 + sum(map(size_of, value))
    return 9

"""The graph of an article as rows for the loading statements, checked against what a store may take."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, NewType, NoReturn

from graph_builder.errors import WriteRefused
from graph_builder.model import LABELS, RESERVED, Article, ArticleGraph, Claim, Entity
from graph_builder.store import packing

Row = dict[str, Any]
Rows = list[Row]

#: A batch stays below this many bytes: the embedded engine never answers a message above 16 MiB.
BATCH = 4_000_000

_TYPE = re.compile(r"[A-Z][A-Z0-9_]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """An article's graph as rows: its node's properties, a row an entity it mentions, a row a claim.

    ``rejected`` are claims that a person rejected: they stand beside the graph, not in it. ``hash`` is
    over all of it: equal hashes, nothing to write.
    """

    id: str
    origin: Row  # its id, and where it is from
    article: Row
    mentions: Rows
    claims: Rows
    rejected: Rows
    size: int  # bytes, about
    old: ArticleRows | None = None  # what the store has of it, where that is known

    @property
    def hash(self) -> str:
        """SHA-256 over everything that would be written."""
        return str(self.article["tally_graph"])


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands among the others of the corpus.

    Attributes:
        voice: The outlet that counts for what it says: its own, or that of the article it copies.
        copy_of: The id of that article, if it is a copy.
        profiles: Entity id -> the profiles behind it, to be counted.
        kept: Properties of the article's node that linking needs later.
        packed: The graph before linking (``packing.packed``), where it is known already.
    """

    voice: str | None
    copy_of: str | None = None
    profiles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    kept: Mapping[str, Any] = field(default_factory=dict)
    packed: bytes | None = None


#: A graph that ``check`` let pass: what makes rows of it need not look again.
Checked = NewType("Checked", ArticleGraph)


def rows_of(graph: ArticleGraph, types: Collection[str]) -> ArticleRows:
    """The rows of a graph over corpus ids. Raises ``WriteRefused`` for one that no store may take."""
    return placed_rows(check(graph, types), Place(graph.article.outlet))


def placed_rows(graph: Checked, place: Place) -> ArticleRows:
    """The rows of a graph that has its place among others. Raises ``WriteRefused`` where it is no text."""
    article = _article(graph) | present(tally_copy_of=place.copy_of)
    mentions = _mentions(graph, place)
    claims, rejected = _claims(graph, place.voice), _rejected(graph)
    try:
        packed = place.packed or packing.packed(graph.unlinked or graph)
        content = packing.encoded([article, mentions, claims, rejected])
    except UnicodeEncodeError as error:
        around = error.object[max(0, error.start - 40) : error.start]
        refuse = refusal(graph)
        refuse(f"half of a surrogate pair, which is no text, stands after {around!r}")
    article["tally_graph"] = hashlib.sha256(content + b"\x00" + packed).hexdigest()
    article["tally_unlinked"] = packing.compressed(packed)
    article["tally_mentions"] = len(mentions)
    origin = origin_of(graph.article)
    article.update(origin, **place.kept)
    return ArticleRows(
        graph.article.id, origin, article, mentions, claims, rejected, len(content) + len(packed)
    )


def check(graph: ArticleGraph, types: Collection[str]) -> Checked:
    """The graph, if stores may take it. Raises ``WriteRefused``.

    Types and labels become part of a statement's text, so only known ones pass; ids are keys, so they
    hold no control character; quotes must stand where they say, and every span within the text.
    """
    refuse = refusal(graph)
    _check_ids(graph, refuse)
    _check_entities(graph, refuse)
    _check_claims(graph, types, refuse)
    return Checked(graph)


def check_linked(graph: ArticleGraph, _unlinked: Checked) -> Checked:
    """A checked graph once it is linked: only ids are new. Raises ``WriteRefused``."""
    _check_ids(graph, refusal(graph))
    return Checked(graph)


def refusal(graph: ArticleGraph) -> Refusal:
    """What refuses the graph, with a reason."""
    return Refusal(graph.article.id)


class Refusal:
    """Raises ``WriteRefused`` for an article."""

    def __init__(self, article: str) -> None:
        self.article = article

    def __call__(self, reason: str) -> NoReturn:
        raise WriteRefused(
            f"Article {self.article!r} was not written: {reason}.",
            "Extract it again, or mend its line.",
        )


def _check_ids(graph: ArticleGraph, refuse: Refusal) -> None:
    entities, claims = Counter(e.id for e in graph.entities), Counter(c.id for c in graph.claims)
    for key in (graph.article.id, *entities, *claims):
        if not isinstance(key, str) or not key or _CONTROL.search(key):
            refuse(f"{key!r} can't be an id")
    for key, count in (*entities.items(), *claims.items()):
        if count > 1:
            refuse(f"the id {key!r} stands for {count} things")


def _check_entities(graph: ArticleGraph, refuse: Refusal) -> None:
    length = len(graph.article.text)
    for entity in graph.entities:
        if entity.label not in LABELS:
            refuse(f"entity {entity.id!r} has the unknown label {entity.label!r}")
        if not entity.name:
            refuse(f"entity {entity.id!r} has no name")
        if not all(0 <= m.start <= m.end <= length for m in entity.mentions):
            refuse(f"a mention of {entity.id!r} is outside the text")


def _check_claims(graph: ArticleGraph, types: Collection[str], refuse: Refusal) -> None:
    text, ids = graph.article.text, {e.id for e in graph.entities}
    for claim in graph.claims:
        if claim.type not in types or claim.type in RESERVED or not _TYPE.fullmatch(claim.type):
            refuse(f"claim {claim.id!r} has the type {claim.type!r}, which the vocabulary does not have")
        if claim.subject_id not in ids or claim.object_id not in ids:
            refuse(f"claim {claim.id!r} joins an entity that the article does not have")
        if text[claim.start : claim.end] != claim.quote:
            refuse(f"the quote of claim {claim.id!r} is not at {claim.start}:{claim.end} of the text")
        if not 0 <= claim.confidence <= 1:
            refuse(f"the confidence of claim {claim.id!r} is {claim.confidence!r}, which is not from 0 to 1")
        spans = [
            claim.subject_mention,
            claim.object_mention,
            claim.subject_antecedent,
            claim.object_antecedent,
        ]
        offsets = [(claim.start, claim.end), *((cue.start, cue.end) for cue in claim.cues)]
        offsets += [(span.start, span.end) for span in spans if span]
        if not all(0 <= start <= end <= len(text) for start, end in offsets):
            refuse(f"a span of claim {claim.id!r} is outside the text")


def _article(graph: ArticleGraph) -> Row:
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
        claims=sum(not rejected(c) for c in graph.claims),
        pairs=sorted({pair(c.subject_id, c.object_id) for c in graph.claims if not rejected(c)}),
        tally_marks=list(graph.marks) or None,
    )


def pair(subject: str, thing: str) -> str:
    """The ends of a claim as an article notes them in its ``pairs``."""
    return f"{subject}\t{thing}"


def origin_of(article: Article) -> Row:
    """Where an article is from: beside its graph, so that a moved file changes nothing else."""
    origin = article.origin
    return present(
        id=article.id,
        tally_place=origin.place or None,
        tally_content=origin.content or None,
        tally_extractor=origin.extractor or None,
    )


def forms_of(entity: Entity) -> list[str]:
    """Every name the article uses for the entity, its own name included, sorted."""
    return sorted({entity.name, *entity.aliases})


def _mentions(graph: ArticleGraph, place: Place) -> Rows:
    return [
        {"a": graph.article.id, "e": e.id, "p": _mention(graph.article.id, e, place.profiles.get(e.id))}
        for e in graph.entities
    ]


def _mention(article: str, entity: Entity, profiles: Sequence[str] | None) -> Row:
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
        tally_profiles=list(profiles) if profiles else None,
    )


def rejected(claim: Claim) -> bool:
    """Did a person reject it?"""
    return claim.review == "rejected"


def _claims(graph: ArticleGraph, voice: str | None) -> Rows:
    said_by = _said_by(graph.article)
    return [
        {"s": c.subject_id, "o": c.object_id, "t": c.type, "p": _claim(c, said_by, voice)}
        for c in graph.claims
        if not rejected(c)
    ]


def _rejected(graph: ArticleGraph) -> Rows:
    """They join the article to their subject, so that no pattern between entities finds them."""
    said_by = _said_by(graph.article)
    return [
        {
            "a": graph.article.id,
            "e": c.subject_id,
            "p": _claim(c, said_by, None) | {"type": c.type, "subject": c.subject_id, "object": c.object_id},
        }
        for c in graph.claims
        if rejected(c)
    ]


_PLAIN = (
    "id", "quote", "start", "end", "predicate", "factual", "negated", "modality", "attributed_to", "speaker",
    "event_date", "granularity", "time", "location", "quantity", "rule", "clause", "derived_from", "review",
    "review_note",
)  # fmt: skip
_plain = attrgetter(*_PLAIN)
_SPANS = {
    name: attrgetter(field)
    for name, field in (
        ("subject_span", "subject_mention"),
        ("object_span", "object_mention"),
        ("subject_antecedent", "subject_antecedent"),
        ("object_antecedent", "object_antecedent"),
    )
}


def _said_by(article: Article) -> Row:
    """What every claim of an article says of the article."""
    return present(article=article.id, outlet=article.outlet, published=article.published)


def _claim(claim: Claim, said_by: Row, voice: str | None) -> Row:
    """Its properties: an absent one is no property."""
    row = {name: value for name, value in zip(_PLAIN, _plain(claim), strict=True) if value is not None}
    for name, of in _SPANS.items():
        if span := of(claim):
            row[name] = [span.start, span.end]
    row |= said_by
    if voice is not None and claim.derived_from is None:
        row["voice"] = voice
    row["confidence"] = float(claim.confidence)
    row["cues"] = [f"{cue.kind}:{cue.start}:{cue.end}" for cue in claim.cues]
    if claim.review_was:
        row["review_was"] = list(claim.review_was)
    return row


def present(**properties: Any) -> Row:
    """The properties that are there: an absent one is no property."""
    return {name: value for name, value in properties.items() if value is not None}


def batches(rows: Iterable[Any], limit: int = BATCH) -> Iterator[list[Any]]:
    """Rows in lists below ``limit`` bytes; a longer row is a list of its own."""
    rows = list(rows)
    if rows and size_of(rows) <= limit:
        yield rows
        return
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


def size_of(row: Any) -> int:
    """About how many bytes a row, or several, take in a message: as many as in JSON."""
    import msgspec

    return len(msgspec.json.encode(row))

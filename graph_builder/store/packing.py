"""The graph of an article as it was extracted, kept with the article.

What stands in the store as claims and mentions is that graph linked: by the names of all articles and by
people's decisions. When either changes, it is linked again from here, without extracting again. Short,
because every article carries it: no names of fields, and nothing that the article's text says anyway.
"""

from __future__ import annotations

import datetime
import zlib
from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from graph_builder.model import Article, ArticleGraph, Claim, Cue, Dropped, Entity, Mention, Origin, Span

#: What a reader of an older or newer packing must not mistake for its own.
VERSION = 1

_PLAIN = (
    "id", "subject", "subject_id", "type", "predicate", "object", "object_id", "start", "end", "rule",
    "clause", "negated", "modality", "attributed_to", "speaker", "time", "granularity", "location",
    "quantity", "confidence", "derived_from",
)  # fmt: skip
_SPANS = ("subject_mention", "object_mention", "subject_antecedent", "object_antecedent")
_plain = attrgetter(*_PLAIN)


def packed(graph: ArticleGraph) -> bytes:
    """Everything of the graph but its article. Raises ``UnicodeEncodeError`` for what is no text."""
    entities = [
        [e.id, e.name, e.label, e.aliases, [(m.start, m.end, m.kind) for m in e.mentions]]
        for e in graph.entities
    ]
    claims = [
        [
            _plain(c),
            [_offsets(getattr(c, name)) for name in _SPANS],
            c.event_date and c.event_date.isoformat(),
            [(cue.kind, cue.start, cue.end) for cue in c.cues],
        ]
        for c in graph.claims
    ]
    dropped = [(d.start, d.end, d.reason) for d in graph.dropped]
    return encoded([VERSION, entities, claims, dropped])


def encoded(value: Any) -> bytes:
    """The value as JSON in UTF-8. Raises ``UnicodeEncodeError`` for what is no text.

    With blanks behind commas and colons, as the standard library writes it: hashes over this text stand in
    stores.
    """
    import msgspec

    return msgspec.json.format(msgspec.json.encode(value), indent=0)


def _offsets(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None


def compressed(text: bytes) -> bytes:
    """A third of the text: about 4 kB for an article of 40 claims."""
    return zlib.compress(text, level=1)


def unpacked(row: Mapping[str, Any]) -> ArticleGraph | None:
    """The graph of a row of ``load/unlinked``; None where another version of the project packed it."""
    import msgspec

    version, entities, claims, dropped = msgspec.json.decode(zlib.decompress(bytes.fromhex(row["unlinked"])))
    if version != VERSION:
        return None
    origin = Origin(row["place"] or "", row["content"] or "", row["extractor"] or "")
    fields = {name: row[name] for name in ("id", "text", "title", "url", "outlet", "published")}
    article = Article(**fields, origin=origin)
    text = article.text
    return ArticleGraph(
        article,
        tuple(_entity(text, *values) for values in entities),
        tuple(_claim(text, *values) for values in claims),
        tuple(Dropped(start, end, text[start:end], reason) for start, end, reason in dropped),
    )


def _entity(text: str, key: str, name: str, label: Any, aliases: list[str], mentions: list[Any]) -> Entity:
    found = tuple(Mention(start, end, text[start:end], kind) for start, end, kind in mentions)
    return Entity(key, name, label, tuple(aliases), found)


def _claim(text: str, plain: list[Any], spans: list[Any], day: str | None, cues: list[Any]) -> Claim:
    fields = dict(zip(_PLAIN, plain, strict=True))
    fields |= {n: Span(*span) if span else None for n, span in zip(_SPANS, spans, strict=True)}
    return Claim(
        **fields,
        quote=text[fields["start"] : fields["end"]],
        event_date=datetime.date.fromisoformat(day) if day else None,
        cues=tuple(Cue(*cue) for cue in cues),
    )

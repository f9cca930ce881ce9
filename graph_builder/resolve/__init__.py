"""Mentions -> entities inside one article, and the graph of that article.

In: an ``Annotation`` and the ``Extraction`` over its mentions. Out: an ``ArticleGraph``: entities
with local ids, claims over them with verbatim quotes, derived claims, everything sorted; what was
refused stands in ``dropped`` with the reason. Fails on nothing that the other rooms can produce.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_builder.model import ArticleGraph, Claim, Dropped, Span
from graph_builder.resolve.claims import Arguments, make_claims, quote_span
from graph_builder.resolve.coreference import corefer
from graph_builder.resolve.derived import of_countries, part_of
from graph_builder.resolve.entities import draft, entities_of, ids, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph_builder.model import Annotation, Extraction, TokenMention
    from graph_builder.resolve.coreference import Coreference

__all__ = ["resolve"]


def resolve(annotation: Annotation, extraction: Extraction) -> ArticleGraph:
    """The graph of one article."""
    mentions = _all_mentions(annotation, extraction)
    numbers = {m.head: n for n, m in enumerate(mentions)}
    found = corefer(annotation.doc, mentions)
    drafts = [draft(annotation, mentions, each) for each in found.sets if _refers(mentions, each)]
    described = _described(annotation, extraction, numbers, found)
    drafts += [draft(annotation, mentions, (n,)) for n in described]
    placed = {n: m for n, mention in enumerate(mentions) if (m := place(annotation, mention)) is not None}
    entities = entities_of(placed, drafts)
    count = len(drafts) - len(described)
    own = dict(zip(described, entities[count:], strict=True))
    of_mention = ids(drafts[:count], entities[:count])
    known = Arguments(mentions, numbers, of_mention, placed, found.antecedents, found.plural, own)
    claims, refused = _claims(annotation, extraction, known)
    claims += part_of(annotation, found.groups, known)
    claims += of_countries(claims, found.groups, known)
    used = {i for c in claims for i in (c.subject_id, c.object_id, c.speaker)}
    named = {
        e.id
        for item, e in zip(drafts, entities, strict=True)
        if _is_named(annotation, mentions, item.numbers)
    }
    kept = [e for e in entities if e.id in used or e.id in named]
    return ArticleGraph(
        annotation.article,
        tuple(sorted(kept, key=lambda e: e.id)),
        tuple(sorted(_distinct(claims), key=_claim_order)),
        tuple(
            sorted({*annotation.clean.dropped, *refused, *_unread(annotation, extraction)}, key=_place_order)
        ),
    )


def _is_named(annotation: Annotation, mentions: Sequence[TokenMention], numbers: Sequence[int]) -> bool:
    """A name says more than whence something comes: "Australian woman" alone makes no node of Australia."""
    names = [mentions[n] for n in numbers if mentions[n].kind == "name"]
    adjective = [annotation.doc[m.head].dep_ == "amod" and (m.name or m.label == "Group") for m in names]
    return bool(names) and not all(adjective)


def _described(
    annotation: Annotation, extraction: Extraction, numbers: Mapping[int, int], found: Coreference
) -> list[int]:
    """Nominals that a claim says of their own entity: "Fuad Hussein, the foreign minister"."""
    doc, set_of = annotation.doc, {n: at for at, each in enumerate(found.sets) for n in each}
    said = set()
    for claim in extraction.claims:
        subject, obj = numbers[claim.subject.head], numbers[claim.object.head]
        roles = doc[claim.subject.head].dep_, doc[claim.object.head].dep_
        stated = "appos" in roles or roles[1] in {"attr", "oprd"}
        if set_of[subject] == set_of[obj] and subject != obj and claim.object.kind == "nominal" and stated:
            said.add(obj)
    return sorted(said)


def _claim_order(claim: Claim) -> tuple[int, int, int, int, str, str]:
    spans = claim.subject_mention.start, claim.object_mention.start
    return claim.start, claim.end, *spans, claim.type, claim.id


def _place_order(dropped: Dropped) -> tuple[int, int, str]:
    return dropped.start, dropped.end, dropped.reason


def _all_mentions(annotation: Annotation, extraction: Extraction) -> list[TokenMention]:
    """Those of the annotation and those that the rules made, one a head, in the order of the heads."""
    by_head = {m.head: m for m in annotation.mentions}
    for claim in extraction.claims:
        for mention in (claim.subject, claim.object, claim.speaker):
            if mention is not None:
                by_head.setdefault(mention.head, mention)
    return sorted(by_head.values(), key=lambda m: m.head)


def _refers(mentions: Sequence[TokenMention], numbers: Sequence[int]) -> bool:
    """Not pronouns alone."""
    return any(mentions[n].kind != "pronoun" for n in numbers)


def _claims(
    annotation: Annotation, extraction: Extraction, known: Arguments
) -> tuple[list[Claim], list[Dropped]]:
    made = [each for claim in extraction.claims for each in make_claims(annotation, claim, known)]
    return [c for c in made if isinstance(c, Claim)], [d for d in made if isinstance(d, Dropped)]


def _unread(annotation: Annotation, extraction: Extraction) -> Iterable[Dropped]:
    """What the rules themselves refused, with the article's offsets."""
    for start, end, reason in extraction.refused:
        span = quote_span(annotation, start, end)
        if isinstance(span, Span):
            yield Dropped(span.start, span.end, annotation.article.text[span.start : span.end], reason)


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    """One claim an id: of two that say the same of the same spans the surer."""
    best: dict[str, Claim] = {}
    for claim in claims:
        if claim.id not in best or claim.confidence > best[claim.id].confidence:
            best[claim.id] = claim
    return list(best.values())

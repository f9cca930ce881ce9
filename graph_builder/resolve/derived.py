"""Claims that follow from a national group: it is part of its country, and where it goes the country goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph_builder.model import Claim, Span
from graph_builder.resolve.claims import claim_id, quote_span
from graph_builder.resolve.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_builder.model import Annotation, Entity
    from graph_builder.resolve.claims import Arguments
    from graph_builder.resolve.groups import NationalGroup


def part_of(annotation: Annotation, groups: Sequence[NationalGroup], known: Arguments) -> list[Claim]:
    """One PART_OF for each group and its country, from the first mention that says so."""
    found: dict[tuple[str, str], Claim] = {}
    for group in groups:
        subject, obj = known.entities.get(group.number), known.entities.get(group.owner)
        s, o = known.placed.get(group.number), known.placed.get(group.owner)
        if not (subject and obj and s and o) or obj.label == "Person" or (subject.id, obj.id) in found:
            continue
        if annotation.doc[known.mentions[group.number].head].lower_ not in words("state_bodies.txt"):
            continue
        sentence = annotation.doc[known.mentions[group.number].head].sent
        span = quote_span(annotation, sentence.start, sentence.end)
        if not isinstance(span, Span) or subject.id == obj.id:
            continue
        found[subject.id, obj.id] = Claim(
            id=claim_id(annotation.article.id, (s.start, s.end), (o.start, o.end), "PART_OF", span),
            subject=subject.name, subject_id=subject.id, type="PART_OF", predicate="of",
            object=obj.name, object_id=obj.id, quote=annotation.article.text[span.start : span.end],
            start=span.start, end=span.end,
            subject_mention=Span(s.start, s.end), object_mention=Span(o.start, o.end),
            rule="national group", clause=f"{annotation.article.id}:group:{s.start}", confidence=0.9,
        )  # fmt: skip
    return list(found.values())


def of_countries(claims: Sequence[Claim], groups: Sequence[NationalGroup], known: Arguments) -> list[Claim]:
    """ "US soldiers withdrew from Afghanistan" also says that of the United States, marked as derived."""
    country = countries(groups, known)
    found = []
    for claim in claims:
        owner = country.get(claim.subject_id)
        if owner is None or claim.type not in words("movements.txt") or owner.id == claim.object_id:
            continue
        found.append(
            replace(
                claim,
                id=hashed(claim, owner),
                subject=owner.name,
                subject_id=owner.id,
                rule="country of a national force",
                derived_from=claim.id,
            )
        )
    return found


def countries(groups: Sequence[NationalGroup], known: Arguments) -> dict[str, Entity]:
    """Id of a national force -> its country."""
    found: dict[str, Entity] = {}
    for group in groups:
        force, owner = known.entities.get(group.number), known.entities.get(group.owner)
        if group.force and force and owner and owner.label == "Place":
            found.setdefault(force.id, owner)
    return found


def hashed(claim: Claim, owner: Entity) -> str:
    """The id of the derived claim: article, spans and type of the first with the country's id."""
    article = f"{claim.id}|{owner.id}"
    s, o = claim.subject_mention, claim.object_mention
    return claim_id(article, (s.start, s.end), (o.start, o.end), claim.type, Span(claim.start, claim.end))

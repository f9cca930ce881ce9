"""Claims over mentions -> claims over entities, each with a verbatim quote, or the reason why not."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_builder.model import Claim, Cue, Dropped, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph_builder.model import Annotation, Entity, Mention, TokenClaim, TokenMention


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the claims of one article refer to. Keys are numbers of mentions.

    ``descriptions``: what a phrase says of the entity that it belongs to, as an entity of its own
    ("Fuad Hussein is the foreign minister" needs the man and the office).
    """

    mentions: Sequence[TokenMention]
    numbers: Mapping[int, int]
    entities: Mapping[int, Entity]
    placed: Mapping[int, Mention]
    antecedents: Mapping[int, int]
    plural: Mapping[int, tuple[int, ...]]
    descriptions: Mapping[int, Entity]

    def number(self, mention: TokenMention) -> int:
        """The number under which a mention of a claim is known here."""
        return self.numbers[mention.head]


def make_claims(annotation: Annotation, claim: TokenClaim, known: Arguments) -> list[Claim | Dropped]:
    """The claim over entities, one for each thing that a plural argument stands for ("both countries").

    Dropped where an argument or the quote has no place.
    """
    span = quote_span(annotation, *claim.quote)
    if isinstance(span, Dropped):
        return [span]
    subject, obj = known.number(claim.subject), known.number(claim.object)
    made: list[Claim | Dropped] = []
    for subject_means in known.plural.get(subject, (subject,)):
        for object_means in known.plural.get(obj, (obj,)):
            ends = _End(subject, subject_means), _End(obj, object_means)
            made.append(_make(annotation, claim, known, span, ends))
    return made


@dataclass(frozen=True, slots=True)
class _End:
    """An argument: the mention that stands in the clause and the one whose entity it means."""

    said: int
    means: int


def _make(
    annotation: Annotation, claim: TokenClaim, known: Arguments, span: Span, ends: tuple[_End, _End]
) -> Claim | Dropped:
    text = annotation.article.text
    for end in ends:
        word = annotation.doc[known.mentions[end.said].head].text
        if (
            end.means == end.said
            and known.mentions[end.said].kind == "pronoun"
            and end.said not in known.antecedents
        ):
            return _refused(text, span, f"pronoun {word!r} has no sure antecedent")
        if end.means not in known.entities or end.said not in known.placed:
            return _refused(text, span, f"argument {word!r} has no place in the article")
    subject, obj = (known.entities[end.means] for end in ends)
    s, o = (known.placed[end.said] for end in ends)
    if subject.id == obj.id and ends[1].said in known.descriptions:
        obj = known.descriptions[ends[1].said]
    if subject.id == obj.id:
        return _refused(text, span, f"both arguments are {subject.name!r}")
    return Claim(
        id=claim_id(annotation.article.id, (s.start, s.end), (o.start, o.end), _meant(claim, ends), span),
        subject=subject.name, subject_id=subject.id, type=claim.type, predicate=claim.predicate,
        object=obj.name, object_id=obj.id, quote=text[span.start : span.end], start=span.start, end=span.end,
        subject_mention=Span(s.start, s.end), object_mention=Span(o.start, o.end), rule=claim.rule,
        clause=f"{annotation.article.id}:{claim.clause}", negated=claim.negated, modality=claim.modality,
        attributed_to=_voice(annotation, claim, known), speaker=_speaker(claim, known), time=claim.time,
        event_date=claim.event_date, granularity=claim.granularity, location=claim.location,
        quantity=claim.quantity, confidence=claim.confidence, cues=_cues(annotation, claim),
        subject_antecedent=_antecedent(known, ends[0]), object_antecedent=_antecedent(known, ends[1]),
    )  # fmt: skip


def _refused(text: str, span: Span, reason: str) -> Dropped:
    return Dropped(span.start, span.end, text[span.start : span.end], reason)


def claim_id(article: str, subject: tuple[int, int], obj: tuple[int, int], kind: str, quote: Span) -> str:
    """Sixteen hex digits over article, spans and type."""
    parts = f"{article}|{subject}|{obj}|{kind}|{quote.start}:{quote.end}"
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def quote_span(annotation: Annotation, start: int, end: int) -> Span | Dropped:
    """The article's offsets of tokens, blanks around left out; Dropped where boilerplate stands between."""
    doc, text = annotation.doc, annotation.article.text
    while start < end and doc[start].is_space:
        start += 1
    while start < end and doc[end - 1].is_space:
        end -= 1
    if start >= end:
        return Dropped(0, 0, "", "quote is empty")
    try:
        low, high = annotation.clean.to_article(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    except ValueError:
        return Dropped(0, 0, "", "quote has no place in the article")
    if any(d.start < high and low < d.end for d in annotation.clean.dropped):
        return Dropped(low, high, text[low:high], "quote runs over text that was dropped")
    return Span(low, high)


def _voice(annotation: Annotation, claim: TokenClaim, known: Arguments) -> str | None:
    """Who said it in the text's words; for a pronoun the name behind it."""
    if claim.attributed_to and claim.speaker is not None and claim.speaker.kind == "pronoun":
        number = known.numbers.get(claim.speaker.head)
        if number is not None and number in known.antecedents and number in known.entities:
            return known.entities[number].name
    return claim.attributed_to


def _speaker(claim: TokenClaim, known: Arguments) -> str | None:
    if claim.speaker is None:
        return None
    number = known.numbers.get(claim.speaker.head)
    entity = known.entities.get(number) if number is not None else None
    return entity.id if entity else None


def _cues(annotation: Annotation, claim: TokenClaim) -> tuple[Cue, ...]:
    found = set()
    for kind, start, end in claim.cues:
        span = quote_span(annotation, start, end)
        if isinstance(span, Span):
            found.add(Cue(kind, span.start, span.end))
    return tuple(sorted(found, key=lambda cue: (cue.start, cue.end, cue.kind)))


def _meant(claim: TokenClaim, ends: tuple[_End, _End]) -> str:
    """The type, with the numbers of what a plural argument means: each of its claims has its own id."""
    plural = [str(end.means) for end in ends if end.means != end.said]
    return " ".join([claim.type, *plural])


def _antecedent(known: Arguments, end: _End) -> Span | None:
    """The span that a pronoun or nominal goes back to, followed to the first that is no pronoun."""
    at = known.antecedents.get(end.said) if end.means == end.said else end.means
    seen: set[int] = set()
    while at is not None and at not in seen and known.mentions[at].kind != "name" and at in known.antecedents:
        seen.add(at)
        at = known.antecedents[at]
    mention = known.placed.get(at) if at is not None else None
    return Span(mention.start, mention.end) if mention else None

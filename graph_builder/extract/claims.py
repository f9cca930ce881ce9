"""Drafts -> claims: mentions for the heads, a relation type, and everything that qualifies the statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph_builder.extract.arguments import Arguments, quantity_of
from graph_builder.extract.attribution import Quotation, Source, quotations_of, source_of
from graph_builder.extract.claim_features import Judgeable
from graph_builder.extract.clauses import Clause, antecedent, clauses_of, relative_root
from graph_builder.extract.confidence import of_claim
from graph_builder.extract.contrast import contrast, contrasts
from graph_builder.extract.drafts import Draft, Refused
from graph_builder.extract.lexicon import words
from graph_builder.extract.mishaps import toll_drafts
from graph_builder.extract.modality import Mode, event_mode, mode, noun_mode
from graph_builder.extract.nominals import nominal_drafts
from graph_builder.extract.phrases import children, is_verb, objects_of, phrase, prepositions_of, trimmed
from graph_builder.extract.polarity import Polarity, polarity
from graph_builder.extract.questions import is_question
from graph_builder.extract.scene import Scene
from graph_builder.extract.time import When, is_temporal, times_of, when
from graph_builder.extract.verbal import drafts_of
from graph_builder.model import Annotation, CueKind, Extraction, Modality, TokenClaim, TokenMention

if TYPE_CHECKING:
    from graph_builder.syntax import Doc, Span, Token
    from graph_builder.vocabulary import Vocabulary

#: The type of what the vocabulary has no type for; the wording stays in ``predicate``.
UNNAMED = "RELATES_TO"

Refusal = tuple[int, int, str]


#: What tells how sure a claim is.
Rate = Callable[[Judgeable, "Doc"], float]


def extract(annotation: Annotation, vocabulary: Vocabulary, *, rate: Rate = of_claim) -> Extraction:
    """The claims of an article, in the order of the text, and what was refused with the reason."""
    article = _Article(annotation, vocabulary, rate)
    claims: list[TokenClaim] = []
    refused: list[Refusal] = []
    for sentence in annotation.doc.sents:
        for found in article.sentence(sentence):
            if isinstance(found, TokenClaim):
                claims.append(found)
            else:
                refused.append(found)
    return Extraction(tuple(_distinct(claims)), tuple(dict.fromkeys(refused)))


#: Rules whose claims are worth little without a type: "was arranged in a row".
_LOOSE = frozenset({"oblique", "quality"})


def _vague(mention: TokenMention) -> bool:
    return mention.kind == "nominal" and mention.label in ("Concept", None)


@dataclass(frozen=True, slots=True)
class _Standing:
    """How a statement stands: negated, planned, reported; and with which words."""

    negated: bool = False
    modality: Modality = "asserted"
    source: Source | None = None
    cues: tuple[tuple[CueKind, int, int], ...] = ()


class _Article:
    """One article's scene, its quotations and its count of clauses."""

    def __init__(self, annotation: Annotation, vocabulary: Vocabulary, rate: Rate) -> None:
        self.annotation = annotation
        self.rate = rate
        self.scene = Scene(Arguments(annotation), vocabulary)
        self.quotations: tuple[Quotation, ...] = quotations_of(annotation.doc)
        self.clause = 0
        self._polarities: dict[int, Polarity] = {}
        self._standings: dict[int, _Standing] = {}

    def sentence(self, sentence: Span) -> Iterator[TokenClaim | Refusal]:
        """Everything that a sentence states or fails to state."""
        quote = _quote(sentence)
        if quote is None:
            return
        marked = any(t.text == "?" for t in sentence)
        for clause in clauses_of(sentence):
            self.clause += 1
            reason = self._unstated(clause, marked=marked)
            if reason is not None:
                if clause.subjects:
                    yield (*_extent(clause.verb), reason)
                continue
            yield from self._settle(drafts_of(clause, self.scene), quote, clause)
        for draft in (*nominal_drafts(sentence, self.scene), *toll_drafts(sentence, self.scene)):
            self.clause += 1
            yield from self._settle([draft], quote, None)

    def _unstated(self, clause: Clause, *, marked: bool) -> str | None:
        if is_question(clause.verb, marked=marked):
            return "a question is no claim"
        return self._polarity(clause.verb).unstated

    def _settle(
        self, drafts: Iterable[Draft | Refused], quote: tuple[int, int], clause: Clause | None
    ) -> Iterator[TokenClaim | Refusal]:
        for draft in drafts:
            if isinstance(draft, Refused):
                yield (*_extent(draft.anchor), draft.reason)
                continue
            found = self._claim(draft, quote, clause)
            if found is not None:
                yield found

    def _claim(
        self, draft: Draft, quote: tuple[int, int], clause: Clause | None
    ) -> TokenClaim | Refusal | None:
        arguments = self.scene.arguments
        find = arguments.own_mention if draft.literal else arguments.mention
        subject, object_ = find(draft.subject), find(draft.object)
        if subject is None or object_ is None:
            return (*_extent(draft.anchor), "an argument is only an empty word")
        if subject == object_ or (subject.kind == object_.kind == "nominal" and subject.name == object_.name):
            return None  # "163 teams, among them teams from Iran": what tells them apart is lost
        if is_verb(draft.anchor) and (reason := self._polarity(draft.anchor).unstated) is not None:
            return (*_extent(draft.anchor), reason)
        type_ = self.scene.type_of(draft)
        if type_ is None and draft.optional:
            return None
        if type_ is None and draft.object.ent_type_ in ("QUANTITY", "MONEY", "PERCENT"):
            return (*_extent(draft.anchor), "no relation type, and the object is only an amount")
        if type_ is None and draft.rule in _LOOSE and _vague(object_):
            return (*_extent(draft.anchor), "no relation type, and the object is nothing in particular")
        standing = _background(draft) if draft.background else self._standing(draft)
        if not draft.background:
            standing = _turned(standing, draft)
        if draft.said_by is not None:
            standing = _of_opinion(standing, draft.said_by, draft.anchor)
        seen = Judgeable(draft, subject, object_, typed=type_ is not None)
        return TokenClaim(
            subject=subject,
            object=object_,
            type=type_ or UNNAMED,
            predicate=draft.predicate,
            quote=quote,
            rule=draft.rule,
            clause=self.clause,
            negated=standing.negated,
            modality=standing.modality,
            quantity=quantity_of(draft.object) or quantity_of(draft.subject),
            confidence=self.rate(seen, self.annotation.doc),
            **self._qualified(draft, clause, standing, (subject, object_)),
        )

    # --- polarity, modality, attribution ---------------------------------------------------------------

    def _standing(self, draft: Draft) -> _Standing:
        if is_verb(draft.anchor):
            return self._standing_of_verb(draft.anchor)
        return self._standing_of_event(draft.anchor)

    def _polarity(self, verb: Token) -> Polarity:
        """Read off once: all drafts of a clause share it."""
        if verb.i not in self._polarities:
            self._polarities[verb.i] = polarity(verb)
        return self._polarities[verb.i]

    def _standing_of_verb(self, verb: Token) -> _Standing:
        if verb.i not in self._standings:
            source = source_of(verb, self.quotations)
            self._standings[verb.i] = _combined(self._polarity(verb), mode(verb), source)
        return self._standings[verb.i]

    def _standing_of_event(self, noun: Token) -> _Standing:
        verb = noun
        while not is_verb(verb) and verb.head != verb:
            verb = verb.head
        source = source_of(verb, self.quotations) if is_verb(verb) and not _presupposed(noun) else None
        if source is not None and verb in source.cues:
            source = None
        return _combined(Polarity(False), event_mode(noun), source)

    # --- time, place, source -----------------------------------------------------------------------------

    def _qualified(
        self,
        draft: Draft,
        clause: Clause | None,
        standing: _Standing,
        arguments: tuple[TokenMention, TokenMention],
    ) -> dict[str, Any]:
        found: dict[str, Any] = {"cues": standing.cues, "time": draft.time}
        if standing.source is not None:
            found |= self._source(standing.source)
        moment = self._when(draft, clause, future=standing.modality in ("planned", "desired", "ordered"))
        if moment is not None and draft.time is None:
            found["time"] = moment.text
            found["event_date"], found["granularity"] = moment.date, moment.granularity
            found["cues"] = (*standing.cues, ("time", moment.start, moment.end))
        found["location"] = self._where(draft, arguments)
        return found

    def _source(self, source: Source) -> dict[str, Any]:
        speaker = self.scene.arguments.mention(source.speaker) if source.speaker is not None else None
        if speaker is None:
            return {"attributed_to": None}
        tokens = list(self.annotation.doc[speaker.start : speaker.end])
        if speaker.kind == "nominal" and source.speaker is not None:  # "officials from both countries"
            tokens = list(trimmed(phrase(source.speaker, "all")))
        tokens = [t for t in tokens if not t.is_space]
        while len(tokens) > 1 and tokens[0].tag_ in ("DT", "PRP$"):
            tokens.pop(0)
        text = "".join(t.text_with_ws for t in tokens)
        return {"attributed_to": " ".join(text.split()), "speaker": speaker}

    def _when(self, draft: Draft, clause: Clause | None, *, future: bool) -> When | None:
        if draft.background:
            return None
        found = [(p, future) for p in _times_in_noun(draft.anchor)] if clause is None else []
        if clause is not None:
            chain = _chain(clause, draft)
            nouns = [draft.object, *(c.head for c in chain[-1].of_role("object")), draft.subject]
            found = [(p, future and not _past(c.verb)) for c in reversed(chain) for p in times_of(c)]
            found += [(p, future) for noun in dict.fromkeys(nouns) for p in _times_in_noun(noun)]
        published = self.annotation.article.published
        moments = [when(phrase, published, future=ahead) for phrase, ahead in found]
        return next((m for m in moments if m.date is not None), next(iter(moments), None))

    def _where(self, draft: Draft, arguments: tuple[TokenMention, TokenMention]) -> str | None:
        """The words that say where, unless that is an argument itself."""
        if draft.background:
            return None
        heads = [draft.anchor, *(v for v in reversed(draft.path) if v != draft.anchor)]
        heads += [draft.object] if is_verb(draft.anchor) else []
        behind = [prep for head in heads for prep in prepositions_of(head)]
        behind += [
            prep for head in heads for adverb in children(head, "advmod") for prep in children(adverb, "prep")
        ]
        for kinds in (words("grammar", "places"), words("grammar", "motion_prepositions")):
            for prep in behind:
                for place in objects_of(prep) if prep.lower_ in kinds else ():
                    mention = self.scene.arguments.mention(place)
                    if mention is not None and mention not in arguments and self.scene.is_place(place):
                        return " ".join(self.annotation.doc[prep.i : mention.end].text.split())
        return self._where_of_relative(draft, arguments)

    def _where_of_relative(self, draft: Draft, arguments: tuple[TokenMention, TokenMention]) -> str | None:
        """ "stayed in Iraq, where they train soldiers": the training is in Iraq too."""
        relative = relative_root(draft.path[0] if draft.path else draft.anchor)
        if relative is None or not any(c.lower_ == "where" for c in relative.children):
            return None
        place = antecedent(relative)
        mention = self.scene.arguments.mention(place)
        if mention is None or mention in arguments or not self.scene.is_place(place):
            return None
        governed = place.dep_ == "pobj" and place.head.lower_ in words("grammar", "places")
        start = place.head.i if governed else mention.start
        return " ".join(self.annotation.doc[start : mention.end].text.split())


def _background(draft: Draft) -> _Standing:
    """ "a so-called ally of Qatar": only the noun's own adjectives qualify it."""
    return _combined(Polarity(False), noun_mode(draft.anchor), None)


def _turned(standing: _Standing, draft: Draft) -> _Standing:
    """ "supported not Qatar but Kuwait": an argument may stand the other way round than its verb."""
    cues = dict.fromkeys((*_own_contrast(draft.subject), *contrasts(draft.object, draft.anchor)))
    if not cues:
        return standing
    marked: list[tuple[CueKind, int, int]] = [("negation", t.i, t.i + 1) for t in cues]
    return replace(standing, negated=standing.negated ^ (len(cues) % 2 == 1), cues=(*standing.cues, *marked))


def _of_opinion(standing: _Standing, holder: Token, verb: Token) -> _Standing:
    """ "Israel calls Hamas a terrorist group": Israel says so."""
    own = [cue for cue in standing.cues if cue[0] != "attribution"]
    return replace(standing, source=Source(holder, (verb,)), cues=(*own, ("attribution", verb.i, verb.i + 1)))


def _own_contrast(subject: Token) -> tuple[Token, ...]:
    cue = contrast(subject)
    return (cue,) if cue is not None else ()


def _combined(polar: Polarity, moded: Mode, source: Source | None) -> _Standing:
    cues: list[tuple[CueKind, int, int]] = [("negation", t.i, t.i + 1) for t in polar.cues]
    cues += [("modality", t.i, t.i + 1) for t in moded.cues]
    modality = moded.modality
    if source is not None:
        cues += [("attribution", t.i, t.i + 1) for t in source.cues]
        if source.speaker is None and modality == "asserted":
            modality = "possible"  # somebody says so, the text does not tell who
    return _Standing(polar.negated, modality, source, tuple(cues))


def _chain(clause: Clause, draft: Draft) -> list[Clause]:
    """The clause and those open under it that lead to the draft's verb."""
    chain = [clause]
    while chain[-1].verb != draft.anchor:
        following = next((c for c in chain[-1].open if c.verb in draft.path), None)
        if following is None:
            break
        chain.append(following)
    return chain


def _past(verb: Token) -> bool:
    """ "decided in February to expand": the time is of a past verb, whatever is planned with it."""
    tenses = {verb.tag_, *(c.tag_ for c in children(verb, "aux", "auxpass"))}
    return "MD" not in tenses and bool(tenses & {"VBD", "VBN"})


def _times_in_noun(noun: Token) -> Iterator[tuple[Token, ...]]:
    """ "the removal of tariffs on steel in 2011"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ != "of" and any(is_temporal(o) for o in objects_of(child)):
            clauses = {t for c in child.subtree if c.dep_ in ("relcl", "acl", "advcl") for t in c.subtree}
            yield trimmed(t for t in child.subtree if not t.is_space and t not in clauses)


def _presupposed(noun: Token) -> bool:
    """ "After his meeting with X, there should be details, they said": that they met is taken as known."""
    owned = any(c.dep_ == "poss" for c in noun.children)
    return (
        owned
        and noun.dep_ == "pobj"
        and noun.head.lower_ in ("after", "before", "during", "since", "following")
    )


def _quote(sentence: Span) -> tuple[int, int] | None:
    tokens = [t for t in sentence if not t.is_space]
    return (tokens[0].i, tokens[-1].i + 1) if tokens else None


def _extent(token: Token) -> tuple[int, int]:
    inside = [t for t in token.subtree if not t.is_space]
    return inside[0].i, inside[-1].i + 1


def _distinct(claims: Iterable[TokenClaim]) -> Iterator[TokenClaim]:
    """One claim for each statement of a sentence: the first."""
    seen: set[tuple[Any, ...]] = set()
    for claim in claims:
        key: tuple[Any, ...] = (
            claim.subject,
            claim.type,
            claim.object,
            claim.negated,
            claim.modality,
            claim.quote,
        )
        if claim.type == UNNAMED:
            key += (claim.predicate,)
        if key not in seen:
            seen.add(key)
            yield claim


__all__ = ["UNNAMED", "extract"]

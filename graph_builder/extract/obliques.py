"""What stands behind a preposition: "fought against the militia", "are in contact with all parties"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph_builder.extract.clauses import Clause, Complement
from graph_builder.extract.drafts import Draft
from graph_builder.extract.lexicon import words
from graph_builder.extract.phrases import (
    children,
    is_bare,
    objects_of,
    preposition,
    prepositions_of,
)
from graph_builder.extract.scene import Scene, nominal_objects
from graph_builder.extract.time import is_temporal
from graph_builder.extract.wordings import past_the_object, verb_draft, verb_wordings

if TYPE_CHECKING:
    from graph_builder.syntax import Token


def oblique_drafts(
    subject: Token, path: tuple[Clause, ...], scene: Scene, *, secondary: bool
) -> Iterator[Draft]:
    """Prepositional objects: the statement itself where there is no object, else only what has a type."""
    clause = path[-1]
    if clause.verb.lemma_ == "be" and clause.of_role("attribute", "quality"):
        return  # "was ready in an instant": where or how it was so, not what it was in
    found: list[Draft] = []
    for complement in clause.of_role("oblique"):
        for prep in _prepositions(complement):
            found += _oblique(subject, prep, path, _beside(prep, clause), between=secondary)
    for adverb in children(clause.verb, "advmod"):  # "send letters back to France"
        if adverb.lower_ in words("grammar", "directions"):
            beside = None if adverb in clause.particles else adverb
            for prep in children(adverb, "prep"):
                found += _oblique(subject, prep, path, beside, between=secondary)
    content = bool(clause.contents or clause.open or clause.of_role("attribute", "quality", "recipient"))
    main = next((d for d in found if scene.known(d)), None)
    if main is None and found and not secondary and not content:
        main = found[0]
    for draft in found:
        if clause.passive and not scene.known(draft) and clause.verb.i < draft.object.i:
            received = list(_received(draft, path, scene))
            yield from received
            if received:
                continue
        yield draft if draft is main and not secondary else replace(draft, optional=True)


def _beside(prep: Token, clause: Clause) -> Token | None:
    """ "came home from school", "was taken away from her": the adverb right before the preposition."""
    before = prep.doc[prep.i - 1] if prep.i else prep
    adverb = before in children(clause.verb, "advmod") and before not in clause.particles
    return before if adverb and before.lower_ in words("grammar", "directions") else None


def _received(draft: Draft, path: tuple[Clause, ...], scene: Scene) -> Iterator[Draft]:
    """ "The engines will be given to the museum": the museum is given the engines."""
    if draft.object.head.lower_ == "to" or draft.object.dep_ == "conj":
        wordings = verb_wordings(path[-1], "")
        turned = replace(
            draft, subject=draft.object, object=draft.subject, wordings=wordings, rule="received"
        )
        if draft.predicate.endswith(" to") and scene.known(turned):
            yield turned


def _prepositions(complement: Complement) -> list[Token]:
    return [complement.head, *children(complement.head, "conj")]


def _oblique(
    subject: Token,
    prep: Token,
    path: tuple[Clause, ...],
    adverb: Token | None = None,
    *,
    between: bool = False,
) -> Iterator[Draft]:
    clause = path[-1]
    if _is_fronted(prep, clause):
        return
    terms = _sentences(prep, clause)
    for head in (*nominal_objects(prep), *terms):
        if _is_state(clause, prep, head):
            yield from _through_state(subject, prep, head, path)
            continue
        if prep.lower_ == "with" and children(head, "acl", "relcl"):  # "with talks set to begin"
            continue
        if (is_temporal(head) and head not in terms) or prep.lower_ in words(
            "grammar", "adverbial_prepositions"
        ):
            continue
        if head.dep_ == "conj" and {head.ent_type_, head.head.ent_type_} == {"GPE", "ORG"}:
            continue  # "Duke, located in Durham, and Yale": two lists run into each other
        if prep.lower_ in ("with", "by", "on", "against") and _is_share_of_votes(head):
            continue
        phrase = preposition(prep)
        if _is_set_phrase(clause, phrase, head):
            continue
        tails = [" ".join(t.lower_ for t in phrase)]
        if adverb is not None:
            loose = adverb.lower_ in words("grammar", "loose_directions")
            tails = [f"{adverb.lower_} {tails[0]}", *tails[: int(loose)]]
        elif is_bare(head):  # "go to school": what one does there, no journey
            tails = [f"{tails[0]} {head.lemma_.lower()}", *tails]
        wordings = tuple(
            wording
            for tail in tails
            for wording in (
                past_the_object(clause, tail)
                if between and not clause.passive
                else verb_wordings(clause, tail)
            )
        )
        more = (adverb, *phrase) if adverb is not None else phrase
        yield verb_draft(subject, head, path, wordings, "oblique", *more)


def _is_share_of_votes(head: Token) -> bool:
    """ "re-elected with 58 % of the vote", "passed by 50 votes": how, not with whom."""
    counted = [o for p in children(head, "prep") if p.lower_ == "of" for o in objects_of(p)]
    measured = head.ent_type_ == "PERCENT" or head.text == "%" or bool(children(head, "nummod"))
    return measured and any(
        h.lemma_.lower() in ("vote", "ballot", "percent", "%", "poll") for h in (head, *counted)
    )


def _sentences(prep: Token, clause: Clause) -> list[Token]:
    """ "was sentenced to six years": here the time is what he got."""
    sentenced = clause.verb.lemma_ in ("sentence", "condemn") and prep.lower_ == "to"
    return [h for h in objects_of(prep) if is_temporal(h)] if sentenced and clause.passive else []


def _is_fronted(prep: Token, clause: Clause) -> bool:
    """ "For the party, she was elected": before its verb only a phrase of place says where or whence."""
    return prep.i < clause.verb.i and prep.lower_ not in words("grammar", "places") | {"from"}


def _is_set_phrase(clause: Clause, phrase: tuple[Token, ...], head: Token) -> bool:
    """ "came to the conclusion", "born at risk of", "made from scratch": the noun names nothing."""
    tail = " ".join([*(t.lower_ for t in phrase), head.lemma_.lower()])
    bare = not any(c.dep_ in ("det", "poss", "nummod", "amod", "compound") for c in head.children)
    if phrase[0].lower_ == "for" and children(head, "nummod"):  # "suspended for three matches"
        return head.lemma_.lower() in words("grammar", "extents") or head.ent_type_ in ("MONEY", "QUANTITY")
    if f"{tail} of" in words("idioms", "phrases_of") and any(p.lower_ == "of" for p in prepositions_of(head)):
        return True
    idiom = f"{clause.lemma} {tail}" in words("idioms", "verb_and_phrase")
    return idiom or (bare and tail in words("idioms", "phrases"))


def _is_state(clause: Clause, prep: Token, head: Token) -> bool:
    """ "in contact", "under pressure": a bare noun after "be" and a preposition is no place."""
    bare = head.tag_ == "NN" and not any(c.dep_ in ("det", "poss", "nummod") for c in head.children)
    return clause.verb.lemma_ == "be" and bare and prep.lower_ in ("in", "on", "at", "under", "out")


def _through_state(subject: Token, prep: Token, state: Token, path: tuple[Clause, ...]) -> Iterator[Draft]:
    """ "We are in contact with all parties"."""
    for following in prepositions_of(state):
        tail = f"{prep.lower_} {state.lower_} {following.lower_}"
        for head in nominal_objects(following):
            wordings = verb_wordings(path[-1], tail)
            draft = verb_draft(subject, head, path, wordings, "state", prep, state, following)
            yield replace(draft, optional=True)

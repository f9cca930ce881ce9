"""What stands behind a preposition: "fought against the militia", "are in contact with all parties"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph_builder.extract.clauses import Clause, Complement
from graph_builder.extract.drafts import Draft
from graph_builder.extract.phrases import (
    children,
    preposition,
    prepositions_of,
)
from graph_builder.extract.scene import Scene, nominal_objects
from graph_builder.extract.time import is_temporal
from graph_builder.extract.wordings import verb_draft, verb_wordings

if TYPE_CHECKING:
    from spacy.tokens import Token


def oblique_drafts(
    subject: Token, path: tuple[Clause, ...], scene: Scene, *, secondary: bool
) -> Iterator[Draft]:
    """Prepositional objects: the statement itself where there is no object, else only what has a type."""
    clause = path[-1]
    found: list[Draft] = []
    for complement in clause.of_role("oblique"):
        for prep in _prepositions(complement):
            found += _oblique(subject, prep, path)
    for adverb in children(clause.verb, "advmod"):  # "send letters back to France"
        if adverb.lower_ in ("back", "away", "out", "up", "down", "over", "together", "close", "closer"):
            for prep in children(adverb, "prep"):
                found += _oblique(subject, prep, path)
    content = bool(clause.contents or clause.open or clause.of_role("attribute", "quality", "recipient"))
    main = next((d for d in found if scene.known(d)), None)
    if main is None and found and not secondary and not content:
        main = found[0]
    for draft in found:
        yield draft if draft is main and not secondary else replace(draft, optional=True)


def _prepositions(complement: Complement) -> list[Token]:
    return [complement.head, *children(complement.head, "conj")]


def _oblique(subject: Token, prep: Token, path: tuple[Clause, ...]) -> Iterator[Draft]:
    clause = path[-1]
    for head in nominal_objects(prep):
        if _is_state(clause, prep, head):
            yield from _through_state(subject, prep, head, path)
            continue
        if prep.lower_ == "with" and children(head, "acl", "relcl"):  # "with talks set to begin"
            continue
        if is_temporal(head) or prep.lower_ in ("according", "as", "like", "including", "despite", "than"):
            continue
        phrase = preposition(prep)
        wordings = verb_wordings(clause, " ".join(t.lower_ for t in phrase))
        yield verb_draft(subject, head, path, wordings, "oblique", *phrase)


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

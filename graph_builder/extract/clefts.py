"""Sentences that put one argument into a sentence of its own.

=============================================  ====================================================
It was not Merkel who called Putin.            who called is denied
It was not Merkel but Scholz who called him.   Scholz called him, Merkel did not
What the minister rejected was the plan.       the minister rejected the plan
=============================================  ====================================================

"It" refers to nothing there, and the negation of the copula is that of what the clause says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_builder.extract.phrases import RELATIVE_TAGS, children, conjuncts, is_verb

if TYPE_CHECKING:
    from graph_builder.syntax import Token


def cleft_copula(verb: Token) -> Token | None:
    """The "was" that the clause of this verb is split from; None where nothing is split."""
    first = verb
    while first.dep_ == "conj" and is_verb(first.head):
        first = first.head
    if first.dep_ == "relcl" and first.head.dep_ == "attr" and _is_split(first.head.head):
        return first.head.head
    if first.dep_ == "csubj" and first.head.lemma_ == "be" and _asked_for(first):
        return first.head
    return None


def is_split_off(attribute: Token) -> bool:
    """ "It was Merkel who called": the name says who called, not what "it" is."""
    relative = children(attribute, "relcl")
    return attribute.pos_ == "PROPN" and bool(relative) and _is_split(attribute.head)


def asked_for(verb: Token, role: str) -> list[Token]:
    """ "What the minister rejected was the plan": the plan is what he rejected; ``role``: that of "what"."""
    copula = cleft_copula(verb) if verb.dep_ == "csubj" else None
    if copula is None or not any(c.dep_ == role for c in _asked_for(verb)):
        return []
    return [h for c in children(copula, "attr") if c.pos_ in ("NOUN", "PROPN") for h in conjuncts(c)]


def _is_split(copula: Token) -> bool:
    return copula.lemma_ == "be" and any(c.lower_ == "it" for c in children(copula, "nsubj"))


def _asked_for(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.lower_ == "what" and c.tag_ in RELATIVE_TAGS]

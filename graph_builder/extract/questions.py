"""A question states nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_builder.extract.clefts import cleft_copula
from graph_builder.extract.lexicon import words
from graph_builder.extract.phrases import (
    RELATIVE_TAGS,
    children,
)
from graph_builder.extract.polarity import negations

if TYPE_CHECKING:
    from graph_builder.syntax import Token


def is_question(verb: Token, *, marked: bool = True) -> bool:
    """A question, direct or indirect, states nothing: "how many guests were invited".

    ``marked``: the sentence has a question mark at all; an endless one is searched once, not for each verb.
    """
    if marked and (any(t.text == "?" for t in verb.subtree) or _ends_with_question_mark(verb)):
        return True
    top = verb
    while top.head != top:
        if top.dep_ in ("ccomp", "pcomp", "csubj", "xcomp") and _asks(top) and not _is_split(top):
            return True
        if top.dep_ == "advcl" and _is_left_open(top):
            return True
        top = top.head
    return False


def _is_split(verb: Token) -> bool:
    """ "What they rejected was the plan": that they rejected it is stated."""
    return verb.dep_ == "csubj" and cleft_copula(verb) is not None


def _ends_with_question_mark(verb: Token) -> bool:
    sentence, doc = verb.sent, verb.doc
    end = sentence.end - 1
    while end > sentence.start and (doc[end].is_space or doc[end].is_quote):
        end -= 1
    return doc[end].text.endswith("?")


def _is_left_open(verb: Token) -> bool:
    """ "It is unclear if they left", "nobody knows if they left", which the parse takes for a condition."""
    marks = [c.lower_ for c in children(verb, "mark")]
    if marks == ["if"] and verb.i > verb.head.i and verb.head.lemma_ in words("polarity", "telling"):
        return bool(negations(verb.head)) and not children(verb.head, "dobj", "ccomp")
    adjectives = [c.lower_ for c in children(verb.head, "acomp")]
    unclear = words("polarity", "open") | words("polarity", "open_negated")
    return marks == ["if"] and verb.i > verb.head.i and any(a in unclear for a in adjectives)


def _asks(verb: Token) -> bool:
    """The clause begins with an interrogative word or "whether"."""
    for child in verb.children:
        if child.i < verb.i and child.lower_ == "whether":
            return True
        if child.i < verb.i and child.lower_ == "if" and verb.dep_ == "ccomp":
            return True
        if child.i < verb.i and any(
            t.tag_ in RELATIVE_TAGS and t.lower_ != "that" for t in child.subtree if t.head in (child, verb)
        ):
            return True
    return False

"""Statements that grammar makes without a verb, in words: for the renderings that ask for them.

==================  ========================================  =========================================
rule                phrase                                    fact
==================  ========================================  =========================================
implicit:apposition Arminius, leader of the Cherusci          (Arminius; is; leader of the Cherusci)
implicit:title      keyboardist Philippe Saisse               (Philippe Saisse; is; keyboardist)
implicit:possessive WPP Group's unit                          (WPP Group; has; unit)
implicit:place      Salt Lake City, Utah                      (Salt Lake City; is in; Utah)
==================  ========================================  =========================================
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph_builder.extract.phrases import children, conjuncts, phrase, trimmed

if TYPE_CHECKING:
    from graph_builder.extract.render import Words
    from graph_builder.syntax import Doc, Span, Token

_PLACES = frozenset({"GPE", "LOC", "FAC"})
Implied = tuple["Words", "Words", "Words", str]


def implied(sentence: Span | Doc) -> Iterator[Implied]:
    """Subject, relation, object and rule of every implied statement, in the order of the words."""
    for token in sentence:
        if token.pos_ in ("NOUN", "PROPN"):
            yield from _apposition(token)
            yield from _title(token)
            yield from _possessive(token)


def _apposition(token: Token) -> Iterator[Implied]:
    first = token.head
    if token.dep_ != "appos" or first.pos_ not in ("NOUN", "PROPN"):
        return
    one, two = trimmed(phrase(first)), trimmed(phrase(token))
    if first.ent_type_ in _PLACES and token.ent_type_ in _PLACES:
        yield one, ("is in",), two, "implicit:place"
    elif token.pos_ == "PROPN" and first.pos_ == "NOUN" and not children(token, "det"):
        yield two, ("is",), one, "implicit:apposition"
    else:
        yield one, ("is",), two, "implicit:apposition"


def _title(token: Token) -> Iterator[Implied]:
    if token.ent_type_ != "PERSON" or token.dep_ in ("compound", "appos") or token.pos_ != "PROPN":
        return
    words = phrase(token, "none")
    name = tuple(t for t in words if t.ent_type_ == "PERSON")
    role = [t for t in words if name and t.i < name[0].i and t.dep_ not in ("det", "poss", "case")]
    role = [t for t in role if t.lower_.rstrip(".") not in ("mr", "mrs", "ms", "dr", "sir", "lord", "st")]
    if role and role[-1].i == name[0].i - 1 and role[-1].pos_ in ("NOUN", "PROPN"):
        yield name, ("is",), tuple(role), "implicit:title"


def _possessive(token: Token) -> Iterator[Implied]:
    for owner in children(token, "poss"):
        if owner.pos_ in ("NOUN", "PROPN"):
            for one in conjuncts(owner):
                own = tuple(t for t in phrase(one) if t.dep_ != "case")
                inside = set(owner.subtree)
                yield own, ("has",), tuple(t for t in phrase(token) if t not in inside), "implicit:possessive"

"""A name that only a firm can have, by what is said of it.

======================================================  ==========================================
sentence                                                what shows a firm
======================================================  ==========================================
Kering bought a stake in Valentino.                     what one has a stake in
Shares in Novo fell 5 percent.                          whose shares they are
The board of Sabadell rejected the bid.                 its board
Mayhoola's chief executive said so.                     its chief executive
Norvander shares fell.                                  the word behind it
======================================================  ==========================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_builder.annotate.lexicon import words

if TYPE_CHECKING:
    from graph_builder.annotate.candidates import Candidate
    from graph_builder.syntax import Doc, Token

_HELD_IN = frozenset({"stake", "share", "shareholding"})
#: "sold its breweries to Arnest", "bought a stake from Mayhoola".
_TRADES = {"sell": {"to"}, "buy": {"from"}, "acquire": {"from"}, "merge": {"with"}}
#: What no town does, and what is done with none: "Vitol bought Saras", "who heads Vitol".
_DEALING, _LEADING = (
    frozenset({"buy", "acquire", "hire", "delist"}),
    frozenset({"head", "chair", "found", "co-found"}),
)
_BEHIND = frozenset({"shares", "stock", "ceo", "cfo", "shareholder", "shareholders", "subsidiary"})


def is_firm_by_role(doc: Doc, c: Candidate) -> bool:
    """Do shares, a board or an executive make the name that of a firm?"""
    head = doc[c.start : c.end].root
    if head.dep_ == "pobj":
        noun = head.head.head
        if head.head.lower_ == "in":  # by place: the parser hangs "in" on the verb as often
            nouns = {noun.lemma_.lower(), doc[head.head.i - 1].lemma_.lower()}
            return not _HELD_IN.isdisjoint(nouns)
        if head.head.lower_ in _TRADES.get(noun.lemma_.lower(), ()):
            return any(t.dep_ in {"dobj", "nsubjpass"} for t in noun.children)
        return head.head.lower_ == "of" and _of_firms(noun)
    verb = head.head
    if c.label == "Place" and head.dep_ == "nsubj":
        return verb.lemma_.lower() in _DEALING and any(t.dep_ == "dobj" for t in verb.rights)
    if c.label == "Place" and head.dep_ == "dobj":
        return verb.lemma_.lower() in _LEADING
    if head.dep_ == "poss" and head.head.i >= c.end:
        return _of_firms(head.head)
    return head.dep_ in {"compound", "nmod"} and head.head.i == c.end and head.head.lower_ in _BEHIND


def _of_firms(noun: Token) -> bool:
    """ "shares", "board", "chief executive", "CEO"."""
    lemma = noun.lemma_.lower()
    if lemma == "executive":
        return any(t.lower_ == "chief" for t in noun.lefts)
    return lemma in words("nouns_of_firms.txt")

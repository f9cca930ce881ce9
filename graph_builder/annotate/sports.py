"""Clubs that are named like their towns, told by what they do: "Liverpool beat Arsenal 3-1".

A name that wins, loses or draws by one score is a club's; by several ("6-4, 6-3") it is a player's. In a
report of a match the verb alone tells. National teams keep the names of their countries.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph_builder.annotate.lexicon import words

if TYPE_CHECKING:
    from graph_builder.annotate.candidates import Candidate
    from graph_builder.model import Label
    from graph_builder.syntax import Doc, Token

_SCORE = re.compile(r"(?<![\d-])\d{1,3} ?[-–] ?\d{1,3}(?![\d-])")
_LOCATIVE = frozenset({"in", "at", "near", "from", "to", "outside", "around", "across"})
#: "drew with", "lost to", "won against": the opponent.
_OPPONENT, _OF_TWO = frozenset({"with", "to", "against"}), frozenset({"draw", "lose", "win", "play"})
_TAKING = frozenset({"win", "clinch", "lift", "retain"})
_TITLES = frozenset({"league", "cup", "bundesliga", "trophy", "shield"})
#: Different words of reports of matches that make a text one.
_REPORT = 2


def is_report(doc: Doc) -> bool:
    """Two different words of reports of matches make one."""
    return len({t.lower_ for t in doc} & words("sports_words.txt")) >= _REPORT


def told_by_match(doc: Doc, c: Candidate, report: bool) -> Label | None:
    """ "Organization" for a club, "Person" for a player of single matches; None where nothing is played."""
    head = doc[c.start : c.end].root
    verb = _played(head)
    if verb is None:
        return "Organization" if c.label == "Place" and _takes_title(head) else None
    scores = _SCORE.findall(verb.sent.text)
    if len(scores) > 1:
        return "Person" if c.end - c.start <= 2 and not report else None
    return "Organization" if scores or report else None


def _takes_title(head: Token) -> bool:
    """ "Liverpool won the Premier League": a town wins no league, its club does."""
    won = [t for t in head.head.rights if t.dep_ == "dobj"] if head.dep_ == "nsubj" else []
    verb = head.head.lemma_.lower() in _TAKING
    return verb and any(t.pos_ == "PROPN" and t.lower_ in _TITLES for t in won)


def is_located(doc: Doc, c: Candidate) -> bool:
    """ "in Liverpool", "at Anfield": the town itself, unless it is played against."""
    head = doc[c.start : c.end].root
    return head.dep_ == "pobj" and head.head.lower_ in _LOCATIVE and _played(head) is None


def _played(head: Token) -> Token | None:
    """The verb of winning or losing whose subject, object or opponent the name is."""
    while head.dep_ == "conj":
        head = head.head
    verb = head.head
    if head.dep_ == "pobj":
        met = verb.lower_ in _OPPONENT and verb.head.lemma_.lower() in _OF_TWO
        return verb.head if met else None
    argument = head.dep_ in {"nsubj", "nsubjpass", "dobj"}
    return verb if argument and verb.lemma_.lower() in words("match_verbs.txt") else None

"""Clubs that are named like their towns, told by what they do: "Liverpool beat Arsenal 3-1".

A name that wins, loses or draws by one score is a club's; by several ("6-4, 6-3") it is a player's. In a
report of a match the verb alone tells. National teams keep the names of their countries.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph_builder.annotate.lexicon import words
from graph_builder.annotate.listed import is_club, is_given_name

if TYPE_CHECKING:
    from graph_builder.annotate.candidates import Candidate
    from graph_builder.model import Label
    from graph_builder.syntax import Doc, Token

_SCORE = re.compile(r"(?<![\d-])\d{1,3} ?[-–] ?\d{1,3}(?![\d-])")
_LOCATIVE = frozenset({"in", "at", "near", "from", "to", "outside", "around", "across"})
#: "drew with", "lost to", "won against": the opponent.
_OPPONENT, _OF_TWO = frozenset({"with", "to", "against"}), frozenset({"draw", "lose", "win", "play"})
_SIDES = _OPPONENT | {"by"}
_TAKING = frozenset({"win", "clinch", "lift", "retain"})
_TITLES = frozenset({"league", "cup", "bundesliga", "trophy", "shield"})
_HIRING, _SCORING = frozenset({"sign", "loan", "sell", "transfer"}), frozenset({"score", "play", "debut"})
_UP_AND_DOWN = frozenset({"promotion", "relegation"})
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
        listed = is_club(doc[c.start : c.end].text) and _employs_players(head)
        return "Organization" if listed or (c.label == "Place" and _takes_title(head)) else None
    scores = _SCORE.findall(verb.sent.text)
    if len(scores) > 1:
        return "Person" if c.end - c.start <= 2 and not report else None
    return "Organization" if scores or report or _between_clubs(verb, head) else None


def _between_clubs(verb: Token, head: Token) -> bool:
    """ "Liverpool beat West Ham on Sunday": both sides have the names of clubs."""
    sides = [t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    sides += [t for p in verb.rights if p.dep_ in {"prep", "agent"} for t in p.rights if p.lower_ in _SIDES]
    sides += [head] if head not in sides else []
    clubs = [t for t in sides if is_club(t.doc[t.left_edge.i : t.i + 1].text)]
    return head in clubs and len(clubs) > 1


def _takes_title(head: Token) -> bool:
    """ "Liverpool won the Premier League": a town wins no league, its club does."""
    won = [t for t in head.head.rights if t.dep_ == "dobj"] if head.dep_ == "nsubj" else []
    verb = head.head.lemma_.lower() in _TAKING
    return verb and any(t.pos_ == "PROPN" and t.lower_ in _TITLES for t in won)


def _employs_players(head: Token) -> bool:
    """ "Newcastle signed Roe from Milan", "Roe joined Milan", "scored twice for Milan": no town does so."""
    if head.dep_ == "nsubj":
        verb = head.head
        objects = [t for t in verb.rights if t.dep_ == "dobj"]
        if verb.lemma_.lower() in _HIRING:
            return any(_is_player(t) or t.lemma_.lower() in words("sports_words.txt") for t in objects)
        return any(t.lemma_.lower() in _UP_AND_DOWN for t in objects)
    if head.dep_ == "pobj":
        verb = head.head.head
        verb = verb.head if verb.dep_ in {"dobj", "npadvmod"} else verb
        if verb.lemma_.lower() in _SCORING:
            return head.head.lower_ in {"for", "against"}
        if verb.lemma_.lower() == "join" and head.head.lower_ == "from":
            return any(t.dep_ == "nsubj" and _is_player(t) for t in verb.lefts)
        bought = any(t.dep_ in {"dobj", "nsubjpass"} and _is_player(t) for t in verb.children)
        return bought and verb.lemma_.lower() in _HIRING and head.head.lower_ in {"from", "to", "by"}
    joined = head.dep_ == "dobj" and head.head.lemma_.lower() == "join"
    return joined and any(t.dep_ == "nsubj" and _is_player(t) for t in head.head.lefts)


def _is_player(token: Token) -> bool:
    """A person by the model, or a name that opens with a given name."""
    opens = token.left_edge.text
    return token.ent_type_ == "PERSON" or (token.pos_ == "PROPN" and opens.istitle() and is_given_name(opens))


def speaks_of_match(doc: Doc, c: Candidate) -> bool:
    """ "Gasperini said", "Haaland scored a hat-trick" in a report of a match: one word that names no club."""
    token = doc[c.start]
    if c.known or c.end - c.start > 1 or not token.text.istitle() or is_club(token.text):
        return False
    verb = token.head.lemma_.lower()
    return token.dep_ == "nsubj" and (verb == "say" or verb in words("verbs_of_players.txt"))


def is_located(doc: Doc, c: Candidate) -> bool:
    """ "in Liverpool", "at Anfield": the town itself, unless it is played against."""
    head = doc[c.start : c.end].root
    if head.dep_ != "pobj" or head.head.lower_ not in _LOCATIVE or _played(head) is not None:
        return False
    return not (is_club(doc[c.start : c.end].text) and _employs_players(head))


def _played(head: Token) -> Token | None:
    """The verb of winning or losing whose subject, object or opponent the name is."""
    while head.dep_ == "conj":
        head = head.head
    verb = head.head
    if head.dep_ == "pobj":
        met = verb.lower_ in _OPPONENT and verb.head.lemma_.lower() in _OF_TWO
        return verb.head if met else None
    argument = head.dep_ in {"nsubj", "nsubjpass", "dobj"}
    if argument and verb.lemma_.lower() in words("match_verbs.txt"):
        return verb
    return _played_by_the_way(verb) if head.dep_ == "nsubj" else None


def _played_by_the_way(verb: Token) -> Token | None:
    """The second verb of "Milan came from behind to beat Torino", "Barcelona returned, beating Bilbao"."""
    others = (t for t in verb.rights if t.dep_ in {"xcomp", "advcl", "conj"})
    played = (t for t in others if t.lemma_.lower() in words("match_verbs.txt"))
    return next((t for t in played if not any(s.dep_ in {"nsubj", "nsubjpass"} for s in t.lefts)), None)

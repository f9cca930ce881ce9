"""How a verb is worded: for the vocabulary, and for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_builder.extract.clauses import Clause
from graph_builder.extract.drafts import Draft, Wording
from graph_builder.extract.lexicon import words
from graph_builder.extract.phrases import children, is_bare, objects_of, prepositions_of

if TYPE_CHECKING:
    from graph_builder.syntax import Token


def verb_wordings(clause: Clause, *tails: str) -> tuple[Wording, ...]:
    """The verb with each tail; a passive without doer is worded as "be charged with"."""
    if clause.passive:
        lead = " ".join(["be", clause.verb.lower_, *(c.lower_ for c in clause.particles)])
    else:
        lead = clause.lemma
    leads = [lead]
    if is_fatal(clause):
        leads.insert(0, "be killed" if clause.passive else "kill")
    return tuple(("verb", f"{lead} {tail}".strip()) for lead in leads for tail in tails)


def is_fatal(clause: Clause) -> bool:
    """ "stabbed to death", "shot dead": killed, whatever with."""
    if clause.verb.lemma_.lower() not in words("grammar", "deadly"):
        return False
    obliques = [c.head for c in clause.of_role("oblique") if c.head.lower_ == "to"]
    if any(o.lower_ == "death" for prep in obliques for o in prep.children):
        return True
    states = children(clause.verb, "oprd", "acomp", "advmod")
    states += [m for o in children(clause.verb, "dobj") for m in children(o, "amod") if m.i > o.i]
    return any(s.lower_ == "dead" for s in states)


def past_the_object(clause: Clause, tail: str) -> tuple[Wording, ...]:
    """ "asked the Senate for help": worded "ask * for", which is not the "ask for" without an object."""
    return (("verb", f"{clause.lemma} * {tail}"),)


def followed_wordings(clause: Clause, object_: Token) -> tuple[Wording, ...]:
    """ "saw the deal as a trick": worded "see (as)" where what follows the object gives the verb its sense.

    "called it a trick" is worded "call (as)" too: its noun stands for an "as".
    """
    following = [c.preposition for c in clause.of_role("oblique") if c.head.i > object_.i]
    following += [(p,) for p in prepositions_of(object_) if p.lower_ in ("as", "with")]
    tails = [
        f"{c.head.lower_} {noun.lemma_.lower()}"  # "put lives at risk" is worded "put (at risk)"
        for c in clause.of_role("oblique")
        for noun in objects_of(c.head)
        if c.head.i > object_.i and is_bare(noun)
    ]
    tails += [" ".join(t.lower_ for t in phrase) for phrase in following if phrase]
    if object_.ent_type_ == "WORK_OF_ART" or _is_quoted(object_):  # "directed “The Piano”"
        tails.insert(0, "work")
    if object_.ent_type_ == "QUANTITY":  # "weighs 400 kg"
        tails.insert(0, "amount")
    quoted = object_.doc[object_.i + 1 : object_.i + 2].text in ('"', "“", "‘")  # called it "wrong"
    if quoted or any(c.head.i > object_.i for c in clause.of_role("predicative")):
        tails.append("as")
    if any(_does(inner, object_) for inner in clause.open):  # "requires members to sign": an order to them
        tails.append("to do")
    after = object_.doc[object_.i + 1] if object_.i + 1 < len(object_.doc) else object_
    state = (
        (after.lower_,) if after.lower_ in words("grammar", "states_left") else ()
    )  # "left 14 people dead"
    in_state = verb_wordings(clause, *state)
    return in_state + tuple(
        wording for tail in dict.fromkeys(tails) for wording in verb_wordings(clause, f"({tail})")
    )


def _is_quoted(noun: Token) -> bool:
    """A name between quotation marks: the title of a work."""
    start = noun.left_edge.i
    marks = noun.doc[max(start - 1, 0) : start + 1]
    return noun.pos_ == "PROPN" and any(t.text in ('"', "“", "‘") for t in marks)


def _does(inner: Clause, object_: Token) -> bool:
    """The infinitive is what the object is to do."""
    return inner.origin == "controlled" and object_ in inner.subjects


def predicate_text(path: tuple[Clause, ...], *more: Token, active: bool = False) -> str:
    """The verbs of the path without auxiliaries, and the words that follow: "wants to talk to"."""
    tokens: list[Token] = []
    for i, clause in enumerate(path):
        last = i == len(path) - 1
        for token in clause.group:
            auxiliary = token.dep_ in ("aux", "neg", "advmod", "cc", "preconj") and token.tag_ != "TO"
            auxiliary = auxiliary and token not in clause.particles
            be = token.dep_ == "auxpass" and (active or not last)
            leading = token.tag_ == "TO" and i == 0
            if not (auxiliary or be or leading):
                tokens.append(token)
        if not last and clause.verb.lemma_ == "be":
            tokens += [c.head for c in clause.of_role("quality")]
    return " ".join(t.text.lower() for t in (*tokens, *more))


def verb_draft(
    subject: Token,
    object_: Token,
    path: tuple[Clause, ...],
    wordings: tuple[Wording, ...],
    rule: str,
    *more: Token,
) -> Draft:
    """A draft that the last clause of the path states."""
    clause = path[-1]
    return Draft(
        subject=subject,
        object=object_,
        wordings=wordings,
        predicate=predicate_text(path, *more),
        rule=rule,
        anchor=clause.verb,
        path=tuple(c.verb for c in path),
    )

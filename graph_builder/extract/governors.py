"""What a verb stands under: the way from it up to the main verb of its sentence.

Polarity, modality and attribution are all read off this way. "Al-Kasimi said that Iraq wants to
leave": *leave* is open under *want*, *want* is content under *say*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from graph_builder.extract.lexicon import words
from graph_builder.extract.phrases import SUBJECTS, children, is_verb, verb_of_stray

if TYPE_CHECKING:
    from graph_builder.syntax import Token

Tie = Literal[
    "open",  # wants *to leave*, started *leaving*, ordered them *to leave*
    "content",  # said that they *left*
    "purpose",  # came *to talk*
    "adverbial",  # after they *left*; if they *leave*
    "adnominal",  # an agreement *to leave*
    "gerund",  # without *leaving*; far from *being*
    "inside",  # in a relative clause or participle of an argument
]


@dataclass(frozen=True, slots=True)
class Link:
    """``verb`` stands under ``governor``; ``marker`` is the conjunction or preposition between them."""

    tie: Tie
    verb: Token
    governor: Token
    marker: Token | None = None


def links(verb: Token) -> Iterator[Link]:
    """The links from the verb up to the root, innermost first; coordinated verbs share them."""
    while verb.head != verb:
        head = verb.head
        if verb.dep_ == "conj" and is_verb(head):
            verb = head
            continue
        link = _link(verb, head)
        yield link
        above = link.governor
        while not is_verb(above) and above.head != above:
            above = above.head
        if above == verb:
            return
        if above != link.governor and is_verb(above) and link.tie not in ("inside",):
            yield Link("inside", verb, above)
        verb = above


def _link(verb: Token, head: Token) -> Link:
    mark = next(iter(children(verb, "mark")), None)
    infinitive = any(child.tag_ == "TO" for child in verb.children)
    if verb.dep_ == "xcomp":
        return Link("open", verb, head)
    if any(t.text == ";" for t in verb.doc[min(verb.i, head.i) : max(verb.i, head.i)]):
        return Link("inside", verb, head)  # "They say he left; his lawyers did not respond"
    speech = head.lemma_.lower() in words("attribution", "verbs")
    if verb.dep_ == "ccomp" and verb.i < head.i and not speech:
        return Link("inside", verb, head)  # two sentences joined by a colon or semicolon
    if verb.dep_ == "ccomp" and verb.i < head.i and infinitive:  # "Acme to cut jobs, unions say"
        return Link("content", verb, head)
    if verb.dep_ in ("ccomp", "csubj", "csubjpass"):
        return Link("open" if infinitive else "content", verb, head, mark)
    if verb.dep_ == "advcl":
        return Link(
            "purpose" if infinitive and (mark is None or mark.lower_ == "for") else "adverbial",
            verb,
            head,
            mark or _when(verb),
        )
    if verb.dep_ in ("acl", "relcl") and infinitive:
        wanted = mark is not None and mark.lower_ == "for"
        return Link("purpose" if wanted else "adnominal", verb, head, mark)
    if verb.dep_ in ("acl", "relcl") and mark is not None:
        return Link("content", verb, head, mark)
    if verb.dep_ == "pcomp":
        return Link("gerund", verb, verb_of_stray(head) or head.head, head)
    if verb.dep_ == "parataxis" and speech:
        return Link("content", verb, head)
    return Link("inside", verb, head)


def is_conjunction(governor: Token) -> bool:
    """ "Provided that they leave", "assuming they leave": no verb of somebody's."""
    bare = governor.lower_ in words("modality", "verbal_conjunctions")
    beside = governor.dep_ == "xcomp" and any(c.i < governor.i for c in children(governor.head, "dobj"))
    return (
        bare
        and (beside or governor.dep_ in ("prep", "advcl", "acl"))
        and not children(governor, *SUBJECTS, "aux", "auxpass", "agent")
    )


def _when(verb: Token) -> Token | None:
    return next((c for c in children(verb, "advmod") if c.tag_ == "WRB"), None)


def accusing(verb: Token) -> Token | None:
    """The verb of "Iraq accused them of leaving" above "leaving"; None where nobody is told who accuses."""
    accusation = verb_of_stray(verb.head) or verb.head.head
    gerund = verb.dep_ == "pcomp" and verb.head.lower_ == "of" and accusation.lemma_.lower() == "accuse"
    active = gerund and bool(children(accusation, "dobj")) and not children(accusation, "auxpass")
    return accusation if active and children(accusation, "nsubj") else None

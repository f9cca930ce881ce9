"""Whether a verb is negated, and by which words.

====================================================  =================
sentence                                              rule
====================================================  =================
The verdict did not please the lawyers.               beside the verb
Spain is no longer reliant on imported gas.           beside the verb
No soldiers remained. It made no difference.          an argument
They failed to agree. He refused to leave.            a governing verb
He did not want to leave. They have yet to vote.      a negated governor
an agreement without setting a date                   a preposition
Spain is far from being bankrupt.                     far from
Officials denied that they left.                      a denial
He does not think that they left.                     negative raising
There is no evidence that they left.                  no ground
====================================================  =================
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_builder.extract.governors import Link, links
from graph_builder.extract.lexicon import words
from graph_builder.extract.phrases import SUBJECTS, children, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Polarity:
    """``cues`` are the tokens that negate; ``unstated`` says why nothing is stated at all, if so."""

    negated: bool
    cues: tuple[Token, ...] = ()
    unstated: str | None = None


def polarity(verb: Token) -> Polarity:
    """The polarity of what the verb says, with everything that it stands under."""
    cues = list(negations(verb))
    negated = len(cues) % 2 == 1
    unstated = None
    for link in links(verb):
        passed = _passed_down(link)
        negated ^= len(passed) % 2 == 1
        cues += passed
        unstated = unstated or _unstated(link)
        if link.tie in ("inside", "adverbial", "purpose"):
            break
    return Polarity(negated, tuple(cues), unstated)


def negations(verb: Token) -> list[Token]:
    """The words beside a verb, or in its arguments, that negate it."""
    found = [c for c in children(verb, "neg") if c.lower_ not in ("no",)]
    found += [c for c in children(verb, "advmod") if c.lower_ in words("polarity", "adverbs")]
    found += [c for c in children(verb, "advmod") if c.lower_ == "longer" and _has_no(c)]
    for argument in children(verb, *SUBJECTS, "dobj", "attr"):
        if argument.lower_ in words("polarity", "pronouns"):
            found.append(argument)
        found += [c for c in children(argument, "det", "neg") if c.lower_ in words("polarity", "determiners")]
    found += [c for c in children(verb, "prep") if c.lower_ == "without" and not children(c, "pobj", "pcomp")]
    return _once(found) or _shared(verb)


def _shared(verb: Token) -> list[Token]:
    """ "did not call or write": a bare verb shares the auxiliaries and negation of the first."""
    if verb.dep_ != "conj" or children(verb, "aux", *SUBJECTS) or verb.tag_ not in ("VB", "VBN", "VBG"):
        return []
    if verb.head.tag_ != verb.tag_ or any(c.lower_ == "but" for c in children(verb.head, "cc")):
        return []
    return [c for c in children(verb.head, "neg") if c.lower_ != "no"]


def _once(tokens: list[Token]) -> list[Token]:
    return sorted(set(tokens), key=lambda t: t.i)


def _has_no(adverb: Token) -> bool:
    return any(c.lower_ == "no" for c in adverb.children)


def _passed_down(link: Link) -> list[Token]:
    """The negations that a link hands down from the governor to the verb."""
    governor, lemma = link.governor, link.governor.lemma_
    if link.tie == "adnominal":
        return [governor] if lemma in words("polarity", "verbs") else []
    if link.tie == "open":
        own = [] if lemma in words("polarity", "factive") else negations(governor)
        own += [c for c in children(governor, "advmod") if c.lower_ == "yet" and lemma in ("have", "be")]
        return own + ([governor] if lemma in words("polarity", "verbs") else [])
    if link.tie == "content":
        if lemma in words("polarity", "denials"):
            return [governor]
        if lemma in words("polarity", "raising"):
            return negations(governor)
        if lemma in words("polarity", "grounds"):
            return [c for c in children(governor, "det", "neg") if c.lower_ == "no"]
    if link.tie == "gerund" and link.marker is not None:
        if is_verb(governor) and link.marker.lower_ in ("of", "in", "for", "to", "into", "with", "at"):
            own = negations(governor)
            return own + ([governor] if lemma in words("polarity", "acquittals") else [])
        if link.marker.lower_ in words("polarity", "prepositions"):
            return [link.marker]
        if governor.lower_ == "far" and link.marker.lower_ == "from":
            return [governor]
        if lemma in words("polarity", "verbs") and link.marker.lower_ == "from":
            return [governor]
    return []


def _unstated(link: Link) -> str | None:
    """ "did not say that they would stay" states nothing about staying."""
    if link.tie != "content":
        return None
    lemma = link.governor.lemma_
    settled = words("polarity", "raising") | words("polarity", "factive") | words("polarity", "denials")
    if lemma in words("attribution", "verbs") - settled and negations(link.governor):
        return "what was not said is not stated"
    return None

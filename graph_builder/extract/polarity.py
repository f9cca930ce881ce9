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
It was not Merkel who called.                         a copula that it is split from
====================================================  =================
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_builder.extract.clefts import cleft_copula
from graph_builder.extract.contrast import denies_what_follows
from graph_builder.extract.governors import Link, links
from graph_builder.extract.lexicon import words
from graph_builder.extract.phrases import SUBJECTS, children, excepted, is_verb

if TYPE_CHECKING:
    from graph_builder.syntax import Token


@dataclass(frozen=True, slots=True)
class Polarity:
    """``cues`` are the tokens that negate; ``unstated`` says why nothing is stated at all, if so."""

    negated: bool
    cues: tuple[Token, ...] = ()
    unstated: str | None = None


def polarity(verb: Token) -> Polarity:
    """The polarity of what the verb says, with everything that it stands under."""
    cues = list(negations(verb))
    split_from = cleft_copula(verb)
    if split_from is not None:
        cues += [t for t in negations(split_from) if t not in cues]
    negated = len(cues) % 2 == 1
    unstated = None
    for link in links(verb):
        passed = _passed_down(link)
        negated ^= len(passed) % 2 == 1
        cues += passed
        unstated = unstated or _unstated(link)
        if link.tie in ("inside", "adverbial", "purpose"):
            break
    return Polarity(negated, tuple(t for cue in cues for t in _spelled(cue)), unstated)


def _spelled(cue: Token) -> list[Token]:
    """All words of a cue: "no longer", "far from", "anything but"."""
    if cue.lower_ == "longer":
        return [*(c for c in cue.children if c.lower_ == "no"), cue]
    particles = [
        p for p in children(cue, "prt") if f"{cue.lemma_} {p.lower_}" in words("polarity", "phrasal")
    ]
    if particles:
        return [cue, *particles]
    if cue.lower_ in ("far", "anything"):
        return [cue, *(c for c in children(cue, "prep") if c.lower_ in ("from", "but"))]
    return [cue]


def negations(verb: Token) -> list[Token]:
    """The words beside a verb, or in its arguments, that negate it."""
    found = [
        c
        for c in children(verb, "neg")
        if c.lower_ not in ("no",) and not _is_scoped(c) and not denies_what_follows(c)
    ]
    found = [] if _until(verb) else found
    adverbs = children(verb, "advmod")
    found += [c for c in adverbs if c.lower_ in words("polarity", "adverbs") and not _is_scoped(c)]
    found += [c for c in adverbs if c.lower_ == "longer" and _has_no(c)]
    for argument in children(verb, *SUBJECTS, "dobj", "attr"):
        found += _in_argument(argument)
    found += [c for c in children(verb, "prep") if c.lower_ == "without" and not children(c, "pobj", "pcomp")]
    prepositions = [
        *children(verb, "prep"),
        *(p for s in children(verb, *SUBJECTS) for p in children(s, "prep")),
    ]
    found += [d for p in prepositions for d in _never(p)]
    return _once(found) or _neither(verb) or _shared(verb)


def _is_scoped(negation: Token) -> bool:
    """ "did not only support", "could not but support": it is supported."""
    after = negation.i + 1
    return after < len(negation.doc) and negation.doc[after].lower_ in words("polarity", "scoped")


def _until(verb: Token) -> bool:
    """ "did not open until 1974": then it opened."""
    past = any(c.lower_ == "did" for c in children(verb, "aux"))
    prepositions = [c.lower_ for c in children(verb, "prep")]
    marks = [m.lower_ for clause in children(verb, "advcl") for m in children(clause, "mark")]
    return past and "until" in (*prepositions, *marks)


def _in_argument(argument: Token) -> list[Token]:
    """ "no soldiers", "nothing"; not "nothing but X", but "anything but X"."""
    if excepted(argument) is not None:
        return [argument] if argument.lower_ == "anything" else []
    found = [argument] if argument.lower_ in words("polarity", "pronouns") else []
    beside = children(argument, "det", "neg", "preconj")
    found += [c for c in beside if c.lower_ in words("polarity", "determiners") and not _compares(c)]
    return found + _in_number(argument)


def _compares(determiner: Token) -> bool:
    """ "no fewer than 20 countries", "no more than a dozen": how many, and not none."""
    doc, after = determiner.doc, determiner.i + 1
    return after + 1 < len(doc) and doc[after].tag_ in ("JJR", "RBR") and doc[after + 1].lower_ == "than"


def _in_number(argument: Token) -> list[Token]:
    """ "Hardly any country", "not one country", "not a single country"."""
    counted = [c for c in children(argument, "det", "nummod") if c.lower_ in ("any", "one", "a")]
    return [
        adverb
        for word in counted
        for adverb in (*children(word, "advmod", "neg"), *children(argument, "neg", "advmod"))
        if adverb.i == word.i - 1 and adverb.lower_ in words("polarity", "adverbs")
    ]


def _never(prep: Token) -> list[Token]:
    """ "at no time", "under no circumstances"."""
    return [
        determiner
        for noun in children(prep, "pobj")
        if noun.lemma_.lower() in words("polarity", "occasions")
        for determiner in children(noun, "det")
        if determiner.lower_ == "no"
    ]


def _neither(verb: Token) -> list[Token]:
    """ "neither confirmed nor denied"."""
    beside = [c for c in children(verb, "preconj") if c.lower_ == "neither"]
    before = children(verb.head, "cc") if verb.dep_ == "conj" else []
    return beside or [c for c in before if c.lower_ == "nor"]


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
    if _is_phrasal(link):
        return [governor]
    if link.tie == "adnominal":
        return [governor] if lemma in words("polarity", "verbs") else []
    if link.tie == "open":
        own = [] if lemma in words("polarity", "factive") else negations(_predicate(governor))
        own += [c for c in children(governor, "advmod") if c.lower_ == "too" and not is_verb(governor)]
        if lemma in words("polarity", "denials") and _is_gerund(link.verb):
            return [*own, governor]
        if lemma == "rule" and any(c.lower_ == "out" for c in governor.children):
            return [*own, governor]
        own += [c for c in children(governor, "advmod") if c.lower_ == "yet" and lemma in ("have", "be")]
        return own + ([governor] if lemma in words("polarity", "verbs") else [])
    if link.tie == "content":
        if lemma in words("polarity", "denials"):
            return [governor]
        judged = judged_untrue(governor) or nothing_to(governor)
        if judged is not None:
            return [judged]
        if _is_it_that(governor):
            return negations(governor)
        for adjective in children(governor, "acomp"):
            if adjective.lower_ in words("polarity", "untrue"):
                return [adjective]
            if adjective.lower_ in words("polarity", "true"):
                return negations(governor)
        if lemma in words("polarity", "raising"):
            return negations(governor)
        if lemma in words("polarity", "grounds"):
            return [c for c in children(governor, "det", "neg") if c.lower_ == "no"]
    if link.tie == "gerund" and link.marker is not None:
        instead = [c for c in link.marker.children if c.lower_ in words("polarity", "prepositions")]
        instead += [c for c in link.marker.children if c.lower_ == "far" and link.marker.lower_ == "from"]
        if link.marker.lower_ == "of":  # "stopped short of leaving"
            instead += [c for c in children(governor, "advmod") if c.lower_ == "short"]
        if instead:
            return instead
        if governor.lower_ == "short" and link.marker.lower_ == "of":  # "fell short of leaving"
            return [governor]
        if is_verb(governor) and link.marker.lower_ in ("of", "in", "for", "to", "into", "with", "at"):
            own = negations(governor)
            return own + ([governor] if lemma in words("polarity", "acquittals") else [])
        if link.marker.lower_ in words("polarity", "prepositions"):
            return [link.marker]
        if governor.lower_ == "far" and link.marker.lower_ == "from":
            return [governor]
        if lemma in words("polarity", "verbs") and link.marker.lower_ == "from":
            return [*negations(governor), governor]
    return []


def _is_gerund(verb: Token) -> bool:
    """ "denied meeting him", "denied having met him"."""
    return verb.tag_ == "VBG" or any(c.tag_ == "VBG" for c in children(verb, "aux", "auxpass"))


def nothing_to(governor: Token) -> Token | None:
    """ "there is nothing to suggest that they left": without ground."""
    shown = governor.lemma_ in words("polarity", "showing") and governor.dep_ in ("relcl", "acl")
    return governor.head if shown and governor.head.lower_ in words("polarity", "pronouns") else None


def judged_untrue(noun: Token) -> Token | None:
    """ "denied reports that they left", "rejected claims that ...", "The claim that they left is false"."""
    above = noun.head
    if is_verb(noun) or not is_verb(above):
        return None
    if noun.dep_ == "dobj":
        told = noun.lemma_.lower() in words("polarity", "told") and above.lemma_ in words(
            "polarity", "rejections"
        )
        return above if told or above.lemma_ in words("polarity", "denials") else None
    if noun.dep_ != "nsubj" or above.lemma_ != "be" or _is_negated(above):
        return None
    return next((a for a in children(above, "acomp") if a.lower_ in words("polarity", "untrue")), None)


def _is_it_that(governor: Token) -> bool:
    """ "It is not that they left"."""
    bare = governor.lemma_ == "be" and not children(governor, "acomp", "attr", "prep", "advmod")
    return bare and any(c.lower_ == "it" for c in children(governor, "nsubj"))


def _is_phrasal(link: Link) -> bool:
    """ "ruled out leaving", "ruled out that they left", "gave up smoking"."""
    wordings = {f"{link.governor.lemma_} {p.lower_}" for p in children(link.governor, "prt")}
    gerund = link.verb.tag_ == "VBG" and link.tie in ("open", "adverbial") and link.verb.i > link.governor.i
    return bool(wordings & words("polarity", "phrasal")) and (gerund or link.tie == "content")


def _predicate(governor: Token) -> Token:
    """ "is not likely to": the copula of an adjective bears the negation."""
    return governor.head if governor.dep_ == "acomp" and is_verb(governor.head) else governor


def _unstated(link: Link) -> str | None:
    """ "did not say that they would stay" states nothing about staying, nor does "did not deny"."""
    governor, lemma = link.governor, link.governor.lemma_
    if link.tie == "open" and lemma in words("polarity", "denials") and negations(governor):
        return "what is not denied is not stated"  # "never denied having met him"
    if link.tie != "content":
        return None
    if lemma in words("polarity", "denials"):
        return "what is not denied is not stated" if _is_negated(governor) else None
    for adjective in children(governor, "acomp"):
        left_open = "open_negated" if negations(governor) else "open"
        if adjective.lower_ in words("polarity", left_open):
            return "what is unclear is not stated"
    settled = words("polarity", "raising") | words("polarity", "factive")
    if lemma in words("attribution", "verbs") - settled and _is_negated(governor):
        return "what was not said is not stated"
    return None


def _is_negated(verb: Token) -> bool:
    """Negated by itself, or by what it continues: "refused to say"."""
    return polarity(verb).negated

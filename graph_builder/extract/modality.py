"""Whether something is plainly asserted, or planned, possible, conditional, desired, ordered, counterfactual.

==============================================  ==============  ======================
sentence                                        modality of     rule
==============================================  ==============  ======================
Talks will continue.                            continue        an auxiliary
He said they would stay.                        stay            future in the past
They would have defeated it.                    defeat          would have
She hopes to meet Merkel.                       meet            a governing verb
He ordered that the number be reduced.          reduce          a governing verb
They came to train Iraqis.                      train           a purpose
pressure for the US to leave                    leave           (the same, with its own subject)
an agreement to end the operations              end             an infinitive of a noun
Banks close if they are robbed.                 close, rob      a condition
The army allegedly shot them.                   shoot           an adverb of doubt
==============================================  ==============  ======================
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from graph_builder.extract.governors import Link, accusing, is_conjunction, links
from graph_builder.extract.lexicon import lexicon, table, words
from graph_builder.extract.phrases import SUBJECTS, children, is_verb
from graph_builder.extract.polarity import judged_untrue, nothing_to
from graph_builder.model import Modality

if TYPE_CHECKING:
    from graph_builder.syntax import Token

#: Nouns whose infinitive tells what happened: "the first country to join".
_ORDINALS = frozenset({"first", "last", "only", "next", "second", "third"})


@dataclass(frozen=True, slots=True)
class Mode:
    """A modality and the tokens that say so."""

    modality: Modality
    cues: tuple[Token, ...] = ()


ASSERTED = Mode("asserted")


def mode(verb: Token) -> Mode:
    """The modality of what the verb says: its own, else that of the nearest thing it stands under."""
    own = own_mode(verb)
    if own != ASSERTED:
        return own
    for link in links(verb):
        passed = _passed_down(link)
        if passed != ASSERTED:
            return _over_duty(link) or passed
        if link.tie in ("inside", "content"):
            break
        if link.tie == "open" and is_verb(link.governor) and (above := own_mode(link.governor)) != ASSERTED:
            return above
    return ASSERTED


def _over_duty(link: Link) -> Mode | None:
    """ "would have had to close", "may have to call": what stands over the duty says more than it."""
    if link.tie != "open" or link.governor.lemma_ != "have":
        return None
    above = own_mode(link.governor)
    return above if above.modality in ("counterfactual", "conditional", "possible") else None


def own_mode(verb: Token) -> Mode:
    """What the verb's auxiliaries, adverbs and conditions say."""
    for auxiliary in _auxiliaries(verb):
        better = [a for a in children(verb, "advmod") if a.lower_ == "better" and a.i == auxiliary.i + 1]
        if better and auxiliary.lower_ in ("had", "'d"):
            return Mode("desired", (auxiliary, *better))
        found = table("modality", "auxiliaries").get(auxiliary.lower_)
        if _inverted(auxiliary, verb):
            return Mode("conditional" if auxiliary.lower_ == "should" else "counterfactual", (auxiliary,))
        if found and _not_but(auxiliary):
            return ASSERTED
        if auxiliary.lower_ in ("should", "could", "might", "ought") and _perfect(verb):
            return _unfulfilled(verb, auxiliary)
        if found == "conditional":
            return _would(verb, auxiliary)
        if found:
            return Mode(cast(Modality, found), (auxiliary,))
    leads = verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.i < verb.head.i)
    if leads and verb.tag_ == "VB" and children(verb, "nsubj", "nsubjpass"):
        future = [c for c in children(verb, "aux") if c.tag_ == "TO"]
        if future:  # a headline: "France to send troops"
            return Mode("planned", tuple(future))
    for adverb in children(verb, "advmod"):
        found = table("modality", "adverbs").get(adverb.lower_)
        if found and not (found == "counterfactual" and _is_measured(verb, adverb)):
            return Mode(cast(Modality, found), (adverb,))
    return _under_condition(verb)


def _is_measured(verb: Token, adverb: Token) -> bool:
    """ "almost doubled", "worked almost daily": how much, and not that it nearly happened."""
    return adverb.i != verb.i - 1 or verb.lemma_.lower() in words("modality", "measured")


def _auxiliaries(verb: Token) -> list[Token]:
    own = [c for c in children(verb, "aux", "auxpass") if c.tag_ in ("MD", "VBD", "VB", "VBP", "VBZ")]
    shares = verb.dep_ == "conj" and is_verb(verb.head) and not children(verb, *SUBJECTS)
    if not own and shares and verb.tag_ in ("VB", "VBN", "VBG") and verb.tag_ == verb.head.tag_:
        return _auxiliaries(verb.head)
    return own


def _inverted(auxiliary: Token, verb: Token) -> bool:
    """ "Had they left, it would have ended": a condition without "if"."""
    subject = next(iter(children(verb, *SUBJECTS)), None)
    under = verb.dep_ in ("advcl", "dep")
    return subject is not None and under and auxiliary.i < subject.i and auxiliary.lower_ in ("had", "should")


def _not_but(auxiliary: Token) -> bool:
    """ "could not but agree": they agreed."""
    return [t.lower_ for t in auxiliary.doc[auxiliary.i + 1 : auxiliary.i + 3]] == ["not", "but"]


def _perfect(verb: Token) -> list[Token]:
    return [c for c in children(verb, "aux") if c.lower_ in ("have", "'ve")]


def _unfulfilled(verb: Token, auxiliary: Token) -> Mode:
    """ "should have left": they did not; "might have left": perhaps."""
    if auxiliary.lower_ == "might":
        return Mode("possible", (auxiliary,))
    return Mode("counterfactual", (auxiliary, *_perfect(verb)))


def _would(verb: Token, auxiliary: Token) -> Mode:
    """ "would" is a future in the past under a past verb, with "have" it did not happen."""
    if auxiliary.tag_ != "MD":  # "'d" of "had"
        return ASSERTED
    if _perfect(verb):
        return Mode("counterfactual", (auxiliary, *_perfect(verb)))
    under_past = any(
        link.tie == "content" and (link.governor.tag_ in ("VBD", "VBN") or link.governor.pos_ == "NOUN")
        for link in links(verb)
    )
    return Mode("planned" if under_past else "conditional", (auxiliary,))


def _under_condition(verb: Token) -> Mode:
    """ "banks close if they are robbed": what holds under a condition."""
    for clause in children(verb, "advcl"):
        for mark in children(clause, "mark"):
            even = any(c.lower_ in ("even", "as") for c in (*clause.children, *mark.children))
            if mark.lower_ in ("if", "unless", "provided", "providing") and not even:
                return Mode("conditional", (mark,))
    return ASSERTED


def _passed_down(link: Link) -> Mode:
    if link.tie == "purpose" and _is_were_to(link.governor, link.verb):
        return Mode("conditional", (link.governor,))
    if link.tie == "purpose" and _is_won(link):
        return ASSERTED
    if link.tie == "purpose":
        wanted = any(mark.lower_ == "for" for mark in children(link.verb, "mark"))
        return Mode(
            "desired" if wanted else "planned", tuple(c for c in link.verb.children if c.tag_ == "TO")
        )
    if link.tie == "adverbial":
        return _condition(link)
    if link.tie == "adnominal":
        return _infinitive_of_noun(link)
    if link.tie == "gerund" and accusing(link.verb) is not None:
        return ASSERTED  # "Iraq accused them of leaving": so Iraq says
    if link.tie == "gerund" and link.marker is not None:
        found = table("modality", "gerunds").get(link.governor.lemma_.lower())
        close = link.marker.lower_ in ("of", "for", "on", "about", "at", "over", "with", "against")
        close |= found == "possible" and link.marker.lower_ == "to"  # "objections to them joining"
        close |= found == "counterfactual" and link.marker.lower_ == "to"  # "came close to leaving"
        return Mode(cast(Modality, found), (link.governor,)) if found and close else ASSERTED
    if link.tie in ("open", "content"):
        return _governed(link)
    return ASSERTED


def _result_of(link: Link) -> Mode:
    """ "will invest in a plant, creating jobs": what comes of it is as planned as that."""
    bare = link.marker is None and not children(link.verb, *SUBJECTS, "aux", "mark")
    if link.verb.tag_ != "VBG" or not bare or link.verb.i < link.governor.i or not is_verb(link.governor):
        return ASSERTED
    return mode(link.governor)


def _condition(link: Link) -> Mode:
    if link.governor.lower_ == "long" and link.marker is not None:  # "as long as they agree"
        return Mode("conditional", (link.governor, link.marker))
    for prep in children(link.verb, "prep"):  # "in case they agree"
        case = [c for c in children(prep, "pobj") if c.lower_ == "case" and not list(c.children)]
        if prep.lower_ == "in" and case and prep.i < link.verb.i:
            return Mode("conditional", (prep, *case))
    marks = children(link.verb, "mark")
    if [m.lower_ for m in marks] in (["as", "if"], ["as", "though"]):  # "acted as if they had left"
        return Mode("counterfactual", tuple(marks))
    if link.marker is not None and link.marker.lower_ in lexicon("modality")["conditions"]["marks"]:
        return Mode("conditional", (link.marker,))
    awaited = _awaited(link)
    return awaited if awaited != ASSERTED else _result_of(link)


def _awaited(link: Link) -> Mode:
    """ "They will leave when he arrives": he has not arrived yet."""
    present = link.verb.tag_ in ("VBZ", "VBP") and not children(link.verb, "aux", "auxpass")
    timed = link.marker is not None and link.marker.lower_ in lexicon("modality")["conditions"]["times"]
    if link.marker is None or not (present and timed and is_verb(link.governor)):
        return ASSERTED
    awaiting = own_mode(link.governor).modality in ("planned", "ordered", "desired")
    return Mode("planned", (link.marker,)) if awaiting else ASSERTED


def _infinitive_of_noun(link: Link) -> Mode:
    if link.governor.lemma_ in words("polarity", "verbs"):  # "their failure to agree": it did not happen
        return ASSERTED
    if any(c.lower_ in _ORDINALS for c in link.governor.children):
        return ASSERTED
    return Mode("planned", tuple(c for c in link.verb.children if c.tag_ == "TO"))


def _governed(link: Link) -> Mode:
    governor = link.governor
    if link.tie == "content" and (judged_untrue(governor) or nothing_to(governor)) is not None:
        return ASSERTED  # "rejected claims that they left": untrue, and not perhaps true
    if link.tie == "content" and is_conjunction(governor):
        return Mode("conditional", (governor,))
    if (
        link.tie == "content"
        and governor.pos_ == "NOUN"
        and governor.lemma_ in words("modality", "nouns_of_doubt")
    ):
        return Mode("possible", (governor,))
    if link.tie == "content" and _is_noun_of_condition(governor):
        return Mode("conditional", (governor.head, governor))
    if link.tie == "content" and governor.lemma_ in words("modality", "finite_is_content"):
        return ASSERTED
    if link.tie == "content" and governor.lemma_ == "be":
        return _said_to_be(governor)
    if governor.lemma_ in ("be", "have") and link.tie == "open":
        infinitive = [c for c in link.verb.children if c.tag_ == "TO"]
        if infinitive and any(c.lower_ == "yet" for c in children(governor, "advmod")):
            return ASSERTED  # "has yet to leave": it has not left
        if infinitive and _is_were_to(governor, link.verb):
            return Mode("conditional", (governor,))
        if infinitive and not children(governor, "attr", "acomp", "dobj"):
            return Mode("planned" if governor.lemma_ == "be" else "ordered", tuple(infinitive))
        return ASSERTED
    if governor.lemma_ == "go" and governor.tag_ != "VBG":
        return ASSERTED
    found = table("modality", "governors").get(governor.lemma_)
    if found is None and link.tie == "content":
        return _said_to_be(governor)
    if found is None:
        return ASSERTED
    if link.tie == "content" and governor.lemma_ not in words("attribution", "verbs") and found == "possible":
        return ASSERTED
    return Mode(cast(Modality, found), (governor,))


def _is_won(link: Link) -> bool:
    """ "beat Spain to win the cup", "came from behind to reach the final": what came of it."""
    first = link.verb
    beaten = link.governor.lemma_.lower() in words("grammar", "victories")
    past = link.governor.tag_ == "VBD" and not children(link.governor, "neg", "aux")
    return beaten and past and first.lemma_.lower() in words("grammar", "prizes") and _is_object_won(first)


def _is_object_won(verb: Token) -> bool:
    """It has what is won behind it, and nothing that says it is hoped for."""
    return bool(children(verb, "dobj", "attr", "prep", "oprd")) and not children(verb, "neg", "mark")


def _is_were_to(governor: Token, verb: Token) -> bool:
    """ "Were they to leave, it would end": a condition without "if"."""
    subjects = children(governor, *SUBJECTS) or children(verb, *SUBJECTS)
    return governor.lower_ == "were" and any(governor.i < s.i < verb.i for s in subjects)


def _is_noun_of_condition(governor: Token) -> bool:
    """ "on condition that they leave", "in the event that they leave"."""
    noun = governor.pos_ == "NOUN" and governor.lemma_ in words("modality", "nouns_of_condition")
    return noun and governor.dep_ == "pobj" and governor.head.lower_ in ("on", "in", "under", "with")


def _said_to_be(governor: Token) -> Mode:
    """ "it is likely that they left"."""
    for adjective in children(governor, "acomp"):
        found = table("modality", "governors").get(adjective.lower_)
        if found:
            return Mode(cast(Modality, found), (adjective,))
    return ASSERTED


def noun_mode(noun: Token) -> Mode:
    """What the adjectives of a noun say of what it names: "the alleged attack", "a so-called ally"."""
    for adjective in children(noun, "amod"):
        before = noun.doc[max(0, adjective.i - 2) : adjective.i]
        so_called = adjective.lower_ == "called" and [t.lower_ for t in before] == ["so", "-"]
        found = table("modality", "adjectives").get("so-called" if so_called else adjective.lower_)
        if found:
            return Mode(cast(Modality, found), (*before, adjective) if so_called else (adjective,))
    return ASSERTED


def event_mode(noun: Token) -> Mode:
    """The modality of the event that a noun names: "ordered the withdrawal", "plans for a visit"."""
    if (own := noun_mode(noun)) != ASSERTED:
        return own
    governor = noun.head
    direct = noun.dep_ in ("dobj", "nsubjpass")
    if governor.pos_ == "ADP":
        governor = governor.head
        direct = True
    found = table("modality", "events").get(governor.lemma_.lower())
    if found and direct:
        return Mode(cast(Modality, found), (governor,))
    if is_verb(governor) and noun.dep_ == "dobj" and not _given(noun):
        return mode(governor)
    return ASSERTED


def _given(noun: Token) -> bool:
    """A definite or possessed event is spoken of as known: "after his meeting with"."""
    return any(c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "these") for c in noun.children)

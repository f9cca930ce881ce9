"""Arguments that stand the other way round than their verb: "supported not Qatar but Kuwait".

==================================================  =======================================
sentence                                            what differs from the verb
==================================================  =======================================
They supported not Qatar but Kuwait.                Qatar: "not" stands before it alone
The prize went not to him but to her.               him: "not" stands before the preposition
They supported Qatar, but not Kuwait.               Kuwait
Everyone but Qatar agreed.                          Qatar
He is not the president but the prime minister.     the prime minister: "but" takes "not" back
==================================================  =======================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_builder.extract.lexicon import words
from graph_builder.extract.phrases import SUBJECTS, children, is_verb

if TYPE_CHECKING:
    from graph_builder.syntax import Token

_VERBAL = frozenset({*SUBJECTS, "dobj", "attr", "oprd", "dative", "acomp"})


def contrasts(argument: Token, anchor: Token) -> tuple[Token, ...]:
    """The words by which the argument stands the other way round than its anchor; none where it doesn't.

    What stands inside another argument stands as that does: "is not the king but the president of Iraq".
    """
    above = argument
    while above != anchor and not is_verb(above):
        cue = contrast(above)
        if cue is not None:
            return (cue,)
        while above.dep_ == "conj" and above.head != above:
            above = above.head
        if above.head == above:
            break
        above = above.head
    return ()


def contrast(argument: Token) -> Token | None:
    """The word by which the argument itself stands the other way round than its verb."""
    return denial_of(argument) or _exception(argument) or _taken_back(argument)


def _exception(argument: Token) -> Token | None:
    """ "Everyone but Hungary agreed", "All but two agreed": whoever is left out did the opposite."""
    whole = argument.head
    if argument.dep_ != "conj" or whole.lower_ not in words("polarity", "universal"):
        return None
    joints = [c for c in children(whole, "cc") if c.i < argument.i]
    return joints[-1] if joints and joints[-1].lower_ == "but" else None


def denial_of(argument: Token) -> Token | None:
    """The "not" right before the phrase, or before its preposition, that denies this argument alone."""
    if is_verb(argument):  # "not sleeping leads to": what the gerund says, not what is said of it
        return None
    heads = [h for h in (argument, _preposition(argument)) if h is not None]
    for head in heads:
        for negation in children(head, "neg", "advmod", "preconj", "cc"):
            if negation.lower_ == "not" and negation.i < head.i and not _is_scoped(negation):
                return negation
    return _stranded(min(h.left_edge.i for h in heads), argument) or _inherited(argument)


def _stranded(start: int, argument: Token) -> Token | None:
    """ "was backed not by teachers", "lives in London, not in Paris": the parse hangs "not" elsewhere."""
    before = argument.doc[start - 1] if start else argument
    if before.lower_ != "not" or before.dep_ != "neg" or _is_scoped(before):
        return None
    return before if not is_verb(before.head) or denies_what_follows(before) else None


def denies_what_follows(negation: Token) -> bool:
    """ "lives not in Paris but in London": behind a full verb "not" denies the phrase that it begins."""
    verb = negation.head
    if negation.lower_ != "not" or negation.i != verb.i + 1 or verb.pos_ != "VERB":
        return False
    phrases = children(verb, "prep", "agent", "dobj", "dative", "oprd")
    return any(p.left_edge.i in (negation.i, negation.i + 1) for p in phrases)


def _inherited(argument: Token) -> Token | None:
    """ "not Qatar or Kuwait but Iran": Kuwait is denied with Qatar."""
    if argument.dep_ != "conj" or is_verb(argument.head):
        return None
    joints = [c for c in children(argument.head, "cc") if c.i < argument.i]
    return denial_of(argument.head) if joints and joints[-1].lower_ in ("or", "nor") else None


def _taken_back(argument: Token) -> Token | None:
    """ "is not the president but the prime minister": the "but" between the two."""
    joined = argument
    if joined.dep_ != "conj":
        preposition = _preposition(argument)
        if preposition is None or preposition.dep_ != "conj":
            return None
        joined = preposition
    first = joined.head
    if is_verb(first) or children(joined, "neg"):
        return None
    joints = [c for c in children(first, "cc") if c.i < joined.i]
    if not joints or joints[-1].lower_ != "but" or denial_of(first) is not None:
        return None
    return joints[-1] if _is_denied_by_verb(first) else None


def _is_denied_by_verb(first: Token) -> bool:
    """The verb above has a "not" of its own that the first of the two stands under."""
    top = first if first.dep_ in _VERBAL else _preposition(first) or first
    verb = top.head
    negations = [c for c in children(verb, "neg") if c.lower_ in ("not", "n't", "n’t", "never")]
    return is_verb(verb) and any(c.i < top.i and not _is_additive(c) for c in negations)


def _preposition(argument: Token) -> Token | None:
    """The preposition that governs the argument ("because" of "because of his health")."""
    above = argument.head
    if argument.dep_ not in ("pobj", "pcomp") or above.pos_ not in ("ADP", "SCONJ"):
        return None
    while above.dep_ == "pcomp" and above.head.pos_ in ("ADP", "SCONJ"):
        above = above.head
    return above


def _is_scoped(negation: Token) -> bool:
    """ "not only Qatar", "not one country", "not all countries"."""
    after = negation.doc[negation.i + 1 : negation.i + 2]
    return _is_additive(negation) or any(t.lower_ in words("polarity", "measured") for t in after)


def _is_additive(negation: Token) -> bool:
    """ "not only Qatar", "not just Qatar"."""
    after = negation.doc[negation.i + 1 : negation.i + 2]
    return any(t.lower_ in words("polarity", "scoped") for t in after)

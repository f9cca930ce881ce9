"""Mistakes that the parser makes again and again, set right in its rows before the Doc is made.

=============================================  ==================================================
sentence                                       what the parser takes for what
=============================================  ==================================================
In June Siemens sold its sensors.              "June Siemens" for one name, so that nobody sold
He denied that they had won and accused them.  "accused" for a part of what he denied
They fined the bank, not its owner.            the owner for another name of the bank
It was backed by teachers, not by parents.     "by parents" for a part of the teachers
He dropped his objections to Oslo joining it.  "joining" for what he did
=============================================  ==================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_builder.annotate.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

#: Token index -> its new head and label.
Repair = tuple[int, int, str]


def repairs(read: Doc) -> Iterator[Repair]:
    """What to set right in one parsed paragraph: index in it, index of the new head, new label."""
    for token in read:
        if token.dep_ == "pobj":
            yield from _subject_behind_date(token)
            yield from _subject_of_gerund(token)
        elif token.dep_ == "conj" and token.tag_ == "VBD":
            yield from _second_of_speaker(token)
        elif token.dep_ in {"appos", "prep"} and token.i:
            yield from _denied_alternative(token)


def repaired(read: Doc) -> Doc:
    """The Doc itself with the repairs in it."""
    for at, head, label in list(repairs(read)):
        read[at].head = read[head]
        read[at].dep_ = label
    return read


def _subject_behind_date(name: Token) -> Iterator[Repair]:
    """ "In June Siemens sold": the month belongs to the preposition, the name is the subject."""
    preposition, verb = name.head, name.head.head
    date = [t for t in name.lefts if t.dep_ == "compound" and t.ent_type_ == "DATE"]
    if len(date) != 1 or date[0].i != preposition.i + 1 or preposition.dep_ != "prep":
        return
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(t.dep_ == "aux" for t in verb.lefts)
    if not finite or not name.i < verb.i or name.tag_ not in {"NNP", "NNPS"} or name.ent_type_ == "DATE":
        return
    if any(t.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"} for t in verb.children):
        return
    yield date[0].i, preposition.i, "pobj"
    passive = any(t.dep_ == "auxpass" for t in verb.children)
    yield name.i, verb.i, "nsubjpass" if passive else "nsubj"


def _subject_of_gerund(name: Token) -> Iterator[Repair]:
    """ "dropped their objections to Oslo joining it": who joins is Oslo, and it is what they objected to."""
    preposition, verb = name.head, name.head.head
    following = name.doc[name.i + 1 : name.i + 2]
    objects = [t for t in verb.rights if t.dep_ == "dobj" and t.i == preposition.i - 1]
    for gerund in following:
        joined = gerund.tag_ == "VBG" and gerund.dep_ == "advcl" and gerund.head == verb
        if joined and objects and objects[0].lemma_.lower() in words("objecting_nouns.txt"):
            yield preposition.i, objects[0].i, "prep"
            yield gerund.i, preposition.i, "pcomp"
            yield name.i, gerund.i, "nsubj"


def _second_of_speaker(verb: Token) -> Iterator[Repair]:
    """ "denied that they had won and accused them": who denied accused, for "had won" is further back."""
    first = verb.head
    teller = first.head
    further_back = first.tag_ == "VBN" and any(t.lower_ == "had" for t in first.lefts)
    own = any(t.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "mark"} for t in verb.children)
    if not further_back or own or first.dep_ != "ccomp" or teller.tag_ != "VBD":
        return
    if teller.i < first.i and {teller.lemma_, verb.lemma_} <= words("telling_verbs.txt"):
        yield verb.i, teller.i, "conj"


def _denied_alternative(other: Token) -> Iterator[Repair]:
    """ "the bank, not its owner", "by teachers, not by parents": two of a kind, and the second is denied."""
    start = other.left_edge.i
    negation = other.doc[start] if other.doc[start].lower_ == "not" else other.doc[start - 1]
    if negation.lower_ != "not" or negation.dep_ != "neg" or negation.i >= other.i or not negation.i:
        return
    first = other.head
    if other.dep_ == "prep":
        first = first if first.pos_ == "ADP" else first.head
        if first.pos_ != "ADP" or first.i >= negation.i or first.dep_ not in {"prep", "agent"}:
            return
    elif other.doc[negation.i - 1].text != "," or first.pos_ not in {"NOUN", "PROPN"}:
        return
    yield other.i, first.i, "conj"
    yield negation.i, other.i, "neg"

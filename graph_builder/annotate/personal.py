"""A name of one word that the model takes for an organization, and that does what only people do.

==========================================================  =====================================
sentence                                                    what shows a person
==========================================================  =====================================
Merkel, who led Germany, presented her memoirs.             "who"
Biden, 81, said he had withdrawn.                           an age
WikiLeaks founder Assange pleaded guilty.                   the word before the name
Trump told reporters that a deal was close.                 to whom it was told
A magistrate remanded Wickremesinghe.                       what was done to him
Djokovic was deported because he was not vaccinated.        "he", and nobody else is named before
==========================================================  =====================================

A name that the lists know is what they say, whatever it does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_builder.annotate.lexicon import head_labels, words

if TYPE_CHECKING:
    from graph_builder.annotate.candidates import Candidate
    from graph_builder.syntax import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PERSONAL = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
#: Whom people tell something, and firms hardly.
_TOLD = frozenset({
    "reporter", "journalist", "newspaper", "magazine", "crowd", "audience", "rally", "friend", "supporter",
    "parliament", "council", "congress", "senate", "jury",
})  # fmt: skip
#: Years of life that stand between commas behind a name.
_AGES = range(10, 116)


def acts_as_person(doc: Doc, c: Candidate) -> bool:
    """Is it one capitalised word, unknown to the lists, of which only a person can be meant?"""
    token = doc[c.start]
    if c.known or c.end - c.start != 1 or not (token.text.istitle() and token.is_alpha):
        return False
    return (
        _described_by_who(token)
        or _aged(doc, c.end)
        or _behind_title(doc, c.start)
        or _tells_people(token)
        or _done_to_person(token)
        or _acts_alone(token)
        or _meant_by_pronoun(token)
    )


def _described_by_who(token: Token) -> bool:
    """ "Merkel, who led Germany": right behind the name, which has no article."""
    relative = next((t for t in token.doc[token.i + 1 : token.i + 3] if t.lower_ == "who"), None)
    if relative is None or token.doc[token.i + 1].text not in {",", "who"}:
        return False
    return any(t.dep_ == "relcl" and relative in t.lefts for t in token.children)


def _aged(doc: Doc, end: int) -> bool:
    """ "Biden, 81, said"."""
    behind = [t.text for t in doc[end : end + 3]]
    if len(behind) < 3 or behind[0] != "," or behind[2] not in {",", "."}:
        return False
    return behind[1].isdecimal() and int(behind[1]) in _AGES


def _behind_title(doc: Doc, start: int) -> bool:
    """ "founder Assange": a small title that belongs to the name; "market leader Toyota" shows nobody."""
    title = doc[start - 1] if start else None
    if start > 1 and _of_somebody(doc[start - 2], doc[start - 1]):
        return True
    if title is None or not title.text.islower() or title.dep_ != "compound" or title.head.i != start:
        return False
    return title.lower_ in words("titles.txt") and title.lower_ not in words("titles_in_names.txt")


def _of_somebody(owner: Token, noun: Token) -> bool:
    """ "her sister Venus", "Locke's mother Karen"."""
    owned = owner.tag_ in {"PRP$", "POS"} and noun.tag_ == "NN" and noun.text.islower()
    return owned and noun.lemma_.lower() in words("relatives.txt")


def _tells_people(token: Token) -> bool:
    """ "Guterres told the Security Council"."""
    verb = token.head
    tells = token.dep_ == "nsubj" and verb.lemma_.lower() == "tell"
    return tells and any(t.dep_ == "dobj" and t.lemma_.lower() in _TOLD for t in verb.rights)


def _acts_alone(token: Token) -> bool:
    """ "Hasina fled to India": what towns, firms and parties do not do."""
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in words("verbs_of_people.txt")


def _done_to_person(token: Token) -> bool:
    """ "remanded Wickremesinghe", "Salgado was jailed"."""
    done = token.dep_ in {"dobj", "nsubjpass"}
    return done and token.head.lemma_.lower() in words("verbs_to_people.txt")


def _meant_by_pronoun(token: Token) -> bool:
    """The subject of a sentence that goes on with "he" or "her", where nobody else can be meant.

    "Apple said he would leave" is about somebody named before; "its head said he" about the head.
    """
    if token.dep_ not in _SUBJECTS or token.head.dep_ != "ROOT" or token.head.i < token.i:
        return False
    behind = [t for t in token.sent if t.lower_ in _PERSONAL and t.i > token.head.i]
    if not behind:
        return False
    before = token.doc[: behind[0].i]
    return not any(_may_be_meant(t) for t in before if t.text != token.text)


def _may_be_meant(token: Token) -> bool:
    if token.ent_type_ == "PERSON" or token.lower_ in _PERSONAL:
        return True
    return token.pos_ in {"NOUN", "PROPN"} and head_labels().get(token.lemma_.lower()) in {"Person", "Group"}

"""Headlines whose verb the model takes for a noun: "Train derails near Milan", "Ministers back plan".

Without articles and in the present tense, a headline looks like a row of nouns. Where the model finds
no verb in one, it reads it again with a verb that is no noun in the place of one that may be either
("Train goes near Milan"); the second reading stands where that verb has a subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_builder.annotate.lexicon import words
from graph_builder.annotate.repairs import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: A headline has no more words.
LONGEST = 20
#: Verbs that the model takes for nothing else: with an object and without, behind one and behind several.
_STAND_INS = {
    (True, True): "announces",
    (True, False): "announce",
    (False, True): "goes",
    (False, False): "go",
}
_OBJECTS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
_VERBS = frozenset({"VERB", "AUX"})


def second_spelling(read: Doc) -> list[str] | None:
    """The words of a headline with a stand-in for its verb; None where the reading is as good as it gets."""
    if not 3 <= len(read) <= LONGEST or read[-1].is_punct:
        return None
    hidden = [t for t in read if _may_be_verb(t)]
    if not hidden:
        return None
    spelled = [t.text for t in read]
    chosen = _chosen(hidden, read)
    for token in chosen:
        spelled[token.i] = _STAND_INS[_has_object(token), _is_third_person(token)]
    return spelled if chosen else None


def is_better(first: Doc, second: Doc) -> bool:
    """Has every stand-in become a verb with a subject of its own or that of the verb before?"""
    replaced = [s for f, s in zip(first, second, strict=True) if f.text != s.text]
    return all(t.pos_ == "VERB" and (t.dep_ == "conj" or _has_subject(t)) for t in replaced)


def _chosen(hidden: list[Token], read: Doc) -> list[Token]:
    """The one that is the verb, where there is none; and any behind a comma ("visits Kyiv, pledges")."""
    behind = [t for t in hidden if t.i and read[t.i - 1].text == ","]
    if any(t.pos_ in _VERBS and (_has_subject(t) or t.tag_ == "MD") for t in read):
        return behind
    ahead = [t for t in hidden if t not in behind]
    return [*ahead[:1], *behind] if ahead else []


def _may_be_verb(token: Token) -> bool:
    """A word read as no verb that may be one, by its form and its neighbours."""
    if token.i == 0 or not token.text.islower() or (token.pos_ in _VERBS and _has_subject(token)):
        return False
    before = token.nbor(-1)
    base = _base(token)
    if before.text == ",":
        return _is_third_person(token) and _has_object(token) and base in words("headline_verbs.txt")
    if not _is_noun(before) or any(t.pos_ in {"DET", "ADP"} for t in token.doc[: token.i]):
        return False
    if _is_third_person(token) == (before.tag_ in {"NNS", "NNPS", "VBZ"}):
        return False
    return base in words("headline_verbs.txt" if _has_object(token) else "headline_verbs_alone.txt")


def _is_noun(token: Token) -> bool:
    """By its tag, or a verb without a subject: "Boeing shares slide"."""
    return token.pos_ in {"NOUN", "PROPN"} or (token.tag_ == "VBZ" and not _has_subject(token))


def _base(token: Token) -> str:
    """ "derails", "crashes", "denies": the verb without its ending.

    The dictionary of the model's lemmatiser would know it for a verb only.
    """
    low = token.lower_
    if not _is_third_person(token):
        return low
    forms = (low[:-1], low[:-2], low[:-3] + "y")
    known = words("headline_verbs.txt") | words("headline_verbs_alone.txt")
    return next((form for form in forms if form in known), low)


def _is_third_person(token: Token) -> bool:
    return token.lower_.endswith("s") and not token.lower_.endswith("ss")


def _has_object(token: Token) -> bool:
    after = token.doc[token.i + 1 : token.i + 2]
    return any(t.pos_ in _OBJECTS for t in after)


def _has_subject(verb: Token) -> bool:
    return any(t.dep_ in SUBJECTS for t in verb.children)

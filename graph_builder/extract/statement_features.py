"""What can be seen of a rendered statement: features of its confidence.

Generic, all of them: how the subject was found, what the arguments are, which slot of its clause the
statement fills, how far its words stand apart. None knows a word of a benchmark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph_builder.extract.phrases import is_verb

if TYPE_CHECKING:
    from graph_builder.syntax import Token

_COMPLEMENTS = frozenset(
    ["prep", "agent", "dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "npadvmod", "dative"]
)
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def features(
    rule: str, subject: Sequence[Token], relation: Sequence[Token], object_: Sequence[Token]
) -> dict[str, float]:
    """Names and values of the features, all between 0 and about 2; ``rule`` is that of ``render.Fact``."""
    found = {f"origin {_origin(rule)}": 1.0, f"kind {_kind(rule)}": 1.0}
    found["depth"] = float(min(3, rule.count("+open") + rule.count("+gerund") + rule.count(">infinitive")))
    found["nested"] = float(min(3, rule.count(">noun")))
    if not subject or not object_:
        return found
    found |= _subject(subject) | _object(object_)
    found["coordination"] = float(any(t.dep_ in ("cc", "conj") for t in (*subject, *object_)))
    found["sentence length"] = min(2.0, len(subject[0].sent) / 30)
    found["sentence commas"] = min(2.0, sum(t.text == "," for t in subject[0].sent) / 3)
    if relation:
        found |= _relation(relation) | _distances(subject, relation, object_)
        found |= _slot(relation, object_)
    return found


def _subject(subject: Sequence[Token]) -> dict[str, float]:
    head = _head(subject)
    return {
        "subject pronoun": float(_is_pronoun(subject)),
        "subject name": float(any(t.ent_type_ for t in subject)),
        "subject length": min(2.0, len(subject) / 5),
        f"subject {head.dep_}": 1.0,
        "subject modified": float(any(c.dep_ in ("relcl", "acl", "appos") for c in head.children)),
    }


def _object(object_: Sequence[Token]) -> dict[str, float]:
    head = _head(object_)
    return {
        "object pronoun": float(_is_pronoun(object_)),
        "object name": float(any(t.ent_type_ for t in object_)),
        "object place": float(any(t.ent_type_ in _PLACES for t in object_)),
        "object time": float(any(t.ent_type_ in ("DATE", "TIME") for t in object_)),
        "object length": min(2.0, len(object_) / 5),
        "object verb": float(any(is_verb(t) and t.dep_ != "amod" for t in object_)),
        "object determined": float(object_[0].tag_ == "DT"),
        "object coordinated": float(head.dep_ == "conj"),
        f"head {head.pos_}": 1.0,
    }


def _relation(relation: Sequence[Token]) -> dict[str, float]:
    last = relation[-1]
    ends = {f"ends {last.lower_}": 1.0} if last.pos_ in ("ADP", "SCONJ", "PART") else {}
    return {
        "relation length": min(2.0, len(relation) / 5),
        "nouns in relation": min(2.0, sum(t.pos_ in ("NOUN", "PROPN", "PRON", "NUM") for t in relation) / 2),
        "verbs in relation": min(2.0, sum(t.pos_ == "VERB" for t in relation) / 2),
        **ends,
    }


def _slot(relation: Sequence[Token], object_: Sequence[Token]) -> dict[str, float]:
    """Which of the verb's complements the object is, how far the verb stands under the main verb, its
    form, and whether the object is cut short."""
    verb = next((t for t in relation if is_verb(t)), relation[0])
    last = max(object_, key=lambda t: t.i)
    others = [c for c in verb.children if c.dep_ in _COMPLEMENTS]
    ahead = [c for c in others if verb.i < c.i and c.right_edge.i < object_[0].i]
    return {
        f"form {verb.tag_}": 1.0,
        f"verb {verb.dep_}": 1.0,
        "under": min(2.0, sum(is_verb(a) for a in verb.ancestors) / 2),
        "cut short": float(any(c.i > last.i for t in object_ for c in t.children if not c.is_punct)),
        "complements": min(2.0, len(others) / 3),
        "complements ahead": min(2.0, len(ahead) / 2),
        "complements behind": min(2.0, sum(c.i > last.i for c in others) / 2),
    }


def _distances(
    subject: Sequence[Token], relation: Sequence[Token], object_: Sequence[Token]
) -> dict[str, float]:
    """Words between the parts: a parser errs most on what is far apart or turned round."""
    before = relation[0].i - subject[-1].i - 1
    behind = object_[0].i - relation[-1].i - 1
    spread = max(t.i for t in relation) - min(t.i for t in relation) + 1 - len(relation)
    between = subject[0].doc[min(subject[-1].i, relation[0].i) : max(subject[-1].i, relation[0].i)]
    return {
        "subject far": min(2.0, max(0, before) / 8),
        "object far": min(2.0, max(0, behind) / 8),
        "subject behind": float(before < 0),
        "object ahead": float(behind < 0),
        "relation spread": min(2.0, spread / 8),
        "commas between": min(2.0, sum(t.text == "," for t in between) / 2),
    }


def _head(tokens: Sequence[Token]) -> Token:
    return next((t for t in tokens if t.head not in tokens or t.head == t), tokens[-1])


def _origin(rule: str) -> str:
    return re.split(r"[:+>]", rule, maxsplit=1)[0] or "none"


def _kind(rule: str) -> str:
    """ "explicit:object>noun+oblique" is an oblique that is nested in an object."""
    marks = re.findall(r"[:+>]([a-z]+)", rule)
    return next((m for m in reversed(marks) if m not in ("open", "noun", "infinitive", "gerund")), "plain")


def _is_pronoun(tokens: Sequence[Token]) -> bool:
    return len(tokens) == 1 and tokens[0].pos_ in ("PRON", "DET")

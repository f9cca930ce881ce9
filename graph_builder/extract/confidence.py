"""How sure a statement is, from what can be seen of it: a probability between 0 and 1.

Two logistic models of few generic features, one of rendered statements and one of the claims of a
graph: the family of the rule, how the subject was found, what the arguments are, how deep the
statement hangs, how far apart its words stand, how long the sentence is. No feature knows a word
of a benchmark or an article. The weights stand in
``data/confidence.toml``; ``benchmarks/confidence.py`` fits them and prints how well they order
judged statements.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from graph_builder.extract.lexicon import lexicon
from graph_builder.extract.phrases import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Families of the rules of claims, by their prefixes; the first that fits.
_FAMILIES = {
    "title": "appositive", "apposition": "appositive", "possessive": "appositive", "compound": "appositive",
    "event": "event", "movement": "movement", "copula": "copula", "quality": "copula", "passive": "passive",
    "oblique": "oblique", "existential": "oblique", "light-verb": "light verb",
}  # fmt: skip
_PRONOUNS = frozenset(["i", "you", "he", "she", "it", "we", "they", "him", "her", "us", "them", "his", "its",
                       "our", "their", "my", "who", "which", "that", "this", "these", "those"])  # fmt: skip


def of_words(
    rule: str, subject: Iterable[object], relation: Iterable[object], object_: Iterable[object]
) -> float:
    """The confidence of a rendered statement; ``rule`` is that of ``render.Fact``."""
    return _sigmoid(
        _score("statements", features(rule, _tokens(subject), _tokens(relation), _tokens(object_)))
    )


def of_claim(
    rule: str, sentence: str, subject: tuple[int, str], object_: tuple[int, str], *, typed: bool
) -> float:
    """The confidence of a claim of the graph; arguments as for ``claim_features``."""
    return _sigmoid(_score("claims", claim_features(rule, sentence, subject, object_, typed=typed)))


def claim_features(
    rule: str, sentence: str, subject: tuple[int, str], object_: tuple[int, str], *, typed: bool
) -> dict[str, float]:
    """Features of a claim: its rule's family, its arguments and where they stand.

    ``subject`` and ``object_`` are the words with the character at which they begin in the sentence.
    Benchmarks reward the long arguments that a graph avoids, so claims have weights of their own.
    """
    family = next((f for prefix, f in _FAMILIES.items() if rule.startswith(prefix)), "object")
    (first, one), (second, _) = sorted((subject, object_))
    between = sentence[first + len(one) : second]
    return {
        f"family {family}": 1.0,
        f"subject {_kind_of(subject[1])}": 1.0,
        f"object {_kind_of(object_[1])}": 1.0,
        "untyped": float(not typed),
        "object length": min(2.0, len(object_[1].split()) / 3),
        "subject length": min(2.0, len(subject[1].split()) / 3),
        "object ahead": float(object_[0] < subject[0]),
        "between": min(2.0, len(between.split()) / 8),
        "marks between": min(2.0, sum(between.count(mark) for mark in ',;:–—“”"') / 2),
        "sentence length": min(2.0, len(sentence.split()) / 30),
    }


def _kind_of(words: str) -> str:
    if words.lower() in _PRONOUNS:
        return "pronoun"
    return "name" if any(word[:1].isupper() for word in words.split()) else "nominal"


def features(
    rule: str, subject: Sequence[Token], relation: Sequence[Token], object_: Sequence[Token]
) -> dict[str, float]:
    """Names and values of the features, all between 0 and about 2."""
    found = {f"origin {_origin(rule)}": 1.0, f"kind {_kind(rule)}": 1.0}
    found["depth"] = float(min(3, rule.count("+open") + rule.count("+gerund") + rule.count(">infinitive")))
    found["nested"] = float(min(3, rule.count(">noun")))
    if not subject or not object_:
        return found
    found["subject pronoun"] = float(_is_pronoun(subject))
    found["object pronoun"] = float(_is_pronoun(object_))
    found["subject name"] = float(any(t.ent_type_ for t in subject))
    found["object name"] = float(any(t.ent_type_ for t in object_))
    found["subject length"] = min(2.0, len(subject) / 5)
    found["object length"] = min(2.0, len(object_) / 5)
    found["relation length"] = min(2.0, len(relation) / 5)
    found["object verb"] = float(any(is_verb(t) and t.dep_ != "amod" for t in object_))
    found["coordination"] = float(any(t.dep_ in ("cc", "conj") for t in (*subject, *object_)))
    found["sentence length"] = min(2.0, len(subject[0].sent) / 30)
    if relation:
        found |= _distances(subject, relation, object_)
        found |= _place_in_sentence(relation, object_)
    return found


def _place_in_sentence(relation: Sequence[Token], object_: Sequence[Token]) -> dict[str, float]:
    """How far the verb stands under the main verb, its form, and whether the object is cut short."""
    verb = next((t for t in relation if is_verb(t)), relation[0])
    last = max(object_, key=lambda t: t.i)
    return {
        f"form {verb.tag_}": 1.0,
        "under": min(2.0, sum(is_verb(a) for a in verb.ancestors) / 2),
        "cut short": float(any(c.i > last.i for t in object_ for c in t.children if not c.is_punct)),
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


def _origin(rule: str) -> str:
    return re.split(r"[:+>]", rule, maxsplit=1)[0] or "none"


def _kind(rule: str) -> str:
    """ "explicit:object>noun+oblique" is an oblique that is nested in an object."""
    marks = re.findall(r"[:+>]([a-z]+)", rule)
    return next((m for m in reversed(marks) if m not in ("open", "noun", "infinitive", "gerund")), "plain")


def _is_pronoun(tokens: Sequence[Token]) -> bool:
    return len(tokens) == 1 and tokens[0].pos_ in ("PRON", "DET")


def _tokens(words: Iterable[object]) -> list[Token]:
    return [word for word in words if not isinstance(word, str)]  # type: ignore[misc]


def _score(model: str, values: Mapping[str, float]) -> float:
    """The log odds."""
    weights: Mapping[str, float] = lexicon("confidence")[model]
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in values.items())


def _sigmoid(score: float) -> float:
    return round(1 / (1 + math.exp(-score)), 3)

"""Noun phrases that refer back: "the prime minister", "the country", "the terrorist militia", "the deal".

Only what the text itself supports is joined: an apposition or a title said that the man is prime
minister, the earlier phrase has the same head. What has no antecedent is an entity of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph_builder.resolve.lexicon import synonyms, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from graph_builder.model import TokenMention
    from graph_builder.resolve.clusters import Clusters

DEFINITE = {"the", "this", "that", "these", "those", "both", "his", "her", "its", "their", "our"}
#: How many sentences back a bare definite phrase ("the country") may look.
REACH = 4
COUNTRY_HEADS = {"country", "nation"}


@dataclass
class Described:
    """What the text has said of each entity so far: head lemma -> mention numbers, in order."""

    roles: dict[str, list[int]] = field(default_factory=dict)

    def learn(self, lemma: str, number: int) -> None:
        """The entity of mention ``number`` is a ``lemma``."""
        self.roles.setdefault(lemma, []).append(number)


def join_nominals(doc: Doc, mentions: Sequence[TokenMention], clusters: Clusters) -> dict[int, int]:
    """Join nominals with their antecedents; gives mention number -> antecedent's number."""
    sentences = sentence_numbers(doc)
    by_head = {m.head: number for number, m in enumerate(mentions)}
    known = Described()
    antecedents: dict[int, int] = {}
    first: dict[str, int] = {}
    for number, mention in enumerate(mentions):
        if mention.kind == "name":
            _learn_title(doc, mention, number, known)
        if mention.kind != "nominal":
            continue
        beside = _apposed(doc, mention, mentions, by_head)
        if beside is not None:
            known.learn(doc[mention.head].lemma_.lower(), beside)
            if is_definite(doc, mention) and mention.label != "Concept":
                antecedents[number] = beside
                clusters.join(number, beside)
            continue
        found = _antecedent(doc, mention, mentions, sentences, known, number)
        if found is None:
            found = _same_phrase(doc, mention, number, first)
        if found is not None and found != number:
            antecedents[number] = found
            clusters.join(number, found)
    return antecedents


def sentence_numbers(doc: Doc) -> list[int]:
    """Token index -> number of its sentence."""
    numbers = [0] * len(doc)
    for i, sentence in enumerate(doc.sents):
        for token in sentence:
            numbers[token.i] = i
    return numbers


def is_definite(doc: Doc, mention: TokenMention) -> bool:
    """ "the", a demonstrative or a possessive before it (a name's possessive makes it new: "Iraq's army")."""
    return any(t.lower_ in DEFINITE for t in doc[mention.head].lefts) or doc[mention.start].lower_ in DEFINITE


def _is_bare(doc: Doc, mention: TokenMention) -> bool:
    """The head with a determiner at most: "the country", "soldiers"."""
    return all(t.dep_ in {"det", "poss", "predet", "punct"} for t in doc[mention.head].lefts)


def _learn_title(doc: Doc, mention: TokenMention, number: int, known: Described) -> None:
    """ "US President Joe Biden" and "the terrorist militia Islamic State" say what they are."""
    head = doc[mention.head]
    for child in head.lefts:
        if (
            child.dep_ in {"compound", "nmod", "amod"}
            and child.i < mention.start
            and child.pos_ in {"NOUN", "PROPN"}
        ):
            known.learn(child.lemma_.lower(), number)


def _apposed(
    doc: Doc, mention: TokenMention, mentions: Sequence[TokenMention], by_head: dict[int, int]
) -> int | None:
    """The name in apposition: "Fuad Hussein, the foreign minister", "the militia Islamic State"."""
    head = doc[mention.head]
    beside = [head.head] if head.dep_ == "appos" else []
    beside += [child for child in head.children if child.dep_ == "appos"]
    for token in beside:
        number = by_head.get(token.i)
        if number is not None and mentions[number].kind == "name" and _alike(mention, mentions[number]):
            return number
    return None


def _alike(a: TokenMention, b: TokenMention) -> bool:
    """Labels that one thing can have."""
    if a.label == b.label:
        return True
    pair = {a.label, b.label}
    return pair <= {"Organization", "Group"}


def _antecedent(
    doc: Doc,
    mention: TokenMention,
    mentions: Sequence[TokenMention],
    sentences: list[int],
    known: Described,
    number: int,
) -> int | None:
    head = doc[mention.head]
    lemma = head.lemma_.lower()
    if not is_definite(doc, mention):
        return _force(doc, mention, mentions, number) if _is_bare(doc, mention) else None
    described = known.roles.get(lemma, [])
    if described and mention.label in {"Person", "Organization", "Group"} and _no_owner(head):
        return described[-1]
    if lemma in COUNTRY_HEADS and _is_bare(doc, mention) and head.tag_ == "NN":
        return _country(doc, mention, mentions, sentences, number)
    if _is_bare(doc, mention):
        return _force(doc, mention, mentions, number) or _in_name(doc, lemma, mentions, number)
    return None


def _no_owner(head: Token) -> bool:
    """No further name inside that could make it another's: "the prime minister of Spain"."""
    return not any(t.pos_ == "PROPN" or t.ent_type_ in {"GPE", "NORP"} for t in head.subtree if t.i != head.i)


def _country(
    doc: Doc, mention: TokenMention, mentions: Sequence[TokenMention], sentences: list[int], number: int
) -> int | None:
    """The last country that stands as a phrase of its own, not as "US" in "US soldiers", nor as subject
    of the same verb."""
    here = sentences[mention.head]
    verb = _verb(doc[mention.head])
    for other in range(number - 1, -1, -1):
        candidate = mentions[other]
        token = doc[candidate.head]
        if here - sentences[token.i] > REACH:
            return None
        if (
            candidate.kind != "name"
            or candidate.label != "Place"
            or not candidate.name
            or candidate.end > mention.start
        ):
            continue
        if (
            token.dep_ in {"compound", "amod", "poss", "nmod"}
            or token.dep_ == "conj"
            or any(c.dep_ == "conj" for c in token.children)
        ):
            continue
        if token.dep_ in {"nsubj", "nsubjpass"} and verb is not None and token.head.i == verb.i:
            continue
        return other
    return None


def _verb(token: Token) -> Token | None:
    return next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)


def _force(doc: Doc, mention: TokenMention, mentions: Sequence[TokenMention], number: int) -> int | None:
    """ "The troops", "soldiers": the last national force with that head, if no second country has one."""
    head = doc[mention.head]
    if head.lower_ not in words("forces.txt") or not _is_bare(doc, mention):
        return None
    before = [
        n for n in range(number)
        if mentions[n].kind == "nominal" and not _is_bare(doc, mentions[n])
        and doc[mentions[n].head].lower_ in {head.lower_, "soldiers", "troops"}
        and any(t.ent_type_ in {"GPE", "NORP"} for t in doc[mentions[n].head].lefts)
    ]  # fmt: skip
    return before[-1] if before else None


def _in_name(doc: Doc, lemma: str, mentions: Sequence[TokenMention], number: int) -> int | None:
    """ "the court" after "the Supreme Court", "the party" after "the Civic Party": the only such name."""
    long = [
        n for n in range(number) if mentions[n].kind == "name" and mentions[n].end - mentions[n].start > 1
    ]
    found = [n for n in long if doc[mentions[n].end - 1].lower_ == lemma]
    forms = {doc[mentions[n].start : mentions[n].end].text for n in found}
    return found[-1] if len(forms) == 1 else None


def _same_phrase(doc: Doc, mention: TokenMention, number: int, first: dict[str, int]) -> int | None:
    """The same normalised phrase again; an indefinite person or group ("a man") is a new one."""
    name = phrase_key(doc, mention)
    if name not in first or _is_new(doc, mention):
        first[name] = number
        return None
    return first[name]


def phrase_key(doc: Doc, mention: TokenMention) -> str:
    """The folded name of a phrase; of synonyms the first: "the deal" is keyed as "agreement"."""
    name = (mention.name or doc[mention.head].text).lower()
    head = doc[mention.head].lemma_.lower()
    if name in {head, doc[mention.head].lower_}:
        return f"{mention.label} {synonyms().get(head, head)}"
    return f"{mention.label} {name}"


def _is_new(doc: Doc, mention: TokenMention) -> bool:
    if mention.label not in {"Person", "Group", "Place", "Organization"}:
        return False
    head = doc[mention.head]
    return any(t.lower_ in {"a", "an", "another", "some", "other"} or t.dep_ == "nummod" for t in head.lefts)

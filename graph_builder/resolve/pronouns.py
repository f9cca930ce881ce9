"""Pronouns, precision first: a wrong pronoun is a wrong fact, an unresolved one only a lost claim.

A pronoun is resolved where agreement (number, gender, animacy), closeness and syntactic role
leave one reading. Sources of the order of preference: Lappin & Leass 1994 (subject over object,
recency), with every step that had to guess left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_builder.resolve import forms
from graph_builder.resolve.lexicon import genders, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

    from graph_builder.model import TokenMention
    from graph_builder.resolve.clusters import Clusters

SUBJECTS = {"nsubj", "nsubjpass"}
MASCULINE, FEMININE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
PLURAL = {"they", "them", "their", "theirs", "themselves"}
NEUTER = {"it", "its", "itself"}
POSSESSIVE = {"his", "her", "its", "their", "my", "our"}
OPEN_QUOTES, CLOSE_QUOTES = {"“", "``"}, {"”", "''"}
#: How many sentences back a personal pronoun may look.
REACH = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that the rules look at; ``mentions`` are in text order."""

    doc: Doc
    mentions: Sequence[TokenMention]
    sentences: Sequence[int]
    clusters: Clusters
    paragraphs: Sequence[int]
    by_head: Mapping[int, int]


def setting(
    doc: Doc, mentions: Sequence[TokenMention], sentences: Sequence[int], clusters: Clusters
) -> Setting:
    """Prepare the tables that the rules share."""
    paragraphs, number = [0] * len(doc), 0
    for token in doc:
        number += token.is_space and "\n" in token.text
        paragraphs[token.i] = number
    return Setting(
        doc, mentions, sentences, clusters, paragraphs, {m.head: n for n, m in enumerate(mentions)}
    )


def join_pronouns(s: Setting) -> dict[int, int]:
    """Join pronouns with their antecedents, in text order; gives pronoun's number -> antecedent's."""
    gender = known_genders(s)
    antecedents: dict[int, int] = {}
    for number, mention in enumerate(s.mentions):
        if mention.kind != "pronoun":
            continue
        word = s.doc[mention.head].lower_
        found: int | None = None
        if word in MASCULINE | FEMININE:
            found = _person(s, number, "m" if word in MASCULINE else "f", gender)
        elif word in PLURAL:
            found = _plural(s, number)
        elif word in NEUTER:
            found = _neuter(s, number)
        elif word in {"i", "me", "my", "myself", "mine"}:
            found = _speaker(s, number)
        if found is not None:
            antecedents[number] = found
            s.clusters.join(number, found)
            if word in MASCULINE | FEMININE:
                gender.setdefault(s.clusters.find(found), "m" if word in MASCULINE else "f")
    return antecedents


def known_genders(s: Setting) -> dict[int, str]:
    """Entity -> "m" or "f" by first name, title or noun; absent where nothing tells."""
    nouns, first_names = genders("gendered_nouns.tsv"), genders("first_names.tsv")
    found: dict[int, str] = {}
    for number, mention in enumerate(s.mentions):
        if mention.label != "Person" or mention.kind == "pronoun":
            continue
        head = s.doc[mention.head]
        told = nouns.get(head.lower_) if mention.kind == "nominal" else None
        if mention.kind == "name":
            before = s.doc[mention.start - 1].lower_ if mention.start else ""
            parts = forms.name_words(s.doc[mention.start : mention.end].text)
            told = nouns.get(before) or (first_names.get(parts[0]) if len(parts) > 1 else None)
        if told:
            found.setdefault(s.clusters.find(number), told)
    return found


def _candidates(s: Setting, number: int, reach: int) -> list[int]:
    """Mentions before the pronoun: nearest sentence first, in each the subjects first."""
    mention = s.mentions[number]
    here = s.sentences[mention.head]
    near = []
    for other in range(number - 1, -1, -1):
        candidate = s.mentions[other]
        if (
            here - s.sentences[candidate.head] > reach
            or s.paragraphs[mention.head] - s.paragraphs[candidate.head] > 2
        ):
            break
        if candidate.end <= mention.start:
            near.append(other)
    heads = {other: s.doc[s.mentions[other].head] for other in near}
    return sorted(near, key=lambda o: (here - s.sentences[heads[o].i], heads[o].dep_ not in SUBJECTS, o))


def _person(s: Setting, number: int, gender: str, genders_of: Mapping[int, str]) -> int | None:
    """ "he": the nearest man in subject position; nobody where a second man of the sentence fits as well."""
    mention = s.mentions[number]
    fits = [
        o for o in _candidates(s, number, REACH)
        if s.mentions[o].label == "Person"
        and genders_of.get(s.clusters.find(o), gender) == gender
        and _resolved(s, o) and not _only_modifies(s.doc[s.mentions[o].head]) and not _clashes(s, number, o)
    ]  # fmt: skip
    if not fits:
        return None
    nearest = s.sentences[s.mentions[fits[0]].head]
    rivals = [o for o in fits if s.sentences[s.mentions[o].head] == nearest]
    entities = list(dict.fromkeys(s.clusters.find(o) for o in rivals))
    if len(entities) == 1:
        return rivals[0]
    return _preferred(s, mention, rivals)


def _preferred(s: Setting, mention: TokenMention, rivals: list[int]) -> int | None:
    """Of several in the nearest sentence: the subject of the clause above, or the only subject, for a subject
    or possessive pronoun."""
    token = s.doc[mention.head]
    above = {t.i for verb in token.ancestors for t in verb.children if t.dep_ in SUBJECTS}
    over = [o for o in rivals if s.mentions[o].head in above]
    if len({s.clusters.find(o) for o in over}) == 1:
        return over[0]
    subjects = [o for o in rivals if s.doc[s.mentions[o].head].dep_ in SUBJECTS]
    leads = len({s.clusters.find(o) for o in subjects}) == 1
    return subjects[0] if leads and (token.dep_ in SUBJECTS or token.lower_ in POSSESSIVE) else None


def _resolved(s: Setting, other: int) -> bool:
    """A pronoun is a candidate only once it stands for something."""
    return s.mentions[other].kind != "pronoun" or s.clusters.find(other) != other


def _only_modifies(token: Token) -> bool:
    """ "Biden" in "the Biden government" is no one that "he" could take up."""
    return token.dep_ in {"compound", "amod", "nmod"}


def _clashes(s: Setting, number: int, other: int) -> bool:
    """An object pronoun is never the subject of its own verb: in "X praised him" X is another."""
    token, candidate = s.doc[s.mentions[number].head], s.doc[s.mentions[other].head]
    if token.lower_ in POSSESSIVE or token.lower_.endswith("self") or token.dep_ in SUBJECTS:
        return False
    verb = token.head if token.dep_ != "pobj" else token.head.head
    return candidate.dep_ in SUBJECTS and candidate.head.i == verb.i


def _plural(s: Setting, number: int) -> int | None:
    """ "their": the group that is subject above; "They": the subject group of the last sentence."""
    fits = [o for o in _candidates(s, number, 1) if s.mentions[o].label == "Group" and _resolved(s, o)]
    return _leading(s, number, fits)


def _neuter(s: Setting, number: int) -> int | None:
    """ "its", "it": the organization or country that is subject of the clause above."""
    fits = [
        o for o in _candidates(s, number, 1)
        if s.mentions[o].label in {"Organization", "Place"} and _resolved(s, o)
        and s.doc[s.mentions[o].head].tag_ not in {"NNS", "NNPS"}
    ]  # fmt: skip
    if s.doc[s.mentions[number].head].lower_ == "it" and _expletive(s.doc[s.mentions[number].head]):
        return None
    return _leading(s, number, fits)


def _expletive(token: Token) -> bool:
    """ "it is clear that", "it was said", "it rained": no thing at all."""
    verb = token.head
    if verb.lemma_ in {"be", "seem", "appear", "rain", "snow", "take", "happen", "remain", "become"}:
        return True
    return (
        any(c.dep_ in {"ccomp", "csubj", "csubjpass", "xcomp"} for c in verb.children)
        and token.dep_ == "nsubjpass"
    )


def _leading(s: Setting, number: int, fits: list[int]) -> int | None:
    """The candidate that is subject above the pronoun, else the main subject of the sentence before."""
    token = s.doc[s.mentions[number].head]
    above = {t.i for verb in token.ancestors for t in verb.children if t.dep_ in SUBJECTS and t.i < token.i}
    over = [o for o in fits if s.mentions[o].head in above and not _clashes(s, number, o)]
    if over:
        nearest = max(over, key=lambda o: s.mentions[o].head)
        return nearest if not _has_rival_subject(s, token, nearest) else None
    if token.dep_ not in SUBJECTS and token.head.dep_ not in SUBJECTS:
        return None
    here = s.sentences[token.i]
    before = [o for o in fits if s.sentences[s.mentions[o].head] == here - 1]
    lead = [
        o
        for o in before
        if s.doc[s.mentions[o].head].dep_ in SUBJECTS and s.doc[s.mentions[o].head].head.dep_ == "ROOT"
    ]
    same = {s.clusters.find(o) for o in lead}
    return lead[0] if len(same) == 1 and not _subject_between(s, token) else None


def _has_rival_subject(s: Setting, token: Token, chosen: int) -> bool:
    """A nearer subject above the pronoun that is not the chosen one."""
    place = s.mentions[chosen].head
    subjects = [
        t for verb in token.ancestors for t in verb.children if t.dep_ in SUBJECTS and place < t.i < token.i
    ]
    return any(t.tag_ not in {"WDT", "WP", "EX"} for t in subjects)


def _subject_between(s: Setting, token: Token) -> bool:
    """Is there another subject before the pronoun in its own sentence?"""
    return any(t.dep_ in SUBJECTS and t.i < token.i for t in token.sent)


def _speaker(s: Setting, number: int) -> int | None:
    """ "I" in a quote: the person who is subject of the verb of speech that governs or follows the quote."""
    token = s.doc[s.mentions[number].head]
    for verb in token.ancestors:
        if verb.lemma_ not in words("speech_verbs.txt"):
            continue
        for subject in verb.children:
            other = s.by_head.get(subject.i)
            if (
                subject.dep_ in SUBJECTS
                and other is not None
                and other != number
                and s.mentions[other].label == "Person"
            ):
                return other if _resolved(s, other) else None
    return None

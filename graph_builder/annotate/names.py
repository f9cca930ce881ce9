"""Name mentions: what the model found, corrected by the gazetteer, the casing and the document.

The small model misses about one name in eight and calls "Biden" an organization in one sentence
and a person in the next. A document is consistent, so a form that is surely a name once is a
name wherever it stands, and labels are settled by a vote over all its mentions.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph_builder.annotate.lexicon import Known, gazetteer, head_labels, plain, words
from graph_builder.model import Label, TokenMention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Doc, Token

#: The model's types -> our labels. Its other types (dates, amounts) are no entities.
LABEL_OF: Mapping[str, Label] = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place",
    "NORP": "Group", "EVENT": "Event", "WORK_OF_ART": "Concept", "LAW": "Concept", "PRODUCT": "Concept",
}  # fmt: skip
#: The model's types whose tokens are no part of a name that it missed.
MEASURES = {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"}
#: Words that only continue a name ("Bank of England", "Trinidad and Tobago" come from the model).
PARTICLES = {"al", "el", "ul", "bin", "ibn", "bint", "abu", "de", "da", "del", "della", "di", "dos",
             "van", "von", "der", "den", "ter", "la", "le", "du", "ben", "y", "e"}  # fmt: skip
HYPHENS = {"-", "‐", "‑", "–"}
SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``start:end`` that may be a name; ``label`` None where nothing tells what it names."""

    start: int
    end: int
    label: Label | None
    known: Known | None = None


def find_names(doc: Doc) -> list[TokenMention]:
    """All name mentions, by position, none inside another, each with its own head token."""
    candidates = _without_overlap([*_from_gazetteer(doc), *_from_model(doc)])
    candidates = _without_overlap(candidates + list(_from_casing(doc, candidates)))
    candidates = _without_overlap(candidates + list(_repeated(doc, candidates)))
    candidates = [
        replace(c, label=label) for c, label in zip(candidates, _vote(doc, candidates), strict=True)
    ]
    return [_mention(doc, c) for c in candidates]


# --- where names come from ------------------------------------------------------------------------


def _from_model(doc: Doc) -> Iterator[Candidate]:
    """The model's entities with their borders set right."""
    for ent in doc.ents:
        if ent.label_ not in LABEL_OF:
            continue
        start, end = _borders(doc, ent.start, ent.end, ent.label_)
        if start >= end or not _has_name_word(doc, start, end):
            continue
        known = _known(doc, start, end)
        label = known.label if known else LABEL_OF[ent.label_]
        yield Candidate(start, end, label, known)


def _borders(doc: Doc, start: int, end: int, kind: str) -> tuple[int, int]:
    """Leave out determiners, titles, possessive marks and punctuation; take in a hyphenated rest."""
    while end < len(doc) - 1 and _glued(doc, end):
        end += 2
    while start >= 2 and doc[start - 1].text in HYPHENS and not doc[start - 1].whitespace_ and (
        doc[start - 2].lower_ in PARTICLES and not doc[start - 2].whitespace_
    ):  # fmt: skip
        start -= 2
    while start < end and (
        _outside(doc[start]) or (kind in {"PERSON", "ORG", "NORP"} and _is_title(doc, start, end))
    ):
        start += 1
    while start < end and (
        _outside(doc[end - 1]) or doc[end - 1].tag_ == "POS" or doc[end - 1].text in {"'s", "’s"}
    ):
        end -= 1
    return start, end


def _glued(doc: Doc, end: int) -> bool:
    """Does the name go on behind a hyphen: "Wong Kwok|-hing", but not "US|-led"?"""
    hyphen, after = doc[end], doc[end + 1]
    if hyphen.text not in HYPHENS or doc[end - 1].whitespace_ or hyphen.whitespace_ or not after.is_alpha:
        return False
    if after.text[0].isupper():
        return True
    return doc[end - 1].ent_type_ == "PERSON" and after.tag_ in {"NN", "NNP", "FW"} and after.dep_ != "amod"


def _outside(token: Token) -> bool:
    return (
        token.is_space
        or (token.is_punct and token.text != ".")
        or token.tag_ in {"DT", "PRP$", "CC"}
        or token.text in {"|", "="}
    )


def _is_title(doc: Doc, start: int, end: int) -> bool:
    """A title before a further word of the name, never the whole name."""
    return end - start > 1 and doc[start].lower_ in words("titles.txt") and doc[start + 1].text[:1].isupper()


def _has_name_word(doc: Doc, start: int, end: int) -> bool:
    """At least one word with a capital that is no calendar word, no lone title, no prefix."""
    inside = [doc[i] for i in range(start, end)]
    if inside[0].lower_ in {"pro", "anti", "non", "post", "pre"} and len(inside) > 1:
        return False
    capital = [t for t in inside if t.text[0].isupper() or t.text[0].isdigit()]
    lone = len(inside) == 1 and (
        inside[0].lower_ in words("titles.txt") or inside[0].lower_ in words("time_heads.txt")
    )
    return any(t.text[0].isalpha() for t in capital) and not lone


def _known(doc: Doc, start: int, end: int) -> Known | None:
    return gazetteer().get(plain(doc[start:end].text))


def _from_gazetteer(doc: Doc) -> Iterator[Candidate]:
    """Known names, longest first: "ISIS", "Islamic State", "Iraqi". Longer names of the model win."""
    end = 0
    for start in range(len(doc)):
        if (
            start < end
            or doc[start].lower_ == "the"
            or not (doc[start].text[0].isupper() or doc[start].lower_ in PARTICLES)
        ):
            continue
        for length in range(min(4, len(doc) - start), 0, -1):
            known = _known(doc, start, start + length)
            if known and doc[start + length - 1].text != "." and _sure(doc, start, start + length, known):
                end = start + length
                yield Candidate(start, end, known.label, known)
                break


def _sure(doc: Doc, start: int, end: int, known: Known) -> bool:
    """Does a known form stand for what is known of it, or is it a common word or part of a name?"""
    token = doc[start]
    if end - start > 1:
        return True
    if start and doc[start - 1].text in HYPHENS and not doc[start - 1].whitespace_:
        return False  # pro-Iranian
    if token.pos_ not in {"PROPN", "NOUN", "ADJ"}:
        return False
    common = token.text in {
        "West",
        "Gulf",
        "Guardian",
        "Capitol",
        "Pole",
        "Poles",
        "Male",
        "Chad",
        "Jordan",
        "Turkey",
    }
    return not (common and token.pos_ != "PROPN")


def _from_casing(doc: Doc, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Runs of proper nouns that neither knows: "Demosisto", "Regina Ip"."""
    taken = {i for c in found for i in range(c.start, c.end)}
    i = 0
    while i < len(doc):
        if i in taken or not _proper(doc, i):
            i += 1
            continue
        end = i + 1
        while end < len(doc) and end not in taken and (_proper(doc, end) or _links(doc, end, taken)):
            end += 1
        start, stop = _borders(doc, i, end, "PERSON")
        if start < stop and _has_name_word(doc, start, stop) and not _role_only(doc, start, stop):
            yield Candidate(start, stop, _label_of_run(doc, start, stop), None)
        i = end


def _proper(doc: Doc, i: int) -> bool:
    """A proper noun by tag and casing that belongs to no date or amount."""
    token = doc[i]
    if token.ent_type_ in MEASURES or not token.text[0].isupper() or not token.text[0].isalpha():
        return False
    if token.tag_ not in {"NNP", "NNPS"} or token.like_url or "@" in token.text:
        return False
    return token.lower_ not in words("time_heads.txt")


def _links(doc: Doc, i: int, taken: set[int]) -> bool:
    """A hyphen or a particle inside a name: "al-Kadhimi", "Ursula von der Leyen"."""
    if i + 1 >= len(doc) or i + 1 in taken:
        return False
    token = doc[i]
    if token.text in HYPHENS and not doc[i - 1].whitespace_ and not token.whitespace_:
        return doc[i + 1].tag_ in {"NNP", "NN"}
    return token.lower_ in PARTICLES and token.tag_ in {"NNP", "FW", "IN", "DT"} and _proper(doc, i + 1)


def _role_only(doc: Doc, start: int, end: int) -> bool:
    """Nothing but titles and role nouns: "Prime Minister", "Foreign Secretary"."""
    roles = head_labels()
    return all(
        doc[i].lower_ in words("titles.txt") or roles.get(doc[i].lower_) in {"Person", "Group"}
        for i in range(start, end)
    )


def _label_of_run(doc: Doc, start: int, end: int) -> Label | None:
    """What kind of thing a run of capitals names, by its last word, its form and its context."""
    last = doc[end - 1]
    by_head = head_labels().get(last.lower_) or head_labels().get(last.lemma_.lower())
    if by_head and by_head not in {"Person", "Group"}:
        return by_head
    if (
        start
        and doc[start - 1].lower_ in words("titles.txt")
        and doc[start - 1].lower_ not in {"home", "first"}
    ):
        return "Person"
    if last.text.isupper() and end - start == 1 and len(last) > 1:
        return "Organization"
    return None


def _repeated(doc: Doc, found: list[Candidate]) -> Iterator[Candidate]:
    """Forms that are names elsewhere in the document, and single names of its people."""
    forms: dict[tuple[str, ...], Label | None] = {}
    for c in found:
        tokens = tuple(doc[i].text for i in range(c.start, c.end))
        forms.setdefault(tokens, c.label)
        if c.label == "Person" and len(tokens) > 1 and tokens[-1].isalpha() and len(tokens[-1]) > 2:
            forms.setdefault(tokens[-1:], "Person")
    taken = {i for c in found for i in range(c.start, c.end)}
    longest = max((len(f) for f in forms), default=0)
    for start in range(len(doc)):
        if start in taken or not doc[start].text[0].isupper():
            continue
        for length in range(longest, 0, -1):
            tokens = tuple(t.text for t in doc[start : start + length])
            free = not any(i in taken for i in range(start, start + length))
            if (
                len(tokens) == length
                and free
                and tokens in forms
                and doc[start].pos_ in {"PROPN", "NOUN", "ADJ", "X"}
            ):
                yield Candidate(start, start + length, forms[tokens], _known(doc, start, start + length))
                break


def _without_overlap(candidates: list[Candidate]) -> list[Candidate]:
    """In order, of two that overlap the longer (then the earlier in the list)."""
    taken: set[int] = set()
    kept = []
    for c in sorted(candidates, key=lambda c: (c.start - c.end, c.start)):
        if not taken & set(range(c.start, c.end)):
            taken |= set(range(c.start, c.end))
            kept.append(c)
    return sorted(kept, key=lambda c: c.start)


# --- what they name -------------------------------------------------------------------------------


def _vote(doc: Doc, candidates: list[Candidate]) -> list[Label]:
    """One label per form over the document; a surname votes with the full names that end in it."""
    votes: dict[str, Counter[Label]] = {}
    for c in candidates:
        if c.label:
            votes.setdefault(_form(doc, c), Counter())[c.label] += 1
    full: dict[str, set[str]] = {}
    for c in candidates:
        if c.end - c.start > 1:
            full.setdefault(doc[c.end - 1].text, set()).add(_form(doc, c))
    return [_winner(doc, c, votes, full) for c in candidates]


def _form(doc: Doc, c: Candidate) -> str:
    return plain(doc[c.start : c.end].text)


def _winner(doc: Doc, c: Candidate, votes: dict[str, Counter[Label]], full: dict[str, set[str]]) -> Label:
    if c.known:
        return c.known.label
    tally = Counter(votes.get(_form(doc, c), Counter()))
    if c.end - c.start == 1:
        for form in sorted(full.get(doc[c.start].text, ())):
            tally["Person"] += votes.get(form, Counter())["Person"]
    by_head = _label_of_run(doc, c.start, c.end)
    if c.end - c.start > 1 and by_head and not tally["Person"]:
        tally[by_head] += 2
    if not tally:
        return _by_context(doc, c)
    order: tuple[Label, ...] = ("Person", "Organization", "Place", "Group", "Event", "Concept")
    return max(tally, key=lambda label: (tally[label], -order.index(label)))


def _by_context(doc: Doc, c: Candidate) -> Label:
    """A name that nothing labels: people speak and have two names; things stand in places."""
    head = doc[c.start : c.end].root
    if head.dep_ == "pobj" and head.head.lower_ in {"in", "at", "near", "from", "to"}:
        return "Place"
    if c.end - c.start in {2, 3} and all(
        doc[i].text[0].isupper() or not doc[i].is_alpha for i in range(c.start, c.end)
    ):
        return "Person"
    if head.dep_ in {"nsubj", "nsubjpass"} and head.head.lemma_ in {
        "say",
        "tell",
        "add",
        "think",
        "believe",
        "face",
    }:
        return "Person"
    return "Organization"


def _mention(doc: Doc, c: Candidate) -> TokenMention:
    span = doc[c.start : c.end]
    name = c.known.name if c.known else None
    return TokenMention(c.start, c.end, span.root.i, "name", c.label, name)

"""Names of people of which a part was found.

=====================================  ==========================================================
name                                   what was found of it
=====================================  ==========================================================
Mohamed Hamdan "Hemedti" Dagalo        what stands before a nickname, and what behind it
Joaquin "El Chapo" Guzman              what stands before the end of a nickname
Son Heung-min                          the given name of two syllables
Moon Jae-in                            what stands before a syllable that is a word
Heung-Min Son                          a place, as both syllables are capitals
party chief To Lam                     the last word, as the first is a word of the dictionary
June Norvan                            the last word, as the first is a month
Prime Minister of Ukraine Yulia Lund   a country and a person in one
=====================================  ==========================================================
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph_builder.annotate.borders import HYPHENS
from graph_builder.annotate.candidates import Candidate, label_of_run, look_up
from graph_builder.annotate.lexicon import Known, words
from graph_builder.names.forms import SUFFIXES, is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph_builder.syntax import Doc, Token

_OPENING = frozenset('"\N{LEFT DOUBLE QUOTATION MARK}')
_CLOSING = frozenset('"\N{RIGHT DOUBLE QUOTATION MARK}')
#: Words of a nickname between quotation marks.
_LONGEST_NICKNAME = 3
#: Words behind a nickname that may be of the name.
_LONGEST_FAMILY = 3
#: Words of the dictionary that are first names or family names where they are capitals within a sentence.
_ALSO_NAMES = frozenset(["To", "Do", "An", "No", "So", "On", "Ha", "Thy", "My", "Be", "Any"])
#: Months that are first names.
_MONTHS = frozenset(["April", "May", "June", "August"])


def whole_people(doc: Doc, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The whole names of people of which these are parts."""
    for c in (_before_quotes(doc, c) for c in found):
        end = _behind_nickname(doc, c)
        if end > c.end:
            yield Candidate(c.start, end, "Person", Known(_without_nickname(doc, c, end), "Person"))
        elif _has_family_before(doc, c) or _first_word_before(doc, c) or _month_before(doc, c):
            yield Candidate(c.start - 1, c.end, "Person")
        elif _has_syllable_behind(doc, c):
            yield Candidate(c.start, c.end + 2, "Person")


def capital_syllables(doc: Doc) -> Iterator[Candidate]:
    """ "Heung-Min Son": two syllables with a hyphen, then a family name of one that such names have."""
    for first in doc[: max(0, len(doc) - 3)]:
        if _is_two_syllables(doc, first.i, first.i + 3) and _is_family(doc[first.i + 3]):
            yield Candidate(first.i, first.i + 4, "Person")


def parted_from_country(doc: Doc, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """These, with "Ukraine" and "Yulia Lund" for "Ukraine Yulia Lund" behind "Prime Minister of"."""
    for c in found:
        at = _end_of_country(doc, c)
        if at:
            yield Candidate(c.start, at, "Place", look_up(doc, c.start, at))
            yield replace(c, start=at, label="Person")
        else:
            yield c


def _end_of_country(doc: Doc, c: Candidate) -> int:
    """Where the country ends that a name of a person is taken for a part of; 0 where there is none."""
    behind_title = (
        c.start > 1 and doc[c.start - 1].lower_ == "of" and doc[c.start - 2].lower_ in words("titles.txt")
    )
    if not behind_title or c.known:
        return 0
    for at in range(c.start + 1, c.end - 1):
        known = look_up(doc, c.start, at)
        people = all(t.text.istitle() and t.is_alpha for t in doc[at : c.end])
        if known and known.country and people and label_of_run(doc, at, c.end) in {None, "Person"}:
            return at
    return 0


def _behind_nickname(doc: Doc, c: Candidate) -> int:
    """The end of the name that goes on behind a nickname in quotation marks; else its own."""
    if c.known or c.end >= len(doc) or doc[c.end].text not in _OPENING or not doc[c.start].text.istitle():
        return c.end
    closing = next((t.i for t in doc[c.end + 2 : c.end + 2 + _LONGEST_NICKNAME] if t.text in _CLOSING), 0)
    if not closing or not all(t.text[0].isupper() or t.lower_ == "the" for t in doc[c.end + 1 : closing]):
        return c.end
    end = closing + 1
    while (
        end < min(len(doc), closing + 1 + _LONGEST_FAMILY) and doc[end].text.istitle() and doc[end].is_alpha
    ):
        end += 1
    if closing + 1 < end < len(doc) and doc[end].lower_.rstrip(".") in SUFFIXES:
        end += 1
    return end if end > closing + 1 and not doc[closing + 1].is_sent_start else c.end


def _without_nickname(doc: Doc, c: Candidate, end: int) -> str:
    closing = max(t.i for t in doc[c.end + 2 : end] if t.text in _CLOSING)
    return f"{doc[c.start : c.end].text} {doc[closing + 1 : end].text}"


def _before_quotes(doc: Doc, c: Candidate) -> Candidate:
    """ "Joaquin" of a name that ends within a nickname: 'Joaquin "El Chapo'."""
    opening = next((i for i in range(c.start + 1, c.end) if doc[i].text in _OPENING), 0)
    cut = opening and not any(t.text in _CLOSING for t in doc[opening + 1 : c.end])
    return Candidate(c.start, opening, "Person") if cut else c


def _has_syllable_behind(doc: Doc, c: Candidate) -> bool:
    """ "Moon Jae" of "Moon Jae-in": "in" is a word, too."""
    if c.known or c.end - c.start != 2 or c.label not in {"Person", None} or c.end + 1 >= len(doc):
        return False
    return (
        _is_family(doc[c.start]) and doc[c.end + 1].is_lower and _is_two_syllables(doc, c.end - 1, c.end + 2)
    )


def _is_two_syllables(doc: Doc, start: int, end: int) -> bool:
    """ "Heung-min", "Heung-Min"."""
    if end - start != 3 or doc[start + 1].text not in HYPHENS:
        return False
    joined = not (doc[start].whitespace_ or doc[start + 1].whitespace_)
    return joined and doc[start].text.istitle() and all(is_syllable(doc[i].text) for i in (start, end - 1))


def _has_family_before(doc: Doc, c: Candidate) -> bool:
    small = _is_two_syllables(doc, c.start, c.end) and doc[c.end - 1].is_lower
    return small and c.label in {"Person", None} and c.start > 0 and _is_family(doc[c.start - 1])


def _is_family(token: Token) -> bool:
    named = token.text.istitle() and token.tag_.startswith("NN") and is_syllable(token.text)
    return named and token.lower_ not in words("titles.txt") and not look_up(token.doc, token.i, token.i + 1)


def _first_word_before(doc: Doc, c: Candidate) -> bool:
    return c.start > 0 and c.end - c.start == 1 and c.label == "Person" and _is_also_name(doc[c.start - 1])


def _month_before(doc: Doc, c: Candidate) -> bool:
    """ "June Norvan said", but not "In June Norvan said"."""
    if c.known or c.start == 0 or c.end - c.start != 1 or c.label not in {"Person", None}:
        return False
    month = doc[c.start - 1]
    if month.text not in _MONTHS or month.tag_ != "NNP":
        return False
    if month.is_sent_start:
        return True
    return month.ent_type_ != "DATE" and month.nbor(-1).tag_ not in {"IN", "JJ", "CD", "DT"}


def _is_also_name(token: Token) -> bool:
    """ "To" of "party chief To Lam": a capital within a sentence, behind a small word."""
    if token.text not in _ALSO_NAMES or token.is_sent_start or not token.i:
        return False
    before = token.doc[token.i - 1]
    return bool(before.is_lower and before.is_alpha)

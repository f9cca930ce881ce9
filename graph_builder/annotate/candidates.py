"""Stretches of text that may be names, by who says so: the gazetteer, the model, the casing, the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graph_builder.annotate.borders import HYPHENS, asks, names_something, pieces
from graph_builder.annotate.english import is_adjective, is_common, is_word_of_dictionary
from graph_builder.annotate.lexicon import (
    Known,
    ending_labels,
    gazetteer,
    head_labels,
    opening,
    opening_labels,
    openings,
    plain,
    words,
)
from graph_builder.annotate.listed import (
    firms_of_nations,
    is_club,
    is_family_name,
    is_firm,
    is_given_name,
    is_lone_family_name,
)
from graph_builder.names.lexicon import words as word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph_builder.model import Label
    from graph_builder.syntax import Doc, Token

#: The model's types -> our labels. Its other types (dates, amounts) are no entities.
LABEL_OF: Mapping[str, Label] = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place",
    "NORP": "Group", "EVENT": "Event", "WORK_OF_ART": "Concept", "LAW": "Concept", "PRODUCT": "Concept",
}  # fmt: skip
#: The model's types whose tokens are no part of a name that it missed.
MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
NOMINAL_TAGS = frozenset({"PROPN", "NOUN", "ADJ", "X"})
QUANTIFIERS = frozenset({"a", "an", "another", "many", "some", "several", "other", "more", "few", "most"})
#: Demonyms that name a people behind "the": "the French", "the Japanese", "the Swiss".
NATIONS_ENDINGS = ("ese", "sh", "ch", "ss", "s")
LONGEST_KNOWN = 9
_OF_PEOPLE = frozenset({"Person", "Organization", None})
#: Particles that stand in names of people alone.
_OF_PEOPLE_ALONE = frozenset({"wa", "ould", "uld", "arap", "bin", "ibn", "bint"})
_NOUN_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "conj", "compound"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``start:end`` that may be a name; ``label`` None where nothing tells what it names."""

    start: int
    end: int
    label: Label | None
    known: Known | None = None

    @property
    def tokens(self) -> range:
        """Indices of its tokens."""
        return range(self.start, self.end)


def from_model(doc: Doc, small: frozenset[str]) -> Iterator[Candidate]:
    """The model's entities with their borders set right; ``small``: words that the document writes small."""
    for ent in doc.ents:
        if ent.label_ not in LABEL_OF:
            continue
        for start, end in pieces(doc, ent.start, ent.end, ent.label_ in {"PERSON", "NORP"}):
            known = look_up(doc, start, end)
            if known and not (asks(doc, ent.start, ent.end) or _sure(doc, start, end, known)):
                known = None
            if known or not _common_opening(doc, start, end, small):
                yield Candidate(start, end, known.label if known else LABEL_OF[ent.label_], known)


def _common_opening(doc: Doc, start: int, end: int, small: frozenset[str]) -> bool:
    """ "Localist" at the start of a sentence, where the document elsewhere writes "localist"."""
    token = doc[start]
    if end - start > 1 or not (token.is_sent_start or doc[start - 1].is_punct):
        return False
    if token.is_sent_start and token.lower_ in words("trades_before_names.txt"):
        return True
    named = token.ent_type_ and token.ent_type_ != "PERSON"
    return bool(token.text.istitle() and (token.lower_ in small or (not named and _only_opens(token))))


def _only_opens(token: Token) -> bool:
    """ "Substitute Jane Doe scored": a common word, capitalised at starts alone."""
    if not (is_common(token.lower_) or is_adjective(token.lower_)) or plain(token.text) in gazetteer():
        return False
    if token.ent_type_ == "PERSON" and token.tag_ == "NNP" and token.lower_ in word_list("family_first.txt"):
        return False  # "Xi urged firms"
    if _bare_family_name(token):
        return False
    alike = [t for t in token.doc if t.text == token.text and t.i != token.i]
    return all(t.is_sent_start for t in alike)


def _bare_family_name(token: Token) -> bool:
    """ "Cook denies it", "Swift met him": a trade or quality without an article acts in no sentence; a title
    does ("Judge rules")."""
    trade = head_labels().get(token.lower_) == "Person" and token.lower_ not in words("titles.txt")
    common = trade and token.lower_ in word_list("common_families.txt")
    if not common and token.lower_ not in words("surnames_that_are_words.txt"):
        return False
    alone = token.is_sent_start and token.text.istitle() and token.tag_ in {"NN", "NNP", "JJ"}
    return alone and token.dep_ in {"nsubj", "nsubjpass"} and not any(t.dep_ == "det" for t in token.lefts)


def look_up(doc: Doc, start: int, end: int) -> Known | None:
    """What the gazetteer knows of these tokens."""
    return gazetteer().get(plain(doc[start:end].text))


def from_gazetteer(doc: Doc) -> Iterator[Candidate]:
    """Known names, the longest at each place: "ISIS", "Islamic State", "Iraqi"."""
    end = 0
    for start, token in enumerate(doc):
        if start < end or not _may_start(token):
            continue
        for length in range(min(LONGEST_KNOWN, len(doc) - start), 0, -1):
            known = look_up(doc, start, start + length) or _in_small_letters(doc, start, start + length)
            if (
                known
                and doc[start + length - 1].text[0].isalpha()
                and _sure(doc, start, start + length, known)
                and not _is_office(doc, start, start + length)
            ):
                end = start + length
                yield Candidate(start, end, known.label, known)
                break


def _in_small_letters(doc: Doc, start: int, end: int) -> Known | None:
    """ "the European commission": an organization of which some papers write only the first word large."""
    if end - start < 2 or start == 0 or doc[start - 1].lower_ != "the":
        return None
    inside = doc[start + 1 : end]
    if not all(t.is_lower for t in inside):
        return None
    known = gazetteer().get(plain(f"{doc[start].text} {' '.join(t.text.capitalize() for t in inside)}"))
    return known if known and known.label == "Organization" else None


def _is_office(doc: Doc, start: int, end: int) -> bool:
    """ "the UN High Commissioner for Refugees, Filippo Grandi,": he, not his agency."""
    if end - start < 3 or end + 1 >= len(doc) or doc[end].text != "," or doc[end + 1].ent_type_ != "PERSON":
        return False
    return any(head_labels().get(doc[i].lower_) == "Person" for i in range(start, end))


def _may_start(token: Token) -> bool:
    return not token.is_punct and _opens_known(token.text)


@lru_cache(1 << 12)
def _opens_known(word: str) -> bool:
    """It begins a form that the gazetteer knows, and is capitalised or a particle."""
    if not (word[0].isupper() or word.lower() in words("particles.txt")):
        return False
    return word.lower() != "the" and opening(plain(word)) in openings()


def _sure(doc: Doc, start: int, end: int, known: Known) -> bool:
    """Does a known form stand for what is known of it, and not for a word, a surname, single people?"""
    token = doc[start]
    if start and doc[start - 1].text in HYPHENS and not doc[start - 1].whitespace_:
        return False  # pro-Iranian
    if known.article and (start == 0 or doc[start - 1].lower_ != "the"):
        return False
    if end - start > 1:
        return True
    acronym = _is_who(token) or _opens_as_acronym(token)
    if (token.pos_ not in NOMINAL_TAGS and not acronym) or (
        token.lower_ in words("common_names.txt") and token.pos_ != "PROPN" and not acronym
    ):
        return False
    if known.demonym:
        return True
    return not _surname_or_first_name(doc, start)


def counted_people(doc: Doc, c: Candidate) -> bool:
    """ "an American", "three Iraqis": people, not their country."""
    token, known = doc[c.start], look_up(doc, c.start, c.end)
    if (
        not known
        or not known.demonym
        or token.pos_ not in {"NOUN", "PROPN"}
        or token.dep_ in {"compound", "amod", "nmod", "poss"}
    ):
        return False
    if any(t.dep_ == "nummod" or t.lower_ in QUANTIFIERS for t in token.lefts):
        return True
    one = token.tag_ in {"NN", "NNP"} and not token.lower_.endswith(NATIONS_ENDINGS)
    return one and any(t.lower_ == "the" for t in token.lefts)  # "the Spaniard"; "the French" are many


def _surname_or_first_name(doc: Doc, i: int) -> bool:
    """ "Paris" in "Valeska Paris": behind a proper noun that the gazetteer does not know."""
    token = doc[i]
    if token.ent_type_ == "PERSON" and (
        token.ent_iob_ == "I" or (i + 1 < len(doc) and doc[i + 1].ent_iob_ == "I")
    ):
        return True
    before = doc[i - 1] if i else None
    if before is None or before.dep_ != "compound" or before.head.i != i or before.tag_ != "NNP":
        return False
    described = before.is_sent_start and is_adjective(before.lower_)  # "Neighboring Zambia"
    modifies = before.lower_ in words("place_modifiers.txt") | words("titles.txt")
    named = before.text.istitle() and before.is_alpha and plain(before.text) not in gazetteer()
    return named and not described and not modifies


def from_casing(doc: Doc, taken: set[int], small: frozenset[str]) -> Iterator[Candidate]:
    """Runs of proper nouns that nobody has found: "Demosisto", "Regina Ip"."""
    i = 0
    while i < len(doc):
        if i in taken or not _proper(doc[i]):
            i += 1
            continue
        end = i + 1
        while end < len(doc) and end not in taken and (_proper(doc[end]) or _links(doc, end, taken)):
            end += 1
        for start, stop in pieces(doc, i, end, person=False):
            if not _role_only(doc, start, stop) and not _common_opening(doc, start, stop, small):
                yield Candidate(start, stop, label_of_run(doc, start, stop))
        i = end


def _proper(token: Token) -> bool:
    """A proper noun by tag and casing that belongs to no date or amount."""
    acronym = token.ent_type_ == "ORDINAL" and token.is_upper  # "the FIRST Global Challenge"
    if (token.ent_type_ in MEASURES and not acronym) or not token.text[0].isupper():
        return False
    if not token.text[0].isalpha():
        return False
    named = (
        token.tag_ in {"NNP", "NNPS"}
        or _misread(token)
        or _bare_family_name(token)
        or _opens_as_acronym(token)
    )
    if not named or token.like_url or "@" in token.text:
        return False
    return token.lower_ not in words("time_heads.txt")


def _is_who(token: Token) -> bool:
    """ "WHO chief", among words that are no capitals: the acronym, not the pronoun."""
    written = len(token) > 2 and token.is_upper and token.pos_ == "PRON"
    return bool(written and token.i + 1 < len(token.doc) and token.doc[token.i + 1].is_lower)


def _opens_as_acronym(token: Token) -> bool:
    """ "ECOWAS closed borders": capitals of no dictionary, taken for a verb at the start of a sentence."""
    written = len(token) > 2 and token.is_upper and token.is_alpha and token.is_sent_start
    if not written or is_word_of_dictionary(token.lower_) or token.i + 1 == len(token.doc):
        return False
    return bool(token.doc[token.i + 1].is_lower)


def _misread(token: Token) -> bool:
    """ "Ørsted will cancel": a word of no dictionary, taken for a verb where a noun stands."""
    foreign = (
        not token.text.isascii() or not token.is_sent_start or is_lone_family_name(token.text)
    )  # "Ahmet Özer", "Ruidíaz scored", "Sharaa met"
    inside = token.tag_ in {"NN", "NNS"} and foreign
    if not (inside or token.tag_[:2] in {"VB", "JJ", "RB"}) or token.dep_ not in _NOUN_ROLES:
        return False
    if not token.is_alpha:
        return False
    return not (is_word_of_dictionary(token.lower_) or is_word_of_dictionary(token.lemma_.lower()))


def _links(doc: Doc, i: int, taken: set[int]) -> bool:
    """A hyphen or a particle inside a name: "al-Kadhimi", "Ursula von der Leyen"."""
    if i + 1 >= len(doc) or i + 1 in taken:
        return False
    token = doc[i]
    if token.text in HYPHENS and not doc[i - 1].whitespace_ and not token.whitespace_:
        return doc[i + 1].tag_ in {"NNP", "NN"}
    while i + 1 < len(doc) and i + 1 not in taken and doc[i].lower_ in words("particles.txt"):
        i += 1
    return i > token.i and _proper(doc[i])


def national_names(doc: Doc) -> Iterator[Candidate]:
    """ "Saudi Gazette", "Iraqi Foreign Ministry": a nation's adjective before a name that ends as one."""
    for start, token in enumerate(doc):
        known = look_up(doc, start, start + 1) if _may_start(token) else None
        if not known or known.label != "Place" or not _sure(doc, start, start + 1, known):
            continue
        end = start + 1
        while end < len(doc) and _proper(doc[end]) and doc[end].lower_ not in words("titles.txt"):
            end += 1
        label = ending_labels().get(doc[end - 1].lower_)
        if end - start > 1 and label and token.dep_ in {"amod", "compound", "nmod"}:
            yield Candidate(start, end, label, look_up(doc, start, end))


def brands(doc: Doc) -> Iterator[Candidate]:
    """ "eBay", "easyJet", "Oatly": firms that begin with a small letter or pass for a common word."""
    for token in doc:
        if token.is_lower or not is_firm(token.text):
            continue
        odd = token.text[0].islower() or token.tag_ not in {"NNP", "NNPS"}
        if odd and not is_word_of_dictionary(token.lower_) and not is_family_name(token.text):
            yield Candidate(token.i, token.i + 1, "Organization", Known(token.text, "Organization"))


def firms_of_nations_in(doc: Doc) -> Iterator[Candidate]:
    """ "Anglo American", "British American Tobacco": firms within whose names a nation stands."""
    for token in doc:
        for name in firms_of_nations().get(token.text, ()):
            end = token.i + len(name)
            if tuple(t.text for t in doc[token.i : end]) == name:
                yield Candidate(token.i, end, "Organization", Known(" ".join(name), "Organization"))


def clubs(doc: Doc) -> Iterator[Candidate]:
    """ "FC Barcelona", "Dynamo Kyiv": a club by the first word before the name of its town."""
    for token in doc[: len(doc) - 1]:
        written = token.is_upper or (len(token) > 3 and token.text[0].isupper())
        if not written or token.lower_ not in words("club_openings.txt") or token.dep_ != "compound":
            continue
        known = look_up(doc, token.i + 1, token.i + 2)
        town = known is not None and known.label == "Place" and not known.country and not known.demonym
        if town or is_club(doc[token.i : token.i + 2].text):
            yield Candidate(token.i, token.i + 2, "Organization")


def _role_only(doc: Doc, start: int, end: int) -> bool:
    """Nothing but role nouns: "Prime Minister", "Foreign Secretary"."""
    lists = words("titles.txt") | words("title_modifiers.txt")
    roles = (head_labels().get(doc[i].lower_.removesuffix("s")) for i in range(start, end))
    return all(
        doc[i].lower_ in lists or role == "Person" for i, role in zip(range(start, end), roles, strict=True)
    )


def label_of_run(doc: Doc, start: int, end: int) -> Label | None:
    """What a run of capitals names, by its last word, the title before it, or its form."""
    last = doc[end - 1]
    if end - start > 1 and last.lower_ in ending_labels():
        return ending_labels()[last.lower_]
    if end - start > 1 and doc[start].lower_ in opening_labels():
        return opening_labels()[doc[start].lower_]
    by_head = head_labels().get(last.lower_) or head_labels().get(last.lemma_.lower())
    if by_head and by_head not in {"Person", "Group"}:
        return by_head
    if start and doc[start - 1].lower_ in words("titles.txt"):
        return "Person"
    if last.text.isupper() and end - start == 1 and len(last) > 1:
        return "Organization"
    return None


def repeated(doc: Doc, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Forms that are names elsewhere in the document, and surnames of its people."""
    forms = _forms(doc, found)
    longest = max((len(f) for f in forms), default=0)
    starts = {form[0] for form in forms}
    for start, token in enumerate(doc):
        if token.text not in starts or token.pos_ not in NOMINAL_TAGS:
            continue
        line = tuple(t.text for t in doc[start : start + longest])
        for length in range(len(line), 0, -1):
            if line[:length] in forms and names_something(doc, start, start + length):
                known = look_up(doc, start, start + length)
                yield Candidate(start, start + length, forms[line[:length]], known)
                break


def is_storm(words_of: Sequence[str]) -> bool:
    """ "Cyclone Freddy", which is "Freddy" for short."""
    return len(words_of) == 2 and opening_labels().get(words_of[0].lower()) == "Event"


def is_word(text: str) -> bool:
    """Letters, with an apostrophe or hyphen inside: "O'Neil", "King-Mclean".

    >>> is_word("O'Neil"), is_word("G7"), is_word("-")
    (True, False, False)
    """
    return _WORD.fullmatch(text) is not None


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _forms(doc: Doc, found: Iterable[Candidate]) -> dict[tuple[str, ...], Label | None]:
    forms: dict[tuple[str, ...], Label | None] = {}
    for c in found:
        words_of = tuple(doc[i].text for i in c.tokens)
        if not words_of[0][0].isupper():
            continue
        forms.setdefault(words_of, c.label)
        if is_storm(words_of):
            forms[words_of[-1:]] = "Event"
        person = c.label == "Person" or (c.label is None and words_of[0].lower() in words("given_names.txt"))
        if person and len(words_of) > 1 and is_word(words_of[-1]) and len(words_of[-1]) > 2:
            forms.setdefault(words_of[-1:], "Person")
    return forms


def joined_neighbours(doc: Doc, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Side by side, and taken for two names: "Enver|Solomon", "Valeska|Paris", "Luiz|Inácio da Silva"."""
    by_start = {c.start: c for c in found if c.end - c.start == 1}
    starting = {c.start: c for c in found if c.end - c.start > 1 and c.label == "Person"}
    for first in by_start.values():
        longer = starting.get(first.end)
        if longer is not None and _is_given_name(doc, first):
            yield Candidate(first.start, longer.end, "Person")
        second = by_start.get(first.end)
        if second is None or first.known or (second.known and not second.known.capital_of):
            continue
        given, family = doc[first.start], doc[second.start]
        proper = given.tag_ == "NNP" and family.tag_ in {"NNP", "NNPS"}
        proper = proper and given.text.istitle() and family.text.istitle()
        if proper and given.sent == family.sent:
            person = "Person" in {first.label, second.label} or look_up(doc, second.start, second.end)
            yield Candidate(first.start, second.end, "Person" if person else None)


def with_family_name(doc: Doc, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "Samia Suluhu|Hassan", "Qasym-Zhomart|Toqaev": words that nothing labels, all of one phrase with the
    person behind them; what was taken for a person, with the family name behind it."""
    last_words = {c.start: c for c in found if c.end - c.start == 1 and not c.known}
    for first in found:
        last = last_words.get(first.end)
        if last is None or first.end - first.start < 2 or first.known or first.label not in {None, "Person"}:
            continue
        named = last.label in _OF_PEOPLE or (last.label == "Place" and first.label == "Person")
        if named and all(_is_before(doc[i], first, last.start) for i in first.tokens):
            yield Candidate(first.start, last.end, "Person")


def _is_before(token: Token, name: Candidate, last: int) -> bool:
    """Does a word of a name stand in one phrase with the last one?"""
    if token.text in HYPHENS:
        return True
    of_phrase = token.head.i == last or token.head.i in name.tokens
    return token.dep_ == "compound" and of_phrase and token.text.istitle() and token.is_alpha


def with_two_syllables(doc: Doc) -> Iterator[Candidate]:
    """ "Heung-min Son": a first name of two syllables, the second small, before the family name."""
    for first in doc[: max(0, len(doc) - 3)]:
        hyphen, second, family = doc[first.i + 1], doc[first.i + 2], doc[first.i + 3]
        joined = hyphen.text in HYPHENS and not first.whitespace_ and not hyphen.whitespace_
        written = first.text.istitle() and second.text.islower() and family.text.istitle()
        proper = all(t.tag_ == "NNP" and t.is_alpha for t in (first, second, family))
        if joined and written and proper and second.dep_ == "compound" and second.head.i == family.i:
            yield Candidate(first.i, family.i + 1, "Person")


def with_first_name(doc: Doc, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """ "Benito|Antonio Martínez Ocasio", "signing Erling|Braut Haaland": a first name that the model left out
    or misread."""
    for c in found:
        token = doc[c.start - 1] if c.start else None
        if token is None or c.label != "Person" or c.known or c.end - c.start < 2 or not token.text.istitle():
            continue
        if not is_given_name(token.text) or look_up(doc, token.i, token.i + 1) or is_club(token.text):
            continue
        joined = token.dep_ == "compound" and token.head.i in c.tokens
        misread = not token.is_sent_start and not is_word_of_dictionary(token.lower_)
        if token.is_alpha and token.lower_ not in words("titles.txt") and (joined or misread):
            yield Candidate(token.i, c.end, "Person")


def with_particles(doc: Doc, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """ "Jose Eduardo|dos|Santos": a name of a person and another with nothing but particles between them."""
    people = {c.start: c for c in found if c.label in {"Person", "Place", None} and not c.known}
    for first in people.values():
        at = first.end
        while at < len(doc) and doc[at].is_lower and doc[at].lower_ in words("particles.txt"):
            at += 1
        second = people.get(at)
        person = first.label == "Person" or is_given_name(doc[first.start].text)
        person = person or {t.lower_ for t in doc[first.end : at]} <= _OF_PEOPLE_ALONE  # "Bingu wa Mutharika"
        if second and at > first.end and person and doc[first.start].sent == doc[at].sent:
            yield Candidate(first.start, second.end, "Person")


def _is_given_name(doc: Doc, c: Candidate) -> bool:
    """A common given name, a part of the phrase that goes on behind it."""
    token = doc[c.start]
    goes_on = token.dep_ == "compound" and token.head.i > c.end and token.text.istitle()
    return goes_on and token.lower_ in words("given_names.txt") and not c.known

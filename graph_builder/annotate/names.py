"""Name mentions: what the model found, corrected by the gazetteer, the casing and the document.

The small model misses about one name in eight and calls "Biden" an organization in one sentence
and a person in the next. A document is consistent, so a form that is surely a name once is a
name wherever it stands, and labels are settled by a vote over all its mentions.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from graph_builder.annotate.acronyms import behind_the, told_by_words
from graph_builder.annotate.borders import HYPHENS
from graph_builder.annotate.business import is_firm_by_role
from graph_builder.annotate.candidates import (
    Candidate,
    brands,
    clubs,
    counted_people,
    firms_of_nations_in,
    from_casing,
    from_gazetteer,
    from_model,
    is_storm,
    is_word,
    joined_neighbours,
    label_of_run,
    look_up,
    national_names,
    repeated,
    with_family_name,
    with_first_name,
    with_particles,
    with_two_syllables,
)
from graph_builder.annotate.lexicon import (
    ending_labels,
    head_labels,
    naming_labels,
    opening_labels,
    plain,
    words,
)
from graph_builder.annotate.listed import by_lists, is_club, is_firm, is_given_name, is_lone_family_name
from graph_builder.annotate.longer import lengthened
from graph_builder.annotate.personal import acts_as_person
from graph_builder.annotate.sports import is_located, is_report, speaks_of_match, told_by_match
from graph_builder.annotate.whole_people import capital_syllables, parted_from_country, whole_people
from graph_builder.model import Label, TokenMention
from graph_builder.names.forms import (
    family_first,
    fold,
    initials,
    is_acronym,
    name_words,
    same_but_for_a_slip,
)
from graph_builder.names.lexicon import words as word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph_builder.annotate.lexicon import Known
    from graph_builder.syntax import Doc, Token

#: A capital inside a word, unless behind the prefixes of names of people.
_CAMEL = re.compile(r"^(?!Mc|Mac|De|Di|La|Le|Van|O['’])\w*[a-z][A-Z]")
#: Words of a person's whole name: "Mohammed bin Rashid Al Maktoum".
LONGEST_PERSON = 6
_BEFORE_NOUN = frozenset({"compound", "nmod", "amod"})
#: Ends of names that only firms have.
_LEGAL_FORMS = frozenset({"inc", "inc.", "corp", "corp.", "ltd", "ltd.", "plc", "llc"})
_ORDER: tuple[Label, ...] = ("Person", "Organization", "Place", "Group", "Event", "Concept")


def find_names(doc: Doc) -> list[TokenMention]:
    """All name mentions, by position, none inside another, each with its own head token."""
    small = frozenset(t.text for t in doc if t.is_lower)
    found = _apart(
        [
            *from_gazetteer(doc),
            *national_names(doc),
            *firms_of_nations_in(doc),
            *clubs(doc),
            *brands(doc),
            *from_model(doc, small),
        ]
    )
    found = _apart([*found, *from_casing(doc, {i for c in found for i in c.tokens}, small)])
    longer = [*joined_neighbours(doc, found), *with_family_name(doc, found), *with_particles(doc, found)]
    found = _apart([*capital_syllables(doc), *found, *longer, *with_two_syllables(doc)])
    found = list(parted_from_country(doc, found))
    found = _apart([*found, *with_first_name(doc, found)])
    found = _apart([*found, *lengthened(doc, found), *whole_people(doc, found)])
    found = [c for c in _apart([*found, *repeated(doc, found)]) if not counted_people(doc, c)]
    found = [_defined_in_text(doc, _read_in_text(doc, c), found) for c in found]
    return [_mention(doc, replace(c, label=label)) for c, label in zip(found, _vote(doc, found), strict=True)]


def _read_in_text(doc: Doc, c: Candidate) -> Candidate:
    """With the organization that an acronym of several means in this text, the place of "the Amazon"."""
    if c.end - c.start > 1:
        return c
    token = doc[c.start]
    known = told_by_words(doc, token.text)
    if known is None and c.start and doc[c.start - 1].lower_ == "the" and token.dep_ not in _BEFORE_NOUN:
        known = behind_the(token.text)
    return replace(c, known=known, label=known.label) if known else c


def _defined_in_text(doc: Doc, c: Candidate, found: Iterable[Candidate]) -> Candidate:
    """ "The ANC" after "the Armenian National Congress": a name before it has these letters, and the text
    does not name what the lists know by them."""
    letters = doc[c.start].text.replace(".", "")
    if c.known is None or c.known.label != "Organization" or c.end - c.start > 1 or len(letters) < 3:
        return c
    if not is_acronym(letters) or c.known.name == letters:
        return c
    before = [o for o in found if o.end <= c.start and o.end - o.start > 2 and o.label != "Person"]
    known = name_words(c.known.name)
    if any(
        (o.known and o.known.name == c.known.name) or same_but_for_a_slip(name_words(_form(doc, o)), known)
        for o in before
    ):
        return c
    defined = any(o.known is None and letters in initials(_form(doc, o)) for o in before)
    return replace(c, known=None, label="Organization") if defined else c


def _apart(candidates: Iterable[Candidate]) -> list[Candidate]:
    """In text order; of two that overlap the longer, then the one named first."""
    taken: set[int] = set()
    kept = []
    for c in sorted(candidates, key=lambda c: (c.start - c.end, c.start)):
        if taken.isdisjoint(c.tokens):
            taken.update(c.tokens)
            kept.append(c)
    return sorted(kept, key=lambda c: c.start)


# --- what they name -------------------------------------------------------------------------------


def _vote(doc: Doc, candidates: Sequence[Candidate]) -> list[Label]:
    """One label per form over the document; a person's surname alone names that person."""
    votes: dict[str, Counter[Label]] = {}
    report, clubs, shown = is_report(doc), set[str](), set[str]()
    for c in candidates:
        tally = votes.setdefault(_form(doc, c), Counter())
        if c.label and not c.known:
            tally[c.label] += 1
        played = told_by_match(doc, c, report)
        one = c.end - c.start == 1 or is_club(_form(doc, c))
        if played == "Organization" and not (c.known and _surely(c.known)) and one:
            clubs.add(_form(doc, c))
        told = _told_by_syntax(doc, c) or (played if played == "Person" and not c.known else None)
        if told is None and report and speaks_of_match(doc, c):
            told = "Person"
        if told is None and acts_as_person(doc, c):
            tally["Person"] += 2
            shown.add(_form(doc, c))
        if told is None and not c.known and is_firm_by_role(doc, c):
            tally["Organization"] += 2
        if told and (told == "Place" or c.label != "Place" or _is_relative(doc, c)):
            tally[told] += 2
            shown.add(_form(doc, c))
    storms = [c for c in candidates if is_storm([t.text for t in doc[c.start : c.end]])]
    people = {_family(doc, c) for c in candidates if c not in storms and _is_person(doc, c, votes)}
    for storm in storms:
        votes[doc[storm.end - 1].text] = Counter({"Event": len(doc)})
        shown.add(doc[storm.end - 1].text)
    clubs -= people
    listed: dict[str, Label] = {}
    for c in candidates:
        form = _form(doc, c)
        if not c.known and form not in shown and (label := by_lists(doc, c, votes[form])):
            listed.setdefault(form, label)
    labels = [
        _club(doc, c) if _form(doc, c) in clubs else _winner(doc, c, votes, people, listed)
        for c in candidates
    ]
    labelled = list(zip(candidates, labels, strict=True))
    parts = {w for c, label in labelled if label == "Person" for w in _parts_of_name(doc, c)}
    parts -= shown
    return [_named_in_part(doc, c, label, parts) for c, label in labelled]


def _club(doc: Doc, c: Candidate) -> Label:
    """ "Liverpool" of a match; "in Liverpool" is the town."""
    return "Place" if is_located(doc, c) else "Organization"


def _parts_of_name(doc: Doc, c: Candidate) -> list[str]:
    """The words of a person's whole name; none of one that is a single word."""
    return doc[c.start : c.end].text.split() if 1 < c.end - c.start <= LONGEST_PERSON else []


def _named_in_part(doc: Doc, c: Candidate, label: Label, parts: set[str]) -> Label:
    """ "Djokovic", "Abiy", "Lionel": one word of a person's whole name, whatever the model takes it for."""
    word = _without_particle(doc, c)
    if label == "Person" or c.known or word not in parts or is_firm(word) or is_club(word):
        return label
    return label if is_located(doc, c) else "Person"


def _told_by_syntax(doc: Doc, c: Candidate) -> Label | None:
    """ "Cheng Chung-tai of Civic Passion", "Labour's Yvette Cooper": what people belong to is no person."""
    head = doc[c.start : c.end].root
    for noun in _apposed(head):
        told = head_labels().get(noun.lemma_.lower())
        if told == "Person":
            return "Person"
        if told == "Place" and c.label != "Organization" and _is_described_place(noun):
            return "Place"
        if told == "Organization" and noun.i > head.i and _is_indefinite(noun):
            return "Organization"  # "Oatly, a Swedish firm"
    if head.dep_ == "compound" and head.head.i == c.end and head.head.lower_ in naming_labels():
        return naming_labels()[head.head.lower_]  # "the Likud party"
    if _stands_there(doc, c, head):
        return "Place"
    whole = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else None
    if head.dep_ == "poss" and c.end < len(doc) and doc[c.end].tag_ == "POS":
        whole = head.head
    before = doc[c.start - 1] if c.start else None
    if before is not None and before.pos_ == "NOUN" and head_labels().get(before.lemma_) == "Organization":
        return "Organization"  # "the militia Harakat al-Nujaba"
    if c.label != "Person" and _before_its_region(doc, c):
        return "Place"
    return (
        "Organization"
        if whole is not None and whole.ent_type_ == "PERSON" and whole.pos_ == "PROPN"
        else None
    )


def _stands_there(doc: Doc, c: Candidate, head: Token) -> bool:
    """ "near Limay", "a hospital in Old Fangak", "the village of Ur": nothing else lies or happens there."""
    form = _form(doc, c)
    if c.known or is_firm(form) or label_of_run(doc, c.start, c.end):
        return False
    if head.dep_ != "pobj":
        return head.dep_ == "nsubj" and head.head.lemma_ == "erupt"  # "Kilauea erupted again"
    where, above = head.head.lower_, head.head.head
    if where == "of":
        return above.lemma_.lower() in words("places_of_names.txt")
    bare = head.left_edge.i == c.start  # "in Old Fangak", not "in the Houthis"
    if where == "in" and bare and c.label in {None, "Person", "Organization", "Concept"}:
        if above.pos_ == "NOUN":
            return head_labels().get(above.lemma_.lower()) in {"Place", "Organization", "Event", "Group"}
        if above.pos_ == "PROPN":
            return form.istitle() and not is_given_name(form)
        named = form.isupper() or not form.istitle()
        return above.pos_ == "VERB" and above.lemma_.lower() not in words("verbs_with_in.txt") and not named
    crashed = above.lemma_.lower() in words("verbs_of_mishap.txt")
    return (
        where == "near" or (where == "off" and c.label == "Person") or (where in {"at", "off"} and crashed)
    ) and form.istitle()


def _is_described_place(noun: Token) -> bool:
    """ "Sudan's second-largest city", "the commercial capital", not "Paris, home of the Louvre"."""
    return any(t.dep_ in {"det", "poss"} for t in noun.lefts)


def _is_indefinite(noun: Token) -> bool:
    return any(t.lower_ in {"a", "an"} for t in noun.lefts)


def _apposed(head: Token) -> list[Token]:
    """The singular nouns in apposition to a name: "the US special envoy, Zalmay Khalilzad"."""
    beside = [child for child in head.children if child.dep_ == "appos"]
    beside += [head.head] if head.dep_ == "appos" else []
    return [t for t in beside if t.tag_ == "NN"]


def _is_relative(doc: Doc, c: Candidate) -> bool:
    """ "His mother, Mounia," whatever town has that name."""
    beside = _apposed(doc[c.start : c.end].root)
    return any(t.lemma_.lower() in words("relatives.txt") for t in beside)


def _without_particle(doc: Doc, c: Candidate) -> str:
    """The one word of a candidate, "al-" left out; empty where it has more."""
    inside = [doc[i] for i in c.tokens]
    if len(inside) in {2, 3} and inside[0].lower_ in words("particles.txt"):
        inside = inside[-1:]
    return str(inside[0].text) if len(inside) == 1 else ""


def _before_its_region(doc: Doc, c: Candidate) -> bool:
    """ "Evansville, Indiana": a comma and the place in which it lies, not "Smith, Canada's minister"."""
    if c.end + 1 >= len(doc) or doc[c.end].text != "," or c.end - c.start > 2:
        return False
    longest = min(3, len(doc) - c.end - 1)
    for length in range(longest, 0, -1):
        known = look_up(doc, c.end + 1, c.end + 1 + length)
        if known and known.label == "Place" and not known.demonym:
            after = doc[c.end + 1 + length] if c.end + 1 + length < len(doc) else None
            return after is None or (after.tag_ not in {"POS", "NN", "NNS"} and after.lower_ != "and")
    return False


def _family(doc: Doc, c: Candidate) -> str:
    """The family name: the first word of "Lee Cheuk-yan", else the last."""
    return str(doc[c.start if _two_syllables(doc, c) else c.end - 1].text)


def _form(doc: Doc, c: Candidate) -> str:
    return plain(doc[c.start : c.end].text)


def _is_person(doc: Doc, c: Candidate, votes: dict[str, Counter[Label]]) -> bool:
    """A name of two to four words that is mostly taken for a person's, or begins with initials."""
    if not 2 <= c.end - c.start <= 5 or c.known:
        return False
    if _initialled(doc, c) or _has_given_name(doc, c) or _known_by_surname(doc, c, votes):
        return True
    return _most(votes.get(_form(doc, c), Counter[Label]())) == "Person"


def _known_by_surname(doc: Doc, c: Candidate, votes: dict[str, Counter[Label]]) -> bool:
    """Two words ("Kassym-Jomart Tokayev") of which the second alone is taken for a person elsewhere."""
    if len(_parts_of_name(doc, c)) != 2 or is_firm(_form(doc, c)) or is_club(_form(doc, c)):
        return False
    given = is_given_name(doc[c.start].text)  # "Elliott Hill" is a man where "Hill" is one
    if not given and label_of_run(doc, c.start, c.end) not in {None, "Person"}:
        return False
    last = doc[c.end - 1].text
    return _most(votes.get(last, Counter[Label]())) == "Person" or is_lone_family_name(last)


def _has_given_name(doc: Doc, c: Candidate) -> bool:
    """ "Fuad Hussein": the first of two or three words is a common given name, the last no kind of thing;
    "Lam Cheuk-ting": the given name has two syllables."""
    if _two_syllables(doc, c) or _ends_with_given_name(doc, c):
        return True
    if not 2 <= len(_parts_of_name(doc, c)) <= 3 or not _opens_with_given_name(doc, c):
        return False
    last = doc[c.end - 1]
    return bool(last.text[0].isupper() and not last.is_upper and is_word(last.text)) and (
        last.lower_ not in head_labels()
    )


def _ends_with_given_name(doc: Doc, c: Candidate) -> bool:
    """ "Karikó Katalin", "Kishida Fumio": the first name behind the family name."""
    inside = [doc[i] for i in c.tokens]
    written = len(inside) == 2 and all(t.text.istitle() and t.is_alpha for t in inside)
    return written and fold(inside[1].text) in word_list("given_last.txt") and family_first(_form(doc, c))


def _opens_with_given_name(doc: Doc, c: Candidate) -> bool:
    """By the surer list; by the longer one where nothing behind it is the word of a thing."""
    if doc[c.start].lower_ in words("given_names.txt"):
        return True
    inside = [doc[i] for i in c.tokens]
    things = any(t.lower_ in ending_labels() or t.is_upper for t in inside[1:] if len(t) > 1)
    if things or is_firm(_form(doc, c)) or is_club(_form(doc, c)):
        return False
    return inside[0].text.istitle() and is_given_name(inside[0].text)


def _two_syllables(doc: Doc, c: Candidate) -> bool:
    inside = [doc[i] for i in c.tokens]
    if len(inside) != 4 or inside[2].text not in HYPHENS:
        return False
    return bool(inside[0].text.istitle() and inside[1].text.istitle() and inside[3].text.islower())


def _initialled(doc: Doc, c: Candidate) -> bool:
    """ "K.C. Maurer", "J. Smith"."""
    first = doc[c.start].text
    return (
        c.end - c.start == 2 and first.endswith(".") and first.replace(".", "").isupper() and len(first) <= 4
    )


def _most(tally: Counter[Label]) -> Label | None:
    """Most votes; of equals the label of things that act."""
    return min(tally, key=lambda label: (-tally[label], _ORDER.index(label)), default=None)


def _winner(
    doc: Doc, c: Candidate, votes: dict[str, Counter[Label]], people: set[str], listed: dict[str, Label]
) -> Label:
    """The label of a name; ``listed``: what the lists say of forms of which no mention tells."""
    if _without_particle(doc, c) in people and not (c.known and _surely(c.known)):
        return "Person"
    if c.known:
        return c.known.label
    if _initialled(doc, c) or _has_given_name(doc, c) or _known_by_surname(doc, c, votes):
        return "Person"
    if c.end - c.start > 1 and doc[c.end - 1].lower_ in _LEGAL_FORMS:
        return "Organization"  # "Tata Motors Ltd, the owner of Jaguar"
    tally = Counter(votes.get(_form(doc, c), Counter()))
    by_head = label_of_run(doc, c.start, c.end)
    if c.end - c.start > 1 and doc[c.start].lower_ in opening_labels() and by_head:
        return by_head
    hill = by_head == "Place" and tally["Person"] and is_given_name(doc[c.start].text)  # "Elliott Hill"
    if c.end - c.start > 1 and by_head and tally["Person"] <= 1 and not hill:
        tally[by_head] += 2
    if any(_CAMEL.search(doc[i].text) for i in c.tokens):
        tally["Person"] = 0  # BioNTech
        tally["Organization"] += 1
    label = listed.get(_form(doc, c)) or _most(+tally) or _by_context(doc, c)
    return "Group" if label == "Person" and _is_people(doc, c) else label


def _is_people(doc: Doc, c: Candidate) -> bool:
    """ "The Waorani had sued": one word behind "the" that nothing follows is no single person's name."""
    token = doc[c.start]
    alone = c.end - c.start == 1 and c.start > 0 and doc[c.start - 1].lower_ == "the"
    return alone and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"} and doc[c.start - 1].head == token


def _surely(known: Known) -> bool:
    """Countries, demonyms and organizations are never a person's surname alone; cities may be."""
    return known.country or known.demonym or known.label != "Place"


def _by_context(doc: Doc, c: Candidate) -> Label:
    """A name that nothing labels: people speak and have two names; things stand in places."""
    head = doc[c.start : c.end].root
    if head.dep_ == "pobj" and head.head.lower_ in {"in", "at", "near"}:
        return "Place"
    if c.end - c.start in {2, 3} and all(not doc[i].is_alpha or doc[i].text[0].isupper() for i in c.tokens):
        return "Person"
    if head.dep_ in {"nsubj", "nsubjpass"} and head.head.lemma_ in {"say", "tell", "add", "think", "believe"}:
        return "Person"
    return "Organization"


def _mention(doc: Doc, c: Candidate) -> TokenMention:
    span = doc[c.start : c.end]
    name = _meant(span.root, c.known) if c.known and c.known.label == c.label else None
    return TokenMention(c.start, c.end, span.root.i, "name", c.label, name)


def _meant(token: Token, known: Known) -> str:
    """The canonical name; the country where its capital stands for the government."""
    return known.capital_of if known.capital_of and _acts_as_government(token) else known.name


def _acts_as_government(token: Token) -> bool:
    """ "Washington has not contemplated", "relations with Moscow", not "a visit to Washington"."""
    if token.dep_ == "nsubj":
        return token.head.lemma_.lower() in words("government_verbs.txt")
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ in {"between", "with", "against"}:
        return token.head.head.lower_ in words("government_nouns.txt")
    return False

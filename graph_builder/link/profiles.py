"""What one article says of a named person or organization, as far as linking looks at it.

A profile is a text, so that a store can count equal ones: profiles of one article are added and taken
away with it, and what is linked to what follows from the set of profiles alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph_builder import word_lists
from graph_builder.link.bynames import full_name_in
from graph_builder.link.labels import OF_PEOPLE, OPEN, label_of, may_be_family
from graph_builder.link.lists import DATA, listed
from graph_builder.link.namesakes import reading_of
from graph_builder.link.organization_names import (
    clubs,
    countries_of,
    is_owned,
    is_ownerless,
    main_names,
    own_name,
    spelling,
    without_tail,
)
from graph_builder.link.places import listed_places, said_in, standard_place
from graph_builder.names import forms
from graph_builder.names.blocks import alone_in
from graph_builder.names.lexicon import (
    capitals,
    countries,
    country_slugs,
    english_nicknames,
    first_names,
    long_forms,
    spellings,
)
from graph_builder.names.lexicon import words as word_list

if TYPE_CHECKING:
    from graph_builder.model import ArticleGraph, Claim, Entity, Mention

#: Where a person comes from or belongs, beside the types under HOLDS_ROLE.
_BELONGS = frozenset(["LIVES_IN", "BORN_IN", "COMES_FROM", "BASED_IN", "IS_A", "WORKS_IN"])
#: Offices that tell nobody apart over a crowd without a name: "led the fans to the cup".
_OVER_OTHERS = frozenset(["LEADER_OF", "EXECUTIVE_OF", "COMMANDER_OF", "LEGISLATOR_OF"])
#: What contestants do; who does so in an article on one sport is known in that.
_IN_CONTESTS = frozenset(["DEFEATS", "LOSES_TO", "WINS", "PLAYS", "PLAYS_FOR", "SCORES", "COMPETES_WITH"])
#: Offices in a party or body of the country of which the article speaks.
_OF_POLITICS = frozenset(["LEADER_OF", "MINISTER_OF"])
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
#: Beside the titles of a person whose office is one of the past; the word of ``Claim.time``.
FORMER = "former"
_ROLES = 4  # of one article; more say little
_COMPANIONS = 8

#: "Vice President Norvan" is no president.
_BELOW = frozenset(["vice", "deputy"])

#: What stands behind the name of a son, and is no ruler's number.
_GENERATIONS = frozenset(["jr", "sr"])
#: Up to XXIX; "X" alone is no number ("Malcolm X").
_NUMBER = re.compile(r"(?!X$)(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{2,6}")
#: "Francis, the first Latin American pope", "Norvan, the king's security adviser": what stands before a
#: preposition or comma, behind the owner's mark.
_THE_ONE = re.compile(
    r", (?:the |(?:[a-z-]+ ){0,3}?[a-z-]+['\N{RIGHT SINGLE QUOTATION MARK}]s )"
    r"((?:[a-z-]+ ){0,4}?[a-z-]+)(?=,| (?:of|for|in|at|who|from|on|to)\b)"
)
#: "became the first coach to win", "as foreign minister after": what somebody was said to be.
_BECAME = re.compile(
    r" (?:became|remains|as|(?:was|is|has been) (?:sworn in as|(?:re-)?elected|(?:re)?appointed|named))"
    r" (?!not |no )((?:[a-z-]+ ){0,4}?[a-z-]+)"
    r"(?=[,.]| (?:of|for|in|at|who|from|on|to|after|before|until|with|and)\b)"
)
#: ", pastor of a church", ", professor at the university".
_HEAD_OF = re.compile(r", ((?:[a-z-]+ ){0,2}?[a-z-]+) (?:of|at|for)\b")
#: Behind these stands no title of the person named next.
_PREPOSITIONS = frozenset(["of", "from", "by", "with", "to", "in", "at", "for", "on", "against"])
#: How news introduces somebody of whom nobody has heard: "Ida Norvan, 41,", "identified him as Ida Norvan".
_AGED = re.compile(r", \d\d,")
_IDENTIFIED = re.compile(r"\b(?:identified|named)(?: \w+)? as $")
_BRACKETED = re.compile(r"(.+?) \(([A-Z][A-Za-z0-9-]{1,9})\)?")
#: Letters that a coarse key takes together beyond what transliteration does: q and g, dh and d, and of vowels
#: that a name begins with those that are heard alike: Eryani and Iryani, Obeid and Ubeid.
_DOUBLED = re.compile(r"(.)\1+")
_COARSE = str.maketrans("gdeo", "ksiu")
#: Letters that one given name is begun with: Qasem and Kasem, Jamal and Gamal, Zaid and Said, Wladimir, Emad
#: and Imad, Othman and Uthman.
_LETTERS = str.maketrans("cqjzweo", "kkgsviu")
#: Stands in the name of a block for the letter of a given name: who is called by that name alone.
RULER = "+"
#: Begins the text of a profile that may be a person's or an organization's.
UNCERTAIN = "either"


@dataclass(frozen=True, slots=True)
class Person:
    """A person in one article.

    ``roles`` are offices, jobs and origins as ``TYPE object-slug``; ``titles`` occupations that stand
    beside the name; ``companions`` what else the article names where it gives no first name, and of a full
    name the country in which an office without one is held ("CANBERRA - Foreign Minister Ida Norvan").
    ``uncertain``: one word that the article takes for an organization, and no list knows: it may be the
    family name of somebody whom other articles name.
    """

    name: str
    roles: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    uncertain: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the full name, family name last, without honorifics and a ruler's number."""
        return name_words(self.name)

    @property
    def generation(self) -> str:
        """The "jr" or "iii" behind the name, or a ruler's number; "" where there is none."""
        return generation(self.name)

    @property
    def given(self) -> tuple[str, ...]:
        """The given names; none of a family name alone, of which "Ocasio-Cortez" is one."""
        whole = "-" in self.name and self.words == forms.name_words(self.name.split()[-1])
        return () if whole else forms.given(self.words)

    @property
    def full(self) -> bool:
        """Does the name say more than a family name alone: is there a given name, or is it a ruler's?"""
        return bool(self.given) or bool(self.rank)

    @property
    def rank(self) -> str:
        """What kind of ruler is known by this first name; "" for everybody else.

        >>> Person("Pope Francis").rank, Person("Elizabeth II").rank
        ('pope', 'ruler')
        >>> Person("Mohammed bin Salman", (), ("prince",)).rank, Person("Malcolm X").rank
        ('', '')
        """
        number = self.generation
        if forms.given(self.words) and not (number and number not in _GENERATIONS and len(self.words) == 2):
            return ""
        whole = forms.full_name(self.name)
        said = {*forms.fold(self.name).split()[:-1], *forms.fold(whole).split()[:-1], *self.titles}
        said |= {r.removeprefix("IS_A ") for r in self.roles if r.startswith("IS_A ")}
        ranks = {ranks_of()[word] for word in said if word in ranks_of()}
        if any(role.startswith("MONARCH_OF ") for role in self.roles):
            ranks.add("monarch")
        if not ranks and len(self.words) == 1 and len(number) > 1 and number not in _GENERATIONS:
            return "ruler"
        return "pope" if "pope" in ranks else min(ranks, default="")


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization in one article: its name without legal form, and what it is called there for short: an
    acronym, or its name without the trade behind it."""

    name: str
    acronyms: tuple[str, ...] = ()


Profile = Person | Organization


def encoded(profile: Profile) -> str:
    """The profile as one text, equal for equal profiles."""
    if isinstance(profile, Person):
        kind = UNCERTAIN if profile.uncertain else "person"
        row = [kind, profile.name, profile.roles, profile.titles, profile.companions]
    else:
        row = ["organization", profile.name, profile.acronyms]
    return _JSON.encode(row)


def decoded(text: str) -> Profile:
    """The profile of ``encoded``."""
    kind, name, *rest = json.loads(text)
    lists = [tuple(part) for part in rest]
    if kind == "organization":
        return Organization(name, *lists)
    roles, titles, companions = lists
    return Person(name, roles, titles, companions, uncertain=kind == UNCERTAIN)


def shown(text: str) -> tuple[str, str]:
    """A profile for people: the name, and what the article says beside it."""
    profile = decoded(text)
    if isinstance(profile, Organization):
        return profile.name, ", ".join(profile.acronyms)
    return profile.name, ", ".join((*profile.roles, *profile.titles, *profile.companions))


def block_of(profile: Profile) -> str:
    """The key under which profiles are compared: only those of one block can be one entity.

    People: the sounds of the family name, and with them, where there is a given name, how that begins; of
    rulers the sounds of their first name; whom
    a family name alone means is told from the blocks of its family (``family_of``). Organizations: the name
    without the trade behind it; of three words or more their initials by alphabet, which are an acronym's
    letters; else their name.

    >>> block_of(Person("Muammar Qadhafi")) == block_of(Person("Muammar Gaddafi"))
    True
    >>> block_of(Person("Bill Clinton")), block_of(Person("William Clinton")), block_of(Person("Clinton"))
    ('given klntn v', 'given klntn v', 'person klntn')
    >>> block_of(Organization("WHO")) == block_of(Organization("World Health Organization"))
    True
    >>> block_of(Organization("Norvan")) == block_of(Organization("Norvan Wind Systems"))
    True
    """
    if isinstance(profile, Person):
        sounds = forms.transliteration_key(profile.words[-1]).translate(_COARSE)
        key = _DOUBLED.sub(r"\1", sounds) or profile.words[-1]
        if profile.rank:
            return f"given {key} {RULER}"
        first = profile.given
        called = forms.without_leading_initials(first)
        return f"given {key} {_beginning(called[0])}" if called else alone_in(key)
    name = spelling(profile.name)
    short = _ACRONYM.fullmatch(profile.name.replace(".", "")) or name in main_names()
    if short and _ACRONYM.fullmatch(name.upper()):
        return f"organization {''.join(sorted(name))}"
    if own := own_name(profile.name):
        return f"organization {own}"
    significant = [w for w in name.split() if w not in forms.SMALL]
    if len(significant) > 2:
        return f"organization {''.join(sorted(''.join(map(forms.initial, significant))))}"
    return f"organization {name}"


def _beginning(given: str) -> str:
    """The first letter of a given name, of the long form where it is a short one, spelled one way."""
    first = forms.standard(given)
    return long_forms().get(first, first)[0].translate(_LETTERS)


@lru_cache(maxsize=1 << 13)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's full name without honorifics and numbers; the family name is the last.

    >>> name_words("King Charles III"), name_words("Jokowi"), name_words("Daw Aung San Suu Kyi")
    (('charles',), ('joko', 'widodo'), ('aung', 'san', 'suu', 'kyi'))
    """
    full = forms.full_name(name)
    words = _without_titles(full)
    if full == name and words == forms.name_words(name):
        return words  # nobody is known by that name
    bare = " ".join(words)
    known = forms.full_name(bare)  # "Mr Lula", "Daw Aung San Suu Kyi"
    return words if known == bare else _without_titles(known)


#: Before two further names an honorific or a rank of the British police, else a first name or a part of the
#: name: "Syed Ali Norvan", "Syed Norvan"; "DI Sam Norvan", "Di Norvan".
_BEFORE_TWO = frozenset(["seyed", "syed", "sayed", "seyyid", "di", "dc", "dci", "pc"])


def _without_titles(full: str) -> tuple[str, ...]:
    words = forms.person_words(_without_second_family(full))
    while len(words) > 1 and (
        words[0] in listed("honorifics.txt") or (len(words) > 2 and _opens_full_name(words[0], words[1]))
    ):
        words = words[1:]
    return words[:-1] if len(words) > 1 and words[-1] == generation(full) else words


def _opens_full_name(word: str, name: str) -> bool:
    """Is the word before a given and a family name no part of it?"""
    return word in _BEFORE_TWO or (word in _nouns_for_people() and name in first_names())


@cache
def _nouns_for_people() -> frozenset[str]:
    """What may open a sentence before a full name: "Notary Ida Norvan said"."""
    nouns = listed("titles_before_people.txt") | worlds().keys() | _OF_HOUSEHOLDS
    return nouns | {f"{noun}s" for noun in nouns}


#: Nouns that stand before people's names, and before a firm's in other texts.
_OF_HOUSEHOLDS = frozenset([
    "owner", "fiance", "fiancee", "sibling", "brother", "sister", "cousin", "neighbour", "neighbor", "scot",
])  # fmt: skip


def _without_second_family(full: str) -> str:
    """ "Pedro Sánchez Pérez-Castejón" and "Claudia Sheinbaum Pardo" go by the first of their family names.

    Both of "García Márquez" are common, and such a pair is said as a whole.
    """
    parts = full.split()
    if len(parts) < 3:
        return full
    double = word_list("double_family.txt")
    first, second = forms.fold(parts[-2]), forms.fold(parts[-1])
    hyphened = second.partition("-")[0] in double and "-" in second
    plain = second in double and first not in double
    single = len(first) > 1 and first not in first_names() and first not in word_list("particles.txt")
    return " ".join(parts[:-1]) if single and (hyphened or plain) else full


@lru_cache(maxsize=1 << 13)
def generation(name: str) -> str:
    """The "jr" or number behind a name; "" where there is none.

    >>> generation("Robert Kennedy Jr."), generation("Pope Benedict XVI"), generation("Malcolm X")
    ('jr', 'xvi', '')
    """
    last = forms.full_name(name).split()[-1].strip(",.")
    folded = forms.fold(last)
    return folded if folded in forms.SUFFIXES or _NUMBER.fullmatch(last) else ""


@cache
def ranks_of() -> Mapping[str, str]:
    """Title of a ruler -> the rank: of one rank each first name is one person of a realm."""
    return word_lists.meanings(DATA / "ranks.tsv")


@cache
def worlds() -> Mapping[str, str]:
    """Occupation -> the world in which it makes a person known."""
    return MappingProxyType({word: part.partition("/")[0] for word, part in parts_of_worlds().items()})


@cache
def parts_of_worlds() -> Mapping[str, str]:
    """Occupation -> the part of that world, "sport/tennis"; of what may be any part, the world."""
    return word_lists.meanings(DATA / "occupations.tsv")


def profiles(graph: ArticleGraph, role_types: frozenset[str]) -> dict[str, Profile]:
    """Local entity id -> profile, of the people and organizations that the article names."""
    named = {e.id: e for e in graph.entities if any(forms.name_words(e.name)) and _is_named(e)}
    slugs = {e.id: _slug(e) for e in graph.entities}
    roles: dict[str, set[str]] = {}
    offices: dict[str, set[str]] = {}
    former = set()
    peoples = {e.id for e in graph.entities if e.label == "Group" and slugs[e.id] not in country_slugs()}
    crowds = {e.id for e in graph.entities if e.label == "Group" and e.id not in named}
    for claim in graph.claims:
        if claim.type in _OVER_OTHERS and claim.object_id in crowds:
            continue
        if _is_role(claim, role_types) or (claim.object_id in named and _is_founder(claim)):
            # "mayor of the lakeside city", "the only Christian president": of which?
            if claim.type in OF_PEOPLE and (claim.object_id not in named or claim.object_id in peoples):
                office = claim.type.removesuffix("_OF").replace("_", "-").lower()
                offices.setdefault(claim.subject_id, set()).add(office)
            else:
                roles.setdefault(claim.subject_id, set()).add(f"{claim.type} {slugs[claim.object_id]}")
            if claim.time == FORMER:
                former.add(claim.subject_id)
    contestants = {c.subject_id for c in graph.claims if c.type in _IN_CONTESTS and not c.negated}
    bodies = {c.object_id for c in graph.claims if c.type in role_types}
    companions = _companions(named.values(), graph.article.text)
    places = _Places(graph, slugs)
    found: dict[str, Profile] = {}
    full = {key: _in_full(e, graph.article.text) for key, e in named.items()}
    for key, entity in _with_families(full, graph.claims).items():
        label = label_of(entity, graph.article.text, *_doings(roles.get(key, ())))
        if label == "Person":
            titles = _titles(graph, entity) | offices.get(key, set())
            if not titles and key in contestants and " " in entity.name:
                titles = _discipline(graph.article.text)
            titles |= {FORMER} if key in former else set()
            own = roles.get(key, set())
            person = Person(entity.name, tuple(sorted(own)[:_ROLES]), tuple(sorted(titles)))
            if person.rank == "monarch" and (realm := places.beside(entity)):
                own.add(f"MONARCH_OF {realm}")
                person = Person(entity.name, tuple(sorted(own)[:_ROLES]), person.titles)
            if person.full and _holds_office_somewhere(person) and places.seat:
                person = Person(person.name, person.roles, person.titles, (places.seat,))
            if not person.full:
                others = tuple(c for c in companions if c != slugs[key])
                beside = person.titles or _mrs(entity, graph.article.text)
                person = Person(person.name, person.roles, beside, others)
            if not _says_nothing(person):
                found[key] = person
        elif label == entity.label and key not in bodies and may_be_family(entity, graph.article.text):
            # A firm or town that is in every article must not be shown in as many ways as there are articles.
            beside = tuple(sorted(_titles(graph, entity)))
            others = tuple(c for c in companions if beside and c != slugs[key])
            found[key] = Person(entity.name, (), beside, others, uncertain=True)
        elif label == "Organization":
            found[key] = _organization(entity, places, graph.article.text)
    return found


def _in_full(entity: Entity, text: str) -> Entity:
    """Who is called by a first name alone, with the full name."""
    full = full_name_in(entity.name, text) if entity.label in OPEN else ""
    return replace(entity, name=full, label="Person") if full else entity


#: Claims on two people who mostly have one family name.
_OF_RELATIVES = frozenset(["SIBLING_OF", "CHILD_OF", "PARENT_OF", "SPOUSE_OF"])


def _with_families(named: Mapping[str, Entity], claims: Iterable[Claim]) -> dict[str, Entity]:
    """Entities, with the family name of the relatives whom the article gives a full name where it gives
    somebody only a first name: "Candice Norvan ... her husband David"."""
    families: dict[str, set[str]] = {}
    for claim in claims:
        if claim.type in _OF_RELATIVES and not claim.negated and claim.modality == "asserted":
            for one, other in ((claim.subject_id, claim.object_id), (claim.object_id, claim.subject_id)):
                if one not in named or other not in named or named[other].label != "Person":
                    continue
                words = named[other].name.split()
                if len(words) > 1 and named[one].name not in words:  # "Hun" of "Hun Sen", and Hun Manet
                    families.setdefault(one, set()).add(words[-1])
    found = dict(named)
    for key, told in families.items():
        entity = named[key]
        if len(told) == 1 and forms.fold(entity.name) in first_names():
            found[key] = replace(entity, name=f"{entity.name} {min(told)}")
    return found


def _is_named(entity: Entity) -> bool:
    return any(m.kind == "name" for m in entity.mentions) or _is_described(entity)


def _is_described(entity: Entity) -> bool:
    """Does a phrase without its name say which organization it is: "South Korea's central bank"?"""
    told = " " in entity.name or forms.is_acronym(entity.name)
    known = spelling(entity.name) if told or entity.label == "Organization" else ""
    return known in main_names() or (is_owned(known) and entity.name[:1].isupper())


def _slug(entity: Entity) -> str:
    """The slug by which an office over it, or an article that names it, is compared: of its usual name."""
    if entity.label == "Organization":
        return forms.slug(spelling(entity.name))
    slug = forms.slug(entity.name)
    if entity.label == "Group":  # "the Polish president"
        return countries().get(forms.fold(entity.name), slug)
    return standard_place(slug) if entity.label == "Place" else slug


def _doings(roles: Iterable[str]) -> tuple[bool, set[str]]:
    """Does who has these roles create as people do, and of which kinds are they?"""
    split = [role.partition(" ") for role in roles]
    jobs = {worlds().get(thing, "") for kind, _, thing in split if kind == "IS_A"}
    return not jobs.isdisjoint({"arts", "science"}), {kind for kind, _, _ in split}


def _says_nothing(person: Person) -> bool:
    """A common first name alone, of whom nothing is said: nobody can tell who that is."""
    if len(person.words) > 1 or person.roles or person.titles or person.rank:
        return False
    word = person.words[0]
    return word in english_nicknames() or forms.standard(word) in _spelled_first_names()


def _holds_office_somewhere(person: Person) -> bool:
    """Is an office of a state said, but not of which, or one in a party or body?"""
    split = [role.partition(" ") for role in person.roles]
    if FORMER in person.titles or any(thing in country_slugs() for _, _, thing in split):
        return False
    if not listed("offices_of_states.txt").isdisjoint(person.titles):
        return True
    return any(kind in _OF_POLITICS for kind, _, _ in split)


@cache
def _spelled_first_names() -> frozenset[str]:
    return frozenset(spellings().values())


def dateline(text: str) -> str:
    """The slug of the known place before the first sentence, in capitals; "" where there is none.

    >>> dateline("BUENOS AIRES - It rained."), dateline("PARIS (AP) - It did."), dateline("NATO - a bloc.")
    ('buenos-aires', 'paris', '')
    >>> dateline("DHAKA: It rained."), dateline("MOSCOW. It did."), dateline("Oslo: It did.")
    ('dhaka', 'moscow', 'oslo')
    >>> dateline("Iran: what comes next?"), dateline("U.S. officials said so."), dateline("Oslo is wet.")
    ('', '', '')
    """
    found = _DATELINE.match(text)
    place = standard_place(forms.slug(found[1])) if found else ""
    if place in capitals() or place in listed_places() or place in country_slugs():
        return place
    seat = _SEAT.match(text)
    place = standard_place(forms.slug(seat[1])) if seat else ""
    return place if place in capitals() else ""


#: "WARSAW, Poland (AP) - ", "DHAKA: ", "MOSCOW. ": a place in capitals, then a dash, a colon or a full stop.
_DATELINE = re.compile(
    r"([A-Z][A-Z.'’-]+(?: [A-Z.'’-]+){0,3})(?:, [A-Z][\w. ]{1,20})?(?: \([\w /]{2,20}\))? ?"
    r"(?:--|[-–—]|(?<=[A-Z][A-Z][A-Z])[:.])\s"
)
#: "Brussels: ": only of capitals, as other words stand before a colon as well.
_SEAT = re.compile(r"([A-Z][a-z]+(?: [A-Z][a-z]+){0,2}): ")


#: A word that may say a country: "Thai lawmakers".
_CAPITALIZED = re.compile(r"\b[A-Z][a-z]+\b")


class _Places:
    """The places of an article by where they stand in its text."""

    def __init__(self, graph: ArticleGraph, slugs: Mapping[str, str]) -> None:
        self._text = graph.article.text
        named = [(m, slugs[e.id]) for e in graph.entities if e.label == "Place" for m in e.mentions]
        self._starts = {m.start: slug for m, slug in named}
        self._ends = {m.end: slug for m, slug in named}
        self._countries = {slug for _, slug in named if slug in country_slugs()}
        self._seats = {capitals()[slug] for _, slug in named if slug in capitals()}

    @cached_property  # few articles name a body that every country has
    def only_country(self) -> str:
        """The only country that the article speaks of, else that of its dateline or of the only capital that
        it names; "" where there is none."""
        words = map(str.lower, _CAPITALIZED.findall(self._text))
        told = self._countries or {countries()[word] for word in words if word in countries()}
        told = {_PARTS.get(country, country) for country in told} or self._seats
        return next(iter(told)) if len(told) == 1 else self._written_in

    @cached_property
    def seat(self) -> str:
        """The country in which an office is held of which the article doesn't say where: its dateline's, else
        the only one that it speaks of."""
        return self._written_in or self.only_country

    @cached_property
    def _written_in(self) -> str:
        """The country whose capital the dateline is."""
        place = dateline(self._text)
        return capitals().get(place, place if place in country_slugs() else "")

    def beside(self, entity: Entity) -> str:
        """The place whose name stands right beside a naming: "Britain's Queen Elizabeth", "King Felipe of
        Spain", "the Saudi king"; the country of "the court in Bangkok"; "" where there is none."""
        for mention in (m for m in entity.mentions if m.kind == "name"):
            before, after = self._text[: mention.start], self._text[mention.end : mention.end + 8]
            if before.endswith((" King ", " Queen ", " Emperor ")):
                before = before.rstrip().rpartition(" ")[0] + " "
            for between in ("'s ", "\N{RIGHT SINGLE QUOTATION MARK}s ", " "):
                if before.endswith(between) and (place := self._ends.get(len(before) - len(between))):
                    return place
            if owned := _OWNED.search(before[-_PHRASE:]):  # "Britain's governing Labour"
                at = max(0, len(before) - _PHRASE) + owned.start()
                if place := self._ends.get(at):
                    return place
            for between in (" of ", " of the "):
                if after.startswith(between) and (place := self._starts.get(mention.end + len(between))):
                    return place
            if after.startswith(" in ") and (seat := capitals().get(self._starts.get(mention.end + 4, ""))):
                return seat
        return ""


#: Letters before a naming in which its owner may stand, with up to two words between that say what it is.
_PHRASE = 60
_OWNED = re.compile(
    r"['\N{RIGHT SINGLE QUOTATION MARK}]s "
    r"(?:(?:ruling|governing|opposition|main|largest|biggest|new|own|top|powerful|"
    r"conservative|liberal|nationalist|populist|socialist|islamist|state|national|[a-z]+-[a-z]+) ){1,2}$"
)
#: Countries of a state that is one among the states.
_PARTS = dict.fromkeys(("england", "scotland", "wales", "northern-ireland"), "united-kingdom")


def _is_role(claim: Claim, role_types: frozenset[str]) -> bool:
    known = claim.type in role_types or claim.type in _BELONGS
    return known and not claim.negated and claim.modality == "asserted"


def _is_founder(claim: Claim) -> bool:
    """ "WikiLeaks founder Norvan", where the firm has a name: "founded a school" tells nobody apart."""
    return claim.type == "FOUNDS" and not claim.negated and claim.modality == "asserted"


def _companions(named: Iterable[Entity], text: str) -> tuple[str, ...]:
    """The places and organizations that the article names most, its dateline, countries of capitals."""
    wanted = [e for e in named if e.label in {"Place", "Organization"}]
    most = sorted(wanted, key=lambda e: (-len(e.mentions), e.id))[:_COMPANIONS]
    found = {_slug(e) for e in most} | ({dateline(text)} - {""})
    return tuple(sorted(found | {capitals()[slug] for slug in found & capitals().keys()}))


def _titles(graph: ArticleGraph, entity: Entity) -> set[str]:
    """Occupations right before a naming of the person, in the apposition right behind it, or behind "became"
    or "as"; else by a phrase that can mean nobody else of the article."""
    found: set[str] = set()
    for mention in (m for m in entity.mentions if m.kind == "name"):
        before = _spelled_out(graph.article.text[max(0, mention.start - 60) : mention.start])
        before = before.rpartition(".")[2]
        after = graph.article.text[mention.end : mention.end + 60]
        near = [] if _by_another(before) else before.lower().split()[-3:]
        joined = ["-".join(near[at:]) for at in range(len(near) - 1)]
        near = [word for at, word in enumerate(near) if not (at and near[at - 1] in _BELOW)]
        # "the caretaker cabinet of Schoof", "a butcher from Basra, Norvan"; "Secretary of State" is joined
        ends = [at for at, word in enumerate(near) if word in _PREPOSITIONS]
        near = near[ends[-1] + 1 :] if ends else near
        if "counterpart" in near:  # "foreign minister Norvan met his Chinese counterpart, Ida Lund"
            near += _with_pairs(graph.article.text[: mention.start].rpartition(". ")[2].lower().split())
        near += joined
        if after.startswith(", a"):
            near += re.findall(r"\w+", after.lower())[:4]
        elif described := _THE_ONE.match(after.lower()) or _BECAME.match(after) or _HEAD_OF.match(after):
            near += _with_pairs(described[1].split())
        if _leads_club(before):
            found.add("coach")
        found |= {w for w in near if w in worlds()}
    return found or _only_one_described(graph, entity) or _taken_up(graph, entity)


def _mrs(entity: Entity, text: str) -> tuple[str, ...]:
    """ "mrs" of a family name before which an article says that it is a woman's: it need not be that of the
    best known of that family, whose first name says nothing of that here."""
    named = (m for m in entity.mentions if m.kind == "name")
    said = any(_OF_WOMAN.search(text, max(0, m.start - 6), m.start) for m in named)
    return ("mrs",) if said and entity.name.split()[-1].lower() in word_list("common_families.txt") else ()


_OF_WOMAN = re.compile(r"\b(?:Mrs|Ms|Miss|Mme)\.? $")


def _discipline(text: str) -> set[str]:
    """What somebody is who plays, wins or scores in an article on one sport; nothing of several or none."""
    said = said_in(text)
    found = [title for title, words in _words_of_disciplines().items() if not words.isdisjoint(said)]
    return set(found) if len(found) == 1 else set()


@cache
def _words_of_disciplines() -> Mapping[str, frozenset[str]]:
    rows = (line.split("\t") for line in word_lists.lines(DATA / "words_of_disciplines.tsv"))
    return {title: frozenset(words.split()) for title, words in rows}


def _spelled_out(before: str) -> str:
    """ "Sen. Norvan", "PM Norvan": titles that are shortened right before a name."""
    short = _SHORT_TITLE.search(before)
    if short and (title := _short_titles().get(short[1])):
        return f"{before[: short.start()]}{title} "
    return before


_SHORT_TITLE = re.compile(r"\b([A-Z][A-Za-z]{1,4})\.? $")


@cache
def _short_titles() -> Mapping[str, str]:
    return word_lists.meanings(DATA / "short_titles.tsv")


def _by_another(before: str) -> bool:
    """ "The president fired Ida Norvan": the title before the verb is that of somebody else."""
    last = before.rpartition(" ")[0].rpartition(" ")[2] if before.endswith(" ") else ""
    past = last.endswith("ed") or last in listed("verbs_before_people.txt")
    return last.islower() and past and last not in worlds()


def _with_pairs(words: list[str]) -> list[str]:
    """The words, and each two that stand together as they stand in the list of occupations."""
    return [*words, *("-".join(pair) for pair in pairwise(words))]


def _leads_club(before: str) -> bool:
    """ "Mets manager", "Manchester City boss": the heads of clubs, where others of that word head firms."""
    *rest, title = before.split()[-4:] or [""]
    names = (" ".join(rest[at:]) for at in range(len(rest)))
    return title in _OF_CLUBS and any(spelling(name.removesuffix("'s")) in clubs() for name in names)


_OF_CLUBS = frozenset(["manager", "boss", "captain", "skipper"])


def _only_one_described(graph: ArticleGraph, entity: Entity) -> set[str]:
    """What the only full name of an article is called in a phrase of its own: "A hospital nurse won a case.
    Ida Norvan, 41, ..." before it, "The actress was promoting a film" behind it. Of people in office others
    are spoken of as well: "the wife of the president"."""
    people = (e for e in graph.entities if e.label == "Person" and " " in e.name and e.id != entity.id)
    if entity.label != "Person" or " " not in entity.name or any(_first_naming(e) for e in people):
        return set()
    text, naming = graph.article.text, _first_naming(entity)
    introduced = naming and (
        _AGED.match(text, naming.end)
        or _IDENTIFIED.search(text, max(0, naming.start - 30), naming.start)
        or _opens_second(text, naming)
    )
    found: set[str] = set()
    for other in (e for e in graph.entities if e.label == "Person" and e.mentions and not _first_naming(e)):
        phrase = min(other.mentions, key=lambda m: m.start)
        words = text[phrase.start : phrase.end].lower().split()
        if "former" in words:
            continue  # "the former law professor" is president now
        ahead = naming and phrase.start < naming.start
        if words and words[0] in ({"a", "an"} if ahead and introduced else {"the"} if not ahead else ()):
            found |= {
                w for w in (words[-1], "-".join(words[-2:])) if worlds().get(w, "public") not in _OF_OTHERS
            }
    return found


def _opens_second(text: str, naming: Mention) -> bool:
    """ "A nurse won a case. Ida Norvan of Basra said": who opens the second sentence, with a place."""
    ends = _ONE_SENTENCE.match(text)
    return bool(ends and ends.end() == naming.start and _OF_SOMEWHERE.match(text, naming.end))


_OF_SOMEWHERE = re.compile(r",? (?:of|from) [A-Z]")


def _taken_up(graph: ArticleGraph, entity: Entity) -> set[str]:
    """What opens the sentence after a naming and was not said before, where nobody else is named in between:
    "a visit by Wang Yi. The foreign minister met"."""
    naming = _first_naming(entity)
    if entity.label != "Person" or naming is None:
        return set()
    text = graph.article.text
    ends = _ONE_SENTENCE.match(text, naming.end)
    if not ends or not text.startswith("The ", ends.end()):
        return set()
    people = [m for e in graph.entities if e.label == "Person" for m in e.mentions]
    if any(m.kind == "name" and naming.start < m.start < ends.end() for m in people):
        return set()
    before = text[: ends.end()].lower()
    found: set[str] = set()
    for phrase in (m for m in people if m.kind == "nominal" and m.start == ends.end()):
        if any(m.kind == "name" and phrase.start < m.start <= phrase.end + 1 for m in people):
            continue  # "The lawyer Arthur Norvan"
        words = text[phrase.start : phrase.end].lower().split()
        said = [w for w in _with_pairs(words[-2:]) if "former" not in words or worlds().get(w) == "public"]
        found |= {w for w in said if w in worlds() and w.split("-")[-1] not in before}
    return set() if found & _WITHOUT_NAME else found


#: Who is spoken of without a name, whoever was named before.
_WITHOUT_NAME = frozenset(
    ["president", "premier", "king", "queen", "pope", "emperor", "prime-minister", "leader"]
)
#: The rest of the sentence of a name, up to the next.
_ONE_SENTENCE = re.compile(r"[^.!?]*[.!?][\"'\N{RIGHT DOUBLE QUOTATION MARK}]? ")

#: Worlds of which a report on somebody speaks of others as well: "the president", "the suspect".
_OF_OTHERS = frozenset(["public", "crime"])


def _first_naming(entity: Entity) -> Mention | None:
    return min((m for m in entity.mentions if m.kind == "name"), key=lambda m: m.start, default=None)


def _organization(entity: Entity, places: _Places, text: str) -> Organization:
    named = {text[m.start : m.end] for m in entity.mentions if m.kind == "name"}
    owner = places.beside(entity)
    if reading := reading_of(named, text, owner):
        return Organization(reading.title())
    acronyms = {a.replace(".", "") for a in entity.aliases if _ACRONYM.fullmatch(a.replace(".", ""))}
    name = without_tail(entity.name)
    if bracketed := _BRACKETED.fullmatch(name):  # "Drug Enforcement Administration (DEA)"
        name = bracketed[1]
        acronyms.add(bracketed[2])
    if own := own_name(name):
        acronyms |= {a for a in entity.aliases if spelling(a) == own}
    if is_ownerless(name):
        kind = spelling(name)
        told = sorted(a for a in entity.aliases if spelling(a) != kind and spelling(a).endswith(f" {kind}"))
        if told:
            name = told[0]  # "SPD", of the Social Democratic Party
        elif owner := owner or places.only_country:
            name = f"{owner.replace('-', ' ').title()} {name}"
    elif _is_of_another(name, owner):
        name = f"{owner.replace('-', ' ').title()} {name}"  # "Taiwan's Food and Drug Administration"
    return Organization(name, tuple(sorted(acronyms)))


def _is_of_another(name: str, owner: str) -> bool:
    """Is it what one country has by that name, and another country's?"""
    known = spelling(name)
    home = countries_of().get(known)
    common = known.partition(" ")[0] in listed("common_openings.txt")
    return bool(home) and owner in country_slugs() and owner != home and common

"""Forms of the names of organizations brought together: legal forms, countries and other names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from graph_builder import word_lists
from graph_builder.link.lists import DATA, listed
from graph_builder.names import forms
from graph_builder.names.lexicon import countries, country_slugs, first_names
from graph_builder.names.lexicon import words as word_list

#: Spellings of one word in organizations' names.
_SPELLINGS = {
    "organisation": "organization", "defence": "defense", "labour": "labor", "centre": "center",
    "centres": "centers", "programme": "program", "&": "and", "co-operation": "cooperation",
    "corporations": "corporation", "peoples": "people",
}  # fmt: skip
#: Kinds of organizations whose name puts the kind first or last.
_KINDS = frozenset(["ministry", "department", "university"])
_TWO_OF_ONE_NAME = frozenset(["washington", "miami", "york", "boston", "california", "georgia"])
#: Stands before a name that means a body only together with its country.
_WITH_COUNTRY = "~"
#: A name that a trade may follow has so many letters at least: "Vestas", not "AMC".
_SHORTEST = 4


@lru_cache(maxsize=1 << 13)
def spelling(name: str) -> str:
    """One key for the forms of an organization's name: spelling, order of words, country, known other names.

    >>> spelling("The World Health Organisation") == spelling("World Health Organization")
    True
    >>> spelling("Russian Ministry of Defence"), spelling("University of Leiden"), spelling("the Fed")
    ('russia defense ministry', 'leiden university', 'federal reserve')
    >>> spelling("Deutsche Lufthansa AG"), spelling("Kenya's central bank"), spelling("Grupo Bimbo")
    ('lufthansa', 'central bank of kenya', 'bimbo')
    """
    words = _words(name)
    if not any(words):  # no name: "…"
        return ""
    ordered = _country_first(_kind_last(words))
    bare = _without_affixes(ordered)
    known = other_names()
    return next((known[k] for k in map(" ".join, (words, ordered, bare)) if k in known), " ".join(bare))


def _words(name: str) -> tuple[str, ...]:
    words = tuple(_SPELLINGS.get(w, w) for w in forms.name_words(without_tail(name)))
    party = _parties().get(words[-1]) if len(words) == 1 or " ".join(words[:-1]) in countries() else None
    return (*words[:-1], *party.split()) if party else words


@cache
def _parties() -> Mapping[str, str]:
    """What the members of a party are called -> the party."""
    return word_lists.meanings(DATA / "members_of_parties.tsv")


def is_of_members(name: str) -> bool:
    """Is a party called so by its members: "Liberals", "Social Democrats"?"""
    members = forms.fold(name).removeprefix("the ") in _parties() or spelling(name) in _of_every_country()
    return members and name[:1].isupper()


def without_tail(name: str) -> str:
    """An organization's name without article and legal form.

    >>> without_tail("The Acme Corp."), without_tail("Sony Pictures"), without_tail("Acme S.A.B. de C.V.")
    ('Acme', 'Sony Pictures', 'Acme')
    >>> without_tail("HSBC Holdings"), without_tail("Novo Holdings")
    ('HSBC', 'Novo Holdings')
    """
    words = name.split()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    if forms.fold(" ".join(words)) in _holdings():
        return " ".join(words)
    legal = listed("legal_forms.txt")
    while len(words) > 1:
        last = forms.fold(words[-1]).strip(",")
        if last in legal or last in {"&", "and"}:
            words = words[:-1]
        elif len(words) > 2 and last == "cv" and words[-2].lower() == "de":
            words = words[:-2]
        else:
            break
    return " ".join(words).rstrip(",")


@cache
def _holdings() -> frozenset[str]:
    """Firms that own those of their name, folded, with the last word."""
    return frozenset(word_lists.lines(DATA / "holdings.txt"))


def _without_affixes(words: tuple[str, ...]) -> tuple[str, ...]:
    """ "FC Porto" is "Porto", "Grupo Bimbo" "Bimbo"."""
    clubs = listed("club_affixes.txt")
    if len(words) > 1 and words[-1] in clubs:
        words = words[:-1]
    if len(words) > 1 and words[0] in clubs:
        words = words[1:]
    opens = len(words) == 2 and words[0] in listed("legal_openings.txt")
    return words[1:] if opens and _is_own(words[1]) else words


def _is_own(word: str) -> bool:
    """Can a firm's name consist of that one word, and no other's begin with it?"""
    return (
        len(word) >= _SHORTEST
        and word not in listed("names_of_many_firms.txt")
        and word not in _trades()
        and word not in word_list("common_families.txt")
        and word not in first_names()
        and word not in countries()
    )


@lru_cache(maxsize=1 << 13)
def own_name(name: str) -> str:
    """The word by which a firm is called where the rest of its name says its trade; "" for other names.

    >>> own_name("Norvan Wind Systems"), own_name("Tata Steel"), own_name("Norvan Music")
    ('norvan', '', '')
    """
    words = _without_affixes(_words(name))
    if (
        len(words) < 2
        or not _is_own(words[0])
        or not other_names().keys().isdisjoint((" ".join(words), words[0]))
    ):
        return ""
    return words[0] if words[1:] and _trades().issuperset(words[1:]) else ""


def is_main_trade(name: str) -> bool:
    """Does the trade behind a firm's name say what the whole firm does, not one of its parts?

    >>> is_main_trade("Norvan Airlines"), is_main_trade("Norvan Foods")
    (True, False)
    """
    words = _without_affixes(_words(name))[1:]
    return listed("main_trades.txt").issuperset(words)


@cache
def _trades() -> frozenset[str]:
    return listed("trades.txt") | listed("main_trades.txt")


def _kind_last(words: tuple[str, ...]) -> tuple[str, ...]:
    """ "Ministry of Defense of Russia" is "Russia Defense Ministry", "University of X" "X University".

    Not where the two orders are two universities ("Washington University" is in Missouri).
    """
    for at, word in enumerate(words[:-2]):
        if word not in _KINDS or words[at + 1] != "of":
            continue
        body = words[at + 2 :]
        if word == "university":
            return words if at or body[-1] in _TWO_OF_ONE_NAME or "of" in body else (*body, word)
        what, _, owner = " ".join(body).replace("foreign affairs", "foreign").partition(" of ")
        return (*owner.removeprefix("the ").split(), *words[:at], *what.split(), word)
    return words


def _country_first(words: tuple[str, ...]) -> tuple[str, ...]:
    """ "Supreme Court of India" and "Indian Supreme Court" are one; only of what each country has."""
    what, _, owner = " ".join(words).partition(" of ")
    country = countries().get(owner.removeprefix("the "))
    if country and what in _of_every_country():
        return (*country.split("-"), *what.split())
    for size in (1, 2):
        owned = words[-1] in _KINDS - {"university"} or " ".join(words[size:]) in _of_every_country()
        if owned and (country := countries().get(" ".join(words[:size]))):
            return (*country.split("-"), *words[size:], *(("party",) if words[size:] == ("labor",) else ()))
    return words


def is_ownerless(name: str) -> bool:
    """Does it name what every country has without the country: "Defence Ministry", "Supreme Court"?

    >>> is_ownerless("Ministry of Defence"), is_ownerless("Iraqi Oil Ministry"), is_ownerless("Ministry")
    (True, False, True)
    >>> is_ownerless("Labour Party"), is_ownerless("Norwegian Labour Party")
    (True, False)
    """
    known = spelling(name)
    words = known.split()
    return known in _of_every_country() or (
        words[-1] == "ministry" and not any("-".join(words[:size]) in country_slugs() for size in range(1, 5))
    )


def is_owned(known: str) -> bool:
    """Is it what every country has, and says whose: "kenya supreme court"?"""
    words = known.split()
    return any(
        "-".join(words[:size]) in country_slugs() and " ".join(words[size:]) in _of_every_country()
        for size in range(1, min(len(words), 4))
    )


@cache
def _of_every_country() -> frozenset[str]:
    return frozenset(" ".join(_words(line)) for line in word_lists.lines(DATA / "every_country.txt"))


@cache
def other_names() -> Mapping[str, str]:
    """The words of each name of a well-known organization, as they are compared -> those of its main name."""
    found: dict[str, str] = {}
    listed = (line for file in ("organizations.tsv", "clubs.tsv") for line in word_lists.lines(DATA / file))
    for line in listed:
        name, others = line.split("\t")
        home = " ".join(_words(name))
        found.update((" ".join(_words(form)), home) for form in (name, *others.split("|")) if form)
    for form, home in _national():
        found.setdefault(form, home)
    return MappingProxyType(found)


@cache
def clubs() -> frozenset[str]:
    """The main names of sports clubs, as they are compared."""
    names = (line.partition("\t")[0] for line in word_lists.lines(DATA / "clubs.tsv"))
    return frozenset(" ".join(_words(name)) for name in names)


@cache
def main_names() -> frozenset[str]:
    """The main names of well-known organizations, as they are compared."""
    return frozenset(other_names().values())


def _national() -> Iterator[tuple[str, str]]:
    """The names of the bodies of one country, alone and with the country before or behind them."""
    called: dict[str, list[str]] = {}
    for form, country in countries().items():
        called.setdefault(country, []).append(" ".join(forms.name_words(form)))
    for line in word_lists.lines(DATA / "national_bodies.tsv"):
        country, name, others = line.split("\t")
        plain = name.removeprefix(_WITH_COUNTRY)
        home = " ".join(_words(plain if plain == name else f"{country.replace('-', ' ')} {plain}"))
        for form in (name, *filter(None, others.split("|"))):
            words = " ".join(_words(form.removeprefix(_WITH_COUNTRY)))
            if not form.startswith(_WITH_COUNTRY):
                yield words, home
            for owner in called[country]:
                yield f"{owner} {words}", home
                yield f"{words} of {owner}", home


@cache
def countries_of() -> Mapping[str, str]:
    """The first name of a body of one country -> the country."""
    found = {}
    for line in word_lists.lines(DATA / "national_bodies.tsv"):
        country, name, _ = line.split("\t")
        if not name.startswith(_WITH_COUNTRY):
            found[" ".join(_words(name))] = country
    return MappingProxyType(found)

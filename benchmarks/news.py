"""A synthetic corpus of article graphs, drawn like news: the same seed and number, the same article.

Names follow Zipf's law over many ranks (a few are everywhere, most are rare), every article has some that no
other one has, one country is in half of the articles, and each article has things without a name that stay
its own. Family names are shared about as in the United States: the commonest has .7 % of the people (Smith,
in the census of 2010: .8 %), the first hundred have 22 %. So are given names: the commonest has 1.9 % (in the
census of 1990 James has 3.3 % of the men, Mary 2.6 % of the women). One person in 33 stands in an article by
the family name alone. Who a person is stays mostly the same over the articles: one of two offices or jobs.
About 40 claims an article (log-normal, 8 to 120) over relation types by Zipf's law too; some are denied,
planned or attributed.

Names of people are real given and family names of many countries, put together by chance; which are common
is chance too. Names made up of syllables are more alike than real ones, often but for a letter, and linking
takes such for spellings of one name. Only family names behind the 37,000 of the list, other names and outlets
are made up.
"""

from __future__ import annotations

import datetime
import math
import random
from collections.abc import Iterator, Sequence
from functools import cache

from graph_builder.annotate.lexicon import words
from graph_builder.model import (
    Article,
    ArticleGraph,
    Claim,
    Entity,
    Label,
    Mention,
    MentionKind,
    Span,
)
from graph_builder.pipeline import load_vocabulary

RANKS = 200_000
FAMILIES = 150_000
ALONE = 0.03  # of the people in an article have no given name there
STEADY = 0.95  # of what is said about who somebody is says one of the two things that it always says
HUB = "Norvania"  # the country in half of the articles
SYLLABLES = (
    "ba",
    "den",
    "ga",
    "hol",
    "ko",
    "lin",
    "mar",
    "nu",
    "pel",
    "ri",
    "sal",
    "ta",
    "ven",
    "wo",
    "xi",
    "zar",
)
NOMINALS = (
    "officials", "two men", "the attacks", "a new law", "local residents", "the talks", "several companies",
    "the old bridge", "prices", "a report", "the strike", "hundreds of people",
)  # fmt: skip
FILLER = (
    "after weeks of talks", "despite earlier doubts", "in the second half of the year", "on Tuesday",
    "according to two people familiar with the matter", "as the season ended", "for the first time",
)  # fmt: skip
FIRST_DAY = datetime.date(2024, 1, 1)


def articles(count: int, types: Sequence[str], *, seed: int = 7, start: int = 0) -> Iterator[ArticleGraph]:
    """Articles ``start`` to ``start + count`` of the corpus of that seed; ``types`` are relation types."""
    for number in range(start, start + count):
        yield article(number, types, seed=seed)


def article(number: int, types: Sequence[str], *, seed: int = 7) -> ArticleGraph:
    """One article of the corpus."""
    return _Draft(number, random.Random(f"{seed}|{number}"), types).graph()


class _Draft:
    def __init__(self, number: int, rng: random.Random, types: Sequence[str]) -> None:
        self._rng, self._types = rng, types
        self._id = f"made-{number:07}"
        self._ranks: dict[str, int] = {}  # of people
        claims = min(120, max(8, int(rng.lognormvariate(math.log(38), 0.35))))
        self._cast = self._characters(number, max(6, claims // 2))
        self._spans: dict[str, list[Mention]] = {name: [] for name in self._cast}
        self._number, self._wanted = number, claims
        self._text = ""

    def _characters(self, number: int, named: int) -> dict[str, tuple[Label, MentionKind]]:
        cast: dict[str, tuple[Label, MentionKind]] = {}
        if self._rng.random() < 0.5:
            cast[HUB] = ("Place", "name")
        for _ in range(named):
            rank = int(RANKS ** self._rng.random())  # log-uniform: the chance of rank r is about 1/r
            self._add(cast, rank, _label(rank))
        for n in range(3):  # heard of once
            self._add(cast, RANKS + number * 3 + n, "Person")
        for nominal in self._rng.sample(NOMINALS, 4):
            cast[nominal] = ("Concept", "nominal")
        return cast

    def _add(self, cast: dict[str, tuple[Label, MentionKind]], rank: int, label: Label) -> None:
        name = _name(rank)
        if label == "Person":
            name = _person(rank)
            if self._rng.random() < ALONE:
                name = name.split()[1]
            self._ranks[name] = rank
        cast[name] = (label, "name")

    def graph(self) -> ArticleGraph:
        """The article with its graph, every offset right."""
        names = list(self._cast)
        claims = [self._claim(n, *self._rng.sample(names, 2)) for n in range(self._wanted)]
        entities = [
            Entity(_slug(name), name, self._cast[name][0], (), tuple(spans))
            for name, spans in sorted(self._spans.items())
            if spans
        ]
        outlet = int(200 ** self._rng.random())
        day = FIRST_DAY + datetime.timedelta(days=self._number % 365)
        title = claims[0].quote[:80]
        url = f"https://outlet{outlet}.example/{self._number}"
        whole = Article(self._id, self._text, title, url, f"Outlet {outlet}", day)
        return ArticleGraph(whole, tuple(entities), tuple(claims))

    def _claim(self, n: int, subject: str, obj: str) -> Claim:
        kind = self._type(subject)
        if kind in _roles() and self._rng.random() < STEADY:
            kind, obj = _office(self._ranks[subject], self._rng.random() < 0.8)
            self._cast.setdefault(obj, ("Organization", "name"))
            self._spans.setdefault(obj, [])
        words = kind.lower().replace("_", " ")
        start = len(self._text)
        quote = f"{subject} {words} {obj} {self._rng.choice(FILLER)}."
        o = start + len(subject) + len(words) + 2
        s_span, o_span = self._mention(subject, start), self._mention(obj, o)
        self._text += quote + ("\n\n" if n % 4 == 3 else " ")
        luck = self._rng.random()
        speaker = self._rng.choice(list(self._cast)) if 0.1 < luck < 0.25 else None
        speaks = speaker if speaker and self._spans[speaker] else None
        return Claim(
            id=f"{self._id}-{n:03}",
            subject=subject,
            subject_id=_slug(subject),
            type=kind,
            predicate=words,
            object=obj,
            object_id=_slug(obj),
            quote=quote,
            start=start,
            end=start + len(quote),
            subject_mention=s_span,
            object_mention=o_span,
            rule="made up",
            clause=f"{self._id}:{n}",
            negated=luck < 0.08,
            modality="planned" if luck > 0.9 else "asserted",
            attributed_to=speaks,
            speaker=_slug(speaks) if speaks else None,
            confidence=round(0.5 + luck / 2, 3),
        )

    def _type(self, subject: str) -> str:
        """Only of people is it said who they are."""
        while True:
            kind = self._types[int(len(self._types) ** self._rng.random()) - 1]
            if subject in self._ranks or kind not in _roles():
                return kind

    def _mention(self, name: str, start: int) -> Span:
        self._spans[name].append(Mention(start, start + len(name), name, self._cast[name][1]))
        return Span(start, start + len(name))


@cache
def _roles() -> list[str]:
    """The relation types that say who a person is."""
    known = load_vocabulary()
    return sorted(name for name in known if known[name].parent == "HOLDS_ROLE")


def _office(rank: int, first: bool) -> tuple[str, str]:
    """An office or job of a person, and where: the present one, or the one before."""
    rng = random.Random(f"office|{rank}|{first}")
    return rng.choice(_roles()), _name(int(RANKS ** rng.random()) * 5 + 1)  # the rank of an organization


def _person(rank: int) -> str:
    """Given and family name of a person; family names are shared."""
    rng = random.Random(f"person|{rank}")
    families, given = _by_chance("family_names.txt"), _by_chance("given_names.txt")
    family, first = _shifted(rng, FAMILIES, 15), _shifted(rng, len(given), 10)
    return f"{given[first]} {families[family] if family < len(families) else _syllables(family)}"


@cache
def _by_chance(name: str) -> Sequence[str]:
    """The words of a list, the commonest first: which those are is chance."""
    found = sorted(words(name))
    random.Random(name).shuffle(found)
    return [word.capitalize() for word in found]


def _shifted(rng: random.Random, count: int, shift: int) -> int:
    """A rank by the law of Zipf and Mandelbrot: the chance of rank r is about 1 / (r + shift)."""
    return int(shift * ((count + shift) / shift) ** rng.random() - shift)


def _syllables(number: int) -> str:
    """A word that no other number has."""
    digits = list[str]()
    while number:
        number, digit = divmod(number, len(SYLLABLES))
        digits.append(SYLLABLES[digit])
    return "".join(digits).capitalize()


def _label(rank: int) -> Label:
    labels: tuple[Label, ...] = ("Person", "Organization", "Place", "Person", "Organization")
    return labels[rank % 5]


def _name(rank: int) -> str:
    """A name of two words that no other rank has."""
    base, digits = len(SYLLABLES), list[str]()
    while rank or len(digits) < 4:
        rank, digit = divmod(rank, base)
        digits.append(SYLLABLES[digit])
    return " ".join("".join(part).capitalize() for part in (digits[:2], digits[2:]))


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")

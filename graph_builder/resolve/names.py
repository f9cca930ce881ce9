"""Which names of one article name the same thing.

Each rule joins sets of mentions and none takes them apart again, so the sure ones come first:
equal forms, full names of one person, surnames, acronyms, short forms of organizations.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graph_builder.names import forms
from graph_builder.names.lexicon import words as word_list
from graph_builder.resolve.lexicon import genders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph_builder.model import Label, TokenMention
    from graph_builder.resolve.clusters import Clusters
    from graph_builder.syntax import Doc


@dataclass(frozen=True, slots=True)
class Name:
    """One name mention: its number, its form as written, the folded words of that."""

    number: int
    mention: TokenMention
    form: str
    words: tuple[str, ...]

    @property
    def label(self) -> Label:
        """A name always has one."""
        return self.mention.label or "Concept"

    @property
    def full(self) -> bool:
        """A person's name with a given name."""
        return self.label == "Person" and bool(forms.given(self.words))


def join_names(doc: Doc, mentions: Sequence[TokenMention], clusters: Clusters) -> None:
    """Join the name mentions of one article."""
    names = [_name(doc, number, m) for number, m in enumerate(mentions) if m.kind == "name"]
    join_equal((n for n in names if n.full or n.label != "Person"), clusters)
    join_people(names, clusters)
    join_family_names(names, clusters)
    join_surnames(doc, names, clusters)
    join_bracketed_acronyms(doc, names, clusters)
    join_acronyms(names, clusters)
    join_misspelled(names, clusters)
    join_short_organizations(doc, names, clusters)
    join_capital_heads(names, clusters)
    join_storms(names, clusters)
    join_known_as(doc, names, clusters)


def _name(doc: Doc, number: int, mention: TokenMention) -> Name:
    form = mention.name or _text(doc, mention)
    person = mention.label == "Person"
    return Name(number, mention, form, forms.person_words(form) if person else forms.name_words(form))


def _text(doc: Doc, mention: TokenMention) -> str:
    return str(doc[mention.start : mention.end].text)


def join_equal(names: Iterable[Name], clusters: Clusters) -> None:
    """ "U.S.", "the US" and "American" carry one gazetteer name; "AL-KADHIMI" is "al-Kadhimi"."""
    first: dict[tuple[str, str], int] = {}
    names = list(names)
    clubs = {n.words for n in names if n.label == "Organization" and not n.mention.name and len(n.words) == 1}
    for name in names:
        kind = "Person" if name.label == "Person" else ""
        if name.label == "Place" and name.words in clubs:  # "Liverpool", the club, won in Liverpool
            kind = "Place"
        where = (" ".join(name.words), kind)
        clusters.join(first.setdefault(where, name.number), name.number)


def join_people(names: Iterable[Name], clusters: Clusters) -> None:
    """ "Mustafa al-Kasimi" and "Mustafa al-Kadhimi", "Joe Biden" and "Joseph R. Biden"."""
    for bucket in _buckets(_distinct(n for n in names if n.full), lambda n: forms.surname(n.words)[:1]):
        for one, other in combinations(bucket, 2):
            if forms.same_person(one.words, other.words):
                clusters.join(one.number, other.number)


def join_family_names(names: Iterable[Name], clusters: Clusters) -> None:
    """ "García Márquez" is "Gabriel García Márquez", "Suu Kyi" is "Aung San Suu Kyi".

    Not "Paul Jones" after "John Paul Jones": what begins with a first name may be somebody else.
    """
    first_names = genders("first_names.tsv")
    for bucket in _buckets(_distinct(n for n in names if n.full), lambda n: forms.surname(n.words)):
        for short in bucket:
            if short.words[0] in first_names or len(short.words[0]) == 1:
                continue
            tail = len(short.words)
            longer = [n for n in bucket if len(n.words) > tail and n.words[-tail:] == short.words]
            if len({clusters.find(n.number) for n in longer}) == 1:
                clusters.join(longer[0].number, short.number)


def join_misspelled(names: Iterable[Name], clusters: Clusters) -> None:
    """ "Untied Nations" is "United Nations"."""
    long = _distinct(n for n in names if n.label != "Person" and len(n.words) > 1)
    for bucket in _buckets(long, lambda n: n.words[-1]) + _buckets(long, lambda n: n.words[0]):
        for one, other in combinations(bucket, 2):
            if forms.same_but_for_a_slip(one.words, other.words):
                clusters.join(one.number, other.number)


def _buckets(names: Iterable[Name], key: Callable[[Name], str]) -> list[list[Name]]:
    """Names that may be alike: only these are compared in pairs."""
    found: dict[str, list[Name]] = {}
    for name in names:
        found.setdefault(key(name), []).append(name)
    return list(found.values())


def join_surnames(doc: Doc, names: Sequence[Name], clusters: Clusters) -> None:
    """ "Biden" is "Joe Biden"; of two Clintons the one of that gender, else the one named most."""
    people = [n for n in names if n.full]
    by_surname: dict[str, list[Name]] = {}
    by_given: dict[str, list[Name]] = {}
    for person in people:
        by_surname.setdefault(forms.surname(person.words), []).append(person)
        for word in dict.fromkeys(person.words[:-1]):
            by_given.setdefault(word, []).append(person)
    alone = []
    for name in names:
        if name.full or name.label != "Person":
            continue
        same = by_surname.get(forms.surname(name.words), [])
        same = _of_gender(doc, name, same) or ([] if _title_gender(doc, name) else same)
        if not same and len(name.words) == 1:
            same = _by_given_name(name, by_given.get(name.words[0], []), clusters)
        if same:
            clusters.join(_most_named(same, clusters).number, name.number)
        else:
            alone.append(name)
    join_equal(alone, clusters)


def _most_named(candidates: Sequence[Name], clusters: Clusters) -> Name:
    """Whom the article names in full most often: the others it has to name in full again. Then the first."""
    count = Counter(clusters.find(c.number) for c in candidates)
    return min(candidates, key=lambda c: (-count[clusters.find(c.number)], c.number))


def _by_given_name(name: Name, people: Sequence[Name], clusters: Clusters) -> list[Name]:
    """ "Hillary" alone, "Lula", "Sánchez" of "Pedro Sánchez Pérez": one person before has that name, and
    nobody as the last one."""
    before = [p for p in people if p.mention.start < name.mention.start]
    return before if len({clusters.find(p.number) for p in before}) == 1 else []


def _title_gender(doc: Doc, name: Name) -> str:
    start = name.mention.start
    return genders("gendered_nouns.tsv").get(doc[start - 1].lower_, "") if start else ""


def _of_gender(doc: Doc, name: Name, candidates: Sequence[Name]) -> list[Name]:
    """Those whom "Mr" or "Mrs" before the surname can mean."""
    wanted = _title_gender(doc, name)
    first_names = genders("first_names.tsv")
    return (
        [c for c in candidates if first_names.get(c.words[0], wanted) == wanted]
        if wanted
        else list(candidates)
    )


def join_bracketed_acronyms(doc: Doc, names: Sequence[Name], clusters: Clusters) -> None:
    """ "Democratic Alliance for Betterment (DAB)" and "DAB (Democratic Alliance ...)"."""
    starts = {n.mention.start: n for n in names}
    for name in names:
        end = name.mention.end
        if end + 1 < len(doc) and doc[end].text == "(" and end + 1 in starts:
            inside = starts[end + 1]
            closed = inside.mention.end < len(doc) and doc[inside.mention.end].text in {")", ",", ";"}
            if closed and (
                _abbreviates(inside, name) or _abbreviates(name, inside) or _is_native_acronym(inside, name)
            ):
                clusters.join(name.number, inside.number)


def _is_native_acronym(inside: Name, name: Name) -> bool:
    """ "the Austrian People's Party (OVP)": letters of the name in its own language."""
    both = inside.label == name.label == "Organization" and not inside.mention.name
    return both and forms.is_acronym(inside.form) and len(name.words) > 2


def _abbreviates(short: Name, long: Name) -> bool:
    """Do the letters of an acronym stand in the long name in their order, the first at its start?"""
    if not forms.is_acronym(short.form) or len(long.words) < 2:
        return False
    letters, text = short.form.replace(".", "").lower(), "".join(long.words)
    if text[:1] != letters[:1]:
        return False
    place = 0
    for letter in letters:
        place = text.find(letter, place) + 1
        if not place:
            return False
    return True


def join_acronyms(names: Sequence[Name], clusters: Clusters) -> None:
    """An acronym is the one long name of the article with those initials."""
    long: dict[str, set[int]] = {}
    for name in names:
        if name.label != "Person":
            for letters in forms.initials(name.form):
                long.setdefault(letters, set()).add(clusters.find(name.number))
    for name in names:
        letters = name.form.replace(".", "")
        if name.label == "Person" or name.mention.name or not forms.is_acronym(name.form):
            continue
        found = {clusters.find(n) for n in long.get(letters, ())}
        if len(found) == 1:
            clusters.join(name.number, found.pop())


def join_short_organizations(doc: Doc, names: Sequence[Name], clusters: Clusters) -> None:
    """ "Acme" and "Acme Corp.", "State Department" and "US State Department"."""
    things = _distinct(n for n in names if n.label == "Organization")
    places = {n.words for n in names if n.label == "Place"}
    places |= {forms.name_words(_text(doc, n.mention)) for n in names if n.label == "Place"}
    ends: dict[tuple[str, str], list[Name]] = {}
    for name in things:
        ends.setdefault(("first", name.words[0]), []).append(name)
        ends.setdefault(("last", name.words[-1]), []).append(name)
    for short in things:
        starting = ends["first", short.words[0]]
        # "Siemens" is "Siemens AG" though "Siemens Energy" is named too: only the first adds nothing.
        longer = [n for n in starting if _corporate_tail(short.words, n.words)] or [
            n for n in starting if _introduced(short, n)
        ]
        longer += [n for n in ends["last", short.words[-1]] if _place_before(short.words, n.words, places)]
        if len({clusters.find(n.number) for n in longer}) == 1:
            clusters.join(longer[0].number, short.number)


def _introduced(short: Name, long: Name) -> bool:
    """ "Goldman" after "Goldman Sachs": one word for a name of two or three that came before it.

    The other way round ("Sony" before "Sony Pictures") the longer names a part or a product.
    """
    first = long.number < short.number and not short.mention.name and not forms.is_acronym(short.form)
    return first and len(short.words) == 1 and 2 <= len(long.words) <= 3 and long.words[0] == short.words[0]


def join_capital_heads(names: Sequence[Name], clusters: Clusters) -> None:
    """ "the Church", "the University", "the Department": the one name of the article with that head."""
    long: dict[str, list[Name]] = {}
    for name in names:
        if name.label in {"Organization", "Place"} and len(name.words) > 1:
            head = name.words[0] if len(name.words) > 2 and name.words[1] in {"of", "for"} else name.words[-1]
            long.setdefault(head, []).append(name)
    for name in names:
        if len(name.words) > 1 or name.mention.name or name.label not in {"Organization", "Place"}:
            continue
        alike = [n for n in long.get(name.words[0], ()) if name.label in {"Organization", n.label}]
        found = {clusters.find(n.number) for n in alike}
        if len(found) == 1:
            clusters.join(found.pop(), name.number)


def join_known_as(doc: Doc, names: Sequence[Name], clusters: Clusters) -> None:
    """ "Mohamed Hamdan Dagalo, better known as Hemedti", 'Dwayne "The Rock" Johnson': another name."""
    by_head = {n.mention.head: n for n in names}
    people = (n for n in names if n.label == "Person")
    called = {forms.key(found[1]): n for n in people if (found := _NICKNAME.search(_text(doc, n.mention)))}
    for name in names:
        if forms.key(name.form) in called:
            clusters.join(called[forms.key(name.form)].number, name.number)
    for name in names:
        for verb in doc[name.mention.head].children:
            if verb.dep_ != "acl" or verb.lower_ not in {"known", "nicknamed", "called", "dubbed"}:
                continue
            other = [t for p in verb.children if p.lower_ == "as" for t in p.children]
            other += [t for t in verb.children if t.dep_ == "oprd"]
            for token in other:
                if token.i in by_head and by_head[token.i].mention.start == token.left_edge.i:
                    clusters.join(name.number, by_head[token.i].number)


#: What stands in quotation marks inside a name.
_NICKNAME = re.compile(r"[\"\N{LEFT DOUBLE QUOTATION MARK}](.+?)[\"\N{RIGHT DOUBLE QUOTATION MARK}]")


def join_storms(names: Sequence[Name], clusters: Clusters) -> None:
    """ "Freddy" is "Cyclone Freddy", "Barbarossa" is "Operation Barbarossa"."""
    long = {n.words[1]: n for n in _distinct(n for n in names if n.label == "Event" and len(n.words) == 2)}
    for name in names:
        if name.label == "Event" and len(name.words) == 1 and name.words[0] in long:
            clusters.join(long[name.words[0]].number, name.number)


def _corporate_tail(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = long[len(short) :]
    return long[: len(short)] == short and bool(rest) and all(w in word_list("corporate.txt") for w in rest)


def _place_before(short: tuple[str, ...], long: tuple[str, ...], places: set[tuple[str, ...]]) -> bool:
    extra = len(long) - len(short)
    return len(short) > 1 and extra > 0 and long[extra:] == short and long[:extra] in places


def _distinct(names: Iterable[Name]) -> list[Name]:
    """The first mention of each form: pairs are compared once, however long the article."""
    first: dict[tuple[str, ...], Name] = {}
    for name in names:
        first.setdefault(name.words, name)
    return list(first.values())

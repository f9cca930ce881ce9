"""Sets of mentions -> entities with a canonical name, a label by vote, aliases and an id."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph_builder.model import Entity, Label, Mention
from graph_builder.names import forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph_builder.model import Annotation, TokenMention

_ORDER: tuple[Label, ...] = ("Person", "Organization", "Place", "Group", "Event", "Concept")
#: Heads of the name of a national force, the preferred first.
FORCE_NAMES = ("troops", "forces", "soldiers", "military", "army")
_PEOPLE_OF = re.compile(r"^(?:U\.S\.|United States|American)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """An entity before its id: the numbers of its mentions, name, label and other names."""

    numbers: tuple[int, ...]
    name: str
    label: Label
    aliases: tuple[str, ...]


def draft(annotation: Annotation, mentions: Sequence[TokenMention], numbers: Sequence[int]) -> Draft:
    """Name and label of one set of mentions."""
    names = [mentions[n] for n in numbers if mentions[n].kind == "name"]
    phrases = [mentions[n] for n in numbers if mentions[n].kind == "nominal"]
    label = _label(names or phrases)
    if names:
        written = [_tidy(_text(annotation, m)) for m in names]
        name = next((m.name for m in names if m.name), None) or _fullest(written, label)
    else:
        written = _specific([_short(m, _text(annotation, m)) for m in phrases])
        name = _commonest(written)
    return Draft(tuple(numbers), name, label, tuple(form for form in sorted(set(written)) if form != name))


def _specific(written: list[str]) -> list[str]:
    """Of "US troops", "soldiers" and "the troops" those that say whose; all where none does."""
    return [form for form in written if re.search(r"\b[A-Z]", form)] or written


def _text(annotation: Annotation, mention: TokenMention) -> str:
    return str(annotation.doc[mention.start : mention.end].text)


def _label(mentions: Iterable[TokenMention]) -> Label:
    """Most votes; of equals the label of things that act."""
    votes: Counter[Label] = Counter(m.label for m in mentions if m.label)
    return max(votes, key=lambda label: (votes[label], -_ORDER.index(label))) if votes else "Concept"


def _tidy(form: str) -> str:
    """A form without line breaks, article and possessive mark."""
    form = re.sub(r"(?:['’]s|['’])$", "", " ".join(form.split()))
    return re.sub(r"^(?:The|the)\s+(?=\w)", "", form)


def _short(mention: TokenMention, text: str) -> str:
    return _PEOPLE_OF.sub("US ", mention.name or " ".join(text.split()))


def _commonest(written: Sequence[str]) -> str:
    """The form written most often; of equals the longer, then the first by alphabet.

    A national force is called the same in every article that offers the choice: "US troops".
    """
    votes = Counter(written)
    plain = [f for h in FORCE_NAMES for f in sorted(votes) if len(f.split()) == 2 and f.split()[1] == h]
    if plain and all(form.split()[-1] in FORCE_NAMES for form in votes):
        return plain[0]
    return min(votes, key=lambda form: (-votes[form], -len(form.split()), form))


def _fullest(written: Sequence[str], label: Label) -> str:
    """The most complete well-formed name: most words for people, no acronym where a long name is known."""
    votes = Counter(written)
    if label == "Person":
        last = Counter(forms.surname(forms.name_words(form)) for form in written)
        return min(votes, key=lambda f: _person_order(f, last, votes))
    return min(votes, key=lambda f: (_shouts(f), forms.is_acronym(f), -_words(f), -votes[f], f))


def _words(form: str) -> int:
    """More words are fuller, up to six; a longer stretch is rather a mistake of the tagger."""
    count = len(form.split())
    return count if count <= 6 else 0


def _person_order(form: str, last: Counter[str], votes: Counter[str]) -> tuple[bool, int, int, int, str]:
    words = forms.name_words(form)
    return _shouts(form), -len(words), -last[forms.surname(words)], -votes[form], form


def _shouts(form: str) -> bool:
    return form.isupper() and len(form) > 6


def entities_of(placed: Mapping[int, Mention], drafts: Sequence[Draft]) -> list[Entity]:
    """Entities in order of their first mention. Two of one name get "-2", "-3" behind the slug.

    ``placed``: the mentions that have a place in the article, by number.
    A form that is another entity's name is no alias: "Washington" said the United States and is a city.
    """
    taken: Counter[str] = Counter()
    names = {item.name for item in drafts}
    found = []
    for item in drafts:
        base = forms.slug(item.name)
        taken[base] += 1
        spot = base if taken[base] == 1 else f"{base}-{taken[base]}"
        aliases = tuple(alias for alias in item.aliases if alias not in names)
        own = {placed[n] for n in item.numbers if n in placed}
        in_order = sorted(own, key=lambda m: (m.start, m.end))
        found.append(Entity(spot, item.name, item.label, aliases, tuple(in_order)))
    return found


def place(annotation: Annotation, mention: TokenMention) -> Mention | None:
    """A mention with the article's offsets; None where cleaning invented it all."""
    doc = annotation.doc
    start, end = doc[mention.start].idx, doc[mention.end - 1].idx + len(doc[mention.end - 1])
    try:
        low, high = annotation.clean.to_article(start, end)
    except ValueError:
        return None
    return Mention(low, high, annotation.article.text[low:high], mention.kind)


def ids(drafts: Sequence[Draft], entities: Sequence[Entity]) -> Mapping[int, Entity]:
    """Mention number -> its entity."""
    return {n: entity for item, entity in zip(drafts, entities, strict=True) for n in item.numbers}

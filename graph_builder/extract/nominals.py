"""Facts in noun phrases -> drafts of claims: half of news stands there.

==================  ==========================================================================
rule                motivating phrase
==================  ==========================================================================
title               German Chancellor Angela Merkel; former French President Nicolas Sarkozy
apposition-role     Angela Merkel, the chancellor of Germany; the King of Spain, F.
apposition          the aid agency Oxfam
apposition-place    Springfield, Illinois
possessive-role     Biden's spokesman John Kirby
event               his meeting with X; X's visit to Y; the invasion of Mosul by X
event-movement      the removal of troops from Mali; the flight of people from Kabul
event-place         the combat mission in Iraq
compound-participle the London-based bank; Iran-backed militias
==================  ==========================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from graph_builder.extract.contrast import denial_of
from graph_builder.extract.drafts import Draft, Wording
from graph_builder.extract.lexicon import words
from graph_builder.extract.phrases import (
    children,
    conjuncts,
    is_verb,
    objects_of,
    preposition,
    prepositions_of,
)
from graph_builder.extract.scene import looks_personal
from graph_builder.extract.time import is_temporal

if TYPE_CHECKING:
    from graph_builder.extract.scene import Scene
    from graph_builder.model import TokenMention
    from graph_builder.syntax import Doc, Span, Token

_OWNERS = frozenset({"GPE", "NORP", "ORG", "LOC", "FAC"})
_LONGEST_ROLE = 4


def nominal_drafts(sentence: Span | Doc, scene: Scene) -> Iterator[Draft]:
    """All drafts of the noun phrases of a sentence, in the order of their heads."""
    for token in sentence:
        if token.pos_ not in ("NOUN", "PROPN") and token.tag_ != "NN":
            continue
        yield from _title(token, scene)
        yield from _apposition(token, scene)
        yield from _event(token, scene)
        yield from _event_place(token, scene)
        yield from _compound_participle(token, scene)


# --- roles ----------------------------------------------------------------------------------------


def role_drafts(
    person: Token, noun: Token, scene: Scene, rule: str, appointer: Token | None = None
) -> Iterator[Draft]:
    """ "the president of the United States", "Iraq's foreign minister", "US president": whose role it is.

    "Siemens named Jane Doe chairwoman": where nothing else tells, it is that of the ``appointer``.
    """
    before = [t for t in noun.subtree if t.i < noun.i and not t.is_punct and t.sent == noun.sent]
    role = _role_ending_at(noun, before, scene)
    if role is None or _is_shadow(before):
        return
    wording, rest = role
    completed = _completed(wording, noun, scene)
    owners = _owners(noun, rest, scene, behind=completed is None)
    for owner in owners or ([appointer] if appointer is not None else []):
        if owner == person:
            continue
        draft = Draft(
            subject=person,
            object=owner,
            wordings=_role_wordings(completed or wording, owner, noun),
            predicate=completed or wording,
            rule=rule,
            anchor=noun,
            background=True,
            time=_former(before),
        )
        if scene.known(draft):
            yield draft


def _role_wordings(role: str, owner: Token, noun: Token) -> tuple[Wording, ...]:
    """ "envoy for Syria" is sent there, "envoy of Syria" by it: the preposition may have its own type."""
    governed = [p for p in prepositions_of(noun) if owner in objects_of(p) or owner.head in objects_of(p)]
    with_preposition = tuple(("role", f"{role} {p.lower_}") for p in governed[:1])
    return (*cast(tuple[Wording, ...], with_preposition), ("role", role))


def _role_ending_at(noun: Token, before: list[Token], scene: Scene) -> tuple[str, list[Token]] | None:
    """The longest role that ends at the noun ("deputy prime minister"), and the words before it."""
    for length in range(min(_LONGEST_ROLE, len(before) + 1), 0, -1):
        lead = before[len(before) - length + 1 :]
        if any(b.i + 1 != a.i for b, a in zip(lead, [*lead[1:], noun], strict=False)):
            continue
        wording = " ".join([*(t.lower_ for t in lead), noun.lemma_.lower()])
        if scene.vocabulary.look_up("role", wording, None, None) is not None:
            return wording, before[: len(before) - length + 1]
    return None


def _completed(wording: str, noun: Token, scene: Scene) -> str | None:
    """ "secretary of state", "chief of staff": here "of" says what the role is, not whose."""
    for prep in prepositions_of(noun):
        for head in objects_of(prep) if prep.lower_ == "of" else ():
            whole = f"{wording} of {head.lower_}"
            if scene.vocabulary.look_up("role", whole, None, None) is not None:
                return whole
            if head.lower_ in words("grammar", "role_complements"):
                return wording
    return None


def _owners(noun: Token, before: list[Token], scene: Scene, *, behind: bool = True) -> list[Token]:
    """Whose: "of X", "for X" behind, "X's" or a name of a country or body before."""
    found: list[Token] = []
    for prep in prepositions_of(noun) if behind else ():
        if prep.lower_ in ("of", "for", "to", "at", "in"):
            found += [
                h
                for o in objects_of(prep)
                if not is_verb(o) and not is_temporal(o)
                for h in conjuncts(o)
                if denial_of(h) is None
            ]
            if prep.lower_ == "of" and found:
                break
    ranked = any(t.tag_ in ("JJS", "RBS") for t in before)  # "the world's biggest producer of cotton"
    if not (found and ranked):
        found += [c for c in children(noun, "poss") if not is_temporal(c)]  # "last year's winner"
    if not found:
        found = [t for t in before if t.pos_ in ("PROPN", "ADJ", "NOUN") and _is_owner(t, scene)][-1:]
    return found


def _is_owner(token: Token, scene: Scene) -> bool:
    """ "Wolves manager", "US president": what the model or the document takes for a body or a place."""
    if token.lower_ in words("grammar", "role_modifiers"):
        return False
    if token.ent_type_ in _OWNERS:
        return True
    mention = scene.arguments.annotation.mention_of(token.i)
    return mention is not None and mention.kind == "name" and mention.label in ("Organization", "Place")


def _is_shadow(before: list[Token]) -> bool:
    """ "Labour's shadow home secretary" holds no such office."""
    return any(t.lower_ == "shadow" for t in before)


def _former(before: list[Token]) -> str | None:
    return next((t.lower_ for t in before if t.lower_ in words("grammar", "former")), None)


def _title(token: Token, scene: Scene) -> Iterator[Draft]:
    """ "German Chancellor Angela Merkel": the role noun stands before a person's name."""
    mention = scene.arguments.annotation.mention_of(token.i)
    if mention is None or mention.kind != "name" or mention.label not in ("Person", None):
        return
    before = [t for t in token.subtree if t.i < token.i and not t.is_punct]
    before = [
        t for t in before if t.ent_type_ != "PERSON" and (t.i < mention.start or mention.start >= token.i)
    ]
    run: list[Token] = []
    for t in reversed(before):
        if run and run[0].i - t.i > 1:
            break
        run.insert(0, t)
    if not run or run[-1].pos_ not in ("NOUN", "PROPN") or mention.start - run[-1].i > 1:
        return
    role = _role_ending_at(run[-1], run[:-1], scene)
    if role is None or _is_shadow(run) or _is_of_preposition(run[0]):
        return
    wording, rest = role
    for owner in _owners(run[-1], rest, scene) or [t for t in rest if _is_owner(t, scene)][-1:]:
        draft = Draft(
            token, owner, (("role", wording),), wording, "title", run[-1],
            background=True, time=_former(run),
        )  # fmt: skip
        if scene.known(draft):
            yield draft


def _is_of_preposition(first: Token) -> bool:
    """ "In Addis Ababa President Norvan ...": the place is the object of the preposition, which has none."""
    return (
        first.i > first.sent.start
        and (before := first.nbor(-1)).dep_ == "prep"
        and not children(before, "pobj", "pcomp")
    )


# --- appositions ----------------------------------------------------------------------------------


def _apposition(token: Token, scene: Scene) -> Iterator[Draft]:
    if token.dep_ != "appos" or token.head.pos_ not in ("NOUN", "PROPN"):
        return
    first, second = token.head, token
    if children(second, "neg"):  # "the firm, not the state"
        return
    if any(t.text == ":" for t in token.doc[first.i : second.i]):  # "Photo: Jane Doe"
        return
    if second.left_edge.i and token.doc[second.left_edge.i - 1].text in ("(", "-LRB-"):
        of = [p for p in prepositions_of(first) if p.i < second.i]
        if of:  # "the head of the FAO (Food and Agriculture Organization)": it is the FAO
            return
    one, two = scene.arguments.own_mention(first), scene.arguments.own_mention(second)
    if one is None or two is None or is_temporal(second) or is_temporal(first):
        return
    named, common = (first, second) if one.kind == "name" else (second, first)
    if one.kind == two.kind == "name":
        if one.label == two.label == "Place" and not _is_restated(first, second):
            yield _background(first, second, (("verb", "be in"),), "in", "apposition-place")
        return
    if "name" not in (one.kind, two.kind):
        return
    for noun in [common, *(c for c in conjuncts(common)[1:] if common == second)]:
        roles = list(role_drafts(named, noun, scene, "apposition-role"))
        yield from roles
        stands = noun.pos_ == "NOUN" and not children(noun, "nummod")
        stands = stands and noun.lemma_.lower() not in words("grammar", "words_for_words")
        if not roles and stands and _renames(named, common, noun, scene):
            before = [t for t in noun.subtree if t.i < noun.i]
            is_ = _background(named, noun, (("verb", "be"),), "is", "apposition")
            yield replace(is_, literal=True, time=_former(before))


def _is_restated(first: Token, second: Token) -> bool:
    """ "the Masjid al-Haram (Grand Mosque)": another name of the same place; "Ohio (US)" is where it is."""
    return any(t.text in ("(", "-LRB-") for t in first.doc[first.i : second.i]) and second.ent_type_ != "GPE"


def _renames(named: Token, common: Token, noun: Token, scene: Scene) -> bool:
    """Does the common noun say what the name is? Not in a list, a caption, or beside another clause.

    "the aid agency Oxfam" and "Oxfam, an aid agency" do; in "Oxfam, unions and banks" the comma only
    counts, in "DAB's Jane Doe In the north, councillors ..." a caption ran into the sentence.
    """
    name, what = scene.arguments.own_mention(named), scene.arguments.own_mention(noun)
    if name is None or what is None:
        return False
    between = named.doc[common.i + 1 : name.start]
    if named.i > common.i and all(t.is_quote or t.pos_ == "DET" or t.is_space for t in between):
        return True  # "the aid agency Oxfam"
    fits = _could_be(name, what, noun) or _is_described(noun)
    if not fits or named.i > common.i:
        return fits and what.label == "Person"
    if any(c.i < common.i for c in conjuncts(named)[1:]):  # "Serbs and Roma, a minority": the last of them
        return False
    gap = [t for t in named.doc[name.end : common.left_edge.i] if not t.is_space]
    if any(t.pos_ in ("ADP", "SCONJ") and t.is_title for t in gap) or not any(t.is_punct for t in gap):
        return False
    determined = any(c.dep_ in ("det", "poss") for c in (*common.children, *noun.children)) or what.label in (
        "Person",
    )
    listed = name.label != "Person" and bool(children(common, "conj") or children(named, "cc"))
    return determined and not listed


def _is_described(noun: Token) -> bool:
    """ "a catholic school", "the voice of Batman": no list goes on so, whatever label the name was given."""
    articles = {c.lower_ for c in children(noun, "det")}
    return bool(articles & {"a", "an"}) or ("the" in articles and any(p.lower_ == "of" for p in noun.rights))


def _could_be(name: TokenMention, what: TokenMention, noun: Token) -> bool:
    """A person is no thing, a place no person, and one thing no plural but of people named one by one."""
    kinds: dict[str | None, tuple[str, ...]] = {
        "Person": ("Person", "Group"),
        "Place": ("Place", "Organization", "Event"),
        "Event": ("Event", "Concept"),
    }
    fits = what.label in kinds.get(name.label, ("Organization", "Group", "Concept", "Place", "Event"))
    made = name.label == "Person" and what.label == "Concept" and looks_personal(noun)
    return fits or made


def _background(
    subject: Token, object_: Token, wordings: tuple[Wording, ...], predicate: str, rule: str
) -> Draft:
    return Draft(subject, object_, wordings, predicate, rule, object_, background=True)


# --- events ---------------------------------------------------------------------------------------


def _event(noun: Token, scene: Scene) -> Iterator[Draft]:
    """ "his meeting with X": who does it, and with whom."""
    mention = scene.arguments.own_mention(noun)
    if mention is None or mention.kind == "name":
        return
    agents = _agents(noun)
    found = False
    for prep in prepositions_of(noun):
        phrase = " ".join(t.lower_ for t in preposition(prep))
        if phrase in ("by", "including", "such as"):
            continue
        for theme in _themes(prep):
            for subject in agents:
                if subject == theme:
                    continue
                draft = _event_draft(subject, theme, noun, phrase, "event")
                if scene.known(draft) and not _only_place(draft, phrase, scene):
                    found = True
                    yield draft
            if not found and phrase == "of":
                yield from _movement(noun, theme, scene)


def _only_place(draft: Draft, phrase: str, scene: Scene) -> bool:
    """ "its mission in Iraq": the mission takes place there, its owner does not."""
    place = scene.vocabulary.look_up("verb", f"take place {phrase}", None, None)
    return place is not None and scene.type_of(draft) == place.name


def _event_draft(subject: Token, theme: Token, noun: Token, phrase: str, rule: str) -> Draft:
    wordings: tuple[Wording, ...] = (
        ("noun", f"{noun.lower_} {phrase}"),
        ("noun", f"{noun.lemma_.lower()} {phrase}"),
    )
    return Draft(subject, theme, wordings, f"{noun.lower_} {phrase}", rule, noun)


def _themes(prep: Token) -> list[Token]:
    return [h for o in objects_of(prep) if not is_verb(o) and not is_temporal(o) for h in conjuncts(o)]


def _agents(noun: Token) -> list[Token]:
    """Who does what the noun names."""
    owners = [h for c in children(noun, "poss") for h in conjuncts(c)]
    if owners:
        return owners
    by = _by_phrase(noun)
    if by:
        return by
    before = [c for c in children(noun, "compound", "amod", "nmod") if c.ent_type_ in _OWNERS | {"PERSON"}]
    return before[:1]


def _by_phrase(noun: Token) -> list[Token]:
    """ "the fall of prices and the purchase of Opel by the Peugeot group": "by" goes with the
    nearest noun before it that has an "of", wherever the parse hangs it."""
    ends = [p for p in prepositions_of(noun) if p.lower_ == "of"]
    if not ends:
        return [h for p in children(noun, "prep", "agent") if p.lower_ == "by" for h in _themes(p)]
    theme = next(iter(objects_of(ends[0])), None)
    if theme is None:
        return []
    following = theme.i + 1
    if following < len(noun.doc) and noun.doc[following].lower_ == "by":
        return _themes(noun.doc[following])
    return []


def _movement(noun: Token, theme: Token, scene: Scene) -> Iterator[Draft]:
    """ "the removal of troops from Mali": the troops leave."""
    for prep in (*prepositions_of(noun), *prepositions_of(theme)):
        phrase = " ".join(t.lower_ for t in preposition(prep))
        if phrase in words("grammar", "motion_prepositions"):
            for place in _themes(prep):
                draft = _event_draft(theme, place, noun, phrase, "event-movement")
                if scene.known(draft):
                    yield draft


def _event_place(noun: Token, scene: Scene) -> Iterator[Draft]:
    """ "the combat mission in Iraq": an event is where it takes place."""
    mention = scene.arguments.annotation.mention_of(noun.i)
    if mention is None or mention.label != "Event":
        return
    for prep in prepositions_of(noun):
        if prep.lower_ in ("in", "at", "near", "inside", "outside"):
            for place in _themes(prep):
                if scene.is_place(place):
                    wordings: tuple[Wording, ...] = (
                        ("verb", f"take place {prep.lower_}"),
                        ("verb", f"be {prep.lower_}"),
                    )
                    if _acts(noun):
                        wordings = wordings[1:]
                    yield Draft(noun, place, wordings, prep.lower_, "event-place", noun)


def _acts(noun: Token) -> bool:
    """ "The UN mission in Mali condemned the attack": a body of people, no event."""
    if noun.lemma_.lower() not in words("grammar", "bodies_sent") or noun.dep_ != "nsubj":
        return False
    verb = noun.head.lemma_.lower()
    return is_verb(noun.head) and verb not in words("grammar", "courses_of_events")


# --- compounds ------------------------------------------------------------------------------------


def _compound_participle(noun: Token, scene: Scene) -> Iterator[Draft]:
    """ "the London-based bank", "Iran-backed militias"."""
    for modifier in children(noun, "amod", "compound"):
        if (
            modifier.tag_ not in ("VBN", "VBD", "JJ")
            or modifier.i < 2
            or modifier.doc[modifier.i - 1].text != "-"
        ):
            continue
        first = modifier.doc[modifier.i - 2]
        if first.ent_type_ not in _OWNERS | {"PERSON"} or not modifier.lower_.endswith(
            ("ed", "led", "run", "owned", "born")
        ):
            continue
        participle = modifier.lower_
        lemma = modifier.lemma_.lower() if modifier.lemma_.lower() != participle else _stem(participle)
        if participle in ("based", "born", "headquartered", "listed"):
            yield _background(
                noun, first, (("verb", f"be {participle} in"),), f"{participle} in", "compound-participle"
            )
        else:
            draft = _background(first, noun, (("verb", lemma),), participle, "compound-participle")
            if scene.known(draft):
                yield draft


def _stem(participle: str) -> str:
    """ "backed" -> "back", where the tagger saw an adjective."""
    return {"led": "lead", "run": "run", "born": "bear"}.get(participle, participle.removesuffix("ed"))

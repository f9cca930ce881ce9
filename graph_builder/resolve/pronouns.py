"""Pronouns, precision first: a wrong pronoun is a wrong fact, an unresolved one only a lost claim.

A pronoun is resolved where agreement (number, gender, animacy), closeness and syntactic role
leave one reading. The order of preference (subjects first, then recency) is that of Lappin and
Leass (1994), "An Algorithm for Pronominal Anaphora Resolution"; every step that guesses is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_builder.names import forms
from graph_builder.resolve.context import SUBJECTS, coordinated
from graph_builder.resolve.lexicon import genders, kinds

if TYPE_CHECKING:
    from graph_builder.resolve.context import Context
    from graph_builder.resolve.quotes import Speech
    from graph_builder.syntax import Token

MASCULINE, FEMININE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})
FIRST = frozenset({"i", "me", "my", "mine", "myself"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "my"})
#: How many sentences back a pronoun may look: people are taken up from further off than things.
REACH_OF_PERSON, REACH_OF_THING = 2, 1


class Pronouns:
    """Resolves the pronouns of one article in text order; remembers which gender they gave."""

    def __init__(self, ctx: Context, speech: Speech) -> None:
        self._ctx = ctx
        self._speech = speech
        self._gender = known_genders(ctx)

    def antecedent(self, number: int) -> int | None:
        """The mention that a pronoun goes back to, None where it is not sure."""
        word = self._ctx.head(number).lower_
        if word in MASCULINE or word in FEMININE:
            gender = "m" if word in MASCULINE else "f"
            found = self._person(number, gender)
            if found is not None:
                self._gender.setdefault(self._ctx.entity(found), gender)
            return found
        if word in FIRST:
            return self._speaker(number)
        fits = [o for o in before(self._ctx, number, REACH_OF_THING) if self._is_thing(o, word in PLURAL)]
        if word in PLURAL:
            return several(self._ctx, number) or leading(self._ctx, number, fits)
        if word in NEUTER and not _expletive(self._ctx.head(number)):
            return leading(self._ctx, number, fits)
        return None

    def _speaker(self, number: int) -> int | None:
        """ "I": the person who speaks the quote."""
        found = self._speech.speaker_of(self._ctx.head(number))
        if found is None or self._ctx.mentions[found].label != "Person" or not _settled(self._ctx, found):
            return None
        return found

    def _is_thing(self, other: int, plural: bool) -> bool:
        ctx = self._ctx
        if not _settled(ctx, other) or other in ctx.plural:
            return False
        label, many = ctx.mentions[other].label, ctx.head(other).tag_ in {"NNS", "NNPS"}
        many = many and ctx.mentions[other].kind == "nominal"  # "Doctors Without Borders said it ..."
        if plural and label == "Organization":
            return (many and ctx.mentions[other].kind == "nominal") or "militant" in kinds().get(
                ctx.mentions[other].name or "", ()
            )
        return label == "Group" if plural else label in {"Organization", "Place"} and not many

    def _person(self, number: int, gender: str) -> int | None:
        """ "he": the nearest man; nobody where a second one of that sentence fits as well."""
        ctx = self._ctx
        ahead = _subject_ahead(ctx, number)
        if ahead is not None and self._fits(number, ahead, gender):
            return ahead if ctx.mentions[ahead].kind == "name" else None
        fits = [o for o in before(ctx, number, REACH_OF_PERSON) if self._fits(number, o, gender)]
        if not fits:
            return None
        nearest = ctx.sentence(fits[0])
        rivals = [o for o in fits if ctx.sentence(o) == nearest]
        chosen = rivals[0] if len({ctx.entity(o) for o in rivals}) == 1 else preferred(ctx, number, rivals)
        if chosen is None or nearest == ctx.sentence(number) or _is_subject(ctx, chosen):
            return chosen
        if ctx.entity(chosen) not in self._gender:  # "she said of Putin ... Roe embraced her"
            sure = [o for o in fits if self._gender.get(ctx.entity(o)) == gender and _is_subject(ctx, o)]
            if sure:
                return sure[0] if len({ctx.entity(o) for o in sure}) == 1 else None
        return chosen if len({ctx.entity(o) for o in fits}) == 1 else None

    def _fits(self, number: int, other: int, gender: str) -> bool:
        """A settled person of that gender who is not speaking, not a mere modifier, not its own object."""
        ctx = self._ctx
        if ctx.mentions[other].label != "Person" or not _settled(ctx, other) or other in ctx.plural:
            return False
        if self._gender.get(ctx.entity(other), gender) != gender or ctx.head(other).dep_ in {
            "compound",
            "amod",
        }:
            return False
        if self._only_quoted(number, other):
            return False
        voice = self._speech.speaker_of(ctx.head(number))
        voice = ctx.antecedents.get(voice, voice) if voice is not None else None  # "he said: “He is ...”"
        if voice is not None and ctx.entity(voice) == ctx.entity(other):
            return False
        return not clashes(ctx, number, other)

    def _only_quoted(self, number: int, other: int) -> bool:
        """ "'My client is innocent,' she said": a noun of the quote is not who speaks it."""
        quotes = self._speech.inside
        quote = quotes.get(self._ctx.mentions[other].head)
        here = quotes.get(self._ctx.mentions[number].head)
        return quote is not None and quote != here and self._ctx.mentions[other].kind == "nominal"


def known_genders(ctx: Context) -> dict[int, str]:
    """Entity -> "m" or "f" by first name, title or noun; absent where nothing tells."""
    nouns, first_names = genders("gendered_nouns.tsv"), genders("first_names.tsv")
    found: dict[int, str] = {}
    for number, mention in enumerate(ctx.mentions):
        if mention.label != "Person" or mention.kind == "pronoun":
            continue
        told = nouns.get(ctx.head(number).lower_) if mention.kind == "nominal" else None
        if mention.kind == "name":
            title = ctx.doc[mention.start - 1].lower_ if mention.start else ""
            parts = forms.name_words(ctx.doc[mention.start : mention.end].text)
            told = nouns.get(title) or (first_names.get(parts[0]) if len(parts) > 1 else None)
            told = told or _gender_beside(ctx.head(number))
        if told:
            found.setdefault(ctx.entity(number), told)
    return found


def _gender_beside(name: Token) -> str | None:
    """ "her husband, Larry", "Larry, the king": the noun in apposition tells."""
    nouns = genders("gendered_nouns.tsv")
    beside = [t for t in name.children if t.dep_ == "appos"] + ([name.head] if name.dep_ == "appos" else [])
    return next((nouns[t.lower_] for t in beside if t.pos_ == "NOUN" and t.lower_ in nouns), None)


def before(ctx: Context, number: int, reach: int) -> list[int]:
    """Mentions before a pronoun: nearest sentence first, in each the subjects first."""
    mention, here = ctx.mentions[number], ctx.sentence(number)
    near = []
    for other in range(number - 1, -1, -1):
        candidate = ctx.mentions[other]
        gap = ctx.paragraphs[mention.head] - ctx.paragraphs[candidate.head]
        if here - ctx.sentence(other) > reach or gap > 2:
            break
        if candidate.end <= mention.start:
            near.append(other)
    return sorted(near, key=lambda o: (here - ctx.sentence(o), not _is_subject(ctx, o), o))


def _is_subject(ctx: Context, number: int) -> bool:
    """A subject, or coordinated with one."""
    return coordinated(ctx.head(number))[0].dep_ in SUBJECTS


def _settled(ctx: Context, other: int) -> bool:
    """A pronoun is a candidate only once it stands for something."""
    return ctx.mentions[other].kind != "pronoun" or other in ctx.antecedents


def _subject_ahead(ctx: Context, number: int) -> int | None:
    """ "After his meeting with X, Biden said": the subject of the clause that the fronted phrase opens."""
    token = ctx.head(number)
    root = token.sent.root
    subject = next((t for t in root.children if t.dep_ in SUBJECTS), None)
    if subject is None or not token.i < subject.i or token.dep_ in SUBJECTS:
        return None
    top = token
    while top.head.i not in {root.i, top.i}:
        top = top.head
    fronted = top.dep_ in {"prep", "advcl"} and top.head.i == root.i
    found = ctx.mention_at(subject)
    return found if fronted and found is not None and ctx.mentions[found].kind != "pronoun" else None


def preferred(ctx: Context, number: int, rivals: list[int]) -> int | None:
    """Of several in one sentence: the subject of the clause above the pronoun, or, for a subject or
    possessive pronoun, the only subject."""
    token = ctx.head(number)
    free = token.dep_ in SUBJECTS or token.lower_ in POSSESSIVE
    if token.lower_ in POSSESSIVE and _of_meeting(ctx, token, rivals):
        return None
    above = {t.i for verb in _clauses_above(token, free) for t in verb.children if t.dep_ in SUBJECTS}
    over = [o for o in rivals if coordinated(ctx.head(o))[0].i in above]
    if len({ctx.entity(o) for o in over}) == 1:
        return over[0]
    subjects = [o for o in rivals if _is_subject(ctx, o)]
    return subjects[0] if free and len({ctx.entity(o) for o in subjects}) == 1 else None


def _of_meeting(ctx: Context, token: Token, rivals: list[int]) -> bool:
    """ "Roe met with Doe during his visit": either may be the visitor."""
    verb = token.head.head.head if token.head.dep_ == "pobj" else token.head
    if verb.lemma_.lower() not in {"meet", "talk", "speak"} or token.i < verb.i:
        return False
    met = [
        t for p in verb.rights for t in ([p] if p.dep_ == "dobj" else p.rights) if t.dep_ in {"dobj", "pobj"}
    ]
    return any(ctx.head(o) in met for o in rivals)


def _clauses_above(token: Token, free: bool) -> list[Token]:
    """The verbs above a pronoun; above an object only those of which its clause is the content ("said")."""
    verbs = [t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}]
    return [v for v in verbs if free or any(c.dep_ == "ccomp" and c.is_ancestor(token) for c in v.children)]


def clashes(ctx: Context, number: int, other: int) -> bool:
    """In "X praised him" X is another: an object pronoun is never the subject of its own verb."""
    token, candidate = ctx.head(number), ctx.head(other)
    while candidate.dep_ == "appos" and candidate.head.i < candidate.i:
        candidate = candidate.head  # "X, the head of Y, called him"
    if token.lower_ in POSSESSIVE and token.dep_ == "poss":
        return False
    if token.lower_.endswith("self"):
        return False
    if token.dep_ in SUBJECTS and _names_below(ctx, token, other):
        return True
    if token.dep_ in SUBJECTS:  # "The judge ordered her to pay"
        above = token.head.head
        infinitive = token.head.dep_ in {"ccomp", "xcomp"} and any(
            t.tag_ == "TO" for t in token.head.children
        )
        return infinitive and candidate.dep_ in SUBJECTS and candidate.head.i == above.i
    verb = token.head.head if token.dep_ == "pobj" else token.head
    while verb.dep_ == "conj" and not any(t.dep_ in SUBJECTS for t in verb.children):
        verb = verb.head  # "X praised the army and accused him": X accused
    return candidate.dep_ in SUBJECTS and candidate.head.i == verb.i


def _names_below(ctx: Context, subject: Token, other: int) -> bool:
    """ "She said Simone was the best": who is named in what somebody says or does is somebody else."""
    entity = ctx.entity(other)
    for number in range(other + 1, len(ctx.mentions)):
        mention = ctx.mentions[number]
        if mention.head >= subject.sent.end:
            return False
        if mention.head > subject.i and mention.kind == "name" and ctx.entity(number) == entity:
            return _in_same_content(ctx.head(number), subject.head)
    return False


def _in_same_content(token: Token, verb: Token) -> bool:
    """Does it stand below the verb as an argument or in what is said, not in a clause that only adds?"""
    while token != verb:
        if token.dep_ in {"relcl", "acl", "advcl", "conj", "parataxis", "ROOT"}:
            return False
        token = token.head
    return True


def several(ctx: Context, number: int) -> int | None:
    """ "X and Y said they ...": the two coordinated names that are subject above, as two arguments."""
    token = ctx.head(number)
    for verb in token.ancestors:
        for subject in verb.children:
            if subject.dep_ not in SUBJECTS or subject.i >= token.i:
                continue
            chain = [ctx.mention_at(t) for t in coordinated(subject)]
            found = tuple(n for n in chain if n is not None and ctx.mentions[n].kind == "name")
            if len(found) == len(chain) == 2 and not clashes(ctx, number, found[0]):
                ctx.plural[number] = found
                return number
            return None
    return None


def _expletive(token: Token) -> bool:
    """ "it is clear that", "it was said", "it rained": no thing at all."""
    if token.lower_ != "it":
        return False
    verb = token.head
    if verb.lemma_ in {"be", "seem", "appear", "rain", "snow", "take", "happen", "remain", "become"}:
        return True
    return any(c.dep_ in {"ccomp", "csubj", "csubjpass", "xcomp"} for c in verb.children) and (
        token.dep_ == "nsubjpass"
    )


def leading(ctx: Context, number: int, fits: list[int]) -> int | None:
    """The candidate that is subject above the pronoun, else the main subject of the sentence before."""
    token = ctx.head(number)
    above = {t.i for verb in token.ancestors for t in verb.children if t.dep_ in SUBJECTS and t.i < token.i}
    over = [o for o in fits if ctx.mentions[o].head in above and not clashes(ctx, number, o)]
    if over:
        nearest = max(over, key=lambda o: ctx.mentions[o].head)
        return nearest if not _rival_subject(token, ctx.mentions[nearest].head) else None
    if token.dep_ not in SUBJECTS and token.head.dep_ not in SUBJECTS:
        return None
    if any(t.dep_ in SUBJECTS and t.i < token.i for t in token.sent):
        return None
    here, paragraph = ctx.sentence(number), ctx.paragraphs[token.i]
    last = [o for o in fits if ctx.sentence(o) < here and ctx.paragraphs[ctx.mentions[o].head] == paragraph]
    last = [o for o in last if ctx.mentions[o].label != "Place" or _is_country(ctx, o)]
    lead = [o for o in last if _is_subject(ctx, o) and ctx.head(o).head.dep_ == "ROOT"]
    if any(_reports_of(ctx.head(o).head, last, ctx) for o in lead):
        return None
    return lead[0] if len({ctx.entity(o) for o in lead}) == 1 else None


def _reports_of(verb: Token, fits: list[int], ctx: Context) -> bool:
    """ "Analysts expect the militias to wait. If they fire ...": who speaks, or of whom they speak?"""
    within = {t.i for c in verb.children if c.dep_ in {"ccomp", "xcomp"} for t in c.subtree}
    return any(ctx.head(o).i in within and ctx.head(o).dep_ in SUBJECTS for o in fits)


def _is_country(ctx: Context, number: int) -> bool:
    return ctx.is_country(number) or ctx.is_country(ctx.antecedents.get(number, number))


def _rival_subject(token: Token, place: int) -> bool:
    """A nearer subject above the pronoun than the one at ``place``."""
    subjects = [
        t for v in token.ancestors for t in v.children if t.dep_ in SUBJECTS and place < t.i < token.i
    ]
    return any(t.tag_ not in {"WDT", "WP", "EX"} for t in subjects)

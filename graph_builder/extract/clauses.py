"""A sentence as clauses: who does it, the verb group, its arguments and adverbials.

Everything that is later rendered, for the graph or for a benchmark, is rendered from these values.
A clause finds its subject in one of five ways (its ``origin``):

============  ====================================================  ====================
origin        sentence                                              subject
============  ====================================================  ====================
explicit      The teachers had argued against the law.              the teachers
shared        He plans to continue, but *wants* more.               He
relative      banks that have *raised* fees                         banks
participle    militias *backed* by Iran; *leaving* him there        militias; (its main clause's)
controlled    He told them *to leave*.                              them
============  ====================================================  ====================

An infinitive or gerund that continues its verb ("wants to talk") is no clause beside it but stands
in its ``open``, and shares its subject.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from graph_builder.extract.clefts import asked_for, cleft_copula
from graph_builder.extract.contrast import denies_what_follows
from graph_builder.extract.lexicon import words
from graph_builder.extract.phrases import (
    RELATIVE_TAGS,
    SUBJECTS,
    children,
    conjuncts,
    excepted,
    in_order,
    is_verb,
    nor,
    objects_of,
    preposition,
    strays,
)

if TYPE_CHECKING:
    from graph_builder.syntax import Doc, Span, Token

Origin = Literal["explicit", "shared", "relative", "participle", "controlled", "none"]
Role = Literal[
    "object", "attribute", "predicative", "quality", "recipient", "oblique", "agent", "time", "adverb"
]


@dataclass(frozen=True, slots=True)
class Complement:
    """One argument or adverbial: its head token, and the words of its preposition."""

    role: Role
    head: Token
    preposition: tuple[Token, ...] = ()


@dataclass(frozen=True)
class Clause:
    """One predication. ``group`` is the verb with auxiliaries, negation and particle, in order.

    ``depth`` is how many clauses it stands under; what stands under it is made when a rule asks for it.
    """

    verb: Token
    group: tuple[Token, ...]
    origin: Origin
    subjects: tuple[Token, ...]
    complements: tuple[Complement, ...] = ()
    depth: int = 0

    @cached_property
    def open(self) -> tuple[Clause, ...]:
        """The infinitives and gerunds that share the subject."""
        return self._under(_open) if self.depth < 5 else ()

    @cached_property
    def contents(self) -> tuple[Clause, ...]:
        """The clauses that are said, thought or caused: "that it would end"."""
        return self._under(_contents) if self.depth < 3 else ()

    @cached_property
    def adverbials(self) -> tuple[Clause, ...]:
        """The clauses of time, cause and condition."""
        return self._under(_adverbials) if self.depth < 2 else ()

    def _under(self, verbs: Callable[[Token], Iterable[Token]]) -> tuple[Clause, ...]:
        return tuple(clause(verb, depth=self.depth + 1) for verb in verbs(self.verb))

    @cached_property
    def passive(self) -> bool:
        """The subject is what the verb is done to."""
        return is_passive(self.verb)

    @cached_property
    def particles(self) -> list[Token]:
        """The particles of the verb."""
        return particles(self.verb)

    @cached_property
    def lemma(self) -> str:
        """The verb's lemma with its particle: "carry out"."""
        return " ".join([self.verb.lemma_.lower(), *(c.lower_ for c in self.particles)])

    def of_role(self, *roles: Role) -> list[Complement]:
        """The complements with one of the roles, in order."""
        return [c for c in self.complements if c.role in roles]


def is_passive(verb: Token) -> bool:
    """By its auxiliary or subject, or a bare past participle behind a noun ("militias backed by Iran")."""
    if children(verb, "auxpass", "nsubjpass"):
        return True
    if _is_headline_passive(verb):
        return True
    if _shares_passive(verb):
        return True
    if verb.tag_ != "VBN" or children(verb, "aux"):
        return False
    if verb.dep_ == "conj" and is_verb(verb.head) and not children(verb, *SUBJECTS):
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "oprd", "ccomp") and not children(verb, "dobj")


def _shares_passive(verb: Token) -> bool:
    """ "was convicted of fraud but cleared of theft": done to the same subject, for no object follows."""
    joined = verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBN") and is_verb(verb.head)
    if not joined or verb.lemma_.lower() not in words("grammar", "transitive"):
        return False
    own = children(verb, *SUBJECTS, "aux", "auxpass", "dobj", "ccomp", "xcomp", "attr")
    return not own and bool(children(verb.head, "auxpass"))


def _is_headline_passive(verb: Token) -> bool:
    """ "Asylum seekers rescued off coast": headlines leave out "were", and end without a full stop."""
    if (
        verb.dep_ != "ROOT"
        or verb.tag_ not in ("VBD", "VBN")
        or verb.lemma_ not in words("grammar", "transitive")
    ):
        return False
    if children(verb, "dobj", "ccomp", "xcomp", "aux", "attr", "oprd") or not children(verb, "nsubj"):
        return False
    last = next((t for t in reversed(list(verb.sent)) if not t.is_space), verb)
    return not last.is_punct


def clauses_of(sentence: Span | Doc) -> tuple[Clause, ...]:
    """All clauses of a sentence in the order of their verbs, without those that are part of another."""
    return tuple(clause(verb) for verb in sentence if heads_clause(verb))


def heads_clause(verb: Token) -> bool:
    """A verb with a clause of its own; what continues another verb belongs to that one's clause."""
    if not is_verb(verb) or verb.dep_ in (
        "aux",
        "auxpass",
        "amod",
        "compound",
        "case",
        "prep",
        "nmod",
        "poss",
    ):
        return False
    if verb.dep_ == "xcomp":
        return belongs_to_object(verb)
    if verb.dep_ == "conj" and verb.head.dep_ == "xcomp" and not children(verb, "nsubj"):
        return belongs_to_object(verb.head)  # "asked the state to respect and execute the sentence"
    if verb.dep_ == "pcomp" and is_verb(verb.head.head) and not children(verb, "nsubj", "nsubjpass"):
        return False
    return not _is_purpose(verb)


def belongs_to_object(verb: Token) -> bool:
    """ "told them *to leave*", but "uses criteria *to select* grants"."""
    return bool(_asked(verb))


def _asked(verb: Token) -> list[Token]:
    """The object of the governing verb that does what the infinitive says; "called on *them* to leave"."""
    governor = verb.head
    if not is_verb(governor):
        return []
    lemma = governor.lemma_.lower()
    found = [c for c in children(governor, "dobj") if c.i < verb.i]
    if found and lemma in words("grammar", "infinitive_of_object"):
        return found[:1]
    prepositions = [p for p in children(governor, "prep", "dative") if p.i < verb.i]
    through = [p for p in prepositions if f"{lemma} {p.lower_}" in words("grammar", "infinitive_of_oblique")]
    return [h for p in through for h in objects_of(p) if not is_verb(h)][:1]


def _is_purpose(verb: Token) -> bool:
    """ "to train Iraqis" behind its verb continues it; "to win, they lied" does not."""
    infinitive = any(child.tag_ == "TO" for child in verb.children)
    return verb.dep_ == "advcl" and infinitive and not children(verb, "nsubj") and verb.i > verb.head.i


def clause(verb: Token, *, depth: int = 0) -> Clause:
    """The clause that the verb heads."""
    subjects, origin = subjects_of(verb)
    return Clause(
        verb=verb,
        group=verb_group(verb),
        origin=origin,
        subjects=tuple(subjects),
        complements=tuple(_complements(verb)),
        depth=depth,
    )


# --- the verb group ------------------------------------------------------------------------------


def verb_group(verb: Token) -> tuple[Token, ...]:
    """The verb, its auxiliaries, negation and particle ("had not been carried out").

    A coordinated participle or infinitive takes the auxiliaries of the first: "was built and opened".
    """
    group = [verb, *particles(verb)]
    group += [
        c for c in children(verb, "aux", "auxpass", "neg") if c.i < verb.i + 4 and not denies_what_follows(c)
    ]
    group += [c for c in children(verb, "preconj") if c.lower_ == "neither"] + nor(verb)
    group += [c for c in children(verb, "advmod") if c.lower_ in words("polarity", "adverbs")]
    if children(verb, "xcomp"):  # "has yet to leave"
        group += [c for c in children(verb, "advmod") if c.lower_ == "yet" and c.i == verb.i + 1]
    for adverb in children(verb, "advmod"):
        if adverb.lower_ == "longer" and any(c.lower_ == "no" for c in adverb.children):
            group += adverb.subtree
    return in_order(group + _shared_auxiliaries(verb))


def particles(verb: Token) -> list[Token]:
    """ "carried out"; "stepped down", where the parse sees an adverb; "said no to talks"."""
    if verb.lemma_ == "say":
        answers = children(verb, "intj", "dobj", "advmod", "det")
        return [
            *children(verb, "prt"),
            *(c for c in answers if c.i == verb.i + 1 and c.lower_ in ("no", "yes")),
        ]
    beside = [a for a in children(verb, "advmod") if a.i == verb.i + 1 and not list(a.children)]
    return [*children(verb, "prt"), *(a for a in beside if a.lower_ in words("grammar", "particles"))]


def _shared_auxiliaries(verb: Token) -> list[Token]:
    if verb.dep_ != "conj" or children(verb, "aux", "auxpass", *SUBJECTS) or not is_verb(verb.head):
        return []
    alike = {verb.tag_, verb.head.tag_} <= {"VBN", "VBD"} and bool(children(verb.head, "auxpass"))
    if (verb.tag_ != verb.head.tag_ or verb.tag_ not in ("VBN", "VBG", "VB")) and not alike:
        return []
    if verb.lemma_.lower() in words("grammar", "never_passive") and children(verb.head, "auxpass"):
        return []  # "were separated from the towns and consisted of houses"
    if alike and (children(verb, "dobj", "attr", "xcomp", "ccomp", "acomp") or not _joined_by_and(verb)):
        return []
    own = children(verb.head, "aux", "auxpass", "neg")
    return own or _shared_auxiliaries(verb.head)


def _joined_by_and(verb: Token) -> bool:
    """ "was cut and flushed with water", not "was elected but died"."""
    joints = {c.lower_ for c in children(verb.head, "cc")}
    return joints <= {"and", "or"} and bool(children(verb, "prep", "agent"))


# --- subjects ------------------------------------------------------------------------------------


def subjects_of(verb: Token, depth: int = 0) -> tuple[list[Token], Origin]:
    """The heads of who or what the verb is said of, and how they were found."""
    own = next(iter(children(verb, *SUBJECTS)), None) or _subject_of_auxiliary(verb) or _inverted(verb)
    if own is not None:
        return _explicit_subject(verb, own)
    if children(verb, "expl") or depth > 6:
        return [], "none"
    if verb.dep_ == "conj" and is_verb(verb.head):
        if _disagrees_in_form(verb):
            return [], "none"
        subjects, origin = subjects_of(verb.head, depth + 1)
        return subjects, "relative" if origin == "relative" else "shared"
    if verb.dep_ == "acl":
        return _modified_noun(verb, depth), "participle"
    if verb.dep_ == "xcomp" and (is_verb(verb.head) or verb.head.pos_ == "ADJ"):
        return _controller(verb, depth), "controlled"
    if verb.dep_ == "advcl" and is_verb(verb.head) and _lacks_own_subject(verb):
        return subjects_of(verb.head, depth + 1)[0], "participle"
    if verb.dep_ == "pcomp" and is_verb(verb.head.head):
        quoted = children(verb.head.head, "dobj")
        if verb.head.lower_ == "as" and verb.head.head.lemma_ in ("quote", "cite") and quoted:
            return quoted[:1], "controlled"  # "quoted a minister as saying"
        return subjects_of(verb.head.head, depth + 1)[0], "participle"
    return [], "none"


def _subject_of_auxiliary(verb: Token) -> Token | None:
    """ "The bridge was closed", where the parse gives the bridge to "was"; "Included are meals"."""
    for auxiliary in children(verb, "aux", "auxpass"):
        for child in children(auxiliary, *SUBJECTS, "attr"):
            return child
    return None


def _inverted(verb: Token) -> Token | None:
    """ "Among the dead were two nurses"."""
    ahead = [c for c in children(verb, "prep") if c.i < verb.i]
    behind = [c for c in children(verb, "attr") if c.i > verb.i]
    alone = verb.dep_ in ("ROOT", "ccomp") and not children(verb, "expl")
    return behind[0] if verb.lemma_ == "be" and alone and len(ahead) == len(behind) == 1 else None


def _disagrees_in_form(verb: Token) -> bool:
    """ "would harm the poor, which he denies, and strain budgets": whoever denies does not "strain"."""
    bare = verb.tag_ in ("VB", "VBP") and not children(verb, "aux", "auxpass")
    return (
        bare
        and verb.head.dep_ == "relcl"
        and verb.head.tag_ == "VBZ"
        and not children(verb.head, "aux", "auxpass")
    )


def _explicit_subject(verb: Token, subject: Token) -> tuple[list[Token], Origin]:
    relative = relative_root(verb)
    if relative is not None and subject.tag_ in RELATIVE_TAGS | {"DT", "IN"} and subject.lower_ in (
        "who", "which", "that", "whom",
    ):  # fmt: skip
        if _tells_of_clause(subject, relative):
            return [], "none"
        split = cleft_copula(verb) is not None  # "It was not Merkel but Scholz who called"
        return conjuncts(relative.head) if split else [antecedent(relative)], "relative"
    if subject.tag_ in RELATIVE_TAGS | {"EX"}:
        told = asked_for(verb, subject.dep_)
        return told, "explicit" if told else "none"
    found = [excepted(c) or c for c in conjuncts(subject) if c == subject or not is_verb(c)]
    if len(found) > 1 and _is_predicate_of_another(subject):
        found = found[1:]
    return found, "explicit"


def _tells_of_clause(which: Token, relative: Token) -> bool:
    """ "many are not eating enough - which can lead to illness": behind a dash it is the whole clause."""
    before = which.doc[which.i - 1] if which.i else which
    return which.lower_ == "which" and before.text in ("-", "–", "—", "--") and relative.head.dep_ == "dobj"


def _is_predicate_of_another(subject: Token) -> bool:
    """ "Myanmar is mainly Buddhist and the UN rates ...", where the parse makes the UN a second subject.

    Not so "Old and new houses were sold": no copula stands before.
    """
    adjective = subject.tag_ == "JJ" or (subject.tag_ == "NNP" and subject.ent_type_ == "NORP")
    before = subject.doc[subject.sent.start : subject.i]
    return adjective and not list(subject.lefts) and any(t.lemma_ == "be" for t in before)


def relative_root(verb: Token) -> Token | None:
    """The relative clause's first verb, when the verb is that or is coordinated with it."""
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    return verb if verb.dep_ == "relcl" else None


def antecedent(relative: Token) -> Token:
    """What a relative clause says something about.

    In "the lives of migrants at sea who are in need" the verb is plural: not the sea, the migrants.
    """
    noun = _before_comma(relative) or relative.head
    plural = _number(relative)
    nearest = noun
    while plural is not None and _singular(noun) == plural and noun.dep_ == "pobj":
        above = noun.head.head
        if above.pos_ == "ADV":  # "migrants now at sea who are"
            above = above.head
        if (
            above.pos_ == "VERB"
        ):  # "save migrants now at sea who are", where the parse gives the sea to "save"
            behind = [t for t in noun.doc[above.i + 1 : noun.head.i] if t.tag_ in ("NNS", "NNPS")]
            return behind[-1] if behind and above in behind[-1].ancestors else nearest
        if above.pos_ not in ("NOUN", "PROPN"):
            return nearest
        noun = above
    return noun if plural is None or _singular(noun) != plural else nearest


def _before_comma(relative: Token) -> Token | None:
    """ "was welcomed as a guest by Merkel, who had left": a comma and "who" follow who they speak of."""
    start = relative.left_edge.i
    if start < 2 or relative.doc[start - 1].text != "," or relative.doc[start].tag_ != "WP":
        return None
    noun = relative.doc[start - 2]
    if noun.pos_ not in ("NOUN", "PROPN") or noun in relative.head.subtree:
        return None
    return noun if noun.dep_ == "pobj" and noun.i > relative.head.i else None


def _number(verb: Token) -> bool | None:
    """True for a plural verb, False for a singular one, None where its form does not tell."""
    first = next((c for c in children(verb, "aux", "auxpass") if c.tag_ in ("VBP", "VBZ", "VBD")), verb)
    told = {"are": True, "were": True, "have": True, "do": True, "is": False, "was": False, "has": False}
    return told.get(first.lower_, False if first.tag_ == "VBZ" else None)


def _singular(noun: Token) -> bool | None:
    alone = len(list(noun.conjuncts)) == 0
    return alone if noun.tag_ in ("NN", "NNP") else (False if noun.tag_ in ("NNS", "NNPS") else None)


def _modified_noun(verb: Token, depth: int) -> list[Token]:
    noun = verb.head
    if noun.lower_ in words("grammar", "conjunction_nouns"):
        return []
    if noun.dep_ == "pobj" and _is_done_to_event(noun.head, verb):
        return [noun.head.head]
    if _is_controlled_noun(verb):
        owners = [h for c in children(noun, "poss") for h in conjuncts(c)]
        owners = owners or [h for p in children(noun, "prep") if p.lower_ == "of" for h in objects_of(p)]
        if owners:
            return owners
        given = [
            h for c in children(noun.head, "dative") for h in ([c] if c.pos_ != "ADP" else objects_of(c))
        ]
        if noun.dep_ == "dobj":  # "gave him the option to stay": he stays
            return given or subjects_of(noun.head, depth + 1)[0]
        return []
    infinitive = any(child.tag_ == "TO" for child in verb.children)
    if infinitive and noun.lemma_.lower() in words("grammar", "asking_nouns"):
        return []
    if verb.tag_ == "VBG" and noun.lemma_.lower() in words("grammar", "trouble_nouns"):
        return subjects_of(noun.head, depth + 1)[0] if noun.dep_ == "dobj" else []
    if noun.dep_ == "attr" and depth == 0 and verb.tag_ in ("VBN", "VBG"):
        told = subjects_of(noun.head, depth + 1)[0]
        one = noun.tag_ == "NNS" and any(t.tag_ == "NN" for t in told)  # "one side is scenes made by pupils"
        return [noun] if one or not told else told
    return [noun] if noun.pos_ in ("NOUN", "PROPN", "PRON") else []


def _is_done_to_event(prep: Token, verb: Token) -> bool:
    """ "a strike at the airport ordered by the president": no place is ordered."""
    place = prep.lower_ in words("grammar", "places") and prep.head.pos_ == "NOUN"
    return place and verb.tag_ == "VBN" and verb.lemma_.lower() in words("grammar", "done_to_events")


def _is_controlled_noun(verb: Token) -> bool:
    """ "the town's right to tax itself": whoever has the ability does it."""
    infinitive = any(child.tag_ == "TO" for child in verb.children)
    return infinitive and verb.head.lemma_.lower() in words("grammar", "controlled_nouns")


def _controller(verb: Token, depth: int) -> list[Token]:
    asked = _asked(verb)
    if asked:
        return conjuncts(asked[0])
    return subjects_of(verb.head, depth + 1)[0]


def _lacks_own_subject(verb: Token) -> bool:
    return all(mark.lower_ in words("grammar", "participle_marks") for mark in children(verb, "mark"))


# --- complements ---------------------------------------------------------------------------------


def _complements(verb: Token) -> Iterator[Complement]:
    found = list(_own_complements(verb))
    if not any(c.head.i > verb.i for c in found):
        found += _objects_of_next(verb)
    yield from found
    yield from _shared_adverbials(verb)


def _own_complements(verb: Token) -> Iterator[Complement]:
    for child in verb.children:
        if child.tag_ in RELATIVE_TAGS:
            continue
        if child.dep_ == "dobj" and (_is_elliptic(verb) or _is_comment(verb, child)):
            continue
        if child.dep_ in _ROLES and not (child.dep_ == "attr" and _is_subject(verb, child)):
            yield Complement(_ROLES[child.dep_], child)
        elif child.dep_ == "dative" and child.pos_ != "ADP":
            yield Complement("recipient", child)
        elif child.dep_ in ("prep", "agent", "dative") and not is_discourse(child):
            yield Complement("agent" if child.dep_ == "agent" else "oblique", child, preposition(child))
        elif _is_adverb_of_time(verb, child):
            yield Complement("time", child)
        elif (
            child.dep_ == "advmod"
            and child.lower_ in words("grammar", "adverbs_of_place")
            and child.i > verb.i
        ):
            yield Complement("adverb", child)
        elif child.dep_ == "xcomp" and child.pos_ in ("NOUN", "PROPN", "ADJ") and not is_verb(child):
            yield Complement("predicative", child)
    for prep in strays(verb):
        yield Complement("agent" if prep.lower_ == "by" else "oblique", prep, preposition(prep))


def _is_comment(verb: Token, noun: Token) -> bool:
    """ "lost 200 customers, its first loss in years": stands in apposition to the whole clause."""
    before = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    if before.text not in (",", "–", "—", "-") or noun.i < verb.i:
        return False
    second = any(c.i < noun.i for c in children(verb, "dobj"))
    ranked = any(c.tag_ == "JJS" or c.ent_type_ == "ORDINAL" for c in children(noun, "amod"))
    return second or (ranked and bool(children(noun, "poss")))


def _is_elliptic(verb: Token) -> bool:
    """ "nor did Iran", "so do the unions", "as did the mayor": what follows does what was said before."""
    before = verb.nbor(-1).lower_ if verb.i else ""
    return verb.lemma_ == "do" and before in ("nor", "neither", "so", "as", "than")


def _is_subject(verb: Token, attribute: Token) -> bool:
    return not children(verb, *SUBJECTS) and _inverted(verb) == attribute


def is_discourse(prep: Token) -> bool:
    """ "as a result", "for example"."""
    phrase = " ".join(t.lower_ for t in prep.subtree)
    return phrase in words("grammar", "discourse") or (prep.lower_, *(c.lower_ for c in prep.children)) == (
        "in",
        "order",
    )


def _is_adverb_of_time(verb: Token, child: Token) -> bool:
    """ "last week", "three years later", "today"."""
    if child.dep_ == "npadvmod":
        return child.pos_ in ("NOUN", "PROPN", "NUM")
    behind = child.i > verb.i or bool(children(child, "npadvmod"))
    return child.dep_ == "advmod" and child.lower_ in words("grammar", "time_adverbs") and behind


_ROLES: dict[str, Role] = {"dobj": "object", "attr": "attribute", "oprd": "predicative", "acomp": "quality"}


def _objects_of_next(verb: Token) -> list[Complement]:
    """ "They buy and sell shares": the first verb's object stands behind the second."""
    for child in children(verb, "conj"):
        joined = not any(t.is_punct for t in verb.doc[verb.i : child.i])
        transitive = verb.lemma_ not in ("come", "go", "sit", "stand", "try", "wait")
        if child.pos_ != "VERB" or not joined or not transitive:
            continue
        if 0 < child.i - verb.i <= 2 and not children(child, *SUBJECTS):
            return [c for c in _own_complements(child) if c.role in ("object", "oblique", "agent")]
    return []


def _shared_adverbials(verb: Token) -> Iterator[Complement]:
    """ "In 1918 he married and moved to Ohio": what stands before the subject holds for both verbs."""
    first = verb
    while first.dep_ == "conj" and is_verb(first.head) and not children(first, *SUBJECTS):
        first = first.head
    subject = next(iter(children(first, *SUBJECTS)), None)
    if first == verb or subject is None or _has_time_of_its_own(verb):
        return
    for child in children(first, "prep"):
        if child.i < subject.i:
            yield Complement("oblique", child, preposition(child))


def _has_time_of_its_own(verb: Token) -> bool:
    """ "In 1879 he was elected, but died in May": what was in 1879 was the election."""
    behind = children(verb, "prep", "npadvmod")
    dated = any(o.ent_type_ in ("DATE", "TIME") for c in behind for o in (c, *objects_of(c)))
    return dated or any(c.lower_ in ("after", "before") for c in behind) or _contrasted(verb)


def _contrasted(verb: Token) -> bool:
    return any(c.lower_ == "but" for c in children(verb.head, "cc") if c.i < verb.i)


# --- clauses inside ------------------------------------------------------------------------------


def _open(verb: Token) -> Iterable[Token]:
    for child in verb.children:
        if (child.dep_ == "xcomp" and is_verb(child)) or (_is_purpose(child) and is_verb(child)):
            yield child
            yield from (c for c in conjuncts(child)[1:] if is_verb(c) and not children(c, *SUBJECTS))


def _contents(verb: Token) -> Iterable[Token]:
    for child in children(verb, "ccomp"):
        if is_verb(child) and (child.i > verb.i or verb.lemma_.lower() in words("attribution", "verbs")):
            yield child
            yield from (c for c in conjuncts(child)[1:] if is_verb(c) and children(c, *SUBJECTS))
    if is_parenthetic_speech(verb):
        yield verb.head


def is_parenthetic_speech(verb: Token) -> bool:
    """ "The company, a trader *said*, was sold"."""
    speech = verb.dep_ == "parataxis" and verb.lemma_.lower() in words("attribution", "verbs")
    return speech and is_verb(verb.head) and not children(verb, "ccomp", "dobj")


def _adverbials(verb: Token) -> Iterable[Token]:
    for child in children(verb, "advcl"):
        if is_verb(child) and not _is_purpose(child):
            yield child

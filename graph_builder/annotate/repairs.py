"""Mistakes that the parser makes again and again, set right in its columns before the Doc is made.

=============================================  ==================================================
sentence                                       what the parser takes for what
=============================================  ==================================================
In June Siemens sold its sensors.              "June Siemens" for one name, so that nobody sold
He denied that they had won and accused them.  "accused" for a part of what he denied
They said he left; his lawyers did not answer. "he left" for what the lawyers did not answer
She failed to win and faces a run-off.         "faces" for a part of what she failed to do
They fined the bank, not its owner.            the owner for another name of the bank
It was backed by teachers, not by parents.     "by parents" for a part of the teachers
He dropped his objections to Oslo joining it.  "joining" for what he did
Kenya would lead it and Chad would pay.        Chad for led as well, so that nobody pays
Gunmen on motorbikes killed a guard.           the motorbikes for what killed, and no verb at all
A ferry with 130 people on board sank.         "sank" for what the people did
Pope to visit Kazakhstan (a headline)          "to visit" for which pope
The suspect appeared in court charged with it. the court for what is charged
Cutting taxes led to inflation.                "led" for which taxes
Siemens named Jane Doe chief executive.        "Jane Doe" for a kind of chief executive
Ann Roe, Bob Doe and Cy Poe left.              Bob Doe for another name of Ann Roe
Roe, Doe and Poe left.                         Roe for a kind of Doe, or for a second subject
It was not Siemens that built it.              "built" for what it was
A bus overturned near Delhi.                   "overturned" for which bus, and no verb at all
A ferry sank off Java.                         "off" for a part of the verb
Barcelona beat Dortmund 3-2.                   Dortmund for a measure of how it beat
States other than France signed it.            France for who signed, or as well as the states
=============================================  ==================================================
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph_builder.annotate.contradictions import Repair, contradictions
from graph_builder.annotate.lexicon import words
from graph_builder.annotate.naming import naming_repairs
from graph_builder.syntax import Columns, Doc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph_builder.syntax import Token

_FINITE = frozenset({"VB", "VBD", "VBZ", "VBP", "VBN"})
_BARE = frozenset({"VB", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def repairs(read: Doc) -> Iterator[Repair]:
    """What to set right in one parsed paragraph: index in it, index of the new head, new label."""
    for token in read:
        yield from contradictions(token)
        if token.pos_ == "VERB":
            yield from naming_repairs(token)
        if token.dep_ == "pobj":
            yield from _subject_behind_date(token)
            yield from _subject_of_gerund(token)
        elif token.dep_ == "conj" and token.tag_ in {"VBD", "VBZ"} | _BARE and _is_finite(token):
            yield from _second_of_speaker(token)
            yield from _second_of_governor(token)
            yield from _subject_of_second_verb(token)
        elif token.dep_ == "conj" and token.tag_ in _FINITE:
            yield from _subject_of_second_verb(token)
        elif token.dep_ in {"appos", "prep"} and token.i:
            yield from _denied_alternative(token)
            yield from _second_of_list(token)
        elif token.dep_ in {"nmod", "compound", "nsubj"} and token.pos_ == "PROPN":
            yield from _first_of_list(token)
        elif token.dep_ in {"acl", "relcl"}:
            yield from _verb_of_root(token)
            yield from _charged_in_court(token)
        elif token.dep_ == "pcomp" and token.tag_ in _FINITE:
            yield from _verb_behind_with(token)
        elif token.dep_ == "ccomp":
            yield from _behind_semicolon(token)
            yield from _split_clause(token)
        elif token.dep_ == "npadvmod":
            yield from _before_score(token)
        elif token.lower_ == "than" and token.i and token.doc[token.i - 1].lower_ == "other":
            yield from _left_out(token)
        elif token.dep_ == "prt":
            yield from _place_behind_particle(token)
        elif token.dep_ == "oprd":
            yield from _appointed(token)


def repaired(read: Columns) -> Columns:
    """The columns of one parsed paragraph with the repairs in them."""
    heads, deps = list(read.heads), list(read.deps)
    for at, head, label in repairs(Doc(read)):
        heads[at], deps[at] = head, label
    return replace(read, heads=heads, deps=deps)


def _subject_behind_date(name: Token) -> Iterator[Repair]:
    """ "In June Siemens sold": the month belongs to the preposition, the name is the subject."""
    preposition, verb = name.head, name.head.head
    date = [t for t in name.lefts if t.dep_ == "compound" and t.ent_type_ == "DATE"]
    if len(date) != 1 or date[0].i != preposition.i + 1 or preposition.dep_ != "prep":
        return
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(t.dep_ == "aux" for t in verb.lefts)
    if not finite or not name.i < verb.i or name.tag_ not in {"NNP", "NNPS"} or name.ent_type_ == "DATE":
        return
    if any(t.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"} for t in verb.children):
        return
    yield date[0].i, preposition.i, "pobj"
    passive = any(t.dep_ == "auxpass" for t in verb.children)
    yield name.i, verb.i, "nsubjpass" if passive else "nsubj"


def _subject_of_gerund(name: Token) -> Iterator[Repair]:
    """ "dropped their objections to Oslo joining it": who joins is Oslo, and it is what they objected to."""
    preposition, verb = name.head, name.head.head
    following = name.doc[name.i + 1 : name.i + 2]
    objects = [t for t in verb.rights if t.dep_ == "dobj" and t.i == preposition.i - 1]
    for gerund in following:
        joined = gerund.tag_ == "VBG" and gerund.dep_ == "advcl" and gerund.head == verb
        if joined and objects and objects[0].lemma_.lower() in words("objecting_nouns.txt"):
            yield preposition.i, objects[0].i, "prep"
            yield gerund.i, preposition.i, "pcomp"
            yield name.i, gerund.i, "nsubj"


def _second_of_speaker(verb: Token) -> Iterator[Repair]:
    """ "denied that they had won and accused them": who denied accused, for "had won" is further back."""
    first = verb.head
    teller = first.head
    further_back = first.tag_ == "VBN" and any(t.lower_ == "had" for t in first.lefts)
    if teller.tag_ == verb.tag_ == "VBZ":  # "denies that they bombed it and blames them"
        further_back = first.tag_ == "VBD" or further_back
    own = any(t.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "mark"} for t in verb.children)
    if not further_back or own or first.dep_ != "ccomp" or teller.tag_ != verb.tag_:
        return
    if teller.i < first.i and {teller.lemma_, verb.lemma_} <= words("telling_verbs.txt"):
        yield verb.i, teller.i, "conj"


def _subject_of_second_verb(verb: Token) -> Iterator[Repair]:
    """ "led to an offer from Google and Ahmed was invited": what follows a noun at once is said of it."""
    auxiliaries = [t for t in verb.lefts if t.dep_ in {"aux", "auxpass"}]
    first = min([verb, *auxiliaries], key=lambda t: t.i)
    finite = first.tag_ in {"VBD", "VBZ", "VBP", "MD"}
    if not finite or not first.i or any(t.dep_ in SUBJECTS for t in verb.children):
        return
    noun = verb.doc[first.i - 1]
    if noun.dep_ != "conj" or noun.pos_ not in {"NOUN", "PROPN"} or noun.i < verb.head.i:
        return
    beside = [t for t in noun.head.children if t.dep_ in {"conj", "cc"} and t.i > noun.head.i]
    if len(beside) != 2 or any(t.dep_ == "conj" for t in noun.children) or verb.head not in noun.ancestors:
        return
    passive = any(t.dep_ == "auxpass" for t in auxiliaries)
    yield noun.i, verb.i, "nsubjpass" if passive else "nsubj"
    yield next(t.i for t in beside if t.dep_ == "cc"), verb.head.i, "cc"


def _verb_of_root(verb: Token) -> Iterator[Repair]:
    """ "Gunmen on motorbikes killed a guard.", "Pope to visit Kazakhstan": the noun on top is the subject."""
    noun, teller = verb.head, verb.head.head
    if (
        noun.dep_ == "dep"
        and verb.i == noun.i + 2
        and verb.doc[noun.i + 1].tag_ == "TO"
        and teller.i > verb.i
    ):
        yield verb.i, teller.i, "ccomp"  # "Siemens to leave Russia, unions say"
        yield noun.i, verb.i, "nsubj"
        return
    root = next((t for t in verb.ancestors if t.dep_ == "ROOT"), None)
    if root is not None and _is_behind_gerund(verb, root):
        yield verb.i, verb.i, "ROOT"
        yield root.i, verb.i, "csubj"
        return
    if root is None or root.pos_ not in {"NOUN", "PROPN"} or any(t.dep_ in SUBJECTS for t in verb.children):
        return
    infinitive = [t for t in verb.lefts if t.tag_ == "TO"]
    last = next((t for t in reversed(list(root.subtree)) if not t.is_space), root)
    headline = verb.head == root and infinitive and infinitive[0].i == root.i + 1 and not last.is_punct
    doing = verb.tag_ in {"VBN", "VBD"} and any(t.dep_ == "dobj" for t in verb.rights)
    doing = doing and verb.lemma_.lower() not in words("verbs_with_two_objects.txt")
    finite = doing and verb.dep_ == "acl" and verb.head.dep_ == "pobj" and verb.head.head.head == root
    if headline or finite or _is_behind_relative(verb, root, last) or _befalls(verb, root, last):
        yield from _made_root(verb, root)


def _left_out(than: Token) -> Iterator[Repair]:
    """ "States other than France signed it.": those without France did, and France is only named."""
    other, named = than.doc[than.i - 1], next(iter(than.doc[than.i + 1 : than.i + 2]), None)
    whole, verb = other.head, than.head if than.dep_ == "mark" else other.head.head
    subject = next((t for t in verb.lefts if t.dep_ in SUBJECTS and t.i > than.i), None)
    if named is None or subject is None or subject.left_edge.i != named.i or whole.i != other.i - 1:
        return
    if than.dep_ == "mark" and verb.head == other:  # the clause hangs below the noun that acts in it
        yield verb.i, verb.i if whole.dep_ == "ROOT" else whole.head.i, whole.dep_
        yield whole.i, verb.i, subject.dep_
        for token in whole.children:
            if token.i > verb.i:
                yield token.i, verb.i, token.dep_
        yield than.i, other.i, "prep"
    elif whole.head != verb or whole.dep_ not in SUBJECTS:
        return
    yield subject.i, than.i, "pobj"


def _is_behind_gerund(verb: Token, root: Token) -> bool:
    """ "Cutting taxes led to inflation.": a sentence that a gerund opens has its verb behind the object."""
    noun, first = verb.head, root.left_edge
    of_root = noun.head == root if noun.dep_ == "dobj" else noun.dep_ == "pobj" and noun.head.head == root
    focus = all(t.dep_ == "advmod" for t in root.lefts)  # "Even applying for a visa required a journey"
    opens = root.tag_ == "VBG" and bool(first.is_sent_start) and focus and of_root
    alone = not any(t.dep_ in {"agent", "auxpass", "aux"} for t in verb.children)
    goes_on = any(t.dep_ in {"prep", "dobj"} for t in verb.rights)
    return opens and verb.tag_ in {"VBN", "VBD"} and alone and goes_on and verb.i == verb.head.i + 1


def _is_behind_relative(verb: Token, root: Token, last: Token) -> bool:
    """ "Jane Doe, who has won three titles, lost to Ann Roe.": behind the comma the sentence goes on."""
    if verb.head != root or verb.tag_ not in {"VBN", "VBD"} or last.text != ".":
        return False
    relative = any(t.dep_ == "relcl" and t.i < verb.i for t in root.rights)
    alone = not any(t.dep_ in {"agent", "auxpass"} for t in verb.children)
    return relative and alone and verb.doc[verb.i - 1].text == ","


def _befalls(verb: Token, root: Token, last: Token) -> bool:
    """ "A bus overturned near Delhi.": what happens by itself is done by nobody, so it is no participle."""
    alone = not any(t.dep_ in {"agent", "auxpass", "dobj"} for t in verb.children)
    behind = verb.head == root and verb.i == root.i + 1 and verb.tag_ in {"VBN", "VBD"}
    return behind and alone and last.text == "." and verb.lemma_.lower() in words("verbs_of_mishap.txt")


def _place_behind_particle(particle: Token) -> Iterator[Repair]:
    """ "sank off Java": with a place behind it "off" is a preposition."""
    after = particle.doc[particle.i + 1 : particle.i + 2]
    if particle.lower_ != "off" or particle.head.lemma_.lower() not in words("verbs_of_mishap.txt"):
        return
    objects = [t for t in particle.rights if t.dep_ == "pobj"]
    objects = objects or [t for t in after if t.pos_ == "PROPN" and t.head == particle.head]
    if objects:
        yield particle.i, particle.head.i, "prep"
        yield objects[0].i, particle.i, "pobj"


def _made_root(verb: Token, subject: Token) -> Iterator[Repair]:
    passive = any(t.dep_ == "auxpass" for t in verb.children)
    yield verb.i, verb.i, "ROOT"
    yield subject.i, verb.i, "nsubjpass" if passive else "nsubj"
    for child in subject.children:
        if child.i > verb.i and child != verb:
            yield child.i, verb.i, "advcl" if child.dep_ == "acl" else child.dep_


def _verb_behind_with(verb: Token) -> Iterator[Repair]:
    """ "A ferry with 130 people on board sank.": no finite verb stands under "with"."""
    preposition, root = verb.head, verb.head.head
    subjects = [t for t in verb.lefts if t.dep_ in {"nsubj", "nsubjpass"}]
    if preposition.lower_ != "with" or root.dep_ != "ROOT" or root.pos_ not in {"NOUN", "PROPN"}:
        return
    if len(subjects) != 1 or verb.tag_ not in {"VBD", "VBZ", "VBP"} or preposition.i < root.i:
        return
    yield subjects[0].i, preposition.i, "pobj"
    yield from _made_root(verb, root)


def _charged_in_court(participle: Token) -> Iterator[Repair]:
    """ "appeared in court charged with murder": behind a bare "in court" it is said of the subject."""
    place, preposition = participle.head, participle.head.head
    verb = preposition.head
    bare = place.dep_ == "pobj" and not list(place.lefts) and participle.i == place.i + 1
    if bare and participle.tag_ == "VBN" and place.lower_ in words("bare_places.txt") and verb.pos_ == "VERB":
        yield participle.i, verb.i, "advcl"


def _appointed(office: Token) -> Iterator[Repair]:
    """ "named Jane Doe chief executive": who is named stands before what she is named."""
    verb = office.head
    if verb.lemma_.lower() not in words("appointing_verbs.txt") or verb.i > office.i:
        return
    if any(t.dep_ in {"dobj", "nsubjpass", "auxpass"} for t in verb.children):
        return
    before = [t for t in office.lefts if t.dep_ in {"nmod", "compound"} and t.ent_type_ == "PERSON"]
    if before and before[-1].ent_type_ != office.ent_type_:
        yield before[-1].i, verb.i, "dobj"


def _is_finite(verb: Token) -> bool:
    """By its form, or a modal before it."""
    return verb.tag_ not in _BARE or any(t.tag_ == "MD" for t in verb.lefts)


def _second_of_governor(verb: Token) -> Iterator[Repair]:
    """ "failed to win and faces a run-off": a finite verb goes on from the verb above the infinitive."""
    first = verb.head
    governor = first.head
    infinitive = first.tag_ == "VB" and any(t.tag_ == "TO" for t in first.lefts)
    own = any(t.dep_ in SUBJECTS for t in verb.children)
    if infinitive and first.dep_ in {"xcomp", "advcl"} and governor.i < first.i and not own:
        yield verb.i, governor.i, "conj"
        for joint in first.children:
            if joint.dep_ == "cc" and first.i < joint.i < verb.i:
                yield joint.i, governor.i, "cc"


def _behind_semicolon(verb: Token) -> Iterator[Repair]:
    """ "They said he left; his lawyers did not respond": behind the semicolon nobody is quoted any more."""
    teller = verb.head
    marks = [t.i for t in verb.doc[teller.i : verb.i] if t.text == ";"]
    own = any(t.dep_ in SUBJECTS and marks and t.i > marks[-1] for t in verb.lefts)
    quoted = any(t.is_quote for t in verb.doc[teller.i : verb.i])
    if not marks or not own or quoted:
        return
    yield verb.i, teller.i, "conj"
    for said in verb.lefts:
        if said.dep_ == "ccomp" and teller.i < said.i < marks[-1]:
            yield said.i, teller.i, "ccomp"


def _denied_alternative(other: Token) -> Iterator[Repair]:
    """ "the bank, not its owner", "by teachers, not by parents": two of a kind, and the second is denied."""
    start = other.left_edge.i
    negation = other.doc[start] if other.doc[start].lower_ == "not" else other.doc[start - 1]
    if negation.lower_ != "not" or negation.dep_ != "neg" or negation.i >= other.i or not negation.i:
        return
    first = other.head
    if other.dep_ == "prep":
        first = first if first.pos_ == "ADP" else first.head
        if first.pos_ != "ADP" or first.i >= negation.i or first.dep_ not in {"prep", "agent"}:
            return
    elif other.doc[negation.i - 1].text != "," or first.pos_ not in {"NOUN", "PROPN"}:
        return
    yield other.i, first.i, "conj"
    yield negation.i, other.i, "neg"


#: What the model says that the names of one list name.
_LISTED = frozenset({"PERSON", "ORG"})


def _second_of_list(second: Token) -> Iterator[Repair]:
    """ "Ann Roe, Bob Doe and Cy Poe": names of one kind between commas before an "and" are a list."""
    first = second.head
    start = second.left_edge.i
    if second.dep_ != "appos" or {first.pos_, second.pos_} != {"PROPN"} or not _goes_on(second):
        return
    if first.ent_type_ == second.ent_type_ in _LISTED and first.i < start and _commas(first, start) == [","]:
        yield second.i, first.i, "conj"


def _first_of_list(first: Token) -> Iterator[Repair]:
    """ "Roe, Doe and Poe left": the first of the list is what the others are coordinated with."""
    comma = first.i + 1
    if first.dep_ == "nsubj":
        subjects = [t for t in first.head.lefts if t.dep_ == "nsubj" and t.i > first.i]
        second = subjects[0] if len(subjects) == 1 else first
    else:
        second = first.head
    if second.i <= comma or second.pos_ != "PROPN" or not _goes_on(second):
        return
    if _commas(first, second.left_edge.i if first.dep_ == "nsubj" else second.i) != [","]:
        return
    if first.dep_ != "nsubj":
        above = first.i if second.head == second else second.head.i
        yield first.i, above, second.dep_
    yield second.i, first.i, "conj"


def _goes_on(name: Token) -> bool:
    """ "Bob Doe and Cy Poe": a further name of the list."""
    return any(t.dep_ == "conj" and t.pos_ == "PROPN" for t in name.rights) and not any(
        t.dep_ in {"det", "poss"} for t in name.lefts
    )


def _commas(first: Token, until: int) -> list[str]:
    """What stands between a name and the word that the next one begins with, names left out."""
    return [t.text for t in first.doc[first.i + 1 : until] if t.dep_ not in {"compound", "nmod"}]


def _split_clause(verb: Token) -> Iterator[Repair]:
    """ "It was not Siemens that built it": who built it is Siemens."""
    copula = verb.head
    attributes = [t for t in copula.rights if t.dep_ == "attr" and t.i < verb.i]
    split = copula.lemma_ == "be" and any(t.lower_ == "it" and t.dep_ == "nsubj" for t in copula.lefts)
    relative = any(t.tag_ in {"WDT", "WP"} and t.dep_ in {"nsubj", "nsubjpass", "dobj"} for t in verb.lefts)
    if split and relative and len(attributes) == 1 and copula.i < verb.i:
        yield verb.i, attributes[0].i, "relcl"


def _before_score(name: Token) -> Iterator[Repair]:
    """ "beat Dortmund 3-2": who is beaten stands before the score."""
    score = [t.tag_ for t in name.doc[name.i + 1 : name.i + 4]]
    alone = not any(t.dep_ == "dobj" for t in name.head.children)
    behind = name.pos_ == "PROPN" and name.left_edge.i == name.head.i + 1
    if (
        behind
        and alone
        and len(score) == 3
        and score[0] == score[2] == "CD"
        and score[1] in {"SYM", "HYPH", ":"}
    ):
        yield name.i, name.head.i, "dobj"

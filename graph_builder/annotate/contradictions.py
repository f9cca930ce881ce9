"""Readings that contradict themselves, set right where the sentence tells how, else taken out.

A reduced relative has no past tense, a finite clause under another has a conjunction or a subject, a
verb is nobody's subject: where the parse says otherwise it has lost its way.

==================================================  =====================================================
sentence                                            what the parser takes for what
==================================================  =====================================================
The claims made about him in the film were lies.    "were lies" for what somebody else was
Interest led to a call from Oslo and Roe was asked. the interest for what was asked
a retreat that critics say is a camp                "critics say" for what is a camp
The hit, critics agreed, was the film.              the critics for the film
Ann not having a pass was her fault.                the pass for the fault
Both teams having lost, the guests won.             both teams for winners
Report found on street not secret, say police       the report for who says so
Their boats were seized -- an all-out war.          the war for what is seized
Photos of the boy wearing a cap spread.             the photos for what wears it
It may end in the claim being withdrawn.            the claim for what it ends in
He described Roe as a man facing jail.              the one who describes for the one who faces it
They have seats and thus veto power.                "veto" for what they do
Known as safe seats, Roe got most votes.            the seats for what got them
Won 84 votes, the most given to any list            the winner for what is given
He left on purpose to be rescued.                   the purpose for what is rescued
They announced the start of a process to find it.   those who announce for those who find
Figures show 40 people crossing drove up costs.     the people for what the figures show
It is clear favours won.                            the favours for clear
They are iodine deficient.                          iodine for what they are
the head of the FAO (Food Organization), Qu         the head for the organization
They could wear a cap or don glasses.               "don" for a name, so that they wear it
They attack Bank of Chad website.                   the bank and a website for two objects
would shrink once the army withdraws                the army for what would shrink
==================================================  =====================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph_builder.annotate.lexicon import head_labels, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from graph_builder.syntax import Token

    Rule = Callable[[Token], Iterator["Repair"]]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_DASHES = frozenset({"--", "—", "–"})
#: Token index -> its new head and label.
Repair = tuple[int, int, str]
#: The label of what has no place in the parse: nothing is read from it.
UNREAD = "dep"


def contradictions(token: Token) -> Iterator[Repair]:
    """What to set right at one token of a parsed paragraph: index, index of the new head, new label."""
    yield from _first_that_holds(_RULES.get(token.tag_, ()), token)
    if token.i and token.doc[token.i - 1].text == "#":
        yield from _hashtag(token)
    if token.dep_ == "dobj":
        yield from _object(token)
    elif token.dep_ == "prep" and token.pos_ == "PROPN":
        yield from _name_as_preposition(token)
    elif token.dep_ == "conj":
        yield from _joined(token)
    elif token.dep_ == "attr":
        yield from _attribute(token)
    elif token.dep_ == "appos":
        yield from _in_brackets(token)
        yield from _in_office(token)


def _first_that_holds(rules: Iterable[Rule], token: Token) -> Iterator[Repair]:
    """What the first of the rules that finds anything sets right."""
    for rule in rules:
        if found := list(rule(token)):
            yield from found
            return


def _joined(second: Token) -> Iterator[Repair]:
    """What is wrong with what the parse coordinates."""
    if second.pos_ == "PROPN" and second.head.pos_ == "VERB":
        yield from _name_with_object(second)
    elif second.head.dep_ in {"nsubj", "nsubjpass"}:
        yield from _without_joint(second)


def _own_subject(verb: Token) -> Token | None:
    return next((t for t in verb.lefts if t.dep_ in _SUBJECTS), None)


def _behind_garden_path(verb: Token) -> Iterator[Repair]:
    """ "the claims made about him in the film were lies": "made" is the participle, "were" the verb."""
    if verb.dep_ not in {"advcl", "ccomp", "conj"} or not verb.i or verb.head.i > verb.i:
        return
    if any(t.dep_ in _SUBJECTS | {"mark", "cc", "aux", "auxpass"} for t in verb.lefts):
        return
    before = verb.doc[verb.i - 1]
    goes_on = any(t.dep_ in {"attr", "dobj", "acomp", "ccomp", "xcomp"} for t in verb.rights)
    if before.is_punct or before.dep_ in {"cc", "advmod"} or not goes_on:
        return
    for first in (t for t in before.ancestors if t.i < verb.i and t != verb.head):
        subject = _own_subject(first)
        bare = first.tag_ in {"VBD", "VBN"} and not any(
            t.dep_ in {"aux", "auxpass", "dobj"} for t in first.children
        )
        if bare and subject is not None and subject.tag_ in {"NN", "NNS"} and subject.i == first.i - 1:
            yield verb.i, first.head.i if first.head != first else verb.i, first.dep_
            yield subject.i, verb.i, "nsubj"
            yield first.i, subject.i, "acl"
            yield from ((t.i, verb.i, "mark") for t in first.lefts if t.dep_ == "mark")
            return


def _of_two_clauses(verb: Token) -> Iterator[Repair]:
    """ "Interest led to a call from Oslo and Roe was asked": a past tense heads a clause of its own."""
    subject = _own_subject(verb)
    if verb.dep_ != "ROOT" or subject is None:
        return
    first = next((t for t in subject.rights if t.dep_ == "acl" and t.tag_ == "VBD"), None)
    auxiliary = next((t for t in verb.lefts if t.dep_ in {"aux", "auxpass"}), None)
    if first is None or auxiliary is None or auxiliary.tag_ not in _TENSED | {"MD"}:
        return
    noun = verb.doc[auxiliary.i - 1]
    joint = next((t for t in noun.head.children if t.dep_ == "cc" and t.i == noun.left_edge.i - 1), None)
    if noun.dep_ == "conj" and joint is not None and first in noun.ancestors:
        yield first.i, first.i, "ROOT"
        yield subject.i, first.i, "nsubj"
        yield verb.i, first.i, "conj"
        yield joint.i, first.i, "cc"
        yield noun.i, verb.i, subject.dep_


def _embedded_speech(verb: Token) -> Iterator[Repair]:
    """ "a retreat that critics say is a camp": who says so stands between."""
    teller = verb.doc[verb.i - 1] if verb.i else verb
    if (
        teller.tag_ not in _TENSED
        or teller == verb
        or any(t.dep_ in {"nsubj", "mark"} and t != teller for t in verb.lefts)
    ):
        return
    if teller.lemma_.lower() not in words("verbs_of_claiming.txt") or _own_subject(teller) is None:
        return
    relative = next((t for t in teller.lefts if t.tag_ in {"WDT", "WP"}), None)
    if relative is not None and teller.dep_ == "relcl":
        yield verb.i, teller.head.i, "relcl"
        yield relative.i, verb.i, "nsubj"
        yield teller.i, verb.i, "parataxis"
    elif teller.head == verb and teller.dep_ in _SUBJECTS:
        yield verb.i, verb.head.i, UNREAD
        yield teller.i, verb.i, "parataxis"


def _speech_between(verb: Token) -> Iterator[Repair]:
    """ "The hit, critics agreed, was the film": between the commas somebody says so."""
    teller = verb.head
    if verb.dep_ != "conj" or teller.i > verb.i or verb.i < 2 or verb.doc[verb.i - 1].text != ",":
        return
    if any(t.dep_ in _SUBJECTS for t in verb.lefts) or any(
        t.dep_ == "cc" for t in teller.rights if t.i < verb.i
    ):
        return
    speaker = _own_subject(teller)
    before = [
        t
        for t in teller.lefts
        if t.pos_ in {"NOUN", "PROPN"} and t.dep_ in {"advcl", "dep", "npadvmod", "nsubj"}
    ]
    before = [t for t in before if speaker is not None and t.i < speaker.left_edge.i - 1]
    if speaker is None or len(before) != 1 or verb.doc[speaker.left_edge.i - 1].text != ",":
        return
    if any(t.dep_ in {"dobj", "ccomp"} for t in teller.rights):
        return
    yield verb.i, verb.i if teller.head == teller else teller.head.i, teller.dep_
    yield before[0].i, verb.i, "nsubj"
    yield teller.i, verb.i, "parataxis"


def _subject_of_gerund_object(verb: Token) -> Iterator[Repair]:
    """ "Ann not having a pass was her fault": that she has none was it, not the pass."""
    gerund, thing = verb.head, _own_subject(verb)
    if thing is None or verb.dep_ not in {"ccomp", "advcl"} or gerund.tag_ != "VBG" or gerund.head == gerund:
        return
    if thing.left_edge.i != gerund.i + 1 or any(
        t.dep_ in {"aux", "auxpass", "dobj"} for t in gerund.children
    ):
        return
    if gerund.dep_ == "ccomp" and _own_subject(gerund) is not None:
        yield thing.i, gerund.i, "dobj"
        yield verb.i, gerund.head.i, gerund.dep_
        yield gerund.i, verb.i, "csubj"


def _said_last(teller: Token) -> Iterator[Repair]:
    """ "Report found on street not secret, say police": who says so stands behind the verb."""
    before, behind = _own_subject(teller), [t for t in teller.rights if t.dep_ == "nsubj"]
    if before is None or len(behind) != 1 or behind[0].left_edge.i != teller.i + 1:
        return
    if teller.doc[teller.i - 1].text in {",", "”", '"'} and teller.lemma_.lower() in words(
        "verbs_of_claiming.txt"
    ):
        yield before.i, teller.i, UNREAD


def _after_absolute(verb: Token) -> Iterator[Repair]:
    """ "Both teams having lost, the guests won": the first noun has a verb of its own."""
    subjects = [t for t in verb.lefts if t.dep_ in _SUBJECTS - {"expl"}]
    if len(subjects) != 2 or subjects[1].left_edge.i < 1:
        return
    first, start = subjects[0], subjects[1].left_edge.i
    own = any(t.dep_ == "acl" and t.tag_ == "VBG" for t in first.rights)
    if own and verb.doc[start - 1].text == ",":
        yield first.i, verb.i, UNREAD
    elif verb.doc[start - 1].tag_ in {"WDT", "WP"} and first.i < start - 1:
        yield first.i, verb.i, UNREAD  # "Cats: The Series, in which she played the lead"
    elif first.dep_ in {"csubj", "csubjpass"} and not list(first.children) and first.i == start - 1:
        yield first.i, subjects[1].i, "amod"  # "pro-Beijing politician Wong was defeated"


def _unmarked(verb: Token) -> Iterator[Repair]:
    """ "and thus veto power": a finite clause has a subject or a conjunction."""
    if verb.dep_ != "advcl" or verb.tag_ == "VBD" or verb.doc[verb.i - 1].text == ",":
        return
    marked = any(t.dep_ in _SUBJECTS | {"mark", "aux", "auxpass"} or t.tag_ == "WRB" for t in verb.children)
    if not marked and not any(t.dep_ == "prep" for t in verb.lefts):
        yield verb.i, verb.head.i, UNREAD


def _participle(verb: Token) -> Iterator[Repair]:
    """ "photos of the boy wearing a cap", "described Roe as a man, facing jail": whose participle it is."""
    noun = verb.head
    if verb.dep_ == "acl" and noun.lemma_.lower() in words("picture_nouns.txt"):
        of = [t for t in noun.rights if t.lower_ == "of" and t.i < verb.i]
        seen = [t for p in of for t in p.rights if t.dep_ == "pobj"]
        shows = verb.lemma_.lower() in words("verbs_of_pictures.txt")
        if seen and not shows and seen[-1].right_edge.i == verb.i - 1:
            yield verb.i, seen[-1].i, "acl"
    elif verb.dep_ == "advcl" and noun.lemma_.lower() in words("describing_verbs.txt") and noun.i < verb.i:
        described = [t for t in noun.rights if t.dep_ == "dobj" and t.i < verb.i]
        roles = [t for t in noun.rights if t.lower_ == "as" and t.i < verb.i]
        tells = words("verbs_of_claiming.txt") | words("telling_verbs.txt")  # "called it sad, adding that"
        marked = any(t.dep_ in {"mark", "prep"} for t in verb.lefts) or verb.lemma_.lower() in tells
        if described and roles and not marked:
            yield verb.i, described[-1].i, "acl"


def _of_superlative(verb: Token) -> Iterator[Repair]:
    """ "won 84 votes, the most given to any list": the votes are given, not the one who won them."""
    ranked = any(t.tag_ in {"JJS", "RBS"} and any(d.lower_ == "the" for d in t.lefts) for t in verb.lefts)
    if verb.dep_ == "advcl" and ranked:
        yield verb.i, verb.head.i, UNREAD


def _purpose(verb: Token) -> Iterator[Repair]:
    """ "left the boat on purpose to be rescued": "on purpose" is one word, and nobody rescues a purpose."""
    noun = verb.head
    infinitive = any(t.tag_ == "TO" for t in verb.lefts)
    bare = noun.dep_ == "pobj" and noun.i == noun.head.i + 1 and noun.lower_ in words("bare_adverbials.txt")
    if verb.dep_ in {"acl", "relcl"} and infinitive and bare and noun.head.head.pos_ == "VERB":
        yield verb.i, noun.head.head.i, "advcl"


def _of_noun_before(verb: Token) -> Iterator[Repair]:
    """ "announced the start of a process to find designs": the process is to find them."""
    to = next((t for t in verb.lefts if t.tag_ == "TO"), None)
    if (
        to is None
        or verb.dep_ not in {"xcomp", "advcl"}
        or not to.i
        or any(t.dep_ in _SUBJECTS for t in verb.lefts)
    ):
        return
    noun = verb.doc[to.i - 1]
    below = noun.dep_ == "pobj" and verb.head in noun.ancestors and verb.head.i < noun.i
    if below and noun.tag_ == "NN" and noun.lemma_.lower() in words("nouns_of_purpose.txt"):
        yield verb.i, noun.i, "acl"


def _subject_of_content(verb: Token) -> Iterator[Repair]:
    """ "figures show 40 migrants crossing it drove up costs": what they show is the whole clause."""
    teller = verb.head
    if verb.dep_ != "ccomp" or teller.i > verb.i or any(t.dep_ in _SUBJECTS | {"mark"} for t in verb.lefts):
        return
    first = next((t for t in verb.lefts if t.dep_ in {"aux", "auxpass"}), verb)
    objects = [t for t in teller.rights if t.dep_ == "dobj" and t.i < first.i]
    apart = {t.dep_ for t in teller.rights if objects and objects[0].i < t.i < first.i} - {"prep"}
    tells = teller.lemma_.lower() in words("verbs_of_claiming.txt")
    close = bool(objects) and objects[0].right_edge.i == first.i - 1
    if first.tag_ not in _TENSED or len(objects) != 1 or apart or not (tells or close):
        return
    second = [t for t in objects[0].rights if t.dep_ == "conj"]
    joint = [t for t in objects[0].rights if t.dep_ == "cc"]
    if second and joint and second[-1].right_edge.i == first.i - 1:  # "shows the bridge and Oslo loves it"
        yield second[-1].i, verb.i, "nsubj"
        yield verb.i, teller.i, "conj"
        yield joint[-1].i, teller.i, "cc"
    else:
        yield objects[0].i, verb.i, "nsubj"
        between = (t for t in teller.rights if objects[0].i < t.i < first.i)
        yield from ((t.i, objects[0].i, "prep") for t in between)


def _apart_from_adjective(verb: Token) -> Iterator[Repair]:
    """ "it is clear favours won": it is clear, and no favours are."""
    copula, subject = verb.head, _own_subject(verb)
    if verb.dep_ != "ccomp" or copula.lemma_ != "be" or subject is None or copula.i > verb.i:
        return
    first = subject.left_edge
    alone = first.dep_ == "amod" and first.head == subject and first.i == copula.i + 1
    if (
        alone
        and any(t.lower_ == "it" for t in copula.lefts)
        and first.lower_ in words("clear_adjectives.txt")
    ):
        yield first.i, copula.i, "acomp"


def _without_joint(second: Token) -> Iterator[Repair]:
    """ "known as safe seats, Roe got most votes": without "and" two nouns aren't both the subject."""
    first = second.head
    verb = first.head
    start = second.left_edge.i
    others = [t for t in first.rights if t.dep_ in {"cc", "conj", "appos"} and t != second]
    comma = start > 0 and second.doc[start - 1].text == ","
    alone = not (others or any(t.dep_ in {"cc", "conj"} for t in second.rights))
    kinds = (first.pos_, second.pos_) == ("NOUN", "PROPN")
    if alone and comma and kinds and second.right_edge.i < verb.i:
        yield second.i, verb.i, first.dep_
        yield first.i, verb.i, UNREAD


def _attribute(noun: Token) -> Iterator[Repair]:
    """ "are borderline iodine deficient", "was of the schools Roe and Doe": no noun that they are."""
    behind = list(noun.rights)
    verb = noun.head
    if (
        [t.dep_ for t in behind] == ["amod"]
        and noun.tag_ == "NN"
        and not any(t.dep_ == "det" for t in noun.lefts)
    ):
        yield behind[0].i, verb.i, "acomp"
        yield noun.i, behind[0].i, "npadvmod"
        return
    of = [t for t in verb.rights if t.lower_ == "of" and t.dep_ == "prep" and t.i == verb.i + 1]
    owners = [t for t in of for t in t.rights if t.dep_ == "pobj" and t.i == noun.left_edge.i - 1]
    if verb.lemma_ == "be" and owners:
        yield noun.i, owners[0].i, "appos"


def _in_brackets(noun: Token) -> Iterator[Repair]:
    """ "the head of the FAO (Food and Agriculture Organization), Qu": what is in brackets is the FAO."""
    start = noun.left_edge.i
    if start < 2 or noun.doc[start - 1].text != "(":
        return
    before = noun.doc[start - 2]
    if before.dep_ == "pobj" and before.pos_ == noun.pos_ == "PROPN" and noun.head in before.ancestors:
        yield noun.i, before.i, "appos"


def _in_office(name: Token) -> Iterator[Repair]:
    """ "the commissioner for refugees, Jane Roe, left": she is the commissioner, not the refugees."""
    of = name.head.head
    noun = of.head
    if name.ent_type_ != "PERSON" or name.head.dep_ != "pobj" or name.head.ent_type_ == "PERSON":
        return
    office = (
        of.lower_ in {"for", "of"} and noun.i < of.i and head_labels().get(noun.lemma_.lower()) == "Person"
    )
    if office and name.head.tag_ != "NN" and name.doc[name.left_edge.i - 1].text == ",":
        yield name.i, noun.i, "appos"


def _gerund_behind_outcome(verb: Token) -> Iterator[Repair]:
    """ "may end in the claim being withdrawn": it ends in that, not in the claim."""
    noun = verb.head
    being = any(t.lower_ == "being" and t.dep_ == "auxpass" and t.i == noun.i + 1 for t in verb.lefts)
    if verb.dep_ != "acl" or not being or noun.dep_ != "pobj":
        return
    if noun.head.lower_ in {"without", "despite"} or noun.head.head.lemma_.lower() in words("outcomes.txt"):
        yield verb.i, noun.head.i, "pcomp"
        yield noun.i, verb.i, "nsubjpass"


def _object(noun: Token) -> Iterator[Repair]:
    """What follows a dash, a name or "once" is no object of the verb before it."""
    verb, first = noun.head, noun.left_edge
    if first.i < 1 or noun.i < verb.i:
        return
    between = [t.text for t in noun.doc[verb.i : first.i]]
    if noun.doc[first.i - 1].text in _DASHES and sum(text in _DASHES for text in between) == 1:
        yield noun.i, verb.i, UNREAD
    elif noun.lower_ == "way" and any(t.dep_ == "dobj" and t.i > noun.i for t in verb.rights):
        yield from (
            (t.i, verb.i, UNREAD) for t in verb.rights if t.dep_ == "dobj"
        )  # "likes the way it looks"
    elif any(
        t.dep_ in {"xcomp", "ccomp"} and t.pos_ == "VERB" and verb.i < t.i < first.i for t in verb.rights
    ):
        yield noun.i, verb.i, UNREAD  # "avoid being sent from Java waters"
    elif first.lower_ == "once" and noun.doc[first.i + 1].tag_ in {"DT", "PRP$"}:
        yield noun.i, verb.i, UNREAD
    elif noun.lower_.endswith("ifies"):  # "saw the exhibit identifies and features works": no noun ends so
        yield noun.i, verb.i, UNREAD
        yield from ((t.i, verb.i, UNREAD) for t in verb.rights if t.dep_ == "conj" and t.i > noun.i)
    else:
        yield from _name_before(noun)


def _hashtag(word: Token) -> Iterator[Repair]:
    """ "chose the tag #WeRise and posted it": no verb, whatever it is made of."""
    if word.pos_ != "VERB" or word.head == word or word.dep_ in {"amod", "compound", "nmod"}:
        return
    yield word.i, word.head.i, UNREAD
    yield from ((t.i, word.head.i, t.dep_) for t in word.rights if t.dep_ in {"cc", "conj"})


def _name_as_preposition(first: Token) -> Iterator[Repair]:
    """ "support from President Ann Roe", where "Ann" passes for a preposition."""
    title = first.doc[first.i - 1] if first.i else first
    last = next((t for t in first.rights if t.dep_ == "pobj" and t.pos_ == "PROPN"), None)
    if last is not None and title.lower_ in words("titles.txt") and title.dep_ in {"pobj", "dobj", "nsubj"}:
        yield last.i, title.head.i, title.dep_
        yield title.i, last.i, "compound"
        yield first.i, last.i, "compound"
        yield from ((t.i, last.i, t.dep_) for t in title.lefts)


def _name_with_object(name: Token) -> Iterator[Repair]:
    """ "could wear a cap or don glasses", where "don" passes for a name: no name has an object."""
    if any(t.dep_ == "dobj" for t in name.rights):
        yield name.i, name.head.i, UNREAD


def _name_before(noun: Token) -> Iterator[Repair]:
    """ "attack Bank of Chad website": a common noun behind a name is what bears the name."""
    before = [t for t in noun.head.rights if t.dep_ == "dobj" and t.i < noun.i]
    bare = noun.tag_ in {"NN", "NNS"} and noun.left_edge == noun and not list(noun.rights)
    if len(before) != 1 or not bare or before[0].right_edge.i != noun.i - 1:
        return
    name = before[0]
    inside = noun.doc[noun.i - 1]
    if name.ent_type_ == inside.ent_type_ == "ORG" and inside != name and name.left_edge.tag_ != "DT":
        yield name.i, noun.i, "compound"


_OF_TENSED = (
    _of_two_clauses,
    _behind_garden_path,
    _embedded_speech,
    _speech_between,
    _subject_of_gerund_object,
    _said_last,
    _subject_of_content,
    _apart_from_adjective,
    _after_absolute,
    _unmarked,
)
#: Tag of a verb -> the rules of which the first that holds counts.
_RULES: Mapping[str, tuple[Rule, ...]] = {
    **dict.fromkeys(_TENSED, _OF_TENSED),
    "VBG": (_participle,),
    "VBN": (_of_two_clauses, _after_absolute, _gerund_behind_outcome, _of_superlative, _purpose),
    "VB": (_purpose, _of_noun_before, _subject_of_content),
}

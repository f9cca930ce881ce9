"""Name forms compared: folding, person names, transliterations, acronyms. Pure string functions."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from graph_builder.names.lexicon import known_as, long_forms, nicknames, spellings
from graph_builder.names.lexicon import words as word_list

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
#: Letters of the shortest word that may be another with a slip in it.
SHORTEST_SLIP = 6
SMALL = frozenset(["of", "the", "and", "for", "in", "on", "at", "de", "la", "du", "des"])


def fold(text: str) -> str:
    """Lower case, no accents, no dots, curly quotes straight, one blank between words.

    >>> fold("The  U.S. Côte d’Ivoire"), fold("Ørsted"), fold("Wałęsa")
    ("the us cote d'ivoire", 'orsted', 'walesa')
    """
    if not text.isascii():  # in ASCII nothing is composed; most names are, and this runs for each of them
        text = unicodedata.normalize("NFKD", text.translate(_NOT_COMPOSED))
        text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(text.casefold().replace(".", "").split())


#: Letters and marks that are no letter with an accent, as English news writes them.
_NOT_COMPOSED = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "ʿ": "", "ʾ": "", "·": "",
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
    "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "ŋ": "n",
    "ĸ": "k", "ŧ": "t", "Ŧ": "T", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ƙ": "k",
})  # fmt: skip


@lru_cache(maxsize=1 << 13)  # one name is looked at from several sides in a row
def name_words(form: str) -> tuple[str, ...]:
    """The folded words of a name: without "the", possessive marks and generation suffixes.

    >>> name_words("Mustafa al-Kadhimi"), name_words("the White House's"), name_words("John Smith Jr.")
    (('mustafa', 'al', 'kadhimi'), ('white', 'house'), ('john', 'smith'))
    """
    folded = fold(form)
    words = [w for w in _BETWEEN_WORDS.split(folded) if w]
    if "'" in folded:
        words = [_POSSESSIVE.sub(lambda m: "s" if m[0] == "s'" else "", w) for w in words]
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1].strip(",") in SUFFIXES:
        words = words[:-1]
    return tuple(w.strip(",") for w in words) if "," in folded else tuple(words)


_BETWEEN_WORDS = re.compile(r"[\s\-‐‑–]+")
_POSSESSIVE = re.compile(r"('s|s'|')$")


def key(form: str) -> str:
    """One key for all spellings that differ in case, accents, dots, hyphens and article only."""
    return " ".join(name_words(form))


#: Spellings that transliterators choose between -> one sign, in this order.
_SOUNDS = (
    ("dh", "s"), ("th", "s"), ("z", "s"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("q", "k"), ("ck", "k"),
    ("c", "k"), ("w", "v"), ("sh", "5"), ("y", ""), ("j", "g"), ("h", ""),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
#: Unlikeness of two spellings of one name, at most: "Tebboune" and "Tebbun" .29, the furthest of those of 80
#: pairs of names in the news whose consonants are the same.
_MOST_UNLIKE = 0.3


@lru_cache(maxsize=1 << 14)
def transliteration_key(word: str) -> str:
    """The consonants that survive different spellings of one Arabic, Persian or Slavic name.

    al- is dropped; dh, z, s fold to s; q, k, kh, c to k; vowels, doubled letters and h go.

    >>> transliteration_key("kadhimi") == transliteration_key("kasimi") == transliteration_key("qazemi")
    True
    >>> transliteration_key("sadr") == transliteration_key("sistani")
    False
    """
    word = _spelled_one_way(word)
    word = word[:1] + re.sub(r"[aeiou'\-]", "", word[1:])
    return _DOUBLED.sub(r"\1", word)


def _spelled_one_way(word: str) -> str:
    """The letters of a name with those of one sound as one."""
    word = re.sub(r"^(al|el)[\s-]+", "", fold(word))
    for old, new in _SOUNDS:
        word = word.replace(old, new)
    return word


@lru_cache(maxsize=1 << 13)
def unlikeness(a: str, b: str) -> float:
    """The share of letters in which two names differ, those of one sound being one, and doubled ones.

    >>> unlikeness("kadhimi", "kasimi"), unlikeness("morsi", "mursi"), unlikeness("mehler", "mulroy")
    (0.0, 0.2, 0.6)
    """
    return DamerauLevenshtein.normalized_distance(_letters(a), _letters(b))


@lru_cache(maxsize=1 << 14)
def _letters(word: str) -> str:
    """The letters of a name, those of one sound and doubled ones as one."""
    return _DOUBLED.sub(r"\1", _spelled_one_way(word))


def family_first(form: str) -> bool:
    """Does the family name stand first: "Lee Cheuk-yan", "Xi Jinping", "Orbán Viktor"?

    Not in Vietnamese names: the last word is what everybody is called by ("Trong", "Chinh").

    >>> family_first("Lee Cheuk-yan"), family_first("Xi Jinping"), family_first("Mary-Kate Olsen")
    (True, True, False)
    >>> family_first("Orbán Viktor"), family_first("Viktor Orbán"), family_first("Kim Dae Jung")
    (True, False, True)
    """
    parts = form.split()
    if not 2 <= len(parts) <= 3:
        return False
    if _SYLLABLES.fullmatch(parts[-1]) or fold(parts[0]) in word_list("family_first.txt"):
        return True
    first, *rest = map(fold, parts)
    if len(rest) == 2 and first in word_list("syllables_last.txt"):
        return all(_SYLLABLE.fullmatch(word) for word in rest)
    last = word_list("given_last.txt")
    return len(rest) == 1 and rest[0] in last and first not in last


#: A given name of two syllables with a hyphen: "Cheuk-yan", "Jong-un".
_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")
#: One syllable of a Korean or Chinese name: "dae", "jung", "kuan", "yew".
_SYLLABLE = re.compile(r"[bcdfghjklmnpqrstwxyz]{0,2}[aeiouyw]{1,3}(?:n|ng|k|l|m|p|t|h)?")


def is_syllable(word: str) -> bool:
    """Can it be one syllable of a Korean or Chinese name?

    >>> is_syllable("Heung"), is_syllable("Star")
    (True, False)
    """
    return _SYLLABLE.fullmatch(word.lower()) is not None


def person_words(form: str) -> tuple[str, ...]:
    """The folded words of a person's name with the family name last, initials in one.

    >>> person_words("Lee Cheuk-yan"), person_words("Joe Biden"), person_words("J. K. Rowling")
    (('cheuk', 'yan', 'lee'), ('joe', 'biden'), ('jk', 'rowling'))
    """
    words = name_words(form)
    if family_first(form):
        return (*words[1:], words[0])
    return _initials_joined(words) if any(len(w) == 1 for w in words) else words


def without_leading_initials(given: tuple[str, ...]) -> tuple[str, ...]:
    """The given names by which somebody is called whose name begins with initials.

    >>> without_leading_initials(("nr", "narayana")), without_leading_initials(("j", "edgar"))
    (('narayana',), ('edgar',))
    >>> without_leading_initials(("jk",)), without_leading_initials(("ed", "james"))
    (('jk',), ('ed', 'james'))
    """
    return given[1:] if len(given) > 1 and _INITIALS.fullmatch(given[0]) else given


#: "J.", "N.R.", "H. D.": no first name is so short without a vowel.
_INITIALS = re.compile(r"[a-z]|[bcdfghjklmnpqrstvwxz]{2,3}")


def _initials_joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """ "J. K." is "J.K."; the last word is the family name, whatever it is."""
    found: list[str] = []
    single = False
    for word in words[:-1]:
        if single and len(word) == 1:
            found[-1] += word
        else:
            found.append(word)
        single = len(word) == 1
    return (*found, *words[-1:])


@lru_cache(maxsize=1 << 13)
def full_name(form: str) -> str:
    """The full name of somebody whom the news knows by another; else the form as it is.

    >>> full_name("Jokowi"), full_name("Joko Widodo"), full_name("Vini Jr.")
    ('joko widodo', 'Joko Widodo', 'vinicius junior')
    """
    known = key(form)
    whole = known_as().get(fold(form).replace(",", ""))  # "RFK Jr."
    return whole or known_as().get(known) or _known_in_other_letters(known) or form


def _known_in_other_letters(known: str) -> str:
    """The full name behind one of three words or more that is spelled another way; "" where there is none.

    >>> full_name("Abu Mohammad al-Jolani") == full_name("Abu Muhammed al-Julani") == "ahmed al sharaa"
    True
    """
    words = known.split()
    return _known_by_sounds().get(_sounds_of(words), "") if len(words) >= _LONG_NAME else ""


#: Words of a name by which somebody is known that is told in other spellings too.
_LONG_NAME = 3


@cache
def _known_by_sounds() -> Mapping[tuple[str, ...], str]:
    """The names of ``known_as`` as they sound, where two people's sound unlike."""
    found: dict[tuple[str, ...], set[str]] = {}
    for known, full in known_as().items():
        if len(words := known.split()) >= _LONG_NAME:
            found.setdefault(_sounds_of(words), set()).add(full)
    return {sounds: full.pop() for sounds, full in found.items() if len(full) == 1}


def _sounds_of(words: Sequence[str]) -> tuple[str, ...]:
    """First names spelled the standard way, the last word by its consonants where it has three."""
    sounds = transliteration_key(words[-1])
    last = sounds if len(sounds) >= _TELLING_SOUNDS else words[-1]
    return (*("al" if word == "el" else standard(word) for word in words[:-1]), last)


#: Consonants by which a word is told: fewer sound like many others.
_TELLING_SOUNDS = 3


def surname(words: tuple[str, ...]) -> str:
    """The last word of a person's name."""
    return words[-1]


@lru_cache(maxsize=1 << 13)
def given(words: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before the family name, that is the last word, its particles, and the first of two.

    >>> given(("charles", "de", "gaulle")), given(("andres", "manuel", "lopez", "obrador"))
    (('charles',), ('andres', 'manuel'))
    >>> given(("lopez", "obrador")), given(("jennifer", "lopez"))
    ((), ('jennifer',))
    """
    end = _before_particles(words, len(words) - 1)
    if end > 0 and words[end - 1] in word_list("double_family.txt"):
        end = _before_particles(words, end - 1)
    return words[:end]


def _before_particles(words: tuple[str, ...], end: int) -> int:
    while end > 0 and words[end - 1] in word_list("particles.txt"):
        end -= 1
    return end


def standard(first: str) -> str:
    """The spelling by which a first name is compared.

    >>> standard("aleksey"), standard("alexei"), standard("joe")
    ('alexei', 'alexei', 'joe')
    """
    return spellings().get(first, first)


def same_given(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Can two given names be one person's: equal, initial, nickname, or one leaves out the middle?

    >>> same_given(("joe",), ("joseph", "r")), same_given(("j",), ("joe",)), same_given(("jill",), ("joe",))
    (True, True, False)
    >>> same_given(("george", "w"), ("george", "hw")), same_given(("jamie", "lynn"), ("james",))
    (False, False)
    >>> same_given(("jd",), ("james", "david")), same_given(("ibrahim",), ("ebrahim",))
    (True, True)
    >>> same_given(("george", "hw"), ("george", "herbert", "walker"))
    True
    >>> same_given(("f", "scott"), ("scott",)), same_given(("f", "scott"), ("frank",))
    (True, True)
    """
    if not a or not b:
        return False
    if len(a) != len(b) and without_leading_initials(a) == without_leading_initials(b):
        return True
    first, other = standard(a[0]), standard(b[0])
    if first == other:
        return _same_middle(a[1:], b[1:])
    if len(first) == 1 or len(other) == 1:
        return _initial_of(first, other)
    if _initials_of(a, b) or _initials_of(b, a):
        return True
    known = nicknames()
    if other in known.get(first, ()) or first in known.get(other, ()):
        return not (_is_double(a, b) if first in long_forms() else _is_double(b, a))
    return slip(first, other)


def _is_double(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """ "Jamie Lynn" is a name of its own, no short form of "James"."""
    return len(short) > 1 and len(short[1]) > 1 and short[1:] != long[1:]


def _same_middle(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Can middle names be one another's: one has none, or "H.W." and "Herbert Walker"?"""
    a, b = tuple(map(standard, a)), tuple(map(standard, b))
    return not a or not b or _initial_of(a[0], b[0]) or _initials_of(a, b) or _initials_of(b, a)


def _initials_of(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """ "J.D." of "James David"."""
    return len(short) == 1 < len(long) and short[0] == "".join(word[0] for word in long)


def _initial_of(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def slip(a: str, b: str) -> bool:
    """One letter too many, too few, another or swapped, in a word of six letters or more.

    >>> slip("kristen", "kristin"), slip("maria", "marie"), slip("untied", "united")
    (True, False, True)
    """
    return min(len(a), len(b)) >= SHORTEST_SLIP and DamerauLevenshtein.distance(a, b) == 1


def same_but_for_a_slip(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Names of two words or more that differ in a slip in one word.

    >>> same_but_for_a_slip(("untied", "nations"), ("united", "nations"))
    True
    """
    if len(a) != len(b) or len(a) < 2:
        return False
    odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(odd) == 1 and slip(*odd[0])


@lru_cache(maxsize=1 << 14)
def spelled_alike(a: str, b: str) -> bool:
    """Two surnames that are transliterations, or a slip of one letter in a long name.

    >>> spelled_alike("kadhimi", "kasimi"), spelled_alike("qaddafi", "gaddafi")
    (True, True)
    >>> spelled_alike("brown", "braun"), spelled_alike("mehler", "mulroy")
    (False, False)
    >>> spelled_alike("araghchi", "araqchi"), spelled_alike("henrique", "enrique")
    (True, False)
    """
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    if a[0] != b[0] and ("h" in {a[0], b[0]}) and {a[0], b[0]} & _VOWELS:
        return False  # "Enrique", "Henrique": the first letter of a name that is heard is written
    if "q" in a + b and _with_q(a) == _with_q(b):
        return True
    key = transliteration_key(a)
    sounds = len(key) >= 3 and key == transliteration_key(b)
    return (sounds and unlikeness(a, b) <= _MOST_UNLIKE) or slip(a, b)


_VOWELS = frozenset("aeiou")


def _with_q(word: str) -> str:
    """ "Ghalibaf" is "Qalibaf", "Araghchi" "Araqchi": one letter of Persian, written in two ways."""
    return word.replace("gh", "q")


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two names with given names: do they name one person?

    >>> same_person(name_words("Mustafa al-Kasimi"), name_words("Mustafa al-Kadhimi"))
    True
    >>> same_person(name_words("George Bush"), name_words("Jeb Bush"))
    False
    """
    if not spelled_alike(surname(a), surname(b)):
        return False
    return same_given(given(a), given(b))


def initials(form: str) -> set[str]:
    """The acronyms that a long name can have, upper case.

    >>> sorted(initials("World Health Organization")), sorted(initials("Department of Justice"))
    (['WHO'], ['DJ', 'DOJ'])
    >>> initials("U.S. Anti-Doping Agency")
    {'USADA'}
    """
    words = [w for w in re.split(r"[\s\-]+", form.replace("'s", "").replace("’s", "")) if w[:1].isalpha()]
    if len(words) < 2:
        return set()
    large = [w for w in words if w.lower() not in SMALL]
    return {"".join(map(initial, chosen)).upper() for chosen in (words, large) if len(chosen) > 1}


def initial(word: str) -> str:
    """What a word gives an acronym: its first letter, or itself where it is one ("U.S.", "EU").

    >>> initial("Agency"), initial("U.S."), initial("us")
    ('A', 'US', 'us')
    """
    bare = word.replace(".", "")
    return bare if bare.lower() in _IN_ACRONYMS else word[0]


#: Acronyms that stand in others whole: USADA, EUIPO, UNEP.
_IN_ACRONYMS = frozenset(["us", "uk", "un", "eu"])


def is_acronym(form: str) -> bool:
    """Two to seven letters, capitals: "FTU", "U.N.", "NATO"."""
    letters = form.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isalpha() and letters.isupper()


@lru_cache(maxsize=1 << 13)
def slug(name: str) -> str:
    """A readable id of a name.

    >>> slug("Côte d’Ivoire"), slug("Mustafa al-Kadhimi"), slug("…")
    ('cote-divoire', 'mustafa-al-kadhimi', 'unnamed')
    """
    text = re.sub(r"[^\w]+", "-", fold(name).replace("'", ""), flags=re.UNICODE).strip("-_")
    return text or "unnamed"

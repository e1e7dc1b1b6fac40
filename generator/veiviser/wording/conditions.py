"""Conditions without «hvis» in bokmål and nynorsk: «Får du ikke lyd, trykker du her», which begin as questions do."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from veiviser.wording.sentences import find_sentences

_QUOTED = re.compile(r"«[^»]*»")
_TOKEN = re.compile(r"[\w-]+|,")
_INSIDE = re.compile(r"(?<=[;–] )(?=\w)|(?<=, )(?=(?:og|men|eller) )")
"""Where a condition may begin within a sentence."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PRESENT = _words(
    "kan skal vil må vet veit finnes fins finst trengs krevs kreves synes høres vises brukes treng kjem tek gjev søv"
)
"""Verbs of the present that do not end in -r."""
_PAST = _words(
    "hadde var fikk fekk kom gikk gjekk ble blei vart skulle kunne ville måtte burde sto stod lå forlot mistet "
    "mista åpnet"
)
_NO_PAST = _words("dette siste neste beste første både mange begge")
"""Words in -te or -de that are none."""
_NO_VERBS = _words(
    "når her der før hver kvar hvor kor etter over under per mer meir eller for heller ellers år klar snar par "
    "far mor bror søster vår dyr svær sær altfor derfor hvorfor kvifor januar februar september oktober "
    "november desember"
)
"""Words in -r that are none."""
_NO_PLURALS = _words("har er får blir går står ser trenger virker verkar finner kommer gjelder bør")
"""Verbs in -r that are certainly no nouns."""
_ORDERS = _words(
    "avbestill be bestill bruk bytt del endre finn fortell følg følgj få gi gå gjør gjer hent husk hør høyr "
    "kjør køyr klikk koble kom kontakt kopier la last legg les lim logg lukk lær meld oppdater opne prøv ring "
    "rør se send sett si sjekk sjå skriv skru skyv slå slepp snakk spar spør start svar ta test trykk velg vel "
    "vent vis åpne aktiver deaktiver eksporter filtrer importer installer kontroller marker noter publiser "
    "registrer sorter vurder"
)
"""What a reader is told to do."""
_LIKE_ORDERS = _ORDERS | _words("bor tør liker")
"""What may also be a verb of the present, if a subject follows that can be nothing else."""
_SUBJECTS = _words("du jeg eg vi me dere de dykk han hun ho man")
"""What is no object: «de» and «me» are none where they follow a verb that begins a sentence."""
_POINTERS = _words(
    "det den dette denne disse desse noen nokon noe noko ingen ingenting alle begge en ei et én ett ein eit éi "
    "barn foreldre"
)
_DEFINITE = re.compile(r"\w{2,}(?:en|et|ene|ane|a)")
_ADVERBS = _words("ikke ikkje fortsatt framleis også likevel kanskje nå no bare berre")
_BINDERS = _words("at som når hvis viss om hva kva hvor kor hvem kven hvilken hvilke mens før")


def find_hidden_conditions(passage: str) -> Iterator[tuple[int, str]]:
    """Where each begins in the passage, and its first words."""
    plain = _QUOTED.sub(lambda quoted: f"X{'x' * (len(quoted[0]) - 1)}", passage)
    starts = [sentence.offset for sentence in find_sentences(plain)]
    for start, end in pairwise([*starts, len(plain)]):
        inside = (match.start() for match in _INSIDE.finditer(plain, start, end))
        for begin in (start, *inside) if plain[start].isupper() else inside:  # else a name that is blank stands before
            if _is_hidden(plain[begin:end]):
                yield begin, " ".join(passage[begin:end].split()[:4]).rstrip(" ,")
                break


def _is_hidden(sentence: str) -> bool:
    if sentence.rstrip(' \n")»').endswith("?"):
        return False
    words = _TOKEN.findall(sentence)
    lower = [word.lower() for word in words]
    if lower and lower[0] in ("og", "men", "eller"):
        words, lower = words[1:], lower[1:]
    at = _after_adverbs(lower, 1)
    if at >= len(lower) or "," not in lower[at:]:
        return False
    if lower[0] in _ORDERS and not {"hvis", "viss"}.isdisjoint(lower[at : lower.index(",", at)]):
        return False
    if lower[at] in _SUBJECTS:
        return _can_begin(lower[0]) and not _is_noun_with_its_clause(lower)
    if lower[0] in _ORDERS:
        return _is_other_subject(words[at]) and _says_what_follows(lower, is_order=True)
    return _is_finite(lower[0]) and _is_other_subject(words[at]) and _says_what_follows(lower, is_order=False)


def _is_finite(word: str) -> bool:
    return word in _PRESENT or word in _PAST or (len(word) > 1 and word.endswith("r") and word not in _NO_VERBS)


def _can_begin(word: str) -> bool:
    """Whether a word is a verb where a subject follows that is no object: «svarte du», «finn du»."""
    return _is_finite(word) or word in _LIKE_ORDERS or (word.endswith(("te", "de")) and word not in _NO_PAST)


def _is_other_subject(word: str) -> bool:
    return word.lower() in _POINTERS or word[:1].isupper() or bool(_DEFINITE.fullmatch(word.lower()))


def _is_noun_with_its_clause(words: Sequence[str]) -> bool:
    """«Timer du ikke bruker, kan du avbestille»: a noun, and a verb of its own before the comma."""
    clause = words[1 : words.index(",")]
    is_bound = any(word in _BINDERS for word in clause)
    return words[0] not in _NO_PLURALS | _PRESENT | _PAST and not is_bound and _is_finite(clause[-1])


def _says_what_follows(words: Sequence[str], *, is_order: bool) -> bool:
    """Whether a comma is followed by what happens then: a verb, and behind what may be an order, its subject too."""
    for at, word in enumerate(words):
        behind = words[at + 1 :] if word == "," else []
        behind = behind[1:] if behind[:1] in (["så"], ["da"]) else behind
        if not behind:
            continue
        if is_order and _is_finite(behind[0]) and behind[0] not in _ORDERS and {*behind[1:2]} & (_SUBJECTS | _POINTERS):
            return True
        if not is_order and (_is_finite(behind[0]) or behind[0] in _ORDERS):
            return True
    return False


def _after_adverbs(words: Sequence[str], at: int) -> int:
    while at < len(words) and words[at] in _ADVERBS:
        at += 1
    return at

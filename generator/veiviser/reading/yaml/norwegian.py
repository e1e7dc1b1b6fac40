"""The English names of what one would guess in Norwegian: `knapp` is `button`."""

import unicodedata
from collections.abc import Collection, Iterable

from veiviser.messages import say
from veiviser.problem import nearest

GUESSES = {
    # What stands on a screen
    "accordion": "trekkspill utvidbar",
    "browser": "nettleser",
    "button": "knapp knappen",
    "card": "kort",
    "cards": "kort kortene",
    "checkboxes": "checkbox avkryssing avkrysning avkryssingsbokser avkrysningsbokser sjekkbokser flervalg",
    "contact": "kontakt kontaktinfo",
    "date": "dato datoen datofelt fødselsdato fodselsdato",
    "day-and-time": "dag-og-tid tidspunkt dato-og-tid time kalender",
    "devices": "enheter utstyr",
    "directory": "katalog register personliste",
    "field": "felt feltet skrivefelt inndatafelt innskriving input",
    "heading": "overskrift",
    "help": "hjelp hjelpetekst les-mer details",
    "image": "bilde bildet foto illustrasjon",
    "link": "lenke lenkje lenka",
    "list": "liste lista punktliste",
    "menu": "meny",
    "notice": "varsel melding beskjed merknad boks infoboks advarsel alert info",
    "number": "tall nummer antall",
    "question": "spørsmål sporsmal spørsmålet radioknapper radioknapp radio radios select nedtrekksliste",
    "stepper": "stegviser trinnviser",
    "summary": "oppsummering sammendrag samandrag",
    "text": "tekst teksten avsnitt brødtekst paragraph",
    "textarea": "tekstområde tekstfelt fritekst tekstboks",
    "video-room": "videorom",
    # What is said of a flow, a screen, a block, a choice
    "title": "tittel tittelen overskrift navn",
    "task": "oppgave oppgaven",
    "lead": "ingress innledning",
    "checked": "sjekket sjekka kontrollert kontrollert-dato",
    "phone": "telefon mobil",
    "shell": "ramme ramma rundt",
    "entries": "innganger inngang",
    "dates": "datoer dato",
    "situations": "situasjoner situasjon situasjonar",
    "screens": "skjermer skjermar skjerm skjermbilder sider",
    "walks": "turer gjennomganger reiser",
    "tasks": "oppgaver oppgåver",
    "ask": "spør spørsmål be",
    "promises": "krav løfter lovnader",
    "step": "steg trinn",
    "part": "del avsnitt",
    "guide": "veiledning rettleiing guidetekst",
    "body": "innhold innhald kropp",
    "next": "neste videre",
    "end": "slutt ende ferdig",
    "choices": "valg val alternativer alternativ svaralternativer svarene",
    "answer": "svar svaret variabel svarnavn",
    "label": "etikett navn tekst merkelapp ledetekst",
    "to": "til mål lenke goto url href target",
    "from": "fra frå",
    "set": "sett setter",
    "when": "hvis når dersom viss om if",
    "unless": "med-mindre hvis-ikke unntatt bortsett-fra",
    "show": "vis viser",
    "hint": "hjelpetekst hint-tekst tips",
    "error": "feil feilmelding",
    "optional": "valgfri valgfritt frivillig",
    "sample": "eksempel prøve",
    "kind": "type slag",
    "look": "utseende utsjånad stil",
    "below": "under mindre-enn",
    "rows": "rader rad",
    "values": "verdier verdiar",
    "clock": "klokke klokkeslett",
    "address": "adresse",
    # Facts, editions, tables, front matter, components
    "value": "verdi",
    "words": "ord tekst",
    "unit": "enhet eining",
    "source": "kilde kjelde",
    "until": "til",
    "name": "navn namn",
    "standard": "målform",
    "caption": "tabelltekst tittel overskrift",
    "columns": "kolonner kolonne",
    "description": "beskrivelse skildring",
    "lang": "språk",
    "purpose": "formål",
    "options": "valg innstillinger",
    "examples": "eksempler eksempel døme",
    "required": "påkrevd obligatorisk",
    "says": "sier forklaring",
    # Words that options take
    "done": "ferdig fullført slutt",
    "stop": "stopp stans",
    "exit": "ut avslutt forlat",
    "warning": "advarsel åtvaring",
    "info": "informasjon",
    "success": "suksess vellykket bra",
    "primary": "primær hoved",
    "secondary": "sekundær",
    "plain": "enkel vanlig",
    "back": "tilbake attende tilbakelenke",
    "true": "ja sann",
    "false": "nei usann",
    "bokmål": "nb bokmal",
    "nynorsk": "nn",
}
_BY_GUESS: dict[str, list[str]] = {}
for _name, _guesses in GUESSES.items():
    for _guess in _guesses.split():
        _BY_GUESS.setdefault(_guess, []).append(_name)


def nearest_known(name: str, known: Collection[str]) -> str:
    """`; did you mean `x`?` for what is known and was meant, by its Norwegian name or a typing mistake; or nothing."""
    found = next((english for english in _guessed(name) if english in known), None)
    return say("; did you mean `{near}`?", near=found) if found else nearest(name, known)


def _guessed(name: str) -> Iterable[str]:
    lower = unicodedata.normalize("NFC", name).casefold().strip()
    return _BY_GUESS.get("-".join(lower.replace("_", " ").split()), [])

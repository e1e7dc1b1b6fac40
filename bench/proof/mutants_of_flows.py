"""Mutations of a flow: `tests/example/flows/savnet-katt.yaml`, with promises."""

from mutants import Kind, Replacement

FILE = "flows/savnet-katt.yaml"
PROMISES = """
promises:
  - always before: {om-katten: sendt}
  - never: {from: {slag: tiger}, reach: sendt}
  - can always reach: an end
  - at most 2 steps to: sendt
"""
"""The example makes none; these hold."""
_SCREENS = ("om-katten", "voksen", "chippen", "sendt")
_LINE = r"^ +%s: .*\n"
_BLOCK = r"^      - %s: .*\n(?: {8,}.*\n)*"


def _flow(name: str, pattern: str, replacement: Replacement = "", why: str = "", sound: bool = False) -> Kind:
    return Kind(f"flow: {name}", FILE, pattern, replacement, why=why, sound=sound)


OF_FLOWS = (
    # Where it leads
    _flow("target moved", rf"(?<=- \{{to: )(?:{'|'.join(_SCREENS)})", lambda m: _SCREENS[_SCREENS.index(m[0]) - 1]),
    _flow("target of a button moved", r"(?<=^        to: )om-katten", "chippen"),
    _flow("target misspelt", r"(?<=\bto: )(\w+)", r"\1n"),
    _flow("target lost", r", to: om-katten"),
    _flow("target is the screen itself", r"(?<=^    next: )sendt", "chippen"),
    _flow("way back moved", r"(?<=to: )back", "forsiden"),
    _flow("page linked to misspelt", r"(?<=page:)etterpa", "etterpaa"),
    _flow("place on a page misspelt", r"(?<=#)vi-leter", "vi-letter"),
    _flow("rules reordered", r"^(      - \{to: .*\n)(      - \{to: .*\n)", r"\2\1"),
    _flow("rule dropped", r"^      - \{to: .*\n"),
    _flow("`next` dropped", r"^    next:.*\n(?:      - .*\n)*"),
    _flow("`when` of a rule dropped", r", when: \{kjennetegn: chip\}"),
    _flow("`unless` of a rule dropped", r", unless: \{slag: ute\}"),
    _flow("`when` turned into `unless`", r"when(?=: \{(?:kjennetegn|vakt|meldt))", "unless"),
    _flow("condition asks for another value", r"(?<=alder: )barn(?=\})", "voksen"),
    _flow("condition asks for a value that is not", r"(?<=kjennetegn: )chip(?=\})", "ship"),
    _flow("condition asks for an answer that is not", r"(?<=when: \{)kjennetegn", "kjennetegnet"),
    _flow("`when` of a block dropped", r"^        when: .*\n"),
    _flow("`unless` of a block dropped", r"^        unless: .*\n"),
    _flow("`set` of a rule dropped", r", set: \{meldt: ja\}"),
    _flow("`set` of a button dropped", r"^        set: .*\n"),
    _flow("`set` gives another value", r"(?<=set: \{meldt: )ja", "nei"),
    # Screens, entries and ends
    _flow("screen removed", r"^  (?:voksen|chippen|sendt|om-katten):\n(?:    .*\n|\n(?=    ))*"),
    _flow("screen renamed", r"(?<=^  )voksen(?=:)", "voksne"),
    _flow("screen doubled", r"^  brevet:\n(?:    .*\n)*", r"\g<0>\g<0>"),
    _flow("screen title changed", r"(?<=^    title: )(\w+)", r"\1e"),
    _flow("screen title dropped", r"^    title: .*\n"),
    _flow("entry removed", r"^  brevet: Fra brevet\n"),
    _flow("entry moved", r"(?<=^  )forsiden(?=: Fra)", "chippen"),
    _flow("entry renamed", r"Fra brevet$", "Fra et brev"),
    _flow("end changed", r"(?<=^    end: )done", "exit"),
    _flow("end dropped", r"^    end: .*\n"),
    _flow("end of a choice dropped", r"^            end: stop\n"),
    _flow("step changed", r"(?<=step: )1", "2"),
    _flow("step dropped", r"^    step: .*\n"),
    _flow("part dropped", r"^    part: .*\n"),
    # Situations and named walks
    _flow("situation value removed", r', nei: "Nei"(?=\}$)'),
    _flow("situation values swapped", r'(ja: "Ja"), (nei: "Nei")', r"\2, \1"),
    _flow("situation renamed", r"(?<=^  )vakt(?=:)", "vakten"),
    _flow("situation question changed", r"Er noen på vakt", "Er en på vakt"),
    _flow("named walk dropped", r"^walks:\n(?:  .*\n)+"),
    _flow("named walk answers something else", r"(?<=answers: \{slag: )inne", "tiger"),
    _flow(
        "named walk ends elsewhere",
        r"(?<=from: forsiden\n    to: )sendt",
        "chippen",
        why="it can be walked, and only where it begins is drawn",
    ),
    _flow("named walk begins where nothing begins", r"(?<=from: )forsiden", "voksen"),
    # Questions and choices
    _flow("choices swapped", r"\{(chip: Chip), (halsband: Halsbånd)\}", r"{\2, \1}"),
    _flow("choice dropped", r"^          voksen: 16 år eller mer\n|, halsband: Halsbånd"),
    _flow("choice name changed", r"(?<=^          )tiger(?=:)|halsband", "ny"),
    _flow("choice label renamed", r"(?<=label: )Utekatt", "Villkatt"),
    _flow("choice labels alike", r"(?<=label: )Tiger", "Utekatt"),
    _flow("choice shows nothing more", r"^            show:\n(?: {14,}.*\n)+"),
    _flow("question dropped", _BLOCK % "(?:number|checkboxes|day-and-time|question)"),
    _flow("question reworded", r"(?<=: )Hva slags katt(?= er)", "Hvilken katt"),
    _flow("answer renamed", r"(?<=answer: )(slag|alder|sted)$", r"\1et"),
    _flow("optional flag dropped", r"^        optional: true\n"),
    _flow("optional flag set", r"^        answer: (?:slag|alder)\n", r"\g<0>        optional: true\n"),
    _flow("limit changed", r"(?<=below: )16", "61"),
    _flow("time dropped", r', "10.00"'),
    _flow("time that is not", r"10\.00", "25.00"),
    _flow("sample dropped", r"^                sample: .*\n"),
    # What is read
    _flow("button dropped", r"^      - button: Neste\n"),
    _flow("button renamed", r"(?<=- button: )(?:Send|Neste|Meld fra nå)", "Gå videre"),
    _flow("menu label renamed", r"(?<=label: )Meld fra", "Si fra"),
    _flow("link dropped", r"^      - link: .*\n        to: back\n"),
    _flow("text dropped", r"^      - text: .*\n(?:        .*\n)*"),
    _flow("word changed", r"Ring dyrehagen|fra for deg|Ingen er på", "Noe annet"),
    _flow("notice of another kind", r"(?<=kind: )success", "warning"),
    _flow("placeholder misspelt", r"\{sted\}", "{stad}"),
    _flow("summary row dropped", r"^        rows:\n.*\n"),
    _flow("summary row leads elsewhere", r"(?<=answer: slag, to: )om-katten", "chippen"),
    _flow("phone number broken", r"tel:02800", "tel:O28OO"),
    _flow("link that runs code", r"tel:02800", "javascript:alert(1)"),
    _flow("day that is not", r"2026-01-31", "2026-02-31"),
    # The guide
    _flow("guide text dropped", _LINE % "   guide"),
    _flow("guide text of a choice dropped", r"^            guide: .*\n"),
    _flow("guide names another button", r"(?<=[Tt]rykk «)\w+", "Fortsett"),
    _flow("guide names a button without quotes", r"(?<=[Tt]rykk )«(\w+)»", r"\1"),
    _flow("guide reworded", r"Svar på spørsmålene", "Svar på alt"),
    _flow("guide's `when` asks for another value", r"(?<=^        when: \{vakt: )nei", "ja"),
    _flow("lead dropped", r"^lead: .*\n"),
    # Promises
    _flow("promise made too narrow", r"at most 2", "at most 1"),
    _flow("promise turned round", r"\{om-katten: sendt\}", "{sendt: om-katten}"),
    _flow("promise of an answer that leads there", r"(?<=from: \{slag: )tiger", "ute"),
    _flow("promise names no screen", r"(?<=reach: )sendt", "sent"),
    _flow("promise dropped", r"^  - .* sendt\n|^  - can.*\n", why="a flow may promise what it likes; a review sees it"),
    # YAML
    _flow("key misspelt", r"(?<=^    )guide(?=:)", "giude"),
    _flow("key doubled", r"^    title: .*\n", r"\g<0>\g<0>"),
    _flow("component misspelt", r"(?<=- )notice(?=:)", "notise"),
    _flow("indentation lost", r"^      (?=- button)", "     "),
    _flow("tab for blanks", r"^    (?=title)", "\t"),
    _flow("quote left open", r'"Nei"', '"Nei'),
    # What changes nothing
    _flow("comment added", r"^    title: [^,\n]*$", r"\g<0> # sagt høyt", sound=True),
    _flow("empty line added", r"^  voksen:\n", r"\n\g<0>", sound=True),
    _flow("quotes added", r"(?<=title: )Om katten$", '"Om katten"', sound=True),
    _flow("keys in another order", r"^(    title: Om katten\n)(    notes:\n(?:      - .*\n)+)", r"\2\1", sound=True),
)

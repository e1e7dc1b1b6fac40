"""Problems of flows."""

from collections.abc import Mapping

from veiviser.reading.mistakes.explained import explained

MISTAKES: Mapping[str, str] = {
    "bad-name": explained(
        "A name is made of a-z, 0-9 and single hyphens, at most 60 characters, because it becomes a file and an "
        "address on every computer. Taken are con, prn, aux, nul, com1-9, lpt1-9, index, 404, assets, feil, and for "
        "screens back and next. A heading of a page also needs letters or digits to make its anchor of.",
        "screens:\n  Velg_tid!: {title: Velg tid}",
        "screens:\n  velg-tid: {title: Velg tid}",
    ),
    "same-name": explained(
        "Two things side by side differ in more than capital letters; to many computers `Start` and `start` are one "
        "file. A variable is of one kind: an answer, a situation, or something that `set` makes.",
        "screens:\n  start: {title: Start}\n  Start: {title: Start}",
        "screens:\n  start: {title: Start}\n  start-igjen: {title: Start}",
    ),
    "bad-target": explained(
        "A target is a screen, flow/screen, page:…, https://…, tel:…, mailto:…, back or next.",
        "to: www.helsenorge.no",
        "to: https://www.helsenorge.no",
    ),
    "unknown-component": explained(
        "A block begins with the name of a component, one of the folders in `prototype/components/`.",
        "- buton: Neste",
        "- button: Neste",
    ),
    "unknown-option": explained(
        "A block and a choice have the options that the component's `component.yaml` declares, and `when`, `unless` "
        "and `guide`. Where the component takes an answer there is also `optional`, and for free text `sample`; where "
        "it leads somewhere, `set`.",
        "- button: Neste\n  colour: blue",
        "- button: Neste\n  look: primary",
    ),
    "too-few-choices": explained(
        "A question has at least two choices; with one or none it asks nothing.",
        "- question: Trenger du hjelp?\n  answer: hjelp\n  choices: {ja: Ja}",
        "- question: Trenger du hjelp?\n  answer: hjelp\n  choices: {ja: Ja, nei: Nei}",
    ),
    "missing-data": explained(
        "An option that takes a data file names one of the folder `data`, without its ending.",
        "- directory: Hvem vil du ha?\n  data: fastlege",
        "- directory: Hvem vil du ha?\n  data: fastleger",
    ),
    "wrong-header": explained(
        "The first line of a data file names the columns that the component asks for, in that order, with commas, "
        "semicolons or tabs between.",
        "name,place\nEva Eksempel,Oslo",
        "name,municipality\nEva Eksempel,Oslo",
        "text",
    ),
    "bad-row": explained(
        "Each line of a data file has one value for each column, with what stands between the names in the first line. "
        'A text that has that in it stands between " and ". What the component must have is not left empty.',
        "Eva Eksempel,Oslo,norsk, engelsk",
        'Eva Eksempel,Oslo,"norsk, engelsk"',
        "text",
    ),
    "unknown-name": explained(
        "What is named is there: an entry names a screen, a condition one of the values that its variable can have, "
        "`{date.name}` one of the `dates` of the flow or page, `{edition.name}` a value of `editions.yaml`, which lies "
        "in the folder of pages.",
        "entries: {velg-tidd: Fra forsiden}",
        "entries: {velg-tid: Fra forsiden}",
    ),
    "unset-variable": explained(
        "A condition asks for, and {name} in a text shows, something that an answer, a situation or a `set` of the "
        "same flow gives a value. No braces can be seen.",
        "when: {fysiskk: ja}",
        "when: {fysisk: ja}",
    ),
    "unknown-fact": explained(
        "`{fact.name}` in a text shows the fact of that name in `facts.yaml`, which lies in the folder of pages. A "
        "fact has a `value`, a `source` and the day when it was `checked`; behind `tel:` stands its value, elsewhere "
        "its `words`.",
        "text: Ring [{fact.legevkt}](tel:{fact.legevkt}).",
        "text: Ring [{fact.legevakt}](tel:{fact.legevakt}).",
    ),
    "unshown-date": explained(
        "A date that is named under `dates` is shown in a text as `{date.name}`, or another is counted from it.",
        "dates: {i-dag: 2027-01-12, frist: {last of month: i-dag}}\ntitle: Svar innen 31. januar",
        "dates: {i-dag: 2027-01-12, frist: {last of month: i-dag}}\ntitle: Svar innen {date.frist}",
    ),
    "free-answer": explained(
        "Conditions ask for one of a few values. What somebody writes freely can be anything; no branch can depend "
        "on it. Ask with choices instead.",
        "when: {beskrivelse: hodepine}",
        "when: {plage: hodepine}",
    ),
    "too-many-screens": explained(
        "A flow has at most 10,000 screens. One flow can lead into another.",
        "to: skjerm-10001",
        "to: neste-flyt/skjerm-1",
    ),
    "not-a-flow": explained(
        "The folder `flows` holds one YAML file a flow and nothing else.",
        "flows/bilder/knapp.png",
        "flows/bestille.yaml",
        "text",
    ),
}

"""What each problem of reading means, with a wrong and a right way to write it."""

from collections.abc import Mapping


def _explained(rule: str, wrong: str, right: str, language: str = "yaml") -> str:
    return f"{rule}\n\nWrong:\n\n```{language}\n{wrong}\n```\n\nRight:\n\n```{language}\n{right}\n```\n"


_YAML: Mapping[str, str] = {
    "not-yaml": _explained(
        "A file of a flow, a component or the settings is YAML: lines `key: value`, indented with blanks, not tabs. "
        "A text that has a colon followed by a blank in it, or that begins with one of @ % & * ! { } [ ] > | ` , - ? "
        "or #, stands between quotes.",
        "title: Merk: dette er viktig",
        "title: 'Merk: dette er viktig'",
    ),
    "duplicate-key": _explained(
        "A key stands once in its table. YAML itself would keep the last one without a word.",
        "title: Velg tid\ntitle: Velg time",
        "title: Velg tid",
    ),
    "not-allowed-in-yaml": _explained(
        "Tags (`!x`), anchors (`&x`), aliases (`*x`), merge keys (`<<`) and further documents (`---`) are not used: "
        "a file says what it says, at the place where it is read.",
        "nei: &svar {label: Nei}\nkanskje: *svar",
        "nei: {label: Nei}\nkanskje: {label: Kanskje}",
    ),
    "invisible-character": _explained(
        "Characters that nobody sees are not used: control characters, blanks without width, marks that turn the "
        "direction of writing, and other blanks than the ordinary one where a line begins. They come with copying "
        "from word processors and web pages. Delete the place and type it anew.",
        "  title: Velg<U+200B>tid",
        "  title: Velg tid",
    ),
    "comment-in-text": _explained(
        "A # with a blank before it begins a comment. A text that is to contain one stands between quotes.",
        "text: Ring #1 først",
        "text: 'Ring #1 først'",
    ),
    "word-quotes": _explained(
        "Quotes around a text are straight ones, or none. Curved ones, as word processors make them, would be shown.",
        "title: “Velg tid”",
        "title: Velg tid",
    ),
    "wrong-encoding": _explained(
        "Every file is saved as UTF-8; then æ, ø and å are the same on all computers. In Notepad: File, Save as, "
        "Encoding: UTF-8. In VS Code: click the encoding in the bottom line, then «Save with Encoding».",
        "Encoding: UTF-16 LE",
        "Encoding: UTF-8",
        "text",
    ),
    "too-large": _explained(
        "A file that people write has at most 2 MB and 200,000 values, a text at most 20,000 characters, a line of a "
        "page 20,000, a picture 5 MB. What is larger is split.",
        "flows/alt.yaml          3.1 MB",
        "flows/bestille.yaml     1.2 MB\nflows/avbestille.yaml   1.9 MB",
        "text",
    ),
    "too-deep": _explained(
        "Things stand in things at most 20 levels deep, and a line of a page has at most 1,000 brackets.",
        "a: {b: {c: {d: {e: {f: …}}}}}",
        "a: {b: …}",
    ),
    "empty-file": _explained(
        "A file says something. A flow starts with `title:`, `entries:` and `screens:`.",
        "# here will be a flow",
        "title: Bestille time\nentries: {start: Fra forsiden}\nscreens:\n  start: {title: Start, end: done}",
    ),
    "wrong-shape": _explained(
        "Where lines `key: value` are expected stands no list and no single text, and the reverse.",
        "body:\n  button: Neste",
        "body:\n  - button: Neste",
    ),
    "missing-key": _explained(
        "Some things must be said: each screen has a `title:`, each choice a `label:`, and a component has options "
        "without which it cannot be shown.",
        "screens:\n  start:\n    end: done",
        "screens:\n  start:\n    title: Start\n    end: done",
    ),
    "unknown-key": _explained(
        "Only what is known can be said; most often it is a slip of the pen.",
        "titel: Velg tid",
        "title: Velg tid",
    ),
    "wrong-value": _explained(
        "A value is of the kind that its key asks for: a number, `true` or `false`, a day that exists, one of the "
        "allowed words, a text with something in it.",
        "checked: 2024-02-30",
        "checked: 2024-02-29",
    ),
}

_FLOWS: Mapping[str, str] = {
    "bad-name": _explained(
        "A name is made of a-z, 0-9 and single hyphens, at most 60 characters, because it becomes a file and an "
        "address on every computer. Taken are con, prn, aux, nul, com1-9, lpt1-9, index, 404, assets, feil, and for "
        "screens back and next. A heading of a page also needs letters or digits to make its anchor of.",
        "screens:\n  Velg_tid!: {title: Velg tid}",
        "screens:\n  velg-tid: {title: Velg tid}",
    ),
    "same-name": _explained(
        "Two things side by side differ in more than capital letters; to many computers `Start` and `start` are one "
        "file. A variable is of one kind: an answer, a situation, or something that `set` makes.",
        "screens:\n  start: {title: Start}\n  Start: {title: Start}",
        "screens:\n  start: {title: Start}\n  start-igjen: {title: Start}",
    ),
    "bad-target": _explained(
        "A target is a screen, flow/screen, page:…, https://…, tel:…, mailto:…, back or next.",
        "to: www.helsenorge.no",
        "to: https://www.helsenorge.no",
    ),
    "unknown-component": _explained(
        "A block begins with the name of a component, one of the folders in `prototype/components/`.",
        "- buton: Neste",
        "- button: Neste",
    ),
    "unknown-option": _explained(
        "A block and a choice have the options that the component's `component.yaml` declares, and `when`, `unless` "
        "and `guide`. Where the component takes an answer there is also `optional`, and for free text `sample`; where "
        "it leads somewhere, `set`.",
        "- button: Neste\n  colour: blue",
        "- button: Neste\n  look: primary",
    ),
    "too-few-choices": _explained(
        "A question has at least two choices; with one or none it asks nothing.",
        "- question: Trenger du hjelp?\n  answer: hjelp\n  choices: {ja: Ja}",
        "- question: Trenger du hjelp?\n  answer: hjelp\n  choices: {ja: Ja, nei: Nei}",
    ),
    "missing-data": _explained(
        "An option that takes a data file names one of the folder `data`, without its ending.",
        "- directory: Hvem vil du ha?\n  data: fastlege",
        "- directory: Hvem vil du ha?\n  data: fastleger",
    ),
    "wrong-header": _explained(
        "The first line of a data file names the columns that the component asks for, in that order.",
        "name,place\nEva Eksempel,Oslo",
        "name,municipality\nEva Eksempel,Oslo",
        "text",
    ),
    "bad-row": _explained(
        "Each line of a data file has one value for each column, with commas between. A text that has a comma in it "
        'stands between " and ". What the component must have is not left empty.',
        "Eva Eksempel,Oslo,norsk, engelsk",
        'Eva Eksempel,Oslo,"norsk, engelsk"',
        "text",
    ),
    "unknown-name": _explained(
        "What is named is there: an entry names a screen, a condition one of the values that its variable can have.",
        "entries: {velg-tidd: Fra forsiden}",
        "entries: {velg-tid: Fra forsiden}",
    ),
    "unset-variable": _explained(
        "A condition asks for, and {name} in a text shows, something that an answer, a situation or a `set` of the "
        "same flow gives a value. Braces that are to be seen are doubled.",
        "when: {fysiskk: ja}",
        "when: {fysisk: ja}",
    ),
    "unknown-fact": _explained(
        "`{fact.name}` in a text shows the fact of that name in `facts.yaml`, which lies in the folder of pages. A "
        "fact has a `value`, a `source` and the day when it was `checked`; behind `tel:` stands its value, elsewhere "
        "its `words`.",
        "text: Ring [{fact.legevkt}](tel:{fact.legevkt}).",
        "text: Ring [{fact.legevakt}](tel:{fact.legevakt}).",
    ),
    "free-answer": _explained(
        "Conditions ask for one of a few values. What somebody writes freely can be anything; no branch can depend "
        "on it. Ask with choices instead.",
        "when: {beskrivelse: hodepine}",
        "when: {plage: hodepine}",
    ),
    "too-many-screens": _explained(
        "A flow has at most 10,000 screens. One flow can lead into another.",
        "to: skjerm-10001",
        "to: neste-flyt/skjerm-1",
    ),
    "not-a-flow": _explained(
        "The folder `flows` holds one YAML file a flow and nothing else.",
        "flows/bilder/knapp.png",
        "flows/bestille.yaml",
        "text",
    ),
}

_COMPONENTS: Mapping[str, str] = {
    "missing-declaration": _explained(
        "A component is a folder with `component.yaml`, `template.html` and, where it needs one, `style.css`.",
        "prototype/components/button/template.html",
        "prototype/components/button/component.yaml\nprototype/components/button/template.html",
        "text",
    ),
    "missing-template": _explained(
        "A component is drawn by its `template.html`; without it there is nothing to see.",
        "prototype/components/button/component.yaml",
        "prototype/components/button/component.yaml\nprototype/components/button/template.html",
        "text",
    ),
    "bad-template": _explained(
        "A template is HTML with Jinja in it; what is opened is closed, and what is named is declared as an option.",
        "{% if hint %}<p>{{ hnit }}</p>",
        "{% if hint %}<p>{{ hint }}</p>{% endif %}",
        "jinja",
    ),
    "unused-component-option": _explained(
        "What a component declares, its template uses (`-` in the name becomes `_` there). An option that changes "
        "nothing misleads those who write flows.",
        "<button>{{ text }}</button>            {# component.yaml declares `look` too #}",
        '<button class="{{ look }}">{{ text }}</button>',
        "jinja",
    ),
}

_SITE: Mapping[str, str] = {
    "missing-settings": _explained(
        "A project is a folder with a `mkdocs.yml`. Go there, or make one with `veiviser new FOLDER`.",
        "~/Downloads$ veiviser build",
        "~/nettlege$ veiviser build",
        "console",
    ),
    "missing-folder": _explained(
        "A project has the folder `flows` and the folder of pages that `docs_dir` in `mkdocs.yml` names, inside it.",
        "docs_dir: ../sider",
        "docs_dir: content",
    ),
    "missing-package": _explained(
        "The look draws on Designsystemet's styles, which a package manager brings when the tool is installed.",
        "prototype/node_modules/   (empty)",
        "python -m pip install --editable .",
        "console",
    ),
    "left-out": _explained(
        "Pages are Markdown files, pictures are PNG, JPEG, GIF, WebP, AVIF, SVG or ICO. Other files are not published.",
        "content/budsjett.xlsx",
        "content/budsjett.md",
        "text",
    ),
    "unreadable": _explained(
        "Every file of the project can be read by whoever builds the site.",
        "-rw------- 1 root root  flows/bestille.yaml",
        "-rw-r--r-- 1 kari kari  flows/bestille.yaml",
        "text",
    ),
    "not-a-file": _explained(
        "Pipes, devices and the like are left out; a folder cannot stand where a file is expected.",
        "prw-r--r--  content/side.md",
        "-rw-r--r--  content/side.md",
        "text",
    ),
    "outside-project": _explained(
        "What the site shows lies in the project's folder. Links in the file system that leave it, and links to "
        "folders, are not followed.",
        "content/side.md -> /home/kari/notater.md",
        "content/side.md",
        "text",
    ),
    "bad-file-name": _explained(
        "A file's name can be on every computer and in an address: none of < > : \" | ? * \\ # %, no blank or dot at "
        "its end, none of the words that Windows keeps for itself, at most 200 bytes.",
        "content/hva nå?.md",
        "content/hva-na.md",
        "text",
    ),
}

_PAGES: Mapping[str, str] = {
    "image-without-text": _explained(
        "A picture says what it shows between [ and ], for those who do not see it.",
        "![](kart.png)",
        "![Kart med veien fra bussen til legekontoret](kart.png)",
        "markdown",
    ),
    "open-front-matter": _explained(
        "What a page says of itself stands between two lines `---`.",
        "---\ntitle: Hjelp\n\nTekst …",
        "---\ntitle: Hjelp\n---\n\nTekst …",
        "markdown",
    ),
    "duplicate-anchor": _explained(
        "An anchor that is made by hand is on a page once.",
        "## Lyd {#lyd}\n\n## Mer om lyd {#lyd}",
        "## Lyd {#lyd}\n\n## Mer om lyd {#mer-om-lyd}",
        "markdown",
    ),
    "raw-html": _explained(
        "A page is Markdown. Of HTML it may have what formats text; nothing that runs, loads or restyles.",
        '<iframe src="https://example.no"></iframe>',
        "[Se filmen](https://example.no)",
        "markdown",
    ),
    "unsafe-link": _explained(
        "Links lead to https://, mailto:, tel: or a page. `javascript:`, `data:` and the like can do harm.",
        "[Skriv ut](javascript:print())",
        "Skriv ut med Ctrl + P.",
        "markdown",
    ),
    "bad-link": _explained(
        "A link leads to something that is there, written with the same capital letters: a page by its file's name, "
        "a heading by its anchor, a picture by its file.",
        "[Nettlesere](Nettleser.md#chrom)",
        "[Nettlesere](nettlesere.md#chrome)",
        "markdown",
    ),
    "bad-picture": _explained(
        "A picture is what its name says, has something in it, and runs nothing.",
        "content/kart.png     0 bytes",
        "content/kart.png     48,211 bytes",
        "text",
    ),
}

MISTAKES: Mapping[str, str] = {**_YAML, **_FLOWS, **_COMPONENTS, **_SITE, **_PAGES}
"""By the problem's ID: the rule and two snippets, in Markdown."""

"""Problems of a file as such."""

from collections.abc import Mapping

from veiviser.reading.mistakes.explained import explained

MISTAKES: Mapping[str, str] = {
    "not-yaml": explained(
        "A file of a flow, a component or the settings is YAML: lines `key: value`, indented with blanks, not tabs. "
        "A text that has a colon followed by a blank in it, or that begins with one of @ % & * ! { } [ ] > | ` , - ? "
        "or #, stands between quotes.",
        "title: Merk: dette er viktig",
        "title: 'Merk: dette er viktig'",
    ),
    "duplicate-key": explained(
        "A key stands once in its table. YAML itself would keep the last one without a word.",
        "title: Velg tid\ntitle: Velg time",
        "title: Velg tid",
    ),
    "not-allowed-in-yaml": explained(
        "Tags (`!x`), anchors (`&x`), aliases (`*x`), merge keys (`<<`) and further documents (`---`) are not used: "
        "a file says what it says, at the place where it is read.",
        "nei: &svar {label: Nei}\nkanskje: *svar",
        "nei: {label: Nei}\nkanskje: {label: Kanskje}",
    ),
    "invisible-character": explained(
        "Characters that nobody sees are not used: control characters, blanks without width, marks that turn the "
        "direction of writing, and other blanks than the ordinary one where a line begins. They come with copying "
        "from word processors and web pages. Delete the place and type it anew.",
        "  title: Velg<U+200B>tid",
        "  title: Velg tid",
    ),
    "comment-in-text": explained(
        "A # with a blank before it begins a comment. A text that is to contain one stands between quotes.",
        "text: Ring #1 først",
        "text: 'Ring #1 først'",
    ),
    "word-quotes": explained(
        "Quotes around a text are straight ones, or none. Curved ones, as word processors make them, would be shown.",
        "title: “Velg tid”",
        "title: Velg tid",
    ),
    "wrong-encoding": explained(
        "Every file is saved as UTF-8; then æ, ø and å are the same on all computers. Data files may also be as Excel "
        "saves them. In Notepad: File, Save as, "
        "Encoding: UTF-8. In VS Code: click the encoding in the bottom line, then «Save with Encoding».",
        "Encoding: UTF-16 LE",
        "Encoding: UTF-8",
        "text",
    ),
    "merge-conflict": explained(
        "Where two people changed the same lines, git leaves both in the file, between <<<<<<<, ======= and >>>>>>>. "
        "Keep the lines that are right, and remove the three marks.",
        "<<<<<<< HEAD\ntitle: Velg tid\n=======\ntitle: Velg time\n>>>>>>> kari",
        "title: Velg time",
    ),
    "too-large": explained(
        "A file that people write has at most 2 MB and 200,000 values, a text at most 20,000 characters, a line of a "
        "page 20,000, a picture 5 MB. What is larger is split.",
        "flows/alt.yaml          3.1 MB",
        "flows/bestille.yaml     1.2 MB\nflows/avbestille.yaml   1.9 MB",
        "text",
    ),
    "too-deep": explained(
        "Things stand in things at most 20 levels deep, and a line of a page has at most 1,000 brackets.",
        "a: {b: {c: {d: {e: {f: …}}}}}",
        "a: {b: …}",
    ),
    "empty-file": explained(
        "A file says something. A flow starts with `title:`, `entries:` and `screens:`.",
        "# here will be a flow",
        "title: Bestille time\nentries: {start: Fra forsiden}\nscreens:\n  start: {title: Start, end: done}",
    ),
    "wrong-shape": explained(
        "Where lines `key: value` are expected stands no list and no single text, and the reverse.",
        "body:\n  button: Neste",
        "body:\n  - button: Neste",
    ),
    "missing-key": explained(
        "Some things must be said: each screen has a `title:`, each choice a `label:`, and a component has options "
        "without which it cannot be shown.",
        "screens:\n  start:\n    end: done",
        "screens:\n  start:\n    title: Start\n    end: done",
    ),
    "unknown-key": explained(
        "Only what is known can be said; most often it is a slip of the pen.",
        "titel: Velg tid",
        "title: Velg tid",
    ),
    "wrong-value": explained(
        "A value is of the kind that its key asks for: a number, `true` or `false`, a day that exists, one of the "
        "allowed words, a text with something in it.",
        "checked: 2024-02-30",
        "checked: 2024-02-29",
    ),
}

"""Problems of settings and what a site is made of."""

from collections.abc import Mapping

from veiviser.reading.mistakes.explained import explained

MISTAKES: Mapping[str, str] = {
    "missing-settings": explained(
        "A project is a folder with a `mkdocs.yml`. Go there, or make one with `veiviser new FOLDER`.",
        "~/Downloads$ veiviser build",
        "~/nettlege$ veiviser build",
        "console",
    ),
    "missing-folder": explained(
        "A project has the folder `flows` and the folder of pages that `docs_dir` in `mkdocs.yml` names, inside it.",
        "docs_dir: ../sider",
        "docs_dir: content",
    ),
    "missing-package": explained(
        "The look draws on Designsystemet's styles, which a package manager brings when the tool is installed.",
        "prototype/node_modules/   (empty)",
        "python -m pip install --editable .",
        "console",
    ),
    "left-out": explained(
        "Pages are Markdown files, pictures are PNG, JPEG, GIF, WebP, AVIF, SVG or ICO. Other files are not published.",
        "content/budsjett.xlsx",
        "content/budsjett.md",
        "text",
    ),
    "bad-catalogue": explained(
        "A translation is a gettext catalogue as `veiviser translate` writes it: each text behind `msgid`, its "
        "translation behind `msgstr`, both between quotes.",
        'msgid "Bestill time"\nmsgstr "Tinging av time',
        'msgid "Bestill time"\nmsgstr "Tinging av time"',
        "po",
    ),
    "wrong-translation": explained(
        "A translation has the same names between braces as the text: answers, facts and dates are put in there.",
        'msgid "Ring {fact.legevakt}."\nmsgstr "Ring 116 117."',
        'msgid "Ring {fact.legevakt}."\nmsgstr "Ring {fact.legevakt}."',
        "po",
    ),
    "unreadable": explained(
        "Every file of the project can be read by whoever builds the site.",
        "-rw------- 1 root root  flows/bestille.yaml",
        "-rw-r--r-- 1 kari kari  flows/bestille.yaml",
        "text",
    ),
    "not-a-file": explained(
        "Pipes, devices and the like are left out; a folder cannot stand where a file is expected.",
        "prw-r--r--  content/side.md",
        "-rw-r--r--  content/side.md",
        "text",
    ),
    "outside-project": explained(
        "What the site shows lies in the project's folder. Links in the file system that leave it, and links to "
        "folders, are not followed.",
        "content/side.md -> /home/kari/notater.md",
        "content/side.md",
        "text",
    ),
    "refused-key": explained(
        "What `mkdocs.yml` and the top of a page say is obeyed, or refused with a reason and what to do instead. "
        "Other settings of MkDocs and Material run programs, hide pages from checks, or show in no page of ours.",
        "use_directory_urls: false\nplugins: [veiviser, search]",
        "plugins: [veiviser]",
    ),
    "outside-request": explained(
        "Nothing on the site is fetched from another server: no fonts, styles or scripts. Those who run it would learn "
        "who reads what.",
        "@import url(https://fonts.example/inter.css);",
        "@font-face { font-family: Inter; src: url(inter.woff2); }",
        "css",
    ),
    "bad-file-name": explained(
        "A file's name can be on every computer and in an address: none of < > : \" | ? * \\ # %, no blank or dot at "
        "its end, none of the words that Windows keeps for itself, at most 200 bytes.",
        "content/hva nå?.md",
        "content/hva-na.md",
        "text",
    ),
}

"""Problems of pages that people write."""

from collections.abc import Mapping

from veiviser.reading.mistakes.explained import explained

MISTAKES: Mapping[str, str] = {
    "image-without-text": explained(
        "A picture says what it shows between [ and ], for those who do not see it.",
        "![](kart.png)",
        "![Kart med veien fra bussen til legekontoret](kart.png)",
        "markdown",
    ),
    "lost-mark": explained(
        "A mark in a page ties it to a flow, or shows a picture, a table or what tests found. It stands alone on its "
        "line; elsewhere nobody reads it.",
        "Slik melder du. <!-- flow: savnet-katt/start -->",
        "<!-- flow: savnet-katt/start -->\n\nSlik melder du.",
        "markdown",
    ),
    "open-front-matter": explained(
        "What a page says of itself stands between two lines `---`.",
        "---\ntitle: Hjelp\n\nTekst …",
        "---\ntitle: Hjelp\n---\n\nTekst …",
        "markdown",
    ),
    "duplicate-anchor": explained(
        "An anchor that is made by hand is on a page once.",
        "## Lyd {#lyd}\n\n## Mer om lyd {#lyd}",
        "## Lyd {#lyd}\n\n## Mer om lyd {#mer-om-lyd}",
        "markdown",
    ),
    "raw-html": explained(
        "A page is Markdown. Of HTML it may have what formats text; nothing that runs, loads or restyles, and nothing "
        "that no browser knows, which would not be shown. What is opened is closed. Before a letter, write &lt; for <.",
        '<iframe src="https://example.no"></iframe>',
        "[Se filmen](https://example.no)",
        "markdown",
    ),
    "unsafe-link": explained(
        "Links lead to https://, mailto:, tel: or a page. `javascript:`, `data:` and the like can do harm.",
        "[Skriv ut](javascript:print())",
        "Skriv ut med Ctrl + P.",
        "markdown",
    ),
    "bad-link": explained(
        "A link leads to something that is there, written with the same capital letters: a page by its file's name, "
        "a heading by its anchor, a picture by its file.",
        "[Nettlesere](Nettleser.md#chrom)",
        "[Nettlesere](nettlesere.md#chrome)",
        "markdown",
    ),
    "lost-text": explained(
        "Every word of a page is on the page that its readers get; some forms of Markdown swallow words.",
        "| Alder | Pris |\n|---|---|\n| Barn | Gratis | Fra januar |",
        "| Alder | Pris | Fra |\n|---|---|---|\n| Barn | Gratis | Januar |",
        "markdown",
    ),
    "left-literal": explained(
        "What is meant as markup is written so that it is taken for it; else its signs are shown.",
        "[Les mer] (side.md) og {fact.pris",
        "[Les mer](side.md) og {fact.pris}",
        "markdown",
    ),
    "bad-markdown": explained(
        "Markdown can make HTML of every line of a page.",
        "<![viktig]>",
        "&lt;![viktig]>",
        "markdown",
    ),
    "bad-picture": explained(
        "A picture is what its name says, has something in it, and runs nothing. An SVG file has shapes and words "
        "alone; drawing programs call that a plain SVG.",
        "content/kart.png     0 bytes",
        "content/kart.png     48,211 bytes",
        "text",
    ),
}

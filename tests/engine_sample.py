"""A small generated project, for tests of what comes after generating."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.interface import WORDS
from veiviser.model.framed_page import FramedPage
from veiviser.model.interface import InterfaceWords
from veiviser.model.search import NO_WORDS
from veiviser.outputs.whole_site.search_words import PATH as SEARCH_WORDS
from veiviser.outputs.whole_site.search_words import tell_search_words
from veiviser.problem import Problem, Report
from veiviser.reading import Settings, packaged_look, read_settings
from veiviser.reading.look.theme import read_theme
from veiviser.templating.written_words import put_words

_ROOT = Path(__file__).parent.parent
SETTINGS = (_ROOT / "mkdocs.yml").read_text("utf-8")
_SETTINGS = read_settings(_ROOT, Report()) or Settings()
_THEME = {
    path: put_words(file, WORDS) if isinstance(file, str) else file
    for path, file in read_theme([packaged_look()], Report()).items()
}
_STEP = """
<section class="step" id="steg-1" markdown>

### <span class="number">1</span> Les, og svar

<div class="words" markdown>

Svar på spørsmålet. <b class="chip">1</b>

<div class="aside stop" markdown>

Svarer du <kbd>«Ja»</kbd>, [får du hjelp her](../../hjelp.md).

</div>

[Prøv dette steget](prototype:time/start.html)

</div>

<!-- picture time/1 -->

</section>
"""
_FOR_DEVELOPERS = """
```yaml
title: Søk
```

```python
print("hei")
```

| Nettleser | Mobil | Nettbrett | Bærbar | Stasjonær | Skjermleser |
|---|:-:|--:|---|---|---|
| Prøvenettleseren | Ja | Ja | Nei | Ja | Kanskje |

!!! warning "Haster det?"

    Ring.

??? note "Lyden er borte"

    Se om den er på.

=== "Mobil"

    Trykk.

=== "Maskin"

    Klikk.
"""
_DOCS: dict[str, str | bytes] = {
    "index.md": "# Hva trenger du?\n\n[Bestill time](guide/time/index.md)\n",
    "hjelp.md": "# Hjelp\n\nSlik søker du barnehage. Send en søknad før fristen.\n\n## Når svaret kommer\n\nVent.\n"
    f"\n{_FOR_DEVELOPERS}",
    "guide/time/index.md": f"# Bestille time\n\n## Først\n{_STEP}",
}
_PROTOTYPE = (
    "<!doctype html><html lang='nb'><head><meta charset='utf-8'><title>{0}</title></head><body>{0}</body></html>"
)


@dataclass
class Sample:
    """As `veiviser.pipeline` makes it."""

    docs: Mapping[str, str | bytes] = field(default_factory=lambda: dict(_DOCS))
    nav: Sequence[Any] = ({"Forside": "index.md"}, {"Bestille time": "guide/time/index.md"}, {"Hjelp": ["hjelp.md"]})
    site_files: Mapping[str, str | bytes] = field(
        default_factory=lambda: {
            "steg/time/start.html": _PROTOTYPE.format("Start"),
            SEARCH_WORDS: tell_search_words(NO_WORDS, ()),
        }
    )
    pictures: Mapping[str, str] = field(
        default_factory=lambda: {
            "time/1": '<figure class="picture"><div role="img" aria-label="Skjermen" inert>hemmeligord</div>'
            "<figcaption>Eksempel</figcaption></figure>"
        }
    )
    framed_pages: Mapping[str, FramedPage] = field(default_factory=dict)
    manifest: Sequence[str] = (
        "index.html",
        "hjelp/index.html",
        "guide/time/index.html",
        "steg/time/start.html",
    )
    words: InterfaceWords = WORDS
    settings: Mapping[str, Any] = field(default_factory=lambda: _SETTINGS.engine)
    theme: Mapping[str, str | bytes] = field(default_factory=lambda: _THEME)
    own_frame: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()


def write_project(root: Path) -> Path:
    """A project's folder with its settings; the rest of it is `Sample`'s."""
    (root / "content").mkdir(parents=True)
    (root / "flows").mkdir()
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return root

"""On sites that nobody wrote: a sound one has no findings, and one fault makes one finding, at its place."""

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.breadth import tries
from tests.sites import PROJECTS, BuiltSite
from veiviser.links import Site, check_folder
from veiviser.problem import Problem

Files = Mapping[str, str]
"""The text of every page of a site, by its file."""

NAMES = st.lists(
    st.from_regex(r"[a-zæøå]{2,5}(?:/[a-zæøå ]{1,4}[a-zæøå])?(?:-[0-9])?", fullmatch=True),
    min_size=2,
    max_size=5,
    unique=True,
)
WORDS = ("Om katten", "Slik søker du", "Les mer om plassen", "Åpne skjemaet")
KINDS = {
    "missing-file": '<p><a href="finnes-ikke.html">Om katten</a></p>',
    "missing-fragment": '<p><a href="#finnes-ikke">Om katten</a></p>',
    "missing-image": '<p><img src="finnes-ikke.png" alt="En katt"></p>',
    "wrong-case": '<p><a href="{up}INDEX.html">Om katten</a></p>',
    "duplicate-id": '<p id="start">Ord</p>',
    "empty-address": '<p><a href="">Om katten</a></p>',
    "bare-hash": '<p><a href="#">Om katten</a></p>',
    "bad-phone": '<p><a href="tel:ring">Ring oss</a></p>',
    "bad-mail": '<p><a href="mailto:ola">Skriv til Ola</a></p>',
    "code-in-link": '<p><a href="java&#9;script:x">Om katten</a></p>',
    "unknown-scheme": '<p><a href="htp://example.org/">Om katten</a></p>',
    "outside-root": '<p><a href="../../../../../%2e%2e/a.html">Om katten</a></p>',
    "empty-link": '<p><a href="{up}index.html"></a></p>',
    "vague-link": '<p><a href="{up}index.html">Les mer</a></p>',
    "missing-alt": '<p><img src="data:image/png;base64,AAAA"></p>',
    "filename-as-alt": '<p><img src="data:image/png;base64,AAAA" alt="katt.png"></p>',
    "missing-reference": '<p><label for="finnes-ikke">Navn</label></p>',
    "leftover-template": "<p>Hei {{{{ navn }}}}</p>",
    "leftover-word": "<p>TODO</p>",
    "insecure-part": '<p><img src="http://example.com/katt.png" alt="En katt"></p>',
    "empty-button": "<p><button><i></i></button></p>",
    "missing-label": '<p><input name="navn"></p>',
    "nested-control": '<p><a href="{up}index.html">Om <button>katten</button></a></p>',
    "wrong-nesting": "<p><b>Ord <i>ord</b> ord</i></p>",
    "repeated-attribute": '<p class="a" class="b">Ord</p>',
    "bad-language": '<p lang="norsk">Ord</p>',
    "missing-scheme": '<p><a href="example.org/side.html">Om katten</a></p>',
    "private-address": '<p><a href="https://localhost/">Om katten</a></p>',
}


@st.composite
def sound_sites(draw: st.DrawFn) -> Files:
    """Pages that lead to each other in a ring and at random, with all that links may rightly hold."""
    files = ["index.html", *(f"{name}.html" for name in draw(NAMES))]
    pages: dict[str, str] = {}
    for number, file in enumerate(files):
        targets = [files[(number + 1) % len(files)], *draw(st.lists(st.sampled_from(files), max_size=3))]
        lines = [_line(draw, file, target, at) for at, target in enumerate(targets)]
        pages[file] = "\n".join(
            [
                "<!doctype html>",
                '<html lang="nb">',
                "<title>Ord</title>",
                '<h1 id="start">Ord</h1>',
                *lines,
                "</html>",
                "",
            ]
        )
    return pages


def _line(draw: st.DrawFn, file: str, target: str, at: int) -> str:
    path = _up(file) + target
    if draw(st.booleans()):
        path = path.replace("æ", "%C3%A6").replace(" ", "%20")
    fragment = draw(st.sampled_from(["", "#start", "#top", "#:~:text=ord", f"#del-{at}" if target == file else ""]))
    words = draw(st.sampled_from(WORDS))
    link = f'<a href="{path}{draw(st.sampled_from(["", "?a=b&amp;c"]))}{fragment}">{words}</a>'
    wrapped = draw(
        st.sampled_from(
            [
                "{}",
                '<div><template shadowrootmode="open"><p id="start">{}</p></template></div>',
                "<!-- TODO --><code>{{{{ x }}}}</code>{}",
                '{} <a href="tel:116117">Ring</a>',
                '<template><a href="borte.html"></a></template>{}',
            ]
        )
    )
    return f'<p id="del-{at}"></p><div>{wrapped.format(link)}</div>'


def _up(file: str) -> str:
    return "../" * file.count("/")


def _problems(files: Files) -> list[Problem]:
    with TemporaryDirectory() as folder:
        for file, text in files.items():
            path = Path(folder) / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return list(check_folder(Path(folder), Site("https", "example.org")).problems)


@given(sound_sites())
def test_a_sound_site_has_no_findings(files: Files) -> None:
    assert _problems(files) == []


@given(sound_sites(), st.sampled_from(sorted(KINDS)), st.randoms(use_true_random=False))
def test_one_fault_makes_one_finding_on_its_line(files: Files, id: str, chance: Random) -> None:
    file = chance.choice(sorted(files))
    lines = files[file].splitlines()
    at = chance.randrange(4, len(lines))  # below the heading, whose id a fault may repeat
    lines.insert(at, KINDS[id].format(up=_up(file)))
    (problem,) = _problems({**files, file: "\n".join(lines) + "\n"})
    assert (problem.id, str(problem.place.file), problem.place.line) == (id, file, at + 1)


@given(sound_sites(), st.randoms(use_true_random=False))
def test_a_page_taken_away_is_missed_wherever_it_was_linked(files: Files, chance: Random) -> None:
    gone = chance.choice(sorted(set(files) - {"index.html"}))
    problems = _problems({file: text for file, text in files.items() if file != gone})
    assert "missing-file" in {problem.id for problem in problems}
    assert {problem.id for problem in problems} <= {"missing-file", "orphan-page"}


@given(st.lists(st.one_of(st.text(max_size=30), st.sampled_from(
    ["<a href=", "<template shadowrootmode=open>", "</template>", "<style>", "url(", "<svg>", "<!--", "<script>", '"',
     "<meta http-equiv=refresh content=", "srcset=", "<img ", ">", "<base href=", "//[", "%", "mailto:", "\\", "\x00",
     "{{", "<title>", "<textarea>", "</", "<a name=x id=x href=#x>", "tel:", "http://[::1", "<p lang=nb>None"])),
    max_size=30).map("".join), st.binary(max_size=60))  # fmt: skip
@tries(80, wide=2_000)
def test_whatever_a_page_holds_there_is_an_answer_with_places_in_it(text: str, rest: bytes) -> None:
    content = text.encode("utf-8", "replace") + rest
    with TemporaryDirectory() as folder:
        (Path(folder) / "index.html").write_bytes(content)
        (Path(folder) / "a.css").write_bytes(content)
        (Path(folder) / "b.svg").write_bytes(content)
        (Path(folder) / "sitemap.xml").write_bytes(content)
        for problem in check_folder(Path(folder), Site("https", "example.org")).problems:
            assert problem.place.line >= 1
            assert problem.place.column >= 1


@pytest.mark.parametrize("project", PROJECTS)
def test_nothing_is_found_on_our_own_sites(project: str, site_of: Callable[[str], BuiltSite]) -> None:
    assert list(map(str, check_folder(site_of(project).folder).problems)) == []

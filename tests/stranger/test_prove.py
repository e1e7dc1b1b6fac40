"""`veiviser prove` finds whatever is put wrong in a built folder, and nothing where all is as the project says."""

import re
import shutil
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from tests.bad_input.running import forked
from tests.sites import PROJECTS
from tests.sites import BuiltSite as OurSite
from veiviser.model.project import Project
from veiviser.pipeline import build_site
from veiviser.problem import Problem
from veiviser.reading import read_project
from veiviser.stranger.built.proof import find_wrong_around, find_wrong_elsewhere, prove, walker_of
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.built.walking import Walker

FLOWS = Path(__file__).parent / "flows"
SCREENS = Path(__file__).parents[1] / "browser" / "flows"
OUR = "stotte"
"""The flow that most faults are put into."""
Built = tuple[Project, Path]
Change = Callable[[str], str]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of `veiviser new` with more flows in it, built."""
    root = tmp_path_factory.mktemp("proved") / "site"
    assert forked(("new", str(root)), root.parent, {}).returncode == 0
    for path in (*FLOWS.glob("*.yaml"), *SCREENS.glob("*.yaml")):
        shutil.copy(path, root / "flows")
    build_site(root)
    project, _ = read_project(root)
    assert project is not None
    return project, root / "site"


@pytest.fixture(scope="module")
def walked(built: Built) -> Callable[[str], Walker]:
    """Somebody who went everywhere in a flow, where nothing is wrong."""

    @cache
    def walk(flow: str) -> Walker:
        project, folder = built
        walker = walker_of(project, _site(folder), project.flows[flow])
        assert [*walker.walk()] == []
        return walker

    return walk


@dataclass(frozen=True, slots=True)
class Fault:
    """Something put wrong in a built site."""

    files: str
    """Which of its files, as a pattern of their paths."""
    change: Change
    id: str
    """Of the problem that must be told."""
    says: str
    """What it must say, in part."""


def instead(before: str, after: str) -> Change:
    return lambda text: text.replace(before, after)


def exchanged(one: str, other: str) -> Change:
    return lambda text: text.replace(one, "\0").replace(other, one).replace("\0", other)


def by(pattern: str, after: str) -> Change:
    return lambda text: re.sub(pattern, after, text, flags=re.DOTALL)


def with_more(more: str) -> Change:
    return lambda text: text + more


def _reversed_choices(html: str) -> str:
    """The choices of each question in reverse order, whole."""
    found = list(
        re.finditer(r'<div class="choice"[^>]*>\s*<input[^>]*>.*?(?=<div class="choice"|</fieldset>)', html, re.DOTALL)
    )
    for one, other in zip(found[: len(found) // 2], reversed(found), strict=False):
        html = html.replace(one[0], "\0").replace(other[0], one[0]).replace("\0", other[0])
    return html


def _with_steps_exchanged(html: str) -> str:
    """What steps 3 and 4 of a guide say and show, under each other's number."""
    inside = {n: re.search(rf'(?<=id="steg-{n}">).*?(?=</section>)', html, re.DOTALL) for n in (3, 4)}
    three, four = (found[0] if found else "" for found in inside.values())
    numbers = str.maketrans("34", "43")
    swapped = [
        re.sub(r'(?<=id=")[34](?=")|(?<="number">)[34]', lambda n: n[0].translate(numbers), t) for t in (four, three)
    ]
    return html.replace(three, "\0").replace(four, swapped[1]).replace("\0", swapped[0])


PAGES = rf"verksted/prototype/{OUR}/.*\.html"
STYLE = r"prototype/assets/prototype\.css"
MAP = rf"verksted/prototype/{OUR}/index\.html"
GUIDE = rf"guide/{OUR}/index\.html"
HELP = r"steg/rad/(?!index).*\.html"
ALONE = rf"steg/{OUR}/bruk\.html"
STAFF = r"verksted/redaktor/fakta/index\.html"
FAULTS = {
    "a word of what the service has around its screens is lost": Fault(
        PAGES,
        instead("<li>Alle ordninger</li>", ""),
        "wrong-screen",
        "«Alle ordninger» does not stand around the screen",
    ),
    "a guide tells its steps in another order": Fault(
        GUIDE, _with_steps_exchanged, "wrong-guide", "step 2 does not lead to step 4 as it says"
    ),
    "a guide says that another answer leads to a step": Fault(
        GUIDE,
        instead("valgt <kbd>«Ja»</kbd> i", "valgt <kbd>«Nei»</kbd> i"),
        "wrong-guide",
        "whoever does as step 4 says («Bare hvis du har valgt «Nei» i punkt 2.») may come to «Registrer laget først»",
    ),
    "a guide leaves out an answer that leads to a step": Fault(
        GUIDE,
        instead("har valgt <kbd>«Ja»</kbd> i", "ikke har valgt <kbd>«Ja»</kbd> i"),
        "wrong-guide",
        "step 4 does not say that one comes there from",
    ),
    "a guide says that another answer leads on": Fault(
        GUIDE,
        instead("Hvis du velger <kbd>«Ja»</kbd>", "Hvis du velger <kbd>«Nei»</kbd>"),
        "wrong-guide",
        "step 2 does not lead to step 4 as it says",
    ),
    "a screen alone says that it is the service": Fault(
        ALONE, instead("Øvelse –", "Tjenesten –"), "wrong-screen", "nothing says that this is"
    ),
    "a screen alone is another": Fault(
        ALONE, instead('<h1 class="', '<h1 id="x" class="'), "wrong-screen", "not the screen of the prototype"
    ),
    "a screen alone leads nowhere back": Fault(
        ALONE, instead(f"../../guide/{OUR}/index.html#", "#"), "wrong-screen", "nothing leads back"
    ),
    "a page that helps is another": Fault(
        HELP,
        instead("Trykk på knappen på siden.", "Trykk på knappen."),
        "wrong-screen",
        "not the screen of the prototype",
    ),
    "a page that helps says that it is practice": Fault(
        HELP,
        instead('<div class="journey"', '<p class="band">Øvelse</p><div class="journey"'),
        "wrong-screen",
        "practice",
    ),
    "a page that helps leads to no guide": Fault(
        HELP, instead("../../guide/rad/index.html", "#"), "wrong-screen", "nothing leads back"
    ),
    "searches find a page in the midst of the help": Fault(
        HELP, instead('<meta name="robots" content="noindex">', ""), "wrong-screen", "leave this page out"
    ),
    "the site's own search does": Fault(
        HELP, instead('id="innhold"', 'id="innhold" data-pagefind-body'), "wrong-screen", "leave this page out"
    ),
    "a page tells everybody what some have answered": Fault(
        r"steg/rad/ring\.html",
        instead(
            '<dl class="journey__list">',
            '<dl class="journey__list"><div class="journey__answer"><dt>A</dt><dd>En ny</dd><dd><a href="lyd.html">'
            "Endre</a></dd></div>",
        ),
        "wrong-screen",
        "everybody has answered «En ny»",
    ),
    "searches do not find where the help begins": Fault(
        r"steg/rad/index\.html",
        instead("<title>", '<meta name="robots" content="noindex"><title>'),
        "wrong-screen",
        "begins",
    ),
    "a reveal is never drawn": Fault(
        STYLE, with_more(".choice__reveal { display: none !important; }"), "wrong-screen", "Hva heter laget?"
    ),
    "a reveal is left out": Fault(
        PAGES, instead("Spør styret i laget først.", ""), "wrong-screen", "Spør styret i laget først."
    ),
    "what is hidden shows": Fault(
        STYLE, with_more(".choice__reveal { display: block !important; }"), "wrong-screen", "should be hidden"
    ),
    "choices stand in reverse order": Fault(
        rf"verksted/prototype/{OUR}/bruk.*", _reversed_choices, "wrong-screen", "in its place"
    ),
    "an error has no words": Fault(PAGES, instead("Svar om laget er registrert.", ""), "wrong-screen", "Svar om laget"),
    "an error shows at once": Fault(
        STYLE, with_more(".error { display: block !important; }"), "wrong-screen", "Svaromlageterregistrert."
    ),
    "radios are drawn as boxes": Fault(
        PAGES, instead('type="radio"', 'type="checkbox"'), "wrong-screen", "radio button"
    ),
    "nobody sees the focus": Fault(
        STYLE,
        with_more("*:focus-visible { outline: none !important; box-shadow: none !important; }"),
        "hidden-focus",
        "",
    ),
    "nobody sees the focus of a choice": Fault(
        STYLE,
        by(r"\.choice__input:focus-visible ~ \.choice__card\s*\{[^}]*\}", ""),
        "hidden-focus",
        "the keyboard is at",
    ),
    "label and value are swapped in the review": Fault(
        PAGES,
        by(
            r"<dt>([^<]*)</dt>\s*<dd class=\"summary__answer\">(.*?)</dd>",
            r'<dt>\2</dt><dd class="summary__answer">\1</dd>',
        ),
        "wrong-screen",
        "Brukes til",
    ),
    "an arrow of the map is lost": Fault(
        MAP,
        by(r'<path class="edge[^"]*" data-from="bruk" data-to="se-over"[^>]*>', ""),
        "wrong-map",
        "no arrow from `bruk`",
    ),
    "arrows have lost their lines": Fault(MAP, by(r' d="M[^"]*" marker-end', " marker-end"), "wrong-map", "no arrow"),
    "a box of the map is lost": Fault(MAP, instead('data-node="bruk"', ""), "wrong-map", "no box for"),
    "a box of the map leads elsewhere": Fault(
        MAP,
        by(r'href="[^"]*"( tabindex="-1" class="node[^"]*" data-node="bruk")', r'href="start.html"\1'),
        "wrong-map",
        "its page",
    ),
    "links of the map's list are lost": Fault(
        MAP, by(r'<a href="#skjerm--bruk">(.*?)</a>', r"\1"), "wrong-map", "the list"
    ),
    "Ja and Nei are exchanged": Fault(PAGES, exchanged(">Ja<", ">Nei<"), "wrong-screen", "Ja"),
    "Ja leads where Nei does": Fault(
        rf"verksted/prototype/{OUR}/choices\.css",
        exchanged("#registrert--ja:", "#registrert--nei:"),
        "wrong-screen",
        "registrer",
    ),
    "a telephone number differs": Fault(PAGES, instead("tel:116117", "tel:116118"), "wrong-phone", "calls 116118"),
    "an address differs": Fault(PAGES, instead("www.norge.no/stotte", "www.norge.no/"), "wrong-screen", "norge.no"),
    "the stylesheet of answers is empty": Fault(
        rf"verksted/prototype/{OUR}/choices\.css", lambda _: "", "wrong-screen", "Neste"
    ),
    "it is empty where only errors are told": Fault(
        r"verksted/prototype/barnehageplass/choices\.css", lambda _: "", "wrong-screen", ""
    ),
    "the title is another": Fault(
        PAGES, instead("Se over søknaden</h1>", "Se over</h1>"), "wrong-screen", "the title should be"
    ),
    "the tab has another title": Fault(
        PAGES, by("<title>Se over søknaden", "<title>Søknad"), "wrong-screen", "the page's title"
    ),
    "a situation changes nothing": Fault(
        PAGES, instead("Vi svarer ikke før mandag.", ""), "wrong-screen", "Vi svarer ikke før mandag."
    ),
    "a picture has no words": Fault(PAGES, instead('aria-label="Et papirfly på vei."', ""), "wrong-screen", "papirfly"),
    "the panel leaves out a way": Fault(
        PAGES, by(r'<li><a class="lead" data-kind="way".*?</li>', ""), "wrong-screen", "Hvor valgene"
    ),
    "the panel tells something else": Fault(
        PAGES, instead("Se over, og trykk på «Send».", "Trykk på «Send»."), "wrong-screen", "Det veiledningen sier"
    ),
    "the guide leaves out words": Fault(GUIDE, instead("Nå er du ferdig.", ""), "wrong-guide", "Nå er du ferdig."),
    "the guide has another button's number": Fault(
        GUIDE, exchanged('data-mark="1">Send', 'data-mark="1">Avbryt'), "wrong-guide", "beside «Send»"
    ),
    "a picture shows another answer": Fault(
        GUIDE, exchanged(">Turer i fjellet<", ">Utstyr til barna<"), "wrong-guide", "in the picture"
    ),
    "a step's picture is of somebody who answered otherwise in a step before": Fault(
        GUIDE, by(r"(Dere er <span[^>]*>)Under ti", r"\1Ti eller flere"), "wrong-guide", "«Registrer laget først»"
    ),
    "a step's picture is of somebody who wrote nothing in a step before": Fault(
        GUIDE, by(r'(<span data-answer="navn"[^>]*>)Fjellaget', r"\1Ikke besvart"), "wrong-guide", "«Se over søknaden»"
    ),
    "a step's picture is of somebody who ticked what the picture before has open": Fault(
        GUIDE, by(r'(<span data-answer="bruk"[^>]*>)Ingen', r"\1Turer i fjellet"), "wrong-guide", "«Se over søknaden»"
    ),
    "what stands beside a step is of another": Fault(
        GUIDE,
        by(r'(id="2-2">.*?)data-screen="laget"', r'\1data-screen="bruk"'),
        "wrong-guide",
        "a picture of step 2 shows «Hva skal støtten brukes til?», another screen",
    ),
    "a step has lost its picture": Fault(
        GUIDE, by(r'<figure class="picture" id="2">.*?</figure>', ""), "wrong-guide", "no picture"
    ),
    "a branch's picture leaves out what it brings forth": Fault(
        GUIDE, instead("Spør styret i laget først.", ""), "wrong-guide", "Spør styret i laget først."
    ),
    "a picture has lost its styles": Fault(
        GUIDE, by(r'<link rel="stylesheet" href="[^"]*/prototype\.css">', ""), "wrong-guide", "stylesheet"
    ),
    "a step leads nowhere": Fault(GUIDE, by(r'<a class="try" href="[^"]*">', "<a>"), "wrong-guide", "does not lead"),
    "the map's list has another title": Fault(
        MAP, instead('">Hva skal støtten brukes til?</a>', '">Brukes til</a>'), "wrong-map", "Hva skal støtten"
    ),
    "what stands under a choice stands under another": Fault(
        PAGES, exchanged("Fra i fjor", "Fra i år"), "wrong-screen", "Fra i"
    ),
    "nothing says that it is no real service": Fault(
        PAGES, instead("Prototype – ikke en ekte tjeneste", ""), "wrong-screen", "ikke en ekte tjeneste"
    ),
    "scripts call a choice something else": Fault(
        PAGES, instead('data-label="Nei"', 'data-label="Ja"'), "wrong-screen", "scripts call"
    ),
    "a page asks for no stylesheet of answers": Fault(
        PAGES, instead('<link rel="stylesheet" href="choices.css">', ""), "wrong-screen", "Neste"
    ),
    "radios are not of one question": Fault(
        PAGES, by(r'(id="registrert--nei") name="registrert"', r"\1"), "wrong-screen", ""
    ),
    "scripts do not know what is pressed": Fault(
        PAGES, by(r' data-control="[^"]*"', ""), "wrong-screen", "scripts do not know what"
    ),
    "scripts do not know the screen": Fault(
        PAGES, instead('data-screen="bruk"', ""), "wrong-screen", "that the page shows `bruk`"
    ),
    "a page loads no script": Fault(PAGES, by(r"<script src=[^>]*></script>", ""), "wrong-screen", "script"),
    "a situation cannot be chosen": Fault(
        PAGES,
        by(r'<li><(a|span) class="switch__value"[^>]*>Det er stengt</\1></li>', ""),
        "wrong-screen",
        "Det er stengt",
    ),
    "the situations have lost their heading": Fault(
        PAGES, instead("<h2>Situasjon</h2>", "<h2></h2>"), "wrong-screen", "h2"
    ),
    "a row has lost its question": Fault(PAGES, by(r"<dt>[^<]+</dt>", "<dt></dt>"), "wrong-screen", "dt"),
    "nothing leads to the guide": Fault(
        PAGES,
        by(r'<li><a class="bar__link" href="[^"]*/guide/[^"]*">[^<]*</a></li>', ""),
        "wrong-screen",
        "to the guide",
    ),
    "an arrow of the map has lost its words": Fault(
        MAP, by(r'(<text class="edge-label"[^>]*>).*?</text>', r"\1</text>"), "wrong-map", "its words"
    ),
    "an arrow of the map has other words": Fault(
        MAP, by(r"(<tspan[^>]*>)Begynn<", r"\1Begynt<"), "wrong-screen", "«Begynt» stands around"
    ),
    "a heading beside the screen is another": Fault(
        PAGES, instead("<h2>Hvor valgene leder</h2>", "<h2>Hvor alt leder</h2>"), "wrong-screen", "«Hvor alt leder»"
    ),
    "a region around the screen is called something else": Fault(
        PAGES, instead('aria-label="Skjermen"', 'aria-label="Skermen"'), "wrong-screen", "«Skermen» stands around"
    ),
    "the number of a step beside the screen is another": Fault(
        PAGES, by(r"Punkt \d av", "Punkt 9 av"), "wrong-screen", "does not stand around the screen"
    ),
    "a way beside the screen presses what is not there": Fault(
        PAGES, by(r'data-presses="[^"]*"', 'data-presses="button-77"'), "wrong-screen", "scripts do not know what"
    ),
    "a link beside the screen leads nowhere": Fault(
        PAGES,
        by(r'(class="bar__link tools__map" href=")index\.html', r"\1indeks.html"),
        "wrong-screen",
        "leads to «indeks.html»",
    ),
    "a way beside the screen gives another answer": Fault(
        PAGES,
        by(r'(data-picks="[^"]*registrert=)nei', r"\1ja"),
        "wrong-screen",
        "leads elsewhere when a script presses it",
    ),
    "the tab says something that nobody wrote": Fault(
        PAGES, instead("– prototype</title>", "– prototyqe</title>"), "wrong-screen", "which nobody wrote"
    ),
    "the page is in another language": Fault(
        PAGES, instead('lang="nb"', 'lang="nn"'), "wrong-screen", "does not say that it is in `nb`"
    ),
    "scripts take the page for another flow's": Fault(
        PAGES,
        instead(f'data-flow="{OUR}"', 'data-flow="rad"'),
        "wrong-screen",
        "scripts take the page for one of `rad`",
    ),
    "a page lost a word": Fault(r"index\.html", by(r"(<p>\w+) \w+", r"\1"), "wrong-page", "not on the page"),
    "a menu says what nobody wrote": Fault(
        r"index\.html",
        instead('"page">Velkommen<', '"page">Velkomen<'),
        "wrong-page",
        "«Velkomen» stands around the page",
    ),
    "two pages have each other's names in a menu": Fault(
        STAFF, exchanged(">Kommunen<", ">Innstillinger<"), "wrong-page", "«Innstillinger» leads to «../kommunen/»"
    ),
    "a menu leads nowhere": Fault(
        STAFF, instead('href="../kommunen/"', 'href="../komunen/"'), "wrong-page", "leads to «../komunen/»"
    ),
    "a page does not say who answers for it": Fault(
        r"index\.html", by(r"<(span|p)[^>]*>Tjenesten er levert av kommunen</\1>", ""), "wrong-page", "does not stand"
    ),
    "a page loads what is not there": Fault(
        STAFF, instead("assets/search.js", "assets/sok.js"), "wrong-page", "loads «../../../assets/sok.js»"
    ),
    "a written page is in another language": Fault(
        STAFF, instead('lang="nb"', 'lang="nn"'), "wrong-page", "does not say that it is in `nb`"
    ),
    "a page has another name in the tab": Fault(
        STAFF, by(r"<title>.*?</title>", "<title>Kommunen – Veiledninger</title>"), "wrong-page", "the page's title is"
    ),
    "a page is described as another": Fault(
        STAFF, by(r'(name="description" content=")[^"]*', r"\1Noe annet"), "wrong-page", "described as «Noe annet»"
    ),
    "a page says more": Fault(r"index\.html", by(r"</article>", "<p>Kjøp nå</p></article>"), "wrong-page", "Kjøp nå"),
}


PROTOTYPE = re.compile(rf"verksted/prototype/\w+/(?!index\.html).*|{STYLE}")
"""What is walked through."""
FIRST = {fault.id: name for name, fault in reversed(FAULTS.items())}
"""A fault of each kind."""
KNOWN_WORDS_ELSEWHERE = {
    ("a heading beside the screen", PAGES): (
        by("<h2>Hvor valgene leder</h2>", "<h2>Svar så langt</h2>"),
        "«Svar så langt» stands in the place of «Hvor valgene leder»",
    ),
    ("a link beside the screen", PAGES): (exchanged(">Kart<", ">Veiledning<"), "«Veiledning» stands in the place of"),
    ("a key", PAGES): (exchanged("<dd>Kart<", "<dd>Neste enhet<"), "«Kart» stands in the place of «Neste enhet»"),
    ("a way's answer", PAGES): (
        exchanged('answer">Nei<', 'answer">Vet ikke<'),
        "«Vet ikke» stands in the place of «Nei»",
    ),
    ("where a way leads", PAGES): (
        instead("</span>Se over søknaden</span>", "</span>Om laget</span>"),
        "«Om laget» stands in the place of «Se over søknaden»",
    ),
    ("an answer", PAGES): (
        exchanged("Eksempel: Ja", "Eksempel: Under ti"),
        "«Eksempel:Underti» stands beside «Erlagetregistrert?», which it does not answer",
    ),
    ("a name of the service", PAGES): (exchanged("Ola Hansen", "Lag og foreninger"), "in the place of «Ola Hansen»"),
    ("a heading of the map", MAP): (
        instead("<h2>Start her</h2>", "<h2>Kartet som liste</h2>"),
        "«Kartet som liste» stands in the place of «Start her»",
    ),
    ("an entry of the menu is lost", STAFF): (
        instead('<li><a href="../kommunen/">Kommunen</a></li>', ""),
        "the menu lacks «Kommunen»",
    ),
    ("the menu says that one is elsewhere", STAFF): (
        instead(' aria-current="page"', ""),
        "the menu says that this page is another",
    ),
    ("a word is alike on every page", r".*\.html"): (
        instead('placeholder="Søk"', 'placeholder="Meny"'),
        "«Meny» stands in the place of «Søk»",
    ),
    ("what stands beside a step shows who answered otherwise", GUIDE): (
        by(r'(id="2-2">.*?id="registrert--)vetikke(" [^>]*value=")vetikke("[^>]*checked)', r"\1nei\2nei\3"),
        "what is said beside it is not so: «Hvis du svarer «Vet ikke»",
    ),
    ("what is said beside a step is said of another", GUIDE): (
        instead("må dere registrere laget først", "er du ferdig"),
        "is not said of its screen",
    ),
}


def test_what_is_known_and_stands_elsewhere_is_found(built: Built) -> None:
    put = set[str]()

    def load(file: str, text: str) -> str:
        for (name, files), (change, _) in KNOWN_WORDS_ELSEWHERE.items():
            before, text = text, change(text) if re.fullmatch(files, file) else text
            put.update([name] if text != before else [])
        return text

    found = _prove(built, OUR, load)
    assert put == {name for name, _ in KNOWN_WORDS_ELSEWHERE}, "a fault is not where it is put"
    lost = [
        name for (name, _), (_, says) in KNOWN_WORDS_ELSEWHERE.items() if not any(says in one.message for one in found)
    ]
    assert lost == [], found


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(name: str, built: Built, walked: Callable[[str], Walker]) -> None:
    """By the part of the proof that looks at what the fault is in."""
    project, folder = built
    fault = FAULTS[name]
    flow = _flow_of(fault)
    whole = _site(folder)
    changed: list[str] = []

    def load(file: str, text: str) -> str:
        if not re.fullmatch(fault.files, file):
            return text
        after = fault.change(text)
        changed.extend([file] if after != text else [])
        return after

    in_prototype = fault.files.startswith(("verksted/", "prototype/"))  # then nobody walks the guide, which takes long
    in_prototype = in_prototype and "guide" not in fault.says and "number of a step" not in name
    files = whole.files - {f"guide/{flow}/index.html"} if in_prototype else whole.files
    site = BuiltSite("site", files, lambda file: load(file, whole.load(file)))
    if fault.id == "wrong-page":
        found = [*find_wrong_elsewhere(replace(project, flows={}), site, {})]
    elif any(PROTOTYPE.fullmatch(file) for file in whole.files if re.fullmatch(fault.files, file)):
        walker = walker_of(project, site, project.flows[flow])
        found = [*walker.walk(), *find_wrong_around(project, site, walker)]
        if fault.id == "wrong-phone":
            found += find_wrong_elsewhere(replace(project, flows={}, pages={}), site, {})
    else:
        walker = copy(walked(flow))
        walker.site = site
        found = [*find_wrong_around(project, site, walker)]
    assert changed, "the fault is not where it is put"
    told = [problem for problem in found if problem.id == fault.id]
    assert any(fault.says in problem.message for problem in told), found


@pytest.mark.parametrize("name", sorted(FIRST.values()))
def test_the_whole_proof_finds_a_fault_of_each_kind(name: str, built: Built) -> None:
    fault = FAULTS[name]

    def load(file: str, text: str) -> str:
        return fault.change(text) if re.fullmatch(fault.files, file) else text

    told = [problem for problem in _prove(built, _flow_of(fault), load) if problem.id == fault.id]
    assert any(fault.says in problem.message for problem in told)


def _flow_of(fault: Fault) -> str:
    return next((name for name in ("barnehageplass", "rad") if f"/{name}/" in fault.files), OUR)


def test_nothing_is_found_where_all_is_as_the_project_says(built: Built) -> None:
    project, folder = built
    assert [str(problem) for problem in prove(project, _site(folder))] == []


@pytest.mark.parametrize("name", PROJECTS)
def test_nothing_is_found_on_our_own_sites(name: str, site_of: Callable[[str], OurSite]) -> None:
    folder = site_of(name).folder
    project, _ = read_project(PROJECTS[name])
    assert project is not None
    assert [str(problem) for problem in prove(project, _site(folder))] == []


def test_a_file_that_nobody_made_is_found(built: Built) -> None:
    more = {
        f"verksted/prototype/{OUR}/gammel.html": "<h1>Gammel</h1>",
        "hemmelig/index.html": "<h1>Nei</h1>",
        "notat.docx": "x",
    }
    site = _site(built[1])
    changed = BuiltSite("site", site.files | more.keys(), lambda file: more.get(file) or site.load(file))
    found = _prove(built, OUR, site=changed)
    assert {str(problem.place.file) for problem in found if problem.id == "extra-file"} == {
        f"site/{file}" for file in more
    }


def test_files_that_are_lost_are_found(built: Built) -> None:
    lost = {
        f"verksted/prototype/{OUR}/bruk.html",
        f"verksted/prototype/{OUR}/index.html",
        f"guide/{OUR}/index.html",
        "index.html",
    }
    site = _site(built[1])
    found = _prove(built, OUR, site=BuiltSite("site", site.files - lost, site.load))
    assert {str(one.place.file) for one in found if one.id == "lost-page"} >= {f"site/{file}" for file in lost}


def test_a_problem_tells_the_line_on_the_site_and_the_place_in_the_flow(built: Built) -> None:
    found = _prove(built, OUR, lambda file, text: text.replace("tel:116117", "tel:116118") if "start" in file else text)
    told = next(one for one in found if one.id == "wrong-screen" and "prototype" in one.place.file.parts)
    line = (built[1] / told.place.file.relative_to("site")).read_text("utf-8").splitlines()[told.place.line - 1]
    assert "116117" in line
    assert f"flows/{OUR}.yaml:" in told.message


def _prove(
    built: Built,
    flow: str,
    load: Callable[[str, str], str] = lambda _file, text: text,
    site: BuiltSite | None = None,
) -> tuple[Problem, ...]:
    """What is found in one flow and in the pages, of a site that is read through `load`."""
    project, folder = built
    whole = site or _site(folder)
    own = re.compile(
        rf"(?:(?:verksted/)?prototype|steg|guide)/(?!{flow}/|assets/)|verksted/(?:tavle|valg)/(?!{flow}\.)"
    )
    files = frozenset(file for file in whole.files if not own.match(file))
    flows = {flow: project.flows[flow]}
    return prove(replace(project, flows=flows), BuiltSite("site", files, lambda file: load(file, whole.load(file))))


def _site(folder: Path) -> BuiltSite:
    found = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return BuiltSite("site", found, lambda file: (folder / file).read_text("utf-8", "replace"))

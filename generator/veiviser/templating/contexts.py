"""What layouts are given; the test of templates holds them to it."""

from collections.abc import Sequence
from typing import Literal, TypedDict

from markupsafe import Markup

from veiviser.templating.words import Words


class ScreenPart(TypedDict):
    """Of a flow's steps, which one a screen is."""

    at: int
    of: int


class ScreenError(TypedDict):
    """A question that can be left open."""

    name: str
    to: str
    """The id of what can be answered in."""
    words: Words
    shown: Markup
    """Attributes that say when it shows."""


class DrawnShell(TypedDict):
    """What a service has around every screen."""

    name: Words
    person: Words | None
    menu: Sequence[Words]
    footer: Sequence[Words]


class DrawnScreen(TypedDict):
    """A screen, its blocks drawn."""

    name: str
    title: Words
    step: ScreenPart | None
    errors: Sequence[ScreenError]
    """Of a page that asks for several things; none in a picture."""
    errors_shown: Markup
    above: Markup
    """The blocks that stand above the title."""
    body: Markup
    """All others."""
    shell: DrawnShell | None


class ScreenContext(TypedDict):
    """Of `screen.html`: what stands within the phone."""

    screen: DrawnScreen


class PictureContext(TypedDict):
    """Of `picture.html`: a picture in a page."""

    screen_html: Markup
    alt: str
    caption: str | Words
    styles: Sequence[str]
    """Addresses of the screen's stylesheets."""
    id: str
    is_part: bool
    """Whether only a part of the screen is drawn."""
    is_folded: bool
    """Whether it is folded where there is little room."""


class StateSide(TypedDict):
    """A state of a component in the light, or in the dark."""

    scheme: str
    alt: str
    styles: Sequence[str]
    """Addresses of its stylesheets."""


class GalleryStateContext(TypedDict):
    """Of `gallery-state.html`: a component in one state in the gallery."""

    id: str
    caption: str
    held: str
    """What its parts that can be pressed are in, by the name that styles know; empty at rest."""
    sides: Sequence[StateSide]
    screen_html: Markup


class ChosenLook(TypedDict):
    """A look that the gallery can show."""

    title: str
    href: str
    is_current: bool


class GalleryViewContext(TypedDict):
    """Of `gallery-view.html`: what one can choose to see of a component."""

    looks: Sequence[ChosenLook]


class TitledFlow(TypedDict):
    """A flow by its title."""

    title: str


class NamedFlow(TitledFlow):
    """The same, and by its name."""

    name: str


class Phone(TypedDict):
    """What its frame shows."""

    clock: str
    address: str


class Link(TypedDict):
    """Somewhere to begin."""

    href: str


class LabelledLink(Link):
    label: str


class TitledLink(Link):
    title: str


class WalkLink(TitledLink):
    """Where a walk begins that its author named."""

    name: str


class Told(TypedDict):
    """What the guide says of a screen in one step."""

    number: int | None
    heading: str
    html: Markup
    guide_href: str


class GivenAnswer(TypedDict):
    """What was answered on the way."""

    label: str
    html: Markup


class SituationValue(LabelledLink):
    current: bool


class Situation(TypedDict):
    """Something that the reader does not decide, and the pages where it is otherwise."""

    label: str
    values: Sequence[SituationValue]


Kind = Literal["way", "outside", "stop", "error", "end"]


class Lead(TypedDict):
    """Where a choice leads."""

    answer: str
    to: str
    href: str | None
    kind: Kind
    control: str
    picks: str
    """What the panel's script gives and presses, as a query; empty, as `control`, of what cannot be pressed."""


class Schemes(TypedDict):
    """The style of screens as it is whatever a device is set to."""

    light: str
    dark: str


class PageFrame(TypedDict):
    """What all pages of a flow share."""

    lang: str
    assets: str
    style: str
    schemes: Schemes
    choices_css: str
    phone: Phone
    flow: TitledFlow
    steps_total: int
    walks: Sequence[WalkLink]
    start_href: str
    map_href: str
    guide_href: str | None
    workshop_href: str
    tests_href: str | None
    """To its tasks, where it has any."""
    variants_href: str | None
    """To all its variants side by side."""
    band: str


class Back(TypedDict):
    """From a screen that readers try, to where they came from."""

    href: str
    words: str


class PracticeContext(TypedDict):
    """Of `practice.html`: a state's screen alone, for readers to try."""

    lang: str
    assets: str
    style: str
    choices_css: str
    phone: Phone
    flow: TitledFlow
    start_href: str
    band: str
    title: str
    screen_html: Markup
    carrying: Markup
    back_href: str | None
    way_back: Back
    """To what tells of the screen."""
    tested: bool
    """Whether there are tasks that it is tested with."""


class BegunTask(Link):
    """A task, where somebody begins it."""

    ask: str
    begin: str
    """What the script must know of it."""


class TaskStartContext(TypedDict):
    """Of `task-start.html`: what is asked, and whether one wants to take part."""

    lang: str
    assets: str
    flow: NamedFlow
    band: str
    task: BegunTask


class TriedTask(Link):
    """A task, for those who test."""

    ask: str
    goals: str
    """The screens where it is done."""
    fewest: str


class TriedContext(TypedDict):
    """Of `tests.html`: tasks, and what people did."""

    lang: str
    assets: str
    flow: NamedFlow
    folder: str
    """Of the flow's pages, from here."""
    board_href: str
    tasks: Sequence[TriedTask]


class VariantWay(TypedDict):
    """What is answered or pressed, and where it leads."""

    answer: str
    to: str


class VariantCell(TypedDict):
    """A screen of a variant."""

    screen: str
    title: str
    ways: Sequence[VariantWay]
    href: str
    styles: Sequence[str]
    html: Markup


class VariantRow(TypedDict):
    """The same screen of all variants."""

    title: str
    same: bool
    """Whether it looks and leads alike in all of them."""
    cells: Sequence[VariantCell | None]


class VariantsContext(TypedDict):
    """Of `variants.html`: a flow and its variants side by side."""

    lang: str
    assets: str
    flow: NamedFlow
    folder: str
    """Of the flow's pages, from here."""
    variants: Sequence[Back]
    rows: Sequence[VariantRow]


class ChangeableAnswer(GivenAnswer):
    """The same, with the way back to where it was given."""

    href: str


class HelpContext(TypedDict):
    """Of `help.html`: a state of a flow that helps here and now, within the site's own frame."""

    assets: str
    style: str
    choices_css: str
    ways_js: str
    """The script that knows the flow's questions and answers."""
    page: str
    """Its name, without ending."""
    carrying: Markup
    screen_html: Markup
    is_entry: bool
    is_answer: bool
    """Whether the journey ends here, so that it is to be kept."""
    start_href: str
    back_href: str | None
    """To the page before, where all come from the same one."""
    answers: Sequence[ChangeableAnswer]
    """Those that everybody has given who comes here."""
    guide: TitledLink | None
    also: str
    """What the other pages ask and say, for search."""


class MovedContext(TypedDict):
    """Of `moved.html`: a page that leads on to where another one is now."""

    lang: str
    flow_title: str
    href: str


class PageContext(PageFrame):
    """Of `page.html`: a state's page."""

    title: str
    screen_html: Markup
    alone_href: str
    """To the same screen alone, as readers try it."""
    told: Sequence[Told]
    checked: Markup
    variants: Sequence[SituationValue]
    """The same screen in each of the flow's variants."""
    notes: Sequence[str]
    """What those who make the screen say to each other."""
    answers: Sequence[GivenAnswer]
    asks: bool
    """Whether the flow asks for anything."""
    version: str
    """The same for as long as its questions and what can be answered to them."""
    carrying: Markup
    """Attributes for the script that carries answers."""
    situations: Sequence[Situation]
    leads: Sequence[Lead]
    back_href: str | None


class PackedLead(TypedDict):
    """Where a choice leads, in a packed file without scripts."""

    kind: str
    href: str | None
    html: Markup


class PackedPage(TypedDict):
    """A page as one reads it there."""

    id: str
    title: str
    screen: Markup
    told: Markup
    """What the guide says of it."""
    leads: Sequence[PackedLead]


class PackedGuideContext(TypedDict):
    """Of `pack-guide.html`: a guide with no site around it."""

    lang: str
    assets: str
    flow: TitledFlow
    band: str
    start_href: str
    map_href: str
    guide_html: Markup


class PackContext(TypedDict):
    """Of `pack.html`: a whole prototype as one file."""

    lang: str
    flow: TitledFlow
    band: str
    styles: Markup
    """For those without scripts."""
    pages: Sequence[PackedPage]
    """Likewise."""
    start: str
    """The name of the page that it begins with."""
    tested: bool
    """Whether somebody takes part in a test with it, who shall not read all screens at once."""
    folder: str
    """Where its pages lie in the site."""
    site: str
    """Where the site stands, with a final slash; empty where nobody knows."""
    payload: Markup
    """All pages and what they load, packed."""
    script: Markup
    digest: Markup
    """Of the script, as the page's policy names it."""


class BookletEntry(TypedDict):
    """A line of a booklet's contents."""

    id: str
    """Of the place that it leads to."""
    words: str
    level: int
    """1, or 2 for what stands within."""
    page: int


class BookletChapter(TypedDict):
    """A chapter of a booklet."""

    page: str
    """The name of its kind of sheet, which has the chapter's title at its head; `auto` where no chapter has its own."""
    running_head: Markup
    """Its title, as a string of a stylesheet."""
    opening: Markup
    html: Markup


class BookletContext(TypedDict):
    """Of `booklet.html`: a page that is printed as a booklet."""

    title: str
    running_head: Markup
    """The same, as a string of a stylesheet."""
    lang: str
    paper: str
    steady: bool
    """Whether all numbers in the text shall take the same room."""
    styles: Sequence[str]
    """Addresses of the site's stylesheets."""
    logo: str
    """The picture above all; empty where a site has none."""
    opening: Markup
    """What stands above the contents, the title in it."""
    entries: Sequence[BookletEntry]
    chapters: Sequence[BookletChapter]


class BookletPageContext(TypedDict):
    """Of `booklet-page.html`: on which page of a booklet it is that a link leads to."""

    page: int


class BookletAddressContext(TypedDict):
    """Of `booklet-address.html`: where a link leads that nobody can press on paper."""

    address: str


class BookletLinksContext(TypedDict):
    """Of `booklet-links.html`: what a guide says of its booklets."""

    normal: str
    """Its address, from the guide's page."""
    large: str
    whole: str
    """Of the booklet with all of the help."""
    whole_large: str

"""Draws screens, as pages that answer or as pictures of one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from veiviser.journeys.compiling.controls import can_be_wrong
from veiviser.journeys.compiling.liveness import inside
from veiviser.journeys.compiling.ways_to_answer import UNANSWERED
from veiviser.journeys.telling.stories import further_answers, story_of
from veiviser.model.component import Option
from veiviser.model.condition import ANSWERED, Presence
from veiviser.model.flow import Block, Choice, Target, Text
from veiviser.model.journey import Field, Graph, State, View
from veiviser.model.records import Columns, Records
from veiviser.problem import ProblemsFound
from veiviser.templating.carried import Carried
from veiviser.templating.columns import draw_columns
from veiviser.templating.conditions import Stylesheet
from veiviser.templating.contexts import DrawnScreen, DrawnShell, PictureContext, ScreenContext, ScreenError
from veiviser.templating.drawn import Answer, DrawnChoice, Way
from veiviser.templating.environment import LookEnvironment, Templates
from veiviser.templating.mistakes import mistake_in
from veiviser.templating.records import in_picture, on_page
from veiviser.templating.samples import Said, Samples
from veiviser.templating.showing import ANYTHING, Showing, missing, settled
from veiviser.templating.ways import Address, Ways
from veiviser.templating.words import Date, Words, make_markdown, make_words


@dataclass(frozen=True, slots=True)
class Moment:
    """What a screen is drawn for."""

    state: State
    known: Mapping[str, str]
    """The state's values, and in a picture the answers given."""
    said: Said
    """What stands for answers in texts."""
    picture: bool = False
    part: int = 0
    """Of the rows that a data file has, from 1; 0 shows the first few."""
    error: str | None = None
    marks: Mapping[str, int] = field(default_factory=dict)
    """Numbers by the id of a control or of a choice's input."""
    part_of: View | None = None
    """Of a picture that shows only a part: the view that the screen has been shown in before."""
    focus: frozenset[Block] | None = None
    """Of a picture, the blocks that it shows where there is little room; without them, all."""


class Screens:
    """Draws the screens of one flow."""

    def __init__(self, environment: LookEnvironment, graph: Graph, address: Address) -> None:
        self.style = environment.look.style
        """The file that they are drawn with, beside that of Designsystemet."""
        self.graph, self.flow, self.interface = graph, graph.flow, environment.words
        self.templates = Templates(environment)
        self.stylesheet = Stylesheet()
        self.samples = Samples(graph.flow, environment.words)
        self.ways = Ways(graph, self.stylesheet, address)
        self._rendered: dict[str, str] = {}
        """Markdown with links; the same notice stands on many screens."""
        self._said: dict[State, Said] = {}

    def page(self, state: State, part: int = 0) -> Markup:
        """
        The screen as the prototype shows it: every part that an answer can bring forth is in it.

        Args:
            part: of the rows of a data file, from 1; 0 shows the first few.
        """
        return self._draw(Moment(state, dict(state.values), self.said(state), part=part))

    def picture(
        self,
        view: View,
        marks: Mapping[str, int],
        *,
        part_of: View | None = None,
        focus: frozenset[Block] | None = None,
    ) -> Markup:
        """
        The screen at one moment: only what shows then, and nothing that leads anywhere.

        Args:
            part_of: another view of the screen; then only the blocks are drawn that look different there.
            focus: the blocks that show where there is little room; left out or empty, all.
        """
        return self._draw(replace(self._moment(view, marks), part_of=part_of, focus=focus or None))

    def _moment(self, view: View, marks: Mapping[str, int]) -> Moment:
        known = dict(view.state.values) | {name: value for name, value in view.picks if value != UNANSWERED}
        for name, value in view.picks:
            if "." in name and value == "yes":
                known[name.partition(".")[0]] = ANSWERED
        return Moment(view.state, known, self.told(view), picture=True, error=view.error, marks=marks)

    def figure(
        self,
        view: View,
        styles: Sequence[str],
        *,
        alt: str,
        caption: str | Words,
        id: str = "",
        marks: Mapping[str, int] = MappingProxyType({}),
        part_of: View | None = None,
        focus: frozenset[Block] | None = None,
        is_folded: bool = False,
    ) -> str:
        """
        The picture as a figure for other pages.

        Args:
            styles: addresses of the screen's stylesheets.
            alt: what it shows, for those who do not see it.
            marks: numbers by the id of a control or of a choice's input.
            part_of: another view of the screen; then only what looks different there is drawn.
            focus: the blocks that show where there is little room; left out or empty, all.
            is_folded: whether there is only a way to open it there.
        """
        shown = PictureContext(
            screen_html=self.picture(view, marks, part_of=part_of, focus=focus),
            alt=alt,
            caption=caption,
            styles=styles,
            id=id,
            is_part=part_of is not None,
            is_folded=is_folded,
        )
        return str(self.templates.draw("picture.html", shown))

    def words(self, text: Text, state: State) -> Words:
        """A text as a state's page has it."""
        return make_words(text.words, self.said(state))

    def said(self, state: State) -> Said:
        """What stands for answers on a state's page, where its own questions are not answered yet."""
        if state not in self._said:
            story = {**further_answers(self.graph).get(state, {}), **story_of(self.graph, View(state))}
            self._said[state] = self.samples.of(story, dict(state.values))
        return self._said[state]

    def told(self, view: View) -> Said:
        """What stands for them in a picture of a view, and where the guide tells of it."""
        return self.samples.told(story_of(self.graph, view))

    def markdown(self, text: Text, said: Mapping[str, Carried]) -> Markup:
        """A text of several paragraphs, with answers put in."""
        return make_markdown(text.words, said, self.link, self._rendered)

    def _draw(self, moment: Moment) -> Markup:
        screen = self.flow.screens[moment.state.screen]
        whole = moment.part_of is None
        errors, errors_shown = self._errors(moment) if not moment.picture else ([], Markup())
        drawn = DrawnScreen(
            name=screen.name,
            title=make_words(screen.title.words if whole else "", moment.said),
            step={"at": screen.step[0], "of": screen.step[1]} if screen.step and whole else None,
            errors=errors,
            errors_shown=errors_shown,
            above=self._body(tuple(block for block in screen.body if block.component.is_above and whole), moment),
            body=self._body(tuple(block for block in screen.body if not block.component.is_above), moment),
            shell=self._shell(moment) if whole else None,
        )
        return self.templates.draw("screen.html", ScreenContext(screen=drawn))

    def _shell(self, moment: Moment) -> DrawnShell | None:
        shell = self.flow.shell
        if shell is None:
            return None
        return DrawnShell(
            name=make_words(shell.name.words, moment.said),
            person=make_words(shell.person.words, moment.said) if shell.person is not None else None,
            menu=[make_words(one.words, moment.said) for one in shell.menu],
            # A picture is as tall as it must be; who follows a guide looks for nothing at the foot of a page.
            footer=[] if moment.picture else [make_words(one.words, moment.said) for one in shell.footer],
        )

    def _errors(self, moment: Moment) -> tuple[list[ScreenError], Markup]:
        """What can be open on a page that asks for several things, and when the summary of it shows."""
        asked = self.ways.questions(moment.state)
        required = self.ways.required(moment.state)
        if len(required) < 2:
            return [], Markup()
        shown = [(field, when & Showing((missing(field),))) for field, when in required]
        errors: list[ScreenError] = [
            {
                "name": field.variable,
                "to": self._first_input(field, moment.state),
                "words": make_words(self._error_words(field), moment.said),
                "shown": Markup(self.stylesheet.attributes(when, asked)),
            }
            for field, when in shown
        ]
        return errors, Markup(self.stylesheet.any_of([when for _, when in shown], asked))

    def _body(self, blocks: tuple[Block, ...], moment: Moment) -> Markup:
        """
        What stands on the screen itself; what is out of focus, set apart.

        Of a part, what looks otherwise than in the view before, and than before anything was answered there.
        """
        drawn = {block: html for block in blocks if (html := self._block(block, moment))}
        if moment.part_of is not None:
            shown = (self._moment(view, {}) for view in (moment.part_of, View(moment.part_of.state)))
            known = {html for before in shown for block in blocks if (html := self._block(block, before))}
            changed = {block: html for block, html in drawn.items() if html not in known}
            drawn = changed or drawn
        return Markup("\n").join(
            html
            if moment.focus is None or block in moment.focus
            else Markup('<div class="picture__beside">{}</div>').format(html)
            for block, html in drawn.items()
        )

    def _first_input(self, field: Field, state: State) -> str:
        """The id of what can be answered in; where each choice may be hidden, of what is told beside the question."""
        if not field.block.choices:
            return field.variable
        first = next((c.name for c in field.block.choices if self.ways.showing(c.presence, state) == ANYTHING), None)
        return f"{field.variable}--{first}" if first is not None else f"feil--{field.variable}"

    def _error_words(self, field: Field) -> str:
        """What the question says when it is left open, or else is wrong; else the question."""
        options = field.block.options
        keys = ("error-wrong", "error-long", "error-number") if field.optional else ("error",)
        words = next((options[key] for key in (*keys, field.block.component.main) if options.get(key)), None)
        if field.optional and options.get("kind") in ("phone", "mail") and not options.get("error-wrong"):
            return self.interface(f"field.wrong_{options['kind']}")
        return words.words if isinstance(words, Text) else field.variable

    def _blocks(self, blocks: tuple[Block, ...], moment: Moment) -> Markup:
        return Markup("\n").join(drawn for block in blocks if (drawn := self._block(block, moment)))

    def _block(self, block: Block, moment: Moment) -> Markup | None:
        shown = self._showing(block.presence, moment)
        if shown is None:
            return None
        context = {
            name.replace("-", "_"): self._value(block, option, block.options.get(name), moment)
            for name, option in block.component.options.items()
        }
        name = f"components/{block.component.name}/template.html"
        try:
            drawn = self.templates.draw(name, {"id": self.graph.ids[block], **context})
        except Exception as error:
            if problem := mistake_in(error, block):
                raise ProblemsFound([problem]) from error
            raise
        if attributes := self.stylesheet.attributes(shown, self.ways.questions(moment.state)):
            return Markup("<div{}>{}</div>").format(Markup(attributes), drawn)
        return drawn

    def _value(self, block: Block, option: Option, value: Any, moment: Moment, path: str = "") -> Any:
        """An option as its template is given it."""
        if option.type == "choices":
            return [
                drawn
                for choice in value or ()
                if (drawn := self._choice(block, option, choice, moment, path)) is not None
            ]
        if value is None:
            return False if option.type == "flag" else None
        if option.type == "markdown":
            return self.markdown(value, moment.said)
        if isinstance(value, Text):
            return make_words(value.words, moment.said)
        if option.type == "blocks":
            return self._blocks(value, moment)
        if option.type == "target":
            several = len(block.targets) > 1
            return self._ways(self.graph.ids[block] + (f"-{option.name}" if several else ""), moment)
        if option.type == "shown":
            return make_words("{" + value + "}", moment.said)
        if option.type == "answer":
            return self._answer(block, moment)
        if isinstance(value, Columns):
            return draw_columns(value)
        if isinstance(value, Records):
            page = self.graph.pages[moment.state]
            return in_picture(value) if moment.picture else on_page(value, moment.part, page)
        return Date(value, self.interface) if isinstance(value, date) else value

    def _answer(self, block: Block, moment: Moment) -> Answer:
        name = block.answer or ""
        asked = self.ways.questions(moment.state)
        for one in asked.fields.get(name, ()):
            if one.block == block and (not one.optional or can_be_wrong(one)):
                self.stylesheet.hide_error(settled(one), f"feil--{name}", moment.state.screen, asked)
        written = moment.picture and name in moment.known and not block.choices
        return Answer(
            name=name,
            id=name,
            error_id=f"feil--{name}",
            required=not block.optional,
            value=self.samples.sample(name) if written else "",
            error=moment.error == name,
        )

    def _choice(self, block: Block, option: Option, choice: Choice, moment: Moment, path: str) -> DrawnChoice | None:
        shown = self._showing(choice.presence, moment)
        if shown is None:
            return None
        answer, value = block.answer, f"{path}{choice.name}"
        id = f"{answer}--{value.replace('/', '--')}" if answer else f"{self.graph.ids[block]}--{choice.name}"
        checked = moment.picture and answer is not None and block.picked(value).holds(moment.known)
        mark = moment.marks.get(id) if answer is not None else None
        attributes = self.stylesheet.attributes(shown, self.ways.questions(moment.state)) + (
            f' data-mark="{mark}"' if mark else ""
        )
        inner = moment if not moment.picture or answer is None or checked else None
        return DrawnChoice(
            name=choice.name,
            label=make_words(choice.label.words, moment.said),
            id=id,
            group="--".join([answer or "", *path.split("/")[:-1]]),
            value=choice.name,
            checked=checked,
            attributes=Markup(attributes),
            exclusive=choice.exclusive,
            ways=self._ways(id, moment) if answer is None and choice.to is not None else (),
            options={
                name.replace("-", "_"): self._value(block, each, choice.options.get(name), inner or moment, value + "/")
                if inner or each.type not in ("blocks", "choices")
                else ([] if each.type == "choices" else None)
                for name, each in option.each.items()
            },
        )

    def _ways(self, control: str, moment: Moment) -> tuple[Way, ...]:
        if moment.picture:
            return self.ways.in_picture(control, moment.state, moment.known, moment.marks.get(control))
        return self.ways.on_page(control, moment.state)

    def _showing(self, presence: Presence, moment: Moment) -> Showing | None:
        if moment.picture or presence.always:
            return Showing() if presence.holds(moment.known) else None
        return self.ways.showing(presence, moment.state)

    def link(self, address: str) -> str:
        """Where a link in a text leads; to a screen of this flow, as it is first met."""
        target = Target.read(address, self.flow.title.place, self.flow.name)
        if inside(target) and target.address in self.graph.by_screen:
            return f"{self.graph.pages[self.graph.first_state(target.address)]}.html"
        return self.ways.address(target)

"""The screens alone, as readers try them: each is that of the prototype, says that it is none, and leads back."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from veiviser.messages import say
from veiviser.model.site import guide_path, in_steps, step_path
from veiviser.problem import Problem
from veiviser.stranger.built.site import BuiltSite
from veiviser.stranger.built.walking import Walker, in_flow


def find_wrong_practice(site: BuiltSite, walker: Walker) -> Iterator[Problem]:
    """What a screen alone has otherwise than the page that was walked through, or leaves out."""
    flow, walked, words = walker.flow, walker.walked, walker.interpreter.words
    first = next(iter(walked.pages))
    pairs = [(file, in_steps(file)) for file in walked.pages] + [(first, step_path(flow.name, "index"))]
    for file, alone in pairs:
        title = flow.screens[walked.pages[file]].title
        if alone not in site.files:
            message = say("the screen is not there for readers to try")
            yield Problem(site.place(alone), "lost-page", in_flow(message, title))
            continue
        page = LexborHTMLParser(site.read(alone))
        if site.screen(alone) != site.screen(file):
            message = say("what readers try is not the screen of the prototype")
            yield Problem(site.place(alone), "wrong-screen", in_flow(message, title))
        band = flow.band or words("page.usual_band")
        if words("practice.band", what=band) not in [one.text().strip() for one in page.css(".band")]:
            message = say("nothing says that this is «{band}»", band=band)
            yield Problem(site.place(alone), "wrong-screen", in_flow(message, title))
        goals = {site.goal(alone, (link.attributes.get("href") or "").partition("#")[0]) for link in page.css(".bar a")}
        guide = guide_path(flow.name)
        if guide in site.files and guide not in goals:
            message = say("nothing leads back to the guide")
            yield Problem(site.place(alone), "wrong-screen", in_flow(message, title))

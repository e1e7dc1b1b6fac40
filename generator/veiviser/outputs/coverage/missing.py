"""Problems for columns that must be green and are not."""

from collections.abc import Iterable, Iterator, Mapping

from veiviser.model.coverage import Column, FlowCoverage
from veiviser.place import Place
from veiviser.problem import Problem

_MENDS: Mapping[Column, str] = {
    "drawn": "is not on the page of every state; mend the template of its component",
    "told": "is not named in the guide; name it in «…» in the `guide` of its screen",
    "pictured": "is on no picture of the guide; give its screen a `guide`",
    "described": "has no picture with words for those who cannot see it; give its screen a `guide`",
    "walked": "was not walked by a test in every state since its pages were changed; run `pytest flows/`",
    "browser": "was not walked in a browser in every state since its pages were changed; run `pytest flows/ --browser`",
    "accessible": "was not found accessible in every state since its pages were changed; run `pytest flows/ --browser` "
    "where axe is installed",
    "promised": "is in no promise; write one under `promises`",
    "compared": "was not compared with the real service since the flow was changed; write the day under `checked`",
}
_TRANSLATE = "stands on a screen that is not translated to `{0}`; run `veiviser translate {0}`, and fill in the file"


def find_missing(flows: Iterable[FlowCoverage], required: Mapping[Column, Place]) -> Iterator[Problem]:
    """
    A problem for each branch and column; one for the whole flow where it was not compared, which is one day's work.

    Args:
        required: the columns, with the places in the settings that ask for them.
    """
    for flow in flows:
        for column, asked in required.items():
            missing = [branch for branch in flow.branches if branch.cells[column] != "green"]
            missed = [(f"«{branch.label}»", branch.place) for branch in missing]
            if column == "compared":
                missed = [("the flow", flow.place)] if missing else []
            for what, place in missed:
                mend = _MENDS.get(column) or _TRANSLATE.format(column)
                message = f"{what} {mend}; {asked.file}:{asked.line} asks for `{column}`"
                yield Problem(place, "not-covered", message)

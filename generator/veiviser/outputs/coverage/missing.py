"""Problems for columns that must be green and are not."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from veiviser.messages import Message, say
from veiviser.model.approval import Held, Standing
from veiviser.model.coverage import APPROVED, Column, FlowCoverage
from veiviser.place import Place
from veiviser.problem import Problem

_FAULTS: Mapping[Column, Callable[[str], Message]] = {
    "drawn": lambda what: say(
        "{what} is not on the page of every state; mend the template of its component", what=what
    ),
    "told": lambda what: say(
        "{what} is not named in the guide; name it in «…» in the `guide` of its screen", what=what
    ),
    "pictured": lambda what: say("{what} is on no picture of the guide; give its screen a `guide`", what=what),
    "described": lambda what: say(
        "{what} has no picture with words for those who cannot see it; give its screen a `guide`", what=what
    ),
    "walked": lambda what: say(
        "{what} was not walked by a test in every state since its pages were changed; run `pytest flows/`", what=what
    ),
    "browser": lambda what: say(
        "{what} was not walked in a browser in every state since its pages were changed; run `pytest flows/ --browser`",
        what=what,
    ),
    "stranger": lambda what: say(
        "{what} was not tried by a stranger in every state since its pages were changed; run "
        "`pytest flows/ --browser`, or `veiviser prove` on a site that is built",
        what=what,
    ),
    "accessible": lambda what: say(
        "{what} was not found accessible in every state since its pages were changed; run `pytest flows/ --browser` "
        "where axe is installed",
        what=what,
    ),
    "promised": lambda what: say("{what} is in no promise; write one under `promises`", what=what),
    "compared": lambda what: say(
        "{what} was not compared with the real service since the flow was changed; write the day under `checked`",
        what=what,
    ),
}


_UNAPPROVED: Mapping[Standing, Message] = {
    "none": say("nobody has approved this"),
    "words": say("readers read something else than what was approved"),
    "look": say("readers see this otherwise than what was approved"),
    "ended": say("the approval's last day is past"),
    "alone": say("who approved this had changed it, or nobody knows who had; somebody else must look at it"),
}


def find_unapproved(held: Iterable[Held], required: Mapping[Column, Place]) -> Iterator[Problem]:
    """A problem for each thing whose approval does not hold, where the settings ask for it."""
    for one in held if APPROVED in required else ():
        if one.standing in _UNAPPROVED:
            asked = required[APPROVED]
            message = say(
                "{fault}; look at it, and run `veiviser approve {what}`; {place} asks for `approved`",
                fault=_UNAPPROVED[one.standing],
                what=one.what,
                place=f"{asked.file}:{asked.line}",
            )
            yield Problem(one.place, "not-covered", message)


def find_missing(flows: Iterable[FlowCoverage], required: Mapping[Column, Place]) -> Iterator[Problem]:
    """
    A problem for each branch and column; one for the whole flow where it was not compared, which is one day's work.

    Args:
        required: the columns, with the places in the settings that ask for them.
    """
    for flow in flows:
        for column, asked in required.items():
            if column == APPROVED:
                continue  # asked of more than branches
            missing = [branch for branch in flow.branches if branch.cells[column] != "green"]
            missed: list[tuple[str, Place]] = [(f"«{branch.label}»", branch.place) for branch in missing]
            if column == "compared":
                missed = [(say("the flow"), flow.place)] if missing else []
            for what, place in missed:
                fault = _FAULTS[column](what) if column in _FAULTS else _not_translated(what, column)
                where = f"{asked.file}:{asked.line}"
                message = say("{fault}; {place} asks for `{column}`", fault=fault, place=where, column=column)
                yield Problem(place, "not-covered", message)


def _not_translated(what: str, language: str) -> Message:
    return say(
        "{what} stands on a screen that is not translated to `{language}`; run `veiviser translate {language}`, and "
        "fill in the file",
        what=what,
        language=language,
    )

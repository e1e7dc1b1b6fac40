"""Numbers of steps are made by the tool, and those that are typed agree with it."""

import pytest

from tests.conftest import ReadFlow
from veiviser.checks import step_order
from veiviser.model.project import Look, Project
from veiviser.problem import Report


def told(flow_of: ReadFlow, look: Look, *steps: str, part: str = "") -> list[str]:
    screens = "".join(
        f"  s{number}:\n    title: Skjerm\n    step: {step}\n    end: done\n" for number, step in enumerate(steps)
    )
    heading = f"    part: '{part}'\n" if part else ""
    flow = flow_of(f"title: A\nentries: {{s0: Inn}}\nscreens:\n{screens}{heading}")
    report = Report()
    step_order.check(Project(name="A", flows={}, look=look), flow, report)
    return [problem.message for problem in report]


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [
        (("1 of 3", "3 of 3", "2 of 3"), "`s2` is step 2, and step 3 stands above it; put them in order"),
        (("2 of 2", "1 of 2"), "`s1` is step 1, and step 2 stands above it; put them in order"),
        (("1 of 2", "2 of 2", "1 of 2"), ""),
        (("1 of 3", "2 of 3", "2 of 3", "3 of 3", "2 of 3"), ""),
    ],
)
def test_steps_stand_in_order(steps: tuple[str, ...], wrong: str, flow_of: ReadFlow, look: Look) -> None:
    assert told(flow_of, look, *steps) == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    "part", ["Steg {step}", "Steg {step}: Tid", "Trinn {step}", "Noe annet", "1 av 5 venter", "Steg 2"]
)
def test_a_part_that_counts_as_its_screen_is_fine(part: str, flow_of: ReadFlow, look: Look) -> None:
    assert told(flow_of, look, "1 of 2", "2 of 2", part=part) == []


@pytest.mark.parametrize(
    "part", ["Steg 1 av 2", "steg 2 av 3: Tid", "Trinn 1", "Del 2/4", "2 av 3", "Step 2 of 4", "Så: steg 1 av 2"]
)
def test_a_part_that_counts_otherwise_is_told_how_not_to_count(part: str, flow_of: ReadFlow, look: Look) -> None:
    (problem,) = told(flow_of, look, "1 of 2", "2 of 2", part=part)
    assert problem.endswith("stands on a screen that is step 2 of 2; write {step} for the numbers")


def test_the_numbers_of_a_part_are_its_screen_s(flow_of: ReadFlow) -> None:
    flow = flow_of(
        "title: A\nentries: {a: Inn}\nscreens:\n  a: {title: A, step: 1 of 1, end: done, part: 'Steg {step}: Tid'}\n"
    )
    part = flow.screens["a"].part
    assert part is not None
    assert part.words == "Steg 1 av 1: Tid"

"""A module that is listed as a check takes what such a check is given."""

from inspect import signature

import pytest

from veiviser import checks
from veiviser.checks.contract import Check, FactCheck, FlowCheck, GraphCheck, PageCheck


def annotations(function: object) -> list[object]:
    """What it takes and gives, without itself."""
    declared = signature(function)  # type: ignore[arg-type]
    taken = [one.annotation for name, one in declared.parameters.items() if name != "self"]
    return [*taken, declared.return_annotation]


@pytest.mark.parametrize(
    ("listed", "contract", "name"),
    [
        (checks.OF_FLOWS, FlowCheck, "check"),
        (checks.OF_DRAWINGS, FlowCheck, "check"),
        (checks.OF_GRAPHS, GraphCheck, "check"),
        (checks.OF_PAGES, PageCheck, "check_page"),
        (checks.OF_FACTS, FactCheck, "check"),
    ],
)
def test_what_is_listed_has_the_signature_of_its_contract(
    listed: tuple[Check, ...], contract: type[Check], name: str
) -> None:
    asked = annotations(getattr(contract, name))
    assert [check.ID for check in listed if annotations(getattr(check, name)) != asked] == []


def test_no_two_checks_have_one_id() -> None:
    listed = [check.ID for check in (*checks.OF_FLOWS, *checks.OF_GRAPHS, *checks.OF_FACTS)]
    assert sorted(listed) == sorted(checks.CHECKS)

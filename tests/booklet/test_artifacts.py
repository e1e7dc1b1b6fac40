"""What nobody tagged is decoration, and no mark stands where none may."""

from typing import Any

import pytest

from veiviser.booklet.artifacts import with_artifacts

TAG = ["/P", {"/MCID": 0}]
SPELT = ["/Span", {"/ActualText": "fl"}]


def drawn(*operators: tuple[str, list[Any]] | str) -> str:
    read = [(part[1], part[0].encode()) if isinstance(part, tuple) else ([], part.encode()) for part in operators]
    return " ".join(operator.decode() for _, operator in with_artifacts(read, "/Artifact"))


@pytest.mark.parametrize(
    ("operators", "marked"),
    [
        (["BT", "Tj", "ET"], "BT BMC Tj EMC ET"),
        (["Do"], "BMC Do EMC"),
        (["m", "l", "h", "f"], "BMC m l h f EMC"),
        (["re", "W", "n"], "re W n"),
        (["q", "cm", "Q"], "q cm Q"),
        ([("BDC", TAG), "BT", "Tj", "ET", "EMC", "Do"], "BDC BT Tj ET EMC BMC Do EMC"),
        ([("BDC", TAG), ("BDC", SPELT), "Tj", "EMC", "Tj", "EMC"], "BDC BDC Tj EMC Tj EMC"),
        ([("BMC", ["/Artifact"]), "Do", "EMC"], "BMC Do EMC"),
    ],
)
def test_what_paints_outside_all_tags_is_marked(operators: list[tuple[str, list[Any]] | str], marked: str) -> None:
    assert drawn(*operators) == marked


def test_how_a_ligature_is_spelt_is_no_tag() -> None:
    assert drawn(("BDC", SPELT), "Tj", "EMC", "Tj") == "BMC Tj EMC BMC Tj EMC"

"""The JSON Schema of flows: what it takes, what it marks, and that the file which editors read is fresh."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.bad_input.running import forked
from tests.interface import WORDS, as_catalogue, turned
from tests.projects import SETTINGS, write_project
from veiviser.model.dates import RULES
from veiviser.model.interface import InterfaceWords
from veiviser.outputs.schema import drawing_schema, editions_schema, facts_schema, flow_schema, written
from veiviser.problem import Report
from veiviser.reading import look_folders, read_look

ROOT = Path(__file__).parent.parent.parent
PROBLEMS = Report()
LOOK = read_look(look_folders(ROOT), PROBLEMS)
SCHEMA = flow_schema(LOOK)

FLOW = """
title: En flyt
dates:
  i-dag: 2027-01-12
  frist: {last of month: i-dag}
  dager: {days until: frist, from: i-dag}
entries: {start: Her}
screens:
  start:
    title: Start
    body:
      - {question: Er du der, answer: der, choices: {ja: Ja, nei: {label: Nei, end: stop}}}
      - {question: Hvilken, answer: hvilken, choices: [En, To], when: {der: [ja, nei]}, guide: [{text: Velg}]}
      - {day-and-time: Når, answer: tid, choices: {i-dag: {label: I dag, times: [09.00, 10.20]}}}
      - {help: Hva, text: 12}
      - {field: Navn, answer: navn, sample: Kari, optional: true}
      - {button: Neste, set: {sendt: ja}}
    next: [{to: start, when: {der: ja}}, {to: start}]
promises:
  - always before: {«113»: start}
  - {never: {from: {der: ja}, reach: «Takk»}, when: {der: nei}}
  - {at most 12 steps to: an end}
"""


class Reader(yaml.SafeLoader):
    """Reads YAML as editors do, in version 1.2: `no` and `2026-04-24` are texts."""


Reader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Reader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(true|false)$"), list("tf"))
Reader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("(null|~|)$"), ["n", "~", ""])


def mistakes(text: str, schema: dict[str, Any] = SCHEMA) -> list[tuple[str, str]]:
    """What an editor would underline: where, and why."""
    found = jsonschema.Draft7Validator(schema).iter_errors(yaml.load(text, Reader))
    return [("/".join(map(str, error.absolute_path)), error.message) for error in found]


def examples() -> Iterator[Any]:
    for path in sorted((ROOT / "prototype" / "components").glob("*/component.yaml")):
        component = yaml.load(path.read_text("utf-8"), Reader)
        for name, options in component["examples"].items():
            rest = {key: value for key, value in options.items() if key != component["main"]}
            block = {path.parent.name: options.get(component["main"])} | rest
            yield pytest.param(block, id=f"{path.parent.name}-{name}")


def test_the_look_declares_itself_without_problems() -> None:
    assert PROBLEMS == []


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("flow", SCHEMA),
        ("drawing", drawing_schema(LOOK)),
        ("facts", facts_schema(LOOK.words)),
        ("editions", editions_schema(LOOK.words)),
    ],
)
def test_the_file_that_editors_read_is_fresh(name: str, schema: dict[str, Any]) -> None:
    jsonschema.Draft7Validator.check_schema(schema)
    fresh = (ROOT / "prototype" / f"{name}.schema.json").read_text("utf-8") == written(schema)
    assert fresh, "run `veiviser schema --write`"


@pytest.mark.parametrize(
    ("name", "right", "wrong", "place", "says"),
    [
        ("facts", "checked: 2026", "chekced: 2026", "nodtelefon", "'chekced' was unexpected"),
        ("facts", "2026-11-21", "i fjor", "nodtelefon/checked", "does not match"),
        ("facts", "nodtelefon:", "Nødtelefon:", "", "does not match"),
        ("facts", "value: 113", "value: <b>", "nodtelefon/value", "does not match"),
        ("editions", "  number: 4204\n", "", "krsand", "'number' is a required property"),
        ("editions", "bokmål", "norsk", "krsand/standard", "is not one of ['bokmål', 'nynorsk']"),
        ("editions", "krsand:", "risor: {number: 4201, name: Risør, standard: bokmål}\nkrsand:", "", "too many"),
    ],
)
def test_our_own_lists_are_taken_and_a_mistake_in_them_is_marked(
    name: str, right: str, wrong: str, place: str, says: str
) -> None:
    text = (ROOT / "content" / f"{name}.yaml").read_text("utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../prototype/{name}.schema.json\n")
    schema = {"facts": facts_schema, "editions": editions_schema}[name](LOOK.words)
    assert mistakes(text, schema) == []
    assert right in text
    found = mistakes(text.replace(right, wrong, 1), schema)
    assert any(where == place and says in why for where, why in found), found


@pytest.mark.parametrize("path", sorted((ROOT / "flows").glob("*.yaml")), ids=lambda path: path.stem)
def test_our_flows_are_taken_and_name_it(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../prototype/flow.schema.json\n")
    assert mistakes(text) == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "content" / "hjelp" / "tegninger").iterdir()), ids=lambda path: path.stem
)
def test_our_drawings_are_taken_and_name_it(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../../prototype/drawing.schema.json\n")
    assert mistakes(text, drawing_schema(LOOK)) == []
    assert mistakes(text.replace("text:", "tekst:"), drawing_schema(LOOK)) != []


@pytest.mark.parametrize("block", [*examples()])
def test_every_example_of_a_component_is_taken(block: dict[str, Any]) -> None:
    flow = yaml.load(FLOW, Reader)
    flow["screens"]["start"]["body"] = [block]
    assert mistakes(yaml.safe_dump(flow, sort_keys=False)) == []


def test_it_knows_each_rule_for_dates() -> None:
    assert set(SCHEMA["properties"]["dates"]["additionalProperties"]["properties"]) == {*RULES, "days until", "from"}


def test_all_that_a_block_may_be_is_taken() -> None:
    assert mistakes(FLOW) == []


@pytest.mark.parametrize(
    ("right", "wrong", "place", "says"),
    [
        ("title: En flyt", "titel: En flyt", "", "'titel' was unexpected"),
        ("{start: Her}", "{}", "entries", "non-empty"),
        ("  start:", "  Start:", "screens", "does not match"),
        ("{start: Her}", "[start]", "entries", "is not of type 'object'"),
        ("end: stop", "end: stopp", "screens/start/body/0/choices/nei/end", "is not one of ['done', 'stop', 'exit']"),
        ("{label: Nei", "{labell: Nei", "screens/start/body/0/choices/nei", "'labell' was unexpected"),
        ("answer: der,", "", "screens/start/body/0", "'answer' is a required property"),
        ("[09.00, 10.20]", "{A B: 9}", "screens/start/body/2/choices/i-dag/times", "does not match"),
        ("help: Hva, text: 12", "help: Hva, txt: 12", "screens/start/body/3", "'txt' was unexpected"),
        ("{button: Neste", "{buton: Neste", "screens/start/body/5", "should not be valid under {}"),
        ("sample: Kari", "look: big", "screens/start/body/4", "'look' was unexpected"),
        ("optional: true", "optional: maybe", "screens/start/body/4/optional", "is not one of"),
        ("2027-01-12", "12. januar", "dates/i-dag", "does not match"),
        ("{last of month", "{end of month", "dates/frist", "'end of month' was unexpected"),
        (", from: i-dag}", "}", "dates/dager", "'from' is a dependency of 'days until'"),
        ("at most 12 steps", "at most many steps", "promises/2", "does not match any of the regexes"),
        ("reach: «Takk»", "reaches: «Takk»", "promises/1/never", "'reach' is a required property"),
        ("[{to: start, when: {der: ja}}", "[{when: {der: ja}}", "screens/start/next/0", "is not valid under any"),
        ("when: {der: [ja, nei]}", "when: {der: {all: [ja]}}", "screens/start/body/1/when/der/all", "too short"),
        ("when: {der: [ja, nei]}", "when: {der: {alle: [ja, nei]}}", "screens/start/body/1/when/der", "unexpected"),
    ],
)
def test_a_mistake_is_marked_where_it_is(right: str, wrong: str, place: str, says: str) -> None:
    assert right in FLOW
    found = mistakes(FLOW.replace(right, wrong, 1))
    assert any(where == place and says in why for where, why in found), found


def test_editors_are_told_in_words_of_the_projects_own() -> None:
    own = InterfaceWords({key: turned(words) for key, words in WORDS.by_key.items()})
    look = replace(LOOK, words=own)
    told = "".join(map(written, (flow_schema(look), drawing_schema(look), facts_schema(own), editions_schema(own))))
    theirs = {option.says for component in LOOK.components.values() for option in component.options.values()}
    hints = {words for key, words in WORDS.by_key.items() if key.startswith("schema.")} - theirs
    assert [words for words in hints if json.dumps(words, ensure_ascii=False)[1:-1] in told] == []
    assert json.dumps(own("schema.target_marked"), ensure_ascii=False) in told


def test_they_are_told_in_the_language_of_the_site(tmp_path: Path) -> None:
    settings = SETTINGS.replace("language: nb", "language: nn")
    files = {"prototype/words/nn.po": as_catalogue({"schema.flow": "Reisa"})}
    write_project(tmp_path, settings, files=files)
    done = forked(("schema",), tmp_path, {})
    assert json.loads(done.stdout)["title"] == "Reisa"

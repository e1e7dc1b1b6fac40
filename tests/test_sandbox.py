"""Templates of others reach nothing and come to an end; what is stopped here is stopped on every machine."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import DictLoader, StrictUndefined, TemplateError

from veiviser.sandbox import Sandbox

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "sandbox.yaml").read_text("utf-8"))


def drawn(template: str) -> str:
    sandbox = Sandbox(loader=DictLoader({"it": template}), autoescape=True, undefined=StrictUndefined)
    return sandbox.get_template("it").render(words="ord", items=["a", "b"])


@pytest.mark.parametrize(("template", "wanted"), CASES["drawn"])
def test_what_designers_need_is_drawn(template: str, wanted: str) -> None:
    assert drawn(template) == wanted


@pytest.mark.parametrize(("template", "named"), CASES["stopped"])
def test_what_grows_or_reaches_out_is_stopped(template: str, named: str) -> None:
    with pytest.raises((TemplateError, ArithmeticError, RecursionError, TypeError)) as raised:
        drawn(template)
    assert type(raised.value).__name__ == named, raised.value


def test_each_drawing_has_all_of_the_budget() -> None:
    sandbox = Sandbox(loader=DictLoader({"it": "{% for i in range(99999) %}{% endfor %}"}))
    template = sandbox.get_template("it")
    for _ in range(20):
        template.render()

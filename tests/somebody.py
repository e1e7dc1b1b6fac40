"""Somebody without scripts at a built page: answers what must be answered, and sees where a control leads then."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

_HIDES = re.compile(r"([^{}]+)\{\s*display:\s*none;?\s*\}")
_PICKED = "input[type=radio], input[type=checkbox]"
_WRITTEN = "data-written"
"""Stands for `:valid`, which no parser knows of."""


class Somebody:
    """
    One page, and what is answered on it.

    Knows nothing of the flow: a question that shows and must be answered is answered, with the first choice that shows.
    """

    def __init__(self, html: str, css: str) -> None:
        self.page = LexborHTMLParser(html)
        named = set(re.findall(r'data-(?:when|unless)="([^"]+)"', html))
        tokens = {token for names in named for token in names.split()}
        self.rules = [
            rule.strip().replace(":valid", f":is([{_WRITTEN}], :not([required]))")
            for rule in _HIDES.findall(css)
            if (token := re.search(r'~="([^"]+)"\]\s*$', rule)) and token[1] in tokens
        ]

    def answer(self, picks: Iterable[tuple[str, str]], also: str = "") -> None:
        """
        Answer so, and whatever else must be answered then.

        Args:
            picks: answers and values, `day/time` for both at once; of a box, `answer.box` with `yes` or `no`.
            also: the id of one more choice that is picked.
        """
        for node in self.page.css(f"[checked], [{_WRITTEN}]"):
            for name in {"checked", _WRITTEN} & node.attributes.keys():
                del node.attrs[name]
        said = dict(picks)
        for name, value in said.items():
            answer, _, box = name.partition(".")
            parts = [box] * (value == "yes") if box else value.split("/") if value else []
            for number in range(len(parts)):
                self._pick("--".join([answer, *parts[: number + 1]]))
        if also:
            self._pick(also)
        while (one := next(self._open(said), None)) is not None:
            one.attrs[_WRITTEN if one.attributes.get("type") not in ("radio", "checkbox") else "checked"] = ""

    def ways(self, control: str) -> list[str]:
        """Where what shows of a control leads, by its addresses; `stop` where it leads nowhere."""
        self.look()
        return [
            node.attributes.get("href") or "stop"
            for node in self.page.css(".screen [data-control]")
            if node.attributes.get("data-control") == control and self._shows(node)
        ]

    @cached_property
    def choices(self) -> list[str]:
        """The ids of all that can be picked."""
        return [
            str(node.attributes["id"])
            for node in self.page.css(".screen input")
            if node.attributes.get("type") in ("radio", "checkbox")
        ]

    def look(self) -> None:
        self.hidden = {node.mem_id for rule in self.rules for node in self.page.css(rule)}

    def _pick(self, id: str) -> None:
        """Of radio buttons, instead of the one before."""
        for node in self.page.css(f'[id="{id}"]'):
            if node.attributes.get("type") == "radio":
                for other in self.page.css(f'[name="{node.attributes["name"]}"][checked]'):
                    del other.attrs["checked"]
            node.attrs["checked"] = ""

    def _open(self, said: dict[str, str]) -> Iterator[LexborNode]:
        """Where what must be answered and is not can be answered, but not with a box that was said to be left."""
        self.look()
        for group in self.page.css(".screen fieldset.picked"):
            inputs = [i for i in group.css(_PICKED) if self._is_of(i, group) and self._shows(i)]
            outer = [i for i in inputs if "checked" in i.attributes]
            name = str(group.attributes["id"])
            if self._shows(group) and group.css_first(f'[id="feil--{name}"]') and self._lacks(outer):
                free = (i for i in inputs if f"{name}.{i.attributes.get('value')}" not in said and i not in outer)
                yield from (i for i in free if not outer or self._is_within(i, outer[-1]))
        for field in self.page.css(".screen .field__input[required]"):
            if self._shows(field) and _WRITTEN not in field.attributes:
                yield field

    @staticmethod
    def _is_of(input: LexborNode, group: LexborNode) -> bool:
        name, asked = str(input.attributes.get("name")), str(group.attributes["id"])
        return name == asked or name.startswith(f"{asked}--")

    def _lacks(self, picked: list[LexborNode]) -> bool:
        """Whether nothing is picked, or only a choice around others."""
        return not picked or any(self._is_within(other, picked[-1]) for other in self.page.css(_PICKED))

    @staticmethod
    def _is_within(input: LexborNode, outer: LexborNode) -> bool:
        return input.attributes.get("name") == outer.attributes.get("id")

    def _shows(self, node: LexborNode) -> bool:
        around: LexborNode | None = node
        while around is not None:
            if around.mem_id in self.hidden:
                return False
            if "choice__reveal" in (around.attributes.get("class") or "").split():
                choice = around.parent.css_first("input") if around.parent else None
                if choice is None or "checked" not in choice.attributes:
                    return False
            around = around.parent
        return True

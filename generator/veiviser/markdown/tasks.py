"""Boxes to tick, `- [x] done`, at the beginning of an item of a list."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from veiviser.markdown.placing import SPAN

_BOX = '<input type="checkbox" disabled{} />'


def tasks(md: MarkdownIt) -> None:
    """Read them."""
    md.core.ruler.push("tasks", _tick)


def _tick(state: StateCore) -> None:
    lists: list[Token] = []
    for number, token in enumerate(state.tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "inline" and token.children and number > 1:
            item, words = state.tokens[number - 2], token.children[0]
            if item.type == "list_item_open" and _is_task(words):
                ticked = "" if words.content[1] == " " else " checked"
                item.attrJoin("class", "task-list-item")
                _class(lists[-1], "task-list")
                box = Token("box", "", 0, content=_BOX.format(ticked))
                words.content = words.content[3:]
                words.meta[SPAN] = (words.meta[SPAN][0] + 3, words.meta[SPAN][1])
                token.children.insert(0, box)


def _is_task(words: Token) -> bool:
    return words.type == "text" and words.content[:4].lower() in ("[ ] ", "[x] ")


def _class(token: Token, name: str) -> None:
    if name not in str(token.attrs.get("class", "")).split():
        token.attrJoin("class", name)

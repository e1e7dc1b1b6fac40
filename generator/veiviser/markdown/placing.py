"""Parsers of markdown-it that note where in the text each token stands."""

from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

Starts = list[tuple[int, int]]
"""Where pieces of an inline text begin: in it, and in the whole text; each goes on to the next piece."""
STARTS, SPAN = "starts", "span"
"""Keys of a token's `meta`: of an inline token its `Starts`, of its children first and last offset in it."""


class Blocks(ParserBlock):
    """Notes where the lines of each inline text begin, while it is known what stands before them."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        rules, line, has_empty = self.ruler.getRules(""), startLine, False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= state.md.options.maxNesting:
                state.line = endLine
                break
            known = len(state.tokens)
            next(rule for rule in rules if rule(state, line, endLine, False))
            _note_starts(state, known)
            state.tight = not has_empty
            line = state.line
            has_empty = has_empty or ((line - 1) < endLine and state.isEmpty(line - 1))
            if line < endLine and state.isEmpty(line):
                has_empty = True
                line += 1
                state.line = line


class Inlines(ParserInline):
    """Notes the span of each token."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        assert isinstance(state, _State)
        rules, end = self.ruler.getRules(""), state.posMax
        is_shallow = state.level < state.md.options["maxNesting"]
        while state.pos < end:
            start, known = state.pos, len(state.tokens)
            if not state.pending:
                state.pending_at = start
            if is_shallow and any(rule(state, False) for rule in rules):
                _note_spans(state, known, start)
            else:
                state.append_pending(state.src[start])
                state.pos = start + 1
        if state.pending:
            state.pushPending()


class _State(StateInline):
    pending_at = 0
    """Where the text begins that is no token yet."""

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta[SPAN] = (self.pending_at, self.pending_at + len(token.content))
        return token


def _note_spans(state: StateInline, known: int, start: int) -> None:
    at = start
    for token in state.tokens[known:]:
        if SPAN in token.meta:
            continue
        if token.type == "text" and state.src[start] == "<":  # an address that is its own words
            token.type, token.meta[SPAN] = "address", (start + 1, state.pos - 1)
        elif token.type == "text":  # each sign of `**`, which may become a mark or not
            token.meta[SPAN] = (at, at := at + len(token.content))
        else:
            token.meta[SPAN] = (start, state.pos)
        if token.type == "image":
            _shift(token.children or [], start + 2)
        elif token.type == "link_close" and token.markup != "autolink":
            _note_label(state, known, start)


def _note_label(state: StateInline, known: int, start: int) -> None:
    """Where the words of a link end that begins here."""
    opening = next(token for token in state.tokens[known:] if token.type == "link_open")
    opening.meta["label_end"] = state.md.helpers.parseLinkLabel(state, start, True)


def _shift(tokens: list[Token], by: int) -> None:
    """Of a picture's words, which are parsed by themselves."""
    for token in tokens:
        start, end = token.meta[SPAN]
        token.meta[SPAN] = (start + by, end + by)
        _shift(token.children or [], by)


def join_texts(state: StateInline) -> None:
    """As markdown-it does it at the end, with the spans."""
    level, joined = 0, list[Token]()
    for token in state.tokens:
        level -= token.nesting < 0
        token.level = level
        level += token.nesting > 0
        last = joined[-1] if joined else None
        if token.type == "text" and last is not None and last.type == "text":
            last.content += token.content
            last.meta[SPAN] = (last.meta[SPAN][0], token.meta[SPAN][1])
        elif token.type != "text" or token.content:
            joined.append(token)
    state.tokens[:] = joined


def _note_starts(state: StateBlock, known: int) -> None:
    cell = 0
    for number in range(known, len(state.tokens)):
        token = state.tokens[number]
        if token.type == "tr_open":
            cell = 0
        if token.type == "inline" and STARTS not in token.meta:
            before = state.tokens[number - 1]
            first, _ = token.map or (0, 0)
            if before.type in ("th_open", "td_open"):
                token.meta[STARTS] = _of_cell(state, first, cell)
                token.meta["row"] = (state.bMarks[first] + state.tShift[first], state.eMarks[first], cell)
                cell += 1
            else:
                skipped = len(before.markup) if before.markup.startswith("#") else 0
                token.meta[STARTS] = starts_of_lines(state, first, token.content, skipped)


def starts_of_lines(state: StateBlock, line: int, content: str, skipped: int = 0) -> Starts:
    """
    Of a content whose lines are lines of the text, without what stands before them.

    Args:
        line: the first.
        skipped: signs of a heading before its words.
    """
    parts = content.split("\n")
    offsets = accumulate((len(part) + 1 for part in parts), initial=0)
    starts: Starts = []
    for number, (part, offset) in enumerate(zip(parts, offsets, strict=False)):
        at = state.bMarks[line + number] + state.tShift[line + number]
        if number == 0 and skipped:
            at = state.skipSpaces(at + skipped)
        blank = len(part) - len(part.lstrip(" \t"))
        starts.append((offset + blank, at))
    return starts


def _of_cell(state: StateBlock, line: int, number: int) -> Starts:
    """Of one cell of a row: a `|` in it has a backslash before it, which its content has not."""
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    bounds = bounds_of_cells(state.src, start, end)
    if number + 1 >= len(bounds):
        return [(0, end)]
    at, last = bounds[number] + 1, bounds[number + 1]
    at = state.skipSpaces(at)
    starts, offset = [(0, at)], 0
    while at < last:
        if state.src.startswith("\\|", at):
            starts.append((offset, at := at + 1))
        at, offset = at + 1, offset + 1
    return starts


def bounds_of_cells(text: str, start: int, end: int) -> list[int]:
    """Where the cells of a row are divided, its edges among them; each cell stands between two."""
    bars = [at for at in range(start, end) if text[at] == "|" and (at == start or text[at - 1] != "\\")]
    bounds = [*bars] if bars and bars[0] == start else [start - 1, *bars]
    return bounds if bars and not text[bars[-1] + 1 : end].strip() else [*bounds, end]

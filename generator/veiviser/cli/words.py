"""Help and errors of the command line in the reader's language, those that Click writes too."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from inspect import cleandoc
from typing import Any, TypeVar

import click

from veiviser.messages import Message, any_of, render, say

C = TypeVar("C", bound=click.Command)
F = TypeVar("F", bound=Callable[..., Any])
_CLICKS: Mapping[str, Message] = {
    "Usage:": say("Usage:"),
    "[OPTIONS]": say("[OPTIONS]"),
    "COMMAND [ARGS]...": say("COMMAND [ARGS]..."),
    "Options": say("Options"),
    "Commands": say("Commands"),
    "Show this message and exit.": say("Show this message and exit."),
    "Show the version and exit.": say("Show the version and exit."),
    "[default: ": say("[default: "),
}


class Formatter(click.HelpFormatter):
    """Writes help with Click's own words translated."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        for theirs in ("[OPTIONS]", "COMMAND [ARGS]..."):
            args = args.replace(theirs, render(_CLICKS[theirs]))
        super().write_usage(prog, args, prefix or f"{render(_CLICKS['Usage:'])} ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_clicks(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _clicks(text)) for name, text in rows], col_max, col_spacing)


class Context(click.Context):
    """A command being run."""

    formatter_class = Formatter


class _Checked(click.Parameter):
    """What is typed, and our own words for what will not do."""

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        try:
            return super().type_cast_value(ctx, value)
        except click.BadParameter as wrong:
            mend = _expected(self.type)
            if mend is None:
                raise
            message = say("`{value}` will not do; {mend}", value=value, mend=mend)
            raise click.BadParameter(message, wrong.ctx, wrong.param) from None


class Argument(_Checked, click.Argument):
    """An argument of a command."""


class Option(_Checked, click.Option):
    """An option whose help is a message: Click keeps only its English words, and the catalogue knows it by them."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        shown = copy(self)
        shown.help = render(Message(self.help or "", {}))
        return click.Option.get_help_record(shown, ctx)


class Command(click.Command):
    """A command whose docstring is its help, translated by the catalogue as a message is."""

    context_class = Context

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        click.Command.format_help_text(_spoken(self), ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        return click.Command.get_short_help_str(_spoken(self), 200)


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """`click.option` with a message as its help."""
    return click.option(*names, cls=Option, **settings)


def wrong_use(error: click.UsageError) -> str:
    """What was wrong in how the command was used, in a sentence without a full stop."""
    match error:
        case click.NoSuchOption():
            near = f"; {_meant(error.possibilities)}" if error.possibilities else ""
            return render(say("there is no option `{name}`{near}", name=error.option_name, near=near))
        case click.exceptions.NoSuchCommand():
            near = f"; {_meant(error.possibilities)}" if error.possibilities else ""
            return render(say("there is no command `{name}`{near}", name=error.command_name, near=near))
        case click.BadOptionUsage():
            return render(say("`{name}` needs something behind it", name=error.option_name))
        case click.MissingParameter():
            return render(say("{name} is missing", name=_name(error)))
        case click.BadParameter():
            return render(say("{name}: {message}", name=_name(error), message=error.message))
    return render(error.message)


def _meant(names: Sequence[str]) -> str:
    return render(say("did you mean {names}?", names=any_of(*(f"`{name}`" for name in names))))


def _name(error: click.BadParameter) -> str:
    if error.param_hint:
        return str(error.param_hint)
    if error.param is None:
        return ""
    return error.param.opts[-1] if isinstance(error.param, click.Option) else error.param.human_readable_name.upper()


def _expected(type: click.ParamType[Any]) -> Message | None:
    match type:
        case click.Choice(choices=choices):
            return say("choose {choices}", choices=any_of(*map(str, choices)))
        case click.IntRange(min=least, max=most):
            return say("write a whole number from {least} to {most}", least=least, most=most)
        case click.DateTime():
            return say("write a date such as 2027-01-01")
        case click.Path(file_okay=False):
            return say("name a folder that is there")
        case click.Path():
            return say("name a file that is there and can be read")
    return None


def _spoken(command: C) -> C:
    shown = copy(command)
    shown.help = render(Message(cleandoc(command.help or ""), {}))
    return shown


def _clicks(text: str) -> str:
    """What Click wrote, whole or before a default."""
    default = "[default: "
    return render(_CLICKS[text]) if text in _CLICKS else text.replace(default, render(_CLICKS[default]))

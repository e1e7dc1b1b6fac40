"""Maps exceptions to messages and exit codes."""

import errno
import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from veiviser.cli.language import choose, taken_out
from veiviser.cli.reporting import show, summary
from veiviser.cli.words import Command, wrong_use
from veiviser.messages import render, say, use_language
from veiviser.messages.choosing import VARIABLE, NoSuchLanguage
from veiviser.problem import ProblemsFound
from veiviser.writing import CannotWrite


class Stopped(click.ClickException):
    """Something ended the command before its time."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.code = exit_code


class _Ended(KeyboardInterrupt):
    """By the system, or by closing the terminal; what was begun is cleared away as after Ctrl-C."""


class Commands(Command, click.Group):
    """Commands that say in one line why they ended: 1 problems, 2 wrong use, 3 not read or written, 130 interrupted."""

    command_class = Command

    def main(self, args: Sequence[str] | None = None, *more: Any, **extra: Any) -> Any:
        _heed_signals()
        rest, asked = taken_out(sys.argv[1:] if args is None else args)
        if asked is not None:
            os.environ[VARIABLE] = asked  # also for the processes that are started
        try:
            use_language(choose(os.environ, Path.cwd()))
            code = super().main(rest, *more, **extra | {"standalone_mode": False})
        except click.exceptions.NoArgsIsHelpError as wrong:
            wrong.show()
            sys.exit(2)
        except click.UsageError as wrong:
            path = wrong.ctx.command_path if wrong.ctx else "veiviser"
            message = " ".join(wrong_use(wrong).split())  # what was typed may hold a line break
            line = say("Error: {message} (`{path} --help` tells more)", message=message, path=path)
            click.echo(render(line), err=True)
            sys.exit(2)
        except NoSuchLanguage as wrong:
            click.echo(render(say("Error: there is no language `{name}`; choose nb or en", name=str(wrong))), err=True)
            sys.exit(2)
        except Stopped as stop:
            if stop.message:
                click.echo(render(stop.message), err=True)
            sys.exit(stop.code)
        except click.Abort:
            sys.exit(130)
        sys.exit(code or 0)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ProblemsFound as found:
            show(found.problems, err=True)
            told = say("Stopped by {problems}; `veiviser explain ID` tells more.", problems=summary(found.problems))
            raise Stopped(told, 1) from None
        except CannotWrite as failure:
            raise Stopped(say("Error: {what}", what=failure.message), 3) from None
        except OSError as failure:
            if failure.errno == errno.EPIPE:
                raise  # `| head` has read enough: click ends without a word
            where = failure.filename or say("the system")
            why = failure.strerror or next(iter(failure.args), "")  # our own is a message
            raise Stopped(say("Error: {where}: {why}", where=where, why=why), 3) from None
        except _Ended:
            raise Stopped(say("Stopped."), 128 + signal.SIGTERM) from None
        except KeyboardInterrupt:
            raise Stopped(say("Interrupted."), 130) from None


def _heed_signals() -> None:
    """Have SIGTERM and SIGHUP end the command as Ctrl-C does, unless whoever started it has them ignored."""
    if threading.current_thread() is not threading.main_thread():
        return
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _end)
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))  # to whoever heeds that now


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _Ended

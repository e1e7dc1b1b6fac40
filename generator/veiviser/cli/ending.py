"""Maps exceptions to messages and exit codes."""

import errno
import signal
import sys
import threading
from types import FrameType
from typing import Any, NoReturn

import click

from veiviser.cli.reporting import show, summary
from veiviser.problem import ProblemsFound
from veiviser.writing import CannotWrite


class Stopped(click.ClickException):
    """Something ended the command before its time."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.code = exit_code


class _Ended(KeyboardInterrupt):
    """By the system, or by closing the terminal; what was begun is cleared away as after Ctrl-C."""


class Commands(click.Group):
    """Commands that say in one line why they ended: 1 problems, 2 wrong use, 3 not read or written, 130 interrupted."""

    def main(self, *args: Any, **extra: Any) -> Any:
        _heed_signals()
        try:
            code = super().main(*args, **extra | {"standalone_mode": False})
        except click.exceptions.NoArgsIsHelpError as wrong:
            wrong.show()
            sys.exit(2)
        except click.UsageError as wrong:
            path = wrong.ctx.command_path if wrong.ctx else "veiviser"
            message = " ".join(wrong.format_message().split())  # what was typed may hold a line break
            click.echo(f"Error: {message} (`{path} --help` tells more)", err=True)
            sys.exit(2)
        except Stopped as stop:
            if stop.message:
                click.echo(stop.message, err=True)
            sys.exit(stop.code)
        except click.Abort:
            sys.exit(130)
        sys.exit(code or 0)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ProblemsFound as found:
            show(found.problems, err=True)
            raise Stopped(f"Stopped by {summary(found.problems)}; `veiviser explain ID` tells more.", 1) from None
        except CannotWrite as failure:
            raise Stopped(f"Error: {failure}", 3) from None
        except OSError as failure:
            if failure.errno == errno.EPIPE:
                raise  # `| head` has read enough: click ends without a word
            raise Stopped(f"Error: {failure.filename or 'the system'}: {failure.strerror or failure}", 3) from None
        except _Ended:
            raise Stopped("Stopped.", 128 + signal.SIGTERM) from None
        except KeyboardInterrupt:
            raise Stopped("Interrupted.", 130) from None


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

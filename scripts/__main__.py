"""The command line: `python -m scripts <command>`.

The commands are the files of `scripts/commands/`; the module of a command is the only one that is
imported when it is called. Exit statuses: 0 done, 1 refused or failed (the reason is one French
line, or the diagnostics), 2 wrong usage, 70 a fault of the program, 130 interrupted, 141 nobody
reads the output any more. REGISTRE_DEBUG=1 shows tracebacks.
"""

import argparse
import gc
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from scripts.failures import complain, explain
from scripts.french_argparse import speak_french

_COMMANDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "commands")


def command_names() -> list[str]:
    """The names of the commands, sorted: the files of `scripts/commands/`, `_` read as `-`."""
    return sorted(
        entry.name.removesuffix(".py").replace("_", "-")
        for entry in os.scandir(_COMMANDS)
        if entry.name.endswith(".py") and not entry.name.startswith("_")
    )


def parser_for(names: Sequence[str]) -> argparse.ArgumentParser:
    """A parser that knows the given commands, each declared by its own module."""
    speak_french()
    parser = argparse.ArgumentParser(
        prog="python -m scripts",
        description="Le registre des cités de l’emploi : contrôle, paquet de données et site.",
        epilog="REGISTRE_DEBUG=1 affiche le détail d’une erreur interne.",
    )
    commands = parser.add_subparsers(title="commandes", metavar="commande", required=True)
    for name in names:
        module = importlib.import_module(f"scripts.commands.{name.replace('-', '_')}")
        command = commands.add_parser(name, help=module.SUMMARY, description=module.SUMMARY)
        module.register(command)
        command.set_defaults(run=module.run)
    return parser


def main(argv: Sequence[str]) -> int:
    """Runs one command and returns its exit status; without a command, shows the help.

    The cyclic garbage collector is off: next to nothing here makes cycles, and the process ends with the command. One
    that stays turns it on again, or collects when it has time.
    """
    gc.disable()
    try:
        try:
            args = _parse(argv or ["--help"])
            return args.run(args)
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt:
        complain("Interrompu.")
        return 130
    except Exception as error:
        return explain(error)


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    names = command_names()
    return parser_for([argv[0]] if argv[0] in names else names).parse_args(argv)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Ctrl+C and a polite request to end are one: what was begun is cleared away, and the second request can wait."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def _ask_again(dropped: "sys.UnraisableHookArgs") -> None:
    """Ask again for an interruption that Python drops where nothing can receive it: in `__del__`, as an import ends."""
    if isinstance(dropped.exc_value, KeyboardInterrupt):
        signal.setitimer(signal.ITIMER_REAL, 0.01)
    else:
        sys.__unraisablehook__(dropped)


def _open_standard_streams() -> None:
    """What a caller has closed (`>&-`) leads nowhere: the next file to be opened would take its place."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8")
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8")


if __name__ == "__main__":
    _open_standard_streams()
    for asked in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(asked) != signal.SIG_IGN:
            signal.signal(asked, _interrupt)
    signal.signal(signal.SIGALRM, _interrupt)
    sys.unraisablehook = _ask_again
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    status = main(sys.argv[1:])
    gc.freeze()  # Python would look once more at every object before it ends
    sys.exit(status)

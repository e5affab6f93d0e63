"""What may go wrong without being a fault of the program, and its one line of French."""

import errno
import os
import select
import sys
from contextlib import suppress

_REASONS = {
    errno.EACCES: "l’accès est refusé",
    errno.EADDRINUSE: "l’adresse est déjà prise",
    errno.EAGAIN: "la machine n’en permet pas plus pour le moment",
    errno.EBUSY: "la ressource est occupée",
    errno.EDQUOT: "le quota de disque est atteint",
    errno.EEXIST: "existe déjà",
    errno.EFBIG: "le fichier serait trop grand",
    errno.EIO: "erreur de lecture ou d’écriture du disque",
    errno.EISDIR: "est un dossier, pas un fichier",
    errno.ELOOP: "les liens symboliques tournent en rond",
    errno.EMFILE: "trop de fichiers sont ouverts",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.ENOENT: "n’existe pas",
    errno.ENOSPC: "il n’y a plus de place sur le disque",
    errno.ENOTDIR: "un élément du chemin n’est pas un dossier",
    errno.ENOTEMPTY: "le dossier n’est pas vide",
    errno.EPERM: "l’opération n’est pas permise",
    errno.EPIPE: "le programme qui lisait s’est arrêté",
    errno.EROFS: "le disque est en lecture seule",
    errno.ETXTBSY: "le fichier est en cours d’exécution",
}


_OF_WHAT_IS_WRITTEN = {errno.EDQUOT, errno.EFBIG, errno.ENOSPC, errno.EROFS}
"""Of a copy, what refuses is its place, not what is copied."""


class Failure(Exception):
    """A failure that the user can act upon: its message is the one French line to show."""


def describe(error: OSError) -> str:
    """The French line for a system error: the file it names, relative if it can be, and why.

    An error number without a French reason keeps the system's own words.
    """
    reason = _REASONS.get(error.errno or 0) or f"erreur du système ({error.strerror or error})"
    named = error.filename2 if error.filename2 and error.errno in _OF_WHAT_IS_WRITTEN else error.filename
    if not isinstance(named, str | bytes):
        return reason
    return f"{shown(os.fsdecode(named))} : {reason}"


def shown(path: str | os.PathLike[str]) -> str:
    """A path as it is told to the user: from the working folder where it lies below it."""
    return os.fspath(path).removeprefix(os.getcwd() + os.sep)


def not_utf_8(path: str | os.PathLike[str], error: UnicodeDecodeError) -> Failure:
    """The failure to raise where a file, read whole, turned out not to be text in UTF-8."""
    line = error.object.count(b"\n", 0, error.start) + 1
    return Failure(f"{shown(path)}:{line} : ce fichier n’est pas en UTF-8 ; enregistrez-le en « UTF-8 » (sans BOM).")


def explain(error: Exception) -> int:
    """Says in one line what happened, and returns the exit status that goes with it.

    With REGISTRE_DEBUG=1 it raises the error again instead.
    """
    if os.environ.get("REGISTRE_DEBUG") == "1":
        raise error
    match error:
        case BrokenPipeError() if _nobody_reads():
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 141
        case Failure():
            complain(str(error))
        case ModuleNotFoundError() if error.name and not error.name.startswith("scripts"):
            complain(
                f"Il manque le module Python « {error.name} » : passez par make, "
                "ou par .venv/bin/python ; au besoin, « make clean » puis recommencez."
            )
        case OSError():
            complain(f"Erreur : {describe(error)}.")
        case MemoryError():
            complain("Erreur : la mémoire ne suffit pas.")
        case _:
            first_line = str(error).partition("\n")[0]
            complain(f"Erreur interne ({type(error).__name__} : {first_line}). REGISTRE_DEBUG=1 en affiche le détail.")
            return 70
    return 1


def _nobody_reads() -> bool:
    """Whether the reader of standard output or standard error has gone."""
    poll = select.poll()
    for descriptor in (1, 2):
        poll.register(descriptor, 0)
    return any(event & select.POLLERR for _, event in poll.poll(0))


def complain(line: str) -> None:
    """Writes a line on standard error, where somebody reads it."""
    with suppress(OSError):
        print(line, file=sys.stderr, flush=True)

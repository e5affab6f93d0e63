"""What may go wrong without being a fault of the program, and its one line of French."""

import errno
import os

_REASONS = {
    errno.EACCES: "l'accès est refusé",
    errno.EADDRINUSE: "l'adresse est déjà prise",
    errno.EBUSY: "la ressource est occupée",
    errno.EDQUOT: "le quota de disque est atteint",
    errno.EEXIST: "existe déjà",
    errno.EFBIG: "le fichier serait trop grand",
    errno.EIO: "erreur de lecture ou d'écriture du disque",
    errno.EISDIR: "est un dossier, pas un fichier",
    errno.ELOOP: "les liens symboliques tournent en rond",
    errno.EMFILE: "trop de fichiers sont ouverts",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.ENOENT: "n'existe pas",
    errno.ENOSPC: "il n'y a plus de place sur le disque",
    errno.ENOTDIR: "un élément du chemin n'est pas un dossier",
    errno.ENOTEMPTY: "le dossier n'est pas vide",
    errno.EPERM: "l'opération n'est pas permise",
    errno.EPIPE: "le programme qui lisait s'est arrêté",
    errno.EROFS: "le disque est en lecture seule",
    errno.ETXTBSY: "le fichier est en cours d'exécution",
}


class Failure(Exception):
    """A failure that the user can act upon: its message is the one French line to show."""


def describe(error: OSError) -> str:
    """The French line for a system error: the file it names, relative if it can be, and why.

    An error number without a French reason keeps the system's own words.
    """
    reason = _REASONS.get(error.errno or 0) or f"erreur du système ({error.strerror or error})"
    if not isinstance(error.filename, str | bytes):
        return reason
    name = os.fsdecode(error.filename)
    here = os.getcwd() + os.sep
    return f"{name.removeprefix(here)} : {reason}"

"""argparse in French.

The standard library ships no translation of argparse. Its only seam is the `gettext` function
that it has imported as `_`, which `speak_french` replaces. A text that is not listed here (one of
a later Python, or one that only a programming mistake can raise) stays in English.
"""

import argparse

FRENCH = {
    "usage: ": "usage : ",
    "%(heading)s:": "%(heading)s :",
    "positional arguments": "arguments",
    "options": "options",
    "subcommands": "commandes",
    "show this help message and exit": "afficher cette aide",
    "show program's version number and exit": "afficher la version",
    " (default: %(default)s)": " (par défaut : %(default)s)",
    "%(prog)s: error: %(message)s\n": "%(prog)s : erreur : %(message)s\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s : attention : %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": ("« %(value)s » est inconnu (au choix : %(choices)s)"),
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "« %(value)s » est inconnu, peut-être « %(closest)s » ? (au choix : %(choices)s)"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "commande « %(parser_name)s » inconnue (au choix : %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": "« %(value)s » n’a pas la forme attendue (%(type)s)",
    "unrecognized arguments: %s": "arguments inconnus : %s",
    "unexpected option string: %s": "option inattendue : %s",
    "ambiguous option: %(option)s could match %(matches)s": ("l’option %(option)s est ambiguë : %(matches)s"),
    "the following arguments are required: %s": "il manque : %s",
    "one of the arguments %s is required": "il faut l’un de : %s",
    "not allowed with argument %s": "ne va pas avec %s",
    "ignored explicit argument %r": "n’attend pas de valeur (%r)",
    "expected one argument": "attend une valeur",
    "expected at most one argument": "attend une valeur au plus",
    "expected at least one argument": "attend au moins une valeur",
    "expected %s argument": "attend %s valeur",
    "expected %s arguments": "attend %s valeurs",
    "can't open '%(filename)s': %(error)s": "« %(filename)s » ne s’ouvre pas : %(error)s",
    "argument '%(argument_name)s' is deprecated": "l’argument « %(argument_name)s » est déconseillé",
    "command '%(parser_name)s' is deprecated": "la commande « %(parser_name)s » est déconseillée",
    "option '%(option)s' is deprecated": "l’option « %(option)s » est déconseillée",
    "cannot have multiple subparser arguments": "une seule commande à la fois",
}


def speak_french() -> None:
    """Makes every parser of this process use the French texts, from now on."""
    argparse._ = lambda text: FRENCH.get(text, text)
    argparse.ngettext = lambda one, many, count: FRENCH.get(one if count == 1 else many, one if count == 1 else many)

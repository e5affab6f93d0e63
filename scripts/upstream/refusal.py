"""Why an official file could not be compared: one French sentence, and a word that programs can test."""

from __future__ import annotations

from enum import StrEnum


class Mot(StrEnum):
    """The kind of refusal."""

    SANS_ADRESSE = "sans-adresse"
    SANS_COLONNES = "sans-colonnes"
    INJOIGNABLE = "injoignable"
    TROP_LENT = "trop-lent"
    TRONQUE = "tronque"
    ERREUR_DU_SERVEUR = "erreur-du-serveur"
    INTROUVABLE = "introuvable"
    REFUSE = "refuse"
    TROP_DE_RENVOIS = "trop-de-renvois"
    TROP_GROS = "trop-gros"
    VIDE = "vide"
    PAGE_WEB = "page-web"
    FORMAT_INCONNU = "format-inconnu"
    COLONNE_ABSENTE = "colonne-absente"
    ABSENT_DU_CACHE = "absent-du-cache"


class Refusal(Exception):
    """An official file cannot be compared; the message is the French sentence to show."""

    def __init__(self, mot: Mot, message: str) -> None:
        super().__init__(message)
        self.mot = mot

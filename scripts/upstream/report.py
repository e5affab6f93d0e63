"""What a comparison of all files found: the state of each file, the gaps by cité, and the patch."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from scripts.diagnostics.wording import typographic
from scripts.french import compte, nombre
from scripts.upstream.gap import Gap, Sens
from scripts.upstream.refusal import Mot

WORDS = {Sens.MANQUE: "manque", Sens.EN_TROP: "en trop", Sens.AUTREMENT: "autrement"}


class Etat(StrEnum):
    """What became of an official file."""

    COMPARE = "compare"
    ECARTE = "ecarte"


class Fichier(Struct, frozen=True, kw_only=True):
    """An official file: what it is, how it was read, and its gaps; `mot` and `pourquoi` tell why it was put aside."""

    id: str
    titre: str
    editeur: str
    jeu: str | None
    adresse: str | None
    etat: Etat
    mot: Mot | None = None
    pourquoi: str | None = None
    sha256: str | None = None
    octets: int | None = None
    lignes: int | None = None
    remarques: tuple[str, ...] = ()
    ecarts: tuple[Gap, ...] = ()


class Correctif(Struct, frozen=True, kw_only=True):
    """The unified diff of `data/cites.yaml`, and what the check would say once it is applied, a line a diagnostic."""

    diff: str
    controle: tuple[str, ...]


class Rapport(Struct, frozen=True, kw_only=True):
    """The whole report; `cites` names the cités of the registry, in the order of the file."""

    jour: date
    fichiers: tuple[Fichier, ...]
    cites: dict[str, str]
    correctif: Correctif | None = None

    @property
    def ecarts(self) -> int:
        """How many gaps there are in all."""
        return sum(len(fichier.ecarts) for fichier in self.fichiers)

    @property
    def ecartes(self) -> tuple[Fichier, ...]:
        """The files that were put aside."""
        return tuple(fichier for fichier in self.fichiers if fichier.etat is Etat.ECARTE)

    @property
    def en_panne(self) -> tuple[Fichier, ...]:
        """The files that were put aside though `data/amont.yaml` describes them: something has changed."""
        return tuple(fichier for fichier in self.ecartes if fichier.mot not in (Mot.SANS_ADRESSE, Mot.SANS_COLONNES))

    def of(self, cite: str | None) -> tuple[tuple[Fichier, Gap], ...]:
        """Return the gaps of a cité, or of none, each with its file."""
        return tuple((fichier, gap) for fichier in self.fichiers for gap in fichier.ecarts if gap.cite == cite)


def summary(rapport: Rapport) -> str:
    """Say in one French line how many files were compared and how many gaps there are."""
    compared = len(rapport.fichiers) - len(rapport.ecartes)
    line = f"{compte(compared, 'fichier comparé', 'fichiers comparés')}, {compte(rapport.ecarts, 'écart')}"
    if rapport.ecartes:
        line += f" ; {compte(len(rapport.ecartes), 'fichier mis', 'fichiers mis')} de côté"
    return typographic(f"{line}.")


def state(fichier: Fichier) -> str:
    """Say in French what became of a file, without its title."""
    if fichier.etat is Etat.ECARTE:
        said = f"mis de côté : {fichier.pourquoi}"
    else:
        said = f"{compte(fichier.lignes or 0, 'ligne')}, {compte(len(fichier.ecarts), 'écart')}"
    return typographic(" ; ".join((said, *fichier.remarques)))


def gap(fichier: Fichier, one: Gap) -> str:
    """Say a gap in French, with the file that it comes from."""
    mended = " (dans le correctif)" if one.edit else ""
    return typographic(f"{WORDS[one.sens]} : {one.phrase} [{fichier.id}]{mended}")


def after(correctif: Correctif) -> str:
    """Say in French what the patch changes, and what the check would say of it."""
    changed = sum(
        line.startswith(("+", "-")) and not line.startswith(("+++", "---")) for line in correctif.diff.split("\n")
    )
    said = f"Le correctif change {nombre(changed)} lignes de data/cites.yaml"
    if not correctif.controle:
        return typographic(f"{said} ; une fois appliqué, le contrôle n’a rien à redire.")
    return typographic(f"{said} ; une fois appliqué, le contrôle dira {compte(len(correctif.controle), 'chose')} :")

"""Every rule of the check, why it is one, and what it accepts and refuses: `/regles/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from scripts import ROOT
from scripts.diagnostics.diagnostic import Niveau, Regle, Severite
from scripts.examples import Example, read_examples
from scripts.french import compte, typographie
from scripts.links import Renvoi, cite_link
from scripts.model.model import Model
from scripts.pages.parts.page import Page
from scripts.registry import faults
from scripts.rules import all_rules

_NIVEAUX = {
    Niveau.SYNTAXE: ("Le fichier se lit", "Rien d’autre n’est contrôlé tant qu’un fichier ne se découpe pas."),
    Niveau.FORME: (
        "Chaque clé et chaque valeur ont leur forme",
        "Une cité qui a une telle erreur attend pour la suite.",
    ),
    Niveau.IDENTITES: ("Les entrées sont toutes là, une fois", "Un identifiant publié ne disparaît jamais."),
    Niveau.CODES: ("Chaque code existe", "Les codes sont comparés aux tables officielles."),
    Niveau.COHERENCE: ("Les valeurs s’accordent", "Ce qui est dit à deux endroits doit se répondre."),
    Niveau.PRESENTATION: ("Le fichier est en forme", "« make format » corrige tout ce qui suit."),
    Niveau.ENSEMBLE: ("L’ensemble tombe juste", "Jugé seulement quand il ne reste aucune autre erreur."),
}


class LigneRegle(Struct, frozen=True):
    """One rule; `exemple` is absent where no excerpt could show it."""

    id: str
    titre: str
    pourquoi: str
    avertissement: bool
    message: str | None
    exemple: Example | None


class NiveauDecrit(Struct, frozen=True):
    """The rules that look equally deep."""

    id: str
    titre: str
    description: str
    regles: tuple[LigneRegle, ...]


class Epargne(Struct, frozen=True):
    """One rule that one cité need not follow, until a day."""

    regle: str
    titre: str
    cite: Renvoi
    pourquoi: str
    jusqu_au: date


class PageRegles(Struct, frozen=True):
    """All rules, in the order in which the check runs them, and what is spared from them."""

    nombre_de_regles: int
    exceptions: tuple[Epargne, ...]
    niveaux: tuple[NiveauDecrit, ...]


def pages(model: Model) -> Iterator[Page]:
    """The one page. Raises Failure where the broken registries, which give the examples, are missing."""
    examples = read_examples(ROOT)
    regles = [*faults.REGLES, *(rule.REGLE for rule in all_rules())]
    niveaux = tuple(
        NiveauDecrit(
            id=f"niveau-{niveau.name.lower()}",
            titre=titre,
            description=typographie(description),
            regles=tuple(_ligne(regle, examples.get(regle.id)) for regle in regles if regle.niveau is niveau),
        )
        for niveau, (titre, description) in _NIVEAUX.items()
    )
    yield Page(
        path="regles/index.html",
        template="regles.html",
        title="Les règles du contrôle",
        description=f"Les {compte(len(regles), 'règle')} que suit le registre des cités de l’emploi : pourquoi, "
        "ce qu’il ne faut pas écrire, et ce qu’il faut écrire.",
        kind="Page",
        context=PageRegles(len(regles), tuple(_exceptions(model, regles)), niveaux),
    )


def _exceptions(model: Model, regles: Iterable[Regle]) -> Iterator[Epargne]:
    titres = {regle.id: typographie(regle.titre) for regle in regles}
    for one in model.exceptions:
        cite = cite_link(model.cites[one.cite])
        yield Epargne(one.regle, titres[one.regle], cite, typographie(one.pourquoi), one.jusqu_au)


def _ligne(regle: Regle, exemple: Example | None) -> LigneRegle:
    return LigneRegle(
        id=regle.id,
        titre=typographie(regle.titre),
        pourquoi=typographie(regle.pourquoi),
        avertissement=regle.severite is Severite.AVERTISSEMENT,
        message=exemple and typographie(exemple.message),
        exemple=exemple,
    )

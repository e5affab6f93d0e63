"""The fiche of a cité: `/cites/<slug>/`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from scripts.french import compte, jour, liste, typographie
from scripts.links import (
    Renvoi,
    cite_link,
    cite_links,
    cite_path,
    commune_link,
    commune_links,
    contrat_2015_link,
    contrat_2024_link,
    departement_link,
    qpv_path,
    region_link,
    sorted_cites,
)
from scripts.maps.cite import cite_figure, qpv_numbers
from scripts.maps.rendering import Drawing
from scripts.model.model import Cite, Habitants, Lien, Model
from scripts.outlines.contours import Contours
from scripts.pages.parts import blocs
from scripts.pages.parts.appels import Appel, appels, forms_of
from scripts.pages.parts.blocs import Adresse, Bloc, Organisme
from scripts.pages.parts.changements import LigneChangement, of_cite
from scripts.pages.parts.cite_rows import kind_of_territoire
from scripts.pages.parts.descriptions import fitting
from scripts.pages.parts.frise import Frises, Jalon
from scripts.pages.parts.interlocuteurs import Interlocuteurs, interlocuteurs
from scripts.pages.parts.page import Link, Page
from scripts.pages.parts.provenance import Dit, Notice, Preuve, cited, preuve
from scripts.pages.parts.qpv_rows import SITUATIONS, Quartier2015, Quartier2024, quartier_2015, quartier_2024
from scripts.pages.parts.remarques import remarques
from scripts.pages.parts.ways_out import data_of
from scripts.registry import records
from scripts.registry.provenance import Confiance

_BLOCS = ("statut", "identite", "vague", "territoire", "communes_anct", "contrats_de_ville", "qpv")
_PILOTAGE = "pilotage-prefectures"
_VAGUE = {
    Confiance.ATTESTEE: "Une source nomme cette cité et donne l’année.",
    Confiance.PROBABLE: "Une source le laisse entendre.",
    Confiance.DEDUITE: "Aucune source ne le dit en ces mots\u00a0: l’année se déduit de ce qu’elles disent.",
    Confiance.A_CONFIRMER: "Seul le numéro de la cité dans la liste de l’ANCT l’indique "
    "(001 à 024 en 2020, 025 à 084 en 2021)\u202f; à confirmer.",
}
_VAGUE_DE_PLUSIEURS = {
    **_VAGUE,
    Confiance.ATTESTEE: "Des sources nomment cette cité et donnent l’année.",
    Confiance.PROBABLE: "Des sources le laissent entendre.",
}
"""The same where several sources are cited."""
_MANQUES = {
    "lancements": "quand elle a commencé",
    "publics": "qui elle accompagnait",
    "actions": "ce qu’elle a fait",
}


class Quartier(Struct, frozen=True):
    """A QPV in the table of a fiche, under the number it has on the map; `preuve` is absent where it is the list's."""

    numero: int
    quartier: Quartier2015
    situation: str
    confiance: Confiance
    preuve: Preuve | None
    partage: tuple[Renvoi, ...]


class ContratLie(Struct, frozen=True):
    """A contrat de ville of a cité; `role` is absent for those of 2024, which are inferred."""

    contrat: Renvoi
    role: str | None = None


class Voisines(Struct, frozen=True):
    """Other cités: of the same départements, and before and after in alphabetical order."""

    departement: tuple[Renvoi, ...]
    precedente: Renvoi | None
    suivante: Renvoi | None


class Fiche(Struct, frozen=True):
    """All that a fiche shows. Blocks bear the names of the registry; the rest follows from them.

    `territoire_lieux` name the territory; `territoire_communes` are the communes it resolves to, empty where it is
    made of communes. `quartiers_2024_alentour` are without parent too, in communes of the territory not listed.
    `deborde`, `contestes` and `a_confirmer` count QPV; `habitants_confirmes` are the residents (Insee, 2018) of those
    that do not remain to be confirmed.
    """

    carte: Drawing
    id: str
    nom: str
    nom_anct: str
    etat: str
    depuis: str
    frise: tuple[Jalon, ...]
    interlocuteurs: Interlocuteurs
    annee: int
    annee_connue: str
    territoire_type: str
    territoire_lieux: tuple[Renvoi, ...]
    territoire_communes: tuple[Renvoi, ...]
    territoire_hors: tuple[Renvoi, ...]
    regions: tuple[Renvoi, ...]
    departements: tuple[Renvoi, ...]
    communes_listees: int
    communes_coeur: tuple[Renvoi, ...]
    communes_limitrophes: tuple[Renvoi, ...]
    quartiers: tuple[Quartier, ...]
    sans_successeur: int
    remarques: tuple[Dit, ...]
    quartiers_2024_sans_parent: tuple[Quartier2024, ...]
    quartiers_2024_alentour: tuple[Quartier2024, ...]
    habitants: Habitants
    deborde: int
    contestes: int
    a_confirmer: int
    habitants_confirmes: int
    contrats: tuple[ContratLie, ...]
    contrats_limitrophes: int
    contrats_2024: tuple[ContratLie, ...]
    statut: Bloc
    identite: Bloc
    changements: tuple[LigneChangement, ...]
    vague: Bloc
    territoire: Bloc
    communes_anct: Bloc
    contrats_de_ville: Bloc
    qpv: Bloc
    qpv_ailleurs: str
    porteurs: tuple[Organisme, ...]
    contacts: tuple[Organisme, ...]
    pilotage: Dit | None
    pages: tuple[Adresse, ...]
    lancements: tuple[Dit, ...]
    publics: tuple[Dit, ...]
    actions: tuple[Dit, ...]
    manques: str
    voisines: Voisines
    appels: Mapping[str, Appel]
    sources: tuple[Notice, ...]


class _Index(Struct, frozen=True):
    """What all fiches need of the whole, computed once: contrats and QPV of 2024, by cité."""

    contrats_2024: Mapping[str, Sequence[str]]
    sans_parent: Mapping[str, Sequence[str]]
    alentour: Mapping[str, Sequence[str]]
    pilotage: Dit | None
    frises: Frises
    contours: Contours


def keys(model: Model) -> list[str]:
    """The identifiers of all cités."""
    return [*model.cites]


def mapped_pages(model: Model, contours: Contours, keys: Sequence[str]) -> Iterator[Page]:
    """One page a cité. Raises Failure (outlines)."""
    index = _index(model, contours)
    cites = sorted_cites(model.cites.values())
    ranks = {cite.id: rank for rank, cite in enumerate(cites)}
    for cite_id in keys:
        cite, rank = model.cites[cite_id], ranks[cite_id]
        before = cite_link(cites[rank - 1]) if rank else None
        after = cite_link(cites[rank + 1]) if rank + 1 < len(cites) else None
        yield _page(cite, _fiche(model, cite, index, Voisines(_same_departement(model, cite), before, after)))


def _page(cite: Cite, fiche: Fiche) -> Page:
    first, last = cite.lignes
    where = liste(link.label for link in fiche.departements if link.label not in fiche.nom)
    counted = (
        f"La cité de l’emploi {fiche.nom}{f' ({where})' if where else ''}, "
        f"terminée depuis {jour(cite.record.statut.depuis)}\u00a0: "
        f"{compte(len(cite.qpv), 'quartier prioritaire', 'quartiers prioritaires')}, "
        f"{compte(len(cite.communes_anct), 'commune')}"
    )
    return Page(
        path=f"{cite_path(cite)}index.html",
        template="cite.html",
        title=fiche.nom,
        description=fitting(
            f"{counted}{', qui la portait' if fiche.porteurs else ''}, ce qu’en disent les sources.", f"{counted}."
        ),
        kind="Cité",
        context=fiche,
        crumbs=(Link("Les 84 cités", "cites/"),),
        ways_out=data_of("cites", "cites_communes_anct", "cites_qpv_2015", "cites_qpv_2024"),
        drawing="cite",
        forms=forms_of(cite.record),
        edit=f"data/cites.yaml#L{first}-L{last}",
    )


def _index(model: Model, contours: Contours) -> _Index:
    orphans = {code: ids for code, ids in model.cites_by_qpv_2024.items() if code not in model.successions_by_2024}
    pilotage = next((fait for fait in model.programme.faits if fait.id == _PILOTAGE), None)
    piloted = pilotage and Dit(typographie(pilotage.texte), preuve(model, pilotage))
    return _Index(
        contrats_2024=_by_cite(model.cites_by_contrat_2024),
        sans_parent=_by_cite(orphans),
        alentour=_by_cite(model.cites_around_qpv_2024),
        pilotage=piloted,
        frises=Frises(model),
        contours=contours,
    )


def _by_cite(cites_by_code: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    codes: dict[str, list[str]] = defaultdict(list)
    for code, ids in cites_by_code.items():
        for cite_id in ids:
            codes[cite_id].append(code)
    return codes


def _same_departement(model: Model, cite: Cite) -> tuple[Renvoi, ...]:
    ids = dict.fromkeys(other for code in cite.departements for other in model.cites_by_departement[code])
    return cite_links(model, (other for other in ids if other != cite.id))


def _fiche(model: Model, cite: Cite, index: _Index, voisines: Voisines) -> Fiche:
    record = cite.record
    numbers = qpv_numbers(cite)
    quartiers = tuple(_quartier(model, record.qpv, lien, numbers[lien.code]) for lien in cite.qpv)
    confirmes = [row for row in quartiers if row.confiance != Confiance.A_CONFIRMER]
    dits = remarques(model, (lien.code for lien in cite.qpv))
    own = {name: blocs.bloc(model, getattr(record, name)) for name in _BLOCS}
    stated = {
        "porteurs": blocs.porteurs(model, record),
        "contacts": blocs.contacts(model, record),
        "pages": blocs.adresses(model, record),
        "lancements": blocs.lancements(model, record),
        "publics": blocs.dits(model, record.publics),
        "actions": blocs.dits(model, record.actions),
    }
    return Fiche(
        carte=Drawing(partial(cite_figure, model, index.contours, cite, partial(_href, model))),
        id=cite.id,
        nom=typographie(cite.nom),
        nom_anct=typographie(record.identite.nom_anct),
        changements=of_cite(model, cite.id),
        etat=record.statut.etat,
        depuis=record.statut.depuis,
        frise=index.frises.of(cite),
        interlocuteurs=interlocuteurs(model),
        annee=record.vague.annee,
        annee_connue=(_VAGUE_DE_PLUSIEURS if len(record.vague.sources) > 1 else _VAGUE)[record.vague.confiance],
        territoire_type=kind_of_territoire(model, cite),
        territoire_lieux=_lieux(model, cite),
        territoire_communes=commune_links(model, cite.territoire) if record.territoire.type != "communes" else (),
        territoire_hors=commune_links(model, record.territoire.hors),
        regions=tuple(region_link(model, code) for code in cite.regions),
        departements=tuple(departement_link(model, code) for code in cite.departements),
        communes_listees=len(cite.communes_anct),
        communes_coeur=commune_links(model, (lien.code for lien in cite.communes_anct if lien.role == "coeur")),
        communes_limitrophes=commune_links(model, (lien.code for lien in cite.communes_anct if lien.role != "coeur")),
        quartiers=quartiers,
        sans_successeur=sum(not row.quartier.successeurs for row in quartiers),
        remarques=dits,
        quartiers_2024_sans_parent=tuple(quartier_2024(model, code) for code in index.sans_parent.get(cite.id, ())),
        quartiers_2024_alentour=tuple(quartier_2024(model, code) for code in index.alentour.get(cite.id, ())),
        habitants=cite.habitants,
        deborde=sum(lien.role == "a_cheval" for lien in cite.qpv),
        contestes=sum(lien.confiance == Confiance.CONTESTEE for lien in cite.qpv),
        a_confirmer=len(quartiers) - len(confirmes),
        habitants_confirmes=sum(row.quartier.habitants or 0 for row in confirmes),
        contrats=tuple(ContratLie(contrat_2015_link(model, lien.code), lien.role) for lien in cite.contrats),
        contrats_limitrophes=sum(lien.role == "limitrophe" for lien in cite.contrats),
        contrats_2024=tuple(
            ContratLie(contrat_2024_link(model, code)) for code in index.contrats_2024.get(cite.id, ())
        ),
        qpv_ailleurs=_ailleurs(own["qpv"]),
        pilotage=index.pilotage,
        manques=_manques(record),
        voisines=voisines,
        appels=appels(record),
        sources=cited(
            [
                *(proof for name in _BLOCS for proof in blocs.preuves(own[name])),
                *(row.preuve for row in quartiers if row.preuve),
                *(item.preuve for items in stated.values() for item in items),
                *(dit.preuve for dit in dits),
                *((index.pilotage.preuve,) if index.pilotage else ()),
            ]
        ),
        **own,
        **stated,
    )


def _ailleurs(qpv: Bloc) -> str:
    """Whether other sources bear the list of QPV out, as the end of a sentence; those that only add to it do not."""
    confirment = len(cited(dit.preuve for dit in qpv.mentions if dit.nature == "confirme"))
    if confirment and qpv.dissidentes:
        return ", et d’autres sources la confirment ou la contestent"
    count = confirment + qpv.dissidentes
    verbe = "confirme" if confirment else "conteste"
    if count > 1:
        return f", et d’autres sources la {verbe}nt"
    return f", et une autre source la {verbe}" if count else ""


def _href(model: Model, code_qpv: str) -> str | None:
    """The page of a QPV of either generation, from a fiche."""
    found = code_qpv in model.cites_by_qpv_2015 or code_qpv in model.cites_by_qpv_2024
    return f"../../{qpv_path(code_qpv)}" if found else None


def _lieux(model: Model, cite: Cite) -> tuple[Renvoi, ...]:
    territoire = cite.record.territoire
    match territoire.type:
        case "communes":
            return tuple(_commune_or_arrondissement(model, code) for code in territoire.codes)
        case "departement":
            return tuple(departement_link(model, code) for code in territoire.codes)
        case _:
            return (Renvoi(typographie(cite.nom_territoire), None),)


def _commune_or_arrondissement(model: Model, code: str) -> Renvoi:
    link = commune_link(model, model.reference.commune_2024(code))
    ancienne = model.reference.communes_anciennes.get(code)
    return (
        Renvoi(typographie(ancienne.nom).replace("Arrondissement", "arrondissement"), link.path) if ancienne else link
    )


def _quartier(model: Model, liste_qpv: records.ListeQpv, lien: Lien, numero: int) -> Quartier:
    return Quartier(
        numero=numero,
        quartier=quartier_2015(model, lien.code),
        situation=SITUATIONS[lien.role],
        confiance=lien.confiance,
        preuve=preuve(model, lien) if lien.sources != liste_qpv.sources else None,
        partage=cite_links(model, lien.partage_avec),
    )


def _manques(record: records.Cite) -> str:
    """What no source says of the activity, after « ne dit »: « quand elle a commencé ni ce qu’elle a fait »."""
    *first, last = [words for name, words in _MANQUES.items() if not getattr(record, name)] or [""]
    return f"{', '.join(first)} ni {last}" if first else last
